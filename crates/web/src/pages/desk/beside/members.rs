//! Reading the members of a draft, for the forms of all that is written beside the list.

use serde_json::{Map, Value};

/// A text; empty where there is none.
pub fn text_of(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A text in one language.
pub fn in_language(inside: &Map<String, Value>, name: &str, tag: &str) -> String {
    text_of(inside.get(name).and_then(|map| map.get(tag)))
}

/// The items of a list.
pub fn items<'a>(inside: &'a Map<String, Value>, name: &str) -> impl Iterator<Item = &'a Value> {
    let items = inside.get(name).and_then(Value::as_array);
    items.into_iter().flatten()
}

/// The languages in which it is written.
pub fn languages(inside: &Map<String, Value>) -> Vec<String> {
    let tags = items(inside, "languages").filter_map(Value::as_str);
    tags.map(str::to_owned).collect()
}

/// One row of a form for each language, numbered from 1.
pub fn rows<Row>(languages: &[String], row: impl Fn(usize, String) -> Row) -> Vec<Row> {
    let numbered = languages.iter().zip(1..);
    numbered
        .map(|(tag, number)| row(number, tag.clone()))
        .collect()
}
