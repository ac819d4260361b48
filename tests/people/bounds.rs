//! What nobody gets by with: forged forms, floods, forms without effort.

use crate::{Campaign, PROGRAM, SLUG, terms};
use undersigned_tests::{
    Backend, Effort, Server, Signer,
    desk::{between, field},
    on_both_databases, on_either_database,
};

on_both_databases! {
    nobody_is_mail_bombed_and_nobody_learns_of_it
    row_635_one_owner_of_networks_has_a_share_of_what_a_provider_gets
}

on_either_database! {
    forms_of_other_sites_and_programs_are_refused
}

async fn forms_of_other_sites_and_programs_are_refused(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    let mut signer = Signer::of(&campaign.server);
    let path = format!("/appeals/{SLUG}/sign/person");

    let evil = Some("https://evil.example");
    for path in [
        path.as_str(),
        "/sign/confirm",
        "/signature/withdraw",
        "/signature/link",
    ] {
        let refused = signer.post_from(path, &[("token", "x")], evil).await;
        assert_eq!(refused.status, 403, "{path}");
    }
    // Looking withdraws nothing.
    assert_eq!(signer.open("/signature/withdraw?token=x").await.status, 303);
    let text = campaign
        .server
        .client
        .post(format!("{}{path}", campaign.server.url));
    let text = text
        .header("content-type", "text/plain")
        .body("name=x")
        .send()
        .await
        .unwrap();
    assert_eq!(text.status(), 400);

    // Without effort the question is asked; a check works once, and for its own form only.
    let wish = [("name", "Ana"), ("email", "ana@post.example")];
    signer.effort = Effort::None;
    let asked = signer.sign(SLUG, &wish).await.expect(422);
    assert!(asked.contains("href=\"#answer\""), "{asked}");
    signer.effort = Effort::Answer;
    let page = signer.open(&path).await.expect(200);
    let consent = field(&page, "consent");
    let check = signer.checked(&page);
    the_question_is_answered_once(&signer, &path, &consent).await;
    let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fields.extend([("consent", consent.as_str()), ("agree", "yes")]);
    fields.extend(wish);
    let stale = signer.post("/signature/link", &fields).await.expect(422);
    assert!(stale.contains("open for too long"), "{stale}");
    assert_eq!(signer.post(&path, &fields).await.status, 303);
    // Pressed twice, or sent after going back: that is said, whatever address is in it, and it may be sent anew.
    for email in ["ana@post.example", "nobody@post.example"] {
        fields.retain(|(name, _)| *name != "email");
        fields.push(("email", email));
        let before = signer.post(&path, &fields).await.expect(200);
        let filled_in = format!("value=\"{email}\"");
        for part in [
            "You have sent this already.",
            "Look in your mailbox",
            &filled_in,
        ] {
            assert!(before.contains(part), "{part}: {before}");
        }
        for part in ["open for too long", "role=\"alert\"", check_of(&fields)] {
            assert!(!before.contains(part), "{part}: {before}");
        }
    }

    // One network: five answers in ten minutes; who lets a script work gets further.
    signer.network = Some("203.0.113.9".into());
    for n in 0..5 {
        let email = format!("n{n}@post.example");
        let sent = signer.sign(SLUG, &[("name", "N"), ("email", &email)]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
    }
    let wish = [("name", "N"), ("email", "n9@post.example")];
    let full = signer.sign(SLUG, &wish).await.expect(429);
    for part in ["Too many forms came", "value=\"n9@post.example\""] {
        assert!(full.contains(part), "{part}: {full}");
    }
    signer.effort = Effort::Work;
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);

    // A letter that is closed, and one whose form is.
    let mut closed = terms("never", 90);
    closed["open"] = false.into();
    campaign.set_terms(closed).await.expect(200);
    assert_eq!(signer.open(&path).await.status, 409);
    let page = signer.open(&format!("/appeals/{SLUG}")).await.expect(200);
    assert!(!page.contains("sign/person"));
    campaign.set_terms(terms("never", 90)).await.expect(200);
    let mail = campaign.mails.until("ana@post.example", 1).await;
    let link = mail.link(&campaign.server.url);
    let token = between(&link, "token=", "&lang=en");
    let token = token.as_str();
    campaign.server.end(SLUG, "close").await.expect(200);
    assert_eq!(signer.open(&path).await.status, 409);
    assert_eq!(
        signer
            .post("/sign/confirm", &[("token", token)])
            .await
            .status,
        409
    );
    assert_eq!(campaign.count().await, 0);

    // Another organisation's appeal is not there.
    let other = Server::start(PROGRAM, "other", backend).await;
    let answer = other.get(&format!("/appeals/{SLUG}/people"), &[]).await;
    assert_eq!(answer.status, 404);
}

/// Where something else in the form is wrong, question and answer come back as they were; a wrong answer ends its question. What
/// was answered is spent once.
async fn the_question_is_answered_once(signer: &Signer, path: &str, consent: &str) {
    let page = signer.open(path).await.expect(200);
    let solved = signer.checked(&page);
    let value = |name: &str| {
        let found = solved.iter().find(|(field, _)| *field == name);
        found.expect("it is a field of the check").1.as_str()
    };
    let (check, answer) = (value("check"), value("answer"));
    let send = async |email: &'static str, answer: &str| {
        let fields = [
            ("consent", consent),
            ("agree", "yes"),
            ("name", "Eve"),
            ("email", email),
            ("check", check),
            ("answer", answer),
        ];
        signer.post(path, &fields).await
    };
    let wrong = send("no address", "1").await.expect(422);
    assert_ne!(field(&wrong, "check"), check, "{wrong}");
    assert_eq!(field(&wrong, "answer"), "", "{wrong}");
    // What is no number is told from what is no sum: no sum is 99.
    for (answer, told) in [("99", "That is not the sum"), ("many", "with a number")] {
        let page = send("eve@post.example", answer).await.expect(422);
        assert!(page.contains(told), "{told}: {page}");
    }
    let again = send("no address", answer).await.expect(422);
    assert_eq!(field(&again, "check"), check, "{again}");
    assert_eq!(field(&again, "answer"), answer, "{again}");
    assert_eq!(send("eve@post.example", answer).await.status, 303);
    let before = send("eve@post.example", answer).await.expect(200);
    assert_ne!(field(&before, "check"), check, "{before}");
}

/// The check in what was sent.
fn check_of<'a>(fields: &[(&str, &'a str)]) -> &'a str {
    let found = fields.iter().find(|(name, _)| *name == "check");
    found.expect("it was sent with one").1
}

async fn nobody_is_mail_bombed_and_nobody_learns_of_it(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    let mut signer = Signer::of(&campaign.server);
    signer.effort = Effort::Answer;
    for n in 0..14 {
        // Many networks, and many ways to write one mailbox.
        signer.network = Some(format!("203.0.113.{n}"));
        let email = format!("Victim+{n}@post.example");
        let sent = signer.sign(SLUG, &[("name", "X"), ("email", &email)]).await;
        assert_eq!(sent.status, 303);
        assert!(sent.location.starts_with("/appeals/free-them/sign/sent"));
    }
    let sent = signer
        .sign(SLUG, &[("name", "Y"), ("email", "last@post.example")])
        .await;
    assert_eq!(sent.status, 303);
    campaign.mails.until("last@post.example", 1).await;
    assert_eq!(campaign.mails.all_to("Victim", 10).await, 10);

    // What strangers ask for keeps nobody from what is theirs: the link to a signature comes.
    signer.network = Some("203.0.113.99".into());
    let server = &campaign.server;
    let mail = campaign.mails.until("Victim+0@post.example", 1).await;
    signer.confirm(&mail.link(&server.url)).await.expect(200);
    campaign.mails.until("Victim+0@post.example", 2).await;
    let page = signer.open("/signature/link").await.expect(200);
    let check = signer.checked(&page);
    let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fields.push(("email", "victim@post.example"));
    assert_eq!(signer.post("/signature/link", &fields).await.status, 303);
    campaign.mails.until("Victim+0@post.example", 3).await;
}

async fn row_635_one_owner_of_networks_has_a_share_of_what_a_provider_gets(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    let mut signer = Signer::of(&campaign.server);
    signer.effort = Effort::Answer;
    for n in 0..250 {
        // Each network sends as many forms as it may, and all are in one /48.
        signer.network = Some(format!("2001:db8:1:{}::1", n / 5));
        let email = format!("p{n}@post.example");
        let sent = signer.sign(SLUG, &[("name", "N"), ("email", &email)]).await;
        assert_eq!(sent.status, 303, "{n}: {}", sent.text);
    }
    // They have answered as often as they may by now.
    signer.effort = Effort::Work;
    signer.network = Some("2001:db8:1:99::1".into());
    let wish = [("name", "Late"), ("email", "late@post.example")];
    let form = signer.sign(SLUG, &wish).await.expect(429);
    let page = signer.open("/signature/link").await.expect(200);
    let check = signer.checked(&page);
    let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fields.push(("email", "late@post.example"));
    let link = signer.post("/signature/link", &fields).await.expect(429);
    let path = format!("/appeals/{SLUG}/sign/organisation/again");
    let entry = signer.post(&path, &[("email", "late@post.example")]).await;
    // What was written is there still, whichever form it is.
    for page in [form, link, entry.expect(429)] {
        for part in [
            "came from your network in the last hour",
            "value=\"late@post.example\"",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }
    // Nobody else waits for that, at home or at another provider.
    let other = [("name", "Bo"), ("email", "bo@other.example")];
    assert_eq!(signer.sign(SLUG, &other).await.status, 303);
    signer.network = Some("2001:db8:2:1::1".into());
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    campaign.mails.until("late@post.example", 1).await;
}
