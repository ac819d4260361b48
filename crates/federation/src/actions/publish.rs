//! Publishing an appeal, revising it, and changing where it stands.

mod note;
mod standing;
mod status;

pub use standing::{Standing, Writer as StandingWriter};
pub(crate) use status::close_if_due;
pub(super) use status::move_to;
pub use status::{is_over, reopen, set_status};

use super::{
    admit,
    attest::unpublished,
    document,
    draft::{Draft, draft_changed, has_passed},
    insert_own, invite, news,
    people::terms,
    pictures, schedule,
};
use crate::{
    FederationError, Instance,
    error::Result,
    media::{self, Picture},
    outgoing::{Audience, Outgoing},
    replica::Change,
};
use futures::FutureExt as _;
use note::{check_organiser, sign};
use std::collections::BTreeSet;
use undersigned_domain::{AppealText, Digest, Status, Verified, appeal::AdmissionPolicy, ids};
use undersigned_store::{
    appeals::{self, Appeal},
    schedules::Schedule,
};

/// What the next note says.
struct Next<'a> {
    text: &'a AppealText,
    revision: u64,
    status: Status,
    /// Since when it is closed, and when it was handed over.
    closed: Option<u64>,
    delivered: Option<u64>,
    admission: AdmissionPolicy,
    pictures: &'a [Picture],
    goal: Option<u64>,
}

/// Publishes a draft: its organiser's key becomes the root. Publishing again changes nothing.
///
/// # Errors
/// [`FederationError::Invalid`] where the draft is not fit to be published;
/// [`FederationError::Conflict`] `draft_changed` where somebody saved another one meanwhile, `withdrawn` where it was
/// published and withdrawn.
pub async fn publish(instance: &Instance, appeal: &Appeal) -> Result<Appeal> {
    publish_due(instance, appeal, None).boxed().await
}

/// The same; `due` is the time that came, where it is published because of one. Where that was cancelled or put
/// off meanwhile, nothing is published.
pub(super) async fn publish_due(
    instance: &Instance,
    appeal: &Appeal,
    due: Option<&Schedule>,
) -> Result<Appeal> {
    if appeal.root.is_some() {
        return match appeal.status == Status::Withdrawn.name() {
            true => Err(withdrawn()),
            false => Ok(appeal.clone()),
        };
    }
    let mut draft = Draft::of(appeal)
        .ok_or_else(|| FederationError::Internal("the draft cannot be read".into()))?
        .whole()?;
    check_deadline(&draft, instance.clock.millis())?;
    terms::check_deadline(instance, appeal, draft.text.deadline.as_deref()).await?;
    instance.check_clock().await?;
    media::check_all(instance.database.conn(), &mut draft.pictures).await?;
    // Others' servers may take their time: the keys are read after them.
    let invited = inboxes_of(instance, &draft.text.initiators).await;
    let keys = instance.keys_of(&appeal.organiser).await?;
    let root = keys.author.key.public();
    let mut change = instance.found(appeal.id, &root).await?;
    // Two at once, or a process that came back to it: it is published once.
    if change.list().current().is_some() {
        return Ok(change.appeal.clone());
    }
    // An appeal that is founded under a key that was given up meanwhile stays so for good.
    let now = instance
        .keys_within(&change.transaction, &appeal.organiser)
        .await?;
    // So does its address, which may have been changed alone.
    let is_as_read = change.appeal.draft == appeal.draft && change.appeal.ap_id == appeal.ap_id;
    if !is_as_read || now.author.key.public() != root {
        return Err(draft_changed());
    }
    instance.nothing_to_read(appeal.id);
    let next = Next {
        text: &draft.text,
        revision: 1,
        status: Status::Open,
        closed: None,
        delivered: None,
        admission: draft.admission,
        pictures: &draft.pictures,
        goal: draft.goal,
    };
    let verified = sign(&change, &keys.author, &next).await?;
    insert_own(&mut change, &verified).await?;
    change.appeal.draft = None;
    appeals::update(&change.transaction, change.appeal.clone()).await?;
    schedule::end(instance, &change.transaction, &change.appeal, "", due).await?;
    tell(&mut change, &verified, "Create", invited).await?;
    let published = finish(instance, change).await?;
    let organization = instance.organization(&published.organiser).await?;
    invite::invite_named(instance, &organization, &published, &draft.text.initiators).await;
    Ok(published)
}

/// Changes a published appeal. A change of substance raises the revision; an editorial one, or a
/// new translation, does not. What is being written at the desk stays, unless it is this.
///
/// `made_from` is the digest of the note that the draft was made from, where it was made in one go.
///
/// # Errors
/// [`FederationError::Conflict`] where it is withdrawn; `draft_changed` where it was changed since it
/// was read: nothing that somebody else wrote is taken back or thrown away.
pub async fn revise(
    instance: &Instance,
    appeal: &Appeal,
    draft: Draft,
    made_from: Option<Digest>,
) -> Result<Appeal> {
    let is_prepared = Draft::of(appeal).as_ref() == Some(&draft);
    let mut draft = draft.whole()?;
    terms::check_deadline(instance, appeal, draft.text.deadline.as_deref()).await?;
    media::check_all(instance.database.conn(), &mut draft.pictures).await?;
    let invited = inboxes_of(instance, &draft.text.initiators).await;
    let mut change = instance.change_to_sign(appeal.id).await?;
    let keys = change.speaker(&appeal.organiser).await?;
    check_organiser(&change, &keys)?;
    let list = change.list();
    let current = list.current().ok_or_else(unpublished)?;
    if current.status == Status::Withdrawn {
        return Err(withdrawn());
    }
    let is_as_read = made_from.is_none_or(|digest| list.note_digest == Some(digest));
    if !is_as_read || (is_prepared && change.appeal.draft != appeal.draft) {
        return Err(draft_changed());
    }
    let substance = current.text_digest != draft.text.digest();
    let next = Next {
        text: &draft.text,
        revision: current.revision + u64::from(substance),
        status: current.status,
        closed: current.closed,
        delivered: current.delivered,
        admission: draft.admission,
        pictures: &draft.pictures,
        goal: draft.goal,
    };
    let verified = sign(&change, &keys.author, &next).await?;
    insert_own(&mut change, &verified).await?;
    if substance {
        news::announce_wording(&change, next.revision).await?;
    }
    pictures::keep(&change.transaction, change.appeal.id, &draft.pictures).await?;
    if is_prepared {
        change.appeal.draft = None;
    }
    pictures::keep_next(&change.transaction, &change.appeal).await?;
    appeals::update(&change.transaction, change.appeal.clone()).await?;
    tell(&mut change, &verified, "Update", invited).await?;
    // A list that is opened again lets in who has waited meanwhile.
    admit::by_itself(&mut change).await?;
    let revised = finish(instance, change).await?;
    if let Err(error) = invite::invite_unasked(instance, &revised).await {
        tracing::warn!(appeal = revised.ap_id, %error, "who is named now was not asked");
    }
    Ok(revised)
}

/// Publishes the same wording with the pictures and the goal of `shown`: nobody's signature is touched.
/// What is being written stays, with the same pictures and goal; of these it keeps all that is `written`
/// in its own languages.
///
/// # Errors
/// [`FederationError::Conflict`] where it is withdrawn; [`FederationError::TooLong`] `appeal_too_long`.
pub(super) async fn decorate(
    instance: &Instance,
    appeal: &Appeal,
    shown: &Draft,
    written: Vec<Picture>,
) -> Result<Appeal> {
    shown.check_size()?;
    let mut change = instance.change_to_sign(appeal.id).await?;
    let keys = change.speaker(&appeal.organiser).await?;
    check_organiser(&change, &keys)?;
    let list = change.list();
    let current = list.current().ok_or_else(unpublished)?;
    if current.status == Status::Withdrawn {
        return Err(withdrawn());
    }
    let next = Next {
        text: &current.text,
        revision: current.revision,
        status: current.status,
        closed: current.closed,
        delivered: current.delivered,
        admission: current.admission,
        pictures: &shown.pictures,
        goal: shown.goal,
    };
    let verified = sign(&change, &keys.author, &next).await?;
    insert_own(&mut change, &verified).await?;
    pictures::keep(&change.transaction, change.appeal.id, &shown.pictures).await?;
    if let Some(mut draft) = Draft::of(&change.appeal) {
        draft.pictures = written;
        draft.goal = shown.goal;
        change.appeal.draft = Some(draft.kept()?.to_json());
        pictures::keep_next(&change.transaction, &change.appeal).await?;
        appeals::update(&change.transaction, change.appeal.clone()).await?;
    }
    tell(&mut change, &verified, "Update", BTreeSet::new()).await?;
    finish(instance, change).await
}

/// Whoever gives what is published already another last day gives it one on which it can be signed still, as
/// whoever publishes it. The day that it has stays, also where it has passed.
///
/// # Errors
/// [`FederationError::Invalid`] `deadline_past`.
pub fn check_changed_deadline(instance: &Instance, before: &Draft, draft: &Draft) -> Result<()> {
    match draft.text.deadline == before.text.deadline {
        true => Ok(()),
        false => check_deadline(draft, instance.clock.millis()),
    }
}

/// Whoever publishes it `at` a time, in milliseconds since 1970, publishes what can be signed then.
/// Else it would close at once.
pub(super) fn check_deadline(draft: &Draft, at: i64) -> Result<()> {
    match has_passed(draft.text.deadline.as_deref(), at) {
        true => Err(FederationError::invalid(
            "deadline_past",
            "it would be published after its last day to sign; give a later `deadline`, or none",
        )),
        false => Ok(()),
    }
}

fn withdrawn() -> FederationError {
    FederationError::conflict(
        "withdrawn",
        "the appeal has been withdrawn, which is for good",
    )
}

/// Tells followers, initiators, replicas, and servers on which accounts have done something with it.
///
/// Who that is, our own database says within the change, in three queries however many they are: whoever begins
/// to follow or to hold the list just then is told by this or has it already. Others' servers were asked before.
async fn tell(
    change: &mut Change,
    verified: &Verified,
    kind: &str,
    invited: BTreeSet<String>,
) -> Result<()> {
    let instance = change.instance().clone();
    let actor = change.appeal.organiser.clone();
    let organization_id = change.appeal.organization_id;
    let mut inboxes = instance
        .replica_inboxes(&change.transaction, change.appeal.id)
        .await?;
    inboxes.extend(invited);
    let around = instance.inboxes_around(&change.transaction, change.appeal.id);
    inboxes.extend(Box::pin(around).await?);
    if let Some(organization_id) = organization_id {
        let followers = instance
            .follower_inboxes(&change.transaction, organization_id)
            .await?;
        inboxes.extend(followers);
    }
    let activity = instance.activity(kind, &actor, document(verified), Audience::Public)?;
    let outgoing = Outgoing {
        actor,
        organization_id,
        activity,
        carried: Vec::new(),
        public: true,
        inboxes,
    };
    instance.enqueue(&change.transaction, outgoing).await
}

async fn finish(instance: &Instance, change: Change) -> Result<Appeal> {
    let id = change.appeal.id;
    change.commit().await?;
    instance.wake_delivery();
    appeals::by_id(instance.database.conn(), id)
        .await?
        .ok_or_else(|| FederationError::Internal("the appeal vanished".into()))
}

/// Inboxes of actors elsewhere, as far as they can be found now.
pub(super) async fn inboxes_of(instance: &Instance, actors: &[String]) -> BTreeSet<String> {
    let mut inboxes = BTreeSet::new();
    for actor in actors
        .iter()
        .filter(|actor| !instance.addresses.is_ours(actor))
    {
        match instance.actor(actor).await {
            Ok(actor) => {
                inboxes.insert(actor.server_inbox().to_owned());
            }
            Err(error) => {
                tracing::info!(host = ids::host(actor), %error, "an initiator cannot be reached now");
            }
        }
    }
    inboxes
}
