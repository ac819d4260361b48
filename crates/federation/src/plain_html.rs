//! The words of HTML from elsewhere, read from one end to the other. No tree is made of it: a parser that
//! makes one opens every element again that was left open where a paragraph ends, so that a post of a
//! hundred kilobytes becomes a tree of many million elements. What is read here is never longer than what came.

use html5ever::data::NAMED_ENTITIES;

/// Elements whose content nobody reads (HTML, section 13.1.2).
const UNREAD: [&str; 5] = ["script", "style", "iframe", "noembed", "noframes"];
/// Longest name of a character, with its semicolon.
const LONGEST_NAME: usize = 32;
/// Longest one that some write without a semicolon.
const LONGEST_BARE_NAME: usize = 6;

/// The words of the first `most` bytes. `instead` says what stands in the place of a tag, by its name in
/// small letters: nothing longer than `<p>`. Ends of lines are spaces.
pub(crate) fn words(html: &str, most: usize, instead: impl Fn(&str) -> &'static str) -> String {
    let mut rest = cut(html, most);
    let mut text = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('<') {
        say(&mut text, before);
        let is_letter = |at: usize| {
            after
                .as_bytes()
                .get(at)
                .is_some_and(u8::is_ascii_alphabetic)
        };
        rest = if is_letter(0) {
            let (name, rest) = tag(after);
            text.push_str(instead(&name));
            match UNREAD.contains(&name.as_str()) {
                true => past_content(rest, &name),
                false => rest,
            }
        } else if after.starts_with('/') && is_letter(1) {
            let (name, rest) = tag(after.trim_start_matches('/'));
            text.push_str(instead(&name));
            rest
        } else if let Some(comment) = after.strip_prefix('!').filter(|it| it.starts_with("--")) {
            past(comment, "-->")
        } else if after.starts_with(['!', '?', '/']) {
            past(after, ">")
        } else {
            text.push('<');
            after
        };
    }
    say(&mut text, rest);
    text
}

/// The first bytes of a text: at most so many, and whole characters.
pub(crate) fn cut(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most))
        .unwrap_or_default()
}

/// What follows something; nothing where it does not come.
fn past<'a>(from: &'a str, end: &str) -> &'a str {
    from.split_once(end).map_or("", |(_, rest)| rest)
}

/// What follows the content of an element: its end, if it has one.
fn past_content<'a>(from: &'a str, name: &str) -> &'a str {
    let is_end = |at: usize| {
        let found = from.as_bytes().get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let mut ends = from.match_indices("</");
    let end = ends.find(|(at, _)| is_end(*at));
    end.and_then(|(at, _)| from.get(at..)).unwrap_or_default()
}

/// The name of the tag that begins here, in small letters, and what follows the tag.
fn tag(from: &str) -> (String, &str) {
    let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    let (name, attributes) = from.split_at(from.find(ends_name).unwrap_or(from.len()));
    let rest = attributes.get(length_of(attributes)..).unwrap_or_default();
    (name.to_ascii_lowercase(), rest)
}

/// Where in a tag one is.
#[derive(Clone, Copy)]
enum At {
    Between,
    Name,
    Value,
    Unquoted,
    Quoted(u8),
}

/// How long the attributes of a tag are, with the `>` that ends it. One in quotes ends nothing.
fn length_of(attributes: &str) -> usize {
    let mut at = At::Between;
    for (index, byte) in attributes.bytes().enumerate() {
        let is_space = byte.is_ascii_whitespace();
        at = match (at, byte) {
            (At::Quoted(quote), _) if byte == quote => At::Between,
            (At::Quoted(_), _) => at,
            (_, b'>') => return index + 1,
            (At::Value, b'"' | b'\'') => At::Quoted(byte),
            (At::Value, _) if is_space => At::Value,
            (At::Unquoted, _) if is_space => At::Between,
            (At::Value | At::Unquoted, _) => At::Unquoted,
            (At::Name, b'=') => At::Value,
            (_, b'/') => At::Between,
            (At::Between, _) if is_space => At::Between,
            (At::Between | At::Name, _) => At::Name,
        };
    }
    attributes.len()
}

/// Adds words that stand between tags.
fn say(text: &mut String, raw: &str) {
    let mut add = |words: &str| {
        let plain = |c: char| match c {
            '\n' | '\r' | '\u{a0}' => ' ',
            c => c,
        };
        text.extend(words.chars().map(plain));
    };
    let mut pieces = raw.split('&');
    add(pieces.next().unwrap_or_default());
    for piece in pieces {
        match reference(piece) {
            Some((meant, length)) => {
                add(&meant);
                add(piece.get(length..).unwrap_or_default());
            }
            None => {
                add("&");
                add(piece);
            }
        }
    }
}

/// The characters for which a reference stands that begins here, behind its ampersand, and how long it is
/// (HTML, section 13.2.5.72).
fn reference(from: &str) -> Option<(String, usize)> {
    if let Some(number) = from.strip_prefix('#') {
        return numbered(number).map(|(meant, length)| (meant.to_string(), length + 1));
    }
    let named = |name: &str| {
        let (first, second) = NAMED_ENTITIES.get(name).copied()?;
        let meant = [first, second].into_iter().filter(|code| *code != 0);
        let meant: String = meant.filter_map(char::from_u32).collect();
        (!meant.is_empty()).then_some((meant, name.len()))
    };
    let letters = from.bytes().take(LONGEST_NAME);
    let end = letters.take_while(u8::is_ascii_alphanumeric).count();
    let whole = from.get(..=end).filter(|name| name.ends_with(';'));
    whole.and_then(named).or_else(|| {
        let mut lengths = (2..=end.min(LONGEST_BARE_NAME)).rev();
        lengths.find_map(|length| named(from.get(..length)?))
    })
}

fn numbered(from: &str) -> Option<(char, usize)> {
    let (digits, radix, begun) = match from.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (from, 10, 0),
    };
    let end = digits.find(|c: char| !c.is_digit(radix));
    let (digits, rest) = digits.split_at(end.unwrap_or(digits.len()));
    let code = u32::from_str_radix(digits, radix).ok()?;
    let length = begun + digits.len() + usize::from(rest.starts_with(';'));
    Some((char::from_u32(code)?, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> String {
        words(html, 1_000, |name| if name == "p" { "|" } else { "" })
    }

    #[test]
    fn tags_and_what_nobody_reads_fall_away() {
        for (html, said) in [
            ("<p>a<P class='x>y'>b</p >c", "|a|b|c"),
            ("<a href=\"a>b\" title=x/y>c</a>", "c"),
            ("<a b\"c>d", "d"),
            ("<a b = '>'>d", "d"),
            ("1 < 2 <3 </ x> </p", "1 < 2 <3  |"),
            ("a<!-- <p> -->b<!-->c<!doctype html>d<?x?>e", "abcde"),
            ("a<script>b</p></SCRIPT>c<style>d", "ac"),
            ("a<p title=\"never ends", "a|"),
            ("a<!-- never ends", "a"),
            ("a\r\nb&nbsp;c", "a  b c"),
        ] {
            assert_eq!(read(html), said, "{html}");
        }
        assert_eq!(words("aéb", 2, |_| ""), "a");
    }

    #[test]
    fn references_are_read() {
        for (html, said) in [
            ("&lt;p&gt; &amp;lt; &quot;&#39;&#x27;", "<p> &lt; \"''"),
            ("&eacute;&hellip;&rsquo;", "é…’"),
            ("&ampx &notit; &copy", "&x ¬it; ©"),
            (
                "&nosuch; && &; &# &#x; &#xd800; &#99999999999;",
                "&nosuch; && &; &# &#x; &#xd800; &#99999999999;",
            ),
            ("&CounterClockwiseContourIntegral;", "∳"),
            ("a &", "a &"),
        ] {
            assert_eq!(read(html), said, "{html}");
        }
    }

    #[test]
    fn row_760_what_a_browser_would_open_again_and_again_is_read_once() {
        let open: String = (0..6_000).map(|number| format!("<b a{number}>")).collect();
        let html = format!("<p>{open}{}", "<p>x".repeat(13_000));
        let read = words(&html, html.len(), |name| if name == "p" { "|" } else { "" });
        assert_eq!(read, format!("|{}", "|x".repeat(13_000)));
        for html in ["<".repeat(9_000), "&".repeat(9_000), "<div>".repeat(9_000)] {
            assert!(words(&html, html.len(), |_| "").len() <= html.len());
        }
    }
}
