//! The log, on standard error.

use crate::settings::Settings;
use std::io::{IsTerminal as _, stderr};
use tracing_subscriber::EnvFilter;

/// Begins to log; `default` is the level where the settings name none. Done once for a process:
/// later calls (servers that `demo` or tests start) change nothing.
pub fn start(settings: &Settings, default: &str) {
    let wanted = settings.log.log.as_deref().unwrap_or(default);
    let filter = EnvFilter::try_new(wanted).unwrap_or_else(|_| EnvFilter::new(default));
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr)
        .with_ansi(stderr().is_terminal())
        .try_init();
}
