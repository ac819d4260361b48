//! All totals.

use crate::views::co_signers::Bar;

/// A figure for the current wording and for earlier ones.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pair {
    /// For the current wording.
    pub now: u64,
    /// For earlier ones.
    pub earlier: u64,
}

/// All totals, as the list gives them.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Organisations by name.
    pub named: Pair,
    /// The same by code of how they signed: `own-server`, `web-form`, `e-mail`, `paper`,
    /// `fediverse-account`, `import`.
    pub named_by: Vec<(String, Pair)>,
    /// Organisations that signed unnamed, whichever wording: no statement says which.
    pub unnamed: u64,
    /// Who says how many unnamed ones there are.
    pub unnamed_known_to: Option<String>,
    /// People who sign for themselves, by name.
    pub personal: Pair,
    /// People counted, whichever wording: no statement says which.
    pub people: u64,
    /// All countries of those on the list by name, largest first, and how many have none.
    pub countries: Vec<Bar>,
    /// How many countries there are.
    pub countries_all: u64,
    /// How many servers counted people.
    pub people_servers: u64,
    /// Whether some of them may be shown by name, where they agreed to it.
    pub people_named: bool,
    /// The page of those who signed at this server, also once nobody can sign any more.
    pub people_page: Option<String>,
    /// Accounts that boosted the appeal. In no sum.
    pub boosts: u64,
    /// Accounts that like it. In no sum.
    pub likes: u64,
}

impl Figures {
    /// How those came who stand behind this wording by name, as code and number, where not all signed from their own
    /// server: else the large figure alone says it.
    #[must_use]
    pub fn ways(&self) -> Vec<(&str, u64)> {
        let now = self
            .named_by
            .iter()
            .map(|(way, pair)| (way.as_str(), pair.now));
        let ways: Vec<(&str, u64)> = now.filter(|(_, count)| *count > 0).collect();
        match ways.iter().all(|(way, _)| *way == "own-server") {
            true => Vec::new(),
            false => ways,
        }
    }
}
