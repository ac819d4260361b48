//! The form in which an organisation says where it stands on an amendment.

use super::shared::in_chosen;
use crate::{
    language::native_name,
    pages::{
        names,
        session::{Fields, SignedIn},
    },
    views::{Choice, desk::proceedings::OwnPosition},
};
use undersigned_domain::{Note, proceedings::PositionEntry};

/// What the organisation typed, or else what it said.
pub fn own_position(
    signed: &SignedIn,
    note: &Note,
    said: Option<&PositionEntry>,
    typed: Option<&Fields>,
) -> OwnPosition {
    let reader = signed.visitor.language;
    let first = |map: &names::ByLanguage| names::first(map, reader);
    let position = said.map(|one| &one.position);
    let chosen = match (typed, position) {
        (Some(typed), _) => typed.text("language"),
        (None, Some(position)) => {
            let shown = first(&position.comment).or_else(|| first(&position.reservation));
            shown.map(|text| text.language).unwrap_or_default()
        }
        (None, None) => String::new(),
    };
    let languages = languages(signed, note, &chosen);
    let shown = languages.iter().find(|choice| choice.chosen);
    let shown = shown.map(|choice| choice.value.clone()).unwrap_or_default();
    // Both are signed in the language that is chosen.
    let words = |map: &names::ByLanguage| map.get(&shown).cloned().unwrap_or_default();
    OwnPosition {
        said: said.is_some(),
        seconds: match typed {
            Some(typed) => typed.ticked("seconds"),
            None => position.is_some_and(|position| position.seconds),
        },
        languages,
        comment: match typed {
            Some(typed) => typed.get("comment").to_owned(),
            None => position
                .map(|position| words(&position.comment))
                .unwrap_or_default(),
        },
        reservation: match typed {
            Some(typed) => typed.get("reservation").to_owned(),
            None => position
                .map(|position| words(&position.reservation))
                .unwrap_or_default(),
        },
    }
}

/// What was said before, with what a field says in the language that was chosen beside it in the place of
/// that language's: the others stay as they are.
pub fn with_chosen(
    fields: &Fields,
    name: &str,
    said: Option<&names::ByLanguage>,
) -> names::ByLanguage {
    let mut words = said.cloned().unwrap_or_default();
    words.remove(&fields.text("language"));
    words.extend(in_chosen(fields, name));
    words
}

/// Languages in which one can write about an appeal: its own, and the reader's.
pub fn languages(signed: &SignedIn, note: &Note, chosen: &str) -> Vec<Choice> {
    let reader = signed.visitor.language.tag;
    let mut tags: Vec<&str> = note.text.languages.iter().map(String::as_str).collect();
    if !tags.contains(&reader) {
        tags.insert(0, reader);
    }
    let chosen = match tags.contains(&chosen) {
        true => chosen,
        false => reader,
    };
    tags.iter()
        .map(|tag| Choice::new(*tag, native_name(tag), *tag == chosen))
        .collect()
}
