//! The log, on standard error.

use crate::settings::{LogFormat, Settings};
use std::io::{IsTerminal as _, stderr};
use tracing_subscriber::EnvFilter;

/// Say what helps nobody who runs a server: migrations much, and the search for fonts a warning wherever there
/// is no fontconfig, as in the image, though it finds them.
const QUIET: &str = "sea_orm_migration=warn,fontdb=error";

/// Begins to log; `default` is the level where the settings name none. Done once for a process:
/// later calls (servers that `demo` or tests start) change nothing.
pub fn start(settings: &Settings, default: &str) {
    let quiet = format!("{default},{QUIET}");
    let wanted = settings.log.log.as_deref().unwrap_or(&quiet);
    let filter = EnvFilter::try_new(wanted).unwrap_or_else(|_| EnvFilter::new(&quiet));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr)
        // A log that cannot be written, as on a full disk, must not end what is being logged.
        .log_internal_errors(false);
    let _ = match settings.log.log_format {
        LogFormat::Text => log.with_ansi(stderr().is_terminal()).try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
}
