//! Mails that became files, since there was no mail server: how long they stay.

use std::{
    io::{self, ErrorKind},
    path::Path,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::fs::{self, DirEntry};

/// Deletes the mails in a folder that were written before a time, in milliseconds since 1970, and what was left where one
/// was not written to its end; answers how many. They hold names, and links that open what people signed, of those also
/// who have withdrawn since.
///
/// # Errors
/// The operating system's reason. What cannot be deleted keeps no other mail; the last reason is given.
pub async fn prune(folder: &Path, before: i64) -> io::Result<u64> {
    let before = UNIX_EPOCH + Duration::from_millis(u64::try_from(before).unwrap_or(0));
    let mut entries = match fs::read_dir(folder).await {
        Ok(entries) => entries,
        // There was a mail server all the time.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let (mut deleted, mut outcome) = (0, Ok(()));
    while let Some(entry) = entries.next_entry().await? {
        match prune_one(&entry, before).await {
            Ok(is_gone) => deleted += u64::from(is_gone),
            Err(error) => outcome = Err(error),
        }
    }
    outcome.map(|()| deleted)
}

/// Whether it was such a mail, and is deleted. What somebody else put there stays.
async fn prune_one(entry: &DirEntry, before: SystemTime) -> io::Result<bool> {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    let is_mail = name.ends_with(".eml") || (name.starts_with('.') && name.ends_with(".part"));
    if !is_mail {
        return Ok(false);
    }
    match delete_old(entry, before).await {
        // Another process has the same folder, and was faster; or what was unfinished has its name now.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        outcome => outcome,
    }
}

/// Deletes a file that was written before a time. Links are none, and lead nowhere here.
async fn delete_old(entry: &DirEntry, before: SystemTime) -> io::Result<bool> {
    let found = entry.metadata().await?;
    if !found.is_file() || found.modified()? >= before {
        return Ok(false);
    }
    fs::remove_file(entry.path()).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{File, write};

    #[tokio::test]
    async fn mails_that_became_files_go_when_they_are_old() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str, millis: u64| {
            let path = folder.path().join(name);
            write(&path, "To: ana@post.example").unwrap();
            let written = UNIX_EPOCH + Duration::from_millis(millis);
            File::open(&path).unwrap().set_modified(written).unwrap();
        };
        at("old.eml", 4_000);
        at(".broken.part", 4_000);
        at("notes.txt", 4_000);
        at("new.eml", 5_000);
        for gone in [2, 0] {
            assert_eq!(prune(folder.path(), 5_000).await.unwrap(), gone);
        }
        let mut left: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["new.eml", "notes.txt"]);
        assert_eq!(prune(&folder.path().join("none"), 5_000).await.unwrap(), 0);
    }

    #[tokio::test]
    async fn what_another_process_has_deleted_meanwhile_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.eml");
        write(&path, "To: ana@post.example").unwrap();
        let mut entries = fs::read_dir(folder.path()).await.unwrap();
        let entry = entries.next_entry().await.unwrap().unwrap();
        std::fs::remove_file(&path).unwrap();
        let far = UNIX_EPOCH + Duration::from_secs(1 << 40);
        assert!(!prune_one(&entry, far).await.unwrap());
    }
}
