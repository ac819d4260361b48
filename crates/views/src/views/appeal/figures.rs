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
    /// The largest countries of those on the list by name; the last may stand for many.
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
