//! Countries as people write them: by their code, or by a name in whatever letters.

use std::collections::BTreeMap;
use undersigned_domain::names::country_code;

/// Under what a country's name is looked up: without what is capitals, accents and signs, and without small
/// English words.
#[must_use]
pub fn country_key(name: &str) -> String {
    let folded = undersigned_likeness::folded(name);
    let words = folded
        .split(' ')
        .filter(|word| !matches!(*word, "the" | "and"));
    words.collect::<Vec<_>>().join(" ")
}

/// The code of a country that is written by its letters or by its name. Names are in small letters and as
/// [`country_key`], each with its code.
pub(super) fn country(said: &str, names: &BTreeMap<String, String>) -> Option<String> {
    let named = || names.get(&said.to_lowercase()).cloned();
    let written_otherwise = || names.get(&country_key(said)).cloned();
    let code = country_code(said).map(str::to_owned);
    code.or_else(named).or_else(written_otherwise)
}
