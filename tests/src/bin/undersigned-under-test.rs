//! The server as operators run it; see `undersigned --help`. Only its clock can be set wrong, its RSA keys need not be
//! made anew, and it can be less patient.

use chrono::TimeDelta;
use std::{fs, process::ExitCode, time::Duration};
use undersigned::{Surroundings, serving::Patience};
use undersigned_federation::Clock;
use undersigned_tests::spare_keys;

/// Names a file that says by how many seconds the clock of a server that runs is ahead.
const SHIFT: &str = "UNDERSIGNED_TEST_CLOCK";
/// Says for how many seconds a server waits for a request and its answer, and for the next piece of a form with files.
const PATIENCE: &str = "UNDERSIGNED_TEST_ANSWER";

fn main() -> ExitCode {
    undersigned::commands::run_in(Surroundings {
        clock: clock(),
        entropy: spare_keys::entropy(),
        patience: patience(),
    })
}

fn patience() -> Patience {
    let mut patience = Patience::default();
    let seconds = std::env::var(PATIENCE).ok();
    if let Some(seconds) = seconds.and_then(|text| text.parse().ok()) {
        patience.answer = Duration::from_secs(seconds);
        patience.sending.pause = patience.answer;
    }
    patience
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
