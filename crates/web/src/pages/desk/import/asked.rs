//! Rows whose number an entry of quite another name has: what a person is asked of each, and says.

use super::rows::Rows;
use crate::{
    pages::{names, session::Fields},
    views::{Choice, Page, desk::import::AskedRow},
};
use undersigned_domain::Names;
use undersigned_federation::actions::import::{AtNumber, AtNumbers, NUMBER_TAKEN, draft::Preview};

/// What a person can say of a line whose number an entry of another name has.
const AT_NUMBER: [(&str, AtNumber); 3] = [
    ("asked", AtNumber::Asked),
    ("renamed", AtNumber::Renamed),
    ("as-new", AtNumber::AsNew),
];

/// What somebody said of such lines.
pub(super) fn said(fields: &Fields) -> AtNumbers {
    let said = fields.with_prefix("at-number-");
    said.filter_map(|(line, said)| Some((line.parse().ok()?, at_number(said)?)))
        .collect()
}

fn at_number(said: &str) -> Option<AtNumber> {
    let found = AT_NUMBER.iter().find(|(code, _)| *code == said);
    found.map(|(_, said)| *said)
}

/// Those rows, with what was said of them.
pub(super) fn rows(
    page: &Page,
    preview: &Preview,
    rows: &Rows<'_>,
    said: Option<&AtNumbers>,
) -> Vec<AskedRow> {
    let report = &preview.report;
    let not_taken = report.not_taken().into_iter();
    let asked = not_taken.filter(|one| one.code == NUMBER_TAKEN);
    let asked = asked.map(|one| (one.line, rows.signer(one.line), report.held.get(&one.line)));
    let of_joined = preview.joined.iter().filter(|one| one.is_asked());
    let of_joined = of_joined.map(|one| (one.lines.first, one.signer(), one.held.as_ref()));
    let called = |names: &Names| names::texts(&names.name_map, page.language);
    let asked = asked.chain(of_joined).map(|(line, signer, held)| AskedRow {
        line,
        number: signer.and_then(|one| one.ordinal).unwrap_or_default(),
        held: held.map_or_else(Vec::new, called),
        names: signer.map_or_else(Vec::new, |one| called(&one.names)),
        choices: choices(page, said.and_then(|said| said.get(&line))),
    });
    let mut asked: Vec<AskedRow> = asked.collect();
    asked.sort_by_key(|one| one.line);
    asked
}

/// What can be said of one, with what was chosen.
fn choices(page: &Page, chosen: Option<&AtNumber>) -> Vec<Choice> {
    let chosen = chosen.copied().unwrap_or_default();
    let all = AT_NUMBER.iter();
    all.map(|(code, said)| Choice::new(*code, page.word("import-asked", code), *said == chosen))
        .collect()
}
