//! Which interface language a reader gets: `?lang=` first, then `Accept-Language`
//! (RFC 9110 section 12.5.4, matched by RFC 4647 lookup), then English.

use super::{ENGLISH, LANGUAGES, Language};

/// At most so many entries of `Accept-Language` are looked at; browsers send a handful.
const MAXIMUM_RANGES: usize = 32;

/// Chooses the interface language.
///
/// `wanted` is the value of `?lang=`.
#[must_use]
pub fn negotiate(wanted: Option<&str>, accept_language: Option<&str>) -> Language {
    if let Some(language) = wanted.and_then(lookup) {
        return language;
    }
    let mut ranges: Vec<(&str, u16)> = accept_language
        .unwrap_or_default()
        .split(',')
        .take(MAXIMUM_RANGES)
        .filter_map(range)
        .collect();
    // A stable sort keeps the order of the header among equal weights.
    ranges.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    ranges
        .iter()
        .find_map(|(tag, _)| lookup(tag))
        .unwrap_or(ENGLISH)
}

/// The interface language that a text in this language would be at home in, if there is one.
#[must_use]
pub fn spoken(tag: &str) -> Option<Language> {
    lookup(tag)
}

/// One language range and its weight in thousandths; none where the weight is zero or nonsense.
fn range(entry: &str) -> Option<(&str, u16)> {
    let mut parts = entry.trim().split(';');
    let tag = parts.next()?.trim();
    let weight = match parts.find_map(|part| part.trim().strip_prefix("q=")) {
        None => 1000,
        Some(text) => {
            let value: f32 = text.trim().parse().ok()?;
            if !(value > 0.0 && value <= 1.0) {
                return None;
            }
            // In range by the check above, so the conversion loses nothing that matters.
            (value * 1000.0).round() as u16
        }
    };
    (!tag.is_empty()).then_some((tag, weight))
}

/// Lookup of RFC 4647: the tag is shortened from its end until something fits; Chinese regions are
/// read as the script they write.
fn lookup(tag: &str) -> Option<Language> {
    let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
    let mut rest = tag.as_str();
    loop {
        rest = match rest {
            "zh" | "zh-cn" | "zh-sg" | "zh-my" | "yue-hans" | "yue-cn" => "zh-hans",
            "zh-tw" | "zh-hk" | "zh-mo" | "yue" => "zh-hant",
            _ => rest,
        };
        if let Some(language) = LANGUAGES
            .iter()
            .find(|language| language.tag.eq_ignore_ascii_case(rest))
        {
            return Some(*language);
        }
        rest = &rest[..rest.rfind('-')?];
    }
}
