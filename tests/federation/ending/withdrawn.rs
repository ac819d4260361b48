//! What a withdrawn appeal still does, and what it does no more.

use super::MANAGE;
use crate::PROGRAM;
use reqwest::Method;
use serde_json::json;
use undersigned_tests::{
    Backend, Coalition, Desk, Server, desk::field, on_both_databases, on_either_database,
};

on_both_databases! {
    what_is_withdrawn_lets_nobody_in_and_is_changed_no_more
}

on_either_database! {
    for_what_is_withdrawn_nobody_is_called_to_meet_or_asked_to_write
    what_is_withdrawn_is_handed_over_only_with_a_list_that_was_sealed_before
    who_stood_behind_what_was_withdrawn_does_so_no_more
}

async fn what_is_withdrawn_lets_nobody_in_and_is_changed_no_more(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "cranes"], backend).await;
    let (hub, cranes) = (&coalition["hub"], &coalition["cranes"]);
    let mut draft = hub.petition("brakes");
    draft["admission"] = json!("moderated");
    let object = hub.publish_draft(draft).await;
    cranes.endorse(&object, "Crane Drivers").await.expect(202);
    hub.until_pending(&object, &[cranes.org.as_str()]).await;
    let mut desk = Desk::of(hub).await;
    let queue = format!("{MANAGE}/queue");
    let decides = format!("action=\"{queue}\"");
    for path in [MANAGE, "/desk"] {
        let page = desk.get(path).await;
        assert!(page.contains(&decides), "{page}");
    }
    let page = desk.get(&queue).await;
    assert!(page.contains("value=\"admit 1\""), "{page}");
    let translate = format!("{MANAGE}/translate/fr");
    let was = field(&desk.get(&translate).await, "was");
    let saved = [
        ("was", was.as_str()),
        ("source", "en"),
        ("title", "Libérez les onze"),
        ("body-1", "Ils ont arrêté une grue."),
    ];
    let (_, to) = desk.submit(&translate, &saved).await;
    assert!(to.contains("done=translation-saved"), "{to}");

    hub.end("brakes", "withdraw").await.expect(200);
    for path in [MANAGE, "/desk"] {
        let page = desk.get(path).await;
        assert!(!page.contains(&decides), "{page}");
    }
    // Whoever waited is refused by that: nobody is left to decide about.
    let page = desk.get(&queue).await;
    assert!(
        !page.contains("value=\"refuse 1\"") && !page.contains("value=\"admit 1\""),
        "{page}"
    );
    hub.until_pending(&object, &[]).await;
    for form in [
        "edit",
        "pictures",
        "translate",
        "publish",
        "import",
        "signers",
    ] {
        let (status, page) = desk.look(&format!("{MANAGE}/{form}")).await;
        assert_eq!(status.as_u16(), 303, "{form}: {page}");
    }
    let page = desk.get(&format!("{MANAGE}?done=withdrawn-for-good")).await;
    assert!(page.contains("which is for good"), "{page}");
    for gone in ["A changed text gets a new number", "Announce a meeting"] {
        assert!(!page.contains(gone), "{gone}: {page}");
    }
    let handovers = desk.get(&format!("{MANAGE}/handovers")).await;
    assert!(!handovers.contains("handovers/new"), "{handovers}");
    assert!(!page.contains("<strong>Done.</strong>"), "{page}");
    let typed = [("title-1", "Other brakes")];
    let (status, page) = desk.submit(&format!("{MANAGE}/edit"), &typed).await;
    assert_eq!(status.as_u16(), 409, "{page}");
    assert!(page.contains("This text has been withdrawn"), "{page}");
    let refused = hub.api(Method::POST, "/appeals/brakes/publish", None).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (409, "withdrawn")
    );

    its_list_grows_no_more(hub, cranes, &mut desk).await;

    // What is not published yet leads on as well.
    hub.post("/appeals", hub.petition("ropes"))
        .await
        .expect(201);
    let (status, page) = desk.look("/desk/appeals/ropes/updates").await;
    assert_eq!(status.as_u16(), 303, "{page}");
}

/// Nobody is counted, waits or comes back any more, and no page promises it; what stands there is still corrected.
async fn its_list_grows_no_more(hub: &Server, cranes: &Server, desk: &mut Desk) {
    let mut draft = hub.petition("winches");
    draft["admission"] = json!("moderated");
    let winches = hub.publish_draft(draft).await;
    cranes.endorse(&winches, "Crane Drivers").await.expect(202);
    hub.until_pending(&winches, &[cranes.org.as_str()]).await;
    let decide = async |act: &str, about: &str| {
        let body = json!({"org": hub.org, "object": winches, "act": act,
            "signers": [{"about": about}]});
        let answer = hub.post("/signers/decide", body).await.expect(200);
        answer["outcomes"][0].clone()
    };
    assert_eq!(decide("refuse", &cranes.org).await["outcome"], "done");
    let drivers = json!({"names": {"en": "Bus Drivers"}});
    let drivers = hub.attest(&winches, drivers).await;
    assert_eq!(decide("remove", &drivers).await["outcome"], "done");
    let crew = json!({"names": {"en": "Tram Crew"}});
    let about = hub.attest(&winches, crew).await;
    let query = [
        ("org", hub.org.as_str()),
        ("object", winches.as_str()),
        ("standing", "listed"),
    ];
    let listed = hub.get("/signers", &query).await.expect(200);
    let seen = listed["items"][0]["seen"].as_str().expect("it is listed");
    let manage = "/desk/appeals/winches";
    let check = format!("{manage}/queue/decide?do=remove&chosen={seen}");
    let promises = [
        (
            check.as_str(),
            "Everybody can read both",
            "it can be undone",
        ),
        (
            "/desk/appeals/winches/queue?show=refused",
            "Refused here in the last thirty days",
            "whoever was refused waits again",
        ),
    ];
    for (path, what, promise) in promises {
        let page = desk.get(path).await;
        assert!(page.contains(what) && page.contains(promise), "{page}");
    }
    let co_signers = format!("{manage}/co-signers");
    let offers = [
        format!("href=\"{manage}/signers\""),
        "value=\"restore 1\"".to_owned(),
    ];
    let page = desk.get(&co_signers).await;
    assert!(offers.iter().all(|offer| page.contains(offer)), "{page}");
    // When it went, and not when it had signed.
    assert!(page.contains("<span class=\"meta\">Removed "), "{page}");
    let counts = format!("{manage}/counts");
    let told = |people| [("organisations", "2"), ("people", people)];
    let (_, to) = desk.submit(&counts, &told("5")).await;
    assert!(to.contains("done=counted-by-hand"), "{to}");

    let csrf = field(&desk.get(manage).await, "csrf");
    let list = [
        ("csrf", csrf.as_str()),
        ("list", "Name,Country\nFerry Crew,FR\n"),
    ];
    let (_, columns) = desk.send(&format!("{manage}/import"), &list, &[]).await;
    assert!(columns.ends_with("/columns"), "{columns}");

    hub.end("winches", "withdraw").await.expect(200);
    no_open_form_leads_on(desk, manage, &columns).await;
    let (status, page) = desk.submit(&counts, &told("12")).await;
    assert_eq!(status.as_u16(), 409, "{page}");
    assert!(page.contains("This text has been withdrawn"), "{page}");
    let state = hub.state(&winches).await.expect(200);
    assert_eq!(state["coSigners"]["individuals"], 5, "{state}");
    let again = decide("reconsider", &cranes.org).await;
    assert_eq!(
        (&again["outcome"], &again["code"]),
        (&json!("failed"), &json!("withdrawn")),
        "{again}"
    );
    for (path, what, promise) in promises {
        let page = desk.get(path).await;
        assert!(page.contains(what) && !page.contains(promise), "{page}");
    }
    let page = desk.get(&co_signers).await;
    assert!(page.contains("Bus Drivers"), "{page}");
    assert!(!offers.iter().any(|offer| page.contains(offer)), "{page}");
    let corrected = format!("{manage}/signers?id={about}");
    let (status, page) = desk.look(&corrected).await;
    assert_eq!(status.as_u16(), 200, "{page}");
}

/// Whoever had a form open is told at its first step what became of the appeal, above it, and finds the way to the desk.
async fn no_open_form_leads_on(desk: &mut Desk, manage: &str, columns: &str) {
    for path in [columns, &columns.replace("/columns", "/take")] {
        let (status, page) = desk.submit(path, &[("mark", "")]).await;
        assert_eq!(status.as_u16(), 409, "{path}: {page}");
        let to = format!("href=\"{manage}?done=withdrawn-for-good\"");
        assert!(page.contains(&to), "{path}: {page}");
    }
    let said = "<a href=\"#main\">The appeal has been withdrawn by its organiser";
    let csrf = field(&desk.get("/desk/account").await, "csrf");
    let list = [("csrf", csrf.as_str()), ("list", "union@ferry.example")];
    let invited = desk.send(&format!("{manage}/invitees"), &list, &[]).await;
    let typed = [("kind", "organisation"), ("name-1", "Ferry Crew")];
    let signer = desk.submit(&format!("{manage}/signers"), &typed).await;
    let list = [("list", "union@ferry.example")];
    let sent = desk.submit(&format!("{manage}/invitees/send"), &list).await;
    for (status, page) in [invited, signer, sent] {
        assert_eq!(status.as_u16(), 422, "{page}");
        assert!(page.contains(said), "{page}");
    }
}

async fn for_what_is_withdrawn_nobody_is_called_to_meet_or_asked_to_write(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    let calls = [
        (
            "meetings",
            json!({
                "languages": ["en"], "title": {"en": "Come to the pier"}, "venue": {"en": "Pier 1"},
                "startTime": "2090-12-04T17:30:00Z", "timezone": "Europe/Berlin", "status": "planned",
            }),
        ),
        (
            "letters",
            json!({
                "languages": ["en"], "title": {"en": "Write to the port"},
                "subject": {"en": "Brakes"}, "text": {"en": "{salutation} Mend them. {name}"},
                "addressees": [{"name": "port", "office": {"en": "Port authority"}, "postal": "Pier 1"}],
            }),
        ),
    ];
    let mut written = Vec::new();
    for (folder, members) in &calls {
        let path = format!("/appeals/brakes/{folder}");
        for is_published in [true, false] {
            let draft = hub.post(&path, members.clone()).await.expect(201);
            let one = format!("{path}/{}", draft["name"].as_str().expect("a name"));
            let publish = format!("{one}/publish");
            if is_published {
                hub.api(Method::POST, &publish, None).await.expect(200);
            }
            written.push((one, is_published, members.clone()));
        }
    }

    hub.end("brakes", "withdraw").await.expect(200);
    for (one, is_published, mut members) in written {
        let publish = format!("{one}/publish");
        // What people have read is put right all the same.
        if is_published {
            members["title"]["en"] = json!("Nobody need do anything");
            hub.api(Method::PUT, &one, Some(members)).await.expect(200);
            hub.api(Method::POST, &publish, None).await.expect(200);
            let page = hub.page(&one).await.text;
            assert!(page.contains("Nobody need do anything"), "{page}");
            continue;
        }
        let refused = hub.api(Method::POST, &publish, None).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (409, "withdrawn")
        );
        let detail = refused.body["detail"].as_str().unwrap_or_default();
        assert!(detail.contains("in an update"), "{detail}");
    }
    let mut desk = Desk::of(&hub).await;
    for (folder, members) in calls {
        let path = format!("/appeals/brakes/{folder}");
        let refused = hub.post(&path, members).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (409, "withdrawn")
        );
        let list = format!("{MANAGE}/{folder}");
        let new = format!("{list}/new");
        let page = desk.get(&list).await;
        assert!(page.contains("goes out as an update"), "{page}");
        assert!(!page.contains(&new), "{page}");
        let (status, page) = desk.look(&new).await;
        assert_eq!(status.as_u16(), 303, "{page}");
        // A form that was open already says why, and loses nothing that was typed.
        let typed = [("language-1", "en"), ("title-1", "Come all the same")];
        let (status, page) = desk.submit(&new, &typed).await;
        assert_eq!(status.as_u16(), 422, "{page}");
        for said in ["no new meeting and no new letter", "Come all the same"] {
            assert!(page.contains(said), "{said}: {page}");
        }
    }
}

async fn who_stood_behind_what_was_withdrawn_does_so_no_more(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("brakes").await;
    hub.endorse(&object, "Dockers").await.expect(202);
    hub.until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    let mut desk = Desk::of(&hub).await;
    let (list, numbers) = ("/appeals/brakes/cosigners", format!("{MANAGE}/numbers"));
    for (stands, other) in [
        ("stands behind", "stood behind"),
        ("stood behind", "stands behind"),
    ] {
        let read = hub.page(list).await.text;
        for page in [read, desk.get(&numbers).await, desk.get(MANAGE).await] {
            assert!(page.contains(&format!("{stands} this wording")), "{page}");
            assert!(!page.contains(&format!("{other} this wording")), "{page}");
        }
        if stands == "stands behind" {
            hub.end("brakes", "withdraw").await.expect(200);
        }
    }
}

async fn what_is_withdrawn_is_handed_over_only_with_a_list_that_was_sealed_before(
    backend: Backend,
) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    let path = "/appeals/brakes/handovers";
    let members = json!({
        "languages": ["en"], "date": "2026-11-20", "takenBy": {"en": "The minister’s secretary"},
    });
    let mut drafts = Vec::new();
    for _ in 0..2 {
        let draft = hub.post(path, members.clone()).await.expect(201);
        drafts.push(format!(
            "{path}/{}",
            draft["name"].as_str().expect("a name")
        ));
    }
    let (sealed, bare) = (&drafts[0], &drafts[1]);
    let seal = |at: &str| format!("{at}/seal");
    let list = hub.api(Method::POST, &seal(sealed), None).await.expect(200);

    hub.end("brakes", "withdraw").await.expect(200);
    let deliver = "/appeals/brakes/deliver";
    for (at, body) in [
        (path, Some(members.clone())),
        (deliver, Some(members)),
        (seal(bare).as_str(), None),
        // Else a list would take the place of the one that was handed over.
        (seal(sealed).as_str(), None),
        (format!("{bare}/publish").as_str(), None),
    ] {
        let refused = hub.api(Method::POST, at, body).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (409, "withdrawn"),
            "{at}"
        );
    }

    let mut desk = Desk::of(&hub).await;
    let new = format!("{MANAGE}/handovers/new");
    let page = desk.get(&format!("{MANAGE}/handovers")).await;
    assert!(page.contains("goes out as an update"), "{page}");
    let (status, page) = desk.look(&new).await;
    assert_eq!(status.as_u16(), 303, "{page}");
    let csrf = field(&desk.get("/desk/account").await, "csrf");
    let typed = [
        ("csrf", csrf.as_str()),
        ("language-1", "en"),
        ("taken-by-1", "The mayor"),
        ("do", "save"),
    ];
    let (status, page) = desk.send(&new, &typed, &[]).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    for said in ["no new handover is begun", "The mayor"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let page = desk.get(&format!("/desk{bare}")).await;
    assert!(!page.contains("value=\"seal\""), "{page}");

    // It was handed over then, and is told late.
    let publish = format!("{sealed}/publish");
    let said = hub.api(Method::POST, &publish, None).await.expect(200);
    assert_eq!(said["dispatch"]["bundleDigest"], list["bundleDigest"]);
    let appeal = hub.get("/appeals/brakes", &[]).await.expect(200);
    assert_eq!(appeal["status"], "withdrawn");
}
