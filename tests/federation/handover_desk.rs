//! A handover at the desk: what is given up there for good, and two who write at once.

use crate::{
    PROGRAM,
    handovers::{PATH, members},
};
use reqwest::Method;
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, Server,
    desk::{between, field},
    on_either_database,
};

on_either_database! {
    it_is_said_to_be_handed_over_by_whoever_is_sure_alone
    a_sealed_list_is_given_up_by_whoever_is_sure_alone
    two_who_write_on_a_handover_do_not_overwrite_each_other
    a_file_that_is_too_large_takes_nothing_along
}

async fn it_is_said_to_be_handed_over_by_whoever_is_sure_alone(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let page = desk.get(&format!("/desk{PATH}")).await;
    assert!(page.contains("This cannot be undone."), "{page}");
    let deliver = "/desk/appeals/free-them/deliver";
    let (status, page) = desk.submit(deliver, &[]).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(page.contains("href=\"#sure-deliver\""), "{page}");
    let appeal = hub.get("/appeals/free-them", &[]).await.expect(200);
    assert_eq!(appeal["status"], "open", "nobody was sure");

    let (status, to) = desk.submit(deliver, &[("sure", "yes")]).await;
    assert!(
        status.is_redirection() && to.contains("done=delivered"),
        "{to}"
    );
    let appeal = hub.get("/appeals/free-them", &[]).await.expect(200);
    assert_eq!(appeal["status"], "delivered");
}

async fn a_sealed_list_is_given_up_by_whoever_is_sure_alone(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let path = "/appeals/free-them/deliver";
    let said = hub.api(Method::POST, path, Some(members("2026-11-20")));
    said.await.expect(200);
    let all = hub.get(PATH, &[]).await.expect(200);
    let id = all["published"][0]["id"].as_str();
    let name = id.and_then(|id| id.rsplit('/').next());
    let at = format!("{PATH}/{}", name.expect("a name"));
    let (file, here) = (format!("{at}/bundle"), format!("/desk{at}"));
    assert_eq!(hub.page(&file).await.status, 200);

    let mut desk = Desk::of(&hub).await;
    let page = desk.get(&here).await;
    let csrf = field(&page, "csrf");
    // Whoever presses Enter in a field presses the first button of its form.
    let form = between(&page, "class=\"editor\">", "</form>");
    assert!(
        between(&form, "<button", ">").contains("name=\"do\" value=\"save\""),
        "{form}"
    );
    let asked = [("csrf", csrf.as_str()), ("do", "unseal")];
    let (status, page) = desk.send(&here, &asked, &[]).await;
    assert_eq!(status.as_u16(), 200);
    assert!(page.contains("name=\"sure\" value=\"yes\""), "{page}");
    assert_eq!(hub.page(&file).await.status, 200, "nobody was sure");

    let sure = [asked.as_slice(), [("sure", "yes")].as_slice()].concat();
    let (status, to) = desk.send(&here, &sure, &[]).await;
    assert!(
        status.is_redirection() && to.contains("done=list-unsealed"),
        "{to}"
    );
    assert_eq!(hub.page(&file).await.status, 404);
}

async fn two_who_write_on_a_handover_do_not_overwrite_each_other(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let draft = hub.api(Method::POST, PATH, Some(members("2026-11-20")));
    let draft = draft.await.expect(201);
    let here = format!("/desk{PATH}/{}", draft["name"].as_str().expect("a name"));
    let mut desk = Desk::of(&hub).await;
    let page = desk.get(&here).await;
    let (csrf, was) = (field(&page, "csrf"), field(&page, "was"));

    let mut theirs = members("2026-11-20");
    theirs["place"] = json!({"en": "Pier 40"});
    let at = here.trim_start_matches("/desk").to_owned();
    hub.api(Method::PUT, &at, Some(theirs)).await.expect(200);
    for button in ["save", "seal", "add", "more-answers", "check"] {
        let typed = [
            ("csrf", csrf.as_str()),
            ("was", was.as_str()),
            ("date", "2026-11-20"),
            ("language-1", "en"),
            ("place-1", "Gate 3"),
            ("do", button),
        ];
        let (status, page) = desk.send(&here, &typed, &[]).await;
        assert_eq!(status.as_u16(), 409, "{button}: {page}");
        assert_eq!(field(&page, "place-1"), "Gate 3", "what was typed stays");
        assert!(page.contains("Pier 40"), "beside theirs: {page}");
        let there = desk.get(&here).await;
        assert_eq!(field(&there, "place-1"), "Pier 40", "{button}");
    }
}

async fn a_file_that_is_too_large_takes_nothing_along(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let new = format!("/desk{PATH}/new");
    let csrf = field(&desk.get(&new).await, "csrf");
    let typed = [
        ("csrf", csrf.as_str()),
        ("date", "2026-11-20"),
        ("language-1", "en"),
        ("place-1", "Gate 3"),
        ("do", "add"),
    ];
    for (name, megabytes, says) in [
        ("file", 10, "The file is larger than 10 MB"),
        ("picture", 24, "The picture is larger than 24 MB"),
    ] {
        let large = vec![0_u8; megabytes * 1024 * 1024 + 1];
        let files: &[(&str, &str, &[u8])] = &[(name, "receipt.pdf", &large)];
        let (status, page) = desk.send(&new, &typed, files).await;
        assert_eq!(status.as_u16(), 422, "{name}: {page}");
        assert!(page.contains(says), "{page}");
        assert_eq!(field(&page, "place-1"), "Gate 3", "what was typed stays");
    }
}
