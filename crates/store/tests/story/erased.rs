//! What is deleted is not left in the file.

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
