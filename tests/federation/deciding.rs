//! Ballots: every server counts the same, in the open and under seal; what comes late does not count,
//! and each voter says how it counted.

use crate::{
    PROGRAM,
    proceedings::{propose, signed_by_three, until_same},
};
use serde_json::{Value, json};
use undersigned_domain::{AppealKey, proceedings::Envelope};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, Coalition, ForeignActor, ForeignServer, Server, millis, on_both_databases,
    on_either_database, until,
};

on_both_databases! {
    every_server_counts_the_same_and_says_so
    a_sealed_vote_is_opened_by_itself_when_the_ballot_has_closed
}

on_either_database! {
    a_sealed_vote_of_a_ballot_that_was_called_off_stays_sealed
    only_initiators_open_ballots_and_only_the_roll_votes
    votes_that_do_not_count_are_shown_with_the_reason
}

/// How long a ballot of these stories is open, in milliseconds: long enough for four votes on a very
/// busy machine.
pub const OPEN_MILLIS: u64 = 25_000;
/// How long after that sealed votes may be opened: servers look every two seconds.
const OPENING_MILLIS: u64 = 20_000;

/// A ballot about the wording, with what differs.
pub async fn open(server: &Server, object: &str, terms: Value) -> String {
    let mut body = json!({
        "org": server.org, "object": object, "question": {"kind": "text"},
        "quorum": 50, "majority": {"of": "votes", "percent": 50, "more": true},
        "closes": millis() + OPEN_MILLIS,
    });
    if let (Value::Object(body), Value::Object(terms)) = (&mut body, terms) {
        body.extend(terms);
    }
    let made = server.post("/ballots", body).await.expect(202);
    made["id"].as_str().expect("a ballot has an id").to_owned()
}

/// What the API takes as a vote.
pub fn vote(server: &Server, object: &str, ballot: &str, choices: Value) -> Value {
    json!({
        "org": server.org, "object": object, "ballot": ballot, "voter": server.org,
        "choices": choices,
    })
}

/// The ballot as a server shows it.
async fn shown(server: &Server, object: &str, ballot: &str) -> Value {
    let answer = server.get("/ballots", &[("object", object)]).await;
    let body = answer.expect(200);
    let items = body["items"].as_array().cloned().unwrap_or_default();
    let found = items.into_iter().find(|one| one["id"] == ballot);
    found.unwrap_or(Value::Null)
}

/// Waits until a ballot at a server is as it should be.
pub async fn until_shown(
    server: &Server,
    object: &str,
    ballot: &str,
    fits: impl Fn(&Value) -> bool,
) -> Value {
    until(&format!("the ballot at {}", server.name), || async {
        let shown = shown(server, object, ballot).await;
        match fits(&shown) {
            true => Ok(shown),
            false => Err(shown.to_string()),
        }
    })
    .await
}

/// How many recounts came to the same.
pub fn agreeing(ballot: &Value) -> usize {
    let recounts = ballot["recounts"].as_array().into_iter().flatten();
    recounts.filter(|one| one["agrees"] == true).count()
}

async fn every_server_counts_the_same_and_says_so(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = signed_by_three(&coalition).await;
    let amendment = propose(away, &object, "Release all eleven today.").await;
    until_same(hub, &[away, third]).await;
    let question = json!({"question": {"kind": "amendment", "amendment": amendment}});
    let ballot = open(hub, &object, question).await;
    for server in [away, third] {
        until_shown(server, &object, &ballot, |shown| !shown.is_null()).await;
    }
    // What is said last before the end holds.
    for (server, choices) in [(away, "no"), (hub, "yes"), (third, "no"), (away, "yes")] {
        let body = vote(server, &object, &ballot, json!(choices));
        server.post("/votes", body).await.expect(202);
    }
    for server in [hub, away, third] {
        let closed = until_shown(server, &object, &ballot, |shown| agreeing(shown) == 3).await;
        let result = &closed["result"];
        assert_eq!(
            (&result["yes"], &result["no"]),
            (&json!(2), &json!(1)),
            "{closed}"
        );
        assert_eq!(result["adopted"], true, "{closed}");
        let votes = closed["votes"].as_array().cloned().unwrap_or_default();
        let sound = |vote: &Value| vote["standing"] == "counted" && vote["recounts"] == 3;
        assert!(votes.len() == 3 && votes.iter().all(sound), "{closed}");
    }
    until_same(hub, &[away, third]).await;
    let late = third
        .post("/votes", vote(third, &object, &ballot, json!("yes")))
        .await;
    assert_eq!((late.status.as_u16(), late.code()), (409, "ballot_closed"));
}

async fn a_sealed_vote_is_opened_by_itself_when_the_ballot_has_closed(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = signed_by_three(&coalition).await;
    let closes = millis() + OPEN_MILLIS;
    let terms = json!({
        "closes": closes,
        "sealed": {"opensUntil": closes + OPENING_MILLIS, "unopened": "abstention"},
    });
    let ballot = open(hub, &object, terms).await;
    for (server, choices) in [(hub, "yes"), (away, "yes"), (third, "no")] {
        until_shown(server, &object, &ballot, |shown| !shown.is_null()).await;
        let body = vote(server, &object, &ballot, json!(choices));
        server.post("/votes", body).await.expect(202);
    }
    // Until then nobody reads a vote anywhere.
    for server in [hub, away, third] {
        let all = |shown: &Value| shown["votes"].as_array().map_or(0, Vec::len) == 3;
        let shown = until_shown(server, &object, &ballot, all).await;
        let mut votes = shown["votes"].as_array().into_iter().flatten();
        let sealed = |vote: &Value| vote["standing"] == "waiting" && vote["choices"].is_null();
        assert!(shown["closed"] == true || votes.all(sealed), "{shown}");
    }
    for server in [hub, away, third] {
        let opened = until_shown(server, &object, &ballot, |shown| agreeing(shown) == 3).await;
        let result = &opened["result"];
        assert_eq!(
            (&result["yes"], &result["no"]),
            (&json!(2), &json!(1)),
            "{opened}"
        );
    }
}

async fn a_sealed_vote_of_a_ballot_that_was_called_off_stays_sealed(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = signed_by_three(&coalition).await;
    // Two ballots, one after the other, before both close.
    let closes = millis() + 2 * OPEN_MILLIS;
    let terms = json!({
        "closes": closes,
        "sealed": {"opensUntil": closes + OPENING_MILLIS, "unopened": "abstention"},
    });
    let first = open(hub, &object, terms.clone()).await;
    until_shown(away, &object, &first, |shown| !shown.is_null()).await;
    let said = away.post("/votes", vote(away, &object, &first, json!("no")));
    said.await.expect(202);
    let called_off = json!({
        "org": hub.org, "object": object, "id": first, "state": "cancelled",
    });
    hub.post("/ballots", called_off).await.expect(202);
    let void = until_shown(away, &object, &first, |shown| shown["cancelled"] == true).await;
    // Whoever waits for its end waits no longer.
    assert!(
        void["ended"] == true && void["result"]["adopted"].is_null(),
        "{void}"
    );
    // The same is asked again, and closes at the same time: what is sealed is opened in one go.
    let second = open(hub, &object, terms).await;
    for server in [away, third] {
        until_shown(server, &object, &second, |shown| !shown.is_null()).await;
        let body = vote(server, &object, &second, json!("yes"));
        server.post("/votes", body).await.expect(202);
    }
    until_shown(away, &object, &second, |shown| agreeing(shown) == 3).await;
    let first = shown(away, &object, &first).await;
    let votes = first["votes"].as_array().cloned().unwrap_or_default();
    let sealed = |vote: &Value| vote["choices"].is_null();
    assert!(votes.len() == 1 && votes.iter().all(sealed), "{first}");
}

async fn only_initiators_open_ballots_and_only_the_roll_votes(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = signed_by_three(&coalition).await;
    let terms = json!({
        "org": away.org, "object": object, "question": {"kind": "text"}, "quorum": 0,
        "majority": {"of": "roll", "percent": 50, "more": true},
        "closes": millis() + 60 * OPEN_MILLIS,
        "roll": [{"voter": hub.org}, {"voter": away.org}],
    });
    let refused = away.post("/ballots", terms.clone()).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "not_initiator")
    );
    let ballot = open(hub, &object, terms_of(terms, hub)).await;
    until_shown(third, &object, &ballot, |shown| !shown.is_null()).await;
    let body = vote(third, &object, &ballot, json!("yes"));
    let refused = third.post("/votes", body).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "not_on_roll")
    );
    until_shown(away, &object, &ballot, |shown| !shown.is_null()).await;
    // Places are for elections, and an answer stands alone: it is said how it is written.
    for (choices, code) in [
        (json!([0]), "member_invalid"),
        (json!(["yes"]), "number_range"),
        (json!("Yes"), "member_invalid"),
    ] {
        let wrong = vote(away, &object, &ballot, choices);
        let refused = away.post("/votes", wrong).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, code));
        let detail = refused.body["detail"].as_str().unwrap_or_default();
        assert!(detail.contains("`\"yes\"`"), "{detail}");
    }
}

/// The same terms, by another.
fn terms_of(mut terms: Value, server: &Server) -> Value {
    terms["org"] = json!(server.org);
    terms
}

/// Signs a proceeding on another server and sends it.
async fn say(hub: &Server, who: &ForeignActor, appeal: &AppealKey, seq: u64, said: Value) {
    let envelope = Envelope {
        id: &who.new_id("proceedings"),
        appeal,
        seq,
        now: "2026-11-21T08:00:00Z",
    };
    let members = said.as_object().cloned().unwrap_or_default();
    let signed = who.author.proceeding(&envelope, "Vote", "cast", members);
    let document = signed.expect("it passes the gate").value();
    send(hub, who, document).await;
}

/// Sends something as its author.
pub async fn send(hub: &Server, who: &ForeignActor, document: Value) {
    let activity = who.activity("Create", document);
    let inbox = format!("{}/inbox", hub.org);
    let letter = who.letter(Scheme::Cavage, &inbox, &activity);
    letter.send().await.expect(202);
}

/// An appeal as its server shows it, and how its statements name it.
pub async fn looked_up(hub: &Server, object: &str) -> (Value, AppealKey) {
    let appeal = hub.get("/appeals", &[("object", object)]).await;
    let appeal = appeal.expect(200);
    let root = appeal["root"].as_str().and_then(|root| root.parse().ok());
    let key = AppealKey {
        object: object.to_owned(),
        root: root.expect("a root"),
    };
    (appeal, key)
}

async fn votes_that_do_not_count_are_shown_with_the_reason(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let (appeal, key) = looked_up(&hub, &object).await;
    let foreign = ForeignServer::start().await;
    let names = ["honest", "twice", "late", "astray", "stranger"];
    let actors = names.map(|name| foreign.organization(name));
    for (who, name) in actors.iter().zip(names) {
        let endorsed = who.sign(who.endorsement(&appeal, name, millis()));
        send(&hub, who, endorsed).await;
    }
    let [honest, twice, late, astray, stranger] = &actors;
    let roll: Vec<Value> = [honest, twice, late, astray]
        .iter()
        .map(|who| json!({"voter": who.id}))
        .collect();
    let terms = json!({"roll": roll, "closes": millis() + 60 * OPEN_MILLIS});
    let ballot = open(&hub, &object, terms).await;
    let opened = shown(&hub, &object, &ballot).await;
    let closes = opened["terms"]["closes"].as_u64().expect("a time");
    let voted = |voter: &ForeignActor, choices: &str| {
        json!({
            "about": ballot, "ballotDigest": opened["digest"], "closes": closes,
            "voter": voter.id, "choices": choices,
        })
    };
    let now = millis();
    say(&hub, honest, &key, now, voted(honest, "yes")).await;
    say(&hub, twice, &key, now, voted(twice, "yes")).await;
    say(&hub, twice, &key, now, voted(twice, "no")).await;
    say(&hub, late, &key, closes + 1, voted(late, "no")).await;
    let mut elsewhere = voted(astray, "no");
    elsewhere["ballotDigest"] = appeal["textDigest"].clone();
    say(&hub, astray, &key, now, elsewhere).await;
    say(&hub, stranger, &key, now, voted(honest, "no")).await;

    let shown = shown(&hub, &object, &ballot).await;
    let standing = |who: &ForeignActor| {
        let votes = shown["votes"].as_array().into_iter().flatten();
        let own = votes.filter(|vote| vote["by"] == who.id.as_str());
        let mut standing: Vec<&str> = own.filter_map(|vote| vote["standing"].as_str()).collect();
        standing.dedup();
        standing
    };
    assert_eq!(standing(honest), ["counted"], "{shown}");
    assert_eq!(standing(twice), ["double"], "{shown}");
    assert_eq!(standing(late), ["late"], "{shown}");
    assert_eq!(standing(astray), ["other-terms"], "{shown}");
    assert_eq!(standing(stranger), ["not-on-the-roll"], "{shown}");
    let result = &shown["result"];
    assert_eq!(
        (&result["part"], &result["yes"]),
        (&json!(1), &json!(1)),
        "{shown}"
    );
    assert_eq!(result["quorumMet"], false, "{shown}");
}
