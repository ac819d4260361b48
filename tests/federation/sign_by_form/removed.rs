//! Who was taken off the list is told so; who comes from the same domain, or from a blocked one; and what
//! becomes of those who wait when the appeal is withdrawn.

use super::{Hub, OFFICE, SLUG, rows, token};
use crate::{PROGRAM, blocks::rule};
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, Server, desk::field, on_both_databases, on_either_database, open_database, until,
};

on_both_databases! {
    an_entry_whose_form_is_forgotten_says_that_nobody_is_written_to
    what_earlier_versions_did_not_note_is_noted_without_a_mail
    row_610_who_decides_to_and_fro_has_few_mails_sent
}

on_either_database! {
    who_was_taken_off_the_list_is_told_so_and_why
    whom_a_removed_initiator_took_off_the_list_is_back_on_it
    row_587_who_comes_from_a_domain_that_was_taken_off_waits_for_a_person
    row_588_a_block_counts_for_mailbox_and_website
    when_the_appeal_is_withdrawn_nobody_waits_any_longer
    who_signed_what_was_withdrawn_is_told_so_and_can_leave
}

/// Decides about a signer, for abuse where a reason is given.
async fn decide(hub: &Hub, act: &str, about: &str) {
    let body = json!({
        "org": hub.server.org, "object": hub.object, "act": act, "reason": "abuse",
        "signers": [{"about": about}],
    });
    let answer = hub.server.post("/signers/decide", body).await.expect(200);
    assert_eq!(answer["outcomes"][0]["outcome"], "done", "{act}: {answer}");
}

async fn who_was_taken_off_the_list_is_told_so_and_why(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    hub.fill_in(&[]).await.expect(200);
    let confirm = hub.link(OFFICE, 1).await;
    hub.confirm(&confirm).await.expect(200);
    let manage = hub.link(OFFICE, 2).await;
    let listed = hub.server.list(&hub.object).await;
    let id = listed[0]["id"].as_str().expect("an id").to_owned();

    decide(&hub, "remove", &id).await;
    let says = |text: &str| {
        text.contains("took Crane Drivers off the list") && text.contains("reason given: abuse")
    };
    let mail = hub.mails.until(OFFICE, 3).await.text();
    assert!(says(&mail), "{mail}");
    // Whichever of its links is opened.
    for link in [&manage, &hub.link(OFFICE, 3).await] {
        let page = hub.signer.open(link).await.expect(200);
        assert!(page.contains("It was taken off the list"), "{page}");
        assert!(page.contains("reason given: abuse"), "{page}");
        assert!(!page.contains("It is on the list"), "{page}");
        assert!(!page.contains("id=\"correct\""), "{page}");
    }
    let page = hub.signer.open(&confirm).await.expect(410);
    assert!(page.contains("This entry was taken off the list"), "{page}");
    assert!(page.contains("reason given: abuse"), "{page}");
    assert!(!page.contains("signature stands"), "{page}");
    // And whichever way it asks again.
    hub.fill_in(&[]).await.expect(200);
    let mail = hub.mails.until(OFFICE, 4).await.text();
    assert!(says(&mail), "{mail}");
    // Anybody can fill the form in, and whoever reads this ends that. It ends no mails about its own link.
    let end = "/no-mails?token=";
    assert!(mail.contains(end), "{mail}");
    let lost = format!("/appeals/{SLUG}/sign/organisation/again");
    let asked = hub.signer.post(&lost, &[("email", OFFICE)]).await;
    asked.expect(200);
    let mail = hub.mails.until(OFFICE, 5).await.text();
    assert!(says(&mail) && !mail.contains(end), "{mail}");
    let rename = [
        ("token", token(&manage)),
        ("language-1", "en"),
        ("name-1", "CRANE-DRIVERS"),
    ];
    let renamed = hub.signer.post("/sign-by-form/manage", &rename).await;
    assert_eq!(renamed.status, 409, "{}", renamed.text);
    assert!(hub.server.list(&hub.object).await.is_empty());

    // Who comes back is told that as well.
    decide(&hub, "restore", &id).await;
    let mail = hub.mails.until(OFFICE, 6).await.text();
    assert!(mail.contains("Crane Drivers is on the list"), "{mail}");
    let page = hub.signer.open(&manage).await.expect(200);
    assert!(page.contains("It is on the list"), "{page}");

    // What was written can be deleted, though it is off the list. (Of so many links the oldest has ended.)
    decide(&hub, "remove", &id).await;
    let manage = hub.link(OFFICE, 7).await;
    let sure = [("token", token(&manage)), ("sure", "yes")];
    let gone = hub.signer.post("/sign-by-form/manage/withdraw", &sure);
    gone.await.expect(200);
    let kept = "SELECT 1 FROM form_signers WHERE LENGTH(sealed) > 0";
    assert_eq!(rows(&hub.server, kept).await, 0);
}

async fn an_entry_whose_form_is_forgotten_says_that_nobody_is_written_to(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    decide(&hub, "remove", &id).await;
    hub.mails.until(OFFICE, 3).await;
    let mut desk = Desk::of(&hub.server).await;
    let queue = format!("/desk/appeals/{SLUG}/queue");
    let removed = format!("{queue}?show=removed");
    let untold = "no e-mail tells it what is decided";
    let page = desk.get(&removed).await;
    assert!(page.contains("Crane Drivers"), "{page}");
    assert!(!page.contains(untold), "{page}");
    // As it is thirty days later.
    let nothing = match backend {
        Backend::Sqlite => "X''",
        Backend::Postgres => "''",
    };
    let database = open_database(hub.server.database_url()).await;
    let emptied = format!("UPDATE form_signers SET sealed = {nothing}");
    let done = database.execute_unprepared(&emptied).await;
    done.expect("it can be changed");
    database.close().await.expect("it can be closed");
    let page = desk.get(&removed).await;
    assert!(page.contains(untold), "{page}");
    // Before it is let in again, and where it stands then.
    let seen = field(&page, "seen-1");
    let ticked = [
        ("show", "removed"),
        ("id-1", id.as_str()),
        ("seen-1", seen.as_str()),
        ("tick-1", "yes"),
        ("do", "restore"),
    ];
    let (status, to) = desk.submit(&queue, &ticked).await;
    assert_eq!(status, 303, "{to}");
    let page = desk.get(&to).await;
    assert!(page.contains("Will stand on the list again."), "{page}");
    assert!(page.contains(untold), "{page}");
    decide(&hub, "restore", &id).await;
    let page = desk.get(&format!("{queue}?show=listed")).await;
    assert!(page.contains(untold), "{page}");
    assert_eq!(hub.mails.different(OFFICE).len(), 3);
}

async fn whom_a_removed_initiator_took_off_the_list_is_back_on_it(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let quay = Server::start(PROGRAM, "quay", backend).await;
    quay.endorse(&hub.object, "Quay Union").await.expect(202);
    let organisations = "/coSigners/organisations";
    hub.server
        .until_state(&hub.object, organisations, &json!(1))
        .await;
    let role = |state: &str| {
        json!({
            "org": hub.server.org, "object": hub.object, "about": quay.org, "as": "co-initiator",
            "state": state,
        })
    };
    let named = hub.server.post("/admissions", role("admitted")).await;
    named.expect(201);
    let id = hub.signed(&[]).await;
    quay.until_state(&hub.object, organisations, &json!(2))
        .await;
    until("the decision of a co-initiator", || async {
        let answer = quay.decide(&hub.object, &id, "removed").await;
        match answer.status.as_u16() {
            201 => Ok(()),
            _ => Err(answer.text),
        }
    })
    .await;
    let mail = hub.mails.until(OFFICE, 3).await.text();
    assert!(mail.contains("took Crane Drivers off the list"), "{mail}");
    let removed = "SELECT 1 FROM form_signers WHERE state = 'removed'";
    assert_eq!(rows(&hub.server, removed).await, 1);

    let parted = hub.server.post("/admissions", role("removed")).await;
    parted.expect(201);
    assert!(hub.server.entry(&hub.object, &id).await.is_some());
    assert_eq!(rows(&hub.server, removed).await, 0);
    let mail = hub.mails.until(OFFICE, 4).await.text();
    assert!(mail.contains("Crane Drivers is on the list"), "{mail}");
}

async fn what_earlier_versions_did_not_note_is_noted_without_a_mail(backend: Backend) {
    let mut hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    let lamps = [
        ("name-1", "Lamp Lighters"),
        ("website", "https://lamps.example"),
        ("email", "office@lamps.example"),
    ];
    hub.signed(&lamps).await;
    decide(&hub, "remove", &id).await;
    hub.mails.until(OFFICE, 3).await;
    hub.server.stop().await;
    // As they left it.
    let database = open_database(hub.server.database_url()).await;
    for left in [
        "UPDATE form_signers SET state = CASE state WHEN 'listed' THEN 'removed' ELSE 'listed' END",
        "DELETE FROM settings_kv WHERE name = 'form_signers_followed'",
    ] {
        let done = database.execute_unprepared(left).await;
        done.expect("it can be changed");
    }
    database.close().await.expect("it can be closed");
    hub.server.run().await;
    until("that it is noted", || async {
        let noted = "SELECT 1 FROM settings_kv WHERE name = 'form_signers_followed'";
        match rows(&hub.server, noted).await {
            1 => Ok(()),
            _ => Err("not yet".to_owned()),
        }
    })
    .await;
    for (state, domain) in [
        ("removed", "crane-drivers.example"),
        ("listed", "lamps.example"),
    ] {
        let question =
            format!("SELECT 1 FROM form_signers WHERE state = '{state}' AND domain = '{domain}'");
        assert_eq!(rows(&hub.server, &question).await, 1, "{question}");
    }
    // What was queued with it would wait, or have come.
    until("no mail waits", || async {
        match rows(&hub.server, "SELECT 1 FROM mails").await {
            0 => Ok(()),
            found => Err(format!("{found} mails wait")),
        }
    })
    .await;
    assert_eq!(hub.mails.different(OFFICE).len(), 3);
    assert_eq!(hub.mails.different("office@lamps.example").len(), 2);
}

async fn row_587_who_comes_from_a_domain_that_was_taken_off_waits_for_a_person(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    decide(&hub, "remove", &id).await;
    let manage = hub.link(OFFICE, 3).await;
    let before = "an entry from this domain was taken off this list before";

    let other = "desk@crane-drivers.example";
    hub.fill_in(&[("email", other), ("name-1", "Crane Crews")])
        .await
        .expect(200);
    let link = hub.link(other, 1).await;
    let page = hub.signer.open(&link).await.expect(200);
    assert!(
        page.contains(before) && !page.contains("listed at once"),
        "{page}"
    );
    let done = hub.confirm(&link).await.expect(200);
    assert!(done.contains("Confirmed"), "{done}");
    assert!(hub.server.list(&hub.object).await.is_empty());
    let query = [("object", hub.object.as_str())];
    let waiting = hub.server.get("/pending", &query).await.expect(200);
    let why = &waiting["items"][0]["why"];
    assert_eq!(why, "web_form_removed_before", "{waiting}");

    // Nor does anybody make room there by taking the name back.
    let sure = [("token", token(&manage)), ("sure", "yes")];
    let gone = hub.signer.post("/sign-by-form/manage/withdraw", &sure);
    gone.await.expect(200);
    hub.mails.until(OFFICE, 4).await;
    hub.fill_in(&[]).await.expect(200);
    let link = hub.link(OFFICE, 5).await;
    let page = hub.signer.open(&link).await.expect(200);
    assert!(page.contains(before), "{page}");

    // Others are as welcome as before.
    let lamps = [
        ("website", "https://lamps.example"),
        ("email", "office@lamps.example"),
    ];
    hub.fill_in(&lamps).await.expect(200);
    let link = hub.link("office@lamps.example", 1).await;
    let page = hub.signer.open(&link).await.expect(200);
    assert!(page.contains("listed at once"), "{page}");
}

async fn row_588_a_block_counts_for_mailbox_and_website(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    rule(&hub.server, &["add", "crane-drivers.example"]);
    // By its mailbox, by its website, and by both: nothing is sent, and nothing is said.
    for otherwise in [
        [("website", ""), ("email", OFFICE)],
        [
            ("website", "https://www.crane-drivers.example"),
            ("email", "cranes@gmail.com"),
        ],
        [
            ("website", "https://www.crane-drivers.example"),
            ("email", "a@mail.crane-drivers.example"),
        ],
    ] {
        hub.fill_in(&otherwise).await.expect(200);
    }
    let other = "lamps@elsewhere.example";
    hub.fill_in(&[("website", ""), ("email", other)])
        .await
        .expect(200);
    hub.mails.until(other, 1).await;
    assert_eq!(hub.mails.received().len(), 1);
    let noted = "SELECT 1 FROM form_signers";
    assert_eq!(rows(&hub.server, noted).await, 1);

    // Nor does sending one form twice tell: it was sent before, whoever it names.
    for otherwise in [
        [("website", ""), ("email", OFFICE)],
        [
            ("website", "https://www.crane-drivers.example"),
            ("email", "hoists@gmail.com"),
        ],
        [("website", ""), ("email", "ropes@elsewhere.example")],
    ] {
        let again = hub.fill_in_again(&otherwise, 1).await;
        assert!(again.text.contains("name=\"check\""), "{}", again.text);
    }
    hub.mails.until("ropes@elsewhere.example", 1).await;
    assert_eq!(hub.mails.received().len(), 2);
}

async fn row_610_who_decides_to_and_fro_has_few_mails_sent(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    for _ in 0..6 {
        decide(&hub, "remove", &id).await;
        decide(&hub, "restore", &id).await;
    }
    // Who asks for its own link is written to all the same.
    let lost = format!("/appeals/{SLUG}/sign/organisation/again");
    let asked = hub.signer.post(&lost, &[("email", OFFICE)]).await;
    asked.expect(200);
    hub.mails.until(OFFICE, 2 + 10 + 1).await;
    until("no mail to it waits", || async {
        match rows(&hub.server, "SELECT 1 FROM mails").await {
            0 => Ok(()),
            found => Err(format!("{found} mails wait")),
        }
    })
    .await;
    assert_eq!(hub.mails.different(OFFICE).len(), 2 + 10 + 1);
    assert_eq!(hub.server.list(&hub.object).await.len(), 1);
}

async fn when_the_appeal_is_withdrawn_nobody_waits_any_longer(backend: Backend) {
    let hub = Hub::start(backend, "moderated").await;
    let quay = Server::start(PROGRAM, "quay", backend).await;
    quay.endorse(&hub.object, "Quay Union").await.expect(202);
    hub.server
        .until_pending(&hub.object, &[quay.org.as_str()])
        .await;
    hub.fill_in(&[]).await.expect(200);
    let link = hub.link(OFFICE, 1).await;
    hub.confirm(&link).await.expect(200);
    let manage = hub.link(OFFICE, 2).await;
    assert_eq!(hub.server.pending(&hub.object).await.len(), 2);

    hub.server.end(SLUG, "withdraw").await.expect(200);
    assert!(hub.server.pending(&hub.object).await.is_empty());
    let mail = hub.mails.until(OFFICE, 3).await.text();
    assert!(
        mail.contains("has withdrawn") && mail.contains("was not listed"),
        "{mail}"
    );
    assert_eq!(hub.signer.open(&manage).await.status, 410);
    let kept = "SELECT 1 FROM form_signers WHERE LENGTH(sealed) > 0";
    assert_eq!(rows(&hub.server, kept).await, 0);
    // Its server is told as of any other refusal.
    until("a refusal at the signer's server", || async {
        match rows(&quay, "SELECT 1 FROM refusals").await {
            1 => Ok(()),
            found => Err(format!("{found} refusals")),
        }
    })
    .await;
}

async fn who_signed_what_was_withdrawn_is_told_so_and_can_leave(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    hub.signed(&[]).await;
    let manage = hub.link(OFFICE, 2).await;
    let page = hub.signer.open(&manage).await.expect(200);
    assert!(page.contains("It is on the list.") && page.contains("Correct it"));

    hub.server.end(SLUG, "withdraw").await.expect(200);
    let page = hub.signer.open(&manage).await.expect(200);
    for (words, stand) in [
        ("Withdrawn by its organiser on", true),
        ("Withdraw it", true),
        ("It is on the list.", false),
        ("Correct it", false),
    ] {
        assert_eq!(page.contains(words), stand, "{words}: {page}");
    }
    let rename = [
        ("token", token(&manage)),
        ("language-1", "en"),
        ("name-1", "Others"),
    ];
    let refused = hub.signer.post("/sign-by-form/manage", &rename).await;
    refused.expect(409);
    let sure = [("token", token(&manage)), ("sure", "yes")];
    let gone = hub.signer.post("/sign-by-form/manage/withdraw", &sure);
    gone.await.expect(200);
}
