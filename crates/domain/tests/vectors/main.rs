//! The vectors for implementers, in `docs/protocol/vectors`: made here, from fixed keys, and
//! compared with the files. `UPDATE_VECTORS=1 cargo test -p undersigned-domain --test vectors`
//! writes them anew.

#[path = "../common/mod.rs"]
mod common;

mod bundles;
mod digests;
mod edges;
mod faulty;
mod files;
mod ids;
mod joins;
mod rejected;
mod sound;
