//! What lines say otherwise of their entries, field by field: by that somebody sees which of many changes was not meant.

use super::lines::first_of;
use crate::views::Page;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_federation::actions::import::{ChangedField, Report};

/// The changed fields of a list, by line.
pub(super) struct Changes<'a> {
    fields: BTreeMap<u64, &'a [ChangedField]>,
    /// Lines by which an entry gets another name, and not the same in another language.
    renamed: BTreeSet<u64>,
}

impl<'a> Changes<'a> {
    /// Those that a report has.
    pub fn of(report: &'a Report) -> Self {
        let changed = report.changed.iter();
        Self {
            fields: changed
                .map(|one| (one.line, one.fields.as_slice()))
                .collect(),
            renamed: report.renamed.iter().map(|one| one.line).collect(),
        }
    }

    /// What a line changes, in words; nothing where it changes nothing.
    pub fn words(&self, page: &Page, line: u64) -> String {
        let fields = self.fields.get(&line).copied().unwrap_or_default();
        let codes = fields.iter().map(|field| self.code(*field, line));
        first_of(codes.map(|code| page.word("import-changes", code)))
    }

    fn code(&self, field: ChangedField, line: u64) -> &'static str {
        match field {
            ChangedField::Names if self.renamed.contains(&line) => "names",
            ChangedField::Names => "languages",
            ChangedField::AlsoKnownAs => "also-known-as",
            ChangedField::Country => "country",
            ChangedField::Kind => "kind",
            ChangedField::SignedAt => "signed-at",
            ChangedField::Number => "number",
            ChangedField::Initiated => "initiated",
            ChangedField::Wording => "wording",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use undersigned_federation::actions::import::{Changed, Renamed};

    const ALL: [ChangedField; 8] = [
        ChangedField::Names,
        ChangedField::AlsoKnownAs,
        ChangedField::Country,
        ChangedField::Kind,
        ChangedField::SignedAt,
        ChangedField::Number,
        ChangedField::Initiated,
        ChangedField::Wording,
    ];

    #[test]
    fn each_line_says_what_it_changes_in_every_language() {
        let changed = |line, fields: &[ChangedField]| Changed {
            line,
            entry: "Quay".to_owned(),
            fields: fields.to_vec(),
        };
        let report = Report {
            changed: vec![
                changed(2, &[ChangedField::Names, ChangedField::Country]),
                changed(3, &[ChangedField::Names]),
                changed(4, &ALL),
            ],
            renamed: vec![Renamed {
                line: 2,
                was: "Quay".to_owned(),
                now: "Quays".to_owned(),
            }],
            ..Report::default()
        };
        let changes = Changes::of(&report);
        for language in LANGUAGES {
            let page = Page::new(*language, "x", "x.example", "/desk");
            let said = [1, 2, 3, 4].map(|line| changes.words(&page, line));
            if language.tag == "en" {
                assert_eq!(said[..3], ["", "names · country", "languages of names"]);
            }
            // Words, and no codes of their own.
            let is_code = |word: &str| word.contains('-');
            assert_eq!(said[3].split(" · ").count(), ALL.len(), "{said:?}");
            assert!(!said[3].split(" · ").any(is_code), "{said:?}");
        }
    }
}
