//! What is kept of signers who are to leave a list, to be refused, or to come back.

use crate::{
    FederationError,
    actions::decide_signers::{Act, Choice},
    error::Result,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use undersigned_store::{ConnectionTrait, appeals::Appeal, settings};

/// With what the names begin under which they are kept: a head for each appeal and organisation, and below it the parts that
/// are left.
pub(super) const KEPT: &str = "signers-leave:";

/// What becomes of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// They leave the list.
    Removal,
    /// They wait no more, and are not let in.
    Refusal,
    /// They left the list, and come back to it.
    Restoration,
}

impl Kind {
    /// What is decided about each.
    #[must_use]
    pub const fn act(self) -> Act {
        match self {
            Self::Removal => Act::Remove,
            Self::Refusal => Act::Refuse,
            Self::Restoration => Act::Restore,
        }
    }
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// All had their turn.
    Done,
    /// Somebody stopped it.
    Stopped,
    /// Whoever began it may not decide about signers any more.
    Denied,
    /// The organisation does not decide there any more.
    NotInitiator,
    /// The appeal was withdrawn: nobody comes back to its list.
    Withdrawn,
}

impl End {
    /// The word by which pages and the API name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::Denied => "denied",
            Self::NotInitiator => "not-initiator",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// When it was over, in milliseconds since 1970, and how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Over {
    pub at: i64,
    pub end: End,
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
    /// When the removal was decided that is undone.
    pub undoes: Option<i64>,
    /// What [`super::seen`] says of them all: by it a form is known that was sent twice.
    #[serde(default)]
    pub seen: String,
    pub of: usize,
    pub removed: usize,
    pub left: usize,
    /// When it was decided, in milliseconds since 1970.
    pub begun_at: i64,
    pub over: Option<Over>,
}

impl Head {
    /// The same with nobody more who leaves.
    pub fn ended(&self, over: Over) -> Self {
        Self {
            left: self.of.saturating_sub(self.removed),
            over: Some(over),
            ..self.clone()
        }
    }

    /// Whether it is the same decision, no further than it was: under way, or over since then.
    pub fn stands_as(&self, before: &Self) -> bool {
        (self.begun_at, self.over) == (before.begun_at, before.over)
    }
}

/// The name of the head of an appeal and an organisation. The row's number alone may come again.
pub(super) fn head_of(appeal: &Appeal, organization: i64) -> String {
    format!("{KEPT}{}-{}-{organization}", appeal.id, appeal.created_at)
}

/// With what the names of its parts begin.
pub(super) fn below(head: &str) -> String {
    format!("{head}:")
}

/// The appeal of a head; none of the name of a part.
pub(super) fn appeal_of(name: &str) -> Option<i64> {
    let numbers = name.strip_prefix(KEPT)?.split('-');
    let numbers: Option<Vec<i64>> = numbers.map(|number| number.parse().ok()).collect();
    match numbers?.as_slice() {
        [appeal, _, _] => Some(*appeal),
        _ => None,
    }
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
        assert_eq!(appeal_of("signers-leave:7-1795165200000-3"), Some(7));
        for other in [
            "signers-leave:7-1795165200000-3:00001",
            "signers-leave:7-1795165200000",
            "signers-leave:7-1795165200000-3-4",
            "signers-leave:7",
            "signers-leave:x-1-3",
            "co-initiator-later:7-1795165200000-3",
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
            undoes: None,
            seen: String::new(),
            of: 120,
            removed: 49,
            left: 1,
            begun_at: 5,
            over: None,
        };
        let end = Over {
            at: 9,
            end: End::Stopped,
        };
        let over = head.ended(end);
        assert_eq!((over.removed, over.left, over.over), (49, 71, Some(end)));
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
