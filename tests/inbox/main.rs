//! Bad input through the real HTTP interface: each must get the right status and code, and must
//! leave the database as it was.

mod activities;
mod api;
mod closed_network;
mod connections;
mod content;
mod coverage;
mod deciding;
mod discovery;
mod dispatches;
mod edges;
mod fetches;
mod followers;
mod handmade;
mod hostile_words;
mod importing;
mod importing_again;
mod importing_columns;
mod importing_exported;
mod importing_gone;
mod importing_mail;
mod json_ld;
mod key_lookups;
mod look_alikes;
mod media;
mod neighbours;
mod nul;
mod openapi;
mod own_server;
mod paging;
mod proceedings;
mod relations;
mod requests;
mod seen_by;
mod shapes;
mod signatures;
mod slow_uploads;
mod statements;
mod sync;
mod table;
mod ways_out;
mod wordings;

/// The server under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
