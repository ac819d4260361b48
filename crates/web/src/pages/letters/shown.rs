//! From a letter as the organiser signed it to what its page shows.

use super::{ready::begins, typed::Typed};
use crate::{
    language::{Argument, Language, t},
    markdown,
    pages::{names, times},
    views::{
        Text,
        letters::{Addressee, FieldRow, Holder, Letter, LetterCard, OwnRow, Sent},
    },
};
use chrono::{DateTime, Utc};
use undersigned_domain::{
    Dispatch,
    appeal::ByLanguage,
    dispatch::{Letter as Said, Words, letter as domain},
    people::Day,
};
use undersigned_federation::reconcile::replicate::slug;

/// Longest summary, in characters.
const SUMMARY: usize = 200;

/// A text in a language, or else in the reader's, or else in any; empty where there is none.
pub fn in_tongue(map: &ByLanguage, tag: &str, reader: Language) -> Text {
    let own = map.get(tag).filter(|text| !text.trim().is_empty());
    let own = own.map(|text| Text::new(tag, text));
    own.or_else(|| names::first(map, reader))
        .unwrap_or_default()
}

/// Who holds an office on a day, as written in a language.
pub fn holder_of(
    addressee: &domain::Addressee,
    today: Day,
    tag: &str,
    reader: Language,
) -> Option<Text> {
    let holder = addressee.holder_on(today)?;
    Some(in_tongue(&holder.name, tag, reader))
}

/// The language in which a letter is shown: the one that was asked for, the reader's, or its first.
pub fn chosen(letter: &Said, asked: Option<&str>, reader: Language) -> String {
    let tags = || letter.languages.iter();
    let asked = asked.and_then(|asked| tags().find(|tag| tag.eq_ignore_ascii_case(asked)));
    let strange = |tag: &&String| names::strangeness(tag, reader);
    let own = || {
        let closest = tags().min_by_key(strange);
        closest.filter(|tag| strange(tag) < names::STRANGE)
    };
    let first = || tags().next();
    asked
        .or_else(own)
        .or_else(first)
        .cloned()
        .unwrap_or_default()
}

/// Letters that are published, newest first.
pub fn cards(dispatches: &[Dispatch], address: &str, reader: Language) -> Vec<LetterCard> {
    let mut found: Vec<(&Dispatch, &Said)> = dispatches
        .iter()
        .filter_map(|dispatch| match &dispatch.words {
            Words::Letter(letter) => Some((dispatch, letter.as_ref())),
            _ => None,
        })
        .collect();
    found.sort_by(|(a, _), (b, _)| (&b.published, &b.id).cmp(&(&a.published, &a.id)));
    found
        .into_iter()
        .map(|(dispatch, letter)| {
            let tag = chosen(letter, None, reader);
            LetterCard {
                href: format!("{address}/letters/{}", slug(&dispatch.id)),
                title: in_tongue(&letter.title, &tag, reader),
                summary: markdown::plain(&in_tongue(&letter.words, &tag, reader).words, SUMMARY),
                until: letter.until.and_then(moment),
                sent: sent(letter),
            }
        })
        .collect()
}

/// One letter with what was typed; `href` is its page.
pub fn letter(said: &Said, typed: &Typed, href: &str, reader: Language, today: Day) -> Letter {
    let tag = typed.language.as_str();
    let text = |map: &ByLanguage| in_tongue(map, tag, reader);
    let others = said.languages.iter().filter(|other| *other != tag);
    let addressee = |one: &domain::Addressee, row: usize| {
        let now = one.holder_on(today);
        let shown = |holder: &domain::Holder| Holder {
            name: text(&holder.name),
            when: when(holder, reader),
        };
        let others = one.holders.iter();
        let others = others.filter(|other| now.is_none_or(|now| !std::ptr::eq(now, *other)));
        let typed = typed.own(row);
        let of_holder = now.map(|holder| text(&holder.salutation));
        let salutation = of_holder.filter(|words| !words.words.is_empty());
        let mut salutation = salutation.unwrap_or_else(|| text(&one.salutation));
        // Who a writer's own is, only the writer says.
        let called = now.map_or_else(|| "…".to_owned(), |holder| text(&holder.name).words);
        let office = text(&one.office);
        salutation.words = begins(&salutation.words, &called, &office.words);
        Addressee {
            office,
            salutation,
            holder: now.map(shown),
            others: others.map(shown).collect(),
            postal: one.postal.lines().map(str::to_owned).collect(),
            fax: one.fax.clone(),
            email: one.email.clone(),
            own: (!one.own.is_empty()).then(|| OwnRow {
                row,
                how: text(&one.own),
                name: typed.map_or_else(String::new, |own| own.name.clone()),
                address: typed.map_or_else(String::new, |own| own.address.clone()),
                email: typed.map_or_else(String::new, |own| own.email.clone()),
            }),
        }
    };
    let numbered = said.addressees.iter().zip(1..);
    let fields = said.fields.iter().map(|field| FieldRow {
        input: format!("field-{}", field.name),
        name: field.name.clone(),
        label: text(&field.label),
        needed: field.needed,
        value: typed.field(&field.name).unwrap_or_default().to_owned(),
    });
    let words = text(&said.words);
    Letter {
        language: tag.to_owned(),
        others: others
            .map(|other| (other.clone(), format!("{href}?text={other}")))
            .collect(),
        heading: text(&said.title),
        words: markdown::render(&words.words),
        words_language: words.language,
        addressees: numbered.map(|(one, row)| addressee(one, row)).collect(),
        // Row 0 is nobody's own.
        copies: said.copies.iter().map(|one| addressee(one, 0)).collect(),
        until: said.until.and_then(moment),
        over: is_over(said, today),
        sent: sent(said),
        fields: fields.collect(),
        name: typed.name.clone(),
        sender: typed.address.clone(),
        subject: typed.subject.clone(),
        text: typed.text.clone(),
    }
}

/// Whether its last day has passed.
pub fn is_over(letter: &Said, today: Day) -> bool {
    letter.until.is_some_and(|last| last < today)
}

/// From when until when somebody holds an office, in words.
fn when(holder: &domain::Holder, reader: Language) -> Option<String> {
    let day = |day: Day| Some(Argument::Words(reader.day(moment(day)?)));
    let from = holder.from.and_then(day).map(|day| ("from", day));
    let until = holder.until.and_then(day).map(|day| ("until", day));
    let key = match (&from, &until) {
        (Some(_), Some(_)) => "write-held-from-until",
        (Some(_), None) => "write-held-from",
        (None, Some(_)) => "write-held-until",
        (None, None) => return None,
    };
    let arguments: Vec<_> = from.into_iter().chain(until).collect();
    Some(t(reader, key, &arguments))
}

fn sent(letter: &Said) -> Option<Sent> {
    let sent = letter.sent.filter(|sent| sent.count > 0)?;
    Some(Sent {
        count: sent.count,
        at: moment(sent.day)?,
    })
}

fn moment(day: Day) -> Option<DateTime<Utc>> {
    times::written(&day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use serde_json::json;
    use undersigned_domain::dispatch::{Kind, read_words};

    #[test]
    fn words_that_nobody_translated_are_marked_as_what_they_are() {
        let inside = json!({
            "languages": ["en", "ar"],
            "title": {"en": "Write", "ar": "اكتبوا"},
            "words": {"en": "He reads them."},
            "subject": {"en": "S", "ar": "س"},
            "text": {"en": "Act. {name}", "ar": "تحرّكوا. {name}"},
            "addressees": [{"name": "minister", "office": {"en": "Minister", "ar": "الوزير"}}],
        });
        let members = inside.as_object().expect("an object");
        let Words::Letter(said) = read_words(Kind::Letter, members).expect("it is sound") else {
            panic!("a letter is read as one");
        };
        let typed = Typed::proposed(&said, "ar");
        let today = Day::parse("2026-11-20").expect("a day");
        let shown = letter(&said, &typed, "/appeals/a/letters/b", ENGLISH, today);
        assert_eq!(
            (shown.language.as_str(), shown.words_language.as_str()),
            ("ar", "en")
        );
        assert_eq!(shown.heading.language, "ar");
    }
}
