//! JSON Canonicalization Scheme, RFC 8785.
//!
//! Every statement that comes in is written so a few times, for its digest, its proof and its register, and
//! every one that is read back: it goes straight into one text. `serde_json_canonicalizer` makes several of each
//! member; it writes the numbers that are no plain integers, and the tests hold all else against it.

use crate::strict_json::MAX_INTEGER;
use serde_json::{Map, Number, Value};

/// Bytes that most statements have room in.
const USUAL: usize = 1_024;

/// What has a canonical form: a JSON value, or what stands for one.
pub trait Canonical {
    /// Writes the form behind what stands there already.
    fn write_canonical(&self, form: &mut Vec<u8>);
}

/// The canonical bytes of a JSON value or object: keys sorted by UTF-16 code units, numbers as ECMAScript
/// writes them, no white space.
///
/// A `Value` can hold nothing that JCS cannot write, except a number outside IEEE 754 double
/// range, which our strict parser refuses before it gets here; such a number is written as `null`.
pub fn canonical(value: &impl Canonical) -> Vec<u8> {
    let mut form = Vec::with_capacity(USUAL);
    value.write_canonical(&mut form);
    form
}

/// The canonical bytes of an object as if it did not have one of its members: of a signed document as
/// if it had no `proof`.
pub fn canonical_without(object: &Map<String, Value>, member: &str) -> Vec<u8> {
    let mut form = Vec::with_capacity(USUAL);
    let others = object.iter().filter(|(name, _)| *name != member);
    write_members(others, &mut form);
    form
}

impl Canonical for Value {
    fn write_canonical(&self, form: &mut Vec<u8>) {
        match self {
            Self::Null => form.extend_from_slice(b"null"),
            Self::Bool(true) => form.extend_from_slice(b"true"),
            Self::Bool(false) => form.extend_from_slice(b"false"),
            Self::Number(number) => write_number(number, form),
            Self::String(text) => text.write_canonical(form),
            Self::Array(items) => items.as_slice().write_canonical(form),
            Self::Object(members) => members.write_canonical(form),
        }
    }
}

impl<T: Canonical> Canonical for [T] {
    fn write_canonical(&self, form: &mut Vec<u8>) {
        form.push(b'[');
        for (position, item) in self.iter().enumerate() {
            if position > 0 {
                form.push(b',');
            }
            item.write_canonical(form);
        }
        form.push(b']');
    }
}

impl<T: Canonical> Canonical for Option<T> {
    fn write_canonical(&self, form: &mut Vec<u8>) {
        match self {
            Some(value) => value.write_canonical(form),
            None => Value::Null.write_canonical(form),
        }
    }
}

impl<T: Canonical + ?Sized> Canonical for &T {
    fn write_canonical(&self, form: &mut Vec<u8>) {
        (**self).write_canonical(form);
    }
}

impl Canonical for str {
    fn write_canonical(&self, form: &mut Vec<u8>) {
        write_text(self, form);
    }
}

impl Canonical for String {
    fn write_canonical(&self, form: &mut Vec<u8>) {
        write_text(self, form);
    }
}

impl Canonical for Map<String, Value> {
    fn write_canonical(&self, form: &mut Vec<u8>) {
        write_members(self.iter(), form);
    }
}

fn write_members<'a>(members: impl Iterator<Item = (&'a String, &'a Value)>, form: &mut Vec<u8>) {
    let mut members: Vec<(&String, &Value)> = members.collect();
    members.sort_unstable_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
    form.push(b'{');
    for (position, (name, value)) in members.into_iter().enumerate() {
        if position > 0 {
            form.push(b',');
        }
        write_text(name, form);
        form.push(b':');
        value.write_canonical(form);
    }
    form.push(b'}');
}

/// What `serde_json` escapes, and how, is what RFC 8785, section 3.2.2.2, asks for.
fn write_text(text: &str, form: &mut Vec<u8>) {
    // Into memory it cannot fail.
    let _ = serde_json::to_writer(form, text);
}

fn write_number(number: &Number, form: &mut Vec<u8>) {
    let plain = number
        .as_i64()
        .filter(|integer| integer.unsigned_abs() <= MAX_INTEGER.unsigned_abs());
    match plain {
        Some(integer) => form.extend_from_slice(integer.to_string().as_bytes()),
        None => match serde_json_canonicalizer::to_vec(number) {
            Ok(written) => form.extend_from_slice(&written),
            Err(_) => form.extend_from_slice(b"null"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Of any characters, also those that are escaped and those that UTF-16 orders otherwise than UTF-8.
    fn texts() -> impl Strategy<Value = String> {
        prop::collection::vec(any::<char>(), 0..6)
            .prop_map(|letters| letters.into_iter().collect::<String>())
    }

    fn values() -> impl Strategy<Value = Value> {
        let edges = -MAX_INTEGER - 2..=MAX_INTEGER + 2;
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            edges.prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            texts().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 8, |inner| {
            let members = prop::collection::vec((texts(), inner.clone()), 0..8);
            prop_oneof![
                prop::collection::vec(inner, 0..8).prop_map(Value::Array),
                members.prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_form_is_that_of_another_program(value in values()) {
            let form = String::from_utf8(canonical(&value)).unwrap();
            prop_assert_eq!(form, serde_json_canonicalizer::to_string(&value).unwrap());
        }
    }

    #[test]
    fn integers_are_written_alike_on_both_sides_of_the_largest_safe_one() {
        for integer in [0_i64, 1, -1, 10, 1_796_169_600_000] {
            assert_eq!(
                canonical(&Value::from(integer)),
                integer.to_string().as_bytes()
            );
        }
        for beside in -2..=2_i64 {
            for integer in [MAX_INTEGER + beside, -MAX_INTEGER + beside] {
                let value = Value::from(integer);
                let other = serde_json_canonicalizer::to_vec(&value).unwrap();
                assert_eq!(canonical(&value), other, "{integer}");
            }
        }
    }

    #[test]
    fn a_member_is_left_out_of_the_outermost_object_alone() {
        let value = serde_json::json!({"b": {"proof": 1}, "proof": 2, "a": []});
        let without = canonical_without(value.as_object().unwrap(), "proof");
        assert_eq!(without, br#"{"a":[],"b":{"proof":1}}"#);
        let all_left_out = serde_json::json!({"proof": 2});
        let empty = canonical_without(all_left_out.as_object().unwrap(), "proof");
        assert_eq!(empty, b"{}");
    }
}
