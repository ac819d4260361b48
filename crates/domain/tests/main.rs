//! What lists come to, and what is let into them. One program, since making one takes longer than most of
//! these tests; `cases`, `dispatches`, `proceedings` and `vectors` are programs of their own.

mod altered;
mod bundle;
mod common;
mod crowds;
mod following;
mod gate;
mod properties;
mod seen_by;
#[path = "common/universe.rs"]
mod universe;
