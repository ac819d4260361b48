//! People come by a link, go, and cannot leave an organisation without an owner.

use crate::{OTHER_PASSWORD, PROGRAM, at_the_quay, id_of, invite, member};
use reqwest::StatusCode;
use undersigned_tests::{Backend, Desk, MailServer, Server, desk::PASSWORD, on_either_database};

on_either_database! {
    somebody_is_invited_comes_and_goes
    an_invitation_that_was_taken_back_leads_nowhere
    the_last_owner_stays
    one_person_changes_over_between_two_organisations
}

async fn somebody_is_invited_comes_and_goes(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let mut owner = Desk::of(&server).await;
    let link = invite(&mut owner, "ana@hub.example", &["editor"]).await;
    let mail = mails.until("ana@hub.example", 1).await;
    assert_eq!(mail.link(&server.url), link);
    // Whoever is invited is asked for a password.
    let path = link.trim_start_matches(server.url.as_str()).to_owned();
    let mut ana = Desk::nobody(&server);
    let token = path.rsplit('=').next().unwrap_or_default().to_owned();
    let (status, _) = ana
        .post("/sign-in/link", &[("token", token.as_str())])
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut ana = Desk::by(&server, &link, OTHER_PASSWORD).await;
    assert_eq!(ana.look("/desk/appeals/new").await.0, StatusCode::OK);
    // The link works once.
    let (_, to) = Desk::nobody(&server).look(&path).await;
    assert!(!to.contains("ana@hub.example"), "{to}");
    let (status, page) = owner
        .submit(
            "/desk/team",
            &[("email", "ana@hub.example"), ("role-viewer", "yes")],
        )
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    // An address to which this server does not write is none to which a link is on its way.
    let unusual = [("email", "o!brien@hub.example"), ("role-viewer", "yes")];
    let (status, page) = owner.submit("/desk/team", &unusual).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("Copy it now and hand it over"), "{page}");
    assert!(!page.contains("on its way by e-mail"), "{page}");
    let id = id_of(&mut owner, "ana@hub.example").await;
    let (status, to) = owner.submit("/desk/team/remove", &[("id", &id)]).await;
    assert!(status.is_redirection(), "{to}");
    assert!(ana.look("/desk").await.0.is_redirection());
    let (status, _) = Desk::nobody(&server)
        .sign_in("ana@hub.example", OTHER_PASSWORD)
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn an_invitation_that_was_taken_back_leads_nowhere(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    let first = invite(&mut owner, "bo@hub.example", &["viewer"]).await;
    // Invited once more: the earlier link stops working.
    let second = invite(&mut owner, "bo@hub.example", &["editor"]).await;
    for (link, works) in [(&first, false), (&second, true)] {
        let path = link.trim_start_matches(server.url.as_str());
        let (status, _) = Desk::nobody(&server).look(path).await;
        assert_eq!(status == StatusCode::OK, works);
    }
    let id = id_of(&mut owner, "bo@hub.example").await;
    let (status, _) = owner.submit("/desk/team/remove", &[("id", &id)]).await;
    assert!(status.is_redirection());
    let path = second.trim_start_matches(server.url.as_str());
    assert!(Desk::nobody(&server).look(path).await.0.is_redirection());
}

async fn the_last_owner_stays(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    let own = id_of(&mut owner, "hub@unions.example").await;
    let own = own.as_str();
    // Somebody who is invited and has not come is no owner yet.
    let link = invite(&mut owner, "ana@hub.example", &["owner"]).await;
    for (path, role) in [("roles", "role-viewer"), ("remove", "role-owner")] {
        let path = format!("/desk/team/{path}");
        let (status, page) = owner.submit(&path, &[("id", own), (role, "yes")]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    }
    let mut ana = Desk::by(&server, &link, OTHER_PASSWORD).await;
    let fields = [("id", own), ("role-viewer", "yes")];
    let (status, to) = owner.submit("/desk/team/roles", &fields).await;
    assert!(status.is_redirection(), "{to}");
    assert_eq!(owner.look("/desk/team").await.0, StatusCode::FORBIDDEN);
    let id = id_of(&mut ana, "ana@hub.example").await;
    let (status, _) = ana.submit("/desk/team/remove", &[("id", &id)]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn one_person_changes_over_between_two_organisations(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    server.publish("brakes").await;
    let mut quay = at_the_quay(&server).await;
    let mut owner = Desk::of(&server).await;
    // The same person in both, with the same password; and in one with another.
    let link = invite(&mut owner, "mei@quay.example", &["editor"]).await;
    Desk::by(&server, &link, PASSWORD).await;
    let other = member(&server, &mut quay, "hub@unions.example", &["viewer"]).await;
    drop(other);
    let mut mei = Desk::nobody(&server);
    let (status, _) = mei.sign_in("mei@quay.example", PASSWORD).await;
    assert!(status.is_redirection());
    let home = mei.get("/desk").await;
    assert!(
        home.contains("Quay Union") && home.contains("Hub Union"),
        "{home}"
    );
    assert_eq!(
        mei.look("/desk/appeals/brakes").await.0,
        StatusCode::NOT_FOUND
    );
    let stale = undersigned_tests::desk::field(&home, "csrf");
    let account = undersigned_tests::desk::field(&home, "account");
    let (status, _) = mei
        .submit("/desk/change-over", &[("account", &account)])
        .await;
    assert!(status.is_redirection());
    assert_eq!(mei.look("/desk/appeals/brakes").await.0, StatusCode::OK);
    // There she is no owner, and a form of the other organisation is not taken for this one.
    assert_eq!(mei.look("/desk/team").await.0, StatusCode::FORBIDDEN);
    let (status, _) = mei
        .post(
            "/desk/change-over",
            &[("csrf", &stale), ("account", &account)],
        )
        .await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    // What was typed for the other one is kept for that one alone.
    let new = "/desk/appeals/new";
    let words = "Only the quay may read this.";
    let typed = [
        ("csrf", stale.as_str()),
        ("title-1", "Cranes"),
        ("body-1", words),
    ];
    let (status, page) = mei.post(new, &typed).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("is kept for it"), "{page}");
    assert!(page.contains("href=\"/desk\""), "{page}");
    assert!(!page.contains("open for too long"), "{page}");
    assert!(!mei.look(new).await.1.contains(words));
    let back = undersigned_tests::desk::field(&mei.get("/desk").await, "account");
    let (status, _) = mei.submit("/desk/change-over", &[("account", &back)]).await;
    assert!(status.is_redirection());
    assert!(mei.get(new).await.contains(words));
    // Nobody changes over to an account whose password they do not have.
    let mut hub = Desk::nobody(&server);
    let (status, _) = hub.sign_in("hub@unions.example", PASSWORD).await;
    assert!(status.is_redirection());
    assert!(!hub.get("/desk").await.contains("/desk/change-over"));
    let id = id_of(&mut quay, "hub@unions.example").await;
    let (status, _) = hub.submit("/desk/change-over", &[("account", &id)]).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}
