//! Withdrawing an endorsement, and with it that the appeal was shared.

use super::{Endorsed, earlier, initiators};
use crate::{
    FederationError, Instance,
    actions::{self, admit, endorses, insert_own, invite, plain_register, tell_statement},
    error::Result,
    keys::ActorKeys,
    outgoing::{Audience, Outgoing},
    replica::{Change, counts_from},
};
use serde_json::{Value, json};
use undersigned_domain::{Author, StatementType};
use undersigned_store::{
    appeals,
    organizations::Organization,
    outbox, settings,
    statements::{self, Statement as Row},
};

/// Withdraws an endorsement: the register stays, the names go. Again changes nothing.
///
/// # Errors
/// [`FederationError::NotFound`] where the organisation has never endorsed.
pub async fn withdraw(
    instance: &Instance,
    organization: &Organization,
    object: &str,
) -> Result<Endorsed> {
    let withdrawn = Box::pin(withdraw_kept(instance, organization, object, None)).await?;
    withdrawn.ok_or_else(never)
}

/// The same of a withdrawal that was kept under a name until the time is believed: nothing where it is kept no more, since the
/// organisation has thought otherwise.
pub(super) async fn withdraw_kept(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    kept: Option<&str>,
) -> Result<Option<Endorsed>> {
    let object = invite::id_at(instance, object).await?;
    let appeal = appeals::by_ap_id(instance.database.conn(), &object)
        .await?
        .filter(|appeal| appeal.root.is_some())
        .ok_or_else(never)?;
    let initiators = initiators(instance, &appeal).await?;
    let remembered = instance.reaches_back_to().await?;
    let mut change = instance.change_to_sign(appeal.id).await?;
    if let Some(name) = kept
        && settings::get(&change.transaction, name).await?.is_none()
    {
        return Ok(None);
    }
    let keys = change.speaker(&organization.ap_id).await?;
    let earlier = last_word(&change, organization).await?.ok_or_else(never)?;
    // A server that was put back may have forgotten that it endorsed anew: said again, a withdrawal
    // takes that back wherever it is held.
    let again = !remembered.is_before(earlier.id);
    let (mut id, mut seq) = (None, earlier.seq);
    if endorses(&earlier) {
        earlier::keep(&change, organization, &earlier).await?;
    }
    for author in withdrawing(&change, &keys, &earlier, again).await? {
        let register = plain_register(&author, StatementType::Endorsement);
        let envelope = actions::envelope(&change, &register).await?;
        let verified = author.withdraw_endorsement(&envelope)?;
        insert_own(&mut change, &verified).await?;
        tell_statement(&change, organization, &verified, true, initiators.clone()).await?;
        seq = seq.max(i64::try_from(envelope.seq).unwrap_or(i64::MAX));
        id = Some(envelope.id);
    }
    if id.is_some() {
        Box::pin(unshare(&change, organization)).await?;
        admit::by_itself(&mut change).await?;
        change.commit().await?;
        instance.wake_delivery();
    }
    Ok(Some(Endorsed {
        id: id.unwrap_or(earlier.ap_id),
        object,
        state: "withdrawn",
        elsewhere_from: counts_from(seq, instance.clock.millis()),
    }))
}

pub(super) fn never() -> FederationError {
    FederationError::not_found(
        "not_endorsed",
        "this organisation has not endorsed the appeal",
    )
}

/// The endorsement or withdrawal that an organisation said last, under whichever key: also under one
/// that was made after the backup to which this server was put back.
async fn last_word(change: &Change, organization: &Organization) -> Result<Option<Row>> {
    let (db, kind) = (&change.transaction, StatementType::Endorsement.name());
    let rows = statements::by_author(db, &organization.ap_id, kind).await?;
    let mut of_appeal = rows
        .into_iter()
        .filter(|row| row.appeal_id == change.appeal.id);
    Ok(of_appeal.next())
}

/// The keys that must withdraw, so that no name stays behind under any: each whose own last word
/// is an endorsement, and, last, the one that speaks; that one in any case where it is to say so
/// `again`.
async fn withdrawing(
    change: &Change,
    keys: &ActorKeys,
    newest: &Row,
    again: bool,
) -> Result<Vec<Author>> {
    let actor = &keys.author.actor;
    let speaking = keys.author.key.public();
    let mut authors = Vec::new();
    for held in &keys.proof {
        let Some(author) = &held.author else { continue };
        let ended = change.state().has_ended(actor, Some(&held.public));
        let register = plain_register(author, StatementType::Endorsement);
        let last = change.newest(&register).await?;
        if held.public != speaking && !ended && last.as_ref().is_some_and(endorses) {
            authors.push(author.clone());
        }
    }
    let register = plain_register(&keys.author, StatementType::Endorsement);
    let last = change.newest(&register).await?;
    let stands = endorses(newest) || last.as_ref().is_some_and(endorses);
    if again || stands || !authors.is_empty() {
        authors.push(keys.author.clone());
    }
    Ok(authors)
}

/// Takes back that the organisation shared the appeal when it endorsed: its name would else go on
/// standing beside the text in its followers' timelines, on its profile there, and in its outbox here.
async fn unshare(change: &Change, organization: &Organization) -> Result<()> {
    let (instance, db) = (change.instance(), &change.transaction);
    let object = json!(change.appeal.ap_id);
    // Of all that the outbox says of an appeal, its own texts are the long part: in these it is no `object`.
    let member = format!("\"object\":{object}");
    let shared = outbox::naming(db, organization.id, &member).await?;
    let mut undone = Vec::new();
    for row in shared {
        let said: Value = serde_json::from_str(&row.body).unwrap_or_default();
        if said["type"] != "Announce" || said["object"] != object {
            continue;
        }
        outbox::hide(db, &row.ap_id).await?;
        let share = json!({
            "id": row.ap_id,
            "type": "Announce",
            "actor": organization.ap_id,
            "object": object,
        });
        let inboxes = instance.follower_inboxes(db, organization.id).await?;
        let undo = instance.activity("Undo", &organization.ap_id, share, Audience::Public)?;
        undone.push(Outgoing::to(inboxes, organization, undo));
    }
    instance.enqueue_all(db, undone).await
}
