//! Several real servers over real sockets, on both databases.

mod attest;
mod chaos;
mod endorse;
mod keys;
mod mailbox;
mod moderate;
mod publish;
mod repair;
mod revise;
mod shared_database;
mod slow_hosts;
mod suggestions;
mod survive;
mod wordings;

/// The server under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
