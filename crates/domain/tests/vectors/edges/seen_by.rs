//! What a bundle says that servers saw (section 9.1), and what its spelling does not change (9.3).

use super::*;
use serde_json::{Value, json};
use undersigned_domain::{SeenBy, State};
use undersigned_proof::eddsa_jcs_2022;

fn instance(host: &str, seed: u8) -> Author {
    author(&format!("https://{host}.example/actor"), seed)
}

fn word(by: &Author, state: &State, at: &str) -> Value {
    let word = SeenBy::write(by, state, at).expect("a sound word");
    serde_json::from_str(word.text()).expect("JSON")
}

/// A word of which a member was changed before it was signed.
fn odd(by: &Author, state: &State, member: &str, value: Value) -> Value {
    let honest = Author {
        key: by.key.clone(),
        ..instance("dockers", 70)
    };
    let mut document = word(&honest, state, NOW)
        .as_object()
        .expect("an object")
        .clone();
    document.remove("proof");
    document.insert("attributedTo".into(), json!(by.actor));
    document.insert(member.into(), value);
    Value::Object(eddsa_jcs_2022::sign(document, &by.key, &by.key_id, NOW))
}

fn bundle_seen_by(words: &[Value]) -> String {
    let said = with_dockers();
    let texts: Vec<&str> = said.iter().map(Verified::text).collect();
    let words: Vec<String> = words.iter().map(Value::to_string).collect();
    Bundle::write_seen(&state(&said), &texts, &words)
}

#[test]
fn words_of_servers() {
    let whole = state(&with_dockers());
    let part = state(&beginning());
    let [hub, archive, dockers, teachers] = [
        ("hub", 71),
        ("archive", 72),
        ("dockers", 70),
        ("teachers", 73),
    ]
    .map(|(host, seed)| instance(host, seed));
    let (early, late) = ("2026-12-02T08:00:00Z", "2026-12-02T09:00:00Z");
    let mut both = [&whole, &part].map(|state| (state.digest(), word(&teachers, state, early)));
    both.sort_by_key(|(digest, _)| *digest);
    edge_of(
        "seen-by-four-servers-three-of-them-twice",
        &bundle_seen_by(&[
            word(&hub, &part, early),
            word(&hub, &whole, late),
            word(&archive, &whole, late),
            word(&archive, &part, early),
            word(&dockers, &whole, early),
            both[1].1.clone(),
            both[0].1.clone(),
        ]),
        &[
            ("faults", json!(vec!["seen_by_twice"; 3])),
            ("/seenBy/0/at", json!(late)),
            ("/seenBy/1/attributedTo", json!(dockers.actor)),
            ("/seenBy/2/at", json!(late)),
            ("/seenBy/3/stateDigest", json!(both[0].0)),
        ],
    );
    edge_of(
        "one-word-twice",
        &bundle_seen_by(&[word(&hub, &whole, early), word(&hub, &whole, early)]),
        &[("faults", json!(["seen_by_twice"]))],
    );
    let elsewhere = json!("https://hub.example/appeals/another");
    let mut altered = word(&teachers, &whole, early);
    altered["count"] = json!(4);
    let mut unsigned = word(&teachers, &whole, early);
    drop(unsigned.as_object_mut().expect("an object").remove("proof"));
    let mut anonymous = unsigned.clone();
    drop(
        anonymous
            .as_object_mut()
            .expect("an object")
            .remove("attributedTo"),
    );
    let statement = with_dockers()[0].value();
    edge_of(
        "words-of-servers-that-are-not-taken",
        &bundle_seen_by(&[
            odd(&dockers, &whole, "object", elsewhere),
            odd(
                &dockers,
                &whole,
                "root",
                json!(stranger().key.public().as_str()),
            ),
            odd(&dockers, &whole, "rules", json!(2)),
            altered,
            unsigned,
            anonymous,
            statement,
            json!(5),
            odd(&dockers, &whole, "rules", json!("1")),
            odd(&dockers, &whole, "count", json!(-1)),
            odd(&dockers, &whole, "stateDigest", json!("sha-256:0")),
            odd(&dockers, &whole, "at", json!("2026-02-29T00:00:00Z")),
            odd(&dockers, &whole, "object", json!("appeal")),
            odd(&dockers, &whole, "type", json!("SeenByNobody")),
            odd(&dockers, &whole, "@context", json!([])),
            odd(&crate::common::dockers(), &whole, "count", json!(5)),
            // A key id is an id like any other.
            odd(
                &Author {
                    key_id: "HTTPS://dockers.example/actor#k".to_owned(),
                    ..dockers.clone()
                },
                &whole,
                "count",
                json!(5),
            ),
        ]),
        &[
            (
                "faults",
                json!([
                    "context_unknown",
                    "context_unknown",
                    "digest_format",
                    "id_not_canonical",
                    "id_not_canonical",
                    "json_invalid",
                    "member_invalid",
                    "member_invalid",
                    "member_invalid",
                    "number_range",
                    "number_range",
                    "other_appeal",
                    "other_appeal",
                    "proof_invalid",
                    "proof_required",
                    "proof_required",
                    "rules",
                ]),
            ),
            ("/seenBy", json!([])),
            ("/sound", json!(false)),
        ],
    );
}

#[test]
fn spelling() {
    let said = with_dockers();
    // The largest text that a statement may have is measured without white space and escapes.
    let spaces = " ".repeat(65_600);
    let endorsement = said[3].text().replacen('{', &format!("{{{spaces}"), 1);
    let endorsement = endorsement.replace("Union", "\\u0055nion");
    assert!(Verified::check(endorsement.as_bytes()).is_err());
    let mut texts = vec![endorsement.as_str()];
    texts.extend([4, 2, 1, 0].map(|index| said[index].text()));
    let bundle = Bundle::write(&state(&said), &texts);
    edge_of(
        "white-space-escapes-and-order-mean-nothing",
        // Members that nobody knows stand in for one that may be absent.
        &bundle.replace("\"seenBy\":", "\"more\":"),
        &[("faults", json!([])), ("entries", json!(["dockers"]))],
    );
}
