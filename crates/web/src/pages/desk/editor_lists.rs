//! The rows of demands, and lists that somebody pasted into the field for one: each line of them is a demand.

use crate::{
    pages::session::Fields,
    views::desk::appeal_editor::{DemandCell, DemandRow, Version},
};
use undersigned_domain::{
    appeal::MAX_ITEMS,
    typed_text::{listed, without_marks},
};

/// The rows that were typed.
pub(super) fn typed(fields: &Fields, versions: &[Version]) -> Vec<DemandRow> {
    let cell = |version: &Version, row: usize| DemandCell {
        version: version.row,
        language: version.language.clone(),
        words: {
            let words = fields.lines(&format!("demand-{}-{row}", version.row));
            words.trim().to_owned()
        },
    };
    let count = fields.rows(&["demand-id"], MAX_ITEMS);
    let rows = (1..=count).map(|row| DemandRow {
        row,
        id: fields.text(&format!("demand-id-{row}")),
        part: fields.text(&format!("part-{row}")),
        cells: versions.iter().map(|version| cell(version, row)).collect(),
    });
    rows.collect()
}

/// Takes pasted lists apart, and the marks away with which demands begin, which are numbered anew. `asked` is the button by
/// which the form was sent.
pub(super) fn put_in_order(demands: &mut Vec<DemandRow>, versions: &[Version], asked: &str) {
    // Who asks for more rows is in the midst of numbering: without those before it a later number would be no mark.
    if asked.starts_with("more-") {
        return;
    }
    // A button of a row says which one by its number.
    if !asked.starts_with("demand-") {
        take_apart(demands, versions);
    }
    for version in 0..versions.len() {
        let cells = demands
            .iter_mut()
            .filter_map(|row| row.cells.get_mut(version));
        without_marks(&mut cells.map(|cell| &mut cell.words).collect::<Vec<_>>());
    }
}

/// Gives each line of a list a row of its own, in each language: the rows beneath it in which nothing is said in this
/// language, and new ones where these are too few. A list for which there is no room stays as it was pasted.
fn take_apart(demands: &mut Vec<DemandRow>, versions: &[Version]) {
    for version in 0..versions.len() {
        let mut index = 0;
        while index < demands.len() {
            let words = words_of(&demands[index], version);
            let lines = words.and_then(listed).unwrap_or_default();
            index += match lines.is_empty() {
                true => 1,
                false => put(demands, versions, (index, version), lines),
            };
        }
    }
}

/// Puts the lines into rows from one on. Says how many rows that was.
fn put(
    demands: &mut Vec<DemandRow>,
    versions: &[Version],
    (index, version): (usize, usize),
    lines: Vec<String>,
) -> usize {
    let beneath = demands.iter().skip(index + 1).take(lines.len() - 1);
    let is_free = |row: &&DemandRow| words_of(row, version).is_none_or(str::is_empty);
    let free = beneath.take_while(is_free).count();
    let new = lines.len() - 1 - free;
    if demands.len() + new > MAX_ITEMS {
        return 1;
    }
    let at = index + 1 + free;
    let rest = demands.split_off(at);
    demands.extend((0..new).map(|_| DemandRow::default()));
    demands.extend(rest);
    level(demands, versions);
    let count = lines.len();
    // They were pasted into the part in which their row stands.
    let part = demands[index].part.clone();
    for (row, line) in demands.iter_mut().skip(index).zip(lines) {
        if row.part.is_empty() && !row.is_written() {
            row.part.clone_from(&part);
        }
        if let Some(cell) = row.cells.get_mut(version) {
            cell.words = line;
        }
    }
    count
}

fn words_of(row: &DemandRow, version: usize) -> Option<&str> {
    row.cells.get(version).map(|cell| cell.words.trim())
}

/// Every demand has a row of its own and a cell for each version.
pub(super) fn level(demands: &mut [DemandRow], versions: &[Version]) {
    for (index, demand) in demands.iter_mut().enumerate() {
        demand.row = index + 1;
        for version in versions.iter().skip(demand.cells.len()) {
            demand.cells.push(DemandCell {
                version: version.row,
                language: version.language.clone(),
                words: String::new(),
            });
        }
    }
}
