//! Addresses that stand in a text as they were pasted become links, as GitHub's Markdown has it ("Autolinks (extension)",
//! <https://github.github.com/gfm/#autolinks-extension->). The parser knows only those in angle brackets.
//!
//! Looked for is what the parser took for words, so nothing within code, a link or raw HTML is one, and no word that is
//! read changes. Beside GitHub's rules, an address ends where a script begins that is written without spaces, since the
//! sentence goes on there: `请看https://union.example/a。`. What stands so in an address can be had by angle brackets.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd, TextMergeStream};
use std::{collections::VecDeque, ops::Range};
use url::Url;

/// Longest address that becomes a link, in bytes.
const MAXIMUM_BYTES: usize = 2_000;
/// What stands between the scheme and the host.
const BEHIND_SCHEME: &str = "://";
/// The only schemes that are looked for.
const SCHEMES: [&str; 2] = ["https", "http"];

/// The same events, with a link around each address. Starts and ends stay balanced.
pub(super) fn linked<'a>(
    events: impl Iterator<Item = Event<'a>>,
) -> impl Iterator<Item = Event<'a>> {
    // The parser parts words at every sign that could mean something, as at `_` and `&`.
    let mut events = TextMergeStream::new(events).peekable();
    let mut ready: VecDeque<Event<'a>> = VecDeque::new();
    // Links and blocks of code that are open.
    let mut left_alone = 0_usize;
    std::iter::from_fn(move || {
        if let Some(event) = ready.pop_front() {
            return Some(event);
        }
        match events.next()? {
            Event::Text(words) if left_alone == 0 && words.contains(BEHIND_SCHEME) => {
                // Two `_` or `*` within an address were taken for emphasis: half of it would lead elsewhere.
                let is_cut = matches!(
                    events.peek(),
                    Some(Event::Start(Tag::Emphasis | Tag::Strong))
                );
                ready = parted(words, is_cut);
                ready.pop_front()
            }
            event => {
                match &event {
                    Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => left_alone += 1,
                    Event::End(TagEnd::Link | TagEnd::CodeBlock) => {
                        left_alone = left_alone.saturating_sub(1);
                    }
                    _ => {}
                }
                Some(event)
            }
        }
    })
}

/// What is kept of a text that is cut, without an address that the cut goes through: half of it would lead elsewhere.
pub(super) fn without_half(kept: &str) -> &str {
    match addresses(kept).pop() {
        Some(last) if last.reach == kept.len() => kept.get(..last.link.start).unwrap_or_default(),
        _ => kept,
    }
}

/// Words, and links for the addresses among them. Where an address is cut by what follows the words, it stays words.
fn parted(words: CowStr<'_>, is_cut: bool) -> VecDeque<Event<'_>> {
    let mut found = addresses(&words);
    if is_cut {
        found.retain(|address| address.reach < words.len());
    }
    if found.is_empty() {
        return VecDeque::from([Event::Text(words)]);
    }
    let mut parts = VecDeque::new();
    let mut put = |range: Range<usize>, is_link: bool| {
        let part = CowStr::from(words.get(range).unwrap_or_default().to_owned());
        if is_link {
            parts.push_back(Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: part.clone(),
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            }));
            parts.push_back(Event::Text(part));
            parts.push_back(Event::End(TagEnd::Link));
        } else if !part.is_empty() {
            parts.push_back(Event::Text(part));
        }
    };
    let mut said = 0;
    for Address { link, .. } in found {
        put(said..link.start, false);
        said = link.end;
        put(link, true);
    }
    put(said..words.len(), false);
    parts
}

/// An address among words.
struct Address {
    /// What the link is.
    link: Range<usize>,
    /// Where whatever could belong to it ends: it may have been cut only if it reaches the end of the words.
    reach: usize,
}

/// The addresses in words, in their order. Each word is looked at once, also where it turns out to be none.
fn addresses(words: &str) -> Vec<Address> {
    let mut found = Vec::new();
    let mut seen = 0;
    for (at, _) in words.match_indices(BEHIND_SCHEME) {
        let Some(start) = words.get(seen..at).and_then(without_scheme) else {
            continue;
        };
        let start = seen + start;
        let behind = words.get(at + BEHIND_SCHEME.len()..).unwrap_or_default();
        if !behind.starts_with(char::is_alphanumeric) {
            continue;
        }
        seen = words.len() - behind.len() + behind.find(ends_address).unwrap_or(behind.len());
        let whole = words.get(start..seen).unwrap_or_default();
        let address = without_what_follows(whole);
        if leads_somewhere(address) {
            let link = start..start + address.len();
            found.push(Address { link, reach: seen });
        }
    }
    found
}

/// Where the scheme begins with which `before` ends: not within a word or another scheme, such as `git+https`.
fn without_scheme(before: &str) -> Option<usize> {
    let lengths = SCHEMES.map(|scheme| {
        let start = before.len().checked_sub(scheme.len())?;
        let written = before.get(start..)?;
        written.eq_ignore_ascii_case(scheme).then_some(start)
    });
    let start = lengths.into_iter().flatten().next()?;
    let within = |letter: char| letter.is_ascii_alphanumeric() || letter == '+';
    let stands_alone = !before.get(..start)?.ends_with(within);
    stands_alone.then_some(start)
}

/// What no address goes beyond: blanks and signs that may stand in none; signs of sentences that are not ASCII; scripts
/// that are written without spaces.
fn ends_address(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '<' | '>' | '"' | '`' | '\\')
        // Latin, Arabic, Indic and general punctuation, among it dashes, quotation marks and marks of direction.
        || matches!(letter, '\u{80}'..='\u{bf}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' | '\u{964}' | '\u{965}')
        || matches!(letter, '\u{2000}'..='\u{206f}' | '\u{feff}')
        // Arrows, marks and pictures.
        || matches!(letter, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
        // Thai, Lao, Burmese, Korean (whose endings follow without a space), Khmer.
        || matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}')
        || matches!(letter, '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}')
        // Chinese and Japanese with their punctuation, full-width forms among it.
        || matches!(letter, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff00}'..='\u{ffef}')
        || matches!(letter, '\u{20000}'..='\u{3ffff}')
}

/// Without the signs behind it that belong to the sentence: punctuation, and brackets that close none within it.
fn without_what_follows(whole: &str) -> &str {
    let count = |sign: char| whole.matches(sign).count();
    let mut unopened = [('(', ')'), ('[', ']')]
        .map(|(open, close)| (close, count(close).saturating_sub(count(open))));
    let mut address = whole;
    while let Some(last) = address.chars().next_back() {
        let follows = match unopened.iter_mut().find(|(sign, _)| *sign == last) {
            Some((_, 0)) => false,
            Some((_, left)) => {
                *left -= 1;
                true
            }
            None => "?!.,:;'*_~([".contains(last),
        };
        if !follows {
            break;
        }
        address = address
            .get(..address.len() - last.len_utf8())
            .unwrap_or_default();
    }
    address
}

/// A host with a name, and no account before it: `https://bank.example@elsewhere.example` reads like another one.
fn leads_somewhere(address: &str) -> bool {
    let named = |url: Url| {
        SCHEMES.contains(&url.scheme())
            && url.username().is_empty()
            && url.password().is_none()
            && url.host_str().is_some_and(|host| host.contains('.'))
    };
    address.len() <= MAXIMUM_BYTES && Url::parse(address).is_ok_and(named)
}

#[cfg(test)]
mod tests;
