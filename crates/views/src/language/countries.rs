//! Countries and territories in forms: by name, in the order in which a reader of the language looks.

use super::{
    Language,
    by_name::{ByName, Named},
    t,
};
use std::{cmp::Reverse, collections::HashMap, sync::LazyLock};

/// A code of ISO 3166-1 (two letters), and its name.
pub type Country = Named;

static COUNTRIES: LazyLock<ByName> = LazyLock::new(|| ByName::of(named));

/// Codes of all countries that have a name in the Fluent files.
fn codes() -> impl Iterator<Item = &'static str> {
    include_str!("../../locales/en/countries.ftl")
        .lines()
        .filter_map(|line| line.strip_prefix("country-")?.split(' ').next())
}

fn named(language: Language) -> Vec<Country> {
    codes()
        .map(|code| (code, t(language, &format!("country-{code}"), &[])))
        .collect()
}

impl Language {
    /// All countries, sorted by name.
    #[must_use]
    pub fn countries(self) -> &'static [Country] {
        COUNTRIES.read_in(self)
    }

    /// Where a country stands among [`Self::countries`], by its code; what has no name here stands behind
    /// all that have one.
    pub fn country_ranks(self) -> impl Fn(&str) -> usize {
        let ranked = self.countries().iter().zip(0..);
        let ranks: HashMap<&str, usize> = ranked.map(|((code, _), rank)| (*code, rank)).collect();
        move |code: &str| ranks.get(code).copied().unwrap_or(usize::MAX)
    }

    /// Countries by how many there are of each, the largest first; those of one size by name, as
    /// [`Self::countries`].
    #[must_use]
    pub fn by_size(self, counted: &[(String, u64)]) -> Vec<(&str, u64)> {
        let rank = self.country_ranks();
        let mut sorted: Vec<(&str, u64)> = counted
            .iter()
            .map(|(code, count)| (code.as_str(), *count))
            .collect();
        sorted.sort_by_key(|(code, count)| (Reverse(*count), rank(code)));
        sorted
    }
}
