//! Publishing at a chosen time: once, by whichever process, also where the time was missed, and not
//! where something has become worse meanwhile.

mod missed;

use crate::PROGRAM;
use chrono::{Duration, Utc};
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{
    Answer, Backend, Desk, Peer, Server, desk::field, in_days, on_both_databases,
    on_either_database, until,
};

on_both_databases! {
    a_draft_is_published_at_its_time_and_another_is_not
    at_the_desk_a_notice_is_prepared_and_sent_later
}

on_either_database! {
    nothing_is_planned_for_after_its_own_last_day
    what_a_translation_lacks_is_agreed_to_before_a_time_is_chosen
    programs_agree_to_what_a_translation_lacks
}

/// In so many seconds, as clocks in Hong Kong show it.
fn soon(seconds: i64) -> Value {
    let at = Utc::now() + Duration::hours(8) + Duration::seconds(seconds);
    json!({"at": at.format("%Y-%m-%dT%H:%M:%S").to_string(), "zone": "Asia/Hong_Kong"})
}

async fn plan(server: &Server, path: &str, when: Value) -> Answer {
    let path = format!("{path}/schedule");
    server.api(Method::PUT, &path, Some(when)).await
}

async fn draft(server: &Server, slug: &str) {
    let draft = server.petition(slug);
    server.post("/appeals", draft).await.expect(201);
}

async fn until_open(server: &Server, slug: &str) {
    until("the appeal is published", || async {
        let appeal = server.get(&format!("/appeals/{slug}"), &[]).await;
        match appeal.body["status"] == "open" {
            true => Ok(()),
            false => Err(format!("{} {}", appeal.text, server.log())),
        }
    })
    .await;
}

async fn a_draft_is_published_at_its_time_and_another_is_not(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    draft(&hub, "first").await;
    draft(&hub, "second").await;
    for (when, code) in [
        (json!({"at": "tomorrow", "zone": "UTC"}), "time_form"),
        (
            json!({"at": "2030-01-01T09:00", "zone": "Mars/Base"}),
            "zone_unknown",
        ),
        (
            json!({"at": "2020-01-01T09:00", "zone": "UTC"}),
            "time_past",
        ),
        (json!({"at": "2199-01-01T09:00", "zone": "UTC"}), "time_far"),
        (
            json!({"at": "2030-03-31T02:30", "zone": "Europe/Berlin"}),
            "time_skipped",
        ),
    ] {
        let refused = plan(&hub, "/appeals/first", when).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, code));
    }
    let mut desk = Desk::of(&hub).await;
    let edit = desk.get("/desk/appeals/first/edit").await;
    assert!(!edit.contains("It will be published"), "{edit}");
    let chosen = plan(&hub, "/appeals/first", soon(3600)).await.expect(200);
    assert_eq!(chosen["state"], "waiting");
    // Whoever goes on writing it is told, in which zone as well, and where it is changed.
    let edit = desk.get("/desk/appeals/first/edit").await;
    for part in [
        "It will be published on",
        "(Asia/Hong_Kong)",
        "href=\"/desk/appeals/first/publish#later\"",
    ] {
        assert!(edit.contains(part), "{part}: {edit}");
    }
    // A city is enough, and what is kept is the name of its zone.
    let city = json!({"at": soon(3600)["at"], "zone": "hong kong"});
    let chosen = plan(&hub, "/appeals/first", city).await.expect(200);
    assert_eq!(chosen["zone"], "Asia/Hong_Kong");
    // So is a country where it has one zone.
    let country = json!({"at": soon(3600)["at"], "zone": "Philippines"});
    let chosen = plan(&hub, "/appeals/first", country).await.expect(200);
    assert_eq!(chosen["zone"], "Asia/Manila");
    assert!(
        chosen["accepted"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
    // Changed, and the other one taken back.
    // The time of the second is over before that of the first.
    plan(&hub, "/appeals/second", soon(10)).await.expect(200);
    let path = "/appeals/second/schedule";
    let gone = hub.api(Method::DELETE, path, None).await;
    assert_eq!(gone.status, 204);
    plan(&hub, "/appeals/first", soon(10)).await.expect(200);
    until_open(&hub, "first").await;
    let again = plan(&hub, "/appeals/first", soon(3600)).await;
    assert_eq!(
        (again.status.as_u16(), again.code()),
        (409, "published_already")
    );
    let second = hub.get("/appeals/second", &[]).await.expect(200);
    assert_eq!(second["status"], "draft");
    // It is written once all of it is done.
    let reader = tokio::sync::Mutex::new(desk);
    let log = until("the log", || async {
        let mut desk = reader.lock().await;
        let log = desk.get("/desk/log?what=schedule-due").await;
        match log.contains("/appeals/first") {
            true => Ok(log),
            false => Err(log),
        }
    })
    .await;
    assert!(!log.contains("/appeals/second"), "{log}");
    // An account elsewhere has no say in it.
    let other = Server::start(PROGRAM, "other", backend).await;
    assert_eq!(plan(&other, "/appeals/second", soon(60)).await.status, 404);
}

async fn nothing_is_planned_for_after_its_own_last_day(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = hub.petition("first");
    draft["deadline"] = json!(in_days(2));
    hub.post("/appeals", draft).await.expect(201);
    let late = json!({"at": format!("{}T09:00", in_days(9)), "zone": "UTC"});
    let refused = plan(&hub, "/appeals/first", late).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "deadline_past")
    );
    let mut desk = Desk::of(&hub).await;
    let (late, early) = (in_days(9), in_days(1));
    for (date, said) in [(&late, true), (&early, false)] {
        let fields = [("date", date.as_str()), ("time", "09:00"), ("zone", "UTC")];
        let (status, page) = desk.submit("/desk/appeals/first/schedule", &fields).await;
        assert_eq!(status.is_redirection(), !said, "{page}");
        let why = "The last day to sign will have passed by then";
        assert_eq!(page.contains(why), said, "{page}");
    }
    // What has passed is no last day that it says.
    let check = "/desk/appeals/first/publish";
    assert!(desk.get(check).await.contains("It says when it closes."));
    let over = json!({"deadline": "2020-01-31"});
    let path = "/appeals/first";
    hub.api(Method::PATCH, path, Some(over)).await.expect(200);
    let page = desk.get(check).await;
    assert!(page.contains("The last day to sign has passed"), "{page}");
    assert!(!page.contains("It says when it closes."), "{page}");
}

async fn at_the_desk_a_notice_is_prepared_and_sent_later(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut petition = hub.petition("first");
    petition["deadline"] = json!(in_days(70));
    hub.publish_draft(petition).await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/first/updates";
    assert!(desk.get(base).await.contains("new?notice=3"));
    let form = desk.get(&format!("{base}/new?notice=3")).await;
    assert!(form.contains("3 days left to sign"), "{form}");
    let csrf = field(&form, "csrf");
    let words = [
        ("csrf", csrf.as_str()),
        ("language-1", "en"),
        ("title-1", "3 days left to sign"),
        ("body-1", "Please share it."),
        ("do", "check"),
    ];
    let (status, check) = desk.post(&format!("{base}/new"), &words).await;
    assert!(status.is_redirection(), "{check}");
    let later = check.replace("/publish", "/schedule");
    let wrong = [
        ("csrf", csrf.as_str()),
        ("date", "2030-01-01"),
        ("time", ""),
        ("zone", "UTC"),
    ];
    let (status, page) = desk.post(&later, &wrong).await;
    assert_eq!(status.as_u16(), 422);
    assert!(
        page.contains("2030-01-01") && page.contains("href=\"#date\""),
        "{page}"
    );
    // The name of several zones is answered with theirs.
    let zone = |zone: &'static str| {
        let day = (Utc::now() + Duration::days(30)).format("%Y-%m-%d");
        [
            ("csrf", csrf.clone()),
            ("date", day.to_string()),
            ("time", "09:00".to_owned()),
            ("zone", zone.to_owned()),
        ]
    };
    let several = zone("pacific");
    let several: Vec<(&str, &str)> = several.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (status, page) = desk.post(&later, &several).await;
    assert_eq!(status.as_u16(), 422);
    assert!(page.contains("Canada/Pacific, US/Pacific"), "{page}");
    let city = zone("new york");
    let city: Vec<(&str, &str)> = city.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (status, to) = desk.post(&later, &city).await;
    assert!(status.is_redirection(), "{to}");
    let editor = desk.get(check.trim_end_matches("/publish")).await;
    assert!(
        editor.contains("It will be published on") && editor.contains("(America/New_York)"),
        "{editor}"
    );
    let at = Utc::now() + Duration::seconds(10);
    let (day, time) = (at.format("%Y-%m-%d"), at.format("%H:%M:%S"));
    let (day, time) = (day.to_string(), time.to_string());
    let right = [
        ("csrf", csrf.as_str()),
        ("date", day.as_str()),
        ("time", time.as_str()),
        ("zone", "UTC"),
    ];
    let (status, to) = desk.post(&later, &right).await;
    assert!(
        status.is_redirection() && to.contains("done=scheduled"),
        "{to}"
    );
    until("the notice at a follower", || async {
        let all = peer.different_of("Create");
        let found = all.iter().filter(|one| {
            let content = one.activity["object"]["content"].as_str();
            content.is_some_and(|content| content.contains("3 days left"))
        });
        match found.count() {
            1 => Ok(()),
            count => Err(format!("{count}")),
        }
    })
    .await;
}

async fn what_a_translation_lacks_is_agreed_to_before_a_time_is_chosen(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = hub.petition("first");
    draft["languages"] = json!(["en", "zh-Hant", "fr"]);
    draft["translations"] = json!(["fr"]);
    draft["title"]["fr"] = json!("Libérez les onze");
    draft["body"]["fr"] = json!("Ils ont arrêté une grue.");
    hub.post("/appeals", draft).await.expect(201);
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/first";
    let form = desk.get(&format!("{base}/publish")).await;
    assert!(form.contains("id=\"incomplete-later\""), "{form}");
    let (path, day) = (format!("{base}/schedule"), in_days(30));
    let mut fields = vec![("date", day.as_str()), ("time", "09:00"), ("zone", "UTC")];
    let (status, page) = desk.submit(&path, &fields).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    for part in ["href=\"#incomplete-later\"", day.as_str()] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("It will be published on"), "{page}");
    fields.push(("incomplete", "yes"));
    let (_, to) = desk.submit(&path, &fields).await;
    assert!(to.contains("done=scheduled"), "{to}");
    // Whoever takes it back agrees to nothing.
    let (_, to) = desk.submit(&path, &[("do", "cancel")]).await;
    assert!(to.contains("done=schedule-cancelled"), "{to}");
}

async fn programs_agree_to_what_a_translation_lacks(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = hub.petition("first");
    draft["languages"] = json!(["en", "zh-Hant", "fr"]);
    draft["translations"] = json!(["fr"]);
    draft["title"]["fr"] = json!("Libérez les onze");
    draft["body"]["en"] = json!("They stopped a crane.\n\nIt had no brakes.");
    draft["body"]["fr"] = json!("Ils ont arrêté une grue.");
    draft["demands"][0]["text"]["fr"] = json!("Libérez-les.");
    hub.post("/appeals", draft).await.expect(201);
    let publish = async |body| hub.api(Method::POST, "/appeals/first/publish", body).await;
    let missing = json!([{
        "language": "fr", "title": false, "paragraphs": [2], "demands": ["inspect"], "addressees": [1],
    }]);
    let later = json!({"at": format!("{}T09:00", in_days(30)), "zone": "UTC"});
    let refused = [
        publish(None).await,
        publish(Some(json!({}))).await,
        publish(Some(json!({"incomplete": false}))).await,
        plan(&hub, "/appeals/first", later.clone()).await,
    ];
    for refused in refused {
        assert_eq!(refused.code(), "translation_incomplete", "{}", refused.text);
        assert_eq!(refused.status.as_u16(), 422);
        assert_eq!(refused.body["missing"], missing, "{}", refused.text);
    }
    let unknown = publish(Some(json!({"incompleet": true}))).await;
    assert_eq!(unknown.code(), "member_unknown");
    let mut agreed = later;
    agreed["incomplete"] = json!(true);
    let planned = plan(&hub, "/appeals/first", agreed).await.expect(200);
    assert_eq!(planned["state"], "waiting");
    let published = publish(Some(json!({"incomplete": true}))).await;
    assert_eq!(published.expect(200)["status"], "open");
    // Once more changes nothing, and asks nothing.
    publish(None).await.expect(200);
}

/// Two processes on one database come to it, and it is said once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_publish_once() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let hub = Server::start(PROGRAM, "hub", Backend::Postgres).await;
    let _second = hub.start_beside().await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    for number in 0..8 {
        let slug = format!("appeal-{number}");
        draft(&hub, &slug).await;
        let path = format!("/appeals/{slug}");
        plan(&hub, &path, soon(10)).await.expect(200);
    }
    for number in 0..8 {
        until_open(&hub, &format!("appeal-{number}")).await;
    }
    until("every appeal at a follower", || async {
        let all = peer.different_of("Create");
        match all.len() >= 8 {
            true => Ok(()),
            false => Err(format!("{}", all.len())),
        }
    })
    .await;
    assert_eq!(peer.different_of("Create").len(), 8);
}
