//! `textDigest`: what exactly was signed. It covers title, body, demands and addressees in the
//! authoritative languages, and nothing else, so a new translation changes nothing.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use undersigned_proof::{Digest, canonical::canonical};

/// The members the digest covers.
const COVERED: [&str; 4] = ["title", "body", "demands", "addressees"];

/// The digest of an `appeal` member's text.
///
/// Every object below `title`, `body`, `demands[].text`, `addressees[].office` and
/// `addressees[].holder` is a map from language to text and is reduced to `authoritative`.
pub fn text_digest(appeal: &Map<String, Value>, authoritative: &[String]) -> Digest {
    let mut covered = Map::new();
    for name in COVERED {
        let Some(value) = appeal.get(name) else {
            continue;
        };
        let reduced = match value {
            Value::Array(items) => items
                .iter()
                .map(|item| reduce_item(item, authoritative))
                .collect(),
            other => reduce_map(other, authoritative),
        };
        covered.insert(name.into(), reduced);
    }
    Digest::of(&[&canonical(&covered)])
}

/// Whether the digest covers what these words say: they are in an authoritative language, too, or there
/// are none.
pub fn is_signed(words: &BTreeMap<String, String>, authoritative: &[String]) -> bool {
    let is_said = |words: &String| !words.trim().is_empty();
    let in_authoritative = authoritative.iter().filter_map(|tag| words.get(tag));
    !words.values().any(is_said) || in_authoritative.into_iter().any(is_said)
}

fn reduce_item(item: &Value, authoritative: &[String]) -> Value {
    match item {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), reduce_map(value, authoritative)))
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

fn reduce_map(value: &Value, authoritative: &[String]) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(language, _)| authoritative.contains(language))
            .map(|(language, text)| (language.clone(), text.clone()))
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AppealText;
    use serde_json::json;

    fn digest(appeal: Value) -> Digest {
        text_digest(appeal.as_object().unwrap(), &["en".into()])
    }

    #[test]
    fn a_translation_changes_nothing_and_a_demand_changes_it() {
        let first =
            digest(json!({"title": {"en": "T"}, "demands": [{"id": "1", "text": {"en": "D"}}]}));
        let translated = digest(
            json!({"title": {"en": "T", "fr": "U"}, "demands": [{"id": "1", "text": {"en": "D", "fr": "E"}}], "updates": 1}),
        );
        let changed =
            digest(json!({"title": {"en": "T"}, "demands": [{"id": "1", "text": {"en": "D!"}}]}));
        assert_eq!(first, translated);
        assert_ne!(first, changed);
    }

    #[test]
    fn what_a_translation_alone_says_is_named_where_the_digest_does_not_see_it() {
        let text = |demand: Value, office: Value, holder: Value| -> AppealText {
            let appeal = json!({
                "kind": "petition", "languages": ["en", "zh-Hant", "fr"], "translations": ["fr"],
                "title": {"en": "T", "zh-Hant": "U"}, "body": {"en": "B"},
                "demands": [{"id": "1", "text": {"en": "D"}}, {"id": "2", "text": demand}],
                "addressees": [{"office": office, "holder": holder}],
            });
            serde_json::from_value(appeal).unwrap()
        };
        let signed = [
            text(json!({"zh-Hant": "D"}), json!("Board"), Value::Null),
            text(json!({}), json!({"en": "B", "fr": "C"}), json!("H")),
            text(json!({"fr": " "}), json!({}), json!({"zh-Hant": "H"})),
        ];
        for one in signed {
            assert_eq!(one.unsigned_words(), [], "{one:?}");
        }
        let unsigned = text(json!({"fr": "D"}), json!({"de": "A"}), json!({"fr": "H"}));
        let others = text(json!({"fr": "E"}), json!({"de": "F"}), json!({"fr": "G"}));
        assert_eq!(unsigned.digest(), others.digest());
        let said: Vec<String> = unsigned
            .unsigned_words()
            .iter()
            .map(ToString::to_string)
            .collect();
        let paths = [
            "demands[1].text",
            "addressees[0].office",
            "addressees[0].holder",
        ];
        assert_eq!(said, paths);
    }
}
