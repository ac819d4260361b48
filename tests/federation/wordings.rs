//! Earlier wordings stay readable everywhere, each signer stands under the one it signed, and one
//! action affirms the new one.

mod entered;

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Coalition, Desk, Server, desk::field, on_both_databases, on_either_database,
};

const ALL: [&str; 3] = ["hub", "dockers", "nurses"];

on_both_databases! {
    every_server_shows_every_wording_and_who_signed_it
    a_signer_that_was_away_is_asked_and_affirms_with_one_button
}

on_either_database! {
    what_is_closed_is_affirmed_knowingly
    names_and_reservations_go_with_a_new_endorsement
    what_was_reserved_stays_reserved_by_whoever_withdrew_and_signs_again
}

/// The English and Chinese demands of the petition, the first one changed.
fn demands(how_many: &str) -> Value {
    json!([
        {"id": "release", "text": {"en": format!("Release all {how_many}."), "zh-Hant": "釋放全部十二人。"}},
        {"id": "inspect", "text": {"en": "Inspect every crane.", "zh-Hant": "檢查每台吊機。"}},
    ])
}

/// Path of a server's copy of the hub's appeal.
fn path(server: &Server, hub: &Server) -> String {
    if server.org == hub.org {
        return "/appeals/free-them".to_owned();
    }
    format!("/appeals/{}/free-them", hub.host())
}

/// A page as a browser asks for it.
async fn page(server: &Server, path: &str) -> (u16, String) {
    let request = server.client.get(format!("{}{path}", server.url));
    let answer = request.header("accept", "text/html").send().await;
    let answer = answer.expect("the server answers");
    let status = answer.status().as_u16();
    (status, answer.text().await.expect("a page is text"))
}

async fn every_server_shows_every_wording_and_who_signed_it(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &ALL, backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    let appeal = hub.publish("free-them").await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    nurses.endorse(&appeal, "Nurses").await.expect(202);
    coalition.settle(&ALL, &appeal, 2).await;
    let first = hub.fetch("/appeals/free-them").await;
    hub.revise("free-them", json!({"demands": demands("twelve")}))
        .await
        .expect(200);
    // A correction afterwards leaves both wordings and their dates as they were.
    let second = hub.fetch("/appeals/free-them").await;
    hub.revise("free-them", json!({"deadline": "2030-01-31"}))
        .await
        .expect(200);
    // Whoever endorses signs what its own server shows by then.
    coalition.settle(&ALL, &appeal, 0).await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&ALL, &appeal, 1).await;

    for server in [hub, dockers, nurses] {
        let address = path(server, hub);
        let note = server.fetch(&format!("{address}/revisions/1")).await;
        assert_eq!(
            note.text, first.text,
            "as it was signed, at {}",
            server.name
        );
        assert_eq!(note.body["proof"]["cryptosuite"], "eddsa-jcs-2022");
        let now = server
            .fetch(&format!("{address}/revisions/2"))
            .await
            .expect(200);
        assert_eq!(now["appeal"]["deadline"], "2030-01-31");
        let date = &now["appeal"]["wordingPublished"];
        assert_eq!(date, &second.body["appeal"]["wordingPublished"]);
        let all = server
            .fetch(&format!("{address}/revisions"))
            .await
            .expect(200);
        // At a copy they lead to the copy: it is read when the origin is gone.
        let own = format!("{}{address}/revisions", server.url);
        assert_eq!(all["id"], own);
        assert_eq!(all["orderedItems"][1], format!("{own}/2"));
        let listed = format!("{address}/cosigners");
        let listed = server.fetch(&listed).await.expect(200);
        let own = format!("{}{address}/cosigners", server.url);
        assert_eq!(listed["id"], own, "not the origin's at {}", server.name);
        let none = server.fetch(&format!("{address}/revisions/7")).await;
        assert_eq!((none.status.as_u16(), none.code()), (404, "not_found"));
        assert!(none.text.contains("there is 1, 2"), "{}", none.text);

        let (status, earlier) = page(server, &format!("{address}/revisions/1")).await;
        assert_eq!(status, 200);
        for words in [
            "Release all eleven.",
            "釋放全部十一人。",
            "eleven<span",
            "twelve<span",
            "Nurses",
            "What changed from wording 1 to wording 2",
        ] {
            assert!(
                earlier.contains(words),
                "{words} at {}: {earlier}",
                server.name
            );
        }
        assert!(
            !earlier.contains("Dockers</"),
            "dockers signed the other one"
        );
        let (status, missing) = page(server, &format!("{address}/revisions/7")).await;
        assert_eq!(status, 404);
        assert!(
            missing.contains(&format!("{address}/revisions/2")),
            "{missing}"
        );
        let (_, list) = page(server, &format!("{address}/cosigners?wording=earlier")).await;
        assert!(
            list.contains("Signed wording 1, of ") && list.contains("Nurses"),
            "{list}"
        );
        assert!(!list.contains(">Dockers<"), "{list}");
        let (_, letter) = page(server, &address).await;
        assert!(
            letter.contains(&format!("{address}/cosigners?wording=earlier")),
            "{letter}"
        );
    }
}

async fn a_signer_that_was_away_is_asked_and_affirms_with_one_button(backend: Backend) {
    let mut coalition = Coalition::of(PROGRAM, &ALL, backend).await;
    let appeal = coalition["hub"].publish("free-them").await;
    let nurses = &coalition["nurses"];
    let body = json!({
        "org": nurses.org, "object": appeal,
        "names": {"en": "Nurses", "zh-Hant": "護士會"}, "alsoKnownAs": ["NU"], "country": "HK",
        "reservations": ["release", {"demand": "inspect", "text": "By our own people."}],
    });
    nurses.post("/endorsements", body).await.expect(202);
    coalition.settle(&ALL[..1], &appeal, 1).await;
    coalition.settle(&["hub", "nurses"], &appeal, 1).await;
    // What it does not sign stands beside its name, in its own words.
    let list = format!("{}/cosigners", path(nurses, &coalition["hub"]));
    let (_, list) = page(nurses, &list).await;
    assert!(list.contains("<bdi>By our own people.</bdi>"), "{list}");
    let mut desk = Desk::of(nurses).await;
    let home = desk.get("/desk").await;
    assert!(
        !home.contains("/desk/endorse/affirm"),
        "nothing to affirm yet"
    );

    coalition.server("nurses").kill().await;
    let left = json!([demands("twelve")[1]]);
    coalition["hub"]
        .revise("free-them", json!({"demands": left}))
        .await
        .expect(200);
    coalition.server("nurses").run().await;
    let nurses = &coalition["nurses"];
    nurses.until_appeal(&appeal, "revision", &json!(2)).await;

    let home = desk.get("/desk").await;
    assert!(home.contains("/desk/endorse/affirm"), "{home}");
    assert!(
        home.contains("Release all eleven.<span"),
        "what is gone is shown: {home}"
    );
    // Beside the button that takes the name back one says that one is sure.
    assert!(home.contains("id=\"sure-1\""), "{home}");
    let slip = [("object", appeal.as_str())];
    let (status, slip_page) = desk.submit("/desk/endorse/check/withdraw", &slip).await;
    assert_eq!(status.as_u16(), 422, "{slip_page}");
    let csrf = field(&home, "csrf");
    let digest = field(&home, "text-digest");
    let form = |revision: &'static str| {
        [
            ("csrf", csrf.as_str()),
            ("object", appeal.as_str()),
            ("revision", revision),
            ("text-digest", digest.as_str()),
        ]
    };
    let (_, shown_again) = desk.post("/desk/endorse/affirm", &form("1")).await;
    assert!(
        shown_again.contains("changed while you were reading"),
        "{shown_again}"
    );
    let (status, to) = desk.post("/desk/endorse/affirm", &form("2")).await;
    assert_eq!(
        (status.as_u16(), to.starts_with("/desk/endorse/done")),
        (303, true),
        "{to}"
    );
    coalition.settle(&["hub", "nurses"], &appeal, 1).await;
    let nurses = &coalition["nurses"];
    for server in [&coalition["hub"], nurses] {
        let entry = server.entry(&appeal, &nurses.org).await.expect("listed");
        assert_eq!(
            (
                &entry["revision"],
                &entry["currentWording"],
                &entry["nameConfirmed"]
            ),
            (&json!(2), &json!(true), &json!(true))
        );
        assert_eq!(entry["names"], json!({"en": "Nurses", "zh-Hant": "護士會"}));
        assert_eq!(
            (&entry["alsoKnownAs"], &entry["country"]),
            (&json!(["NU"]), &json!("HK"))
        );
    }
    let (_, letter) = page(nurses, &path(nurses, &coalition["hub"])).await;
    assert!(letter.contains("With a reservation:"), "{letter}");
    assert!(!desk.get("/desk").await.contains("/desk/endorse/affirm"));
}

async fn what_is_closed_is_affirmed_knowingly(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("free-them").await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    let changed = json!({"demands": demands("twelve")});
    hub.revise("free-them", changed).await.expect(200);
    hub.end("free-them", "close").await.expect(200);
    let closed = json!(false);
    dockers
        .until_appeal(&appeal, "takesSignatures", &closed)
        .await;

    let mut desk = Desk::of(dockers).await;
    let home = desk.get("/desk").await;
    assert!(
        home.contains("Signing ended on") && home.contains("id=\"sure-closed-1\""),
        "{home}"
    );
    let (csrf, digest) = (field(&home, "csrf"), field(&home, "text-digest"));
    let mut form = vec![
        ("csrf", csrf.as_str()),
        ("object", appeal.as_str()),
        ("revision", "2"),
        ("text-digest", digest.as_str()),
    ];
    let (status, unsure) = desk.post("/desk/endorse/affirm", &form).await;
    assert_eq!(status.as_u16(), 422, "{unsure}");
    assert!(unsure.contains("href=\"#sure-closed\""), "{unsure}");
    form.push(("sure-closed", "yes"));
    let (status, to) = desk.post("/desk/endorse/affirm", &form).await;
    assert_eq!(status.as_u16(), 303, "{to}");
}

async fn names_and_reservations_go_with_a_new_endorsement(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("free-them").await;
    let bare = json!({"org": dockers.org, "object": appeal});
    let mut body = bare.clone();
    body["names"] = json!({"en": "Dockers"});
    body["reservations"] = json!(["inspect"]);
    dockers.post("/endorsements", body).await.expect(202);
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    hub.revise("free-them", json!({"demands": demands("twelve")}))
        .await
        .expect(200);
    dockers.until_appeal(&appeal, "revision", &json!(2)).await;
    let again = dockers
        .post("/endorsements", bare.clone())
        .await
        .expect(202);
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    let id = again["id"].as_str().expect("an id").to_owned();
    let address = id.trim_start_matches(dockers.url.as_str());
    let statement = dockers.fetch(address).await.expect(200);
    assert_eq!(statement["revision"], 2);
    assert_eq!(statement["nameMap"], json!({"en": "Dockers"}));
    assert_eq!(statement["reservations"][0]["demand"], "inspect");

    let mut none = bare;
    none["reservations"] = json!([]);
    dockers.post("/endorsements", none).await.expect(202);
    let statement = dockers.fetch(address).await.expect(200);
    assert_eq!(statement["nameMap"], json!({"en": "Dockers"}));
    assert!(
        statement
            .get("reservations")
            .is_none_or(|list| list == &json!([]))
    );
}

async fn what_was_reserved_stays_reserved_by_whoever_withdrew_and_signs_again(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("free-them").await;
    let bare = json!({"org": dockers.org, "object": appeal});
    let mut body = bare.clone();
    body["names"] = json!({"en": "Dockers", "zh-Hant": "碼頭業職工會"});
    body["alsoKnownAs"] = json!(["DU"]);
    body["country"] = json!("CL");
    body["reservations"] = json!([{"demand": "inspect", "text": "By our own people."}]);
    body["mandate"] = json!({"by": "board", "on": "2020-11-21"});
    let first = dockers.post("/endorsements", body).await.expect(202);
    let id = first["id"].as_str().expect("an id").to_owned();
    let address = id.trim_start_matches(dockers.url.as_str());
    let mandate = |statement: &Value| statement.get("mandate").cloned().unwrap_or_default();
    assert_ne!(
        mandate(&dockers.fetch(address).await.expect(200)),
        Value::Null
    );

    dockers.withdraw(&appeal).await.expect(202);
    dockers
        .post("/endorsements", bare.clone())
        .await
        .expect(202);
    let statement = dockers.fetch(address).await.expect(200);
    assert_eq!(
        statement["nameMap"],
        json!({"en": "Dockers", "zh-Hant": "碼頭業職工會"})
    );
    assert_eq!(statement["alsoKnownAs"], json!(["DU"]));
    assert_eq!(statement["country"], "CL");
    let reserved = json!([{"demand": "inspect", "text": "By our own people."}]);
    assert_eq!(statement["reservations"], reserved);
    // Who decided that it signs again, it has not said.
    assert_eq!(mandate(&statement), Value::Null);

    // Said otherwise, it is otherwise.
    dockers.withdraw(&appeal).await.expect(202);
    let mut none = bare;
    none["reservations"] = json!([]);
    dockers.post("/endorsements", none).await.expect(202);
    let statement = dockers.fetch(address).await.expect(200);
    assert_eq!(statement["country"], "CL");
    let reservations = statement.get("reservations");
    assert!(reservations.is_none_or(|list| list == &json!([])));
}
