//! What is kept of signers who are to leave a list, or to be refused.

use crate::{
    FederationError,
    actions::decide_signers::{Act, Choice},
    error::Result,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use undersigned_store::{ConnectionTrait, appeals::Appeal, settings};

/// With what the names begin under which they are kept: a head for each appeal, and below it the parts that are left.
pub(super) const KEPT: &str = "signers-leave:";

/// What becomes of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// They leave the list.
    Removal,
    /// They wait no more, and are not let in.
    Refusal,
}

impl Kind {
    /// What is decided about each.
    #[must_use]
    pub const fn act(self) -> Act {
        match self {
            Self::Removal => Act::Remove,
            Self::Refusal => Act::Refuse,
        }
    }
}

/// What is kept of it beside the signers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Head {
    /// What becomes of them.
    pub kind: Kind,
    /// Whose decision it is.
    pub organization: i64,
    /// The account, or else the token, by which it was decided.
    pub person: Option<i64>,
    pub token: Option<i64>,
    pub reason: Option<String>,
    pub of: usize,
    pub removed: usize,
    pub left: usize,
    /// When it was decided, and when it was over; in milliseconds since 1970.
    pub begun_at: i64,
    pub over_at: Option<i64>,
}

impl Head {
    /// The same with nobody more who leaves.
    pub fn ended(&self, now: i64) -> Self {
        Self {
            left: self.of.saturating_sub(self.removed),
            over_at: Some(now),
            ..self.clone()
        }
    }

    /// Whether it is the same decision, no further than it was: under way, or over since then.
    pub fn stands_as(&self, before: &Self) -> bool {
        (self.begun_at, self.over_at) == (before.begun_at, before.over_at)
    }
}

/// The name of an appeal's head. The row's number alone may come again.
pub(super) fn head_of(appeal: &Appeal) -> String {
    format!("{KEPT}{}-{}", appeal.id, appeal.created_at)
}

/// With what the names of its parts begin.
pub(super) fn below(head: &str) -> String {
    format!("{head}:")
}

/// The appeal of a head; none of the name of a part.
pub(super) fn appeal_of(name: &str) -> Option<i64> {
    let (id, created) = name.strip_prefix(KEPT)?.split_once('-')?;
    created.parse::<i64>().ok()?;
    id.parse().ok()
}

/// Signers of one part, as they are written.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn part_of<'a>(some: impl IntoIterator<Item = &'a Choice>) -> Result<String> {
    let some = some.into_iter();
    let part = some.map(|one| (one.about.as_str(), one.seen.as_deref()));
    text(&part.collect::<Vec<_>>())
}

/// What is kept, as it is written.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn text(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| FederationError::Internal(error.to_string()))
}

/// What is kept under a name, if anything is.
///
/// # Errors
/// The database; what cannot be read.
pub(super) async fn read<T: DeserializeOwned>(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<T>> {
    let Some(text) = settings::get(db, name).await? else {
        return Ok(None);
    };
    let read = serde_json::from_str(&text);
    read.map(Some)
        .map_err(|_| FederationError::Internal("who is to leave a list cannot be read".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_told_from_a_head() {
        assert_eq!(appeal_of("signers-leave:7-1795165200000"), Some(7));
        for other in [
            "signers-leave:7-1795165200000:00001",
            "signers-leave:7",
            "signers-leave:x-1",
            "co-initiator-later:7-1795165200000",
        ] {
            assert_eq!(appeal_of(other), None, "{other}");
        }
    }

    #[test]
    fn whoever_has_not_left_by_the_end_stays() {
        let head = Head {
            kind: Kind::Removal,
            organization: 1,
            person: Some(1),
            token: None,
            reason: None,
            of: 120,
            removed: 49,
            left: 1,
            begun_at: 5,
            over_at: None,
        };
        let over = head.ended(9);
        assert_eq!((over.removed, over.left, over.over_at), (49, 71, Some(9)));
        assert!(!over.stands_as(&head), "it has ended since");
        let further = Head {
            removed: 50,
            ..head.clone()
        };
        assert!(further.stands_as(&head), "another process has gone on");
        let anew = Head {
            begun_at: 10,
            ..head.clone()
        };
        assert!(!anew.stands_as(&head));
    }
}
