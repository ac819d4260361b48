//! Changing an appeal's state: one transaction, one lock, nothing visible before the commit.

use super::{
    PAGE, Snapshot,
    mailbox::{self, BOUNDS},
};
use crate::{
    FederationError, Instance,
    actions::comments,
    error::Result,
    moderation::{Rules, Stance},
};
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tokio::sync::OwnedMutexGuard;
use undersigned_domain::{
    CoSignerList, Digest, Insertion, Note, RegisterKey, State, Statement, StatementType, Verified,
    register::rank,
};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    refused_signers, settings,
    statements::{self, NewStatement},
};

/// The name under which the salt of this server's mailboxes is kept.
const MAILBOX_SALT: &str = "mailbox_salt";
/// A `seq` further ahead than this, in milliseconds, is kept apart until its time.
const EARLY_MILLIS: i64 = 10 * 60 * 1_000;
/// A `seq` further ahead than this, in milliseconds, is refused.
const TOO_EARLY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// How far a statement's `seq` is ahead of a time, in milliseconds.
fn ahead(statement: &Statement, now: i64) -> i64 {
    i64::try_from(statement.seq).unwrap_or(i64::MAX) - now
}

/// Whether a statement would be kept apart, or refused, because its `seq` is ahead of time.
pub(crate) fn is_early(statement: &Statement, now: i64) -> bool {
    ahead(statement, now) > EARLY_MILLIS
}

/// A change of one appeal's state: one transaction, one lock. Nothing is visible before
/// [`Change::commit`].
pub struct Change {
    instance: Instance,
    /// The appeal's row, as locked.
    pub appeal: Appeal,
    /// The transaction; further rows that belong to the change go in here.
    pub transaction: Transaction,
    snapshot: Snapshot,
    /// How this server stood to others when the change began.
    rules: Arc<Rules>,
    changed: bool,
    /// Whether something was stored outside the state.
    kept: bool,
    /// The last time given out by [`Change::tick`].
    last_tick: AtomicI64,
    _guard: OwnedMutexGuard<()>,
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
    /// Its author is blocked here, and its key has not been let in: nothing is kept.
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
            last_tick: AtomicI64::new(0),
            _guard: guard,
        }
    }

    /// The state with what has been inserted so far.
    pub fn state(&self) -> &State {
        &self.snapshot.state
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
        let statement = verified.statement();
        // Our own word never waits for our own clock, which may have been set back: a withdrawal
        // takes effect at once. What comes back to us under our name is under a key of ours.
        let ours = self.instance.addresses.is_ours(&statement.author);
        let ahead = match ours {
            true => 0,
            false => ahead(statement, self.instance.clock.millis()),
        };
        if ahead > TOO_EARLY_MILLIS {
            return Err(FederationError::invalid(
                "seq_range",
                "`seq` is more than 24 hours ahead of this server's clock",
            ));
        }
        if statement.appeal != *self.state().appeal() {
            return Err(FederationError::invalid(
                "appeal_mismatch",
                "the statement is about another appeal, or follows another root key",
            ));
        }
        let let_in = || {
            let pair = (statement.author.clone(), statement.key.clone());
            self.state().is_let_in(&pair)
        };
        let blocked = self.stance(&statement.author) == Stance::Blocked;
        if ahead > EARLY_MILLIS && blocked && !let_in() {
            return Ok(Standing::Dropped);
        }
        if ahead > EARLY_MILLIS {
            self.keep(verified, statements::EARLY, origin_checked)
                .await?;
            return Ok(Standing::Early);
        }
        // Asked first, since a state is copied to be changed.
        if self.state().digests().contains(&statement.digest) {
            return Ok(Standing::Duplicate);
        }
        match self.snapshot.state_mut().insert(statement) {
            Insertion::Taken { dropped, grew } => {
                self.store_member(verified, origin_checked, &dropped)
                    .await?;
                let (transaction, appeal) = (&self.transaction, &self.appeal);
                comments::forget_with(transaction, appeal, self.snapshot.state(), statement)
                    .await?;
                if grew {
                    self.retry_mailbox().await?;
                }
                Ok(Standing::Member)
            }
            Insertion::Duplicate => Ok(Standing::Duplicate),
            Insertion::Stale(held) => Ok(Standing::Stale(held)),
            Insertion::Ended => Ok(Standing::Ended),
            Insertion::NotLetIn if blocked => Ok(Standing::Dropped),
            Insertion::NotLetIn => self.keep_waiting(verified, origin_checked).await,
            Insertion::Overflow => Err(FederationError::TooMany {
                code: "register_limit",
                detail: "this key has written more than an appeal needs".into(),
            }),
            Insertion::OtherAppeal => Err(FederationError::invalid(
                "appeal_mismatch",
                "the statement is about another appeal",
            )),
        }
    }

    async fn store_member(
        &mut self,
        verified: &Verified,
        origin_checked: bool,
        dropped: &[Digest],
    ) -> Result<()> {
        self.changed = true;
        let digest = verified.statement().digest.to_string();
        let mut outdated: Vec<String> = dropped.iter().map(Digest::to_string).collect();
        // It may have waited in the mailbox; a row gets its id when it becomes a member.
        outdated.push(digest);
        let outdated: Vec<&str> = outdated.iter().map(String::as_str).collect();
        statements::delete_by_digests(&self.transaction, self.appeal.id, &outdated).await?;
        self.forget_older_waiting(verified.statement()).await?;
        let row = self.row(verified, statements::MEMBER, origin_checked);
        statements::insert_many(&self.transaction, vec![row]).await?;
        Ok(())
    }

    /// What waits in the same register and is older than what is held now will never be needed:
    /// a name that was withdrawn must not stay behind there, nor with what was refused of its author.
    async fn forget_older_waiting(&mut self, statement: &Statement) -> Result<()> {
        if statement.kind() == StatementType::Endorsement {
            let (transaction, appeal) = (&self.transaction, self.appeal.id);
            refused_signers::forget(transaction, appeal, &statement.author).await?;
        }
        let register = statement.register().digest().to_string();
        let rows =
            statements::by_registers(&self.transaction, self.appeal.id, &[register.as_str()])
                .await?;
        let mut older = Vec::new();
        for row in rows.iter().filter(|row| row.standing != statements::MEMBER) {
            // Nor will what cannot be read.
            let needed = Verified::stored(&row.body)
                .is_ok_and(|held| rank(held.statement()) >= rank(statement));
            if !needed {
                older.push(row.id);
            }
        }
        statements::delete_many(&self.transaction, &older).await?;
        Ok(())
    }

    async fn keep_waiting(
        &mut self,
        verified: &Verified,
        origin_checked: bool,
    ) -> Result<Standing> {
        let statement = verified.statement();
        let register = statement.register().digest().to_string();
        let held =
            statements::by_registers(&self.transaction, self.appeal.id, &[register.as_str()])
                .await?;
        if let Some(row) = held
            .iter()
            .find(|row| row.digest == statement.digest.to_string())
        {
            if origin_checked && !row.origin_checked {
                statements::set_origin_checked(&self.transaction, &[row.id]).await?;
            }
            return Ok(Standing::Duplicate);
        }
        for row in &held {
            let held = Verified::stored(&row.body)?;
            if rank(held.statement()) > rank(statement) {
                return Ok(Standing::Stale(held.statement().clone()));
            }
        }
        self.keep(verified, statements::MAILBOX, origin_checked)
            .await?;
        self.forget_older_waiting(statement).await?;
        Ok(Standing::Mailbox)
    }

    /// Stores outside the state. Whether there is room is seen once, at the end of the change.
    async fn keep(&mut self, verified: &Verified, standing: &str, checked: bool) -> Result<()> {
        let row = self.row(verified, standing, checked);
        statements::insert_many(&self.transaction, vec![row]).await?;
        self.kept = true;
        Ok(())
    }

    /// Brings what waits back within the mailbox's bounds, and answers the digests of what had to
    /// go. What our own actors wrote always has room, and the keys that were let in count as seen
    /// at their origin.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn trim_mailbox(&mut self) -> Result<BTreeSet<String>> {
        if !std::mem::take(&mut self.kept) {
            return Ok(BTreeSet::new());
        }
        let mut waiting = statements::waiting(&self.transaction, self.appeal.id).await?;
        waiting.retain(|row| !self.instance.addresses.is_ours(&row.author));
        if waiting.len() <= BOUNDS.per_domain {
            return Ok(BTreeSet::new());
        }
        for row in waiting.iter_mut().filter(|row| !row.origin_checked) {
            if let Ok(key) = row.key.parse() {
                row.origin_checked = self.state().is_let_in(&(row.author.clone(), key));
            }
        }
        let salt = self.mailbox_salt().await?;
        let losers = mailbox::losers(&waiting, salt.as_bytes(), BOUNDS);
        statements::delete_many(&self.transaction, &losers).await?;
        let losers: BTreeSet<i64> = losers.into_iter().collect();
        waiting.retain(|row| losers.contains(&row.id));
        Ok(waiting.into_iter().map(|row| row.digest).collect())
    }

    /// This server's own salt, made when it is first needed.
    async fn mailbox_salt(&self) -> Result<String> {
        if let Some(salt) = settings::get(&self.transaction, MAILBOX_SALT).await? {
            return Ok(salt);
        }
        let fresh = Digest::of(&[&self.instance.entropy.bytes::<32>()?]).hex();
        settings::set_if_absent(&self.transaction, MAILBOX_SALT, &fresh).await?;
        Ok(settings::get(&self.transaction, MAILBOX_SALT)
            .await?
            .unwrap_or(fresh))
    }

    /// Tries again what waits, since keys have been let in.
    async fn retry_mailbox(&mut self) -> Result<()> {
        let mut waiting = Vec::new();
        for row in statements::mailbox(&self.transaction, self.appeal.id).await? {
            if let Ok(verified) = Verified::stored(&row.body) {
                waiting.push((verified, row.origin_checked));
            }
        }
        loop {
            let mut grew = false;
            let mut left = Vec::new();
            for (verified, checked) in waiting {
                match self.snapshot.state_mut().insert(verified.statement()) {
                    Insertion::Taken {
                        dropped,
                        grew: more,
                    } => {
                        grew |= more;
                        self.store_member(&verified, checked, &dropped).await?;
                    }
                    Insertion::NotLetIn => left.push((verified, checked)),
                    _ => {
                        let digest = verified.statement().digest.to_string();
                        let digests = [digest.as_str()];
                        statements::delete_by_digests(&self.transaction, self.appeal.id, &digests)
                            .await?;
                    }
                }
            }
            if !grew {
                return Ok(());
            }
            waiting = left;
        }
    }

    /// Takes up what was kept apart because its `seq` was ahead of time, now that it is not.
    ///
    /// # Errors
    /// The database.
    pub async fn take_up_early(&mut self) -> Result<()> {
        let rows = statements::since(
            &self.transaction,
            self.appeal.id,
            statements::EARLY,
            0,
            PAGE,
        )
        .await?;
        let due = self.instance.clock.millis() + EARLY_MILLIS;
        for row in rows.into_iter().filter(|row| row.seq <= due) {
            statements::delete_many(&self.transaction, &[row.id]).await?;
            let verified = Verified::stored(&row.body)?;
            match self.insert(&verified, row.origin_checked).await {
                Ok(_) | Err(FederationError::TooMany { .. } | FederationError::Invalid { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn row(&self, verified: &Verified, standing: &str, origin_checked: bool) -> NewStatement {
        let statement = verified.statement();
        NewStatement {
            appeal_id: self.appeal.id,
            digest: statement.digest.to_string(),
            register: statement.register().digest().to_string(),
            author: statement.author.clone(),
            key: statement.key.to_string(),
            kind: statement.kind().name().to_owned(),
            seq: i64::try_from(statement.seq).unwrap_or(i64::MAX),
            standing: standing.to_owned(),
            origin_checked,
            body: verified.text().to_owned(),
            received_at: self.instance.clock.millis(),
            ap_id: statement.id.clone(),
        }
    }

    /// The newest statement of a register that this server knows of, in state or mailbox.
    ///
    /// # Errors
    /// The database.
    pub async fn newest(&self, register: &RegisterKey) -> Result<Option<statements::Statement>> {
        let digest = register.digest().to_string();
        let rows =
            statements::by_registers(&self.transaction, self.appeal.id, &[digest.as_str()]).await?;
        Ok(rows.into_iter().max_by_key(|row| row.seq))
    }

    /// Stores everything and makes it visible.
    ///
    /// # Errors
    /// The database; nothing is stored then.
    pub async fn commit(mut self) -> Result<Snapshot> {
        self.trim_mailbox().await?;
        if self.changed {
            let list = self.snapshot.list().clone();
            self.copy_facts(&list).await?;
            let version = appeals::bump_version(&self.transaction, self.appeal.id).await?;
            self.snapshot.version = version;
            self.snapshot.last_row = self
                .snapshot
                .last_row
                .max(last_member_row(&self.transaction, self.appeal.id).await?);
        }
        self.transaction.commit().await?;
        if self.changed {
            self.instance.agenda.stir(self.appeal.id);
        }
        self.instance
            .replicas
            .put(self.appeal.id, self.snapshot.clone());
        if self.changed {
            self.instance.appeal_changed(self.appeal.id).await;
        }
        Ok(self.snapshot)
    }

    /// Copies what lists and searches need from the current note into the appeal's row.
    async fn copy_facts(&mut self, list: &CoSignerList) -> Result<()> {
        let Some(note) = list.current() else {
            return Ok(());
        };
        let mut described = self.appeal.clone();
        describe(&mut described, note);
        if described != self.appeal {
            self.appeal = described;
            appeals::update(&self.transaction, self.appeal.clone()).await?;
        }
        Ok(())
    }
}

/// Copies what lists and searches need from a note into an appeal's row.
pub(crate) fn describe(appeal: &mut Appeal, note: &Note) {
    appeal.status = note.status.name().to_owned();
    appeal.titles = Some(serde_json::to_string(&note.text.title).unwrap_or_default());
    appeal.kind = Some(note.text.kind.name().to_owned());
    appeal.topics = serde_json::to_string(&note.text.topics).ok();
    appeal.closed = note.closed.is_some();
}

async fn last_member_row(transaction: &Transaction, appeal_id: i64) -> Result<i64> {
    Ok(
        statements::last_id(transaction, appeal_id, statements::MEMBER)
            .await?
            .unwrap_or(0),
    )
}
