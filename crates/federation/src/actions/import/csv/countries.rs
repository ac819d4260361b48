//! Countries that nobody here knows, as they are written.

use super::Sheet;
use crate::actions::{
    countries::{are_states, country, is_state},
    import::table::Field,
};
use std::collections::BTreeMap;

/// Most characters that are said of one.
const SAID: usize = 80;

impl Sheet<'_> {
    /// The lines that name a country which is not known, each with what is written there.
    pub(in crate::actions::import) fn countries_not_known(&self) -> BTreeMap<u64, String> {
        let (has_states, countries) = (self.has_states, &self.table.countries);
        let is_known =
            |said: &str| !(has_states && is_state(said)) && country(said, countries).is_some();
        not_known(self.filled(Field::Country), is_known)
    }
}

/// Whether a column of countries has states of the United States in it: none of them is taken for the country with the
/// same letters.
pub(super) fn states_in(said: &[(u64, String)]) -> bool {
    let said: Vec<&str> = said.iter().map(|(_, said)| said.as_str()).collect();
    are_states(&said)
}

/// Those of some lines whose country is not known, each with what is written there: that costs nobody a place on the list.
pub(in crate::actions::import) fn not_known(
    said: Vec<(u64, String)>,
    is_known: impl Fn(&str) -> bool,
) -> BTreeMap<u64, String> {
    let not_known = said.into_iter().filter(|(_, said)| !is_known(said));
    // It goes to terminals and pages.
    let shown = |said: &str| -> String {
        let shown = said.chars().filter(|c| !c.is_control());
        shown.take(SAID).collect()
    };
    not_known.map(|(line, said)| (line, shown(&said))).collect()
}
