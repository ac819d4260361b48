//! Many who came at once: deleted part by part, told of once, and after the day until which people are kept.

use super::{DELETE, PATH, SLUG, count, open_for_people, unescaped};
use crate::{PROGRAM, member};
use reqwest::StatusCode;
use serde_json::json;
use undersigned_store::{
    SecretKey, appeals,
    person_requests::{self, PersonRequest},
    person_terms, settings,
};
use undersigned_tests::{
    Backend, Desk, Observer, Server,
    desk::{between, field},
    in_days, millis, on_both_databases, open_database, until,
};

on_both_databases! {
    a_flood_is_deleted_part_by_part_from_an_address_of_its_own
    whoever_looks_after_signatures_is_told_once_that_unusually_many_come
}

/// As many as that asked to sign a minute ago, each with a mailbox of their own at one domain; answers the appeal's
/// row.
async fn come(server: &Server, many: usize) -> i64 {
    let secret = SecretKey::load_or_create(&server.folder().join("secret.key"));
    let secret = secret.expect("the key can be read");
    let now = i64::try_from(millis()).expect("a time");
    let database = open_database(server.database_url()).await;
    let object = format!("{}/appeals/{SLUG}", server.url);
    let appeal = appeals::by_ap_id(&database, &object).await;
    let appeal = appeal.expect("it answers").expect("the appeal");
    for n in 0..many {
        let person = json!({"email": format!("x{n}@farm.example")}).to_string();
        let aad = format!("signature under appeal {}", appeal.id);
        let request = PersonRequest {
            token_hash: format!("token {n}"),
            appeal_id: appeal.id,
            email_hash: Some(format!("address {n}")),
            sealed: secret
                .seal(person.as_bytes(), aad.as_bytes())
                .expect("sealed"),
            created_at: now - 60_000,
            expires_at: now + 24 * 60 * 60 * 1_000,
            used_at: None,
        };
        let stored = person_requests::insert(&database, request).await;
        stored.expect("it is written");
    }
    database.close().await.expect("the database can be closed");
    appeal.id
}

/// What is noted of the hour.
async fn noted(server: &Server, appeal_id: i64) -> Option<String> {
    let database = open_database(server.database_url()).await;
    let noted = settings::get(&database, &format!("heavy-hour:{appeal_id}")).await;
    database.close().await.expect("the database can be closed");
    noted.expect("it answers")
}

async fn a_flood_is_deleted_part_by_part_from_an_address_of_its_own(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    open_for_people(&server).await;
    let mut owner = Desk::of(&server).await;
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    server.stop().await;
    come(&server, 510).await;
    server.run().await;

    let (page, counted) = count(&mut steward).await;
    let row = between(&page, "<bdi dir=\"ltr\">farm.example</bdi>", "</tr>");
    let asks = unescaped(&between(&row, "href=\"", "\""));
    let sure = steward.get(&asks).await;
    // Behind the form that signs out.
    let (_, main) = sure.split_once("<main").expect("the page's own part");
    let to = between(main, "<form method=\"post\" action=\"", "\"");
    let meant = ["since", "until", "domain"].map(|name| (name, field(&sure, name)));
    let meant: Vec<(&str, &str)> = meant
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let (status, asks) = steward.submit(&unescaped(&to), &meant).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{asks}");
    assert!(asks.starts_with(DELETE) && !asks.contains("farm"), "{asks}");
    // Looking at it again sends nothing again.
    for _ in 0..2 {
        let (status, sure) = steward.look(&asks).await;
        assert_eq!(status, StatusCode::OK, "{sure}");
        assert!(
            sure.contains("plain-note") && sure.contains("Delete 10 signatures"),
            "{sure}"
        );
        let back = between(&sure, "<p class=\"back\"><a href=\"", "\"");
        assert_eq!(unescaped(&back), counted);
    }
    let (status, to) = steward.submit(DELETE, &meant).await;
    assert!(status.is_redirection(), "{to}");
    assert!(to.ends_with("done=arrivals-deleted"), "{to}");
    // Whoever goes back finds nobody left.
    let (status, page) = steward.look(&asks).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
}

async fn whoever_looks_after_signatures_is_told_once_that_unusually_many_come(backend: Backend) {
    const MANAGE: &str = "/desk/appeals/free-them";
    const LOGGED: &str = "unusually many people signed";
    const METRIC: &str = "undersigned_appeals_heavy_hour";
    let observer = Observer::new();
    let variables = [observer.variable()];
    let mut server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    open_for_people(&server).await;
    let mut owner = Desk::of(&server).await;
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    let quiet = steward.get(MANAGE).await;
    assert!(!quiet.contains("unusually many"), "{quiet}");
    assert_eq!(observer.number(METRIC).await.as_deref(), Some("0"));

    server.stop().await;
    let appeal_id = come(&server, 200).await;
    server.run().await;
    until("it to be noticed", || async {
        let log = server.log();
        log.contains(LOGGED).then_some(()).ok_or(log)
    })
    .await;
    let page = steward.get(MANAGE).await;
    let to_look = format!("href=\"{PATH}\"");
    for told in ["200 people", "unusually many", "one domain", &to_look] {
        assert!(page.contains(told), "{told}: {page}");
    }
    // Whoever may not see from where people signed is not told of a domain either.
    let others = owner.get(MANAGE).await;
    assert!(others.contains("unusually many"), "{others}");
    assert!(!others.contains("one domain"), "{others}");
    assert!(!others.contains(&to_look), "{others}");
    assert_eq!(observer.number(METRIC).await.as_deref(), Some("1"));

    // It lasts, and nobody is told again.
    server.stop().await;
    let before = noted(&server, appeal_id).await;
    assert!(before.is_some(), "it is noted");
    server.run().await;
    until("it to be looked at again", || async {
        match noted(&server, appeal_id).await {
            Some(now) if before.as_deref() != Some(now.as_str()) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    let log = server.log();
    assert_eq!(log.matches(LOGGED).count(), 1, "{log}");
    for page in [&page, &others, &log] {
        assert!(!page.contains("farm.example"), "{page}");
    }
}

/// The day is over until which the people of an appeal are kept.
async fn end_the_day(server: &Server, appeal_id: i64) {
    let database = open_database(server.database_url()).await;
    let held = person_terms::get(&database, appeal_id).await;
    let held = held.expect("it answers").expect("terms");
    let mut terms: serde_json::Value = serde_json::from_str(&held.terms).expect("terms");
    terms["keptUntil"] = json!(in_days(-2));
    let (terms, until) = (terms.to_string(), held.updated_at);
    let set = person_terms::set(&database, appeal_id, &terms, held.open, until, until).await;
    set.expect("it is written");
    database.close().await.expect("the database can be closed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_deleting_waits_after_the_day_a_steward_is_asked_without_a_number() {
    if !Backend::Postgres.is_available() {
        return;
    }
    // Nobody deletes anything by itself.
    let off = [("UNDERSIGNED_BACKGROUND_WORK", "off")];
    let server = Server::start_with(PROGRAM, "hub", Backend::Postgres, &off).await;
    open_for_people(&server).await;
    let mut owner = Desk::of(&server).await;
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    let appeal_id = come(&server, 12).await;
    let (page, counted) = count(&mut steward).await;
    let row = between(&page, "<bdi dir=\"ltr\">farm.example</bdi>", "</tr>");
    let asks = unescaped(&between(&row, "href=\"", "\""));
    let sure = steward.get(&asks).await;
    assert!(sure.contains("Delete 12 signatures"), "{sure}");

    end_the_day(&server, appeal_id).await;
    let (status, page) = steward.look(&counted).await;
    assert!(status.is_client_error(), "{page}");
    let (status, sure) = steward.look(&asks).await;
    assert_eq!(status, StatusCode::OK, "{sure}");
    let (_, main) = sure.split_once("<main").expect("the page's own part");
    assert!(main.contains("farm.example"), "{main}");
    assert!(!main.contains("Delete 12 signatures"), "{main}");
    assert!(main.contains("<button class=\"grave\">Delete</button>"));
    let meant = ["since", "until", "domain"].map(|name| (name, field(&sure, name)));
    let meant: Vec<(&str, &str)> = meant
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let (status, to) = steward.submit(DELETE, &meant).await;
    assert!(status.is_redirection(), "{status} {to}");
    assert!(to.ends_with("done=arrivals-deleted"), "{to}");
}
