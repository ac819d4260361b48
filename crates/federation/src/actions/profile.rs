//! Changing how an organisation presents itself. Its followers, and the servers that hold lists on
//! which it stands, are told.

use super::{
    draft::nfc_map,
    organization::{checked_names, to_json},
    rotate, rotation,
};
use crate::{FederationError, Instance, error::Result, profile::Profile};
use std::collections::BTreeMap;
use undersigned_domain::{Digest, names::is_language_tag};
use undersigned_store::{
    media,
    organizations::{self, Organization},
};

/// Longest words about itself in one language, in characters.
pub const MAX_SUMMARY: usize = 5_000;
/// Most languages of them.
const MAX_LANGUAGES: usize = 40;

/// How an organisation is to present itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Presentation {
    /// Names by language; at least one.
    pub names: BTreeMap<String, String>,
    /// What it is, Markdown by language.
    pub summary: BTreeMap<String, String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// Pictures, links and colour.
    pub profile: Profile,
}

/// Tells one presentation of an organisation from another, for noticing that somebody else changed it.
#[must_use]
pub fn version(organization: &Organization) -> String {
    let (names, summary, country, profile) = parts(organization);
    let parts = [Some(names), summary, country, profile];
    // Absent is another thing than empty, and no part runs over into the next.
    let parts = serde_json::to_vec(&parts).unwrap_or_default();
    Digest::of(&[&parts]).to_string()
}

/// All that a presentation is kept in.
fn parts(row: &Organization) -> (&str, Option<&str>, Option<&str>, Option<&str>) {
    (
        &row.names,
        row.summary.as_deref(),
        row.country.as_deref(),
        row.profile.as_deref(),
    )
}

impl Presentation {
    /// How it presents itself now.
    pub fn of(organization: &Organization) -> Self {
        let map = |json: &str| serde_json::from_str(json).unwrap_or_default();
        Self {
            names: map(&organization.names),
            summary: map(organization.summary.as_deref().unwrap_or_default()),
            country: organization.country.clone(),
            profile: Profile::of(organization),
        }
    }
}

/// Presents an organisation anew, which is as it was read.
///
/// # Errors
/// [`FederationError::Invalid`] that says what is wrong; nothing is changed then.
/// [`FederationError::Conflict`] `profile_changed` where somebody else changed it meanwhile: nothing of
/// theirs is overwritten.
pub async fn change(
    instance: &Instance,
    organization: &Organization,
    mut new: Presentation,
) -> Result<Organization> {
    let names = checked_names(&new.names, new.country)?;
    let summary: BTreeMap<String, String> = nfc_map(&new.summary);
    check_summary(&summary)?;
    new.profile.check_links()?;
    let mut changed = organization.clone();
    changed.names = to_json(&names.name_map);
    changed.summary = (!summary.is_empty()).then(|| to_json(&summary));
    changed.country = names.country;
    let appeals = rotation::own_appeals(instance, organization).await?;
    let transaction = instance.database.begin().await?;
    let now = organizations::lock(&transaction, organization.id).await?;
    if now.is_none_or(|now| parts(&now) != parts(organization)) {
        return Err(FederationError::conflict(
            "profile_changed",
            "somebody else changed it meanwhile; read it again",
        ));
    }
    let pictures = [
        ("the picture", &mut new.profile.picture),
        ("the header picture", &mut new.profile.header),
    ];
    for (which, picture) in pictures {
        if let Some(picture) = picture {
            picture.resolve(&transaction).await?;
            picture
                .alt
                .retain(|tag, _| names.name_map.contains_key(tag));
            picture.check_alt(which, names.name_map.keys())?;
        }
    }
    changed.profile = new.profile.to_json();
    if changed == *organization {
        return Ok(changed);
    }
    let files = new.profile.pictures().map(|picture| picture.file());
    let used_by = format!("organization:{}", organization.id);
    media::set_uses(&transaction, &used_by, files).await?;
    organizations::update(&transaction, changed.clone()).await?;
    rotate::tell_of_keys(instance, &transaction, &changed, &appeals).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(changed)
}

fn check_summary(summary: &BTreeMap<String, String>) -> Result<()> {
    if let Some(tag) = summary.keys().find(|tag| !is_language_tag(tag)) {
        return Err(undersigned_domain::Fault::UnknownLanguage(tag.clone()).into());
    }
    let long = |text: &String| text.chars().nth(MAX_SUMMARY).is_some();
    if summary.len() > MAX_LANGUAGES || summary.values().any(long) {
        return Err(FederationError::invalid(
            "field_too_long",
            format!("the words about an organisation have at most {MAX_SUMMARY} characters"),
        ));
    }
    Ok(())
}
