//! Markdown as plain text, for mails: no marks are left in it that nobody would write by hand.

use crate::markdown::events;
use pulldown_cmark::{Event, Tag, TagEnd};

/// Addresses that are said behind the words of a link.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// The text: paragraphs and headings stand apart, items of lists behind a dash or their number, and
/// addresses of links in brackets behind their words.
#[must_use]
pub fn written(source: &str) -> String {
    let mut text = Plain::default();
    for event in events(source) {
        text.take(event);
    }
    text.words.trim().to_owned()
}

#[derive(Default)]
struct Plain {
    words: String,
    /// The next number of each list that is open; none where its items have none.
    lists: Vec<Option<u64>>,
    /// Where the words of the open link begin, and where it leads.
    link: Option<(usize, String)>,
    /// An item has begun and nothing stands in it yet.
    begun: bool,
}

impl Plain {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(words) | Event::Code(words) => {
                self.begun = false;
                self.words.push_str(&words);
            }
            Event::HardBreak => self.line("\n"),
            Event::Rule => {
                self.line("\n\n");
                self.words.push_str("———");
            }
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_))
                if !self.begun =>
            {
                self.line("\n\n");
            }
            Event::Start(Tag::List(first)) => {
                // A list stands apart from a paragraph, but not from the list within which it is.
                if self.lists.is_empty() {
                    self.line("\n\n");
                }
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => self.item(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some((self.words.len(), dest_url.into_string()));
            }
            Event::End(TagEnd::Link) => self.linked(),
            _ => {}
        }
    }

    /// Ends the line, and begins the next one as deep as the list is.
    fn line(&mut self, gap: &str) {
        let end = self.words.trim_end().len();
        self.words.truncate(end);
        if !self.words.is_empty() {
            self.words.push_str(gap);
            self.words.push_str(&"  ".repeat(self.lists.len()));
        }
    }

    fn item(&mut self) {
        let Some(number) = self.lists.pop() else {
            return;
        };
        // The gap before a list is made where the list begins.
        if !self.words.ends_with("\n\n") {
            self.line("\n");
        }
        match number {
            None => self.words.push_str("- "),
            Some(number) => self.words.push_str(&format!("{number}. ")),
        }
        self.lists
            .push(number.map(|number| number.saturating_add(1)));
        self.begun = true;
    }

    fn linked(&mut self) {
        let Some((begins, address)) = self.link.take() else {
            return;
        };
        let words = self.words.get(begins..).unwrap_or_default();
        let said = words == address || address.strip_prefix("mailto:") == Some(words);
        if !said && SCHEMES.iter().any(|scheme| address.starts_with(scheme)) {
            self.words.push_str(&format!(" ({address})"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_what_people_write_by_hand() {
        let source = "# Free *them*\n\nAll **eleven**, `today`\nand [here](https://u.example/a).\n\n\
                      - one\n- two\n\nThen <b>this</b> & <https://u.example/b>.";
        assert_eq!(
            written(source),
            "Free them\n\nAll eleven, today\nand here (https://u.example/a).\n\n\
             - one\n- two\n\nThen <b>this</b> & https://u.example/b."
        );
        assert_eq!(
            written("See https://u.example/a_b, now"),
            "See https://u.example/a_b, now"
        );
        assert_eq!(written("- a\n  1. b\n  2. c"), "- a\n  1. b\n  2. c");
    }

    #[test]
    fn items_keep_their_numbers_and_paragraphs() {
        let items = "3. One\n\n   more\n\n4. Two";
        assert_eq!(written(items), "3. One\n\n  more\n4. Two");
        assert_eq!(written("[x](javascript:alert)"), "x");
        assert_eq!(written("> said\n\n---\n\nend"), "said\n\n———\n\nend");
        assert_eq!(written(""), "");
    }
}
