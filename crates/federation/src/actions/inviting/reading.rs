//! A list of organisations to invite, as it was pasted or uploaded, cut into lines and cells. Of a table with
//! more columns than these lines have, [`super::columns`] says what they hold.

use crate::{
    FederationError,
    actions::import::table::{Separator, cells, with_line_feeds},
    error::Result,
};
use std::borrow::Cow;
use undersigned_domain::inviting::{Line, LineFault, MAX_LINES, read_cells};

/// Longest list, in bytes.
pub const MAX_LIST: usize = 256 * 1024;

/// A line as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its number in the list, from 1.
    pub number: u64,
    /// Its contact as typed, or the whole line where there is none.
    pub typed: String,
    /// What it says.
    pub line: std::result::Result<Line, LineFault>,
}

/// What may stand between the cells of a line, the likeliest first: a tab stands in no name.
const SEPARATORS: [(char, Separator); 3] = [
    ('\t', Separator::Tab),
    (';', Separator::Semicolon),
    (',', Separator::Comma),
];

/// Cuts a pasted or uploaded list into lines: one organisation each, its cells separated by tabs,
/// semicolons or commas.
///
/// # Errors
/// [`FederationError::Invalid`] `list_empty`, `list_too_long`.
pub fn read(text: &str) -> Result<Vec<Given>> {
    let text = text_of(text)?;
    let mut given = Vec::new();
    // Line by line: a quote that somebody forgot to close swallows no other line.
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        let (cells, line) = cut(line);
        let typed = cells.iter().find(|cell| cell.contains(['@', ':']));
        // A header says what the columns hold, and holds no address.
        if given.is_empty() && number == 1 && cells.len() > 1 && typed.is_none() {
            continue;
        }
        given.push(Given {
            number,
            typed: typed.cloned().unwrap_or_else(|| cells.join(", ")),
            line,
        });
        if given.len() > MAX_LINES {
            return Err(too_long());
        }
    }
    not_empty(given)
}

/// A list as text with its lines ended in one way.
pub(super) fn text_of(text: &str) -> Result<Cow<'_, str>> {
    let text = text.trim_start_matches('\u{feff}');
    match text.len() > MAX_LIST {
        true => Err(too_long()),
        false => Ok(with_line_feeds(text)),
    }
}

pub(super) fn not_empty(given: Vec<Given>) -> Result<Vec<Given>> {
    match given.is_empty() {
        true => Err(FederationError::invalid("list_empty", "the list is empty")),
        false => Ok(given),
    }
}

/// Cuts a line at the signs that make something of it; lists are put together from several, so that
/// each line may have its own. Where none does, the first of them says what is wrong.
fn cut(line: &str) -> (Vec<String>, std::result::Result<Line, LineFault>) {
    let at = |separator: Separator| {
        let found = cells(line, separator).into_iter().next();
        let cells = found.and_then(|(_, cells)| cells.ok()).unwrap_or_default();
        let read = read_cells(&cells);
        (cells, read)
    };
    let mut first = None;
    for (sign, separator) in SEPARATORS {
        if line.contains(sign) {
            let read = at(separator);
            if read.1.is_ok() {
                return read;
            }
            first = first.or(Some(read));
        }
    }
    first.unwrap_or_else(|| at(Separator::Comma))
}

pub(super) fn too_long() -> FederationError {
    FederationError::invalid(
        "list_too_long",
        format!("a list has at most {MAX_LINES} lines; give the rest as another one"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contacts(text: &str) -> Vec<(u64, String)> {
        let given = read(text).unwrap();
        given
            .into_iter()
            .map(|one| (one.number, one.typed))
            .collect()
    }

    #[test]
    fn lists_are_cut_by_whatever_separates_their_cells() {
        let expected = vec![
            (1, "@a@a.example".to_owned()),
            (3, "b@b.example".to_owned()),
        ];
        assert_eq!(contacts("@a@a.example, A, es\n\nb@b.example,B\n"), expected);
        assert_eq!(contacts("@a@a.example\tA\tes\n\nb@b.example\tB"), expected);
        assert_eq!(contacts("@a@a.example; A\r\n\r\nb@b.example; B"), expected);
        assert_eq!(contacts("@a@a.example; A\r\rb@b.example; B\r"), expected);
        let header = contacts("name,email\nA,a@a.example");
        assert_eq!(header, [(2, "a@a.example".to_owned())]);
        let lone = read("nobody").unwrap();
        assert_eq!(lone[0].line, Err(LineFault::NoContact));
    }

    #[test]
    fn each_line_has_its_own_separator() {
        let list = "@a@a.example\n\
                    @b@b.example;Workers, Allied;es\n\
                    c@c.example\tWorkers; Allied\tfr\n\
                    d@d.example, Workers; Allied, zh-Hant\n\
                    \"Workers; Allied\", @e@e.example";
        let said: Vec<(String, String)> = read(list)
            .unwrap()
            .into_iter()
            .map(|one| one.line.map(|line| (line.name, line.language)).unwrap())
            .collect();
        let line = |name: &str, language: &str| (name.to_owned(), language.to_owned());
        let expected = [
            line("", ""),
            line("Workers, Allied", "es"),
            line("Workers; Allied", "fr"),
            line("Workers; Allied", "zh-Hant"),
            line("Workers; Allied", ""),
        ];
        assert_eq!(said, expected);
        let wrong = read("@a@a.example; A; no language").unwrap();
        assert_eq!(wrong[0].line, Err(LineFault::Language));
    }

    #[test]
    fn lists_are_bounded() {
        assert_eq!(read(" \n ").unwrap_err().code(), "list_empty");
        let most = "a@a.example\n".repeat(MAX_LINES);
        assert_eq!(read(&most).unwrap().len(), MAX_LINES);
        let more = "a@a.example\n".repeat(MAX_LINES + 1);
        assert_eq!(read(&more).unwrap_err().code(), "list_too_long");
        let long = "x".repeat(MAX_LIST + 1);
        assert_eq!(read(&long).unwrap_err().code(), "list_too_long");
    }
}
