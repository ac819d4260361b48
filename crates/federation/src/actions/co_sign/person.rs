//! Somebody signs as a person, with an account: on the organiser's terms, and only counted.

use super::{
    confirm::{Agreed, Open},
    hidden::{domain_hash, signature_of},
};
use crate::{FederationError, Instance, actions::people, error::Result, replica::Change};
use undersigned_domain::{
    Note,
    attestation::Provenance,
    people::{Consent, Terms},
};
use undersigned_store::{
    co_sign_intents::{self as intents, CoSignIntent},
    person_terms, persons,
};

/// Most people of one registered domain whom an appeal counts by accounts: nobody can look at them later.
const MAX_PEOPLE_OF_DOMAIN: u64 = 2_000;

/// Whether people can sign now, as the organiser says.
pub(super) async fn check_open(instance: &Instance, open: &Open) -> Result<()> {
    if people::is_past_the_day(instance, open.appeal.id).await? {
        return Err(people::over());
    }
    people::open_terms(instance, &open.appeal).await.map(drop)
}

/// Whoever has a server makes as many people up as they like.
pub(super) async fn check_room(change: &Change, actor: &str) -> Result<()> {
    let (instance, appeal) = (change.instance(), change.appeal.id);
    let domain = domain_hash(instance, appeal, actor);
    match intents::count_counted_of(&change.transaction, appeal, &domain).await? {
        0..MAX_PEOPLE_OF_DOMAIN => Ok(()),
        _ => Err(FederationError::forbidden(
            "people_crowded",
            "very many people are counted from there already",
        )),
    }
}

/// Keeps a person's signature under a wording, encrypted, like any other's, with what was agreed to.
pub(super) async fn count(
    change: &Change,
    intent: &CoSignIntent,
    note: &Note,
    (terms, agreed): (&Terms, &Agreed),
) -> Result<()> {
    let (instance, appeal) = (change.instance(), &change.appeal);
    let consent = Consent {
        appeal: &appeal.ap_id,
        terms,
        language: &agreed.language,
        words: &agreed.words,
    };
    let (digest, document) = consent.document();
    let (digest, now) = (digest.to_string(), instance.clock.millis());
    let transaction = &change.transaction;
    person_terms::keep_consent(transaction, &digest, appeal.id, &document, now).await?;
    let person = people::Person {
        consent: Some(digest),
        account: Some(intent.actor.clone()),
        reply: Some(intent.reply.clone()),
        ..people::Person::default()
    };
    persons::insert(
        transaction,
        persons::NewPersonSignature {
            appeal_id: appeal.id,
            email_hash: signature_of(instance, intent),
            sealed: instance.seal_person(appeal.id, &person)?,
            created_at: now,
            source: Provenance::FediverseAccount.name().to_owned(),
            shown: 0,
            revision: people::wording::to_row(note.revision),
        },
        "",
    )
    .await?;
    Ok(())
}
