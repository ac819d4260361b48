//! A list that was copied from a document: one signer a line, with its number before and its country behind.
//! It becomes a table, so that a person sees what was taken for what, and can say otherwise.

use super::{
    guess::language_of,
    table::{Column, Field, Layout, Separator},
};
use crate::actions::countries::country;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest lines that show a habit.
const FEWEST: usize = 3;
/// Most digits of a number on a printed list.
const MOST_DIGITS: usize = 6;

/// Such a list as a table.
pub(super) struct Copied {
    /// The same lines, with a tab between the cells.
    pub text: String,
    /// What its columns hold.
    pub layout: Layout,
    /// Lines of which something behind the name may be a country, and stays in the name.
    pub left_in_names: BTreeSet<u64>,
}

/// What one line has in it.
struct Line<'a> {
    number: Option<u64>,
    name: &'a str,
    /// The name without what stands behind it, and that.
    parted: Option<(&'a str, &'a str)>,
    country: Option<String>,
}

/// Whether nearly all lines begin with numbers that grow.
pub(super) fn is_numbered(text: &str) -> bool {
    let lines: Vec<&str> = lines(text).map(|(_, line)| line).collect();
    let mut largest = 0;
    let grows = |line: &&&str| match numbered(line) {
        Some((number, _)) if number > largest => {
            largest = number;
            true
        }
        _ => false,
    };
    let growing = lines.iter().filter(grows).count();
    !text.contains('\t') && nearly_all(growing, lines.len())
}

/// The list as a table; none where neither numbers nor countries stand in nearly all lines.
pub(super) fn copied(text: &str, countries: &BTreeMap<String, String>) -> Option<Copied> {
    if text.contains('\t') {
        return None;
    }
    let has_numbers = is_numbered(text);
    let read = |(at, line)| (at, Line::of(line, has_numbers, countries));
    let all: Vec<(u64, Line<'_>)> = lines(text).map(read).collect();
    let known = all.iter().filter(|(_, line)| line.country.is_some());
    let has_countries = nearly_all(known.count(), all.len());
    if !has_numbers && !has_countries {
        return None;
    }
    let may_be_country = |line: &Line<'_>| match has_countries {
        true => line.country.is_none() && line.parted.is_some(),
        false => line.country.is_some(),
    };
    let left = all.iter().filter(|(_, line)| may_be_country(line));
    let left_in_names = left.map(|(at, _)| *at).collect();
    let by_line: BTreeMap<u64, &Line<'_>> = all.iter().map(|(at, line)| (*at, line)).collect();
    let mut written = String::new();
    // Each line stays where it is, so that it is named by its number.
    for (at, _) in (1..).zip(text.lines()) {
        if let Some(line) = by_line.get(&at) {
            written.push_str(&line.cells(has_numbers, has_countries).join("\t"));
        }
        written.push('\n');
    }
    let first = all.first().and_then(|(_, line)| language_of(line.name));
    let number = has_numbers.then(|| Column::of(Field::Number));
    let country = has_countries.then(|| Column::of(Field::Country));
    let name = Column {
        field: Field::Organisation,
        language: first.unwrap_or_default().to_owned(),
    };
    Some(Copied {
        text: written,
        layout: Layout {
            separator: Separator::Tab,
            header: false,
            columns: number.into_iter().chain([name]).chain(country).collect(),
            ..Layout::default()
        },
        left_in_names,
    })
}

impl<'a> Line<'a> {
    fn of(line: &'a str, has_numbers: bool, countries: &BTreeMap<String, String>) -> Self {
        let numbered = numbered(line).filter(|_| has_numbers);
        let (number, name) = numbered.map_or((None, line), |(number, name)| (Some(number), name));
        let parted = parted(name);
        Self {
            number,
            name,
            parted,
            country: parted.and_then(|(_, behind)| country(behind, countries)),
        }
    }

    fn cells(&self, has_numbers: bool, has_countries: bool) -> Vec<String> {
        let number = self.number.map_or_else(String::new, |it| it.to_string());
        let parted = self
            .parted
            .filter(|_| has_countries && self.country.is_some());
        let (name, country) = parted.unwrap_or((self.name, ""));
        let mut cells = vec![quoted(name)];
        if has_numbers {
            cells.insert(0, number);
        }
        if has_countries {
            cells.push(quoted(country));
        }
        cells
    }
}

/// The lines that are not empty, each with its number.
fn lines(text: &str) -> impl Iterator<Item = (u64, &str)> {
    let all = (1..).zip(text.lines().map(str::trim));
    all.filter(|(_, line)| !line.is_empty())
}

/// The number with which a line begins, and what it stands before: `1. Quay`, `2) Quay`.
fn numbered(line: &str) -> Option<(u64, &str)> {
    let digits = line.find(|c: char| !c.is_ascii_digit())?;
    let (number, behind) = line.split_at(digits);
    let name = behind.strip_prefix(['.', ')', '、', '）', '．'])?;
    let is_number = (1..=MOST_DIGITS).contains(&digits);
    // 1.5 is no number of a line.
    let is_parted = name.starts_with(|c: char| c.is_whitespace() || !c.is_ascii());
    let name = name.trim();
    let is_whole = is_number && is_parted && !name.is_empty();
    Some((number.parse().ok().filter(|_| is_whole)?, name))
}

/// A name and what stands behind it, after the last comma or within brackets at the end.
fn parted(text: &str) -> Option<(&str, &str)> {
    let bracketed = text.strip_suffix([')', '）']);
    let (name, behind) = match bracketed {
        Some(text) => text.rsplit_once(['(', '（'])?,
        None => text.rsplit_once([',', '，', '،'])?,
    };
    let (name, behind) = (name.trim(), behind.trim());
    (!name.is_empty() && !behind.is_empty()).then_some((name, behind))
}

/// Nine of ten, and some at all.
fn nearly_all(some: usize, all: usize) -> bool {
    some >= FEWEST && some * 10 >= all * 9
}

fn quoted(cell: &str) -> String {
    match cell.contains('"') {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::import::table::cells;

    fn countries() -> BTreeMap<String, String> {
        let known = [("chile", "CL"), ("peru", "PE"), ("spain", "ES")];
        let known = known.map(|(name, code)| (name.to_owned(), code.to_owned()));
        known.into()
    }

    /// Rows, what their columns hold, and lines that keep what may be a country.
    type Read = (Vec<Vec<String>>, Vec<Field>, Vec<u64>);

    fn read(text: &str) -> Option<Read> {
        let copied = copied(text, &countries())?;
        let rows = cells(&copied.text, copied.layout.separator).into_iter();
        let columns = copied.layout.columns.iter();
        Some((
            rows.map(|(_, row)| row.expect("it can be read")).collect(),
            columns.map(|column| column.field).collect(),
            copied.left_in_names.into_iter().collect(),
        ))
    }

    #[test]
    fn numbers_and_countries_of_a_list_from_a_document_are_columns() {
        let text = "1. Unión Portuaria de Valparaíso, Chile\n\n2. Ropewalkers \"League\" (Peru)\n\
                    4) Bollard Society (Spain)\n";
        let (rows, fields, left) = read(text).expect("a table");
        let wanted = [
            ["1", "Unión Portuaria de Valparaíso", "Chile"],
            ["2", "Ropewalkers \"League\"", "Peru"],
            ["4", "Bollard Society", "Spain"],
        ];
        assert_eq!(rows, wanted);
        let wanted = [Field::Number, Field::Organisation, Field::Country];
        assert_eq!(fields, wanted);
        assert!(left.is_empty());
        let lines = cells(&copied(text, &countries()).unwrap().text, Separator::Tab);
        let lines: Vec<u64> = lines.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 3, 4], "lines stay where they were");
    }

    #[test]
    fn what_is_no_country_stays_in_the_name_and_is_named() {
        let text = "1. Quay, Local 5\n2. Crane (Peru)\n3. Ropes, Rigging and Sails\n";
        let (rows, fields, left) = read(text).expect("a table");
        assert_eq!(rows[1], ["2", "Crane (Peru)"]);
        assert_eq!(fields, [Field::Number, Field::Organisation]);
        assert_eq!(left, [2]);
        let many: String = (1..=9)
            .map(|at| format!("{at}. Quay {at}, Peru\n"))
            .collect();
        let (rows, _, left) = read(&format!("{many}10. Crane (Ruritania)\n")).expect("a table");
        assert_eq!(rows[9], ["10", "Crane (Ruritania)", ""]);
        assert_eq!(left, [10]);
        let (rows, fields, _) = read("Quay, Peru\nCrane (PE)\nRopes, Spain\n").expect("a table");
        assert_eq!(rows[1], ["Crane", "PE"]);
        assert_eq!(fields, [Field::Organisation, Field::Country]);
    }

    #[test]
    fn names_with_numbers_are_names() {
        for text in [
            "1. Mai Komitee\nQuay\nCrane\n",
            "3. A\n2. B\n1. C\n",
            "1.5 Degrees\n2.5 Degrees\n3.5 Degrees\n",
            "1. A\n2. B\n",
            "1.\tA\n2.\tB\n3.\tC\n",
            "1199 SEIU\n1200 SEIU\n1201 SEIU\n",
            "12345678. A\n12345679. B\n12345680. C\n",
            "Quay, Local 5\nCrane, Local 6\nRopes, Local 7\n",
            "",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
        // Some lines without one: a heading, a page.
        let many: String = (1..=20).map(|at| format!("{at}. Quay {at}\n")).collect();
        let (rows, ..) = read(&format!("They have signed\n{many}")).expect("a table");
        assert_eq!(rows[0], ["", "They have signed"]);
        assert_eq!(rows[20], ["20", "Quay 20"]);
    }
}
