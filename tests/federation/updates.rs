//! What an organiser says beside the list: it reaches followers and every server that holds the
//! appeal, is corrected and taken back there, and never touches the list.

use crate::PROGRAM;
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Peer, Server, desk::field, on_both_databases, on_either_database, until,
};

on_both_databases! {
    an_update_is_sent_corrected_and_taken_back_everywhere
    a_case_is_counted_and_its_name_leaves_every_page
}

on_either_database! {
    at_the_desk_nothing_is_sent_before_it_was_looked_at
    a_new_key_of_the_organiser_hides_nothing
}

async fn write(server: &Server, path: &str, members: Value) -> String {
    let draft = server
        .api(Method::POST, path, Some(members))
        .await
        .expect(201);
    draft["name"].as_str().expect("a name").to_owned()
}

async fn publish(server: &Server, path: &str, name: &str) -> Value {
    let path = format!("{path}/{name}/publish");
    server.api(Method::POST, &path, None).await.expect(200)
}

async fn an_update_is_sent_corrected_and_taken_back_everywhere(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    let object = hub.publish("free-them").await;
    away.endorse(&object, "Away").await;
    hub.until_state(&object, "/count", &json!(3)).await;
    away.until_state(&object, "/count", &json!(3)).await;
    let before = hub.state(&object).await.expect(200)["stateDigest"].clone();

    // Written, seen by nobody; without a title it cannot be published.
    let path = "/appeals/free-them/updates";
    let members = json!({
        "languages": ["en", "ar"], "date": "2026-11-02",
        "title": {"en": "News <b>today</b>", "ar": "أخبار"},
        "body": {"en": "They are *out*.<script>alert(1)</script>", "ar": "خرجوا"},
        "sources": [{"title": "The paper", "url": "https://paper.example/1"}],
    });
    let name = write(&hub, path, members.clone()).await;
    assert_eq!(hub.page(&format!("{path}/{name}")).await.status, 404);
    let poor = write(
        &hub,
        path,
        json!({"languages": ["en"], "body": {"en": "x"}}),
    )
    .await;
    let refused = hub
        .api(Method::POST, &format!("{path}/{poor}/publish"), None)
        .await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "member_invalid")
    );
    // Where a language is named that a text is not written in, it is said which, also before a time is chosen.
    let half = json!({"languages": ["en", "de"], "title": {"en": "x"}, "body": {"en": "x"}});
    let half = write(&hub, path, half).await;
    let later = json!({"at": "2090-01-01T09:00", "zone": "UTC"});
    for (method, way, body) in [
        (Method::POST, "publish", None),
        (Method::PUT, "schedule", Some(later)),
    ] {
        let refused = hub.api(method, &format!("{path}/{half}/{way}"), body).await;
        assert_eq!(refused.code(), "member_invalid");
        let detail = refused.body["detail"].as_str().unwrap_or_default();
        assert!(detail.starts_with("`title` is missing in `de`"), "{detail}");
    }

    let said = publish(&hub, path, &name).await;
    assert_eq!(said["type"], "Note");
    assert_eq!(said["inReplyTo"], object);
    assert_eq!(said["id"], format!("{object}/updates/{name}"));
    let content = said["content"].as_str().expect("content");
    assert!(
        !content.contains("<script") && content.contains("<em>out</em>"),
        "{content}"
    );
    until("the update at a follower", || async {
        let all = peer.received_of("Create");
        let found = all
            .iter()
            .any(|one| one.activity["object"]["id"] == said["id"]);
        found.then_some(()).ok_or_else(|| "nothing yet".to_owned())
    })
    .await;

    // The other server shows it on its copy, in the reader's language.
    let copy = format!("/appeals/{}/free-them", hub.host());
    let there = format!("{copy}/updates/{name}");
    let page = away.until_page(&there, |answer| answer.status == 200).await;
    assert!(page.contains("News &lt;b&gt;today&lt;/b&gt;"), "{page}");
    assert!(page.contains("https://paper.example/1") && !page.contains("<script>alert"));
    assert!(!page.contains("corrected on"), "{page}");
    let arabic = away.page(&format!("{there}?text=ar")).await.text;
    assert!(arabic.contains("خرجوا"));
    assert!(
        away.page(&copy).await.text.contains(&name),
        "on the timeline"
    );
    let feed = away.page(&format!("{copy}/updates.atom")).await.text;
    assert!(feed.contains(said["id"].as_str().expect("an id")));
    let collection = away.fetch(&format!("{copy}/updates")).await.expect(200);
    assert_eq!(collection["orderedItems"], json!([said["id"]]));

    // Corrected: the same address, another text.
    let mut better = members;
    better["title"]["en"] = json!("News of the day");
    let at = format!("{path}/{name}");
    hub.api(Method::PUT, &at, Some(better)).await.expect(200);
    let again = publish(&hub, path, &name).await;
    assert_eq!(again["published"], said["published"]);
    away.until_page(&there, |answer| answer.text.contains("News of the day"))
        .await;

    // It says so with the day, on its own page and on the timeline, here and there, however soon
    // after the first one it came.
    let year = &again["updated"].as_str().expect("a time")[..4];
    for (server, base) in [(&hub, "/appeals/free-them"), (&away, copy.as_str())] {
        for address in [base.to_owned(), format!("{base}/updates/{name}")] {
            let text = server.page(&address).await.text;
            let (_, after) = text.split_once("corrected on ").expect("it was corrected");
            let day = after.split("</time>").next().unwrap_or_default();
            assert!(day.contains(year), "{address}: {day}");
        }
    }

    // Nothing was taken back at an address at which it never stood.
    for (server, base) in [(&hub, "/appeals/free-them"), (&away, copy.as_str())] {
        let elsewhere = format!("{base}/cases/{name}");
        assert_eq!(server.page(&elsewhere).await.status, 404, "{elsewhere}");
    }

    // Taken back: gone everywhere, the tombstone says so, and the outbox keeps nothing of it.
    let deleted = hub.api(Method::DELETE, &at, None).await;
    assert_eq!(deleted.status, 204);
    away.until_page(&there, |answer| answer.status == 410).await;
    let tombstone = away.fetch(&there).await;
    assert_eq!(tombstone.status, 410);
    assert!(!tombstone.text.contains("News"), "{}", tombstone.text);
    until("the Delete at a follower", || async {
        let all = peer.received_of("Delete");
        let found = all
            .iter()
            .any(|one| one.activity["object"]["id"] == said["id"]);
        found.then_some(()).ok_or_else(|| "nothing yet".to_owned())
    })
    .await;
    let outbox = hub.fetch("/orgs/hub/outbox?page=true").await.text;
    assert!(
        !outbox.contains("News of the day") && !outbox.contains("They are"),
        "{outbox}"
    );

    // None of it touched the list.
    let after = hub.state(&object).await.expect(200)["stateDigest"].clone();
    assert_eq!(before, after);
}

async fn a_case_is_counted_and_its_name_leaves_every_page(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let cases = "/appeals/free-them/cases";
    let case = write(
        &hub,
        cases,
        json!({"caseKind": "person", "names": {"en": "Ada Brook", "ar": "آدا"}}),
    )
    .await;
    let said = publish(&hub, cases, &case).await;
    // Whoever heard no answer is told again what is published.
    assert_eq!(publish(&hub, cases, &case).await, said);
    let updates = "/appeals/free-them/updates";
    let unknown = json!({
        "languages": ["en"], "title": {"en": "News"}, "body": {"en": "Words"},
        "cases": [{"case": format!("{object}/cases/nobody"), "state": "detained"}],
    });
    let name = write(&hub, updates, unknown).await;
    let refused = hub
        .api(Method::POST, &format!("{updates}/{name}/publish"), None)
        .await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "case_unknown")
    );
    for (state, when) in [("released", "2026-03-11"), ("detained", "2026-03-01")] {
        let update = json!({
            "languages": ["en"], "title": {"en": "News"}, "body": {"en": "Words"},
            "cases": [{"case": said["id"], "state": state, "when": when,
                       "source": {"title": "A lawyer"}}],
        });
        let name = write(&hub, updates, update).await;
        publish(&hub, updates, &name).await;
    }
    // A server that comes later gets all of it from whoever holds it.
    let late = Server::start(PROGRAM, "late", backend).await;
    late.endorse(&object, "Late").await;
    let copy = format!("/appeals/{}/free-them", hub.host());
    let board = late
        .until_page(&format!("{copy}/cases"), |answer| {
            // The case and what became of it come one by one.
            answer.text.contains("Ada Brook") && answer.text.contains("Was detained for 10 days")
        })
        .await;
    assert!(
        board.contains("A lawyer") && board.contains("dir=\"rtl\""),
        "{board}"
    );
    assert!(
        late.page(&copy)
            .await
            .text
            .contains("Was detained for 10 days")
    );

    // The name is taken away; nothing that is served has it any more.
    let unnamed = json!({"caseKind": "person", "about": {"en": "A driver, 34"}});
    let at = format!("{cases}/{case}");
    hub.api(Method::PUT, &at, Some(unnamed)).await.expect(200);
    publish(&hub, cases, &case).await;
    late.until_page(&format!("{copy}/cases"), |answer| {
        answer.text.contains("A driver, 34") && !answer.text.contains("Ada Brook")
    })
    .await;
    for (server, base) in [(&hub, "/appeals/free-them"), (&late, copy.as_str())] {
        for path in ["", "/cases", "/updates", "/updates.atom"] {
            let text = server.page(&format!("{base}{path}")).await.text;
            assert!(!text.contains("Ada Brook"), "{base}{path}: {text}");
        }
        let object = server.fetch(&format!("{base}/cases/{case}")).await.text;
        assert!(!object.contains("Ada Brook"), "{object}");
    }
}

async fn at_the_desk_nothing_is_sent_before_it_was_looked_at(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/free-them";
    let form = desk.get(&format!("{base}/cases/new")).await;
    let csrf = field(&form, "csrf");
    let words = [
        ("csrf", csrf.as_str()),
        ("kind", "person"),
        ("language-1", "en"),
        ("name-1", "A. B."),
        ("about-1", "A crane driver"),
        ("language-2", "ar"),
        ("about-2", "سائق رافعة"),
        ("do", "check"),
    ];
    let (status, check) = desk.post(&format!("{base}/cases/new"), &words).await;
    assert!(
        status.is_redirection() && check.ends_with("/publish"),
        "{check}"
    );
    let page = desk.get(&check).await;
    // The last look shows every language.
    for part in ["A. B.", "A crane driver", "سائق رافعة"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let read = field(&page, "read");
    let (status, to) = desk.post(&check, &[("csrf", &csrf), ("read", &read)]).await;
    assert!(
        status.is_redirection() && to.contains("done=case-published"),
        "{to}"
    );
    let case = hub.fetch("/appeals/free-them/cases").await.expect(200)["orderedItems"][0].clone();
    let case = case.as_str().expect("a case").to_owned();

    // Without a text there is something to put right, and what was typed stays.
    let new = format!("{base}/updates/new");
    assert!(
        desk.get(&new).await.contains("A. B."),
        "cases can be chosen"
    );
    let typed = |body, what| {
        [
            ("csrf", csrf.clone()),
            ("language-1", "en".to_owned()),
            ("title-1", "He was taken".to_owned()),
            ("body-1", body),
            ("language-2", "ar".to_owned()),
            ("title-2", "اعتُقل".to_owned()),
            ("body-2", "عند *الفجر*.".to_owned()),
            ("case-1", case.clone()),
            ("state-1", "detained".to_owned()),
            ("when-1", "2026-11-01".to_owned()),
            ("do", what),
        ]
    };
    let pairs =
        |typed: &[(&'static str, String); 11]| -> Vec<(&'static str, String)> { typed.to_vec() };
    let poor = pairs(&typed(String::new(), "check".to_owned()));
    let poor: Vec<(&str, &str)> = poor.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (status, again) = desk.post(&new, &poor).await;
    assert_eq!(status.as_u16(), 422);
    assert!(
        again.contains("href=\"#body-1\"") && again.contains("He was taken"),
        "{again}"
    );
    let whole = pairs(&typed("At *dawn*.".to_owned(), "check".to_owned()));
    let whole: Vec<(&str, &str)> = whole.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (status, check) = desk.post(&new, &whole).await;
    assert!(status.is_redirection(), "{check}");
    let page = desk.get(&check).await;
    assert!(
        page.contains("<em>dawn</em>") && page.contains("Detained"),
        "{page}"
    );
    assert!(
        page.contains("<em>الفجر</em>") && page.contains("اعتُقل") && page.contains("العربية"),
        "{page}"
    );
    assert!(
        !page.contains("?text="),
        "what is not published has no address to lead to: {page}"
    );
    let shown = hub.page("/appeals/free-them").await.text;
    assert!(!shown.contains("He was taken"), "not sent yet");
    assert!(!shown.contains("id=\"news\""), "no mail leaves this server");
    // Written on meanwhile: it has to be read again.
    let (status, _) = desk
        .post(&check, &[("csrf", &csrf), ("read", "else")])
        .await;
    assert_eq!(status.as_u16(), 422);
    let read = field(&page, "read");
    let (status, to) = desk.post(&check, &[("csrf", &csrf), ("read", &read)]).await;
    assert!(
        status.is_redirection() && to.contains("done=update-published"),
        "{to}"
    );
    let shown = hub.page("/appeals/free-them").await.text;
    assert!(
        shown.contains("He was taken") && shown.contains("A. B."),
        "{shown}"
    );
    assert!(shown.contains("Detained for "), "{shown}");

    // Taken back by a button of the same form, after being asked whether one is sure.
    let editor = check.trim_end_matches("/publish");
    let was = field(&desk.get(editor).await, "was");
    let typed = [
        ("csrf", csrf.as_str()),
        ("was", was.as_str()),
        ("language-1", "en"),
        ("title-1", "Not saved yet"),
        ("body-1", "One line.\n\nAnother."),
    ];
    let asking = [&typed[..], &[("do", "take-back")]].concat();
    let (status, asked) = desk.post(editor, &asking).await;
    assert_eq!(status.as_u16(), 200);
    assert!(
        asked.contains("Take it back?") && asked.contains("name=\"sure\""),
        "{asked}"
    );
    // Whoever is not sure after all has lost nothing of what they typed.
    assert_eq!(field(&asked, "title-1"), "Not saved yet");
    assert_eq!(field(&asked, "was"), was);
    let leaving = [&typed[..], &[("do", "leave"), ("sure", "yes")]].concat();
    let (status, page) = desk.post(editor, &leaving).await;
    assert_eq!(status.as_u16(), 200, "{page}");
    assert!(
        page.contains("Not saved yet") && page.contains("Another."),
        "{page}"
    );
    // Its fields say in which language it is written.
    let title = "name=\"title-1\" type=\"text\"";
    let (_, title) = page.split_once(title).expect("the title's field");
    let (title, _) = title.split_once('>').expect("its end");
    assert!(title.contains(" lang=\"en\""), "{title}");
    let shown = hub.page("/appeals/free-them").await.text;
    assert!(shown.contains("He was taken"), "{shown}");
    let (status, to) = desk
        .post(
            editor,
            &[("csrf", &csrf), ("do", "take-back"), ("sure", "yes")],
        )
        .await;
    assert!(
        status.is_redirection() && to.contains("done=taken-back"),
        "{to}"
    );
    let shown = hub.page("/appeals/free-them").await.text;
    assert!(!shown.contains("He was taken"), "{shown}");
    let name = editor.rsplit('/').next().expect("a name");
    let gone = hub
        .page(&format!("/appeals/free-them/updates/{name}"))
        .await;
    assert_eq!(gone.status, 410);
    assert!(object.ends_with("/appeals/free-them"));
}

async fn a_new_key_of_the_organiser_hides_nothing(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let object = hub.publish("free-them").await;
    away.endorse(&object, "Away").await;
    away.until_state(&object, "/count", &json!(3)).await;
    let path = "/appeals/free-them/updates";
    let members =
        json!({"languages": ["en"], "title": {"en": "Still here"}, "body": {"en": "Words"}});
    let name = write(&hub, path, members).await;
    let said = publish(&hub, path, &name).await;
    let there = format!("/appeals/{}/free-them/updates/{name}", hub.host());
    away.until_page(&there, |answer| answer.status == 200).await;
    hub.command_json(&["admin", "keys", "rotate", "--org", "hub", "--json"]);
    until(
        "the update under the new key at the other server",
        || async {
            let now = away.fetch(&there).await;
            let key = &now.body["dispatch"]["key"];
            match now.status == 200 && *key != said["dispatch"]["key"] {
                true => Ok(()),
                false => Err(format!("{} {}", now.status, now.text)),
            }
        },
    )
    .await;
}
