//! What is asked of every signed document that is no statement, before its members are read.

use crate::{Fault, statement::check_keywords};
use serde_json::{Map, Value};
use undersigned_proof::{
    JsonFault, ProofError, canonical::canonical_without, strict_json, strict_json::Numbers,
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

/// Checks that it has no keyword but its context, that its text is clean, that it has one proof
/// under the one context, and its size. Answers the proof.
pub(crate) fn check_frame<'a>(
    document: &'a Map<String, Value>,
    expected: &Value,
    limit: usize,
    kind: &'static str,
) -> Result<&'a Map<String, Value>, Fault> {
    check_keywords(document, true)?;
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
    if proof.get("@context") == context && context != Some(expected) {
        return Err(Fault::UnknownContext);
    }
    match canonical_without(document, "proof").len() > limit {
        true => Err(Fault::TooLong(kind)),
        false => Ok(proof),
    }
}
