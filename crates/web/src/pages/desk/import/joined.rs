//! Rows that a quotation mark made of several lines: what is said of them while nobody has said that they are one signer.

use super::{
    cells::Cells,
    lines::{fault, was},
};
use crate::{
    language::Language,
    pages::names,
    views::{Page, Text, desk::import::JoinedRow},
};
use std::collections::BTreeSet;
use undersigned_federation::actions::import::{Joined, Row};

/// Such rows, with those ticked of which somebody said so.
pub(super) fn rows(
    page: &Page,
    joined: &[Joined],
    cells: &Cells<'_>,
    ticked: Option<&BTreeSet<u64>>,
) -> Vec<JoinedRow> {
    let rows = joined.iter().map(|one| {
        let is_ticked = ticked.is_some_and(|lines| lines.contains(&one.lines.first));
        row(page, one, cells.named(one.lines.first), is_ticked)
    });
    rows.collect()
}

/// Such a row. `cells` is what stands in its columns of names, where it cannot be read.
fn row(page: &Page, one: &Joined, cells: String, ticked: bool) -> JoinedRow {
    let reader = page.language;
    let names = called(one, reader);
    let refused = one.refused.as_ref().filter(|_| !one.is_asked());
    JoinedRow {
        first: one.lines.first,
        last: one.lines.last,
        names: match names.is_empty() {
            true => vec![Text::new("", cells)],
            false => names,
        },
        number: one.signer().and_then(|signer| signer.ordinal),
        before: match (&one.becomes, &one.held) {
            (Some(becomes), Some(held)) => was(page, held, &becomes.names, reader),
            _ => Vec::new(),
        },
        fault: refused.map(|one| fault(page, one.line, one.code, &one.reason).1),
        ticked,
    }
}

fn called(one: &Joined, reader: Language) -> Vec<Text> {
    match (one.signer(), &one.row) {
        (Some(signer), _) => names::texts(&signer.names.name_map, reader),
        (None, Some(Row::Person(person))) => vec![Text::new("", &person.name)],
        _ => Vec::new(),
    }
}
