//! A JSON reader that refuses what signers and verifiers could read differently: repeated keys,
//! deep nesting, numbers outside the interoperable range (RFC 7493, I-JSON).

mod clean_text;
mod reader;

pub use clean_text::{UNICODE_VERSION, is_assigned, is_clean, is_clean_text, turns_text};

use reader::{Lists, Place, Strict};
use serde::de::DeserializeSeed;
use serde_json::Value;
use std::cell::{Cell, RefCell};

/// Deepest nesting of arrays and objects that is read.
pub const MAX_DEPTH: usize = 32;
/// Most members of one object, and most items of one array.
pub const MAX_MEMBERS: usize = 10_000;
/// So many bytes a value takes at least, on average, in what other software sends; beyond [`MAX_MEMBERS`] values.
const BYTES_OF_A_VALUE: usize = 16;
/// Largest integer that every JSON implementation keeps exactly, 2^53 − 1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;

/// What is wrong with a JSON text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonFault {
    /// Not JSON at all, not UTF-8, a byte order mark, something after the value.
    #[error("not valid JSON: {0}")]
    Invalid(String),
    /// The same key twice in one object.
    #[error("an object has one key twice")]
    DuplicateKey,
    /// Deeper than [`MAX_DEPTH`], or than [`parse_within`] was told.
    #[error("nested too deeply")]
    Depth,
    /// More than [`MAX_MEMBERS`] members or items.
    #[error("more than {MAX_MEMBERS} members in one object or array")]
    Members,
    /// A fraction, an exponent, minus zero, or beyond ±(2^53 − 1).
    #[error("a number is no integer within 2^53 - 1")]
    NumberRange,
    /// More values in one piece, or in one message, than may be in memory at once.
    #[error("too many values in one piece")]
    Values,
    /// U+0000 where nothing is read that holds it.
    #[error("U+0000 stands in a text or name")]
    Nul,
}

impl JsonFault {
    /// The stable code of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) | Self::Nul => "json_invalid",
            Self::DuplicateKey => "json_duplicate_key",
            Self::Depth => "json_depth",
            Self::Members | Self::Values => "json_limits",
            Self::NumberRange => "number_range",
        }
    }
}

/// Which numbers a reader takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// Integers within ±(2^53 − 1) only: what we sign.
    Integers,
    /// Any finite number: what other software sends (coordinates, focal points).
    Any,
}

/// Reads one JSON text strictly.
///
/// # Errors
/// The first [`JsonFault`] met.
pub fn parse(bytes: &[u8], numbers: Numbers) -> Result<Value, JsonFault> {
    parse_within(bytes, numbers, MAX_DEPTH, MAX_MEMBERS)
}

/// Reads one JSON text as [`parse`] does, of which it is not known who made it, such as an activity, and refuses one that is
/// packed more closely with values than any that somebody means: each takes many times as much memory as `[0],` in a text,
/// for as long as it is looked at. What is signed may be packed so and is bounded by its length; a whole message is not.
///
/// # Errors
/// The first [`JsonFault`] met.
pub fn parse_message(bytes: &[u8], numbers: Numbers) -> Result<Value, JsonFault> {
    let most = MAX_MEMBERS.saturating_add(bytes.len() / BYTES_OF_A_VALUE);
    let place = Place::Inside;
    read(bytes, numbers, MAX_DEPTH, MAX_MEMBERS, most, place)
}

/// Reads one JSON text as [`parse`] does, and refuses U+0000 anywhere in it: PostgreSQL neither stores it nor
/// looks for it, and nothing is called so. For what is not signed: whatever is has a gate that takes no control
/// character, and says of which text that is wrong.
///
/// # Errors
/// The first [`JsonFault`] met.
pub fn parse_without_nul(bytes: &[u8], numbers: Numbers) -> Result<Value, JsonFault> {
    without_nul(parse(bytes, numbers)?)
}

/// Reads one JSON text as [`parse_message`] does, and refuses U+0000 as [`parse_without_nul`] does.
///
/// # Errors
/// The first [`JsonFault`] met.
pub fn parse_message_without_nul(bytes: &[u8], numbers: Numbers) -> Result<Value, JsonFault> {
    without_nul(parse_message(bytes, numbers)?)
}

fn without_nul(value: Value) -> Result<Value, JsonFault> {
    match holds_nul(&value) {
        true => Err(JsonFault::Nul),
        false => Ok(value),
    }
}

/// Whether U+0000 stands in any text in a value, the names of members among them.
pub fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(holds_nul),
        Value::Object(members) => {
            let mut members = members.iter();
            members.any(|(name, value)| name.contains('\0') || holds_nul(value))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Reads one JSON text strictly, within other bounds: for what holds many messages, each of which
/// is held to the common bounds by itself.
///
/// # Errors
/// The first [`JsonFault`] met. Depth beyond 127 is [`JsonFault::Invalid`], whatever `max_depth`.
pub fn parse_within(
    bytes: &[u8],
    numbers: Numbers,
    max_depth: usize,
    max_members: usize,
) -> Result<Value, JsonFault> {
    let place = Place::Inside;
    read(bytes, numbers, max_depth, max_members, usize::MAX, place)
}

/// Reads one JSON text as [`parse_within`] does, and gives away each item of the lists that stand under these
/// names directly in the outermost object, with the name, as soon as it has been read. In what is returned
/// they are empty: of a long text one item at a time is in memory. An item, with what stands around the lists, has
/// at most `max_values` values: each takes many times as much memory as `0,` in a text.
///
/// What was given away counts only once all has been read: the fault may be at the end.
///
/// # Errors
/// As [`parse_within`].
pub fn parse_items(
    bytes: &[u8],
    numbers: Numbers,
    max_depth: usize,
    max_members: usize,
    max_values: usize,
    names: &[&str],
    take: &mut dyn FnMut(&str, Value),
) -> Result<Value, JsonFault> {
    let take = RefCell::new(take);
    let give = |name: &str, item: Value| (*take.borrow_mut())(name, item);
    let lists = Lists { names, give: &give };
    let outermost = Place::Outermost(lists);
    read(
        bytes,
        numbers,
        max_depth,
        max_members,
        max_values,
        outermost,
    )
}

fn read(
    bytes: &[u8],
    numbers: Numbers,
    max_depth: usize,
    max_members: usize,
    max_values: usize,
    place: Place<'_>,
) -> Result<Value, JsonFault> {
    let (fault, values_left) = (Cell::new(None), Cell::new(max_values));
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let seed = Strict {
        levels_left: max_depth,
        max_members,
        values_left: &values_left,
        numbers,
        place,
        fault: &fault,
    };
    let value = seed
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| {
        // serde_json says "out of range" itself, before the visitor sees such a number.
        let out_of_range = error.to_string().starts_with("number out of range");
        fault.take().unwrap_or_else(|| match out_of_range {
            true => JsonFault::NumberRange,
            false => JsonFault::Invalid(error.to_string()),
        })
    })
}

/// Whether a value could have been read by [`parse`] with [`Numbers::Integers`]: for what stands inside a
/// document that was read with other numbers. It cannot have a key twice.
///
/// # Errors
/// The first [`JsonFault`] met.
pub fn check(value: &Value) -> Result<(), JsonFault> {
    check_within(value, MAX_DEPTH)
}

fn check_within(value: &Value, levels_left: usize) -> Result<(), JsonFault> {
    let inner = || levels_left.checked_sub(1).ok_or(JsonFault::Depth);
    let fits = |count: usize| match count > MAX_MEMBERS {
        true => Err(JsonFault::Members),
        false => Ok(()),
    };
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
        Value::Number(number) => match number.as_i64() {
            Some(number) if number.unsigned_abs() <= MAX_INTEGER.unsigned_abs() => Ok(()),
            _ => Err(JsonFault::NumberRange),
        },
        Value::Array(items) => {
            let inner = inner()?;
            fits(items.len())?;
            items.iter().try_for_each(|item| check_within(item, inner))
        }
        Value::Object(members) => {
            let inner = inner()?;
            fits(members.len())?;
            let mut values = members.values();
            values.try_for_each(|value| check_within(value, inner))
        }
    }
}

/// Reads again what [`parse`] took once and what was kept as it came; none where it is no such text.
pub fn kept(text: &str) -> Option<Value> {
    parse(text.as_bytes(), Numbers::Integers).ok()
}

/// Reads any value as it is written, for a member of a message (`#[serde(deserialize_with = "…")]`).
///
/// A [`Value`] that reads itself does not: as soon as any library in the program asks for serde_json's
/// `raw_value`, it takes an object whose first member is `$serde_json::private::RawValue` for the text
/// inside. Whoever signs such a member would be passed on, and counted, as having signed another.
///
/// # Errors
/// What is no JSON, or has one key twice in an object.
pub fn value<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Value, D::Error> {
    let (fault, values_left) = (Cell::new(None), Cell::new(usize::MAX));
    let seed = Strict {
        levels_left: usize::MAX,
        max_members: usize::MAX,
        values_left: &values_left,
        numbers: Numbers::Any,
        place: Place::Inside,
        fault: &fault,
    };
    seed.deserialize(from)
}

/// As [`value`], of a list.
///
/// # Errors
/// As [`value`], and what is no list.
pub fn values<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Value>, D::Error> {
    match value(from)? {
        Value::Array(values) => Ok(values),
        _ => Err(serde::de::Error::custom("not a list")),
    }
}

/// As [`value`]; `null` is none.
///
/// # Errors
/// As [`value`].
pub fn optional_value<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<Value>, D::Error> {
    value(from).map(|value| Some(value).filter(|value| !value.is_null()))
}

#[cfg(test)]
mod tests;
