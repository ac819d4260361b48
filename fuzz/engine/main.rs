//! The engine with one target, the one that `UNDERSIGNED_FUZZ_TARGET` names. One program for all of
//! them: linking it takes longer than building what is fuzzed. `cargo xtask fuzz` starts it.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use std::sync::LazyLock;
use undersigned_fuzz::{TARGETS, Target};

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let wanted = std::env::var("UNDERSIGNED_FUZZ_TARGET").unwrap_or_default();
    let target = TARGETS.iter().find(|(name, _)| *name == wanted);
    target.expect("UNDERSIGNED_FUZZ_TARGET names a target").1
});

fuzz_target!(|data: &[u8]| -> Corpus {
    match TARGET(data) {
        Ok(()) => Corpus::Keep,
        Err(_) => Corpus::Reject,
    }
});
