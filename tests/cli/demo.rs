//! `demo --once --json`: three servers that agree in the end.

use crate::{PROGRAM, code, stderr, stdout};
use serde_json::{Value, json};
use std::process::Command;

#[test]
fn three_servers_end_with_one_list() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let output = Command::new(PROGRAM)
        .args(["demo", "--once", "--json"])
        .current_dir(folder.path())
        .output()
        .expect("the command can be run");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!(report["converged"], true);
    let instances = report["instances"].as_array().expect("instances");
    assert_eq!(instances.len(), 3);
    for instance in instances {
        assert_eq!(instance["coSigners"], 3);
        assert_eq!(instance["stateDigest"], instances[0]["stateDigest"]);
        assert!(
            instance["stateDigest"]
                .as_str()
                .is_some_and(|d| d.starts_with("sha-256:"))
        );
    }
    let mut urls: Vec<String> = instances.iter().map(|one| one["url"].to_string()).collect();
    urls.dedup();
    assert_eq!(urls.len(), 3);
    assert_ne!(instances[0]["url"], json!(null));
    let left = std::fs::read_dir(folder.path())
        .expect("the folder is there")
        .count();
    assert_eq!(left, 0, "nothing is left behind");
}
