//! What is written at the desk when the session has ended, and when somebody else is quicker.

use crate::PROGRAM;
use reqwest::StatusCode;
use serde_json::json;
use undersigned_store::{ConnectionTrait as _, Database};
use undersigned_tests::{Backend, Desk, Server, desk::field, on_both_databases};

on_both_databases! {
    what_is_written_outlives_the_session
    every_form_with_words_outlives_the_session
    a_form_is_shown_again_on_the_page_on_which_it_stood
    row_617_a_form_of_a_session_that_was_ended_is_given_back
    what_is_wrong_is_said_in_the_language_of_the_session
    nothing_is_overwritten_unseen
    a_translation_changes_its_own_language_only
    a_draft_is_kept_before_it_is_whole
    a_draft_is_thrown_away_once_somebody_is_sure
    changes_to_what_is_published_are_thrown_away
    an_address_left_empty_is_made_from_the_title
    what_is_prepared_outlives_a_change_by_a_program
    what_is_looked_at_before_it_is_saved_is_kept
    what_is_shown_again_beside_a_list_is_kept
    nothing_is_made_of_a_meeting_or_handover_in_which_nothing_stands
    what_is_pasted_from_a_word_processor_is_no_fault
    a_translation_of_two_people_is_not_overwritten_unseen
    an_update_of_two_people_is_not_overwritten_unseen
    what_is_published_is_the_whole_draft_that_was_read
}

/// What the editor's form of a new letter says.
const LETTER: [(&str, &str); 6] = [
    ("do", "save"),
    ("kind", "petition"),
    ("admission", "open"),
    ("language-1", "en"),
    ("authoritative-1", "yes"),
    ("title-1", "Sound ropes"),
];

async fn draft(server: &Server, desk: &mut Desk) -> String {
    let page = desk.get("/desk/appeals/new").await;
    let csrf = field(&page, "csrf");
    let mut fields = vec![
        ("csrf", csrf.as_str()),
        ("slug", "ropes"),
        ("body-1", "One.\n\nTwo."),
    ];
    fields.extend(LETTER);
    let (status, to) = desk.post("/desk/appeals/new", &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to} {}", server.log());
    csrf
}

/// Lets every session of a server run out.
async fn expire(server: &Server, before: i64) {
    let past = undersigned_tests::now().timestamp_millis() - before;
    change(server, &format!("UPDATE sessions SET expires_at = {past}")).await;
}

async fn change(server: &Server, sql: &str) {
    let database = Database::connect(&server.database_url(), 1).await;
    let database = database.expect("the server's database can be opened");
    let changed = database.conn().execute_unprepared(sql).await;
    changed.expect("sessions can be changed");
    database.close().await.expect("the database closes");
}

async fn what_is_written_outlives_the_session(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let csrf = draft(&server, &mut desk).await;
    let edit = "/desk/appeals/ropes/edit";
    let page = desk.get(edit).await;
    let was = field(&page, "was");
    let text = "Eleven ropes broke. A word nobody else wrote: quayside.";
    let mut typed = vec![
        ("csrf", csrf.as_str()),
        ("was", was.as_str()),
        ("body-1", text),
    ];
    typed.extend(LETTER);

    expire(&server, 60_000).await;
    let (status, to) = desk.post(edit, &typed).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(
        to,
        "/sign-in?next=%2Fdesk%2Fappeals%2Fropes%2Fedit&why=kept"
    );
    assert!(desk.get(&to).await.contains("What you wrote is kept"));

    // Nobody reads it in the database.
    let log = server.log();
    assert!(!log.contains("quayside"), "{log}");
    if backend == Backend::Sqlite {
        let file = std::fs::read(server.folder().join("undersigned.db")).expect("a file");
        let wal = std::fs::read(server.folder().join("undersigned.db-wal")).unwrap_or_default();
        for bytes in [file, wal] {
            assert!(!String::from_utf8_lossy(&bytes).contains("quayside"));
        }
    }

    let mut desk = Desk::of(&server).await;
    let page = desk.get(edit).await;
    assert!(page.contains("and did not save"), "{page}");
    assert!(page.contains("quayside"));
    // It is not saved by itself, and what was saved is still there.
    let saved = desk.get(&format!("{edit}?saved=yes")).await;
    assert!(saved.contains("One.\n\nTwo.") && !saved.contains("quayside"));
    let (status, _) = desk
        .post(edit, &[("csrf", &field(&page, "csrf")), ("do", "discard")])
        .await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(!desk.get(edit).await.contains("quayside"));

    // A session that ended long ago keeps nothing: the form is given back.
    let csrf = field(&desk.get(edit).await, "csrf");
    expire(&server, 8 * 24 * 60 * 60 * 1_000).await;
    let (status, page) = desk
        .post(edit, &[("csrf", &csrf), ("body-1", "Not lost.")])
        .await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("value=\"Not lost.\""), "{page}");
    let mut desk = Desk::of(&server).await;
    assert!(!desk.get(edit).await.contains("Not lost."));
}

async fn what_is_wrong_is_said_in_the_language_of_the_session(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    desk.get("/desk?lang=fr").await;
    let nowhere = "/desk/appeals/nothing-there/edit";
    let (status, page) = desk.look(nowhere).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "{page}");
    assert!(page.contains("<html lang=\"fr\""), "{page}");
    // Who asks for another there has that.
    let (_, page) = desk.look(&format!("{nowhere}?lang=es")).await;
    assert!(page.contains("<html lang=\"es\""), "{page}");
}

async fn row_617_a_form_of_a_session_that_was_ended_is_given_back(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let csrf = draft(&server, &mut desk).await;
    let edit = "/desk/appeals/ropes/edit";
    let was = field(&desk.get(edit).await, "was");
    let mut typed = vec![
        ("csrf", csrf.as_str()),
        ("was", was.as_str()),
        ("body-1", "Eleven \"ropes\" <broke> at the quayside."),
    ];
    typed.extend(LETTER);
    change(&server, "DELETE FROM sessions").await;

    // It comes back whole to whoever sent it, and nothing of it is kept on the server.
    let (status, page) = desk.post(edit, &typed).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{page}");
    assert!(page.contains("It is on this page only"), "{page}");
    assert!(page.contains("quayside") && !page.contains("<broke>"));
    let given = undersigned_tests::desk::between(&page, "<form method=\"post\"", "</form>");
    assert!(given.contains(&format!("action=\"{edit}\"")), "{given}");
    assert_eq!(field(&given, "csrf"), csrf);
    assert_eq!(field(&given, "kept-from"), edit);
    let mut owner = Desk::of(&server).await;
    assert!(!owner.get(edit).await.contains("quayside"));

    // Sent again before anybody signed in, it comes back once more; another account does not get it.
    let again: Vec<(&str, &str)> = typed.iter().copied().chain([("kept-from", edit)]).collect();
    let (status, page) = desk.post(edit, &again).await;
    assert!(status == StatusCode::FORBIDDEN && page.contains("quayside"));
    let mut other = undersigned_tests::desk::at_the_quay(&server).await;
    let (status, page) = other.post(edit, &again).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(!page.contains("quayside"), "{page}");

    // The same account sees what it wrote, and saves it from there.
    let (status, to) = owner.post(edit, &again).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, edit));
    let page = owner.get(edit).await;
    assert!(page.contains("and did not save") && page.contains("quayside"));

    // So it is with every form into which somebody writes; what a page keeps by itself is not answered with it.
    let update = "/desk/appeals/ropes/updates/new";
    let (status, page) = desk
        .post(update, &[("csrf", &csrf), ("title-1", "Of the quayside")])
        .await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("Of the quayside"), "{page}");
    let keeps = [("csrf", csrf.as_str()), ("do", "keep"), ("body-1", "x")];
    let (status, to) = desk.post(edit, &keeps).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(to.contains("why=expired"), "{to}");
}

async fn every_form_with_words_outlives_the_session(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    server.publish_draft(server.petition("ropes")).await;
    let csrf = field(&desk.get("/desk/account").await, "csrf");
    let update = "/desk/appeals/ropes/updates/new";
    let invitees = "/desk/appeals/ropes/invitees";
    let typed = [
        ("csrf", csrf.as_str()),
        ("do", "save"),
        ("language-1", "en"),
        ("title-1", "News from the quayside"),
        ("body-1", "Eleven \"ropes\" <broke>."),
    ];
    let list = [
        ("csrf".to_owned(), csrf.clone()),
        (
            "list".to_owned(),
            "Union of Clerks <clerks@clerks.example>".to_owned(),
        ),
    ];

    expire(&server, 60_000).await;
    let (_, to) = desk.post(update, &typed).await;
    let next = "/sign-in?next=%2Fdesk%2Fappeals%2Fropes%2Fupdates%2Fnew&why=kept";
    assert_eq!(to, next, "{}", server.log());
    let (_, to) = desk.upload_as(invitees, &list, "file", b"a file").await;
    let next = "/sign-in?next=%2Fdesk%2Fappeals%2Fropes%2Finvitees&why=kept";
    assert_eq!(to, next, "{}", server.log());

    // It stands on its page, and nothing is done with it before it is sent again.
    let mut desk = Desk::of(&server).await;
    let page = desk.get(update).await;
    assert!(page.contains("News from the quayside"), "{page}");
    assert!(!page.contains("<broke>"), "{page}");
    let kept = undersigned_tests::desk::between(&page, "name=\"kept-page\"", "</form>");
    assert!(kept.contains("name=\"do\" value=\"save\""), "{page}");
    // The form below says it too: whoever writes on there has lost nothing.
    let below = undersigned_tests::desk::between(&page, "id=\"title-1\"", ">");
    assert!(below.contains("News from the quayside"), "{page}");
    let mut again = typed.to_vec();
    let csrf = field(&page, "csrf");
    again[0] = ("csrf", &csrf);
    again.push(("kept-page", update));
    let (status, to) = desk.post(update, &again).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(!desk.get(update).await.contains("News from the quayside"));
    // Nothing is made of a form in which nothing stands.
    let (status, page) = desk.submit(update, &[("do", "save")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let page = desk.get("/desk/appeals/ropes/updates").await;
    assert!(!page.contains("Without a title"), "{page}");

    let letter = "/desk/appeals/ropes/letters/new";
    let csrf = field(&desk.get(letter).await, "csrf");
    let typed = [
        ("csrf", csrf.as_str()),
        ("do", "check"),
        ("language-1", "en"),
        ("title-1", "Write to the harbour"),
        ("text-1", "The ropes are old."),
    ];
    expire(&server, 60_000).await;
    desk.post(letter, &typed).await;
    let mut desk = Desk::of(&server).await;
    let page = desk.get(letter).await;
    let below = undersigned_tests::desk::between(&page, "id=\"text-1\"", "</textarea>");
    assert!(below.contains("The ropes are old."), "{page}");
    assert!(page.contains("<dt>The text</dt>"), "{page}");
    // Nor is a draft made of an empty letter, which goes to those to whom the appeal does.
    let office = ("to-office-1-1", "Minister of the Interior");
    let blank = [
        ("do", "save"),
        ("language-1", "en"),
        office,
        ("to-postal-1", ""),
    ];
    for fields in [blank.as_slice(), &[("do", "check")]] {
        let (status, page) = desk.submit(letter, fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    }
    let page = desk.get("/desk/appeals/ropes/letters").await;
    assert!(!page.contains("Without a title"), "{page}");

    // Files are not kept, which is said; what is not wanted goes.
    let page = desk.get(invitees).await;
    assert!(page.contains("clerks@clerks.example"), "{page}");
    assert!(page.contains("Files were not kept"), "{page}");
    let (status, to) = desk.submit("/desk/kept", &[("page", invitees)]).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, invitees));
    let page = desk.get(invitees).await;
    assert!(!page.contains("clerks@clerks.example"), "{page}");
}

async fn a_form_is_shown_again_on_the_page_on_which_it_stood(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    server.publish_draft(server.petition("ropes")).await;
    // Browsers send no referrer: the form says it itself.
    let signers = "/desk/appeals/ropes/signers";
    let page = desk.get(signers).await;
    assert_eq!(field(&page, "kept-from"), signers);
    let csrf = field(&page, "csrf");
    let wrong = [
        ("csrf", csrf.as_str()),
        ("people", "many"),
        ("kept-from", signers),
    ];
    let counts = "/desk/appeals/ropes/counts";
    let (status, page) = desk.post(counts, &wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(field(&page, "kept-from"), signers, "nor is it forgotten");

    expire(&server, 60_000).await;
    let why = "/desk/endorse/why?object=https%3A%2F%2Fquay.example%2Fappeals%2Fcranes";
    let one = "/desk/amendments/one?id=x";
    for (action, from, shown) in [
        ("/desk/endorse/why", why, why),
        ("/desk/endorse/check", why, why),
        ("/desk/amendments/position", one, one),
        (counts, "//evil.example/desk/x", counts),
        (counts, "https://evil.example/desk/x", counts),
        (counts, "/desk/appeals/ropes/edit", counts),
        (counts, signers, signers),
    ] {
        let typed = [
            ("csrf", csrf.as_str()),
            ("people", "120"),
            ("kept-from", from),
        ];
        let (_, to) = desk.post(action, &typed).await;
        let mut next = url::form_urlencoded::Serializer::new(String::new());
        next.append_pair("next", shown).append_pair("why", "kept");
        assert_eq!(to, format!("/sign-in?{}", next.finish()), "{action} {from}");
    }

    let mut desk = Desk::of(&server).await;
    let page = desk.get(signers).await;
    assert!(page.contains(&format!("action=\"{counts}\"")), "{page}");
    let kept = undersigned_tests::desk::between(&page, "name=\"kept-page\"", "</form>");
    assert!(kept.contains("name=\"people\" value=\"120\""), "{page}");
    let again = [("people", "120"), ("kept-page", signers)];
    let (status, to) = desk.submit(counts, &again).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(!desk.get(signers).await.contains("name=\"kept-page\""));
}

async fn what_is_looked_at_before_it_is_saved_is_kept(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let csrf = draft(&server, &mut desk).await;
    let edit = "/desk/appeals/ropes/edit";
    let was = field(&desk.get(edit).await, "was");
    for (asked, words) in [("preview", "Seen first."), ("more-languages", "Seen then.")] {
        let mut fields = vec![
            ("csrf", csrf.as_str()),
            ("was", was.as_str()),
            ("body-1", words),
            ("do", asked),
        ];
        fields.extend(LETTER.iter().skip(1));
        let (status, page) = desk.post(edit, &fields).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        let again = desk.get(edit).await;
        assert!(
            again.contains("and did not save") && again.contains(words),
            "{again}"
        );
    }
    // What is saved is kept no longer.
    let mut fields = vec![
        ("csrf", csrf.as_str()),
        ("was", was.as_str()),
        ("body-1", "Saved."),
    ];
    fields.extend(LETTER);
    assert_eq!(desk.post(edit, &fields).await.0, StatusCode::SEE_OTHER);
    assert!(!desk.get(edit).await.contains("and did not save"));
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

async fn what_is_pasted_from_a_word_processor_is_no_fault(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let csrf = draft(&server, &mut desk).await;
    let edit = "/desk/appeals/ropes/edit";
    let was = field(&desk.get(edit).await, "was");
    let sent = |was: &str, body: &'static str| {
        let mut fields = vec![
            ("csrf".to_owned(), csrf.clone()),
            ("was".to_owned(), was.to_owned()),
            ("body-1".to_owned(), body.to_owned()),
            ("demand-id-1".to_owned(), String::new()),
            (
                "demand-1-1".to_owned(),
                "New\u{2028}ropes\u{202c}".to_owned(),
            ),
        ];
        let letter = LETTER.iter().copied();
        fields.extend(letter.map(|(name, value)| (name.to_owned(), value.to_owned())));
        fields
    };
    let pasted = sent(&was, "One.\u{b}Two.\r\n\u{f0b7}\tThree\u{202b}.");
    let fields: Vec<(&str, &str)> = pasted
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let (status, page) = desk.post(edit, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
    let page = desk.get(edit).await;
    assert!(page.contains("One.\nTwo.\n- Three."), "{page}");
    assert!(page.contains("New\nropes"), "{page}");
    // What no program knows is named where it stands.
    let was = field(&page, "was");
    let odd = sent(&was, "One.\u{378}");
    let fields: Vec<(&str, &str)> = odd.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let (status, page) = desk.post(edit, &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(
        page.contains("href=\"#body-1\"") && page.contains("U+0378"),
        "{page}"
    );
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
    assert!(page.contains("Somebody else changed it meanwhile") && page.contains("Mine."));
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
    assert!(again.contains("Somebody else changed"), "from an old form");

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
    assert!(page.contains("Somebody else changed it meanwhile"));
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

async fn a_draft_is_kept_before_it_is_whole(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let typed = |how: &'static str| {
        vec![
            ("do", how),
            ("slug", "ropes"),
            ("kind", "petition"),
            ("admission", "open"),
            ("language-1", "en"),
            ("authoritative-1", "yes"),
            ("language-2", "fr"),
            ("body-2", "Les cordes"),
            ("body-1", "The ropes"),
            ("postal-1", "Quay 1"),
            ("email-1", "office"),
        ]
    };
    let new = "/desk/appeals/new";
    // On to the check it does not go; the summary says of each field which one is meant.
    let (status, page) = desk.submit(new, &typed("check")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(
        page.contains("<a href=\"#title-1\">Title (English): Give"),
        "{page}"
    );
    let office = "<a href=\"#office-1\">Office (Addressee 1): Fill";
    assert!(page.contains(office), "{page}");
    assert!(page.contains("aria-describedby=\"title-1-error\" aria-invalid=\"true\""));
    let (status, to) = desk.submit(new, &typed("save")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let edit = "/desk/appeals/ropes/edit";
    let page = desk.get(edit).await;
    for kept in ["The ropes", "Les cordes", "Quay 1", "value=\"office\""] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    // The page before publishing says what is missing, and so does publishing.
    let publish = "/desk/appeals/ropes/publish";
    let (status, page) = desk.look(publish).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(page.contains("href=\"#title-1\""), "{page}");
    let (status, page) = desk.submit(publish, &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let now = server.get("/appeals/ropes", &[]).await.expect(200);
    assert_eq!(now["status"], "draft");
    // What a draft cannot hold is still said.
    let mut wrong = typed("save");
    wrong.retain(|(name, _)| *name != "language-2");
    wrong.push(("language-2", "en"));
    wrong[1] = ("slug", "other-ropes");
    let (status, page) = desk.submit(new, &wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let twice = "<a href=\"#language-2\">Language 2: This language stands";
    assert!(page.contains(twice), "{page}");
}

async fn a_draft_is_thrown_away_once_somebody_is_sure(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    draft(&server, &mut desk).await;
    let discard = "/desk/appeals/ropes/discard";
    let (status, page) = desk.submit(discard, &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(page.contains("href=\"#sure\"") && page.contains("Sound ropes"));
    let (status, to) = desk.submit(discard, &[("sure", "yes")]).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    server.get("/appeals/ropes", &[]).await.expect(404);
    assert!(desk.get("/desk/log").await.contains("Threw a draft away"));
    // What was published stays, whoever is sure.
    server.publish_draft(server.petition("brakes")).await;
    let discard = "/desk/appeals/brakes/discard";
    let (status, to) = desk.submit(discard, &[("sure", "yes")]).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let now = server.get("/appeals/brakes", &[]).await.expect(200);
    assert_eq!(now["status"], "open");
}

async fn changes_to_what_is_published_are_thrown_away(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    draft(&server, &mut desk).await;
    server.end("ropes", "publish").await.expect(200);
    let edit = "/desk/appeals/ropes/edit";
    let discard = "/desk/appeals/ropes/discard";
    assert!(!desk.get(edit).await.contains("Throw these changes away"));
    let was = field(&desk.get(edit).await, "was");
    let text = "One.\n\nTwo, and a word for later: quayside.";
    let mut typed = vec![("was", was.as_str()), ("body-1", text)];
    typed.extend(LETTER);
    let (status, to) = desk.submit(edit, &typed).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let check = desk.get("/desk/appeals/ropes/publish").await;
    assert!(check.contains(&format!("{edit}#discard")), "{check}");

    let (status, page) = desk.submit(discard, &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("href=\"#sure\"") && page.contains("quayside"));
    let (status, to) = desk.submit(discard, &[("sure", "yes")]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(to.starts_with("/desk/appeals/ropes?done="), "{to}");
    let page = desk.get(edit).await;
    assert!(!page.contains("quayside"), "{page}");
    assert!(!page.contains("Throw these changes away"), "{page}");
    assert!(desk.get("/desk/log").await.contains("Threw a draft away"));
    let now = server.get("/appeals/ropes", &[]).await.expect(200);
    assert!(!now.to_string().contains("quayside"), "{now}");
}

async fn an_address_left_empty_is_made_from_the_title(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let new = "/desk/appeals/new";
    let typed = |title: &'static str| {
        let mut fields = vec![("slug", "")];
        fields.extend(LETTER.iter().filter(|(name, _)| *name != "title-1"));
        fields.push(("title-1", title));
        fields
    };
    for (title, slug) in [
        ("Sound ropes!", "sound-ropes"),
        ("Sound: ropes", "sound-ropes-2"),
    ] {
        let (status, to) = desk.submit(new, &typed(title)).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
        assert!(to.contains(&format!("/desk/appeals/{slug}/edit")), "{to}");
    }
    let (status, to) = desk.submit(new, &typed("安全繩索")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.contains("/desk/appeals/appeal-2"), "{to}");
    // Nothing at all is not kept.
    let (status, page) = desk.submit(new, &typed("")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(page.contains("href=\"#title-1\""), "{page}");
    // No language but one that there is.
    let mut wrong = typed("Ropes");
    wrong.retain(|(name, _)| *name != "language-1");
    wrong.push(("language-1", "klingon"));
    let (status, page) = desk.submit(new, &wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(page.contains("href=\"#language-1\""), "{page}");
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
    assert!(page.contains("changed this while you were"), "{page}");
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
