//! The letter as its readers see it, for previews and for reading before one signs.

use crate::{
    language::Language,
    markdown,
    pages::{
        appeal::letter::{reached_at, said},
        names,
    },
    views::{
        Link, Text,
        appeal::{Addressee, Demand, Tongue},
    },
};
use undersigned_domain::{
    AppealText,
    appeal::{self, Wording},
    translating,
};

/// Titles in all authoritative languages and in the reader's, which comes first.
pub fn titles(text: &AppealText, reader: Language) -> Vec<Text> {
    let authoritative = text.authoritative();
    let mut titles = said(text, &text.title, reader);
    let is_signed = |title: &Text| authoritative.contains(&title.language);
    titles.retain(|title| is_signed(title) || !names::foreign(&title.language, reader));
    titles
}

/// The text in its languages, authoritative ones first, and among these and among the others the reader's.
pub fn tongues(text: &AppealText, reader: Language) -> Vec<Tongue> {
    let mut tongues: Vec<Tongue> = text.languages.iter().map(|tag| tongue(text, tag)).collect();
    tongues.sort_by_key(|tongue| {
        let strange = names::strangeness(&tongue.tag, reader);
        (!tongue.authoritative, strange)
    });
    tongues
}

fn tongue(text: &AppealText, tag: &str) -> Tongue {
    let body = text.body.get(tag).map(String::as_str).unwrap_or_default();
    let title = text.title.get(tag).map(String::as_str).unwrap_or_default();
    let demands = text.demands.iter().filter_map(|demand| {
        Some(Demand {
            id: demand.id.clone(),
            words: demand.text.get(tag)?.clone(),
            part: demand.part.map(|part| part.name().to_owned()),
        })
    });
    Tongue {
        tag: tag.to_owned(),
        authoritative: !text.translations.iter().any(|other| other == tag),
        follows_wording: None,
        original: translating::lacks_of(text, tag).map(|signed| Link {
            href: format!("#text-{signed}"),
            words: signed.to_owned(),
        }),
        signed: None,
        blocks: markdown::letter(body, title),
        demands: demands.collect(),
        alone_href: None,
    }
}

/// Whom it addresses.
pub fn addressees(text: &AppealText, reader: Language) -> Vec<Addressee> {
    let addressees = text.addressees.iter();
    addressees
        .map(|addressee| Addressee {
            office: texts(text, &addressee.office, reader),
            holders: addressee
                .holder
                .as_ref()
                .map(|holder| texts(text, holder, reader))
                .unwrap_or_default(),
            reached_at: reached_at(addressee),
        })
        .collect()
}

fn texts(text: &AppealText, wording: &Wording, reader: Language) -> Vec<Text> {
    match wording {
        Wording::One(words) => vec![Text::new("", words)],
        Wording::Many(map) => said(text, map, reader),
    }
}

/// A text in one language at most: as it is, or the reader's.
pub fn plain(wording: &Wording, reader: Language) -> String {
    match wording {
        Wording::One(words) => words.clone(),
        Wording::Many(map) => names::first(map, reader).unwrap_or_default().words,
    }
}

/// The words of a demand as they are signed, in the language in which [`tongues`] shows them first: whoever has reservations
/// has them against these, and not against a translation.
pub fn demand(text: &AppealText, demand: &appeal::Demand, reader: Language) -> Text {
    let mut words = said(text, &demand.text, reader);
    words.sort_by_key(|words| text.translations.contains(&words.language));
    let first = words.into_iter().next();
    first.unwrap_or_else(|| Text::new("", &demand.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_signed_comes_first_and_in_it_the_readers_language() {
        let text: AppealText = serde_json::from_value(json!({
            "kind": "petition",
            "title": {"en": "Open", "es": "Abran", "ar": "افتحوا", "zh-Hans": "打开"},
            "body": {"en": "One."},
            "languages": ["en", "es", "ar", "zh-Hans"],
            "translations": ["ar", "zh-Hans"],
        }))
        .unwrap();
        let of = |reader: &str| {
            let reader = Language::from_tag(reader).unwrap();
            let tongues = tongues(&text, reader).into_iter();
            let titles = titles(&text, reader).into_iter();
            let tags: Vec<String> = tongues.map(|tongue| tongue.tag).collect();
            (
                tags.join(" "),
                titles
                    .map(|title| title.words)
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        };
        assert_eq!(
            of("es"),
            ("es en ar zh-Hans".to_owned(), "Abran Open".to_owned())
        );
        let chinese = ("en es zh-Hans ar".to_owned(), "打开 Open Abran".to_owned());
        assert_eq!(of("zh-Hans"), chinese);
    }

    #[test]
    fn a_demand_stands_in_the_language_of_the_text_that_is_signed() {
        let text: AppealText = serde_json::from_value(json!({
            "kind": "petition",
            "title": {"nl": "Open", "fr": "Ouvrez", "es": "Abran"},
            "body": {"nl": "Nu."},
            "languages": ["nl", "fr", "es", "en"],
            "translations": ["es", "en"],
            "demands": [{"id": "a", "text": {
                "en": "Pay", "es": "Paguen", "fr": "Payez", "nl": "Betaal",
            }}],
            "addressees": [{"office": {"es": "Capitán", "nl": "Havenmeester"}}],
        }))
        .unwrap();
        for (reader, demanded, office) in [
            ("en", "Betaal", "Havenmeester"),
            ("es", "Betaal", "Capitán"),
            ("fr", "Payez", "Havenmeester"),
        ] {
            let language = Language::from_tag(reader).unwrap();
            let shown = demand(&text, &text.demands[0], language);
            assert_eq!(shown.words, demanded, "{reader}");
            let beside = tongues(&text, language).swap_remove(0);
            assert_eq!(shown.language, beside.tag, "{reader}");
            let addressees = addressees(&text, language);
            assert_eq!(addressees[0].office[0].words, office, "{reader}");
        }
    }
}
