//! The languages that people write into forms, by their code or by their name. What comes through the
//! API or from other servers is held to the shape of a tag alone, and is not asked about here.

use super::words;
use crate::{
    language::is_typed_tag,
    views::{FieldError, Page},
};

/// What is wrong with the languages of rows in which something is said, by the number of the row and
/// the tag in it. Words are kept by their language: those of none, or of one that stands in the form
/// twice, would not be kept at all.
pub fn in_rows<'a>(
    page: &Page,
    rows: impl IntoIterator<Item = (usize, &'a str)>,
) -> Vec<FieldError> {
    let mut before: Vec<&str> = Vec::new();
    let mut errors = Vec::new();
    for (row, tag) in rows {
        let key = match tag {
            "" => "needed",
            tag if !is_typed_tag(tag) => "language-form",
            tag if before.iter().any(|one| one.eq_ignore_ascii_case(tag)) => "language-twice",
            tag => {
                before.push(tag);
                continue;
            }
        };
        errors.push(words::wrong(page, format!("language-{row}"), key));
    }
    errors
}

/// The tag of the language in one field; empty where nobody said.
///
/// # Errors
/// What stands beside the field where it is no language.
pub fn in_field(page: &Page, field: &str, typed: &str) -> Result<String, FieldError> {
    match typed.trim() {
        "" => Ok(String::new()),
        typed => {
            let tag = page.language.typed_tag(typed);
            tag.ok_or_else(|| words::wrong(page, field, "language-form"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    fn page() -> Page {
        Page::new(ENGLISH, "Dockers", "d.example", "/desk")
    }

    #[test]
    fn words_are_in_one_language_that_there_is() {
        let rows = [
            (1, "en"),
            (2, ""),
            (3, "xx"),
            (4, "klingon"),
            (6, "EN"),
            (7, "zh-Hant"),
        ];
        let wrong = in_rows(&page(), rows);
        let said = wrong.iter().map(|one| (one.field.as_str(), &*one.message));
        let message = |key: &str| words::wrong(&page(), "", key).message;
        let (needed, form) = (message("needed"), message("language-form"));
        let twice = message("language-twice");
        assert_eq!(
            said.collect::<Vec<_>>(),
            [
                ("language-2", &*needed),
                ("language-3", &*form),
                ("language-4", &*form),
                ("language-6", &*twice),
            ]
        );
    }

    #[test]
    fn a_language_may_be_written_by_its_name_or_left_out() {
        for (typed, tag) in [
            ("", ""),
            (" ", ""),
            ("french", "fr"),
            (" zh-Hans", "zh-Hans"),
            ("Traditional Chinese", "zh-Hant"),
        ] {
            assert_eq!(
                in_field(&page(), "language", typed).unwrap(),
                tag,
                "{typed}"
            );
        }
        for none in ["xx", "klingon", "?"] {
            let wrong = in_field(&page(), "language", none).unwrap_err();
            assert_eq!(wrong.field, "language", "{none}");
        }
    }
}
