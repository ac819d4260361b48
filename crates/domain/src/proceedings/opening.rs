//! What follows when a ballot has closed: `Opening` breaks the seal of a vote, `Recount` says how
//! one server counted.

use super::{
    Choices,
    choices::{commitment, nonce},
};
use crate::{Fault, members::Members};
use serde_json::{Map, Value, json};
use undersigned_proof::Digest;

/// Most votes of one recount: no more can count than stand on a roll.
const MAX_VOTES: usize = super::MAX_ROLL;

/// The members of an `Opening` that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The ballot's address.
    pub about: String,
    /// Digest of the ballot.
    pub ballot_digest: Digest,
    /// For whom was voted.
    pub voter: String,
    /// What the vote says.
    pub choices: Choices,
    /// What kept it from being guessed.
    pub nonce: String,
}

impl Opening {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        members.word("state", &[("opened", ())])?;
        Ok(Self {
            about: members.id("about")?.to_owned(),
            ballot_digest: members.digest("ballotDigest")?,
            voter: members.id("voter")?.to_owned(),
            choices: Choices::read(members)?,
            nonce: nonce(members)?,
        })
    }

    /// The seal that it breaks.
    pub fn commitment(&self) -> Digest {
        commitment(&self.ballot_digest, &self.choices, &self.nonce, &self.voter)
    }

    /// Its members, to be signed.
    pub fn members(&self) -> Map<String, Value> {
        let mut members = Map::new();
        for (name, value) in [
            ("about", json!(self.about)),
            ("ballotDigest", json!(self.ballot_digest.to_string())),
            ("voter", json!(self.voter)),
            ("choices", self.choices.to_value()),
            ("nonce", json!(self.nonce)),
        ] {
            members.insert(name.into(), value);
        }
        members
    }
}

/// The members of a `Recount` that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recount {
    /// The ballot's address.
    pub about: String,
    /// Digest of the ballot.
    pub ballot_digest: Digest,
    /// Digest of what was counted: see [`super::Outcome`].
    pub result_digest: Digest,
    /// Digests of the votes that counted, ascending.
    pub votes: Vec<Digest>,
}

impl Recount {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        members.word("state", &[("counted", ())])?;
        let votes = members
            .texts("votes", MAX_VOTES)?
            .iter()
            .map(|digest| digest.parse().map_err(|_| Fault::DigestFormat("votes")))
            .collect::<Result<Vec<Digest>, _>>()?;
        if !votes.windows(2).all(|pair| pair[0] < pair[1]) {
            return Err(Fault::Member("votes"));
        }
        Ok(Self {
            about: members.id("about")?.to_owned(),
            ballot_digest: members.digest("ballotDigest")?,
            result_digest: members.digest("resultDigest")?,
            votes,
        })
    }

    /// Its members, to be signed.
    pub fn members(&self) -> Map<String, Value> {
        let votes: Vec<_> = self.votes.iter().map(Digest::to_string).collect();
        let mut members = Map::new();
        for (name, value) in [
            ("about", json!(self.about)),
            ("ballotDigest", json!(self.ballot_digest.to_string())),
            ("resultDigest", json!(self.result_digest.to_string())),
            ("votes", json!(votes)),
        ] {
            members.insert(name.into(), value);
        }
        members
    }
}
