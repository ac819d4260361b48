//! Whom a text names as calling for it too is asked, also where that went wrong at first.

use crate::PROGRAM;
use serde_json::json;
use tokio::sync::Mutex;
use undersigned_tests::{Backend, Coalition, Desk, Server, on_both_databases, until};

on_both_databases! {
    who_is_named_by_a_later_wording_is_asked
    who_was_away_when_it_was_published_is_shown_and_asked_later
}

const MANAGE: &str = "/desk/appeals/free-them";
const NOT_ASKED: &str = "named in the text, not asked yet";

/// Waits until its people see an invitation to call for an appeal.
async fn until_asked(server: &Server) {
    let desk = Mutex::new(Desk::of(server).await);
    until("the invitation", || async {
        let page = desk.lock().await.get("/desk").await;
        match page.contains("/desk/invitations/accept") {
            true => Ok(()),
            false => Err(page),
        }
    })
    .await;
}

async fn who_is_named_by_a_later_wording_is_asked(backend: Backend) {
    // Nothing is made up for by the timer.
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "cranes"], backend).await;
    let (hub, cranes) = (&coalition["hub"], &coalition["cranes"]);
    hub.publish("free-them").await;
    let named = json!({"initiators": [cranes.org]});
    hub.revise("free-them", named).await.expect(200);
    until_asked(cranes).await;
    let page = Desk::of(hub).await.get(MANAGE).await;
    assert!(!page.contains(NOT_ASKED), "{page}");
}

async fn who_was_away_when_it_was_published_is_shown_and_asked_later(backend: Backend) {
    let mut coalition = Coalition::of(PROGRAM, &["hub", "cranes"], backend).await;
    coalition.server("cranes").kill().await;
    let (hub, cranes) = (&coalition["hub"], &coalition["cranes"]);
    let mut draft = hub.petition("free-them");
    draft["initiators"] = json!([cranes.org]);
    hub.publish_draft(draft).await;
    let mut desk = Desk::of(hub).await;
    let page = desk.get(MANAGE).await;
    let about = format!("name=\"about\" value=\"{}\"", cranes.org);
    assert!(
        page.contains(NOT_ASKED) && page.contains("Ask now") && page.contains(&about),
        "{page}"
    );
    let invite = format!("{MANAGE}/invite");
    let about = cranes.org.clone();
    let fields = [("about", about.as_str()), ("as", "co-initiator")];
    let (status, page) = desk.submit(&invite, &fields).await;
    assert_eq!(status.as_u16(), 422, "{page}");

    coalition.server("cranes").run().await;
    until_asked(&coalition["cranes"]).await;
    let page = desk.get(MANAGE).await;
    assert!(!page.contains(NOT_ASKED), "{page}");
}
