//! What is being typed at the desk when its appeal is withdrawn.

use crate::PROGRAM;
use reqwest::StatusCode;
use serde_json::json;
use undersigned_tests::{Backend, Desk, Server, desk::field, on_either_database};

on_either_database! {
    what_was_typed_before_a_withdrawal_is_still_there
    a_text_that_is_saved_after_its_withdrawal_is_shown_to_be_copied
    a_list_that_is_sealed_too_late_says_why_where_it_would_stand
    a_list_of_invitees_that_is_given_too_late_comes_back
}

const MANAGE: &str = "/desk/appeals/brakes";

async fn what_was_typed_before_a_withdrawal_is_still_there(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    let mut desk = Desk::of(&hub).await;
    let typed = [("language-1", "en"), ("title-1", "Come all the same")];
    let folders = ["meetings", "letters"].map(|folder| format!("{MANAGE}/{folder}"));
    for list in &folders {
        // A button of the form itself keeps what is not saved.
        let kept = [typed[0], typed[1], ("do", "more-languages")];
        let (status, page) = desk.submit(&format!("{list}/new"), &kept).await;
        assert_eq!(status, StatusCode::OK, "{page}");
    }
    hub.end("brakes", "withdraw").await.expect(200);
    for list in &folders {
        let new = format!("{list}/new");
        let page = desk.get(list).await;
        // Neither does it lead there any more, nor say how that is done.
        for said in [new.as_str(), "class=\"lead\""] {
            assert!(!page.contains(said), "{said}: {page}");
        }
        let page = desk.get(&new).await;
        assert!(page.contains("Come all the same"), "{page}");
        let (status, page) = desk.submit(&new, &typed).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        for said in ["no new meeting and no new letter", "Come all the same"] {
            assert!(page.contains(said), "{said}: {page}");
        }
    }
}

async fn a_text_that_is_saved_after_its_withdrawal_is_shown_to_be_copied(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    let mut desk = Desk::of(&hub).await;
    hub.end("brakes", "withdraw").await.expect(200);
    let typed = [("title-1", "Brakes"), ("body-1", "As at the quayside.")];
    for form in ["edit", "translate/fr"] {
        let (status, page) = desk.submit(&format!("{MANAGE}/{form}"), &typed).await;
        assert_eq!(status, StatusCode::CONFLICT, "{page}");
        for said in ["has been withdrawn", "As at the quayside."] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("name=\"body-1\""), "{page}");
    }
}

async fn a_list_that_is_sealed_too_late_says_why_where_it_would_stand(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    let members = json!({
        "languages": ["en"], "date": "2026-11-20", "takenBy": {"en": "The mayor"},
    });
    let draft = hub.post("/appeals/brakes/handovers", members).await;
    let draft = draft.expect(201);
    let name = draft["name"].as_str().expect("a name");
    hub.end("brakes", "withdraw").await.expect(200);
    let mut desk = Desk::of(&hub).await;
    let page = desk.get(&format!("{MANAGE}/handovers")).await;
    assert!(!page.contains("Seal the list as it stands"), "{page}");
    // A form that was open still has the button.
    let csrf = field(&desk.get("/desk/account").await, "csrf");
    let seals = [
        ("csrf", csrf.as_str()),
        ("language-1", "en"),
        ("taken-by-1", "The mayor"),
        ("do", "seal"),
    ];
    let open = format!("{MANAGE}/handovers/{name}");
    let (status, page) = desk.send(&open, &seals, &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    for said in ["href=\"#list\"", "id=\"list\"", "no list is sealed"] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

async fn a_list_of_invitees_that_is_given_too_late_comes_back(backend: Backend) {
    const LIST: &str = "hall@clerks.example, Clerks\nnobody at all";
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&hub).await;
    let ends = [
        ("brakes", "close", "takes no signatures any more"),
        (
            "ropes",
            "withdraw",
            "The appeal has been withdrawn by its organiser",
        ),
    ];
    for (slug, end, why) in ends {
        hub.publish(slug).await;
        hub.end(slug, end).await.expect(200);
        let open = format!("/desk/appeals/{slug}/invitees");
        let page = desk.get(&open).await;
        assert!(!page.contains("name=\"list\""), "{page}");
        let csrf = field(&desk.get("/desk/account").await, "csrf");
        let given = [("language", "es"), ("words", "Dear all")];
        // Looked at too late, and looked at in time but sent too late.
        let look = [("csrf", csrf.as_str()), ("list", LIST), given[0], given[1]];
        let looked = desk.send(&open, &look, &[]).await;
        let send = [
            ("list", "hall@clerks.example\t\"Clerks\"\tes\n"),
            ("given", LIST),
            given[0],
            given[1],
        ];
        let sent = desk.submit(&format!("{open}/send"), &send).await;
        for (status, page) in [looked, sent] {
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
            let es = "value=\"es\" selected";
            for said in LIST.lines().chain(["Dear all", es, why, "role=\"alert\""]) {
                assert!(page.contains(said), "{said}: {page}");
            }
        }
    }
}
