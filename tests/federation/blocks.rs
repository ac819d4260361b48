//! Blocking, limiting and allowing: what it does to mailbox, deliveries and view, and what it never
//! does to a state.

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Answer, Backend, Coalition, ForeignActor, ForeignServer, Peer, Server, millis, now,
    on_both_databases, on_either_database, picture::column, until,
};

on_both_databases! {
    a_blocked_hosts_admitted_word_still_enters_the_state
    what_a_blocked_host_sends_is_refused
}

on_either_database! {
    who_is_blocked_follows_no_topic_and_is_followed_in_none
    what_a_limited_host_says_waits_for_a_person
    who_takes_its_name_back_while_it_waits_is_not_let_in_by_it
    on_an_allow_list_only_those_named_take_part
    a_copy_that_is_not_compared_by_our_own_rules_says_so
}

/// Changes a rule while the server runs.
pub fn rule(server: &Server, arguments: &[&str]) {
    let command = [&["admin", "blocks"], arguments].concat();
    let output = server.command(&command);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
}

/// What a server shows at a path to somebody with a browser.
async fn page(server: &Server, path: &str) -> String {
    let address = format!("{}{path}", server.url);
    let request = server.client.get(address).header("accept", "text/html");
    Answer::read(request.send().await.expect("an answer"))
        .await
        .text
}

fn hidden(items: &[Value]) -> Vec<&Value> {
    items.iter().filter(|item| item["hidden"] == true).collect()
}

/// Protocol case 8.
async fn a_blocked_hosts_admitted_word_still_enters_the_state(backend: Backend) {
    let all = ["hub", "dockers", "nurses"];
    let coalition = Coalition::of(PROGRAM, &all, backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    let appeal = hub.publish("free-them").await;
    nurses.endorse(&appeal, "Nurses").await.expect(202);
    coalition.settle(&["hub", "nurses"], &appeal, 1).await;

    // Blocked before the nurses' server has heard anything of the dockers.
    rule(nurses, &["add", &dockers.host()]);
    dockers
        .endorse(&appeal, "Dockers of the Harbour")
        .await
        .expect(202);
    coalition.settle(&all, &appeal, 2).await;

    // Number and place are there, and nothing of who it is.
    let shown = nurses.list(&appeal).await;
    let true_list = hub.list(&appeal).await;
    assert_eq!(shown.len(), true_list.len());
    let place = true_list.iter().position(|one| one["id"] == dockers.org);
    let place = place.expect("the dockers are listed");
    let one = &shown[place];
    assert_eq!(hidden(&shown), [one]);
    assert_eq!(one["ordinal"], true_list[place]["ordinal"]);
    assert_eq!(
        (&one["id"], &one["statement"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(one["names"], json!({}));
    let copy = format!("/appeals/{}/free-them", hub.host());
    for path in [
        copy.clone(),
        format!("{copy}/cosigners"),
        format!("{copy}/cosigners/changes"),
        format!("{copy}/cosigners/changes/updates.atom"),
        format!("{copy}/cosigners.csv"),
        format!("{copy}/cosigners.json"),
    ] {
        let text = page(nurses, &path).await;
        assert!(text.contains("Nurses"), "{path}: {text}");
        assert!(!text.contains("Harbour"), "{path}: {text}");
        let marked = text.contains("Hidden by this server.") || text.contains("\"hidden\":true");
        assert!(marked, "{path}: {text}");
    }
    // The addresses of statements say whose they are: only those of who is shown are given.
    let collection = nurses.fetch(&format!("{copy}/cosigners")).await.expect(200);
    assert_eq!(collection["totalItems"], 2, "{collection}");
    let items = collection["orderedItems"].as_array().expect("items");
    assert_eq!(items.len(), 1, "{collection}");
    assert!(!collection.to_string().contains(&dockers.host()));
    // Figures and words agree with what is shown.
    let text = page(nurses, &copy).await;
    assert!(
        text.contains("All 2, in the order of their numbers"),
        "{text}"
    );
    let one = "1 entry of a server that this server blocks is not shown by name";
    assert!(text.contains(one), "{text}");
    let text = page(nurses, &format!("{copy}/cosigners")).await;
    assert!(text.contains("2 entries by name."), "{text}");
    let one = "1 of them is of a server that this server blocks";
    assert!(text.contains(one), "{text}");
    let by_address = page(nurses, &format!("{copy}/cosigners?q={}", dockers.host())).await;
    assert!(!by_address.contains("Hidden by this server."));
    // What belongs to the protocol is as everywhere.
    let bundle = page(nurses, &format!("{copy}/bundle")).await;
    assert!(bundle.contains("Dockers of the Harbour"));
    assert!(page(hub, "/appeals/free-them").await.contains("Harbour"));

    rule(nurses, &["remove", &dockers.host()]);
    let shown = nurses.list(&appeal).await;
    assert_eq!(shown[place]["names"]["en"], "Dockers of the Harbour");
    let text = page(nurses, &format!("{copy}/cosigners")).await;
    assert!(text.contains("Harbour"), "{text}");
}

/// A letter to a server's inbox.
pub async fn send(actor: &ForeignActor, to: &Server, activity: &Value) -> Answer {
    let inbox = format!("{}/inbox", to.url);
    actor.letter(Scheme::Rfc9421, &inbox, activity).send().await
}

/// An endorsement by a foreign actor, sent as its own.
pub async fn endorse(actor: &ForeignActor, to: &Server, appeal: &Value) -> Answer {
    let endorsement = actor.sign(actor.endorsement(appeal, "Strangers", millis()));
    send(actor, to, &actor.activity("Create", endorsement)).await
}

async fn what_a_blocked_host_sends_is_refused(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "nurses"], backend).await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    let mut draft = hub.petition("free-them");
    draft["admission"] = json!("moderated");
    let id = hub.publish_draft(draft).await;
    nurses.endorse(&id, "Nurses").await.expect(202);
    hub.until_pending(&id, &[&nurses.org]).await;
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    let foreign = ForeignServer::start().await;
    let strangers = foreign.organization("strangers");
    let host = foreign.base.trim_start_matches("http://").to_owned();

    let follow = strangers.activity("Follow", json!(hub.org));
    send(&strangers, hub, &follow).await.expect(202);
    foreign
        .arrival("Accept", follow["id"].as_str().expect("an id"))
        .await;
    endorse(&strangers, hub, &appeal).await.expect(202);
    let mut waiting = [nurses.org.as_str(), strangers.id.as_str()];
    waiting.sort_unstable();
    hub.until_pending(&id, &waiting).await;
    hub.follow(&strangers.id).await;
    foreign.arrival("Follow", &strangers.id).await;
    let before = hub.state(&id).await.expect(200);

    rule(hub, &["add", &host, "--private-comment", "spam"]);
    assert_eq!(hub.pending(&id).await, [nurses.org.as_str()]);
    assert_eq!(hub.followers().await, 0);
    // The file of the one database can be looked into.
    let sqlite = backend == Backend::Sqlite;
    if sqlite {
        let left = column(hub, "following", "actor").await;
        assert!(!left.contains(&json!(strangers.id)), "{left:?}");
    }

    // Nothing comes in, whatever it is and however it is signed; not even a new key is fetched.
    let newcomers = foreign.organization("newcomers");
    for actor in [&strangers, &newcomers] {
        let follow = actor.activity("Follow", json!(hub.org));
        let answer = send(actor, hub, &follow).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (403, "blocked"));
        let answer = endorse(actor, hub, &appeal).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (403, "blocked"));
        let question = json!({"object": id, "root": appeal["root"], "statements": []});
        let address = format!("{}/sync/v1/push", hub.url);
        let letter = actor.letter_at(Scheme::Rfc9421, &address, question.to_string(), now());
        let answer = letter.with("content-type", "application/json").send().await;
        assert_eq!((answer.status.as_u16(), answer.code()), (403, "blocked"));
    }
    if sqlite {
        let known = column(hub, "remote_actors", "ap_id").await;
        assert!(!known.contains(&json!(newcomers.id)), "{known:?}");
    }

    // What somebody else carries here is taken kindly, and is not kept.
    let carrier = ForeignServer::start().await;
    let carrier = carrier.organization("carrier");
    let endorsement = strangers.sign(strangers.endorsement(&appeal, "Strangers", millis()));
    let question = json!({"object": id, "root": appeal["root"], "statements": [endorsement]});
    let address = format!("{}/sync/v1/push", hub.url);
    let letter = carrier.letter_at(Scheme::Rfc9421, &address, question.to_string(), now());
    let answer = letter.with("content-type", "application/json").send().await;
    assert_eq!(answer.expect(200)["refused"], json!([]));
    assert_eq!(hub.pending(&id).await, [nurses.org.as_str()]);
    let after = hub.state(&id).await.expect(200);
    assert_eq!(before["stateDigest"], after["stateDigest"]);

    // Nothing goes out either: not to follow, and not to hand over what is decided.
    let body = json!({"org": hub.org, "account": strangers.id});
    let answer = hub.post("/follows", body).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (403, "blocked"));
    let heard = foreign.received().len();
    hub.decide(&id, &nurses.org, "admitted").await.expect(201);
    coalition.settle(&["hub", "nurses"], &id, 1).await;
    assert_eq!(foreign.received().len(), heard);

    rule(hub, &["remove", &host]);
    endorse(&strangers, hub, &appeal).await.expect(202);
    hub.until_pending(&id, &[&strangers.id]).await;
}

/// An appeal under a topic.
async fn under(server: &Server, slug: &str, topic: &str) -> String {
    let mut draft = server.petition(slug);
    draft["topics"] = json!([topic]);
    server.publish_draft(draft).await
}

/// Waits until a peer was sent something of a kind about an object.
async fn until_sent(peer: &Peer, kind: &str, fits: impl Fn(&Value) -> bool) {
    until(&format!("{kind} at {}", peer.actor), || async {
        let all = peer.received_of(kind);
        let found = all.iter().any(|one| fits(&one.activity["object"]));
        found
            .then_some(())
            .ok_or_else(|| format!("{} of the kind", all.len()))
    })
    .await;
}

async fn who_is_blocked_follows_no_topic_and_is_followed_in_none(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let first = under(&hub, "brakes", "DockSafety").await;
    let topic = format!("{}/topics/docksafety", hub.url);
    away.follow(&topic).await;
    away.until_state(&first, "/count", &json!(1)).await;
    // Neither of the two follows an organisation.
    let (rude, kind) = (Peer::start().await, Peer::start().await);
    for peer in [&rude, &kind] {
        let follow = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}#follow-topic", peer.actor),
            "type": "Follow",
            "actor": peer.actor,
            "object": topic,
        });
        let inbox = format!("{}/inbox", hub.url);
        peer.send(&inbox, &follow).await.expect(202);
        until_sent(peer, "Accept", |one| one["id"] == follow["id"]).await;
    }
    rule(&hub, &["add", &rude.actor]);
    // What comes into the topic, and what goes: who hears of that was told of all before it.
    let second = under(&hub, "ropes", "DockSafety").await;
    until_sent(&kind, "Add", |one| *one == json!(second)).await;
    let changes = json!({"topics": ["Ropes"]});
    hub.revise("ropes", changes).await.expect(200);
    until_sent(&kind, "Remove", |one| *one == json!(second)).await;
    let told = rude.received_of("Add").len() + rude.received_of("Remove").len();
    assert_eq!(told, 0);

    rule(&away, &["add", &hub.host()]);
    // The file of the one database can be looked into.
    if backend == Backend::Sqlite {
        let following = column(&hub, "topic_followers", "actor").await;
        assert!(!following.contains(&json!(rude.actor)), "{following:?}");
        assert!(following.contains(&json!(kind.actor)), "{following:?}");
        let followed = column(&away, "followed_topics", "actor").await;
        assert_eq!(followed, [] as [Value; 0]);
    }
}

async fn what_a_limited_host_says_waits_for_a_person(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub"], backend).await;
    let hub = &coalition["hub"];
    let id = hub.publish("free-them").await;
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    let foreign = ForeignServer::start().await;
    let strangers = foreign.organization("strangers");
    rule(hub, &["add", &strangers.id, "--severity", "limit"]);

    // The appeal is open; whoever is not limited is let in by itself.
    endorse(&strangers, hub, &appeal).await.expect(202);
    let pending = hub.get("/pending", &[("object", &id)]).await.expect(200);
    assert_eq!(pending["items"][0]["about"], strangers.id);
    assert_eq!(pending["items"][0]["why"], "limited");
    let others = foreign.organization("others");
    endorse(&others, hub, &appeal).await.expect(202);
    coalition.settle(&["hub"], &id, 1).await;
    assert!(hub.entry(&id, &others.id).await.is_some());

    let follow = strangers.activity("Follow", json!(hub.org));
    send(&strangers, hub, &follow).await.expect(202);
    assert_eq!(hub.followers().await, 1);
    hub.decide(&id, &strangers.id, "admitted").await.expect(201);
    coalition.settle(&["hub"], &id, 2).await;
    let entry = hub.entry(&id, &strangers.id).await.expect("listed");
    assert_eq!(entry["names"]["en"], "Strangers");
}

async fn who_takes_its_name_back_while_it_waits_is_not_let_in_by_it(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub"], backend).await;
    let hub = &coalition["hub"];
    let id = hub.publish("free-them").await;
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    let foreign = ForeignServer::start().await;
    let strangers = foreign.organization("strangers");
    rule(hub, &["add", &strangers.id, "--severity", "limit"]);
    let said = strangers.sign(strangers.endorsement(&appeal, "Strangers", millis()));
    let create = strangers.activity("Create", said.clone());
    send(&strangers, hub, &create).await.expect(202);
    hub.until_pending(&id, &[&strangers.id]).await;
    rule(hub, &["remove", &strangers.id]);

    // From now on the name could be let in; but the first to arrive takes it back.
    let mut withdrawal = strangers.endorsement(&appeal, "", millis() + 1);
    withdrawal.insert("id".into(), said["id"].clone());
    withdrawal.insert("state".into(), json!("withdrawn"));
    for name in ["nameMap", "revision", "textDigest"] {
        withdrawal.remove(name);
    }
    let update = strangers.activity("Update", strangers.sign(withdrawal));
    send(&strangers, hub, &update).await.expect(202);
    // Whoever comes next has what could be let in looked at.
    let others = foreign.organization("others");
    let endorsement = others.sign(others.endorsement(&appeal, "Others", millis()));
    let of = endorsement["id"].clone();
    send(&others, hub, &others.activity("Create", endorsement))
        .await
        .expect(202);
    let accept = foreign.arrival("Accept", of.as_str().expect("an id")).await;
    // By its addressees whoever shares an inbox with others knows whom it is for.
    let to = accept.body["to"].as_array().expect("addressees");
    assert!(to.contains(&json!(others.id)), "{}", accept.body);
    let received = foreign.received();
    let told = received.iter().map(|arrival| arrival.body.to_string());
    let names: Vec<String> = told.filter(|told| told.contains("Strangers")).collect();
    assert_eq!(names, [] as [String; 0], "the name was taken back");
    assert!(hub.entry(&id, &strangers.id).await.is_none());
}

async fn on_an_allow_list_only_those_named_take_part(backend: Backend) {
    let closed = [("UNDERSIGNED_FEDERATION_MODE", "allow-list")];
    let hub = Server::start_with(PROGRAM, "hub", backend, &closed).await;
    let dockers = Server::start(PROGRAM, "dockers", backend).await;
    let id = hub.publish("free-them").await;
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    let foreign = ForeignServer::start().await;
    let strangers = foreign.organization("strangers");
    let answer = endorse(&strangers, &hub, &appeal).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (403, "blocked"));

    // Appeals are public documents: anybody may fetch one, and say so at home.
    dockers.endorse(&id, "Dockers").await.expect(202);
    until("the refusal to arrive", || async {
        match dockers.log().contains("answered 403") {
            true => Ok(()),
            false => Err(dockers.log()),
        }
    })
    .await;
    assert_eq!(hub.list(&id).await, [] as [Value; 0]);
    rule(&hub, &["add", &dockers.host(), "--severity", "allow"]);
    until("the dockers' entry", || async {
        match hub.entry(&id, &dockers.org).await {
            Some(_) => Ok(()),
            None => Err(hub.log()),
        }
    })
    .await;
}

async fn a_copy_that_is_not_compared_by_our_own_rules_says_so(backend: Backend) {
    let all = ["hub", "dockers"];
    let coalition = Coalition::of(PROGRAM, &all, backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let id = hub.publish("free-them").await;
    dockers.endorse(&id, "Dockers").await.expect(202);
    coalition.settle(&all, &id, 1).await;
    let copy = format!("/appeals/{}/free-them", hub.host());
    let apart = "does not compare its list with that of";
    let found = || dockers.doctor("copies")["found"].clone();
    let before = page(dockers, &copy).await;
    assert!(!before.contains(apart), "{before}");
    let state = dockers.state(&id).await.expect(200);
    assert_eq!(state["origin"]["compared"], true, "{state}");
    assert_eq!(found(), Value::Null);

    rule(dockers, &["add", &hub.host()]);
    let after = page(dockers, &copy).await;
    assert!(after.contains(apart), "{after}");
    assert!(!after.contains("is in reach"), "{after}");
    assert!(after.contains("This server does not compare with it"));
    let state = dockers.state(&id).await.expect(200);
    assert_eq!(state["origin"]["compared"], false, "{state}");
    let said = found().as_str().unwrap_or_default().to_owned();
    assert!(said.contains(&id), "{said}");
}
