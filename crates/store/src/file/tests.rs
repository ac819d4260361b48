use super::*;
use crate::{Database, settings};
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

async fn open(file: &Path) -> Database {
    let db = Database::connect(&Database::address_of(file), 2)
        .await
        .unwrap();
    db.migrate().await.unwrap();
    db
}

#[test]
fn a_file_is_known_by_what_was_noted_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    assert_eq!(FileId::of(&file), None);
    fs::write(&file, "one").unwrap();
    let id = FileId::of(&file).unwrap();
    assert_eq!(FileId::read(&id.to_string()), Some(id));
    assert_eq!(FileId::read("somewhere"), None);
    assert!(!id.is_gone_from(&file));
    // Renamed rather than removed: its number may be given to the next one.
    let elsewhere = folder.path().join("moved.db");
    fs::rename(&file, &elsewhere).unwrap();
    assert!(id.is_gone_from(&file));
    fs::write(&file, "another").unwrap();
    assert!(id.is_gone_from(&file));
    assert!(id.is_gone_from(&file.join("below")), "no folder is there");
}

#[tokio::test]
async fn what_would_not_be_kept_is_not_written_and_can_be_read_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    let db = open(&file).await;
    settings::set(db.conn(), "name", "kept").await.unwrap();
    let begun = db.begin().await.unwrap();
    settings::set(&begun, "name", "lost").await.unwrap();
    for ending in ["", LOG] {
        let (path, elsewhere) = (beside(&file, ending), folder.path().join("moved"));
        fs::rename(&path, &elsewhere).unwrap();
        assert_eq!(db.lost(), Some(Lost::Gone), "{ending}");
        fs::write(&path, "").unwrap();
        assert_eq!(db.lost(), Some(Lost::Gone), "{ending} is another one");
        if ending.is_empty() {
            let single = settings::set(db.conn(), "name", "lost").await;
            assert!(is_gone(&single), "{single:?}");
            let read = settings::get(db.conn(), "name").await.unwrap();
            assert_eq!(read.as_deref(), Some("kept"));
        }
        fs::rename(&elsewhere, &path).unwrap();
        assert_eq!(db.lost(), None, "{ending} is back");
    }
    fs::rename(&file, folder.path().join("moved")).unwrap();
    let committed = begun.commit().await;
    assert!(is_gone(&committed), "{committed:?}");
    let next = db.begin().await.map(drop);
    assert!(is_gone(&next), "{next:?}");
    assert!(!file.exists(), "no other one was begun");
    let read = settings::get(db.conn(), "name").await.unwrap();
    assert_eq!(read.as_deref(), Some("kept"));
}

fn is_gone(outcome: &StoreResult<()>) -> bool {
    matches!(outcome, Err(StoreError::Lost(Lost::Gone)))
}

#[tokio::test]
async fn damage_is_told_from_all_other_faults_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    let db = open(&file).await;
    let wrong = db.conn().execute_unprepared("SELECT nonsense").await;
    assert_eq!(Lost::seen_in(&wrong.unwrap_err()), None);
    assert_eq!(db.lost(), None);
    let roots =
        "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'settings_kv' AND rootpage > 0";
    let roots = Statement::from_string(DbBackend::Sqlite, roots);
    let roots = db.conn().query_all_raw(roots).await.unwrap();
    db.close().await.unwrap();
    assert_eq!(db.lost(), None, "that the log went with it is no loss");
    let mut content = fs::read(&file).unwrap();
    for root in &roots {
        let page: i64 = root.try_get_by_index(0).unwrap();
        let end = usize::try_from(page).unwrap() * 4_096;
        content[end - 4_096..end].fill(0x5a);
    }
    fs::write(&file, content).unwrap();
    let db = Database::connect(&Database::address_of(&file), 1)
        .await
        .unwrap();
    let read = settings::get(db.conn(), "name").await;
    let Err(StoreError::Lost(Lost::Damaged(said))) = &read else {
        panic!("{read:?}");
    };
    assert!(said.contains("malformed"), "{said}");
    assert!(matches!(db.lost(), Some(Lost::Damaged(_))));
    let refused = db.begin().await.map(drop);
    assert!(matches!(refused, Err(StoreError::Lost(Lost::Damaged(_)))));
    db.close().await.unwrap();

    let garbage = "no database at all, and as long as a page of one".repeat(100);
    fs::write(&file, garbage).unwrap();
    let opened = Database::connect(&Database::address_of(&file), 1).await;
    let Err(StoreError::Lost(lost)) = opened.map(drop) else {
        panic!("it was opened");
    };
    assert!(lost.to_string().contains("restore"), "{lost}");
}

#[tokio::test]
async fn no_database_is_begun_beside_the_log_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    let log = beside(&file, LOG);
    fs::write(&log, "what was written last").unwrap();
    for empty in [false, true] {
        if empty {
            fs::write(&file, "").unwrap();
        }
        let refused = Database::connect(&Database::address_of(&file), 1).await;
        let refused = refused.map(drop);
        assert!(
            matches!(refused, Err(StoreError::LoneLog(_))),
            "{refused:?}"
        );
        assert_eq!(file.exists(), empty);
        assert_eq!(fs::read(&log).unwrap(), b"what was written last");
    }
    // An empty one holds nothing.
    fs::write(&log, "").unwrap();
    open(&file).await.close().await.unwrap();
}
