//! An organisation without a server signs by form, over a real mail server.

mod addressed;
mod claiming;
mod contact;
mod desk;
mod hub;
mod refused;
mod removed;
mod renamed;
mod secrecy;
mod twice;
mod waiting;
mod wordings;

pub use hub::{FORM, Hub, OFFICE, SLUG, token};

use crate::PROGRAM;
use reqwest::Method;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, Server, Signer, on_both_databases, on_either_database, open_database,
};

on_both_databases! {
    an_organisation_signs_by_form_and_comes_back
}

on_either_database! {
    the_news_may_come_with_it
}

async fn an_organisation_signs_by_form_and_comes_back(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let replica = Server::start(PROGRAM, "quay", backend).await;
    replica.endorse(&hub.object, "Quay Union").await.expect(202);
    hub.server
        .until_state(&hub.object, "/coSigners/organisations", &json!(1))
        .await;
    let letter = hub
        .signer
        .open(&format!("/appeals/{SLUG}"))
        .await
        .expect(200);
    assert!(letter.contains(&format!("/appeals/{SLUG}/sign/organisation")));
    let copy = Signer::of(&replica)
        .open(&format!("/appeals/{}/{SLUG}", hub.server.host()))
        .await
        .expect(200);
    assert!(
        copy.contains(&format!("{}/sign/organisation", hub.object)),
        "{copy}"
    );
    // People sign at the organiser's alone, also those who look for the form at a copy.
    let person = format!("/appeals/{}/{SLUG}/sign/person", hub.server.host());
    let person = Signer::of(&replica).open(&person).await;
    assert_eq!(person.status, 303, "{}", person.text);
    assert_eq!(person.location, format!("{}/sign/person", hub.object));

    // What is said of it is said once, and truly.
    let form = format!("/appeals/{SLUG}/sign/organisation");
    let form = hub.signer.open(&form).await.expect(200);
    assert!(form.contains("as soon as that is confirmed"), "{form}");
    assert!(form.contains("to endorse this petition"), "{form}");
    let arabic = format!("/appeals/{SLUG}/sign/organisation?lang=ar");
    let arabic = hub.signer.open(&arabic).await.expect(200);
    assert!(
        arabic.contains("name=\"language-1\" value=\"ar\""),
        "{arabic}"
    );
    let (names, rest) = form.split_once("name=\"name-1\"").expect("names");
    assert!(!names.contains("more-names") && rest.contains("more-names"));
    assert!(
        rest.find("more-names") < rest.find("name=\"email\""),
        "beside the names"
    );

    let said = [("why", "Nobody brakes alone.")];
    let sent = hub.fill_in(&said).await.expect(200);
    assert!(sent.contains(OFFICE), "{sent}");
    let comments = async || {
        let query = [("org", hub.server.org.as_str()), ("object", &hub.object)];
        hub.server.get("/comments", &query).await.expect(200)
    };
    let link = hub.link(OFFICE, 1).await;
    // A mail scanner opens the link: nothing happens, however often.
    for _ in 0..3 {
        let page = hub.signer.open(&link).await.expect(200);
        assert!(page.contains("Crane Drivers") && page.contains("crane-drivers.example"));
        assert!(!page.contains("Zanzibara"), "not even here");
        assert!(page.contains("Anybody could have done that"), "{page}");
        assert!(page.contains("listed at once"), "{page}");
    }
    assert_eq!(hub.server.list(&hub.object).await.len(), 1);
    assert_eq!(comments().await["waiting"], json!([]));
    let done = hub.confirm(&link).await.expect(200);
    assert!(done.contains("Your organisation is on the list"), "{done}");
    let listed = hub.server.list(&hub.object).await;
    let entry = &listed[1];
    assert_eq!(entry["names"], json!({"en": "Crane Drivers"}));
    assert_eq!(entry["alsoKnownAs"], json!(["CD", "Cranes"]));
    assert_eq!(
        (&entry["provenance"], &entry["country"]),
        (&json!("web-form"), &json!("HK"))
    );
    let id = entry["id"].as_str().unwrap().to_owned();

    // Once only, and what never was is another answer.
    let again = hub.signer.open(&link).await;
    assert_eq!(again.status, 410, "{}", again.text);
    let again = hub
        .signer
        .post("/sign-by-form/confirm", &[("token", token(&link))])
        .await;
    assert_eq!(again.status, 410, "{}", again.text);
    for guess in ["", "guess", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let path = format!("/sign-by-form/confirm?token={guess}");
        assert_eq!(hub.signer.open(&path).await.status, 404);
    }

    // Where it was confirmed is known at the organiser's server alone, and when is what the statement says.
    let page = hub.entry_page(&hub.server, &id).await;
    let words = "By form, confirmed from an e-mail address at crane-drivers.example on ";
    assert!(page.contains(words), "{page}");
    // It gave its word by e-mail: the signature below the statement is another's.
    assert!(page.contains("attests of it, and signed"), "{page}");
    assert!(!page.contains("The statement it signed"), "{page}");
    let object = hub.object.clone();
    replica
        .until_state(&object, "/coSigners/organisations", &json!(2))
        .await;
    let page = hub.entry_page(&replica, &id).await;
    assert!(page.contains("By form, confirmed by e-mail on "), "{page}");
    assert!(!page.contains("crane-drivers.example"), "{page}");
    let path = hub.entry_path(&hub.server, &id);
    let there = format!("href=\"{}{path}\"", hub.server.url);
    assert!(page.contains(&there), "{there}: {page}");

    let manage = hub.link(OFFICE, 2).await;
    assert!(manage.contains("/manage?"), "{manage}");
    let page = hub.signer.open(&manage).await.expect(200);
    assert!(
        page.contains("value=\"Crane Drivers\"") && page.contains("CD\nCranes"),
        "{page}"
    );
    // It leads to the entry, and says its number.
    assert!(page.contains(&path), "{path}: {page}");
    assert!(page.contains("Your entry on the list</a> <span class=\"meta\">no. "));
    // No terms are set: people are told that, and led back.
    let people = hub.signer.open(&format!("/appeals/{SLUG}/people")).await;
    assert_eq!(people.status, 404, "{}", people.text);
    let back = format!("<a href=\"/appeals/{SLUG}");
    for said in ["People do not sign here", back.as_str()] {
        assert!(people.text.contains(said), "{said}: {}", people.text);
    }
    let rename = |name: &'static str| {
        [
            ("token", token(&manage)),
            ("language-1", "en"),
            ("name-1", name),
            ("country", "HK"),
        ]
    };
    let path = "/sign-by-form/manage";
    let done = hub.signer.post(path, &rename("CRANE-DRIVERS")).await;
    assert!(done.expect(200).contains("Corrected"));
    let names =
        async || hub.server.entry(&object, &id).await.expect("still there")["names"].clone();
    assert_eq!(names().await, json!({"en": "CRANE-DRIVERS"}));
    // The domain says who asks, not that they may be called anything: not at once, and not in steps.
    for name in ["Amnesty International", "Crane Driver", "Crane Drive"] {
        hub.signer.post(path, &rename(name)).await.expect(200);
    }
    assert_ne!(names().await, json!({"en": "Crane Drive"}));
    let noted = hub
        .signer
        .post(path, &rename("Amnesty International"))
        .await;
    let noted = noted.expect(200);
    assert!(
        noted.contains("Until then the list stays as it is"),
        "{noted}"
    );
    assert_ne!(names().await, json!({"en": "Amnesty International"}));
    assert_eq!(hub.server.pending(&object).await, std::slice::from_ref(&id));
    let list = hub.signer.open(&format!("/appeals/{SLUG}/cosigners")).await;
    let list = list.expect(200);
    assert!(
        list.contains("form, confirmed from an e-mail address at crane-drivers.example"),
        "{list}"
    );
    // One of the two says where it is from.
    assert!(list.contains("Country not said"), "{list}");

    // Why it signs waits since it is listed; said otherwise by the same link.
    let waits = comments().await;
    assert_eq!(waits["waiting"][0]["text"], said[0].1, "{waits}");
    let why = [
        ("token", token(&manage)),
        ("why", "Our crews are tired."),
        ("language", "en"),
    ];
    let mut strange = why;
    strange[2] = ("language", "klingon");
    let again = hub
        .signer
        .post("/sign-by-form/manage/why", &strange)
        .await
        .expect(422);
    assert!(
        again.contains("href=\"#language\"") && again.contains("Our crews are tired."),
        "{again}"
    );
    let noted = hub
        .signer
        .post("/sign-by-form/manage/why", &why)
        .await
        .expect(200);
    assert!(noted.contains("looks at what you wrote"), "{noted}");
    let held = comments().await;
    assert_eq!(held["waiting"][0]["text"], "Our crews are tired.", "{held}");

    // Its address is told of each change: somebody else may have the link.
    hub.mails.until(OFFICE, 7).await;
    let told = hub.mails.to(OFFICE).into_iter().map(|mail| mail.text());
    let told: Vec<String> = told.filter(|text| text.contains("with its link")).collect();
    assert_eq!(told.len(), 5, "{told:?}");
    for text in &told {
        assert!(text.contains(&format!("{}/sign/organisation/again", hub.object)));
        assert!(!text.contains("token="), "{text}");
    }

    // Whoever lost the link gets it again; the answer is the same for anybody else.
    let lost = format!("/appeals/{SLUG}/sign/organisation/again");
    let known = hub
        .signer
        .post(&lost, &[("email", OFFICE)])
        .await
        .expect(200);
    let stranger = "nobody@crane-drivers.example";
    let unknown = hub
        .signer
        .post(&lost, &[("email", stranger)])
        .await
        .expect(200);
    assert!(known.contains("If your organisation has not signed yet"));
    assert_eq!(known.replace(OFFICE, ""), unknown.replace(stranger, ""));
    let manage = hub.link(OFFICE, 8).await;
    assert!(hub.mails.to(stranger).is_empty());
    // So does whoever fills the form in again: one address, one entry.
    let twice = hub.fill_in(&[("name-1", "Another")]).await.expect(200);
    assert_eq!(twice, sent, "the same answer");
    assert!(hub.link(OFFICE, 9).await.contains("/manage?"));
    // It is written in the language in which it is asked for, whatever that of the form was.
    let arabic = format!("{lost}?lang=ar");
    let asked = hub.signer.post(&arabic, &[("email", OFFICE)]).await;
    asked.expect(200);
    let mail = hub.mails.until(OFFICE, 10).await;
    assert_eq!(mail.header("Content-Language").as_deref(), Some("ar"));
    assert!(hub.link(OFFICE, 10).await.contains("lang=ar"));

    let path = "/sign-by-form/manage/withdraw";
    let unsure = hub.signer.post(path, &[("token", token(&manage))]).await;
    assert_eq!(unsure.status, 422, "{}", unsure.text);
    let sure = [("token", token(&manage)), ("sure", "yes")];
    let gone = hub.signer.post(path, &sure).await.expect(200);
    assert!(gone.contains("Withdrawn"), "{gone}");
    assert!(gone.contains("/sign/organisation"), "{gone}");
    // Whoever has no name any more is called by the address, once.
    let mut desk = Desk::of(&hub.server).await;
    let withdrawn = format!("/desk/appeals/{SLUG}/queue?show=withdrawn");
    let withdrawn = desk.get(&withdrawn).await;
    let addresses = withdrawn.matches("attestations/<wbr>").count();
    assert_eq!(addresses, 1, "{withdrawn}");
    let told = hub.mails.until(OFFICE, 11).await.text();
    assert!(told.contains("was withdrawn with its link"), "{told}");
    assert!(told.contains("you can sign again here"), "{told}");
    let kept = "SELECT 1 FROM form_signers \
         WHERE domain LIKE '%.%' OR own_domain OR LENGTH(sealed) > 0";
    assert_eq!(rows(&hub.server, kept).await, 0, "not even the domain");
    assert!(hub.server.entry(&object, &id).await.is_none());
    replica
        .until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    let statement = hub
        .server
        .fetch(id.strip_prefix(&hub.server.url).unwrap())
        .await;
    let statement = statement.expect(200);
    assert_eq!(statement["state"], "withdrawn");
    assert!(statement.get("nameMap").is_none(), "{statement}");
    // No link to it says any more that it stands: neither the one that confirmed nor this one.
    for used in [&link, &manage] {
        let again = hub.signer.open(used).await.expect(410);
        assert!(again.contains("This signature was withdrawn"), "{again}");
        assert!(!again.contains("signature stands"), "{again}");
    }
}

/// How many rows a question to the database finds.
async fn rows(server: &Server, question: &str) -> usize {
    let database = open_database(server.database_url()).await;
    let question = Statement::from_string(database.get_database_backend(), question);
    let rows = database.query_all_raw(question).await;
    let found = rows.expect("it can be asked").len();
    database.close().await.expect("it can be closed");
    found
}

async fn the_news_may_come_with_it(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let wishes = [("news", "yes"), ("why", "We load them.")];
    hub.fill_in(&wishes).await.expect(200);
    let mail = hub.mails.until(OFFICE, 1).await;
    assert!(mail.text().contains("The same link confirms that"));
    assert_eq!(mail.header("Content-Language").as_deref(), Some("en"));
    let link = hub.link(OFFICE, 1).await;
    let page = hub.signer.open(&link).await.expect(200);
    assert!(page.contains("With the same button"), "{page}");
    // Whoever confirms says that too, and reads it first.
    assert!(page.contains("We load them."), "{page}");
    let done = hub.confirm(&link).await.expect(200);
    assert!(done.contains("You also get the news"), "{done}");
    assert!(done.contains("mailto:?subject="), "to be passed on: {done}");
    let mail = hub.mails.until(OFFICE, 2).await;
    assert!(mail.text().contains("You also get the news"));
    let leave = mail.header("List-Unsubscribe").expect("a way out");
    assert!(mail.text().contains(leave.trim_matches(['<', '>'])));
    let manage = hub.link(OFFICE, 2).await;
    let path = format!("/appeals/{SLUG}/updates");
    let members = json!({"languages": ["en"], "title": {"en": "Out"}, "body": {"en": "All."}});
    let draft = hub.server.api(Method::POST, &path, Some(members)).await;
    let name = draft.expect(201)["name"]
        .as_str()
        .expect("a name")
        .to_owned();
    let path = format!("{path}/{name}/publish");
    hub.server.api(Method::POST, &path, None).await.expect(200);
    let mail = hub.mails.until(OFFICE, 3).await;
    assert!(mail.header("List-Unsubscribe").is_some());

    // Its owner reads who filled the form in, and ends the news with the signature.
    let page = hub.signer.open(&manage).await.expect(200);
    for words in [
        "it goes on until you end it",
        "Zanzibara",
        "Xylofabrikant",
        OFFICE,
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let reading = "SELECT 1 FROM subscribers WHERE state = 'reading'";
    assert_eq!(rows(&hub.server, reading).await, 1);
    let sure = [("token", token(&manage)), ("sure", "yes"), ("news", "yes")];
    let gone = hub.signer.post("/sign-by-form/manage/withdraw", &sure);
    gone.await.expect(200);
    assert_eq!(rows(&hub.server, reading).await, 0);
}
