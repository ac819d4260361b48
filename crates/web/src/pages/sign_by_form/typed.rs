//! The names of a signer as they stand in a form.

use crate::{
    language::Language,
    pages::{desk::words, names, session::Fields},
    views::{FieldError, Page, set_up::NameRow, sign_by_form::Listing},
};
use std::collections::BTreeMap;
use undersigned_domain::{
    Names,
    names::{MAX_NAME_CHARS, MAX_NAMES, typed::check_name},
};

/// Rows that are shown at least.
const ROWS: usize = 2;

/// The same where an organisation writes its names on its own server.
pub const OWN_ROWS: usize = 3;

/// Names, short names and country as typed.
#[derive(Debug, Clone, Default)]
pub struct TypedNames {
    /// Rows of language and name.
    pub rows: Vec<NameRow>,
    /// Further names, one on each line.
    pub also_known_as: String,
    /// ISO 3166-1 code.
    pub country: String,
}

impl TypedNames {
    /// An empty form, whose first row is in a language.
    pub fn empty(language: &str) -> Self {
        let mut rows = rows_of(std::iter::empty(), ROWS);
        if let Some(first) = rows.first_mut() {
            language.clone_into(&mut first.language);
        }
        Self {
            rows,
            ..Self::default()
        }
    }

    /// Names as they are.
    pub fn of(names: &Names) -> Self {
        let given = names.name_map.iter().take(MAX_NAMES);
        let given = given.map(|(language, name)| (language.clone(), name.clone()));
        Self {
            rows: rows_of(given, ROWS),
            also_known_as: names.also_known_as.join("\n"),
            country: names.country.clone().unwrap_or_default(),
        }
    }

    /// What a form said; with another row where it asks for one.
    pub fn read(fields: &Fields) -> Self {
        Self {
            rows: name_rows(fields, ROWS),
            also_known_as: fields.words("also-known-as"),
            country: fields.text("country"),
        }
    }

    /// The names; what is wrong with them is added to the errors.
    pub fn names(&self, page: &Page, errors: &mut Vec<FieldError>) -> Names {
        let mut wrong_country = Vec::new();
        let mut names = Names {
            country: words::country(page, &self.country, &mut wrong_country),
            also_known_as: self
                .also_known_as
                .lines()
                .map(|line| line.trim().to_owned())
                .filter(|line| !line.is_empty())
                .collect(),
            ..Names::default()
        };
        let before = errors.len();
        names.name_map = by_language(page, &self.rows, errors).into_iter().collect();
        for row in self.rows.iter().filter(|row| !row.name.is_empty()) {
            let field = format!("name-{}", row.row);
            if let Some(error) = wrong_name(page, field, &row.name) {
                errors.push(error);
            }
        }
        let mut aliases = names.also_known_as.iter();
        errors.extend(aliases.find_map(|name| wrong_name(page, "also-known-as".to_owned(), name)));
        if errors.len() == before && names.check().is_err() {
            let field = match names.name_map.len() + names.also_known_as.len() > MAX_NAMES {
                true => "also-known-as",
                false => "name-1",
            };
            errors.push(words::wrong(page, field, "names-wrong"));
        }
        errors.extend(wrong_country);
        names
    }
}

/// The names in rows, each in a language of its own. What is wrong with the languages is added to the
/// errors, beside the row where it stands; and that no name was given.
pub fn by_language(
    page: &Page,
    rows: &[NameRow],
    errors: &mut Vec<FieldError>,
) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.name.is_empty()) {
        let field = format!("language-{}", row.row);
        match page.language.typed_tag(&row.language) {
            None => errors.push(words::wrong(page, field, "language-form")),
            Some(tag) if names.contains_key(&tag) => {
                errors.push(words::wrong(page, field, "language-twice"));
            }
            Some(tag) => {
                names.insert(tag, row.name.clone());
            }
        }
    }
    if rows.iter().all(|row| row.name.is_empty()) {
        errors.push(words::wrong(page, "name-1", "name-one"));
    }
    names
}

/// What is wrong with one name, beside its field.
pub fn wrong_name(page: &Page, field: String, name: &str) -> Option<FieldError> {
    if name.chars().nth(MAX_NAME_CHARS).is_some() {
        return Some(words::wrong(page, field, "names-wrong"));
    }
    let fault = check_name(name).err()?;
    Some(words::wrong_name(page, field, fault))
}

/// Whether a form was sent only for another row of names.
pub fn wants_more(fields: &Fields) -> bool {
    fields.get("do") == "more-names"
}

/// Rows of names as they were typed, at least so many; with another where the form asks for one.
pub fn name_rows(fields: &Fields, least: usize) -> Vec<NameRow> {
    let more = usize::from(wants_more(fields));
    let count = fields.rows(&["language", "name"], MAX_NAMES).max(least) + more;
    let rows = (1..=count.min(MAX_NAMES)).map(|row| NameRow {
        row,
        language: fields.text(&format!("language-{row}")),
        name: fields.text(&format!("name-{row}")),
    });
    rows.collect()
}

/// Names as they are shown before they are signed.
pub fn listing(names: &Names, reader: Language) -> Listing {
    Listing {
        names: names::texts(&names.name_map, reader),
        aliases: names.also_known_as.clone(),
        country: names.country.clone(),
    }
}

/// Rows of these languages and names, at least so many.
pub fn rows_of(given: impl Iterator<Item = (String, String)>, least: usize) -> Vec<NameRow> {
    let mut rows: Vec<(String, String)> = given.collect();
    rows.resize(rows.len().max(least), (String::new(), String::new()));
    let rows = rows.into_iter().enumerate();
    rows.map(|(index, (language, name))| NameRow {
        row: index + 1,
        language,
        name,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    fn read(form: &str) -> (Names, Vec<String>, usize) {
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
        let typed = TypedNames::read(&Fields::parse(form.as_bytes()));
        let mut errors = Vec::new();
        let names = typed.names(&page, &mut errors);
        let fields = errors.into_iter().map(|error| error.field);
        (names, fields.collect(), typed.rows.len())
    }

    #[test]
    fn names_are_read_and_faults_stand_beside_their_field() {
        let sound = "language-1=en&name-1=+Crane+Drivers+&language-3=ar&name-3=x\
                     &also-known-as=CD%0D%0A+%0ACrane&country=HK";
        let (names, errors, rows) = read(sound);
        assert!(errors.is_empty());
        assert_eq!(names.name_map["en"], "Crane Drivers");
        assert_eq!(names.also_known_as, ["CD", "Crane"]);
        assert_eq!(rows, 3);
        let written = read("language-1=en&name-1=x&country=uk").0;
        assert_eq!(written.country.as_deref(), Some("GB"));
        for (bad, field) in [
            ("language-1=en", "name-1"),
            ("language-1=english!&name-1=x", "language-1"),
            (
                "language-1=en&name-1=x&language-2=klingon&name-2=y",
                "language-2",
            ),
            (
                "language-1=en&name-1=x&language-2=en&name-2=y",
                "language-2",
            ),
            (
                "language-1=en&name-1=x&language-2=english&name-2=y",
                "language-2",
            ),
            (
                "language-1=en&name-1=x&language-2=fr&name-2=www.evil.example",
                "name-2",
            ),
            ("language-1=en&name-1=x&country=Hongkong", "country"),
            ("language-1=en&name-1=x&country=ZZ", "country"),
            ("language-1=en&name-1=www.evil.example", "name-1"),
            ("language-1=en&name-1=%E2%80%93", "name-1"),
            (
                "language-1=en&name-1=x&also-known-as=a.example/x",
                "also-known-as",
            ),
        ] {
            assert_eq!(read(bad).1, [field], "{bad}");
        }
        let long = format!("language-1=en&name-1={}", "x".repeat(301));
        assert_eq!(read(&long).1, ["name-1"]);
        let long = format!("language-1=en&name-1=y&also-known-as={}", "x".repeat(301));
        assert_eq!(read(&long).1, ["also-known-as"]);
        let many = format!(
            "language-1=en&name-1=y&also-known-as={}",
            "x%0A".repeat(MAX_NAMES)
        );
        assert_eq!(read(&many).1, ["also-known-as"]);
        assert_eq!(
            read("language-1=French&name-1=Dockers").0.name_map["fr"],
            "Dockers"
        );
    }

    #[test]
    fn another_row_is_added_without_javascript_and_no_more_than_there_may_be() {
        assert_eq!(read("language-1=en&name-1=x&do=more-names").2, 3);
        assert_eq!(read("name-16=x&do=more-names").2, MAX_NAMES);
        assert_eq!(read("name-9999999=x").2, ROWS);
    }
}
