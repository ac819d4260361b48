//! Several real servers over real sockets, on both databases.

mod attest;
mod endorse;
mod moderate;
mod publish;
mod revise;
mod shared_database;
mod slow_hosts;
mod suggestions;
mod survive;

/// The server under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
