//! Quotation marks behind which a cell goes on: `"Red" Flag Union`. They are part of what it says; to the reader of tables
//! the first two are those of the cell, and were lost.

use super::{At, ends};
use std::borrow::Cow;

/// The same table with such cells quoted as a whole, so that what they say is read as it is written. Every line stays where
/// it is. `sign` stands between cells.
pub(in crate::actions::import) fn kept(text: &str, sign: char) -> Cow<'_, str> {
    if !text.contains('"') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    // Up to where the text is in that, and where the last quoted cell begins.
    let (mut done, mut mark) = (0, 0);
    let (mut at, mut line) = (At::Start, 0);
    for (place, read) in text.char_indices() {
        let is_closed_here = matches!(at, At::Mark(began) if began == line);
        if is_closed_here && read != '"' {
            // No further than the cell goes: a line may have a million of them.
            let mut parts = text[place..].split(['\n', '\r', sign]);
            let behind = parts.next().unwrap_or_default();
            if !ends(behind, sign) {
                kept.push_str(&text[done..mark]);
                kept.push_str(&whole(&text[mark + 1..place - 1], behind));
                done = place + behind.len();
            }
        }
        if matches!((at, read), (At::Start, '"')) {
            mark = place;
        }
        at = at.behind(read, sign, line);
        line += usize::from(read == '\n');
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[done..]);
    Cow::Owned(kept)
}

/// A cell of what stands between its first two marks, and behind them.
fn whole(between: &str, behind: &str) -> String {
    let between = between.replace("\"\"", "\"");
    // Where the second of them opens, as in `"The "Red" Flag Union"`, the outermost two are those of the cell.
    let opens = between.is_empty() || between.ends_with(char::is_whitespace);
    let within = behind.trim_end().strip_suffix('"').filter(|_| opens);
    let says = match within {
        Some(behind) => format!("{between}\"{behind}"),
        None => format!("\"{between}\"{behind}"),
    };
    format!("\"{}\"", says.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::import::table::{Separator, cells};

    #[test]
    fn marks_that_are_part_of_a_name_stay_in_it() {
        for (written, says) in [
            ("\"Red\" Flag Union", "\"Red\" Flag Union"),
            (
                "\"Red, White\" Flag and \"B\"",
                "\"Red, White\" Flag and \"B\"",
            ),
            ("\"The \"Red\" Flag Union\"", "The \"Red\" Flag Union"),
            ("\"\"Red\" Flag Union\"", "\"Red\" Flag Union"),
            // As they are to be written.
            ("\"The \"\"Red\"\" Flag Union\"", "The \"Red\" Flag Union"),
            ("The \"Red\" Flag Union", "The \"Red\" Flag Union"),
            ("\"Red, White\" ", "Red, White "),
            ("\"Red\nFlag\"", "Red\nFlag"),
            ("\"\"", ""),
            ("\"Red\"", "Red"),
        ] {
            let table = format!("Name,Country\n\n{written},DE\n\"B\" C,\"FR\"");
            let rows = cells(&table, Separator::Comma).into_iter();
            let rows: Vec<_> = rows
                .map(|(line, row)| (line, row.expect("a row")))
                .collect();
            let row = |name: &str, country: &str| vec![name.to_owned(), country.to_owned()];
            assert_eq!(rows[1], (3, row(says, "DE")), "{written}");
            let last = table.lines().count() as u64;
            assert_eq!(rows[2], (last, row("\"B\" C", "FR")), "{written}");
        }
        assert_eq!(kept("\"A\"\r\n\"B\"\r\n", ','), "\"A\"\r\n\"B\"\r\n");
    }

    /// It took minutes where each cell looked at all behind it.
    #[test]
    fn a_line_of_very_many_cells_is_read_once() {
        let line = "\"A\",\"B\" C,".repeat(50_000);
        let says = kept(&line, ',');
        assert_eq!(says.len(), line.len() + "\"\"\"\"".len() * 50_000);
        assert!(says.ends_with("\"A\",\"\"\"B\"\" C\","), "{}", says.len());
    }
}
