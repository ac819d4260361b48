//! Letters that readers send: shown wherever the appeal is, filled in there, sent by their writers,
//! and counted where the appeal is from; the number comes to every server that holds it.

mod bounds;

use crate::PROGRAM;
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Server, Signer, desk::field, on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_letter_is_written_anywhere_and_counted_at_home
}

on_either_database! {
    who_held_an_office_stays_in_the_letter
    at_the_desk_a_letter_is_looked_at_before_it_is_sent
}

const PATH: &str = "/appeals/free-them/letters";

fn letter() -> Value {
    json!({
        "languages": ["en", "ar"],
        "title": {"en": "Write to the minister", "ar": "اكتب إلى الوزير"},
        "words": {"en": "They have been held *too long*."},
        "subject": {"en": "The prisoners of {town}", "ar": "سجناء {town}"},
        "text": {
            "en": "{salutation}\n\nlet them go home to {town}.\n\n{name}",
            "ar": "{salutation}\n\nدعوهم يعودون إلى {town}.\n\n{name}",
        },
        "fields": [{"name": "town", "label": {"en": "Your town"}, "needed": true}],
        "addressees": [
            {"name": "minister", "office": {"en": "Minister of Justice"},
             "salutation": {"en": "Dear {holder},"}, "postal": "Square 1\nAmery",
             "email": "office@ministry.example",
             "holders": [{"name": {"en": "A. Held"}, "from": "2020-01-01"}]},
            {"name": "member", "office": {"en": "Member of parliament"},
             "salutation": {"en": "Dear {holder},"}, "own": {"en": "Ask at the town hall, or see https://find.example/mp."}},
        ],
        "copies": [{"name": "embassy", "office": {"en": "The embassy"}, "email": "e@embassy.example"}],
    })
}

async fn write(server: &Server, members: Value) -> String {
    let draft = server.api(Method::POST, PATH, Some(members)).await;
    let draft = draft.expect(201);
    draft["name"].as_str().expect("a name").to_owned()
}

async fn publish(server: &Server, name: &str) -> Value {
    let path = format!("{PATH}/{name}/publish");
    server.api(Method::POST, &path, None).await.expect(200)
}

async fn a_letter_is_written_anywhere_and_counted_at_home(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let object = hub.publish("free-them").await;
    away.endorse(&object, "Away").await;
    hub.until_state(&object, "/count", &json!(3)).await;
    away.until_state(&object, "/count", &json!(3)).await;
    let before = hub.state(&object).await.expect(200)["stateDigest"].clone();

    // What nobody could fill in is not published.
    let mut wrong = letter();
    wrong["text"]["en"] = json!("{nobody}");
    let wrong = write(&hub, wrong).await;
    let refused = hub
        .api(Method::POST, &format!("{PATH}/{wrong}/publish"), None)
        .await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "member_invalid")
    );
    let detail = refused.body["detail"].as_str().expect("a sentence");
    assert!(
        detail.contains("`{nobody}`") && detail.contains("`{office}`"),
        "{detail}"
    );

    let name = write(&hub, letter()).await;
    assert_eq!(hub.page(&format!("{PATH}/{name}")).await.status, 404);
    // Updates and cases may have a time; of a letter nobody at the desk would see that it has one.
    let later = json!({"at": "2030-01-01T09:00", "zone": "UTC"});
    let path = format!("{PATH}/{name}/schedule");
    let refused = hub.api(Method::PUT, &path, Some(later)).await;
    assert_eq!(refused.status, 404);
    let said = publish(&hub, &name).await;
    assert_eq!(said["type"], "Note");
    assert_eq!(said["id"], format!("{object}/letters/{name}"));
    let content = said["content"].as_str().expect("content");
    assert!(!content.contains("office@ministry.example"), "{content}");

    // A reader of the copy fills it in there; what is missing is said, and what was typed stays.
    let copy = format!("/appeals/{}/free-them/letters/{name}", hub.host());
    let page = away
        .until_page_says(&copy, 200, "Minister of Justice")
        .await;
    assert!(
        page.contains("A. Held") && page.contains("{salutation}"),
        "{page}"
    );
    assert!(
        page.contains("<a href=\"https://find.example/mp\""),
        "where one looks it up can be followed: {page}"
    );
    assert!(page.contains("Leave the name empty"), "{page}");
    let reader = Signer::of(&away);
    let ready = format!("{copy}/ready");
    let poor = [
        ("language", "en"),
        ("name", "Ana"),
        ("subject", "S"),
        ("text", "T"),
    ];
    let again = reader.post(&ready, &poor).await.expect(422);
    assert!(
        again.contains("href=\"#field-town\">Your town: Fill this in</a>") && again.contains("Ana"),
        "{again}"
    );
    let described = "aria-describedby=\"field-town-hint field-town-error\" aria-invalid=\"true\"";
    assert!(
        again.contains(described) && again.contains("id=\"field-town-error\""),
        "{again}"
    );
    let typed = [
        ("language", "en"),
        ("name", "Ana <b>Mar</b>"),
        ("address", "Quay 2\r\nAmery"),
        ("field-town", "{name} Bay"),
        ("subject", "About {town}"),
        ("text", "{salutation}\r\n\r\nlet them go.\r\n\r\n{name}"),
        ("own-name-2", ""),
    ];
    let shown = reader.post(&ready, &typed).await.expect(200);
    for part in [
        "Dear A. Held,",
        "Ana &#60;b&#62;Mar",
        "About {name} Bay",
        "mailto:office@ministry.example?",
        "cc=e@embassy.example",
    ] {
        let escaped = part.replace("&#60;", "&lt;").replace("&#62;", "&gt;");
        assert!(
            shown.contains(part) || shown.contains(&escaped),
            "{part}: {shown}"
        );
    }
    assert!(!shown.contains("<b>Mar"), "{shown}");
    assert!(
        !shown.contains("Dear ,"),
        "nobody was named as one's own: {shown}"
    );
    let there = format!("{object}/letters/{name}/sent");
    assert!(
        shown.contains(&there),
        "the copy sends on to the organiser: {shown}"
    );

    // Two say at home that they sent one; the number is signed and comes to the copy.
    let writer = Signer::of(&hub);
    let sent = format!("{PATH}/{name}/sent");
    let asked = writer.open(&sent).await.expect(200);
    assert!(asked.contains("<form"), "{asked}");
    for _ in 0..2 {
        let once = field(&writer.open(&sent).await.expect(200), "once");
        // Pressed twice, or loaded again, a form counts once.
        for _ in 0..2 {
            let said = [("csrf", ""), ("once", once.as_str())];
            writer.post(&sent, &said).await.expect(200);
        }
    }
    let nobodys = writer.post(&sent, &[("csrf", ""), ("once", "x")]).await;
    assert_eq!(nobodys.status, 409, "{}", nobodys.text);
    let counted = "2 people say that they sent one";
    hub.until_page_says(&format!("{PATH}/{name}"), 200, counted)
        .await;
    away.until_page_says(&copy, 200, counted).await;
    let after = hub.state(&object).await.expect(200)["stateDigest"].clone();
    assert_eq!(before, after, "no list depends on it");
    let held = away.fetch(&copy).await.expect(200);
    assert_eq!(held["dispatch"]["sent"]["count"], 2);
    let at_home = hub.fetch(&format!("{PATH}/{name}")).await.expect(200);
    assert_eq!(held, at_home);

    // Taken back, and its number with it.
    let path = format!("{PATH}/{name}");
    let gone = hub.api(Method::DELETE, &path, None).await;
    assert_eq!(gone.status, 204);
    until("the letter is gone", || async {
        match away.page(&copy).await.status.as_u16() {
            410 => Ok(()),
            status => Err(status.to_string()),
        }
    })
    .await;
    assert_eq!(writer.post(&sent, &[("csrf", "")]).await.status, 404);
}

async fn who_held_an_office_stays_in_the_letter(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let name = write(&hub, letter()).await;
    publish(&hub, &name).await;
    let path = format!("{PATH}/{name}");
    let renamed = |holders: Value| {
        let mut letter = letter();
        letter["addressees"][0]["holders"] = holders;
        letter
    };
    let over = renamed(json!([{"name": {"en": "B. New"}, "from": "2020-01-01"}]));
    hub.api(Method::PUT, &path, Some(over)).await.expect(200);
    let refused = hub
        .api(Method::POST, &format!("{path}/publish"), None)
        .await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "member_invalid")
    );
    let dated = renamed(json!([
        {"name": {"en": "A. Held"}, "from": "2020-01-01", "until": "2026-01-31"},
        {"name": {"en": "B. New"}, "from": "2026-02-01"},
    ]));
    hub.api(Method::PUT, &path, Some(dated)).await.expect(200);
    publish(&hub, &name).await;
    let page = hub.page(&path).await.text;
    assert!(
        page.contains("B. New") && page.contains("A. Held"),
        "{page}"
    );

    // Once the appeal is withdrawn its letter says so, and nobody is counted.
    assert!(!page.contains("Withdrawn by its organiser"), "{page}");
    hub.end("free-them", "withdraw").await.expect(200);
    let note = hub.fetch("/appeals/free-them").await.expect(200);
    let quote = &note["interactionPolicy"]["canQuote"];
    assert_eq!(*quote, json!({"automaticApproval": []}));
    let page = hub.page(&path).await.text;
    assert!(page.contains("Withdrawn by its organiser"), "{page}");
    let writer = Signer::of(&hub);
    let sent = format!("{path}/sent");
    let once = field(&writer.open(&sent).await.expect(200), "once");
    let refused = writer.post(&sent, &[("csrf", ""), ("once", &once)]).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    let why = "The appeal has been withdrawn by its organiser";
    assert!(refused.text.contains(why), "{}", refused.text);
}

async fn at_the_desk_a_letter_is_looked_at_before_it_is_sent(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let new = "/desk/appeals/free-them/letters/new";
    let csrf = field(&desk.get(new).await, "csrf");
    let mut fields = vec![
        ("csrf", csrf.as_str()),
        ("language-1", "en"),
        ("title-1", "Write to the minister"),
        ("subject-1", "The prisoners"),
        ("text-1", "{salutation} Let them go. {name}"),
        ("to-postal-1", "Square 1"),
        ("to-holders-1", "A. Held | 2020-01-01"),
        ("to-salutation-1-1", "Dear {holder},"),
        ("do", "check"),
    ];
    let (status, again) = desk.post(new, &fields).await;
    assert_eq!(status.as_u16(), 422, "an addressee has an office");
    assert!(again.contains("href=\"#to-office-1-1\""), "{again}");
    fields.push(("to-office-1-1", "Minister of Justice"));
    let (status, check) = desk.post(new, &fields).await;
    assert!(status.is_redirection(), "{check}");
    let page = desk.get(&check).await;
    assert!(
        page.contains("Let them go.") && page.contains("A. Held"),
        "{page}"
    );
    assert!(page.contains("Dear A. Held,"), "how it begins: {page}");
    let listed = hub.page(PATH).await.text;
    assert!(!listed.contains("Write to the minister"), "not sent yet");
    let read = field(&page, "read");
    let (status, to) = desk.post(&check, &[("csrf", &csrf), ("read", &read)]).await;
    assert!(
        status.is_redirection() && to.contains("done=letter-published"),
        "{to}"
    );
    let listed = hub.page(PATH).await.text;
    assert!(listed.contains("Write to the minister"), "{listed}");
    let appeal = hub.page("/appeals/free-them").await.text;
    assert!(appeal.contains("Write to the minister"), "{appeal}");
    assert!(appeal.contains("<li><a href=\"#letters\">"), "{appeal}");

    // Readers send it while it is corrected: that is nobody's change of what it says.
    let here = check.trim_end_matches("/publish");
    let name = here.rsplit('/').next().expect("a name");
    let was = field(&desk.get(here).await, "was");
    let (page, sent) = (format!("{PATH}/{name}"), format!("{PATH}/{name}/sent"));
    let writer = Signer::of(&hub);
    let once = field(&writer.open(&sent).await.expect(200), "once");
    let said = [("csrf", ""), ("once", once.as_str())];
    writer.post(&sent, &said).await.expect(200);
    hub.until_page_says(&page, 200, "1 person says that they sent one")
        .await;
    let mut fields = fields.clone();
    fields.retain(|(name, _)| !["do", "title-1"].contains(name));
    fields.extend([
        ("title-1", "Write to her"),
        ("do", "save"),
        ("was", was.as_str()),
    ]);
    let (status, to) = desk.post(here, &fields).await;
    assert!(
        status.is_redirection() && to.contains("done=draft-saved"),
        "{to}"
    );
}
