//! Fuzz targets: functions that take any bytes, hand them to something that reads what others
//! send, and panic where what was read breaks a promise. `engine/main.rs` gives them to the engine;
//! `tests/corpora.rs` repeats what is kept in `corpus/`, so that what was once found stays found.

#![forbid(unsafe_code)]

pub mod bundles;
pub mod tamper;
pub mod targets;

use arbitrary::Result;

/// A target: it panics where a promise is broken.
///
/// # Errors
/// Where the input is too short to say anything; the engine then does not keep it.
pub type Target = fn(&[u8]) -> Result<()>;

/// All targets, by name.
pub const TARGETS: [(&str, Target); 12] = [
    ("activity", targets::activity::run),
    ("address", targets::address::run),
    ("bounce", targets::bounce::run),
    ("bundle", targets::bundle::run),
    ("csv", targets::csv::run),
    ("dispatch", targets::dispatch::run),
    ("passkey", targets::passkey::run),
    ("proceeding", targets::proceeding::run),
    ("signature_headers", targets::signature_headers::run),
    ("statement", targets::statement::run),
    ("sync_frame", targets::sync_frame::run),
    ("webfinger", targets::webfinger::run),
];
