//! Plain words in which web addresses can be followed.

use std::fmt;

use askama::filters::HtmlSafe;
use undersigned_domain::dispatch::is_web_address;

use super::parts::{Text, escaped};

/// What ends a sentence or closes a bracket, and is no part of the address before it.
const AFTER: &[char] = &[
    '.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '”', '’', '»', '。', '，', '、', '；', '：',
    '！', '？', '）', '】', '」', '،', '؛', '؟',
];

/// A [`Text`] in which web addresses are links.
#[derive(Debug)]
pub struct Linked<'a>(&'a Text);

impl Text {
    /// The same words, with web addresses as links.
    #[must_use]
    pub fn linked(&self) -> Linked<'_> {
        Linked(self)
    }
}

impl fmt::Display for Linked<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("<span")?;
        if let Some(lang) = self.0.lang() {
            write!(out, " lang=\"{}\"", escaped(lang))?;
        }
        write!(out, " dir=\"{}\">", self.0.dir())?;
        let mut rest = self.0.words.as_str();
        while let Some((before, address, after)) = next(rest) {
            let address = escaped(address);
            write!(
                out,
                "{}<a href=\"{address}\" rel=\"noopener nofollow ugc\" dir=\"ltr\">{address}</a>",
                escaped(before)
            )?;
            rest = after;
        }
        write!(out, "{}</span>", escaped(rest))
    }
}

impl HtmlSafe for Linked<'_> {}

/// What is before the next web address, the address, and what is after it.
fn next(words: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let found = words.get(from..)?;
        let starts = [found.find("https://"), found.find("http://")];
        let start = from + starts.into_iter().flatten().min()?;
        let found = words.get(start..)?;
        let ends =
            |letter: char| letter.is_whitespace() || letter.is_control() || "<>\"".contains(letter);
        let whole = found.split(ends).next().unwrap_or_default();
        let address = whole.trim_end_matches(AFTER);
        if is_web_address(address) {
            let (address, after) = found.split_at(address.len());
            return Some((words.get(..start)?, address, after));
        }
        // Nothing that can be followed; there may be another.
        from = start + "http".len();
    }
}
