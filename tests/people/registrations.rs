//! People register for a meeting: counted, seen at the desk alone, and forgotten.

use crate::{PROGRAM, SLUG};
use chrono::{DateTime, SecondsFormat};
use reqwest::Method;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, MailServer, Server, Shown, Signer, WrongClock,
    desk::{between, field},
    millis, on_both_databases, on_either_database, open_database, until,
};

on_both_databases! {
    who_registers_is_counted_and_seen_at_the_desk_alone
    row_618_with_mail_nobody_has_a_place_before_they_confirm
    who_registered_is_forgotten_after_the_meeting
    row_619_who_does_not_confirm_is_forgotten
}

on_either_database! {
    who_registered_for_a_postponed_meeting_is_kept_for_a_new_date
    who_confirms_has_a_place_whatever_is_noted_besides
}

/// How many seconds are between the beginning of the meeting and when nobody who registered is kept.
const LATER: i64 = 40 * 24 * 60 * 60;
/// The same where it was postponed, and no new date came.
const MUCH_LATER: i64 = 220 * 24 * 60 * 60;

/// The same time on the next day, as it is signed.
fn tomorrow() -> String {
    let seconds = i64::try_from(millis() / 1_000).expect("it is before the year 292 million");
    let at = DateTime::from_timestamp(seconds + 24 * 60 * 60, 0).expect("a time");
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn meeting(start: &str, status: &str, registration: &Value) -> Value {
    json!({
        "languages": ["en"], "title": {"en": "Founding meeting"}, "startTime": start,
        "timezone": "UTC", "venue": {"en": "Harbour hall"}, "status": status,
        "registration": registration,
    })
}

async fn announce(server: &Server, start: &str, registration: Value) -> String {
    let path = format!("/appeals/{SLUG}/meetings");
    let members = meeting(start, "planned", &registration);
    let draft = server.api(Method::POST, &path, Some(members)).await;
    let name = draft.expect(201)["name"]
        .as_str()
        .expect("a name")
        .to_owned();
    let publish = format!("{path}/{name}/publish");
    server.api(Method::POST, &publish, None).await.expect(200);
    name
}

/// Somebody at the desk who opens what people have written.
async fn steward(server: &Server, owner: &mut Desk) -> Desk {
    let fields = [("email", "steward@hub.example"), ("role-steward", "yes")];
    let (status, page) = owner.submit("/desk/team", &fields).await;
    assert_eq!(status, 200, "{page}");
    Desk::by(
        server,
        &between(&page, "<code>", "</code>"),
        "a winch with a ratchet",
    )
    .await
}

async fn register(signer: &Signer, path: &str, name: &str, email: &str) -> Shown {
    let page = signer.open(path).await.expect(200);
    let check = signer.checked(&page);
    let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fields.extend([("name", name), ("email", email), ("message", "By train")]);
    signer.post(path, &fields).await
}

async fn who_registers_is_counted_and_seen_at_the_desk_alone(backend: Backend) {
    let server = Server::start(PROGRAM, "amery", backend).await;
    server.publish(SLUG).await;
    let signer = Signer::of(&server);
    let terms = json!({"capacity": 3, "count": "public"});
    let name = announce(&server, "2090-12-04T17:30:00Z", terms).await;
    let meeting = format!("/appeals/{SLUG}/meetings/{name}");
    let form = format!("{meeting}/register");

    for (who, email) in [("", "ana@post.example"), ("Ana Pérez", "ana@@post")] {
        let again = register(&signer, &form, who, email).await.expect(422);
        assert!(
            again.contains("role=\"alert\"") && again.contains("By train"),
            "{again}"
        );
        // What was typed stays, and nothing else stands in its place.
        let typed = format!("name=\"name\" type=\"text\" value=\"{who}\"");
        assert!(again.contains(&typed), "{typed}: {again}");
    }
    let done = register(&signer, &form, "Ana Pérez", "ana@post.example").await;
    assert_eq!(done.status, 303, "{}", done.text);
    let own = done.location.clone();
    let page = signer.open(&own).await.expect(200);
    assert!(
        page.contains("Ana Pérez") && page.contains("ana@post.example"),
        "{page}"
    );

    // The same mailbox again counts as another would: else the number would tell that it is there.
    let again = register(&signer, &form, "Ana P.", "Ana@post.example").await;
    assert_eq!(again.status, 303, "{}", again.text);
    let public = server.page(&meeting).await.text;
    assert!(public.contains("2 people have registered"), "{public}");
    assert!(
        !public.contains("Ana P") && !public.contains("post.example"),
        "{public}"
    );
    let done = register(&signer, &form, "Bo Li", "bo@post.example").await;
    assert_eq!(done.status, 303, "{}", done.text);
    let public = server.page(&meeting).await.text;
    assert!(public.contains("3 people have registered"), "{public}");
    // Whoever comes too late reads that it is full, on the meeting's page and where they register.
    assert!(public.contains("It is full"), "{public}");
    assert!(!public.contains("Registration is not open"), "{public}");
    // Nor is there room for who is on the list, which nobody else could tell apart from it.
    let late = signer.open(&form).await;
    assert_eq!(late.status, 409, "there is no room left");
    assert!(late.text.contains("It is full"), "{}", late.text);
    assert!(
        !late.text.contains("could not be understood"),
        "{}",
        late.text
    );

    // Their names stand at the desk, in nobody else's sight, and not in the database.
    let at = format!("/desk{meeting}/registrations");
    assert_eq!(server.page(&at).await.status, 303);
    let mut owner = Desk::of(&server).await;
    let (status, page) = owner.look(&at).await;
    assert_eq!(status, 403, "a steward alone opens them");
    // An owner reads there, and beside the number, where the role is given.
    let place = "This is where you give the role: <a href=\"/desk/team\">";
    assert!(page.contains(place), "{page}");
    let all = format!("/appeals/{SLUG}/meetings");
    for at in [meeting.as_str(), all.as_str()] {
        let page = owner.get(&format!("/desk{at}")).await;
        assert!(page.contains(place), "{at}: {page}");
    }
    let mut desk = steward(&server, &mut owner).await;
    let page = desk.get(&at).await;
    for who in ["Ana Pérez", "Ana P.", "Bo Li", "By train"] {
        assert!(page.contains(who), "{who}: {page}");
    }
    let log = owner.get("/desk/log.csv").await;
    assert!(log.contains(",registrations-open,"), "{log}");
    // What the page says of two registrations is what the number above does.
    assert!(page.contains("twice and is counted twice"), "{page}");
    let (status, file) = desk.look(&format!("{at}.csv")).await;
    assert_eq!(status.as_u16(), 200);
    assert!(
        file.contains("\"Bo Li\"") || file.contains("Bo Li,"),
        "{file}"
    );
    for file in ["undersigned.db", "undersigned.db-wal"] {
        let bytes = std::fs::read(server.folder().join(file)).unwrap_or_default();
        let found = bytes.windows(15).any(|part| part == b"bo@post.example");
        assert!(!found, "{file}");
    }
    let object = server.fetch(&meeting).await.expect(200);
    assert!(!object.to_string().contains("post.example"), "{object}");

    // One click, and nothing is kept.
    let token = field(&signer.open(&own).await.expect(200), "token");
    let left = signer.post("/registration", &[("token", &token)]).await;
    left.expect(200);
    assert_eq!(signer.open(&own).await.status, 410);
    let twice = signer.post("/registration", &[("token", &token)]).await;
    assert_eq!(twice.status, 410);
    assert!(!desk.get(&at).await.contains("Ana Pérez"));

    // What is taken back has nobody who registered.
    let path = format!("/appeals/{SLUG}/meetings/{name}");
    let deleted = server.api(Method::DELETE, &path, None).await;
    assert_eq!(deleted.status, 204);
    assert!(!desk.get(&at).await.contains("Bo Li"));
    assert_eq!(signer.open(&form).await.status, 404);
}

async fn who_registered_is_forgotten_after_the_meeting(backend: Backend) {
    let mut server = Server::start(PROGRAM, "amery", backend).await;
    let clock = WrongClock::of(&mut server);
    server.stop().await;
    server.run().await;
    server.publish(SLUG).await;
    let signer = Signer::of(&server);
    let name = announce(&server, &tomorrow(), json!({"count": "private"})).await;
    let meeting = format!("/appeals/{SLUG}/meetings/{name}");
    let form = format!("{meeting}/register");
    let done = register(&signer, &form, "Ana Pérez", "ana@post.example").await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert!(!server.page(&meeting).await.text.contains("has registered"));
    let own = done.location;
    signer.open(&own).await.expect(200);

    clock.set(LATER);
    server.stop().await;
    server.run().await;
    until("nothing kept of who registered", || async {
        let shown = signer.open(&own).await;
        (shown.status == 410)
            .then_some(())
            .ok_or_else(|| format!("{}", shown.status))
    })
    .await;
    assert_eq!(signer.open(&form).await.status, 409, "it is over");
}

async fn who_registered_for_a_postponed_meeting_is_kept_for_a_new_date(backend: Backend) {
    let mut server = Server::start(PROGRAM, "amery", backend).await;
    let clock = WrongClock::of(&mut server);
    server.stop().await;
    server.run().await;
    server.publish(SLUG).await;
    let signer = Signer::of(&server);
    let (start, terms) = (tomorrow(), json!({"count": "private"}));
    let mut own = Vec::new();
    let mut names = Vec::new();
    for _ in 0..2 {
        let name = announce(&server, &start, terms.clone()).await;
        let form = format!("/appeals/{SLUG}/meetings/{name}/register");
        let page = signer.open(&form).await.expect(200);
        assert!(page.contains("counts as over half a year"), "{page}");
        let done = register(&signer, &form, "Ana Pérez", "ana@post.example").await;
        assert_eq!(done.status, 303, "{}", done.text);
        own.push(done.location);
        names.push(name);
    }
    // One of the two is put off, and nobody knows yet until when.
    let path = format!("/appeals/{SLUG}/meetings/{}", names[1]);
    let members = meeting(&start, "postponed", &terms);
    let written = server.api(Method::PUT, &path, Some(members)).await;
    written.expect(200);
    let publish = format!("{path}/publish");
    server.api(Method::POST, &publish, None).await.expect(200);

    for (seconds, gone) in [(LATER, &own[0]), (MUCH_LATER, &own[1])] {
        if gone == &own[1] {
            signer.open(gone).await.expect(200);
        }
        clock.set(seconds);
        server.stop().await;
        server.run().await;
        until("nothing kept of who registered", || async {
            let shown = signer.open(gone).await;
            (shown.status == 410)
                .then_some(())
                .ok_or_else(|| format!("{}", shown.status))
        })
        .await;
    }
}

/// A server that sends mails, with an appeal.
async fn with_mail(backend: Backend) -> (Server, MailServer) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "amery", backend, &variables).await;
    server.publish(SLUG).await;
    (server, mails)
}

/// The link that was mailed to somebody who wants to register.
async fn mailed(server: &Server, mails: &MailServer, email: &str) -> String {
    let mail = mails.until(email, 1).await;
    mail.link(&format!("{}/registration?token=", server.url))
}

async fn row_618_with_mail_nobody_has_a_place_before_they_confirm(backend: Backend) {
    let (server, mails) = with_mail(backend).await;
    let signer = Signer::of(&server);
    let terms = json!({"capacity": 1, "count": "public"});
    let name = announce(&server, "2090-12-04T17:30:00Z", terms).await;
    let meeting = format!("/appeals/{SLUG}/meetings/{name}");
    let form = format!("{meeting}/register");
    let page = signer.open(&form).await.expect(200);
    assert!(page.contains("No reminder is sent by itself."), "{page}");
    assert!(!page.contains("No mail is sent"), "{page}");
    for (who, email) in [
        ("Ana Pérez", "ana@post.example"),
        ("Bo Li", "bo@post.example"),
    ] {
        let done = register(&signer, &form, who, email).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let page = signer.open(&done.location).await.expect(200);
        assert!(page.contains("An e-mail is on its way"), "{page}");
        assert!(!page.contains(email), "{page}");
    }
    // Addresses that anybody may have typed take nobody's place.
    let public = server.page(&meeting).await.text;
    assert!(public.contains("There is room for 1 person"), "{public}");
    assert!(!public.contains("It is full"), "{public}");

    let ana = mailed(&server, &mails, "ana@post.example").await;
    let bo = mailed(&server, &mails, "bo@post.example").await;
    let page = signer.open(&ana).await.expect(200);
    assert!(page.contains("You have no place yet"), "{page}");
    let token = field(&page, "token");
    let confirm = [("token", token.as_str()), ("do", "confirm")];
    // Once more changes nothing.
    for _ in 0..2 {
        let done = signer.post("/registration", &confirm).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let page = signer.open(&done.location).await.expect(200);
        assert!(page.contains("You are registered"), "{page}");
    }
    let public = server.page(&meeting).await.text;
    assert!(public.contains("1 person has registered"), "{public}");
    assert!(public.contains("It is full"), "{public}");
    assert!(!public.contains("There is room for"), "{public}");

    // Whoever comes too late reads it, and has a place once another has left.
    let others = field(&signer.open(&bo).await.expect(200), "token");
    let late = [("token", others.as_str()), ("do", "confirm")];
    let full = signer.post("/registration", &late).await.expect(409);
    assert!(full.contains("It is full"), "{full}");
    let left = signer.post("/registration", &[("token", &token)]).await;
    left.expect(200);
    let done = signer.post("/registration", &late).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let public = server.page(&meeting).await.text;
    assert!(public.contains("1 person has registered"), "{public}");
}

async fn row_619_who_does_not_confirm_is_forgotten(backend: Backend) {
    let (mut server, mails) = with_mail(backend).await;
    let clock = WrongClock::of(&mut server);
    server.stop().await;
    server.run().await;
    let signer = Signer::of(&server);
    let terms = json!({"count": "private"});
    let name = announce(&server, "2090-12-04T17:30:00Z", terms).await;
    let form = format!("/appeals/{SLUG}/meetings/{name}/register");
    let done = register(&signer, &form, "Ana Pérez", "ana@post.example").await;
    assert_eq!(done.status, 303, "{}", done.text);
    let link = mailed(&server, &mails, "ana@post.example").await;
    let token = field(&signer.open(&link).await.expect(200), "token");

    server.until_mails_are_noted().await;
    clock.set(3 * 24 * 60 * 60);
    server.stop().await;
    server.run().await;
    assert_eq!(signer.open(&link).await.status, 410);
    let confirm = [("token", token.as_str()), ("do", "confirm")];
    assert_eq!(signer.post("/registration", &confirm).await.status, 410);
}

async fn who_confirms_has_a_place_whatever_is_noted_besides(backend: Backend) {
    let (server, mails) = with_mail(backend).await;
    let signer = Signer::of(&server);
    let terms = json!({"count": "public"});
    let name = announce(&server, "2090-12-04T17:30:00Z", terms).await;
    let form = format!("/appeals/{SLUG}/meetings/{name}/register");
    let done = register(&signer, &form, "Ana Pérez", "ana@post.example").await;
    assert_eq!(done.status, 303, "{}", done.text);
    let link = mailed(&server, &mails, "ana@post.example").await;
    let token = field(&signer.open(&link).await.expect(200), "token");
    // That a mail was answered cannot be noted.
    let database = open_database(server.database_url()).await;
    let dropped = database.execute_unprepared("DROP TABLE mail_budgets").await;
    dropped.expect("it can be dropped");
    database.close().await.expect("it can be closed");
    let confirm = [("token", token.as_str()), ("do", "confirm")];
    let done = signer.post("/registration", &confirm).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = signer.open(&done.location).await.expect(200);
    assert!(page.contains("You are registered"), "{page}");
}
