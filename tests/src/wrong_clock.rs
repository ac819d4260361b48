//! A clock that can be set wrong.

use crate::Server;
use std::{fs, path::PathBuf};
use tempfile::TempDir;

/// What names the clock's file to the server under test.
const VARIABLE: &str = "UNDERSIGNED_TEST_CLOCK";

/// The clock of a server, which runs right until it is set.
pub struct WrongClock(TempDir);

impl WrongClock {
    /// A clock for a server that runs by it from its next start.
    ///
    /// # Panics
    /// Where no temporary folder can be made.
    pub fn of(server: &mut Server) -> Self {
        let clock = Self(tempfile::tempdir().expect("a temporary folder can be made"));
        server.set(VARIABLE, &clock.file().display().to_string());
        clock
    }

    /// Sets by how many seconds it is ahead.
    ///
    /// # Panics
    /// Where its file cannot be written.
    pub fn set(&self, seconds: i64) {
        // A server that reads in between must not see half of it.
        let written = self.0.path().join("next");
        fs::write(&written, seconds.to_string()).expect("the clock can be written");
        fs::rename(written, self.file()).expect("the clock can be set");
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("clock")
    }
}
