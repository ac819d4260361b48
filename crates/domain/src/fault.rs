//! What can be wrong with a statement, and the stable code by which it is named.

use undersigned_proof::{JsonFault, ProofError};

/// What is wrong with a statement. [`code`](Fault::code) is a promise: `verify` prints it and the
/// inbox answers with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The text is not strict JSON.
    #[error(transparent)]
    Json(#[from] JsonFault),
    /// The proof is missing, of another suite, or does not verify.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// `@context` is none of ours.
    #[error("the @context is not one that statements use")]
    UnknownContext,
    /// A member is missing or of the wrong shape.
    #[error("`{0}` is missing or of the wrong shape")]
    Member(&'static str),
    /// A text, list or document is over its bound.
    #[error("`{0}` is too long")]
    TooLong(&'static str),
    /// Text that is not NFC, or has control or bidirectional override characters.
    #[error("text must be in Unicode NFC, without control or direction-override characters")]
    Text,
    /// An id that does not read back as it is written.
    #[error("`{0}` is no canonical http(s) address")]
    IdNotCanonical(&'static str),
    /// Author, id and verification method are not of one origin.
    #[error("author, id and verification method must be of one origin")]
    ProofOwner,
    /// `seq` is outside 1 to 2^53 − 1.
    #[error("`seq` must be an integer from 1 to 2^53 - 1")]
    SeqRange,
    /// A digest in another spelling.
    #[error("`{0}` must be `sha-256:` and 64 lower-case hexadecimal digits")]
    DigestFormat(&'static str),
    /// A number outside its range.
    #[error("`{0}` is out of range")]
    NumberRange(&'static str),
    /// A withdrawn statement that still carries a name.
    #[error("a withdrawn statement carries no name")]
    WithdrawnWithName,
    /// A JSON-LD keyword other than `@context`.
    #[error("JSON-LD keywords other than @context are not allowed")]
    JsonLdKeyword,
    /// The note's `textDigest` is not that of its text.
    #[error("`textDigest` is not the digest of the text")]
    TextDigest,
    /// A language that the appeal does not name, or no language tag.
    #[error(
        "`{0}` is no language that can stand here: a tag such as `en` or `pt-BR`, and in an appeal's own texts one that it names"
    )]
    UnknownLanguage(String),
}

impl Fault {
    /// The stable snake_case code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json(fault) => fault.code(),
            Self::Proof(error) => error.code(),
            Self::UnknownContext => "context_unknown",
            Self::Member(_) => "member_invalid",
            Self::TooLong(_) => "field_too_long",
            Self::Text => "text_invalid",
            Self::IdNotCanonical(_) => "id_not_canonical",
            Self::ProofOwner => "proof_owner",
            Self::SeqRange => "seq_range",
            Self::DigestFormat(_) => "digest_format",
            Self::NumberRange(_) => "number_range",
            Self::WithdrawnWithName => "withdrawn_with_name",
            Self::JsonLdKeyword => "jsonld_keyword",
            Self::TextDigest => "text_digest",
            Self::UnknownLanguage(_) => "unknown_language",
        }
    }
}
