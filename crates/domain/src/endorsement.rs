//! `Endorsement`: an organisation's own statement that it signs.

use crate::{Fault, Names, mandate::Mandate, members::Members};
use serde::{Deserialize, Serialize};
use std::{cell::RefCell, sync::Arc};
use undersigned_proof::Digest;

/// Largest revision number.
pub const MAX_REVISION: u64 = 10_000;
/// Most reservations, by demand or clause.
const MAX_RESERVATIONS: usize = 32;
/// Longest reservation, in Unicode scalar values.
const MAX_RESERVATION_CHARS: usize = 1_000;

/// A reservation against one demand or clause.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reservation {
    /// The id of the demand or clause.
    pub demand: String,
    /// What is reserved, in the signer's words.
    pub text: Option<String>,
}

/// The members of an `Endorsement` that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsement {
    /// `true` for `endorsed`, `false` for `withdrawn`.
    pub endorsed: bool,
    /// The wording it pins; absent where withdrawn.
    pub pin: Option<Arc<Pin>>,
    /// How the signer is called; empty where withdrawn.
    pub names: Names,
    /// Reservations by demand or clause.
    pub reservations: Vec<Reservation>,
    /// An attestation that the signer says is its own: a suggestion without effect.
    pub claims: Option<String>,
    /// On what it rests, for readers.
    pub mandate: Option<Mandate>,
}

/// The wording that was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pin {
    /// `revision`.
    pub revision: u64,
    /// `textDigest`.
    pub text_digest: Digest,
}

thread_local! {
    /// Which wording was read of last.
    static LAST: RefCell<Option<Arc<Pin>>> = const { RefCell::new(None) };
}

impl Pin {
    /// Shared with what the same thread has read before it: nearly all of a list signed one wording.
    pub(crate) fn read(members: Members<'_>) -> Result<Arc<Self>, Fault> {
        let pin = Self {
            revision: members.integer("revision", 1, MAX_REVISION)?,
            text_digest: members.digest("textDigest")?,
        };
        Ok(LAST.with_borrow_mut(|last| match last {
            Some(last) if **last == pin => last.clone(),
            _ => last.insert(Arc::new(pin)).clone(),
        }))
    }
}

impl Endorsement {
    pub(crate) fn read(members: Members<'_>) -> Result<Self, Fault> {
        no_about(members)?;
        let endorsed = members.word("state", &[("endorsed", true), ("withdrawn", false)])?;
        let names = Names::read(members)?;
        check_names_follow_state(endorsed, &names, members)?;
        Ok(Self {
            endorsed,
            pin: endorsed.then(|| Pin::read(members)).transpose()?,
            names,
            reservations: reservations(members)?,
            claims: match members.get("claims") {
                None => None,
                Some(_) => Some(members.id("claims")?.to_owned()),
            },
            // What is withdrawn rests on nothing.
            mandate: endorsed.then(|| Mandate::read(members)).flatten(),
        })
    }
}

/// What is not about anybody has no `about`, or an empty one.
pub(crate) fn no_about(members: Members<'_>) -> Result<(), Fault> {
    match members.texts("about", 0) {
        Ok(_) => Ok(()),
        Err(_) => Err(Fault::Member("about")),
    }
}

/// A name must be there while somebody signs, and must be gone when it is withdrawn, in whatever
/// member ActivityStreams has for it.
pub(crate) fn check_names_follow_state(
    signs: bool,
    names: &Names,
    members: Members<'_>,
) -> Result<(), Fault> {
    let unnamed = names.is_empty() && (signs || members.get("name").is_none());
    match (signs, unnamed) {
        (true, true) => Err(Fault::Member("nameMap")),
        (false, false) => Err(Fault::WithdrawnWithName),
        _ => Ok(()),
    }
}

fn reservations(members: Members<'_>) -> Result<Vec<Reservation>, Fault> {
    members
        .items("reservations", MAX_RESERVATIONS)?
        .iter()
        .map(|item| {
            let item = Members(item.as_object().ok_or(Fault::Member("reservations"))?);
            Ok(Reservation {
                demand: item.text("demand")?.to_owned(),
                text: item
                    .optional_text("text", MAX_RESERVATION_CHARS)?
                    .map(str::to_owned),
            })
        })
        .collect()
}
