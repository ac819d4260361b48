//! Bundles to begin with: the vectors.

use serde_json::Value;
use std::sync::LazyLock;
use undersigned_domain::{AppealKey, Bundle, Digest, fold};

/// Sound bundles, small enough that many variants can be checked in a second.
const SOUND: [&str; 6] = [
    include_str!("../../docs/protocol/vectors/bundles/one-signer.json"),
    include_str!("../../docs/protocol/vectors/bundles/the-root-has-retired.json"),
    include_str!("../../docs/protocol/vectors/bundles/who-withdraws-leaves-the-paper-too.json"),
    include_str!("../../docs/protocol/vectors/bundles/an-end-by-two-initiators.json"),
    include_str!(
        "../../docs/protocol/vectors/bundles/a-removed-actor-stays-off-under-its-next-key.json"
    ),
    include_str!("../../docs/protocol/vectors/bundles/a-note-with-everything.json"),
];

/// Bundles whose statements may be slipped in: of other states, of another appeal, by strangers.
const FOREIGN: [&str; 5] = [
    include_str!("../../docs/protocol/vectors/bundles/everything.json"),
    include_str!("../../docs/protocol/vectors/bundles/faulty-another-appeal.json"),
    include_str!("../../docs/protocol/vectors/bundles/faulty-a-stranger.json"),
    include_str!("../../docs/protocol/vectors/bundles/faulty-an-older-word.json"),
    include_str!("../../docs/protocol/vectors/bundles/faulty-an-ended-key.json"),
];

/// A bundle as its server gave it out.
pub struct Original {
    /// Its JSON.
    pub value: Value,
    /// The appeal it is about.
    pub appeal: AppealKey,
    /// Its state digest, which others know.
    pub digest: Digest,
    /// Its list, to the byte.
    pub list: String,
}

/// The list of a bundle's state, to the byte.
pub fn list_of(bundle: &Bundle) -> String {
    serde_json::to_string(&fold(&bundle.state)).expect("a list is JSON")
}

/// The bundles to begin with.
pub fn originals() -> &'static [Original] {
    static READ: LazyLock<Vec<Original>> = LazyLock::new(|| {
        let read = |text: &&str| {
            let bundle = Bundle::read(text.as_bytes()).expect("a bundle");
            assert!(bundle.faults.is_empty(), "{:?}", bundle.faults);
            Original {
                value: serde_json::from_str(text).expect("JSON"),
                digest: bundle.state.digest(),
                list: list_of(&bundle),
                appeal: bundle.appeal,
            }
        };
        SOUND.iter().map(read).collect()
    });
    &READ
}

/// Statements that may be slipped in.
pub fn foreign() -> &'static [Value] {
    static READ: LazyLock<Vec<Value>> = LazyLock::new(|| {
        let statements = |text: &&str| {
            let bundle: Value = serde_json::from_str(text).expect("JSON");
            bundle["statements"].as_array().expect("a list").clone()
        };
        FOREIGN.iter().chain(&SOUND).flat_map(statements).collect()
    });
    &READ
}
