//! A list that was copied from a document or a mail: one signer a line, with its number or a bullet before and its country
//! behind. It becomes a table, so that a person sees what was taken for what, and can say otherwise.

mod begins;
mod behind;

use super::{
    guess::language_of,
    table::{Column, Field, Layout, Separator},
};
use begins::{bulleted, numbered};
use behind::Parted;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest lines that show a habit.
const FEWEST: usize = 3;

/// Such a list as a table.
pub(super) struct Copied {
    /// The same lines, with a tab between the cells.
    pub text: String,
    /// What its columns hold.
    pub layout: Layout,
    /// What somebody should know of its lines.
    pub noticed: Noticed,
}

/// What was noticed in lines that were copied from a document or a mail.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noticed {
    /// Lines of which something behind the name may be a country, and stays in the name.
    pub left_in_names: BTreeSet<u64>,
    /// Lines that begin with no number or bullet, where most do: a greeting, or the end of the line above.
    pub unmarked: BTreeSet<u64>,
    /// The bullets that were taken off.
    pub bullets: BTreeSet<char>,
}

/// With what most lines begin.
#[derive(Clone, Copy)]
struct Beginnings {
    bullets: bool,
    numbers: bool,
}

/// What one line has in it.
struct Line<'a> {
    bullet: Option<char>,
    number: Option<u64>,
    name: &'a str,
    /// The name without what stands behind it, and that.
    parted: Option<Parted<'a>>,
}

/// Whether nearly all lines begin with numbers that grow.
pub(super) fn is_numbered(text: &str) -> bool {
    let all = lines(text).map(|(_, line)| line);
    !text.contains('\t') && nearly_all(growing(all), lines(text).count())
}

/// Whether most lines begin with such numbers, or with a bullet.
pub(super) fn begin_alike(text: &str) -> bool {
    let lines: Vec<(u64, &str)> = lines(text).collect();
    let begin = Beginnings::of(&lines);
    !text.contains('\t') && (begin.bullets || begin.numbers)
}

/// The list as a table; none where neither numbers nor bullets nor countries stand in most lines.
pub(super) fn copied(text: &str, countries: &BTreeMap<String, String>) -> Option<Copied> {
    if text.contains('\t') {
        return None;
    }
    let lines: Vec<(u64, &str)> = lines(text).collect();
    let begin = Beginnings::of(&lines);
    let all: Vec<(u64, Line<'_>)> = lines
        .into_iter()
        .map(|(at, line)| (at, Line::of(line, begin, countries)))
        .collect();
    let marked = || all.iter().filter(move |(_, line)| !line.is_unmarked(begin));
    let has_country = |line: &Line<'_>| line.parted.is_some_and(|parted| parted.is_country);
    let known = || marked().filter(move |(_, line)| has_country(line));
    let has_countries = nearly_all(known().count(), marked().count());
    if !begin.numbers && !begin.bullets && !has_countries {
        return None;
    }
    let mut parted = known().filter_map(|(_, line)| line.parted);
    let stand_behind_dashes = parted.any(|parted| parted.has_dash);
    let may_be_country = |line: &Line<'_>| match line.parted {
        Some(parted) if has_countries => {
            !parted.is_country && (!parted.has_dash || stand_behind_dashes)
        }
        Some(parted) => parted.is_country,
        None => false,
    };
    let left = marked().filter(|(_, line)| may_be_country(line));
    let unmarked = all.iter().filter(|(_, line)| line.is_unmarked(begin));
    let noticed = Noticed {
        left_in_names: left.map(|(at, _)| *at).collect(),
        unmarked: unmarked.map(|(at, _)| *at).collect(),
        bullets: all.iter().filter_map(|(_, line)| line.bullet).collect(),
    };
    let by_line: BTreeMap<u64, &Line<'_>> = all.iter().map(|(at, line)| (*at, line)).collect();
    let mut written = String::new();
    // Each line stays where it is, so that it is named by its number.
    for (at, _) in (1..).zip(text.lines()) {
        if let Some(line) = by_line.get(&at) {
            written.push_str(&line.cells(begin.numbers, has_countries).join("\t"));
        }
        written.push('\n');
    }
    let first = marked().next();
    let first = first.and_then(|(_, line)| language_of(line.name));
    let number = begin.numbers.then(|| Column::of(Field::Number));
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
        noticed,
    })
}

impl Beginnings {
    fn of(lines: &[(u64, &str)]) -> Self {
        let all = || lines.iter().map(|(_, line)| *line);
        let bullets = most(all().filter_map(bulleted).count(), lines.len());
        let behind = all().map(|line| behind_bullet(line, bullets).1);
        Self {
            bullets,
            numbers: most(growing(behind), lines.len()),
        }
    }
}

impl<'a> Line<'a> {
    fn of(line: &'a str, begin: Beginnings, countries: &BTreeMap<String, String>) -> Self {
        let (bullet, line) = behind_bullet(line, begin.bullets);
        let numbered = numbered(line).filter(|_| begin.numbers);
        let (number, name) = numbered.map_or((None, line), |(number, name)| (Some(number), name));
        Self {
            bullet,
            number,
            name,
            parted: Parted::of(name, countries),
        }
    }

    /// Whether it begins otherwise than most lines do.
    fn is_unmarked(&self, begin: Beginnings) -> bool {
        match begin.numbers {
            true => self.number.is_none(),
            false => begin.bullets && self.bullet.is_none(),
        }
    }

    fn cells(&self, has_numbers: bool, has_countries: bool) -> Vec<String> {
        let number = self.number.map_or_else(String::new, |it| it.to_string());
        let parted = self
            .parted
            .filter(|parted| has_countries && parted.is_country);
        let (name, country) = parted.map_or((self.name, ""), |parted| (parted.name, parted.behind));
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

/// The bullet of a line, where most have one, and what stands behind it.
fn behind_bullet(line: &str, has_bullets: bool) -> (Option<char>, &str) {
    let bulleted = bulleted(line).filter(|_| has_bullets);
    bulleted.map_or((None, line), |(bullet, name)| (Some(bullet), name))
}

/// How many lines begin with a number that is larger than all before.
fn growing<'a>(lines: impl Iterator<Item = &'a str>) -> usize {
    let mut largest = 0;
    let grows = |line: &&str| match numbered(line) {
        Some((number, _)) if number > largest => {
            largest = number;
            true
        }
        _ => false,
    };
    lines.filter(grows).count()
}

/// Nine of ten, and some at all.
fn nearly_all(some: usize, all: usize) -> bool {
    some >= FEWEST && some * 10 >= all * 9
}

/// Two of three, and some at all: a mail has a greeting above the list, and another below.
fn most(some: usize, all: usize) -> bool {
    some >= FEWEST && some * 3 >= all * 2
}

fn quoted(cell: &str) -> String {
    match cell.contains('"') {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests;
