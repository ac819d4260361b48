//! Documents that others fetch from us.

pub mod actor;
pub mod collection;
pub mod dispatch;
pub mod note;
