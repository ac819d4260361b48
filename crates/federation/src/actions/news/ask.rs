//! Somebody asks for the news of an appeal. One mail is sent, and nothing else before it is answered.

use super::{
    Kept, Letter, Purpose, Reason, Writer, Written, email_hash, is_offered, own_link, plain,
    secret, secret_hash, write_to,
};
use crate::{
    FederationError, Instance,
    actions::people::{request::Solved, titles},
    error::Result,
};
use undersigned_domain::{Digest, email_address::EmailAddress};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    mails::{self, About, Listed},
    subscribers::{self, Subscriber, WAITING},
};

/// Has the link sent that confirms; where the mailbox gets the news already, a link to what is kept,
/// to the address that confirmed: another one that reads the same here, by a `+tag`, may be somebody
/// else's. To whoever asks, both look the same, and so does a mailbox that got enough mails today.
///
/// # Errors
/// [`FederationError::Invalid`] `email_invalid`; [`FederationError::Conflict`] where there is no news to
/// be had, or the check was spent before; [`FederationError::TooMany`] where a domain got too many
/// mails, or too many were asked for from one network.
pub async fn ask(
    instance: &Instance,
    appeal: &Appeal,
    email: &str,
    language: &str,
    solved: &Solved,
    writer: Writer,
) -> Result<()> {
    if !is_offered(instance, appeal).await? {
        return Err(FederationError::conflict(
            "news_closed",
            "there is no news of this appeal to be had by e-mail",
        ));
    }
    let email = EmailAddress::parse(email)
        .map_err(|error| FederationError::invalid("email_invalid", error.to_string()))?;
    // Before the mailbox is asked for: a form that is sent again tells nothing of it.
    solved.spend(instance).await?;
    if !instance.may_mail_back(&email, solved.asker).await? {
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    let row = noted(instance, &transaction, appeal, &email, language).await?;
    let own = own_link(instance, &row);
    let (reason, href) = match row.state == WAITING {
        true => (Reason::Confirm, confirm_link(instance, &row)),
        false => (Reason::Already, own.clone()),
    };
    let letter = Letter {
        reason,
        language,
        host: &instance.addresses.host(),
        title: &titles(appeal),
        href: &href,
        leave: &own,
    };
    if let Some(written) = writer(&letter) {
        let kept = match row.state == WAITING {
            true => None,
            false => Kept::open(instance, &row)?,
        };
        let reader = kept.as_ref();
        let reader = reader.and_then(|kept| EmailAddress::parse(&kept.email).ok());
        let to = reader.as_ref().unwrap_or(&email);
        // Nor does it come where another spelling of it was typed.
        if instance.wants_no_mails(&transaction, to).await? {
            return Ok(());
        }
        let text = instance.with_way_out(&written.text, to, language)?;
        let written = Written { text, ..written };
        match kept {
            // Whatever becomes of this mail ends nothing: the reader has not asked for it.
            Some(kept) => {
                let mail = plain(&row, &kept.email, written, Vec::new());
                // Whoever leaves meanwhile gets none.
                let listed = Listed {
                    about: Some(About::Subscriber(row.id)),
                    ..Listed::default()
                };
                instance.enqueue_listed(&transaction, &mail, listed).await?;
            }
            None => {
                let to = email.to_string();
                // Until there is news, no other mail says how they end.
                let headers = mails::unsubscribe_headers(&own).into();
                let listed = Listed {
                    about: Some(About::Subscriber(row.id)),
                    ..Listed::default()
                };
                let listed = (headers, listed);
                write_to(instance, &transaction, &row, &to, written, listed).await?;
            }
        }
    }
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// Notes that somebody asked with an address, unless they did before; the row, in the language in
/// which they asked now. Where another address of the same mailbox waits, that one is forgotten with
/// its links: each link is for the address that it was sent to.
///
/// # Errors
/// [`FederationError::Conflict`] `subscriber_changed` where they left just now.
pub(super) async fn noted(
    instance: &Instance,
    transaction: &Transaction,
    appeal: &Appeal,
    email: &EmailAddress,
    language: &str,
) -> Result<Subscriber> {
    appeals::hold(transaction, appeal.id).await?;
    let hash = email_hash(instance, appeal.id, &email.identity());
    let new = row(instance, appeal, email, &hash, language)?;
    let now = new.asked_at;
    let mut is_new = subscribers::insert_if_absent(transaction, new.clone()).await?;
    let mut row = held(transaction, appeal, &hash).await?;
    if !is_new && row.state == WAITING && !is_of(instance, &row, email) {
        subscribers::forget_waiting(transaction, row.id).await?;
        is_new = subscribers::insert_if_absent(transaction, new).await?;
        row = held(transaction, appeal, &hash).await?;
    }
    if !is_new && row.state == WAITING {
        subscribers::ask_again(transaction, row.id, language, now).await?;
    }
    row.language = language.to_owned();
    Ok(row)
}

async fn held(transaction: &Transaction, appeal: &Appeal, hash: &str) -> Result<Subscriber> {
    // Whoever leaves waits until the mail to them is queued, which goes with them.
    subscribers::hold_of(transaction, appeal.id, hash).await?;
    let found = subscribers::find(transaction, appeal.id, hash).await?;
    found.ok_or_else(|| {
        FederationError::conflict(
            "subscriber_changed",
            "that address left just now; try again",
        )
    })
}

/// Whether a row is this very address's; one that does not open is nobody's.
fn is_of(instance: &Instance, row: &Subscriber, email: &EmailAddress) -> bool {
    let kept = Kept::open(instance, row).ok().flatten();
    kept.is_some_and(|kept| kept.email == email.to_string())
}

/// The link that confirms, in the language of the row.
pub(super) fn confirm_link(instance: &Instance, row: &Subscriber) -> String {
    let token = secret(instance, &row.seed, Purpose::Confirm);
    let path = format!("/news/confirm?token={token}");
    instance.addresses.path_in(&path, &row.language)
}

fn row(
    instance: &Instance,
    appeal: &Appeal,
    email: &EmailAddress,
    hash: &str,
    language: &str,
) -> Result<Subscriber> {
    let seed = Digest::of(&[&instance.entropy.bytes::<32>()?]).hex();
    let kept = Kept {
        email: email.to_string(),
    };
    Ok(Subscriber {
        id: 0,
        appeal_id: appeal.id,
        email_hash: Some(hash.to_owned()),
        sealed: kept.seal(instance, appeal.id, hash)?,
        link_hash: secret_hash(instance, &seed, Purpose::Own),
        confirm_hash: secret_hash(instance, &seed, Purpose::Confirm),
        bounce_hash: secret_hash(instance, &seed, Purpose::Bounce),
        seed,
        language: language.to_owned(),
        state: WAITING.to_owned(),
        reason: None,
        asked_at: instance.clock.millis(),
        confirmed_at: None,
        ended_at: None,
    })
}
