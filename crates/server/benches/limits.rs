//! What the machine can do at most of each single thing that the work is made of. It comes first:
//! every other figure is read beside it.
//!
//! `cargo xtask bench limits` tries each thing for a second; `cargo test` for a moment, so that it
//! goes on working. Where `UNDERSIGNED_TEST_DATABASE_URL` names a PostgreSQL, that is tried as well.

#[allow(
    dead_code,
    reason = "each benchmark uses its part of what all have in common"
)]
mod measuring;

use measuring::{case, is_measured, limits};

fn main() {
    if let Some(case) = case() {
        assert!(limits::serve_bare(&case), "no other server is needed");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    println!("{}", limits::table(folder.path(), is_measured()));
}
