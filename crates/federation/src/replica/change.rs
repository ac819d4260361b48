//! Changing an appeal's state: one transaction, one lock, nothing visible before the commit.

use super::{
    Snapshot,
    early::{EARLY_MILLIS, TOO_EARLY_MILLIS, ahead, is_ahead},
    read_ahead::{Known, outside_of},
    unwritten::{Held, Unwritten},
};
use crate::{
    FederationError, Instance,
    crowds::Counting,
    error::Result,
    moderation::{Rules, Stance},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tokio::sync::OwnedMutexGuard;
use undersigned_domain::{CoSignerList, Entry, Insertion, RegisterKey, State, Statement, Verified};
use undersigned_store::{Transaction, appeals::Appeal, statements};

/// A change of one appeal's state: one transaction, one lock. Nothing is visible before
/// [`Change::commit`].
pub struct Change {
    pub(super) instance: Instance,
    /// The appeal's row, as locked.
    pub appeal: Appeal,
    /// The transaction; further rows that belong to the change go in here.
    pub transaction: Transaction,
    pub(super) snapshot: Snapshot,
    /// How this server stood to others when the change began.
    rules: Arc<Rules>,
    pub(super) changed: bool,
    /// Whether something was stored outside the state.
    pub(super) kept: bool,
    /// Rows that are not written yet.
    pub(super) unwritten: Unwritten,
    /// What stands in registers that were read together, with what was taken into them since.
    pub(super) known: Known,
    /// What was decided about signers since somebody looked.
    pub(super) decided: Decided,
    /// Whether mails were queued, which leave once this is done.
    pub(crate) has_mail: bool,
    /// Who was let in without a person, counted until this is given up.
    pub(crate) counting: Option<Counting>,
    /// The last time given out by [`Change::tick`].
    last_tick: AtomicI64,
    _guard: OwnedMutexGuard<()>,
}

/// What was decided about signers of this server's.
#[derive(Debug, Default)]
pub(crate) struct Decided {
    /// Who were let in or removed: ids.
    pub signers: BTreeSet<String>,
    /// Whether others decide by now: what any of them said of whichever signer may count no more, or again.
    pub by_others: bool,
}

/// Where a statement ended up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A member of the state since now.
    Member,
    /// Known already.
    Duplicate,
    /// A newer one is held.
    Stale(Arc<Statement>),
    /// It waits in the mailbox: its key has not been let in.
    Mailbox,
    /// It waits until its time.
    Early,
    /// Its key has ended.
    Ended,
    /// Its author is blocked here, or it was refused here before, and its key has not been let in: nothing is kept.
    Dropped,
}

impl Change {
    /// A change about to begin; `guard` keeps others of this process out, `transaction` those of
    /// other processes.
    pub(super) fn new(
        instance: Instance,
        appeal: Appeal,
        transaction: Transaction,
        snapshot: Snapshot,
        rules: Arc<Rules>,
        guard: OwnedMutexGuard<()>,
    ) -> Self {
        Self {
            instance,
            appeal,
            transaction,
            snapshot,
            rules,
            changed: false,
            kept: false,
            unwritten: Unwritten::default(),
            known: Known::default(),
            decided: Decided::default(),
            has_mail: false,
            counting: None,
            last_tick: AtomicI64::new(0),
            _guard: guard,
        }
    }

    /// The state with what has been inserted so far.
    pub fn state(&self) -> &State {
        self.snapshot.state()
    }

    /// The state with what follows from it.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The entry under which an actor or attestation stands on the list, if it does.
    pub fn entry(&self, id: &str) -> Option<Arc<Entry>> {
        self.snapshot.entry(id)
    }

    /// What was decided about signers of this server's, by whomever, since this was asked last.
    pub(crate) fn take_decided(&mut self) -> Decided {
        std::mem::take(&mut self.decided)
    }

    /// The list with what has been inserted so far.
    pub fn list(&self) -> Arc<CoSignerList> {
        self.snapshot.list().clone()
    }

    /// Milliseconds since 1970, later at each call: what is signed in one change keeps its order.
    pub(crate) fn tick(&self) -> i64 {
        let now = self.instance.clock.millis();
        let next = |last: i64| Some(now.max(last + 1));
        match self
            .last_tick
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, next)
        {
            Ok(last) | Err(last) => now.max(last + 1),
        }
    }

    /// The instance this happens on.
    pub fn instance(&self) -> &Instance {
        &self.instance
    }

    /// How this server stood to others when the change began.
    pub(crate) fn rules(&self) -> &Rules {
        &self.rules
    }

    /// How this server stands to an author.
    pub(crate) fn stance(&self, author: &str) -> Stance {
        self.rules.stance(author)
    }

    /// Takes one statement: into the state, the mailbox, or apart until its time. Members of the
    /// state are taken whoever their author is; nobody who is blocked waits.
    ///
    /// `origin_checked` says that this server has seen the key at the author's own origin.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] for another appeal or a `seq` too far ahead;
    /// [`FederationError::TooMany`] where its key has written too much; the database.
    pub async fn insert(&mut self, verified: &Verified, origin_checked: bool) -> Result<Standing> {
        self.insert_one(verified, origin_checked, false).await
    }

    /// Takes one statement that was signed here just now: it waits for no clock, under whichever key.
    ///
    /// # Errors
    /// As [`Change::insert`].
    pub(crate) async fn insert_signed_here(&mut self, verified: &Verified) -> Result<Standing> {
        self.insert_one(verified, true, true).await
    }

    async fn insert_one(
        &mut self,
        verified: &Verified,
        origin_checked: bool,
        signed_here: bool,
    ) -> Result<Standing> {
        // On the heap: many handlers nest deeply by the time they come here.
        let statements = [(verified.clone(), origin_checked)];
        let mut outcomes = Box::pin(self.insert_each(&statements, signed_here)).await?;
        Box::pin(self.flush()).await?;
        let missing = || Err(FederationError::Internal("a statement went missing".into()));
        outcomes.pop().unwrap_or_else(missing)
    }

    /// Takes several, each as [`Change::insert`] would; the answers are in their order, and a fault
    /// of one does not keep the others out. Their rows are written together, by [`Change::flush`]
    /// or with the commit: until then nothing but this change's own methods knows of them.
    ///
    /// # Errors
    /// The database.
    pub async fn insert_all(
        &mut self,
        statements: &[(Verified, bool)],
    ) -> Result<Vec<Result<Standing>>> {
        self.insert_each(statements, false).await
    }

    pub(super) async fn insert_each(
        &mut self,
        statements: &[(Verified, bool)],
        signed_here: bool,
    ) -> Result<Vec<Result<Standing>>> {
        let held: Vec<Held> = statements
            .iter()
            .map(|(verified, checked)| Held::of(verified, *checked))
            .collect();
        self.read_outside(&held).await?;
        let mut grew = false;
        let mut outcomes = Vec::with_capacity(held.len());
        for held in held {
            let ahead = match signed_here {
                true => 0,
                false => self.ahead(held.statement()).await?,
            };
            outcomes.push(self.take(held, ahead, &mut grew));
        }
        if grew {
            self.retry_mailbox().await?;
        }
        Ok(outcomes)
    }

    /// How far a statement is ahead of its time, in milliseconds. Our own word never waits for our own
    /// clock, which may have been set back: a withdrawal takes effect at once. What comes under our name
    /// and under a key that somebody else let in waits as everywhere.
    async fn ahead(&self, statement: &Statement) -> Result<i64> {
        let ahead = ahead(statement, self.instance.clock.millis());
        let waits = ahead > EARLY_MILLIS;
        let (author, key) = (&statement.author, &statement.key);
        let (instance, db) = (&self.instance, &self.transaction);
        match waits && instance.is_own_word_within(db, author, key).await? {
            true => Ok(0),
            false => Ok(ahead),
        }
    }

    /// Takes one statement that is so far ahead of its time into the state, or says where else it
    /// belongs; nothing is written yet.
    fn take(&mut self, mut held: Held, ahead: i64, grew: &mut bool) -> Result<Standing> {
        let statement = held.statement();
        if ahead > TOO_EARLY_MILLIS {
            return Err(FederationError::too_early());
        }
        if *statement.appeal != *self.state().appeal() {
            return Err(FederationError::invalid(
                "appeal_mismatch",
                "the statement is about another appeal, or follows another root key",
            ));
        }
        let let_in = || self.state().is_let_in(&statement.author, &statement.key);
        let blocked = self.stance(&statement.author) == Stance::Blocked;
        if ahead > EARLY_MILLIS && blocked && !let_in() {
            return Ok(Standing::Dropped);
        }
        if ahead > EARLY_MILLIS {
            self.unwritten.early.push(held);
            return Ok(Standing::Early);
        }
        // Asked first: what follows from a state is worked out anew once it is touched.
        if self.state().digests().contains(&statement.digest) {
            return Ok(Standing::Duplicate);
        }
        let taken_back = self.takes_back(statement);
        match self.snapshot.state_mut().insert(statement) {
            Insertion::Taken {
                dropped,
                grew: more,
            } => {
                *grew |= more;
                // What waits here is let in by what came before it in the same batch: nothing new.
                let waited = self.unwritten.waits(&held);
                held.checked |= waited == Some(true);
                self.is_member(held, &dropped, taken_back);
                Ok(match waited {
                    Some(_) => Standing::Duplicate,
                    None => Standing::Member,
                })
            }
            Insertion::Duplicate => Ok(Standing::Duplicate),
            Insertion::Stale(newer) => Ok(Standing::Stale(newer)),
            Insertion::Ended => Ok(Standing::Ended),
            Insertion::NotLetIn if blocked => Ok(Standing::Dropped),
            Insertion::NotLetIn => Ok(self.wait(held)),
            Insertion::Overflow => Err(FederationError::too_many(
                "register_limit",
                "this key has written more than an appeal needs",
            )),
            Insertion::OtherAppeal => Err(FederationError::invalid(
                "appeal_mismatch",
                "the statement is about another appeal",
            )),
        }
    }

    /// The newest statement of each of some registers of ours that this server knows of, in state or
    /// mailbox, by the register's digest.
    ///
    /// # Errors
    /// The database.
    pub async fn newest_of(
        &self,
        registers: &[RegisterKey],
    ) -> Result<BTreeMap<String, statements::Statement>> {
        let digests = digests_of(registers);
        let (mut rows, asked) = self.known.of(&digests);
        let (db, appeal) = (&self.transaction, self.appeal.id);
        rows.extend(statements::by_registers(db, appeal, &asked).await?);
        self.newest_among(rows).await
    }

    /// The same for whoever says something there next: what waits in these registers is not read once more for that.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn newest_to_follow(
        &mut self,
        registers: &[RegisterKey],
    ) -> Result<BTreeMap<String, statements::Statement>> {
        let digests = digests_of(registers);
        let (mut rows, asked) = self.known.of(&digests);
        let (db, appeal) = (&self.transaction, self.appeal.id);
        let read = statements::by_registers(db, appeal, &asked).await?;
        self.unwritten.found(&asked, outside_of(&read));
        rows.extend(read);
        self.newest_among(rows).await
    }

    /// The newest of some rows, by the digest of the register.
    async fn newest_among(
        &self,
        rows: Vec<statements::Statement>,
    ) -> Result<BTreeMap<String, statements::Statement>> {
        let mut newest: BTreeMap<String, statements::Statement> = BTreeMap::new();
        for row in rows {
            if self.is_parked(&row).await? {
                continue;
            }
            let held = newest.get(&row.register);
            if held.is_none_or(|held| held.seq <= row.seq) {
                newest.insert(row.register.clone(), row);
            }
        }
        Ok(newest)
    }

    /// Whether a row is ahead of time, came from elsewhere, and stands under a key that somebody else has
    /// or may have: whoever stole one would have all that we say later wait for its time.
    async fn is_parked(&self, row: &statements::Statement) -> Result<bool> {
        if row.origin_checked || !is_ahead(row.seq, self.instance.clock.millis()) {
            return Ok(false);
        }
        let Ok(key) = row.key.parse() else {
            return Ok(true);
        };
        let (instance, db) = (&self.instance, &self.transaction);
        Ok(!instance.is_own_word_within(db, &row.author, &key).await?)
    }

    /// The newest statement of a register of ours that this server knows of, in state or mailbox.
    ///
    /// # Errors
    /// The database.
    pub async fn newest(&self, register: &RegisterKey) -> Result<Option<statements::Statement>> {
        let newest = self.newest_of(std::slice::from_ref(register)).await?;
        Ok(newest.into_values().next())
    }
}

fn digests_of(registers: &[RegisterKey]) -> Vec<String> {
    let digests = registers.iter().map(RegisterKey::digest);
    digests.map(|digest| digest.to_string()).collect()
}
