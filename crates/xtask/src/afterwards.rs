//! What is done once this process has ended, however that ends: Ctrl-C and signals end it without dropping anything.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};

/// Waits until nobody holds the other end of its standard input. Whoever ends us by a signal may send it the same one.
const WAIT: &str = "trap '' HUP INT TERM\nread -r _\n";

/// A shell that does something as soon as its standard input ends, which it does with this process: nobody else holds the
/// other end. Dropped before, it does nothing.
pub struct Afterwards(Child);

impl Afterwards {
    /// Has a shell run this script afterwards, in which `$0` is what it is about.
    ///
    /// # Errors
    /// When no shell can be run.
    pub fn run(script: &str, about: impl AsRef<OsStr>) -> Result<Self> {
        let shell = Command::new("sh")
            .arg("-c")
            .arg(format!("{WAIT}{script}"))
            .arg(about)
            .stdin(Stdio::piped())
            // Whoever reads what we print waits for the last one that could.
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Ctrl-C goes to the whole group of processes.
            .process_group(0)
            .spawn()
            .context("cannot run sh, which tidies up after us")?;
        Ok(Self(shell))
    }

    /// The shell's process id.
    #[cfg(test)]
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// As if this process had ended: answers once it is done, and whether it went well.
    #[cfg(test)]
    pub fn now(mut self) -> bool {
        // As the kernel does when a process has ended.
        drop(self.0.stdin.take());
        self.0.wait().is_ok_and(|ended| ended.success())
    }
}

impl Drop for Afterwards {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    #[test]
    fn no_signal_keeps_it_from_being_done() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let done = folder.path().join("done");
        let afterwards = Afterwards::run(": > \"$0\"", &done).expect("there is a shell");
        let id = afterwards.id().to_string();
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
        assert!(!done.exists());
        assert!(afterwards.now());
        assert!(done.exists());
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
    fn what_is_dropped_does_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let done = folder.path().join("done");
        let afterwards = Afterwards::run(": > \"$0\"", &done).expect("there is a shell");
        let id = afterwards.id();
        drop(afterwards);
        assert!(!Path::new(&format!("/proc/{id}")).exists());
        assert!(!done.exists());
    }
}
