//! A harness for tests that need running servers: real processes, real sockets, either database.
//!
//! [`Server`] is one instance; [`Coalition`] several that know each other's names. Nothing here
//! sleeps for a fixed time: [`until`] asks again until something holds, or fails with what it saw.

mod coalition;
mod database;
mod server;
mod settle;

pub use coalition::Coalition;
pub use database::Backend;
pub use server::{Answer, Server};
pub use settle::until;
