//! Several real servers over real sockets, on both databases.

mod attest;
mod blocks;
mod chaos;
mod co_sign;
mod comments;
mod endorse;
mod endorsing;
mod followers;
mod handovers;
mod inviting;
mod keys;
mod mailbox;
mod moderate;
mod numbers;
mod own_server;
mod pictures;
mod profile;
mod publish;
mod queue;
mod reading;
mod repair;
mod revise;
mod schedules;
mod shared_database;
mod sign_by_form;
mod site_pages;
mod slow_hosts;
mod suggestions;
mod survive;
mod updates;
mod wordings;

/// The server under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
