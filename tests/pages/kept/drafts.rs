//! Drafts: kept before they are whole, and thrown away once somebody is sure.

use super::{LETTER, draft};
use crate::PROGRAM;
use reqwest::StatusCode;
use undersigned_tests::{Backend, Desk, Server, desk::field, on_either_database};

on_either_database! {
    a_draft_is_kept_before_it_is_whole
    a_draft_is_thrown_away_once_somebody_is_sure
    changes_to_what_is_published_are_thrown_away
    an_address_left_empty_is_made_from_the_title
    an_address_is_shown_and_may_be_changed_before_it_is_published
    a_petition_is_not_asked_for_parts_of_a_platform
    a_language_that_was_added_and_forgotten_is_said_to_be_left_out
    what_is_pasted_from_a_word_processor_is_no_fault
    what_is_written_under_a_language_goes_to_it
}

async fn what_is_written_under_a_language_goes_to_it(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let new = "/desk/appeals/new";
    let page = desk.get(new).await;
    assert_eq!(field(&page, "labelled-1"), field(&page, "language-1"));
    let typed = |slug: &'static str, first: &'static str, second: &'static str| {
        vec![
            ("do", "check"),
            ("slug", slug),
            ("kind", "petition"),
            ("admission", "open"),
            ("language-1", "Nederlands"),
            ("authoritative-1", "yes"),
            ("title-1", "Touw"),
            ("body-1", "Nieuw touw."),
            ("language-2", "ar"),
            ("title-2", "حبال"),
            ("demand-id-1", ""),
            ("demand-1-1", first),
            ("demand-2-1", second),
        ]
    };
    let labelled = [("labelled-1", "en"), ("labelled-2", "nl")];
    // Both would stand in one field.
    let mut both = typed("ropes", "Rope", "Geef touw");
    both.extend(labelled);
    let (status, page) = desk.submit(new, &both).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let said = "<a href=\"#demand-2-1\">Demand 1: This stood under English.";
    let again = desk.get(new).await;
    for page in [page, again] {
        for part in [said, ">Rope</textarea>", ">Geef touw</textarea>"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert_eq!(field(&page, "labelled-1"), "nl");
    }
    let mut one = typed("ropes", "", "Geef touw");
    one.extend(labelled);
    let (status, to) = desk.submit(new, &one).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let page = desk.get("/desk/appeals/ropes/edit").await;
    assert!(page.contains("lang=\"nl\">Geef touw</textarea>"), "{page}");
    // What is still missing is said with the names of the languages.
    let (status, page) = desk.submit(new, &typed("cranes", "", "حبال جديدة")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let said = "Say this in Nederlands, too: it stands only in ";
    assert!(page.contains(said), "{page}");
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
            ("deadline", "2020-01-31"),
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
    let preview = format!("formaction=\"{edit}#shown\"");
    for kept in [
        "The ropes",
        "Les cordes",
        "Quay 1",
        "value=\"office\"",
        "value=\"2020-01-31\"",
        "<p class=\"warn\">This day has passed</p>",
        // Its address does not say any more that the draft was saved.
        preview.as_str(),
    ] {
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

async fn an_address_is_shown_and_may_be_changed_before_it_is_published(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    draft(&server, &mut desk).await;
    let mut other = vec![("slug", "other-ropes")];
    other.extend(LETTER);
    let (status, to) = desk.submit("/desk/appeals/new", &other).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let edit = "/desk/appeals/ropes/edit";
    let page = desk.get("/desk/appeals/ropes/publish").await;
    let change = format!("<a href=\"{edit}#slug\">Change it</a>");
    assert!(page.contains("/appeals/ropes. Once"), "{page}");
    assert!(page.contains(&change), "{page}");
    let was = field(&desk.get(edit).await, "was");
    for slug in ["other-ropes", "no address"] {
        let mut fields = vec![("slug", slug), ("was", was.as_str())];
        fields.extend(LETTER);
        let (status, page) = desk.submit(edit, &fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        assert!(page.contains("href=\"#slug\""), "{page}");
    }
    let mut fields = vec![("slug", "new-ropes"), ("was", was.as_str())];
    fields.extend(LETTER);
    let (status, to) = desk.submit(edit, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let moved = "/desk/appeals/new-ropes/edit";
    assert!(to.contains(moved), "{to}");
    let (status, page) = desk.look(edit).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "{page}");
    // Whoever had the form open under the old one does not lose what they wrote.
    let mut late = fields.clone();
    late.push(("body-1", "Ropes that hold."));
    let (status, to) = desk.submit(edit, &late).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.contains("/desk/appeals/new"), "{to}");
    let page = desk.get("/desk/appeals/new").await;
    assert!(page.contains("Ropes that hold."), "{page}");
    let (status, page) = desk.submit(edit, &late).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "there is one: {page}");
    assert!(page.contains("Ropes that hold."), "{page}");
    let page = desk.get(moved).await;
    assert!(page.contains("value=\"new-ropes\""), "{page}");
    // Whoever leaves it empty means no other.
    let was = field(&page, "was");
    let mut fields = vec![("slug", ""), ("was", was.as_str())];
    fields.extend(LETTER);
    let (status, to) = desk.submit(moved, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.contains(moved), "{to}");
}

async fn a_petition_is_not_asked_for_parts_of_a_platform(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    for (kind, is_asked) in [("petition", false), ("joint-statement", true)] {
        let mut fields = vec![("do", "preview"), ("kind", kind)];
        fields.extend(LETTER.iter().filter(|(name, _)| *name != "kind"));
        fields.extend([("demand-id-1", ""), ("demand-1-1", "New ropes")]);
        let (status, page) = desk.submit("/desk/appeals/new", &fields).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        assert_eq!(page.contains("id=\"part-1\""), is_asked, "{kind}: {page}");
    }
}

async fn a_language_that_was_added_and_forgotten_is_said_to_be_left_out(backend: Backend) {
    let server = Server::start(PROGRAM, "ropes", backend).await;
    let mut desk = Desk::of(&server).await;
    let mut fields = vec![
        ("slug", "ropes"),
        ("body-1", "One."),
        ("language-2", "Chinese"),
    ];
    fields.extend(LETTER);
    let (status, to) = desk.submit("/desk/appeals/new", &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let at = to.find("/desk/").expect("an address");
    let page = desk.get(&to[at..]).await;
    assert!(page.contains("they are left out: 中文."), "{page}");
    let edit = "/desk/appeals/ropes/edit";
    // The list runs as the page does, whichever way its first name is written.
    let page = desk.get(&format!("{edit}?left-out=ar,es")).await;
    assert!(page.contains("العربية\u{2069}, español"), "{page}");
    let was = field(&desk.get(edit).await, "was");
    fields.insert(0, ("do", "check"));
    fields.push(("was", was.as_str()));
    let (status, to) = desk.submit(edit, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.contains("/publish?left-out=zh"), "{to}");
    let at = to.find("/desk/").expect("an address");
    let page = desk.get(&to[at..]).await;
    assert!(page.contains("they are left out: 中文."), "{page}");
}
