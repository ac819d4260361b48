//! What the desk says of what was decided: votes that count for nothing any more, amendments that were put
//! to the vote again, and what becomes of them when another wording is published.

use crate::{
    PROGRAM, at_the_quay,
    proceedings::{address, id_in, propose, signed_by_the_quay},
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Server, WrongClock, desk::field, in_days, millis, on_either_database, until,
};

on_either_database! {
    a_vote_whose_key_has_ended_is_to_be_cast_again
    an_amendment_is_what_the_last_ballot_made_of_it
    what_was_adopted_for_an_earlier_wording_is_not_lost_unseen
    while_sealed_votes_are_opened_it_is_said_until_when_and_why
}

/// How long a ballot is open, in milliseconds.
const HOUR: u64 = 3_600_000;

/// Opens a ballot of the hub's that closes at a time; gives its id.
async fn open(server: &Server, object: &str, question: Value, closes: u64) -> String {
    let terms = json!({
        "org": server.org, "object": object, "closes": closes, "quorum": 50,
        "question": question, "majority": {"of": "votes", "percent": 50, "more": true},
    });
    let made = server.post("/ballots", terms).await.expect(202);
    made["id"].as_str().expect("a ballot has an id").to_owned()
}

/// Puts an amendment to the vote, in which the hub alone says something.
async fn decide(server: &Server, object: &str, amendment: &str, closes: u64, answer: &str) {
    let question = json!({"kind": "amendment", "amendment": amendment});
    let ballot = open(server, object, question, closes).await;
    let body = json!({
        "org": server.org, "object": object, "ballot": ballot, "voter": server.org,
        "choices": answer,
    });
    server.post("/votes", body).await.expect(202);
}

/// A server whose clock can be set.
pub async fn clocked(backend: Backend) -> (Server, WrongClock) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    let clock = WrongClock::of(&mut server);
    server.stop().await;
    server.run().await;
    (server, clock)
}

/// The key with which the quay speaks.
fn key_of_the_quay(server: &Server) -> String {
    let listed = server.command_json(&["admin", "keys", "list", "--org", "quay", "--json"]);
    let mut keys = listed.as_array().into_iter().flatten();
    let key = keys.find(|key| key["kind"] == "ed25519" && key["retiredAt"].is_null());
    let key = key.and_then(|key| key["publicKey"].as_str());
    key.expect("a key that is in use").to_owned()
}

async fn a_vote_whose_key_has_ended_is_to_be_cast_again(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let object = server.publish("brakes").await;
    let mut quay = at_the_quay(&server).await;
    let quay_id = server.org.replace("/orgs/hub", "/orgs/quay");
    // Who votes for another is told so, though it has signed nothing.
    let key = key_of_the_quay(&server);
    let terms = json!({
        "org": server.org, "object": object, "closes": millis() + HOUR, "quorum": 50,
        "question": {"kind": "text"}, "majority": {"of": "votes", "percent": 50, "more": true},
        "roll": [{"voter": server.org, "by": quay_id, "key": key}],
    });
    let made = server.post("/ballots", terms).await.expect(202);
    let home = quay.get("/desk").await;
    assert!(home.contains("You have 1 vote to cast"), "{home}");
    let called_off = json!({
        "org": server.org, "object": object, "id": made["id"], "state": "cancelled",
    });
    server.post("/ballots", called_off).await.expect(202);

    signed_by_the_quay(&server, &mut quay, &object).await;
    let question = json!({"kind": "text"});
    let ballot = open(&server, &object, question, millis() + HOUR).await;
    let one = address("ballots/one", &object, &ballot);
    let vote = [
        ("object", object.as_str()),
        ("about", ballot.as_str()),
        ("voter", quay_id.as_str()),
        ("choice", "yes"),
    ];
    let (_, to) = quay.submit("/desk/ballots/vote", &vote).await;
    assert_eq!(id_in(&to, "deciding-voted"), ballot);
    let (page, home) = (quay.get(&one).await, quay.get("/desk").await);
    assert!(page.contains("You have voted."), "{page}");
    assert!(!home.contains("You have 1 vote to cast"), "{home}");

    // The key is lost: another speaks, and whoever calls for the appeal ends the old one.
    let old = key_of_the_quay(&server);
    let rotate = ["admin", "keys", "rotate", "--org", "quay", "--lost-old-key"];
    let rotate: Vec<&str> = rotate.into_iter().chain(["--yes", "--json"]).collect();
    server.command_json(&rotate);
    until("the end of the lost key", || async {
        let end = json!({
            "org": server.org, "object": object, "about": quay_id, "as": "signer",
            "state": "ended", "reason": "key-lost", "key": old,
        });
        let answer = server.post("/admissions", end).await;
        match (answer.status.as_u16(), answer.code()) {
            (201, _) => Ok(()),
            (409, "ended_too_early") => Err(answer.text),
            _ => panic!("{}", answer.text),
        }
    })
    .await;
    let (page, home) = (quay.get(&one).await, quay.get("/desk").await);
    assert!(!page.contains("You have voted."), "{page}");
    assert!(page.contains("A vote of yours does not count"), "{page}");
    assert!(page.contains("its key had ended"), "{page}");
    assert!(page.contains("Vote again"), "{page}");
    assert!(home.contains("You have 1 vote to cast"), "{home}");

    // Cast again it counts, under the key that speaks now.
    let (_, to) = quay.submit("/desk/ballots/vote", &vote).await;
    assert_eq!(id_in(&to, "deciding-voted"), ballot);
    let (page, home) = (quay.get(&one).await, quay.get("/desk").await);
    assert!(page.contains("You have voted."), "{page}");
    assert!(!page.contains("A vote of yours does not count"), "{page}");
    assert!(!home.contains("You have 1 vote to cast"), "{home}");
}

async fn an_amendment_is_what_the_last_ballot_made_of_it(backend: Backend) {
    let (server, clock) = clocked(backend).await;
    let object = server.publish("brakes").await;
    let mut hub = Desk::of(&server).await;
    let amendment = propose(&mut hub, &object, "Release all eleven today.").await;
    let (overview, take) = (
        address("amendments", &object, ""),
        address("amendments/take", &object, ""),
    );
    let begun = millis();
    decide(&server, &object, &amendment, begun + HOUR, "yes").await;
    clock.set(3_660);
    let page = hub.get(&overview).await;
    assert!(page.contains("/desk/amendments/take"), "{page}");
    let page = hub.get(&take).await;
    assert!(page.contains("name=\"digest\""), "{page}");

    // It is put again, and rejected.
    decide(&server, &object, &amendment, begun + 2 * HOUR, "no").await;
    let page = hub.get(&overview).await;
    assert!(page.contains("/desk/amendments/take"), "it goes on: {page}");
    clock.set(7_260);
    let page = hub.get(&overview).await;
    assert!(!page.contains("/desk/amendments/take"), "{page}");
    let one = address("amendments/one", &object, &amendment);
    let page = hub.get(&one).await;
    assert!(page.contains("<strong>Not adopted</strong>"), "{page}");
    let page = hub.get(&take).await;
    assert!(!page.contains("name=\"digest\""), "{page}");
    let public = server.page("/appeals/brakes/amendments").await.text;
    assert!(public.contains("<strong>Not adopted</strong>"), "{public}");
}

/// Publishes an appeal with the two clauses that it is about, in English alone.
async fn published(server: &Server, slug: &str) -> String {
    let mut draft = server.petition(slug);
    draft["languages"] = json!(["en"]);
    draft["title"] = json!({"en": "Brakes"});
    draft["body"] = json!({"en": "Mend them."});
    draft["demands"] = clauses("Release all eleven.");
    draft["addressees"] = json!([]);
    server.publish_draft(draft).await
}

/// The clauses of an appeal, with the first in these words.
fn clauses(release: &str) -> Value {
    json!([
        {"id": "release", "text": {"en": release}},
        {"id": "inspect", "text": {"en": "Inspect every crane."}},
    ])
}

/// Saves a draft of the next wording at the desk.
async fn draft(hub: &mut Desk, slug: &str) {
    let edit = format!("/desk/appeals/{slug}/edit");
    let was = field(&hub.get(&edit).await, "was");
    let fields = [
        ("was", was.as_str()),
        ("kind", "petition"),
        ("admission", "open"),
        ("language-1", "en"),
        ("authoritative-1", "yes"),
        ("title-1", "Brakes"),
        ("body-1", "Mend them now."),
        ("demand-id-1", "release"),
        ("demand-1-1", "Release all eleven."),
        ("demand-id-2", "inspect"),
        ("demand-2-1", "Inspect every crane."),
        ("do", "save"),
    ];
    let (status, to) = hub.submit(&edit, &fields).await;
    assert!(
        status.is_redirection() && to.contains("done=draft-saved"),
        "{to}"
    );
}

async fn what_was_adopted_for_an_earlier_wording_is_not_lost_unseen(backend: Backend) {
    let (server, clock) = clocked(backend).await;
    let object = published(&server, "brakes").await;
    let mut hub = Desk::of(&server).await;
    let adopted = propose(&mut hub, &object, "Release all eleven today.").await;
    let other = propose(&mut hub, &object, "Release them at once.").await;
    decide(&server, &object, &adopted, millis() + HOUR, "yes").await;

    // Whoever is about to publish another wording is told what it leaves behind.
    draft(&mut hub, "brakes").await;
    let check = "/desk/appeals/brakes/publish";
    let (open, left) = ("1 ballot about the present wording", "1 adopted amendment");
    let page = hub.get(check).await;
    assert!(page.contains(open) && !page.contains(left), "{page}");
    clock.set(3_660);
    let page = hub.get(check).await;
    assert!(!page.contains(open) && page.contains(left), "{page}");

    // It is published all the same: there is no button any more, and the desk says why.
    let overview = address("amendments", &object, "");
    let earlier = "It was adopted for an earlier wording";
    let page = hub.get(&overview).await;
    assert!(page.contains("/desk/amendments/take"), "{page}");
    assert!(!page.contains(earlier), "{page}");
    let changes = json!({"body": {"en": "Mend them today."}});
    server.revise("brakes", changes).await.expect(200);
    let page = hub.get(&overview).await;
    assert!(!page.contains("/desk/amendments/take"), "{page}");
    assert!(page.contains(earlier), "{page}");

    // What was made for an earlier wording is put to the vote only by who knows.
    let day = in_days(2);
    let terms = [
        ("object", object.as_str()),
        ("question", other.as_str()),
        ("closes-day", day.as_str()),
        ("closes-time", "18:00"),
        ("zone", "UTC"),
        ("roll", server.org.as_str()),
        ("quorum", "50"),
        ("majority-of", "votes"),
        ("percent", "50"),
        ("more", "more"),
        ("opens-hours", "24"),
        ("unopened", "not-cast"),
    ];
    let warned = "This amendment was made for an earlier wording";
    let (status, page) = hub.submit("/desk/ballots/new", &terms).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains(warned), "{page}");
    let text = terms.map(|(name, value)| match name {
        "question" => (name, "text"),
        _ => (name, value),
    });
    let (_, page) = hub.submit("/desk/ballots/new", &text).await;
    assert!(!page.contains(warned), "{page}");

    // Written in by hand, it is in the text, and nothing is left.
    let changes = json!({"demands": clauses("Release all eleven today.")});
    server.revise("brakes", changes).await.expect(200);
    let page = hub.get(&overview).await;
    assert!(!page.contains(earlier), "{page}");
}

async fn while_sealed_votes_are_opened_it_is_said_until_when_and_why(backend: Backend) {
    let (server, clock) = clocked(backend).await;
    let object = server.publish("brakes").await;
    let mut hub = Desk::of(&server).await;
    let closes = millis() + HOUR;
    let terms = json!({
        "org": server.org, "object": object, "closes": closes, "quorum": 50,
        "timezone": "Asia/Kolkata", "question": {"kind": "text"},
        "majority": {"of": "votes", "percent": 50, "more": true},
        "sealed": {"opensUntil": closes + HOUR, "unopened": "abstention"},
    });
    let made = server.post("/ballots", terms).await.expect(202);
    let ballot = made["id"].as_str().expect("a ballot has an id");
    let (_, name) = ballot.rsplit_once('/').expect("an address");
    let public = format!("/appeals/brakes/ballots/{name}");
    let at_the_desk = address("ballots/one", &object, ballot);
    let why = "Each voter’s server opens its own votes until";
    let pages = [server.page(&public).await.text, hub.get(&at_the_desk).await];
    assert!(pages.iter().all(|page| !page.contains(why)), "{pages:?}");
    // Closed, and for an hour more nothing is decided, whoever has opened what.
    clock.set(3_660);
    for page in [server.page(&public).await.text, hub.get(&at_the_desk).await] {
        let said = page.split(why).nth(1).unwrap_or_default();
        let said = said.split("</p>").next().unwrap_or_default();
        assert!(said.contains("(Asia/Kolkata; "), "{page}");
    }
    let (opening, closed) = ("Sealed votes are being opened", ">Closed<");
    let page = hub.get(&at_the_desk).await;
    assert!(page.contains(opening) && !page.contains(closed), "{page}");
    clock.set(7_260);
    let page = server.page(&public).await.text;
    assert!(!page.contains(why), "{page}");
    let page = hub.get(&at_the_desk).await;
    assert!(page.contains(closed) && !page.contains(opening), "{page}");
}
