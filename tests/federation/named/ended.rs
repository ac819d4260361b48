//! Roles that are ended, and invitations that are taken back.

use super::{MANAGE, until_asked};
use crate::PROGRAM;
use serde_json::json;
use tokio::sync::Mutex;
use undersigned_tests::{Backend, Coalition, Desk, on_either_database, until};

on_either_database! {
    the_role_of_another_organiser_ends_at_the_desk
    an_invitation_is_taken_back_at_the_desk_before_it_is_answered
    whoever_was_invited_is_told_that_it_was_taken_back
}

async fn the_role_of_another_organiser_ends_at_the_desk(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "cranes"], backend).await;
    let (hub, cranes) = (&coalition["hub"], &coalition["cranes"]);
    let appeal = hub.publish("free-them").await;
    let role = json!({"org": hub.org, "object": appeal, "about": cranes.org, "as": "co-initiator"});
    hub.post("/invitations", role).await.expect(202);
    until_asked(cranes).await;
    let accept = [("object", appeal.as_str())];
    let mut desk = Desk::of(cranes).await;
    let joined = desk.submit("/desk/invitations/accept", &accept).await;
    assert_eq!(joined.1, "/desk?done=joined");
    // It finds the appeal at its own desk, and whose it is.
    let called = "Organised by ";
    let page = desk.get("/desk").await;
    assert!(page.contains(called), "{page}");
    let path = format!("/appeals/{}/free-them", hub.host());
    assert!(page.contains(&path) || page.contains(&appeal), "{page}");

    let dismiss = format!("{MANAGE}/dismiss");
    let button = format!("action=\"{dismiss}\"");
    let desk = Mutex::new(Desk::of(hub).await);
    until("the role", || async {
        match desk.lock().await.get(MANAGE).await {
            page if page.contains(&button) => Ok(()),
            page => Err(page),
        }
    })
    .await;
    let mut desk = desk.into_inner();
    let removed = async || {
        let bundle = hub.fetch("/appeals/free-them/bundle").await;
        bundle.text.contains("\"removed\"")
    };
    // What it does is read before it is done.
    let whom = [("about", cranes.org.as_str()), ("as", "co-initiator")];
    let page = question(&mut desk, &dismiss, &whom).await;
    assert!(
        page.contains("End the role of this organisation?"),
        "{page}"
    );
    // A role that it does not have is none to end.
    let other = [whom[0], ("as", "keeper"), ("sure", "yes")];
    let (_, to) = desk.submit(&dismiss, &other).await;
    assert_eq!(to, MANAGE);
    assert!(!removed().await, "it was only asked");
    let sure = [whom[0], whom[1], ("sure", "yes")];
    // Pressed twice, it says no mistake.
    for leads_to in [format!("{MANAGE}?done=dismissed"), MANAGE.to_owned()] {
        let (status, to) = desk.submit(&dismiss, &sure).await;
        assert!(status.is_redirection(), "{status} {to}");
        assert_eq!(to, leads_to);
    }
    assert!(removed().await, "it was said");
    let page = desk.get(MANAGE).await;
    assert!(!page.contains(&button), "{page}");
    // Nobody else loses anything by an address that somebody made up.
    for role in ["organiser", "co-initiator"] {
        let ours = [("about", hub.org.as_str()), ("as", role), sure[2]];
        let (_, to) = desk.submit(&dismiss, &ours).await;
        assert_eq!(to, MANAGE);
    }
}

/// The page that asks whether somebody is sure: it is opened by an address, to which one can go back.
async fn question(desk: &mut Desk, act: &str, whom: &[(&str, &str)]) -> String {
    let (status, asks) = desk.submit(act, whom).await;
    assert!(status.is_redirection(), "{status} {asks}");
    assert!(asks.starts_with(&format!("{act}?about=http")), "{asks}");
    assert!(!asks.contains("csrf"), "{asks}");
    let (status, page) = desk.look(&asks).await;
    assert_eq!(status.as_u16(), 200, "{page}");
    page
}

async fn an_invitation_is_taken_back_at_the_desk_before_it_is_answered(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "cranes"], backend).await;
    let (hub, cranes) = (&coalition["hub"], &coalition["cranes"]);
    let appeal = hub.publish("free-them").await;
    let role = json!({"org": hub.org, "object": appeal, "about": cranes.org, "as": "keeper"});
    hub.post("/invitations", role).await.expect(202);
    let uninvite = format!("{MANAGE}/uninvite");
    let button = format!("action=\"{uninvite}\"");
    let mut desk = Desk::of(hub).await;
    let page = desk.get(MANAGE).await;
    assert!(page.contains(&button), "{page}");
    // What it does is read before it is done.
    let whom = [("about", cranes.org.as_str()), ("as", "keeper")];
    let page = question(&mut desk, &uninvite, &whom).await;
    assert!(page.contains("Take this invitation back?"), "{page}");
    // A role for which nobody was asked is none to take back.
    let other = [whom[0], ("as", "co-initiator"), ("sure", "yes")];
    assert_eq!(desk.submit(&uninvite, &other).await.1, MANAGE);
    assert!(
        desk.get(MANAGE).await.contains(&button),
        "it was only asked"
    );
    // Pressed twice, it says no mistake.
    let sure = [whom[0], whom[1], ("sure", "yes")];
    for leads_to in [format!("{MANAGE}?done=uninvited"), MANAGE.to_owned()] {
        let (status, to) = desk.submit(&uninvite, &sure).await;
        assert!(status.is_redirection(), "{status} {to}");
        assert_eq!(to, leads_to);
    }
    assert!(!desk.get(MANAGE).await.contains(&button));
    let log = desk.get("/desk/log.csv").await;
    assert!(log.contains(",uninvite,"), "{log}");
}

async fn whoever_was_invited_is_told_that_it_was_taken_back(backend: Backend) {
    const TAKEN_BACK: &str = "This invitation was taken back.";
    let coalition = Coalition::of(PROGRAM, &["hub", "cranes"], backend).await;
    let (hub, cranes) = (&coalition["hub"], &coalition["cranes"]);
    let appeal = hub.publish("free-them").await;
    let role = json!({"org": hub.org, "object": appeal, "about": cranes.org, "as": "co-initiator"});
    hub.post("/invitations", role.clone()).await.expect(202);
    until_asked(cranes).await;
    hub.uninvite(&appeal, &cranes.org).await.expect(200);
    let desk = Mutex::new(Desk::of(cranes).await);
    until("the end of the invitation", || async {
        match desk.lock().await.get("/desk").await {
            page if page.contains(TAKEN_BACK) => Ok(()),
            page => Err(page),
        }
    })
    .await;
    let mut desk = desk.into_inner();
    let page = desk.get("/desk").await;
    assert!(!page.contains("/desk/invitations/accept"), "{page}");
    // Whoever has the page open still is told what became of it, whichever button they press.
    let which = [("object", appeal.as_str())];
    for answer in ["accept", "refuse"] {
        let path = format!("/desk/invitations/{answer}");
        let (status, to) = desk.submit(&path, &which).await;
        assert!(status.is_redirection(), "{status} {to}");
        assert_eq!(to, "/desk?done=invitation-taken-back");
    }
    let page = desk.get("/desk?done=invitation-taken-back").await;
    assert!(page.contains("taken back before your answer"), "{page}");
    // Invited once more, they are asked once more.
    hub.post("/invitations", role).await.expect(202);
    until_asked(cranes).await;
    // Signing in there has ended the session of before.
    let mut desk = Desk::of(cranes).await;
    let page = desk.get("/desk").await;
    assert!(
        page.contains("/desk/invitations/accept") && !page.contains(TAKEN_BACK),
        "{page}"
    );
    let joined = desk.submit("/desk/invitations/accept", &which).await;
    assert_eq!(joined.1, "/desk?done=joined");
}
