//! What an organiser says beside the list: updates, the people and matters an appeal is about, and
//! how it was handed over.
//!
//! A dispatch is no statement and no member of any state: no list, count or digest depends on one.
//! It is signed by the organiser all the same, so that every server that holds the appeal can keep
//! it, show it, and pass it on when the organiser's own server is gone. Of two with one id the
//! newer holds, so the order in which they arrive leaves no trace.

mod case;
mod case_picture;
mod event;
mod handover;
pub mod letter;
mod news;
mod read;
mod signing;
mod update;

pub use case::{Case, CaseKind, MAX_PLACE, MAX_SAME};
pub use case_picture::{CasePicture, MAX_CASE_PICTURES};
pub(crate) use event::is_zone;
pub use event::{
    Event, EventStatus, MAX_CAPACITY, MAX_POINTS, MAX_SPEAKERS, Moment, Point, Registration,
    Speaker,
};
pub use handover::{Answer, Evidence, Handover, MAX_ANSWERS, MAX_EVIDENCE};
pub use letter::Letter;
pub use news::News;
pub use read::{MAX_TEXT_CHARS, Source, is_web_address};
pub(crate) use read::{by_language, write_text};
pub use signing::Envelope;
pub use update::{MAX_CHANGES, MAX_SOURCES, Update};

use crate::{
    AppealKey, Fault,
    context::{dispatch_context, event_context},
    ids::same_origin,
    members::{Members, words},
    signed::{self, check_frame, check_owner, parse_document},
    statement::MAX_SEQ,
};
use serde_json::{Map, Value};
use std::sync::Arc;
use undersigned_proof::{
    Digest, Multikey, canonical::canonical_without, eddsa_jcs_2022, strict_json,
};

/// Largest one, in bytes of its canonical form without the proof.
pub const MAX_DISPATCH_BYTES: usize = 128 * 1024;
/// Most of them that a server keeps for one appeal, those that were taken back included.
pub const MAX_DISPATCHES: usize = 2_000;
const TYPE: &str = "dispatch";
/// What a dispatch that was taken back may still say.
const LEFT: [&str; 6] = ["kind", "object", "root", "key", "seq", "state"];
/// What the document around it may still say.
const LEFT_AROUND: [&str; 11] = [
    "@context",
    "id",
    "type",
    "attributedTo",
    "published",
    "updated",
    "deleted",
    "formerType",
    "to",
    "cc",
    "proof",
];

/// What a dispatch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Dated words.
    Update,
    /// A person, group or matter that the appeal is about.
    Case,
    /// That the list was handed over, and what was answered.
    Handover,
    /// A letter that readers may send.
    Letter,
    /// A meeting.
    Event,
}

words! {
    Kind {
        "update" => Update,
        "case" => Case,
        "handover" => Handover,
        "letter" => Letter,
        "event" => Event,
    }
}

impl Kind {
    /// The ActivityStreams type of its document.
    pub fn object_type(self) -> &'static str {
        match self {
            Self::Update | Self::Letter => "Note",
            Self::Case | Self::Handover => "Object",
            Self::Event => "Event",
        }
    }

    /// The `@context` of its document.
    pub fn context(self) -> &'static Value {
        match self {
            Self::Event => event_context(),
            _ => dispatch_context(),
        }
    }
}

/// What a dispatch says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Dated words.
    Update(Box<Update>),
    /// A case.
    Case(Box<Case>),
    /// A handover.
    Handover(Box<Handover>),
    /// A letter to send.
    Letter(Box<Letter>),
    /// A meeting.
    Event(Box<Event>),
    /// It was taken back.
    Withdrawn,
}

/// One that has passed the gate, with the text in which it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatch {
    /// Its address, the same over all its `seq`s.
    pub id: String,
    /// The organiser.
    pub author: String,
    /// The key that made the proof. Whether it is the organiser's, only the state can say.
    pub key: Multikey,
    /// The appeal.
    pub appeal: AppealKey,
    /// What it is.
    pub kind: Kind,
    /// Of two with one id the higher holds.
    pub seq: u64,
    /// When it was first published, as it says.
    pub published: Option<String>,
    /// When it was last said anew, as it says; none where it never was. No rule looks at it.
    pub updated: Option<String>,
    /// SHA-256 of it without its proof.
    pub digest: Digest,
    /// What it says.
    pub words: Words,
    text: Arc<str>,
}

impl Dispatch {
    /// Checks form, bounds, origin and proof.
    ///
    /// # Errors
    /// The first [`Fault`] found, with the codes of a statement's gate.
    pub fn check(text: &[u8]) -> Result<Self, Fault> {
        let (document, text) = parse_document(text, 4 * MAX_DISPATCH_BYTES, TYPE)?;
        let proof = check_frame(&document, context_of(&document), MAX_DISPATCH_BYTES, TYPE)?;
        let dispatch = read(&document, text)?;
        check_owner(proof, &dispatch.author)?;
        if !same_origin(&dispatch.id, &dispatch.author)
            || !same_origin(&dispatch.appeal.object, &dispatch.author)
        {
            return Err(Fault::ProofOwner);
        }
        eddsa_jcs_2022::verify(&document, &dispatch.key)?;
        Ok(dispatch)
    }

    /// Checks one that stands inside a larger document.
    ///
    /// # Errors
    /// As [`Dispatch::check`].
    pub fn check_value(value: &Value) -> Result<Self, Fault> {
        Self::check(value.to_string().as_bytes())
    }

    /// Reads one that has passed the gate before and was kept: its proof is not looked at again.
    ///
    /// # Errors
    /// The [`Fault`] of what was not kept as it came.
    pub fn stored(text: &str) -> Result<Self, Fault> {
        let (document, text) = parse_document(text.as_bytes(), 4 * MAX_DISPATCH_BYTES, TYPE)?;
        read(&document, text)
    }

    /// One that nobody has signed, to show how it would look. It has no text and passes nowhere.
    pub fn unsigned(
        id: String,
        author: &str,
        appeal: AppealKey,
        kind: Kind,
        seq: u64,
        words: Words,
    ) -> Self {
        Self {
            id,
            author: author.to_owned(),
            key: appeal.root.clone(),
            appeal,
            kind,
            seq,
            published: None,
            updated: None,
            digest: Digest::of(&[]),
            words,
            text: Arc::from(""),
        }
    }

    /// The text as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The document.
    pub fn value(&self) -> Value {
        strict_json::kept(&self.text).unwrap_or_default()
    }

    /// Whether it was taken back.
    pub fn is_withdrawn(&self) -> bool {
        self.words == Words::Withdrawn
    }

    /// Whether it stands above another with the same id: the higher `seq`, and of two at one `seq`
    /// that with the smaller digest, so that all who have both keep the same.
    pub fn outranks(&self, other: &Self) -> bool {
        (self.seq, other.digest) > (other.seq, self.digest)
    }
}

/// The digest of all that is held, whatever the order: two servers with equal ones hold the same.
pub fn digest_of_all<'a>(digests: impl IntoIterator<Item = &'a Digest>) -> Digest {
    signed::digest_of_all(b"undersigned:dispatches:v1\0", digests)
}

/// What the members of a dispatch say that is being written.
///
/// # Errors
/// The [`Fault`] that keeps it from being signed.
pub fn read_words(kind: Kind, inside: &Map<String, Value>) -> Result<Words, Fault> {
    let members = Members(inside);
    Ok(match kind {
        Kind::Update => Words::Update(Box::new(Update::read(members)?)),
        Kind::Case => Words::Case(Box::new(Case::read(members)?)),
        Kind::Handover => Words::Handover(Box::new(Handover::read(members)?)),
        Kind::Letter => Words::Letter(Box::new(Letter::read(members)?)),
        Kind::Event => Words::Event(Box::new(Event::read(members)?)),
    })
}

/// Whether a document says that it is one: what it is then is for [`Dispatch::check`].
pub fn is_dispatch(document: &Map<String, Value>) -> bool {
    document.get("dispatch").is_some_and(Value::is_object)
}

/// The `@context` that a document must have, by the kind that it says it is of.
fn context_of(document: &Map<String, Value>) -> &'static Value {
    let inside = document.get("dispatch");
    let said = inside.and_then(|inside| inside.get("kind")?.as_str());
    let kind = Kind::ALL.iter().find(|(name, _)| Some(*name) == said);
    kind.map_or_else(dispatch_context, |(_, kind)| kind.context())
}

fn read(document: &Map<String, Value>, text: &str) -> Result<Dispatch, Fault> {
    let around = Members(document);
    let Some(Value::Object(inside)) = document.get("dispatch") else {
        return Err(Fault::Member("dispatch"));
    };
    let members = Members(inside);
    let kind = members.word("kind", &Kind::ALL)?;
    let withdrawn = members.word("state", &[("published", false), ("withdrawn", true)])?;
    let expected = match withdrawn {
        true => "Tombstone",
        false => kind.object_type(),
    };
    around.word("type", &[(expected, ())])?;
    let left = inside.keys().all(|name| LEFT.contains(&name.as_str()))
        && document
            .keys()
            .all(|name| name == "dispatch" || LEFT_AROUND.contains(&name.as_str()));
    let words = match withdrawn {
        true if !left => return Err(Fault::Member("state")),
        true => Words::Withdrawn,
        false => read_words(kind, inside)?,
    };
    // The gate does not ask for it, so whatever else stands there is left alone.
    let updated = document.get("updated").and_then(Value::as_str);
    Ok(Dispatch {
        id: around.id("id")?.to_owned(),
        author: around.id("attributedTo")?.to_owned(),
        key: members.key("key")?,
        appeal: AppealKey {
            object: members.id("object")?.to_owned(),
            root: members.key("root")?,
        },
        kind,
        seq: members.integer("seq", 1, MAX_SEQ)?,
        published: around.optional_text("published", 40)?.map(str::to_owned),
        updated: updated.map(str::to_owned),
        digest: digest(document),
        words,
        text: text.into(),
    })
}

fn digest(document: &Map<String, Value>) -> Digest {
    let unsecured = canonical_without(document, "proof");
    Digest::of(&[b"undersigned:dispatch:v1\0", &unsecured])
}
