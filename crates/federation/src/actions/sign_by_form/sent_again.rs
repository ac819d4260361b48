//! Whoever lost a link to an entry has it sent once more.

use super::{
    LINK_MILLIS, Said, address_hash,
    keeping::named_again,
    letter::{self, About, Occasion},
    removed, wording,
};
use crate::{
    FederationError, Instance,
    actions::{attest, news::Along},
    error::Result,
    mail::{Allowance, Own, Room},
    networks::Asker,
};
use undersigned_domain::{appeal::Titles, email_address::EmailAddress};
use undersigned_store::{appeals::Appeal, form_signers as signers};

/// A link that somebody asked for once more.
#[derive(Debug)]
pub struct Wanted {
    address: EmailAddress,
    language: String,
    room: Room,
}

/// To which address a link is to be sent once more ([`send_again`]). The mail is counted for the network of whoever
/// asks; `language` is theirs, and that of the mail.
///
/// # Errors
/// [`FederationError::Invalid`] `email_invalid`; [`FederationError::TooMany`] where too many mails were asked for from
/// one network.
pub fn ask_again(instance: &Instance, email: &str, language: &str, asker: Asker) -> Result<Wanted> {
    let address = EmailAddress::parse(email)
        .map_err(|error| FederationError::invalid("email_invalid", error.to_string()))?;
    let room = instance.count_asked(asker, address.domain())?;
    Ok(Wanted {
        language: language.to_owned(),
        address,
        room,
    })
}

/// Sends the link to an address once more: to confirm, where nobody has yet, else to manage. The
/// answer does not tell whether there is anything to send.
///
/// # Errors
/// The database.
pub async fn send_again(instance: &Instance, appeal: &Appeal, wanted: &Wanted) -> Result<()> {
    let Wanted { address, room, .. } = wanted;
    let hash = address_hash(instance, appeal.id, address);
    let db = instance.database.conn();
    let now = instance.clock.millis();
    let (signer, occasion) = match signers::of_address(db, appeal.id, &hash).await? {
        Some(signer) => (signer, Occasion::Manage),
        None => match signers::unconfirmed(db, appeal.id, &hash).await? {
            Some(signer) if now - signer.created_at < LINK_MILLIS => (signer, Occasion::Confirm),
            _ => return Ok(()),
        },
    };
    let allowance = match occasion {
        Occasion::Manage => {
            let allowance = instance.may_mail_own_asked(Own::Entry, *room, address);
            allowance.await?
        }
        _ => instance.may_mail_asked(*room, address).await?,
    };
    if allowance != Allowance::Granted {
        return Ok(());
    }
    let snapshot = instance.snapshot(appeal).await?;
    let note = snapshot.list().current().ok_or_else(attest::unpublished)?;
    let removal = removed::of(&snapshot, &signer.about);
    let mut said = match occasion {
        Occasion::Manage => {
            let by = (address, wanted.language.as_str());
            named_again(instance, db, (&signer, snapshot.state()), by).await?
        }
        // Whoever asks reads it, whatever the language in which the form was filled in.
        _ => Said {
            language: wanted.language.clone(),
            ..Said::open(instance, &signer)?
        },
    };
    let occasion = match (occasion, &removal) {
        (Occasion::Manage, Some(_)) => Occasion::Removed,
        (occasion, _) => occasion,
    };
    // What it wants to be called has signed nothing yet.
    said.call_as_listed(snapshot.state(), &signer.about);
    let news = match said.news {
        true => Along::WithIt,
        false => Along::No,
    };
    let transaction = instance.database.begin().await?;
    let about = About {
        appeal,
        title: &Titles::from(&note.text),
        signer: &signer,
        said: &said,
        reason: removal.as_ref().and_then(|it| it.reason.as_deref()),
        earlier: wording::earlier(&snapshot, appeal, &signer, &said),
        news: &news,
        // What manages an entry is of what the mailbox has here already.
        is_unasked: occasion == Occasion::Confirm,
    };
    letter::send(instance, &transaction, occasion, &about).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}
