//! Repair: servers that hold the same appeal compare what they hold and exchange what is missing.
//!
//! [`exchange`] is the asking side, [`answer`] the answering side, [`ranges`] finds differences in
//! long lists, [`frame`] is what it sends; [`replicate`] makes a new replica, [`own_registers`]
//! reads what others hold of our own words before more are signed, [`recover`] brings back appeals
//! of ours that were lost, `refused` knows what need not be fetched again, `speakers` who is called by name, [`worker`] does all this
//! by itself. Every request is signed by the instance actor.
//! Whatever arrives passes the same gate as in the inbox.

pub(crate) mod agenda;
pub mod answer;
pub mod dispatches;
pub mod exchange;
pub mod frame;
pub(crate) mod holders;
pub mod messages;
pub mod own_registers;
pub mod proceedings;
pub mod ranges;
pub mod recover;
pub(crate) mod refused;
pub mod registers;
pub mod replicate;
mod speakers;
pub mod worker;
