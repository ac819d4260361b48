//! U+0000, which PostgreSQL neither stores nor looks for: whoever sends it is told so, and is not asked to send it again.

use crate::{
    activities::{PUBLIC, send},
    table::Scene,
};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{Backend, millis, now, on_both_databases, open_database};

on_both_databases! {
    row_720_nothing_is_called_by_u_0000
}

/// What a stranger's activities could leave behind.
const TABLES: [&str; 9] = [
    "received_activities",
    "followers",
    "topic_followers",
    "blockers",
    "reactions",
    "reports",
    "co_sign_intents",
    "quote_authorizations",
    "statements",
];

/// How many rows these tables have.
async fn rows(scene: &Scene) -> Vec<i64> {
    let database = open_database(scene.hub.database_url()).await;
    let mut counts = Vec::new();
    for table in TABLES {
        let query = format!("SELECT COUNT(*) FROM {table}");
        let query = Statement::from_string(database.get_database_backend(), query);
        let row = database.query_one_raw(query).await;
        let row = row.expect("it can be asked").expect("a row");
        counts.push(row.try_get_by_index(0).expect("a number"));
    }
    database.close().await.expect("the database can be closed");
    counts
}

async fn row_720_nothing_is_called_by_u_0000(backend: Backend) {
    let scene = Scene::on(backend).await;
    let (hub, dockers) = (&scene.hub, &scene.dockers);
    let nothing = format!("{}/\0", dockers.id);
    let ours = format!("{}\0", hub.org);
    let appeal = format!("{}\0", scene.object());
    let before = rows(&scene).await;

    let mut activities: Vec<(String, Value)> = Vec::new();
    for kind in [
        "Follow",
        "Undo",
        "Block",
        "Accept",
        "Reject",
        "Create",
        "Update",
        "Delete",
        "Flag",
        "Announce",
        "Like",
        "EmojiReact",
        "QuoteRequest",
        "Petrify",
    ] {
        for object in [&nothing, &ours, &appeal] {
            activities.push((kind.to_owned(), dockers.activity(kind, json!(object))));
        }
        let embedded = json!({"type": "Note", "id": nothing});
        activities.push((
            format!("{kind}, embedded"),
            dockers.activity(kind, embedded),
        ));
    }
    let note = format!("{}/notes/1", dockers.id);
    for (what, object) in [
        ("a follow", json!({"type": "Follow", "id": nothing})),
        ("whom it follows", json!({"type": "Follow", "object": ours})),
        ("a block", json!({"type": "Block", "id": nothing})),
        ("whom it blocks", json!({"type": "Block", "object": ours})),
        ("an offer", json!({"type": "Offer", "id": nothing})),
        ("what is liked", json!({"type": "Like", "object": appeal})),
    ] {
        activities.push((format!("Undo of {what}"), dockers.activity("Undo", object)));
    }
    for (what, kind, object) in [
        ("a list", "Flag", json!([hub.org, nothing])),
        (
            "an invitation",
            "Offer",
            json!({
                "type": "Relationship", "subject": hub.org, "object": appeal,
                "relationship": "coInitiator",
            }),
        ),
        (
            "a statement's id",
            "Create",
            json!({"type": "Endorsement", "id": nothing}),
        ),
        (
            "a reply",
            "Create",
            json!({
                "id": note, "type": "Note", "attributedTo": dockers.id, "to": [PUBLIC],
                "inReplyTo": appeal, "content": "<p>#WeCoSign</p>",
            }),
        ),
        (
            "words",
            "Create",
            json!({
                "id": note, "type": "Note", "attributedTo": dockers.id, "to": [PUBLIC],
                "inReplyTo": scene.object(), "content": "<p>#WeCoSign\0</p>",
            }),
        ),
    ] {
        activities.push((format!("{kind} of {what}"), dockers.activity(kind, object)));
    }
    for (member, kind, value) in [
        ("id", "Like", json!(nothing)),
        ("actor", "Like", json!(nothing)),
        ("type", "Like", json!("Like\0")),
        ("target", "Move", json!(nothing)),
        ("target", "Add", json!(nothing)),
        ("target", "Remove", json!(nothing)),
        ("instrument", "QuoteRequest", json!(nothing)),
        ("instrument", "QuoteRequest", json!({"id": nothing})),
        ("content", "Flag", json!("\0")),
        ("a\0", "Like", json!(1)),
    ] {
        let mut activity = dockers.activity(kind, json!(scene.object()));
        activity[member] = value;
        activities.push((format!("`{member}` of {kind}"), activity));
    }
    for (what, activity) in &activities {
        let answer = send(dockers, &scene, activity).send().await;
        let told = (answer.status.as_u16(), answer.code());
        assert_eq!(told, (400, "json_invalid"), "{what}: {}", answer.text);
    }
    // Of what is signed its gate says what is wrong.
    let mut endorsement = dockers.endorsement(&scene.appeal, "Dockers", millis());
    endorsement.insert("nameMap".into(), json!({"en": "Dock\0ers"}));
    let signed = dockers.activity("Create", dockers.sign(endorsement));
    let refused = send(dockers, &scene, &signed).send().await;
    assert_eq!(refused.code(), "text_invalid", "{}", refused.text);
    assert_eq!(rows(&scene).await, before, "of {TABLES:?}");

    // Nor is anything so called asked for: the answer is the same on both databases.
    let (object, digest) = (scene.object(), format!("sha-256:{}", "0".repeat(64)));
    let state = |object: &str, digest: &str| json!({"object": object, "rules": 1, "stateDigest": digest, "count": 0});
    for (path, question) in [
        ("/state", state(&appeal, &digest)),
        ("/state", state(object, "\0")),
        ("/digests", json!({"object": appeal})),
        ("/statements", json!({"object": object, "want": ["\0"]})),
        (
            "/registers",
            json!({"object": object, "want": ["\0"], "authors": []}),
        ),
        (
            "/registers",
            json!({"object": object, "authors": [nothing]}),
        ),
        ("/dispatches", json!({"object": object, "want": ["\0"]})),
        ("/proceedings", json!({"object": object, "want": ["\0"]})),
    ] {
        let mut asked = question.clone();
        asked["root"] = scene.appeal["root"].clone();
        let address = format!("{}/sync/v1{path}", hub.url);
        let body = asked.to_string().into_bytes();
        let letter = dockers.letter_at(Scheme::Rfc9421, &address, body, now());
        let letter = letter.with("content-type", "application/json");
        let answer = letter.send().await;
        let told = (answer.status.as_u16(), answer.code());
        assert_eq!(
            told,
            (400, "json_invalid"),
            "{path} {question}: {}",
            answer.text
        );
    }

    let follow = json!({"org": hub.org, "account": nothing});
    let refused = hub.post("/follows", follow).await;
    let told = (refused.status.as_u16(), refused.code());
    assert_eq!(told, (400, "json_invalid"), "{}", refused.text);
    let refused = hub.get("/appeals", &[("object", &appeal)]).await;
    let told = (refused.status.as_u16(), refused.code());
    assert_eq!(told, (400, "query_invalid"), "{}", refused.text);
    for (path, status) in [
        ("/orgs/%00", 404),
        ("/orgs/hub%00/followers", 404),
        ("/appeals/%00", 404),
        ("/appeals/docks.example/%00", 404),
        ("/appeals/free-them/updates/%00", 404),
        ("/orgs/hub/outbox?page=%00", 400),
        ("/.well-known/webfinger?resource=acct:%00@hub", 400),
        ("/api/v1/appeals/%00", 404),
        // What is written as a percent sign is one.
        ("/orgs/hub?a=%2500", 200),
    ] {
        let answer = hub.fetch(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.text);
    }
    // Nobody was put off by it: what comes next is taken.
    let like = dockers.activity("Like", json!(scene.object()));
    send(dockers, &scene, &like).send().await.expect(202);
}
