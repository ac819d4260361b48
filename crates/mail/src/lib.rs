//! Takes mails from the queue in the database to a mail server or, where there is none, into a
//! folder.
//!
//! Whoever has a reason to write puts a row into [`undersigned_store::mails`], in the transaction
//! that gives the reason. [`run`] sends the rows: at least once, with a `Message-ID` that stays
//! the same. Nothing here knows why a mail is sent, and no log line says to whom. [`bounce`] reads
//! what mail servers report later.

pub mod bounce;
pub mod files;
mod message;
mod outlet;
mod reach;
mod refusal;
mod worker;

pub use message::{Bounces, Sender, SenderError};
pub use outlet::{Outlet, OutletError};
pub use reach::{Hindrance, Step, reach};
pub use worker::{Worker, run};
