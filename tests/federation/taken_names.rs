//! Whoever comes by the name of somebody on the list, or by one that looks like it, waits for a person on open appeals, too.

use crate::{PROGRAM, moving::until_listed};
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Desk, Server, on_both_databases, on_either_database, until};

on_both_databases! {
    whoever_is_called_like_another_waits_for_a_person
}

on_either_database! {
    nobody_is_called_otherwise_by_itself_as_another_is
    who_waits_for_a_name_comes_once_it_is_nobodys
}

const NAME: &str = "Quayside Union";
/// The same with a Cyrillic letter.
const FORGED: &str = "Quays\u{456}de Union";

/// What an organisation's own server knows of what it signed.
async fn standing(server: &Server, object: &str) -> Value {
    let query = [("org", server.org.as_str()), ("object", object)];
    let told = server.get("/endorsements", &query).await.expect(200);
    assert_eq!(told["state"], "endorsed", "{told}");
    told["standing"].clone()
}

/// Waits until somebody waits for a reason.
async fn until_why(hub: &Server, object: &str, who: &str, why: &str) {
    until(&format!("{who} waits: {why}"), || async {
        let waiting = hub.get("/pending", &[("object", object)]).await.expect(200);
        let items = waiting["items"].as_array().cloned().unwrap_or_default();
        match items
            .iter()
            .any(|one| one["about"] == who && one["why"] == why)
        {
            true => Ok(()),
            false => Err(waiting.to_string()),
        }
    })
    .await;
}

async fn whoever_is_called_like_another_waits_for_a_person(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let quay = Server::start(PROGRAM, "quay", backend).await;
    let strangers = Server::start(PROGRAM, "strangers", backend).await;
    let object = hub.publish("wages").await;
    quay.endorse(&object, NAME).await.expect(202);
    until_listed(&hub, &object, &quay.org, true).await;

    let told = strangers.endorse(&object, FORGED).await.expect(202);
    assert_eq!(told["state"], "endorsed", "{told}");
    assert_eq!(told["standing"], "waiting", "{told}");
    until_why(&hub, &object, &strangers.org, "name_taken").await;
    assert_eq!(hub.list(&object).await.len(), 1);
    // Whoever signed is told that it is sent and not listed, wherever it is told anything of it.
    assert_eq!(standing(&strangers, &object).await, "waiting");
    let mut desk = Desk::of(&strangers).await;
    let not_yet = "Signed and sent; the organiser’s server has not put it on the list yet.";
    let ask = format!("<a href=\"{}\" dir=\"auto\">", hub.org);
    let ask = ask.as_str();
    for (path, said) in [
        ("/desk", vec!["sent, not on the list yet"]),
        (
            "/desk/endorse/done",
            vec!["<h1>Signed and sent</h1>", not_yet, ask],
        ),
        ("/desk/endorse/check", vec![not_yet, ask]),
        ("/desk/endorse/receipt", vec!["not yet: signed and sent"]),
    ] {
        let page = desk.get(&format!("{path}?object={object}")).await;
        for said in said {
            assert!(page.contains(said), "{path}: {said}: {page}");
        }
    }
    // Whoever decides reads why, and whose name it is.
    let mut desk = Desk::of(&hub).await;
    let page = desk.get("/desk/appeals/wages/queue").await;
    for said in [
        "A person decides: this name, or one that looks like it, is here already.",
        "or looks like it. It may be a branch of it",
        "It comes onto the list by itself once nobody else there has such a name.",
        "A word mixes letters of two scripts that look alike.",
        NAME,
        FORGED,
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // Another name is nobody's.
    strangers.endorse(&object, "Rope Makers").await.expect(202);
    until_listed(&hub, &object, &strangers.org, true).await;
    until("what their own server knows", || async {
        match standing(&strangers, &object).await {
            known if known == "listed" => Ok(()),
            known => Err(known.to_string()),
        }
    })
    .await;

    // The very name, written otherwise, is looked at as well: a branch waits for a click.
    let branch = Server::start(PROGRAM, "branch", backend).await;
    // Before it signs, its own desk says so.
    let mut own = Desk::of(&branch).await;
    let address = [("object", object.as_str())];
    let (status, page) = own.submit("/desk/endorse", &address).await;
    assert_eq!(status, 303, "{page}");
    for (name, further) in [
        ("QUAYSIDE  UNION.", ""),
        ("Rivets", "Net Menders\nQuayside Union"),
    ] {
        let named = [
            ("object", object.as_str()),
            ("language-1", "en"),
            ("name-1", name),
            ("also-known-as", further),
            ("do", "more-names"),
        ];
        let (_, page) = own.submit("/desk/endorse/check", &named).await;
        let said = "has this name or one that looks like it";
        assert!(page.contains(said), "{name}: {page}");
    }
    // Whose name it is that this server hides is not said by this way either.
    let blocked = branch.command(&["admin", "blocks", "add", &quay.host()]);
    assert!(blocked.status.success(), "{blocked:?}");
    let named = [
        ("object", object.as_str()),
        ("language-1", "en"),
        ("name-1", "QUAYSIDE  UNION."),
        ("do", "more-names"),
    ];
    let (_, page) = own.submit("/desk/endorse/check", &named).await;
    let said = "Somebody whom this server does not show has this name";
    assert!(page.contains(said), "{page}");
    assert!(!page.contains("/orgs/quay"), "{page}");
    branch
        .endorse(&object, "QUAYSIDE  UNION.")
        .await
        .expect(202);
    until_why(&hub, &object, &branch.org, "name_taken").await;
    // Whoever is refused waits for a person whatever it says next, and the desk says so.
    let refusal = json!({
        "org": hub.org, "object": object, "about": branch.org, "reason": "abuse",
    });
    hub.post("/refusals", refusal).await.expect(200);
    branch.endorse(&object, "Net Menders").await.expect(202);
    until_why(&hub, &object, &branch.org, "refused_before").await;
    assert!(hub.entry(&object, &branch.org).await.is_none());
    let page = desk.get("/desk/appeals/wages/queue").await;
    for said in [
        "A person decides: what it said before was refused here.",
        "Refused ",
        "Net Menders",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    hub.decide(&object, &branch.org, "admitted")
        .await
        .expect(201);
    until_listed(&hub, &object, &branch.org, true).await;

    // Who was entered by hand keeps nobody's name free, and a list that an organiser enters is asked nothing.
    let paper = json!({"names": {"en": "Rope Makers"}, "provenance": "paper"});
    hub.attest(&object, paper).await;
    assert_eq!(hub.list(&object).await.len(), 4);
}

async fn nobody_is_called_otherwise_by_itself_as_another_is(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let strangers = Server::start(PROGRAM, "strangers", backend).await;
    let object = hub.publish("wages").await;
    let paper = json!({"names": {"en": NAME}, "provenance": "paper"});
    hub.attest(&object, paper).await;
    strangers.endorse(&object, "Rope Makers").await.expect(202);
    until_listed(&hub, &object, &strangers.org, true).await;

    strangers.endorse(&object, FORGED).await.expect(202);
    until_why(&hub, &object, &strangers.org, "name_changed").await;
    let query = [("org", strangers.org.as_str()), ("object", object.as_str())];
    until("their own server, that the name waits", || async {
        let told = strangers.get("/endorsements", &query).await.expect(200);
        match told["standing"] == "listed" && told["nameConfirmed"] == false {
            true => Ok(()),
            false => Err(told.to_string()),
        }
    })
    .await;
    let done = format!("/desk/endorse/done?object={object}");
    let done = Desk::of(&strangers).await.get(&done).await;
    assert!(
        done.contains("is on the list; the name that it gives now"),
        "{done}"
    );
    assert!(
        done.contains("the former one is not shown either"),
        "{done}"
    );
    let mut desk = Desk::of(&strangers).await;
    for (path, said) in [
        ("", "not yet under the names that it gives now"),
        ("/endorse/check", "does not show the former one any more"),
        ("/endorse/receipt", "yes, but not yet under these names"),
        ("/endorse/done", "No. 2 of the undersigned"),
        ("/endorse/receipt", "No. 2 of the undersigned"),
        ("/endorse/receipt", "\n  --root z6Mk"),
    ] {
        let page = desk.get(&format!("/desk{path}?object={object}")).await;
        assert!(page.contains(said), "{path}: {said}: {page}");
    }
    let entry = hub.entry(&object, &strangers.org).await.expect("it stands");
    assert_ne!(entry["names"]["en"], FORGED, "{entry}");
    // At the organiser's desk there is nobody to refuse, but perhaps somebody to remove.
    let mut desk = Desk::of(&hub).await;
    let queue = "/desk/appeals/wages/queue";
    for path in ["/desk", "/desk/appeals/wages", queue] {
        let page = desk.get(path).await;
        let said = "The new name is not shown until it is let in.";
        assert!(page.contains(said), "{path}: {page}");
        assert!(page.contains("value=\"remove 1\""), "{path}: {page}");
        assert!(!page.contains("value=\"refuse 1\""), "{path}: {page}");
    }
    let pressed = |one: &'static str| {
        [
            ("id-1", strangers.org.as_str()),
            ("here", "/desk"),
            ("one", one),
        ]
    };
    let (status, to) = desk.submit(queue, &pressed("remove 1")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let page = desk.get(&to).await;
    assert!(
        page.contains("Will leave the list on every server."),
        "{page}"
    );
    // A name of their own is let in at once.
    strangers
        .endorse(&object, "Rope Makers’ Union")
        .await
        .expect(202);
    until("their own name", || async {
        let entry = hub.entry(&object, &strangers.org).await.unwrap_or_default();
        match entry["names"]["en"] == "Rope Makers’ Union" {
            true => Ok(()),
            false => Err(entry.to_string()),
        }
    })
    .await;
    // Let in by a person, it is not they who are said to have been let in.
    strangers.endorse(&object, FORGED).await.expect(202);
    until_why(&hub, &object, &strangers.org, "name_changed").await;
    let (status, to) = desk.submit(queue, &pressed("admit 1")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let page = desk.get(&to).await;
    let said = format!("The new name {FORGED} now stands on the list.");
    assert!(page.contains(&said), "{page}");
}

async fn who_waits_for_a_name_comes_once_it_is_nobodys(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let strangers = Server::start(PROGRAM, "strangers", backend).await;
    let object = hub.publish("wages").await;
    let paper = json!({"names": {"en": NAME}, "provenance": "paper"});
    let id = hub.attest(&object, paper).await;
    strangers.endorse(&object, FORGED).await.expect(202);
    until_why(&hub, &object, &strangers.org, "name_taken").await;
    hub.decide(&object, &id, "removed").await.expect(201);
    until_listed(&hub, &object, &strangers.org, true).await;
}
