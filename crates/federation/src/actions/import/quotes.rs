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
#[derive(Debug, Clone, Copy)]
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

impl At {
    /// Where it stands behind one more sign, on this line; `sign` stands between cells.
    fn behind(self, read: char, sign: char, line: u64) -> Self {
        match (self, read) {
            (Self::Start, '"') => Self::Quoted(line),
            (Self::Quoted(began), '"') => Self::Mark(began),
            (Self::Mark(began), '"') | (Self::Quoted(began), _) => Self::Quoted(began),
            (_, '\n' | '\r') => Self::Start,
            (_, other) if other == sign => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// The line on which the last cell begins, where it is quoted and not closed. Quotes are as in RFC 4180.
pub(in crate::actions) fn never_closed(text: &str, separator: Separator) -> Option<u64> {
    let sign = char::from(separator.sign()?);
    let mut line = 1;
    let mut at = At::Start;
    for read in text.chars() {
        at = at.behind(read, sign, line);
        line += u64::from(read == '\n');
    }
    match at {
        At::Quoted(began) => Some(began),
        At::Start | At::Plain | At::Mark(_) => None,
    }
}

/// How many of these lines make one row: more than one where a quoted cell has several. Such a cell ends where the next one
/// or the row begins: a mark with more behind it opens a cell of another row, and the one before was never closed.
pub(in crate::actions) fn lines_of_row(lines: &[&str], separator: Separator) -> usize {
    let Some(sign) = separator.sign().map(char::from) else {
        return 1;
    };
    let mut at = At::Start;
    for (line, number) in lines.iter().zip(1_u64..) {
        for (place, read) in line.char_indices() {
            let closes = |began: u64| began < number && read != '"';
            if matches!(at, At::Mark(began) if closes(began)) && !ends(&line[place..], sign) {
                return 1;
            }
            at = at.behind(read, sign, number);
        }
        at = at.behind('\n', sign, number);
        if !matches!(at, At::Quoted(_)) {
            return usize::try_from(number).unwrap_or(1);
        }
    }
    1
}

/// Whether a cell ends before this; some write spaces behind a mark.
fn ends(rest: &str, sign: char) -> bool {
    let rest = rest.trim_start_matches(' ');
    rest.is_empty() || rest.starts_with(sign)
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
    fn a_row_has_several_lines_where_a_quoted_cell_does_and_is_closed() {
        for (lines, separator, count) in [
            (&["A,B", "C"][..], Separator::Comma, 1),
            (&["A,\"B", "", "C\",D", "E"], Separator::Comma, 3),
            (&["A,\"B", "C\"  ,D"], Separator::Comma, 2),
            (&["A;\"B", "\"\"C\"\"\""], Separator::Semicolon, 2),
            (&["A;5\"", "B;7\""], Separator::Semicolon, 1),
            (&["\"A\" B;\"C", "D\""], Separator::Semicolon, 2),
            // Neither is closed.
            (&["A;\"B", "C;\"D"], Separator::Semicolon, 1),
            (&["A;\"B", "\"C;D"], Separator::Semicolon, 1),
            (&["A;\"B", "C;\"D\"", "E;\""], Separator::Semicolon, 1),
            (&["A;\"B", "C"], Separator::Semicolon, 1),
            (&["\"A", "B\""], Separator::Line, 1),
            (&[], Separator::Comma, 1),
        ] {
            assert_eq!(lines_of_row(lines, separator), count, "{lines:?}");
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
