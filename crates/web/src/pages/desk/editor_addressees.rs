//! The addressees in the editor's form: as a draft has them, and as they were typed.

use super::letter;
use crate::{
    language::Language,
    pages::session::Fields,
    views::desk::appeal_editor::{AddresseeCell, AddresseeRow, Version},
};
use undersigned_domain::appeal::{Addressee, MAX_ITEMS, Wording};

/// Those that were typed.
pub(super) fn typed(fields: &Fields, versions: &[Version]) -> Vec<AddresseeRow> {
    let count = fields.rows(&["office", "holder", "postal", "email"], MAX_ITEMS);
    let rows = (1..=count).map(|row| AddresseeRow {
        row,
        office: fields.text(&format!("office-{row}")),
        holder: fields.text(&format!("holder-{row}")),
        postal: fields.lines(&format!("postal-{row}")).trim().to_owned(),
        email: fields.text(&format!("email-{row}")),
        cells: further_cells(fields, versions, row),
    });
    rows.collect()
}

/// What was typed of an addressee in further languages, as far as the form had fields for them.
fn further_cells(fields: &Fields, versions: &[Version], row: usize) -> Vec<AddresseeCell> {
    let asked = |version: &&Version| {
        let prefix = format!("office-{}-", version.row);
        fields.with_prefix(&prefix).next().is_some()
    };
    let further = versions.iter().skip(1).filter(asked);
    further
        .map(|version| AddresseeCell {
            version: version.row,
            language: version.language.clone(),
            office: fields.text(&format!("office-{}-{row}", version.row)),
            holder: fields.text(&format!("holder-{}-{row}", version.row)),
        })
        .collect()
}

/// An addressee as the form shows it, with the numbers and languages of the form's versions.
pub(super) fn shown(
    addressee: &Addressee,
    row: usize,
    tags: &[(usize, &str)],
    reader: Language,
) -> AddresseeRow {
    let holder = addressee.holder.as_ref();
    let cells = tags.iter().skip(1).map(|(version, tag)| AddresseeCell {
        version: *version,
        language: (*tag).to_owned(),
        office: words_in(&addressee.office, tag),
        holder: holder.map(|it| words_in(it, tag)).unwrap_or_default(),
    });
    AddresseeRow {
        row,
        office: first_words(&addressee.office, tags, reader),
        holder: holder
            .map(|it| first_words(it, tags, reader))
            .unwrap_or_default(),
        postal: addressee.postal.clone().unwrap_or_default(),
        email: addressee.email.clone().unwrap_or_default(),
        cells: cells.collect(),
    }
}

/// The words for the first version: in its language; where none of the form's languages has any, the
/// reader's, or those that are in no language.
fn first_words(wording: &Wording, tags: &[(usize, &str)], reader: Language) -> String {
    match wording {
        Wording::Many(map) if tags.iter().any(|(_, tag)| map.contains_key(*tag)) => {
            let first = tags.first().map(|(_, tag)| *tag).unwrap_or_default();
            words_in(wording, first)
        }
        wording => letter::plain(wording, reader),
    }
}

fn words_in(wording: &Wording, tag: &str) -> String {
    match wording {
        Wording::One(_) => String::new(),
        Wording::Many(map) => map.get(tag).cloned().unwrap_or_default(),
    }
}
