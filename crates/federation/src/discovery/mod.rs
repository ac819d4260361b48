//! How others find us, and how we find them.

pub mod appeal;
pub mod nodeinfo;
pub mod own_server;
pub mod webfinger;
