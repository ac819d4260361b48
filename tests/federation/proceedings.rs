//! Amendments and what is said of them: proposed on one server, held and served by all, changed and
//! taken back everywhere; and none of it touches the list.

use crate::{
    PROGRAM,
    deciding::{looked_up, send},
};
use serde_json::{Value, json};
use undersigned_domain::{
    Digest,
    admission::{AdmissionState, Role},
    author::{AdmissionOf, Envelope as StatementEnvelope},
    proceedings::{Envelope, digest_of_all},
};
use undersigned_tests::{
    Backend, Coalition, ForeignServer, Server, millis, on_both_databases, on_either_database, until,
};

on_both_databases! {
    an_amendment_is_held_changed_and_taken_back_everywhere
    a_server_that_comes_later_gets_the_whole_record
    what_lost_its_standing_is_offered_to_nobody
}

on_either_database! {
    what_is_proposed_makes_sense_or_is_refused
}

/// The digest of the proceedings that a server holds of the hub's appeal.
async fn digest(server: &Server, hub: &Server) -> Value {
    let path = match server.name == hub.name {
        true => "/appeals/free-them/state".to_owned(),
        false => format!("/appeals/{}/free-them/state", hub.host()),
    };
    server.fetch(&path).await.expect(200)["proceedings"].clone()
}

/// Waits until servers hold the same proceedings, and some at all.
pub async fn until_same(hub: &Server, others: &[&Server]) -> Value {
    until("the same proceedings everywhere", || async {
        let own = digest(hub, hub).await;
        for other in others {
            let theirs = digest(other, hub).await;
            if own.is_null() || theirs != own {
                return Err(format!("{}: {theirs}, the hub: {own}", other.name));
            }
        }
        Ok(own)
    })
    .await
}

/// Proposes that a clause reads otherwise, and gives the amendment's address.
pub async fn propose(server: &Server, object: &str, text: &str) -> String {
    let body = json!({
        "org": server.org, "object": object, "change": "change", "clause": "release",
        "text": {"en": text, "zh-Hant": "今天就全部釋放。"},
        "reasons": {"en": "It says more."},
    });
    let made = server.post("/amendments", body).await.expect(202);
    made["id"]
        .as_str()
        .expect("an amendment has an id")
        .to_owned()
}

/// Three servers, of which two others have signed the hub's appeal.
pub async fn signed_by_three(coalition: &Coalition) -> String {
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = hub.publish("free-them").await;
    for (server, name) in [(hub, "Hub"), (away, "Away"), (third, "Third")] {
        server.endorse(&object, name).await.expect(202);
    }
    coalition
        .settle(&["hub", "away", "third"], &object, 3)
        .await;
    object
}

async fn text_of(server: &Server, hub: &Server) -> String {
    let query = format!("{}/appeals/free-them", hub.url);
    let answer = server.get("/proceedings", &[("object", &query)]).await;
    answer.expect(200).to_string()
}

async fn an_amendment_is_held_changed_and_taken_back_everywhere(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = signed_by_three(&coalition).await;
    let before = hub.state(&object).await.expect(200)["stateDigest"].clone();

    let id = propose(away, &object, "Release all eleven today.").await;
    assert!(
        id.starts_with(&format!("{}/proceedings/", away.url)),
        "{id}"
    );
    until_same(hub, &[away, third]).await;
    let served = away.fetch(&id.replace(&away.url, "")).await.expect(200);
    assert_eq!(served["type"], "Amendment");
    assert_eq!(served["attributedTo"], away.org.as_str());
    assert!(text_of(third, hub).await.contains("eleven today"));

    // Another backs it; said again it takes the place of what was said before.
    for comment in ["Good.", "Very good."] {
        let body = json!({
            "org": third.org, "object": object, "amendment": id, "seconds": true,
            "comment": {"en": comment},
        });
        third.post("/positions", body).await.expect(202);
    }
    until("the comment at the hub", || async {
        let text = text_of(hub, hub).await;
        match text.contains("Very good.") && !text.contains("\"Good.\"") {
            true => Ok(()),
            false => Err(text),
        }
    })
    .await;

    // What the author writes anew and takes back is so everywhere.
    let body = json!({
        "org": away.org, "object": object, "id": id, "change": "change", "clause": "release",
        "text": {"en": "Release every one.", "zh-Hant": "一個不留，全部釋放。"},
        "reasons": {"en": "Shorter."},
    });
    let changed = away.post("/amendments", body).await.expect(202);
    assert_eq!(changed["id"], id.as_str());
    until_same(hub, &[away, third]).await;
    let text = text_of(third, hub).await;
    assert!(
        text.contains("every one") && !text.contains("eleven today"),
        "{text}"
    );
    let anothers = json!({"org": third.org, "object": object, "id": id, "state": "withdrawn"});
    let refused = third.post("/amendments", anothers).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (404, "amendment_unknown")
    );
    let body = json!({"org": away.org, "object": object, "id": id, "state": "withdrawn"});
    away.post("/amendments", body).await.expect(202);
    until_same(hub, &[away, third]).await;
    for server in [hub, away, third] {
        let text = text_of(server, hub).await;
        assert!(
            !text.contains("every one") && text.contains("withdrawn"),
            "{text}"
        );
    }

    // Of an organisation that is hidden, its own server shows no words.
    let path = id.replace(&away.url, "");
    for (act, status) in [
        (&["suspend", "away", "--hide"][..], 403),
        (&["resume", "away"][..], 200),
    ] {
        away.command_json(&[&["admin", "organization"], act, &["--json"]].concat());
        assert_eq!(away.fetch(&path).await.status, status, "{act:?}");
    }

    // A clause has to be there.
    let unknown = json!({
        "org": hub.org, "object": object, "change": "strike", "clause": "nowhere",
        "reasons": {"en": "It is not there."},
    });
    let refused = hub.post("/amendments", unknown).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "clause_unknown")
    );
    let after = hub.state(&object).await.expect(200)["stateDigest"].clone();
    assert_eq!(before, after);
}

async fn a_server_that_comes_later_gets_the_whole_record(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = signed_by_three(&coalition).await;
    for text in ["One.", "Two."] {
        propose(away, &object, text).await;
        propose(third, &object, text).await;
    }
    let held = until_same(hub, &[away, third]).await;
    let late = Server::start(PROGRAM, "late", backend).await;
    // Nobody has to sign first to hold the record; but who is not let in proposes nothing.
    late.endorse(&object, "Late").await.expect(202);
    assert_eq!(until_same(hub, &[&late]).await, held);
}

async fn what_is_proposed_makes_sense_or_is_refused(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = hub.petition("free-them");
    draft["demands"][0]["part"] = json!("aims");
    draft["demands"][1]["part"] = json!("activities");
    let object = hub.publish_draft(draft).await;
    let refused = async |changes: Value| {
        let mut body = json!({
            "org": hub.org, "object": object, "change": "change", "clause": "release",
            "text": {"en": "Release them.", "zh-Hant": "釋放他們。"}, "reasons": {"en": "It is time."},
        });
        if let (Value::Object(body), Value::Object(changes)) = (&mut body, changes) {
            body.extend(changes);
        }
        let answer = hub.post("/amendments", body).await;
        (answer.status.as_u16(), answer.code().to_owned())
    };
    let is = |status: u16, code: &str| (status, code.to_owned());
    // A clause in half of the languages that count would be no clause to those who read the others.
    let half = json!({"text": {"en": "Release them."}});
    assert_eq!(refused(half).await, is(422, "language_missing"));
    let as_it_is = json!({"text": {"en": "Release all eleven.", "zh-Hant": "釋放全部十一人。"}});
    assert_eq!(refused(as_it_is).await, is(422, "nothing_changed"));
    let misplaced = json!({"change": "add", "clause": "", "after": "inspect", "part": "aims"});
    assert_eq!(refused(misplaced).await, is(422, "part_misplaced"));
    // The same twice is one amendment, also of a clause that nobody named.
    propose(&hub, &object, "Release them.").await;
    let text = json!({"en": "Release them.", "zh-Hant": "今天就全部釋放。"});
    let twice = json!({"text": text});
    assert_eq!(refused(twice).await, is(409, "amendment_known"));
    let mut added = json!({
        "org": hub.org, "object": object, "change": "add", "part": "aims", "text": text,
        "reasons": {"en": "It is missing."},
    });
    let made = hub.post("/amendments", added.clone()).await.expect(202);
    added["clause"] = json!("");
    let again = hub.post("/amendments", added).await;
    assert_eq!(again.code(), "amendment_known");
    // A clause of a part stands with that part.
    let listed = hub.get("/amendments", &[("object", &object)]).await;
    let listed = listed.expect(200);
    let items = listed["items"].as_array().cloned().unwrap_or_default();
    let found = items.iter().find(|one| one["id"] == made["id"]);
    let found = found.map(Value::to_string).unwrap_or_default();
    assert!(found.contains("\"after\":\"release\""), "{listed}");
}

/// Who has ended its key signs nothing with it from then on. What was dated ahead of that is held still,
/// and servers that heard of the end first refused it: it makes no difference between the two.
async fn what_lost_its_standing_is_offered_to_nobody(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let (appeal, key) = looked_up(&hub, &object).await;
    let foreign = ForeignServer::start().await;
    let cranes = foreign.organization("cranes");
    let endorsed = cranes.sign(cranes.endorsement(&appeal, "Cranes", millis()));
    send(&hub, &cranes, endorsed).await;

    let envelope = Envelope {
        id: &cranes.new_id("proceedings"),
        appeal: &key,
        seq: millis() + 60 * 60 * 1_000,
        now: "2026-11-21T08:00:00Z",
    };
    let members = json!({
        "revision": 1, "textDigest": appeal["textDigest"], "change": "change",
        "clause": "release", "text": {"en": "All of them."}, "reasons": {"en": "It is time."},
    });
    let members = members.as_object().cloned().unwrap_or_default();
    let signed = cranes
        .author
        .proceeding(&envelope, "Amendment", "proposed", members);
    let amendment = signed.expect("it passes the gate");
    send(&hub, &cranes, amendment.value()).await;
    let of = |digests: &[Digest]| json!(digest_of_all(digests).to_string());
    assert_eq!(digest(&hub, &hub).await, of(&[amendment.digest]));

    let envelope = StatementEnvelope {
        id: cranes.new_id("admissions"),
        appeal: key,
        seq: millis(),
        published: "2026-11-21T09:00:00Z".into(),
    };
    let public = cranes.author.key.public();
    let end = AdmissionOf {
        about: &cranes.id,
        role: Role::Signer,
        admits: Some(&public),
        state: AdmissionState::Ended,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: Some("key-lost"),
        overrules: &[],
    };
    let end = cranes
        .author
        .admit(&envelope, &end)
        .expect("it passes the gate");
    send(&hub, &cranes, end.value()).await;
    assert_eq!(digest(&hub, &hub).await, of(&[]));
    let shown = hub
        .get("/amendments", &[("object", &object)])
        .await
        .expect(200);
    assert_eq!(shown["items"], json!([]), "{shown}");
}
