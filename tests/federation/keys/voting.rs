//! A change of keys while ballots are open: votes under the old key count all the same.

use super::{proof_keys, rotate, until_rotated};
use crate::{
    PROGRAM,
    deciding::{OPEN_MILLIS, open, until_shown, vote},
    proceedings::{propose, signed_by_three, until_same},
};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Coalition, Server, millis, on_both_databases, until};

on_both_databases! {
    a_change_of_keys_throws_no_vote_away
}

/// How long after the end the sealed vote may be opened.
const OPENING_MILLIS: u64 = 40_000;

/// For what the oldest key waits, in each appeal.
fn awaited(server: &Server) -> Vec<Value> {
    let oldest = proof_keys(server).swap_remove(0);
    let awaits = oldest["awaits"].as_array().into_iter().flatten();
    awaits.map(|one| one["awaits"].clone()).collect()
}

/// What the ballot says of the vote of an organisation.
fn vote_of(ballot: &Value, org: &str) -> Value {
    let mut votes = ballot["votes"].as_array().into_iter().flatten();
    votes
        .find(|vote| vote["by"] == org)
        .cloned()
        .unwrap_or(Value::Null)
}

async fn a_change_of_keys_throws_no_vote_away(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = signed_by_three(&coalition).await;
    let amendment = propose(third, &object, "Release all eleven today.").await;
    until_same(hub, &[away, third]).await;
    let closes = millis() + OPEN_MILLIS;
    let question = json!({
        "question": {"kind": "amendment", "amendment": amendment}, "closes": closes,
    });
    let in_the_open = open(hub, &object, question).await;
    let terms = json!({
        "closes": closes,
        "sealed": {"opensUntil": closes + OPENING_MILLIS, "unopened": "not-cast"},
    });
    let sealed = open(hub, &object, terms).await;
    for ballot in [&in_the_open, &sealed] {
        until_shown(away, &object, ballot, |shown| !shown.is_null()).await;
        let body = vote(away, &object, ballot, json!("no"));
        away.post("/votes", body).await.expect(202);
    }

    rotate(away, &[]);
    until("an old key that waits for the ballots alone", || async {
        let awaited = awaited(away);
        match awaited == ["ballot"] || millis() > closes {
            true => Ok(()),
            false => Err(format!("{awaited:?} {}", away.log())),
        }
    })
    .await;
    for ballot in [&in_the_open, &sealed] {
        for server in [hub, third] {
            let ended = until_shown(server, &object, ballot, |shown| {
                let cast = vote_of(shown, &away.org);
                shown["closed"] == true && cast["standing"] != "waiting" && !cast.is_null()
            })
            .await;
            let cast = vote_of(&ended, &away.org);
            assert_eq!(
                (&cast["standing"], &cast["choices"]),
                (&json!("counted"), &json!("no")),
                "{ended}"
            );
        }
    }
    // Then nothing needs the old key any more.
    until_rotated(away).await;
    assert_eq!(proof_keys(away)[0]["private"], json!(false));
}
