//! What stands in Markdown, within bounds: for pages, mails and what is sent to other servers. It comes from
//! people and from other servers, and whatever is made of it is made of no more than this.

mod typed_addresses;

use crate::plain_html::cut;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

/// Deepest nesting of lists and quotations that is kept; what is deeper is shown flat.
pub const MAXIMUM_DEPTH: usize = 8;
/// Most elements of one text. A letter has some hundred.
pub const MAXIMUM_EVENTS: usize = 50_000;
/// Stands where a text was cut, in every language. Who signs it must see that it goes on.
pub(crate) const CUT: &str = "[…]";

/// Events of the first `most` bytes, with everything taken out that we never show, raw HTML as text, nesting
/// flattened, and plain addresses as links. Starts and ends stay balanced.
pub fn events(source: &str, most: usize) -> impl Iterator<Item = Event<'_>> {
    let mut depth = 0_usize;
    typed_addresses::linked(within_bounds(source, most)).filter_map(move |event| {
        match event {
            // Raw HTML is shown as what it is, text: nobody's words vanish, nothing is obeyed.
            Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
            Event::Start(Tag::HtmlBlock) => {
                depth += 1;
                Some(Event::Start(Tag::Paragraph))
            }
            Event::End(TagEnd::HtmlBlock) => {
                depth = depth.saturating_sub(1);
                Some(Event::End(TagEnd::Paragraph))
            }
            // A picture is replaced by its description, which stands between start and end.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
            Event::Start(tag) => {
                depth += 1;
                (depth <= MAXIMUM_DEPTH).then_some(Event::Start(tag))
            }
            Event::End(end) => {
                let kept = depth <= MAXIMUM_DEPTH;
                depth = depth.saturating_sub(1);
                kept.then_some(Event::End(end))
            }
            Event::Text(words) => Some(Event::Text(words)),
            Event::Code(words) => Some(Event::Code(words)),
            // Who ends a line means it: an address, a list of names, a verse.
            Event::SoftBreak | Event::HardBreak => Some(Event::HardBreak),
            Event::Rule => Some(Event::Rule),
            _ => None,
        }
    })
}

/// What the parser says of a source. Where a bound is met, what is open ends, and [`CUT`] follows.
fn within_bounds(source: &str, most: usize) -> impl Iterator<Item = Event<'_>> {
    let kept = cut(source, most);
    let is_cut = kept.len() < source.len();
    let kept = match is_cut {
        true => typed_addresses::without_half(kept),
        false => kept,
    };
    let mut parser = Parser::new_ext(kept, Options::empty());
    let mut left = MAXIMUM_EVENTS;
    let mut open: Vec<TagEnd> = Vec::new();
    let mut last: Option<std::vec::IntoIter<Event<'_>>> = None;
    std::iter::from_fn(move || {
        if let Some(last) = &mut last {
            return last.next();
        }
        match parser.next() {
            Some(event) if left > 0 => {
                left -= 1;
                match &event {
                    Event::Start(tag) => open.push(tag.to_end()),
                    Event::End(_) => {
                        open.pop();
                    }
                    _ => {}
                }
                Some(event)
            }
            None if !is_cut => None,
            _ => {
                let ends = open.drain(..).rev().map(Event::End);
                let said = [
                    Event::Start(Tag::Paragraph),
                    Event::Text(CowStr::Borrowed(CUT)),
                    Event::End(TagEnd::Paragraph),
                ];
                let ending: Vec<Event<'_>> = ends.chain(said).collect();
                last.insert(ending.into_iter()).next()
            }
        }
    })
}
