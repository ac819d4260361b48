//! Quotation marks that make one cell of whole rows: the signers there would be one name. One that is never closed takes
//! everything below it, and two that nobody closed, what stands between them: a list that is taken over is refused then, and
//! of one to invite the row is left out.

mod habit;

use super::{guess, table::Separator, text::looked_at};
use crate::{FederationError, error::Result};
use habit::Habit;

/// Lines of a cell that nobody looks at: hardly anybody writes more into a form. Of more, most may not look like rows.
const LINES_OF_A_CELL: usize = 10;
/// Longest row of several lines, in bytes. Where many marks stand wrong, what stands below them is looked at for each.
const BYTES_OF_A_ROW: usize = 64 * 1024;

/// What is wrong with a quotation mark with which a cell begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteFault {
    /// It is never closed, or only beyond what a row has at most. It is closed where a cell ends behind the next one.
    Unclosed {
        /// The line on which it stands.
        line: u64,
    },
    /// It is closed, and most of what stands in between looks like whole rows.
    AroundRows {
        /// The line on which it stands.
        line: u64,
        /// Over how many lines the cell goes.
        lines: u64,
    },
}

impl QuoteFault {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unclosed { .. } => "quote_unclosed",
            Self::AroundRows { .. } => "quote_around_rows",
        }
    }

    /// The line on which the mark stands.
    #[must_use]
    pub const fn line(self) -> u64 {
        match self {
            Self::Unclosed { line } | Self::AroundRows { line, .. } => line,
        }
    }
}

/// The first such mark in a file that somebody looks at. `pasted` as in [`guess()`].
#[must_use]
pub fn first_quote_fault(file: &[u8], pasted: bool) -> Option<QuoteFault> {
    let (text, _) = looked_at(file).ok()?;
    first_fault(&text, guess(&text, pasted).separator)
}

/// Refuses a table with such a mark.
///
/// # Errors
/// [`FederationError::Malformed`] `quote_unclosed` and `quote_around_rows`, with the line.
pub(super) fn check(text: &str, separator: Separator) -> Result<()> {
    let Some(fault) = first_fault(text, separator) else {
        return Ok(());
    };
    let detail = match fault {
        QuoteFault::Unclosed { line } => format!(
            "the quotation mark with which a cell begins in line {line} is never closed, or only beyond the 64 KB that \
             one row has at most: what stands below it would be one cell"
        ),
        QuoteFault::AroundRows { line, lines } => format!(
            "a cell that begins with a quotation mark in line {line} goes over {lines} lines, which look like whole \
             rows: take the mark out, or join the lines if all of this is one cell"
        ),
    };
    Err(FederationError::malformed(fault.code(), detail))
}

/// The first such mark in a table.
pub(in crate::actions) fn first_fault(text: &str, separator: Separator) -> Option<QuoteFault> {
    let quotes = Quotes::of(text, separator);
    let mut at = 0;
    while at < quotes.lines.len() {
        let row = quotes.row(at);
        if row.fault.is_some() {
            return row.fault;
        }
        at += row.lines;
    }
    None
}

/// Where the reader of tables stands. Lines are counted from 0.
#[derive(Debug, Clone, Copy)]
enum At {
    /// Before the first sign of a cell: only here a quotation mark opens one.
    Start,
    /// In a cell without quotation marks, or behind the closing one.
    Plain,
    /// In a quoted cell that began on this line.
    Quoted(usize),
    /// The same, behind a mark that closes it, unless another follows.
    Mark(usize),
}

impl At {
    /// Where it stands behind one more sign, on this line; `sign` stands between cells.
    fn behind(self, read: char, sign: char, line: usize) -> Self {
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

/// A row as its quotation marks make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::actions) struct QuotedRow {
    /// How many lines it has: more than one where a quoted cell has several. One where something is wrong with a mark, since
    /// whoever stands below it is a row.
    pub(in crate::actions) lines: usize,
    /// What is wrong with a mark in it.
    pub(in crate::actions) fault: Option<QuoteFault>,
}

impl QuotedRow {
    const fn of(lines: usize) -> Self {
        Self { lines, fault: None }
    }

    const fn faulty(fault: QuoteFault) -> Self {
        Self {
            lines: 1,
            fault: Some(fault),
        }
    }
}

/// The lines of a table, with the quotation marks in them.
pub(in crate::actions) struct Quotes<'a> {
    /// The lines.
    pub(in crate::actions) lines: Vec<&'a str>,
    /// How its rows are written; none where a quotation mark is a sign like any other.
    habit: Option<Habit>,
}

impl<'a> Quotes<'a> {
    /// Those of a text.
    pub(in crate::actions) fn of(text: &'a str, separator: Separator) -> Self {
        Self {
            lines: text.lines().collect(),
            habit: Habit::of(text, separator),
        }
    }

    /// The row that begins with a line, which is counted from 0. Quotes are as in RFC 4180, but a quoted cell ends where the
    /// next one or the row begins: a mark with more behind it opens a cell of another row, and the one before was never
    /// closed.
    pub(in crate::actions) fn row(&self, first: usize) -> QuotedRow {
        let Some(habit) = self.habit else {
            return QuotedRow::of(1);
        };
        let mut at = At::Start;
        let mut bytes = 0;
        for (number, line) in self.lines.iter().enumerate().skip(first) {
            bytes += line.len() + 1;
            if number > first && bytes > BYTES_OF_A_ROW {
                break;
            }
            for (place, read) in line.char_indices().chain([(line.len(), '\n')]) {
                if let At::Mark(began) = at
                    && began < number
                    && read != '"'
                    && let Some(fault) = self.fault_of(began, number, &line[place..], habit)
                {
                    return QuotedRow::faulty(fault);
                }
                at = at.behind(read, habit.sign, number);
            }
            if !matches!(at, At::Quoted(_)) {
                return QuotedRow::of(number - first + 1);
            }
        }
        match at {
            At::Quoted(began) => QuotedRow::faulty(QuoteFault::Unclosed {
                line: began as u64 + 1,
            }),
            At::Start | At::Plain | At::Mark(_) => QuotedRow::of(1),
        }
    }

    /// What is wrong with the mark with which a cell begins on one line, where another mark stands on a later one and `rest`
    /// behind that.
    fn fault_of(&self, began: usize, ended: usize, rest: &str, habit: Habit) -> Option<QuoteFault> {
        let line = began as u64 + 1;
        if !ends(rest, habit.sign) {
            return Some(QuoteFault::Unclosed { line });
        }
        let lines = ended - began + 1;
        let between = self.lines.get(began + 1..ended).unwrap_or_default();
        let is_of_rows = lines > LINES_OF_A_CELL && habit.is_that_of(between);
        is_of_rows.then_some(QuoteFault::AroundRows {
            line,
            lines: lines as u64,
        })
    }
}

/// Whether a cell ends before this; some write spaces behind a mark.
fn ends(rest: &str, sign: char) -> bool {
    let rest = rest.trim_start_matches(' ');
    rest.is_empty() || rest.starts_with(sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::import::{Source, read, table::cells};
    use std::collections::BTreeMap;

    const SEPARATORS: [(char, Separator); 3] = [
        (',', Separator::Comma),
        (';', Separator::Semicolon),
        ('\t', Separator::Tab),
    ];

    fn unclosed(line: u64) -> Option<QuoteFault> {
        Some(QuoteFault::Unclosed { line })
    }

    fn around_rows(line: u64, lines: u64) -> Option<QuoteFault> {
        Some(QuoteFault::AroundRows { line, lines })
    }

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
            ("Name\nA\n\"B\nC\nD\n", Separator::Comma, 3),
            // Another that was never closed closes it no better.
            ("Name,Country\nA,\"DE\nB,FR\nC,\"GB\n", Separator::Comma, 2),
            ("Name;Country\nA;\"DE\n\"B;FR\n", Separator::Semicolon, 2),
            ("A;\"B\nC\";\"D\nE;\"F\n", Separator::Semicolon, 2),
        ] {
            assert_eq!(first_fault(text, separator), unclosed(line), "{text:?}");
            let refused = check(text, separator).expect_err("it is never closed");
            assert_eq!(refused.code(), "quote_unclosed");
            assert!(refused.to_string().contains(&format!("line {line} ")));
        }
    }

    #[test]
    fn two_marks_far_apart_make_no_cell_of_what_stands_between_them() {
        let between = |lines: usize, sign: char| {
            let rows = format!("Dockers{sign}DE\n").repeat(lines - 2);
            format!(
                "Name{sign}Country\nWelders{sign}GB\n\"Clerks\n{rows}Crane drivers\"{sign}FR\nCooks{sign}FR\n"
            )
        };
        for (sign, separator) in SEPARATORS {
            assert_eq!(first_fault(&between(10, sign), separator), None);
            for lines in [11, 42, 1_000] {
                let found = first_fault(&between(lines, sign), separator);
                assert_eq!(found, around_rows(3, lines as u64), "{separator:?}");
            }
            let ends_otherwise = between(42, sign).replace('\n', "\r\n");
            assert_eq!(first_fault(&ends_otherwise, separator), around_rows(3, 42));
            // Further apart than a row may be long.
            assert_eq!(first_fault(&between(10_000, sign), separator), unclosed(3));
        }
        let refused = check(&between(42, ','), Separator::Comma).expect_err("whole rows");
        assert_eq!(refused.code(), "quote_around_rows");
        let said = refused.to_string();
        assert!(said.contains("line 3 goes over 42 lines"), "{said}");
    }

    #[test]
    fn two_marks_far_apart_are_found_in_lists_of_other_kinds() {
        let (names, typed) = ("Dockers\n".repeat(40), "Dockers, DE\n".repeat(40));
        let of_names = format!("Name\n\"Clerks\n{names}Cooks\"\nBakers\n");
        let of_people = format!("Name, Country\n\"Clerks\n{typed}Cooks\", FR\nBakers, FR\n");
        // In the headings; and an empty cell in quotes ends nothing.
        let rows = "Dockers,\"\",DE\n".repeat(40);
        let in_headings = format!("Name,\"Trade,Country\n{rows}Cooks,Food\",FR\n");
        for (list, line) in [(of_names, 2), (of_people, 2), (in_headings, 1)] {
            let found = first_fault(&list, Separator::Comma);
            assert_eq!(found, around_rows(line, 42), "{list}");
        }
    }

    #[test]
    fn a_long_comment_is_a_cell() {
        let said = [
            "Colleagues, friends, and all others,",
            "",
            "we say \"\"enough\"\"; we have said it before, and so have others.",
            "Nobody asked us",
            "and nobody will, it seems",
        ];
        let comment = said.repeat(5).join("\n");
        assert_eq!(comment.lines().count(), 25);
        for (sign, separator) in SEPARATORS {
            for last in ["Country", ""] {
                let list = format!(
                    "Name{sign}Comment{sign}{last}\nClerks{sign}\"{comment}\"{sign}DE\nDockers{sign}{sign}FR\n"
                );
                for list in [list.replace('\n', "\r\n"), list] {
                    assert_eq!(first_fault(&list, separator), None, "{list}");
                    let lines = cells(&list, separator).into_iter().map(|(line, _)| line);
                    assert_eq!(lines.collect::<Vec<_>>(), [1, 2, 27], "{list}");
                }
            }
            let of_two = format!("Name{sign}Comment\nClerks{sign}\"{comment}\"\nDockers{sign}\n");
            assert_eq!(first_fault(&of_two, separator), None, "{of_two}");
        }
        // Many cells with several lines each are no such cell.
        let wide = format!("{}Four\nA,B\n", "\"One\ntwo\nthree\",".repeat(20));
        assert_eq!(first_fault(&wide, Separator::Comma), None);
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
            assert_eq!(first_fault(text, separator), None, "{text:?}");
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
            let row = Quotes::of(&lines.join("\n"), separator).row(0);
            assert_eq!(row.lines, count, "{lines:?}");
            let alone = first_fault(&lines[..count.min(lines.len())].join("\n"), separator);
            assert_eq!(row.fault.is_some(), alone.is_some(), "{lines:?}");
        }
    }

    #[test]
    fn a_file_is_looked_at_as_it_is_taken() {
        let rows = "Dockers,DE\r\n".repeat(40);
        let file = format!("Name,Country\r\nA,DE\r\n\"B\r\n{rows}C\",FR\r\nD,FR\r\n");
        let unseen = Source::Csv {
            map: BTreeMap::new(),
            countries: BTreeMap::new(),
        };
        for (file, found) in [
            ("Name,Country\r\nA,DE\r\n\"B,DE\r\nC,FR\r\n", unclosed(3)),
            (file.as_str(), around_rows(3, 42)),
            ("Name,Country\nA,DE\n", None),
        ] {
            assert_eq!(first_quote_fault(file.as_bytes(), false), found);
            let refused = read(file.as_bytes(), &unseen, "").err();
            let code = refused.map(|error| error.code());
            let of_mark = code.filter(|code| code.starts_with("quote_"));
            assert_eq!(of_mark, found.map(QuoteFault::code));
        }
    }
}
