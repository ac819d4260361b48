//! The file with the secret key, which may be removed or replaced while the server runs. It is read at the start
//! alone, and without it nothing that was sealed is ever opened again: so it is written back from memory.

use super::Trouble;
use crate::Instance;
use std::{
    path::PathBuf,
    sync::{Mutex, OnceLock, PoisonError},
    time::Duration,
};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use undersigned_store::{Kept, disk_of};

/// How often it is looked whether the file is there.
const INTERVAL: Duration = Duration::from_secs(5);
/// How often it is said that it is not.
const SAID_EVERY: Duration = Duration::from_secs(60);

/// Where the key's file is, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct KeyFile {
    /// With the disk that it is on.
    path: OnceLock<(PathBuf, Option<u64>)>,
    trouble: Mutex<Option<(Trouble, Option<Instant>)>>,
}

impl KeyFile {
    /// What is wrong with it, as it was last seen.
    pub fn trouble(&self) -> Option<Trouble> {
        let trouble = self.trouble.lock();
        let trouble = trouble.unwrap_or_else(PoisonError::into_inner);
        trouble.map(|(trouble, _)| trouble)
    }

    /// Notes what was seen, and says whether the log should be told of it.
    fn note(&self, seen: Option<Trouble>) -> bool {
        let trouble = self.trouble.lock();
        let mut trouble = trouble.unwrap_or_else(PoisonError::into_inner);
        let Some(seen) = seen else {
            *trouble = None;
            return false;
        };
        let said = match *trouble {
            Some((before, said)) if before == seen => said,
            _ => None,
        };
        let tell = said.is_none_or(|at| at.elapsed() >= SAID_EVERY);
        let said = if tell { Some(Instant::now()) } else { said };
        *trouble = Some((seen, said));
        tell
    }
}

/// Looks at the file until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    while !stop.is_cancelled() {
        tokio::select! {
            () = stop.cancelled() => return,
            () = sleep(INTERVAL) => {}
        }
        instance.keep_secret_key().await;
    }
}

impl Instance {
    /// Says where the file with the secret key is. The first word counts.
    pub fn keep_key_at(&self, path: PathBuf) {
        // Another word would come from a second start of the same instance, which there is not.
        let disk = disk_of(&path);
        let _ = self.watch.key_file.path.set((path, disk));
    }

    /// Writes the secret key back where its file is gone, and nowhere over another one.
    pub async fn keep_secret_key(&self) {
        let Some((path, disk)) = self.watch.key_file.path.get().cloned() else {
            return;
        };
        let (secret, file) = (self.secret.clone(), path.display().to_string());
        // A disk that hangs should hold up nobody else.
        let kept = tokio::task::spawn_blocking(move || secret.keep_at(&path, disk)).await;
        let Ok(kept) = kept else {
            return;
        };
        let trouble = match &kept {
            Ok(Kept::There | Kept::PutBack) => None,
            Ok(Kept::Another) => Some(Trouble::SecretKey(true)),
            Err(_) => Some(Trouble::SecretKey(false)),
        };
        let tell = self.watch.key_file.note(trouble);
        if matches!(kept, Ok(Kept::PutBack)) {
            tracing::warn!(
                %file,
                "the file with the secret key was removed while the server runs; it was written back from \
                 memory"
            );
        }
        if let Some(trouble) = trouble.filter(|_| tell) {
            let error = kept.err().map(|error| error.to_string());
            let error = error.unwrap_or_else(|| "it holds another key, or none".to_owned());
            tracing::error!(code = trouble.code(), %file, %error, "{}", trouble.words());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_once_a_minute_and_what_is_new_at_once() {
        let file = KeyFile::default();
        assert!(!file.note(None));
        assert!(file.note(Some(Trouble::SecretKey(false))));
        assert!(!file.note(Some(Trouble::SecretKey(false))));
        assert!(file.note(Some(Trouble::SecretKey(true))));
        assert_eq!(file.trouble(), Some(Trouble::SecretKey(true)));
        assert!(!file.note(None));
        assert_eq!(file.trouble(), None);
        assert!(file.note(Some(Trouble::SecretKey(true))), "it is so again");
    }
}
