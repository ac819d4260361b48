//! The links to what people signed: made, and sent once more to whoever lost them.

use super::{Letter, MailLink, Reason, Writer, identity, request::Solved, titles, to_write};
use crate::{
    FederationError, Instance,
    actions::{
        account::{self, is_email},
        draft::nfc,
        news::Along,
    },
    error::Result,
    mail::{Allowance, Own, Room},
    networks::Asker,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use std::collections::BTreeMap;
use undersigned_domain::email_address::EmailAddress;
use undersigned_store::{
    Transaction, appeals,
    mails::About,
    persons::{self, PersonSignature},
};

/// Links to one signature that work at a time.
const MAX_LINKS: i64 = 5;
/// For how long mails about new wordings bring the same link, in milliseconds: 30 days.
const SAME_LINK_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;

impl Instance {
    /// Makes a link to a signature.
    pub(super) async fn link_to(
        &self,
        transaction: &Transaction,
        signature_id: i64,
        language: &str,
    ) -> Result<String> {
        let (secret, hash) = account::secret("")?;
        let now = self.clock.millis();
        persons::add_link(transaction, &hash, signature_id, MAX_LINKS, now).await?;
        Ok(self.signature_path(&secret, language))
    }

    /// The link to a signature that is written with every new wording. It is the same for a while, so that many
    /// wordings put an end to few of the links that were written before, and another one later, so that no mail
    /// opens a signature for ever.
    pub(super) async fn lasting_link_to(
        &self,
        transaction: &Transaction,
        signature: &PersonSignature,
        language: &str,
    ) -> Result<String> {
        let now = self.clock.millis();
        let period = now.div_euclid(SAME_LINK_MILLIS);
        let seed = format!("{} {} {period}", signature.id, signature.created_at);
        let bytes = self
            .secret
            .keyed_hash("link to a signature", seed.as_bytes());
        let secret = URL_SAFE_NO_PAD.encode(bytes);
        let hash = account::hash(&secret);
        persons::add_link(transaction, &hash, signature.id, MAX_LINKS, now).await?;
        Ok(self.signature_path(&secret, language))
    }

    fn signature_path(&self, secret: &str, language: &str) -> String {
        let path = format!("/signature?token={secret}");
        self.addresses.path_in(&path, language)
    }
}

/// Whose links are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    pub(super) identity: String,
    domain: String,
}

impl Mailbox {
    /// The mailbox of an address as typed. Lists once brought addresses that are not taken today; whoever
    /// stands here under such a one finds their signature by it.
    pub(super) fn read(typed: &str) -> Result<Self> {
        if let Ok(email) = EmailAddress::parse(typed) {
            return Ok(Self {
                identity: email.identity(),
                domain: email.domain().to_owned(),
            });
        }
        let typed = nfc(typed);
        let (Some((_, domain)), true) = (typed.rsplit_once('@'), is_email(&typed)) else {
            let said = "that is no e-mail address: it needs one @ and a domain";
            return Err(FederationError::invalid("email_invalid", said));
        };
        Ok(Self {
            identity: identity(&typed),
            domain: domain.to_lowercase(),
        })
    }
}

/// Links that somebody asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    mailbox: Mailbox,
    room: Room,
}

/// To which mailbox links are to be sent once more ([`send_links`]). The check is used up, and the mail is counted for
/// the network of whoever asks.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no address; [`FederationError::Conflict`] for a check
/// that was spent; [`FederationError::TooMany`] where too many mails were asked for from one network; the database.
pub async fn ask_for_links(instance: &Instance, email: &str, solved: &Solved) -> Result<Wanted> {
    let mailbox = Mailbox::read(email)?;
    // Before the mailbox is asked for: a form that is sent again tells nothing of it.
    solved.spend(instance).await?;
    let room = instance.count_asked(solved.asker, &mailbox.domain)?;
    Ok(Wanted { mailbox, room })
}

/// Sends new links in the place of one that is too old, as [`send_links`] does where its address is written into the
/// form. Whoever asks has a link, and is told neither the address nor whether anything is sent; nor are they to wait
/// for this.
///
/// # Errors
/// [`FederationError::TooMany`] where too many mails were asked for from one network; the database; sealed bytes that
/// do not open.
pub async fn send_for_link(
    instance: &Instance,
    token: &str,
    asker: Asker,
    language: &str,
    writer: Writer,
) -> Result<()> {
    let found = persons::by_link(instance.database.conn(), &account::hash(token)).await?;
    let Some((row, _)) = found else {
        return Ok(());
    };
    let person = instance.open_person(row.appeal_id, &row.sealed)?;
    // An old list may have brought what is no address.
    let Ok(mailbox) = Mailbox::read(&person.email) else {
        return Ok(());
    };
    let room = instance.count_asked(asker, &mailbox.domain)?;
    let wanted = Wanted { mailbox, room };
    send_links(instance, &wanted, language, writer).await
}

/// Sends the links to all signatures of an address once more, each to the address that it was signed
/// with: another one that reads the same here, by a `+tag`, may be somebody else's. Whoever asks is
/// not to wait for this, since it takes longer for who has signed.
///
/// # Errors
/// The database.
pub async fn send_links(
    instance: &Instance,
    wanted: &Wanted,
    language: &str,
    writer: Writer,
) -> Result<()> {
    let Mailbox { identity, domain } = &wanted.mailbox;
    // Asked for before anything is looked up: an address that never signed is no different.
    let domain = (domain.as_str(), wanted.room);
    let allowance = instance.may_mail_own_to(Own::Signatures, identity, domain);
    if allowance.await? != Allowance::Granted {
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    let mut links: BTreeMap<String, Vec<MailLink>> = BTreeMap::new();
    let signed = persons::signed_appeals(&transaction).await?.into_iter();
    let hashes: Vec<String> = signed
        .map(|appeal_id| instance.signer_hash(appeal_id, identity))
        .collect();
    let hashes: Vec<&str> = hashes.iter().map(String::as_str).collect();
    for row in persons::of_hashes(&transaction, &hashes).await? {
        if let Some(appeal) = appeals::by_id(&transaction, row.appeal_id).await? {
            // Nobody knows whom to write to about one that does not open; the others are written about.
            let Ok(person) = instance.open_person(appeal.id, &row.sealed) else {
                tracing::warn!(id = row.id, "a signature cannot be read");
                continue;
            };
            let to = to_write(person.email);
            links.entry(to).or_default().push(MailLink {
                title: titles(&appeal),
                href: instance.link_to(&transaction, row.id, language).await?,
            });
        }
    }
    for (to, links) in &links {
        let letter = Letter {
            reason: Reason::LinkAgain,
            language,
            host: &instance.addresses.host(),
            links,
            news: &Along::No,
        };
        let about = Some(About::Links(instance.links_hash(identity)));
        instance
            .write_about(&transaction, to, &letter, writer, about)
            .await?;
    }
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_came_from_an_old_list_is_found_by_the_address_on_it() {
        for listed in [
            "o=neill@post.example",
            "José@Post.example",
            "Ana+x@post.example",
        ] {
            let mailbox = Mailbox::read(&format!(" {listed} ")).unwrap();
            assert_eq!(mailbox.identity, identity(listed));
            assert_eq!(mailbox.domain, "post.example");
        }
        assert!(Mailbox::read("ana@@post.example").is_err());
        assert!(Mailbox::read("ana").is_err());
    }
}
