//! Making a replica: this server begins to hold another server's appeal.

mod copies;
mod room;

pub use copies::shown_at;
pub use room::wish_of;
pub(crate) use room::{MAX_OF_UNASKED, check_size, has_room, wish_of_followed};

use crate::{
    FederationError, Instance, actions::draft::RESERVED, error::Result, replica::is_early,
};
use std::time::Duration;
use undersigned_domain::{Content, Verified, appeal::Titles, ids};
use undersigned_store::{
    ConnectionTrait, StoreError,
    appeals::{self, Appeal, NewAppeal},
    replicas,
};

/// How long somebody waits for a comparison at most.
const COMPARING: Duration = Duration::from_secs(8);

/// The appeal of that id, for which somebody here asks: held already, or fetched from its origin and held
/// from now on. The address of a copy, here or on another server, leads to the appeal as well.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no address; [`FederationError::NotFound`] where there
/// is nothing, or an object that is no appeal; as [`Instance::fetch_object`] else.
pub async fn ensure(instance: &Instance, object: &str) -> Result<Appeal> {
    let shown = shown_at(instance, object).await?;
    let object = shown.as_ref().map_or(object, |shown| shown.ap_id.as_str());
    let appeal = hold(instance, object, Wish::Ours).await?;
    asked(instance, instance.database.conn(), appeal).await
}

/// Notes that somebody here asks for an appeal; what was left aside until then is fetched.
pub(crate) async fn asked(
    instance: &Instance,
    db: &impl ConnectionTrait,
    mut appeal: Appeal,
) -> Result<Appeal> {
    if appeal.unasked {
        appeals::set_asked(db, appeal.id).await?;
        appeal.unasked = false;
        instance.reconcile_soon(appeal.id);
    }
    Ok(appeal)
}

/// Who wishes that an appeal is held here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Somebody here.
    Ours,
    /// Somebody elsewhere alone: it is held where it is their own server's, and shown in no list.
    Theirs,
}

/// The appeal of that id, held already, or from now on because of that wish.
///
/// # Errors
/// As [`ensure`].
pub(crate) async fn hold(instance: &Instance, object: &str, wish: Wish) -> Result<Appeal> {
    let held = appeals::by_ap_id(instance.database.conn(), object).await?;
    let held = held.filter(|appeal| appeal.root.is_some());
    if let Some(appeal) = &held
        && is_begun(instance, appeal).await?
    {
        return Ok(appeal.clone());
    }
    match held {
        // One that was cut off while it was begun is begun anew; where that fails, it is held as it is.
        Some(appeal) => Ok(begin(instance, object, wish).await.unwrap_or(appeal)),
        None => {
            let appeal = begin(instance, object, wish).await?;
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

async fn begin(instance: &Instance, object: &str, wish: Wish) -> Result<Appeal> {
    if instance.addresses.is_ours(object) {
        return Err(FederationError::unknown_appeal());
    }
    ids::canonical_id("object", object)?;
    let nothing =
        || FederationError::not_found("appeal_unknown", "there is no appeal at that address");
    let document = match instance.fetch_object(object).await {
        Err(FederationError::Gone(_)) => return Err(nothing()),
        Err(FederationError::Invalid {
            code: "id_mismatch",
            ..
        }) => match wish {
            Wish::Ours => return from_copy(instance, object).await,
            Wish::Theirs => return Err(anothers()),
        },
        fetched => fetched?,
    };
    if document.get("appeal").is_none() {
        return Err(nothing());
    }
    let verified: Verified = instance.check_one_fetched(document).await?;
    // Whoever wishes it had room of their own, and may have led on to another server.
    if wish == Wish::Theirs && !ids::same_origin(&verified.statement().id, object) {
        return Err(anothers());
    }
    from_note(instance, &verified, wish).await
}

fn anothers() -> FederationError {
    FederationError::forbidden("not_initiator", "only an appeal's organiser invites to it")
}

/// As [`ensure`], because somebody elsewhere wishes it, who must be of the appeal's own server: what
/// nobody here asked for is held for few appeals of one domain. Also whom somebody here follows has
/// nothing held that is another server's.
///
/// # Errors
/// As [`ensure`]; [`FederationError::Forbidden`] `not_initiator`; [`FederationError::TooMany`]
/// `appeal_limit`.
pub async fn ensure_for(instance: &Instance, object: &str, sender: &str) -> Result<Appeal> {
    let held = appeals::by_ap_id(instance.database.conn(), object).await?;
    let mut wish = Wish::Theirs;
    if held.is_none_or(|appeal| appeal.root.is_none()) {
        if !ids::same_origin(object, sender) {
            return Err(anothers());
        }
        wish = wish_of(instance, object, sender).await?;
    }
    let appeal = Box::pin(hold(instance, object, Wish::Theirs)).await?;
    match wish {
        Wish::Ours => asked(instance, instance.database.conn(), appeal).await,
        Wish::Theirs => Ok(appeal),
    }
}

/// As [`ensure`], because somebody whom our people follow names it: see [`wish_of_followed`].
///
/// # Errors
/// As [`ensure`]; [`FederationError::TooMany`] `appeal_limit`.
pub(crate) async fn ensure_followed(instance: &Instance, object: &str) -> Result<Appeal> {
    let db = instance.database.conn();
    let held = appeals::by_ap_id(db, object).await?;
    let held = held.filter(|appeal| appeal.root.is_some());
    if held.is_some_and(|appeal| !appeal.unasked) {
        return hold(instance, object, Wish::Ours).await;
    }
    match wish_of_followed(instance, db, object, Vec::new()).await? {
        Some(Wish::Ours) => ensure(instance, object).await,
        Some(Wish::Theirs) => hold(instance, object, Wish::Theirs).await,
        None => Err(FederationError::too_many(
            "appeal_limit",
            "as many appeals as may be are held because somebody here follows",
        )),
    }
}

/// The address is that of another server's copy: the appeal is fetched from its own, for somebody here.
async fn from_copy(instance: &Instance, address: &str) -> Result<Appeal> {
    let id = copied(instance, address).await?;
    let Some(id) = id.filter(|id| !ids::same_origin(id, address)) else {
        return Err(FederationError::not_found(
            "appeal_unknown",
            "there is no appeal at that address",
        ));
    };
    Box::pin(hold(instance, &id, Wish::Ours)).await
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
pub async fn from_note(instance: &Instance, verified: &Verified, wish: Wish) -> Result<Appeal> {
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
        return Err(instance.unlisted_key(&statement.author).await);
    }
    let origin = instance.actor(&statement.author).await?;
    let new = NewAppeal {
        ap_id: statement.id.clone(),
        root: Some(statement.appeal.root.to_string()),
        host: ids::host(&statement.id),
        slug: copy_slug(&statement.id),
        organization_id: None,
        organiser: statement.author.clone(),
        status: note.status.name().to_owned(),
        titles: serde_json::to_string(&Titles::from(&note.text)).ok(),
        draft: None,
        created_at: instance.clock.millis(),
        published_at: Some(instance.clock.millis()),
        unasked: wish == Wish::Theirs,
    };
    let appeal = insert(instance.database.conn(), new).await?;
    let mut change = instance.change(appeal.id).await?;
    change.insert(verified, true).await?;
    change.commit().await?;
    instance.remember_replica(&appeal, &origin, None).await?;
    instance.reconcile_soon(appeal.id);
    Ok(appeal)
}

/// Stores a new copy, unless it is there already. Where its server has another appeal whose address ends in
/// the same word, it is shown under one that no other appeal has.
async fn insert(db: &impl ConnectionTrait, mut new: NewAppeal) -> Result<Appeal> {
    match appeals::insert(db, new.clone()).await {
        Err(StoreError::Conflict(_)) => {}
        outcome => return Ok(outcome?),
    }
    if let Some(held) = appeals::by_ap_id(db, &new.ap_id).await? {
        return Ok(held);
    }
    new.slug = second_slug(&new.ap_id);
    Ok(appeals::insert(db, new).await?)
}

/// Compares an appeal with those who hold it, before somebody here, who asks for it thereby, reads it to
/// sign it. Whoever is slow is compared with later.
pub async fn compare_now(instance: &Instance, appeal: &Appeal) {
    if appeal.unasked
        && let Err(error) = appeals::set_asked(instance.database.conn(), appeal.id).await
    {
        tracing::warn!(appeal_id = appeal.id, %error, "it is not noted that somebody asks for it");
    }
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

/// The last part of the address of an appeal's copy (`/appeals/{host}/{slug}`): as [`slug`], but no word
/// that stands below an appeal of ours, whose address would be taken for that.
pub fn copy_slug(id: &str) -> String {
    let last = slug(id);
    match RESERVED.contains(&last.as_str()) {
        true => digest_of(id),
        false => last,
    }
}

/// The same for an appeal whose [`copy_slug`] is another's of its server already. No address can end so that
/// it is taken for this: nobody keeps their neighbour out by a well-chosen one.
fn second_slug(id: &str) -> String {
    let digest = undersigned_domain::Digest::of(&[id.as_bytes()]).hex();
    format!("_{}", &digest[..32])
}

/// The last part of the address under which something of another server is shown here: that of its own
/// path, if it can be part of ours; else a digest of its id.
pub fn slug(id: &str) -> String {
    let last = id.rsplit('/').next().unwrap_or_default();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !last.is_empty() && last.len() <= 80 && last.bytes().all(plain) {
        return last.to_owned();
    }
    digest_of(id)
}

fn digest_of(id: &str) -> String {
    undersigned_domain::Digest::of(&[id.as_bytes()]).hex()[..16].to_owned()
}

#[cfg(test)]
mod tests;
