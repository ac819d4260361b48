//! What kind of signer a cell says.

use crate::actions::import::{
    row::Fault,
    table::{Field, Table},
};

/// What a row is, as a cell says.
///
/// # Errors
/// A fault where that is no kind of signer.
pub(super) fn kind_of(said: &str, table: &Table) -> Result<Field, Fault> {
    let (kind, more) = match table.unseen {
        true => (
            kind_alone(said),
            ": organisation, or individual for a person who is only counted (who is listed by name comes by a \
             .jsonl or the desk)",
        ),
        false => (kind_within(said), ""),
    };
    kind.ok_or_else(|| {
        Fault::new(
            "kind_unknown",
            format!("`{said}` is no kind of signer{more}"),
        )
    })
}

/// Words for an organisation.
const ORGANISATION: &[&str] = &[
    "organisation",
    "organization",
    "org",
    "group",
    "union",
    "ngo",
    "團體",
    "团体",
    "組織",
    "组织",
    "منظمة",
];
/// Words for a person who is only counted.
const INDIVIDUAL: &[&str] = &["individual", "person", "people", "個人", "个人", "فرد"];

/// The kind that a cell says in one word. Nothing is guessed: who is taken for an organisation is named to
/// everybody.
fn kind_alone(said: &str) -> Option<Field> {
    let text = said.to_lowercase();
    let is = |words: &[&str]| words.contains(&text.as_str());
    let individual = || is(INDIVIDUAL).then_some(Field::Individual);
    let organisation = is(ORGANISATION).then_some(Field::Organisation);
    organisation.or_else(individual)
}

/// The kind that a cell says in more words, for somebody who looks at what becomes of it.
fn kind_within(said: &str) -> Option<Field> {
    let text = said.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if any(&["personal", "個人名義", "个人名义"]) {
        Some(Field::Personal)
    } else if any(ORGANISATION) {
        Some(Field::Organisation)
    } else if any(INDIVIDUAL) {
        Some(Field::Individual)
    } else {
        None
    }
}
