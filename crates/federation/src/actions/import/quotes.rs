//! A quotation mark that is never closed: everything below it would be one cell, and the signers there one name. So would
//! everything as far as the next one: a list that is taken over is refused then, and of one to invite the row is left out.

use super::{guess, table::Separator, text::looked_at};
use crate::{FederationError, error::Result};

/// So many lines of a cell are looked at. One that goes on has its lines without separators for the most part, as what
/// somebody writes into a form has; else two marks that nobody closed have rows between them.
const LINES_OF_A_CELL: usize = 10;
/// Most lines of a row: several cells of it may have several, and the headings of forms are whole questions.
const LINES_OF_A_ROW: usize = 100;

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
        "the quotation mark with which a cell begins in line {line} is never closed, or many lines further down: all of \
         these would be one cell"
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

/// The first line on which a cell begins that is quoted and never closed.
pub(in crate::actions) fn never_closed(text: &str, separator: Separator) -> Option<u64> {
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let row = first_row(&lines[at..], separator);
        if let Some(began) = row.unclosed {
            return Some(at as u64 + began);
        }
        at += row.lines;
    }
    None
}

/// The first row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::actions) struct FirstRow {
    /// How many lines it has: more than one where a quoted cell has several. One where such a cell is never closed, since
    /// whoever stands below it is a row.
    pub(in crate::actions) lines: usize,
    /// The line, from 1, on which a cell begins that is never closed.
    pub(in crate::actions) unclosed: Option<u64>,
}

impl FirstRow {
    const fn of(lines: usize) -> Self {
        Self {
            lines,
            unclosed: None,
        }
    }

    const fn unclosed(began: u64) -> Self {
        Self {
            lines: 1,
            unclosed: Some(began),
        }
    }
}

/// The row with which these lines begin. Quotes are as in RFC 4180, but a quoted cell holds no rows, and ends where the next
/// one or the row begins: a mark with more behind it opens a cell of another row, and the one before was never closed.
pub(in crate::actions) fn first_row(lines: &[&str], separator: Separator) -> FirstRow {
    let Some(sign) = separator.sign().map(char::from) else {
        return FirstRow::of(1);
    };
    let mut at = At::Start;
    for (above, line) in lines.iter().take(LINES_OF_A_ROW).enumerate() {
        let number = above as u64 + 1;
        for (place, read) in line.char_indices() {
            if let At::Mark(began) = at
                && began < number
                && read != '"'
                && !ends(&line[place..], sign)
            {
                return FirstRow::unclosed(began);
            }
            at = at.behind(read, sign, number);
        }
        at = at.behind('\n', sign, number);
        match at {
            At::Quoted(began)
                if number - began + 1 == LINES_OF_A_CELL as u64
                    && holds_rows(&lines[..=above], sign) =>
            {
                return FirstRow::unclosed(began);
            }
            At::Quoted(_) => {}
            At::Start | At::Plain | At::Mark(_) => {
                return FirstRow::of(usize::try_from(number).unwrap_or(1));
            }
        }
    }
    match at {
        At::Quoted(began) => FirstRow::unclosed(began),
        At::Start | At::Plain | At::Mark(_) => FirstRow::of(1),
    }
}

/// Whether most lines of a cell of which so many were read have several cells, but for the one on which it begins.
fn holds_rows(read: &[&str], sign: char) -> bool {
    let below = read.iter().rev().take(LINES_OF_A_CELL - 1);
    2 * below.filter(|line| line.contains(sign)).count() >= LINES_OF_A_CELL
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
            // Another that was never closed closes it no better.
            ("Name,Country\nA,\"DE\nB,FR\nC,\"GB\n", Separator::Comma, 2),
            ("Name;Country\nA;\"DE\n\"B;FR\n", Separator::Semicolon, 2),
            ("A;\"B\nC\";\"D\nE;\"F\n", Separator::Semicolon, 2),
        ] {
            assert_eq!(never_closed(text, separator), Some(line), "{text:?}");
            let refused = check(text, separator).expect_err("it is never closed");
            assert_eq!(refused.code(), "quote_unclosed");
            assert!(refused.to_string().contains(&format!("line {line} ")));
        }
    }

    #[test]
    fn two_marks_far_apart_make_no_cell_of_what_stands_between_them() {
        let between = |lines: usize| {
            let rows = "Dockers,DE\n".repeat(lines - 2);
            format!("Name,Country\n\"Clerks\n{rows}Crane drivers\",FR\nCooks,FR\n")
        };
        assert_eq!(never_closed(&between(10), Separator::Comma), None);
        assert_eq!(never_closed(&between(11), Separator::Comma), Some(2));
        assert_eq!(never_closed(&between(1_000), Separator::Comma), Some(2));
        // Many cells with several lines each are no such cell.
        let wide = format!("{}Four\nA,B\n", "\"One\ntwo\nthree\",".repeat(20));
        assert_eq!(never_closed(&wide, Separator::Comma), None);
    }

    #[test]
    fn what_somebody_has_written_at_length_is_one_cell() {
        let why = "Because:\n\nOur port, and yours, is one.\n\n".repeat(6);
        let list = format!("Name,Why,Country\nDockers,\"{why}\",DE\nCooks,,FR\n");
        assert!(list.lines().count() > 20);
        assert_eq!(never_closed(&list, Separator::Comma), None);
        let open = list.replace("\",DE", ",DE");
        assert_eq!(never_closed(&open, Separator::Comma), Some(2));
        // No row is as long as this.
        let endless = list.replace("\",DE", &format!("{}\",DE", "why\n".repeat(100)));
        assert_eq!(never_closed(&endless, Separator::Comma), Some(2));
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
            let row = first_row(lines, separator);
            assert_eq!(row.lines, count, "{lines:?}");
            let is_unclosed = never_closed(&lines[..count.min(lines.len())].join("\n"), separator);
            assert_eq!(row.unclosed.is_some(), is_unclosed.is_some(), "{lines:?}");
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
