//! What the kinds of dispatches read alike.

use crate::{
    Fault,
    appeal::{ByLanguage, MAX_LANGUAGES, only_in, says},
    members::Members,
    names::is_language_tag,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Longest text in one language, in Unicode scalar values.
pub const MAX_TEXT_CHARS: usize = 20_000;
/// Longest address of a source.
const MAX_URL_CHARS: usize = 2_048;
/// Longest name of a source, in Unicode scalar values.
const MAX_SOURCE_CHARS: usize = 300;

/// Where something is known from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// How it is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Source {
    /// Reads one.
    pub(crate) fn read(value: &Value) -> Result<Self, Fault> {
        let source: Self =
            serde_json::from_value(value.clone()).map_err(|_| Fault::Member("sources"))?;
        source.check()?;
        Ok(source)
    }

    fn check(&self) -> Result<(), Fault> {
        if self.title.chars().nth(MAX_SOURCE_CHARS).is_some() {
            return Err(Fault::TooLong("sources"));
        }
        let blank = self.title.trim().is_empty() && self.url.is_none();
        if blank || !self.url.as_deref().is_none_or(is_web_address) {
            return Err(Fault::Member("sources"));
        }
        Ok(())
    }

    pub(super) fn write(&self) -> Value {
        json!(self)
    }
}

/// Whether a text is an address that a reader may be led to.
pub fn is_web_address(text: &str) -> bool {
    text.len() <= MAX_URL_CHARS
        && url::Url::parse(text).is_ok_and(|url| {
            matches!(url.scheme(), "https" | "http")
                && url.has_host()
                && url.username().is_empty()
                && url.password().is_none()
        })
}

/// Text by language, of at most `limit` characters each.
pub(crate) fn by_language(
    members: Members<'_>,
    name: &'static str,
    limit: usize,
) -> Result<ByLanguage, Fault> {
    let map = match members.get(name) {
        None => return Ok(ByLanguage::new()),
        Some(Value::Object(map)) => map,
        Some(_) => return Err(Fault::Member(name)),
    };
    if map.len() > MAX_LANGUAGES {
        return Err(Fault::TooLong(name));
    }
    map.iter()
        .map(|(tag, text)| {
            let text = text.as_str().ok_or(Fault::Member(name))?;
            if !is_language_tag(tag) {
                return Err(Fault::UnknownLanguage(tag.clone()));
            }
            if text.chars().nth(limit).is_some() {
                return Err(Fault::TooLong(name));
            }
            Ok((tag.clone(), text.to_owned()))
        })
        .collect()
}

/// Languages in their order, each once, at least one.
pub(super) fn languages(members: Members<'_>) -> Result<Vec<String>, Fault> {
    let languages = members.texts("languages", MAX_LANGUAGES)?;
    if languages.is_empty() {
        return Err(Fault::Member("languages"));
    }
    for (place, tag) in languages.iter().enumerate() {
        if !is_language_tag(tag) {
            return Err(Fault::UnknownLanguage(tag.clone()));
        }
        if languages[..place].contains(tag) {
            return Err(Fault::Member("languages"));
        }
    }
    Ok(languages)
}

/// Checks that a text has something in every one of its languages, and in no other.
pub(super) fn complete(
    languages: &[String],
    name: &'static str,
    text: &ByLanguage,
) -> Result<(), Fault> {
    only_in(languages, [text])?;
    match languages.iter().all(|tag| says(text, tag)) {
        true => Ok(()),
        false => Err(Fault::Member(name)),
    }
}

/// Writes a text where there is any.
pub(crate) fn write_text(into: &mut Map<String, Value>, name: &str, text: &ByLanguage) {
    if !text.is_empty() {
        into.insert(name.into(), json!(text));
    }
}
