//! Whether the pictures for link previews can say the titles of the appeals held here.

use crate::Settings;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_federation::Instance;
use undersigned_web::ways_out::card::Fonts;

/// Most appeals that are looked at, the newest ones.
const MOST: usize = 200;

/// Names the languages whose letters are missing, and the packages that have them.
pub(super) async fn check(settings: &Settings, instance: &Instance) -> Result<(), String> {
    let appeals = instance.public_appeals(None).await;
    let appeals = appeals.map_err(|error| error.to_string())?;
    let mut titles: Vec<(String, String)> = Vec::new();
    for appeal in appeals.iter().take(MOST) {
        let read = appeal.titles.as_deref().unwrap_or_default();
        let read: BTreeMap<String, String> = serde_json::from_str(read).unwrap_or_default();
        titles.extend(read);
    }
    let folder = settings.storage.fonts_dir();
    let found = tokio::task::spawn_blocking(move || missing(&Fonts::load(Some(&folder)), &titles));
    let missing = found.await.map_err(|_| "looking at them broke off")?;
    match missing.is_empty() {
        true => Ok(()),
        false => Err(words(&missing)),
    }
}

/// Languages of which a title cannot be written.
fn missing(fonts: &Fonts, titles: &[(String, String)]) -> BTreeSet<String> {
    let cannot = titles
        .iter()
        .filter(|(tag, title)| !fonts.can_write(title, tag));
    cannot.map(|(tag, _)| tag.clone()).collect()
}

fn words(missing: &BTreeSet<String>) -> String {
    let is_han = |tag: &String| {
        let primary = tag.split('-').next().unwrap_or_default();
        ["zh", "yue", "ja", "ko", "nan", "hak", "wuu"].contains(&primary)
    };
    let mut packages = Vec::new();
    if missing.iter().any(|tag| !is_han(tag)) {
        packages.push("fonts-noto-core");
    }
    if missing.iter().any(is_han) {
        packages.push("fonts-noto-cjk");
    }
    let tags: Vec<&str> = missing.iter().map(String::as_str).collect();
    format!(
        "the pictures for link previews lack letters for titles in {}: install the Debian package {} \
         (or put fonts into the folder `fonts` of the data folder) and start the server again",
        tags.join(", "),
        packages.join(" and "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_that_has_the_letters_is_named() {
        let tags = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
        let arabic: BTreeSet<String> = tags(&["ar"]);
        assert!(words(&arabic).contains("fonts-noto-core"));
        assert!(!words(&arabic).contains("cjk"));
        let both: BTreeSet<String> = tags(&["ar", "zh-Hant"]);
        assert!(words(&both).contains("fonts-noto-core and fonts-noto-cjk"));
    }

    #[test]
    fn without_fonts_every_title_is_missing() {
        let fonts = Fonts::load(None);
        let titles = [("en".to_owned(), "\u{10ffff}".to_owned())];
        assert_eq!(missing(&fonts, &titles), BTreeSet::from(["en".to_owned()]));
    }
}
