//! What a program sends to propose, speak, open a ballot and vote.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A change to a text.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewAmendment {
    pub(super) org: String,
    pub(super) object: String,
    /// The id of an amendment of `org`: it is written anew.
    pub(super) id: Option<String>,
    /// With `id`: `withdrawn` takes it back.
    pub(super) state: Option<String>,
    /// With `id`: the id of another amendment, behind which `org` stands instead.
    pub(super) into: Option<String>,
    /// `add`, `change` or `strike`.
    #[serde(default)]
    pub(super) change: String,
    /// The id of a clause; of one that is added its new id, which is made where it is left out.
    #[serde(default)]
    pub(super) clause: String,
    /// Of a clause that is added: the one before it.
    pub(super) after: Option<String>,
    /// Of a clause that is added: `aims`, `positions` or `activities`.
    pub(super) part: Option<String>,
    /// The clause as it would read, by language.
    #[serde(default)]
    pub(super) text: BTreeMap<String, String>,
    /// Why, by language.
    #[serde(default)]
    pub(super) reasons: BTreeMap<String, String>,
}

/// How an organisation stands to an amendment.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewPosition {
    pub(super) org: String,
    pub(super) object: String,
    /// The amendment's id.
    pub(super) amendment: String,
    /// `withdrawn` takes back what was said.
    pub(super) state: Option<String>,
    #[serde(default)]
    pub(super) seconds: bool,
    /// By language.
    #[serde(default)]
    pub(super) comment: BTreeMap<String, String>,
    /// By language.
    #[serde(default)]
    pub(super) reservation: BTreeMap<String, String>,
}

/// The terms of a ballot.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewBallot {
    pub(super) org: String,
    pub(super) object: String,
    /// The id of a ballot of `org`, to call it off.
    pub(super) id: Option<String>,
    /// With `id`: `cancelled`.
    pub(super) state: Option<String>,
    pub(super) question: Option<NewQuestion>,
    /// Left out, every organisation on the list that signs by its own key, and the initiators.
    pub(super) roll: Option<Vec<NewVoter>>,
    /// Percent of the roll that must take part.
    #[serde(default)]
    pub(super) quorum: u8,
    /// Not for a committee.
    pub(super) majority: Option<NewMajority>,
    /// Milliseconds since 1970.
    #[serde(default)]
    pub(super) closes: u64,
    /// The time zone in which that was chosen, as `Europe/Berlin`: pages tell the time there beside UTC.
    pub(super) timezone: Option<String>,
    pub(super) sealed: Option<NewSealed>,
    /// By language.
    #[serde(default)]
    pub(super) words: BTreeMap<String, String>,
}

/// What is asked.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum NewQuestion {
    /// Whether an amendment is adopted as it is now.
    Amendment {
        /// Its id.
        amendment: String,
    },
    /// Whether the text is adopted as it is now.
    Text {},
    /// Who sits on a committee.
    Committee {
        /// How many are elected.
        seats: usize,
        /// Who stands.
        candidates: Vec<NewCandidate>,
        /// First and last day.
        term: NewTerm,
        /// What the committee is for, by language.
        mandate: BTreeMap<String, String>,
    },
}

/// Who stands for a committee.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCandidate {
    pub(super) name: String,
    /// The actor id of an organisation.
    pub(super) of: Option<String>,
    /// By language.
    #[serde(default)]
    pub(super) about: BTreeMap<String, String>,
}

/// From when until when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTerm {
    #[schema(format = Date)]
    pub(super) from: String,
    #[schema(format = Date)]
    pub(super) until: String,
}

/// One who may vote.
#[derive(Deserialize, ToSchema)]
pub struct NewVoter {
    /// An actor's id.
    pub(super) voter: String,
    /// With `key`: the actor id of a delegate.
    pub(super) by: Option<String>,
    /// With `by`: the delegate's published key.
    pub(super) key: Option<String>,
}

/// How many must say yes.
#[derive(Deserialize, ToSchema)]
pub struct NewMajority {
    /// `votes`, `present` or `roll`.
    pub(super) of: String,
    pub(super) percent: u8,
    /// Whether it must be more than that; otherwise as much is enough.
    pub(super) more: bool,
}

/// How sealed votes are opened.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewSealed {
    /// Milliseconds since 1970, after `closes`.
    pub(super) opens_until: u64,
    /// `abstention` or `not-cast`.
    pub(super) unopened: String,
}

/// A vote.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewVote {
    pub(super) org: String,
    pub(super) object: String,
    /// The ballot's id.
    pub(super) ballot: String,
    /// For whom `org` votes; left out, for itself.
    pub(super) voter: Option<String>,
    /// `yes`, `no` or `abstain`; in an election the places of candidates, from 0, ascending.
    pub(super) choices: Value,
}
