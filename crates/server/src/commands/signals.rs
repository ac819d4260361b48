//! Waiting for the signals that ask a program to end.

use anyhow::Context as _;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// What Linux calls SIGXFSZ: a file would become larger than a limit allows (`ulimit -f`).
const FILE_SIZE: i32 = 25;

/// SIGTERM and SIGINT, caught from the moment this is made.
pub struct Signals {
    terminate: Signal,
    interrupt: Signal,
    /// Caught, it ends nobody: whoever writes gets an error, as where the disk is full.
    _file_size: Signal,
}

impl Signals {
    /// Catches the signals.
    pub fn catch() -> anyhow::Result<Self> {
        let catch = |kind| signal(kind).context("signals cannot be caught");
        Ok(Self {
            terminate: catch(SignalKind::terminate())?,
            interrupt: catch(SignalKind::interrupt())?,
            _file_size: catch(SignalKind::from_raw(FILE_SIZE))?,
        })
    }

    /// Waits for the next one.
    pub async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
