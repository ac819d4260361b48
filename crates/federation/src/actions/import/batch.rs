//! Rows of a list that become lasting together, or not at all: each is signed, counted or refused, and said in the report.

use super::{
    Options, Row, Taken, changed, entering,
    entries::{self, Entry},
    gone::Gone,
    remembered::Remembered,
    row::Person,
    standing::{self, Listed, Standing},
    taken_number,
    taking::Taking,
};
use crate::{
    FederationError,
    actions::{
        admit::check_not_withdrawn,
        attest::{self, Attested, Signed, Signer, check_initiator},
        people,
        tally::{self, Told},
    },
    error::Result,
    keys::ActorKeys,
    replica::Change,
};
use std::{collections::BTreeMap, sync::Arc};
use undersigned_domain::{CoSignerList, Verified, attestation::SignerKind};
use undersigned_store::organizations::Organization;

/// Rows that become lasting together. What has been reported as done survives a crash.
pub(super) const BATCH: usize = 50;

/// What such rows are taken with.
pub(super) struct Batch {
    change: Change,
    keys: ActorKeys,
    wording: Signed,
    gone: Gone,
    remembered: Remembered,
    /// What was signed, of which others are told.
    attestations: Vec<Verified>,
    people_are_over: bool,
    is_withdrawn: bool,
}

impl Batch {
    /// Reads what has to be known of the rows.
    ///
    /// # Errors
    /// [`FederationError::Forbidden`] where the organisation's word does not count; [`FederationError::Invalid`] for a
    /// wording that there is not; the database.
    pub async fn begin(
        mut change: Change,
        organization: &Organization,
        options: &Options,
        rows: &[(u64, Row)],
    ) -> Result<Self> {
        let keys = change.speaker(&organization.ap_id).await?;
        check_initiator(&change, &keys)?;
        let wording = options.wording.signed(&change)?;
        let people_are_over = people::are_over(&change).await?;
        let is_withdrawn = change.list().is_withdrawn();
        let gone = Gone::of(&change).await?;
        let ids = entries::ids_of(&change, rows);
        let remembered = Remembered::read_ahead(&mut change, &keys, &ids).await?;
        Ok(Self {
            change,
            keys,
            wording,
            gone,
            remembered,
            attestations: Vec::new(),
            people_are_over,
            is_withdrawn,
        })
    }

    /// The list with what was taken so far.
    pub fn list(&self) -> Arc<CoSignerList> {
        self.change.list()
    }

    /// Takes the rows, those of people last: whoever signs waits for the countries that are counted with them.
    ///
    /// # Errors
    /// What is wrong with a row is reported; [`FederationError::Conflict`] `withdrawn` where somebody would be new on the
    /// list of a withdrawn appeal; the database.
    pub async fn take(&mut self, taking: &mut Taking<'_>, rows: &[(u64, Row)]) -> Result<()> {
        for (line, row) in rows {
            let taken = match row {
                Row::Signer(signer) => self.take_signer(taking, *line, signer).await?,
                Row::Standing(row) => self.take_standing(taking, *line, row).await,
                Row::Count(told) => {
                    set_count(&mut self.change, &taking.organization, &self.keys, *told).await
                }
                Row::Person(_) => continue,
            };
            self.note(taking, *line, row, taken)?;
        }
        self.take_people(taking, rows).await
    }

    /// Who is to be listed by name. What ends the import stands apart from what is wrong with the row.
    async fn take_signer(
        &mut self,
        taking: &mut Taking<'_>,
        line: u64,
        signer: &Signer,
    ) -> Result<Result<Taken>> {
        let options = taking.options;
        let at_number = options.at_numbers.get(&line).copied();
        let at_number = at_number.unwrap_or_default();
        let among = (&self.gone, &self.remembered);
        let entry = taking
            .entries
            .of(&self.change, &self.keys, among, signer, at_number)
            .await?;
        // Of who stands there it can still be said otherwise.
        if self.is_withdrawn && entry.listed().is_none() {
            check_not_withdrawn(&self.change.list())?;
        }
        // Whoever looks at it first is shown how it was called.
        if let Some(held) = entry.listed().filter(|_| options.dry_run) {
            taking.report.held.insert(line, held.names.clone());
        }
        if let Some(fault) = self.fault_of_number(line, signer, &entry) {
            return Ok(Err(fault));
        }
        let told = (&mut self.attestations, &mut self.remembered);
        let (change, gone) = (&mut self.change, &self.gone);
        let taken = list(change, &self.keys, &self.wording, gone, &entry, told).await;
        if matches!(taken, Ok(Taken::Updated)) {
            let becomes = changed::as_listed(entry.listed(), entry.signer());
            if let Some(held) = entry.listed() {
                let fields = changed::fields(held, &becomes, &self.wording);
                let report = &mut taking.report;
                report.change(line, &held.names, &becomes.names, fields);
            }
            if options.dry_run {
                taking.report.becomes.insert(line, becomes);
            }
        }
        Ok(taken)
    }

    /// What is wrong with the number of a row.
    fn fault_of_number(
        &self,
        line: u64,
        signer: &Signer,
        entry: &Entry,
    ) -> Option<FederationError> {
        if entry.is_vacated() {
            return Some(taken_number::vacated(line, signer.ordinal));
        }
        let held = entry.taken_by()?;
        // Whoever has gone does not come back under any number.
        let (change, names) = (&self.change, &signer.names);
        let comes_back = self.gone.come_back_by(change, &entry.id, names, Some(held));
        (!comes_back).then(|| taken_number::refused(line, signer.ordinal, held))
    }

    /// What was exported from the list, and comes back to it.
    async fn take_standing(
        &mut self,
        taking: &mut Taking<'_>,
        line: u64,
        row: &Standing,
    ) -> Result<Taken> {
        let options = taking.options;
        let listed = taking
            .listed
            .get_or_insert_with(|| Listed::of(&self.change.list()));
        if let Some(held) = listed.called(row) {
            taking.known.hear(row, held);
        }
        let told = (&mut self.attestations, &mut self.remembered);
        let among = (&*listed, &self.gone);
        let (change, wording) = (&mut self.change, &self.wording);
        let done = standing::take(change, &self.keys, wording, among, row, told).await?;
        if done.leaves_number {
            taking.report.numbers_not_taken.push(line);
        }
        if let Some((held, becomes)) = done.entry {
            if done.taken == Taken::Updated {
                let report = &mut taking.report;
                report.change(line, &held, &becomes.names, done.changed);
            }
            if row.written.is_some() {
                taking.known.note(held.clone(), becomes.names.clone());
            }
            if options.dry_run {
                taking.report.held.insert(line, held);
                taking.report.becomes.insert(line, becomes);
            }
        }
        Ok(done.taken)
    }

    /// People who are only counted. Their countries are counted in one order by everybody, so that no two wait for each
    /// other.
    async fn take_people(&mut self, taking: &mut Taking<'_>, rows: &[(u64, Row)]) -> Result<()> {
        let mut rows: Vec<&(u64, Row)> = rows.iter().filter(|(_, row)| row.is_person()).collect();
        rows.sort_by(|(_, a), (_, b)| a.counted_for().cmp(&b.counted_for()));
        let may_enter = taking.options.may_know && !self.people_are_over;
        let people = rows.iter().filter_map(|(line, row)| match row {
            Row::Person(person) if may_enter => Some((*line, person)),
            _ => None,
        });
        let people: Vec<(u64, &Person)> = people.collect();
        let mut entered = match people.is_empty() {
            true => BTreeMap::new(),
            false => entering::enter(&self.change, &people, &self.wording).await?,
        };
        for (line, row) in rows {
            let taken = match taking.options.may_know {
                _ if self.people_are_over => Err(people::over()),
                false => Err(for_stewards()),
                true => entered.remove(line).unwrap_or_else(unread),
            };
            self.note(taking, *line, row, taken)?;
        }
        Ok(())
    }

    /// Says in the report what became of a row.
    fn note(
        &self,
        taking: &mut Taking<'_>,
        line: u64,
        row: &Row,
        taken: Result<Taken>,
    ) -> Result<()> {
        let taken = taken.map_err(|fault| match row.signer() {
            Some(signer) => taking
                .again
                .why(fault, &self.change, &self.gone, &signer.names),
            None => fault,
        });
        let is_counted = matches!(row, Row::Person(_) | Row::Count(_));
        if self.is_withdrawn && is_counted && matches!(taken, Ok(Taken::Added)) {
            check_not_withdrawn(&self.change.list())?;
        }
        let report = &mut taking.report;
        if let (Some(signer), Ok(taken)) = (row.signer(), &taken) {
            let is_person = signer.kind == SignerKind::Individual;
            report.organisations += u64::from(!is_person);
            report.people_by_name += u64::from(is_person);
            report.personal += u64::from(is_person && *taken != Taken::Unchanged);
        }
        report.people += u64::from(row.is_person() && taken.is_ok());
        let called = row.signer().map(|signer| &signer.names);
        report.count(line, called, taken)
    }

    /// Writes what was signed and remembered, tells others, and signs what is counted by now.
    ///
    /// # Errors
    /// The database; a count out of range.
    pub async fn write(&mut self, organization: &Organization) -> Result<()> {
        let change = &mut self.change;
        self.remembered.write(change).await?;
        change.flush().await?;
        // One activity is not to grow with the file.
        for some in self.attestations.chunks(BATCH) {
            attest::tell(change, organization, some).await?;
        }
        tally::update(change, organization, &self.keys, Told::default()).await
    }

    /// Makes it lasting, or has nothing of it last.
    ///
    /// # Errors
    /// The database.
    pub async fn end(self, dry_run: bool) -> Result<()> {
        if dry_run {
            self.change.transaction.rollback().await?;
        } else {
            self.change.commit().await?;
        }
        Ok(())
    }
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
