//! Running one story on both databases.

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
