//! Who may say what: follows, answers, deletions, updates, and objects that are not the sender's.

use crate::{
    statements::signed_note_of_the_hub,
    table::{Scene, letter, refuse_all},
};
use serde_json::{Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_store::{ConnectionTrait as _, Database};
use undersigned_tests::{ForeignActor, ForeignServer, Letter, Picture, picture::column};

/// Everybody.
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// An activity on its way to the hub.
pub fn send(actor: &ForeignActor, scene: &Scene, activity: &Value) -> Letter {
    actor.letter(Scheme::Cavage, &scene.inbox, activity)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn following_leaving_and_deleting() {
    let scene = Scene::new().await;
    let (dockers, sibling) = (&scene.dockers, &scene.sibling);
    let mut follows = Vec::new();
    for actor in [dockers, sibling] {
        let mut follow = actor.activity("Follow", json!(scene.hub.org));
        follow["summary"] = json!("x".repeat(10_000));
        send(actor, &scene, &follow).send().await.expect(202);
        let id = follow["id"].as_str().expect("an id").to_owned();
        let accept = scene.foreign.arrival("Accept", &id).await;
        assert_eq!(accept.body["actor"], scene.hub.org.as_str());
        let said = json!({
            "id": id, "type": "Follow", "actor": actor.id, "object": scene.hub.org,
        });
        assert_eq!(accept.body["object"], said, "nothing else comes back");
        assert!(
            accept
                .header("signature")
                .contains(&format!("{}#main-key", scene.hub.org))
        );
        follows.push(follow);
    }
    assert_eq!(
        column(&scene.hub, "followers", "actor").await,
        [json!(dockers.id), json!(sibling.id)]
    );

    // Nobody takes another's follow back.
    let forged = sibling.activity("Undo", follows[0].clone());
    send(sibling, &scene, &forged).send().await;
    let still = column(&scene.hub, "followers", "actor").await;
    assert!(still.contains(&json!(dockers.id)), "{still:?}");

    let undo = dockers.activity("Undo", follows[0].clone());
    send(dockers, &scene, &undo).send().await.expect(202);
    assert_eq!(
        Picture::at_rest(&scene.hub, None).await.count("followers"),
        0
    );

    // Whoever deletes itself follows no more.
    let follow = dockers.activity("Follow", json!(scene.hub.org));
    send(dockers, &scene, &follow).send().await.expect(202);
    scene
        .foreign
        .arrival("Accept", follow["id"].as_str().expect("an id"))
        .await;
    let delete = dockers.activity("Delete", json!(dockers.id));
    send(dockers, &scene, &delete).send().await.expect(202);
    assert_eq!(
        Picture::at_rest(&scene.hub, None).await.count("followers"),
        0
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_609_what_is_of_no_use_here_leaves_no_row() {
    let scene = Scene::new().await;
    let before = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    for kind in ["Arrive", "Travel", "Like"] {
        let activity = scene.dockers.activity(kind, json!(scene.hub.org));
        let letter = send(&scene.dockers, &scene, &activity);
        for _ in 0..2 {
            letter.send().await.expect(202);
        }
    }
    let after = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    assert!(
        before.changed(&after).is_empty(),
        "left behind{}",
        before.difference(&after)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_the_senders_to_say() {
    let scene = Scene::new().await;
    let evil = ForeignServer::start().await;
    let mallory = evil.organization("mallory");
    let dockers = &scene.dockers;
    // The victim is known here, and followed us.
    let follow = dockers.activity("Follow", json!(scene.hub.org));
    send(dockers, &scene, &follow).send().await.expect(202);
    scene
        .foreign
        .arrival("Accept", follow["id"].as_str().expect("an id"))
        .await;

    let note = |id: &str, author: &str| json!({"id": id, "type": "Note", "attributedTo": author, "content": "x", "to": PUBLIC});
    let original = Value::Object(signed_note_of_the_hub(&scene).await);
    let mut changed = original.clone();
    changed["content"] = json!("<p>Other words</p>");
    let mut unproved = original.clone();
    drop(unproved.as_object_mut().expect("a note").remove("proof"));
    let theirs = format!("{}/notes/1", dockers.id);
    let own = format!("{}/notes/1", mallory.id);
    let row = |what: &str, activity: Value, status, code| {
        letter(what, send(&mallory, &scene, &activity), status, code)
    };
    let with_id = |id: &str| {
        let mut activity = mallory.activity("Like", json!(scene.object()));
        activity["id"] = json!(id);
        activity
    };
    let refused = vec![
        row(
            "an Accept nobody asked for",
            mallory.activity("Accept", json!(format!("{}/activities/1", scene.hub.url))),
            403,
            "unsolicited_accept",
        ),
        row(
            "an Accept of the victim's follow",
            mallory.activity("Accept", follow.clone()),
            403,
            "unsolicited_accept",
        ),
        row(
            "a Reject nobody asked for",
            mallory.activity("Reject", json!(format!("{}/activities/1", scene.hub.url))),
            403,
            "unsolicited_accept",
        ),
        row(
            "Delete of another server's actor",
            mallory.activity("Delete", json!(dockers.id)),
            403,
            "not_owner",
        ),
        row(
            "Delete of another server's note",
            mallory.activity("Delete", json!(theirs)),
            403,
            "not_owner",
        ),
        row(
            "Delete of our appeal",
            mallory.activity("Delete", json!(scene.object())),
            403,
            "not_owner",
        ),
        row(
            "Delete of our organisation",
            mallory.activity("Delete", json!(scene.hub.org)),
            403,
            "not_owner",
        ),
        row(
            "Update of another's actor",
            mallory.activity("Update", dockers.document()),
            403,
            "not_owner",
        ),
        row(
            "Update of another's note",
            mallory.activity("Update", note(&theirs, &dockers.id)),
            403,
            "not_owner",
        ),
        row(
            "Update of our appeal",
            mallory.activity("Update", note(scene.object(), &mallory.id)),
            403,
            "local_id",
        ),
        row(
            "Update of our appeal with other words",
            mallory.activity("Update", changed),
            403,
            "local_id",
        ),
        row(
            "Create of our appeal without its proof",
            mallory.activity("Create", unproved),
            403,
            "local_id",
        ),
        row(
            "Update of our organisation",
            mallory.activity(
                "Update",
                json!({"id": scene.hub.org, "type": "Organization"}),
            ),
            403,
            "local_id",
        ),
        row(
            "Create of another's note",
            mallory.activity("Create", note(&theirs, &dockers.id)),
            403,
            "attribution",
        ),
        row(
            "Create in another's name",
            mallory.activity("Create", note(&own, &dockers.id)),
            403,
            "attribution",
        ),
        row(
            "Create at another's address",
            mallory.activity("Create", note(&theirs, &mallory.id)),
            403,
            "attribution",
        ),
        row(
            "Create at our address",
            mallory.activity(
                "Create",
                note(&format!("{}/appeals/x", scene.hub.url), &mallory.id),
            ),
            403,
            "local_id",
        ),
        row(
            "an activity id of ours",
            with_id(&format!("{}/activities/x", scene.hub.url)),
            403,
            "local_id",
        ),
        row(
            "an activity id of another server",
            with_id(&format!("{}/activities/x", dockers.id)),
            403,
            "attribution",
        ),
        row(
            "an id spelt otherwise",
            with_id(&format!("{}/%7Ex", evil.base)),
            422,
            "id_not_canonical",
        ),
        row(
            "an id with a name and password",
            with_id(&evil.base.replace("//", "//a:b@")),
            422,
            "id_not_canonical",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
    assert_eq!(
        column(&scene.hub, "followers", "actor").await,
        [json!(dockers.id)]
    );
    let echoed = mallory.activity("Update", original);
    let echoed = send(&mallory, &scene, &echoed).send().await.expect(200);
    assert_eq!(echoed["code"], "duplicate");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_of_no_use_is_answered_kindly() {
    let scene = Scene::new().await;
    let dockers = &scene.dockers;
    let row = |what: &str, activity: Value| letter(what, send(dockers, &scene, &activity), 202, "");
    let mut boost = dockers.activity(
        "Announce",
        json!({"type": "Create", "object": {"type": "Note"}}),
    );
    boost["to"] = json!([PUBLIC]);
    let reply = json!({
        "id": format!("{}/notes/1", dockers.id),
        "type": "Note",
        "attributedTo": dockers.id,
        "inReplyTo": scene.object(),
        "content": "<script>alert(1)</script>",
    });
    let stranger = ForeignServer::start().await;
    let gone = stranger.organization("gone");
    stranger.remove(&gone.id);
    let farewell = gone.activity("Delete", json!(gone.id));
    // What software leaves behind that has expanded and compacted a copy of somebody's actor.
    let copied = json!({"type": "Like", "actor": {"id": "x", "name": {"@value": "x"}}});
    let nobody = |number: u8| json!(format!("https://nobody.example/{number}"));
    let mut endless: Vec<Value> = (0..20).map(nobody).collect();
    endless.push(json!(scene.hub.org));
    let kindly = vec![
        row(
            "a report about somebody unknown",
            dockers.activity("Flag", json!([nobody(1), {"id": nobody(2)}, 3, null])),
        ),
        row(
            "a report about nothing",
            dockers.activity("Flag", json!([])),
        ),
        row(
            "a report about more than is read",
            dockers.activity("Flag", json!(endless)),
        ),
        row(
            "a copy of an actor with a value spelt out",
            dockers.activity("Undo", copied),
        ),
        row(
            "a Like of something else",
            dockers.activity("Like", json!(scene.hub.org)),
        ),
        row(
            "an Announce of an appeal that is not here",
            dockers.activity("Announce", json!(format!("{}x", scene.object()))),
        ),
        row("an Announce around a forged activity", boost),
        row("a reply", dockers.activity("Create", reply)),
        row(
            "a type nobody knows",
            dockers.activity("Petrify", json!({"type": "Stone"})),
        ),
        row(
            "a Follow of nobody",
            dockers.activity("Follow", json!(format!("{}/orgs/nobody", scene.hub.url))),
        ),
        row(
            "an Undo of a Like",
            dockers.activity("Undo", json!({"type": "Like"})),
        ),
        row(
            "an Undo of a follow that never was",
            dockers.activity("Undo", json!({"type": "Follow", "object": scene.hub.org})),
        ),
        row(
            "a Delete of something unknown",
            dockers.activity("Delete", json!(format!("{}/notes/9", dockers.id))),
        ),
        letter(
            "the farewell of somebody unknown",
            send(&gone, &scene, &farewell),
            202,
            "",
        ),
        letter(
            "somebody gone says more",
            send(&gone, &scene, &gone.activity("Like", json!("x"))),
            401,
            "key_unresolvable",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), kindly).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_organisation_was_deleted_answers_nobody() {
    let scene = Scene::new().await;
    let (hub, dockers) = (&scene.hub, &scene.dockers);
    let database = Database::connect(&hub.database_url(), 1).await;
    let database = database.expect("the database opens");
    let deleted = "UPDATE organizations SET deleted_at = 1";
    let changed = database.conn().execute_unprepared(deleted).await;
    assert_eq!(changed.expect("it can be changed").rows_affected(), 1);
    let own = format!("{}/notes/1", dockers.id);
    let mut request = dockers.activity("QuoteRequest", json!(scene.object()));
    request["instrument"] = json!(own);
    let reply = json!({
        "id": own, "type": "Note", "attributedTo": dockers.id,
        "inReplyTo": scene.object(), "to": [PUBLIC], "content": "<p>#WeCoSign</p>",
    });
    for activity in [request, dockers.activity("Create", reply)] {
        let inbox = format!("{}/inbox", hub.url);
        let letter = dockers.letter(Scheme::Cavage, &inbox, &activity);
        letter.send().await.expect(202);
    }
    let after = Picture::at_rest(hub, None).await;
    for table in ["quote_authorizations", "co_sign_intents"] {
        assert_eq!(after.count(table), 0, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_485_hosts_of_one_owner_boost_and_quote_as_one() {
    let scene = Scene::new().await;
    let (hub, dockers) = (&scene.hub, &scene.dockers);
    let database = Database::connect(&hub.database_url(), 1).await;
    let database = database.expect("the database opens");
    // Of a server that has no registered domain all that counts is where it is.
    let owner = &scene.foreign.base;
    let many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)";
    for full in [
        format!(
            "INSERT INTO reactions (appeal_id, kind, actor, host, activity_id, created_at) {many} \
             SELECT a.id, 'like', 'https://farm.example/' || i, '{owner}', '', 1 FROM n, appeals a"
        ),
        format!(
            "INSERT INTO quote_authorizations (ap_id, appeal_id, quote, actor, host, created_at) \
             {many} SELECT 'q' || i, a.id, 'p' || i, '', '{owner}', 1 FROM n, appeals a"
        ),
    ] {
        let filled = database.conn().execute_unprepared(&full).await;
        assert_eq!(filled.expect("it can be filled").rows_affected(), 10_000);
    }
    let like = dockers.activity("Like", json!(scene.object()));
    send(dockers, &scene, &like).send().await.expect(202);
    let mut request = dockers.activity("QuoteRequest", json!(scene.object()));
    request["instrument"] = json!(format!("{}/notes/1", dockers.id));
    send(dockers, &scene, &request).send().await.expect(202);
    let id = request["id"].as_str().expect("an id");
    scene.foreign.arrival("Reject", id).await;
    for table in ["reactions", "quote_authorizations"] {
        assert_eq!(column(hub, table, "host").await.len(), 10_000, "{table}");
    }
}
