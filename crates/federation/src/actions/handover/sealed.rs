//! The list as it stood when it was handed over: the bundle of that moment, byte for byte.

use super::{
    published,
    since::{Packed, signers_of},
};
use crate::{
    FederationError, Instance,
    actions::{attest, dispatch},
    error::Result,
    memory_bounds::MemoryBounds,
    replica::Snapshot,
    turns::Turns,
    views::AppealView,
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde_json::{Map, Value, json};
use std::{
    io::{Read as _, Write as _},
    sync::Arc,
    time::Duration,
};
use tokio::{
    sync::Mutex,
    time::{Instant, sleep},
};
use undersigned_domain::{Bundle, Digest, dispatch::Kind, proceedings::standing};
use undersigned_store::{
    ConnectionTrait,
    appeals::Appeal,
    kept_files::{self, KeptFile, NewKeptFile, SEALED_LIST, SEALED_SIGNERS},
};

/// Largest part of a file that one row holds, in bytes.
const PART: usize = 512 * 1024;
/// Most who wait for whole lists to be packed, unpacked and checked, and how long each does: one is at a time.
const MOST_WAITING: usize = 16;
const PATIENCE: Duration = Duration::from_secs(60);
/// Most at a time whose signers alone are unpacked, and most that wait for that: anybody may ask.
const SIGNERS_AT_ONCE: usize = 2;
const MOST_WAITING_FOR_SIGNERS: usize = 64;
/// How long each of them waits.
const PATIENCE_FOR_SIGNERS: Duration = Duration::from_secs(10);
/// How long a list that was read stays in memory after somebody asked for it.
const KEPT: Duration = Duration::from_secs(60);

/// A sealed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub(super) id: i64,
    pub(super) appeal_id: i64,
    /// The handover.
    pub(super) owner: String,
    /// SHA-256 of the bundle.
    pub digest: String,
    /// The digest of its state.
    pub state_digest: String,
    /// How many entries its list has.
    pub entries: u64,
    /// Its size.
    pub bytes: u64,
    /// When it was sealed, in milliseconds since 1970.
    pub at: i64,
}

impl Sealed {
    fn of(row: KeptFile) -> Self {
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        Self {
            id: row.id,
            appeal_id: row.appeal_id,
            owner: row.owner,
            digest: row.digest,
            state_digest: row.state_digest.unwrap_or_default(),
            entries: row.entries.map_or(0, count),
            bytes: count(row.bytes),
            at: row.created_at,
        }
    }

    /// Writes into a handover which list it was.
    pub fn name_in(&self, inside: &mut Map<String, Value>) {
        inside.insert("stateDigest".into(), json!(self.state_digest));
        inside.insert("count".into(), json!(self.entries));
        inside.insert("bundleDigest".into(), json!(self.digest));
    }
}

/// The list that was sealed for a handover.
///
/// # Errors
/// The database.
pub async fn sealed(instance: &Instance, appeal: &Appeal, name: &str) -> Result<Option<Sealed>> {
    sealed_within(instance.database.conn(), appeal, name).await
}

/// The same as a change sees it.
pub(super) async fn sealed_within(
    db: &impl ConnectionTrait,
    appeal: &Appeal,
    name: &str,
) -> Result<Option<Sealed>> {
    let rows = kept_files::list(db, appeal.id, name, SEALED_LIST).await?;
    Ok(rows.into_iter().next_back().map(Sealed::of))
}

/// Seals the list as it stands now for a handover that is being written, in place of the one that
/// was sealed before.
///
/// # Errors
/// [`FederationError::Conflict`] `not_published`, or `sealed_already` where the handover is
/// published: what was handed over does not change; `withdrawn` where the appeal is; [`FederationError::Invalid`]
/// `list_too_long`; [`FederationError::Busy`] where too many wait.
pub async fn seal(instance: &Instance, appeal: &Appeal, name: &str) -> Result<Sealed> {
    let draft = dispatch::draft(instance, appeal, name).await?;
    draft
        .filter(|draft| draft.kind == Kind::Handover)
        .ok_or_else(|| FederationError::not_found("draft_unknown", "there is no such draft"))?;
    if appeal.root.is_none() {
        return Err(attest::unpublished());
    }
    dispatch::check_called_for(appeal, Kind::Handover)?;
    let snapshot = instance.snapshot(appeal).await?;
    let summary = snapshot.summary();
    let seen = instance.seen_by_in_file(appeal, &summary).await?;
    let seen: Vec<String> = seen.into_iter().map(|row| row.body).collect();
    // From here on a whole list is in memory, as text and packed.
    let turn = instance.sealed_lists.whole.take().await?;
    // Within one change, so that no statement comes in between the state and its texts.
    let change = instance.change(appeal.id).await?;
    let texts = Instance::texts_within(&change.transaction, appeal.id).await?;
    let proceedings = Instance::proceedings_within(&change.transaction, appeal.id).await?;
    let proceedings = standing(proceedings, change.state(), &change.list());
    let bundle = Bundle::write_whole(change.state(), &texts, &proceedings, &seen);
    let (state_digest, entries) = (change.state().digest(), change.list().entries.len());
    let signers = signers_of(&change.list());
    drop((change, texts));
    let bytes = bundle.len();
    if bytes > MemoryBounds::here().sealed {
        return Err(FederationError::invalid(
            "list_too_long",
            "the list is too long to be sealed on this server; keep the bundle yourself",
        ));
    }
    let pack = move || Ok::<_, std::io::Error>((Packed::of(&signers)?, packed(bundle.as_bytes())?));
    let (signers, (digest, parts)) = turn.work(pack).await?.map_err(internal)?;
    let digest = digest.to_string();
    let change = instance.change(appeal.id).await?;
    let db = &change.transaction;
    if published(db, appeal, name).await?.is_some() {
        return Err(FederationError::conflict(
            "sealed_already",
            "this handover is published, and the list that was handed over does not change; write \
             another handover for another list",
        ));
    }
    // It may have been withdrawn meanwhile.
    dispatch::check_called_for(&change.appeal, Kind::Handover)?;
    forget(db, appeal, name).await?;
    let new = NewKeptFile {
        appeal_id: appeal.id,
        owner: name.to_owned(),
        purpose: SEALED_LIST.to_owned(),
        digest,
        media_type: "application/json".to_owned(),
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        state_digest: Some(state_digest.to_string()),
        entries: Some(i64::try_from(entries).unwrap_or(i64::MAX)),
        created_at: instance.clock.millis(),
    };
    let stored = Sealed::of(kept_files::put(db, new, parts).await?);
    signers.keep(db, &stored).await?;
    change.commit().await?;
    Ok(stored)
}

/// Takes the sealed file away, with the names in it of those who withdrew since. What the handover
/// says of it stays, so that whoever has a copy can still compare.
///
/// # Errors
/// The database.
pub async fn unseal(instance: &Instance, appeal: &Appeal, name: &str) -> Result<()> {
    let db = instance.database.begin().await?;
    forget(&db, appeal, name).await?;
    db.commit().await?;
    Ok(())
}

async fn forget(db: &impl ConnectionTrait, appeal: &Appeal, name: &str) -> Result<()> {
    for purpose in [SEALED_LIST, SEALED_SIGNERS] {
        kept_files::forget(db, appeal.id, name, Some(purpose), &[]).await?;
    }
    Ok(())
}

/// The bundle, byte for byte.
///
/// # Errors
/// The database; a file that cannot be unpacked; [`FederationError::Busy`] where too many wait.
pub async fn sealed_text(instance: &Instance, list: &Sealed) -> Result<Vec<u8>> {
    let turn = instance.sealed_lists.whole.take().await?;
    let parts = kept_files::content(instance.database.conn(), list.id).await?;
    let bytes = list.bytes;
    let unpack = move || unpacked(&parts.concat(), bytes);
    turn.work(unpack).await?.map_err(internal)
}

/// The list that was sealed as pages show one; `None` where it has more than `most` entries.
///
/// # Errors
/// As [`sealed_text`].
pub async fn sealed_view(
    instance: &Instance,
    appeal: &Appeal,
    list: &Sealed,
    most: usize,
) -> Result<Option<AppealView>> {
    if list.entries > most as u64 {
        return Ok(None);
    }
    let snapshot = instance.sealed_lists.last.read(instance, list).await?;
    Ok(Some(instance.view_of(appeal, snapshot).await?))
}

/// What is done with whole sealed lists, and the one that was read last.
pub(crate) struct SealedLists {
    last: LastRead,
    /// Turns at a whole list.
    whole: Turns,
    /// Turns at who stood on one.
    pub(super) signers: Turns,
}

impl Default for SealedLists {
    fn default() -> Self {
        let whole = Turns::of(1).with_waiting(MOST_WAITING);
        let signers = Turns::of(SIGNERS_AT_ONCE).with_waiting(MOST_WAITING_FOR_SIGNERS);
        Self {
            last: LastRead::default(),
            whole: whole.with_patience(PATIENCE),
            signers: signers.with_patience(PATIENCE_FOR_SIGNERS),
        }
    }
}

/// The list that was read last. Each proof in a list is checked when it is unpacked, and anybody may
/// ask for it in print, as often as they like: so one is unpacked at a time, and kept for a while.
#[derive(Clone, Default)]
struct LastRead(Arc<Mutex<Option<Read>>>);

struct Read {
    /// The file's row: its content never changes.
    id: i64,
    snapshot: Snapshot,
    /// When somebody asked for it.
    asked: Instant,
}

impl LastRead {
    async fn read(&self, instance: &Instance, list: &Sealed) -> Result<Snapshot> {
        let mut last = self.0.clone().lock_owned().await;
        if let Some(read) = last.as_mut().filter(|read| read.id == list.id) {
            read.asked = Instant::now();
            return Ok(read.snapshot.clone());
        }
        let (kept, instance, list) = (self.clone(), instance.clone(), list.clone());
        // Read to its end where nobody waits any more: else the next one would be unpacked beside it.
        let reading = tokio::spawn(async move {
            *last = None;
            let snapshot = Snapshot::of(bundle_of(&instance, &list).await?.state);
            *last = Some(Read {
                id: list.id,
                snapshot: snapshot.clone(),
                asked: Instant::now(),
            });
            tokio::spawn(kept.let_go(list.id));
            Ok::<_, FederationError>(snapshot)
        });
        reading.await?
    }

    /// Lets go of a list once nobody has asked for it for a while.
    async fn let_go(self, id: i64) {
        loop {
            sleep(KEPT).await;
            let mut last = self.0.lock().await;
            match &*last {
                Some(read) if read.id == id && read.asked.elapsed() < KEPT => {}
                Some(read) if read.id == id => {
                    *last = None;
                    return;
                }
                _ => return,
            }
        }
    }
}

/// The bundle, read and checked.
pub(super) async fn bundle_of(instance: &Instance, list: &Sealed) -> Result<Bundle> {
    let turn = instance.sealed_lists.whole.take().await?;
    let parts = kept_files::content(instance.database.conn(), list.id).await?;
    let bytes = list.bytes;
    let read = move || {
        let text = unpacked(&parts.concat(), bytes).map_err(internal)?;
        Bundle::read(&text).map_err(internal)
    };
    turn.work(read).await?
}

/// The digest of a text, and the text compressed, in parts.
pub(super) fn packed(text: &[u8]) -> std::io::Result<(Digest, Vec<Vec<u8>>)> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text)?;
    let packed = encoder.finish()?;
    let parts = packed.chunks(PART).map(<[u8]>::to_vec).collect();
    Ok((Digest::of(&[text]), parts))
}

pub(super) fn unpacked(packed: &[u8], bytes: u64) -> std::io::Result<Vec<u8>> {
    let mut text = Vec::new();
    GzDecoder::new(packed).take(bytes).read_to_end(&mut text)?;
    Ok(text)
}

pub(super) fn internal(error: impl std::fmt::Display) -> FederationError {
    FederationError::Internal(format!("a sealed list cannot be kept or read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_out_as_it_went_in() {
        // Digests cannot be packed any smaller, so this needs more than one part.
        let text: Vec<u8> = (0..50_000_u32)
            .flat_map(|number| *Digest::of(&[&number.to_le_bytes()]).bytes())
            .collect();
        let (digest, parts) = packed(&text).unwrap();
        assert!(parts.iter().all(|part| part.len() <= PART) && parts.len() > 1);
        let out = unpacked(&parts.concat(), text.len() as u64).unwrap();
        assert_eq!(out, text);
        assert_eq!(digest, Digest::of(&[&out]));
    }
}
