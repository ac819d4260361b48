//! A harness for tests that need running servers: real processes, real sockets, either database.
//!
//! [`Server`] is one instance; [`Coalition`] several that know each other's names; [`Peer`] plays
//! another software, and so do [`ForeignServer`], which can send anything, properly signed or not,
//! and [`Mastodon`]; [`ScriptedPeer`] is another software. [`Picture`] is what a server holds,
//! [`Desk`] what its people see. Nothing here sleeps for a fixed time: [`until`] asks again until
//! something holds, or fails with what it saw.

mod answer;
mod author;
mod backends;
pub mod book;
mod calls;
pub mod co_sign;
mod coalition;
mod copies;
mod database;
pub mod desk;
pub mod foreign;
mod founding;
mod mail_server;
pub mod mastodon;
pub mod media;
mod observer;
pub mod passkey;
mod peer;
pub mod picture;
mod port;
mod scripted;
mod server;
mod settle;
mod signer;
mod skipping;
pub mod spare_keys;
mod tables;
mod wire;
mod wrong_clock;

pub use answer::Answer;
pub use backends::databases_of;
pub use coalition::Coalition;
pub use copies::Copy;
pub use database::{Backend, open as open_database};
pub use desk::Desk;
pub use foreign::{ForeignActor, ForeignServer, Letter};
pub use founding::FOUND;
pub use mail_server::{MailServer, Received};
pub use mastodon::Mastodon;
pub use observer::Observer;
pub use peer::{Behaviour, Peer, Request};
pub use picture::Picture;
pub use scripted::ScriptedPeer;
pub use server::Server;
pub use settle::{IDLE, in_days, millis, now, patience, until};
pub use signer::{Effort, Shown, Signer, work};
pub use skipping::skip;
pub use wire::Wire;
pub use wrong_clock::WrongClock;
