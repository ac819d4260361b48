//! Under which wording the new rows of a list are going to stand.

use super::lines::first_lines;
use crate::{
    pages::desk::signed_wording::{Signable, day_of},
    views::{Page, desk::signers::StandsUnder},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use undersigned_federation::actions::import::Row;

/// The days on which rows were signed, where that is said, each with its line.
pub(super) fn days(rows: &BTreeMap<u64, Row>) -> Vec<(u64, NaiveDate)> {
    let dated = rows.iter();
    dated
        .filter_map(|(line, row)| Some((*line, day_of(row.signed_at())?)))
        .collect()
}

/// Under which wording new rows are going to stand: the one that somebody chose, or else the one that is
/// proposed.
pub(super) fn stands_under(
    page: &Page,
    wordings: &Signable,
    dated: &[(u64, NaiveDate)],
    chosen: Option<u64>,
) -> StandsUnder {
    let days: Vec<NaiveDate> = dated.iter().map(|(_, day)| *day).collect();
    let chosen = chosen.or_else(|| wordings.proposed(&days));
    let is_early = |day| chosen.is_some_and(|revision| wordings.is_later(revision, day));
    let early = dated.iter().filter(|(_, day)| is_early(*day));
    let early: Vec<u64> = early.map(|(line, _)| *line).collect();
    let lines = first_lines(page, &early);
    let warning = (!early.is_empty()).then(|| page.t1("import-wording-later", "lines", lines));
    wordings.shown(page, chosen, warning)
}
