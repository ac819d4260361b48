//! What actors of one server may say of each other, and of where they are.

use crate::{
    activities::send,
    table::{Scene, letter, refuse_all},
};
use serde_json::{Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{millis, now, picture::column, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neighbours_on_one_server_have_no_say_over_each_other() {
    let scene = Scene::new().await;
    let (dockers, sibling) = (&scene.dockers, &scene.sibling);
    let follow = dockers.activity("Follow", json!(scene.hub.org));
    send(dockers, &scene, &follow).send().await.expect(202);
    let endorsed = dockers.sign(dockers.endorsement(&scene.appeal, "Dockers", millis()));
    let create = dockers.activity("Create", endorsed.clone());
    send(dockers, &scene, &create).send().await.expect(202);
    until("the Accepts", || async {
        match scene.foreign.received().len() {
            0..2 => Err("not yet".to_owned()),
            _ => Ok(()),
        }
    })
    .await;
    let row = |what: &str, activity: Value| {
        letter(what, send(sibling, &scene, &activity), 403, "not_owner")
    };
    let mut tombstone = sibling.activity("Delete", json!({"type": "Tombstone"}));
    tombstone["object"]["id"] = endorsed["id"].clone();
    let refused = vec![
        row(
            "Delete of a neighbour",
            sibling.activity("Delete", json!(dockers.id)),
        ),
        row("Delete of its endorsement", tombstone),
        row(
            "Update of a neighbour",
            sibling.activity("Update", dockers.document()),
        ),
        row(
            "Update of its endorsement",
            sibling.activity("Update", json!({"id": endorsed["id"], "type": "Note"})),
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
    assert_eq!(scene.hub.list(scene.object()).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_663_what_is_planted_in_a_neighbours_name_keeps_nobody_from_deleting_its_own() {
    let scene = Scene::new().await;
    let (dockers, sibling) = (&scene.dockers, &scene.sibling);
    let note = format!("{}/notes/1", dockers.id);
    let mut planted = dockers.endorsement(&scene.appeal, "Neighbours", millis());
    planted.insert("id".into(), json!(note));
    planted.insert("attributedTo".into(), json!(sibling.id));
    let mut stranger = dockers.clone();
    stranger.author.key_id.clone_from(&sibling.author.key_id);
    let push = json!({
        "object": scene.object(),
        "root": scene.appeal["root"],
        "statements": [stranger.sign(planted)],
    });
    let address = format!("{}/sync/v1/push", scene.hub.url);
    let letter = dockers.letter_at(
        Scheme::Rfc9421,
        &address,
        push.to_string().into_bytes(),
        now(),
    );
    let letter = letter.with("content-type", "application/json");
    let answer = letter.send().await.expect(200);
    assert_eq!(answer["held"], 1, "{answer}");

    let delete = dockers.activity("Delete", json!(note));
    send(dockers, &scene, &delete).send().await.expect(202);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn actors_that_move_their_inbox_elsewhere() {
    let scene = Scene::new().await;
    let dockers = &scene.dockers;
    let like = dockers.activity("Like", json!(scene.object()));
    send(dockers, &scene, &like).send().await.expect(202);
    let with = |change: &dyn Fn(&mut Value)| {
        let mut document = dockers.document();
        change(&mut document);
        document
    };
    for (what, document) in [
        (
            "inside",
            with(&|it| it["inbox"] = json!("http://10.0.0.1/inbox")),
        ),
        (
            "elsewhere",
            with(&|it| it["inbox"] = json!("https://evil.example/inbox")),
        ),
        ("another id", with(&|it| it["id"] = json!(scene.sibling.id))),
        (
            "no inbox",
            with(&|it| drop(it.as_object_mut().expect("an object").remove("inbox"))),
        ),
    ] {
        scene.foreign.serve(&dockers.id, document);
        let update = dockers.activity("Update", dockers.document());
        let answer = send(dockers, &scene, &update).send().await;
        assert_eq!(answer.status.as_u16(), 422, "{what}: {}", answer.text);
    }
    let inboxes = column(&scene.hub, "remote_actors", "inbox").await;
    assert!(
        inboxes.contains(&json!(format!("{}/inbox", dockers.id))),
        "{inboxes:?}"
    );
    assert!(
        inboxes
            .iter()
            .all(|inbox| !inbox.to_string().contains("evil"))
    );
    // A shared inbox elsewhere is not taken over.
    let document = with(&|it| it["endpoints"]["sharedInbox"] = json!("https://evil.example/inbox"));
    scene.foreign.serve(&dockers.id, document);
    let update = dockers.activity("Update", dockers.document());
    send(dockers, &scene, &update).send().await.expect(202);
    let shared = column(&scene.hub, "remote_actors", "shared_inbox").await;
    assert!(shared.contains(&Value::Null), "{shared:?}");
    assert!(
        shared
            .iter()
            .all(|inbox| !inbox.to_string().contains("evil"))
    );
}
