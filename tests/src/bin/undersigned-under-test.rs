//! The server as operators run it; see `undersigned --help`. Only its clock can be set wrong, and its RSA keys
//! need not be made anew.

use chrono::TimeDelta;
use std::{fs, process::ExitCode};
use undersigned::Surroundings;
use undersigned_federation::Clock;
use undersigned_tests::spare_keys;

/// Names a file that says by how many seconds the clock of a server that runs is ahead.
const SHIFT: &str = "UNDERSIGNED_TEST_CLOCK";

fn main() -> ExitCode {
    undersigned::commands::run_in(Surroundings {
        clock: clock(),
        entropy: spare_keys::entropy(),
    })
}

fn clock() -> Clock {
    let system = Clock::system();
    let Ok(file) = std::env::var(SHIFT) else {
        return system;
    };
    Clock::new(move || {
        let seconds = fs::read_to_string(&file).ok();
        let seconds = seconds.and_then(|text| text.trim().parse().ok());
        system.now() + TimeDelta::seconds(seconds.unwrap_or(0))
    })
}
