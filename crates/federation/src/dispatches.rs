//! What organisers say beside the list, as this server holds it: updates, cases, handovers. Taking
//! one in, reading what may be shown, and comparing with other servers.
//!
//! They are outside the state: no list follows from them. They are kept apart from statements, and
//! whoever holds the appeal may pass them on, since each proves itself.

use crate::{
    FederationError, Instance,
    error::Result,
    reconcile::replicate,
    replica::{Change, Snapshot},
    shared_cases,
};
use serde_json::{Map, Value};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use undersigned_domain::{
    CoSignerList, Digest, Dispatch, Multikey,
    admission::Role,
    dispatch::{MAX_DISPATCHES, digest_of_all},
};
use undersigned_store::{
    appeals::{self, Appeal},
    dispatches::{self as store, NewDispatch},
};

/// One whose `seq` is further ahead of our clock than this, in milliseconds, is not taken.
const EARLY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// Appeals whose dispatches stay in memory.
const REMEMBERED: usize = 256;

/// What became of a dispatch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is held since now.
    Taken,
    /// It, or a newer one, was held already.
    Known,
    /// Nothing is kept of it here.
    Ignored,
}

/// What is held of an appeal and may be shown: the organiser's own, as read, in no order.
#[derive(Debug, Clone)]
pub struct Held {
    /// Not taken back, and signed with a key that counts.
    pub shown: Arc<Vec<Dispatch>>,
    /// Equal digests mean that two servers hold the same under keys that count, what was taken back
    /// included.
    pub digest: Digest,
}

impl Held {
    /// Nothing.
    pub(crate) fn none() -> Self {
        Self {
            shown: Arc::default(),
            digest: digest_of_all(&[]),
        }
    }
}

/// Dispatches that were read, by appeal; they are read anew when something has changed.
#[derive(Default)]
pub(crate) struct Cache(Mutex<HashMap<i64, (String, Held)>>);

impl Cache {
    fn get(&self, appeal: i64, tag: &str) -> Option<Held> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, held) = kept.get(&appeal)?;
        (known == tag).then(|| held.clone())
    }

    fn put(&self, appeal: i64, tag: String, held: Held) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= REMEMBERED {
            kept.clear();
        }
        kept.insert(appeal, (tag, held));
    }
}

/// Whether a key is one of the organiser's that count.
pub(crate) fn is_organisers(list: &CoSignerList, author: &str, key: &Multikey) -> bool {
    list.role_of(author, key) == Some(Role::Organiser)
}

/// The organiser's keys that count.
pub(crate) fn organiser_keys(list: &CoSignerList) -> Vec<Multikey> {
    let initiators = list.initiators.iter();
    initiators
        .filter(|initiator| initiator.role == Role::Organiser)
        .flat_map(|organiser| organiser.keys.iter().cloned())
        .collect()
}

fn is_among(keys: &[Multikey], key: &str) -> bool {
    keys.iter().any(|counts| counts.as_str() == key)
}

impl Instance {
    /// What is held of an appeal and may be shown.
    ///
    /// # Errors
    /// The database.
    pub async fn dispatches(&self, appeal: &Appeal, snapshot: &Snapshot) -> Result<Held> {
        let list = snapshot.list();
        let digest = self
            .digest_of_dispatches(appeal.id, &organiser_keys(list))
            .await?;
        let tag = format!("{digest} {}", snapshot.digest());
        if let Some(held) = self.dispatch_cache.get(appeal.id, &tag) {
            return Ok(held);
        }
        let rows = store::list(self.database.conn(), appeal.id).await?;
        let shown = rows.iter().filter(|row| !row.withdrawn).filter_map(
            |row| match Dispatch::stored(&row.body) {
                Ok(dispatch) => Some(dispatch),
                Err(fault) => {
                    tracing::error!(dispatch = row.id, %fault, "a stored dispatch cannot be read");
                    None
                }
            },
        );
        let shown = shown
            .filter(|dispatch| is_organisers(list, &dispatch.author, &dispatch.key))
            .collect();
        let held = Held {
            shown: Arc::new(shown),
            digest,
        };
        self.dispatch_cache.put(appeal.id, tag, held.clone());
        Ok(held)
    }

    /// Digests of what is held of an appeal under keys that count. What is left of others is offered
    /// to nobody: who takes it in newly would refuse it, and never hold the same.
    pub(crate) async fn offered_dispatches(
        &self,
        appeal_id: i64,
        keys: &[Multikey],
    ) -> Result<Vec<String>> {
        let rows = store::under_keys(self.database.conn(), appeal_id).await?;
        let counting = rows.into_iter().filter(|(_, _, key)| is_among(keys, key));
        Ok(counting.map(|(_, digest, _)| digest).collect())
    }

    /// The digest of all of these.
    pub(crate) async fn digest_of_dispatches(
        &self,
        appeal_id: i64,
        keys: &[Multikey],
    ) -> Result<Digest> {
        let digests = self.offered_dispatches(appeal_id, keys).await?;
        let digests: Vec<Digest> = digests.iter().filter_map(|d| d.parse().ok()).collect();
        Ok(digest_of_all(&digests))
    }
}

/// Takes one that came in, whoever carried it: its proof alone speaks for it.
///
/// # Errors
/// The faults of the gate; [`FederationError::Forbidden`] `not_organiser` where its key is none of
/// the organiser's; [`FederationError::Invalid`] for another root or a time far ahead;
/// [`FederationError::Busy`].
pub async fn receive(instance: &Instance, document: &Map<String, Value>) -> Result<Kept> {
    let document = Value::Object(document.clone());
    let dispatch: Dispatch = instance.check_one(document).await?;
    let object = &dispatch.appeal.object;
    let held = appeals::by_ap_id(instance.database.conn(), object).await?;
    // Followers hear of updates whether they hold the appeal or not.
    let Some(appeal) = held.filter(|appeal| appeal.root.is_some()) else {
        shared_cases::claimed(instance, &dispatch).await?;
        return Ok(Kept::Ignored);
    };
    if instance.rules().await?.is_blocked(&dispatch.author) {
        return Ok(Kept::Ignored);
    }
    let mut change = instance.change(appeal.id).await?;
    let kept = keep(&mut change, &dispatch, None).await?;
    change.commit().await?;
    Ok(kept)
}

/// Stores one that has passed the gate, if it is the organiser's and newer than what is held.
///
/// # Errors
/// As [`receive`].
pub(crate) async fn keep(
    change: &mut Change,
    dispatch: &Dispatch,
    activity: Option<String>,
) -> Result<Kept> {
    let instance = change.instance().clone();
    if dispatch.appeal != *change.state().appeal() {
        return Err(FederationError::other_root());
    }
    if !is_organisers(&change.list(), &dispatch.author, &dispatch.key) {
        return Err(FederationError::forbidden(
            "not_organiser",
            "only the appeal's organiser says this",
        ));
    }
    let seq = i64::try_from(dispatch.seq).unwrap_or(i64::MAX);
    let is_early = seq.saturating_sub(instance.clock.millis()) > EARLY_MILLIS;
    let db = &change.transaction;
    let (author, key) = (&dispatch.author, &dispatch.key);
    if is_early && !instance.is_own_word_within(db, author, key).await? {
        return Err(FederationError::too_early());
    }
    let known = store::by_ap_id(db, change.appeal.id, &dispatch.id).await?;
    match &known {
        Some(row) if row.digest == dispatch.digest.to_string() => return Ok(Kept::Known),
        // What a key that does not count any more has said gives way to whatever comes.
        Some(row) => {
            let held = Dispatch::stored(&row.body)?;
            let counts = is_organisers(&change.list(), &held.author, &held.key);
            if counts && !dispatch.outranks(&held) {
                return Ok(Kept::Known);
            }
        }
        None if !has_room(change).await? => {
            return Err(FederationError::too_many(
                "register_limit",
                "the appeal has as many updates and cases as a server keeps",
            ));
        }
        None => {}
    }
    let new = NewDispatch {
        appeal_id: change.appeal.id,
        ap_id: dispatch.id.clone(),
        name: replicate::slug(&dispatch.id),
        kind: dispatch.kind.name().to_owned(),
        seq,
        digest: dispatch.digest.to_string(),
        key: dispatch.key.to_string(),
        withdrawn: dispatch.is_withdrawn(),
        body: dispatch.text().to_owned(),
        activity,
        received_at: instance.clock.millis(),
    };
    store::put(db, new).await?;
    shared_cases::look_up(change, dispatch).await?;
    Ok(Kept::Taken)
}

/// Whether one more may be kept. Where there is no room, what was said under keys that count no more
/// goes first: whoever had stolen one is not to fill the room for good.
async fn has_room(change: &Change) -> Result<bool> {
    let (db, appeal) = (&change.transaction, &change.appeal);
    let most = MAX_DISPATCHES as u64;
    if store::count(db, appeal.id).await? < most {
        return Ok(true);
    }
    // What this server signed itself it still signs again, under the key that counts.
    let own: Vec<Multikey> = match appeal.organization_id {
        Some(_) => {
            let keys = change.instance().keys_within(db, &appeal.organiser).await?;
            keys.proof.iter().map(|held| held.public.clone()).collect()
        }
        None => Vec::new(),
    };
    let counting = organiser_keys(&change.list());
    let rows = store::under_keys(db, appeal.id).await?;
    let gone = rows
        .into_iter()
        .filter(|(_, _, key)| !is_among(&counting, key) && !is_among(&own, key));
    let gone: Vec<i64> = gone.map(|(id, _, _)| id).collect();
    store::forget(db, &gone).await?;
    Ok(store::count(db, appeal.id).await? < most)
}

impl Instance {
    /// Of a dispatch with a name that is held: the tombstone, where it was taken back. Nothing where
    /// there is none.
    ///
    /// # Errors
    /// The database.
    pub async fn dispatch_text(
        &self,
        appeal_id: i64,
        name: &str,
    ) -> Result<Option<Option<String>>> {
        let row = store::by_name(self.database.conn(), appeal_id, name).await?;
        Ok(row.map(|row| row.withdrawn.then_some(row.body)))
    }
}
