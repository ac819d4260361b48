//! The rows of a list that was read, some after the others, and what was found out of all of them.

use super::{
    Options, Refusal, Report, Row, UnknownCountry,
    again::Again,
    batch::{BATCH, Batch},
    entries::Entries,
    exported::Signers,
    file::File,
    left_out, like_organisations,
    numbers::Numbers,
    report::called,
    row::{self, Rows},
    sorted_alone::Known,
    standing::Listed,
};
use crate::{FederationError, Instance, error::Result, replica::Change};
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::list::Origin;
use undersigned_store::{
    acting,
    appeals::Appeal,
    organizations::{self, Organization},
};

/// Imports what was read.
pub(super) async fn take(
    instance: &Instance,
    appeal: &Appeal,
    file: File,
    options: &Options,
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Result<Report> {
    let File {
        rows,
        columns,
        joined_lines,
        days_read,
        times_not_read: mut times_left_out,
        countries_not_known,
    } = file;
    let mut report = Report {
        columns,
        joined_lines,
        days_read,
        ..Report::default()
    };
    let (mut rows, ahead) = sound(rows, options, &last_day(instance), &mut report);
    times_left_out.extend(ahead);
    let organization = initiator(instance, appeal).await?;
    if options.as_left_out {
        leave_out_as_before(instance, appeal, &mut rows, &mut report).await?;
    }
    if options.dry_run && rows.iter().any(|(_, row)| row.is_person()) {
        know_who_asks(instance).await?;
    }
    let mut taking = Taking::of(instance, organization, options, report);
    taking.ids = ids_of_table(&rows);
    let total = rows.len();
    let together = if options.whole { total.max(1) } else { BATCH };
    let mut done = 0;
    for some in rows.chunks(together) {
        Box::pin(taking.take_together(appeal.id, some)).await?;
        done += some.len();
        progress(done, total);
    }
    Ok(taking.end(&rows, &times_left_out, countries_not_known))
}

/// The rows that can be taken, and the lines of those whose day of signing is left out, since it lies ahead. The report says
/// what is wrong with the others.
fn sound(
    rows: Rows,
    options: &Options,
    last_day: &str,
    report: &mut Report,
) -> (Vec<(u64, Row)>, BTreeSet<u64>) {
    let mut ahead = BTreeSet::new();
    let mut sound = Vec::new();
    for (line, row) in rows {
        if options.without.contains(&line) {
            continue;
        }
        match row {
            Ok(mut row) => {
                if row.leave_out_after(last_day) {
                    ahead.insert(line);
                }
                sound.push((line, row));
            }
            Err(fault) => {
                let lines = match fault.is_harmless() {
                    true => &mut report.left_out,
                    false => &mut report.refused,
                };
                lines.push(fault.at(line));
            }
        }
    }
    (sound, ahead)
}

/// The ids by which rows of an exported table know their entries.
fn ids_of_table(rows: &[(u64, Row)]) -> Vec<String> {
    let ids = rows.iter().filter_map(|(_, row)| match row {
        Row::Standing(row) if row.written.is_some() => row.id.clone(),
        Row::Standing(_) | Row::Signer(_) | Row::Count(_) | Row::Person(_) => None,
    });
    ids.collect()
}

/// The organisation whose appeal it is, which signs for who is on the list.
async fn initiator(instance: &Instance, appeal: &Appeal) -> Result<Organization> {
    let organization = match appeal.organization_id {
        Some(id) => organizations::by_id(instance.database.conn(), id).await?,
        None => None,
    };
    organization.ok_or_else(|| {
        FederationError::forbidden("not_initiator", "the appeal is another server's")
    })
}

/// Leaves out those rows that somebody left out at the desk.
async fn leave_out_as_before(
    instance: &Instance,
    appeal: &Appeal,
    rows: &mut Vec<(u64, Row)>,
    report: &mut Report,
) -> Result<()> {
    let all = rows.iter().map(|(line, row)| (line, row));
    let before = left_out::before(instance, appeal, all).await?;
    rows.retain(|(line, _)| !before.contains(line));
    let before = before.into_iter();
    report.left_out.extend(before.map(left_out::refusal));
    Ok(())
}

/// Has the log say who looks what would become of people, before anything is read of them: the answer tells who
/// signed, and nothing else of it lasts. At the desk it says so since the list was read.
async fn know_who_asks(instance: &Instance) -> Result<()> {
    if acting::is_known() {
        instance.database.begin().await?.commit().await?;
    }
    Ok(())
}

/// The last day on which somebody can have signed. Somewhere it is tomorrow already, and times without a zone may be
/// of there.
pub(super) fn last_day(instance: &Instance) -> String {
    let last = instance.clock.now() + TimeDelta::hours(14);
    last.format("%Y-%m-%d").to_string()
}

/// A list that is taken, with what its rows have said so far.
pub(super) struct Taking<'a> {
    instance: &'a Instance,
    /// Who signs for who is on the list.
    pub organization: Organization,
    pub options: &'a Options,
    pub report: Report,
    pub entries: Entries,
    pub again: Again,
    /// The list as it was before, once a row was known by its id.
    pub listed: Option<Listed>,
    /// What rows of a table say of entries that they know by their ids.
    pub known: Known,
    signers: Signers,
    /// The ids that the rows of an exported table name.
    ids: Vec<String>,
    /// Whether that was exported from this very list, once somebody has asked.
    is_of_this: Option<bool>,
    numbers: Numbers,
    closed_at: Option<u64>,
}

impl<'a> Taking<'a> {
    /// One of which nothing was taken yet.
    fn of(
        instance: &'a Instance,
        organization: Organization,
        options: &'a Options,
        report: Report,
    ) -> Self {
        Self {
            instance,
            organization,
            options,
            report,
            entries: Entries::default(),
            again: Again::default(),
            listed: None,
            known: Known::default(),
            signers: Signers::default(),
            ids: Vec::new(),
            is_of_this: None,
            numbers: Numbers::default(),
            closed_at: None,
        }
    }

    /// Takes some rows, which become lasting together.
    async fn take_together(&mut self, appeal_id: i64, some: &[(u64, Row)]) -> Result<()> {
        let change = self.instance.change_to_sign(appeal_id).await?;
        let rows = self.settled(&change, some);
        self.numbers.begin(&change.list());
        let closed_at = || row::closed_at(&change.list());
        self.closed_at = self.closed_at.or_else(closed_at);
        let mut batch = Batch::begin(change, &self.organization, self.options, &rows).await?;
        batch.take(self, &rows).await?;
        // Those that become lasting by and by are looked at together before.
        if self.options.whole && !self.options.dry_run {
            self.look_for_sorted();
            self.report.check_sorted()?;
        }
        batch.write(&self.organization).await?;
        self.numbers.compare(&batch.list());
        batch.end(self.options.dry_run).await?;
        if !self.options.dry_run {
            self.instance.wake_delivery();
        }
        Ok(())
    }

    /// The rows as they are taken. A table does not say of which list it is, but some id tells: that it is this one, where an
    /// entry has it that an initiator has brought. The report says what is wrong with the others.
    fn settled(&mut self, change: &Change, some: &[(u64, Row)]) -> Vec<(u64, Row)> {
        // Whoever signed by itself may have the same id on each list; what an initiator says of somebody has it on one.
        let is_attested = |id: &String| {
            let entry = change.entry(id);
            entry.is_some_and(|entry| matches!(entry.origin, Origin::Attested(_)))
        };
        let is_of_this = self.is_of_this;
        let is_of_this = is_of_this.unwrap_or_else(|| self.ids.iter().any(is_attested));
        self.is_of_this = Some(is_of_this);
        let listed_as = |id: &str| change.entry(id).map(|entry| entry.kind);
        let mut rows = Vec::new();
        let settled = self.signers.settled(some, is_of_this, listed_as);
        for ((line, row), (_, read)) in settled.into_iter().zip(some) {
            match row {
                Ok(row) => rows.push((line, row)),
                Err(fault) => self.report.refused.push(Refusal {
                    entry: read.signer().map(|signer| called(&signer.names)),
                    ..fault.at(line)
                }),
            }
        }
        rows
    }

    /// Says in the report which columns seem to have been sorted by themselves, unless somebody has said that this is meant.
    fn look_for_sorted(&mut self) {
        if !self.options.renamed_all {
            self.report.names_sorted = self.known.are_names_sorted();
            self.report.columns_sorted = self.known.columns_sorted();
        }
    }

    /// What became of all rows.
    fn end(
        mut self,
        rows: &[(u64, Row)],
        times_left_out: &BTreeSet<u64>,
        mut countries_not_known: BTreeMap<u64, String>,
    ) -> Report {
        if self.options.dry_run {
            self.look_for_sorted();
        }
        let Self {
            mut report,
            numbers,
            closed_at,
            ..
        } = self;
        report.refused.sort_by_key(|refusal| refusal.line);
        report.taken.sort_by_key(|(line, _)| *line);
        report.renamed.sort_by_key(|one| one.line);
        report.changed.sort_by_key(|one| one.line);
        report.numbers_not_taken.sort_unstable();
        report.renumbered = numbers.moved();
        report.people_like_organisations = like_organisations::lines(rows, &report.taken);
        report.after_closing = row::signed_after(closed_at, rows, &report.taken);
        let taken = report.taken.iter().map(|(line, _)| *line);
        let left_out = taken.clone().filter(|line| times_left_out.contains(line));
        report.times_not_read = left_out.collect();
        let not_known = taken.filter_map(|line| {
            let country = countries_not_known.remove(&line)?;
            Some(UnknownCountry { line, country })
        });
        report.countries_not_known = not_known.collect();
        report
    }
}
