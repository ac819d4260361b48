//! Bad input through the real HTTP interface: each must get the right status and code, and must
//! leave the database as it was.

mod activities;
mod api;
mod discovery;
mod requests;
mod seen_by;
mod signatures;
mod statements;
mod sync;
mod table;
mod wordings;

/// The server under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
