//! What servers say they held: the gate takes nothing that two readers could take differently, and
//! a bundle keeps one word of each server.

use crate::common::*;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use undersigned_domain::{
    Author, Bundle, Digest, SecretKey, SeenBy, State, Verified, fold,
    seen_by::{MAX_SEEN_BY, MAX_SEEN_BY_TEXT},
};
use undersigned_proof::eddsa_jcs_2022;

fn server(name: &str, seed: u8) -> Author {
    author(&format!("https://{name}.example/actor"), seed)
}

fn held() -> State {
    state(&with_dockers())
}

fn seen(by: &Author, at: &str) -> SeenBy {
    SeenBy::write(by, &held(), at).unwrap()
}

fn document() -> Map<String, Value> {
    let seen = seen(&server("archive", 50), NOW);
    let mut document: Map<String, Value> = serde_json::from_str(seen.text()).unwrap();
    document.remove("proof");
    document
}

fn code(document: Map<String, Value>) -> &'static str {
    match SeenBy::check_value(&Value::Object(document)) {
        Ok(_) => "taken",
        Err(fault) => fault.code(),
    }
}

/// What the gate says of a word that its author signed with this member.
fn authored(name: &str, value: Value) -> &'static str {
    let by = server("archive", 50);
    let mut document = document();
    match value {
        Value::Null => document.remove(name),
        value => document.insert(name.to_owned(), value),
    };
    code(eddsa_jcs_2022::sign(document, &by.key, &by.key_id, NOW))
}

/// What the gate says of a word whose proof was changed.
fn proven(name: &str, value: Value) -> &'static str {
    let by = server("archive", 50);
    let mut document = eddsa_jcs_2022::sign(document(), &by.key, &by.key_id, NOW);
    document["proof"][name] = value;
    code(document)
}

#[test]
fn a_word_says_what_the_state_is() {
    let state = held();
    let seen = seen(&server("archive", 50), NOW);
    assert_eq!(seen.instance, "https://archive.example");
    assert_eq!(seen.state_digest, state.digest());
    assert_eq!(seen.count, state.digests().len() as u64);
    assert_eq!(seen.appeal, appeal());
    assert_eq!(seen.at, NOW);
    assert_eq!(SeenBy::check(seen.text().as_bytes()).unwrap(), seen);
    assert_eq!(
        Verified::check(seen.text().as_bytes()).unwrap_err().code(),
        "context_unknown",
        "it can be taken for no statement"
    );
    let statement = with_dockers().remove(0);
    assert!(SeenBy::check(statement.text().as_bytes()).is_err());
}

#[test]
fn each_member_that_is_wrong_has_its_code() {
    let text = |length: usize| json!("x".repeat(length));
    for (name, value, expected) in [
        ("extra", json!("kept"), "taken"),
        ("extra", text(9_000), "field_too_long"),
        ("extra", json!("e\u{301}"), "text_invalid"),
        ("extra", json!("\u{202e}"), "text_invalid"),
        ("extra", json!({"@id": "x"}), "jsonld_keyword"),
        ("extra", json!(1.5), "number_range"),
        ("@id", json!("https://archive.example/x"), "jsonld_keyword"),
        ("@context", Value::Null, "context_unknown"),
        (
            "@context",
            json!("https://www.w3.org/ns/activitystreams"),
            "context_unknown",
        ),
        ("type", Value::Null, "member_invalid"),
        ("type", json!("Endorsement"), "member_invalid"),
        ("type", json!(["SeenBy"]), "member_invalid"),
        ("attributedTo", Value::Null, "member_invalid"),
        (
            "attributedTo",
            json!(["https://archive.example/actor"]),
            "member_invalid",
        ),
        (
            "attributedTo",
            json!("https://archive.example/orgs/a"),
            "member_invalid",
        ),
        (
            "attributedTo",
            json!("https://archive.example/actor#x"),
            "member_invalid",
        ),
        (
            "attributedTo",
            json!("https://ARCHIVE.example/actor"),
            "id_not_canonical",
        ),
        (
            "attributedTo",
            json!("https://other.example/actor"),
            "proof_owner",
        ),
        ("key", Value::Null, "member_invalid"),
        ("key", json!("z6Mk"), "member_invalid"),
        ("key", json!(root().key.public().as_str()), "proof_invalid"),
        ("rules", Value::Null, "member_invalid"),
        ("rules", json!(0), "number_range"),
        ("rules", json!("1"), "number_range"),
        ("object", Value::Null, "member_invalid"),
        ("object", json!("https://hub.example"), "id_not_canonical"),
        ("root", Value::Null, "member_invalid"),
        ("root", json!(1), "member_invalid"),
        ("stateDigest", Value::Null, "member_invalid"),
        ("stateDigest", json!("sha-256:AB"), "digest_format"),
        ("count", Value::Null, "member_invalid"),
        ("count", json!(-1), "number_range"),
        ("count", json!(9_007_199_254_740_992_u64), "number_range"),
        ("at", Value::Null, "member_invalid"),
        ("at", json!(1_796_169_600), "member_invalid"),
        ("at", json!("2026-12-02T00:00:00.1Z"), "member_invalid"),
        ("at", json!("2026-12-02"), "member_invalid"),
    ] {
        assert_eq!(authored(name, value.clone()), expected, "{name}: {value}");
    }
    for (name, value, expected) in [
        ("type", json!("Other"), "proof_suite"),
        ("cryptosuite", json!("ecdsa-jcs-2019"), "proof_suite"),
        ("proofPurpose", json!("authentication"), "proof_purpose"),
        ("@context", json!([]), "proof_context"),
        ("created", json!("2026-12-03T00:00:00Z"), "proof_invalid"),
        ("proofValue", json!("z1"), "proof_invalid"),
        ("verificationMethod", json!(1), "member_invalid"),
        (
            "verificationMethod",
            json!("https://b.example/actor#k"),
            "proof_owner",
        ),
        ("@type", json!("x"), "jsonld_keyword"),
    ] {
        assert_eq!(proven(name, value.clone()), expected, "{name}: {value}");
    }
    assert_eq!(code(document()), "proof_required");
}

#[test]
fn its_text_is_strict_and_bounded() {
    let seen = seen(&server("archive", 50), NOW);
    let check = |text: &str| SeenBy::check(text.as_bytes()).map_or_else(|f| f.code(), |_| "taken");
    let padding = " ".repeat(MAX_SEEN_BY_TEXT - seen.text().len());
    assert_eq!(check(&format!("{}{padding}", seen.text())), "taken");
    assert_eq!(
        check(&format!("{}{padding} ", seen.text())),
        "field_too_long"
    );
    assert_eq!(check("[]"), "json_invalid");
    let twice = seen.text().replacen('{', "{\"count\":1,", 1);
    assert_eq!(check(&twice), "json_duplicate_key");
}

/// A bundle of `held` with these words beside it.
fn bundle(seen_by: &[String]) -> Bundle {
    let said = with_dockers();
    let texts: Vec<&str> = said.iter().map(Verified::text).collect();
    let text = Bundle::write_seen(&held(), &texts, seen_by);
    Bundle::read(text.as_bytes()).unwrap()
}

fn faults(bundle: &Bundle) -> Vec<(&str, &str)> {
    let faults = bundle.faults.iter();
    faults.map(|f| (f.statement.as_str(), f.fault)).collect()
}

#[test]
fn a_bundle_carries_words_outside_its_state() {
    let words = [
        seen(&server("b", 51), NOW).text().to_owned(),
        seen(&server("a", 50), NOW).text().to_owned(),
    ];
    let with = bundle(&words);
    assert_eq!(with.faults, []);
    assert_eq!(with.state.digest(), bundle(&[]).state.digest());
    let of: Vec<&str> = with
        .seen_by
        .iter()
        .map(|seen| seen.instance.as_str())
        .collect();
    assert_eq!(of, ["https://a.example", "https://b.example"]);
}

#[test]
fn the_later_of_two_words_of_one_server_stands() {
    let (early, late) = ("2026-12-02T00:00:00Z", "2026-12-02T01:00:00Z");
    let words = [early, late].map(|at| seen(&server("a", 50), at).text().to_owned());
    for words in [words.to_vec(), words.iter().rev().cloned().collect()] {
        let bundle = bundle(&words);
        assert_eq!(
            faults(&bundle),
            [("https://a.example/actor", "seen_by_twice")]
        );
        assert_eq!(bundle.seen_by.len(), 1);
        assert_eq!(bundle.seen_by[0].at, late);
    }
}

#[test]
fn a_word_about_something_else_or_altered_is_named_and_left_out() {
    let other = State::new(undersigned_domain::AppealKey {
        object: "https://hub.example/appeals/other".into(),
        root: root().key.public(),
    });
    let other = SeenBy::write(&server("a", 50), &other, NOW).unwrap();
    let sound = seen(&server("b", 51), NOW);
    let altered = sound.text().replace("b.example", "c.example");
    let words = [other.text().to_owned(), altered, "[]".to_owned()];
    let bundle = bundle(&words);
    assert_eq!(
        faults(&bundle),
        [
            ("https://a.example/actor", "other_appeal"),
            ("https://c.example/actor", "proof_invalid"),
            ("seenBy#2", "json_invalid"),
        ]
    );
    assert_eq!(bundle.seen_by, []);
}

#[test]
fn a_thousand_words_are_cut_off() {
    let words: Vec<String> = (0..1_000)
        .map(|n| {
            let mut seed = [60; 32];
            seed[..2].copy_from_slice(&u16::to_le_bytes(n));
            let actor = format!("https://s{n}.example/actor");
            let by = Author {
                key: SecretKey::from_seed(&seed),
                key_id: format!("{actor}#ed25519-key"),
                actor,
            };
            seen(&by, NOW).text().to_owned()
        })
        .collect();
    let bundle = bundle(&words);
    assert_eq!(faults(&bundle), [("seenBy", "json_limits")]);
    assert_eq!(bundle.seen_by.len(), MAX_SEEN_BY);
}

/// Anybody can say that they hold a list: it vouches for those who stand on it.
#[test]
fn a_list_vouches_for_the_servers_of_those_on_it_and_for_no_others() {
    let homes = |said: &[Verified]| fold(&state(said)).homes(APPEAL);
    let has =
        |said: &[Verified], name: &str| homes(said).contains(&format!("https://{name}.example"));
    let said = with_dockers();
    for name in ["hub", "seafarers", "dockers"] {
        assert!(has(&said, name), "{name}");
    }
    for name in ["stranger", "teachers"] {
        assert!(!has(&said, name), "{name}");
    }
    // Whoever signs and is let in by nobody is as much a stranger as before.
    let uninvited = and(&said, [endorse(&stranger(), 12, "Strangers")]);
    assert!(!has(&uninvited, "stranger"));
    let gone = and(&said, [withdraw(&dockers(), 13)]);
    assert!(!has(&gone, "dockers"));
    let twice = and(&said, [endorse(&dockers(), 10, "Another name")]);
    assert!(!has(&twice, "dockers"), "contested, so not counted");
    // Before there is a text, the appeal's own server all the same.
    assert_eq!(
        homes(&[]).into_iter().collect::<Vec<_>>(),
        ["https://hub.example"]
    );
}

proptest! {
    /// Whatever byte is changed on the way, the word is refused or says the same.
    #[test]
    fn no_changed_byte_changes_what_is_said(position in 0usize..2_000, byte: u8) {
        let seen = seen(&server("archive", 50), NOW);
        let mut text = seen.text().as_bytes().to_vec();
        let position = position % text.len();
        text[position] = byte;
        if let Ok(read) = SeenBy::check(&text) {
            prop_assert_eq!(
                (read.instance, read.key, read.appeal, read.state_digest, read.count, read.at),
                (seen.instance, seen.key, seen.appeal, seen.state_digest, seen.count, seen.at)
            );
        }
    }

    /// Everybody who has the same words keeps the same one, whatever the order.
    #[test]
    fn which_word_stands_depends_on_no_order(minutes in prop::collection::vec(0u32..5, 1..6)) {
        let words: Vec<SeenBy> = minutes
            .iter()
            .enumerate()
            .map(|(n, minute)| {
                let some = &with_dockers()[..=(n % 3)];
                let at = format!("2026-12-02T00:0{minute}:00Z");
                SeenBy::write(&server("a", 50), &state(some), &at).unwrap()
            })
            .collect();
        let newest = |words: &mut dyn Iterator<Item = &SeenBy>| -> (String, Digest) {
            let best = words.reduce(|held, next| if next.outranks(held) { next } else { held });
            best.map(|seen| (seen.at.clone(), seen.state_digest)).unwrap()
        };
        prop_assert_eq!(newest(&mut words.iter()), newest(&mut words.iter().rev()));
    }
}
