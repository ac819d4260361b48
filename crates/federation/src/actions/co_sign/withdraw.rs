//! A reply was taken back, and with it whatever it brought about.

use super::{
    hidden::{hide, is_by, of_actor, signature_of},
    message::{self, Why},
    waiting,
};
use crate::{
    FederationError, Instance,
    actions::{
        attest,
        endorse::is_doubt,
        tally::{self, Told},
    },
    actors::RemoteActor,
    error::Result,
    replica::Change,
    views::takes_signatures,
};
use undersigned_store::{
    appeals::{self, Appeal},
    co_sign_intents::{self as intents, CoSignIntent},
    comments,
    organizations::Organization,
    persons, quote_authorizations, reactions, refused_signers, statements,
};

/// What an account's reply stands for, whatever its state, is withdrawn. Where it was signed, and can be
/// again, `told` is the account to which that is said: it may have thought that another reply of its own
/// would do, or its server deletes old posts by itself.
pub(crate) async fn take_back(
    instance: &Instance,
    intent: &CoSignIntent,
    told: Option<&RemoteActor>,
) -> Result<()> {
    let appeal = appeals::by_id(instance.database.conn(), intent.appeal_id).await?;
    let Some(appeal) = appeal else {
        return Ok(());
    };
    match intent.state.as_str() {
        intents::LISTED | intents::COUNTED => unsign(instance, &appeal, intent, told).await,
        intents::WITHDRAWN => forget_refusal(instance, intent).await,
        _ => match drop_unsigned(instance, intent).await? {
            Some(signed) => unsign(instance, &appeal, &signed, told).await,
            None => Ok(()),
        },
    }
}

/// Who was refused and takes the reply back does not wait again.
async fn forget_refusal(instance: &Instance, intent: &CoSignIntent) -> Result<()> {
    let db = instance.database.conn();
    Ok(refused_signers::forget(db, intent.appeal_id, &intent.actor).await?)
}

/// Nothing was signed yet: its links end, and the names go. If it was signed a moment ago, that is
/// answered, and nothing done.
async fn drop_unsigned(instance: &Instance, intent: &CoSignIntent) -> Result<Option<CoSignIntent>> {
    let transaction = instance.database.begin().await?;
    // Whoever confirms it at this moment is done first: what is written here is the whole row.
    appeals::lock(&transaction, intent.appeal_id).await?;
    let signed = match intents::by_id(&transaction, intent.id).await? {
        Some(now) if [intents::LISTED, intents::COUNTED].contains(&now.state.as_str()) => Some(now),
        Some(now) => {
            with_its_reply(instance, &transaction, now).await?;
            None
        }
        None => None,
    };
    transaction.commit().await?;
    Ok(signed)
}

/// Withdraws the attestation, or the count. Where no key of ours speaks any more, or the time is in doubt, who was counted
/// is forgotten all the same, and the number is lowered once one does, and the time is believed; an attestation can only
/// be withdrawn with a key.
async fn unsign(
    instance: &Instance,
    appeal: &Appeal,
    intent: &CoSignIntent,
    told: Option<&RemoteActor>,
) -> Result<()> {
    let organization = author(instance, appeal, intent).await?;
    let (mut change, may_sign) = match instance.change_to_sign(appeal.id).await {
        Err(error) if is_doubt(&error) => match listed_as(intent) {
            // The server that says so is to try again, and may not.
            Some(id) => {
                waiting::keep(instance, appeal.id, id, told.is_some()).await?;
                return Err(error);
            }
            // To forget who was only counted nothing has to be dated; the number is.
            None => (instance.change(appeal.id).await?, false),
        },
        change => (change?, true),
    };
    let Some(now) = intents::by_id(&change.transaction, intent.id).await? else {
        return Ok(());
    };
    let keys = match may_sign {
        true => change.speaker_if_any(&organization.ap_id).await?,
        false => None,
    };
    match (now.state.as_str(), now.attestation.as_deref()) {
        (intents::LISTED, Some(id)) => {
            let keys = keys.ok_or_else(|| withdrawn_later(appeal))?;
            attest::withdraw(&mut change, &organization, &keys, id).await?;
        }
        (intents::COUNTED, _) => {
            uncount(&change, &now).await?;
            if let Some(keys) = keys {
                tally::update(&mut change, &organization, &keys, Told::default()).await?;
            }
        }
        _ => return Ok(()),
    }
    // Of a person nothing is left; the address of an attestation that there was before is the account's.
    match now.state.as_str() {
        intents::COUNTED if now.attestation.is_none() => {
            intents::delete(&change.transaction, now.id).await?;
        }
        _ => with_its_reply(instance, &change.transaction, now).await?,
    }
    if let Some(account) = told.filter(|_| takes_signatures(&change.appeal)) {
        let list = change.list();
        let about = message::About {
            organization: &organization,
            text: list.current().map(|note| &note.text),
            account,
            reply: None,
            language: intent.language.as_deref(),
        };
        let said = (Why::TakenOff, appeal);
        message::tell(instance, &change.transaction, &about, said).await?;
    }
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Under which id an intent stands on the list, if it does.
fn listed_as(intent: &CoSignIntent) -> Option<&str> {
    let is_listed = intent.state == intents::LISTED;
    intent.attestation.as_deref().filter(|_| is_listed)
}

/// The server that says so tries again as long as this one cannot: with an answer that it is refused, it would not.
fn withdrawn_later(appeal: &Appeal) -> FederationError {
    FederationError::Internal(format!(
        "an entry in {} cannot be withdrawn: this server's key for the organisation has ended there; \
         see `undersigned doctor`",
        appeal.ap_id
    ))
}

/// Which of our organisations attested: the organiser, or who let the account in.
async fn author(
    instance: &Instance,
    appeal: &Appeal,
    intent: &CoSignIntent,
) -> Result<Organization> {
    let row = match &intent.attestation {
        Some(id) => statements::own_at(instance.database.conn(), id).await?,
        None => None,
    };
    let author = row.map_or_else(|| appeal.organiser.clone(), |row| row.author);
    instance.organization(&author).await
}

async fn uncount(change: &Change, intent: &CoSignIntent) -> Result<()> {
    let hash = signature_of(change.instance(), intent);
    let held = persons::by_email_hash(&change.transaction, change.appeal.id, &hash).await?;
    if let Some(held) = held {
        let now = change.instance().clock.millis();
        persons::delete(&change.transaction, &held, "", now).await?;
    }
    Ok(())
}

/// An account took its reply back: it is noted no more, so that the same post asks anew should the words
/// come back to it.
async fn with_its_reply(
    instance: &Instance,
    transaction: &undersigned_store::Transaction,
    mut intent: CoSignIntent,
) -> Result<()> {
    intent.reply.clear();
    withdrawn(instance, transaction, intent).await
}

async fn withdrawn(
    instance: &Instance,
    transaction: &undersigned_store::Transaction,
    mut intent: CoSignIntent,
) -> Result<()> {
    let now = instance.clock.millis();
    intents::end_tokens(transaction, intent.id, now).await?;
    comments::delete_of(transaction, intent.appeal_id, &intent.actor).await?;
    intents::WITHDRAWN.clone_into(&mut intent.state);
    intent.names = None;
    intent.updated_at = now;
    if let Some(id) = &intent.attestation {
        waiting::forget(transaction, intent.appeal_id, id).await?;
        // It is theirs again should they come back: by a hash they are found.
        hide(instance, &mut intent);
    }
    Ok(intents::update(transaction, intent).await?)
}

/// An organiser's people took an entry off the list: where an account stood behind it, nothing of it
/// stands any more, and what it says here goes with it.
pub(crate) async fn entry_gone(change: &Change, attestation: &str) -> Result<()> {
    let transaction = &change.transaction;
    let found = intents::by_attestation(transaction, change.appeal.id, attestation).await?;
    match found.filter(|intent| intent.state == intents::LISTED) {
        Some(intent) => withdrawn(change.instance(), transaction, intent).await,
        None => Ok(()),
    }
}

/// The owner of a reply deleted it, or made something else of it. Tells whether anything stood
/// for it.
pub(crate) async fn reply_gone(
    instance: &Instance,
    owner: &RemoteActor,
    reply: &str,
) -> Result<bool> {
    let db = instance.database.conn();
    let mut gone = quote_authorizations::delete_quote(db, &owner.id, reply).await? > 0;
    let of_reply = of_actor(instance, &owner.id).await?.into_iter();
    let of_reply = of_reply.filter(|intent| is_by(instance, intent, reply));
    let of_reply: Vec<CoSignIntent> = of_reply.collect();
    gone |= of_reply
        .iter()
        .any(|intent| intent.state != intents::WITHDRAWN);
    take_each_back(instance, &of_reply, Some(owner)).await?;
    Ok(gone)
}

/// Takes several back: one that cannot be keeps no other from it. The error is told once all have been
/// tried.
pub(crate) async fn take_each_back(
    instance: &Instance,
    each: &[CoSignIntent],
    told: Option<&RemoteActor>,
) -> Result<()> {
    let mut failed = None;
    for intent in each {
        if let Err(error) = take_back(instance, intent, told).await {
            failed = failed.or(Some(error));
        }
    }
    failed.map_or(Ok(()), Err)
}

/// An account is no more: all that it said here goes with it.
pub(crate) async fn actor_gone(instance: &Instance, actor: &str) -> Result<()> {
    let transaction = instance.database.begin().await?;
    reactions::delete_actor(&transaction, actor).await?;
    transaction.commit().await?;
    let db = instance.database.conn();
    quote_authorizations::delete_actor(db, actor).await?;
    take_each_back(instance, &of_actor(instance, actor).await?, None).await
}
