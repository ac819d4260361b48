//! Whoever is invited has a desk at another server of this kind.

use super::{AT, hidden, invite, items, look_at};
use crate::{
    PROGRAM,
    sign_by_form::{Hub, SLUG},
};
use serde_json::json;
use tokio::sync::Mutex;
use undersigned_tests::{Backend, Desk, Server, on_both_databases, on_either_database, until};

on_both_databases! {
    an_invitation_waits_at_the_desk_of_another_server_and_is_answered_there
}

on_either_database! {
    their_desk_is_told_that_an_invitation_to_sign_was_taken_back
    who_declines_to_call_for_it_is_still_invited_to_sign
    an_account_whose_server_is_away_is_invited_once_it_answers
}

async fn an_invitation_waits_at_the_desk_of_another_server_and_is_answered_there(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let quay = Server::start(PROGRAM, "quay", backend).await;
    let mut desk = Desk::of(&hub.server).await;
    let page = look_at(&mut desk, &quay.org, "Dear all,\nplease <b>sign</b>.").await;
    let (list, words) = (hidden(&page, "list"), hidden(&page, "words"));
    let fields = [("list", list.as_str()), ("words", words.as_str())];
    let sent = desk.submit(&format!("{AT}/send"), &fields).await;
    assert!(sent.0.is_redirection(), "{} {}", sent.0, sent.1);

    let (mut theirs, home) = waits(&quay).await;
    assert!(
        home.contains("please &#60;b&#62;sign&#60;/b&#62;."),
        "{home}"
    );
    assert!(home.contains("/desk/endorse/check?object="), "{home}");
    // It is none to call for the appeal together.
    let accept = [("object", hub.object.as_str())];
    theirs.submit("/desk/invitations/accept", &accept).await;
    assert_eq!(items(&hub.server).await[0]["answer"], "not-yet");
    // Nobody else's word: the list is as it was.
    let said = theirs.submit("/desk/invitations/refuse", &accept).await;
    assert!(said.0.is_redirection(), "{} {}", said.0, said.1);
    assert!(!theirs.get("/desk").await.contains("invites you to sign"));
    until("the organiser reads the answer", || async {
        let rows = items(&hub.server).await;
        let declined = rows[0]["answer"] == "declined";
        declined.then_some(()).ok_or_else(|| format!("{rows:?}"))
    })
    .await;
    // Signing is an answer as well.
    let crane = Server::start(PROGRAM, "crane", backend).await;
    invite(&mut desk, &crane.org).await;
    let (mut theirs, _) = waits(&crane).await;
    crane.endorse(&hub.object, "Crane Union").await.expect(202);
    assert!(!theirs.get("/desk").await.contains("invites you to sign"));
}

async fn their_desk_is_told_that_an_invitation_to_sign_was_taken_back(backend: Backend) {
    const TAKEN_BACK: &str = "This invitation was taken back.";
    const REFUSE: &str = "/desk/invitations/refuse";
    let hub = Hub::start(backend, "open").await;
    let quay = Server::start(PROGRAM, "quay", backend).await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, &quay.org).await;
    let (theirs, _) = waits(&quay).await;
    let one = format!(
        "/appeals/{SLUG}/invitees/{}",
        items(&hub.server).await[0]["id"]
    );
    // Done twice, it is done.
    for _ in 0..2 {
        let gone = hub.server.api(reqwest::Method::DELETE, &one, None).await;
        assert_eq!(gone.status, 204, "{}", gone.text);
    }
    let theirs = Mutex::new(theirs);
    let page = until("the end of the invitation", || async {
        let page = theirs.lock().await.get("/desk").await;
        match page.contains(TAKEN_BACK) {
            true => Ok(page),
            false => Err(page),
        }
    })
    .await;
    assert!(!page.contains(REFUSE), "{page}");
    assert!(!page.contains("/desk/endorse/check?object="), "{page}");
    // Whoever has the page open still is told what became of it.
    let which = [("object", hub.object.as_str())];
    let (_, to) = theirs.lock().await.submit(REFUSE, &which).await;
    assert_eq!(to, "/desk?done=invitation-taken-back");
    // Invited once more, they are asked once more.
    invite(&mut desk, &quay.org).await;
    let page = until("the second invitation", || async {
        let page = theirs.lock().await.get("/desk").await;
        match page.contains(REFUSE) {
            true => Ok(page),
            false => Err(page),
        }
    })
    .await;
    assert!(!page.contains(TAKEN_BACK), "{page}");
}

async fn who_declines_to_call_for_it_is_still_invited_to_sign(backend: Backend) {
    const ACCEPT: &str = "/desk/invitations/accept";
    const REFUSE: &str = "/desk/invitations/refuse";
    const TO_SIGN: &str = "invites you to sign";
    let hub = Hub::start(backend, "open").await;
    let quay = Server::start(PROGRAM, "quay", backend).await;
    let role = json!({"org": hub.server.org, "object": hub.object, "about": quay.org, "as": "co-initiator"});
    hub.server.post("/invitations", role).await.expect(202);
    let theirs = Mutex::new(Desk::of(&quay).await);
    until("the invitation to call for it", || async {
        let page = theirs.lock().await.get("/desk").await;
        page.contains(ACCEPT).then_some(()).ok_or(page)
    })
    .await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, &quay.org).await;
    let (mut theirs, page) = waits(&quay).await;
    assert!(page.contains(ACCEPT), "both are shown: {page}");

    let which = [("object", hub.object.as_str()), ("as", "co-initiator")];
    let (_, to) = theirs.submit(REFUSE, &which).await;
    assert_eq!(to, "/desk?done=declined");
    let page = theirs.get("/desk").await;
    assert!(!page.contains(ACCEPT) && page.contains(TO_SIGN), "{page}");
    // Asked once more to call for it, and declining the other, they are asked for that alone.
    let role =
        json!({"org": hub.server.org, "object": hub.object, "about": quay.org, "as": "keeper"});
    hub.server.post("/invitations", role).await.expect(202);
    let theirs = Mutex::new(theirs);
    until("the second invitation", || async {
        let page = theirs.lock().await.get("/desk").await;
        page.contains(ACCEPT).then_some(()).ok_or(page)
    })
    .await;
    let mut theirs = theirs.into_inner();
    let which = [("object", hub.object.as_str()), ("as", "signer")];
    let (_, to) = theirs.submit(REFUSE, &which).await;
    assert_eq!(to, "/desk?done=declined");
    let page = theirs.get("/desk").await;
    assert!(page.contains(ACCEPT) && !page.contains(TO_SIGN), "{page}");
    until("the organiser reads the answer", || async {
        let rows = items(&hub.server).await;
        let declined = rows[0]["answer"] == "declined";
        declined.then_some(()).ok_or_else(|| format!("{rows:?}"))
    })
    .await;
}

async fn an_account_whose_server_is_away_is_invited_once_it_answers(backend: Backend) {
    const LATER: &str = "its server has not answered yet";
    let hub = Hub::start(backend, "open").await;
    let mut quay = Server::start(PROGRAM, "quay", backend).await;
    quay.kill().await;
    let mut desk = Desk::of(&hub.server).await;
    let given = format!("{}, Quay Union, es\n@nobody@localhost:1\n", quay.org);
    let page = look_at(&mut desk, &given, "Dear all").await;
    for said in [
        "Asked once their servers answer",
        "Invite 2 organisations",
        "Quay Union",
        "@nobody@localhost:1",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let (list, words) = (hidden(&page, "list"), hidden(&page, "words"));
    let fields = [("list", list.as_str()), ("words", words.as_str())];
    let (status, to) = desk.submit(&format!("{AT}/send"), &fields).await;
    assert!(status.is_redirection(), "{status} {to}");
    let page = desk.get(&to).await;
    let said = "2 organisations are invited as soon as their servers answer.";
    assert!(page.contains(said), "{page}");
    assert_eq!(page.matches(LATER).count(), 2, "{page}");
    // Given once more, each is invited once.
    let page = look_at(&mut desk, &given, "").await;
    assert_eq!(page.matches("was invited before").count(), 2, "{page}");
    let rows = items(&hub.server).await;
    assert_eq!(
        (&rows[0]["state"], &rows[1]["state"]),
        (&json!("sought"), &json!("sought"))
    );
    // One of them is not wanted any more.
    let path = format!("/appeals/{SLUG}/invitees/{}", rows[1]["id"]);
    let gone = hub.server.api(reqwest::Method::DELETE, &path, None).await;
    assert_eq!(gone.status, 204, "{}", gone.text);

    quay.run().await;
    let (_, home) = waits(&quay).await;
    assert!(home.contains("Dear all"), "{home}");
    let rows = items(&hub.server).await;
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(rows[0]["state"], "sent");
    assert_eq!(rows[0]["actor"], quay.org);
    assert_eq!(rows[0]["name"], "Quay Union");
    assert_eq!(rows[1]["state"], "revoked");
}

/// The desk once an invitation to sign waits there.
async fn waits(server: &Server) -> (Desk, String) {
    let desk = Mutex::new(Desk::of(server).await);
    let page = until("an invitation to sign", || async {
        let page = desk.lock().await.get("/desk").await;
        match page.contains("invites you to sign") {
            true => Ok(page),
            false => Err(page),
        }
    })
    .await;
    (desk.into_inner(), page)
}
