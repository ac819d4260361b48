//! Reading the members of a draft, for the forms of all that is written beside the list.

use crate::views::desk::handover::Cell;
use serde_json::{Map, Value, json};
use undersigned_domain::appeal::MAX_LANGUAGES;

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

/// One more row for a language, where there may be more; `row` makes an empty one of its number.
pub fn one_more<Row>(rows: &mut Vec<Row>, row: impl FnOnce(usize) -> Row) {
    let number = rows.len() + 1;
    if number <= MAX_LANGUAGES {
        rows.push(row(number));
    }
}

/// What stands in cells, by language.
pub fn said(cells: &[Cell]) -> Map<String, Value> {
    cells
        .iter()
        .filter(|cell| !cell.language.is_empty() && !cell.words.trim().is_empty())
        .map(|cell| (cell.language.clone(), json!(cell.words.trim())))
        .collect()
}
