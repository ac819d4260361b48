//! What is deleted is not left in the file.

use sea_orm::sqlx::{self, Connection as _, SqliteConnection};
use undersigned_store::*;

#[tokio::test]
async fn what_is_deleted_or_written_over_is_not_left_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let url = format!("sqlite://{}", path.display());
    let db = Database::connect(&url, 2).await.unwrap();
    db.migrate().await.unwrap();
    // One that fits into a page, and one that goes on over several.
    let long = "Xanthippe ".repeat(2_000);
    for (name, value) in [("short", "Zenobia of the Dockers"), ("long", long.as_str())] {
        settings::set(db.conn(), name, value).await.unwrap();
    }
    db.close().await.unwrap();
    let holds = |word: &str| {
        let file = std::fs::read(&path).unwrap();
        file.windows(word.len()).any(|part| part == word.as_bytes())
    };
    assert!(holds("Zenobia") && holds("Xanthippe"));

    let db = Database::connect(&url, 2).await.unwrap();
    for name in ["short", "long"] {
        settings::set(db.conn(), name, "").await.unwrap();
    }
    db.close().await.unwrap();
    assert!(!holds("Zenobia") && !holds("Xanthippe"));
}

#[tokio::test]
async fn what_is_deleted_goes_from_the_files_while_the_server_runs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let db = Database::connect(&Database::address_of(&path), 2)
        .await
        .unwrap();
    db.migrate().await.unwrap();
    settings::set(db.conn(), "name", "Zenobia of the Dockers")
        .await
        .unwrap();
    let holds = || {
        ["", "-wal"].map(|ending| {
            let file = std::fs::read(undersigned_store::file::beside(&path, ending)).unwrap();
            file.windows(7).any(|part| part == b"Zenobia")
        })
    };
    // Into the file first, where it stays while its row is long gone.
    assert!(db.empty_log().await.unwrap());
    assert_eq!(holds(), [true, false]);
    settings::set(db.conn(), "name", "").await.unwrap();
    assert!(holds()[0]);

    // Whoever still reads what was, is not disturbed, and keeps nobody from writing.
    let mut reader = SqliteConnection::connect(&Database::address_of(&path))
        .await
        .unwrap();
    let read = "SELECT count(*) FROM settings_kv";
    let mut reading = reader.begin().await.unwrap();
    let before: i64 = sqlx::query_scalar(read)
        .fetch_one(&mut *reading)
        .await
        .unwrap();
    settings::set(db.conn(), "other", "value").await.unwrap();
    assert!(!db.empty_log().await.unwrap());
    settings::set(db.conn(), "third", "value").await.unwrap();
    let still: i64 = sqlx::query_scalar(read)
        .fetch_one(&mut *reading)
        .await
        .unwrap();
    assert_eq!(still, before);
    reading.rollback().await.unwrap();

    assert!(db.empty_log().await.unwrap());
    assert_eq!(holds(), [false, false]);
    // There is nothing to do the next time.
    assert!(db.empty_log().await.unwrap());
    let value = settings::get(db.conn(), "third").await.unwrap();
    assert_eq!(value.as_deref(), Some("value"));
    reader.close().await.unwrap();
    db.close().await.unwrap();
}
