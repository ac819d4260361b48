//! What is said of the lines and columns of a list.

use crate::{
    countries::may_be_two,
    language::{Language, isolated},
    pages::names,
    views::{Page, Text},
};
use undersigned_domain::Names;
use undersigned_federation::actions::{
    countries::is_state,
    import::{
        Report,
        draft::{Alike, Draft},
        table::{Field, Layout, cells},
    },
};

/// Lines that are named of those whose time is not read.
const SHOWN_LINES: usize = 20;

/// To what a line is like, and how much.
pub(super) fn said(page: &Page, one: &Alike) -> String {
    let (key, number) = match one.other {
        Ok(number) => ("import-like-number", number.unwrap_or_default()),
        Err(line) => ("import-like-line", line),
    };
    let grade = page.word("same-grade", one.grade);
    page.t3(
        key,
        "grade",
        grade,
        "number",
        number,
        "name",
        one.name.clone(),
    )
}

/// The first of many lines.
pub(super) fn first_lines(page: &Page, lines: &[u64]) -> String {
    first_of(lines.iter().map(|line| page.number(*line)))
}

/// A line and what stands there, in the order of the page's language whatever the letters: between Arabic numbers, names in
/// Latin ones would be one run from left to right.
fn line_with(page: &Page, line: u64, said: &str) -> String {
    let line = page.number(line);
    match page.language.direction() {
        "rtl" => format!("\u{200F}{line}: {}", isolated(page.language, said)),
        _ => format!("{line}: {said}"),
    }
}

/// The days that can be meant in two ways, each with how it was read, the first ones.
pub(super) fn days_read(page: &Page, report: &Report) -> String {
    let days = report.days_read.iter();
    let days = days.map(|one| format!("{} = {}", one.written, one.day));
    first_of(days.map(|said| isolated(page.language, &said)))
}

/// The lines whose country is not known, each with what is written there, the first ones.
pub(super) fn countries_not_known(page: &Page, report: &Report) -> String {
    first_of(report.countries_not_known.iter().map(|one| {
        let said = line_with(page, one.line, &one.country);
        match may_be_two(&one.country).map(|two| two.map(|code| page.country(code))) {
            Some([this, that]) => {
                let two = page.t2("import-country-of-two", "one", this, "other", that);
                format!("{said} {two}")
            }
            None if is_state(&one.country) => {
                format!("{said} {}", page.t("import-country-state"))
            }
            None => said,
        }
    }))
}

/// The first of many.
pub(super) fn first_of(mut many: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = many.by_ref().take(SHOWN_LINES).collect();
    if many.next().is_some() {
        all.push("…".to_owned());
    }
    all.join(" · ")
}

/// How many columns are left out, and how they are headed; by their numbers where nothing heads them.
pub(super) fn left_out(page: &Page, draft: &Draft) -> Option<(u64, String)> {
    let layout = draft.layout.as_ref()?;
    let mut rows = cells(&draft.text, layout.separator).into_iter();
    let first = rows.find(|(line, _)| *line >= layout.first_line);
    let first = first.filter(|_| layout.header);
    let titles = first.and_then(|(_, cells)| cells.ok()).unwrap_or_default();
    let columns = layout.columns.iter().enumerate();
    let left_out = columns.filter(|(_, column)| column.field == Field::Ignore);
    let left_out: Vec<String> = left_out
        .map(|(at, _)| match titles.get(at).map(|title| title.trim()) {
            None | Some("") => page.number(at as u64 + 1),
            Some(title) => title.chars().take(80).collect(),
        })
        .collect();
    let count = left_out.len() as u64;
    (count > 0).then(|| (count, first_of(left_out.into_iter())))
}

/// Whether the rows are those of a table that was exported from a list.
pub(super) fn is_exported(draft: &Draft) -> bool {
    let columns = draft.layout.as_ref().map(|layout| &layout.columns);
    columns.is_some_and(|columns| columns.iter().any(|column| column.field == Field::Id))
}

/// How an entry was called, and its country, where a row says that otherwise.
pub(super) fn was(page: &Page, before: &Names, now: &Names, reader: Language) -> Vec<Text> {
    let mut was = match now.name_map == before.name_map {
        true => Vec::new(),
        false => names::texts(&before.name_map, reader),
    };
    let country = before.country.as_deref();
    if let Some(code) = country.filter(|code| now.country.as_deref() != Some(*code)) {
        was.push(Text::new("", page.country(code)));
    }
    was
}

/// What the cells of a line say in the columns that hold names.
pub(super) fn named_in(layout: Option<&Layout>, cells: &[String]) -> String {
    let columns = layout.map(|layout| layout.columns.as_slice());
    let names = columns.unwrap_or_default().iter().zip(cells);
    let names = names.filter(|(column, cell)| column.field.is_name() && !cell.trim().is_empty());
    let names: Vec<String> = names
        .map(|(_, cell)| cell.trim().chars().take(80).collect())
        .collect();
    names.join(" / ")
}

/// What is wrong with a line, and what to do.
pub(super) fn fault(
    page: &Page,
    line: u64,
    code: &str,
    reason: &str,
) -> (u64, String, Option<String>) {
    let words = page.perhaps("import-fault", code);
    let words = words.unwrap_or_else(|| reason.to_owned());
    (line, words, page.perhaps("import-mend", code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn what_stands_in_a_line_is_no_run_with_that_of_another() {
        for language in LANGUAGES {
            let page = Page::new(*language, "x", "x.example", "/desk");
            let said = line_with(&page, 2, "Valparaiso");
            let is_isolated =
                said.starts_with('\u{200F}') && said.ends_with("\u{2068}Valparaiso\u{2069}");
            assert_eq!(is_isolated, language.direction() == "rtl", "{said}");
        }
    }
}
