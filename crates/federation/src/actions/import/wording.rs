//! Which wording the signers of a file signed. A list on paper does not sign a new wording by
//! being imported again, so nothing moves unless a person says so.

use crate::{
    FederationError,
    actions::attest::{self, Signed},
    error::Result,
    replica::Change,
};
use undersigned_domain::wordings;

/// The wording of an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wording {
    /// Who is on the list keeps the wording it is under; new rows come under the current one.
    #[default]
    AsHeld,
    /// The same, but that new rows come under this revision.
    NewUnder(u64),
    /// All rows come under the current one.
    Current,
    /// All rows come under this revision.
    Revision(u64),
}

impl Wording {
    /// What the attestations pin.
    pub(in crate::actions) fn signed(self, change: &Change) -> Result<Signed> {
        let list = change.list();
        let current = list.current().ok_or_else(attest::unpublished)?;
        let (revision, new_alone) = match self {
            Self::AsHeld => return Ok(Signed::AsHeld(attest::pin_of(current))),
            Self::Current => return Ok(Signed::This(attest::pin_of(current))),
            Self::NewUnder(revision) => (revision, true),
            Self::Revision(revision) => (revision, false),
        };
        let known = wordings(change.state(), &list);
        let published: Vec<_> = known
            .iter()
            .filter(|wording| wording.statement.is_some())
            .collect();
        let texts: Vec<_> = published
            .iter()
            .filter(|wording| wording.revision == revision)
            .collect();
        match texts.as_slice() {
            [only] if new_alone => Ok(Signed::AsHeld(only.pin())),
            [only] => Ok(Signed::This(only.pin())),
            [] => {
                let there: Vec<String> = published
                    .iter()
                    .map(|wording| wording.revision.to_string())
                    .collect();
                Err(FederationError::invalid(
                    "wording_unknown",
                    format!(
                        "there is no wording {revision}; there is {}",
                        there.join(", ")
                    ),
                ))
            }
            _ => Err(FederationError::invalid(
                "wording_conflict",
                format!(
                    "two texts stand under wording {revision}: it cannot be said which was signed"
                ),
            )),
        }
    }
}
