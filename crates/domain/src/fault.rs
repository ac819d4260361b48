//! What can be wrong with a statement, and the stable code by which it is named.

mod expected;

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
    #[error(
        "the @context is not exactly the one that a document of this type has (docs/protocol.md: section 2 for statements, 9.1, \
         10.3 and 10.4 for others)"
    )]
    UnknownContext,
    /// A member is missing or of the wrong shape.
    #[error("`{0}` is missing or of the wrong shape{shape}", shape = expected::shape(.0))]
    Member(&'static str),
    /// A text, list or document is over its bound.
    #[error("`{0}` is too long{most}", most = expected::most(.0))]
    TooLong(&'static str),
    /// Text that is not NFC, or has control or bidirectional override characters.
    #[error("text must be in Unicode NFC, without control or direction-override characters")]
    Text,
    /// An id that does not read back as it is written.
    #[error(
        "`{0}` is no http(s) address in its only spelling: scheme and host in lower case, a path, no default port, no user \
         name, no `.` or `..` in the path, no needless or lower-case escapes (docs/protocol.md, section 1.4)"
    )]
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
    #[error("`{0}` must be an integer{range}, written as a number", range = expected::range(.0))]
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

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn a_fault_says_what_may_stand_there() {
        let says = |fault: Fault, words: &str| {
            let said = fault.to_string();
            assert!(said.contains(words), "{said}");
        };
        says(Fault::Member("country"), "such as `CL`");
        says(Fault::Member("state"), "`endorsed`");
        says(Fault::Member("nameMap"), "`alsoKnownAs`");
        says(Fault::Member("about"), "an empty list");
        says(Fault::TooLong("nameMap"), "at most 16 names");
        says(
            Fault::NumberRange("seq"),
            "`seq` must be an integer from 1 to 2^53 - 1",
        );
        says(Fault::IdNotCanonical("id"), "`id` is no http(s) address");
        let bare = Fault::Member("type").to_string();
        assert_eq!(bare, "`type` is missing or of the wrong shape");
    }
}
