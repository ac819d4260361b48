//! A PostgreSQL that does not answer when a server or a command starts: what is waited for is said soon.

use crate::PROGRAM;
use std::{fs, process::Stdio};
use undersigned_tests::until;

/// Nobody listens there, and no other test is given that port.
const NOBODY: &str = "127.0.0.1:1";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_waited_for_is_said_soon() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let host = NOBODY;
    let url = format!("postgres://ana:hunter2@{host}/coalition");
    for command in ["serve", "worker", "doctor"] {
        let log = folder.path().join(command);
        let errors = fs::File::create(&log).expect("the log can be made");
        let process = tokio::process::Command::new(PROGRAM)
            .arg(command)
            .env("UNDERSIGNED_DATABASE_URL", &url)
            .env("UNDERSIGNED_DATA_DIR", folder.path().join("data"))
            .env("UNDERSIGNED_LISTEN", "127.0.0.1:0")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(errors)
            .kill_on_drop(true)
            .spawn();
        let mut process = process.expect("the command can be started");
        let read = || fs::read_to_string(&log).unwrap_or_default();
        until("what it waits for", || async {
            let text = read();
            match text.contains("trying again for 30 seconds") {
                true => Ok(()),
                false => Err(text),
            }
        })
        .await;
        // It does wait.
        let ended = process.try_wait().expect("the command can be looked at");
        assert!(ended.is_none(), "{}", read());
        process.kill().await.expect("the command can be killed");
        assert!(read().contains(host), "{}", read());
        assert!(!read().contains("hunter2"), "{}", read());
    }
}
