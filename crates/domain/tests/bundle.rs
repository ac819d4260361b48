//! A bundle shows whatever was changed in it, left out of it, or slipped into it.

use crate::common::*;
use undersigned_domain::{
    Bundle, State, Verified,
    admission::Role,
    bundle::{NotABundle, in_order},
    fold,
};

fn said() -> Vec<Verified> {
    and(
        &with_dockers(),
        [
            attest_as(&root(), 5, 1, "Bakers", Some(1)),
            tally(&dockers(), 12, 500),
            endorse(&seafarers(), 6, "Seafarers"),
            same(&keeper(), 13, [&dockers().actor, &seafarers().actor], false),
        ],
    )
}

fn texts(state: &State, said: &[Verified]) -> Vec<String> {
    in_order(state)
        .iter()
        .map(|statement| {
            let verified = said
                .iter()
                .find(|v| v.statement().digest == statement.digest);
            verified.unwrap().text().to_owned()
        })
        .collect()
}

fn written(said: &[Verified]) -> String {
    let state = state(said);
    Bundle::write(&state, &texts(&state, said))
}

fn faults(bundle: &str) -> Vec<&'static str> {
    let bundle = Bundle::read(bundle.as_bytes()).unwrap();
    bundle.faults.iter().map(|fault| fault.fault).collect()
}

#[test]
fn what_is_written_reads_back_sound() {
    let expected = state(&said());
    let text = written(&said());
    let bundle = Bundle::read(text.as_bytes()).unwrap();
    assert_eq!(bundle.faults, []);
    assert_eq!(bundle.appeal, appeal());
    assert_eq!(bundle.claimed, Some(expected.digest()));
    assert_eq!(bundle.state.digest(), expected.digest());
    assert_eq!(bytes(&bundle.state), bytes(&expected));
    assert_eq!(text, written(&said().into_iter().rev().collect::<Vec<_>>()));
}

#[test]
fn an_empty_state_is_a_bundle_too() {
    let text = Bundle::write(&State::new(appeal()), &[] as &[String]);
    assert_eq!(faults(&text), [] as [&str; 0]);
}

/// Nobody who is let in can make a statement that no bundle can hold.
#[test]
fn the_deepest_statement_fits_into_a_bundle() {
    let nested = |levels: usize| {
        let mut deepest = document(&endorse(&dockers(), 20, "Union of Dockers"));
        let value = (1..levels).fold(serde_json::json!(1), |value, _| serde_json::json!([value]));
        deepest.insert("extra".into(), value);
        sign(&dockers(), deepest)
    };
    let deepest = nested(32).unwrap();
    assert_eq!(nested(33).unwrap_err().code(), "json_depth");
    let text = written(&and(&said(), [deepest]));
    assert_eq!(faults(&text), [] as [&str; 0]);
}

/// No changed byte may go unnoticed and change what a reader sees.
#[test]
fn every_flipped_byte_is_found_or_harmless() {
    let text = written(&said()).into_bytes();
    let expected = (state(&said()).digest(), bytes(&state(&said())));
    let mut found = 0;
    // Each place once would take a minute; the stride is prime, so every member gets its share.
    for (round, place) in (0..text.len()).step_by(61).enumerate() {
        let mut changed = text.clone();
        changed[place] ^= [1, 2, 4, 16, 32, 64][round % 6];
        let Ok(bundle) = Bundle::read(&changed) else {
            found += 1;
            continue;
        };
        if bundle.faults.is_empty() {
            assert_eq!(bundle.state.digest(), expected.0, "byte {place}");
            assert_eq!(bytes(&bundle.state), expected.1, "byte {place}");
            assert_eq!(bundle.appeal, appeal(), "byte {place}");
        } else {
            found += 1;
        }
    }
    assert!(found > text.len() / 61 * 9 / 10, "only {found} found");
}

#[test]
fn each_statement_left_out_is_missed() {
    let state = state(&said());
    let all = texts(&state, &said());
    for index in 0..all.len() {
        let mut some = all.clone();
        some.remove(index);
        let faults = faults(&Bundle::write(&state, &some));
        assert!(faults.contains(&"digest_mismatch"), "{index}: {faults:?}");
    }
}

#[test]
fn a_name_changed_in_a_statement_is_named_with_its_id() {
    let forged = written(&said()).replace("Union of Dockers", "Union of Bankers");
    let bundle = Bundle::read(forged.as_bytes()).unwrap();
    let fault = |code| bundle.faults.iter().find(|fault| fault.fault == code);
    let endorsement = endorse(&dockers(), 10, "Union of Dockers");
    assert_eq!(
        fault("proof_invalid").unwrap().statement,
        endorsement.statement().id
    );
    assert!(fault("digest_mismatch").is_some());
    assert!(entry(&fold(&bundle.state), &dockers().actor).is_none());
}

/// Bundles that somebody who has no let-in key might write.
#[test]
fn what_was_slipped_in_is_named() {
    let expected = state(&said());
    let with = |extra: Verified| {
        let mut all = texts(&expected, &said());
        all.push(extra.text().to_owned());
        faults(&Bundle::write(&expected, &all))
    };
    assert_eq!(with(endorse(&stranger(), 5, "Stranger")), ["not_let_in"]);
    assert_eq!(with(endorse(&dockers(), 9, "Dockers of old")), ["stale"]);
    // An equivocation cannot hide: it changes the state.
    let contested = with(endorse(&dockers(), 10, "Dockers"));
    assert!(contested.contains(&"contested") && contested.contains(&"digest_mismatch"));
}

#[test]
fn an_ended_keys_statement_and_another_appeals_are_named() {
    let ended = and(&said(), [end(&root(), 20, &dockers(), Role::Signer)]);
    let held = state(&ended);
    let mut all = texts(&held, &ended);
    all.push(
        endorse(&dockers(), 10, "Union of Dockers")
            .text()
            .to_owned(),
    );
    assert_eq!(faults(&Bundle::write(&held, &all)), ["ended"]);

    let mut elsewhere = document(&endorse(&dockers(), 10, "Union of Dockers"));
    elsewhere.insert(
        "object".into(),
        "https://hub.example/appeals/another".into(),
    );
    let elsewhere = sign(&dockers(), elsewhere).unwrap();
    let mut all = texts(&held, &ended);
    all.push(elsewhere.text().to_owned());
    assert_eq!(faults(&Bundle::write(&held, &all)), ["other_appeal"]);
}

#[test]
fn other_rules_and_other_roots_are_said() {
    let text = written(&said());
    assert_eq!(
        faults(&text.replace("\"rules\":1", "\"rules\":2")),
        ["rules"]
    );
    let root_key = root().key.public();
    let other = stranger().key.public();
    let head = format!("\"root\":\"{root_key}\",\"stateDigest\"");
    let moved = text.replace(&head, &head.replace(root_key.as_str(), other.as_str()));
    let faults = faults(&moved);
    assert!(
        faults.contains(&"other_appeal") && faults.contains(&"digest_mismatch"),
        "{faults:?}"
    );
}

/// Each would have its place in memory, and its fault.
#[test]
fn row_743_a_file_of_very_many_items_is_not_read() {
    let sound = written(&said());
    let many = vec!["{}"; 20_000].join(",");
    let crowded = sound.replacen("\"statements\":[", &format!("\"statements\":[{many},"), 1);
    let refused = Bundle::read(crowded.as_bytes());
    assert!(
        matches!(refused, Err(NotABundle::Crowded { items, .. }) if items >= 20_000),
        "{refused:?}"
    );
}

/// The protocol says so in sections 9 and 9.3.
#[test]
fn what_strict_json_refuses_in_one_statement_makes_the_whole_file_unreadable() {
    let sound = written(&said());
    let with = |item: &str| {
        let more = format!("\"statements\":[{item},");
        Bundle::read(sound.replacen("\"statements\":[", &more, 1).as_bytes())
    };
    // The item is the first level.
    let deep = |levels: usize| {
        let (open, close) = ("[".repeat(levels - 1), "]".repeat(levels - 1));
        format!("{{\"x\":{open}{close}}}")
    };
    for (item, code) in [
        ("{\"x\":1,\"x\":1}".to_owned(), "json_duplicate_key"),
        ("{\"x\":3e0}".to_owned(), "number_range"),
        (deep(33), "json_depth"),
    ] {
        let refused = with(&item);
        assert!(
            matches!(&refused, Err(NotABundle::Json(fault)) if fault.code() == code),
            "{item}: {refused:?}"
        );
    }
    assert!(with(&deep(32)).is_ok());
}

/// A value takes some 72 bytes of memory, and two of a text.
#[test]
fn row_722_a_file_with_an_item_of_very_many_values_is_not_read() {
    let sound = written(&said());
    let zeros = |count: usize| vec!["0"; count].join(",");
    let with = |item: &str| {
        let crowded = format!("\"statements\":[{item},");
        Bundle::read(sound.replacen("\"statements\":[", &crowded, 1).as_bytes())
    };
    let refused = with(&format!("{{\"x\":[{}]}}", zeros(600_000)));
    assert!(
        matches!(&refused, Err(NotABundle::Json(fault)) if fault.code() == "json_limits"),
        "{refused:?}"
    );
    // What could come by itself is judged by itself, however many there are of it.
    let item = format!("{{\"x\":[{}]}}", zeros(400_000));
    let read = with(&format!("{item},{item}")).expect("a bundle");
    let codes: Vec<&str> = read.faults.iter().map(|fault| fault.fault).collect();
    assert_eq!(codes, ["json_limits", "json_limits"]);
    // Around the lists stays what was read.
    let list = format!("[{}]", zeros(400_000));
    let around = format!("{{\"more\":[{list},{list}],\"format\"");
    let around = sound.replacen("{\"format\"", &around, 1);
    assert!(Bundle::read(around.as_bytes()).is_err());
}

#[test]
fn what_is_no_bundle_is_refused_as_a_whole() {
    for text in [
        "",
        "{}",
        "[]",
        "{\"format\":\"undersigned-bundle-9\"}",
        "not JSON",
    ] {
        assert!(Bundle::read(text.as_bytes()).is_err(), "{text}");
    }
    let sound = written(&said());
    let twice = sound.replacen("{\"format\"", "{\"rules\":1,\"format\"", 1);
    assert!(Bundle::read(twice.as_bytes()).is_err());
}
