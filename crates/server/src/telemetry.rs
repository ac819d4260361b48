//! The log, on standard error.

use crate::settings::{LogFormat, Settings};
use std::{
    backtrace::{Backtrace, BacktraceStatus},
    io::{IsTerminal as _, Write as _, stderr},
    panic::{self, PanicHookInfo},
    thread,
};
use tracing::{level_filters::LevelFilter, subscriber::NoSubscriber};
use tracing_subscriber::EnvFilter;

/// Say what helps nobody who runs a server: migrations much, PostgreSQL at each start that their table is there already,
/// and the search for fonts a warning wherever there is no fontconfig, as in the image, though it finds them. And the pool
/// says of each connection of its own that the database went away.
const QUIET: &str =
    "sea_orm_migration=warn,sqlx::postgres::notice=warn,sqlx_core::pool=error,fontdb=error";

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

/// Has a panic say where it was, and in which thread, and nothing else: its words may be made of what somebody wrote.
/// For the whole process.
pub fn keep_quiet_about_panics() {
    panic::set_hook(Box::new(say_where));
}

fn say_where(fault: &PanicHookInfo<'_>) {
    let place = fault.location().map(ToString::to_string);
    let place = place.unwrap_or_default();
    let thread = thread::current();
    let thread = thread.name().unwrap_or("unnamed");
    // Names of functions, and only where `RUST_BACKTRACE` asks for them.
    let trace = Backtrace::capture();
    let trace = match trace.status() {
        BacktraceStatus::Captured => format!("\n{trace}"),
        _ => String::new(),
    };
    let what = "a part of this program panicked; please report where";
    match tracing::dispatcher::get_default(|log| log.is::<NoSubscriber>()) {
        false => tracing::error!(place, thread, "{what}{trace}"),
        // Before the settings are read nothing is logged.
        true => drop(writeln!(stderr(), "{what}: {place} ({thread}){trace}")),
    }
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
    use std::{
        io,
        sync::{Arc, Mutex},
    };
    use tracing::Level;
    use tracing_subscriber::layer::SubscriberExt as _;

    /// What was logged, by whoever has a copy.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Log {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_panic_says_where_it_was_and_none_of_its_words() {
        let log = Log::default();
        let copy = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_writer(move || copy.clone())
            .finish();
        let hook = panic::take_hook();
        keep_quiet_about_panics();
        let ended: thread::Result<()> = tracing::subscriber::with_default(subscriber, || {
            panic::catch_unwind(|| panic!("Rosa Quillfeather cannot be read"))
        });
        panic::set_hook(hook);
        assert!(ended.is_err());
        let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert!(said.contains("telemetry.rs:"), "{said}");
        assert!(said.contains("thread"), "{said}");
        assert!(!said.contains("Quillfeather"), "{said}");
    }

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
    fn a_pool_does_not_say_of_each_connection_that_the_database_went_away() {
        let filter = EnvFilter::new(directives(&format!("info,{QUIET}")));
        let log = tracing_subscriber::registry().with(filter);
        tracing::subscriber::with_default(log, || {
            assert!(!tracing::enabled!(target: "sqlx_core::pool::connection", Level::WARN));
            assert!(tracing::enabled!(target: "sqlx_core::pool::connection", Level::ERROR));
            assert!(tracing::enabled!(target: "sqlx::pool::acquire", Level::WARN));
        });
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
