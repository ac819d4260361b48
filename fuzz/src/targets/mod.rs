//! One file per target: what it reads, and what must hold of what was read.

pub mod activity;
pub mod address;
pub mod bounce;
pub mod bundle;
pub mod csv;
pub mod dispatch;
pub mod passkey;
pub mod proceeding;
pub mod signature_headers;
pub mod statement;
pub mod sync_frame;
pub mod webfinger;
