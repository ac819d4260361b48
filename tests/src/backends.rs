//! Running one story on both databases, or on either of them.

use crate::Backend;

/// Asks, as `both`, that what may run on either database runs on each of them. `.ci/release` sets it.
const VARIABLE: &str = "UNDERSIGNED_TEST_DATABASES";

/// Makes of each named `async fn(Backend)` one test on SQLite and one on PostgreSQL; the latter
/// passes without doing anything where there is none.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$about:meta])* $name:ident)*) => {
        $(
            $(#[$about])*
            mod $name {
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn on_sqlite() {
                    super::$name($crate::Backend::Sqlite).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn on_postgresql() {
                    if $crate::Backend::Postgres.is_available() {
                        super::$name($crate::Backend::Postgres).await;
                    }
                }
            }
        )*
    };
}

/// Makes of each named `async fn(Backend)` one test on the database whose turn it is: for what pages show, forms ask and
/// roles may, which is the same on both (docs/adr/0070).
#[macro_export]
macro_rules! on_either_database {
    ($($(#[$about:meta])* $name:ident)*) => {
        $(
            $(#[$about])*
            mod $name {
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn on_either_database() {
                    for backend in $crate::databases_of(stringify!($name)) {
                        println!("on {backend:?}");
                        super::$name(backend).await;
                    }
                }
            }
        )*
    };
}

/// The databases of a test that may run on either: one, by its name, or both where that is asked for.
pub fn databases_of(test: &str) -> Vec<Backend> {
    let said = std::env::var(VARIABLE).ok();
    let mut databases = chosen(test, said.as_deref(), Backend::Postgres.is_there());
    databases.retain(|backend| backend.is_available());
    databases
}

/// By the name, so that a test that failed runs on the same one again, and each has about half of all tests.
fn chosen(test: &str, said: Option<&str>, is_postgres_there: bool) -> Vec<Backend> {
    let sum: u32 = test.bytes().map(u32::from).sum();
    match said {
        Some("both") => vec![Backend::Sqlite, Backend::Postgres],
        _ if is_postgres_there && sum % 2 == 1 => vec![Backend::Postgres],
        _ => vec![Backend::Sqlite],
    }
}

#[cfg(test)]
mod tests {
    use super::chosen;
    use crate::Backend::{Postgres, Sqlite};

    #[test]
    fn what_may_run_on_either_runs_on_one_by_its_name_and_on_both_where_that_is_asked_for() {
        assert_eq!(chosen("a", None, true), [Postgres]);
        assert_eq!(chosen("b", Some(""), true), [Sqlite]);
        // Without a PostgreSQL none is left out.
        assert_eq!(chosen("a", None, false), [Sqlite]);
        for there in [true, false] {
            assert_eq!(chosen("a", Some("both"), there), [Sqlite, Postgres]);
        }
    }
}
