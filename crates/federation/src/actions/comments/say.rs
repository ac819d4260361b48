//! Saying why, and taking that back.

use super::{Comment, MAX_WAITING, note, stands_within, words};
use crate::{
    FederationError, Instance,
    actions::{
        attest::listed_by,
        endorse::{forget_earlier, still_endorses},
        publish::inboxes_of,
    },
    error::Result,
    outgoing::{Audience, Outgoing},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use undersigned_store::{
    Transaction,
    appeals::Appeal,
    comments::{self, SENT, SHOWN, WAITING},
    organizations::Organization,
};

/// What became of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The note's id.
    pub id: String,
    /// `sent`, `waiting` or `shown`; where the same was said before, what became of it: also `sent-shown`,
    /// `sent-refused` or `refused`.
    pub state: String,
}

/// One of our organisations says why it endorses an appeal, ours or another server's; again says
/// it otherwise, and the organiser looks at it anew.
///
/// # Errors
/// [`FederationError::NotFound`] `not_endorsed`; [`FederationError::Invalid`] `comment_invalid`,
/// `unknown_language`; [`FederationError::TooMany`].
pub async fn say(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    text: &str,
    language: &str,
) -> Result<Said> {
    let (words, language) = (words::typed(text)?, words::language(language)?);
    let appeal = endorsed(instance, organization, object).await?;
    let author = &organization.ap_id;
    let state = match appeal.organization_id {
        // The organiser's own words wait for nobody.
        Some(own) if own == organization.id => SHOWN,
        Some(_) => WAITING,
        None => SENT,
    };
    let inboxes = organisers(instance, &appeal, state).await;
    let transaction = instance.database.begin().await?;
    // Whoever has withdrawn meanwhile says nothing more, and whoever withdraws now waits, and takes along what is said.
    if !still_endorses(&transaction, organization, appeal.id).await? {
        return Err(never());
    }
    let (comment, known) = keep(
        instance,
        &transaction,
        &appeal,
        author,
        words,
        language,
        state,
    )
    .await?;
    if state == SENT {
        let kind = if known { "Update" } else { "Create" };
        let object = note(&comment, &appeal);
        send(instance, &transaction, organization, kind, object, inboxes).await?;
    }
    forget_earlier(&transaction, organization, appeal.id).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(Said {
        id: comment.note_id,
        state: comment.state,
    })
}

/// One of our organisations takes back what it said. Again changes nothing.
///
/// # Errors
/// [`FederationError::NotFound`] `appeal_unknown`.
pub async fn unsay(instance: &Instance, organization: &Organization, object: &str) -> Result<()> {
    let view = instance
        .view_by_id(object)
        .await?
        .ok_or_else(FederationError::unknown_appeal)?;
    let author = &organization.ap_id;
    let state = match view.appeal.organization_id {
        Some(_) => WAITING,
        None => SENT,
    };
    let inboxes = organisers(instance, &view.appeal, state).await;
    let transaction = instance.database.begin().await?;
    let Some(held) = comments::of(&transaction, view.appeal.id, author).await? else {
        return Ok(());
    };
    forget_earlier(&transaction, organization, view.appeal.id).await?;
    comments::delete(&transaction, held.id).await?;
    if state == SENT {
        let object = json!({"id": held.note_id, "type": "Tombstone"});
        send(
            instance,
            &transaction,
            organization,
            "Delete",
            object,
            inboxes,
        )
        .await?;
    }
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Somebody without a server, whom an attestation under an appeal of ours lists, says why.
///
/// # Errors
/// [`FederationError::NotFound`] `not_endorsed`; the rest as [`say`].
pub async fn say_for(
    instance: &Instance,
    appeal: &Appeal,
    attestation: &str,
    words: (&str, &str),
) -> Result<Said> {
    keep_for(instance, appeal, attestation, words, WAITING).await
}

/// The organiser's own people write down what somebody said whom the organiser lists: it is shown at
/// once. Whoever signed for itself speaks for itself.
///
/// # Errors
/// [`FederationError::NotFound`] `not_endorsed` where the organiser lists nobody under that id; the rest
/// as [`say`].
pub async fn write_down(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    attestation: &str,
    words: (&str, &str),
) -> Result<Said> {
    let snapshot = instance.snapshot(appeal).await?;
    listed_by(snapshot.state(), &organization.ap_id, attestation).ok_or_else(never)?;
    keep_for(instance, appeal, attestation, words, SHOWN).await
}

async fn keep_for(
    instance: &Instance,
    appeal: &Appeal,
    attestation: &str,
    (text, language): (&str, &str),
    state: &str,
) -> Result<Said> {
    let (words, language) = (words::typed(text)?, words::language(language)?);
    let snapshot = instance.snapshot(appeal).await?;
    let listed = snapshot.list().entries.iter();
    if !listed.clone().any(|entry| super::is_of(entry, attestation)) {
        return Err(never());
    }
    let transaction = instance.database.begin().await?;
    if !stands_within(instance, &transaction, appeal.id, attestation).await? {
        return Err(never());
    }
    let (comment, _) = keep(
        instance,
        &transaction,
        appeal,
        attestation,
        words,
        language,
        state,
    )
    .await?;
    transaction.commit().await?;
    Ok(Said {
        id: comment.note_id,
        state: comment.state,
    })
}

/// What somebody said of why when it signed by form waits for the organiser from when it is
/// listed. Where too much waits already, it can be said again by the link that manages the entry:
/// the listing does not fail over it.
pub(crate) async fn say_when_listed(
    instance: &Instance,
    transaction: &Transaction,
    appeal: &Appeal,
    attestation: &str,
    why: String,
) -> Result<()> {
    let language = String::new();
    let kept = keep(
        instance,
        transaction,
        appeal,
        attestation,
        why,
        language,
        WAITING,
    );
    match kept.await {
        Ok(_) | Err(FederationError::TooMany { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The same takes it back.
///
/// # Errors
/// The database.
pub async fn unsay_for(instance: &Instance, appeal: &Appeal, attestation: &str) -> Result<()> {
    let db = instance.database.conn();
    Ok(comments::delete_of(db, appeal.id, attestation).await?)
}

async fn keep(
    instance: &Instance,
    transaction: &Transaction,
    appeal: &Appeal,
    author: &str,
    words: String,
    language: String,
    state: &str,
) -> Result<(Comment, bool)> {
    let now = instance.clock.millis();
    if let Some(held) = comments::hold_of(transaction, appeal.id, author).await? {
        let same = held.words == words && held.language == language;
        let comment = Comment {
            state: match same {
                true => held.state.clone(),
                false => state.to_owned(),
            },
            // A moment later at least, so that it is seen to be another.
            updated_at: now.max(held.updated_at + 1),
            words,
            language,
            ..held
        };
        comments::update(transaction, comment.clone()).await?;
        return Ok((comment, true));
    }
    if state == WAITING && comments::count(transaction, appeal.id, WAITING).await? >= MAX_WAITING {
        return Err(FederationError::too_many(
            "too_many_comments",
            "too many comments wait for the organiser; try again later",
        ));
    }
    let name = instance.entropy.name(now)?;
    let new = Comment {
        id: 0,
        appeal_id: appeal.id,
        author: author.to_owned(),
        note_id: instance.addresses.path(&format!("/comments/{name}")),
        words,
        language,
        state: state.to_owned(),
        created_at: now,
        updated_at: now,
    };
    Ok((comments::insert(transaction, new).await?, false))
}

async fn endorsed(
    instance: &Instance,
    organization: &Organization,
    object: &str,
) -> Result<Appeal> {
    let own = instance.endorsement_of(organization, object).await?;
    let own = own.filter(|own| own.endorsed).ok_or_else(never)?;
    Ok(own.view.appeal)
}

async fn organisers(instance: &Instance, appeal: &Appeal, state: &str) -> BTreeSet<String> {
    match state {
        SENT => inboxes_of(instance, std::slice::from_ref(&appeal.organiser)).await,
        _ => BTreeSet::new(),
    }
}

async fn send(
    instance: &Instance,
    transaction: &Transaction,
    organization: &Organization,
    kind: &str,
    object: Value,
    inboxes: BTreeSet<String>,
) -> Result<()> {
    let activity = instance.activity(kind, &organization.ap_id, object, Audience::Public)?;
    let outgoing = Outgoing::to(inboxes, organization, activity);
    instance.enqueue(transaction, outgoing).await
}

fn never() -> FederationError {
    FederationError::not_found("not_endorsed", "only who signed the appeal can say why")
}
