//! A topic gathers what is under it, and is a collection that others follow.

use crate::PROGRAM;
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Peer, Server,
    desk::{PASSWORD, field},
    on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_topic_gathers_appeals_cases_and_what_organisations_write
    appeals_under_a_topic_reach_the_servers_that_follow_it
}

on_either_database! {
    a_topic_that_is_written_on_is_not_begun_anew
    what_somebody_else_wrote_on_a_topic_meanwhile_is_not_overwritten
    other_software_is_told_what_comes_into_a_topic_and_what_goes
}

async fn publish(server: &Server, slug: &str, topics: Value) -> String {
    let mut draft = server.petition(slug);
    draft["topics"] = topics;
    server.publish_draft(draft).await
}

async fn a_topic_gathers_appeals_cases_and_what_organisations_write(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = publish(&hub, "brakes", json!(["DockSafety"])).await;
    let members = json!({"caseKind": "person", "names": {"en": "Ada Brook"}});
    let draft = hub.post("/appeals/brakes/cases", members).await.expect(201);
    let name = draft["name"].as_str().expect("a name");
    let path = format!("/appeals/brakes/cases/{name}/publish");
    hub.api(Method::POST, &path, None).await.expect(200);

    let page = hub.page("/topics/docksafety").await.text;
    assert!(
        page.contains("Ada Brook") && page.contains("/appeals/brakes"),
        "{page}"
    );
    for words in ["Topic: DockSafety", "Everything new under this topic"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(hub.page("/topics").await.text.contains("DockSafety"));
    let feed = hub.page("/topics/docksafety/updates.atom").await.text;
    assert!(feed.contains(&format!("{object}/cases/{name}")), "{feed}");
    let collection = hub.fetch("/topics/docksafety").await.expect(200);
    assert_eq!(collection["type"], "OrderedCollection");
    assert_eq!(collection["name"], "DockSafety");
    assert_eq!(
        collection["orderedItems"],
        json!([object, format!("{object}/cases/{name}")])
    );

    // The organisation's people add words and links; what leads nowhere is put right first.
    let mut desk = Desk::of(&hub).await;
    let form = desk.get("/desk/topics/docksafety").await;
    let csrf = field(&form, "csrf");
    let typed = |url: &'static str| {
        [
            ("topic", "DockSafety"),
            ("language-1", "en"),
            ("intro-1", "Cranes need *brakes*."),
            ("donation-title-1", "Strike fund"),
            ("donation-url-1", url),
            ("material-title-1", "Leaflet"),
            ("material-url-1", "files.example/leaflet.pdf"),
            ("do", "save"),
        ]
    };
    let mut fields = vec![("csrf", csrf.as_str())];
    fields.extend(typed("javascript:alert(1)"));
    let (status, again) = desk.post("/desk/topics/docksafety", &fields).await;
    assert_eq!(status.as_u16(), 422);
    assert!(again.contains("href=\"#donation-url-1\""), "{again}");
    // A language that there is not is said to be none, and what was typed in it stays.
    let mut fields = vec![("csrf", csrf.as_str())];
    fields.extend(typed("https://fund.example/"));
    fields[2] = ("language-1", "klingon");
    let (status, again) = desk.post("/desk/topics/docksafety", &fields).await;
    assert_eq!(status.as_u16(), 422);
    assert!(
        again.contains("href=\"#language-1\"") && again.contains("Cranes need"),
        "{again}"
    );
    fields[2] = ("language-1", "English");
    let (status, to) = desk.post("/desk/topics/docksafety", &fields).await;
    assert!(
        status.is_redirection() && to.contains("done=topic-saved"),
        "{to}"
    );
    let page = hub.page("/topics/docksafety").await.text;
    for part in [
        "<em>brakes</em>",
        "https://fund.example/",
        "https://files.example/leaflet.pdf",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let (status, _) = desk
        .post(
            "/desk/topics/docksafety",
            &[("csrf", &csrf), ("topic", "DockSafety"), ("do", "remove")],
        )
        .await;
    assert!(status.is_redirection());
    let page = hub.page("/topics/docksafety").await.text;
    assert!(!page.contains("https://fund.example/"), "{page}");
    assert_eq!(hub.page("/topics/nothing").await.status, 404);
}

async fn appeals_under_a_topic_reach_the_servers_that_follow_it(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let first = publish(&hub, "brakes", json!(["DockSafety"])).await;
    away.follow(&format!("http://{}/topics/docksafety", hub.host()))
        .await;
    away.until_state(&first, "/count", &json!(1)).await;
    // What comes later comes by itself.
    let second = publish(&hub, "ropes", json!(["docksafety"])).await;
    away.until_state(&second, "/count", &json!(1)).await;
    let page = away.page("/topics/docksafety").await.text;
    assert!(
        page.contains("/ropes") && page.contains("/brakes"),
        "{page}"
    );
    // Of other topics nothing comes, whatever somebody else says of the one that is followed.
    let other = publish(&hub, "pay", json!(["Wages"])).await;
    let peer = Peer::start().await;
    let said = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}#add", peer.actor),
        "type": "Add",
        "actor": peer.actor,
        "object": other,
        "target": format!("http://{}/topics/docksafety", hub.host()),
    });
    peer.send(&format!("http://{}/inbox", away.host()), &said)
        .await
        .expect(202);
    let third = publish(&hub, "hooks", json!(["DockSafety"])).await;
    away.until_state(&third, "/count", &json!(1)).await;
    assert_eq!(away.state(&other).await.status, 404);
}

async fn other_software_is_told_what_comes_into_a_topic_and_what_goes(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    publish(&hub, "brakes", json!(["DockSafety"])).await;
    let peer = Peer::start().await;
    let collection = format!("http://{}/topics/docksafety", hub.host());
    let said = json!({
        "id": format!("{}#follow-topic", peer.actor),
        "type": "Follow",
        "actor": peer.actor,
        "object": collection,
    });
    let mut follow = said.clone();
    follow["@context"] = json!("https://www.w3.org/ns/activitystreams");
    follow["summary"] = json!("what nobody needs to hear again");
    let inbox = format!("http://{}/inbox", hub.host());
    peer.send(&inbox, &follow).await.expect(202);
    until_told(&peer, "Accept", |one| one["object"] == said).await;
    let object = publish(&hub, "ropes", json!(["DockSafety"])).await;
    until_told(&peer, "Add", |one| {
        one["object"] == json!(object) && one["target"] == json!(collection)
    })
    .await;
    hub.revise("ropes", json!({"topics": ["Ropes"]}))
        .await
        .expect(200);
    until_told(&peer, "Remove", |one| one["object"] == json!(object)).await;
}

async fn until_told(peer: &Peer, kind: &str, fits: impl Fn(&Value) -> bool) {
    until(&format!("{kind} at the follower"), || async {
        let all = peer.received_of(kind);
        let found = all.iter().any(|one| fits(&one.activity));
        found
            .then_some(())
            .ok_or_else(|| format!("{} of the kind", all.len()))
    })
    .await;
}

/// Sends the form of a topic, as it was opened, with an introduction in English.
async fn write(
    desk: &mut Desk,
    path: &str,
    form: &str,
    intro: &str,
    button: &str,
) -> (reqwest::StatusCode, String) {
    let (csrf, was) = (field(form, "csrf"), field(form, "was"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("was", was.as_str()),
        ("topic", "DockSafety"),
        ("language-1", "en"),
        ("intro-1", intro),
        ("do", button),
    ];
    desk.post(path, &fields).await
}

async fn a_topic_that_is_written_on_is_not_begun_anew(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    publish(&hub, "brakes", json!(["DockSafety"])).await;
    let mut desk = Desk::of(&hub).await;
    let new = "/desk/topics/new";
    let form = desk.get(new).await;
    let (status, to) = write(&mut desk, new, &form, "Cranes need brakes.", "save").await;
    assert!(status.is_redirection(), "{to}");
    let (status, again) = write(&mut desk, new, &form, "Ropes need knots.", "save").await;
    assert_eq!(status.as_u16(), 422, "{again}");
    for part in [
        "href=\"#topic\"",
        "href=\"/desk/topics/docksafety\"",
        "Ropes need knots.</textarea>",
    ] {
        assert!(again.contains(part), "{part}: {again}");
    }
    let page = hub.page("/topics/docksafety").await.text;
    assert!(
        page.contains("Cranes need brakes.") && !page.contains("knots"),
        "{page}"
    );
}

async fn what_somebody_else_wrote_on_a_topic_meanwhile_is_not_overwritten(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    publish(&hub, "brakes", json!(["DockSafety"])).await;
    let (mut ana, mut ben) = (Desk::of(&hub).await, Desk::nobody(&hub));
    let (status, to) = ben.sign_in("hub@unions.example", PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
    let at = "/desk/topics/docksafety";
    let shown = async || hub.page("/topics/docksafety").await.text;

    // Both begin where nothing is written yet.
    let (of_ana, of_ben) = (ana.get(at).await, ben.get(at).await);
    let (status, to) = write(&mut ana, at, &of_ana, "Cranes need brakes.", "save").await;
    assert!(status.is_redirection(), "{to}");
    let (status, again) = write(&mut ben, at, &of_ben, "Ropes need knots.", "save").await;
    assert_eq!(status.as_u16(), 409, "{again}");
    assert!(again.contains("Ropes need knots.</textarea>"), "{again}");
    let (theirs, _) = again
        .split_once("action=\"/desk/topics/docksafety\"")
        .expect("the form is shown again");
    assert!(
        theirs.contains("<del>") && theirs.contains("Cranes"),
        "{theirs}"
    );
    assert!(shown().await.contains("Cranes need brakes."));
    // Nor is anything taken away that nobody saw.
    let (status, page) = write(&mut ben, at, &of_ben, "Ropes need knots.", "remove").await;
    assert_eq!(status.as_u16(), 409, "{page}");
    // Sent again it is meant.
    let (status, to) = write(&mut ben, at, &again, "Both need care.", "save").await;
    assert!(status.is_redirection(), "{to}");
    assert!(shown().await.contains("Both need care."));

    // What is the same is the same, whoever wrote it.
    let (of_ana, of_ben) = (ana.get(at).await, ben.get(at).await);
    for (desk, form) in [(&mut ana, &of_ana), (&mut ben, &of_ben)] {
        let (status, to) = write(desk, at, form, "Mind the hooks.", "save").await;
        assert!(status.is_redirection(), "{to}");
    }
    // What somebody took away meanwhile is written anew only by who knows.
    let (of_ana, of_ben) = (ana.get(at).await, ben.get(at).await);
    let (status, to) = write(&mut ana, at, &of_ana, "Mind the hooks.", "remove").await;
    assert!(status.is_redirection(), "{to}");
    let (status, again) = write(&mut ben, at, &of_ben, "Mind the chains.", "save").await;
    assert_eq!(status.as_u16(), 409, "{again}");
    assert!(!shown().await.contains("Mind the"));
    let (status, to) = write(&mut ben, at, &again, "Mind the chains.", "save").await;
    assert!(status.is_redirection(), "{to}");
    assert!(shown().await.contains("Mind the chains."));
}
