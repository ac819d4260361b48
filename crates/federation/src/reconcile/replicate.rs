//! Making a replica: this server begins to hold another server's appeal.

use crate::{FederationError, Instance, error::Result, replica::is_early};
use std::time::Duration;
use undersigned_domain::{Content, Verified, ids};
use undersigned_store::{
    StoreError,
    appeals::{self, Appeal, NewAppeal},
    following, replicas,
};

/// Most appeals of one host in which nobody here has spoken, held or waiting to be looked up, while more
/// are taken because somebody there says so.
pub(crate) const MAX_UNASKED: u64 = 20;
/// How long somebody waits for a comparison at most.
const COMPARING: Duration = Duration::from_secs(8);

/// The appeal of that id: held already, or fetched from its origin and held from now on.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no address; [`FederationError::NotFound`] where there
/// is nothing, or an object that is no appeal; as [`Instance::fetch_object`] else.
pub async fn ensure(instance: &Instance, object: &str) -> Result<Appeal> {
    let held = appeals::by_ap_id(instance.database.conn(), object).await?;
    let held = held.filter(|appeal| appeal.root.is_some());
    if let Some(appeal) = &held
        && is_begun(instance, appeal).await?
    {
        return Ok(appeal.clone());
    }
    match held {
        // One that was cut off while it was begun is begun anew; where that fails, it is held as it is.
        Some(appeal) => Ok(begin(instance, object).await.unwrap_or(appeal)),
        None => {
            let appeal = begin(instance, object).await?;
            settle(instance, &appeal).await;
            appeals::by_id(instance.database.conn(), appeal.id)
                .await?
                .ok_or_else(|| FederationError::not_found("appeal_unknown", "the appeal is gone"))
        }
    }
}

/// Whether everything is there from which an appeal is held: its own server is remembered last.
async fn is_begun(instance: &Instance, appeal: &Appeal) -> Result<bool> {
    if instance.addresses.is_ours(&appeal.ap_id) {
        return Ok(true);
    }
    let holders = replicas::list(instance.database.conn(), appeal.id).await?;
    let mut holders = holders.iter();
    Ok(holders.any(|holder| ids::same_origin(&holder.base_url, &appeal.ap_id)))
}

async fn begin(instance: &Instance, object: &str) -> Result<Appeal> {
    if instance.addresses.is_ours(object) {
        return Err(FederationError::not_found(
            "appeal_unknown",
            "there is no such appeal here",
        ));
    }
    ids::canonical_id("object", object)?;
    let nothing =
        || FederationError::not_found("appeal_unknown", "there is no appeal at that address");
    let document = match instance.fetch_object(object).await {
        Err(FederationError::Gone(_)) => return Err(nothing()),
        Err(FederationError::Invalid {
            code: "id_mismatch",
            ..
        }) => return from_copy(instance, object).await,
        fetched => fetched?,
    };
    if document.get("appeal").is_none() {
        return Err(nothing());
    }
    let verified = Verified::check_value(&document)?;
    from_note(instance, &verified).await
}

/// As [`ensure`], because somebody elsewhere wishes it, who must be of the appeal's own server: what
/// nobody here asked for is held for few appeals of one host.
///
/// # Errors
/// As [`ensure`]; [`FederationError::Forbidden`] `not_initiator`; [`FederationError::TooMany`]
/// `appeal_limit`.
pub async fn ensure_for(instance: &Instance, object: &str, sender: &str) -> Result<Appeal> {
    let held = appeals::by_ap_id(instance.database.conn(), object).await?;
    if held.is_none_or(|appeal| appeal.root.is_none()) {
        if !ids::same_origin(object, sender) {
            return Err(FederationError::forbidden(
                "not_initiator",
                "only an appeal's organiser invites to it",
            ));
        }
        check_room(instance, object, sender).await?;
    }
    Box::pin(ensure(instance, object)).await
}

/// Whether an appeal of that host is taken up that only `sender` wishes to be held here: where someone
/// here follows them, or has spoken in most of that host's.
///
/// # Errors
/// [`FederationError::TooMany`] `appeal_limit`.
pub async fn check_room(instance: &Instance, object: &str, sender: &str) -> Result<()> {
    let db = instance.database.conn();
    if following::anyone_follows(db, sender).await?
        || appeals::count_unspoken(db, &ids::host(object)).await? < MAX_UNASKED
    {
        return Ok(());
    }
    Err(FederationError::TooMany {
        code: "appeal_limit",
        detail: format!(
            "this server holds {MAX_UNASKED} appeals of that host about which nobody here has said \
             anything; an organisation here may follow the organiser, or answer those first"
        ),
    })
}

/// The address is that of another server's copy: the appeal is fetched from its own.
async fn from_copy(instance: &Instance, address: &str) -> Result<Appeal> {
    let id = copied(instance, address).await?;
    let Some(id) = id.filter(|id| !ids::same_origin(id, address)) else {
        return Err(FederationError::not_found(
            "appeal_unknown",
            "there is no appeal at that address",
        ));
    };
    Box::pin(ensure(instance, &id)).await
}

/// The id that the appeal at another server's address says it has; none where no appeal is there.
///
/// # Errors
/// Whatever keeps the document from being fetched.
pub(crate) async fn copied(instance: &Instance, address: &str) -> Result<Option<String>> {
    let (copy, _) = instance.fetch_document(address).await?;
    let id = copy.get("id").filter(|_| copy.get("appeal").is_some());
    Ok(id.and_then(|id| id.as_str().map(str::to_owned)))
}

/// Begins to hold the appeal of a note. The root it names is believed once, now, because the
/// organiser's own server vouches for the note's key.
///
/// # Errors
/// [`FederationError::Invalid`] where the key is not the organiser's, or the note not due yet.
pub async fn from_note(instance: &Instance, verified: &Verified) -> Result<Appeal> {
    let statement = verified.statement();
    let Content::Note(note) = &statement.content else {
        return Err(FederationError::not_found(
            "appeal_unknown",
            "not an appeal",
        ));
    };
    // An appeal is held from its text on: a note that would have to wait makes no replica.
    if is_early(statement, instance.clock.millis()) {
        return Err(FederationError::invalid(
            "seq_range",
            "the note's `seq` is ahead of this server's clock",
        ));
    }
    if !instance
        .holds_assertion_key(&statement.author, &statement.key)
        .await?
    {
        return Err(FederationError::invalid(
            "proof_key_role",
            "the key does not stand in the organiser's assertionMethod",
        ));
    }
    let origin = instance.actor(&statement.author).await?;
    let new = NewAppeal {
        ap_id: statement.id.clone(),
        root: Some(statement.appeal.root.to_string()),
        host: ids::host(&statement.id),
        slug: slug(&statement.id),
        organization_id: None,
        organiser: statement.author.clone(),
        status: note.status.name().to_owned(),
        titles: serde_json::to_string(&note.text.title).ok(),
        draft: None,
        created_at: instance.clock.millis(),
        published_at: Some(instance.clock.millis()),
    };
    let db = instance.database.conn();
    let appeal = match appeals::insert(db, new).await {
        Ok(appeal) => appeal,
        Err(StoreError::Conflict(_)) => appeals::by_ap_id(db, &statement.id)
            .await?
            .ok_or_else(|| FederationError::conflict("appeal_conflict", "held under another id"))?,
        Err(error) => return Err(error.into()),
    };
    let mut change = instance.change(appeal.id).await?;
    change.insert(verified, true).await?;
    change.commit().await?;
    instance.remember_replica(&appeal, &origin, None).await?;
    instance.reconcile_soon(appeal.id);
    Ok(appeal)
}

/// Compares an appeal with those who hold it, before somebody reads it to sign it. Whoever is slow is
/// compared with later.
pub async fn compare_now(instance: &Instance, appeal: &Appeal) {
    if tokio::time::timeout(COMPARING, settle(instance, appeal))
        .await
        .is_err()
    {
        instance.reconcile_soon(appeal.id);
    }
}

/// Fetches the whole state from those who hold it, as far as they answer now.
async fn settle(instance: &Instance, appeal: &Appeal) {
    let Ok(peers) = replicas::list(instance.database.conn(), appeal.id).await else {
        return;
    };
    for peer in peers {
        if let Err(error) = instance.reconcile(appeal, &peer).await {
            tracing::debug!(peer = peer.base_url, %error, "not reconciled yet");
        }
    }
}

/// The last part of the address of a copy (`/appeals/{host}/{slug}`): that of the appeal's own
/// path, if it can be part of ours; else a digest of its id.
pub fn slug(id: &str) -> String {
    let last = id.rsplit('/').next().unwrap_or_default();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !last.is_empty() && last.len() <= 80 && last.bytes().all(plain) {
        return last.to_owned();
    }
    undersigned_domain::Digest::of(&[id.as_bytes()]).hex()[..16].to_owned()
}
