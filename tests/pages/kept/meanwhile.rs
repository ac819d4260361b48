//! What is written at the desk while somebody else is quicker.

use super::{LETTER, draft};
use crate::PROGRAM;
use reqwest::StatusCode;
use serde_json::json;
use undersigned_tests::{Backend, Desk, Server, desk::field, on_either_database};

on_either_database! {
    nothing_is_overwritten_unseen
    a_translation_changes_its_own_language_only
    what_is_prepared_outlives_a_change_by_a_program
    a_translation_of_two_people_is_not_overwritten_unseen
    an_update_of_two_people_is_not_overwritten_unseen
    what_is_published_is_the_whole_draft_that_was_read
}

async fn nothing_is_overwritten_unseen(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let csrf = draft(&server, &mut desk).await;
    let edit = "/desk/appeals/ropes/edit";
    // Two windows with the same content.
    let was = field(&desk.get(edit).await, "was");
    let mut sent = Vec::new();
    for body in ["Theirs.", "Mine."] {
        let mut fields = vec![
            ("csrf", csrf.as_str()),
            ("was", was.as_str()),
            ("body-1", body),
        ];
        fields.extend(LETTER);
        sent.push(desk.post(edit, &fields).await);
    }
    assert_eq!(sent[0].0, StatusCode::SEE_OTHER);
    let (status, page) = &sent[1];
    assert_eq!(*status, StatusCode::CONFLICT);
    assert!(page.contains("It was changed since you opened this page") && page.contains("Mine."));
    // Not what is kept of one's own.
    let theirs = format!("href=\"{edit}?saved=yes\"");
    assert!(page.contains(&theirs), "{page}");
    assert!(desk.get(edit).await.contains("Theirs."));
    // Having seen both, one may save.
    let now = field(page, "was");
    assert_ne!(now, was);
    let mut fields = vec![
        ("csrf", csrf.as_str()),
        ("was", now.as_str()),
        ("body-1", "Both."),
    ];
    fields.extend(LETTER);
    assert_eq!(desk.post(edit, &fields).await.0, StatusCode::SEE_OTHER);
    assert!(desk.get(edit).await.contains("Both."));
}

async fn a_translation_changes_its_own_language_only(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let csrf = draft(&server, &mut desk).await;
    let path = "/desk/appeals/ropes/translate/de";
    let page = desk.get(path).await;
    let was = field(&page, "was");
    let fields = [
        ("csrf", csrf.as_str()),
        ("was", was.as_str()),
        ("source", "en"),
        ("title", "Heile Seile"),
        ("source-title", "Sound ropes"),
        ("body-1", ""),
        ("source-body-1", "One."),
        ("body-2", "Zwei."),
        ("source-body-2", "Two."),
        ("title-1", "never"),
    ];
    let (status, to) = desk.post(path, &fields).await;
    assert_eq!(
        (status, to.as_str()),
        (
            StatusCode::SEE_OTHER,
            "/desk/appeals/ropes/translate/de?done=translation-saved"
        )
    );
    let page = desk.get(path).await;
    assert!(page.contains("2 of 3 parts"), "{page}");
    let (_, again) = desk.post(path, &fields).await;
    assert!(
        again.contains("This appeal was changed since"),
        "from an old form"
    );

    // The source changes: the part is out of date, and stands beside what changed.
    let edit = "/desk/appeals/ropes/edit";
    let page = desk.get(edit).await;
    assert!(page.contains("Sound ropes") && page.contains("Heile Seile"));
    let was = field(&page, "was");
    let mut changed = vec![
        ("csrf", csrf.as_str()),
        ("slug", "ropes"),
        ("was", was.as_str()),
        ("body-1", "One.\n\nTwo and a half."),
        ("language-2", "de"),
        ("title-2", "Heile Seile"),
        ("body-2", "Zwei."),
    ];
    changed.extend(LETTER);
    assert_eq!(desk.post(edit, &changed).await.0, StatusCode::SEE_OTHER);
    let page = desk.get(path).await;
    assert!(
        page.contains("out of date") && page.contains("1 of 3 parts"),
        "{page}"
    );
    assert!(
        page.contains("name=\"was-body-2\" value=\"Two.\""),
        "{page}"
    );

    // Another organisation's appeal is not there, nor a language that is none.
    assert!(
        desk.get("/desk/appeals/ropes/translate/de")
            .await
            .contains("Into")
    );
    // One is begun by its name, too; a language that there is not, not at all.
    let begin = "/desk/appeals/ropes/translate?language=";
    let (status, _) = desk.look(&format!("{begin}french")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let page = desk.get(&format!("{begin}klingon")).await;
    assert!(
        page.contains("href=\"#language\"") && page.contains("value=\"klingon\""),
        "{page}"
    );
    let nothing = desk.get("/desk/appeals/nothing/translate/de").await;
    assert!(!nothing.contains("Into Deutsch"));
}

fn translation<'a>(csrf: &'a str, was: &'a str, title: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("csrf", csrf),
        ("was", was),
        ("source", "en"),
        ("title", title),
        ("source-title", "Sound ropes"),
        ("body-1", "Eins."),
    ]
}

async fn a_translation_of_two_people_is_not_overwritten_unseen(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let csrf = draft(&server, &mut desk).await;
    let path = "/desk/appeals/ropes/translate/de";
    let was = field(&desk.get(path).await, "was");
    let theirs = translation(&csrf, &was, "Heile Seile");
    let (status, to) = desk.post(path, &theirs).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");

    let mine = translation(&csrf, &was, "Gute Seile");
    let (status, page) = desk.post(path, &mine).await;
    assert_eq!(status, StatusCode::CONFLICT, "{page}");
    assert!(page.contains("value=\"Gute Seile\""), "{page}");
    // What they wrote stands beside it, with a way to open it.
    assert!(page.contains("It was changed since you opened this page"));
    assert!(page.contains("<del>") && page.contains("Heile"), "{page}");
    let saved = format!("{path}?saved=yes");
    assert!(page.contains(&format!("href=\"{saved}\"")), "{page}");
    assert!(desk.get(&saved).await.contains("Heile Seile"));
    // Having seen both, one may save.
    let now = field(&page, "was");
    let both = translation(&csrf, &now, "Gute, heile Seile");
    let (status, to) = desk.post(path, &both).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(desk.get(path).await.contains("Gute, heile Seile"));
}

async fn what_is_prepared_outlives_a_change_by_a_program(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    draft(&server, &mut desk).await;
    server.end("ropes", "publish").await.expect(200);
    let edit = "/desk/appeals/ropes/edit";
    let page = desk.get(edit).await;
    let (csrf, was) = (field(&page, "csrf"), field(&page, "was"));
    let mut typed = vec![
        ("csrf", csrf.as_str()),
        ("was", was.as_str()),
        ("body-1", "One.\n\nTwo, and a word for later: quayside."),
    ];
    typed.extend(LETTER);
    let (status, to) = desk.post(edit, &typed).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(desk.get(edit).await.contains("quayside"));

    let deadline = json!({"deadline": "2099-01-31"});
    let revised = server.revise("ropes", deadline).await.expect(200);
    assert_eq!(revised["deadline"], "2099-01-31");
    assert!(!revised.to_string().contains("quayside"));
    assert!(desk.get(edit).await.contains("quayside"));
}

async fn what_is_published_is_the_whole_draft_that_was_read(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    draft(&server, &mut desk).await;
    let publish = "/desk/appeals/ropes/publish";
    let read = field(&desk.get(publish).await, "draft");
    // Not a word of the text changes, and yet it is another appeal.
    let deadline = json!({"deadline": "2099-01-31"});
    server.revise("ropes", deadline).await.expect(200);
    let was = [("was", ""), ("draft", read.as_str())];
    let (status, page) = desk.submit(publish, &was).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let now = server.get("/appeals/ropes", &[]).await.expect(200);
    assert_eq!(now["status"], "draft");
    // The answer shows what it is now.
    let read = field(&page, "draft");
    let now = [("was", ""), ("draft", read.as_str())];
    let (status, to) = desk.submit(publish, &now).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
}

fn update<'a>(csrf: &'a str, was: &'a str, body: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("csrf", csrf),
        ("do", "save"),
        ("was", was),
        ("language-1", "en"),
        ("title-1", "News"),
        ("body-1", body),
    ]
}

async fn an_update_of_two_people_is_not_overwritten_unseen(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    server.publish_draft(server.petition("ropes")).await;
    let csrf = field(&desk.get("/desk/account").await, "csrf");
    let new = "/desk/appeals/ropes/updates/new";
    let (status, to) = desk.post(new, &update(&csrf, "", "First.")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let here = to.split('?').next().unwrap_or_default().to_owned();
    let was = field(&desk.get(&here).await, "was");

    let (status, to) = desk.post(&here, &update(&csrf, &was, "By Ana.")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let (status, page) = desk.post(&here, &update(&csrf, &was, "By Bo.")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(
        page.contains("This was changed since you opened this page"),
        "{page}"
    );
    assert!(page.contains("By Bo."), "{page}");
    // Theirs stands beside it, with a way to open it.
    assert!(page.contains("<del>") && page.contains("Ana"), "{page}");
    let theirs = format!("<a href=\"{here}\" target=\"_blank\"");
    assert!(page.contains(&theirs), "{page}");
    assert!(desk.get(&here).await.contains("By Ana."));
    // Now it is known.
    let (status, to) = desk
        .post(&here, &update(&csrf, &field(&page, "was"), "By both."))
        .await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(desk.get(&here).await.contains("By both."));
}
