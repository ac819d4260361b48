//! Several real servers over real sockets, on both databases.

mod attest;
mod ballot_terms;
mod blocks;
mod chaos;
mod co_sign;
mod comments;
mod deciding;
mod endorse;
mod endorsing;
mod events;
mod followers;
mod handovers;
mod hardship;
mod inviting;
mod keys;
mod letters;
mod mailbox;
mod many_at_once;
mod moderate;
mod moving;
mod numbers;
mod own_server;
mod pictures;
mod proceedings;
mod proceedings_pages;
mod profile;
mod publish;
mod queue;
mod reading;
mod repair;
mod restart;
mod revise;
mod schedules;
mod several_processes;
mod shared_cases;
mod shared_database;
mod sign_by_form;
mod site_pages;
mod slow_hosts;
mod suggestions;
mod survive;
mod topics;
mod updates;
mod wordings;

/// The server under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
