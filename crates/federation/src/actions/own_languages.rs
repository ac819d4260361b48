//! In which language people are written to who have not chosen one: their organisation's own. No organisation is asked
//! for it, but whoever writes a text says which language comes first.

use crate::{Instance, error::Result};
use serde::Deserialize;
use undersigned_domain::{appeal::ByLanguage, nearest};
use undersigned_store::{
    appeals::{self, Appeal, AppealFilter},
    organizations::Organization,
};

/// An organisation's languages, its main one first: those of its newest appeal in their order, then those of its names,
/// English before the others.
///
/// # Errors
/// The database.
pub async fn own_languages(
    instance: &Instance,
    organization: &Organization,
) -> Result<Vec<String>> {
    let filter = AppealFilter {
        organization_id: Some(organization.id),
        ..AppealFilter::default()
    };
    let mut written = Vec::new();
    for appeal in appeals::list(instance.database.conn(), &filter).await? {
        written = languages_of(instance, &appeal).await?;
        if !written.is_empty() {
            break;
        }
    }
    Ok(in_order(written, &organization.names))
}

/// The languages of an appeal, as it was published or else as it is drafted.
async fn languages_of(instance: &Instance, appeal: &Appeal) -> Result<Vec<String>> {
    if appeal.root.is_some() {
        let snapshot = instance.snapshot(appeal).await?;
        let note = snapshot.list().current();
        return Ok(note.map_or_else(Vec::new, |note| note.text.languages.clone()));
    }
    Ok(drafted(appeal.draft.as_deref().unwrap_or_default()))
}

fn drafted(draft: &str) -> Vec<String> {
    #[derive(Deserialize)]
    struct Drafted {
        languages: Vec<String>,
    }
    serde_json::from_str(draft).map_or_else(|_| Vec::new(), |draft: Drafted| draft.languages)
}

fn in_order(mut written: Vec<String>, names: &str) -> Vec<String> {
    let names: ByLanguage = serde_json::from_str(names).unwrap_or_default();
    let mut named: Vec<String> = names.into_keys().collect();
    named.sort_by_key(|tag| nearest::distance(tag, |_| false));
    written.append(&mut named);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_writes_in_the_language_of_its_newest_text() {
        let names = r#"{"ar":"نقابة","en":"Dockers","fr":"Dockers","zh-Hant":"碼頭"}"#;
        let draft = r#"{"slug":"brakes","languages":["fr","ar"],"title":{"fr":"Freins"}}"#;
        assert_eq!(drafted(draft), ["fr", "ar"]);
        assert_eq!(in_order(drafted(draft), names)[0], "fr");
        // Nothing was written yet: as names are shown to whoever is not known.
        for none in ["", "{}", r#"{"languages":[]}"#] {
            assert_eq!(drafted(none), [""; 0], "{none}");
        }
        assert_eq!(in_order(Vec::new(), names), ["en", "fr", "ar", "zh-Hant"]);
        assert_eq!(in_order(Vec::new(), "?"), [""; 0]);
    }
}
