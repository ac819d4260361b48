//! What is asked of every signed document before its members are read.

use crate::{Fault, ids::same_origin, members::Members};
use serde_json::{Map, Value};
use undersigned_proof::{
    Digest, JsonFault, ProofError, canonical::canonical_without, strict_json, strict_json::Numbers,
};

/// Reads a text of at most `limit` bytes as one object. `kind` names it in a fault.
pub(crate) fn parse_document<'a>(
    text: &'a [u8],
    limit: usize,
    kind: &'static str,
) -> Result<(Map<String, Value>, &'a str), Fault> {
    if text.len() > limit {
        return Err(Fault::TooLong(kind));
    }
    let Value::Object(document) = strict_json::parse(text, Numbers::Integers)? else {
        return Err(Fault::Json(JsonFault::Invalid("not an object".into())));
    };
    let text = std::str::from_utf8(text)
        .map_err(|error| Fault::Json(JsonFault::Invalid(error.to_string())))?;
    Ok((document, text))
}

/// The digest of all that is held of a kind, whatever the order. `kind` begins it, so that it is no digest of anything else.
pub(crate) fn digest_of_all<'a>(
    kind: &[u8],
    digests: impl IntoIterator<Item = &'a Digest>,
) -> Digest {
    let mut sorted: Vec<String> = digests.into_iter().map(Digest::to_string).collect();
    sorted.sort_unstable();
    sorted.dedup();
    Digest::of(&[kind, sorted.join("\n").as_bytes()])
}

/// Checks what [`the_proof`] does, and the size. Answers the proof.
pub(crate) fn check_frame<'a>(
    document: &'a Map<String, Value>,
    expected: &Value,
    limit: usize,
    kind: &'static str,
) -> Result<&'a Map<String, Value>, Fault> {
    let proof = the_proof(document, expected)?;
    match canonical_without(document, "proof").len() > limit {
        true => Err(Fault::TooLong(kind)),
        false => Ok(proof),
    }
}

/// Checks that a document has no keyword but its context, that its text is clean, and that it has one proof
/// under the one context. Answers the proof.
pub(crate) fn the_proof<'a>(
    document: &'a Map<String, Value>,
    expected: &Value,
) -> Result<&'a Map<String, Value>, Fault> {
    check_keywords(document)?;
    let clean = |(name, value): (&String, &Value)| {
        strict_json::is_clean_text(name) && strict_json::is_clean(value)
    };
    if !document.iter().all(clean) {
        return Err(Fault::Text);
    }
    let Some(Value::Object(proof)) = document.get("proof") else {
        return Err(ProofError::Required.into());
    };
    let context = document.get("@context");
    // Where the two differ, the proof has a fault of its own, which says more.
    if proof.get("@context") == context && context != Some(expected) {
        return Err(Fault::UnknownContext);
    }
    Ok(proof)
}

/// Checks that the key a proof names is of its author's origin.
pub(crate) fn check_owner(proof: &Map<String, Value>, author: &str) -> Result<(), Fault> {
    // An id like any other, so that its origin can be read off it without a lenient URL parser.
    let method = Members(proof).id("verificationMethod")?;
    match same_origin(method, author) {
        true => Ok(()),
        false => Err(Fault::ProofOwner),
    }
}

/// JSON-LD keywords could rearrange what a proof covers for software that expands documents. Only
/// `@context` of the document and of its proof are needed.
fn check_keywords(document: &Map<String, Value>) -> Result<(), Fault> {
    let but_context = |(name, _): &(&String, &Value)| *name != "@context";
    document
        .iter()
        .filter(but_context)
        .try_for_each(|(name, value)| match (name.as_str(), value) {
            ("proof", Value::Object(proof)) => {
                proof.iter().filter(but_context).try_for_each(check_member)
            }
            // Not one proof, which has a fault of its own.
            ("proof", _) => Ok(()),
            _ => check_member((name, value)),
        })
}

/// Checks that neither a member nor what is in it has a keyword.
fn check_member((name, value): (&String, &Value)) -> Result<(), Fault> {
    match name.starts_with('@') {
        true => Err(Fault::JsonLdKeyword),
        false => check_value(value),
    }
}

fn check_value(value: &Value) -> Result<(), Fault> {
    match value {
        Value::Object(members) => members.iter().try_for_each(check_member),
        Value::Array(items) => items.iter().try_for_each(check_value),
        _ => Ok(()),
    }
}
