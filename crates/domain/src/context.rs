//! The `@context` of what we sign. Terms stand inline: no other server needs to fetch anything.

use serde_json::Value;
use std::sync::LazyLock;

/// The public collection of ActivityStreams.
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// The text of [`context`].
const CONTEXT: &str = include_str!("context.json");

/// The one `@context` of statements and notes alike: ActivityStreams, Data Integrity, and our own
/// terms inline. Its exact value is part of the rules: a statement with another is refused.
pub fn context() -> &'static Value {
    static PARSED: LazyLock<Value> =
        LazyLock::new(|| serde_json::from_str(CONTEXT).expect("context.json is JSON, see test"));
    &PARSED
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_context_is_json() {
        assert!(super::context().is_array());
    }
}
