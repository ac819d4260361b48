//! The text: which languages stand on the page, and what each says.

use crate::{
    language::{Language, spoken},
    markdown,
    pages::{names, revisions::Wordings, shell::Query},
    views::{
        Link, Text,
        appeal::{Addressee, Demand, TextLanguage, Tongue},
    },
};
use undersigned_domain::{
    AppealText, Note,
    appeal::{self, ByLanguage, Wording},
    translating,
};
use undersigned_federation::addresses::topic_path;

/// Most languages side by side.
const BESIDE: usize = 2;

/// The languages to show. `?text=` names one, or `both`; else `?lang=` chooses one where the text
/// has it; else the authoritative ones stand side by side, the reader's own first, even where it
/// is a translation. A translation stands alone only where `?text=` asks for it: whoever chose a language for the page,
/// or has a browser that did, sees what is signed as well.
#[must_use]
pub fn shown(text: &AppealText, query: &Query, reader: Language) -> Vec<String> {
    let mut shown = text.authoritative();
    let own = match chosen(text, query) {
        Some(chosen) if query.get("text").is_some() || shown.contains(&chosen) => {
            return vec![chosen];
        }
        Some(chosen) => Some(chosen),
        None => {
            let known = text.languages.iter();
            let own = known.min_by_key(|tag| names::strangeness(tag, reader));
            let is_own = |tag: &&String| names::strangeness(tag, reader) < names::STRANGE;
            own.filter(is_own).cloned()
        }
    };
    shown.sort_by_key(|tag| names::strangeness(tag, reader));
    if let Some(own) = own.filter(|own| !shown.contains(own)) {
        shown.insert(0, own);
    }
    shown.truncate(BESIDE);
    shown
}

fn chosen(text: &AppealText, query: &Query) -> Option<String> {
    let named = |tag: &str| {
        text.languages
            .iter()
            .find(|held| held.eq_ignore_ascii_case(tag))
    };
    match (query.get("text"), query.get("lang")) {
        (Some("both"), _) => None,
        (Some(tag), _) => named(tag).cloned(),
        (None, Some(tag)) => {
            let language = spoken(tag);
            let akin = || {
                text.languages
                    .iter()
                    .find(|held| language.is_some() && spoken(held) == language)
            };
            named(tag).or_else(akin).cloned()
        }
        (None, None) => None,
    }
}

/// The title in each language shown.
#[must_use]
pub fn titles(text: &AppealText, shown: &[String]) -> Vec<Text> {
    in_languages(&text.title, shown)
}

/// The title for lists and for the pages below the appeal.
#[must_use]
pub fn title(text: &AppealText, reader: Language) -> Text {
    first_said(text, &text.title, reader).unwrap_or_default()
}

/// Words of an appeal in every language that has them: the reader's first, then those in which it is signed, then
/// translations. Names of offices, which nothing holds to the languages of the appeal, may be in others: these come last.
#[must_use]
pub fn said(text: &AppealText, words: &ByLanguage, reader: Language) -> Vec<Text> {
    let mut said = in_languages(words, &by_reader(text, reader));
    let others = words.iter();
    let others = others.filter(|(tag, _)| !text.languages.contains(tag));
    said.extend(names::texts(others, reader));
    said
}

/// The first of these, where one will do.
#[must_use]
pub fn first_said(text: &AppealText, words: &ByLanguage, reader: Language) -> Option<Text> {
    said(text, words, reader).into_iter().next()
}

/// The languages of an appeal in the order in which one of its texts is looked for: the reader's,
/// then the authoritative ones, then translations.
fn by_reader(text: &AppealText, reader: Language) -> Vec<String> {
    let mut tags = text.languages.clone();
    tags.sort_by_key(|tag| {
        let strange = names::strangeness(tag, reader);
        (strange, text.translations.contains(tag))
    });
    tags
}

/// Whom it addresses.
#[must_use]
pub fn addressees(text: &AppealText, shown: &[String], reader: Language) -> Vec<Addressee> {
    text.addressees
        .iter()
        .map(|addressee| Addressee {
            office: match &addressee.office {
                Wording::One(words) => vec![Text::new("", words)],
                Wording::Many(words) => match in_languages(words, shown) {
                    found if found.is_empty() => said(text, words, reader),
                    found => found,
                },
            },
            holders: match &addressee.holder {
                None => Vec::new(),
                Some(Wording::One(words)) => vec![Text::new("", words)],
                Some(Wording::Many(words)) => match in_languages(words, shown) {
                    // One name will do where none is in a language that is shown.
                    found if found.is_empty() => {
                        first_said(text, words, reader).into_iter().collect()
                    }
                    found => found,
                },
            },
            reached_at: reached_at(addressee),
        })
        .collect()
}

/// Where an office is written to: the lines of its postal address, then its e-mail address. Both are part of
/// what is signed, so whoever reads the text sees them.
#[must_use]
pub fn reached_at(addressee: &appeal::Addressee) -> Vec<String> {
    let postal = addressee.postal.as_deref().unwrap_or_default();
    let lines = postal.lines().chain(addressee.email.as_deref());
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn in_languages(words: &ByLanguage, tags: &[String]) -> Vec<Text> {
    tags.iter()
        .filter_map(|tag| Some(Text::new(tag, words.get(tag)?)))
        .collect()
}

/// The letter in each language shown.
#[must_use]
pub fn tongues(text: &AppealText, shown: &[String], address: &str, query: &Query) -> Vec<Tongue> {
    let authoritative = text.authoritative();
    shown
        .iter()
        .map(|tag| Tongue {
            tag: tag.clone(),
            authoritative: authoritative.contains(tag),
            follows_wording: None,
            original: translating::lacks_of(text, tag).map(|signed| Link {
                href: href(address, signed, query),
                words: signed.to_owned(),
            }),
            signed: (shown.len() == 1 && !authoritative.contains(tag))
                .then(|| authoritative.first())
                .flatten()
                .map(|signed| Link {
                    href: href(address, signed, query),
                    words: signed.clone(),
                }),
            blocks: text
                .body
                .get(tag)
                .map(|body| {
                    let title = text.title.get(tag).map(String::as_str);
                    markdown::letter(body, title.unwrap_or_default())
                })
                .unwrap_or_default(),
            demands: text
                .demands
                .iter()
                .filter_map(|demand| {
                    Some(Demand {
                        id: demand.id.clone(),
                        words: demand.text.get(tag)?.clone(),
                        part: demand.part.map(|part| part.name().to_owned()),
                    })
                })
                .collect(),
            alone_href: (shown.len() > 1).then(|| href(address, tag, query)),
        })
        .collect()
}

/// Says of translations since which wording they are as they are. A note does not say which one they follow:
/// what is signed may have changed in what no translation had to follow.
#[must_use]
pub fn dated(mut tongues: Vec<Tongue>, note: &Note, wordings: &Wordings) -> Vec<Tongue> {
    for tongue in tongues.iter_mut().filter(|tongue| !tongue.authoritative) {
        let since = wordings.unchanged_since(note.revision, &note.text, &tongue.tag);
        tongue.follows_wording = since.and_then(|revision| u32::try_from(revision).ok());
    }
    tongues
}

/// Every language there is a text in.
#[must_use]
pub fn languages(text: &AppealText, address: &str, query: &Query) -> Vec<TextLanguage> {
    let authoritative = text.authoritative();
    let mut languages: Vec<TextLanguage> = text
        .languages
        .iter()
        .map(|tag| TextLanguage {
            tag: tag.clone(),
            authoritative: authoritative.contains(tag),
            href: href(address, tag, query),
        })
        .collect();
    languages.sort_by_key(|language| !language.authoritative);
    languages
}

/// What it is about, each with the page of appeals about it.
#[must_use]
pub fn topics(text: &AppealText) -> Vec<Link> {
    text.topics
        .iter()
        .map(|topic| Link {
            href: topic_path(topic),
            words: topic.clone(),
        })
        .collect()
}

/// The way back from one language to both.
#[must_use]
pub fn both_href(
    text: &AppealText,
    shown: &[String],
    address: &str,
    query: &Query,
) -> Option<String> {
    let several = text.authoritative().len() > 1;
    (shown.len() == 1 && several).then(|| href(address, "both", query))
}

/// The language of the text changes; that of the interface stays.
fn href(address: &str, text: &str, query: &Query) -> String {
    match query.get("lang").and_then(spoken) {
        Some(language) => format!("{address}?text={text}&lang={}", language.tag),
        None => format!("{address}?text={text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use serde_json::json;

    fn text() -> AppealText {
        serde_json::from_value(json!({
            "kind": "petition",
            "title": {"en": "Open", "zh-Hant": "打開", "ar": "افتحوا"},
            "body": {"en": "One.\n\nTwo.", "zh-Hant": "一。", "ar": "واحد"},
            "languages": ["en", "zh-Hant", "ar"],
            "translations": ["ar"],
            "demands": [{"id": "a", "text": {"en": "Pay", "zh-Hant": "付"}}],
            "addressees": [{"office": {"en": "Board"}, "holder": "I. Vosk"}, {"office": "Port"}],
        }))
        .unwrap()
    }

    fn languages_of(query: &str, reader: &str) -> Vec<String> {
        let reader = Language::from_tag(reader).unwrap();
        shown(&text(), &Query::read(Some(query)), reader)
    }

    #[test]
    fn authoritative_languages_stand_side_by_side_the_readers_first() {
        assert_eq!(languages_of("", "en"), ["en", "zh-Hant"]);
        assert_eq!(languages_of("", "zh-Hant"), ["zh-Hant", "en"]);
        assert_eq!(languages_of("", "ar"), ["ar", "en"]);
        // Their own language, as others write it.
        assert_eq!(languages_of("", "zh-Hans"), ["zh-Hant", "en"]);
        let simplified = Language::from_tag("zh-Hans").unwrap();
        assert_eq!(title(&text(), simplified).words, "打開");
    }

    #[test]
    fn a_reader_may_choose_one_language() {
        assert_eq!(languages_of("text=ar", "en"), ["ar"]);
        assert_eq!(languages_of("lang=zh-TW", "zh-Hant"), ["zh-Hant"]);
        assert_eq!(
            languages_of("lang=zh-Hant&text=both", "zh-Hant"),
            ["zh-Hant", "en"]
        );
        assert_eq!(languages_of("text=fr", "en"), ["en", "zh-Hant"]);
        assert_eq!(languages_of("lang=fr", "en"), ["en", "zh-Hant"]);
    }

    #[test]
    fn a_translation_stands_alone_only_for_who_asks_for_its_text() {
        for (query, reader) in [("", "ar"), ("lang=ar", "ar"), ("lang=ar", "en")] {
            assert_eq!(
                languages_of(query, reader),
                ["ar", "en"],
                "{query} {reader}"
            );
        }
        assert_eq!(languages_of("text=ar&lang=ar", "ar"), ["ar"]);
        let signed_of = |shown: &[&str]| {
            let shown: Vec<String> = shown.iter().map(|tag| (*tag).to_owned()).collect();
            let query = Query::read(Some("text=ar"));
            let first = tongues(&text(), &shown, "/appeals/x", &query).swap_remove(0);
            first.signed.map(|link| link.href)
        };
        assert_eq!(signed_of(&["ar"]).as_deref(), Some("/appeals/x?text=en"));
        assert_eq!(signed_of(&["ar", "en"]), None);
        assert_eq!(signed_of(&["en"]), None);
    }

    #[test]
    fn each_tongue_says_what_it_is_and_leads_to_itself_alone() {
        let query = Query::read(Some("lang=zh-Hant&text=both"));
        let shown = ["ar".to_owned(), "en".to_owned()];
        let tongues = tongues(&text(), &shown, "/appeals/x", &query);
        assert!(!tongues[0].authoritative && tongues[1].authoritative);
        let original = tongues[0].original.as_ref().map(|link| link.href.as_str());
        assert_eq!(original, Some("/appeals/x?text=en&lang=zh-Hant"));
        assert!(tongues[1].original.is_none());
        assert_eq!(tongues[1].blocks.len(), 2);
        assert_eq!((tongues[0].demands.len(), tongues[1].demands.len()), (0, 1));
        let alone = tongues[1].alone_href.as_deref();
        assert_eq!(alone, Some("/appeals/x?text=en&lang=zh-Hant"));
    }

    #[test]
    fn an_office_without_the_language_shown_is_still_named() {
        let addressees = addressees(&text(), &["zh-Hant".to_owned()], ENGLISH);
        assert_eq!(addressees[0].office[0].words, "Board");
        assert_eq!(addressees[0].holders, [Text::new("", "I. Vosk")]);
        assert_eq!(addressees[1].office[0].lang(), None);
    }

    #[test]
    fn an_office_without_the_language_shown_is_named_as_it_is_signed() {
        let text: AppealText = serde_json::from_value(json!({
            "kind": "petition",
            "title": {"nl": "Open", "zh-Hant": "打開"},
            "body": {"nl": "Nu."},
            "languages": ["nl", "en", "es", "zh-Hant"],
            "translations": ["en", "es", "zh-Hant"],
            "addressees": [{"office": {
                "de": "Hafenmeister", "en": "Harbour master", "es": "Capitán", "nl": "Havenmeester",
            }}],
        }))
        .unwrap();
        let chinese = Language::from_tag("zh-Hant").unwrap();
        let addressees = addressees(&text, &["zh-Hant".to_owned()], chinese);
        let office = addressees[0].office.iter();
        let office: Vec<&str> = office.map(|office| office.words.as_str()).collect();
        let wanted = ["Havenmeester", "Harbour master", "Capitán", "Hafenmeister"];
        assert_eq!(office, wanted);
    }

    #[test]
    fn what_is_signed_of_an_addressee_is_shown() {
        let mut text = text();
        text.addressees[1].postal = Some("Port House\n\n Quay 2 ".to_owned());
        text.addressees[1].email = Some("port@amery.example".to_owned());
        let addressees = addressees(&text, &["en".to_owned()], ENGLISH);
        assert!(addressees[0].reached_at.is_empty());
        let wanted = ["Port House", "Quay 2", "port@amery.example"];
        assert_eq!(addressees[1].reached_at, wanted);
    }

    #[test]
    fn a_holder_without_the_readers_language_is_named_as_the_authoritative_text_does() {
        let mut text = text();
        text.addressees[0].holder = serde_json::from_value(json!({
            "ar": "فوسك",
            "zh-Hant": "沃斯克",
        }))
        .unwrap();
        let french = Language::from_tag("fr").unwrap();
        let addressees = addressees(&text, &["en".to_owned()], french);
        assert_eq!(addressees[0].holders, [Text::new("zh-Hant", "沃斯克")]);
    }

    #[test]
    fn a_holder_is_named_in_each_language_shown_as_the_office_is() {
        let mut text = text();
        text.addressees[0].holder = serde_json::from_value(json!({
            "ar": "روخاس",
            "en": "C. Rojas",
            "zh-Hant": "羅哈斯",
        }))
        .unwrap();
        let shown = ["ar", "zh-Hant"].map(str::to_owned);
        let addressees = addressees(&text, &shown, ENGLISH);
        let wanted = [Text::new("ar", "روخاس"), Text::new("zh-Hant", "羅哈斯")];
        assert_eq!(addressees[0].holders, wanted);
    }
}
