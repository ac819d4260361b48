//! Backups that are no longer what was packed: `restore` puts nothing of them in place, and
//! `restore --check` says so before anybody needs them.

use crate::{PROGRAM, assert_usage, code, stderr, stdout};
use serde_json::{Value, json};
use std::{fs, ops::Range, path::Path};
use tempfile::TempDir;
use undersigned_tests::{Backend, Server, on_both_databases};

on_both_databases! {
    a_backup_is_checked_without_being_restored
    a_backup_of_a_newer_version_is_refused_before_anything_is_changed
    damaged_pictures_hold_nothing_else_back_where_that_is_wanted
}

/// What begins each entry of an archive, in bytes.
const HEADER: usize = 512;

/// Where in an archive a part of that name is.
fn part(archive: &[u8], name: &str) -> Range<usize> {
    let mut at = 0;
    loop {
        let header = archive.get(at..at + HEADER).expect("the part is there");
        let text = |field: Range<usize>| {
            let field = &header[field];
            let end = field.iter().position(|byte| *byte == 0);
            String::from_utf8_lossy(&field[..end.unwrap_or(field.len())]).into_owned()
        };
        let size = text(124..136);
        let size = usize::from_str_radix(size.trim(), 8).expect("an entry has a size");
        let begin = at + HEADER;
        if text(0..100) == name {
            return begin..begin + size;
        }
        at = begin + size.next_multiple_of(HEADER);
    }
}

/// Where in an archive some bytes stand first, beginning from a place.
fn find(archive: &[u8], from: usize, bytes: &[u8]) -> usize {
    let mut windows = archive[from..].windows(bytes.len());
    from + windows
        .position(|one| one == bytes)
        .expect("it is in there")
}

/// A backup, and a folder for what is tried with it.
struct Tried {
    hub: Server,
    appeal: String,
    whole: Vec<u8>,
    picture: String,
    folder: TempDir,
}

impl Tried {
    async fn of(backend: Backend) -> Self {
        let hub = Server::start(PROGRAM, "hub", backend).await;
        let appeal = hub.publish("free-them").await;
        let picture = hub.photograph(400, 300).await;
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let file = folder.path().join("hub.backup").display().to_string();
        hub.command_json(&["backup", &file, "--json"]);
        let whole = fs::read(&file).expect("the backup is there");
        Self {
            hub,
            appeal,
            whole,
            picture: format!("media/{picture}"),
            folder,
        }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Writes something in the place of the backup, and checks it.
    fn check(&self, bytes: &[u8]) -> (i32, Value) {
        let file = self.path("hub.backup");
        fs::write(&file, bytes).expect("the file can be written");
        let checked = self.hub.command(&["restore", "--check", &file, "--json"]);
        let said = serde_json::from_str(&stdout(&checked));
        let said = said.unwrap_or_else(|error| panic!("{error}: {}", stderr(&checked)));
        (code(&checked), said)
    }

    /// Checks that it is not restored, and why; and that nothing of it was put anywhere.
    fn refused(&self, bytes: &[u8], why: &str) {
        let (file, data) = (self.path("hub.backup"), self.path("refused"));
        fs::write(&file, bytes).expect("the file can be written");
        let line = ["restore", file.as_str(), "--data-dir", data.as_str()];
        let refused = self.hub.command(&line);
        assert_usage(&refused, why);
        let said = stderr(&refused);
        for words in ["is damaged", "Nothing was restored", "Use another backup"] {
            assert!(said.contains(words), "{said}");
        }
        assert!(!Path::new(&data).exists(), "nothing is put in place");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_what_was_packed_is_not_restored() {
    let tried = Tried::of(Backend::Sqlite).await;
    let whole = &tried.whole;
    // Within a text, so that SQLite itself finds nothing wrong.
    let database = part(whole, "undersigned.db");
    let text = find(whole, database.start, b"free-them");
    for (name, place) in [
        ("undersigned.db", text),
        ("secret.key", part(whole, "secret.key").start),
        (
            tried.picture.as_str(),
            part(whole, &tried.picture).start + 100,
        ),
    ] {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        tried.refused(&bytes, &format!("`{name}` is not what was packed"));
        let (code, said) = tried.check(&bytes);
        assert_eq!(code, 1);
        assert_eq!(said["sound"], json!(false));
        let why = json!([{"part": name, "why": "is not what was packed"}]);
        assert_eq!(said["damaged"], why);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_breaks_off_is_not_restored() {
    let tried = Tried::of(Backend::Sqlite).await;
    let whole = &tried.whole;
    let database = part(whole, "undersigned.db");
    let cut = database.start + database.len() / 2;
    tried.refused(&whole[..cut], "`undersigned.db` breaks off");
    // Between two parts an archive could end as well.
    let cut = part(whole, &tried.picture).start - HEADER;
    tried.refused(&whole[..cut], "`manifest.json` is missing");
    let mut bytes = whole.clone();
    bytes[cut] ^= 1;
    tried.refused(&bytes, "is followed by something that cannot be read");
    for cut in [cut, database.start + 1, whole.len() / 2] {
        let (code, said) = tried.check(&whole[..cut]);
        assert_eq!((code, &said["sound"]), (1, &json!(false)), "{said}");
    }
}

/// It names no digests: what it holds is restored, and that nobody could check it is said.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_an_earlier_version_is_restored_with_a_word_about_it() {
    let tried = Tried::of(Backend::Sqlite).await;
    let mut bytes = tried.whole.clone();
    let manifest = part(&bytes, "manifest.json");
    let member = find(&bytes, manifest.start, b"\"digests\"");
    bytes[member + 1] = b'_';
    let (code_of_check, said) = tried.check(&bytes);
    assert_eq!((code_of_check, &said["sound"]), (1, &Value::Null), "{said}");
    assert_eq!(said["damaged"], json!([]));
    let (file, data) = (tried.path("hub.backup"), tried.path("data"));
    let line = ["restore", file.as_str(), "--data-dir", data.as_str()];
    let restored = tried.hub.command(&line);
    assert_eq!(code(&restored), 0, "{}", stderr(&restored));
    let said = stdout(&restored);
    assert!(said.contains("could not be checked"), "{said}");

    // What SQLite itself finds wrong is said in the same way.
    let database = part(&bytes, "undersigned.db");
    bytes[database.start..database.start + 16].fill(0);
    tried.refused(&bytes, "`undersigned.db` cannot be read");
}

async fn a_backup_is_checked_without_being_restored(backend: Backend) {
    let tried = Tried::of(backend).await;
    let (code_of_check, said) = tried.check(&tried.whole);
    assert_eq!(code_of_check, 0, "{said}");
    assert_eq!(said["sound"], json!(true));
    assert_eq!(said["damaged"], json!([]));
    assert_eq!(said["publicUrl"], tried.hub.url.as_str());
    assert_eq!(said["pictures"], json!(1));
    assert!(said["createdAt"].is_string(), "{said}");
    let (name, kind) = match backend {
        Backend::Sqlite => ("undersigned.db", "sqlite"),
        Backend::Postgres => ("undersigned.dump", "postgresql"),
    };
    assert_eq!(said["database"], json!(kind));
    let file = tried.path("hub.backup");
    let told = tried.hub.command(&["restore", "--check", &file]);
    assert_eq!(code(&told), 0, "{}", stderr(&told));
    for words in ["is sound", tried.hub.url.as_str(), "1 picture"] {
        assert!(stdout(&told).contains(words), "{}", stdout(&told));
    }

    let mut bytes = tried.whole.clone();
    let database = part(&bytes, name);
    bytes[database.start + database.len() / 2] ^= 1;
    let (code_of_check, said) = tried.check(&bytes);
    assert_eq!(code_of_check, 1);
    assert_eq!(said["damaged"][0]["part"], json!(name));
    let told = tried.hub.command(&["restore", "--check", &file]);
    let words = format!("`{name}` is not what was packed");
    assert!(stdout(&told).contains(&words), "{}", stdout(&told));

    let nowhere = tried.path("nowhere");
    let refused = tried.hub.command(&["restore", "--check", &nowhere]);
    assert_usage(&refused, "cannot be read");
}

/// Where the database is full, PostgreSQL itself would refuse: it is not even asked.
async fn a_backup_of_a_newer_version_is_refused_before_anything_is_changed(backend: Backend) {
    let tried = Tried::of(backend).await;
    let mut bytes = tried.whole.clone();
    let manifest = part(&bytes, "manifest.json");
    let noted = b"\"schema\": \"m2026";
    let step = find(&bytes, manifest.start, noted) + noted.len() - 4;
    bytes[step..step + 4].copy_from_slice(b"2099");
    let (file, data) = (tried.path("hub.backup"), tried.path("data"));
    fs::write(&file, &bytes).expect("the file can be written");
    let refused = tried
        .hub
        .command(&["restore", &file, "--data-dir", data.as_str()]);
    let said = stderr(&refused);
    assert_eq!(code(&refused), 1, "{said}");
    for words in ["newer version", "m2099"] {
        assert!(said.contains(words), "{said}");
    }
    assert!(!Path::new(&data).exists(), "nothing is put in place");
}

async fn damaged_pictures_hold_nothing_else_back_where_that_is_wanted(backend: Backend) {
    let mut tried = Tried::of(backend).await;
    let mut bytes = tried.whole.clone();
    let picture = tried.picture.clone();
    bytes[part(&tried.whole, &picture).start + 100] ^= 1;
    tried.refused(&bytes, "--without-damaged-pictures");
    let (file, data) = (tried.path("hub.backup"), tried.path("data"));
    tried.hub.stop().await;
    if backend == Backend::Postgres {
        tried.hub.empty_database();
    }
    tried.hub.set("UNDERSIGNED_DATA_DIR", &data);
    let line = [
        "restore",
        file.as_str(),
        "--without-damaged-pictures",
        "--json",
    ];
    let restored = tried.hub.command(&line);
    assert_eq!(code(&restored), 1, "{}", stderr(&restored));
    let said: Value = serde_json::from_str(&stdout(&restored)).expect("it is JSON");
    assert_eq!(said["leftOut"], json!([picture]), "{said}");
    assert!(!Path::new(&data).join(&picture).exists());
    tried.hub.run().await;
    tried.hub.state(&tried.appeal).await.expect(200);

    // Where more is damaged, that is not what was wanted.
    bytes[part(&tried.whole, "secret.key").start] ^= 1;
    fs::write(&file, &bytes).expect("the file can be written");
    let elsewhere = tried.path("elsewhere");
    let line = [
        "restore",
        file.as_str(),
        "--without-damaged-pictures",
        "--data-dir",
        elsewhere.as_str(),
    ];
    assert_usage(
        &tried.hub.command(&line),
        "`secret.key` is not what was packed",
    );
}
