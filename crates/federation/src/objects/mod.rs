//! Documents that others fetch from us.

pub mod actor;
pub mod collection;
pub mod dispatch;
mod event;
pub mod note;
