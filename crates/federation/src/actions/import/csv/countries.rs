//! Countries that nobody here knows, as they are written.

use super::filled;
use crate::actions::{
    countries::{are_states, country, is_state},
    import::{
        jsonl,
        table::{Field, Table},
    },
};
use std::collections::BTreeMap;
use undersigned_domain::names::country_code;

/// Most characters that are said of one.
const SAID: usize = 80;

/// Whether the column of countries has states of the United States in it: none of them is taken for the country with the
/// same letters.
pub(super) fn has_states(text: &str, table: &Table) -> bool {
    states_in(&filled(text, table, Field::Country))
}

fn states_in(said: &[(u64, String)]) -> bool {
    let said: Vec<&str> = said.iter().map(|(_, said)| said.as_str()).collect();
    are_states(&said)
}

/// The lines that name a country which is not known, each with what is written there: that costs nobody a place on
/// the list. Without a table the text has one JSON object a line.
pub(in crate::actions::import) fn not_known(
    text: &str,
    table: Option<&Table>,
) -> BTreeMap<u64, String> {
    let said = match table {
        None => jsonl::countries(text),
        Some(table) => filled(text, table, Field::Country),
    };
    let has_states = table.is_some() && states_in(&said);
    let is_known = |said: &str| match table {
        None => country_code(said).is_some(),
        Some(_) if has_states && is_state(said) => false,
        Some(table) => country(said, &table.countries).is_some(),
    };
    let not_known = said.into_iter().filter(|(_, said)| !is_known(said));
    // It goes to terminals and pages.
    let shown = |said: &str| -> String {
        let shown = said.chars().filter(|c| !c.is_control());
        shown.take(SAID).collect()
    };
    not_known.map(|(line, said)| (line, shown(&said))).collect()
}
