//! What software of other people makes of us: Fedify's own code, and Mastodon's habits.

mod fedify;
mod mastodon;

/// The server under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
