//! A second implementation, in Python and written from docs/protocol.md alone, must find in every
//! bundle what ours finds: state digest, list, and faults.

#[path = "../../crates/domain/tests/common/mod.rs"]
mod common;
#[path = "../../crates/domain/tests/common/universe.rs"]
mod universe;

mod random;

use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("in the workspace").to_owned()
}

/// Runs the Python verifier.
fn verifier(arguments: &[&Path]) -> Output {
    let folder = root().join("tests/verifier");
    let python = folder.join(".venv/bin/python");
    assert!(
        python.is_file(),
        "{} is missing; `cargo xtask test` makes it",
        python.display()
    );
    let mut command = Command::new(python);
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    let command = command.arg(folder.join("verify.py")).args(arguments);
    command.output().expect("Python can be run")
}

fn assert_agrees(output: &Output) {
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn it_agrees_with_every_vector() {
    let vectors = root().join("docs/protocol/vectors");
    assert_agrees(&verifier(&[Path::new("--vectors"), &vectors]));
}

#[test]
fn it_agrees_about_a_hundred_random_bundles() {
    let folder = tempfile::tempdir().expect("a folder");
    let bundles = random::bundles(100);
    let entries: usize = bundles.iter().map(|bundle| bundle.entries).sum();
    let codes: BTreeSet<_> = bundles.iter().flat_map(|bundle| &bundle.codes).collect();
    // Else the agreement would say little.
    assert!(entries > 150, "only {entries} entries");
    assert!(codes.len() >= 4, "only {codes:?}");
    let mut arguments = vec![PathBuf::from("--compare")];
    for (index, bundle) in bundles.iter().enumerate() {
        let path = folder.path().join(format!("{index}.json"));
        fs::write(&path, &bundle.text).expect("written");
        let expected = path.with_extension("expected.json");
        fs::write(expected, bundle.expected.to_string()).expect("written");
        arguments.push(path);
    }
    let arguments: Vec<_> = arguments.iter().map(PathBuf::as_path).collect();
    assert_agrees(&verifier(&arguments));
}

/// The program as people run it says the same as both.
#[test]
fn the_program_says_the_same() {
    let folder = root().join("docs/protocol/vectors/bundles");
    for name in [
        "everything",
        "one-signer",
        "faulty-altered-name",
        "faulty-the-chain-cut",
    ] {
        let bundle = folder.join(format!("{name}.json"));
        let ours = Command::new(env!("CARGO_BIN_EXE_undersigned-under-test"))
            .arg("verify")
            .arg(&bundle)
            .arg("--json")
            .output()
            .expect("the program can be run");
        let theirs = verifier(&[&bundle]);
        assert_eq!(ours.status.code(), theirs.status.code(), "{name}");
        let read = |output: &Output| -> Value {
            serde_json::from_slice(&output.stdout).expect("an answer in JSON")
        };
        let (ours, theirs) = (read(&ours), read(&theirs));
        assert_eq!(ours["sound"], theirs["sound"], "{name}");
        assert_eq!(ours["stateDigest"], theirs["stateDigest"], "{name}");
        assert_eq!(ours["totals"], theirs["list"]["totals"], "{name}");
        assert_eq!(sorted(&ours["faults"]), sorted(&theirs["faults"]), "{name}");
    }
}

fn sorted(faults: &Value) -> Vec<String> {
    let faults = faults.as_array().expect("a list");
    let mut texts: Vec<_> = faults
        .iter()
        .map(|fault| json!([fault["statement"], fault["fault"]]).to_string())
        .collect();
    texts.sort();
    texts
}
