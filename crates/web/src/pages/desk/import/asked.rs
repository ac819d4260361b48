//! Rows whose number an entry of quite another name has: what a person is asked of each, and says.

use crate::{
    pages::session::Fields,
    views::{Choice, Page},
};
use undersigned_federation::actions::import::{AtNumber, AtNumbers};

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

/// What can be said of one, with what was chosen.
pub(super) fn choices(page: &Page, chosen: Option<&AtNumber>) -> Vec<Choice> {
    let chosen = chosen.copied().unwrap_or_default();
    let all = AT_NUMBER.iter();
    all.map(|(code, said)| Choice::new(*code, page.word("import-asked", code), *said == chosen))
        .collect()
}
