//! `Vote`: one voter's answer to a ballot, in the open or under seal.

use super::Choices;
use crate::{Fault, members::Members, statement::MAX_SEQ};
use serde_json::{Map, Value, json};
use undersigned_proof::Digest;

/// What was cast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cast {
    /// An answer that everybody can read.
    Open(Choices),
    /// What can be opened later: see [`super::commitment`].
    Sealed(Digest),
}

/// The members of a `Vote` that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The ballot's address.
    pub about: String,
    /// Digest of the ballot on whose terms it was cast.
    pub ballot_digest: Digest,
    /// When that ballot closes, copied: it tells votes in time from late ones before anybody has
    /// seen the ballot.
    pub closes: u64,
    /// For whom it was cast.
    pub voter: String,
    /// What was cast.
    pub cast: Cast,
}

impl Vote {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        members.word("state", &[("cast", ())])?;
        let cast = match members.get("commitment") {
            None => Cast::Open(Choices::read(members)?),
            Some(_) if members.get("choices").is_some() => return Err(Fault::Member("choices")),
            Some(_) => Cast::Sealed(members.digest("commitment")?),
        };
        Ok(Self {
            about: members.id("about")?.to_owned(),
            ballot_digest: members.digest("ballotDigest")?,
            closes: members.integer("closes", 1, MAX_SEQ)?,
            voter: members.id("voter")?.to_owned(),
            cast,
        })
    }

    /// Its members, to be signed.
    pub fn members(&self) -> Map<String, Value> {
        let (name, cast) = match &self.cast {
            Cast::Open(choices) => ("choices", choices.to_value()),
            Cast::Sealed(commitment) => ("commitment", json!(commitment.to_string())),
        };
        let mut members = Map::new();
        for (name, value) in [
            ("about", json!(self.about)),
            ("ballotDigest", json!(self.ballot_digest.to_string())),
            ("closes", json!(self.closes)),
            ("voter", json!(self.voter)),
            (name, cast),
        ] {
            members.insert(name.into(), value);
        }
        members
    }
}
