//! A folder that goes with this process, however that ends.

use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};
use tempfile::TempDir;

/// Waits until nobody holds the other end of its standard input, and removes the folder then. What still runs may write
/// into it for a moment, so it tries for a minute. Whoever ends us by a signal may send it the same one.
const WATCH: &str = r#"trap '' HUP INT TERM
read -r _
tries=60
until rm -rf -- "$0" || [ "$tries" -eq 0 ]; do
    tries=$((tries - 1))
    sleep 1
done"#;

/// A folder that is removed when this is dropped, or when this process ends before: Ctrl-C and signals end it without
/// dropping anything, and what is written into memory would stay until the machine is started anew.
pub struct Folder {
    watcher: Child,
    folder: TempDir,
}

impl Folder {
    /// Watches over a folder that was just made.
    ///
    /// # Errors
    /// When no shell can be run.
    pub fn watched(folder: TempDir) -> Result<Self> {
        let watcher = watcher(folder.path())?;
        Ok(Self { watcher, folder })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The folder itself is dropped after this.
        let _ = self.watcher.kill();
        let _ = self.watcher.wait();
    }
}

/// A process that removes the folder as soon as its standard input ends, which it does with this process: nobody else
/// holds the other end.
fn watcher(folder: &Path) -> Result<Child> {
    Command::new("sh")
        .args(["-c", WATCH])
        .arg(folder)
        .stdin(Stdio::piped())
        // Whoever reads what we print waits for the last one that could.
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Ctrl-C goes to the whole group of processes.
        .process_group(0)
        .spawn()
        .context("cannot run sh, which removes temporary folders")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn filled() -> TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        fs::create_dir(folder.path().join("some")).expect("it is empty");
        fs::write(folder.path().join("some/file"), "words").expect("it is there");
        folder
    }

    #[test]
    fn whoever_ends_without_dropping_anything_leaves_no_folder() {
        let (folder, other) = (filled(), filled());
        let mut watcher = watcher(folder.path()).expect("there is a shell");
        let id = watcher.id().to_string();
        for signal in ["-INT", "-TERM", "-HUP"] {
            // Until it has begun to, it heeds them as everybody does; nobody is so quick as to interrupt that.
            while !ignores(&id) {
                std::thread::yield_now();
            }
            let sent = Command::new("sh")
                .args(["-c", "kill \"$0\" \"$1\"", signal, &id])
                .status();
            assert!(sent.expect("there is a shell").success());
        }
        assert!(folder.path().is_dir());
        // As the kernel does when a process has ended.
        drop(watcher.stdin.take());
        assert!(watcher.wait().expect("it is ours").success());
        assert!(!folder.path().exists());
        assert!(other.path().is_dir());
    }

    /// Whether a process has said already that it ignores SIGTERM (proc(5), `SigIgn`).
    fn ignores(id: &str) -> bool {
        let status = fs::read_to_string(format!("/proc/{id}/status")).expect("it runs");
        let ignored = status
            .lines()
            .find_map(|line| line.strip_prefix("SigIgn:"))
            .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        ignored.is_some_and(|mask| mask & (1 << 14) != 0)
    }

    #[test]
    fn what_is_dropped_goes_at_once_and_its_watcher_with_it() {
        let folder = Folder::watched(filled()).expect("there is a shell");
        let (path, id) = (folder.path().to_owned(), folder.watcher.id());
        assert!(path.join("some/file").is_file());
        drop(folder);
        assert!(!path.exists());
        assert!(!Path::new(&format!("/proc/{id}")).exists());
    }
}
