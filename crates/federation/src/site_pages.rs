//! Pages that whoever runs the server writes: imprint, privacy, contact, terms.

use crate::{FederationError, Instance, error::Result};
use undersigned_domain::names::is_language_tag;
use undersigned_store::{
    organizations::{self, Organization},
    site_pages::{self, SitePage},
};

/// The pages there may be, in the order of their links.
pub const NAMES: [&str; 4] = ["imprint", "privacy", "contact", "terms"];
/// Longest text, in bytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// Which pages are written, in the order of [`NAMES`].
///
/// # Errors
/// The database.
pub async fn written(instance: &Instance) -> Result<Vec<&'static str>> {
    let there = site_pages::names(instance.database.conn()).await?;
    let is_there = |name: &&str| there.iter().any(|one| one == name);
    Ok(NAMES.into_iter().filter(is_there).collect())
}

/// A page in all its languages.
///
/// # Errors
/// [`FederationError::NotFound`] for a name that is none; the database.
pub async fn read(instance: &Instance, name: &str) -> Result<Vec<SitePage>> {
    known(name)?;
    Ok(site_pages::of(instance.database.conn(), name).await?)
}

/// Writes one language of a page, whatever stands there; empty text takes it away.
///
/// # Errors
/// [`FederationError::NotFound`] for a name that is none; [`FederationError::Invalid`] for a
/// language that is none, or a text that is too long.
pub async fn write(instance: &Instance, name: &str, language: &str, text: &str) -> Result<()> {
    write_over(instance, name, language, text, None).await
}

/// The same where what stands there is what whoever writes has `seen`; nothing, where there was none.
///
/// # Errors
/// As [`write`]; [`FederationError::Conflict`] `page_changed` where somebody else changed it meanwhile:
/// nothing of theirs is overwritten.
pub async fn write_seen(
    instance: &Instance,
    name: &str,
    language: &str,
    text: &str,
    seen: &str,
) -> Result<()> {
    write_over(instance, name, language, text, Some(seen)).await
}

async fn write_over(
    instance: &Instance,
    name: &str,
    language: &str,
    text: &str,
    seen: Option<&str>,
) -> Result<()> {
    let name = known(name)?;
    if !is_language_tag(language) {
        return Err(undersigned_domain::Fault::UnknownLanguage(language.to_owned()).into());
    }
    let content = crate::actions::draft::nfc(text);
    if content.len() > MAX_BYTES {
        return Err(FederationError::invalid(
            "field_too_long",
            format!("a page has at most {MAX_BYTES} bytes"),
        ));
    }
    let transaction = instance.database.begin().await?;
    // Whoever writes these pages does so one after the other: a page that is new has no row to hold.
    if let Some(first) = organizations::first(&transaction).await? {
        organizations::lock(&transaction, first.id).await?;
    }
    let there = site_pages::of(&transaction, name).await?;
    let there = there.into_iter().find(|page| page.language == language);
    let there = there.map(|page| page.content).unwrap_or_default();
    if seen.is_some_and(|seen| seen != there) {
        return Err(FederationError::conflict(
            "page_changed",
            "somebody else changed it meanwhile; read it again",
        ));
    }
    if content.is_empty() {
        site_pages::delete(&transaction, name, language).await?;
        return Ok(transaction.commit().await?);
    }
    let page = SitePage {
        name: name.to_owned(),
        language: language.to_owned(),
        content,
        updated_at: instance.clock.millis(),
    };
    site_pages::set(&transaction, page).await?;
    Ok(transaction.commit().await?)
}

/// Whether the people of an organisation may write these pages: those of the first one on the
/// server, whose operator set it up. Once that one was deleted they are nobody's at the desk: no other
/// was given them by whoever runs the server, who has the command.
///
/// # Errors
/// The database.
pub async fn may_write(instance: &Instance, organization: &Organization) -> Result<bool> {
    let first = organizations::first(instance.database.conn()).await?;
    Ok(first.is_some_and(|first| first.id == organization.id))
}

fn known(name: &str) -> Result<&'static str> {
    NAMES
        .into_iter()
        .find(|known| *known == name)
        .ok_or_else(|| {
            FederationError::not_found(
                "page_unknown",
                format!("there is no such page; the pages are {}", NAMES.join(", ")),
            )
        })
}
