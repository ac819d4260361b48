//! How many connections a command opens.

use super::{connect, make_folder};
use crate::Settings;

/// How many of this process's open files are one.
fn open_as(file: &std::path::Path) -> usize {
    let open = std::fs::read_dir("/proc/self/fd").unwrap().flatten();
    open.filter(|one| std::fs::read_link(one.path()).is_ok_and(|it| it == file))
        .count()
}

#[tokio::test]
async fn a_command_opens_few_connections_whatever_the_server_may_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings::default();
    settings.storage.data_dir = folder.path().canonicalize().unwrap().join("data");
    make_folder(&settings.storage.data_dir).unwrap();
    let file = settings.storage.data_dir.join("undersigned.db");
    for allowed in [500, 1] {
        settings.storage.database_connections = allowed;
        let database = connect(&settings).await.unwrap();
        // The pool would open all but the first beside whoever goes on.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(open_as(&file), 2, "one that reads, and one that writes");
        database.close().await.unwrap();
    }
}
