//! Under which wording those stand whom an organiser has entered.

use super::demands;
use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Server,
    desk::{between, field},
    on_both_databases, on_either_database,
};

on_both_databases! {
    paper_stands_under_the_wording_of_its_day
}

on_either_database! {
    who_was_entered_agrees_to_a_new_wording_with_one_button
    one_who_was_entered_agrees_by_being_corrected
}

async fn paper_stands_under_the_wording_of_its_day(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("free-them").await;
    let addressee = json!({
        "office": {"en": "Port Authority", "zh-Hant": "港務局"},
        "postal": "Quay 2", "email": "port@amery.example",
    });
    let change = json!({"demands": demands("twelve"), "addressees": [addressee]});
    hub.revise("free-them", change).await.expect(200);
    let mut desk = Desk::of(&hub).await;
    let path = "/desk/appeals/free-them/signers/sign";
    let paper = |name: &'static str| {
        vec![
            ("language-1", "en"),
            ("name-1", name),
            ("kind", "organisation"),
            ("provenance", "paper"),
            ("signed-at", "2015-12-08"),
        ]
    };
    let (status, page) = desk.submit(path, &paper("Dockers")).await;
    assert!(status.is_redirection(), "{page}");

    // Whoever says a later wording is told once that it was not there yet; there is no ninth one.
    let mut asked = paper("Nurses");
    asked.push(("wording", "2"));
    let (status, page) = desk.submit(path, &asked).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    let chosen = "<option value=\"2\" selected>";
    assert!(
        page.contains("had not been published yet") && page.contains(chosen),
        "{page}"
    );
    let mut none = paper("Bakers");
    none.push(("wording", "9"));
    let (status, page) = desk.submit(path, &none).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(page.contains("<option value=\"1\" selected>"), "{page}");
    assert_eq!(hub.list(&appeal).await.len(), 1, "nothing was signed");
    asked.push(("sure-wording", "2"));
    let (status, page) = desk.submit(path, &asked).await;
    assert!(status.is_redirection(), "{page}");
    let list = hub.list(&appeal).await;
    let stands: Vec<_> = list
        .iter()
        .map(|entry| (entry["names"]["en"].as_str(), entry["revision"].as_u64()))
        .collect();
    let wanted = [(Some("Dockers"), Some(1)), (Some("Nurses"), Some(2))];
    assert_eq!(stands, wanted);

    for own in ["/appeals/free-them", "/appeals/free-them/revisions/2"] {
        let page = hub.page(own).await.text;
        assert!(
            page.contains("<bdi>Quay 2</bdi>") && page.contains("<bdi>port@amery.example</bdi>"),
            "what is signed is shown at {own}: {page}"
        );
    }
    let earlier = hub.page("/appeals/free-them/revisions/1").await.text;
    for words in [
        "stands under this wording now",
        "Whoever has signed a later wording since is counted there",
    ] {
        assert!(earlier.contains(words), "{words}: {earlier}");
    }
    assert!(!earlier.contains("signed this wording"), "{earlier}");
    let feed = hub.page("/appeals/free-them/updates.atom").await.text;
    assert!(feed.contains("Wording 1, since replaced."), "{feed}");
    assert_eq!(feed.matches("Open for signing").count(), 1, "{feed}");
    let feed = hub.page("/appeals.atom").await.text;
    assert!(
        !feed.contains(&format!("<name>{}</name>", hub.host())),
        "its organiser has a name: {feed}"
    );
}

async fn who_was_entered_agrees_to_a_new_wording_with_one_button(backend: Backend) {
    const AT: &str = "/desk/appeals/free-them/co-signers";
    const BUTTON: &str = "They agree to the new wording";
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    for name in ["Dockers", "Nurses"] {
        let paper = [
            ("language-1", "en"),
            ("name-1", name),
            ("kind", "organisation"),
            ("provenance", "paper"),
        ];
        let path = "/desk/appeals/free-them/signers/sign";
        let (status, page) = desk.submit(path, &paper).await;
        assert!(status.is_redirection(), "{page}");
    }
    assert!(!desk.get(AT).await.contains(BUTTON), "there is no other");
    let before = hub.list(&appeal).await;
    let change = json!({"demands": demands("twelve")});
    hub.revise("free-them", change).await.expect(200);

    let page = desk.get("/desk/appeals/free-them").await;
    assert!(page.contains("2 signers whom you entered"), "{page}");
    assert!(page.contains(&format!("href=\"{AT}#entered\"")), "{page}");
    let page = desk.get(AT).await;
    let count = |earlier: usize, current: usize| {
        format!("Under an earlier wording: {earlier}. Under the current one: {current}.")
    };
    assert!(
        page.contains(&count(2, 0)) && page.contains(BUTTON),
        "{page}"
    );
    let text = field(&page, "text");
    let affirm = format!("{AT}/affirm");
    // Nobody says it who has not asked, nor of a text that was not shown.
    for (fields, why) in [
        (vec![("text", text.as_str())], "Say that you are sure"),
        (vec![("text", "sha-256:other"), ("sure", "yes")], ""),
    ] {
        let (status, page) = desk.submit(&affirm, &fields).await;
        assert!(status.is_client_error(), "{status} {page}");
        assert!(page.contains(why), "{page}");
    }
    let pins = |list: &[Value]| -> Vec<Option<u64>> {
        let pins = list.iter().map(|entry| entry["revision"].as_u64());
        pins.collect()
    };
    assert_eq!(pins(&hub.list(&appeal).await), [Some(1), Some(1)]);
    for _ in 0..2 {
        let fields = [("text", text.as_str()), ("sure", "yes")];
        let (_, to) = desk.submit(&affirm, &fields).await;
        assert_eq!(to, format!("{AT}?done=entered-affirmed"));
    }
    let after = hub.list(&appeal).await;
    assert_eq!(pins(&after), [Some(2), Some(2)]);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before["names"], after["names"]);
        assert_eq!(before["number"], after["number"]);
    }
    assert!(!desk.get(AT).await.contains(BUTTON));
    let page = desk.get("/desk/appeals/free-them").await;
    assert!(!page.contains("whom you entered"), "{page}");
}

async fn one_who_was_entered_agrees_by_being_corrected(backend: Backend) {
    const PATH: &str = "/desk/appeals/free-them/signers";
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let sign = format!("{PATH}/sign");
    let paper = |id: &str, name: &str| {
        let fields = [
            ("id", id),
            ("language-1", "en"),
            ("name-1", name),
            ("kind", "organisation"),
            ("provenance", "paper"),
        ];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let stands = async || -> Vec<(String, Option<u64>)> {
        let list = hub.list(&appeal).await;
        let entries = list.iter().map(|entry| {
            let name = entry["names"]["en"].as_str().unwrap_or_default();
            (name.to_owned(), entry["revision"].as_u64())
        });
        entries.collect()
    };
    for name in ["Dockers", "Nurses"] {
        let (status, page) = desk.submit(&sign, &pairs(&paper("", name))).await;
        assert!(status.is_redirection(), "{page}");
    }
    let list = hub.list(&appeal).await;
    let about = list[0]["id"].as_str().expect("an id").to_owned();
    // There is no other wording to agree to.
    let dockers = paper(&about, "Dockers");
    let (status, page) = desk.submit(PATH, &pairs(&dockers)).await;
    assert!(status.is_success() && !page.contains("<option"), "{page}");

    let change = json!({"demands": demands("twelve")});
    hub.revise("free-them", change).await.expect(200);
    let (status, page) = desk.submit(PATH, &pairs(&dockers)).await;
    assert!(status.is_success(), "{page}");
    assert!(page.contains("<option value=\"1\" selected>"), "{page}");
    let text = between(&page, "<option value=\"sha-256:", "\"");
    let text = format!("sha-256:{text}");

    // Corrected alone, it has signed nothing new; nor does anybody agree to a text that was not shown.
    let renamed = paper(&about, "Dockers’ Union");
    for (wording, is_taken) in [("1", true), ("sha-256:other", false)] {
        let mut fields = pairs(&renamed);
        fields.push(("wording", wording));
        let (status, page) = desk.submit(&sign, &fields).await;
        assert_eq!(status.is_redirection(), is_taken, "{page}");
        let stood = [("Dockers’ Union", Some(1)), ("Nurses", Some(1))];
        assert_eq!(
            stands().await,
            stood.map(|(name, pin)| (name.to_owned(), pin))
        );
    }
    let mut fields = pairs(&renamed);
    fields.push(("wording", text.as_str()));
    let (status, page) = desk.submit(&sign, &fields).await;
    assert!(status.is_redirection(), "{page}");
    let stood = [("Dockers’ Union", Some(2)), ("Nurses", Some(1))];
    assert_eq!(
        stands().await,
        stood.map(|(name, pin)| (name.to_owned(), pin))
    );
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = fields.iter();
    pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}
