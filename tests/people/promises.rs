//! What was promised holds: stricter for everybody, never looser; and deleted on the day.

mod entered;

use crate::{Campaign, PROGRAM, SLUG, terms};
use reqwest::Method;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use std::fs;
use undersigned_tests::{
    Backend, Desk, Server, Signer, WrongClock, desk::field, on_both_databases, on_either_database,
    open_database, until,
};

on_both_databases! {
    a_promise_becomes_stricter_for_everybody_and_never_looser
    on_the_day_everything_but_the_number_is_deleted
}

on_either_database! {
    terms_can_be_set_before_the_text_is_published
}

async fn terms_can_be_set_before_the_text_is_published(backend: Backend) {
    let server = Server::start(PROGRAM, "amery", backend).await;
    let mut draft = server.petition(SLUG);
    let deadline = undersigned_tests::now() + chrono::TimeDelta::days(30);
    let deadline = deadline.format("%Y-%m-%dT00:00:00Z").to_string();
    draft["deadline"] = json!(deadline);
    server.post("/appeals", draft).await.expect(201);
    let path = format!("/appeals/{SLUG}/people");
    let set = async |terms: Value| server.api(Method::PUT, &path, Some(terms)).await;
    // Not kept while it can be signed.
    let refused = set(terms("never", 10)).await;
    assert_eq!(refused.code(), "kept_until_before_deadline");
    let said = set(terms("never", 90)).await.expect(200);
    assert_eq!(
        (&said["count"], &said["promised"]),
        (&json!(0), &json!(false))
    );
    let form = async || {
        let address = format!("{}/appeals/{SLUG}/sign/person", server.url);
        let answer = server.client.get(address).send().await.expect("an answer");
        answer.status().as_u16()
    };
    assert_eq!(form().await, 404, "nobody signs a draft");
    let publish = format!("/appeals/{SLUG}/publish");
    server.api(Method::POST, &publish, None).await.expect(200);
    assert_eq!(form().await, 200);
    // Nor does the deadline move behind that day while people can sign: they are told so where it is typed, too.
    let late = undersigned_tests::now() + chrono::TimeDelta::days(120);
    let late = late.format("%Y-%m-%d").to_string();
    let moved = server.revise(SLUG, json!({"deadline": late})).await;
    assert_eq!(
        (moved.status.as_u16(), moved.code()),
        (422, "deadline_after_kept")
    );
    let edit = format!("/desk/appeals/{SLUG}/edit");
    let mut desk = Desk::of(&server).await;
    let was = field(&desk.get(&edit).await, "was");
    let typed = [
        ("was", was.as_str()),
        ("kind", "petition"),
        ("language-1", "en"),
        ("authoritative-1", "yes"),
        ("title-1", "Free the eleven dockers"),
        ("body-1", "They stopped a crane."),
        ("admission", "open"),
        ("deadline", late.as_str()),
    ];
    let (status, page) = desk.submit(&edit, &typed).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(page.contains("href=\"#deadline\""), "{page}");
    // Once the form is closed, it does.
    let mut closed = terms("never", 90);
    closed["open"] = json!(false);
    set(closed).await.expect(200);
    server
        .revise(SLUG, json!({"deadline": late}))
        .await
        .expect(200);
}

async fn a_promise_becomes_stricter_for_everybody_and_never_looser(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    // Made once: midnight may pass.
    let (longer, same) = (terms("full", 121), terms("full", 120));
    let shorter = terms("first-name-and-region", 100);
    // Nobody has signed: everything may still be changed.
    campaign.set_terms(same.clone()).await.expect(200);
    let signer = Signer::of(&campaign.server);
    for (name, first, shown) in [
        ("Ana Full", "", "full"),
        ("Ben Both", "Ben", "full"),
        ("Cem Never", "Cem", "never"),
    ] {
        let email = format!("{}@post.example", &name[..3]);
        let wish = [
            ("name", name),
            ("email", &email),
            ("shown", shown),
            ("first-name", first),
        ];
        assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
        let mail = campaign.mails.until(&email, 1).await;
        signer
            .confirm(&mail.link(&campaign.server.url))
            .await
            .expect(200);
    }
    let path = format!("/appeals/{SLUG}/people");
    let names = signer.open(&path).await.expect(200);
    assert!(names.contains("Ana Full") && names.contains("Ben Both") && !names.contains("Cem"));
    let figures = signer.open(&format!("/appeals/{SLUG}")).await.expect(200);
    assert!(figures.contains("named only where they agreed to it"));
    // Newest first.
    assert!(names.find("Ben Both") < names.find("Ana Full"));

    for (spoilt, code) in [
        (longer, "kept_until_later"),
        (
            {
                let mut terms = same;
                terms["keeper"] = "Somebody Else".into();
                terms
            },
            "keeper_changed",
        ),
    ] {
        let refused = campaign.set_terms(spoilt).await;
        assert_eq!(
            (refused.status.as_u16(), &refused.body["code"]),
            (409, &code.into())
        );
    }
    campaign.set_terms(shorter.clone()).await.expect(200);
    let names = signer.open(&path).await.expect(200);
    // A first name is not guessed.
    assert!(names.contains("Ben") && !names.contains("Both") && !names.contains("Ana"));
    for looser in [terms("full", 100), terms("never", 101)] {
        assert_eq!(campaign.set_terms(looser).await.status, 409);
    }
    // The desk says the same in words.
    let mut desk = Desk::of(&campaign.server).await;
    let address = format!("/desk/appeals/{SLUG}/people");
    let page = desk.get(&address).await;
    assert!(
        page.contains("never looser") && page.contains("3 people signed here"),
        "{page}"
    );
    let until = shorter["keptUntil"].as_str().unwrap().to_owned();
    let csrf = field(&page, "csrf");
    let set = |shown: &'static str| {
        [
            ("csrf", csrf.clone()),
            ("open", "yes".to_owned()),
            ("keeper", "Amery Dockers’ Union".to_owned()),
            ("contact", "www.amery.example/privacy".to_owned()),
            ("kept-until", until.clone()),
            ("shown", shown.to_owned()),
            ("consent-en", "I agree to all of it.".to_owned()),
        ]
    };
    let borrow =
        |fields: &[(&'static str, String)]| -> Vec<(&'static str, String)> { fields.to_vec() };
    let fields = borrow(&set("full"));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (status, again) = desk.post(&address, &fields).await;
    assert_eq!(status, 422, "{again}");
    assert!(again.contains("stricter, never looser"));
    // Whoever signs can follow the contact.
    let mut nowhere = set("never");
    nowhere[3].1 = "office at amery".to_owned();
    let fields: Vec<(&str, &str)> = nowhere.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (status, again) = desk.post(&address, &fields).await;
    assert_eq!(status, 422, "{again}");
    assert!(again.contains("Write an e-mail address in full"), "{again}");
    let fields = borrow(&set("never"));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (status, to) = desk.post(&address, &fields).await;
    assert_eq!(
        (status.as_u16(), to.as_str()),
        (303, "/desk/appeals/free-them/people?done=people")
    );
    // Who reads in another language is not shown those words, and whoever wrote them is told so.
    let page = desk.get(&address).await;
    let alone = page.split("is shown the usual words alone:").nth(1);
    let alone = alone.and_then(|rest| rest.split("</p>").next());
    let alone = alone.expect("a sentence that names the languages");
    assert!(alone.contains("français") && !alone.contains("English"));
    let names = signer.open(&path).await.expect(200);
    assert!(!names.contains("Ben") && names.contains("promised to show no names"));

    // Who signs now agrees to other words; what the others agreed to stays as it was.
    let page = signer
        .open(&format!("/appeals/{SLUG}/sign/person"))
        .await
        .expect(200);
    assert!(page.contains("I agree to all of it.") && !page.contains("name=\"shown\""));
    // Behind them stands in any case who keeps it, and until when.
    assert!(page.contains("keeps what I write here, encrypted, until"));
    // Where nothing is public, the form still says who reads it.
    assert!(page.contains("Nothing of your name") && !page.contains("to nobody"));
    assert!(page.contains("can read everything that you write here"));
    let mail = campaign.mails.until("Ben@post.example", 2).await;
    let own = signer
        .open(&mail.link(&campaign.server.url))
        .await
        .expect(200);
    assert!(own.contains("as much of my name") && !own.contains("I agree to all of it."));
    // A form that was open while the words changed was not agreed to.
    let stale = signer
        .sign(
            SLUG,
            &[
                ("name", "D"),
                ("email", "d@post.example"),
                ("consent", "sha-256:00"),
            ],
        )
        .await;
    assert!(stale.expect(422).contains("Read it again"));
}

async fn until_deleted(campaign: &Campaign) {
    until("the deletion", || async {
        let log = campaign.server.log();
        match log.contains("were deleted, as promised") {
            true => Ok(()),
            false => Err(log),
        }
    })
    .await;
}

/// The end of what is kept, sealed, of somebody who signed: it stands nowhere else.
async fn sealed(campaign: &Campaign) -> Vec<u8> {
    let database = open_database(campaign.server.database_url()).await;
    let query = "SELECT sealed FROM person_signatures ORDER BY id LIMIT 1";
    let query = Statement::from_string(database.get_database_backend(), query);
    let row = database.query_one_raw(query).await;
    let row = row.expect("it can be asked").expect("a row");
    let sealed: Vec<u8> = row.try_get_by_index(0).expect("bytes");
    database.close().await.expect("closed");
    sealed[sealed.len() - 16..].to_vec()
}

/// Waits until the files of SQLite hold these bytes no more, while the server runs.
async fn until_gone_from_the_files(campaign: &Campaign, bytes: &[u8]) {
    until("the files are without it", || async {
        let files = ["undersigned.db", "undersigned.db-wal"];
        let holds = |name: &str| {
            let file = fs::read(campaign.server.folder().join(name)).unwrap_or_default();
            file.windows(bytes.len()).any(|part| part == bytes)
        };
        match files.iter().any(|name| holds(name)) {
            true => Err("it is still there".to_owned()),
            false => Ok(()),
        }
    })
    .await;
}

async fn on_the_day_everything_but_the_number_is_deleted(backend: Backend) {
    let mut campaign = Campaign::start(backend, "full").await;
    let clock = WrongClock::of(&mut campaign.server);
    campaign.server.kill().await;
    campaign.server.run().await;
    let signer = Signer::of(&campaign.server);
    let mut own = String::new();
    for name in ["ana", "ben"] {
        let email = format!("{name}@post.example");
        signer
            .sign(
                SLUG,
                &[("name", name), ("email", &email), ("shown", "full")],
            )
            .await;
        let mail = campaign.mails.until(&email, 1).await;
        signer
            .confirm(&mail.link(&campaign.server.url))
            .await
            .expect(200);
        own = campaign
            .mails
            .until(&email, 2)
            .await
            .link(&campaign.server.url);
    }
    // One more, who never follows the link.
    signer
        .sign(SLUG, &[("name", "cem"), ("email", "cem@post.example")])
        .await;
    let never = campaign
        .mails
        .until("cem@post.example", 1)
        .await
        .link(&campaign.server.url);
    campaign.until_listed(&campaign.server, 2).await;

    campaign.server.until_mails_are_noted().await;
    clock.set(3 * 24 * 60 * 60);
    assert_eq!(signer.open(&never).await.status, 410);
    assert_eq!(signer.open(&own).await.status, 200);

    let bytes = match backend {
        Backend::Sqlite => Some(sealed(&campaign).await),
        Backend::Postgres => None,
    };
    clock.set(91 * 24 * 60 * 60);
    until_deleted(&campaign).await;
    if let Some(bytes) = bytes {
        until_gone_from_the_files(&campaign, &bytes).await;
    }
    assert_eq!(signer.open(&own).await.status, 404);
    assert_eq!(campaign.count().await, 2);
    assert_eq!(
        signer
            .open(&format!("/appeals/{SLUG}/sign/person"))
            .await
            .status,
        409
    );
    let log = campaign.server.log();
    for name in ["ana@", "ben@", "cem@"] {
        assert!(!log.contains(name));
    }
}
