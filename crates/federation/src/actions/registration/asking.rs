//! Somebody wants to register where mails leave the server: they wait until they confirm.

use super::{Guest, Letter, MAX_ROWS, Writer, check, with_room};
use crate::{
    Instance,
    actions::{account, people::request::Solved, sign_by_form::is_mail_provider},
    error::Result,
    mail::registered,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use undersigned_store::{
    Transaction,
    appeals::Appeal,
    mails::{About, Listed, Mail},
    registrations::{self as store, Registration},
};

/// How long somebody may wait before they confirm, in milliseconds: two days.
const WAIT_MILLIS: i64 = 48 * 60 * 60 * 1_000;
/// Most of one registered domain that wait for a meeting: as many as its mailboxes get mails in an hour.
const MAX_OF_DOMAIN: u64 = MAX_ROWS / 10;
/// The same of one at which anybody gets a mailbox.
const MAX_OF_PROVIDER: u64 = MAX_ROWS / 2;

/// Has the link mailed by which somebody confirms, and so registers: until then they take nobody's place, and after two
/// days what they wrote is forgotten, or earlier where very many wait. To whoever asks, an address that got enough mails
/// today looks as any other.
///
/// # Errors
/// As for [`super::register`]; [`crate::FederationError::TooMany`] where a domain got too many mails, or too many were
/// asked for from one network.
pub async fn ask(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
    guest: &Guest,
    solved: &Solved,
    (language, writer): (&str, Writer),
) -> Result<()> {
    let email = check(instance, appeal, name, guest).await?;
    // Before anything is asked for: a form that is sent again and again takes nothing from a mailbox.
    solved.spend(instance).await?;
    if !instance.may_mail_back(&email, solved.asker).await? {
        return Ok(());
    }
    let token = URL_SAFE_NO_PAD.encode(instance.entropy.bytes::<32>()?);
    let link_hash = account::hash(&token);
    let domain = registered(email.domain());
    let domain_hash = instance.keyed_name("waiting registrations of a domain", domain);
    let most = match is_mail_provider(domain) {
        true => MAX_OF_PROVIDER,
        false => MAX_OF_DOMAIN,
    };
    let transaction = instance.database.begin().await?;
    let event = with_room(instance, &transaction, appeal, name).await?;
    for (of, most) in [(Some(domain_hash.as_str()), most), (None, MAX_ROWS)] {
        room_to_wait(&transaction, (appeal.id, name), of, most).await?;
    }
    let now = instance.clock.millis();
    let row = Registration {
        id: 0,
        appeal_id: appeal.id,
        name: name.to_owned(),
        sealed: guest.seal(instance, appeal.id, &link_hash)?,
        link_hash,
        registered_at: now,
        forget_at: now + WAIT_MILLIS,
    };
    let row = store::insert_waiting(&transaction, row, &domain_hash).await?;
    let path = format!("/registration?token={token}");
    let href = instance.addresses.path_in(&path, language);
    let letter = Letter {
        language,
        host: &instance.addresses.host(),
        title: &event.title,
        href: &href,
    };
    let (subject, text) = writer(&letter);
    let text = instance.with_way_out(&text, &email, language)?;
    let mail = Mail {
        headers: vec![("Content-Language".to_owned(), language.to_owned())],
        ..Mail::plain(email.to_string(), &subject, text)
    };
    let listed = Listed {
        organization_id: appeal.organization_id,
        about: Some(About::Registration(row.id)),
        ..Listed::default()
    };
    instance.enqueue_listed(&transaction, &mail, listed).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// Lets whoever has waited longest for a meeting give way where as many wait as may, of one domain or of all. Whoever
/// means it confirms within minutes; were newcomers refused, invented addresses would keep them out for two days.
async fn room_to_wait(
    transaction: &Transaction,
    (appeal_id, name): (i64, &str),
    domain_hash: Option<&str>,
    most: u64,
) -> Result<()> {
    if store::count_waiting(transaction, appeal_id, name, domain_hash).await? >= most {
        store::forget_longest_waiting(transaction, appeal_id, name, domain_hash).await?;
    }
    Ok(())
}
