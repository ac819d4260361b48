//! What was said is decided about later: taken down, and looked at again where it changes meanwhile.

use super::{decide, list, read};
use crate::PROGRAM;
use sea_orm::{ConnectionTrait as _, Statement, TransactionTrait as _};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use undersigned_tests::{
    Backend, Desk, Server, on_both_databases, on_either_database, open_database, until,
};

on_both_databases! {
    what_changes_while_it_is_decided_about_is_looked_at_again
}

on_either_database! {
    what_was_said_long_ago_can_be_taken_down
}

/// One comment more than stand on a page of the desk.
const MANY: usize = 51;

async fn what_was_said_long_ago_can_be_taken_down(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("brakes").await;
    for number in 1..=MANY {
        let names = json!({"names": {"en": format!("Crew {number}")}});
        let about = hub.attest(&object, names).await;
        let text = format!("Reason {number}.");
        let body = json!({"org": hub.org, "object": object, "about": about, "text": text});
        hub.post("/comments", body).await.expect(202);
    }
    // By program: page by page to the end, each comment once.
    let shown = async |after: &str| {
        let query = [
            ("org", hub.org.as_str()),
            ("object", object.as_str()),
            ("state", "shown"),
            ("after", after),
            ("per_page", "20"),
        ];
        hub.get("/comments", &query).await.expect(200)
    };
    let (mut texts, mut oldest) = (BTreeSet::new(), Value::Null);
    let mut after = String::new();
    for size in [20, 20, 11] {
        let page = shown(&after).await;
        let items = page["items"].as_array().cloned().unwrap_or_default();
        assert_eq!(items.len(), size, "{page}");
        texts.extend(items.iter().map(|item| item["text"].to_string()));
        oldest = items.last().cloned().unwrap_or_default();
        after = page["next"].as_str().unwrap_or_default().to_owned();
    }
    assert_eq!((after.as_str(), texts.len()), ("", MANY));
    assert_eq!(oldest["text"], "Reason 1.");
    let query = [("org", hub.org.as_str()), ("object", object.as_str())];
    let few = [query[0], query[1], ("per_page", "2")];
    let lists = hub.get("/comments", &few).await.expect(200);
    assert_eq!(lists["shown"].as_array().map(Vec::len), Some(2), "{lists}");
    assert_eq!(lists["next"]["shown"], "2", "{lists}");
    assert_eq!(lists["next"]["waiting"], Value::Null, "{lists}");
    for wrong in [("per_page", "0"), ("after", "20"), ("state", "sent")] {
        let asked = [query[0], query[1], wrong];
        assert_eq!(hub.get("/comments", &asked).await.status, 400, "{wrong:?}");
    }

    // At the desk: the oldest stands on the second page, and is taken down there.
    let mut desk = Desk::of(&hub).await;
    let first = desk.get("/desk/appeals/brakes/comments").await;
    let second = "/desk/appeals/brakes/comments?state=shown&page=2";
    let link = second.replace('&', "&#38;");
    assert!(first.contains(&format!("href=\"{link}\"")), "{first}");
    assert!(!first.contains("Reason 1."), "{first}");
    let page = desk.get(second).await;
    assert!(
        page.contains("Reason 1.") && page.contains("Newer ones"),
        "{page}"
    );
    assert!(!page.contains("Reason 2."), "{page}");
    let (id, seen) = (oldest["id"].to_string(), oldest["updatedAt"].to_string());
    let fields = [
        ("id", id.as_str()),
        ("seen", seen.as_str()),
        ("state", "shown"),
        ("page", "2"),
        ("do", "refuse"),
    ];
    let (status, to) = desk.submit("/desk/appeals/brakes/comments", &fields).await;
    assert!(status.is_redirection(), "{status} {to}");
    assert!(to.starts_with(second), "{to}");
    let whole = hub.fetch("/appeals/brakes/comments").await.expect(200);
    assert_eq!(whole["totalItems"], json!(MANY - 1));
    for page in 1..=2 {
        let page = read(&hub, &format!("/appeals/brakes/comments?page={page}")).await;
        assert!(!page.contains("Reason 1."), "{page}");
    }
}

/// Whoever waits for somebody else's change.
const WAITS: &str = "SELECT 1 FROM pg_stat_activity \
    WHERE datname = current_database() AND wait_event_type = 'Lock'";

async fn what_changes_while_it_is_decided_about_is_looked_at_again(backend: Backend) {
    // SQLite lets one in at a time.
    if backend != Backend::Postgres {
        return;
    }
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("brakes").await;
    let names = json!({"names": {"en": "Crane Crew"}});
    let about = hub.attest(&object, names).await;
    let body = json!({"org": hub.org, "object": object, "about": about, "text": "Because."});
    hub.post("/comments", body).await.expect(202);
    let shown = list(&hub, &object).await["shown"][0].clone();
    let database = open_database(hub.database_url()).await;
    let observer = open_database(hub.database_url()).await;
    let change = database.begin().await.expect("a transaction");
    let words = "UPDATE comments SET words = 'Other words.', updated_at = updated_at + 1";
    let changed = change.execute_unprepared(words).await;
    changed.expect("it can be changed");
    let committed = async {
        until("the decision waits", || async {
            let query = Statement::from_string(observer.get_database_backend(), WAITS);
            let waiting = observer.query_all_raw(query).await;
            let waiting = waiting.map_err(|error| error.to_string())?;
            match waiting.is_empty() {
                true => Err("nobody waits".to_owned()),
                false => Ok(()),
            }
        })
        .await;
        change.commit().await.expect("it can be committed");
    };
    let (decided, ()) = tokio::join!(decide(&hub, &object, &shown, "refused"), committed);
    assert_eq!(decided.status, 409, "{}", decided.text);
    let shown = list(&hub, &object).await["shown"][0].clone();
    assert_eq!(shown["text"], "Other words.");
}
