//! A quotation mark that is never closed: everything below it would be one cell, and the signers there one name.

use super::{guess, table::Separator, text::looked_at};
use crate::{FederationError, error::Result};

/// The line of a file that somebody looks at on which a quoted cell begins that is never closed. `pasted` as in
/// [`guess()`].
#[must_use]
pub fn first_unclosed_quote(file: &[u8], pasted: bool) -> Option<u64> {
    let (text, _) = looked_at(file).ok()?;
    never_closed(&text, guess(&text, pasted).separator)
}

/// Refuses a table with such a mark.
///
/// # Errors
/// [`FederationError::Malformed`] `quote_unclosed`, with the line.
pub(super) fn check(text: &str, separator: Separator) -> Result<()> {
    let Some(line) = never_closed(text, separator) else {
        return Ok(());
    };
    let detail = format!(
        "the quotation mark with which a cell begins in line {line} is never closed: all below it would be one cell"
    );
    Err(FederationError::malformed("quote_unclosed", detail))
}

/// Where the reader of tables stands.
enum At {
    /// Before the first sign of a cell: only here a quotation mark opens one.
    Start,
    /// In a cell without quotation marks, or behind the closing one.
    Plain,
    /// In a quoted cell that began on this line.
    Quoted(u64),
    /// The same, behind a mark that closes it, unless another follows.
    Mark(u64),
}

/// The line on which the last cell begins, where it is quoted and not closed. Quotes are as in RFC 4180.
pub(in crate::actions) fn never_closed(text: &str, separator: Separator) -> Option<u64> {
    let sign = char::from(separator.sign()?);
    let mut line = 1;
    let mut at = At::Start;
    for read in text.chars() {
        at = match (at, read) {
            (At::Start, '"') => At::Quoted(line),
            (At::Quoted(began), '"') => At::Mark(began),
            (At::Mark(began), '"') | (At::Quoted(began), _) => At::Quoted(began),
            (_, '\n' | '\r') => At::Start,
            (_, other) if other == sign => At::Start,
            _ => At::Plain,
        };
        line += u64::from(read == '\n');
    }
    match at {
        At::Quoted(began) => Some(began),
        At::Start | At::Plain | At::Mark(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::import::{Source, read};
    use std::collections::BTreeMap;

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_named_by_its_line() {
        for (text, separator, line) in [
            ("Name,Country\nA,DE\n\"B,DE\nC,FR\n", Separator::Comma, 3),
            (
                "Name;Country\n\"A\nB\";DE\nC;\"FR\n",
                Separator::Semicolon,
                4,
            ),
            ("\"A\"\"\nB\n", Separator::Tab, 1),
            ("A\t\"", Separator::Tab, 1),
        ] {
            assert_eq!(never_closed(text, separator), Some(line), "{text:?}");
            let refused = check(text, separator).expect_err("it is never closed");
            assert_eq!(refused.code(), "quote_unclosed");
            assert!(refused.to_string().contains(&format!("line {line} ")));
        }
    }

    #[test]
    fn quotation_marks_that_are_closed_or_open_nothing_are_left_alone() {
        for (text, separator) in [
            ("Name,Country\n\"A \"\"B\"\", C\",DE\n", Separator::Comma),
            ("\"A\nB\"", Separator::Comma),
            ("A \"B,DE\nC 5\",FR\n", Separator::Comma),
            ("\"A\" \"B,DE\n", Separator::Comma),
            ("A,\"B;DE\n", Separator::Semicolon),
            ("\"A\nB\n", Separator::Line),
            ("\"\"\n\"\"", Separator::Comma),
            ("", Separator::Comma),
        ] {
            assert_eq!(never_closed(text, separator), None, "{text:?}");
            assert!(check(text, separator).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn a_file_is_looked_at_as_it_is_taken() {
        let file = b"Name,Country\r\nA,DE\r\n\"B,DE\r\nC,FR\r\n";
        assert_eq!(first_unclosed_quote(file, false), Some(3));
        assert_eq!(first_unclosed_quote(b"Name,Country\nA,DE\n", false), None);
        let unseen = Source::Csv {
            map: BTreeMap::new(),
            countries: BTreeMap::new(),
        };
        let refused = read(file, &unseen, "").err();
        assert_eq!(refused.map(|error| error.code()), Some("quote_unclosed"));
    }
}
