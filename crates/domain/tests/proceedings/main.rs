//! What is proposed and voted on: the gate, which of several is kept, what each vote is worth, and
//! what comes of a ballot.

mod bundles;
#[path = "../common/mod.rs"]
mod common;
mod consolidating;
mod doubting;
mod gate;
mod keeping;
mod said;
mod sealed;
mod voting;
