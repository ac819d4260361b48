//! JSON Canonicalization Scheme, RFC 8785.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// The canonical bytes of a JSON value or object: keys sorted by UTF-16 code units, numbers as ECMAScript
/// writes them, no white space.
///
/// A `Value` can hold nothing that JCS cannot write, except a number outside IEEE 754 double
/// range, which our strict parser refuses before it gets here; such a value is written as `null`.
pub fn canonical(value: &impl Serialize) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).unwrap_or_else(|_| b"null".to_vec())
}

/// The canonical bytes of an object as if it did not have one of its members: of a signed document as
/// if it had no `proof`.
pub fn canonical_without(object: &Map<String, Value>, member: &str) -> Vec<u8> {
    canonical(&Without { object, member })
}

/// Written like a copy that lacks the member, without being copied.
struct Without<'a> {
    object: &'a Map<String, Value>,
    member: &'a str,
}

impl Serialize for Without<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let others = self.object.iter();
        serializer.collect_map(others.filter(|(name, _)| *name != self.member))
    }
}
