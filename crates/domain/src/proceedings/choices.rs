//! What a vote says, and the seal over it.

use super::MAX_CANDIDATES;
use crate::{
    Fault,
    members::{Members, words},
};
use serde_json::{Value, json};
use undersigned_proof::{Digest, canonical::canonical};

/// Length of a nonce as it is written: 32 bytes in base64url without padding.
const NONCE_CHARS: usize = 43;

/// The answer to a question of yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// For it.
    Yes,
    /// Against it.
    No,
    /// Neither, and yet takes part.
    Abstain,
}

words! {
    Answer {
        "yes" => Yes,
        "no" => No,
        "abstain" => Abstain,
    }
}

/// What a vote says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choices {
    /// To a question of yes or no.
    Answer(Answer),
    /// Places of the candidates approved of, ascending; none is an abstention.
    Candidates(Vec<usize>),
}

impl Choices {
    /// As it stands on the wire.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Answer(answer) => json!(answer.name()),
            Self::Candidates(places) => json!(places),
        }
    }

    /// Reads what [`Choices::to_value`] writes.
    ///
    /// # Errors
    /// A [`Fault`] where it is no answer, or places are not ascending.
    pub fn from_value(value: &Value) -> Result<Self, Fault> {
        let wrong = Fault::Member("choices");
        match value {
            Value::String(text) => Answer::ALL
                .iter()
                .find(|(name, _)| name == text)
                .map(|(_, answer)| Self::Answer(*answer))
                .ok_or(wrong),
            Value::Array(items) if items.len() > MAX_CANDIDATES => Err(Fault::TooLong("choices")),
            Value::Array(items) => {
                let places = items.iter().map(place).collect::<Option<Vec<_>>>();
                let places = places.ok_or(Fault::NumberRange("choices"))?;
                // One vote has one spelling, or two that say the same would be taken for double.
                match places.windows(2).all(|pair| pair[0] < pair[1]) {
                    true => Ok(Self::Candidates(places)),
                    false => Err(wrong),
                }
            }
            _ => Err(wrong),
        }
    }

    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        Self::from_value(members.get("choices").ok_or(Fault::Member("choices"))?)
    }
}

fn place(value: &Value) -> Option<usize> {
    let place = usize::try_from(value.as_u64()?).ok()?;
    (place < MAX_CANDIDATES).then_some(place)
}

/// What a sealed vote publishes instead of its choices. The ballot and the voter are part of it, so
/// that nobody can copy another's seal.
pub fn commitment(ballot: &Digest, choices: &Choices, nonce: &str, voter: &str) -> Digest {
    let sealed = json!({
        "ballot": ballot.to_string(),
        "choices": choices.to_value(),
        "nonce": nonce,
        "voter": voter,
    });
    Digest::of(&[b"undersigned:vote:v1\0", &canonical(&sealed)])
}

/// Reads a nonce. Its bytes mean nothing: only its text is hashed.
pub(super) fn nonce(members: Members<'_>) -> Result<String, Fault> {
    let nonce = members.text("nonce")?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    match nonce.len() == NONCE_CHARS && nonce.bytes().all(plain) {
        true => Ok(nonce.to_owned()),
        false => Err(Fault::Member("nonce")),
    }
}
