use super::{
    ask::{Everybody, Heard},
    judge::judge,
};
use crate::commands::verify::{
    report::{Questions, Report},
    tests::{bundle, note, signer},
};
use serde_json::json;
use undersigned_domain::{Bundle, fold};

/// Of two servers, as many are reached as is said.
fn judged(reached: usize) -> super::Findings {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let bundle = Bundle::read(text.as_bytes()).unwrap();
    let state = json!({
        "rules": 1,
        "object": bundle.appeal.object,
        "root": bundle.appeal.root.as_str(),
        "stateDigest": bundle.state.digest().to_string(),
        "count": 2,
        "replicas": [],
    });
    let servers = ["https://hub.example", "https://b.example"];
    let servers = servers.iter().enumerate().map(|(place, server)| Heard {
        server: (*server).to_owned(),
        actor: Err("nobody answers".to_owned()),
        state: match place < reached {
            true => Ok(serde_json::from_value(state.clone()).unwrap()),
            false => Err("nobody answers".to_owned()),
        },
        bundle: None,
    });
    let heard = Everybody {
        organiser: None,
        servers: servers.collect(),
    };
    judge(
        &bundle,
        &fold(&bundle.state),
        &heard,
        chrono::DateTime::default(),
    )
}

#[test]
fn who_was_not_reached_is_named_and_nobody_at_all_is_a_fault() {
    let codes = |reached| {
        let findings = judged(reached);
        let codes: Vec<_> = findings.faults.iter().map(|one| one.fault).collect();
        (findings.unreached, codes)
    };
    let (hub, other) = (
        "https://hub.example".to_owned(),
        "https://b.example".to_owned(),
    );
    assert_eq!(codes(2), (vec![], vec![]));
    assert_eq!(codes(1), (vec![other.clone()], vec![]));
    assert_eq!(codes(0), (vec![hub, other], vec!["nobody_asked"]));
}

#[test]
fn that_nobody_could_be_asked_says_nothing_against_the_file() {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let bundle = Bundle::read(text.as_bytes()).unwrap();
    let mut report = Report::of(&bundle, &Questions::default());
    report.heard(judged(0));
    assert!(!report.sound);
    let lines = report.lines(true);
    let verdict = lines.last().unwrap();
    assert!(
        verdict.starts_with("The file is sound by itself. No server"),
        "{lines:?}"
    );
    let named = "Not reached, so that what they hold now is not known: https://hub.example, https://b.example";
    assert!(lines.iter().any(|line| line == named), "{lines:?}");
}
