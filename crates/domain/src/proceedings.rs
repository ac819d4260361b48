//! What organisations say about the wording and decide together: amendments, positions, ballots,
//! votes, and how each counted them.
//!
//! A proceeding is no statement and no member of any state: no list, count or state digest depends
//! on one. It is signed all the same, by whoever says it, so that every server that holds the
//! appeal keeps the whole record, passes it on, and counts it by itself. Registers join by rules
//! that the order of arrival cannot touch: see [`settle`].

mod amendment;
mod ballot;
mod choices;
mod consolidate;
mod count;
mod decisions;
mod doubts;
mod opening;
mod outcome;
mod position;
mod question;
mod record;
mod registers;
mod reported;
mod rights;
mod text;
mod vote;

pub use amendment::{Amendment, AmendmentState, Change, MAX_CLAUSE_CHARS, MAX_REASONS_CHARS};
pub use ballot::{Ballot, Delegate, MAX_ROLL, Majority, MajorityOf, RollEntry, Sealed, Unopened};
pub use choices::{Answer, Choices, commitment};
pub use consolidate::{Consolidated, consolidate};
pub use doubts::Doubt;
pub use opening::{Opening, Recount};
pub use outcome::Outcome;
pub use position::{MAX_COMMENT_CHARS, MAX_RESERVATION_CHARS, Position};
pub use question::{Candidate, Committee, MAX_CANDIDATES, MAX_SEATS, Question};
pub use record::{
    AmendmentEntry, BallotEntry, MAX_CONFLICTS, PositionEntry, Record, RecountEntry, Standing,
    VoteEntry,
};
pub use registers::{register_of_vote, settle};
pub(crate) use rights::judge;
pub use rights::{Refusal, may_open_ballots, may_write, standing};
pub use vote::{Cast, Vote};

use crate::{
    AppealKey, Author, Fault,
    context::proceeding_context,
    ids::same_origin,
    members::Members,
    signed::{self, check_frame, check_owner, parse_document},
};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use undersigned_proof::{
    Digest, Multikey, canonical::canonical_without, eddsa_jcs_2022, strict_json,
};

/// The version of the rules of proceedings. Beside [`crate::RULES`]: no list depends on them.
pub const PROCEEDINGS: u64 = 1;
/// Largest one, in bytes of its canonical form without the proof.
pub const MAX_PROCEEDING_BYTES: usize = 64 * 1024;
/// Largest ballot: it holds a roll, and the amendment that is voted on.
pub const MAX_BALLOT_BYTES: usize = 2 * MAX_PROCEEDING_BYTES;
/// Most amendments, positions and ballots that a server keeps for one appeal, but for those of
/// initiators. What ballots ask for, votes and what belongs to them, comes on top.
pub const MAX_PROCEEDINGS: usize = 5_000;
/// Most amendments and positions that a server keeps of one organisation, under all its keys, for one
/// appeal; and most ballots of one pair of actor and key.
pub const MAX_PER_AUTHOR: usize = 300;
/// Most proceedings of any type that are read from one file, or asked for at once.
pub const MAX_READ: usize = 100_000;
const TYPE: &str = "proceeding";

/// The types of proceedings, as on the wire.
pub(crate) fn type_names() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(|(name, _)| name)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Amendment,
    Position,
    Ballot,
    Vote,
    Opening,
    Recount,
}

impl Kind {
    const ALL: [(&'static str, Self); 6] = [
        ("Amendment", Self::Amendment),
        ("Position", Self::Position),
        ("Ballot", Self::Ballot),
        ("Vote", Self::Vote),
        ("Opening", Self::Opening),
        ("Recount", Self::Recount),
    ];
}

/// What a proceeding says, by its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// One clause should read otherwise.
    Amendment(Box<Amendment>),
    /// What an organisation thinks of an amendment.
    Position(Box<Position>),
    /// A question that is put to a roll of voters.
    Ballot(Box<Ballot>),
    /// A ballot is called off.
    Cancelled,
    /// One voter's answer.
    Vote(Box<Vote>),
    /// What was in a sealed vote.
    Opening(Box<Opening>),
    /// How one server counted a ballot.
    Recount(Box<Recount>),
}

impl Content {
    /// The `type` on the wire.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Amendment(_) => "Amendment",
            Self::Position(_) => "Position",
            Self::Ballot(_) | Self::Cancelled => "Ballot",
            Self::Vote(_) => "Vote",
            Self::Opening(_) => "Opening",
            Self::Recount(_) => "Recount",
        }
    }

    /// The address of the amendment or ballot that it is about; none where it is one itself.
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::Amendment(_) | Self::Ballot(_) | Self::Cancelled => None,
            Self::Position(position) => Some(&position.about),
            Self::Vote(vote) => Some(&vote.about),
            Self::Opening(opening) => Some(&opening.about),
            Self::Recount(recount) => Some(&recount.about),
        }
    }
}

/// One that has passed the gate, with the text in which it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proceeding {
    /// Its address.
    pub id: String,
    /// The organisation that says it.
    pub author: String,
    /// The key that made the proof. Whether it is that organisation's, only the state can say.
    pub key: Multikey,
    /// The appeal.
    pub appeal: AppealKey,
    /// When it was signed, in milliseconds since 1970, as it says.
    pub seq: u64,
    /// When it was published, as it says.
    pub published: Option<String>,
    /// SHA-256 of it without its proof.
    pub digest: Digest,
    /// What it says.
    pub content: Content,
    text: Arc<str>,
}

impl Proceeding {
    /// Checks form, bounds, origin and proof.
    ///
    /// # Errors
    /// The first [`Fault`] found, with the codes of a statement's gate.
    pub fn check(text: &[u8]) -> Result<Self, Fault> {
        let (document, text) = parse_document(text, 4 * MAX_BALLOT_BYTES, TYPE)?;
        let limit = match document.get("type").and_then(Value::as_str) {
            Some("Ballot") => MAX_BALLOT_BYTES,
            _ => MAX_PROCEEDING_BYTES,
        };
        let proof = check_frame(&document, proceeding_context(), limit, TYPE)?;
        let proceeding = read(&document, text)?;
        check_owner(proof, &proceeding.author)?;
        if !same_origin(&proceeding.id, &proceeding.author) {
            return Err(Fault::ProofOwner);
        }
        eddsa_jcs_2022::verify(&document, &proceeding.key)?;
        Ok(proceeding)
    }

    /// Checks one that stands inside a larger document.
    ///
    /// # Errors
    /// As [`Proceeding::check`].
    pub fn check_value(value: &Value) -> Result<Self, Fault> {
        Self::check(value.to_string().as_bytes())
    }

    /// Reads one that has passed the gate before and was kept: its proof is not looked at again.
    ///
    /// # Errors
    /// The [`Fault`] of what was not kept as it came.
    pub fn stored(text: &str) -> Result<Self, Fault> {
        let (document, text) = parse_document(text.as_bytes(), 4 * MAX_BALLOT_BYTES, TYPE)?;
        read(&document, text)
    }

    /// The text as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The document.
    pub fn value(&self) -> Value {
        strict_json::kept(&self.text).unwrap_or_default()
    }

    /// The register it lives in, as a text that is the same on every server.
    pub fn register(&self) -> String {
        registers::register(self)
    }

    /// Whether it stands above another of its register. [`settle`] says what of a register is kept.
    pub fn outranks(&self, other: &Self) -> bool {
        registers::outranks(self, other)
    }

    /// Whether only an initiator may say it.
    pub fn is_initiators(&self) -> bool {
        matches!(self.content, Content::Ballot(_) | Content::Cancelled)
    }
}

/// Whether a document says that it is one: what it is then is for [`Proceeding::check`].
pub fn is_proceeding(document: &Map<String, Value>) -> bool {
    let name = document.get("type").and_then(Value::as_str);
    name.is_some_and(|name| Kind::ALL.iter().any(|(known, _)| *known == name))
        && document.get("root").is_some_and(Value::is_string)
}

/// The digest of all that is held, whatever the order: two servers with equal ones hold the same.
pub fn digest_of_all<'a>(digests: impl IntoIterator<Item = &'a Digest>) -> Digest {
    signed::digest_of_all(b"undersigned:proceedings:v1\0", digests)
}

fn read(document: &Map<String, Value>, text: &str) -> Result<Proceeding, Fault> {
    let members = Members(document);
    let kind = members.word("type", &Kind::ALL)?;
    Ok(Proceeding {
        id: members.id("id")?.to_owned(),
        author: members.id("attributedTo")?.to_owned(),
        key: members.key("key")?,
        appeal: AppealKey {
            object: members.id("object")?.to_owned(),
            root: members.key("root")?,
        },
        seq: members.seq()?,
        published: members.optional_text("published", 40)?.map(str::to_owned),
        digest: digest(document),
        content: content(kind, members)?,
        text: text.into(),
    })
}

fn content(kind: Kind, members: Members<'_>) -> Result<Content, Fault> {
    Ok(match kind {
        Kind::Amendment => Content::Amendment(Box::new(Amendment::read(members)?)),
        Kind::Position => Content::Position(Box::new(Position::read(members)?)),
        Kind::Ballot => match members.word("state", &[("open", false), ("cancelled", true)])? {
            true => Content::Cancelled,
            false => Content::Ballot(Box::new(Ballot::read(members)?)),
        },
        Kind::Vote => Content::Vote(Box::new(Vote::read(members)?)),
        Kind::Opening => Content::Opening(Box::new(Opening::read(members)?)),
        Kind::Recount => Content::Recount(Box::new(Recount::read(members)?)),
    })
}

fn digest(document: &Map<String, Value>) -> Digest {
    let unsecured = canonical_without(document, "proof");
    Digest::of(&[b"undersigned:proceeding:v1\0", &unsecured])
}

/// What every proceeding has, to be signed.
#[derive(Debug, Clone)]
pub struct Envelope<'a> {
    /// Its address.
    pub id: &'a str,
    /// The appeal.
    pub appeal: &'a AppealKey,
    /// Now in milliseconds since 1970, and higher than any seen for its register.
    pub seq: u64,
    /// Now, RFC 3339 in UTC without a fraction.
    pub now: &'a str,
}

impl Author {
    /// Signs a proceeding: `members` holds what its type says beside the envelope.
    ///
    /// # Errors
    /// A [`Fault`] where it is not fit to be signed.
    pub fn proceeding(
        &self,
        envelope: &Envelope<'_>,
        type_name: &str,
        state: &str,
        members: Map<String, Value>,
    ) -> Result<Proceeding, Fault> {
        let mut document = members;
        for (name, value) in [
            ("@context", proceeding_context().clone()),
            ("id", json!(envelope.id)),
            ("type", json!(type_name)),
            ("attributedTo", json!(self.actor)),
            ("key", json!(self.key.public().as_str())),
            ("object", json!(envelope.appeal.object)),
            ("root", json!(envelope.appeal.root.as_str())),
            ("seq", json!(envelope.seq)),
            ("published", json!(envelope.now)),
            ("state", json!(state)),
        ] {
            document.insert(name.into(), value);
        }
        let signed = eddsa_jcs_2022::sign(document, &self.key, &self.key_id, envelope.now);
        Proceeding::check_value(&Value::Object(signed))
    }
}
