//! The API keeps to its own description, says a program that knows nothing else of it.

use std::{path::Path, process::Stdio};
use undersigned_tests::{Backend, Server};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_keeps_to_its_description() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi");
    let program = folder.join(".venv/bin/schemathesis");
    assert!(
        program.is_file(),
        "{} is missing; `cargo xtask test` makes it",
        program.display()
    );
    let server = Server::start(crate::PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = server.publish("brakes").await;
    server.publish("lamps").await;
    let elsewhere = tempfile::tempdir().expect("a folder");
    let run = tokio::process::Command::new(program)
        .arg("--config-file")
        .arg(folder.join("schemathesis.toml"))
        .args(["run", "--no-shrink", "--warnings", "off"])
        .arg(format!("{}/api/openapi.json", server.url))
        .current_dir(&elsewhere)
        .env("UNDERSIGNED_TOKEN", &server.token)
        .env("UNDERSIGNED_APPEAL", &appeal)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = run.await.expect("schemathesis can be run");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    // It has not passed because it found nothing to call.
    assert!(said.contains("generated"), "{said}");
}
