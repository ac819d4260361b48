//! What is refused of a draft with more than the name of a member: what could never be published, and what is missing.

use crate::{
    countries::COUNTRIES,
    problem::{Answer, Problem},
};
use serde_json::{Map, Value};
use undersigned_domain::{
    Fault,
    dispatch::{Kind, MAX_CAPACITY, Words, letter::FIXED, read_words},
};
use undersigned_federation::actions::{dispatch::Draft, schedule::meant};

/// Puts the zone's own name in place of what a meeting says, be it a city or a country. A draft may lack it.
pub(super) fn name_zone(kind: Kind, members: &mut Map<String, Value>) -> Answer<()> {
    let zone = match members.get_mut("timezone") {
        Some(zone) if kind == Kind::Event => zone,
        _ => return Ok(()),
    };
    let Some(said) = zone.as_str() else {
        return Err(wrong("timezone", "a text, as `Europe/Berlin`"));
    };
    if !said.trim().is_empty() {
        *zone = meant(said, &COUNTRIES).zone()?.name().into();
    }
    Ok(())
}

/// Says in which languages a text is missing that has to be there in each: else no more is said than that it is
/// missing or wrong.
pub(in crate::api) fn check_languages(draft: &Draft) -> Answer<()> {
    let Err(Fault::Member(member)) = draft.words() else {
        return Ok(());
    };
    let in_each: &[&str] = match draft.kind {
        Kind::Update => &["title", "body"],
        Kind::Letter => &["title", "subject", "text"],
        Kind::Event => &["title"],
        Kind::Case | Kind::Handover => &[],
    };
    let languages = draft.inside.get("languages").and_then(Value::as_array);
    let text = draft.inside.get(member).and_then(Value::as_object);
    let (true, Some(languages), Some(text)) = (in_each.contains(&member), languages, text) else {
        return Ok(());
    };
    let is_said = |tag: &str| {
        let said = text.get(tag).and_then(Value::as_str);
        said.is_some_and(|said| !said.trim().is_empty())
    };
    let tags = languages.iter().filter_map(Value::as_str);
    let missing = tags.filter(|tag| !is_said(tag));
    let missing: Vec<String> = missing.map(|tag| format!("`{tag}`")).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Problem::member_invalid(format!(
        "`{member}` is missing in {}; it has to be there in each of `languages`",
        missing.join(", ")
    )))
}

/// Refuses what could never be published of who may register for a meeting. Otherwise a draft may lack what it likes.
pub(super) fn check_registration(kind: Kind, members: &Map<String, Value>) -> Answer<()> {
    let registration = match members.get("registration") {
        Some(registration) if kind == Kind::Event => registration,
        _ => return Ok(()),
    };
    let Some(said) = registration.as_object() else {
        return Err(wrong("registration", "an object"));
    };
    let is_right = |name: &str, check: &dyn Fn(&Value) -> bool| said.get(name).is_none_or(check);
    let is_shown = |value: &Value| value == "public" || value == "private";
    let has_room = |value: &Value| {
        let number = value.as_u64();
        number.is_some_and(|number| (1..=MAX_CAPACITY).contains(&number))
    };
    if !is_right("count", &is_shown) {
        return Err(wrong("registration.count", "`public` or `private`"));
    }
    if !is_right("capacity", &has_room) {
        let numbers = format!("a whole number from 1 to {MAX_CAPACITY}");
        return Err(wrong("registration.capacity", &numbers));
    }
    match is_right("until", &Value::is_string) {
        true => Ok(()),
        false => Err(wrong("registration.until", "a time, as in `startTime`")),
    }
}

/// Says which placeholder of a letter nobody could fill in, and which there are: else no more is said than that
/// `text` is wrong.
pub(super) fn check_placeholders(kind: Kind, members: &Map<String, Value>) -> Answer<()> {
    let Ok(Words::Letter(letter)) = read_words(kind, members) else {
        return Ok(());
    };
    let Some(unknown) = letter.unknown_placeholder() else {
        return Ok(());
    };
    let fields = letter.fields.iter().map(|field| field.name.as_str());
    let known: Vec<String> = FIXED
        .into_iter()
        .chain(fields)
        .map(|name| format!("`{{{name}}}`"))
        .collect();
    Err(Problem::member_invalid(format!(
        "`{{{unknown}}}` in `text` or `subject` stands for nothing; there are {}",
        known.join(", ")
    )))
}

fn wrong(member: &str, is: &str) -> Problem {
    Problem::member_invalid(format!("`{member}` is {is}"))
}
