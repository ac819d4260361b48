//! A list of organisations to invite, as it was pasted or uploaded, cut into lines and cells. Of a table with
//! more columns than these lines have, [`super::columns`] says what they hold.

use crate::{
    FederationError,
    actions::import::{
        JoinedLines, quotes,
        table::{Separator, cells, with_line_feeds},
    },
    error::Result,
};
use std::borrow::Cow;
use undersigned_domain::inviting::{Line, LineFault, MAX_LINES, may_be_contact, read_cells};

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
    /// What stands where its language does, and is none that is known: the line says no language then.
    pub no_language: Option<String>,
    /// The lines that became this one row of a table, where it may be several.
    pub joined: Option<JoinedLines>,
}

/// The tag of a language that stands in a list by its code or its name; none for what is no language.
pub(super) type Tag<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Where Chinese is written in traditional characters: the ends of addresses, and what such places are called.
const TRADITIONAL_ENDS: [&str; 3] = [".tw", ".hk", ".mo"];
const TRADITIONAL_PLACES: [&str; 15] = [
    "tw",
    "hk",
    "mo",
    "taiwan",
    "hong kong",
    "hongkong",
    "macao",
    "macau",
    "台灣",
    "臺灣",
    "台湾",
    "香港",
    "澳門",
    "澳门",
    "中華民國",
];

/// Reads what a list says of a language: its tag, or nothing and what was said. The other cells tell how Chinese is
/// written there, where the language alone does not.
pub(super) fn language_of(said: &str, cells: &[String], tag: Tag<'_>) -> (String, Option<String>) {
    // Names of languages are many: of nothing none is looked for.
    if said.is_empty() {
        return (String::new(), None);
    }
    match tag(said).map(in_small_letters) {
        Some(found) if found == "zh" && cells.iter().any(|cell| is_traditional(cell)) => {
            ("zh-Hant".to_owned(), None)
        }
        Some(found) => (found, None),
        None => (String::new(), Some(said.to_owned())),
    }
}

/// Whether a cell is such a place, or an address in one.
fn is_traditional(cell: &str) -> bool {
    let cell = cell.trim().trim_end_matches('>').to_lowercase();
    let host = match cell.split_once("://") {
        Some((_, rest)) => rest.split('/').next(),
        None => cell.rsplit_once('@').map(|(_, host)| host),
    };
    let ends = |host: &str| TRADITIONAL_ENDS.iter().any(|end| host.ends_with(end));
    TRADITIONAL_PLACES.contains(&cell.as_str()) || host.is_some_and(ends)
}

/// Codes alone in small letters, as spreadsheets like to write them otherwise.
fn in_small_letters(tag: String) -> String {
    match tag.len() {
        0..=3 => tag.to_ascii_lowercase(),
        _ => tag,
    }
}

/// What may stand between the cells of a line, the likeliest first: a tab stands in no name.
const SEPARATORS: [(char, Separator); 3] = [
    ('\t', Separator::Tab),
    (';', Separator::Semicolon),
    (',', Separator::Comma),
];

/// Cuts a pasted or uploaded list into lines: one organisation each, its cells separated by tabs,
/// semicolons or commas. A language that `tag` does not know leaves nobody out.
///
/// # Errors
/// [`FederationError::Invalid`] `list_empty`, `list_too_long`.
pub fn read(text: &str, tag: &dyn Fn(&str) -> Option<String>) -> Result<Vec<Given>> {
    let text = text_of(text)?;
    let mut given = Vec::new();
    // Line by line: a quote that somebody forgot to close swallows no other line.
    for (whole, number) in text.lines().zip(1..) {
        if whole.trim().is_empty() {
            continue;
        }
        let (cells, line) = cut(whole);
        let (line, no_language) = with_language(&cells, line, tag);
        let typed = cells.iter().find(|cell| cell.contains(['@', ':']));
        // A header says what the columns hold, and holds no address.
        if given.is_empty() && number == 1 && cells.len() > 1 && typed.is_none() {
            continue;
        }
        // Of a mark alone there are no cells.
        let all = || match cells.is_empty() {
            true => whole.trim().to_owned(),
            false => cells.join(", "),
        };
        given.push(Given {
            number,
            typed: typed.cloned().unwrap_or_else(all),
            line,
            no_language,
            joined: None,
        });
        if given.len() > MAX_LINES {
            return Err(too_long());
        }
    }
    not_empty(given)
}

/// A list as text with its lines ended in one way. Its length is that of this text: from a form it comes with longer ends of
/// its lines than it had as a file.
pub(super) fn text_of(text: &str) -> Result<Cow<'_, str>> {
    let text = with_line_feeds(text.trim_start_matches('\u{feff}'));
    match text.len() > MAX_LIST {
        true => Err(too_long()),
        false => Ok(text),
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
        let read = match quotes::first_fault(line, separator) {
            // Whatever stands behind it would be one name.
            Some(_) => Err(LineFault::Quote),
            None => read_cells(&cells),
        };
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

/// The line with its language as `tag` knows it; where that is no tag, it is the last of the cells.
fn with_language(
    cells: &[String],
    line: std::result::Result<Line, LineFault>,
    tag: Tag<'_>,
) -> (std::result::Result<Line, LineFault>, Option<String>) {
    let (said, line) = match line {
        Ok(line) => (line.language.clone(), Ok(line)),
        Err(LineFault::Language) => {
            let filled = cells.iter().map(|cell| cell.trim());
            let mut filled: Vec<&str> = filled.filter(|cell| !cell.is_empty()).collect();
            let last = filled.iter().rposition(|cell| !may_be_contact(cell));
            let said = last.map(|at| filled.remove(at)).unwrap_or_default();
            let line = read_cells(&filled).map_err(|fault| match fault {
                // The language is out already: a name with a comma in it, more likely.
                LineFault::Language => LineFault::Cells,
                other => other,
            });
            (said.to_owned(), line)
        }
        Err(fault) => return (Err(fault), None),
    };
    let (language, no_language) = language_of(&said, cells, tag);
    (line.map(|line| Line { language, ..line }), no_language)
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

    fn as_tag(said: &str) -> Option<String> {
        match said {
            "French" => Some("fr".to_owned()),
            "Klingon" => None,
            tag => Some(tag.to_owned()),
        }
    }

    fn contacts(text: &str) -> Vec<(u64, String)> {
        let given = read(text, &as_tag).unwrap();
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
        let lone = read("nobody", &as_tag).unwrap();
        assert_eq!(lone[0].line, Err(LineFault::NoContact));
    }

    #[test]
    fn each_line_has_its_own_separator() {
        let list = "@a@a.example\n\
                    @b@b.example;Workers, Allied;es\n\
                    c@c.example\tWorkers; Allied\tfr\n\
                    d@d.example, Workers; Allied, zh-Hant\n\
                    \"Workers; Allied\", @e@e.example";
        let said: Vec<(String, String)> = read(list, &as_tag)
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
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_makes_no_name_of_what_follows() {
        let list = "a@a.example, A\n\
                    b@b.example,\"Bakers, es\n\
                    \"Clerks; c@c.example\n\
                    \"Dockers\n\
                    \"E, \"\"the best\"\"\", e@e.example\n\
                    f@f.example; F 5\"\n\
                    \"";
        let given = read(list, &as_tag).unwrap();
        assert_eq!(given.last().map(|one| one.typed.as_str()), Some("\""));
        let said: Vec<_> = given
            .into_iter()
            .map(|one| (one.number, one.line.map(|line| line.name)))
            .collect();
        let called = |name: &str| Ok(name.to_owned());
        let expected = [
            (1, called("A")),
            (2, Err(LineFault::Quote)),
            (3, Err(LineFault::Quote)),
            (4, Err(LineFault::Quote)),
            (5, called("E, \"the best\"")),
            (6, called("F 5\"")),
            (7, Err(LineFault::Quote)),
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_language_that_is_not_known_leaves_nobody_out() {
        let list = "@a@a.example; A; Klingon\nb@b.example, Bakers, French\nc@c.example, C, fr";
        let given = read(list, &as_tag).unwrap();
        let said = |one: &Given| one.line.clone().map(|line| (line.name, line.language));
        let line = |name: &str, language: &str| Ok((name.to_owned(), language.to_owned()));
        assert_eq!(said(&given[0]), line("A", ""));
        assert_eq!(given[0].no_language.as_deref(), Some("Klingon"));
        assert_eq!(said(&given[1]), line("Bakers", "fr"));
        assert_eq!(said(&given[2]), line("C", "fr"));
        assert!(given[1..].iter().all(|one| one.no_language.is_none()));
        let more = read("info@d.example, Smiths, Bakers & Co, es", &as_tag).unwrap();
        assert_eq!(more[0].line, Err(LineFault::Cells));
    }

    #[test]
    fn chinese_is_written_as_it_is_where_they_are() {
        let list = "a@a.org.tw, A, zh\nb@b.example, B, zh\nc@c.org.hk, C, fr\nhttps://d.org.mo/about, D, zh";
        let given = read(list, &as_tag).unwrap();
        let languages = given.iter().map(|one| one.line.clone().unwrap().language);
        let languages: Vec<String> = languages.collect();
        assert_eq!(languages, ["zh-Hant", "zh", "fr", "zh-Hant"]);
        assert!(is_traditional(" Taiwan ") && !is_traditional("b@tw.example"));
    }

    #[test]
    fn lists_are_bounded() {
        assert_eq!(read(" \n ", &as_tag).unwrap_err().code(), "list_empty");
        let most = "a@a.example\n".repeat(MAX_LINES);
        assert_eq!(read(&most, &as_tag).unwrap().len(), MAX_LINES);
        let more = "a@a.example\n".repeat(MAX_LINES + 1);
        assert_eq!(read(&more, &as_tag).unwrap_err().code(), "list_too_long");
        let long = "x".repeat(MAX_LIST + 1);
        assert_eq!(read(&long, &as_tag).unwrap_err().code(), "list_too_long");
        // What a browser adds at the ends of its lines does not count.
        let name = "x".repeat(MAX_LIST / 2 - 13);
        let most = format!("a@a.example,{name}\n")
            .repeat(2)
            .replace('\n', "\r\n");
        assert_eq!(
            (most.len(), read(&most, &as_tag).is_ok()),
            (MAX_LIST + 2, true)
        );
    }
}
