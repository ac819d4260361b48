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
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let known = |separator: Separator| {
        let rows = first_rows(text, separator);
        let header = rows.first().into_iter().flatten();
        header.filter(|cell| is_header(cell)).count()
    };
    let separator = if !pasted {
        separator_of(text)
    } else if count('\t') > 0 {
        Separator::Tab
    } else {
        match (known(Separator::Comma), known(Separator::Semicolon)) {
            (2.., _) if count(',') > 0 => Separator::Comma,
            (_, 2..) if count(';') > 0 => Separator::Semicolon,
            _ => Separator::Line,
        }
    };
    let samples = first_rows(text, separator);
    let header = is_headed(&samples);
    Layout {
        separator,
        header,
        columns: columns(&samples, header),
    }
}

/// Whether the first of these rows says what the columns hold.
pub(in crate::actions) fn is_headed(samples: &[Vec<String>]) -> bool {
    let Some(first) = samples.first() else {
        return false;
    };
    // An address or a number is no header; and a union's name may have a header's word in it.
    let filled = |cell: &String| is_email(cell.trim()) || cell.trim().parse::<u64>().is_ok();
    let words = |row: &[String]| row.iter().filter(|cell| is_header(cell)).count();
    let alone = |cell: &String| headings::is_a_word_of_headings(cell);
    // Names with headings' words in them have these in most other rows as well.
    let stands_out = || {
        let many = words(first);
        let below = samples.iter().skip(1).take(9);
        let as_many = |row: &&Vec<String>| words(row) >= many;
        many >= 2 && below.clone().filter(as_many).count() * 2 <= below.count()
    };
    !first.iter().any(filled) && (first.iter().any(alone) || stands_out())
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

/// The first rows.
pub(super) fn first_rows(text: &str, separator: Separator) -> Vec<Vec<String>> {
    // A beginning is enough to guess by, and a line may be cut off.
    let end = text
        .char_indices()
        .nth(20_000)
        .map_or(text.len(), |(at, _)| at);
    records(&text[..end], separator)
        .into_iter()
        .filter_map(|(_, row)| row.ok())
        .take(30)
        .collect()
}

/// Takes back that a column holds names, where its heading says that it holds none, or asks for a person's
/// as a further one: what the columns of another list held does not publish the telephones of this one.
pub(super) fn leave_out_private(text: &str, layout: &mut Layout) {
    if !layout.header {
        return;
    }
    let rows = first_rows(text, layout.separator);
    let titles = rows.first().into_iter().flatten();
    for (column, title) in layout.columns.iter_mut().zip(titles) {
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
