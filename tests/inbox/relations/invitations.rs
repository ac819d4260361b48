//! Invitations to call for an appeal together: whose they may be, what they make this server hold, and who
//! takes them back.

use super::{followed_by_us, send, tell};
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
    Backend, Desk, ForeignActor, ForeignServer, Letter, Server, foreign::Arrival, millis,
    picture::column, until,
};

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_joins_in_calling_for_what_was_withdrawn_since() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let other = Server::start(PROGRAM, "other", Backend::Sqlite).await;
    let appeal = other.publish("brakes").await;
    hub.endorse(&appeal, "Hub Union").await.expect(202);
    other
        .until_state(&appeal, "/coSigners/organisations", &json!(1))
        .await;
    let role = json!({"org": other.org, "object": appeal, "about": hub.org, "as": "keeper"});
    other.post("/invitations", role.clone()).await.expect(202);
    let state = async || column(&hub, "invitations", "state").await;
    until("the invitation", || async {
        let states = state().await;
        match states == [json!("pending")] {
            true => Ok(()),
            false => Err(format!("{states:?}")),
        }
    })
    .await;
    let mut desk = Desk::of(&hub).await;
    let offered = "action=\"/desk/invitations/accept\"";
    let page = desk.get("/desk").await;
    assert!(page.contains(offered), "{page}");

    other.end("brakes", "withdraw").await.expect(200);
    let copy = format!("/appeals/{}/brakes", other.host());
    until("the withdrawal", || async {
        let page = hub.page(&copy).await.text;
        match page.contains("Withdrawn by its organiser on") {
            true => Ok(()),
            false => Err(page),
        }
    })
    .await;
    let accept = json!({"org": hub.org, "object": appeal});
    let late = hub.post("/invitations/accept", accept).await;
    assert_eq!((late.status.as_u16(), late.code()), (409, "withdrawn"));
    // A form that was open says why, and is not there any more.
    let object = [("object", appeal.as_str())];
    let (_, to) = desk.submit("/desk/invitations/accept", &object).await;
    let page = desk.get(&to).await;
    assert!(page.contains("Nothing was done."), "{page}");
    assert!(!page.contains(offered), "{page}");
    assert_eq!(state().await, [json!("pending")]);
    let (_, to) = desk.submit("/desk/invitations/refuse", &object).await;
    assert!(to.contains("done=declined"), "{to}");

    let refused = other.post("/invitations", role).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (409, "withdrawn")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_accepted_before_it_came_is_shown_where_the_appeal_was_withdrawn_meanwhile() {
    let scene = Scene::new().await;
    let (hub, foreign, dockers) = (&scene.hub, &scene.foreign, &scene.dockers);
    followed_by_us(foreign, dockers, &scene).await;
    let original = hub.fetch("/appeals/free-them").await.expect(200);
    let mut original = original.as_object().expect("a note").clone();
    original.remove("proof");
    let (object, seq) = (dockers.new_id("appeals"), millis());
    let open = note(dockers, &original, &object, seq, "Free them now");
    tell(dockers, &scene, &dockers.activity("Create", open)).await;
    let accept = json!({"org": hub.org, "object": object});
    hub.post("/invitations/accept", accept).await.expect(202);
    let state = async || column(hub, "invitations", "state").await;
    assert_eq!(state().await, [json!("awaited")]);

    original["appeal"]["state"] = json!("withdrawn");
    let withdrawn = note(dockers, &original, &object, seq + 1, "Free them now");
    tell(dockers, &scene, &dockers.activity("Update", withdrawn)).await;
    // Whoever sent it before that is not told that it was wrong.
    let late = offering(dockers, &scene, &object).send().await;
    late.expect(202);
    assert_eq!(state().await, [json!("pending")]);
    let mut desk = Desk::of(hub).await;
    let page = desk.get("/desk").await;
    let said = "The appeal has been withdrawn by its organiser";
    assert!(page.contains(said), "{page}");
    assert!(
        !page.contains("action=\"/desk/invitations/accept\""),
        "{page}"
    );
    let fields = [("object", object.as_str())];
    let (_, to) = desk.submit("/desk/invitations/refuse", &fields).await;
    assert!(to.contains("done=declined"), "{to}");
    assert_eq!(state().await, [json!("rejected")]);
}

/// The ids of the invitations that came there.
fn offers(foreign: &ForeignServer) -> Vec<Value> {
    let received = foreign.received();
    let offers = received.iter().filter(|arrival| arrival.kind() == "Offer");
    offers.map(|arrival| arrival.body["id"].clone()).collect()
}
