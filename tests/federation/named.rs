//! Whom a text names as calling for it too is asked, also where that went wrong at first.

mod ended;

use crate::PROGRAM;
use reqwest::Method;
use serde_json::json;
use tokio::sync::Mutex;
use undersigned_tests::{
    Backend, Coalition, Desk, Server, on_both_databases, on_either_database, until,
};

on_both_databases! {
    who_is_named_by_a_later_wording_is_asked
}

on_either_database! {
    an_account_that_was_mistyped_is_still_there_with_its_role
    who_was_away_when_it_was_published_is_shown_and_asked_later
    an_account_whose_server_was_away_is_asked_once_it_answers
    only_who_is_found_is_named_by_an_address
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
    let appeal = hub.publish("free-them").await;
    let named = json!({"initiators": [cranes.org]});
    hub.revise("free-them", named).await.expect(200);
    until_asked(cranes).await;
    let page = Desk::of(hub).await.get(MANAGE).await;
    assert!(!page.contains(NOT_ASKED), "{page}");
    // Whoever presses the button twice, or second, is led to the desk and told of no mistake.
    let mut desk = Desk::of(cranes).await;
    for leads_to in ["/desk?done=joined", "/desk"] {
        let accept = [("object", appeal.as_str())];
        let (status, to) = desk.submit("/desk/invitations/accept", &accept).await;
        assert!(status.is_redirection(), "{status} {to}");
        assert_eq!(to, leads_to);
    }
}

async fn who_was_away_when_it_was_published_is_shown_and_asked_later(backend: Backend) {
    let mut coalition = Coalition::of(PROGRAM, &["hub", "cranes"], backend).await;
    coalition.server("cranes").kill().await;
    let (hub, cranes) = (&coalition["hub"], &coalition["cranes"]);
    let mut draft = hub.petition("free-them");
    draft["initiators"] = json!([cranes.org]);
    hub.post("/appeals", draft).await.expect(201);
    // The last look says that nobody was found there.
    let mut desk = Desk::of(hub).await;
    let page = desk.get(&format!("{MANAGE}/publish")).await;
    assert!(page.contains("Nobody has been found yet at"), "{page}");
    assert!(!page.contains("Another initiator is named"), "{page}");
    hub.api(Method::POST, "/appeals/free-them/publish", None)
        .await
        .expect(200);
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

async fn an_account_whose_server_was_away_is_asked_once_it_answers(backend: Backend) {
    const LATER: &str = "its server has not answered yet";
    let mut coalition = Coalition::of(PROGRAM, &["hub", "cranes"], backend).await;
    coalition.server("cranes").kill().await;
    let (hub, cranes) = (&coalition["hub"], &coalition["cranes"]);
    let mut desk = Desk::of(hub).await;
    let handle = cranes.org.rsplit('/').next().unwrap_or_default();
    let account = format!("@{handle}@{}", cranes.host());
    let (nobody, tugs) = ("@nobody@localhost:1", "@tugs@localhost:1");
    let accounts = format!("{account}\n{nobody}\n{tugs}\nCooks Union\n{}", hub.org);
    // Named by an account, it cannot be part of the text. The appeal goes out without it.
    let fields = letter("free-them", &accounts).map(|(name, value)| match name {
        "do" => (name, "without-unfound"),
        _ => (name, value),
    });
    let body = [
        ("body-1", "Check every rope."),
        ("left-out", hub.org.as_str()),
    ];
    let fields: Vec<(&str, &str)> = fields.into_iter().chain(body).collect();
    let (status, to) = desk.submit("/desk/appeals/new", &fields).await;
    assert!(status.is_redirection(), "{status} {to}");
    // The last look names everybody who was left out, and nobody who is found by now.
    let page = desk.get(&to).await;
    let left_out = "<bdi>Cooks Union</bdi> <span class=\"meta\">nobody was found";
    assert!(page.contains(left_out), "{page}");
    assert_eq!(page.matches("nobody was found").count(), 1, "{page}");
    assert_eq!(page.matches(LATER).count(), 3, "{page}");
    // So does the editor. Either takes out whom somebody does not want there, for good.
    let edit = format!("{MANAGE}/edit");
    let page = desk.get(&edit).await;
    assert!(page.contains(left_out), "{page}");
    let typed = [
        ("do", "not-later:Cooks Union"),
        ("left-out", "Cooks Union"),
        ("title-1", "Sounder ropes"),
    ];
    let (status, shown) = desk.submit(&edit, &typed).await;
    assert_eq!(status.as_u16(), 200, "{shown}");
    for page in [shown, desk.get(&edit).await] {
        assert!(page.contains("Sounder ropes"), "{page}");
        assert!(!page.contains("Cooks Union"), "{page}");
    }
    let without = format!("{MANAGE}/publish/without");
    let (_, shown) = desk.submit(&without, &[("typed", tugs)]).await;
    let page = desk.get(&shown).await;
    assert!(page.contains("The name has been removed."), "{page}");
    for gone in [tugs, "Cooks Union"] {
        assert!(!page.contains(gone), "{gone}: {page}");
    }
    assert_eq!(page.matches(LATER).count(), 2, "{page}");
    hub.api(Method::POST, "/appeals/free-them/publish", None)
        .await
        .expect(200);
    let page = desk.get(MANAGE).await;
    assert_eq!(page.matches(LATER).count(), 2, "{page}");

    // One of them is not wanted any more.
    let whom = [("about", nobody), ("as", "co-initiator"), ("sure", "yes")];
    let (_, to) = desk.submit(&format!("{MANAGE}/uninvite"), &whom).await;
    assert_eq!(to, format!("{MANAGE}?done=uninvited"));
    let page = desk.get(MANAGE).await;
    assert_eq!(page.matches(LATER).count(), 1, "{page}");

    coalition.server("cranes").run().await;
    until_asked(&coalition["cranes"]).await;
    let page = desk.get(MANAGE).await;
    assert!(!page.contains(LATER), "{page}");
}

async fn only_who_is_found_is_named_by_an_address(backend: Backend) {
    // Nothing is made up for by the timer.
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "cranes"], backend).await;
    let (hub, cranes) = (&coalition["hub"], &coalition["cranes"]);
    let mut desk = Desk::of(hub).await;
    let new = "/desk/appeals/new";
    let leading = format!("{}?lang=fr", cranes.org);
    let (status, to) = desk.submit(new, &letter("ropes", &leading)).await;
    assert!(status.is_redirection(), "{to}");
    let page = desk.get("/desk/appeals/ropes/edit").await;
    assert!(
        page.contains(&cranes.org) && !page.contains(&leading),
        "{page}"
    );
    let (page_only, unknown) = ("There is a page at this", "There is no such account");
    for (nobody, why) in [
        (format!("{}/", cranes.url), page_only),
        (format!("{}/orgs/nobody", cranes.url), unknown),
        (format!("{}/orgs/nobody", hub.url), unknown),
    ] {
        let (status, page) = desk.submit(new, &letter("chains", &nobody)).await;
        assert_eq!(status.as_u16(), 422, "{nobody}: {page}");
        assert!(page.contains(&format!("{nobody}: {why}")), "{page}");
    }
    // While a server is away a text that names somebody there can be written.
    let away = "http://localhost:1/orgs/cranes";
    let (status, to) = desk.submit(new, &letter("chains", away)).await;
    assert!(status.is_redirection(), "{to}");
    let page = desk.get("/desk/appeals/chains/edit").await;
    assert!(page.contains(away), "{page}");

    // An account there cannot be named; one goes on without it, and may invite it afterwards.
    let account = format!("{}\n@cranes@localhost:1\nCooks Union", cranes.org);
    let typed = letter("bolts", &account);
    let (status, page) = desk.submit(new, &typed).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    for wrong in [
        "@cranes@localhost:1: No answer came from localhost:1",
        "Cooks Union: Write the",
    ] {
        assert!(page.contains(wrong), "{wrong}: {page}");
    }
    assert!(page.contains("value=\"without-unfound\""), "{page}");
    // What was refused is not lost, and the overview leads back to it.
    assert!(page.contains("<p>Kept for you."), "{page}");
    let unsaved = "A text of yours was not saved.";
    assert!(desk.get("/desk").await.contains(unsaved));
    assert!(desk.get(new).await.contains("@cranes@localhost:1"));
    let without = typed.map(|(name, value)| match name {
        "do" => (name, "without-unfound"),
        _ => (name, value),
    });
    let (_, page) = desk.submit(new, &without).await;
    assert!(page.contains(&cranes.org), "still there: {page}");
    // It is to be asked later.
    let later = "name=\"later\" value=\"@cranes@localhost:1\"";
    assert!(page.contains(later), "{page}");
    let left_out = "name=\"left-out\" value=\"Cooks Union\"";
    assert!(page.contains(left_out), "{page}");
    assert!(!page.contains("without-unfound"), "{page}");

    // A draft waits for nobody's server: it is kept, and says who is to be asked later.
    let away = format!("{}\n@cranes@localhost:1", cranes.org);
    let (status, to) = desk.submit(new, &letter("winches", &away)).await;
    assert!(status.is_redirection(), "{status} {to}");
    let page = desk.get("/desk/appeals/winches/edit").await;
    let said = "<bdi>@cranes@localhost:1</bdi> <span class=\"meta\">its server has not answered";
    for part in [said, cranes.org.as_str()] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!desk.get("/desk").await.contains(unsaved));

    // Written by a program, it names nobody who can answer: nobody was asked, and that is said.
    let mut draft = hub.petition("free-them");
    draft["initiators"] = json!([leading]);
    hub.publish_draft(draft).await;
    let page = desk.get(MANAGE).await;
    assert!(page.contains(NOT_ASKED), "{page}");
}

/// What the editor's form of a new letter says that names somebody.
fn letter<'a>(slug: &'a str, initiators: &'a str) -> [(&'a str, &'a str); 8] {
    [
        ("do", "save"),
        ("slug", slug),
        ("kind", "petition"),
        ("admission", "open"),
        ("language-1", "en"),
        ("authoritative-1", "yes"),
        ("title-1", "Sound ropes"),
        ("initiators", initiators),
    ]
}

async fn an_account_that_was_mistyped_is_still_there_with_its_role(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let fields = [("about", "@cranes.example"), ("as", "keeper")];
    let (status, page) = desk.submit(&format!("{MANAGE}/invite"), &fields).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(page.contains("value=\"@cranes.example\""), "{page}");
    assert!(page.contains("value=\"keeper\" checked"), "{page}");
    assert!(!page.contains("value=\"co-initiator\" checked"), "{page}");
}
