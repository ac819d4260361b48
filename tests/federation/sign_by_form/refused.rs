//! What the form refuses, and what nobody can make it do.

use super::{FORM, Hub, OFFICE, SLUG, token};
use crate::PROGRAM;
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, MailServer, Server, Signer, WrongClock,
    desk::{at_the_quay, field},
    on_both_databases, on_either_database,
};

on_both_databases! {
    nobody_is_mail_bombed_and_no_answer_tells_who_signed
}

on_either_database! {
    what_is_wrong_is_said_beside_its_field_and_nothing_is_sent
    a_link_is_too_old_after_two_days
    who_filled_the_form_in_is_shown_to_the_appeals_own_organisation_alone
}

async fn what_is_wrong_is_said_beside_its_field_and_nothing_is_sent(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let long = "x".repeat(301);
    for (name, value, beside) in [
        ("email", "office", "email"),
        (
            "email",
            "office@crane-drivers.example\r\nBcc: b@c.example",
            "email",
        ),
        ("email", "a@b@crane-drivers.example", "email"),
        ("email", "\"a b\"@crane-drivers.example", "email"),
        ("email", "office%x@crane-drivers.example", "email"),
        ("email", "office@[127.0.0.1]", "email"),
        ("email", "", "email"),
        ("website", "javascript:alert(1)", "website"),
        ("website", "https://10.0.0.1/", "website"),
        ("name-1", "", "name-1"),
        ("name-1", &long, "name-1"),
        ("name-1", "Win at https://evil.example", "name-1"),
        ("name-1", "🎉", "name-1"),
        ("also-known-as", "www.evil.example", "also-known-as"),
        ("person", "evil.example/win", "person"),
        ("language-1", "klingon", "language-1"),
        ("name-2", "Grullas", "language-2"),
        ("country", "Hongkong", "country"),
        ("person", "", "person"),
        ("person", "Ana\r\nBcc: b@c.example", "person"),
        ("role", &long, "role"),
        ("agree", "no", "agree"),
        ("check", "A", "agree"),
        ("work", "", "answer"),
    ] {
        let answer = hub.fill_in(&[(name, value)]).await;
        assert_eq!(answer.status, 422, "{name}={value:?}: {}", answer.text);
        let link = format!("<a href=\"#{beside}\">");
        assert!(
            answer.text.contains(&link),
            "{name}={value:?}: {}",
            answer.text
        );
    }
    // Everything is said at once, a website that is none among it.
    let wrong = [
        ("website", "javascript:alert(1)"),
        ("email", "x"),
        ("person", ""),
        ("role", long.as_str()),
    ];
    let answer = hub.fill_in(&wrong).await;
    for beside in ["website", "email", "person", "role"] {
        let link = format!("<a href=\"#{beside}\">");
        assert!(answer.text.contains(&link), "{}", answer.text);
    }
    // Nothing is asked for that the box does not say.
    let unticked = hub.fill_in(&[("agree", "no")]).await.text;
    assert!(
        unticked.contains("your organisation has decided to endorse"),
        "{unticked}"
    );
    // Another row of names, without a script: nothing is sent either.
    let more = hub.fill_in(&[("do", "more-names")]).await.expect(200);
    assert!(more.contains("name=\"name-3\"") && more.contains("value=\"Crane Drivers\""));

    // Another site cannot send the form, nor can a program that says it is text.
    let path = format!("/appeals/{SLUG}/sign/organisation");
    let foreign = hub
        .signer
        .post_from(&path, &FORM, Some("https://evil.example"));
    assert_eq!(foreign.await.status, 403);
    let link = {
        hub.fill_in(&[]).await.expect(200);
        hub.link(OFFICE, 1).await
    };
    let fields = [("token", token(&link))];
    let foreign = hub.signer.post_from(
        "/sign-by-form/confirm",
        &fields,
        Some("https://evil.example"),
    );
    assert_eq!(foreign.await.status, 403);
    // A text that changed since is shown again before it is signed.
    let changed = [("token", token(&link)), ("text-digest", "sha-256:0")];
    let changed = hub.signer.post("/sign-by-form/confirm", &changed).await;
    assert_eq!(changed.status, 422, "{}", changed.text);
    assert!(hub.server.list(&hub.object).await.is_empty());
    assert_eq!(hub.mails.received().len(), 1);

    // One check is one form.
    let page = hub.signer.open(&path).await.expect(200);
    let check = hub.signer.checked(&page);
    let check: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let other = [("email", "one@crane-drivers.example")];
    hub.fill_in(&[&other[..], &check[..]].concat())
        .await
        .expect(200);
    let again = hub.fill_in(&[&other[..], &check[..]].concat()).await;
    let told = again.expect(200);
    assert!(told.contains("You have sent this already."), "{told}");

    let page = hub.signer.open(&link).await.expect(200);
    let fields = ["token", "text-digest"].map(|name| (name, field(&page, name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    hub.server.end(SLUG, "close").await.expect(200);
    let late = hub.signer.post("/sign-by-form/confirm", &fields).await;
    assert_eq!(late.status, 409, "{}", late.text);
    // Whoever follows the link reads it before anything else.
    let late = hub.signer.open(&link).await.expect(409);
    assert!(late.contains("Closed on"), "{late}");
    assert!(hub.server.list(&hub.object).await.is_empty());
}

async fn nobody_is_mail_bombed_and_no_answer_tells_who_signed(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let first = hub.fill_in(&[]).await.expect(200);
    for number in 0..14 {
        let name = format!("Crane Drivers {number}");
        let plus = format!("office+{number}@crane-drivers.example");
        let answer = hub
            .fill_in(&[("name-1", &name), ("email", &plus)])
            .await
            .expect(200);
        assert_eq!(answer.replace(&plus, OFFICE), first, "the same answer");
    }
    let last = "stranger@crane-drivers.example";
    hub.fill_in(&[("email", last)]).await.expect(200);
    hub.mails.until(last, 1).await;
    let office = hub.mails.all_to("", 11).await - 1;
    assert_eq!(office, 10, "one mailbox gets so many in a day");

    // One network may send so many forms.
    let mut crowd = hub.signer.clone();
    crowd.network = Some("203.0.113.7".to_owned());
    let mut refused = None;
    for number in 0..40 {
        let path = format!("/appeals/{SLUG}/sign/organisation/again");
        let email = format!("n{number}@crane-drivers.example");
        let answer = crowd.post(&path, &[("email", &email)]).await;
        if answer.status == 429 {
            refused = Some(number);
            break;
        }
    }
    assert_eq!(refused, Some(20));
}

async fn a_link_is_too_old_after_two_days(backend: Backend) {
    let mails = MailServer::start().await;
    let address = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", address.as_str())];
    let mut server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let clock = WrongClock::of(&mut server);
    server.kill().await;
    server.run().await;
    let object = server.publish(SLUG).await;
    let hub = Hub {
        signer: Signer::of(&server),
        server,
        mails,
        object,
    };
    hub.fill_in(&[]).await.expect(200);
    let link = hub.link(OFFICE, 1).await;
    hub.server.until_mails_are_noted().await;
    clock.set(48 * 60 * 60 - 5 * 60);
    assert_eq!(hub.signer.open(&link).await.status, 200);
    clock.set(48 * 60 * 60 + 5 * 60);
    let late = hub.signer.open(&link).await;
    assert_eq!(late.status, 410);
    assert!(late.text.contains("This link is too old"), "{}", late.text);
    let fields = [("token", token(&link)), ("text-digest", "")];
    let late = hub.signer.post("/sign-by-form/confirm", &fields).await;
    assert_eq!(late.status, 410);
    assert!(hub.server.list(&hub.object).await.is_empty());
}

async fn who_filled_the_form_in_is_shown_to_the_appeals_own_organisation_alone(backend: Backend) {
    let mails = MailServer::start().await;
    let address = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", address.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let mut co_initiator = at_the_quay(&server).await;
    let mut organiser = Desk::of(&server).await;
    let mut draft = server.petition(SLUG);
    draft["admission"] = json!("moderated");
    draft["initiators"] = json!([format!("{}/orgs/quay", server.url)]);
    let object = server.publish_draft(draft).await;
    let accept = [("object", object.as_str())];
    let accepted = co_initiator
        .submit("/desk/invitations/accept", &accept)
        .await;
    assert!(accepted.0.is_redirection(), "{}", accepted.1);
    let hub = Hub {
        signer: Signer::of(&server),
        server,
        mails,
        object,
    };
    hub.fill_in(&[]).await.expect(200);
    let link = hub.link(OFFICE, 1).await;
    hub.confirm(&link).await.expect(200);

    // Both decide about it, so both see that it waits; who typed it is for one of them.
    let personal = [OFFICE, "Quillfeather Zanzibara", "Xylofabrikant"];
    let seen = co_initiator.get("/desk").await;
    assert!(seen.contains("Crane Drivers"), "{seen}");
    let own = organiser.get("/desk").await;
    for canary in personal {
        assert!(!seen.contains(canary), "{canary}: {seen}");
        assert!(own.contains(canary), "{canary}: {own}");
    }
    let path = format!("/desk/appeals/{SLUG}/queue");
    assert!(organiser.get(&path).await.contains(OFFICE));
    let (_, queue) = co_initiator.look(&path).await;
    assert!(!queue.contains("Crane Drivers"), "{queue}");
}
