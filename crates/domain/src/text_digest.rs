//! `textDigest`: what exactly was signed. It covers title, body, demands and addressees in the
//! authoritative languages, and nothing else, so a new translation changes nothing.

use serde_json::{Map, Value};
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
}
