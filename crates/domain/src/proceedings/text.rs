//! Words by language, as proceedings hold them.

use crate::{Fault, appeal::ByLanguage, dispatch::by_language, members::Members};
use serde_json::Value;

/// Text by language, of at most `limit` characters each, none of it blank. Empty where absent.
pub(super) fn written(
    members: Members<'_>,
    name: &'static str,
    limit: usize,
) -> Result<ByLanguage, Fault> {
    let text = by_language(members, name, limit)?;
    let blank = text.values().any(|text| text.trim().is_empty());
    // An empty object would be a second spelling of its absence.
    match blank || (text.is_empty() && members.get(name).is_some()) {
        true => Err(Fault::Member(name)),
        false => Ok(text),
    }
}

/// A member that is `true` or `false`, which must be there.
pub(super) fn flag(members: Members<'_>, name: &'static str) -> Result<bool, Fault> {
    members
        .get(name)
        .and_then(Value::as_bool)
        .ok_or(Fault::Member(name))
}
