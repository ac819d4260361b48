//! The `@context` of what we sign. Terms stand inline: no other server needs to fetch anything.

use serde_json::Value;
use std::sync::LazyLock;

/// The public collection of ActivityStreams.
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// The `@context` of a note: ActivityStreams, Data Integrity, and what a note has beside them.
/// `appeal` is opaque to software that expands documents. Its exact value is part of the rules.
pub fn note_context() -> &'static Value {
    static PARSED: LazyLock<Value> = LazyLock::new(|| parse(include_str!("context/note.json")));
    &PARSED
}

/// The `@context` of every other statement. `@vocab` keeps it short: it stands in every one of
/// what may be a million statements. Its exact value is part of the rules.
pub fn statement_context() -> &'static Value {
    static PARSED: LazyLock<Value> =
        LazyLock::new(|| parse(include_str!("context/statement.json")));
    &PARSED
}

/// The `@context` of a [`crate::SeenBy`]: another one, so that neither can be taken for the other.
pub fn seen_by_context() -> &'static Value {
    static PARSED: LazyLock<Value> = LazyLock::new(|| parse(include_str!("context/seen_by.json")));
    &PARSED
}

/// The `@context` of a [`crate::Dispatch`].
pub fn dispatch_context() -> &'static Value {
    static PARSED: LazyLock<Value> = LazyLock::new(|| parse(include_str!("context/dispatch.json")));
    &PARSED
}

/// The `@context` of a [`crate::Dispatch`] that is a meeting: with the terms by which servers of
/// meetings know time zone, status and where one registers.
pub fn event_context() -> &'static Value {
    static PARSED: LazyLock<Value> = LazyLock::new(|| parse(include_str!("context/event.json")));
    &PARSED
}

/// The `@context` of a [`crate::Proceeding`]. What it holds by language or by name is opaque to
/// software that expands documents.
pub fn proceeding_context() -> &'static Value {
    static PARSED: LazyLock<Value> =
        LazyLock::new(|| parse(include_str!("context/proceeding.json")));
    &PARSED
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("the contexts are JSON, as the test below sees")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_contexts_are_json() {
        assert!(super::note_context().is_array());
        assert!(super::statement_context().is_array());
        assert!(super::seen_by_context().is_array());
        assert!(super::dispatch_context().is_array());
        assert!(super::proceeding_context().is_array());
        assert!(super::event_context().is_array());
    }
}
