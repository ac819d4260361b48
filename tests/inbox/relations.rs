//! Who stands how with whom, and what ends or changes that: blocking, an answer taken back, a changed
//! profile.

mod invitations;
mod moving;

use crate::table::{Scene, letter, refuse_all};
use serde_json::{Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{ForeignActor, ForeignServer, Letter, Picture, picture::column};

/// An activity on its way to our organisation.
pub fn send(actor: &ForeignActor, scene: &Scene, activity: &Value) -> Letter {
    actor.letter(Scheme::Cavage, &scene.inbox, activity)
}

/// Sends an activity that must be taken.
pub async fn tell(actor: &ForeignActor, scene: &Scene, activity: &Value) {
    let answer = send(actor, scene, activity).send().await;
    answer.expect(202);
}

/// Follows our organisation, and waits for the answer.
pub async fn follow_us(foreign: &ForeignServer, actor: &ForeignActor, scene: &Scene) {
    let follow = actor.activity("Follow", json!(scene.hub.org));
    tell(actor, scene, &follow).await;
    let id = follow["id"].as_str().expect("an id");
    foreign.arrival("Accept", id).await;
}

/// Has our organisation follow somebody who accepts; gives the `Follow`.
pub async fn followed_by_us(foreign: &ForeignServer, actor: &ForeignActor, scene: &Scene) -> Value {
    let follow = asked_by_us(foreign, actor, scene).await;
    tell(actor, scene, &actor.activity("Accept", follow.clone())).await;
    assert_eq!(standing(scene).await, [json!("accepted")]);
    follow
}

/// Has our organisation ask to follow somebody who has not answered yet; gives the `Follow`.
pub async fn asked_by_us(foreign: &ForeignServer, actor: &ForeignActor, scene: &Scene) -> Value {
    let asked = json!({"org": scene.hub.org, "account": actor.id});
    scene.hub.post("/follows", asked).await.expect(202);
    foreign.arrival("Follow", &actor.id).await.body
}

/// The states of everything that our organisation follows.
pub async fn standing(scene: &Scene) -> Vec<Value> {
    column(&scene.hub, "following", "state").await
}

async fn followers(scene: &Scene) -> Vec<Value> {
    column(&scene.hub, "followers", "actor").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_blocks_us_hears_no_more_of_us() {
    let scene = Scene::new().await;
    let (blocker, hub) = (&scene.dockers, &scene.hub);
    // Without a shared inbox every delivery is for it alone.
    let mut document = blocker.document();
    document["endpoints"] = Value::Null;
    scene.foreign.serve(&blocker.id, document);
    follow_us(&scene.foreign, blocker, &scene).await;
    followed_by_us(&scene.foreign, blocker, &scene).await;
    let follows = async || {
        let collection = hub.fetch("/orgs/hub/following").await.expect(200);
        collection["totalItems"].clone()
    };
    assert_eq!(follows().await, json!(1));
    let stranger = blocker.activity("Block", json!("https://elsewhere.example/orgs/a"));
    tell(blocker, &scene, &stranger).await;
    assert_eq!(
        followers(&scene).await.len(),
        1,
        "that was about somebody else"
    );

    let block = blocker.activity("Block", json!({"id": hub.org, "type": "Organization"}));
    tell(blocker, &scene, &block).await;
    assert_eq!(followers(&scene).await, [] as [Value; 0]);
    assert_eq!(standing(&scene).await, [json!("rejected")]);
    assert_eq!(follows().await, json!(0));
    let seen = scene.foreign.received().len();
    // Even what is addressed to it alone is not sent.
    let asked = json!({"org": hub.org, "account": blocker.id});
    let refused = hub.post("/follows", asked).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "follow_blocked")
    );
    assert_eq!(standing(&scene).await, [json!("rejected")]);
    hub.publish("after-the-block").await;
    Picture::at_rest(hub, None).await;
    assert_eq!(scene.foreign.received().len(), seen);

    // Only itself takes it back.
    let forged = scene.sibling.activity("Undo", block.clone());
    tell(&scene.sibling, &scene, &forged).await;
    assert_eq!(column(hub, "blockers", "actor").await, [json!(blocker.id)]);
    tell(blocker, &scene, &blocker.activity("Undo", block.clone())).await;
    assert_eq!(column(hub, "blockers", "actor").await, [] as [Value; 0]);

    // By its id alone, too; and following again ends it as well.
    tell(blocker, &scene, &blocker.activity("Block", json!(hub.org))).await;
    let mut again = block.clone();
    again["id"] = json!(format!("{}-2", block["id"].as_str().expect("an id")));
    tell(blocker, &scene, &again).await;
    tell(
        blocker,
        &scene,
        &blocker.activity("Undo", again["id"].clone()),
    )
    .await;
    assert_eq!(column(hub, "blockers", "actor").await, [] as [Value; 0]);
    tell(blocker, &scene, &blocker.activity("Block", json!(hub.org))).await;
    follow_us(&scene.foreign, blocker, &scene).await;
    assert_eq!(column(hub, "blockers", "actor").await, [] as [Value; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_several_with_one_inbox_blocks_for_itself_alone() {
    let scene = Scene::new().await;
    let (blocker, hub) = (&scene.dockers, &scene.hub);
    for actor in [blocker, &scene.sibling] {
        let mut document = actor.document();
        document["inbox"] = document["endpoints"]["sharedInbox"].clone();
        document["endpoints"] = Value::Null;
        scene.foreign.serve(&actor.id, document);
        follow_us(&scene.foreign, actor, &scene).await;
    }
    tell(blocker, &scene, &blocker.activity("Block", json!(hub.org))).await;
    assert_eq!(followers(&scene).await, [json!(scene.sibling.id)]);
    let appeal = hub.publish("after-the-block").await;
    scene.foreign.arrival("Create", &appeal).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_may_be_taken_back_and_need_not_name_the_question() {
    let scene = Scene::new().await;
    let followed = &scene.dockers;
    let follow = followed_by_us(&scene.foreign, followed, &scene).await;
    tell(
        followed,
        &scene,
        &followed.activity("Reject", follow.clone()),
    )
    .await;
    assert_eq!(standing(&scene).await, [json!("rejected")]);

    let mut nameless = follow;
    nameless
        .as_object_mut()
        .expect("an object")
        .shift_remove("id");
    nameless["object"] = json!({"id": followed.id, "type": "Organization"});
    tell(
        followed,
        &scene,
        &followed.activity("Accept", nameless.clone()),
    )
    .await;
    assert_eq!(standing(&scene).await, [json!("accepted")]);
    // Nobody answers for another.
    let forged = scene.sibling.activity("Reject", nameless.clone());
    let rows = vec![letter(
        "a Reject of another's",
        send(&scene.sibling, &scene, &forged),
        403,
        "unsolicited_accept",
    )];
    refuse_all(&scene.hub, Some(scene.object()), rows).await;
    tell(followed, &scene, &followed.activity("Reject", nameless)).await;
    assert_eq!(standing(&scene).await, [json!("rejected")]);

    // What is gone is followed no longer.
    scene.foreign.remove(&followed.id);
    tell(
        followed,
        &scene,
        &followed.activity("Delete", json!(followed.id)),
    )
    .await;
    Picture::at_rest(&scene.hub, None).await;
    assert_eq!(standing(&scene).await, [] as [Value; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_profile_whose_inbox_is_somebody_elses_is_not_taken() {
    let scene = Scene::new().await;
    let (actor, hub) = (&scene.dockers, &scene.hub);
    follow_us(&scene.foreign, actor, &scene).await;
    let update = |document: Value| {
        scene.foreign.serve(&actor.id, document.clone());
        send(actor, &scene, &actor.activity("Update", document))
    };
    let other = ForeignServer::start().await;
    for inbox in [
        "https://social.example/inbox",
        "https://10.0.0.1/inbox",
        "http://127.0.0.1:9/inbox",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "//evil.example/inbox",
        "",
        &format!("{}/inbox", other.base),
    ] {
        let mut document = actor.document();
        document["inbox"] = json!(inbox);
        document["name"] = json!("Somebody else");
        let answer = update(document).send().await;
        assert_eq!(answer.status.as_u16(), 422, "{inbox}: {}", answer.text);
        assert_eq!(answer.code(), "actor_invalid");
        let kept = column(hub, "followers", "inbox").await;
        assert_eq!(kept, [json!(format!("{}/inbox", actor.id))], "{inbox}");
        let names = column(hub, "remote_actors", "names").await;
        assert!(
            !names
                .iter()
                .any(|it| it.to_string().contains("Somebody else"))
        );
    }
    // A shared inbox elsewhere is left aside, and the actor's own is used.
    let mut document = actor.document();
    document["endpoints"]["sharedInbox"] = json!("https://10.0.0.1/inbox");
    update(document).send().await.expect(202);
    assert_eq!(
        column(hub, "followers", "shared_inbox").await,
        [Value::Null]
    );
    // A server that does not answer leaves everything as it is.
    scene.foreign.remove(&actor.id);
    let document = actor.document();
    send(actor, &scene, &actor.activity("Update", document))
        .send()
        .await
        .expect(202);
    assert_eq!(followers(&scene).await, [json!(actor.id)]);
}
