//! What servers sign that they hold ([`SeenBy`]): writing our own word, taking those of others.
//!
//! Against a server that leaves lines out of what it shows, an offline reader has only what others
//! signed. So every server signs the digest of what it holds, seldom, and keeps and passes on the
//! newest word of each of the others, once it has found the key at that server's own origin.

use crate::{Instance, error::Result, replica::Summary};
use chrono::DateTime;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use undersigned_domain::{RULES, SeenBy, ids, seen_by::MAX_SEEN_BY};
use undersigned_proof::strict_json;
use undersigned_store::{
    appeals::Appeal,
    replicas,
    seen_by::{self as store, NewSeenBy},
};

pub use undersigned_store::seen_by::SeenBy as SeenByRow;

/// Most words in one answer to a question for the state, the newest first.
pub const MAX_TOLD: usize = 100;
/// Longest time for which a changed list waits to be signed again.
const LONGEST_PAUSE: Duration = Duration::from_secs(60 * 60);
/// The same in rounds of reconciliation, for servers that compare more often than every 5 minutes.
const PAUSE_IN_ROUNDS: u32 = 12;
/// A word further ahead of our clock than this, in milliseconds, is not taken.
const EARLY_MILLIS: i64 = 10 * 60 * 1_000;
/// Times of words are whole seconds: a later word is of a later one, in milliseconds.
const SECOND_MILLIS: i64 = 1_000;
/// Most servers whose keys are looked up on account of one answer.
const MAX_LOOKED_UP: usize = 10;

impl Instance {
    /// Everybody's newest word about an appeal, our own among them, the newest first.
    ///
    /// # Errors
    /// The database.
    pub async fn seen_by(&self, appeal_id: i64) -> Result<Vec<SeenByRow>> {
        Ok(store::list(self.database.conn(), appeal_id).await?)
    }

    /// The same for somebody who asks: of servers for which the list vouches, or this server's people. This
    /// server's own word is not missing, even where the timer has not rung yet.
    ///
    /// # Errors
    /// The database.
    pub async fn seen_by_for(&self, appeal: &Appeal, held: &Summary) -> Result<Vec<SeenByRow>> {
        if self.own_word(appeal.id).await?.is_none() {
            self.sign_seen_by(appeal, held).await?;
        }
        let vouched = self.vouched(appeal, held).await?;
        let mut words = self.seen_by(appeal.id).await?;
        words.retain(|word| vouched.is_for(&word.instance));
        Ok(words)
    }

    /// The same for a file that is handed out, with this server's own word of the very list in it: else whoever asks for
    /// that word finds it missing in a file fresh from here, for as long as a changed list waits to be signed. One word
    /// for each list that is handed out, and no more than one in a second.
    ///
    /// # Errors
    /// The database.
    pub async fn seen_by_in_file(&self, appeal: &Appeal, held: &Summary) -> Result<Vec<SeenByRow>> {
        // Where nothing can be written, the file is as good as its last word.
        if let Err(error) = self.sign_after(SECOND_MILLIS, appeal, held).await {
            tracing::debug!(appeal = appeal.ap_id, %error, "a list is handed out unsigned");
        }
        self.seen_by_for(appeal, held).await
    }

    /// Our own word, as it is told to a peer.
    pub(crate) async fn own_seen_by(&self, appeal_id: i64) -> Result<Option<Value>> {
        let word = self.own_word(appeal_id).await?;
        Ok(word.and_then(|row| strict_json::kept(&row.body)))
    }

    async fn own_word(&self, appeal_id: i64) -> Result<Option<SeenByRow>> {
        Ok(store::of(self.database.conn(), appeal_id, self.addresses.base()).await?)
    }

    /// Signs what this server holds, if that has changed and the last word is old enough. A word for more than is
    /// held now is outdone at once: it was signed while keys changed, when old and new statements stood side by
    /// side, and would say of each file from then on that something is left out. Answers whether there is a new
    /// word.
    pub(crate) async fn sign_seen_by(&self, appeal: &Appeal, held: &Summary) -> Result<bool> {
        let pause = self
            .sync_interval
            .saturating_mul(PAUSE_IN_ROUNDS)
            .clamp(Duration::from_secs(1), LONGEST_PAUSE);
        let pause = i64::try_from(pause.as_millis()).unwrap_or(i64::MAX);
        self.sign_after(pause, appeal, held).await
    }

    /// The same where the last word is as old as that, in milliseconds.
    async fn sign_after(&self, pause: i64, appeal: &Appeal, held: &Summary) -> Result<bool> {
        if let Some(last) = self.own_word(appeal.id).await? {
            let age = self.clock.millis().saturating_sub(last.seen_at);
            let wait = if is_longer(&last, held) {
                SECOND_MILLIS
            } else {
                pause
            };
            if age < -EARLY_MILLIS {
                // Said by a clock that was ahead: nobody takes it, and nothing newer could be said.
                store::delete(self.database.conn(), appeal.id, &last.instance).await?;
            } else if last.state_digest == held.digest.to_string() || age < wait {
                return Ok(false);
            }
        }
        let keys = self.keys_of(&self.addresses.instance_actor()).await?;
        let now = self.clock.rfc3339();
        let word = SeenBy::sign(&keys.author, &held.appeal, held.digest, held.count, &now)?;
        self.keep_word(appeal.id, &word).await?;
        Ok(true)
    }

    /// Takes what a peer knows of who saw what. A word is kept if its server is known to hold the
    /// appeal, the list vouches for that server, and it lists the key at its own origin; anything else is left
    /// aside without a fuss.
    pub(crate) async fn learn_seen_by(
        &self,
        appeal: &Appeal,
        ours: &Summary,
        words: &[Value],
    ) -> Result<()> {
        if words.is_empty() {
            return Ok(());
        }
        let vouched = self.vouched(appeal, ours).await?;
        let db = self.database.conn();
        let holders: BTreeSet<String> = replicas::list(db, appeal.id)
            .await?
            .into_iter()
            .map(|replica| replica.base_url)
            .filter(|base_url| vouched.is_for(base_url))
            .collect();
        let mut held: BTreeMap<String, i64> = store::list(db, appeal.id)
            .await?
            .into_iter()
            .map(|row| (row.instance, row.seen_at))
            .collect();
        // Most are known already, and a proof is dear.
        let is_new = |word: &&Value| {
            let old = claimed(word)
                .is_some_and(|(instance, at)| held.get(&instance).is_some_and(|held| *held >= at));
            !old
        };
        let new = words.iter().take(MAX_TOLD).filter(is_new).cloned();
        // One of these may have come unasked, along with a question whose signature held.
        let checked = self.check_fetched::<SeenBy>(new.collect()).await?;
        let mut looked_up = 0;
        for word in checked.into_iter().flatten() {
            let Some(at) = millis(&word.at) else {
                continue;
            };
            // Another of the same server's came before it.
            if held.get(&word.instance).is_some_and(|held| *held >= at) {
                continue;
            }
            let wanted = word.appeal == ours.appeal
                && word.rules == RULES
                && at <= self.clock.millis() + EARLY_MILLIS
                && holders.contains(&word.instance)
                && !self.addresses.is_ours(&word.actor)
                && (held.contains_key(&word.instance) || held.len() < MAX_SEEN_BY);
            if !wanted || looked_up == MAX_LOOKED_UP {
                continue;
            }
            looked_up += 1;
            match self.holds_assertion_key(&word.actor, &word.key).await {
                Ok(true) => {
                    self.keep_word(appeal.id, &word).await?;
                    held.insert(word.instance, at);
                }
                Ok(false) => tracing::debug!(
                    instance = word.instance,
                    "a word of having seen a list is under a key that its server does not list"
                ),
                Err(error) => {
                    tracing::debug!(instance = word.instance, %error, "its key cannot be seen");
                }
            }
        }
        Ok(())
    }

    async fn keep_word(&self, appeal_id: i64, word: &SeenBy) -> Result<()> {
        let new = NewSeenBy {
            appeal_id,
            instance: word.instance.clone(),
            seen_at: millis(&word.at).unwrap_or_default(),
            state_digest: word.state_digest.to_string(),
            statements: i64::try_from(word.count).unwrap_or(i64::MAX),
            body: word.text().to_owned(),
        };
        Ok(store::keep_newest(self.database.conn(), new).await?)
    }
}

/// Whether a word is for more statements than are held.
fn is_longer(word: &SeenByRow, held: &Summary) -> bool {
    i64::try_from(held.count).is_ok_and(|count| count < word.statements)
}

/// Which server a word says it is of, and from when, before anything is checked.
fn claimed(word: &Value) -> Option<(String, i64)> {
    let instance = ids::origin(word.get("attributedTo")?.as_str()?)?.ascii_serialization();
    Some((instance, millis(word.get("at")?.as_str()?)?))
}

fn millis(at: &str) -> Option<i64> {
    let at = DateTime::parse_from_rfc3339(at).ok()?;
    Some(at.timestamp_millis())
}
