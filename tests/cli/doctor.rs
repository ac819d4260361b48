//! `doctor`: well where all is well, and how to mend what is not.

use crate::{PROGRAM, code, stderr, stdout};
use serde_json::{Value, json};
use undersigned_tests::{Backend, ForeignServer, Server, on_both_databases};

on_both_databases! {
    a_running_server_is_well_and_a_stopped_one_is_not
    a_clock_that_no_other_server_shares_is_named
}

async fn a_clock_that_no_other_server_shares_is_named(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let others = [ForeignServer::start().await, ForeignServer::start().await];
    for other in &others {
        hub.follow(&other.organization("dockers").id).await;
    }
    let check = |hub: &Server| {
        let report = hub.command(&["doctor", "--json"]);
        let report: Value = serde_json::from_str(&stdout(&report)).expect("a report");
        let checks = report["checks"].as_array().cloned().unwrap_or_default();
        let clocks = checks.iter().find(|check| check["name"] == "other clocks");
        clocks.cloned().expect("the check is made")
    };
    assert_eq!(check(&hub)["ok"], json!(true));
    for other in &others {
        other.show_date("Thu, 01 Jan 2026 00:00:00 GMT");
    }
    let ill = check(&hub);
    assert_eq!(ill["ok"], json!(false), "{ill}");
    assert!(
        ill["mend"]
            .as_str()
            .is_some_and(|mend| mend.contains("NTP")),
        "{ill}"
    );
}

async fn a_running_server_is_well_and_a_stopped_one_is_not(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let doctor = |hub: &Server| {
        let output = hub.command(&["doctor", "--json"]);
        let report: Value = serde_json::from_str(&stdout(&output))
            .unwrap_or_else(|_| panic!("no JSON: {}", stderr(&output)));
        (code(&output), report)
    };
    let (exit, report) = doctor(&hub);
    assert_eq!(exit, 0, "{report}");
    let checks = report["checks"].as_array().expect("checks");
    assert!(
        checks
            .iter()
            .all(|check| check["ok"] == json!(true) && check["mend"] == "")
    );
    assert!(checks.len() >= 6, "{report}");

    hub.kill().await;
    let (exit, report) = doctor(&hub);
    assert_eq!(exit, 1);
    let checks = report["checks"].as_array().expect("checks");
    let ill: Vec<&Value> = checks
        .iter()
        .filter(|check| check["ok"] == json!(false))
        .collect();
    assert!(!ill.is_empty());
    assert!(
        ill.iter()
            .all(|check| check["mend"].as_str().is_some_and(|mend| mend.len() > 20))
    );
}
