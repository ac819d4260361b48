//! What whoever answers for the list can do about one person who signed: hide the name, or delete everything
//! that is kept of them.

use super::{
    Person, counting,
    hashes::drop_links,
    identity,
    look_up::{self, Reach, Whom},
    terms,
};
use crate::{
    FederationError, Instance,
    actions::{co_sign, news, registration::Mailboxes},
    error::Result,
};
use undersigned_store::{
    appeals::{self, Appeal},
    co_sign_intents::{self as intents, CoSignIntent},
    person_requests, persons,
};

/// Hides the name of somebody who signed, or shows it again as far as it was promised and chosen. They are
/// counted all the same.
///
/// # Errors
/// [`FederationError::NotFound`] where nobody is found, or has not signed; [`FederationError::Invalid`] `people_over`
/// once the day is over until which they are kept; the database.
pub async fn set_hidden(
    instance: &Instance,
    appeal: &Appeal,
    whom: &Whom,
    reach: Reach,
    hidden: bool,
) -> Result<()> {
    let found = look_up::see(instance, appeal, whom, reach).await?;
    let (Some(found), Whom::Signed(id)) = (found, whom) else {
        return Err(unknown());
    };
    if found.hidden == hidden {
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    appeals::hold(&transaction, appeal.id).await?;
    persons::set_hidden(&transaction, *id, hidden).await?;
    Ok(transaction.commit().await?)
}

/// Deletes everything that is kept of somebody under an appeal: the signature, which counts no more, what they
/// asked for and have not confirmed, their address for its news, and for which of its meetings they registered. As
/// after a withdrawal a keyed hash stays, so that no list brings them back. Whoever is gone already is gone.
///
/// # Errors
/// [`FederationError::NotFound`] for somebody whom whoever asks may not find, or who had asked to sign and has
/// confirmed since; the database; sealed bytes that do not open.
pub async fn delete(instance: &Instance, appeal: &Appeal, whom: &Whom, reach: Reach) -> Result<()> {
    let mut mailboxes = Mailboxes::default();
    delete_one_of(instance, appeal, whom, reach, &mut mailboxes).await
}

/// As [`delete`], for one of many: what was opened for those before is not opened again.
pub(super) async fn delete_one_of(
    instance: &Instance,
    appeal: &Appeal,
    whom: &Whom,
    reach: Reach,
    registered: &mut Mailboxes,
) -> Result<()> {
    let Some(hash) = hash_of(instance, appeal, whom, reach).await? else {
        return Ok(());
    };
    let Some(person) = kept(instance, appeal.id, &hash).await? else {
        return Ok(());
    };
    if let Some(account) = &person.account {
        uncount(instance, appeal.id, account).await?;
    }
    forget(instance, appeal.id, &hash, &person, registered).await
}

/// The hash under which everything of somebody is found.
async fn hash_of(
    instance: &Instance,
    appeal: &Appeal,
    whom: &Whom,
    reach: Reach,
) -> Result<Option<String>> {
    let db = instance.database.conn();
    match whom {
        Whom::Signed(id) => {
            let row = persons::by_id(db, *id).await?;
            let Some(row) = row.filter(|row| row.appeal_id == appeal.id) else {
                return Ok(None);
            };
            let terms = terms::get(instance, appeal.id).await?;
            match look_up::find(instance, (appeal, terms.as_ref()), whom, reach).await? {
                Some(_) => Ok(Some(row.email_hash)),
                None => Err(unknown()),
            }
        }
        Whom::Asked(_) if reach != Reach::Everybody => Err(unknown()),
        Whom::Asked(digest) => {
            let request = person_requests::get(db, digest).await?;
            match request.filter(|request| request.appeal_id == appeal.id) {
                // Who has confirmed since has signed, and is found by another number.
                Some(request) if request.used_at.is_some() => Err(unknown()),
                Some(request) => unconfirmed(instance, appeal.id, request.email_hash).await,
                None => Ok(None),
            }
        }
    }
}

/// The hash of somebody who has only asked: whoever asked twice may have confirmed by the other link.
async fn unconfirmed(
    instance: &Instance,
    appeal_id: i64,
    hash: Option<String>,
) -> Result<Option<String>> {
    let Some(hash) = hash else {
        return Ok(None);
    };
    let db = instance.database.conn();
    match persons::by_email_hash(db, appeal_id, &hash).await? {
        Some(_) => Err(unknown()),
        None => Ok(Some(hash)),
    }
}

/// What is kept of them: signed, or asked for.
async fn kept(instance: &Instance, appeal_id: i64, hash: &str) -> Result<Option<Person>> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let sealed = match persons::by_email_hash(db, appeal_id, hash).await? {
        Some(row) => Some(row.sealed),
        None => {
            let waiting = person_requests::waiting_of(db, appeal_id, hash, now).await?;
            waiting.map(|request| request.sealed)
        }
    };
    sealed
        .map(|sealed| instance.open_person(appeal_id, &sealed))
        .transpose()
}

/// Who signed with an account elsewhere stands here as its reply, too.
async fn uncount(instance: &Instance, appeal_id: i64, account: &str) -> Result<()> {
    let mut counted: Vec<CoSignIntent> = co_sign::of_actor(instance, account).await?;
    counted.retain(|one| one.appeal_id == appeal_id && one.state == intents::COUNTED);
    Box::pin(co_sign::take_each_back(instance, &counted, None)).await
}

async fn forget(
    instance: &Instance,
    appeal_id: i64,
    hash: &str,
    person: &Person,
    registered: &mut Mailboxes,
) -> Result<()> {
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    appeals::hold(&transaction, appeal_id).await?;
    // In the order in which whoever confirms does it, so that no two wait for each other.
    person_requests::end_of(&transaction, appeal_id, hash, now).await?;
    if !person.email.is_empty() {
        let identity = identity(&person.email);
        news::end_of(instance, &transaction, appeal_id, &identity).await?;
        let ending = registered.end(instance, &transaction, appeal_id, &identity);
        ending.await?;
    }
    let row = match persons::by_email_hash(&transaction, appeal_id, hash).await? {
        Some(row) => persons::hold(&transaction, row.id).await?,
        None => None,
    };
    let Some(row) = row else {
        // Who has only asked to sign comes back by no list either.
        persons::note_withdrawal(&transaction, appeal_id, hash, now).await?;
        return Ok(transaction.commit().await?);
    };
    let country = instance.open_person(appeal_id, &row.sealed)?.country;
    persons::delete(&transaction, &row, &country.unwrap_or_default(), now).await?;
    drop_links(instance, &transaction, &person.email).await?;
    counting::commit_fewer(instance, transaction, appeal_id).await
}

fn unknown() -> FederationError {
    FederationError::not_found(
        "person_unknown",
        "there is nobody under that number; they may have confirmed, withdrawn or been deleted since",
    )
}
