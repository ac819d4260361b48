//! The asking side of reconciliation: compare digests, fetch what is missing, hand over the rest.

mod question;
mod statements;

use super::{
    frame,
    messages::{
        DigestsAnswer, DigestsQuestion, MAX_DIGESTS, RangesAnswer, RangesQuestion, StateAnswer,
        StateQuestion,
    },
    ranges::{self, Asking, Difference},
    replicate,
};
use crate::{
    FederationError, Instance, acknowledgement,
    actions::follow,
    error::Result,
    replica::{Snapshot, Summary},
};
use std::{collections::BTreeSet, ops::Bound};
use undersigned_domain::{Digest, RULES, ids};
use undersigned_store::{
    appeals::{self, Appeal},
    refusals,
    replicas::Replica,
    statements::{by_ids, in_mailbox},
};

/// Most pages of digests read from one peer.
const MAX_PAGES: usize = 1_000;
/// Once so many are named that are not held here they are fetched, before more names are read: a peer may
/// name without end what nobody has.
const MAX_WANTED: usize = 100_000;
/// How two servers find out which statements only one of them has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By fingerprints of ranges: little is sent where little differs. They can be fooled.
    Ranges,
    /// By the list of all digests.
    Digests,
}

/// How a comparison ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Both hold the same.
    Equal,
    /// All differences that could be found were exchanged, and they do not hold the same.
    Differ,
    /// There were more differences than one comparison finds.
    Unfinished,
}

impl Method {
    /// Which to try, one after the other until the digests agree, for states of so many
    /// statements. Where the shorter list takes one page, or where much must differ, the list is
    /// quicker than asking for ranges.
    fn suited(ours: usize, theirs: usize) -> &'static [Self] {
        let (less, more) = (ours.min(theirs), ours.max(theirs));
        match less > MAX_DIGESTS && more - less <= more / 4 {
            true => &[Self::Ranges, Self::Digests],
            false => &[Self::Digests],
        }
    }
}

impl Instance {
    /// Compares one appeal with one peer and repairs what differs, both ways. Answers whether
    /// both hold the same afterwards.
    ///
    /// # Errors
    /// Where the peer cannot be asked, or follows another root.
    pub async fn reconcile(&self, appeal: &Appeal, peer: &Replica) -> Result<bool> {
        // Whoever asks may have stored something since the row was read.
        let fresh = appeals::by_id(self.database.conn(), appeal.id).await?;
        let appeal = fresh.as_ref().unwrap_or(appeal);
        let ours = self.summary(appeal).await?;
        let theirs = self.ask_state(peer, appeal, &ours).await?;
        if ids::same_origin(&peer.base_url, &appeal.ap_id) {
            follow::again(self, &appeal.organiser, theirs.restored_at).await?;
        }
        let outcome = self.reconcile_state(appeal, peer, &ours, &theirs).await;
        // After the state, since it says which keys are the organiser's.
        if outcome.is_ok()
            && let Err(error) = self.fetch_dispatches(appeal, peer, &theirs).await
        {
            tracing::debug!(peer = peer.base_url, %error, "updates and cases not compared");
        }
        // The state says whose votes they are.
        if outcome.is_ok()
            && let Err(error) = self.fetch_proceedings(appeal, peer, &theirs).await
        {
            tracing::debug!(peer = peer.base_url, %error, "amendments and votes not compared");
        }
        if let Err(error) = self.note_named(appeal, &theirs).await {
            tracing::debug!(peer = peer.base_url, %error, "those it names are not asked");
        }
        outcome
    }

    /// The same for the state alone.
    async fn reconcile_state(
        &self,
        appeal: &Appeal,
        peer: &Replica,
        ours: &Summary,
        theirs: &StateAnswer,
    ) -> Result<bool> {
        let own = self.own_waiting(appeal, peer).await?;
        self.offer(peer, &ours.appeal, &own).await?;
        if theirs.state_digest == ours.digest.to_string() {
            // What was offered may have been let in.
            return match own.is_empty() {
                true => self.confirm(peer, appeal, ours).await.map(|()| true),
                false => self.agrees(appeal.id, peer).await,
            };
        }
        for method in Method::suited(ours.count, theirs.count) {
            let mut outcome = self.reconcile_by(*method, appeal.id, peer).await;
            if matches!(outcome, Ok(Outcome::Unfinished)) {
                // What was found so far is exchanged: little is left.
                outcome = self.reconcile_by(*method, appeal.id, peer).await;
            }
            match outcome {
                Ok(Outcome::Equal) => return Ok(true),
                // Only equal digests end it: ranges may have looked alike that are not.
                Ok(_) => {}
                Err(error) if *method == Method::Ranges => {
                    tracing::debug!(peer = peer.base_url, %error, "no ranges, so the whole list");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }

    /// Finds the differences with a peer in one way and exchanges what is missing.
    ///
    /// # Errors
    /// As [`Instance::reconcile`], and where the peer does not follow the protocol.
    pub async fn reconcile_by(
        &self,
        method: Method,
        appeal_id: i64,
        peer: &Replica,
    ) -> Result<Outcome> {
        let Some(appeal) = appeals::by_id(self.database.conn(), appeal_id).await? else {
            return Ok(Outcome::Differ);
        };
        let snapshot = self.snapshot(&appeal).await?;
        // What nobody here asked for is not read to its end, and one that is full is not compared again and
        // again: its organiser tells us of the text itself.
        let held = snapshot.state().digests().len();
        let room = match appeal.unasked {
            true => replicate::MAX_OF_UNASKED.saturating_sub(held),
            false => usize::MAX,
        };
        if room == 0 {
            return Ok(Outcome::Differ);
        }
        let (difference, finished) = match method {
            Method::Ranges => self.ask_ranges(peer, &snapshot).await?,
            Method::Digests => self.ask_digests(peer, &snapshot).await?,
        };
        let want = difference.want.into_iter().take(room).collect();
        self.fetch_statements(peer, &snapshot, want).await?;
        self.hand_over(peer, &appeal, &snapshot, &difference.give)
            .await?;
        drop(snapshot);
        Ok(match self.agrees(appeal_id, peer).await? {
            true => Outcome::Equal,
            false if finished => Outcome::Differ,
            false => Outcome::Unfinished,
        })
    }

    /// Whether a peer holds the same now.
    async fn agrees(&self, appeal_id: i64, peer: &Replica) -> Result<bool> {
        let Some(appeal) = appeals::by_id(self.database.conn(), appeal_id).await? else {
            return Ok(false);
        };
        let ours = self.summary(&appeal).await?;
        let theirs = self.ask_state(peer, &appeal, &ours).await?;
        let equal = theirs.state_digest == ours.digest.to_string();
        if equal {
            self.confirm(peer, &appeal, &ours).await?;
        }
        Ok(equal)
    }

    /// Signs, where that is due, that this server holds a list, and tells the peer. Only after
    /// comparing, so that a first word is not that of a list half read.
    async fn confirm(&self, peer: &Replica, appeal: &Appeal, ours: &Summary) -> Result<()> {
        acknowledgement::of_equal_state(self, appeal.id, ours, &peer.base_url).await?;
        if self.sign_seen_by(appeal, ours).await? {
            self.ask_state(peer, appeal, ours).await?;
        }
        Ok(())
    }

    /// Asks what a peer holds; both tell each other who has seen what.
    async fn ask_state(
        &self,
        peer: &Replica,
        appeal: &Appeal,
        ours: &Summary,
    ) -> Result<StateAnswer> {
        let question = StateQuestion {
            object: ours.appeal.object.clone(),
            root: ours.appeal.root.to_string(),
            rules: RULES,
            state_digest: ours.digest.to_string(),
            count: ours.count,
            seen_by: self.own_seen_by(appeal.id).await?,
        };
        let answer: StateAnswer = self.ask(&peer.base_url, "state", &question).await?;
        self.learn_seen_by(appeal, ours, &answer.seen_by).await?;
        Ok(answer)
    }

    /// Asks about ranges until nothing is left to ask, or for as many rounds as may be. Answers
    /// what was found, and whether nothing was left.
    async fn ask_ranges(&self, peer: &Replica, snapshot: &Snapshot) -> Result<(Difference, bool)> {
        let appeal = snapshot.state().appeal();
        let (mut asking, mut next) = Asking::begin(snapshot.items_apart().await?)?;
        let mut finished = false;
        for _ in 0..ranges::MAX_ROUNDS {
            let question = RangesQuestion {
                object: appeal.object.clone(),
                root: appeal.root.to_string(),
                frame: frame::to_text(&next),
            };
            let answer: RangesAnswer = self.ask(&peer.base_url, "", &question).await?;
            match asking.go_on(&frame::from_text(&answer.frame)?)? {
                Some(frame) => next = frame,
                None => {
                    finished = true;
                    break;
                }
            }
        }
        let mut found = asking.found();
        // A peer may name anything; and what came up twice, while it was changing, is held.
        let held = snapshot.state().digests();
        found.want.retain(|digest| !held.contains(digest));
        Ok((found, finished))
    }

    /// Reads the digests of a peer, in order, and keeps what differs. Answers that, and whether it was read
    /// to the end.
    async fn ask_digests(&self, peer: &Replica, snapshot: &Snapshot) -> Result<(Difference, bool)> {
        let appeal = snapshot.state().appeal();
        let held = snapshot.state().digests();
        let mut found = Difference::default();
        let mut last: Option<Digest> = None;
        for _ in 0..MAX_PAGES {
            let question = DigestsQuestion {
                object: appeal.object.clone(),
                root: appeal.root.to_string(),
                after: last.map(|digest| digest.to_string()).unwrap_or_default(),
            };
            let answer: DigestsAnswer = self.ask(&peer.base_url, "digests", &question).await?;
            let begin = last.map_or(Bound::Unbounded, Bound::Excluded);
            let mut named: BTreeSet<Digest> = BTreeSet::new();
            for digest in answer.digests.iter().take(MAX_DIGESTS) {
                let digest: Digest = digest.parse().map_err(|_| nonsense("no digests"))?;
                if last.is_some_and(|last| last >= digest) {
                    return Err(nonsense("digests that do not ascend"));
                }
                last = Some(digest);
                named.insert(digest);
            }
            let next = last.filter(|_| answer.more && !named.is_empty());
            let end = next.map_or(Bound::Unbounded, Bound::Included);
            let unnamed = held.range((begin, end)).filter(|one| !named.contains(*one));
            found.give.extend(unnamed.copied());
            found
                .want
                .extend(named.iter().filter(|one| !held.contains(*one)).copied());
            if next.is_none() {
                return Ok((found, true));
            }
            if found.want.len() >= MAX_WANTED {
                break;
            }
        }
        Ok((found, false))
    }

    /// Statements of our own organisations that nobody has let in yet: offered again each time,
    /// except to a server on which they were refused.
    async fn own_waiting(&self, appeal: &Appeal, peer: &Replica) -> Result<Vec<String>> {
        let db = self.database.conn();
        let rows = in_mailbox(db, appeal.id).await?;
        let refused: BTreeSet<String> = refusals::list(db, appeal.id)
            .await?
            .into_iter()
            .filter(|refusal| ids::same_origin(&refusal.refused_by, &peer.base_url))
            .map(|refusal| refusal.digest)
            .collect();
        let ours: Vec<i64> = rows
            .iter()
            .filter(|row| self.addresses.is_ours(&row.author) && !refused.contains(&row.digest))
            .map(|row| row.id)
            .collect();
        let ours = by_ids(db, &ours).await?;
        Ok(ours.into_iter().map(|row| row.body).collect())
    }
}

pub(super) fn nonsense(what: &str) -> FederationError {
    FederationError::invalid("sync_invalid", format!("the peer answered {what}"))
}
