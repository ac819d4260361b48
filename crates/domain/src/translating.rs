//! Whether a change of a text touches nothing but translations, and whether a translation says all that is signed.

use crate::appeal::{AppealText, ByLanguage, Wording, says};

/// Whether two texts differ in languages that are translations only. A translation may be added; one
/// that is there stays a translation, and what is authoritative stays as it is.
#[must_use]
pub fn only_translations_differ(before: &AppealText, after: &AppealText) -> bool {
    before.authoritative() == after.authoritative() && bare(before) == bare(after)
}

/// The language whose text a translation does not say all of, as far as can be told without reading either: it lacks the
/// title, has fewer paragraphs, or leaves out a demand or an office. None of what is signed; none either where it says all
/// of one of the signed texts, for it may have been made from that.
#[must_use]
pub fn lacks_of<'a>(text: &'a AppealText, translation: &str) -> Option<&'a str> {
    if !text.translations.iter().any(|tag| tag == translation) {
        return None;
    }
    let signed = text.authoritative();
    let says_less = signed
        .iter()
        .all(|signed| says_less(text, translation, signed));
    let first = text.languages.iter().find(|tag| signed.contains(tag))?;
    says_less.then_some(first.as_str())
}

/// Whether a translation says less than the text in a language that is signed.
fn says_less(text: &AppealText, translation: &str, signed: &str) -> bool {
    let lacks = |map: &ByLanguage| says(map, signed) && !says(map, translation);
    let paragraphs = |tag: &str| {
        let body = text.body.get(tag).map(String::as_str).unwrap_or_default();
        let parts = body.split("\n\n");
        parts.filter(|part| !part.trim().is_empty()).count()
    };
    let office_lacks = |wording: &Wording| match wording {
        Wording::One(_) => false,
        Wording::Many(map) => lacks(map),
    };
    lacks(&text.title)
        || paragraphs(translation) < paragraphs(signed)
        || text.demands.iter().any(|demand| lacks(&demand.text))
        || text.addressees.iter().any(|one| office_lacks(&one.office))
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
    fn a_translation_that_leaves_something_out_leads_to_the_original() {
        assert_eq!(lacks_of(&text(), "fr"), None);
        assert_eq!(lacks_of(&text(), "en"), None, "it is signed");
        let changes: [fn(&mut AppealText); 4] = [
            |text| drop(text.title.remove("fr")),
            |text| drop(text.body.insert("en".into(), "Mend them.\n\nToday.".into())),
            |text| drop(text.demands[0].text.remove("fr")),
            |text| {
                let only = ByLanguage::from([("en".to_owned(), "Minister".to_owned())]);
                text.addressees[0].office = Wording::Many(only);
            },
        ];
        for change in changes {
            let mut after = text();
            change(&mut after);
            assert_eq!(lacks_of(&after, "fr"), Some("en"), "{after:?}");
        }
        let mut plain = text();
        plain.addressees[0].office = Wording::One("Minister".into());
        assert_eq!(lacks_of(&plain, "fr"), None);
    }

    #[test]
    fn a_translation_of_either_signed_text_is_complete() {
        let mut both = text();
        both.languages.push("de".into());
        both.title.insert("de".into(), "Bremsen".into());
        both.body
            .insert("de".into(), "Repariert sie.\n\nHeute.".into());
        both.demands[0].text.insert("de".into(), "Bremsen".into());
        both.addressees[0].office = Wording::One("Minister".into());
        assert_eq!(lacks_of(&both, "fr"), None, "it says all of the English");
        let mut first = both.clone();
        first.languages.rotate_right(1);
        assert_eq!(first.languages[0], "de");
        assert_eq!(lacks_of(&first, "fr"), None, "in whatever order");
        first.demands[0].text.remove("fr");
        assert_eq!(lacks_of(&first, "fr"), Some("de"));
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
