//! A handover on paper: the list as it was then, and the sheet.

use super::{PATH, members};
use crate::PROGRAM;
use reqwest::Method;
use serde_json::json;
use std::{fs, os::unix::fs::PermissionsExt as _, path::PathBuf};
use undersigned_tests::{
    Backend, Coalition, Desk, Server,
    desk::{between, field},
    on_either_database, until,
};

on_either_database! {
    what_is_printed_of_it_says_when_it_was_and_leads_to_no_form
    what_is_printed_names_all_who_call_for_it
}

/// In place of the renderer: a program that keeps what it should make into a PDF. It is used from the
/// next start on.
fn keep_what_is_printed(hub: &mut Server) -> PathBuf {
    let document = hub.folder().join("document");
    let program = |name: &str, text: &str| {
        let path = hub.folder().join(name);
        fs::write(&path, text).expect("it can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("they can be set");
        path.display().to_string()
    };
    let keep = format!(
        "#!/bin/sh\ncat > '{}'\nprintf '%%PDF-1.7'\n",
        document.display()
    );
    let python = program("python-that-keeps", &keep);
    let renderer = program("weasyprint", &format!("#!{python}\n"));
    hub.set("UNDERSIGNED_PDF_RENDERER", &renderer);
    document
}

async fn what_is_printed_of_it_says_when_it_was_and_leads_to_no_form(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let document = keep_what_is_printed(&mut hub);
    hub.kill().await;
    hub.run().await;
    let printed = async |path: &str| {
        until("the PDF", || async {
            match hub.page(path).await {
                made if made.status == 200 => Ok(()),
                other => Err(format!("{} {}", other.status, other.text)),
            }
        })
        .await;
        fs::read_to_string(&document).expect("it was printed")
    };
    let mut draft = hub.petition("free-them");
    draft["deadline"] = json!("2099-12-31");
    let object = hub.publish_draft(draft).await;
    let bakers = json!({
        "names": {"en": "Bakers", "es": "Panaderos"},
        "alsoKnownAs": ["Bakers and Millers"],
    });
    hub.attest(&object, bakers).await;
    let rosa = json!({"names": {"en": "Rosa Mill"}, "kind": "individual"});
    hub.attest(&object, rosa).await;
    let counts = hub.folder().join("counts.jsonl");
    let unnamed = json!({"kind": "anonymous-count", "count": 6});
    fs::write(&counts, unnamed.to_string()).expect("it can be written");
    let file = counts.display().to_string();
    let import = hub.command(&["import", "cosigners", "free-them", &file]);
    assert!(import.status.success(), "{import:?}");
    // Sealed while it was open, and handed over on another day.
    let deliver = "/appeals/free-them/deliver";
    let said = hub.api(Method::POST, deliver, Some(members("2026-11-20")));
    said.await.expect(200);
    let all = hub.get(PATH, &[]).await.expect(200);
    let id = all["published"][0]["id"].as_str().expect("an id");
    let name = id.rsplit('/').next().expect("a name");
    let then = printed(&format!("{PATH}/{name}/cosigners.pdf")).await;
    for words in [
        "20 Nov 2026</time> · first wording",
        // Where one name ends and the next begins.
        "Bakers</span> · <span",
        "1 organisation stood behind it when it was handed over.",
        // Paper says as much as the page does: every name, and every sum.
        "Bakers and Millers",
        "6 organisations counted without their names",
        "1 person who signs by name in a personal capacity",
        "The list as it stands now",
    ] {
        assert!(then.contains(words), "{words}: {then}");
    }
    for words in [
        "Open for signing",
        "class=\"code\"",
        "31 Dec 2099",
        "As of ",
        "may have grown",
    ] {
        assert!(!then.contains(words), "{words}: {then}");
    }
    // The paper that somebody takes along says of which day it is, and not that it was handed over.
    let mut desk = Desk::of(&hub).await;
    let new = "/desk/appeals/free-them/handovers/new";
    let page = desk.get(new).await;
    let pairs = [
        ("csrf", field(&page, "csrf")),
        ("language-1", field(&page, "language-1")),
        ("do", "seal".to_owned()),
    ];
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let (_, there) = desk.send(new, &pairs, &[]).await;
    let there = there.split('?').next().expect("an address").to_owned();
    let pdf = format!("{there}/cosigners.pdf");
    let reader = tokio::sync::Mutex::new(desk);
    until("the paper", || async {
        match reader.lock().await.look(&pdf).await {
            (status, _) if status == 200 => Ok(()),
            (status, text) => Err(format!("{status} {text}")),
        }
    })
    .await;
    let paper = fs::read_to_string(&document).expect("it was printed");
    for words in [
        "Delivered",
        "was handed over",
        "class=\"code\"",
        "may have grown",
    ] {
        assert!(!paper.contains(words), "{words}: {paper}");
    }
    assert!(paper.contains("As of "), "{paper}");
    // What is printed now says so, and goes on being signed.
    let now = printed("/appeals/free-them/letter.pdf").await;
    for words in ["class=\"code\"", "31 Dec 2099", "As of ", "may have grown"] {
        assert!(now.contains(words), "{words}: {now}");
    }
}

async fn what_is_printed_names_all_who_call_for_it(backend: Backend) {
    let mut coalition = Coalition::of(PROGRAM, &["hub", "nurses"], backend).await;
    coalition.follow("hub").await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    let mut draft = hub.petition("free-them");
    draft["initiators"] = json!([nurses.org]);
    let object = hub.publish_draft(draft).await;
    let accept = json!({"org": nurses.org, "object": object});
    nurses.post("/invitations/accept", accept).await.expect(202);
    let called_by =
        |html: &str, from: &str, to: &str| between(html, from, to).matches("<span").count();
    hub.until_page("/appeals/free-them", |page| {
        page.status == 200 && called_by(&page.text, "Called by</dt>", "</dd>") == 2
    })
    .await;
    let hub = coalition.server("hub");
    let document = keep_what_is_printed(hub);
    let file = hub.folder().join("both.pdf").display().to_string();
    let made = hub.command(&["export", "free-them", "--format", "pdf", "--out", &file]);
    assert!(made.status.success(), "{made:?}");
    let paper = fs::read_to_string(&document).expect("it was printed");
    assert_eq!(
        called_by(&paper, "Called by ", " · Published"),
        2,
        "{paper}"
    );
    assert!(!paper.contains("Printed from a copy"), "{paper}");
    // Whoever checks what was printed elsewhere needs the appeal's own address, and the head says who calls.
    let host = hub.host();
    let nurses = coalition.server("nurses");
    let document = keep_what_is_printed(nurses);
    let copy = format!("{host}/free-them");
    let file = nurses.folder().join("copy.pdf").display().to_string();
    let made = nurses.command(&["export", &copy, "--format", "pdf", "--out", &file]);
    assert!(made.status.success(), "{made:?}");
    let paper = fs::read_to_string(&document).expect("it was printed");
    let own = between(&paper, "Printed from a copy", "</section>");
    assert!(own.contains(&format!(">{object}<")), "{paper}");
    // So does whoever has one page of it: the appeal's own comes first, and the copy's behind it.
    let foot = between(&paper, "class=\"running\" dir=\"ltr\">", "</p>");
    assert!(foot.starts_with(&format!("{object} · http")), "{foot}");
    let head = between(&paper, "<header>", "<h1>");
    let name = between(&paper, "Called by ", "</span>");
    assert!(head.contains(&name), "{name}: {paper}");
}
