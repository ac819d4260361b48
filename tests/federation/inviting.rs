//! Organisations are invited to sign: a list at the desk, a message and a mail, what they answer.

mod answers;
mod desks;
mod kept;
mod namesakes;
mod no_more;
mod tables;

use crate::PROGRAM;
use crate::sign_by_form::{Hub, OFFICE, SLUG};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Mastodon, Received, Server,
    desk::{between, field},
    on_both_databases,
};

on_both_databases! {
    a_list_is_looked_at_invited_and_answered
    the_api_does_what_the_desk_does
}

/// The desk's page.
const AT: &str = "/desk/appeals/brakes/invitees";

/// Gives a list at the desk; the page that comes.
async fn look_at(desk: &mut Desk, list: &str, words: &str) -> String {
    let csrf = field(&desk.get("/desk/account").await, "csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("list", list),
        ("language", "en"),
        ("words", words),
    ];
    desk.send(AT, &fields, &[]).await.1
}

/// What a hidden field holds, as a browser would send it.
fn hidden(page: &str, name: &str) -> String {
    let signs = [
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
    ];
    let held = field(page, name);
    signs
        .iter()
        .fold(held, |text, (code, sign)| text.replace(code, sign))
}

/// Invites everybody in a list who can be.
async fn invite(desk: &mut Desk, list: &str) {
    let page = look_at(desk, list, "").await;
    let list = hidden(&page, "list");
    let sent = desk.submit(&format!("{AT}/send"), &[("list", &list)]).await;
    assert!(sent.0.is_redirection(), "{} {}", sent.0, sent.1);
}

/// The secret in a link.
fn secret_of(link: &str) -> String {
    between(&format!("{link}&"), "token=", "&")
}

/// The link in a mail.
fn link(hub: &Hub, mail: &Received) -> String {
    mail.link(&format!("{}/invited?token=", hub.server.url))
}

async fn items(server: &Server) -> Vec<Value> {
    let path = format!("/appeals/{SLUG}/invitees");
    let listed = server.get(&path, &[]).await.expect(200);
    listed["items"].as_array().expect("a list").clone()
}

async fn a_list_is_looked_at_invited_and_answered(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mastodon = Mastodon::start().await;
    let quay = Server::start(PROGRAM, "quay", backend).await;
    quay.endorse(&hub.object, "Quay Union").await.expect(202);
    hub.server
        .until_state(&hub.object, "/coSigners/organisations", &json!(1))
        .await;
    let mut desk = Desk::of(&hub.server).await;
    let account = mastodon.account();
    let host = account.rsplit('@').next().expect("a host");
    let list = format!(
        "{account}, Docks of Mei, es\n{OFFICE}, Crane Drivers\nOFFICE+x@crane-drivers.example\n\
         nobody at all\n@nobody@{host}\n{}\n{}\nx@, y\n",
        quay.org, hub.server.org
    );
    let page = look_at(&mut desk, &list, "Dear all,\n\nplease <b>sign</b>.").await;
    for part in [
        "2 organisations get a message",
        "Line 3 is the same as line 2",
        "there is no account and no address in this line",
        "its server knows no such account",
        "has signed, or waits to be let in",
        "has its desk on this server",
        "this is no e-mail address",
        "Docks of Mei",
        "Crane Drivers",
        // The message is read before it is sent, as the first of them gets it.
        "<h2 id=\"letter\">The message</h2>",
        "<strong lang=\"es\" dir=\"ltr\">Invitación a firmar",
        "<p dir=\"auto\">Dear all,",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(items(&hub.server).await.is_empty(), "nothing was sent yet");
    // One way leads back with everything that was given.
    let (_, back) = page.split_once("name=\"change\"").expect("a way back");
    let held = ["list", "language", "words"].map(|name| hidden(back, name));
    let csrf = field(&page, "csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("change", "yes"),
        ("list", held[0].as_str()),
        ("language", held[1].as_str()),
        ("words", held[2].as_str()),
    ];
    let (status, given) = desk.send(AT, &fields, &[]).await;
    assert_eq!(status.as_u16(), 200, "{given}");
    for part in [
        "nobody at all",
        "@nobody@",
        "Dear all,",
        "<form class=\"sheet\"",
    ] {
        assert!(given.contains(part), "{part}: {given}");
    }
    assert!(hub.mails.received().is_empty() && mastodon.timeline().is_empty());
    // Words that cannot be sent are told of before anybody is promised a message, and what nobody sees is no fault.
    let refused = look_at(&mut desk, &list, &"x".repeat(1_001)).await;
    assert!(refused.contains("href=\"#words\""), "{refused}");
    let cleaned = look_at(&mut desk, &list, "Dear all,\u{b}please\tsign.\u{202c}").await;
    assert!(
        cleaned.contains("2 organisations get a message"),
        "{cleaned}"
    );
    // A language is known by its own name; what nobody can be written to in is said.
    let german = format!("{OFFICE}, Crane Drivers, Deutsch");
    let german = look_at(&mut desk, &german, "").await;
    let told =
        "Deutsch: there are no messages in this language here. Language of the message: English.";
    assert!(german.contains(told), "{german}");
    assert!(!page.contains("there are no messages"), "{page}");
    // A send that is refused gives back the lines that could not be read, too.
    let (sent, long) = (hidden(&page, "list"), "x".repeat(1_001));
    let fields = [
        ("list", sent.as_str()),
        ("words", long.as_str()),
        ("given", list.as_str()),
        ("language", "es"),
    ];
    assert_eq!(hidden(&page, "given").trim(), list.trim(), "{page}");
    let (status, again) = desk.submit(&format!("{AT}/send"), &fields).await;
    assert_eq!(status.as_u16(), 422, "{again}");
    assert!(again.contains("nobody at all"), "{again}");

    let (list, words) = (hidden(&page, "list"), hidden(&page, "words"));
    let fields = [
        ("list", list.as_str()),
        ("words", words.as_str()),
        ("language", "es"),
    ];
    let sent = desk.submit(&format!("{AT}/send"), &fields).await;
    assert!(sent.1.contains("done=invitees-invited&"), "{}", sent.1);
    let page = desk.get(&sent.1).await;
    // Whoever invites some more finds the language as they chose it; at first it is one in which the appeal is signed.
    assert!(page.contains("value=\"es\" selected"), "{page}");
    let at_first = desk.get(AT).await;
    assert!(at_first.contains("value=\"en\" selected"), "{at_first}");
    assert!(page.contains("2 invitations are on their way."), "{page}");
    assert!(!page.contains("got nothing"), "{page}");
    // Pressed twice, it says who is invited already.
    let (_, to) = desk.submit(&format!("{AT}/send"), &fields).await;
    let page = desk.get(&to).await;
    let said = "Invited already: Docks of Mei; Crane Drivers.";
    assert!(page.contains(said), "{page}");
    for part in ["Nobody was invited", "got nothing"] {
        assert!(!page.contains(part), "{part}: {page}");
    }
    let mail = hub.mails.until(OFFICE, 1).await;
    let text = mail.text();
    assert!(text.contains("please <b>sign</b>."), "{text}");
    assert!(text.contains("Free the eleven dockers"), "{text}");
    let (own, leads) = (text.find("please <b>sign"), text.find("This link is yours"));
    assert!(
        own < leads,
        "what speaks of the link stands before it: {text}"
    );
    let stop = mail.header("List-Unsubscribe").expect("a way out");
    assert!(stop.contains("/invited/stop?token="), "{stop}");
    let message = mastodon.sees("the message", |status| !status.public).await;
    assert_eq!(message.account, hub.server.org);
    assert_eq!(message.language.as_deref(), Some("es"), "{message:?}");
    assert!(
        message.content.contains("&lt;b&gt;sign&lt;/b&gt;"),
        "{}",
        message.content
    );
    assert!(
        message.content.contains("/invited?token="),
        "{}",
        message.content
    );

    // One page says how to sign, from one's own server, with an account, by a form with what is known.
    let shown = hub.signer.open(&link(&hub, &mail)).await.expect(200);
    for part in [
        "Crane Drivers",
        "sign/own-server",
        "sign/organisation?invited=",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let href = between(&shown, "href=\"/appeals/brakes/sign/organisation", "\"");
    let href = href.replace("&#38;", "&").replace("&amp;", "&");
    let form = hub
        .signer
        .open(&format!("/appeals/brakes/sign/organisation{href}"))
        .await
        .expect(200);
    assert_eq!(field(&form, "email"), OFFICE);
    assert_eq!(field(&form, "name-1"), "Crane Drivers");

    // They sign by the form; the account declines.
    hub.fill_in(&[]).await.expect(200);
    let confirm = hub.link(OFFICE, 2).await;
    hub.confirm(&confirm).await.expect(200);
    let secret = between(&message.content, "/invited?token=", "&");
    let declined = hub
        .signer
        .post("/invited/decline", &[("token", &secret)])
        .await;
    assert!(declined.status.is_redirection(), "{}", declined.text);
    let rows = items(&hub.server).await;
    assert_eq!(rows[0]["answer"], "declined", "{rows:?}");
    assert_eq!(rows[1]["answer"], "endorsed", "{rows:?}");
    assert!(
        rows.iter()
            .all(|row| row["mayRemind"] == false && row["link"].is_null())
    );
    let page = desk.get(AT).await;
    assert!(
        page.contains("does not sign") && page.contains("Crane Drivers"),
        "{page}"
    );
    let again = look_at(&mut desk, &format!("{account}\n{OFFICE}"), "").await;
    assert!(again.contains("was invited before"), "{again}");
    assert!(
        again.contains("has signed, or waits to be let in"),
        "{again}"
    );
}

async fn the_api_does_what_the_desk_does(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    // A draft is there; only nobody can be invited to it yet.
    let draft = hub.server.petition("ropes");
    hub.server.post("/appeals", draft).await.expect(201);
    let early = hub.server.get("/appeals/ropes/invitees", &[]).await;
    assert_eq!(
        (early.status.as_u16(), early.code()),
        (409, "not_published")
    );
    let unknown = hub.server.get("/appeals/cranes/invitees", &[]).await;
    assert_eq!(unknown.status, 404, "{}", unknown.text);
    let mut desk = Desk::of(&hub.server).await;
    // At the desk it leads on to where it is published.
    let (status, page) = desk.look("/desk/appeals/ropes/invitees").await;
    assert_eq!(status, 303, "{page}");

    let path = format!("/appeals/{SLUG}/invitees");
    let body = json!({
        "invitees": [
            {"contact": OFFICE, "name": "Crane Drivers", "language": "es"},
            {"contact": "office@crane-drivers.example", "language": "fr"},
            {"contact": "nobody"},
        ],
        "words": "Bitte.",
        "dryRun": true,
    });
    let looked = hub.server.post(&path, body.clone()).await.expect(200);
    let codes: Vec<&str> = looked["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter_map(|item| item["code"].as_str())
        .collect();
    assert_eq!(codes, ["ready", "duplicate", "contact_missing"]);
    assert!(items(&hub.server).await.is_empty());
    let mut body = body;
    body["dryRun"] = json!(false);
    let invited = hub.server.post(&path, body.clone()).await.expect(202);
    assert_eq!(invited["invited"], 1);
    let again = hub.server.post(&path, body).await.expect(202);
    assert_eq!(again["invited"], 0);
    assert_eq!(again["items"][0]["code"], "invited_already", "{again}");
    let mail = hub.mails.until(OFFICE, 1).await;
    assert!(mail.text().contains("Bitte."), "{}", mail.text());
    let rows = items(&hub.server).await;
    assert_eq!(rows[0]["contact"], OFFICE);
    assert_eq!(rows[0]["answer"], "not-yet");
    assert_eq!(rows[0]["language"], "es");
    let link = rows[0]["link"].as_str().expect("their link").to_owned();
    assert_eq!(link, self::link(&hub, &mail), "one link, however it goes");
    let id = rows[0]["id"].clone();
    let remind = format!("{path}/remind");
    let soon = hub
        .server
        .post(&remind, json!({"ids": [id]}))
        .await
        .expect(202);
    assert_eq!(soon["items"][0]["code"], "too_soon", "{soon}");
    for bad in [
        json!({"invitees": []}),
        json!({"invitees": vec![json!({"contact": "x"}); 501]}),
    ] {
        let refused = hub.server.post(&path, bad).await;
        assert_eq!(refused.code(), "list_too_long");
    }
    let refused = hub.server.post(&remind, json!({"ids": [987_654]})).await;
    assert_eq!(refused.status, 404);
    // Taken back, its link has ended and its address is forgotten.
    let one = format!("{path}/{id}");
    let gone = hub.server.api(reqwest::Method::DELETE, &one, None).await;
    assert_eq!(gone.status, 204, "{}", gone.text);
    hub.signer.open(&link).await.expect(410);
    let rows = items(&hub.server).await;
    assert_eq!(rows[0]["state"], "revoked");
    assert!(rows[0]["contact"].is_null() && rows[0]["link"].is_null());
}
