//! The server as operators run it; see `undersigned --help`. Only its clock can be set wrong.

use chrono::TimeDelta;
use std::{fs, process::ExitCode};
use undersigned_federation::Clock;

/// Names a file that says by how many seconds the clock of a server that runs is ahead.
const SHIFT: &str = "UNDERSIGNED_TEST_CLOCK";

fn main() -> ExitCode {
    let Ok(file) = std::env::var(SHIFT) else {
        return undersigned::commands::run();
    };
    let system = Clock::system();
    undersigned::commands::run_by(Clock::new(move || {
        let seconds = fs::read_to_string(&file).ok();
        let seconds = seconds.and_then(|text| text.trim().parse().ok());
        system.now() + TimeDelta::seconds(seconds.unwrap_or(0))
    }))
}
