//! Terms of ballots that make no sense are refused before anybody signs them; what is put to the vote
//! stays as it is; who is on the roll at first, and stays on it.

use crate::{
    PROGRAM,
    deciding::{OPEN_MILLIS, agreeing, open, until_shown, vote},
    proceedings::{propose, signed_by_three},
};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::sync::Semaphore;
use undersigned_tests::{
    Backend, Coalition, ForeignServer, Server, foreign::Arrival, millis, on_either_database, until,
};

on_either_database! {
    terms_that_make_no_sense_are_refused
    nothing_goes_into_an_amendment_that_was_decided
    what_is_put_to_the_vote_does_not_change
    who_withdraws_is_on_no_later_roll_and_stays_on_an_earlier_one
}

async fn terms_that_make_no_sense_are_refused(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let foreign = ForeignServer::start().await;
    let dockers = foreign.organization("dockers");
    let refused = async |terms: Value| {
        let mut body = json!({
            "org": hub.org, "object": object, "question": {"kind": "text"}, "quorum": 50,
            "majority": {"of": "votes", "percent": 50, "more": true},
            "closes": millis() + 60 * OPEN_MILLIS,
        });
        if let (Value::Object(body), Value::Object(terms)) = (&mut body, terms) {
            body.extend(terms);
        }
        let answer = hub.post("/ballots", body).await;
        (answer.status.as_u16(), answer.code().to_owned())
    };
    let is = |status: u16, code: &str| (status, code.to_owned());
    let seats = json!({
        "majority": null,
        "question": {
            "kind": "committee", "seats": 3, "mandate": {"en": "Speaks for us."},
            "candidates": [{"name": "I. Marek"}, {"name": "O. Sora"}],
            "term": {"from": "2026-12-01", "until": "2027-11-30"},
        },
    });
    assert_eq!(refused(seats).await, is(422, "seats_many"));
    // Nobody let them in, so that their vote would not count; a delegate of theirs is another thing.
    let stranger = json!({"roll": [{"voter": hub.org}, {"voter": dockers.id}]});
    assert_eq!(refused(stranger).await, is(422, "voter_unknown"));
    let key = dockers.author.key.public().to_string();
    let not_its_key = json!({"roll": [{"voter": dockers.id, "by": hub.org, "key": key}]});
    assert_eq!(refused(not_its_key).await, is(422, "delegate_key"));
    let nowhere = json!({"timezone": "Nowhere/AtAll"});
    assert_eq!(refused(nowhere).await, is(422, "zone_unknown"));
    // While it is open its question cannot be asked again: not for ever.
    let far = json!({"closes": millis() + 401 * 24 * 3_600_000});
    assert_eq!(refused(far).await, is(422, "closes_far"));
    let by_delegate = json!({"roll": [{"voter": hub.org, "by": dockers.id, "key": key}]});
    let first = open(&hub, &object, by_delegate).await;
    assert_eq!(refused(json!({})).await, is(409, "ballot_open"));
    // Called off, it leaves the question free.
    let cancelled = json!({
        "org": hub.org, "object": object, "id": first, "state": "cancelled",
        "quorum": 0, "closes": 0,
    });
    hub.post("/ballots", cancelled).await.expect(202);
    open(&hub, &object, json!({})).await;
}

async fn nothing_goes_into_an_amendment_that_was_decided(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let decided = propose(&hub, &object, "Release all eleven today.").await;
    let other = propose(&hub, &object, "Release them at once.").await;
    let terms = json!({"question": {"kind": "amendment", "amendment": decided}});
    let ballot = open(&hub, &object, terms).await;
    let body = vote(&hub, &object, &ballot, json!("no"));
    hub.post("/votes", body).await.expect(202);
    until_shown(&hub, &object, &ballot, |shown| agreeing(shown) == 1).await;
    let merged = json!({"org": hub.org, "object": object, "id": other, "into": decided});
    let refused = hub.post("/amendments", merged).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (409, "amendment_decided")
    );
}

async fn what_is_put_to_the_vote_does_not_change(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let amendment = propose(&hub, &object, "Release all eleven today.").await;
    let change = async |text: &str| {
        let body = json!({
            "org": hub.org, "object": object, "id": amendment, "change": "change",
            "clause": "release", "text": {"en": text, "zh-Hant": "全部釋放。"},
            "reasons": {"en": "It says more."},
        });
        hub.post("/amendments", body).await
    };

    // It is written anew while the server of a delegate, which is asked for a key, has not answered yet.
    let foreign = ForeignServer::start().await;
    let dockers = foreign.organization("dockers");
    let changed = Arc::new(Semaphore::new(0));
    let waits = changed.clone();
    foreign.behave(Arc::new(move |_: Arrival| {
        let waits = waits.clone();
        Box::pin(async move {
            drop(waits.acquire().await);
            None
        })
    }));
    let key = dockers.author.key.public().to_string();
    let question = json!({"kind": "amendment", "amendment": amendment});
    let terms = json!({
        "org": hub.org, "object": object, "question": question, "quorum": 50,
        "majority": {"of": "votes", "percent": 50, "more": true},
        "closes": millis() + 60 * OPEN_MILLIS,
        "roll": [{"voter": hub.org, "by": dockers.id, "key": key}],
    });
    let meanwhile = async {
        until("the delegate's server is asked", || async {
            match foreign.asked().is_empty() {
                true => Err(hub.log()),
                false => Ok(()),
            }
        })
        .await;
        change("Release every one.").await.expect(202);
        changed.add_permits(1);
    };
    let (opened, ()) = tokio::join!(hub.post("/ballots", terms), meanwhile);
    assert_eq!(
        (opened.status.as_u16(), opened.code()),
        (404, "amendment_unknown"),
        "{}",
        opened.text
    );

    // Nor is it changed or taken back before the ballot has ended.
    let terms = json!({"question": question, "closes": millis() + 60 * OPEN_MILLIS});
    let ballot = open(&hub, &object, terms).await;
    let withdrawal = json!({
        "org": hub.org, "object": object, "id": amendment, "state": "withdrawn",
    });
    let refused = [
        change("Release them at noon.").await,
        hub.post("/amendments", withdrawal).await,
    ];
    for refused in refused {
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (409, "amendment_in_ballot"),
            "{}",
            refused.text
        );
    }
    let cancelled = json!({
        "org": hub.org, "object": object, "id": ballot, "state": "cancelled",
        "quorum": 0, "closes": 0,
    });
    hub.post("/ballots", cancelled).await.expect(202);
    change("Release them at noon.").await.expect(202);
}

/// Who is on the roll of a ballot.
fn roll_of(ballot: &Value) -> Vec<&str> {
    let roll = ballot["terms"]["roll"].as_array().into_iter().flatten();
    roll.filter_map(|entry| entry["voter"].as_str()).collect()
}

async fn who_withdraws_is_on_no_later_roll_and_stays_on_an_earlier_one(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away) = (&coalition["hub"], &coalition["away"]);
    let object = signed_by_three(&coalition).await;
    let terms = json!({"closes": millis() + 60 * OPEN_MILLIS});
    let earlier = open(hub, &object, terms.clone()).await;
    until_shown(away, &object, &earlier, |shown| !shown.is_null()).await;
    away.withdraw(&object).await.expect(202);
    until("the hub has heard of it", || async {
        match hub.list(&object).await.len() {
            2 => Ok(()),
            many => Err(many.to_string()),
        }
    })
    .await;
    let mut seats = terms;
    seats["majority"] = Value::Null;
    seats["question"] = json!({
        "kind": "committee", "seats": 1, "mandate": {"en": "Speaks for us."},
        "candidates": [{"name": "I. Marek"}, {"name": "O. Sora"}],
        "term": {"from": "2026-12-01", "until": "2027-11-30"},
    });
    let later = open(hub, &object, seats).await;
    let shown = until_shown(hub, &object, &later, |shown| !shown.is_null()).await;
    assert!(!roll_of(&shown).contains(&away.org.as_str()), "{shown}");
    // What was opened before stays as it is, and the vote counts.
    let body = vote(away, &object, &earlier, json!("yes"));
    away.post("/votes", body).await.expect(202);
    let shown = until_shown(hub, &object, &earlier, |shown| shown["result"]["yes"] == 1).await;
    assert!(roll_of(&shown).contains(&away.org.as_str()), "{shown}");
}
