//! The rows of a list that was read, one after the other: each is signed, counted or refused, and said in the report.

use super::{
    Options, Report, Row, Taken, UnknownCountry,
    again::Again,
    entering,
    entries::{self, Entries, Entry},
    exported::Signers,
    file::File,
    gone::Gone,
    left_out, like_organisations,
    numbers::Numbers,
    remembered::Remembered,
    row,
    sorted_alone::{names_sorted, seem_sorted},
    standing::{self, Listed},
    taken_number,
};
use crate::{
    FederationError, Instance,
    actions::{
        admit::check_not_withdrawn,
        attest::{self, Attested, Signed, check_initiator},
        people,
        tally::{self, Told},
    },
    error::Result,
    keys::ActorKeys,
    replica::Change,
};
use chrono::TimeDelta;
use std::collections::BTreeSet;
use undersigned_domain::{Names, Verified, attestation::SignerKind};
use undersigned_store::{
    acting,
    appeals::Appeal,
    organizations::{self, Organization},
};

/// Rows that become lasting together. What has been reported as done survives a crash.
const BATCH: usize = 50;

/// Imports what was read.
pub(super) async fn take(
    instance: &Instance,
    appeal: &Appeal,
    file: File,
    options: &Options,
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Result<Report> {
    let File {
        rows: read,
        times_not_read,
        mut countries_not_known,
        ..
    } = file;
    let mut report = Report {
        columns: file.columns,
        joined_lines: file.joined_lines,
        days_read: file.days_read,
        ..Report::default()
    };
    let last_day = last_day(instance);
    let mut ahead = BTreeSet::new();
    let mut rows = Vec::new();
    for (line, row) in read {
        if options.without.contains(&line) {
            continue;
        }
        match row {
            Ok(mut row) => {
                if row.leave_out_after(&last_day) {
                    ahead.insert(line);
                }
                rows.push((line, row));
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
    let organization = match appeal.organization_id {
        Some(id) => organizations::by_id(instance.database.conn(), id).await?,
        None => None,
    };
    let organization = organization.ok_or_else(|| {
        FederationError::forbidden("not_initiator", "the appeal is another server's")
    })?;
    if options.as_left_out {
        let all = rows.iter().map(|(line, row)| (line, row));
        let before = left_out::before(instance, appeal, all).await?;
        rows.retain(|(line, _)| !before.contains(line));
        let before = before.into_iter();
        report.left_out.extend(before.map(left_out::refusal));
    }
    if options.dry_run && rows.iter().any(|(_, row)| row.is_person()) {
        know_who_asks(instance).await?;
    }
    let total = rows.len();
    let mut done = 0;
    let mut closed_at = None;
    let mut numbers = Numbers::default();
    let mut entries = Entries::default();
    let mut listed = None;
    let mut again = Again::default();
    let mut known_by_id: Vec<(Names, Names)> = Vec::new();
    let together = if options.whole { total.max(1) } else { BATCH };
    let mut signers = Signers::default();
    for some in rows.chunks(together) {
        let mut change = instance.change_to_sign(appeal.id).await?;
        let mut batch = Vec::new();
        let listed_as = |id: &str| change.entry(id).map(|entry| entry.kind);
        for (line, row) in signers.settled(some, listed_as) {
            match row {
                Ok(row) => batch.push((line, row)),
                Err(fault) => report.refused.push(fault.at(line)),
            }
        }
        let keys = change.speaker(&organization.ap_id).await?;
        check_initiator(&change, &keys)?;
        let wording = options.wording.signed(&change)?;
        numbers.begin(&change.list());
        closed_at = closed_at.or_else(|| row::closed_at(&change.list()));
        let people_are_over = people::are_over(&change).await?;
        let is_withdrawn = change.list().is_withdrawn();
        let gone = Gone::of(&change).await?;
        let ids = entries::ids_of(&change, &batch);
        let mut remembered = Remembered::read_ahead(&mut change, &keys, &ids).await?;
        let mut attestations = Vec::new();
        // Countries are counted in one order by everybody, so that no two wait for each other; and last, since
        // whoever signs waits for them.
        let mut in_order: Vec<&(u64, Row)> = batch.iter().collect();
        in_order.sort_by(|(_, a), (_, b)| {
            let last = a.is_person().cmp(&b.is_person());
            last.then_with(|| a.counted_for().cmp(&b.counted_for()))
        });
        let people = in_order.iter().filter_map(|(line, row)| match row {
            Row::Person(person) if options.may_know && !people_are_over => Some((*line, person)),
            _ => None,
        });
        let people: Vec<(u64, &row::Person)> = people.collect();
        let mut entered = None;
        for (line, row) in &in_order {
            let taken = match row {
                Row::Person(_) if people_are_over => Err(people::over()),
                Row::Person(_) if !options.may_know => Err(for_stewards()),
                Row::Signer(signer) => {
                    let at_number = options.at_numbers.get(line).copied().unwrap_or_default();
                    let among = (&gone, &remembered);
                    let entry = entries.of(&change, &keys, among, signer, at_number).await?;
                    // Of who stands there it can still be said otherwise.
                    if is_withdrawn && entry.listed().is_none() {
                        check_not_withdrawn(&change.list())?;
                    }
                    // Whoever looks at it first is shown how it was called.
                    if let Some(held) = entry.listed().filter(|_| options.dry_run) {
                        report.held.insert(*line, held.names.clone());
                    }
                    let taken_by = entry.taken_by().filter(|held| {
                        // Whoever has gone does not come back under any number.
                        !gone.come_back_by(&change, &entry.id, &signer.names, Some(*held))
                    });
                    match taken_by {
                        _ if entry.is_vacated() => {
                            Err(taken_number::vacated(*line, signer.ordinal))
                        }
                        Some(held) => Err(taken_number::refused(*line, signer.ordinal, held)),
                        None => {
                            let told = (&mut attestations, &mut remembered);
                            let taken =
                                list(&mut change, &keys, &wording, &gone, &entry, told).await;
                            if matches!(taken, Ok(Taken::Updated)) {
                                let becomes = entry.signer();
                                if let Some(held) = entry.listed() {
                                    report.rename(*line, &held.names, &becomes.names);
                                }
                                if options.dry_run {
                                    report.becomes.insert(*line, becomes);
                                }
                            }
                            taken
                        }
                    }
                }
                Row::Standing(row) => {
                    let listed = listed.get_or_insert_with(|| Listed::of(&change.list()));
                    let told = (&mut attestations, &mut remembered);
                    let among = (&*listed, &gone);
                    let done = standing::take(&mut change, &keys, &wording, among, row, told).await;
                    done.map(|done| {
                        if done.leaves_number {
                            report.numbers_not_taken.push(*line);
                        }
                        if let Some((held, becomes)) = done.entry {
                            if done.taken == Taken::Updated {
                                report.rename(*line, &held, &becomes.names);
                            }
                            if row.written.is_some() {
                                known_by_id.push((held.clone(), becomes.names.clone()));
                            }
                            if options.dry_run {
                                report.held.insert(*line, held);
                                report.becomes.insert(*line, becomes);
                            }
                        }
                        done.taken
                    })
                }
                Row::Count(told) => set_count(&mut change, &organization, &keys, *told).await,
                Row::Person(_) => {
                    if entered.is_none() {
                        entered = Some(entering::enter(&change, &people, &wording).await?);
                    }
                    let taken = entered.as_mut().and_then(|all| all.remove(line));
                    taken.unwrap_or_else(unread)
                }
            };
            let taken = taken.map_err(|fault| match row.signer() {
                Some(signer) => again.why(fault, &change, &gone, &signer.names),
                None => fault,
            });
            if is_withdrawn
                && matches!(
                    (row, &taken),
                    (Row::Person(_) | Row::Count(_), Ok(Taken::Added))
                )
            {
                check_not_withdrawn(&change.list())?;
            }
            if let (Some(signer), Ok(taken)) = (row.signer(), &taken) {
                let is_person = signer.kind == SignerKind::Individual;
                report.organisations += u64::from(!is_person);
                report.personal += u64::from(is_person && *taken != Taken::Unchanged);
            }
            if let (Row::Person(_), Ok(_)) = (row, &taken) {
                report.people += 1;
            }
            report.count(*line, taken)?;
        }
        // Those that become lasting by and by are looked at together before.
        if options.whole && !options.dry_run && !options.renamed_all && seem_sorted(&known_by_id) {
            return Err(names_sorted());
        }
        remembered.write(&change).await?;
        change.flush().await?;
        // One activity is not to grow with the file.
        for some in attestations.chunks(BATCH) {
            attest::tell(&mut change, &organization, some).await?;
        }
        tally::update(&mut change, &organization, &keys, Told::default()).await?;
        numbers.compare(&change.list());
        if options.dry_run {
            change.transaction.rollback().await?;
        } else {
            change.commit().await?;
            instance.wake_delivery();
        }
        done += some.len();
        progress(done, total);
    }
    report.refused.sort_by_key(|refusal| refusal.line);
    report.taken.sort_by_key(|(line, _)| *line);
    report.renamed.sort_by_key(|one| one.line);
    report.numbers_not_taken.sort_unstable();
    report.names_sorted = options.dry_run && !options.renamed_all && seem_sorted(&known_by_id);
    report.renumbered = numbers.moved();
    let taken = report.taken.iter().map(|(line, _)| *line);
    let left_out = |line: &u64| times_not_read.contains(line) || ahead.contains(line);
    report.times_not_read = taken.filter(left_out).collect();
    report.people_like_organisations = like_organisations::lines(&rows, &report.taken);
    report.after_closing = row::signed_after(closed_at, &rows, &report.taken);
    let taken = report.taken.iter();
    let not_known = taken.filter_map(|(line, _)| {
        let (line, country) = countries_not_known.remove_entry(line)?;
        Some(UnknownCountry { line, country })
    });
    report.countries_not_known = not_known.collect();
    Ok(report)
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

/// Lists a signer by name, unless it is one of those who have gone.
pub(super) async fn list(
    change: &mut Change,
    keys: &ActorKeys,
    wording: &Signed,
    gone: &Gone,
    entry: &Entry,
    (attestations, remembered): (&mut Vec<Verified>, &mut Remembered),
) -> Result<Taken> {
    let held = entry.listed().map(|held| &held.names);
    if gone.come_back_by(change, &entry.id, entry.known_by(), held) {
        return Err(attest::taken_back());
    }
    let (verified, attested) =
        attest::insert_later(change, keys, wording, &entry.id, entry.signer()).await?;
    attestations.extend(verified);
    entry.remember(change, remembered, attested);
    Ok(match attested {
        Attested::Added => Taken::Added,
        Attested::Updated => Taken::Updated,
        Attested::Unchanged => Taken::Unchanged,
    })
}

/// Sets a count that the list says.
async fn set_count(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
    told: Told,
) -> Result<Taken> {
    let before = change.state().digest();
    tally::update(change, organization, keys, told).await?;
    Ok(if change.state().digest() == before {
        Taken::Unchanged
    } else {
        Taken::Added
    })
}

/// A line of which nothing became.
fn unread() -> Result<Taken> {
    Err(FederationError::Internal("a person went missing".into()))
}

/// What is said of a person to somebody who may not know who signed, and who took that back.
fn for_stewards() -> FederationError {
    FederationError::invalid(
        "people_by_steward",
        "only whoever may open what people wrote takes people with e-mail addresses over: a steward of signatures",
    )
}
