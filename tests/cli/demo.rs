//! `demo --once --json`: three servers that agree in the end.

use crate::{PROGRAM, assert_usage, code, stderr, stdout};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::process::{Command, Output, Stdio};
use undersigned_tests::until;

/// Runs it in an empty folder, which stays empty.
fn demo(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let output = Command::new(PROGRAM)
        .arg("demo")
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .expect("the command can be run");
    let left = std::fs::read_dir(folder.path())
        .expect("the folder is there")
        .count();
    assert_eq!(left, 0, "nothing is left behind");
    output
}

/// What the three hold: the same list with so many on it, at three addresses.
fn agreed(output: &Output, co_signers: u64) -> Vec<Value> {
    assert_eq!(code(output), 0, "{}", stderr(output));
    let report: Value = serde_json::from_str(&stdout(output)).expect("one JSON object");
    assert_eq!(report["converged"], true);
    let instances = report["instances"].as_array().expect("instances");
    assert_eq!(instances.len(), 3);
    for instance in instances {
        assert_eq!(instance["coSigners"], co_signers);
        assert_eq!(instance["stateDigest"], instances[0]["stateDigest"]);
        assert_eq!(instance["results"], instances[0]["results"]);
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
    instances.clone()
}

#[test]
fn three_servers_end_with_one_list() {
    let instances = agreed(&demo(&["--once", "--json"]), 3);
    assert!(instances[0].get("results").is_none());
}

#[test]
fn eleven_organisations_found_a_coalition_and_all_servers_count_the_same() {
    let instances = agreed(&demo(&["--once", "--json", "--sample", "founding"]), 11);
    let ballots = instances[0]["results"]["ballots"]
        .as_array()
        .expect("ballots");
    let asks = |what: &str| ballots.iter().filter(|one| one["asks"] == what).count();
    assert_eq!(asks("amendment"), 4);
    assert_eq!(asks("text"), 1);
    assert_eq!(asks("committee"), 1);
    for ballot in ballots {
        assert_eq!(ballot["votes"], 11, "{ballot}");
        assert_eq!(ballot["agreeing"], 11, "recomputed by 11 of 11: {ballot}");
        assert!(
            ballot["resultDigest"]
                .as_str()
                .is_some_and(|digest| digest.starts_with("sha-256:"))
        );
    }
}

#[test]
fn letters_that_readers_sent_are_the_same_number_everywhere() {
    let instances = agreed(&demo(&["--once", "--json", "--sample", "letters"]), 3);
    let results = &instances[0]["results"];
    assert_eq!(results["letters"].as_array().map(Vec::len), Some(1));
    assert_eq!(results["letters"][0]["sent"], 7);
    assert_eq!(results["ballots"], json!([]));
}

/// What did not come about is not called well, whoever broke it off.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_demonstration_that_is_stopped_has_not_converged() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let demo = Command::new(PROGRAM)
        .args(["demo", "--once", "--json"])
        .current_dir(folder.path())
        .env("TMPDIR", folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    let begun = || std::fs::read_dir(folder.path()).map_or(0, Iterator::count);
    until("the servers' data", || async {
        (begun() > 0).then_some(()).ok_or_else(String::new)
    })
    .await;
    let id = i32::try_from(demo.id()).expect("a process's number is small");
    let id = Pid::from_raw(id).expect("the command runs");
    kill_process(id, Signal::TERM).expect("the command can be told");
    let output = demo.wait_with_output().expect("the command ends");
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!(report["converged"], false, "{report}");
    assert_eq!(begun(), 0, "nothing is left behind");
}

#[test]
fn a_sample_that_there_is_not_is_wrong_usage() {
    assert_usage(&demo(&["--sample", "revolution"]), "revolution");
}
