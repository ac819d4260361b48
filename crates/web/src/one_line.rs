//! What somebody typed, on one line.

/// A text with nothing but single spaces between its words: a line feed in it would look like one of ours,
/// and what is read line by line need not know of quotes.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
