//! Organisations are invited to sign: a list at the desk, a message and a mail, what they answer.

mod answers;
mod desks;
mod tables;

use crate::PROGRAM;
use crate::sign_by_form::{Hub, OFFICE, SLUG};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Mastodon, Received, Server, Signer, WrongClock,
    co_sign::{AS_ORGANISATION, confirm, token},
    desk::{between, field},
    on_both_databases, open_database, until,
};

on_both_databases! {
    a_list_is_looked_at_invited_and_answered
    reminders_are_few_and_end_with_an_answer
    an_account_that_was_taken_off_the_list_has_answered
    whoever_wants_no_more_gets_no_more
    whose_invitation_was_taken_back_still_has_the_way_out
    row_670_what_was_taken_back_is_sent_anew_once
    the_api_does_what_the_desk_does
    what_is_kept_is_sealed_and_opening_is_not_recorded
    the_address_of_whoever_signs_is_forgotten
}

/// The desk's page.
const AT: &str = "/desk/appeals/brakes/invitees";
const DAY: i64 = 24 * 60 * 60;

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
    let fields = [("list", list.as_str()), ("words", words.as_str())];
    let sent = desk.submit(&format!("{AT}/send"), &fields).await;
    assert!(sent.1.contains("done=invitees-invited&"), "{}", sent.1);
    let page = desk.get(&sent.1).await;
    assert!(page.contains("2 invitations are on their way."), "{page}");
    assert!(!page.contains("got nothing"), "{page}");
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

async fn reminders_are_few_and_end_with_an_answer(backend: Backend) {
    let mut hub = Hub::start(backend, "open").await;
    let clock = WrongClock::of(&mut hub.server);
    hub.server.stop().await;
    hub.server.run().await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, &format!("{OFFICE}\nhall@clerks.example\n")).await;
    hub.mails.until(OFFICE, 1).await;
    hub.mails.until("hall@clerks.example", 1).await;
    let remind = format!("{AT}/remind");
    let early = desk.submit(&remind, &[]).await;
    assert!(early.1.ends_with("invitees-nobody"), "{}", early.1);
    // By the API from here on: sessions do not last as long.
    let remind = format!("/appeals/{SLUG}/invitees/remind");
    for count in 1..=2_usize {
        let days = 3 * i64::try_from(count).expect("a small number");
        clock.set(days * DAY + 60);
        let sent = hub.server.post(&remind, json!({})).await.expect(202);
        let reminded = sent["items"].as_array().expect("items");
        assert_eq!(reminded.len(), 3 - count, "{sent}");
        assert!(reminded.iter().all(|one| one["reminded"] == true), "{sent}");
        let mail = hub.mails.until(OFFICE, count + 1).await;
        assert!(mail.text().contains("has no answer yet"), "{}", mail.text());
        if count == 1 {
            let last = hub.mails.until("hall@clerks.example", 2).await;
            let link = link(&hub, &last);
            let token = between(&format!("{link}&"), "token=", "&");
            let fields = [("token", token.as_str())];
            let declined = hub.signer.post("/invited/decline", &fields).await;
            assert!(declined.status.is_redirection(), "{}", declined.text);
        }
    }
    clock.set(30 * DAY);
    let over = hub.server.post(&remind, json!({})).await.expect(202);
    assert_eq!(over["items"], json!([]));
    let id = items(&hub.server).await[0]["id"].clone();
    let one = json!({"ids": [id]});
    let one = hub.server.post(&remind, one).await.expect(202);
    assert_eq!(one["items"][0]["code"], "reminded_enough", "{one}");
    assert_eq!(hub.mails.different(OFFICE).len(), 3);
    assert_eq!(
        hub.mails.different("hall@clerks.example").len(),
        2,
        "it declined"
    );
    // Closed, nobody is invited any more.
    hub.server.end(SLUG, "close").await.expect(200);
    let new = json!({"invitees": [{"contact": "new@clerks.example"}]});
    let path = format!("/appeals/{SLUG}/invitees");
    let refused = hub.server.post(&path, new).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (409, "not_open"));
}

async fn an_account_that_was_taken_off_the_list_has_answered(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mastodon = Mastodon::start().await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, &mastodon.account()).await;
    mastodon.message(1).await;
    let reply = mastodon.reply(&hub.server.org, &hub.object);
    mastodon.publish(&hub.server.org, &reply).await.expect(202);
    let link = token(&hub.server, &mastodon.message(2).await);
    let done = confirm(&hub.server, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(items(&hub.server).await[0]["answer"], "endorsed");
    let id = hub.server.list(&hub.object).await[0]["id"].clone();
    let path = format!("/desk/appeals/{SLUG}/signers/withdraw");
    let fields = [("id", id.as_str().expect("an id")), ("sure", "yes")];
    let (status, to) = desk.submit(&path, &fields).await;
    assert!(status.is_redirection(), "{to}");
    let rows = items(&hub.server).await;
    assert_eq!(rows[0]["answer"], "declined", "{rows:?}");
    assert_eq!(rows[0]["mayRemind"], false, "{rows:?}");
}

async fn whoever_wants_no_more_gets_no_more(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, OFFICE).await;
    let mail = hub.mails.until(OFFICE, 1).await;
    assert_eq!(
        mail.header("List-Unsubscribe-Post").as_deref(),
        Some("List-Unsubscribe=One-Click")
    );
    let stop = mail.header("List-Unsubscribe").expect("a way out");
    let stop = stop.trim_matches(['<', '>']).to_owned();
    let page = hub.signer.open(&stop).await.expect(200);
    assert!(page.contains("No more invitations"), "{page}");
    let before = look_at(&mut desk, "office+2@crane-drivers.example", "").await;
    assert!(
        before.contains("was invited before"),
        "looking stops nothing: {before}"
    );
    // A mail provider's server presses it, from wherever it is.
    let path = stop.trim_start_matches(hub.server.url.as_str());
    let pressed = hub
        .signer
        .post_from(
            path,
            &[("List-Unsubscribe", "One-Click")],
            Some("https://mail.example"),
        )
        .await;
    pressed.expect(200);
    let after = look_at(&mut desk, "Office@crane-drivers.example", "").await;
    assert!(
        after.contains("wants no invitations from this server"),
        "{after}"
    );
    let draft = hub.server.petition("ropes");
    hub.server.publish_draft(draft).await;
    let body = json!({"invitees": [{"contact": OFFICE}]});
    let asked = hub
        .server
        .post("/appeals/ropes/invitees", body)
        .await
        .expect(202);
    assert_eq!(asked["invited"], 0);
    assert_eq!(asked["items"][0]["code"], "no_invitations");
    // Made-up secrets lead nowhere.
    for path in ["/invited?token=x", "/invited/stop?token=x"] {
        hub.signer.open(path).await.expect(404);
    }
    hub.signer
        .post("/invited/stop", &[("token", "x")])
        .await
        .expect(404);
    hub.signer
        .post("/invited/decline", &[("token", "x")])
        .await
        .expect(404);
}

async fn whose_invitation_was_taken_back_still_has_the_way_out(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, OFFICE).await;
    let mail = hub.mails.until(OFFICE, 1).await;
    let stop = mail.header("List-Unsubscribe").expect("a way out");
    let stop = stop.trim_matches(['<', '>']).to_owned();
    let rows = items(&hub.server).await;
    let one = format!("/appeals/{SLUG}/invitees/{}", rows[0]["id"]);
    let gone = hub.server.api(reqwest::Method::DELETE, &one, None).await;
    assert_eq!(gone.status, 204, "{}", gone.text);
    let page = hub.signer.open(&stop).await.expect(200);
    assert!(page.contains("No more invitations"), "{page}");
    let path = stop.trim_start_matches(hub.server.url.as_str());
    let fields = [("List-Unsubscribe", "One-Click")];
    let pressed = hub.signer.post_from(path, &fields, None).await;
    pressed.expect(200);
    hub.server.publish_draft(hub.server.petition("ropes")).await;
    let body = json!({"invitees": [{"contact": OFFICE}]});
    let asked = hub.server.post("/appeals/ropes/invitees", body).await;
    assert_eq!(asked.expect(202)["items"][0]["code"], "no_invitations");
}

/// Hostile input, row 670.
async fn row_670_what_was_taken_back_is_sent_anew_once(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    invite(
        &mut desk,
        &format!("{OFFICE}, Clerks, es\nhall@clerks.example"),
    )
    .await;
    let first = link(&hub, &hub.mails.until(OFFICE, 1).await);
    let other = hub.mails.until("hall@clerks.example", 1).await;
    let answers = |rows: &[Value]| -> Vec<(Value, Value)> {
        let answer = |row: &Value| (row["state"].clone(), row["answer"].clone());
        rows.iter().map(answer).collect()
    };
    let rows = items(&hub.server).await;
    let ids = [0, 1].map(|row: usize| rows[row]["id"].to_string());
    let revoke = format!("{AT}/revoke");
    // One has answered: taking that back leaves nobody to be asked again.
    let token = secret_of(&link(&hub, &other));
    let fields = [("token", token.as_str())];
    let declined = hub.signer.post("/invited/decline", &fields).await;
    assert!(declined.status.is_redirection(), "{}", declined.text);
    for id in &ids {
        let (status, to) = desk.submit(&revoke, &[("id", id)]).await;
        assert!(status.is_redirection(), "{to}");
    }
    hub.signer.open(&first).await.expect(410);

    // The other had the wrong name and language: it is given in a list once more.
    let list = format!("{OFFICE}, Crane Drivers, en\nhall@clerks.example");
    let page = look_at(&mut desk, &list, "").await;
    assert!(page.contains("1 organisation gets a message"), "{page}");
    assert!(page.contains("was invited before"), "{page}");
    invite(&mut desk, &list).await;
    let again = hub.mails.until(OFFICE, 2).await;
    assert!(
        again.text().contains("asks you to sign"),
        "{}",
        again.text()
    );
    let shown = hub.signer.open(&link(&hub, &again)).await.expect(200);
    assert!(shown.contains("Crane Drivers"), "{shown}");
    let same = secret_of(&link(&hub, &again));
    assert_eq!(same, secret_of(&first), "one link each");
    let rows = items(&hub.server).await;
    assert_eq!(rows[0]["name"], "Crane Drivers", "{rows:?}");
    let expected = [("sent", "not-yet"), ("revoked", "not-yet")];
    let expected = expected.map(|(state, answer)| (json!(state), json!(answer)));
    assert_eq!(answers(&rows), expected, "{rows:?}");

    // To and fro sends nothing more.
    let (status, to) = desk.submit(&revoke, &[("id", &ids[0])]).await;
    assert!(status.is_redirection(), "{to}");
    let page = look_at(&mut desk, OFFICE, "").await;
    assert!(page.contains("was invited before"), "{page}");
    let body = json!({"invitees": [{"contact": OFFICE}, {"contact": "hall@clerks.example"}]});
    let path = format!("/appeals/{SLUG}/invitees");
    let asked = hub.server.post(&path, body).await.expect(202);
    assert_eq!(asked["invited"], 0, "{asked}");
    assert_eq!(hub.mails.different(OFFICE).len(), 2);
    assert_eq!(hub.mails.different("hall@clerks.example").len(), 1);
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
    let invited = hub.server.post(&path, body).await.expect(202);
    assert_eq!(invited["invited"], 1);
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

async fn what_is_kept_is_sealed_and_opening_is_not_recorded(backend: Backend) {
    if backend != Backend::Sqlite {
        return;
    }
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    let mastodon = Mastodon::start().await;
    let account = mastodon.account();
    invite(
        &mut desk,
        &format!("{OFFICE}, Quillfeather Cranes\n{account}"),
    )
    .await;
    let mail = hub.mails.until(OFFICE, 1).await;
    mastodon.message(1).await;
    undersigned_tests::until("the mail's row is gone", || async {
        match undersigned_tests::Picture::of(&hub.server, None)
            .await
            .count("mails")
        {
            0 => Ok(()),
            waiting => Err(format!("{waiting} mails wait")),
        }
    })
    .await;
    let before = undersigned_tests::Picture::of(&hub.server, None).await;
    for _ in 0..3 {
        hub.signer.open(&link(&hub, &mail)).await.expect(200);
    }
    let after = undersigned_tests::Picture::of(&hub.server, None).await;
    let differs = before.difference(&after);
    assert!(!differs.contains("invitees"), "{differs}");
    let file = std::fs::read(hub.server.folder().join("undersigned.db")).expect("a database");
    let wal = std::fs::read(hub.server.folder().join("undersigned.db-wal")).unwrap_or_default();
    let token = secret_of(&link(&hub, &mail));
    for secret in ["crane-drivers", "Quillfeather", token.as_str()] {
        for bytes in [&file, &wal] {
            let found = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} stands in the database");
        }
    }
    assert!(
        !hub.server.log().contains("crane-drivers"),
        "nor in the log"
    );
    let database = open_database(hub.server.database_url()).await;
    let query = "SELECT COUNT(*) FROM invitees WHERE actor IS NOT NULL";
    let query = Statement::from_string(database.get_database_backend(), query);
    let row = database.query_one_raw(query).await;
    let row = row.expect("it can be asked").expect("a row");
    let in_clear: i64 = row.try_get_by_index(0).expect("a number");
    assert_eq!(in_clear, 0, "nor an account beside its row");
    let privacy = Signer::of(&hub.server).open("/privacy").await.expect(200);
    assert!(
        privacy.contains("Organisations that were invited"),
        "{privacy}"
    );
}

async fn the_address_of_whoever_signs_is_forgotten(backend: Backend) {
    let mut hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, OFFICE).await;
    hub.mails.until(OFFICE, 1).await;
    hub.fill_in(&[]).await.expect(200);
    let confirm = hub.link(OFFICE, 2).await;
    hub.confirm(&confirm).await.expect(200);
    assert_eq!(items(&hub.server).await[0]["contact"], OFFICE);
    // What is kept is looked at at the start, and every hour.
    hub.server.stop().await;
    hub.server.run().await;
    until("the address is forgotten", || async {
        let rows = items(&hub.server).await;
        let forgotten = rows[0]["contact"].is_null();
        forgotten.then_some(()).ok_or_else(|| format!("{rows:?}"))
    })
    .await;
    assert_eq!(items(&hub.server).await[0]["answer"], "endorsed");
}
