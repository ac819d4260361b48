//! What is written beside a list (updates, letters, meetings, handovers): kept where it is shown again, and
//! no draft where nothing stands.

use crate::PROGRAM;
use reqwest::StatusCode;
use undersigned_tests::{Backend, Desk, Server, desk::field, on_either_database};

on_either_database! {
    what_is_shown_again_beside_a_list_is_kept
    nothing_is_made_of_a_meeting_or_handover_in_which_nothing_stands
}

async fn what_is_shown_again_beside_a_list_is_kept(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    server.publish_draft(server.petition("ropes")).await;
    let (unsaved, title) = ("and did not save", ("title-1", "On the quay"));
    for (folder, button, words) in [
        ("updates", "more-languages", ("body-1", "Seen first.")),
        ("updates", "more-rows", ("body-1", "Seen then.")),
        ("letters", "more-languages", ("text-1", "Seen first.")),
        ("letters", "more-rows", ("text-1", "Seen then.")),
        ("meetings", "more-languages", ("body-1", "Seen first.")),
    ] {
        let new = format!("/desk/appeals/ropes/{folder}/new");
        let mut fields = vec![("do", button), ("language-1", "en")];
        // Who has written nothing finds nothing. In a letter it stands to whom the appeal goes.
        if folder == "letters" {
            fields.push(("to-office-1-1", "Minister of the Interior"));
            fields.push(("to-postal-1", ""));
        }
        let (status, page) = desk.submit(&new, &fields).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        assert!(!desk.get(&new).await.contains(unsaved), "{folder} {button}");
        fields.extend([title, words]);
        let (status, page) = desk.submit(&new, &fields).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        let again = desk.get(&new).await;
        assert!(
            again.contains(unsaved) && again.contains(words.1),
            "{again}"
        );
        // It stands in the form, and is not to be sent from above it.
        assert!(!again.contains("name=\"kept-page\""), "{again}");
        fields[0].1 = "save";
        let (status, to) = desk.submit(&new, &fields).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
        assert!(!desk.get(&new).await.contains(unsaved), "{folder} {button}");

        let here = to.split('?').next().unwrap_or_default().to_owned();
        let was = field(&desk.get(&here).await, "was");
        fields[0].1 = button;
        fields.push(("was", was.as_str()));
        // The same as is saved is nothing new.
        desk.submit(&here, &fields).await;
        assert!(
            !desk.get(&here).await.contains(unsaved),
            "{folder} {button}"
        );
        let other = fields.iter_mut().find(|(name, _)| *name == words.0);
        other.expect("the field").1 = "Seen at last.";
        desk.submit(&here, &fields).await;
        let again = desk.get(&here).await;
        let found = again.contains(unsaved) && again.contains("Seen at last.");
        assert!(found, "{again}");
        let (_, to) = desk.submit("/desk/kept", &[("page", &here)]).await;
        assert!(desk.get(&to).await.contains(words.1), "{folder} {button}");
    }
}

async fn nothing_is_made_of_a_meeting_or_handover_in_which_nothing_stands(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    server.publish_draft(server.petition("ropes")).await;
    let csrf = field(&desk.get("/desk/account").await, "csrf");
    let list = async |desk: &mut Desk, folder: &str| {
        let page = desk.get(&format!("/desk/appeals/ropes/{folder}")).await;
        page.contains("Without a title")
    };
    let meeting = "/desk/appeals/ropes/meetings/new";
    let mut fields = vec![
        ("csrf", csrf.as_str()),
        ("do", "save"),
        ("zone", "Europe/Berlin"),
        ("status", "planned"),
        ("language-1", "en"),
    ];
    let (status, page) = desk.post(meeting, &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(page.contains("href=\"#title-1\""), "{page}");
    assert!(!list(&mut desk, "meetings").await);
    fields.push(("date", "2090-12-04"));
    let (status, to) = desk.post(meeting, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(list(&mut desk, "meetings").await, "a day is something");

    let handover = "/desk/appeals/ropes/handovers/new";
    for (asked, wanted) in [
        ("save", StatusCode::UNPROCESSABLE_ENTITY),
        ("check", StatusCode::UNPROCESSABLE_ENTITY),
        ("more-languages", StatusCode::OK),
        ("more-answers", StatusCode::OK),
        ("add", StatusCode::OK),
    ] {
        let fields = [
            ("csrf", csrf.as_str()),
            ("do", asked),
            ("language-1", "en"),
            ("date", ""),
        ];
        let (status, page) = desk.send(handover, &fields, &[]).await;
        assert_eq!(status, wanted, "{asked}: {page}");
        let said = page.contains("href=\"#taken-by-1\"");
        assert_eq!(said, wanted != StatusCode::OK, "{asked}: {page}");
        assert!(!list(&mut desk, "handovers").await, "{asked}");
    }
}
