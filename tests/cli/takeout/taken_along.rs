//! What is taken along although it lies elsewhere: files of what is being written, pictures of a neighbour, and what was
//! decided under an appeal of others.

use super::{lines, read};
use crate::{PROGRAM, code, stderr, stdout};
use reqwest::{Method, header::CONTENT_TYPE};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use std::fs;
use undersigned_proof::Digest;
use undersigned_tests::{Backend, Coalition, Server, media, on_both_databases, open_database};

on_both_databases! {
    a_handover_that_is_being_written_takes_its_files_along
    a_picture_that_a_neighbour_uploaded_first_is_taken_along
    whom_it_refused_under_an_appeal_of_others_is_taken_along
}

/// A second organisation of a server: its id, and a token.
fn quay_union(hub: &Server) -> (String, String) {
    let setup = [
        "setup",
        "--org",
        "quay",
        "--name",
        "en=Quay Union",
        "--email",
        "mei@quay.example",
        "--json",
    ];
    let quay = hub.command_json(&setup);
    let token = hub.command_json(&["token", "create", "--org", "quay", "--json"]);
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    (text(&quay["org"]["id"]), text(&token["token"]))
}

/// Nothing of it is published yet: its scan and the list that was sealed for it are as little to be lost.
async fn a_handover_that_is_being_written_takes_its_files_along(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let draft = json!({
        "languages": ["en"], "date": "2026-11-20", "takenBy": {"en": "The mayor"},
    });
    let made = hub.post("/appeals/free-them/handovers", draft).await;
    let made = made.expect(201);
    let name = made["name"].as_str().expect("a name");
    let at = format!("/appeals/free-them/handovers/{name}");
    let sealed = hub.api(Method::POST, &format!("{at}/seal"), None).await;
    sealed.expect(200);
    let scan: &[u8] = b"%PDF-1.7 stamped and signed by hand";
    let (kind, body) = media::form(&[], &[("file", "scan.pdf", scan)]);
    let request = hub
        .client
        .post(format!("{}/api/v1{at}/evidence", hub.url))
        .bearer_auth(&hub.token)
        .header(CONTENT_TYPE, kind)
        .body(body);
    let kept = request.send().await.expect("the server answers");
    assert_eq!(kept.status().as_u16(), 201);

    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = place.path().join("hub");
    let out = folder.display().to_string();
    hub.command_json(&[
        "takeout", "hub", "--out", &out, "--reason", "We move", "--json",
    ]);
    let files = format!("appeals/free-them/files/{name}");
    let digest = Digest::of(&[scan]).hex();
    let taken = fs::read(folder.join(format!("{files}/{digest}.pdf")));
    assert_eq!(taken.expect("the scan is there"), scan);
    assert!(read(&folder, &format!("{files}/sealed-list.json")).contains("free-them"));
}

/// Pictures are kept by what is in them, and belong to whoever uploaded them first.
async fn a_picture_that_a_neighbour_uploaded_first_is_taken_along(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let picture = hub.photograph(400, 300).await;
    let next = hub.photograph(300, 300).await;
    let handed_over = hub.photograph(500, 300).await;
    (hub.org, hub.token) = quay_union(&hub);
    assert_eq!(hub.photograph(400, 300).await, picture);
    assert_eq!(hub.photograph(500, 300).await, handed_over);
    hub.publish("brakes").await;
    let url = format!("{}/media/{picture}", hub.url);
    let case = json!({
        "caseKind": "person", "names": {"en": "A. B."},
        "pictures": [{"url": url, "alt": {"en": "A woman at a gate"}}],
    });
    hub.post("/appeals/brakes/cases", case).await.expect(201);
    // A wording that is not published yet shows the other one.
    let database = open_database(hub.database_url()).await;
    let written = format!(
        "INSERT INTO media_uses (file, used_by) SELECT '{next}', 'wording:' || id FROM appeals WHERE slug = 'brakes'"
    );
    let stored = database.execute_unprepared(&written).await;
    assert_eq!(stored.expect("it can be written").rows_affected(), 1);
    database.close().await.expect("the database can be closed");
    let url = format!("{}/media/{handed_over}", hub.url);
    let handover = json!({
        "languages": ["en"], "date": "2026-11-20", "takenBy": {"en": "The mayor"},
        "evidence": [{
            "digest": Digest::of(&[b"a photograph"]).to_string(), "mediaType": "image/jpeg",
            "title": {"en": "Before the town hall"}, "url": url,
        }],
    });
    let made = hub.post("/appeals/brakes/handovers", handover).await;
    made.expect(201);

    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let take = |name: &str| {
        let folder = place.path().join(name);
        let out = folder.display().to_string();
        let line = [
            "takeout", "quay", "--out", &out, "--reason", "We move", "--json",
        ];
        (hub.command(&line), folder.join("media"))
    };
    let (taken, media) = take("whole");
    assert_eq!(code(&taken), 0, "{}", stderr(&taken));
    assert!(media.join(&picture).is_file(), "of the case");
    assert!(
        media.join(&next).is_file(),
        "of a wording that is being written"
    );
    assert!(media.join(&handed_over).is_file(), "of the handover");
    // Where it was lost, that is said.
    let lost = hub.folder().join("media").join(&picture);
    fs::remove_file(lost).expect("it can be lost");
    let (taken, _) = take("lost");
    assert_eq!(code(&taken), 1, "{}", stderr(&taken));
    let told: Value = serde_json::from_str(&stdout(&taken)).expect("it prints JSON");
    let missing = json!([{"file": format!("media/{picture}")}]);
    assert_eq!(told["leftOut"], missing);
}

/// The quay calls with the hub for the hub's appeal, and refuses somebody there.
async fn whom_it_refused_under_an_appeal_of_others_is_taken_along(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let (quay, token) = quay_union(hub);
    let of_the_quay = async |path: &str, body: &Value| {
        let request = hub.client.post(format!("{}/api/v1{path}", hub.url));
        let answer = request.bearer_auth(&token).json(body).send().await;
        let answer = answer.expect("the server answers");
        let status = answer.status();
        let text = answer.text().await.expect("an answer");
        assert!(status.is_success(), "{path}: {text}");
    };
    let mut moderated = hub.petition("brakes");
    moderated["admission"] = json!("moderated");
    let object = hub.publish_draft(moderated).await;
    let role = json!({"org": hub.org, "object": object, "about": quay, "as": "co-initiator"});
    hub.post("/invitations", role).await.expect(202);
    let accepts = json!({"org": quay, "object": object});
    of_the_quay("/invitations/accept", &accepts).await;
    dockers.endorse(&object, "Dockers").await.expect(202);
    hub.until_pending(&object, &[&dockers.org]).await;
    let refusal = json!({"org": quay, "object": object, "about": dockers.org});
    of_the_quay("/refusals", &refusal).await;

    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let take = |org: &str, name: &str, more: &[&str]| {
        let folder = place.path().join(name);
        let out = folder.display().to_string();
        let line = [
            "takeout", org, "--out", &out, "--reason", "We move", "--json",
        ];
        hub.command_json(&[&line[..], more].concat());
        folder
    };
    let taken = take("quay", "quay", &[]);
    let refused = lines(&taken, "refused-elsewhere.jsonl");
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(refused[0]["object"], object.as_str());
    assert_eq!(refused[0]["about"], dockers.org.as_str());
    assert_eq!(refused[0]["refusedBy"], quay);
    let waited = &refused[0]["waited"]["statements"][0];
    assert_eq!(waited["attributedTo"], dockers.org.as_str());
    // Whoever has the appeal finds it there, and it is confided.
    let hubs = take("hub", "hub", &[]);
    assert!(!hubs.join("refused-elsewhere.jsonl").exists());
    assert_eq!(lines(&hubs, "appeals/brakes/refused.jsonl").len(), 1);
    let without = take("quay", "without", &["--without-people"]);
    assert!(!without.join("refused-elsewhere.jsonl").exists());
}
