//! Rows of a change that are not written yet: many are written as cheaply as one.

mod writing;

use super::{Change, Standing};
use crate::{FederationError, actions::import::gone, error::Result};
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_domain::{
    Content, Digest, RegisterName, State, Statement, Verified,
    admission::{Admission, AdmissionState, Role},
    register::rank,
};
use undersigned_store::statements::{self, InMailbox};

/// A statement on its way to where it belongs.
#[derive(Clone)]
pub(crate) struct Held {
    /// The statement.
    pub verified: Verified,
    /// Whether its key was seen at its author's origin.
    pub checked: bool,
    /// The digest of its register, worked out once.
    pub(super) register: String,
}

impl Held {
    pub(super) fn of(verified: &Verified, checked: bool) -> Self {
        Self {
            verified: verified.clone(),
            checked,
            register: verified.statement().register_name().digest().to_string(),
        }
    }

    pub(super) fn statement(&self) -> &Arc<Statement> {
        self.verified.statement()
    }
}

/// What is still to be written.
#[derive(Default)]
pub(super) struct Unwritten {
    /// New members of the state, in the order in which they came.
    members: Vec<Held>,
    /// What waits since now.
    waiting: Vec<Held>,
    /// What is kept apart until its time.
    pub early: Vec<Held>,
    /// Digests of what goes.
    gone: BTreeSet<Digest>,
    /// What is kept of names that were taken back, so that no list brings them again.
    taken_back: BTreeSet<String>,
    /// Rows outside the state whose keys have been seen at their origins since.
    checked: Vec<i64>,
    /// Rows outside the state, by the digest of their register, as far as they were read.
    pub outside: BTreeMap<String, Vec<statements::Statement>>,
    /// The rows of the mailbox, where they were read just now, for whoever asks for them next.
    pub mailbox: Option<Vec<InMailbox>>,
}

impl Unwritten {
    /// Has a row deleted that waits.
    pub fn forget(&mut self, digest: Digest) {
        self.waiting
            .retain(|held| held.statement().digest != digest);
        self.gone.insert(digest);
    }

    /// Keeps what was found in some registers: the rows that are not in the state.
    pub fn found(
        &mut self,
        registers: &[&str],
        rows: impl IntoIterator<Item = statements::Statement>,
    ) {
        let nothing = registers.iter().map(|it| ((*it).to_owned(), Vec::new()));
        self.outside.extend(nothing);
        for row in rows {
            let found = self.outside.entry(row.register.clone()).or_default();
            found.push(row);
        }
    }

    /// What waits without a row yet.
    pub fn waiting(&self) -> Vec<Held> {
        self.waiting.clone()
    }

    /// Has the row deleted with which a statement waited that waits no longer. Most never did, and then
    /// nothing is deleted where that is known.
    fn let_in(&mut self, held: &Held) {
        let digest = held.statement().digest;
        let written = digest.to_string();
        let never_waited = self
            .outside
            .get(&held.register)
            .is_some_and(|rows| rows.iter().all(|row| row.digest != written));
        if never_waited {
            self.waiting
                .retain(|other| other.statement().digest != digest);
        } else {
            self.forget(digest);
        }
    }

    /// Whether a statement waits in the mailbox, and then whether its key was seen at its origin.
    pub fn waits(&self, held: &Held) -> Option<bool> {
        let digest = held.statement().digest;
        let written = digest.to_string();
        let rows = self.outside.get(&held.register).into_iter().flatten();
        let rows = rows
            .filter(|row| row.standing == statements::MAILBOX && row.digest == written)
            .map(|row| row.origin_checked || self.checked.contains(&row.id));
        let waiting = self
            .waiting
            .iter()
            .filter(|other| other.statement().digest == digest)
            .map(|other| other.checked);
        rows.chain(waiting).reduce(|one, other| one || other)
    }

    fn is_empty(&self) -> bool {
        self.members.is_empty()
            && self.waiting.is_empty()
            && self.early.is_empty()
            && self.gone.is_empty()
            && self.taken_back.is_empty()
            && self.checked.is_empty()
    }
}

impl Change {
    /// Reads what waits in the registers of these statements.
    pub(super) async fn read_outside(&mut self, statements: &[Held]) -> Result<()> {
        let registers: BTreeSet<&str> = statements
            .iter()
            .map(|held| held.register.as_str())
            .filter(|register| !self.unwritten.outside.contains_key(*register))
            .collect();
        let asked: Vec<&str> = registers.into_iter().collect();
        let (db, appeal) = (&self.transaction, self.appeal.id);
        let rows = statements::outside_by_registers(db, appeal, &asked).await?;
        self.unwritten.found(&asked, rows);
        Ok(())
    }

    /// What is to be kept of the names that a statement takes back, before the state has it. Lists are taken
    /// over where the appeal is at home.
    pub(super) fn takes_back(&self, statement: &Statement) -> BTreeSet<String> {
        match self.appeal.organization_id {
            Some(_) => gone::marks_of(&self.instance, self.appeal.id, self.state(), statement),
            None => BTreeSet::new(),
        }
    }

    /// A statement has become a member of the state, and others have not been since.
    pub(super) fn is_member(
        &mut self,
        held: Held,
        dropped: &[Digest],
        taken_back: BTreeSet<String>,
    ) {
        self.changed = true;
        self.unwritten.gone.extend(dropped);
        self.unwritten.taken_back.extend(taken_back);
        let statement = held.statement();
        if let Content::Admission(said) = &statement.content
            && let Some(about) = statement.about.first()
        {
            if said.role == Role::Signer && self.instance.addresses.is_ours(about) {
                self.decided.signers.insert(about.clone());
            }
            let state = self.snapshot.state();
            self.decided.by_others |= changes_others(state, statement, said);
        }
        // It may have waited in the mailbox; a row gets its id when it becomes a member.
        self.unwritten.let_in(&held);
        self.unwritten.members.push(held);
    }

    /// Has a statement wait whose key has not been let in, unless something newer of its register
    /// waits already.
    pub(super) fn wait(&mut self, held: Held) -> Standing {
        let statement = held.statement();
        let Unwritten {
            waiting,
            early,
            checked,
            outside,
            gone,
            ..
        } = &mut self.unwritten;
        let digest = statement.digest.to_string();
        let stays = |row: &&statements::Statement| {
            !row.digest
                .parse()
                .is_ok_and(|digest| gone.contains(&digest))
        };
        let rows: Vec<&statements::Statement> = outside
            .get(&held.register)
            .into_iter()
            .flatten()
            .filter(stays)
            .collect();
        if let Some(row) = rows.iter().find(|row| row.digest == digest) {
            if held.checked && !row.origin_checked {
                checked.push(row.id);
            }
            return Standing::Duplicate;
        }
        let is_it = |other: &&mut Held| other.statement().digest == statement.digest;
        if let Some(other) = waiting.iter_mut().find(is_it) {
            other.checked |= held.checked;
            return Standing::Duplicate;
        }
        let mut older = Vec::new();
        for row in rows {
            // What cannot be read goes when this is written.
            let Ok(other) = Verified::stored(&row.body) else {
                continue;
            };
            match rank(other.statement()).cmp(&rank(statement)) {
                Ordering::Greater => return Standing::Stale(other.statement().clone()),
                Ordering::Less => older.push(other.statement().digest),
                // Both are said at once: both wait.
                Ordering::Equal => {}
            }
        }
        let same = |other: &Held| other.register == held.register;
        let newer = |other: &&Held| same(other) && rank(other.statement()) > rank(statement);
        if let Some(newer) = waiting.iter().chain(early.iter()).find(newer) {
            return Standing::Stale(newer.statement().clone());
        }
        // Nobody is to be let in by what its author has said anew, or taken back.
        gone.extend(older);
        waiting.retain(|other| !same(other) || rank(other.statement()) >= rank(statement));
        waiting.push(held);
        Standing::Mailbox
    }

    /// What rows of the mailbox say, with what was not written yet. What the others say is not even read, since anybody
    /// can fill a mailbox.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn waiting(&self, rows: &[&InMailbox]) -> Result<Vec<Held>> {
        let mut waiting = self.held(rows).await?;
        waiting.extend(self.unwritten.waiting());
        Ok(waiting)
    }

    /// The rows of the mailbox as they will be once everything is written.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn in_mailbox(&self) -> Result<Vec<InMailbox>> {
        let rows = statements::in_mailbox(&self.transaction, self.appeal.id).await?;
        Ok(self.as_written(rows))
    }

    /// Keeps these rows for when it is tried who else is let in by what comes next: there may be thousands. They are read
    /// anew once anything is written.
    pub(crate) fn keep_mailbox(&mut self, rows: Vec<InMailbox>) {
        self.unwritten.mailbox = Some(rows);
    }

    /// The same rows where they were kept.
    pub(super) async fn take_mailbox(&mut self) -> Result<Vec<InMailbox>> {
        match self.unwritten.mailbox.take() {
            Some(rows) => Ok(self.as_written(rows)),
            None => self.in_mailbox().await,
        }
    }

    fn as_written(&self, mut rows: Vec<InMailbox>) -> Vec<InMailbox> {
        let unwritten = &self.unwritten;
        let stays = |digest: Digest| !unwritten.gone.contains(&digest);
        rows.retain(|row| row.digest.parse().is_ok_and(stays));
        for row in &mut rows {
            row.origin_checked |= unwritten.checked.contains(&row.id);
        }
        rows
    }

    /// What rows of the mailbox say.
    pub(super) async fn held(&self, rows: &[&InMailbox]) -> Result<Vec<Held>> {
        let checked: BTreeSet<i64> = rows
            .iter()
            .filter(|row| row.origin_checked)
            .map(|row| row.id)
            .collect();
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut waiting = Vec::with_capacity(ids.len());
        for row in statements::by_ids(&self.transaction, &ids).await? {
            if let Ok(verified) = Verified::stored(&row.body) {
                waiting.push(Held {
                    verified,
                    checked: checked.contains(&row.id),
                    register: row.register,
                });
            }
        }
        Ok(waiting)
    }
}

/// Whether others than the one whom it is about may stand otherwise once this is said: somebody is named or
/// removed as more than a signer, removals of whomever are overruled or no longer, or a key of somebody who was
/// named so has ended. Anybody may say of its own key that it has.
fn changes_others(state: &State, statement: &Statement, said: &Admission) -> bool {
    if state.is_ruling(statement.register_name()) {
        return true;
    }
    let names = |key: RegisterName<'_>| {
        key.role.is_some_and(|role| role != Role::Signer)
            && key.about.first() == statement.about.first()
    };
    match (&said.admits, said.state) {
        (Some(key), AdmissionState::Ended) => {
            *key == state.appeal().root || state.rulings().any(|(key, _)| names(key))
        }
        _ => false,
    }
}

/// What an own statement became that could not but be taken.
///
/// # Errors
/// [`FederationError::Internal`] where it is stale; [`FederationError::Conflict`] `ended`.
pub(crate) fn must_stand(outcome: Result<Standing>) -> Result<Standing> {
    match outcome? {
        Standing::Stale(_) => Err(FederationError::Internal(
            "our own statement is stale".into(),
        )),
        Standing::Ended => Err(FederationError::conflict(
            "ended",
            "it has ended for good, and nothing more can be said about it",
        )),
        standing => Ok(standing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::{AppealKey, Author, Envelope, SecretKey, author::AdmissionOf};

    #[test]
    fn who_overrules_a_removal_may_change_where_anybody_stands() {
        let hub = Author {
            actor: "https://hub.example/orgs/hub".to_owned(),
            key: SecretKey::from_seed(&[1; 32]),
            key_id: "https://hub.example/orgs/hub#key".to_owned(),
        };
        let appeal = AppealKey {
            object: "https://hub.example/appeals/a".to_owned(),
            root: hub.key.public(),
        };
        let mut state = State::new(appeal.clone());
        let mut changes = |seq: u64, role: Role, overrules: &[Digest]| {
            let envelope = Envelope {
                id: "https://hub.example/admissions/1".to_owned(),
                appeal: appeal.clone(),
                seq,
                published: "2026-12-02T00:00:00Z".to_owned(),
            };
            let admission = AdmissionOf {
                about: "https://dockers.example/orgs/dockers",
                role,
                admits: None,
                state: AdmissionState::Admitted,
                names_digest: None,
                ordinal: None,
                since: None,
                reason: None,
                overrules,
            };
            let signed = hub.admit(&envelope, &admission).expect("it can be signed");
            let statement = signed.statement();
            state.insert(statement);
            match &statement.content {
                Content::Admission(said) => changes_others(&state, statement, said),
                _ => false,
            }
        };
        assert!(!changes(1, Role::Signer, &[]));
        assert!(changes(2, Role::Signer, &[Digest::of(&[b"a removal"])]));
        assert!(changes(3, Role::Signer, &[]), "it is overruled no longer");
        assert!(changes(1, Role::Keeper, &[]));
    }
}
