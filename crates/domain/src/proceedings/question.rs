//! What a ballot asks.

use super::{Amendment, Content, Proceeding, text::written};
use crate::{
    Fault, appeal::ByLanguage, context::proceeding_context, dispatch::write_text,
    ids::canonical_id, members::Members,
};
use serde_json::{Map, Value, json};
use undersigned_proof::{Digest, Multikey};

/// Most seats of a committee.
pub const MAX_SEATS: usize = 50;
/// Most candidates.
pub const MAX_CANDIDATES: usize = 100;
/// Longest name of a candidate, in Unicode scalar values.
const MAX_NAME_CHARS: usize = 200;
/// Longest words about a candidate in one language.
const MAX_ABOUT_CHARS: usize = 1_000;
/// Longest mandate in one language.
const MAX_MANDATE_CHARS: usize = 5_000;

/// What a ballot asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether an amendment is adopted, in exactly the wording of the digest.
    Amendment {
        /// Its address.
        amendment: String,
        /// Its digest.
        digest: Digest,
        /// What it says. The ballot holds it: whatever its author says later, what was voted on
        /// stays on record.
        wording: Box<Amendment>,
        /// The amendment as it was signed, without its contexts.
        document: Map<String, Value>,
    },
    /// Whether a wording is adopted.
    Text {
        /// Its number.
        revision: u64,
        /// Its digest.
        text_digest: Digest,
    },
    /// Who shall sit on a committee.
    Committee(Box<Committee>),
}

/// A committee to be elected, by approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committee {
    /// How many are elected.
    pub seats: usize,
    /// Who stands.
    pub candidates: Vec<Candidate>,
    /// First day of the term, `YYYY-MM-DD`.
    pub from: String,
    /// Last day of the term, `YYYY-MM-DD`.
    pub until: String,
    /// What the committee is for.
    pub mandate: ByLanguage,
}

/// Who stands for a committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// How they are called.
    pub name: String,
    /// The organisation from which they come: an actor's id.
    pub of: Option<String>,
    /// Words about them.
    pub about: ByLanguage,
}

#[derive(Clone, Copy)]
enum Kind {
    Amendment,
    Text,
    Committee,
}

const KINDS: [(&str, Kind); 3] = [
    ("amendment", Kind::Amendment),
    ("text", Kind::Text),
    ("committee", Kind::Committee),
];

impl Question {
    /// The name of its kind on the wire.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Amendment { .. } => "amendment",
            Self::Text { .. } => "text",
            Self::Committee(_) => "committee",
        }
    }

    /// The question whether an amendment that is on the table is adopted as it is now; none for
    /// anything else.
    pub fn about(proceeding: &Proceeding) -> Option<Self> {
        let Content::Amendment(wording) = &proceeding.content else {
            return None;
        };
        let Value::Object(mut document) = proceeding.value() else {
            return None;
        };
        document.remove("@context");
        if let Some(Value::Object(proof)) = document.get_mut("proof") {
            proof.remove("@context");
        }
        wording.stands().then(|| Self::Amendment {
            amendment: proceeding.id.clone(),
            digest: proceeding.digest,
            wording: wording.clone(),
            document,
        })
    }

    /// Who proposes the amendment that is voted on, with the key; none where none is.
    pub(super) fn proposed_by(&self) -> Option<(&str, Multikey)> {
        let Self::Amendment { document, .. } = self else {
            return None;
        };
        let text = |name: &str| document.get(name).and_then(Value::as_str);
        Some((text("attributedTo")?, text("key")?.parse().ok()?))
    }

    pub(super) fn read(value: Option<&Value>) -> Result<Self, Fault> {
        let Some(Value::Object(inside)) = value else {
            return Err(Fault::Member("question"));
        };
        let members = Members(inside);
        Ok(match members.word("kind", &KINDS)? {
            Kind::Amendment => read_amendment(members)?,
            Kind::Text => Self::Text {
                revision: members.integer("revision", 1, crate::endorsement::MAX_REVISION)?,
                text_digest: members.digest("textDigest")?,
            },
            Kind::Committee => Self::Committee(Box::new(Committee::read(members)?)),
        })
    }

    pub(super) fn write(&self) -> Value {
        match self {
            Self::Amendment {
                amendment,
                digest,
                document,
                ..
            } => json!({
                "kind": "amendment",
                "amendment": amendment,
                "digest": digest.to_string(),
                "document": document,
            }),
            Self::Text {
                revision,
                text_digest,
            } => json!({
                "kind": "text",
                "revision": revision,
                "textDigest": text_digest.to_string(),
            }),
            Self::Committee(committee) => committee.write(),
        }
    }
}

/// The contexts are always the same, and would be keywords inside the ballot where none may stand. The
/// author's proof is there: whoever opens a ballot can put no words into another's mouth.
fn read_amendment(members: Members<'_>) -> Result<Question, Fault> {
    let Some(Value::Object(document)) = members.get("document") else {
        return Err(Fault::Member("document"));
    };
    let (amendment, pinned) = (members.id("amendment")?, members.digest("digest")?);
    Members(document).word("type", &[("Amendment", ())])?;
    let mut whole = document.clone();
    if let Some(Value::Object(proof)) = whole.get_mut("proof") {
        proof.insert("@context".into(), proceeding_context().clone());
    }
    whole.insert("@context".into(), proceeding_context().clone());
    let said = Proceeding::check_value(&Value::Object(whole));
    let said = said.map_err(|_| Fault::Member("document"))?;
    match said.content {
        Content::Amendment(wording)
            if said.id == amendment && said.digest == pinned && wording.stands() =>
        {
            Ok(Question::Amendment {
                amendment: amendment.to_owned(),
                digest: pinned,
                wording,
                document: document.clone(),
            })
        }
        _ => Err(Fault::Member("document")),
    }
}

impl Committee {
    fn read(members: Members<'_>) -> Result<Self, Fault> {
        let seats = members.integer("seats", 1, MAX_SEATS as u64)? as usize;
        let candidates = members
            .items("candidates", MAX_CANDIDATES)?
            .iter()
            .map(Candidate::read)
            .collect::<Result<Vec<_>, _>>()?;
        if candidates.len() < 2 {
            return Err(Fault::Member("candidates"));
        }
        let Some(Value::Object(term)) = members.get("term") else {
            return Err(Fault::Member("term"));
        };
        let term = Members(term);
        let (from, until) = (day(term, "from")?, day(term, "until")?);
        if from > until {
            return Err(Fault::Member("term"));
        }
        let mandate = written(members, "mandate", MAX_MANDATE_CHARS)?;
        if mandate.is_empty() {
            return Err(Fault::Member("mandate"));
        }
        Ok(Self {
            seats,
            candidates,
            from,
            until,
            mandate,
        })
    }

    fn write(&self) -> Value {
        let candidates: Vec<_> = self.candidates.iter().map(Candidate::write).collect();
        json!({
            "kind": "committee",
            "seats": self.seats,
            "candidates": candidates,
            "term": {"from": self.from, "until": self.until},
            "mandate": self.mandate,
        })
    }
}

impl Candidate {
    fn read(value: &Value) -> Result<Self, Fault> {
        let Value::Object(inside) = value else {
            return Err(Fault::Member("candidates"));
        };
        let members = Members(inside);
        let name = members.text("name")?;
        if name.trim().is_empty() {
            return Err(Fault::Member("name"));
        }
        if name.chars().nth(MAX_NAME_CHARS).is_some() {
            return Err(Fault::TooLong("name"));
        }
        let of = members.optional_text("of", crate::ids::MAX_ID_BYTES)?;
        if let Some(of) = of {
            canonical_id("of", of)?;
        }
        Ok(Self {
            name: name.to_owned(),
            of: of.map(str::to_owned),
            about: written(members, "about", MAX_ABOUT_CHARS)?,
        })
    }

    fn write(&self) -> Value {
        let mut members = Map::new();
        members.insert("name".into(), json!(self.name));
        if let Some(of) = &self.of {
            members.insert("of".into(), json!(of));
        }
        write_text(&mut members, "about", &self.about);
        Value::Object(members)
    }
}

/// A day of the calendar as it is written: eight digits and two hyphens, so that texts compare as
/// days do. Whether a month has that day is for whoever writes it: nothing is computed from it.
fn day(members: Members<'_>, name: &'static str) -> Result<String, Fault> {
    let text = members.text(name)?;
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let within = |part: std::ops::Range<usize>, most: u8| {
        let number = text.get(part).and_then(|digits| digits.parse::<u8>().ok());
        number.is_some_and(|number| (1..=most).contains(&number))
    };
    match shape && within(5..7, 12) && within(8..10, 31) {
        true => Ok(text.to_owned()),
        false => Err(Fault::Member(name)),
    }
}
