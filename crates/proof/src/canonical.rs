//! JSON Canonicalization Scheme, RFC 8785.

use serde::Serialize;

/// The canonical bytes of a JSON value or object: keys sorted by UTF-16 code units, numbers as ECMAScript
/// writes them, no white space.
///
/// A `Value` can hold nothing that JCS cannot write, except a number outside IEEE 754 double
/// range, which our strict parser refuses before it gets here; such a value is written as `null`.
pub fn canonical(value: &impl Serialize) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).unwrap_or_else(|_| b"null".to_vec())
}
