//! Several real servers over real sockets, on both databases.

mod endorse;

/// The server under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");

/// Runs one story on SQLite and, where there is one, on PostgreSQL.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$about:meta])* $name:ident)*) => {
        $(
            $(#[$about])*
            mod $name {
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn on_sqlite() {
                    super::$name(undersigned_tests::Backend::Sqlite).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn on_postgresql() {
                    if undersigned_tests::Backend::Postgres.is_available() {
                        super::$name(undersigned_tests::Backend::Postgres).await;
                    }
                }
            }
        )*
    };
}
