//! The editor's form: from a draft, or from what was typed.

use super::letter;
use crate::{
    language::Language,
    pages::session::Fields,
    views::desk::appeal_editor::{AddresseeRow, Version},
};
use undersigned_domain::{
    AppealKind,
    appeal::{Addressee, AdmissionPolicy, Demand, MAX_ITEMS, MAX_LANGUAGES},
};
use undersigned_federation::actions::draft::Draft;

/// What stands in the form.
#[derive(Debug, Clone)]
pub struct EditorForm {
    /// Last part of the address.
    pub slug: String,
    /// Code of the kind.
    pub kind: String,
    /// One for each language.
    pub versions: Vec<Version>,
    /// One for each addressee, and empty ones.
    pub addressees: Vec<AddresseeRow>,
    /// One in each line.
    pub initiators: String,
    /// `open` or `moderated`.
    pub admission: String,
    /// `YYYY-MM-DD`.
    pub deadline: String,
    /// Topics as typed: words apart by commas or spaces, with or without `#`.
    pub topics: String,
}

impl EditorForm {
    /// An empty form.
    pub fn new(reader: Language) -> Self {
        let mut form = Self {
            slug: String::new(),
            kind: AppealKind::OpenLetter.name().to_owned(),
            versions: vec![Version {
                row: 1,
                language: reader.tag.to_owned(),
                authoritative: true,
                ..Version::default()
            }],
            addressees: Vec::new(),
            initiators: String::new(),
            admission: "open".to_owned(),
            deadline: String::new(),
            topics: String::new(),
        };
        form.more_addressees(2);
        form
    }

    /// The form for a draft.
    pub fn of(slug: &str, draft: &Draft, reader: Language) -> Self {
        let text = &draft.text;
        let versions = text.languages.iter().enumerate().map(|(index, tag)| {
            let demand = |demand: &Demand| demand.text.get(tag).cloned().unwrap_or_default();
            let demands: Vec<String> = text.demands.iter().map(demand).collect();
            Version {
                row: index + 1,
                language: tag.clone(),
                authoritative: !text.translations.contains(tag),
                title: text.title.get(tag).cloned().unwrap_or_default(),
                body: text.body.get(tag).cloned().unwrap_or_default(),
                demands: demands.join("\n").trim_end().to_owned(),
            }
        });
        let addressees = text
            .addressees
            .iter()
            .enumerate()
            .map(|(index, addressee)| {
                let (office, holder) = shown(addressee, reader);
                AddresseeRow {
                    row: index + 1,
                    office,
                    holder,
                }
            });
        let mut form = Self {
            slug: slug.to_owned(),
            kind: text.kind.name().to_owned(),
            versions: versions.collect(),
            addressees: addressees.collect(),
            initiators: text.initiators.join("\n"),
            admission: match draft.admission {
                AdmissionPolicy::Open => "open",
                AdmissionPolicy::Moderated => "moderated",
            }
            .to_owned(),
            deadline: day_of(text.deadline.as_deref()),
            topics: text.topics.join(", "),
        };
        form.more_addressees(if form.addressees.is_empty() { 2 } else { 1 });
        form
    }

    /// What was typed.
    pub fn read(fields: &Fields) -> Self {
        let count = fields
            .rows(&["language", "title", "body", "demands"], MAX_LANGUAGES)
            .max(1);
        let versions = (1..=count).map(|row| Version {
            row,
            language: fields.text(&format!("language-{row}")),
            authoritative: fields.ticked(&format!("authoritative-{row}")),
            title: fields.text(&format!("title-{row}")),
            body: fields.get(&format!("body-{row}")).replace("\r\n", "\n"),
            demands: fields.get(&format!("demands-{row}")).replace("\r\n", "\n"),
        });
        let count = fields.rows(&["office", "holder"], MAX_ITEMS).max(2);
        let addressees = (1..=count).map(|row| AddresseeRow {
            row,
            office: fields.text(&format!("office-{row}")),
            holder: fields.text(&format!("holder-{row}")),
        });
        Self {
            slug: fields.text("slug").to_lowercase(),
            kind: fields.text("kind"),
            versions: versions.collect(),
            addressees: addressees.collect(),
            initiators: fields.get("initiators").replace("\r\n", "\n"),
            admission: fields.text("admission"),
            deadline: fields.text("deadline"),
            topics: fields.text("topics"),
        }
    }

    /// Adds an empty block for a language.
    pub fn more_languages(&mut self) {
        if self.versions.len() < MAX_LANGUAGES {
            self.versions.push(Version {
                row: self.versions.len() + 1,
                ..Version::default()
            });
        }
    }

    /// Adds empty rows for addressees.
    pub fn more_addressees(&mut self, count: usize) {
        for _ in 0..count {
            if self.addressees.len() < MAX_ITEMS {
                self.addressees.push(AddresseeRow {
                    row: self.addressees.len() + 1,
                    ..AddresseeRow::default()
                });
            }
        }
    }
}

/// An addressee as the form shows it.
pub(super) fn shown(addressee: &Addressee, reader: Language) -> (String, String) {
    let holder = addressee.holder.as_ref();
    (
        letter::plain(&addressee.office, reader),
        holder
            .map(|holder| letter::plain(holder, reader))
            .unwrap_or_default(),
    )
}

/// The day of a deadline, as a date field shows it.
pub(super) fn day_of(deadline: Option<&str>) -> String {
    deadline
        .and_then(|text| text.get(..10))
        .unwrap_or_default()
        .to_owned()
}
