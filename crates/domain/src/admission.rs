//! `Admission`: the statement that lets a key in, removes it, or ends it.

use crate::{
    Fault,
    members::{Members, words},
    statement::MAX_SEQ,
};
use serde::{Deserialize, Serialize};
use undersigned_proof::{Digest, Multikey};

/// Largest `ordinal`.
pub const MAX_ORDINAL: u64 = 10_000_000;
/// Most removals one admission may overrule.
const MAX_OVERRULES: usize = 64;

/// What a key is let in as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A further key of the organiser.
    Organiser,
    /// Stands behind the text, and admits.
    CoInitiator,
    /// Only keeps the list open.
    Keeper,
    /// Signs.
    Signer,
}

words! {
    Role {
        "organiser" => Organiser,
        "co-initiator" => CoInitiator,
        "keeper" => Keeper,
        "signer" => Signer,
    }
}

/// What an admission says of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AdmissionState {
    /// It may speak.
    Admitted,
    /// It may not, until whoever said so changes it.
    Removed,
    /// It will never speak again.
    Ended,
}

words! {
    AdmissionState {
        "admitted" => Admitted,
        "removed" => Removed,
        "ended" => Ended,
    }
}

/// Why somebody was removed: a code from a closed list, so that no signed statement carries prose
/// about a person or an organisation.
pub const REASONS: [&str; 8] = [
    "duplicate",
    "not-an-organisation",
    "not-authorised",
    "key-compromised",
    "key-lost",
    "abuse",
    "on-request",
    "other",
];

/// Whether one of [`REASONS`] tells anything: that there was another one says nothing.
#[must_use]
pub fn is_telling(reason: &str) -> bool {
    reason != "other"
}

/// The members of an `Admission` that are its own. Whom it is about stands in the statement's
/// `about`: one id of an actor or of an attestation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    /// `as`.
    pub role: Role,
    /// The key; absent means the actor with all its keys, or an attestation.
    pub admits: Option<Multikey>,
    /// `state`.
    pub state: AdmissionState,
    /// The names that were seen and let in.
    pub names_digest: Option<Digest>,
    /// The number on the list, where the organiser gives one.
    pub ordinal: Option<u64>,
    /// When the signer was first let in, in milliseconds since 1970; a renewal carries on the
    /// `since` of what it renews.
    pub since: Option<u64>,
    /// One of [`REASONS`].
    pub reason: Option<String>,
    /// Digests of removals that the organiser sets aside.
    pub overrules: Vec<Digest>,
}

impl Admission {
    pub(crate) fn read(members: Members<'_>) -> Result<Self, Fault> {
        if members.ids("about", 2)?.len() != 1 {
            return Err(Fault::Member("about"));
        }
        let reasons = REASONS.map(|code| (code, code));
        let reason = members.optional_word("reason", &reasons)?;
        let overrules = members
            .texts("overrules", MAX_OVERRULES)?
            .iter()
            .map(|digest| digest.parse().map_err(|_| Fault::DigestFormat("overrules")))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            role: members.word("as", &Role::ALL)?,
            admits: members.optional_key("admits")?,
            state: members.word("state", &AdmissionState::ALL)?,
            names_digest: members.optional_digest("namesDigest")?,
            ordinal: members.optional_integer("ordinal", 1, MAX_ORDINAL)?,
            since: members.optional_integer("since", 1, MAX_SEQ)?,
            reason: reason.map(str::to_owned),
            overrules,
        })
    }
}
