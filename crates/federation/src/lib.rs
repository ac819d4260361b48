//! How Undersigned speaks with other servers: ActivityPub objects and activities, HTTP
//! signatures, delivery, reconciliation, and the things an organisation can do ([`actions`]).
//!
//! Everything that comes in passes [`inbox`] or [`reconcile`] and ends in the same verifier of
//! `undersigned-domain`; everything that goes out is a row in the database before the request
//! that caused it is answered ([`outgoing`]), and is sent by [`delivery`]. This crate never
//! renders a page and never reads a setting or the environment.
//!
//! To add an activity: a file in [`activities`] and a line in [`inbox`]. To add something an
//! organisation can do: a file in [`actions`] that opens one [`replica::Change`], signs, stores
//! and enqueues; pages, API, commands and tests call that and nothing lower.

mod acknowledgement;
pub mod actions;
pub mod activities;
pub mod actors;
pub mod address;
mod addressed;
pub mod addresses;
mod allowance;
pub mod bells;
mod bounded;
mod checking;
pub mod clock;
mod crowds;
pub mod delivery;
pub mod desk;
pub mod discovery;
pub mod dispatches;
pub mod entropy;
pub mod error;
pub mod fetch;
pub mod health;
pub mod http_client;
mod http_keys;
pub mod in_turn;
pub mod inbox;
pub mod instance;
#[cfg(test)]
mod invented;
pub mod key_file;
mod key_lookups;
pub mod keys;
mod lately;
pub mod look_alikes;
pub mod lookups;
pub mod mail;
pub mod markdown;
pub mod media;
pub mod memory;
pub mod memory_bounds;
pub mod moderation;
pub mod moment;
pub mod networks;
pub mod notices;
pub mod objects;
pub mod openings;
pub mod outgoing;
mod pace;
pub mod peer_clocks;
mod plain_html;
pub mod portraits;
pub mod proceedings;
pub mod profile;
pub mod property;
mod questions;
pub mod reconcile;
pub mod replica;
mod schemes;
pub mod seen_by;
pub mod shared_cases;
pub mod signatures;
pub mod signers;
pub mod site;
pub mod site_pages;
mod small_writes;
pub mod sought;
pub mod speaking;
pub mod standing;
pub mod suggestions;
pub mod synchronization;
mod taken_names;
pub mod together;
pub mod topics;
pub mod transport;
pub mod turns;
pub mod views;
mod vouched;
pub mod webauthn;

pub use addresses::Addresses;
pub use clock::Clock;
pub use entropy::Entropy;
pub use error::{FederationError, Result};
pub use instance::{Instance, Parts};
pub use moment::Moment;
