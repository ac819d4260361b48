//! The statement: one signed JSON document with one author, and the one gate through which every
//! statement passes, wherever it comes from.

use crate::{
    Fault,
    admission::{Admission, AdmissionState},
    appeal::{self, AppealKey, Note},
    attestation::Attestation,
    context::{note_context, statement_context},
    endorsement::Endorsement,
    ids::same_origin,
    members::{Members, words},
    register::{RegisterKey, RegisterName},
    same_signer::SameSigner,
    signed::{check_owner, the_proof},
    tally::Tally,
};
use serde_json::{Map, Value};
use std::{fmt, sync::Arc};
use undersigned_proof::{
    Digest, JsonFault, Multikey, ProofError, SecretKey, canonical::canonical_without,
    eddsa_jcs_2022::SecuredDocument, strict_json, strict_json::Numbers,
};

/// Largest statement, in bytes of its canonical form.
pub const MAX_STATEMENT_BYTES: usize = 16 * 1024;
/// Largest note, in bytes of its canonical form.
pub const MAX_NOTE_BYTES: usize = 256 * 1024;
/// How much larger than its canonical form the text of a statement may be.
const RAW_FACTOR: usize = 4;
/// Largest `seq`.
pub const MAX_SEQ: u64 = strict_json::MAX_INTEGER as u64;

/// The `type` of a statement, as on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementType {
    /// The appeal itself.
    Note,
    /// Lets a key in, removes it, or ends it.
    Admission,
    /// An organisation's own signature.
    Endorsement,
    /// An initiator's word that somebody without a server signed.
    Attestation,
    /// A count, never a name.
    Tally,
    /// Two entries are one signer, or are not.
    SameSigner,
}

words! {
    StatementType {
        "Note" => Note,
        "Admission" => Admission,
        "Endorsement" => Endorsement,
        "Attestation" => Attestation,
        "Tally" => Tally,
        "SameSigner" => SameSigner,
    }
}

impl fmt::Display for StatementType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a statement says, by its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The appeal.
    Note(Box<Note>),
    /// See [`Admission`].
    Admission(Admission),
    /// See [`Endorsement`].
    Endorsement(Endorsement),
    /// See [`Attestation`]. Larger than what a long list is of, and apart so that no other statement takes as much.
    Attestation(Box<Attestation>),
    /// See [`Tally`].
    Tally(Tally),
    /// See [`SameSigner`].
    SameSigner(SameSigner),
}

/// A read-only view on a statement. What was signed is kept elsewhere, as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// SHA-256("undersigned:statement:v1\0" + JCS without `proof`).
    pub digest: Digest,
    /// The address at which the author's server serves the register.
    pub id: String,
    /// The author: an actor's id.
    pub author: String,
    /// The key that made the proof.
    pub key: Multikey,
    /// The appeal this is about.
    pub appeal: Arc<AppealKey>,
    /// What it is about, by id; which depends on the type.
    pub about: Vec<String>,
    /// The newest wins.
    pub seq: u64,
    /// When it was published, as written. A key that says it again leaves that as it is.
    pub published: Option<Arc<str>>,
    /// What it says.
    pub content: Content,
}

impl Statement {
    /// The type of the statement.
    pub fn kind(&self) -> StatementType {
        match self.content {
            Content::Note(_) => StatementType::Note,
            Content::Admission(_) => StatementType::Admission,
            Content::Endorsement(_) => StatementType::Endorsement,
            Content::Attestation(_) => StatementType::Attestation,
            Content::Tally(_) => StatementType::Tally,
            Content::SameSigner(_) => StatementType::SameSigner,
        }
    }

    /// Whether it is an endorsement that has not been taken back.
    pub fn endorses(&self) -> bool {
        matches!(&self.content, Content::Endorsement(said) if said.endorsed)
    }

    /// What it says, where it is an admission that takes a key, an actor or an attestation off, in whatever role.
    pub fn removal(&self) -> Option<&Admission> {
        match &self.content {
            Content::Admission(said) if said.state == AdmissionState::Removed => Some(said),
            _ => None,
        }
    }

    /// What it says, where it is an admission by which a key or an attestation ends.
    pub fn ending(&self) -> Option<&Admission> {
        match &self.content {
            Content::Admission(said) if said.state == AdmissionState::Ended => Some(said),
            _ => None,
        }
    }

    /// Whether its own key says by it that it has ended.
    pub fn ends_itself(&self) -> bool {
        let itself = self.about.first() == Some(&self.author);
        let ending = self.ending().filter(|_| itself);
        ending.is_some_and(|said| said.admits.as_ref() == Some(&self.key))
    }

    /// Whose name it takes back: the author's, where it is an endorsement that is withdrawn, and of an attestation
    /// its id.
    pub fn takes_name_back_of(&self) -> Option<&str> {
        match &self.content {
            Content::Endorsement(said) if !said.endorsed => Some(&self.author),
            Content::Attestation(said) if !said.listed => Some(&self.id),
            _ => None,
        }
    }

    /// The register it lives in.
    pub fn register(&self) -> RegisterKey {
        self.register_name().to_key()
    }

    /// The same as it stands here, for whoever only asks by it: nothing is copied.
    pub fn register_name(&self) -> RegisterName<'_> {
        RegisterName::of(self)
    }

    fn read(document: &Map<String, Value>, digest: Digest) -> Result<Self, Fault> {
        let members = Members(document);
        let kind = members.word("type", &StatementType::ALL)?;
        let id = members.id("id")?;
        let author = members.id("attributedTo")?;
        // A note keeps its own members inside `appeal`: to other software it is an ordinary note.
        let inner = match kind {
            StatementType::Note => Members(
                members
                    .get("appeal")
                    .and_then(Value::as_object)
                    .ok_or(Fault::Member("appeal"))?,
            ),
            _ => members,
        };
        let object = match kind {
            StatementType::Note => id,
            _ => members.id("object")?,
        };
        let seq = inner.seq()?;
        let content = match kind {
            StatementType::Note => Content::Note(Box::new(Note::read(members, inner)?)),
            StatementType::Admission => Content::Admission(Admission::read(members)?),
            StatementType::Endorsement => Content::Endorsement(Endorsement::read(members)?),
            StatementType::Attestation => {
                Content::Attestation(Box::new(Attestation::read(members)?))
            }
            StatementType::Tally => Content::Tally(Tally::read(members)?),
            StatementType::SameSigner => Content::SameSigner(SameSigner::read(members)?),
        };
        Ok(Self {
            digest,
            id: id.to_owned(),
            author: author.to_owned(),
            key: inner.key("key")?,
            appeal: AppealKey::shared(object, inner.key("root")?),
            about: members.ids("about", 2)?,
            seq,
            published: members.optional_text("published", 40)?.map(Arc::from),
            content,
        })
    }
}

/// A statement whose form and proof have been checked, with the text it came in.
///
/// There is no other way to get one than [`Verified::check`] or reading back what was checked
/// before ([`Verified::stored`]), so whoever holds one need not check again.
#[derive(Debug, Clone)]
pub struct Verified {
    statement: Arc<Statement>,
    text: Arc<str>,
}

impl Verified {
    /// Checks form, bounds, origin and proof of a statement.
    ///
    /// Whether its key may speak in an appeal is another question: [`crate::State`] answers it.
    ///
    /// # Errors
    /// The first [`Fault`] found.
    pub fn check(text: &[u8]) -> Result<Self, Fault> {
        if text.len() > MAX_NOTE_BYTES * RAW_FACTOR {
            return Err(Fault::TooLong("statement"));
        }
        let value = strict_json::parse(text, Numbers::Integers)?;
        let text = std::str::from_utf8(text)
            .map_err(|error| Fault::Json(JsonFault::Invalid(error.to_string())))?;
        Self::checked(&value, text)
    }

    /// Checks a statement that stands inside a larger document, such as an activity. Its text is
    /// written anew, which no proof can notice: proofs cover the canonical form.
    ///
    /// # Errors
    /// As [`Verified::check`].
    pub fn check_value(value: &Value) -> Result<Self, Fault> {
        let text = value.to_string();
        if text.len() > MAX_NOTE_BYTES * RAW_FACTOR {
            return Err(Fault::TooLong("statement"));
        }
        strict_json::check(value)?;
        Self::checked(value, &text)
    }

    /// Takes what was signed a moment ago with this key, and the canonical form that was signed. All is checked that is
    /// checked of what comes from outside, so that nothing leaves which others would refuse, but for the signature
    /// itself: to check that takes longer than to make it, and says nothing new.
    ///
    /// # Errors
    /// As [`Verified::check`].
    pub(crate) fn just_signed(
        (document, unsecured): (Map<String, Value>, Vec<u8>),
        key: &SecretKey,
    ) -> Result<Self, Fault> {
        let value = Value::Object(document);
        let text = value.to_string();
        strict_json::check(&value)?;
        let document = object(&value)?;
        let (proof, bound) = check_outline(document, text.len())?;
        let statement = read_secured(document, proof, &unsecured, bound)?;
        if statement.key != key.public() {
            return Err(ProofError::Invalid.into());
        }
        check_text(&statement)?;
        Ok(Self {
            statement: Arc::new(statement),
            text: text.into(),
        })
    }

    /// Checks what was read strictly from this text.
    fn checked(value: &Value, text: &str) -> Result<Self, Fault> {
        Ok(Self {
            statement: Arc::new(check_document(object(value)?, text.len())?),
            text: text.into(),
        })
    }

    /// Reads back a statement that this server has checked before it stored it.
    ///
    /// # Errors
    /// A [`Fault`] where the text is no statement after all; the proof is not looked at.
    pub fn stored(text: &str) -> Result<Self, Fault> {
        let read = strict_json::parse(text.as_bytes(), Numbers::Integers)?;
        let document = object(&read)?;
        let digest = statement_digest(&canonical_without(document, "proof"));
        Ok(Self {
            statement: Arc::new(Statement::read(document, digest)?),
            text: text.into(),
        })
    }

    /// The view.
    pub fn statement(&self) -> &Arc<Statement> {
        &self.statement
    }

    /// The text as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as a JSON value, for putting it into an activity.
    pub fn value(&self) -> Value {
        strict_json::kept(&self.text).unwrap_or_default()
    }
}

/// The statement digest, over the canonical form of a statement without its proof.
fn statement_digest(unsecured: &[u8]) -> Digest {
    Digest::of(&[b"undersigned:statement:v1\0", unsecured])
}

fn object(value: &Value) -> Result<&Map<String, Value>, Fault> {
    match value {
        Value::Object(members) => Ok(members),
        _ => Err(Fault::Json(JsonFault::Invalid("not an object".into()))),
    }
}

fn check_document(document: &Map<String, Value>, raw_bytes: usize) -> Result<Statement, Fault> {
    let (proof, bound) = check_outline(document, raw_bytes)?;
    let secured = SecuredDocument::of(document);
    let statement = read_secured(document, proof, secured.unsecured(), bound)?;
    secured.verify(&statement.key)?;
    check_text(&statement)?;
    Ok(statement)
}

/// Checks what can be told before the canonical form is written. Answers the proof, and the most bytes that this
/// form may have.
fn check_outline(
    document: &Map<String, Value>,
    raw_bytes: usize,
) -> Result<(&Map<String, Value>, usize), Fault> {
    let is_note = document.get("type").and_then(Value::as_str) == Some("Note");
    let bound = if is_note {
        MAX_NOTE_BYTES
    } else {
        MAX_STATEMENT_BYTES
    };
    if raw_bytes > bound * RAW_FACTOR {
        return Err(Fault::TooLong("statement"));
    }
    let context = match is_note {
        true => note_context(),
        false => statement_context(),
    };
    Ok((the_proof(document, context)?, bound))
}

/// Reads the members of what has this canonical form without its proof, and checks whose it is.
fn read_secured(
    document: &Map<String, Value>,
    proof: &Map<String, Value>,
    unsecured: &[u8],
    bound: usize,
) -> Result<Statement, Fault> {
    if unsecured.len() > bound {
        return Err(Fault::TooLong("statement"));
    }
    let statement = Statement::read(document, statement_digest(unsecured))?;
    check_owner(proof, &statement.author)?;
    match same_origin(&statement.id, &statement.author) {
        true => Ok(statement),
        false => Err(Fault::ProofOwner),
    }
}

/// Checks that the text of a note has the digest that it says.
fn check_text(statement: &Statement) -> Result<(), Fault> {
    match &statement.content {
        Content::Note(note) => appeal::check_text_digest(note),
        _ => Ok(()),
    }
}
