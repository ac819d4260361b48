//! What waits to be let in: dropped and admitted all the same, refused, and flooded.

use crate::PROGRAM;
use serde_json::{Map, Value, json};
use std::ops::Range;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, Coalition, ForeignActor, ForeignServer, Server, millis, now, on_both_databases, until,
};

on_both_databases! {
    admission_after_everybody_dropped_the_endorsement
    a_refusal_is_told_to_the_signers_server
    what_was_refused_and_comes_again_gets_the_same_answer
    a_flood_leaves_the_state_and_honest_ones_alone
    endless_statements_in_a_unions_name_do_not_keep_it_out
}

/// Servers with a moderated appeal of the hub's.
async fn moderated(names: &[&str], backend: Backend) -> (Coalition, String) {
    let coalition = Coalition::without_timer(PROGRAM, names, backend).await;
    let hub = &coalition["hub"];
    let mut draft = hub.petition("free-them");
    draft["admission"] = json!("moderated");
    let appeal = hub.publish_draft(draft).await;
    (coalition, appeal)
}

async fn refuse(server: &Server, appeal: &str, about: &str) -> u64 {
    let body = json!({"org": server.org, "object": appeal, "about": about});
    let refused = server.post("/refusals", body).await.expect(200);
    refused["removed"].as_u64().unwrap_or_default()
}

/// Hands statements to a server by reconciliation, and gives the codes of those it refused.
async fn push(carrier: &ForeignActor, to: &Server, appeal: &Value, some: &[Value]) -> Vec<String> {
    let body = json!({"object": appeal["id"], "root": appeal["root"], "statements": some});
    let address = format!("{}/sync/v1/push", to.url);
    let letter = carrier.letter_at(Scheme::Rfc9421, &address, body.to_string(), now());
    let letter = letter.with("content-type", "application/json");
    let answer = letter.send().await.expect(200);
    let refused = answer["refused"].as_array().cloned().unwrap_or_default();
    let code = |one: &Value| one["code"].as_str().unwrap_or_default().to_owned();
    refused.iter().map(code).collect()
}

/// An endorsement `by` somebody in the name of an actor, which need not know of it.
fn in_the_name_of(by: &ForeignActor, actor: &str, number: u64, appeal: &Value) -> Value {
    let server = actor.split("/orgs/").next().unwrap_or_default();
    let mut members: Map<String, Value> = by.endorsement(appeal, "Stranger", millis());
    members.insert("attributedTo".into(), json!(actor));
    let id = format!("{server}/endorsements/forged-{number}");
    members.insert("id".into(), json!(id));
    let mut as_actor = by.clone();
    as_actor.author.key_id = format!("{actor}#ed25519-key");
    // Each under another key: one register each.
    let seed = undersigned_domain::Digest::of(&[actor.as_bytes(), &number.to_le_bytes()]);
    as_actor.author.key = undersigned_domain::SecretKey::from_seed(seed.bytes());
    let key = as_actor.author.key.public();
    members.insert("key".into(), json!(key.as_str()));
    as_actor.sign(members)
}

/// Protocol case 3.
async fn admission_after_everybody_dropped_the_endorsement(backend: Backend) {
    let (coalition, appeal) = moderated(&["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    hub.until_pending(&appeal, &[&dockers.org]).await;
    assert_eq!(refuse(hub, &appeal, &dockers.org).await, 1);
    assert_eq!(hub.pending(&appeal).await, [] as [&str; 0]);
    // Nobody but its author's server has it now.
    hub.decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    let entry = hub.entry(&appeal, &dockers.org).await.expect("listed");
    assert_eq!(entry["admittedBy"], json!([hub.org]));
}

async fn a_refusal_is_told_to_the_signers_server(backend: Backend) {
    let (coalition, id) = moderated(&["hub", "nurses"], backend).await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    let foreign = ForeignServer::start().await;
    let dockers = foreign.organization("dockers");
    let endorsement = dockers.sign(dockers.endorsement(&appeal, "Dockers", millis()));
    let about = endorsement["id"].as_str().expect("an id").to_owned();
    let create = dockers.activity("Create", endorsement);
    let inbox = format!("{}/inbox", hub.org);
    dockers
        .letter(Scheme::Rfc9421, &inbox, &create)
        .send()
        .await
        .expect(202);
    hub.until_pending(&id, &[&dockers.id]).await;
    let before = hub.state(&id).await.expect(200);

    let mut body = json!({"org": nurses.org, "object": id, "about": dockers.id});
    let refused = nurses.post("/refusals", body.clone()).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "not_initiator")
    );
    assert_eq!(refuse(hub, &id, &dockers.id).await, 1);
    let reject = foreign.arrival("Reject", &about).await;
    assert_eq!(reject.body["actor"], hub.org);
    assert_eq!(reject.body["to"], json!([dockers.id]));
    assert_eq!(hub.pending(&id).await, [] as [&str; 0]);
    let after = hub.state(&id).await.expect(200);
    assert_eq!(
        before["stateDigest"], after["stateDigest"],
        "nothing was signed"
    );
    body["org"] = json!(hub.org);
    let again = hub.post("/refusals", body).await.expect(200);
    assert_eq!(again["removed"], 0);

    // Only an initiator refuses.
    let endorsed = nurses.endorse(&id, "Nurses").await.expect(202);
    let forged = dockers.activity("Reject", endorsed["id"].clone());
    let inbox = format!("{}/inbox", nurses.org);
    let answer = dockers
        .letter(Scheme::Rfc9421, &inbox, &forged)
        .send()
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.code()),
        (403, "not_initiator")
    );
}

async fn what_was_refused_and_comes_again_gets_the_same_answer(backend: Backend) {
    let (coalition, id) = moderated(&["hub"], backend).await;
    let hub = &coalition["hub"];
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    let foreign = ForeignServer::start().await;
    let (dockers, carrier) = (
        foreign.organization("dockers"),
        foreign.organization("carrier"),
    );
    let seq = millis();
    let endorsement = dockers.sign(dockers.endorsement(&appeal, "Dockers", seq));
    let about = endorsement["id"].as_str().expect("an id").to_owned();
    let inbox = format!("{}/inbox", hub.org);
    let send = async |endorsement: &Value| {
        let create = dockers.activity("Create", endorsement.clone());
        let letter = dockers.letter(Scheme::Rfc9421, &inbox, &create);
        letter.send().await.expect(202);
    };
    send(&endorsement).await;
    hub.until_pending(&id, &[&dockers.id]).await;
    assert_eq!(refuse(hub, &id, &dockers.id).await, 1);
    foreign.arrival("Reject", &about).await;

    // Whoever sends it once more hears the same, and the organiser is not asked.
    let told = || {
        let received = foreign.received();
        let of_it = received.iter().filter(|one| one.kind() == "Reject");
        of_it.filter(|one| one.body["object"] == about).count()
    };
    for times in [2, 3] {
        send(&endorsement).await;
        assert_eq!(hub.pending(&id).await, [] as [&str; 0]);
        until("one more refusal", || async {
            match told() {
                told if told == times => Ok(()),
                other => Err(format!("told {other} times")),
            }
        })
        .await;
    }
    // Nor is it where a third server hands it over.
    let refused = push(&carrier, hub, &appeal, std::slice::from_ref(&endorsement)).await;
    assert_eq!(refused, [] as [&str; 0]);
    assert_eq!(hub.pending(&id).await, [] as [&str; 0]);

    // What it says anew is another question.
    let mut members = dockers.endorsement(&appeal, "Dockers’ Union", seq + 1);
    members.insert("id".into(), json!(about));
    let newer = dockers.sign(members);
    send(&newer).await;
    hub.until_pending(&id, &[&dockers.id]).await;
    assert_eq!(refuse(hub, &id, &dockers.id).await, 1);

    // A refusal that is undone is forgotten: it waits, and so it stays.
    let undone = json!({"org": hub.org, "object": id, "act": "reconsider",
        "signers": [{"about": dockers.id}]});
    hub.post("/signers/decide", undone).await.expect(200);
    hub.until_pending(&id, &[&dockers.id]).await;
    hub.decide(&id, &dockers.id, "admitted").await.expect(201);
    assert!(hub.entry(&id, &dockers.id).await.is_some());
}

/// Protocol case 4, on a server that holds the appeal and calls for nothing.
async fn a_flood_leaves_the_state_and_honest_ones_alone(backend: Backend) {
    let (coalition, id) = moderated(&["hub", "nurses"], backend).await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    nurses.endorse(&id, "Nurses").await.expect(202);
    hub.until_pending(&id, &[&nurses.org]).await;
    let before = nurses.state(&id).await.expect(200);

    let foreign = ForeignServer::start().await;
    let carrier = foreign.organization("carrier");
    let flood: Vec<Value> = (0..100)
        .map(|number| {
            // 90 servers under one registered domain, and ten that stand alone.
            let host = match number < 90 {
                true => format!("h{number}.farm.example"),
                false => format!("h{number}.example"),
            };
            let actor = format!("https://{host}/orgs/union");
            in_the_name_of(&carrier, &actor, number, &appeal)
        })
        .collect();
    let refused = push(&carrier, nurses, &appeal, &flood).await;
    assert_eq!(refused, vec!["mailbox_full"; 40], "50 of one domain wait");
    let refused = push(&carrier, nurses, &appeal, &flood).await;
    assert_eq!(refused, vec!["mailbox_full"; 40], "the same 50, at that");
    let waiting = nurses.pending(&id).await;
    assert_eq!(waiting.len(), 1 + 60);
    assert!(waiting.contains(&nurses.org));
    let after = nurses.state(&id).await.expect(200);
    assert_eq!(
        (&before["stateDigest"], &before["count"]),
        (&after["stateDigest"], &after["count"])
    );

    hub.decide(&id, &nurses.org, "admitted").await.expect(201);
    coalition.settle(&["hub", "nurses"], &id, 1).await;
}

/// Protocol case 16, at the organiser's own server.
async fn endless_statements_in_a_unions_name_do_not_keep_it_out(backend: Backend) {
    let (coalition, id) = moderated(&["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    let foreign = ForeignServer::start().await;
    let carrier = foreign.organization("carrier");
    let forged = |numbers: Range<u64>| -> Vec<Value> {
        numbers
            .map(|number| in_the_name_of(&carrier, &dockers.org, number, &appeal))
            .collect()
    };
    // What is refused of those is not refused of the dockers.
    push(&carrier, hub, &appeal, &forged(80..83)).await;
    assert_eq!(refuse(hub, &id, &dockers.org).await, 3);
    let forged = forged(0..80);
    let refused = push(&carrier, hub, &appeal, &forged).await;
    assert_eq!(refused, vec!["mailbox_full"; 30]);

    dockers.endorse(&id, "Dockers").await.expect(202);
    until("the dockers' own word", || async {
        let items = hub.get("/pending", &[("object", &id)]).await.expect(200);
        let items = items["items"].as_array().cloned().unwrap_or_default();
        assert!(items.len() <= 50, "the mailbox is bounded");
        match items.iter().any(|one| one["why"] == "awaits_admission") {
            true => Ok(()),
            false => Err(format!("{} wait", items.len())),
        }
    })
    .await;
    // At its own server it waits for others, who decide by their own rules.
    let own = dockers
        .get("/pending", &[("object", &id)])
        .await
        .expect(200);
    assert_eq!(own["items"][0]["why"], "decided_elsewhere", "{own}");
    // Another flood does not drive it out.
    push(&carrier, hub, &appeal, &forged).await;
    hub.decide(&id, &dockers.org, "admitted").await.expect(201);
    coalition.settle(&["hub", "dockers"], &id, 1).await;
    until("the confirmed name", || async {
        match hub.entry(&id, &dockers.org).await {
            Some(entry) if entry["names"]["en"] == "Dockers" => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
}
