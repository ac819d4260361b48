//! One file for each activity that we receive: what it must look like, and what it does.

pub mod accept;
pub mod create;
pub mod delete;
pub mod follow;
pub mod offer;
pub mod refusal;
pub mod statement;
pub mod undo;

/// What became of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// It had its effect.
    Taken,
    /// Of no use here; said kindly.
    Ignored,
    /// The very same request came before.
    Repeated,
    /// The statement in it is held already.
    Duplicate,
}
