//! How much of a person's name is shown.

use serde::{Deserialize, Serialize};

/// How much of a name is shown; the less, the smaller. What is shown is always the least that the
/// campaign promised when the person signed, that it promises now, and that the person chose.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Nothing.
    #[default]
    Never,
    /// The first name and the region.
    FirstNameAndRegion,
    /// The whole name and the region.
    Full,
}

impl Shown {
    /// All of them, the strictest first.
    pub const ALL: [Self; 3] = [Self::Never, Self::FirstNameAndRegion, Self::Full];

    /// Its code, as in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::FirstNameAndRegion => "first-name-and-region",
            Self::Full => "full",
        }
    }

    /// The one with this code.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.name() == name)
    }

    /// Its place in the order, from 0, as it is stored.
    pub fn rank(self) -> i64 {
        self as i64
    }

    /// The one with this rank. What is not known is shown to nobody.
    pub fn from_rank(rank: i64) -> Self {
        let found = Self::ALL.into_iter().find(|shown| shown.rank() == rank);
        found.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn codes_and_ranks_go_both_ways() {
        for shown in Shown::ALL {
            assert_eq!(Shown::from_name(shown.name()), Some(shown));
            assert_eq!(Shown::from_rank(shown.rank()), shown);
        }
        assert_eq!(Shown::from_name("Full"), None);
        assert_eq!(Shown::from_rank(7), Shown::Never);
        assert!(
            Shown::Never < Shown::FirstNameAndRegion && Shown::FirstNameAndRegion < Shown::Full
        );
    }
}
