//! Appeals that were not published at their time: it was missed, or something had become worse.

use super::{draft, plan, soon, until_open};
use crate::PROGRAM;
use chrono::Utc;
use reqwest::Method;
use serde_json::json;
use undersigned_store::{
    Database, appeals,
    schedules::{self, NewSchedule},
};
use undersigned_tests::{Backend, Desk, Server, desk::field, on_both_databases, until};

on_both_databases! {
    what_was_missed_is_published_at_the_next_start
    what_became_worse_stays_a_draft_and_says_so
}

async fn what_was_missed_is_published_at_the_next_start(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    for slug in ["first", "second"] {
        draft(&hub, slug).await;
        let path = format!("/appeals/{slug}");
        plan(&hub, &path, soon(3600)).await.expect(200);
    }
    let mut before = Desk::of(&hub).await;
    let link = hub.sign_in_link();
    // Beside a server, which would go on with what it has in memory, nothing is noted.
    let beside = hub.command(&["admin", "restored"]);
    assert_eq!(beside.status.code(), Some(2), "{beside:?}");
    hub.stop().await;
    // The second was due before the data was put back from a copy, which does not know what became of it.
    miss(&hub, "second").await;
    let told = hub.command(&["admin", "restored"]);
    assert!(told.status.success(), "{told:?}");
    let said = String::from_utf8_lossy(&told.stdout);
    assert!(said.contains("Everybody has to sign in again"), "{said}");
    assert!(said.contains("Not published: 1 appeal"), "{said}");
    let again = "Say again what you have said by command since";
    assert!(said.contains(again), "{said}");
    assert!(said.contains("organisations that were founded"), "{said}");
    miss(&hub, "first").await;
    hub.run().await;
    until_open(&hub, "first").await;
    // Who was signed in at the time of the copy may have been signed out since, and a link used.
    assert!(before.look("/desk").await.0.is_redirection());
    let link = link.trim_start_matches(hub.url.as_str());
    assert!(before.look(link).await.0.is_redirection());
    let reader = tokio::sync::Mutex::new(Desk::of(&hub).await);
    until("the log", || async {
        let mut desk = reader.lock().await;
        let log = desk.get("/desk/log?what=schedule-due").await;
        match log.contains("missed, 3 minutes late") {
            true => Ok(()),
            false => Err(log),
        }
    })
    .await;
    let mut desk = reader.into_inner();
    let path = "/appeals/second/schedule";
    let second = hub.get(path, &[]).await.expect(200);
    assert_eq!(second["state"], "stopped", "{second}");
    assert_eq!(second["stoppedFor"], json!(["restored"]), "{second}");
    let page = desk.get("/desk/appeals/second/publish").await;
    assert!(page.contains("It was to be published on"), "{page}");
    assert!(page.contains("See whether others have it"), "{page}");
    assert!(page.contains("undersigned recover"), "{page}");
    let home = desk.get("/desk").await;
    assert!(home.contains("may have been published at its time"));
    // A program does not read that, so it is refused until the time is given up.
    let publish = "/appeals/second/publish";
    let refused = hub.post(publish, json!({})).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (409, "perhaps_published")
    );
    assert!(refused.text.contains("undersigned recover second"));
    let gone = hub.api(Method::DELETE, path, None).await;
    assert_eq!(gone.status, 204);
    hub.post(publish, json!({})).await.expect(200);
}

/// Three minutes ago, while nothing ran, an appeal should have been published.
async fn miss(hub: &Server, slug: &str) {
    let database = Database::connect(&hub.database_url(), 1)
        .await
        .expect("it opens");
    let every = appeals::AppealFilter::default();
    let all = appeals::list(database.conn(), &every).await;
    let mut all = all.expect("rows").into_iter();
    let appeal = all.find(|appeal| appeal.slug == slug);
    let appeal = appeal.expect("it is a draft");
    let row = schedules::find(database.conn(), appeal.id, "").await;
    let row = row.expect("it can be read").expect("a time was chosen");
    let new = NewSchedule {
        appeal_id: row.appeal_id,
        name: row.name,
        due_at: Utc::now().timestamp_millis() - 180_000,
        local_time: row.local_time,
        zone: row.zone,
        accepted: row.accepted,
        actor_kind: row.actor_kind,
        actor_id: row.actor_id,
        actor: row.actor,
        state: row.state,
        outcome: row.outcome,
        lease_until: None,
        created_at: row.created_at,
    };
    schedules::put(database.conn(), new)
        .await
        .expect("it is stored");
    database.close().await.expect("it closes");
}

async fn what_became_worse_stays_a_draft_and_says_so(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    draft(&hub, "first").await;
    plan(&hub, "/appeals/first", soon(10)).await.expect(200);
    let poorer = json!({"addressees": []});
    let path = "/appeals/first";
    hub.api(Method::PATCH, path, Some(poorer)).await.expect(200);
    let stopped = until("the time is over", || async {
        let row = hub.get("/appeals/first/schedule", &[]).await;
        match row.body["state"] == "stopped" {
            true => Ok(row.body),
            false => Err(row.text),
        }
    })
    .await;
    // A busy machine may not have found itself within three seconds.
    let why = stopped["stoppedFor"].as_array().cloned();
    let mut why = why.unwrap_or_default();
    why.retain(|what| what != "reachable");
    assert_eq!(why, [json!("addressees")]);
    let appeal = hub.get(path, &[]).await.expect(200);
    assert_eq!(appeal["status"], "draft");
    let mut desk = Desk::of(&hub).await;
    let page = desk.get("/desk/appeals/first/publish").await;
    assert!(page.contains("It was not published") && page.contains("addressed to nobody"));
    assert!(
        desk.get("/desk")
            .await
            .contains("was not published at its time")
    );
    // It is no plan any more: what is not finished may be kept again.
    let edit = "/desk/appeals/first/edit";
    let was = field(&desk.get(edit).await, "was");
    let fields = [
        ("was", was.as_str()),
        ("kind", "petition"),
        ("admission", "open"),
        ("language-1", "en"),
        ("authoritative-1", "yes"),
        ("title-1", "Free the eleven dockers"),
        ("body-1", ""),
        ("do", "save"),
    ];
    let (status, to) = desk.submit(edit, &fields).await;
    assert!(
        status.is_redirection() && to.contains("done=draft-saved"),
        "{to}"
    );
}
