//! What is written at the desk when the session has ended.

mod beside;
mod drafts;
mod meanwhile;

use crate::PROGRAM;
use reqwest::StatusCode;
use undersigned_store::{ConnectionTrait as _, Database};
use undersigned_tests::{
    Backend, Desk, Server, desk::field, on_both_databases, on_either_database,
};

on_both_databases! {
    what_is_written_outlives_the_session
}

on_either_database! {
    every_form_with_words_outlives_the_session
    a_form_is_shown_again_on_the_page_on_which_it_stood
    row_617_a_form_of_a_session_that_was_ended_is_given_back
    a_list_of_signers_is_given_back_and_kept_for_nobody
    what_is_wrong_is_said_in_the_language_of_the_session
    what_is_looked_at_before_it_is_saved_is_kept
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

async fn a_list_of_signers_is_given_back_and_kept_for_nobody(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    server.publish_draft(server.petition("ropes")).await;
    let import = "/desk/appeals/ropes/import";
    let way_back = "/sign-in?next=%2Fdesk%2Fappeals%2Fropes%2Fimport";
    let csrf = field(&desk.get(import).await, "csrf");
    let fields = |csrf: &str, list: &str| {
        let fields = [("csrf", csrf), ("list", list)];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let pasted = fields(&csrf, "Crane Drivers\nUnion of Clerks");
    let file = b"Name\nCrane Drivers\n";
    expire(&server, 60_000).await;

    // One session ran out, and of the other nobody knows whose it was.
    for (mut browser, to_sign_in) in [
        (desk, format!("{way_back}&why=expired")),
        (Desk::nobody(&server), way_back.to_owned()),
    ] {
        // As a browser sends the field of a file that was left empty.
        let (status, page) = browser.upload_as(import, &pasted, "file", b"").await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{page}");
        assert!(page.contains("It is on this page only"), "{page}");
        assert!(page.contains("Union of Clerks"), "{page}");
        // A file is not given back, but the way to where it was chosen.
        let chosen = fields(&csrf, "");
        let (_, to) = browser.upload_as(import, &chosen, "file", file).await;
        assert_eq!(to, to_sign_in);
    }

    // From the page of the session before it comes into the form of this one, and nothing is done with it yet.
    let mut desk = Desk::of(&server).await;
    assert!(!desk.get(import).await.contains("Union of Clerks"));
    let (status, page) = desk.upload_as(import, &pasted, "file", b"").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let typed = undersigned_tests::desk::between(&page, "id=\"list\"", "</textarea>");
    assert!(typed.contains("Union of Clerks"), "{page}");
    let (status, _) = desk.look(&format!("{import}/preview")).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "nothing was begun");
    let again = fields(&field(&page, "csrf"), "Crane Drivers\nUnion of Clerks");
    let (status, to) = desk.upload_as(import, &again, "file", b"").await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.starts_with(import), "{to}");
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
