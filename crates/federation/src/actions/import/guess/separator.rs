//! What probably stands between the cells of a text.

use super::{is_header, list_in};
use crate::actions::import::table::Separator;

/// What stands between the cells of a file: as its first row has it, unless the headings stand further below and
/// have another.
pub(in crate::actions::import) fn separator_of_file(text: &str) -> Separator {
    // A title has no cells, and says nothing; the one heading of a column says that there are no further cells.
    let is_title = text
        .trim_start()
        .lines()
        .next()
        .is_some_and(|line| !is_header(line));
    let with_cells = text.find(['\t', ';', ',']).filter(|_| is_title);
    let before = with_cells.and_then(|at| text.get(..at)).unwrap_or_default();
    let begins = before.rfind('\n').map_or(0, |end| end + 1);
    let first = separator_of(text.get(begins..).unwrap_or(text));
    if headings_by(text, first) > 1 {
        return first;
    }
    let all = [Separator::Comma, Separator::Semicolon, Separator::Tab].into_iter();
    let best = all.max_by_key(|separator| headings_by(text, *separator));
    best.filter(|best| headings_by(text, *best) > 1)
        .unwrap_or(first)
}

/// The same of what was pasted, which may have nothing between cells.
pub(super) fn separator_of_pasted(text: &str) -> Separator {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let count = |line: &str, sign: char| line.matches(sign).count();
    let tabbed = lines.iter().filter(|line| line.contains('\t')).count();
    if lines.first().is_some_and(|line| line.contains('\t')) || tabbed * 2 > lines.len() {
        return Separator::Tab;
    }
    let by_headings = [Separator::Comma, Separator::Semicolon].into_iter();
    if let Some(separator) = by_headings
        .filter(|separator| headings_by(text, *separator) > 1)
        .max_by_key(|separator| headings_by(text, *separator))
    {
        return separator;
    }
    // Names have hardly any, and hardly all as many.
    let semicolons = lines.first().map_or(0, |line| count(line, ';'));
    let is_table = semicolons > 0 && lines.len() > 2;
    match is_table && lines.iter().all(|line| count(line, ';') == semicolons) {
        true => Separator::Semicolon,
        false => Separator::Line,
    }
}

/// How many cells of the row of headings are known, where a text is cut so.
fn headings_by(text: &str, separator: Separator) -> usize {
    let (_, rows) = list_in(text, separator);
    let first = rows.first().into_iter().flatten();
    first.filter(|cell| is_header(cell)).count()
}

/// What stands between the cells of a file, by its first row. What a quoted cell holds says nothing:
/// forms put whole questions into headers.
pub(in crate::actions) fn separator_of(text: &str) -> Separator {
    let (mut tabs, mut semicolons, mut commas) = (0_u32, 0_u32, 0_u32);
    let mut is_quoted = false;
    for sign in text.trim_start_matches(['\n', ' ']).chars().take(20_000) {
        match sign {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\n' => break,
            '\t' => tabs += 1,
            ';' => semicolons += 1,
            ',' => commas += 1,
            _ => {}
        }
    }
    if tabs > 0 {
        Separator::Tab
    } else if semicolons > commas {
        Separator::Semicolon
    } else {
        Separator::Comma
    }
}
