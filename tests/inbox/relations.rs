//! Who stands how with whom, and what ends or changes that: moving, blocking, an answer taken
//! back, a changed profile.

use crate::{
    PROGRAM,
    table::{Scene, letter, refuse_all},
    wordings::note,
};
use axum::{Router, http::StatusCode, response::Redirect, routing::get};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::{net::TcpListener, sync::Mutex};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, Desk, ForeignActor, ForeignServer, Letter, Picture, Server, foreign::Arrival, millis,
    picture::column, until,
};

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

async fn asked_by_us(foreign: &ForeignServer, actor: &ForeignActor, scene: &Scene) -> Value {
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_270_nobody_makes_a_server_hold_what_is_anothers() {
    let scene = Scene::new().await;
    let evil = ForeignServer::start().await;
    let mallory = evil.organization("mallory");
    let original = scene.hub.fetch("/appeals/free-them").await.expect(200);
    let mut original = original.as_object().expect("a note").clone();
    original.remove("proof");
    let (victim, foreign) = (&scene.dockers, &scene.foreign);
    let anothers = victim.new_id("appeals");
    let appeal = note(victim, &original, &anothers, millis(), "Free them now");
    foreign.serve(&anothers, appeal);
    let refused = async |actor: &ForeignActor, object: &str| {
        let before = column(&scene.hub, "appeals", "ap_id").await;
        let refused = offering(actor, &scene, object).send().await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (403, "not_initiator"),
            "{object}: {}",
            refused.text
        );
        let after = column(&scene.hub, "appeals", "ap_id").await;
        assert_eq!(after, before, "{object}");
    };
    refused(&mallory, &anothers).await;
    // By an address of one's own at which there is a copy.
    let copy = mallory.new_id("appeals");
    evil.serve(&copy, json!({"id": anothers, "type": "Note", "appeal": {}}));
    refused(&mallory, &copy).await;
    assert_eq!(foreign.asked(), Vec::<String>::new(), "nobody is asked");
    // By one that leads on.
    let leading = leading_on(anothers).await;
    refused(&leading, &leading.new_id("appeals")).await;
}

/// The actor of a server at which every other address leads on to this one.
async fn leading_on(to: String) -> ForeignActor {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let evil = ForeignActor::new(&format!("http://localhost:{port}"), "evil");
    let document = evil.document().to_string();
    let open = Router::new()
        .route(
            "/orgs/evil",
            get(move || async move { ([("content-type", "application/activity+json")], document) }),
        )
        .fallback(move || async move { Redirect::temporary(&to) });
    tokio::spawn(async move { axum::serve(listener, open).await });
    evil
}

/// A stranger's appeal: shown in no list before somebody here has answered, and gone once they refuse.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_480_what_nobody_here_asked_for_stands_in_no_list() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mallory = Server::start(PROGRAM, "mallory", Backend::Sqlite).await;
    let mut draft = mallory.petition("buy-now");
    draft["topics"] = json!(["SnakeOil"]);
    let appeal = mallory.publish_draft(draft).await;
    let copy = format!("/appeals/{}/buy-now", mallory.host());
    let desk = Mutex::new(Desk::of(&hub).await);
    let invite = async || {
        let role = json!({
            "org": mallory.org, "object": appeal, "about": hub.org, "as": "co-initiator",
        });
        mallory.post("/invitations", role).await.expect(202);
        until("the invitation", || async {
            let page = desk.lock().await.get("/desk").await;
            match page.contains("/desk/invitations/refuse") && page.contains(&copy) {
                true => Ok(()),
                false => Err(page),
            }
        })
        .await;
    };
    let lists = ["/", "/appeals", "/appeals.atom", "/topics"];
    let named = async |list: &str| {
        let page = hub.page(list).await.text;
        page.contains(&copy) || page.contains(&appeal) || page.contains("SnakeOil")
    };
    let answer = async |answer: &str| {
        let path = format!("/desk/invitations/{answer}");
        let fields = [("object", appeal.as_str())];
        let (status, to) = desk.lock().await.submit(&path, &fields).await;
        assert!(status.is_redirection(), "{to}");
    };
    invite().await;
    for list in lists {
        assert!(!named(list).await, "{list}");
    }
    assert_eq!(hub.page(&copy).await.status.as_u16(), 200);

    answer("refuse").await;
    assert_eq!(hub.page(&copy).await.status.as_u16(), 404);
    assert_eq!(column(&hub, "appeals", "ap_id").await, [] as [Value; 0]);

    invite().await;
    answer("accept").await;
    for list in lists {
        assert!(named(list).await, "{list}");
    }
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

/// An invitation of our organisation to call for an appeal together.
fn offering(actor: &ForeignActor, scene: &Scene, appeal: &str) -> Letter {
    let relationship = json!({
        "type": "Relationship",
        "subject": scene.hub.org,
        "relationship": "https://w3id.org/undersigned#co-initiator",
        "object": appeal,
    });
    send(actor, scene, &actor.activity("Offer", relationship))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_cannot_be_asked_is_no_trouble_of_ours() {
    let scene = Scene::new().await;
    let (foreign, dockers) = (&scene.foreign, &scene.dockers);
    foreign.behave(Arc::new(|arrival: Arrival| {
        let fails = arrival.path == "/appeals/away";
        Box::pin(async move { fails.then_some(StatusCode::INTERNAL_SERVER_ERROR) })
    }));
    let away = format!("{}/appeals/away", foreign.base);
    let later = offering(dockers, &scene, &away).send().await;
    assert_eq!(
        (later.status.as_u16(), later.code()),
        (429, "origin_unreachable"),
        "{}",
        later.text
    );

    // A server that leads on to an address inside.
    let evil = leading_on("http://10.0.0.1/appeals/inside".to_owned()).await;
    let inside = offering(&evil, &scene, &evil.new_id("appeals"));
    let never = inside.send().await;
    assert_eq!(
        (never.status.as_u16(), never.code()),
        (422, "address_forbidden"),
        "{}",
        never.text
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_648_what_was_taken_back_is_accepted_by_nobody() {
    let scene = Scene::new().await;
    let (hub, foreign, dockers) = (&scene.hub, &scene.foreign, &scene.dockers);
    let invite = async || {
        let before = offers(foreign).len();
        let role = json!({
            "org": hub.org, "object": scene.object(), "about": dockers.id, "as": "co-initiator",
        });
        hub.post("/invitations", role).await.expect(202);
        until("the invitation", || async {
            let offers = offers(foreign);
            let newest = offers.get(before).cloned();
            newest.ok_or_else(|| format!("{} arrived", offers.len()))
        })
        .await
    };
    let first = invite().await;
    let nobody = hub.uninvite(scene.object(), &scene.sibling.id).await;
    assert_eq!(
        (nobody.status.as_u16(), nobody.code()),
        (404, "invitation_unknown")
    );
    // Done twice, it is done.
    for _ in 0..2 {
        let taken_back = hub.uninvite(scene.object(), &dockers.id).await.expect(200);
        assert_eq!(taken_back["state"], "withdrawn");
    }
    // Whoever was invited is told which offer it was.
    let undo = foreign
        .arrival("Undo", first.as_str().expect("an id"))
        .await;
    assert_eq!(undo.body["object"]["type"], "Offer", "{}", undo.body);
    assert_eq!(undo.body["to"], json!([dockers.id]), "{}", undo.body);
    let rows = vec![
        letter(
            "an Accept of what was taken back",
            send(dockers, &scene, &dockers.activity("Accept", first.clone())),
            403,
            "invitation_withdrawn",
        ),
        letter(
            "a Reject of it",
            send(dockers, &scene, &dockers.activity("Reject", first.clone())),
            202,
            "",
        ),
    ];
    refuse_all(hub, Some(scene.object()), rows).await;

    // Whoever is invited once more can accept that.
    let second = invite().await;
    assert_ne!(first, second);
    tell(dockers, &scene, &dockers.activity("Accept", second)).await;
    let states = column(hub, "invitations", "state").await;
    assert_eq!(states, [json!("accepted")]);
    let answered = hub.uninvite(scene.object(), &dockers.id).await;
    assert_eq!(
        (answered.status.as_u16(), answered.code()),
        (409, "invitation_answered")
    );
}

/// The other side of row 648: what an organiser elsewhere takes back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_is_undone_by_whoever_made_it_alone() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let other = Server::start(PROGRAM, "other", Backend::Sqlite).await;
    let appeal = other.publish("brakes").await;
    let role = json!({"org": other.org, "object": appeal, "about": hub.org, "as": "keeper"});
    other.post("/invitations", role).await.expect(202);
    let state = async || column(&hub, "invitations", "state").await;
    let is = async |wanted: &str| {
        until("the invitation", || async {
            let states = state().await;
            match states == [json!(wanted)] {
                true => Ok(()),
                false => Err(format!("{states:?}")),
            }
        })
        .await;
    };
    is("pending").await;
    let offer = column(&hub, "invitations", "offer_id").await[0].clone();
    let foreign = ForeignServer::start().await;
    let mallory = foreign.organization("mallory");
    for object in [offer.clone(), json!({"type": "Offer", "id": offer})] {
        let undo = mallory.activity("Undo", object);
        let inbox = format!("{}/inbox", hub.org);
        let answer = mallory.letter(Scheme::Cavage, &inbox, &undo).send().await;
        answer.expect(202);
        assert_eq!(state().await, [json!("pending")]);
    }
    other.uninvite(&appeal, &hub.org).await.expect(200);
    is("withdrawn").await;
    let accept = json!({"org": hub.org, "object": appeal});
    let late = hub.post("/invitations/accept", accept).await;
    assert_eq!(
        (late.status.as_u16(), late.code()),
        (403, "invitation_withdrawn")
    );
}

/// The ids of the invitations that came there.
fn offers(foreign: &ForeignServer) -> Vec<Value> {
    let received = foreign.received();
    let offers = received.iter().filter(|arrival| arrival.kind() == "Offer");
    offers.map(|arrival| arrival.body["id"].clone()).collect()
}
