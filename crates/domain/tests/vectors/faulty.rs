//! Bundles that somebody has tampered with, and what a check must say of them.

use crate::{
    bundles::{expected, is_current, written},
    common::*,
};
use serde_json::{Value, json};
use undersigned_domain::{Verified, admission::Role};

fn said() -> Vec<Verified> {
    and(
        &with_dockers(),
        [
            attest_as(&root(), 12, 1, "Bakers", Some(1)),
            tally(&dockers(), 13, 500),
        ],
    )
}

/// A tampered bundle, with the codes that it must get.
fn faulty(name: &str, codes: &[&str], text: &str) {
    let found = expected(text);
    let found = found["faults"].as_array().expect("a list").iter();
    let mut found: Vec<_> = found
        .map(|fault| fault["fault"].as_str().expect("a code"))
        .collect();
    let mut codes = codes.to_vec();
    found.sort_unstable();
    codes.sort_unstable();
    assert_eq!(found, codes, "{name}");
    is_current(&format!("faulty-{name}"), text);
}

/// The bundle of `said`, with its JSON changed.
fn changed(of: &[Verified], change: impl Fn(&mut Value)) -> String {
    let mut bundle: Value = serde_json::from_str(&written(of)).expect("a bundle is JSON");
    change(&mut bundle);
    format!("{bundle}\n")
}

fn statements(bundle: &mut Value) -> &mut Vec<Value> {
    bundle["statements"].as_array_mut().expect("a list")
}

fn find<'a>(bundle: &'a mut Value, kind: &str) -> &'a mut Value {
    let found = statements(bundle)
        .iter_mut()
        .find(|statement| statement["type"] == kind);
    found.expect("one of that type")
}

#[test]
fn altered() {
    faulty(
        "altered-name",
        &["proof_invalid", "digest_mismatch"],
        &written(&said()).replace("Union of Dockers", "Union of Bankers"),
    );
    faulty(
        "without-a-proof",
        &["proof_required", "digest_mismatch"],
        &changed(&said(), |bundle| {
            drop(
                find(bundle, "Tally")
                    .as_object_mut()
                    .expect("an object")
                    .remove("proof"),
            );
        }),
    );
    faulty(
        "proofs-swapped",
        &[
            "proof_invalid",
            "proof_invalid",
            "not_let_in",
            "not_let_in",
            "digest_mismatch",
        ],
        &changed(&with_dockers(), |bundle| {
            // Both of the organiser's, under one key and of one context.
            let of_root: Vec<usize> = (0..5)
                .filter(|&index| {
                    let statement = &bundle["statements"][index];
                    statement["type"] == "Admission" && statement["attributedTo"] == ORGANISER
                })
                .collect();
            let first = bundle["statements"][of_root[0]]["proof"].clone();
            bundle["statements"][of_root[0]]["proof"] =
                bundle["statements"][of_root[1]]["proof"].clone();
            bundle["statements"][of_root[1]]["proof"] = first;
        }),
    );
    faulty(
        "a-number-among-the-statements",
        &["json_invalid"],
        &changed(&said(), |bundle| statements(bundle).push(json!(5))),
    );
}

#[test]
fn left_out_and_slipped_in() {
    faulty(
        "left-out",
        &["digest_mismatch"],
        &changed(&said(), |bundle| {
            statements(bundle).retain(|statement| statement["type"] != "Tally");
        }),
    );
    faulty(
        "the-chain-cut",
        &["not_let_in", "not_let_in", "not_let_in", "digest_mismatch"],
        &changed(&said(), |bundle| {
            statements(bundle).retain(|statement| statement["as"] != "co-initiator");
        }),
    );
    let slipped = |of: &[Verified], extra: Verified| {
        changed(of, |bundle| statements(bundle).push(extra.value()))
    };
    faulty(
        "a-stranger",
        &["not_let_in"],
        &slipped(&said(), endorse(&stranger(), 5, "Stranger")),
    );
    faulty(
        "an-older-word",
        &["stale"],
        &slipped(&said(), endorse(&dockers(), 9, "Dockers of old")),
    );
    faulty(
        "two-words-at-once",
        &["contested", "digest_mismatch"],
        &slipped(&said(), endorse(&dockers(), 10, "Dockers")),
    );
    let ended = and(&said(), [end(&root(), 20, &dockers(), Role::Signer)]);
    faulty(
        "an-ended-key",
        &["ended"],
        &slipped(&ended, endorse(&dockers(), 30, "Union of Dockers")),
    );
    let mut elsewhere = document(&endorse(&dockers(), 10, "Union of Dockers"));
    elsewhere.insert(
        "object".into(),
        "https://hub.example/appeals/another".into(),
    );
    faulty(
        "another-appeal",
        &["other_appeal"],
        &slipped(&said(), sign(&dockers(), elsewhere).expect("sound")),
    );
}

#[test]
fn the_bundles_own_members() {
    faulty(
        "other-rules",
        &["rules"],
        &changed(&said(), |bundle| bundle["rules"] = json!(2)),
    );
    faulty(
        "another-digest",
        &["digest_mismatch"],
        &changed(&said(), |bundle| {
            bundle["stateDigest"] = json!("sha-256:00")
        }),
    );
    faulty(
        "another-root",
        &[
            "other_appeal",
            "other_appeal",
            "other_appeal",
            "other_appeal",
            "other_appeal",
            "digest_mismatch",
        ],
        &changed(&with_dockers(), |bundle| {
            bundle["root"] = json!(stranger().key.public().as_str());
        }),
    );
}
