//! Who moves to another account.

use super::{follow_us, followed_by_us, followers, send, tell};
use crate::table::{Scene, letter, refuse_all};
use serde_json::{Value, json};
use undersigned_tests::{ForeignServer, Letter, Picture, picture::column, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_followed_may_move_where_it_is_known() {
    let scene = Scene::new().await;
    let (old, hub) = (&scene.dockers, &scene.hub);
    let elsewhere = ForeignServer::start().await;
    let new = elsewhere.organization("dockers");
    followed_by_us(&scene.foreign, old, &scene).await;
    follow_us(&scene.foreign, old, &scene).await;
    let moving = |target: &str, object: &str| {
        let mut activity = old.activity("Move", json!(object));
        activity["target"] = json!(target);
        send(old, &scene, &activity)
    };
    let known_as = |names: Value| {
        let mut document = new.document();
        document["alsoKnownAs"] = names;
        elsewhere.serve(&new.id, document);
    };
    let nobody = format!("{}/orgs/nobody", elsewhere.base);
    let row = |what: &str, letter_: Letter, status, code| letter(what, letter_, status, code);
    let refused = vec![
        row(
            "to one who says nothing",
            moving(&new.id, &old.id),
            403,
            "move_unconfirmed",
        ),
        row(
            "to nobody",
            moving(&nobody, &old.id),
            403,
            "move_unconfirmed",
        ),
        row(
            "to one of ours",
            moving(&hub.org, &old.id),
            403,
            "move_unconfirmed",
        ),
        row(
            "to itself",
            moving(&old.id, &old.id),
            403,
            "move_unconfirmed",
        ),
        row(
            "of another",
            moving(&new.id, &scene.sibling.id),
            403,
            "not_owner",
        ),
        row("of ours", moving(&new.id, &hub.org), 403, "not_owner"),
        row(
            "to no address",
            moving("javascript:alert(1)", &old.id),
            422,
            "id_not_canonical",
        ),
    ];
    refuse_all(hub, Some(scene.object()), refused).await;
    known_as(json!([format!("{}x", old.id), "https://third.example/a"]));
    let refused = vec![row(
        "to one known as others",
        moving(&new.id, &old.id),
        403,
        "move_unconfirmed",
    )];
    refuse_all(hub, Some(scene.object()), refused).await;

    known_as(json!(old.id));
    moving(&new.id, &old.id).send().await.expect(202);
    let asked = elsewhere.arrival("Follow", &new.id).await.body;
    assert_eq!(asked["actor"], hub.org.as_str());
    let undo = until("the old one is told", || async {
        let found = scene
            .foreign
            .received()
            .into_iter()
            .find(|it| it.kind() == "Undo");
        found.ok_or_else(|| "nothing".to_owned())
    })
    .await;
    assert_eq!(undo.body["object"]["object"], old.id.as_str());
    assert_eq!(column(hub, "following", "actor").await, [json!(new.id)]);
    // A follower that moves follows again by itself; until then the old one stays.
    assert_eq!(followers(&scene).await, [json!(old.id)]);

    // Again: there is nothing left to do.
    let before = Picture::at_rest(hub, None).await;
    moving(&new.id, &old.id).send().await.expect(202);
    let after = Picture::at_rest(hub, None).await;
    assert_eq!(before.count("following"), after.count("following"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_co_signer_that_moves_stays_on_the_list_as_it_is() {
    let scene = Scene::new().await;
    let (old, hub) = (&scene.dockers, &scene.hub);
    let endorsement = old.sign(old.endorsement(&scene.appeal, "Dockers", 7));
    tell(old, &scene, &old.activity("Create", endorsement)).await;
    until("the endorsement on the list", || async {
        let state = hub.state(scene.object()).await.expect(200);
        match state["coSigners"]["organisations"].as_u64() {
            Some(1) => Ok(()),
            _ => Err(state.to_string()),
        }
    })
    .await;
    let before = hub.state(scene.object()).await.expect(200);
    let elsewhere = ForeignServer::start().await;
    let new = elsewhere.organization("dockers");
    let mut document = new.document();
    document["alsoKnownAs"] = json!([old.id]);
    elsewhere.serve(&new.id, document);
    let mut moving = old.activity("Move", json!(old.id));
    moving["target"] = json!(new.id);
    tell(old, &scene, &moving).await;
    let after = hub.state(scene.object()).await.expect(200);
    assert_eq!(before["stateDigest"], after["stateDigest"]);
    let listed = hub.get("/cosigners", &[("object", scene.object())]).await;
    assert_eq!(listed.expect(200)["items"][0]["id"], old.id.as_str());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_274_a_move_that_concerns_nobody_here_is_refused_all_the_same() {
    let scene = Scene::new().await;
    let elsewhere = ForeignServer::start().await;
    let target = elsewhere.organization("victim");
    let stranger = &scene.sibling;
    let mut activity = stranger.activity("Move", json!(stranger.id));
    activity["target"] = json!(target.id);
    let refused = send(stranger, &scene, &activity).send().await;
    let said = (refused.status.as_u16(), refused.code().to_owned());
    assert_eq!(said, (403, "move_unconfirmed".to_owned()));
    assert_eq!(elsewhere.asked().len(), 1, "once: {:?}", elsewhere.asked());

    // One that is true has no effect here.
    let mut moved = target.document();
    moved["alsoKnownAs"] = json!([stranger.id]);
    elsewhere.serve(&target.id, moved);
    let mut activity = stranger.activity("Move", json!(stranger.id));
    activity["target"] = json!(target.id);
    tell(stranger, &scene, &activity).await;
}
