//! The log, on standard error.

use crate::settings::{LogFormat, Settings};
use std::io::{IsTerminal as _, stderr};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::EnvFilter;

/// Say what helps nobody who runs a server: migrations much, and the search for fonts a warning wherever there
/// is no fontconfig, as in the image, though it finds them.
const QUIET: &str = "sea_orm_migration=warn,fontdb=error";

/// With what the names of all parts of this program begin, and those of no library.
const OWN: &str = "undersigned";

/// The most that libraries say where one level is given for all. Below it some write what passes through
/// them (html5ever every word of a draft), and an update of any other may begin to: so none is trusted,
/// rather than those forbidden that are known to. What this program writes itself names nobody at any level.
const LIBRARIES: LevelFilter = LevelFilter::INFO;

/// Begins to log; `default` is the level where the settings name none. Done once for a process:
/// later calls (servers that `demo` or tests start) change nothing.
pub fn start(settings: &Settings, default: &str) {
    let quiet = format!("{default},{QUIET}");
    let wanted = settings.log.log.as_deref().unwrap_or(&quiet);
    let filter = EnvFilter::try_new(directives(wanted)).unwrap_or_else(|_| EnvFilter::new(&quiet));
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

/// What was wanted, for the filter. A level for all is one for this program, and no more than [`LIBRARIES`]
/// for what it is made of. Parts that are named follow: of two words on the same part the filter keeps the
/// later one, so whoever names a library gets all it says.
fn directives(wanted: &str) -> String {
    let level = |part: &str| part.trim().parse::<LevelFilter>().ok();
    let mut directives = Vec::new();
    if let Some(for_all) = wanted.rsplit(',').find_map(level) {
        directives.push(for_all.min(LIBRARIES).to_string());
        if for_all > LIBRARIES {
            directives.push(format!("{OWN}={for_all}"));
        }
    }
    let named = wanted.split(',').filter(|part| level(part).is_none());
    directives.extend(named.map(str::to_owned));
    directives.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;
    use tracing_subscriber::layer::SubscriberExt as _;

    #[test]
    fn a_level_for_all_is_one_for_this_program() {
        for (wanted, filtered) in [
            ("debug", "info,undersigned=debug"),
            ("TRACE", "info,undersigned=trace"),
            ("info", "info"),
            ("warn,sea_orm_migration=warn", "warn,sea_orm_migration=warn"),
            ("off", "off"),
            (
                "undersigned_web=info,debug",
                "info,undersigned=debug,undersigned_web=info",
            ),
            (
                "debug,undersigned=warn",
                "info,undersigned=debug,undersigned=warn",
            ),
            (
                "undersigned_federation=debug",
                "undersigned_federation=debug",
            ),
            ("info,html5ever=trace", "info,html5ever=trace"),
        ] {
            assert_eq!(directives(wanted), filtered, "{wanted}");
        }
    }

    #[test]
    fn no_level_for_all_lets_libraries_say_what_passes_through_them() {
        for wanted in ["debug", "trace", "trace,undersigned_web=info"] {
            let filter = EnvFilter::new(directives(wanted));
            let log = tracing_subscriber::registry().with(filter);
            tracing::subscriber::with_default(log, || {
                assert!(tracing::enabled!(target: "undersigned_federation::inbox", Level::DEBUG));
                assert!(!tracing::enabled!(target: "html5ever::tokenizer", Level::DEBUG));
                assert!(!tracing::enabled!(target: "hyper::proto", Level::TRACE));
                assert!(tracing::enabled!(target: "sqlx::pool", Level::WARN));
            });
        }
        let filter = EnvFilter::new(directives("debug,undersigned=warn"));
        let log = tracing_subscriber::registry().with(filter);
        tracing::subscriber::with_default(log, || {
            assert!(!tracing::enabled!(target: "undersigned_web::pages", Level::INFO));
        });
    }
}
