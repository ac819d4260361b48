//! What is said about followers with something else (FEP-8fcf), by others and by us.

use crate::{
    relations::{asked_by_us, follow_us, followed_by_us, send, standing, tell},
    table::Scene,
};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::sync::Semaphore;
use undersigned_domain::ids;
use undersigned_federation::{signatures::Scheme, synchronization};
use undersigned_store::{ConnectionTrait as _, Database, deliveries, delivery_hosts, followers};
use undersigned_tests::{ForeignActor, ForeignServer, Letter, foreign::Arrival, until};

/// A harmless activity with a claim about followers, signed in either scheme.
fn claiming(actor: &ForeignActor, scene: &Scene, claim: &str) -> Letter {
    claiming_in(Scheme::Cavage, actor, scene, claim)
}

fn claiming_in(scheme: Scheme, actor: &ForeignActor, scene: &Scene, claim: &str) -> Letter {
    let like = actor.activity("Like", json!(scene.object()));
    let header = (synchronization::HEADER, claim);
    actor.letter_with(scheme, &scene.inbox, &like, header)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_585_what_is_said_of_followers_counts_only_where_the_signature_covers_it() {
    let scene = Scene::new().await;
    let followed = &scene.dockers;
    followed_by_us(&scene.foreign, followed, &scene).await;
    let none = synchronization::digest([]);
    let claim = |list: &str| {
        let url = format!("{}/{list}", followed.id);
        let document = json!({"id": url, "type": "OrderedCollection", "orderedItems": []});
        scene.foreign.serve(&url, document);
        let collection = format!("{}/followers", followed.id);
        format!("collectionId=\"{collection}\", url=\"{url}\", digest=\"{none}\"")
    };
    // Added on the way, and changed on the way.
    let forged = claim("forged");
    for scheme in [Scheme::Cavage, Scheme::Rfc9421] {
        let like = followed.activity("Like", json!(scene.object()));
        let added = followed.letter(scheme, &scene.inbox, &like);
        let added = added.with(synchronization::HEADER, &forged);
        added.send().await.expect(202);
        let changed = claiming_in(scheme, followed, &scene, "nonsense");
        let changed = changed.with(synchronization::HEADER, &forged);
        assert_eq!(changed.send().await.code(), "signature_invalid");
    }
    assert_eq!(standing(&scene).await, [json!("accepted")]);

    let signed = claiming_in(Scheme::Rfc9421, followed, &scene, &claim("signed"));
    signed.send().await.expect(202);
    until("it is taken back", || async {
        match standing(&scene).await {
            held if held == [json!("rejected")] => Ok(()),
            held => Err(format!("{held:?}")),
        }
    })
    .await;
    let asked = scene.foreign.asked();
    assert!(
        !asked.iter().any(|path| path.ends_with("/forged")),
        "{asked:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_says_of_its_own_followers_puts_our_side_right() {
    let scene = Scene::new().await;
    let (followed, hub) = (&scene.dockers, &scene.hub);
    followed_by_us(&scene.foreign, followed, &scene).await;
    let list = format!("{}/synchronization", followed.id);
    let serve = |items: Value| {
        let document = json!({"id": list, "type": "OrderedCollection", "orderedItems": items});
        scene.foreign.serve(&list, document);
    };
    let claim = |of: &str, at: &str, digest: &str| {
        format!("collectionId=\"{of}/followers\", url=\"{at}\", digest=\"{digest}\"")
    };
    let none = synchronization::digest([]);
    let one = synchronization::digest([hub.org.as_str()]);
    serve(json!([]));
    // Of another's collection, or with a list at another server, it says nothing.
    let other = ForeignServer::start().await;
    let elsewhere = format!("{}/list", other.base);
    other.serve(
        &elsewhere,
        json!({"id": elsewhere, "type": "Collection", "items": []}),
    );
    for ignored in [
        claim(&scene.sibling.id, &list, &none),
        claim(&followed.id, &elsewhere, &none),
        claim(&followed.id, &list, &one),
        "nonsense".to_owned(),
    ] {
        claiming(followed, &scene, &ignored)
            .send()
            .await
            .expect(202);
    }
    let mut missing = followed.activity("Like", json!("x"));
    missing["id"] = json!(followed.new_id("likes"));
    tell(followed, &scene, &missing).await;
    assert_eq!(standing(&scene).await, [json!("accepted")]);

    let becomes = async |state: &str| {
        until(&format!("it is {state}"), || async {
            match standing(&scene).await {
                held if held == [json!(state)] => Ok(()),
                held => Err(format!("{held:?}")),
            }
        })
        .await;
    };
    claiming(followed, &scene, &claim(&followed.id, &list, &none))
        .send()
        .await
        .expect(202);
    becomes("rejected").await;

    // It believes that we follow it: we say that we do not.
    serve(json!([{"id": hub.org}, "https://elsewhere.example/orgs/x"]));
    claiming(followed, &scene, &claim(&followed.id, &list, &one))
        .send()
        .await
        .expect(202);
    let undo = until("an Undo", || async {
        let found = scene
            .foreign
            .received()
            .into_iter()
            .find(|it| it.kind() == "Undo");
        found.ok_or_else(|| "nothing".to_owned())
    })
    .await;
    assert_eq!(undo.body["object"]["type"], "Follow");
    assert_eq!(undo.body["object"]["object"], followed.id.as_str());
    assert_eq!(undo.body["actor"], hub.org.as_str());

    // We have asked, and its answer was lost on the way.
    let asked = json!({"org": hub.org, "account": followed.id});
    hub.post("/follows", asked).await.expect(202);
    becomes("pending").await;
    claiming(followed, &scene, &claim(&followed.id, &list, &one))
        .send()
        .await
        .expect(202);
    becomes("accepted").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_that_was_made_before_an_answer_says_nothing_of_it() {
    let scene = Scene::new().await;
    let (followed, sibling) = (&scene.dockers, &scene.sibling);
    let follow = asked_by_us(&scene.foreign, followed, &scene).await;
    let one = synchronization::digest([scene.hub.org.as_str()]);
    let says = async |actor: &ForeignActor| {
        let list = format!("{}/synchronization", actor.id);
        let document = json!({"id": list, "type": "OrderedCollection", "orderedItems": []});
        scene.foreign.serve(&list, document);
        let of = format!("{}/followers", actor.id);
        let claim = format!("collectionId=\"{of}\", url=\"{list}\", digest=\"{one}\"");
        let said = claiming(actor, &scene, &claim).send().await;
        said.expect(202);
        until("the list is asked for", || async {
            let asked = scene.foreign.asked();
            match asked.iter().any(|path| list.ends_with(path.as_str())) {
                true => Ok(()),
                false => Err(format!("{asked:?}")),
            }
        })
        .await;
    };
    // The list is on its way when the answer comes.
    let sent = Arc::new(Semaphore::new(0));
    let waits = sent.clone();
    scene.foreign.behave(Arc::new(move |arrival: Arrival| {
        let waits = waits.clone();
        Box::pin(async move {
            if arrival.path.ends_with("/synchronization") {
                drop(waits.acquire().await);
            }
            None
        })
    }));
    says(followed).await;
    tell(followed, &scene, &followed.activity("Accept", follow)).await;
    assert_eq!(standing(&scene).await, [json!("accepted")]);
    sent.add_permits(1);
    // One list is looked at after the other.
    says(sibling).await;
    assert_eq!(standing(&scene).await, [json!("accepted")]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn followers_are_told_to_their_own_server_only() {
    let scene = Scene::new().await;
    let (hub, mut ours) = (&scene.hub, vec![scene.dockers.id.clone()]);
    ours.push(scene.sibling.id.clone());
    let elsewhere = ForeignServer::start().await;
    let other = elsewhere.organization("other");
    let inbox_of_all = |server: &ForeignServer| format!("{}/inbox", server.base);
    for (server, actor) in [
        (&scene.foreign, &scene.dockers),
        (&scene.foreign, &scene.sibling),
        (&elsewhere, &other),
    ] {
        follow_us(server, actor, &scene).await;
    }
    let published = hub.publish("to-followers").await;
    let arrival = scene.foreign.arrival("Create", &published).await;
    assert_eq!(arrival.path, "/inbox", "{}", inbox_of_all(&scene.foreign));
    let list = format!("{}/followers/synchronization", hub.org);
    let expected = format!(
        "collectionId=\"{}/followers\", url=\"{list}\", digest=\"{}\"",
        hub.org,
        synchronization::digest(ours.iter().map(String::as_str))
    );
    assert_eq!(arrival.header("collection-synchronization"), expected);
    let signature = arrival.header("signature");
    assert!(
        signature.contains("digest collection-synchronization"),
        "{signature}"
    );
    // An answer to one actor says nothing of others.
    let accept = scene.foreign.received();
    let accept = accept.iter().find(|it| it.kind() == "Accept").expect("one");
    assert_eq!(accept.header("collection-synchronization"), "");

    let ask = async |actor: &ForeignActor| actor.get(&list).await;
    let told = ask(&scene.dockers).await.expect(200);
    let mut items: Vec<&str> = told["orderedItems"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    items.sort_unstable();
    ours.sort_unstable();
    assert_eq!(items, ours);
    let told = ask(&other).await.expect(200);
    assert_eq!(told["orderedItems"], json!([other.id]));
    assert!(items.iter().all(|id| !ids::same_origin(id, &other.id)));
    let unsigned = hub.fetch("/orgs/hub/followers/synchronization").await;
    assert_eq!(unsigned.status.as_u16(), 401);
    let wrong = scene.dockers.with_wrong_http_key();
    assert_eq!(ask(&wrong).await.status.as_u16(), 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_given_up_and_asks_for_its_followers_is_there() {
    let scene = Scene::new().await;
    let (hub, dockers) = (&scene.hub, &scene.dockers);
    follow_us(&scene.foreign, dockers, &scene).await;
    let database = Database::connect(&hub.database_url(), 1).await;
    let database = database.expect("the database opens");
    let db = database.conn();
    let host = deliveries::host_of(&scene.foreign.base).expect("it has a host");
    let given_up = format!(
        "UPDATE delivery_hosts SET failures = 99, failing_since = 1, gave_up_at = 2 \
         WHERE host = '{host}'"
    );
    let changed = db.execute_unprepared(&given_up).await;
    assert_eq!(changed.expect("it can be changed").rows_affected(), 1);
    hub.publish("unheard").await;
    let is_given_up = async || {
        let host = delivery_hosts::by_host(db, &host).await;
        let host = host.expect("the database answers").expect("it is known");
        host.gave_up_at.is_some()
    };
    let list = format!("{}/followers/synchronization", hub.org);
    let stranger = dockers.with_wrong_http_key();
    assert_eq!(stranger.get(&list).await.status.as_u16(), 401);
    assert!(is_given_up().await, "anybody could say so");
    dockers.get(&list).await.expect(200);
    assert!(!is_given_up().await);
    let heard = hub.publish("heard").await;
    scene.foreign.arrival("Create", &heard).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_actor_is_gone_signs_nothing() {
    let scene = Scene::new().await;
    let gone = scene.foreign.organization("gone");
    scene.foreign.remove(&gone.id);
    let list = format!("{}/followers/synchronization", scene.hub.org);
    let refused = gone.get(&list).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (401, "key_unresolvable"),
        "{}",
        refused.text
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_484_no_domain_is_told_at_more_inboxes_than_there_is_room_for() {
    let scene = Scene::new().await;
    let (hub, base) = (&scene.hub, &scene.foreign.base);
    let (dockers, sibling) = (&scene.dockers, &scene.sibling);
    let database = Database::connect(&hub.database_url(), 1).await;
    let database = database.expect("the database opens");
    let db = database.conn();
    let own = format!("(SELECT id FROM organizations WHERE ap_id = '{}')", hub.org);
    let rows = (0..1_000).map(|number| {
        let actor = format!("{base}/orgs/{number}");
        format!("({own}, '{actor}', '{actor}/inbox', '{actor}/follow', 1, '{base}')")
    });
    let rows: Vec<String> = rows.collect();
    let follow = format!(
        "INSERT INTO followers (organization_id, actor, inbox, follow_activity_id, created_at, site) \
         VALUES {}",
        rows.join(", ")
    );
    let followed = db.execute_unprepared(&follow).await;
    assert_eq!(followed.expect("they follow").rows_affected(), 1_000);

    let again = dockers.activity("Follow", json!(hub.org));
    let refused = send(dockers, &scene, &again).send().await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (429, "follower_limit"),
        "{}",
        refused.text
    );
    let elsewhere = ForeignServer::start().await;
    let other = elsewhere.organization("other");
    follow_us(&elsewhere, &other, &scene).await;

    // One that is shared is one, and those who share it do not have one each afterwards.
    let left = format!("DELETE FROM followers WHERE actor = '{base}/orgs/7'");
    db.execute_unprepared(&left).await.expect("one leaves");
    for actor in [dockers, sibling] {
        follow_us(&scene.foreign, actor, &scene).await;
    }
    let mut document = sibling.document();
    document["endpoints"] = Value::Null;
    scene.foreign.serve(&sibling.id, document.clone());
    tell(sibling, &scene, &sibling.activity("Update", document)).await;
    let held = followers::of_actor(db, &sibling.id).await;
    let held = held.expect("the database answers");
    assert_eq!(held[0].told_at(), format!("{base}/inbox"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_484_no_domain_takes_every_place_among_the_followers_of_a_topic() {
    let scene = Scene::new().await;
    let (hub, base, dockers) = (&scene.hub, &scene.foreign.base, &scene.dockers);
    let mut draft = hub.petition("brakes");
    draft["topics"] = json!(["DockSafety"]);
    hub.publish_draft(draft).await;
    let database = Database::connect(&hub.database_url(), 1).await;
    let database = database.expect("the database opens");
    let rows = (0..500).map(|number| {
        let actor = format!("{base}/orgs/{number}");
        format!("('docksafety', '{actor}', '{actor}/inbox', '{actor}/follow', 1)")
    });
    let rows: Vec<String> = rows.collect();
    let follow = format!(
        "INSERT INTO topic_followers (topic, actor, inbox, follow_activity_id, created_at) \
         VALUES {}",
        rows.join(", ")
    );
    let followed = database.conn().execute_unprepared(&follow).await;
    assert_eq!(followed.expect("they follow").rows_affected(), 500);

    let topic = json!(format!("http://{}/topics/docksafety", hub.host()));
    let one_more = dockers.activity("Follow", topic.clone());
    let refused = send(dockers, &scene, &one_more).send().await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (429, "follower_limit"),
        "{}",
        refused.text
    );
    let elsewhere = ForeignServer::start().await;
    let other = elsewhere.organization("other");
    let follow = other.activity("Follow", topic);
    tell(&other, &scene, &follow).await;
    let id = follow["id"].as_str().expect("an id");
    elsewhere.arrival("Accept", id).await;
}
