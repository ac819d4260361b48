//! The words of a comment, read from what people type and from what other software sends.

use crate::{
    FederationError,
    actions::{co_sign::Phrases, draft::nfc},
    error::Result,
    plain_html,
};
use undersigned_domain::names::is_language_tag;
use undersigned_proof::strict_json::turns_text;

/// Longest comment, in characters.
pub const MAX_CHARS: usize = 500;

/// What somebody typed, ready to be kept.
///
/// # Errors
/// [`FederationError::Invalid`] `comment_invalid` where nothing is left or it is too long.
pub(crate) fn typed(text: &str) -> Result<String> {
    bounded(&tidy(text)).ok_or_else(|| {
        FederationError::invalid(
            "comment_invalid",
            format!("a comment has between 1 and {MAX_CHARS} characters"),
        )
    })
}

/// A language as it was typed; empty where nobody said.
///
/// # Errors
/// [`FederationError::Invalid`] `unknown_language`.
pub(super) fn language(tag: &str) -> Result<String> {
    match tag.trim() {
        "" => Ok(String::new()),
        tag if is_language_tag(tag) => Ok(tag.to_owned()),
        _ => Err(FederationError::invalid(
            "unknown_language",
            "a language is a tag such as en or zh-Hant",
        )),
    }
}

/// The words of a reply: its text without the phrase that co-signs, the accounts it begins with, and the
/// address of what it quotes. Nothing where it is too long, or where nothing is left.
pub(super) fn of_reply(text: &str, phrases: &Phrases) -> Option<String> {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        words.retain(|word| !phrases.is(word));
        if !names_what_is_quoted(&words) {
            lines.push(words.join(" "));
        }
    }
    let text = lines.join("\n");
    let mut text = text.trim();
    while let Some(rest) = text.strip_prefix('@') {
        text = rest
            .split_once(char::is_whitespace)
            .map_or("", |(_, rest)| rest.trim_start());
    }
    bounded(&tidy(text)).filter(|text| text.chars().any(char::is_alphanumeric))
}

/// Whether a line is what programs add to a quote, for those that show none: `RE:` and an address.
/// Mastodon begins a post with it, Akkoma and Misskey end it so.
fn names_what_is_quoted(words: &[&str]) -> bool {
    let [re, address] = words else {
        return false;
    };
    let is_address = address.starts_with("https://") || address.starts_with("http://");
    re.eq_ignore_ascii_case("re:") && is_address
}

/// HTML as text with its lines.
pub(crate) fn of_html(html: &str) -> String {
    plain_html::words(html, MAX_HTML, |tag| match tag {
        "br" => "\n",
        "p" | "div" | "li" | "blockquote" | "pre" => "\n\n",
        _ => "",
    })
}

/// Longest HTML that is looked at, in bytes.
const MAX_HTML: usize = 20_000;

/// NFC, without control characters and whatever turns the direction of text around; at most one
/// blank line between lines.
fn tidy(text: &str) -> String {
    let is_kept = |c: char| !turns_text(c) && c != '\u{feff}' && (c == '\n' || !c.is_control());
    let plain: String = nfc(text)
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| is_kept(*c))
        .collect();
    let mut lines: Vec<&str> = Vec::new();
    for line in plain.lines().map(str::trim) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

fn bounded(text: &str) -> Option<String> {
    let fits = !text.is_empty() && text.chars().nth(MAX_CHARS).is_none();
    fits.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn reply(html: &str) -> Option<String> {
        of_reply(&of_html(html), &Phrases::of(&json!({})))
    }

    #[test]
    fn a_reply_is_its_words_alone() {
        let html = "<p><span class=\"h-card\"><a href=\"https://hub.example/@hub\">@<span>hub</span></a></span> \
                    <a href=\"https://x/tags/wecosign\">#<span>WeCoSign</span></a> We load<br>these ships.</p>\
                    <p>A &amp; B &lt;3</p><script>alert(1)</script>";
        assert_eq!(
            reply(html).as_deref(),
            Some("We load\nthese ships.\n\nA & B <3")
        );
        assert_eq!(reply("<p>@hub #WeCoSign</p>"), None, "nothing is left");
        assert_eq!(reply("<p>!!!</p>"), None);
    }

    #[test]
    fn the_address_of_a_quote_is_none_of_its_words() {
        let mastodon = "<p class=\"quote-inline\">RE: <a href=\"https://hub.example/appeals/brakes\">\
                        <span class=\"invisible\">https://</span>\
                        <span class=\"ellipsis\">hub.example/appeals/br</span>\
                        <span class=\"invisible\">akes</span></a></p><p>@hub We load these ships.</p>";
        let misskey = "<p>We load these ships.<span class=\"quote-inline\"><br><br>RE: \
                       <a href=\"https://hub.example/a\">https://hub.example/a</a></span></p>";
        for html in [mastodon, misskey] {
            assert_eq!(reply(html).as_deref(), Some("We load these ships."));
        }
        assert_eq!(reply("<p>RE: https://hub.example/a #WeCoSign</p>"), None);
        for own in ["Re: cranes", "RE: see https://quay.example"] {
            assert_eq!(reply(&format!("<p>{own}</p>")).as_deref(), Some(own));
        }
    }

    #[test]
    fn nothing_turns_the_page_around() {
        assert_eq!(
            typed("\u{202e}abc\u{2066}\u{7}\r\n\r\n\r\n\r\ndef ").unwrap(),
            "abc\n\ndef"
        );
        assert!(typed(" \n ").is_err());
        assert!(typed(&"x".repeat(MAX_CHARS)).is_ok());
        assert!(typed(&"x".repeat(MAX_CHARS + 1)).is_err());
        assert!(language("zh-Hant").is_ok() && language("no such").is_err());
    }

    #[test]
    fn a_text_without_bounds_is_read_within_bounds() {
        assert_eq!(reply(&format!("<p>{}</p>", "é".repeat(30_000))), None);
        assert_eq!(reply(&"<div>".repeat(10_000)), None);
        let open: String = (0..2_000).map(|number| format!("<b a{number}>")).collect();
        let html = format!("<p>{open}{}", "<p>x".repeat(2_000));
        assert!(of_html(&html).len() <= MAX_HTML, "more than came");
    }
}
