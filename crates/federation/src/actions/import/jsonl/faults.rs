//! What is wrong with a line, in the words of whoever writes lists: what to write in its place.

use crate::actions::import::row::Fault;
use serde_json::Value;

/// How an entry is written.
const EXAMPLE: &str = r#"{"kind":"organisation","names":[{"text":"Dockers","lang":"en"}]}"#;
/// Which kinds there are.
const KINDS: &str = "write `organisation`, `individual` for a person who is listed by name, `count` or `anonymous-count`";

/// Of a kind of signer that there is not.
pub(super) fn kind_unknown(kind: &str) -> Fault {
    Fault::new(
        "kind_unknown",
        format!("`{kind}` is no kind of signer: {KINDS}"),
    )
}

/// Of a number that nothing is printed with.
pub(super) fn number_invalid() -> Fault {
    Fault::new(
        "number_invalid",
        r#"`ordinal` is no whole number from 1: write it without quotation marks, as `"ordinal":7`"#,
    )
}

/// Of a count that is none, or missing.
pub(super) fn count_invalid() -> Fault {
    Fault::new(
        "count_invalid",
        r#"`count` must be a whole number from 0 to 1,000,000,000: write it without quotation marks, as `"count":418`"#,
    )
}

/// Of a line that cannot be read as an entry: the first part of it that is not what it should be.
pub(super) fn not_an_entry(line: &str) -> Fault {
    let entry_invalid = |reason: &str| {
        let reason = format!("{reason}; write an entry as `{EXAMPLE}`");
        Fault::new("entry_invalid", reason)
    };
    let members = match serde_json::from_str(line) {
        Ok(Value::Object(members)) => members,
        Ok(_) => return entry_invalid("it is no object in curly brackets"),
        Err(error) if error.is_eof() => {
            return entry_invalid("a bracket or a quotation mark is never closed");
        }
        Err(error) => {
            let read = line.as_bytes().get(..error.column()).unwrap_or_default();
            let place = String::from_utf8_lossy(read).chars().count();
            return entry_invalid(&format!(
                "it cannot be read from character {place} on: look there for a comma, a quotation mark or a bracket that is \
                 missing or too many"
            ));
        }
    };
    let of = |member: &str| members.get(member).unwrap_or(&Value::Null);
    let is_number = |member: &str| of(member).is_null() || of(member).is_u64();
    if !of("kind").is_string() {
        return Fault::new(
            "kind_unknown",
            format!("`kind` is missing or no text: {KINDS}"),
        );
    }
    if !is_number("ordinal") {
        return number_invalid();
    }
    if !is_number("count") {
        return count_invalid();
    }
    if !members.get("names").is_none_or(are_names) {
        return Fault::new(
            "names_invalid",
            r#"`names` is no list of names: write it as `"names":[{"text":"Dockers","lang":"en"}]`"#,
        );
    }
    let mut texts = ["country", "role"].into_iter();
    match texts.find(|member| !is_text_or_none(of(member))) {
        Some(member) => entry_invalid(&format!("`{member}` is no text in quotation marks")),
        None => entry_invalid("something stands in it twice"),
    }
}

fn are_names(names: &Value) -> bool {
    let is_name = |name: &Value| {
        let is_text = name["text"].is_string();
        is_text && is_text_or_none(&name["lang"]) && is_text_or_none(&name["role"])
    };
    names
        .as_array()
        .is_some_and(|names| names.iter().all(is_name))
}

fn is_text_or_none(value: &Value) -> bool {
    value.is_null() || value.is_string()
}
