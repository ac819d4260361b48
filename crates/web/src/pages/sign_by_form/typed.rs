//! The names of a signer as they stand in a form.

use crate::{
    language::Language,
    pages::{desk::words, names, session::Fields},
    views::{FieldError, Page, set_up::NameRow, sign_by_form::Listing},
};
use undersigned_domain::{
    Names,
    names::{MAX_NAMES, is_language_tag, typed::check_name},
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
        let mut rows = rows(std::iter::empty());
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
        let given = names.name_map.iter();
        Self {
            rows: rows(given.map(|(language, name)| (language.clone(), name.clone()))),
            also_known_as: names.also_known_as.join("\n"),
            country: names.country.clone().unwrap_or_default(),
        }
    }

    /// What a form said; with another row where it asks for one.
    pub fn read(fields: &Fields) -> Self {
        Self {
            rows: name_rows(fields, ROWS),
            also_known_as: fields.text("also-known-as"),
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
        for row in self.rows.iter().filter(|row| !row.name.is_empty()) {
            let (language, name) = (row.language.clone(), row.name.clone());
            if !is_language_tag(&language) {
                errors.push(words::wrong(page, "name-1", "language-form"));
            } else if names.name_map.insert(language, name).is_some() {
                errors.push(words::wrong(page, "name-1", "language-twice"));
            }
        }
        if errors.len() == before && names.name_map.is_empty() {
            errors.push(words::wrong(page, "name-1", "name-one"));
        }
        // One sentence beside a field is enough.
        errors.truncate(before + 1);
        if errors.len() == before && names.check().is_err() {
            errors.push(words::wrong(page, "name-1", "names-wrong"));
        }
        let mut written = names.name_map.values().chain(&names.also_known_as);
        if errors.len() == before
            && let Some(fault) = written.find_map(|name| check_name(name).err())
        {
            errors.push(words::wrong_name(page, "name-1", fault));
        }
        errors.extend(wrong_country);
        names
    }
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

fn rows(given: impl Iterator<Item = (String, String)>) -> Vec<NameRow> {
    let mut rows: Vec<(String, String)> = given.take(MAX_NAMES).collect();
    rows.resize(rows.len().max(ROWS), (String::new(), String::new()));
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
            ("language-1=english!&name-1=x", "name-1"),
            ("language-1=en&name-1=x&language-2=en&name-2=y", "name-1"),
            ("language-1=en&name-1=x&country=Hongkong", "country"),
            ("language-1=en&name-1=x&country=ZZ", "country"),
            ("language-1=en&name-1=www.evil.example", "name-1"),
            ("language-1=en&name-1=%E2%80%93", "name-1"),
            ("language-1=en&name-1=x&also-known-as=a.example/x", "name-1"),
        ] {
            assert_eq!(read(bad).1, [field], "{bad}");
        }
        let long = format!("language-1=en&name-1={}", "x".repeat(301));
        assert_eq!(read(&long).1, ["name-1"]);
    }

    #[test]
    fn another_row_is_added_without_javascript_and_no_more_than_there_may_be() {
        assert_eq!(read("language-1=en&name-1=x&do=more-names").2, 3);
        assert_eq!(read("name-16=x&do=more-names").2, MAX_NAMES);
        assert_eq!(read("name-9999999=x").2, ROWS);
    }
}
