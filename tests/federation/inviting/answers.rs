//! What they answered who were invited: whoever signs has signed, whatever they pressed before or after,
//! and wanting no invitations is no answer.

use super::{AT, Hub, OFFICE, SLUG, hidden, invite, items, link, look_at, secret_of};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, ForeignServer, Mastodon, Received,
    co_sign::{AS_ORGANISATION, confirm, token},
    desk::between,
    on_either_database,
};

on_either_database! {
    whoever_signs_has_signed_whatever_they_pressed
    an_account_that_changes_its_mind_signs
    no_more_in_one_letter_is_no_answer_to_another
    an_account_whose_name_leads_somewhere_is_invited_without_it
}

const HALL: &str = "hall@clerks.example";

fn secret(hub: &Hub, mail: &Received) -> String {
    secret_of(&link(hub, mail))
}

/// Presses a button of the page that an invitation opens.
async fn press(hub: &Hub, what: &str, secret: &str) {
    let path = format!("/invited/{what}");
    let done = hub.signer.post(&path, &[("token", secret)]).await;
    let fine = done.status.is_success() || done.status.is_redirection();
    assert!(fine, "{}", done.text);
}

async fn answers(hub: &Hub) -> Vec<Value> {
    let rows = items(&hub.server).await;
    rows.iter().map(|row| row["answer"].clone()).collect()
}

async fn whoever_signs_has_signed_whatever_they_pressed(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, &format!("{OFFICE}\n{HALL}\n")).await;
    let office = secret(&hub, &hub.mails.until(OFFICE, 1).await);
    let hall = secret(&hub, &hub.mails.until(HALL, 1).await);

    // One signs by the form and wants no more mails then; the other only wants none.
    hub.fill_in(&[]).await.expect(200);
    let confirm = hub.link(OFFICE, 2).await;
    hub.confirm(&confirm).await.expect(200);
    for secret in [&office, &hall] {
        press(&hub, "stop", secret).await;
    }
    assert_eq!(answers(&hub).await, ["endorsed", "no-invitations"]);
    let rows = items(&hub.server).await;
    for row in &rows {
        assert_eq!(row["state"], "stopped", "{row}");
        assert!(row["contact"].is_null(), "it is forgotten: {row}");
        assert_eq!(row["mayRemind"], false, "{row}");
    }
    let page = desk.get(AT).await;
    assert!(page.contains("wants no invitations"), "{page}");
    assert!(!page.contains("does not sign"), "{page}");
    let invited = format!("/invited?token={hall}");
    let shown = hub.signer.open(&invited).await.expect(200);
    assert!(shown.contains("You get no more invitations"), "{shown}");
    assert!(!shown.contains("You said that"), "{shown}");

    // It says no after all, and signs in the end: that is known although its address is forgotten.
    press(&hub, "decline", &hall).await;
    assert_eq!(answers(&hub).await, ["endorsed", "declined"]);
    let fields = [
        ("email", HALL),
        ("name-1", "Tally Clerks"),
        ("website", "www.clerks.example"),
    ];
    hub.fill_in(&fields).await.expect(200);
    let confirm = hub.link(HALL, 2).await;
    hub.confirm(&confirm).await.expect(200);
    assert_eq!(answers(&hub).await, ["endorsed", "endorsed"]);
    let shown = hub.signer.open(&invited).await.expect(200);
    assert!(shown.contains("Your organisation signs this"), "{shown}");
}

async fn an_account_that_changes_its_mind_signs(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mastodon = Mastodon::start().await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, &mastodon.account()).await;
    let message = mastodon.message(1).await;
    let secret = between(&message, "/invited?token=", "&");
    press(&hub, "decline", &secret).await;
    assert_eq!(answers(&hub).await, ["declined"]);
    let reply = mastodon.reply(&hub.server.org, &hub.object);
    mastodon.publish(&hub.server.org, &reply).await.expect(202);
    let link = token(&hub.server, &mastodon.message(2).await);
    let done = confirm(&hub.server, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(answers(&hub).await, ["endorsed"]);
}

async fn no_more_in_one_letter_is_no_answer_to_another(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    hub.server.publish_draft(hub.server.petition("ropes")).await;
    let body = json!({"invitees": [{"contact": OFFICE}]});
    for slug in [SLUG, "ropes"] {
        let path = format!("/appeals/{slug}/invitees");
        hub.server.post(&path, body.clone()).await.expect(202);
    }
    hub.mails.until(OFFICE, 2).await;
    let theirs = hub.server.get("/appeals/ropes/invitees", &[]).await;
    let theirs = theirs.expect(200)["items"][0]["link"].clone();
    press(
        &hub,
        "stop",
        &secret_of(theirs.as_str().expect("their link")),
    )
    .await;

    let rows = items(&hub.server).await;
    assert_eq!(rows[0]["answer"], "no-invitations", "{rows:?}");
    assert_eq!(rows[0]["mayRemind"], false, "{rows:?}");
    assert!(rows[0]["contact"].is_null(), "{rows:?}");
    // Nobody is told that something is on its way to them.
    let path = format!("/appeals/{SLUG}/invitees/remind");
    let one = json!({"ids": [rows[0]["id"]]});
    let reminded = hub.server.post(&path, one).await.expect(202);
    assert_eq!(reminded["items"][0]["reminded"], false, "{reminded}");
    assert_eq!(reminded["items"][0]["code"], "no_invitations", "{reminded}");
    let mut desk = Desk::of(&hub.server).await;
    let id = rows[0]["id"].to_string();
    for what in ["remind", "again"] {
        let path = format!("{AT}/{what}");
        let (status, page) = desk.submit(&path, &[("id", &id)]).await;
        assert_eq!(status.as_u16(), 422, "{what}: {page}");
        assert!(
            page.contains("they want no invitations from this server"),
            "{what}: {page}"
        );
    }
    assert_eq!(hub.mails.different(OFFICE).len(), 2);
}

async fn an_account_whose_name_leads_somewhere_is_invited_without_it(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let foreign = ForeignServer::start().await;
    let dockers = foreign.organization("dockers");
    let mut document = dockers.document();
    document["name"] = json!("Join www.dockers.org");
    foreign.serve(&dockers.id, document);
    let mut desk = Desk::of(&hub.server).await;
    let page = look_at(&mut desk, &dockers.id, "").await;
    assert!(page.contains("1 organisation gets a message"), "{page}");
    assert!(!page.contains("www.dockers.org"), "{page}");

    // It stands there twice by then, as if somebody else had invited it meanwhile.
    let list = hidden(&page, "list").repeat(2);
    let sent = desk.submit(&format!("{AT}/send"), &[("list", &list)]).await;
    assert!(sent.0.is_redirection(), "{} {}", sent.0, sent.1);
    let page = desk.get(&sent.1).await;
    assert!(page.contains("1 invitation is on its way."), "{page}");
    assert!(page.contains("1 organisation got nothing"), "{page}");
    let rows = items(&hub.server).await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0]["actor"], dockers.id.as_str());
    assert_eq!(rows[0]["name"], "");
}
