//! What the columns of a table probably hold, by their headers and by what stands in them. A
//! person looks at it before anything is made of it.

mod language;
mod separator;

use super::{
    csv::{are_times, filled_cells},
    headings::{self, Heading},
    table::{Column, Field, Layout, MAX_COLUMNS, Separator, records},
};
use crate::actions::account::is_email;
use separator::separator_of_pasted;

pub(super) use language::{language_of, language_said};
pub(in crate::actions) use separator::separator_of;
pub(super) use separator::separator_of_file;

/// Most characters of a cell of the first row that may be a header: a sentence is an answer.
const LONGEST_HEADER: usize = 80;
/// The highest number of a list whose lines are numbered; beyond it are telephones and members.
const HIGHEST_NUMBER: u64 = 99_999;
/// Most lines above the headings.
const MOST_TITLES: usize = 10;
/// So many digits at least make a telephone's number.
const DIGITS_OF_TELEPHONES: usize = 6;

/// How a text is probably to be read. `pasted` says that it came from somebody's clipboard, where
/// a comma is mostly part of a name.
#[must_use]
pub fn guess(text: &str, pasted: bool) -> Layout {
    let separator = match pasted {
        true => separator_of_pasted(text),
        false => separator_of_file(text),
    };
    let (first_line, samples) = list_in(text, separator);
    let header = is_headed(&samples);
    let mut columns = columns(&samples, header);
    // What only ends the lines, as a comma behind each of them, is no column.
    let rows = records(text, separator).into_iter();
    let widths = rows.filter_map(|(_, row)| Some(filled_cells(&row.ok()?)));
    columns.truncate(widths.max().unwrap_or(1).max(1));
    Layout {
        separator,
        header,
        first_line,
        columns,
    }
}

/// The line on which the list within a text begins, and its first rows; 0 where it begins with the text. Whatever
/// stands above is a title, where it has fewer cells than the headings below it.
pub(super) fn list_in(text: &str, separator: Separator) -> (u64, Vec<Vec<String>>) {
    let rows = first_lines(text, separator);
    let at = headings_at(&rows);
    let line = rows.get(at).filter(|_| at > 0).map_or(0, |(line, _)| *line);
    let below = rows.into_iter().skip(at).map(|(_, row)| row);
    (line, below.collect())
}

/// The place of the first row of headings below a title; the first one where there is no title.
fn headings_at(rows: &[(u64, Vec<String>)]) -> usize {
    let mut above = 0;
    for (at, (_, row)) in rows.iter().take(MOST_TITLES + 1).enumerate() {
        let written = row.iter().filter(|cell| !cell.trim().is_empty()).count();
        let is_data = row.iter().any(|cell| is_filled(cell));
        let is_alone = row.iter().any(|cell| headings::is_a_word_of_headings(cell));
        let known = row.iter().filter(|cell| is_header(cell)).count();
        if written > above && known > 1 && is_alone && !is_data {
            return at;
        }
        above = above.max(written);
    }
    0
}

/// Whether a cell is an address or a number, which no heading is.
fn is_filled(cell: &str) -> bool {
    is_email(cell.trim()) || cell.trim().parse::<u64>().is_ok()
}

/// Whether the first of these rows says what the columns hold.
pub(in crate::actions) fn is_headed(samples: &[Vec<String>]) -> bool {
    let Some(first) = samples.first() else {
        return false;
    };
    // An address or a number is no header; and a union's name may have a header's word in it.
    let words = |row: &[String]| row.iter().filter(|cell| is_header(cell)).count();
    let alone = |cell: &String| headings::is_a_word_of_headings(cell);
    // Names with headings' words in them have these in most other rows as well.
    let is_seldom_below = |fits: &dyn Fn(&[String]) -> bool| {
        let below = samples.iter().skip(1).take(9);
        below.clone().filter(|row| fits(row)).count() * 2 <= below.count()
    };
    let stands_out = || {
        let many = words(first);
        many >= 2 && is_seldom_below(&|row: &[String]| words(row) >= many)
    };
    let names_signers = |row: &[String]| {
        let mut cells = row.iter().filter(|cell| is_header(cell));
        cells.any(|cell| headings::names_signers(cell))
    };
    let is_of_signers = || names_signers(first) && is_seldom_below(&names_signers);
    let is_headed = first.iter().any(alone) || stands_out() || is_of_signers();
    is_headed && !first.iter().any(|cell| is_filled(cell))
}

/// What the columns of some rows probably hold; with a `header` the first of them says it.
pub(in crate::actions) fn columns(samples: &[Vec<String>], header: bool) -> Vec<Column> {
    let titles: &[String] = match samples.first() {
        Some(first) if header => first.as_slice(),
        _ => &[],
    };
    let width = samples
        .iter()
        .map(Vec::len)
        .max()
        .unwrap_or(1)
        .clamp(1, MAX_COLUMNS);
    let ids = headings::ids_among(titles);
    let mut columns: Vec<Column> = Vec::new();
    // Those that are not taken, whatever is missing.
    let mut closed = Vec::new();
    for at in 0..width {
        let title = titles.get(at).map(String::as_str);
        let below: Vec<&str> = samples
            .iter()
            .skip(usize::from(header))
            .filter_map(|row| row.get(at).map(|cell| cell.trim()))
            .filter(|cell| !cell.is_empty())
            .collect();
        let heading = title.and_then(|title| said(title, &below));
        let field = match heading {
            _ if ids == Some(at) => Some(Field::Id),
            Some(Heading::Field(field)) => Some(field),
            Some(Heading::Names) => Some(Field::Organisation),
            None if title.is_none_or(str::is_empty) => by_content(&below),
            // Numbers below a heading may be anybody's telephone.
            None => by_content(&below).filter(|field| *field != Field::Number),
            Some(_) => by_content(&below).filter(|field| *field == Field::Email),
        };
        let is_left_out = heading.is_some_and(|heading| !heading.is_taken());
        closed.push(is_left_out || hold_no_names(&below));
        let taken = |field: &Field| columns.iter().any(|one| one.field == *field);
        let field = field
            .filter(|field| field.repeats() || !taken(field))
            .unwrap_or_default();
        let language = match field {
            // One cell has the names in all languages there.
            _ if ids.is_some() => String::new(),
            Field::Organisation | Field::Personal => title
                .and_then(language_said)
                .or_else(|| {
                    let found = below.first().and_then(|text| language_of(text));
                    found.map(str::to_owned)
                })
                .unwrap_or_default(),
            _ => String::new(),
        };
        columns.push(Column { field, language });
    }
    let may_be_people = has(&columns, Field::Email) && !has_word_of_organisations(&columns);
    if !columns.iter().any(|one| one.field.is_name())
        && let Some((free, _)) = columns
            .iter_mut()
            .zip(&closed)
            .find(|(one, closed)| one.field == Field::Ignore && !**closed)
    {
        free.field = match may_be_people {
            true => Field::Individual,
            false => Field::Organisation,
        };
    }
    if header {
        spare_people(&mut columns, titles);
    }
    columns
}

/// What a heading says of its column, where that fits what stands below: no ticks, nor telephones as numbers; and where it
/// may ask when somebody signed, days tell.
pub(super) fn said(title: &str, below: &[&str]) -> Option<Heading> {
    match headings::read(title) {
        _ if are_flags(below) => None,
        Some(Heading::Field(Field::Number)) if are_telephones(below) => None,
        None if headings::may_ask_when(title) && are_times(below) => {
            Some(Heading::Field(Field::Timestamp))
        }
        heading => heading,
    }
}

/// Takes names beside e-mail addresses, of which no header says that they are organisations', for those of
/// people who are only counted: by a guess nobody is named to everybody. Of a name in parts one is kept.
/// Beside names that are organisations' by their header, others are no further names of these.
fn spare_people(columns: &mut [Column], titles: &[String]) {
    let of_organisations = Some(Heading::Field(Field::Organisation));
    let mut read = titles.iter().map(|title| headings::read(title));
    let is_beside_organisations = read.any(|heading| heading == of_organisations);
    let has_addresses = has(columns, Field::Email);
    if !has_addresses && !is_beside_organisations {
        return;
    }
    let says_little = |column: &Column, title: &str| {
        column.field == Field::Organisation
            && headings::read(title) == Some(Heading::Names)
            && language_said(title).is_none()
    };
    let pairs = columns.iter().zip(titles).enumerate();
    let found = pairs.filter(|(_, (column, title))| says_little(column, title));
    let found: Vec<usize> = found.map(|(at, _)| at).collect();
    let is_alone = found.len() == 1 && !has_word_of_organisations(columns);
    let asks_people = titles.iter().any(|title| headings::asks_people(title));
    if !is_beside_organisations && !is_alone && !asks_people {
        return;
    }
    for at in found {
        columns[at] = Column::of(match has_addresses && !has(columns, Field::Individual) {
            true => Field::Individual,
            false => Field::Ignore,
        });
    }
}

fn has(columns: &[Column], field: Field) -> bool {
    columns.iter().any(|one| one.field == field)
}

/// Whether a column stands there as lists of organisations have it.
fn has_word_of_organisations(columns: &[Column]) -> bool {
    let fields = [Field::Number, Field::AlsoKnownAs, Field::Kind];
    fields.into_iter().any(|field| has(columns, field))
}

/// The first rows with their lines.
pub(super) fn first_lines(text: &str, separator: Separator) -> Vec<(u64, Vec<String>)> {
    // A beginning is enough to guess by, and a line may be cut off.
    let end = text
        .char_indices()
        .nth(20_000)
        .map_or(text.len(), |(at, _)| at);
    records(&text[..end], separator)
        .into_iter()
        .filter_map(|(line, row)| Some((line, row.ok()?)))
        .take(30)
        .collect()
}

/// Takes back that a column holds names, where its heading says that it holds none, or asks for a person's
/// as a further one: what the columns of another list held does not publish the telephones of this one.
pub(super) fn leave_out_private(text: &str, layout: &mut Layout) {
    if !layout.header {
        return;
    }
    let mut rows = first_lines(text, layout.separator).into_iter();
    let first = rows.find(|(line, _)| *line >= layout.first_line);
    let titles = first.map(|(_, row)| row).unwrap_or_default();
    for (column, title) in layout.columns.iter_mut().zip(&titles) {
        let is_further = column.field == Field::AlsoKnownAs;
        let is_none = headings::read(title).is_some_and(|heading| !heading.is_taken());
        let is_name = column.field.is_name() || is_further;
        if is_name && is_none || is_further && headings::asks_people(title) {
            *column = Column::default();
        }
    }
}

/// Whether a cell of the first row is a header's.
fn is_header(cell: &str) -> bool {
    cell.chars().nth(LONGEST_HEADER).is_none() && headings::read(cell).is_some()
}

/// Whether what stands in a column is no name whatever its heading says: telephones, addresses in the net, or ticks.
pub(in crate::actions) fn hold_no_names(below: &[&str]) -> bool {
    are_telephones(below) || are_addresses(below) || are_flags(below)
}

/// Whether nothing but `true` and `false` stands in a column, as programs and spreadsheets write a tick.
fn are_flags(below: &[&str]) -> bool {
    let is_flag =
        |cell: &&str| cell.eq_ignore_ascii_case("true") || cell.eq_ignore_ascii_case("false");
    !below.is_empty() && below.iter().all(is_flag)
}

/// Whether nothing but addresses of mailboxes and websites stands in a column.
fn are_addresses(below: &[&str]) -> bool {
    let is_address =
        |cell: &&str| is_email(cell) || cell.contains("://") || cell.starts_with("www.");
    !below.is_empty() && below.iter().all(is_address)
}

/// Whether nothing but numbers of telephones stands in a column.
fn are_telephones(below: &[&str]) -> bool {
    let is_telephone = |cell: &&str| {
        let digits = cell.chars().filter(|c| c.is_numeric()).count();
        let is_part = |c: char| c.is_numeric() || c.is_whitespace() || "+-–()./".contains(c);
        digits >= DIGITS_OF_TELEPHONES && cell.chars().all(is_part)
    };
    !below.is_empty() && below.iter().all(is_telephone)
}

/// Whether a column is left out, although its heading says that it has the numbers of the list, because these may be
/// telephones'.
pub(super) fn may_be_telephones(title: &str, below: &[&str]) -> bool {
    headings::read(title) == Some(Heading::Field(Field::Number)) && are_telephones(below)
}

/// Whether lines are numbered so: upwards, and not beyond what a list has.
fn are_numbers_of_lines(below: &[&str]) -> bool {
    let number = |cell: &&str| cell.trim_end_matches('.').parse::<u64>().ok();
    let numbers: Option<Vec<u64>> = below.iter().map(number).collect();
    numbers.is_some_and(|numbers| {
        numbers.iter().all(|number| *number <= HIGHEST_NUMBER)
            && numbers.is_sorted_by(|one, next| one < next)
    })
}

fn by_content(below: &[&str]) -> Option<Field> {
    let all = |fits: fn(&str) -> bool| !below.is_empty() && below.iter().all(|cell| fits(cell));
    let code: fn(&str) -> bool =
        |cell| cell.len() == 2 && cell.chars().all(|c| c.is_ascii_uppercase());
    if all(is_email) {
        Some(Field::Email)
    } else if !below.is_empty() && are_numbers_of_lines(below) {
        Some(Field::Number)
    } else if all(code) {
        Some(Field::Country)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
