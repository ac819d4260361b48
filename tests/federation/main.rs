//! Several real servers over real sockets, on both databases.

mod attest;
mod blocks;
mod chaos;
mod co_sign;
mod endorse;
mod followers;
mod keys;
mod mailbox;
mod moderate;
mod own_server;
mod pictures;
mod profile;
mod publish;
mod reading;
mod repair;
mod revise;
mod shared_database;
mod sign_by_form;
mod site_pages;
mod slow_hosts;
mod suggestions;
mod survive;
mod wordings;

/// The server under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
