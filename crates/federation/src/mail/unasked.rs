//! What anybody can have mailed to anybody by typing an address into a form: each such mail has a link by which whoever
//! reads it gets no more of them. The link and the row name a keyed hash, and tell nobody whose address it is.

use crate::{FederationError, Instance, error::Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use undersigned_domain::{Digest, email_address::EmailAddress};
use undersigned_store::{ConnectionTrait, invitees};

/// What the hash of an address is for.
const ADDRESS: &str = "address that wants no mails of forms";
/// What is sealed into the link.
const LINK: &[u8] = b"link that ends mails of forms";

/// A mail that a form sends, for the words that stand below it.
#[derive(Debug, Clone, Copy)]
pub struct Footer<'a> {
    /// The reader's language.
    pub language: &'a str,
    /// The link by which no more of them come.
    pub href: &'a str,
}

/// Writes what stands below such a mail in words for people; [`Instance::write_footers_with`] sets it.
pub type FooterWriter = fn(&Footer<'_>) -> String;

impl Instance {
    /// Has what stands below mails that a form sends written in words for people. Without it there is nothing.
    pub fn write_footers_with(&self, writer: FooterWriter) {
        // Only the first one counts: there is one program in a process.
        let _ = self.footer_writer.set(writer);
    }

    /// The text of a mail that a form sends to an address, with the way out below it.
    pub(crate) fn with_way_out(
        &self,
        text: &str,
        to: &EmailAddress,
        language: &str,
    ) -> Result<String> {
        let Some(write) = self.footer_writer.get() else {
            return Ok(text.to_owned());
        };
        let named = self.secret.keyed_hash(ADDRESS, spelt(to).as_bytes());
        let token = URL_SAFE_NO_PAD.encode(self.secret.seal(&named, LINK)?);
        let path = format!("/no-mails?token={token}");
        let href = self.addresses.path_in(&path, language);
        let words = write(&Footer {
            language,
            href: &href,
        });
        // What stands below this line is no part of the words (RFC 3676, section 4.3). One is enough.
        let line = match text.contains("\n-- \n") {
            true => "",
            false => "-- \n",
        };
        Ok(format!("{}\n\n{line}{words}\n", text.trim_end()))
    }

    /// Whether nothing that a form sends is to come to an address. Whoever has the mailbox wants none under any `+tag` either;
    /// a `+tag` alone says nothing of the others, since at some hosts they are somebody else's.
    pub(crate) async fn wants_no_mails(
        &self,
        db: &impl ConnectionTrait,
        address: &EmailAddress,
    ) -> Result<bool> {
        let mut names = vec![spelt(address), address.identity()];
        names.dedup();
        for text in names {
            if invitees::is_suppressed(db, &self.keyed_name(ADDRESS, &text)).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Which address a link names, by its hash.
    fn named_in(&self, token: &str) -> Result<String> {
        let sealed = URL_SAFE_NO_PAD.decode(token);
        let sealed = sealed.map_err(|_| FederationError::unknown_link())?;
        let named = self.secret.open(&sealed, LINK);
        let named = named.map_err(|_| FederationError::unknown_link())?;
        Ok(Digest::of(&[&named]).hex())
    }
}

/// An address as it is compared.
fn spelt(address: &EmailAddress) -> String {
    address.to_string().to_ascii_lowercase()
}

/// Whether whoever has a link wants no more. Looking changes nothing.
///
/// # Errors
/// [`FederationError::NotFound`] `token_unknown`; the database.
pub async fn is_stopped(instance: &Instance, token: &str) -> Result<bool> {
    let named = instance.named_in(token)?;
    Ok(invitees::is_suppressed(instance.database.conn(), &named).await?)
}

/// Nothing that a form sends comes to the address of this link any more. Twice is as once.
///
/// # Errors
/// As [`is_stopped`].
pub async fn stop(instance: &Instance, token: &str) -> Result<()> {
    let named = instance.named_in(token)?;
    let now = instance.clock.millis();
    Ok(invitees::suppress(instance.database.conn(), &named, now).await?)
}

/// Takes that back.
///
/// # Errors
/// As [`is_stopped`].
pub async fn allow(instance: &Instance, token: &str) -> Result<()> {
    let named = instance.named_in(token)?;
    Ok(invitees::allow_again(instance.database.conn(), &named).await?)
}
