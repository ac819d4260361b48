//! Countries that nobody here knows, as they are written.

use super::{country, filled};
use crate::{
    actions::import::{Source, jsonl, table::Field},
    error::Result,
};
use std::collections::BTreeMap;
use undersigned_domain::names::country_code;

/// Most characters that are said of one.
const SAID: usize = 80;

/// The lines that name a country which is not known, each with what is written there.
///
/// # Errors
/// As [`super::read`].
pub(in crate::actions::import) fn not_known(
    text: &str,
    source: &Source,
) -> Result<BTreeMap<u64, String>> {
    let is_known = |said: &str| match source {
        Source::Jsonl => country_code(said).is_some(),
        Source::Csv { countries, .. } => country(said, countries).is_some(),
        Source::Table(table) => country(said, &table.countries).is_some(),
    };
    let said = match source {
        Source::Jsonl => jsonl::countries(text),
        _ => filled(text, source, Field::Country)?,
    };
    let not_known = said.into_iter().filter(|(_, said)| !is_known(said));
    // It goes to terminals and pages.
    let shown = |said: &str| -> String {
        let shown = said.chars().filter(|c| !c.is_control());
        shown.take(SAID).collect()
    };
    Ok(not_known.map(|(line, said)| (line, shown(&said))).collect())
}
