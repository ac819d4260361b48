//! Markdown of an appeal, turned into HTML that is safe to show beside anything.
//!
//! Text comes from other servers, so every step is bounded: the length of the source, the depth of
//! nesting, the number of elements ([`undersigned_federation::markdown`]), and, last, an allow-list of elements
//! and attributes (ammonia), which is given nothing but what we have written ourselves: of HTML from elsewhere
//! it would make a tree, however large that becomes.
//! Images, raw HTML and everything that loads something from elsewhere fall away.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};
use undersigned_domain::shortened::shortened;
use undersigned_federation::markdown;

use crate::views::Html;

/// Longest source that is rendered, in bytes: what the protocol allows a whole Note.
pub const MAXIMUM_BYTES: usize = 256 * 1024;
/// Most blocks that are set apart; cleaning each costs more than cleaning them together.
const MAXIMUM_BLOCKS: usize = 1_000;

/// Renders one text as one piece of HTML.
#[must_use]
pub fn render(source: &str) -> Html {
    Html::trusted(
        blocks(source)
            .iter()
            .map(Html::as_str)
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

/// Renders one text, parted into its outermost blocks (paragraphs, headings, lists, …), so that
/// two languages can be set side by side with their paragraphs level. What follows very many of them
/// is one block.
#[must_use]
pub fn blocks(source: &str) -> Vec<Html> {
    let mut blocks = Vec::new();
    let mut current: Vec<Event<'_>> = Vec::new();
    let mut depth = 0_usize;
    for event in events(source) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        current.push(event);
        if depth == 0 && blocks.len() < MAXIMUM_BLOCKS {
            let block = sanitised(std::mem::take(&mut current));
            if !block.as_str().is_empty() {
                blocks.push(block);
            }
        }
    }
    let rest = sanitised(current);
    if !rest.as_str().is_empty() {
        blocks.push(rest);
    }
    blocks
}

/// The same for the body of a letter: without a first heading or line that only says the title
/// again, which stands above it already.
#[must_use]
pub fn letter(source: &str, title: &str) -> Vec<Html> {
    let mut blocks = blocks(source);
    let said = |block: &Html| {
        let html = block.as_str();
        (html.starts_with("<h3>") || html.starts_with("<p><strong>"))
            && words_of(html) == words_of(title)
    };
    if !title.trim().is_empty() && blocks.len() > 1 && blocks.first().is_some_and(said) {
        blocks.remove(0);
    }
    blocks
}

/// The words of some HTML or text, for comparing them.
fn words_of(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            letter if !in_tag => text.push(letter),
            _ => {}
        }
    }
    // Templates and the renderer do not escape the same signs, so these do not count.
    let plain = text.replace("&amp;", "&").replace("&quot;", "\"");
    let plain = plain.to_lowercase();
    let words = plain.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The text without any markup and on one line, at most `limit` characters: for descriptions.
#[must_use]
pub fn plain(source: &str, limit: usize) -> String {
    let mut text = String::new();
    for event in events(source) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            // What is emphasised or linked ends within a line, often before a full stop.
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) => text.push(' '),
            _ => {}
        }
        if text.len() > limit.saturating_mul(4) {
            break;
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    shortened(&text, limit).into_owned()
}

/// What stands in a source within the bounds, with headings put below the page's own and without titles of
/// links. Starts and ends stay balanced.
pub(crate) fn events(source: &str) -> impl Iterator<Item = Event<'_>> {
    markdown::events(source, MAXIMUM_BYTES).map(|event| match event {
        Event::Start(tag) => Event::Start(lowered(tag)),
        Event::End(end) => Event::End(lowered_end(end)),
        event => event,
    })
}

/// The page has its `h1` and the letter its `h2`, so the text's own headings begin at `h3`.
fn level(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        _ => HeadingLevel::H5,
    }
}

fn lowered(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Heading { level: at, .. } => Tag::Heading {
            level: level(at),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        },
        Tag::Link {
            dest_url,
            link_type,
            ..
        } => Tag::Link {
            link_type,
            dest_url,
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        },
        other => other,
    }
}

fn lowered_end(end: TagEnd) -> TagEnd {
    match end {
        TagEnd::Heading(at) => TagEnd::Heading(level(at)),
        other => other,
    }
}

fn sanitised(events: Vec<Event<'_>>) -> Html {
    let mut raw = String::new();
    html::push_html(&mut raw, set_apart(events.into_iter()));
    Html::trusted(POLICY.clean(&raw).to_string().trim().to_owned())
}

/// What is linked and is an address itself stands in a `bdi`: its signs keep their order in Arabic text, it may wrap
/// anywhere, and on paper it is not said twice.
fn set_apart<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    let tag = |written: &'static str| Event::InlineHtml(CowStr::Borrowed(written));
    let mut is_address = false;
    events.flat_map(move |event| {
        let [before, after] = match &event {
            Event::Start(Tag::Link { link_type, .. }) => {
                is_address = *link_type == LinkType::Autolink;
                [None, is_address.then(|| tag("<bdi>"))]
            }
            // Links do not stand within each other.
            Event::End(TagEnd::Link) => [is_address.then(|| tag("</bdi>")), None],
            _ => [None, None],
        };
        before.into_iter().chain([event]).chain(after)
    })
}

/// What may stand in a letter.
static POLICY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let elements = [
        "p",
        "br",
        "hr",
        "h3",
        "h4",
        "h5",
        "ul",
        "ol",
        "li",
        "blockquote",
        "em",
        "strong",
        "code",
        "pre",
        "a",
        "span",
        "bdi",
    ];
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(elements))
        .generic_attributes(HashSet::from(["lang", "dir"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "hreflang"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .clean_content_tags(HashSet::from([
            "script", "style", "template", "title", "iframe",
        ]))
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .url_relative(UrlRelative::Deny)
        .attribute_filter(|_, attribute, value| {
            let allowed = match attribute {
                "dir" => matches!(value, "ltr" | "rtl" | "auto"),
                "lang" | "hreflang" => {
                    value.len() <= 35
                        && value
                            .chars()
                            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
                }
                "start" => value.len() <= 6 && value.chars().all(|digit| digit.is_ascii_digit()),
                _ => true,
            };
            allowed.then_some(Cow::Borrowed(value))
        })
        .link_rel(Some("nofollow noopener"));
    builder
});

/// What Mastodon lets through of a post (its `MASTODON_STRICT`): headings become bold paragraphs,
/// everything else that it does not know falls away, and what it said stays.
static POST_POLICY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::new();
    builder
        .tags(HashSet::from([
            "p",
            "br",
            "span",
            "a",
            "del",
            "s",
            "pre",
            "blockquote",
            "code",
            "b",
            "strong",
            "u",
            "i",
            "em",
            "ul",
            "ol",
            "li",
        ]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https"]))
        .link_rel(Some("nofollow noopener"));
    builder
});

/// A post's content as Mastodon shows it: one that we have written.
#[must_use]
pub fn as_a_post(content: &str) -> Html {
    let mut content = content.to_owned();
    for level in 1..=6 {
        content = content
            .replace(&format!("<h{level}>"), "<p><strong>")
            .replace(&format!("</h{level}>"), "</strong></p>");
    }
    Html::trusted(POST_POLICY.clean(&content).to_string())
}

/// How many letters people read of some HTML.
#[must_use]
pub fn letters(html: &Html) -> u64 {
    let mut count = 0;
    let (mut in_tag, mut in_sign) = (false, false);
    for letter in html.as_str().chars() {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            '&' => {
                in_sign = true;
                count += 1;
            }
            ';' if in_sign => in_sign = false,
            _ if in_sign => {}
            _ => count += 1,
        }
    }
    count
}

#[cfg(test)]
mod tests;
