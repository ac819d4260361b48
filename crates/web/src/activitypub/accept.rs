//! Whether a client asks for ActivityPub rather than for a page: `Accept` with its weights (RFC 9110,
//! section 12.5.1).

use super::ACTIVITY_JSON;
use axum::http::{HeaderMap, header};
use std::cmp::Reverse;

/// How many media ranges are looked at; those behind them count as not sent.
const MOST: usize = 64;
/// The profile that makes ActivityStreams of JSON-LD, whichever scheme it is written with.
const PROFILE: &str = "www.w3.org/ns/activitystreams";
/// The weight of a range that names none, in thousandths.
const WHOLE: u16 = 1_000;

/// Whether a client asks for ActivityPub rather than for a page.
///
/// The greater weight decides. Of equal ones, what is named goes before what only a `*` covers, and
/// of two that are named the one that is named first. Who likes both alike, or neither, gets a page.
pub fn wants_activity(headers: &HeaderMap) -> bool {
    prefers_activity(&accepted(headers))
}

/// Whether a client names pages, as browsers do, and likes them better than ActivityPub: for an address that
/// has no page of its own.
pub fn names_page(headers: &HeaderMap) -> bool {
    let accept = accepted(headers);
    let (activity, page) = likings(&accept);
    page > activity && page.is_some_and(|liking| liking.is_named && liking.weight > 0)
}

fn prefers_activity(accept: &str) -> bool {
    let (activity, page) = likings(accept);
    // Nothing is liked that has no weight.
    activity > page && activity.is_some_and(|liking| liking.weight > 0)
}

fn accepted(headers: &HeaderMap) -> String {
    let values = headers.get_all(header::ACCEPT).iter();
    let values: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    values.join(",")
}

/// How much ActivityPub and pages are liked.
fn likings(accept: &str) -> (Option<Liking>, Option<Liking>) {
    let ranges: Vec<Range<'_>> = parts(accept, ',')
        .take(MOST)
        .filter_map(Range::read)
        .collect();
    let activity = liking(&ranges, Range::covers_activity);
    (activity, liking(&ranges, Range::covers_page))
}

/// One media range, with what matters of its parameters.
struct Range<'a> {
    kind: &'a str,
    profile: Option<&'a str>,
    weight: u16,
}

/// How closely a range says what it covers; the closest one that covers something counts for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Close {
    Anything,
    AnyOfItsKind,
    Named,
}

/// How much something is liked. The greater is liked better.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Liking {
    weight: u16,
    is_named: bool,
    place: Reverse<usize>,
}

/// How much that is liked which some of these ranges cover; nothing where none does.
fn liking<'a>(ranges: &[Range<'a>], covers: fn(&Range<'a>) -> Option<Close>) -> Option<Liking> {
    let covering = ranges
        .iter()
        .enumerate()
        .filter_map(|(place, range)| Some((covers(range)?, range.weight, Reverse(place))));
    let (close, weight, place) = covering.max()?;
    Some(Liking {
        weight,
        is_named: close == Close::Named,
        place,
    })
}

impl<'a> Range<'a> {
    /// Reads a range; one whose weight is none is as good as not sent.
    fn read(text: &'a str) -> Option<Self> {
        let mut parts = parts(text, ';').map(str::trim);
        let mut range = Self {
            kind: parts.next()?,
            profile: None,
            weight: WHOLE,
        };
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            match name.trim_end() {
                name if name.eq_ignore_ascii_case("q") => range.weight = weight(value.trim())?,
                name if name.eq_ignore_ascii_case("profile") => range.profile = Some(value),
                _ => {}
            }
        }
        Some(range)
    }

    fn is(&self, kind: &str) -> bool {
        self.kind.eq_ignore_ascii_case(kind)
    }

    fn covers_page(&self) -> Option<Close> {
        if self.is("text/html") {
            return Some(Close::Named);
        }
        self.covers_any("text/*")
    }

    /// Plain JSON is how many programs ask for it, and JSON-LD without a profile.
    fn covers_activity(&self) -> Option<Close> {
        let is_ours = |profile: &str| profile.contains(PROFILE);
        if self.is(ACTIVITY_JSON)
            || self.is("application/json")
            || (self.is("application/ld+json") && self.profile.is_none_or(is_ours))
        {
            return Some(Close::Named);
        }
        self.covers_any("application/*")
    }

    fn covers_any(&self, of_this_kind: &str) -> Option<Close> {
        if self.is(of_this_kind) {
            return Some(Close::AnyOfItsKind);
        }
        self.is("*/*").then_some(Close::Anything)
    }
}

/// A weight from 0 to 1, in thousandths.
fn weight(text: &str) -> Option<u16> {
    let (whole, digits) = text.split_once('.').unwrap_or((text, ""));
    let is_short = digits.len() <= 3 && digits.bytes().all(|digit| digit.is_ascii_digit());
    let thousandths: u16 = is_short.then(|| format!("{digits:0<3}"))?.parse().ok()?;
    match (whole, thousandths) {
        ("0", some) => Some(some),
        ("1", 0) => Some(WHOLE),
        _ => None,
    }
}

/// The parts of a value between separators. What stands in quotes is not taken apart.
fn parts(value: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    value.split(move |letter: char| {
        let was_escaped = std::mem::take(&mut is_escaped);
        match letter {
            '\\' if is_quoted => is_escaped = !was_escaped,
            '"' if !was_escaped => is_quoted = !is_quoted,
            _ => {}
        }
        letter == separator && !is_quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn programs_get_the_object() {
        for accept in [
            ACTIVITY_JSON,
            "APPLICATION/Activity+JSON ; charset=utf-8",
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
            "application/ld+json",
            "application/json",
            "application/json, text/plain, */*",
            "application/*",
            // The greater weight.
            "application/activity+json, */*;q=0.1",
            "text/html;q=0.9, application/activity+json",
            "text/html ; q = 0.5 , application/activity+json ; Q=0.6",
            "application/activity+json;q=0.5, application/ld+json;q=0.9, text/html;q=0.7",
            // Of equal ones, what is named, and what is named first.
            "*/*, application/activity+json",
            "application/activity+json, text/html",
            // No page.
            "text/html;q=0, */*",
            "text/*;q=0, */*;q=0.1",
            // What stands in quotes is no range of its own.
            "application/ld+json; profile=\"a, text/html;q=1 https://www.w3.org/ns/activitystreams\"",
        ] {
            assert!(prefers_activity(accept), "{accept}");
        }
    }

    #[test]
    fn people_get_the_page() {
        let behind_too_many = format!("{}{ACTIVITY_JSON}", "a/b,".repeat(MOST));
        for accept in [
            "",
            "*/*",
            "text/html",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "image/png",
            // The greater weight.
            "text/html, application/activity+json;q=0.9",
            "text/html;q=0.9, application/activity+json;q=0.899",
            // Of equal ones, what is named, and what is named first.
            "*/*, text/html",
            "text/html, application/activity+json",
            // Nothing for programs.
            "application/activity+json;q=0, */*",
            "application/activity+json;q=0.000",
            "text/html;q=0, application/activity+json;q=0",
            "*/*;q=0",
            // JSON-LD of another kind.
            "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
            "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\", */*",
            // What stands in quotes is no range of its own.
            "text/plain; a=\"\\\", application/activity+json\"",
            // What cannot be read is as good as not sent.
            "application/activity+json;q=2",
            "application/activity+json;q=-1",
            "application/activity+json;q=NaN",
            "application/activity+json;q=0.1234",
            "application/activity+json;q=",
            "application/activity+jsonx",
            ",,;;q=1,=,",
            "\"",
            behind_too_many.as_str(),
        ] {
            assert!(!prefers_activity(accept), "{accept}");
        }
    }

    #[test]
    fn several_headers_are_one() {
        let mut headers = HeaderMap::new();
        assert!(!wants_activity(&headers));
        headers.append(header::ACCEPT, HeaderValue::from_static("text/html;q=0.1"));
        headers.append(header::ACCEPT, HeaderValue::from_static(ACTIVITY_JSON));
        assert!(wants_activity(&headers));
    }
}
