//! What the columns of a table probably hold, by their headers and by what stands in them. A
//! person looks at it before anything is made of it.

use super::{
    headings::{self, Heading},
    table::{Column, Field, Layout, MAX_COLUMNS, Separator, records},
};
use crate::actions::account::is_email;
use undersigned_domain::names::is_language_tag;

/// Most characters of a cell of the first row that may be a header: a sentence is an answer.
const LONGEST_HEADER: usize = 80;
/// The highest number of a list whose lines are numbered; beyond it are telephones and members.
const HIGHEST_NUMBER: u64 = 99_999;
/// Most lines above the headings.
const MOST_TITLES: usize = 10;
/// So many digits at least make a telephone's number.
const DIGITS_OF_TELEPHONES: usize = 6;

/// Words by which a header says the language of its names.
const LANGUAGES: [(&str, &[&str]); 9] = [
    ("zh", &["chinese", "中文", "chinois"]),
    ("ar", &["arabic", "العربية", "عربي", "arabe"]),
    ("fr", &["french", "français", "francais"]),
    ("es", &["spanish", "español", "espanol"]),
    ("de", &["german", "deutsch"]),
    ("ja", &["japanese", "日本語"]),
    ("ko", &["korean", "한국어"]),
    ("ru", &["russian", "русск"]),
    ("en", &["english", "anglais", "inglés", "英文"]),
];

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
    Layout {
        separator,
        header,
        first_line,
        columns: columns(&samples, header),
    }
}

/// What stands between the cells of a file: as its first row has it, unless the headings stand further below and
/// have another.
pub(super) fn separator_of_file(text: &str) -> Separator {
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
fn separator_of_pasted(text: &str) -> Separator {
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

/// How many cells of the row of headings are known, where a text is cut so.
fn headings_by(text: &str, separator: Separator) -> usize {
    let (_, rows) = list_in(text, separator);
    let first = rows.first().into_iter().flatten();
    first.filter(|cell| is_header(cell)).count()
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
    let stands_out = || {
        let many = words(first);
        let below = samples.iter().skip(1).take(9);
        let as_many = |row: &&Vec<String>| words(row) >= many;
        many >= 2 && below.clone().filter(as_many).count() * 2 <= below.count()
    };
    !first.iter().any(|cell| is_filled(cell)) && (first.iter().any(alone) || stands_out())
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
        let heading = title.and_then(headings::read);
        let field = match heading {
            Some(Heading::Field(Field::Number)) if are_telephones(&below) => None,
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

/// The first rows with their lines.
fn first_lines(text: &str, separator: Separator) -> Vec<(u64, Vec<String>)> {
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

/// Whether what stands in a column is no name whatever its heading says: telephones, or addresses in the net.
pub(in crate::actions) fn hold_no_names(below: &[&str]) -> bool {
    are_telephones(below) || are_addresses(below)
}

/// Whether nothing but addresses of mailboxes and websites stands in a column.
fn are_addresses(below: &[&str]) -> bool {
    let is_address =
        |cell: &&str| is_email(cell) || cell.contains("://") || cell.starts_with("www.");
    !below.is_empty() && below.iter().all(is_address)
}

/// Whether nothing but numbers of telephones stands in a column.
pub(super) fn are_telephones(below: &[&str]) -> bool {
    let is_telephone = |cell: &&str| {
        let digits = cell.chars().filter(|c| c.is_numeric()).count();
        let is_part = |c: char| c.is_numeric() || c.is_whitespace() || "+-–()./".contains(c);
        digits >= DIGITS_OF_TELEPHONES && cell.chars().all(is_part)
    };
    !below.is_empty() && below.iter().all(is_telephone)
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

/// The language of which a heading says that the names below it are in: by its tag, or by its name.
pub(super) fn language_said(title: &str) -> Option<String> {
    if let Some(tag) = tag_said(title) {
        return Some(tag.to_owned());
    }
    let title = title.to_lowercase();
    let found = LANGUAGES.iter().find(|(tag, words)| {
        let tagged = [format!("({tag})"), format!("[{tag}]"), format!("_{tag}")];
        words.iter().any(|word| title.contains(word))
            || tagged.iter().any(|tag| title.ends_with(tag.as_str()))
    });
    found.map(|(tag, _)| (*tag).to_owned())
}

/// A tag of more than one part at the end of a heading, as `Name (zh-Hant)` and `Name [pt-BR]`, which says
/// more than its first part. It is written as tags are: "(co-op)" is none.
fn tag_said(title: &str) -> Option<&str> {
    let title = title.trim_end();
    let within = |open: char, close: char| {
        let (_, tag) = title.strip_suffix(close)?.rsplit_once(open)?;
        Some(tag.trim())
    };
    let tag = within('(', ')').or_else(|| within('[', ']'))?;
    let (primary, more) = tag.split_once('-')?;
    let is_primary =
        matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_lowercase());
    let is_written_so = |part: &str| match part.len() {
        2 => part.bytes().all(|b| b.is_ascii_uppercase()),
        3 => part.bytes().all(|b| b.is_ascii_digit()),
        4 => part.starts_with(|c: char| c.is_ascii_uppercase()),
        _ => false,
    };
    let is_tag = is_primary && more.split('-').all(is_written_so) && is_language_tag(tag);
    is_tag.then_some(tag)
}

/// The language that most names in a script are in; none for a script of many.
pub(super) fn language_of(text: &str) -> Option<&'static str> {
    text.chars().find_map(|c| match c {
        '\u{3040}'..='\u{30ff}' => Some("ja"),
        '\u{ac00}'..='\u{d7a3}' => Some("ko"),
        '\u{4e00}'..='\u{9fff}' => Some("zh"),
        '\u{0600}'..='\u{06ff}' => Some("ar"),
        '\u{0e00}'..='\u{0e7f}' => Some("th"),
        '\u{0370}'..='\u{03ff}' => Some("el"),
        '\u{0590}'..='\u{05ff}' => Some("he"),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
