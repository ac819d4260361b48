//! The letter as its readers see it, for previews and for reading before one signs.

use crate::{
    language::Language,
    markdown,
    pages::{appeal::letter::reached_at, names},
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
    let mut titles = text.title.clone();
    titles.retain(|tag, _| authoritative.contains(tag) || !names::foreign(tag, reader));
    names::texts(&titles, reader)
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
            office: texts(&addressee.office, reader),
            holders: addressee
                .holder
                .as_ref()
                .map(|holder| texts(holder, reader))
                .unwrap_or_default(),
            reached_at: reached_at(addressee),
        })
        .collect()
}

fn texts(wording: &Wording, reader: Language) -> Vec<Text> {
    match wording {
        Wording::One(words) => vec![Text::new("", words)],
        Wording::Many(map) => names::texts(map, reader),
    }
}

/// A text in one language at most: as it is, or the reader's.
pub fn plain(wording: &Wording, reader: Language) -> String {
    let first = texts(wording, reader).into_iter().next();
    first.unwrap_or_default().words
}

/// The words of a demand, in the reader's language where it has them.
pub fn demand(demand: &appeal::Demand, reader: Language) -> Text {
    names::first(&demand.text, reader).unwrap_or_else(|| Text::new("", &demand.id))
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
}
