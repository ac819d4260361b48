//! Whether a change of a text touches nothing but translations.

use crate::appeal::{AppealText, ByLanguage, Wording};

/// Whether two texts differ in languages that are translations only. A translation may be added; one
/// that is there stays a translation, and what is authoritative stays as it is.
#[must_use]
pub fn only_translations_differ(before: &AppealText, after: &AppealText) -> bool {
    before.authoritative() == after.authoritative() && bare(before) == bare(after)
}

/// A text without its translations.
fn bare(text: &AppealText) -> AppealText {
    let authoritative = text.authoritative();
    let keep = |map: &mut ByLanguage| map.retain(|tag, _| authoritative.contains(tag));
    let mut bare = text.clone();
    keep(&mut bare.title);
    keep(&mut bare.body);
    for demand in &mut bare.demands {
        keep(&mut demand.text);
    }
    for addressee in &mut bare.addressees {
        let holder = addressee.holder.iter_mut();
        for wording in std::iter::once(&mut addressee.office).chain(holder) {
            if let Wording::Many(map) = wording {
                keep(map);
            }
        }
    }
    bare.languages = authoritative;
    bare.translations.clear();
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn text() -> AppealText {
        serde_json::from_value(json!({
            "kind": "petition",
            "title": {"en": "Brakes", "fr": "Freins"},
            "body": {"en": "Mend them.", "fr": "Réparez-les."},
            "languages": ["en", "fr"],
            "translations": ["fr"],
            "demands": [{"id": "brakes", "text": {"en": "Brakes now", "fr": "Des freins"}}],
            "addressees": [{"office": {"en": "Minister", "fr": "Ministre"}}],
        }))
        .unwrap()
    }

    #[test]
    fn translations_may_change_come_and_go() {
        let before = text();
        let mut after = before.clone();
        after.body.insert("fr".into(), "Réparez-les donc.".into());
        after.demands[0].text.remove("fr");
        assert!(only_translations_differ(&before, &after));
        after.languages.push("de".into());
        after.translations.push("de".into());
        after.title.insert("de".into(), "Bremsen".into());
        assert!(only_translations_differ(&before, &after));
    }

    #[test]
    fn what_is_said_in_no_language_is_another_text_once_it_is_said_in_one() {
        let named = text();
        let mut plain = named.clone();
        plain.addressees[0].office = Wording::One("Minister".into());
        assert!(!only_translations_differ(&plain, &named));
        assert_ne!(plain.digest(), named.digest());
    }

    #[test]
    fn everything_else_may_not() {
        let changes: [fn(&mut AppealText); 7] = [
            |text| drop(text.body.insert("en".into(), "Mend them now.".into())),
            |text| drop(text.title.insert("en".into(), "Brake".into())),
            |text| drop(text.demands[0].text.insert("en".into(), "No".into())),
            |text| text.translations.clear(),
            |text| text.languages.push("de".into()),
            |text| text.deadline = Some("2027-01-01T00:00:00Z".into()),
            |text| text.demands.clear(),
        ];
        for change in changes {
            let before = text();
            let mut after = before.clone();
            change(&mut after);
            assert!(!only_translations_differ(&before, &after), "{after:?}");
        }
    }
}
