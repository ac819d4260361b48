//! Amendments, ballots and votes of an appeal, as this server holds them: taking one in, reading
//! what follows from all of them, and comparing with other servers.
//!
//! They are outside the state, as dispatches are: no list follows from them. Whoever is let in may
//! write them, each proves itself, and of two in one register all servers keep the same.

mod compared;
mod paging;
mod room;

pub(crate) use compared::Compared;
pub use paging::Heading;

use crate::{
    FederationError, Instance,
    dispatches::Kept,
    error::Result,
    replica::{Change, Snapshot},
};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};
use undersigned_domain::{
    Digest,
    proceedings::{
        Content, Proceeding, Record, Refusal, digest_of_all, may_write, settle, standing,
    },
};
use undersigned_store::{
    ConnectionTrait,
    appeals::{self, Appeal},
    proceedings::{self as store, NewProceeding},
};

/// One whose `seq` is further ahead of our clock than this, in milliseconds, is not taken.
const EARLY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// Appeals whose record stays in memory.
const REMEMBERED: usize = 256;
/// Most bytes of what all records in memory were worked out from, but for one that is longer by itself.
const REMEMBERED_BYTES: usize = 32 * 1024 * 1024;

/// What was worked out from an appeal's proceedings and its state, by appeal; it is worked out anew
/// when one of the two has changed.
pub(crate) struct Cache<T> {
    kept: Mutex<HashMap<i64, Remembered<T>>>,
    turns: Mutex<HashMap<i64, Turn>>,
}

struct Remembered<T> {
    tag: String,
    made: Arc<T>,
    bytes: usize,
}

/// Held by whoever works something out.
type Turn = Arc<tokio::sync::Mutex<()>>;

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            turns: Mutex::default(),
        }
    }
}

impl<T> Cache<T> {
    pub(crate) fn get(&self, appeal: i64, tag: &str) -> Option<Arc<T>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let held = kept.get(&appeal)?;
        (held.tag == tag).then(|| held.made.clone())
    }

    /// Keeps what was worked out from so many bytes.
    pub(crate) fn put(&self, appeal: i64, tag: String, made: Arc<T>, bytes: usize) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(&appeal);
        let others: usize = kept.values().map(|held| held.bytes).sum();
        if kept.len() >= REMEMBERED || others.saturating_add(bytes) > REMEMBERED_BYTES {
            kept.clear();
        }
        kept.insert(appeal, Remembered { tag, made, bytes });
    }

    /// The turn to work something out for an appeal: one at a time, and the next may find it done.
    fn turn(&self, appeal: i64) -> Turn {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.len() >= REMEMBERED {
            // Whoever works or waits holds it too.
            turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        }
        turns.entry(appeal).or_default().clone()
    }
}

impl Instance {
    /// What follows from the proceedings of an appeal: amendments with what is said of them, and
    /// ballots with their votes and outcomes.
    ///
    /// # Errors
    /// The database.
    pub async fn record(&self, appeal: &Appeal, snapshot: &Snapshot) -> Result<Arc<Record>> {
        let digest = self.digest_of_proceedings(appeal.id).await?;
        let tag = format!("{digest} {}", snapshot.digest());
        if let Some(record) = self.record_cache.get(appeal.id, &tag) {
            return Ok(record);
        }
        // Everybody who comes after a signature asks for it: one reads it all, the others wait for that.
        let turn = self.record_cache.turn(appeal.id);
        let _turn = turn.lock().await;
        if let Some(record) = self.record_cache.get(appeal.id, &tag) {
            return Ok(record);
        }
        let held = self.proceedings_of(appeal).await?;
        let bytes = held.iter().map(|said| said.text().len()).sum();
        let record = Arc::new(Record::of(&held, snapshot.state(), snapshot.list()));
        self.record_cache.put(appeal.id, tag, record.clone(), bytes);
        Ok(record)
    }

    /// Every proceeding that is held of an appeal, in the order of their digests.
    ///
    /// # Errors
    /// The database.
    async fn proceedings_of(&self, appeal: &Appeal) -> Result<Vec<Proceeding>> {
        Self::proceedings_within(self.database.conn(), appeal.id).await
    }

    /// Those of them that may stand on record, for a bundle.
    ///
    /// # Errors
    /// The database.
    pub async fn standing_proceedings(
        &self,
        appeal: &Appeal,
        snapshot: &Snapshot,
    ) -> Result<Vec<Proceeding>> {
        let held = self.proceedings_of(appeal).await?;
        Ok(standing(held, snapshot.state(), snapshot.list()))
    }

    /// All that are held, within a transaction.
    pub(crate) async fn proceedings_within(
        db: &impl ConnectionTrait,
        appeal_id: i64,
    ) -> Result<Vec<Proceeding>> {
        let rows = store::list(db, appeal_id).await?;
        Ok(rows.iter().filter_map(read).collect())
    }

    /// A proceeding of one of our own actors, by its address, as it was signed, and the actor.
    ///
    /// # Errors
    /// The database.
    pub async fn own_proceeding(&self, id: &str) -> Result<Option<(String, String)>> {
        // An appeal may let in any key as one of ours: what is said under it is served by others.
        for row in store::by_ap_id(self.database.conn(), id).await? {
            if let Ok(key) = row.key.parse()
                && self.is_own_word(&row.author, &key).await?
            {
                return Ok(Some((row.body, row.author)));
            }
        }
        Ok(None)
    }

    /// The appeals in which a ballot that has not ended names an actor as a voter, or as the delegate of
    /// one: it need not have signed them.
    ///
    /// # Errors
    /// The database.
    pub async fn appeals_with_votes_of(&self, actor: &str) -> Result<Vec<String>> {
        let db = self.database.conn();
        // However the text writes the strokes of an address, its last part stands there.
        let name = actor.rsplit('/').next().unwrap_or(actor);
        let rows = store::open_ballots_with(db, self.clock.millis(), name).await?;
        let named = |row: &store::Proceeding| match read(row).map(|said| said.content) {
            Some(Content::Ballot(ballot)) => ballot.roll.iter().any(|place| {
                let delegate = place.delegate.as_ref();
                place.voter == actor || delegate.is_some_and(|one| one.actor == actor)
            }),
            _ => false,
        };
        let ids: BTreeSet<i64> = rows
            .iter()
            .filter(|row| named(row))
            .map(|row| row.appeal_id)
            .collect();
        let mut objects = Vec::new();
        for id in ids {
            let appeal = appeals::by_id(db, id).await?;
            objects.extend(appeal.map(|appeal| appeal.ap_id));
        }
        Ok(objects)
    }

    /// The digest of all proceedings that are held of an appeal, whether they may stand on record or
    /// not: while it is the same, nothing was taken in or let go of.
    ///
    /// # Errors
    /// The database.
    pub async fn digest_of_proceedings(&self, appeal_id: i64) -> Result<Digest> {
        let digests = store::digests(self.database.conn(), appeal_id).await?;
        let digests: Vec<Digest> = digests.iter().filter_map(|d| d.parse().ok()).collect();
        Ok(digest_of_all(&digests))
    }
}

fn read(row: &store::Proceeding) -> Option<Proceeding> {
    match Proceeding::stored(&row.body) {
        Ok(proceeding) => Some(proceeding),
        Err(fault) => {
            tracing::error!(proceeding = row.id, %fault, "a stored proceeding cannot be read");
            None
        }
    }
}

/// Takes one that came in, whoever carried it: its proof alone speaks for it.
///
/// # Errors
/// The faults of the gate; [`FederationError::Forbidden`] where its key is not let in, or may not
/// open ballots; [`FederationError::Invalid`] for another root or a time far ahead;
/// [`FederationError::TooMany`]; [`FederationError::Busy`].
pub async fn receive(instance: &Instance, document: &Map<String, Value>) -> Result<Kept> {
    let document = Value::Object(document.clone());
    let proceeding: Proceeding = instance.check_one(document).await?;
    let object = &proceeding.appeal.object;
    let held = appeals::by_ap_id(instance.database.conn(), object).await?;
    let Some(appeal) = held.filter(|appeal| appeal.root.is_some()) else {
        return Ok(Kept::Ignored);
    };
    let change = instance.change(appeal.id).await?;
    let kept = keep(&change, &proceeding).await?;
    change.commit().await?;
    Ok(kept)
}

/// Stores one that has passed the gate, if its key may write it and nothing newer is held.
///
/// Whom this server has blocked is taken as well, as in the state: servers that left out different
/// votes would count different results.
///
/// # Errors
/// As [`receive`].
pub(crate) async fn keep(change: &Change, proceeding: &Proceeding) -> Result<Kept> {
    let instance = change.instance();
    check_right(change, proceeding).await?;
    let seq = i64::try_from(proceeding.seq).unwrap_or(i64::MAX);
    let is_early = seq.saturating_sub(instance.clock.millis()) > EARLY_MILLIS;
    let (author, key) = (&proceeding.author, &proceeding.key);
    let db = &change.transaction;
    if is_early && !instance.is_own_word_within(db, author, key).await? {
        return Err(FederationError::too_early());
    }
    let appeal_id = change.appeal.id;
    let register = register_digest(&proceeding.register());
    let rows = store::in_register(db, appeal_id, &register).await?;
    let digest = proceeding.digest.to_string();
    // Most of what comes was had before, and to judge what is held asks the whole state.
    if rows.iter().any(|row| row.digest == digest) {
        return Ok(Kept::Known);
    }
    let replaced: usize = rows.iter().map(|row| row.body.len()).sum();
    let (mut held, mut fallen) = (Vec::new(), Vec::new());
    for row in rows {
        let one = Proceeding::stored(&row.body)?;
        // What lost its standing meanwhile gives way, as if it had never come: other servers refused it.
        match may_stand(change, &one).await? {
            Ok(()) => held.push((row.id, one)),
            Err(_) => fallen.push(row.id),
        }
    }
    let Some(mut gone) = join(&held, proceeding) else {
        return Ok(Kept::Known);
    };
    if held.is_empty() && fallen.is_empty() {
        room::check(change, proceeding).await?;
    }
    if proceeding.text().len() > replaced + room::SLACK {
        room::check_length(change, proceeding).await?;
    }
    gone.extend(fallen);
    store::delete(db, &gone).await?;
    let new = NewProceeding {
        appeal_id,
        ap_id: proceeding.id.clone(),
        kind: proceeding.content.type_name().to_owned(),
        register,
        author: proceeding.author.clone(),
        key: proceeding.key.to_string(),
        seq,
        digest,
        ends_at: ends_at(proceeding),
        body: proceeding.text().to_owned(),
        received_at: instance.clock.millis(),
    };
    store::insert(db, new).await?;
    Ok(Kept::Taken)
}

/// The rows that give way to a new one; none where it is not kept itself.
fn join(held: &[(i64, Proceeding)], new: &Proceeding) -> Option<Vec<i64>> {
    if held.iter().any(|(_, one)| one.digest == new.digest) {
        return None;
    }
    let all = held.iter().map(|(_, one)| one).chain([new]).cloned();
    let kept = settle(all);
    let stays = |one: &Proceeding| kept.iter().any(|kept| kept.digest == one.digest);
    let gone = held.iter().filter(|(_, one)| !stays(one));
    stays(new).then(|| gone.map(|(id, _)| *id).collect())
}

/// Whether it may stand on record, by what the state says of its key.
async fn may_stand(
    change: &Change,
    proceeding: &Proceeding,
) -> Result<std::result::Result<(), Refusal>> {
    let delegated = room::is_delegate(change, proceeding).await?;
    let verdict = may_write(proceeding, change.state(), &change.list(), delegated);
    Ok(match verdict {
        // The ballot shows it as struck off, on every server alike.
        Err(Refusal::Ended) if counts_for_a_ballot(&proceeding.content) => Ok(()),
        verdict => verdict,
    })
}

/// As [`may_stand`]; what it is told that may not.
async fn check_right(change: &Change, proceeding: &Proceeding) -> Result<()> {
    let Err(refusal) = may_stand(change, proceeding).await? else {
        return Ok(());
    };
    Err(match refusal {
        Refusal::NotAdmitted => FederationError::forbidden(
            refusal.code(),
            "the appeal has not let this key in: sign the appeal first, and wait to be listed",
        ),
        Refusal::NotInitiator => FederationError::forbidden(
            refusal.code(),
            "only an initiator of the appeal opens ballots and calls them off",
        ),
        Refusal::Ended => FederationError::forbidden(
            refusal.code(),
            "the key had ended when this was said; sign it with one that has not",
        ),
        Refusal::OtherAppeal => FederationError::other_root(),
    })
}

/// Whether it is a vote, or belongs to one.
fn counts_for_a_ballot(content: &Content) -> bool {
    matches!(
        content,
        Content::Vote(_) | Content::Opening(_) | Content::Recount(_)
    )
}

/// After which time nothing changes the result of a ballot.
fn ends_at(proceeding: &Proceeding) -> Option<i64> {
    match &proceeding.content {
        Content::Ballot(ballot) => i64::try_from(ballot.ends()).ok(),
        _ => None,
    }
}

fn register_digest(register: &str) -> String {
    Digest::of(&[b"undersigned:register:v1\0", register.as_bytes()]).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_remembered_than_so_many_bytes() {
        let cache = Cache::<u8>::default();
        let put = |appeal, bytes| cache.put(appeal, "now".to_owned(), Arc::new(1), bytes);
        let held = |appeal| cache.get(appeal, "now").is_some();
        let half = REMEMBERED_BYTES / 2;
        put(1, half);
        put(2, half);
        assert!(held(1) && held(2));
        // What takes the place of an earlier one counts instead of it.
        put(2, half - 1);
        put(3, 1);
        assert!(held(1) && held(2) && held(3));
        put(4, 1);
        assert!(held(4) && !held(1) && !held(2) && !held(3));
        put(5, 2 * REMEMBERED_BYTES);
        assert!(held(5) && !held(4), "one that is longer by itself");
        assert!(cache.get(5, "earlier").is_none());
    }

    #[tokio::test]
    async fn one_at_a_time_works_something_out_for_an_appeal() {
        let cache = Cache::<u8>::default();
        let turn = cache.turn(1);
        let _turn = turn.lock().await;
        assert!(cache.turn(1).try_lock().is_err());
        assert!(cache.turn(2).try_lock().is_ok());
    }
}
