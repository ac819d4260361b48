//! What a line that is at fault calls itself. Nobody has checked that; it is for whoever looks for the line, to whom
//! an id says little.

use crate::{Content, Statement, StatementType, proceedings, shortened::shortened};
use serde_json::Value;

/// Most names of one line that are kept.
const MOST_NAMES: usize = 3;
/// Longest of them, in Unicode scalar values.
const MOST_CHARS: usize = 80;

/// By an item that did not pass the gate. Who takes its name back is not named, whatever else stands there.
pub(super) fn by_item(item: &Value) -> Option<String> {
    let word = |member: &str| item.get(member).and_then(Value::as_str);
    let is_line = matches!(word("type"), Some("Endorsement" | "Attestation"));
    if !is_line || word("state") == Some("withdrawn") {
        return None;
    }
    let by_language = item.get("nameMap").and_then(Value::as_object);
    let by_language = by_language.into_iter().flat_map(|names| names.values());
    let further = item.get("alsoKnownAs").and_then(Value::as_array);
    let names = by_language.chain(further.into_iter().flatten());
    bounded(names.filter_map(Value::as_str))
}

/// By a statement that was signed as it stands, and is no part of the list.
pub(super) fn by_statement(statement: &Statement) -> Option<String> {
    let names = match &statement.content {
        Content::Endorsement(said) => &said.names,
        Content::Attestation(said) => &said.names,
        Content::Note(_) | Content::Admission(_) | Content::Tally(_) | Content::SameSigner(_) => {
            return None;
        }
    };
    let all = names.name_map.values().chain(&names.also_known_as);
    bounded(all.map(String::as_str))
}

/// The `type` that an item says, where there is such a one.
pub(super) fn kind(item: &Value) -> Option<&'static str> {
    let said = item.get("type").and_then(Value::as_str)?;
    let statements = StatementType::ALL.into_iter().map(|(name, _)| name);
    let mut all = statements.chain(proceedings::type_names());
    all.find(|name| *name == said)
}

/// The id of the line of which a statement says that it is withdrawn or removed.
pub(super) fn taken_back(statement: &Statement) -> Option<&str> {
    if statement.takes_name_back_of().is_some() {
        return Some(&statement.id);
    }
    statement.removal()?;
    statement.about.first().map(String::as_str)
}

/// The first names, each no longer than is read at a glance.
fn bounded<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names = names.filter(|name| !name.trim().is_empty());
    let names = names.take(MOST_NAMES);
    let names: Vec<_> = names.map(|name| shortened(name, MOST_CHARS)).collect();
    (!names.is_empty()).then(|| names.join(" / "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn of_what_kind_an_item_is_it_says_in_a_word_that_there_is() {
        for known in ["Tally", "Admission", "Note", "Ballot"] {
            assert_eq!(kind(&json!({"type": known})), Some(known));
        }
        for unknown in [json!({"type": "tally"}), json!({"type": 1}), json!([])] {
            assert_eq!(kind(&unknown), None, "{unknown}");
        }
    }

    #[test]
    fn only_lines_have_names_and_few_and_short_ones() {
        let line = |state: &str, names: Value| json!({"type": "Endorsement", "state": state, "nameMap": names, "alsoKnownAs": ["DU", 1]});
        let said = by_item(&line("endorsed", json!({"en": "Dockers", "fr": " "})));
        assert_eq!(said.as_deref(), Some("Dockers / DU"));
        let withdrawn = by_item(&line("withdrawn", json!({"en": "Dockers"})));
        assert_eq!(withdrawn, None, "who takes its name back is not named");
        let long = by_item(&line("endorsed", json!({"en": "ü".repeat(9_999)})));
        assert_eq!(long, Some(format!("{}… / DU", "ü".repeat(MOST_CHARS))));
        let other = json!({"type": "Note", "nameMap": {"en": "Dockers"}});
        for none in [other, json!(1), json!({}), line("endorsed", json!([]))] {
            let none = match none {
                Value::Object(mut members) => {
                    members.remove("alsoKnownAs");
                    Value::Object(members)
                }
                none => none,
            };
            assert_eq!(by_item(&none), None, "{none}");
        }
    }
}
