//! Meetings: announced, shown everywhere with the time of their zone, put into calendars, held, and
//! taken back.

use crate::PROGRAM;
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Peer, Server, desk::field, on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_meeting_is_shown_changed_and_taken_back_everywhere
}

on_either_database! {
    at_the_desk_a_meeting_is_written_in_the_time_of_its_zone
}

const PATH: &str = "/appeals/free-them/meetings";

fn members() -> Value {
    json!({
        "languages": ["en", "ar"], "title": {"en": "Founding <b>meeting</b>", "ar": "اجتماع"},
        "body": {"en": "All are *welcome*.<script>alert(1)</script>"},
        "startTime": "2090-12-04T17:30:00Z", "endTime": "2090-12-04T20:00:00Z",
        "timezone": "Europe/Berlin", "venue": {"en": "Harbour hall"}, "address": {"en": "Pier 1"},
        "online": "https://meet.example/founding", "status": "planned",
        "speakers": [{"name": "Ana Pérez", "about": {"en": "docker"}}],
        "agenda": [{"time": "18:30", "title": {"en": "Welcome"}}, {"title": {"en": "Votes"}}],
        "registration": {"capacity": 2, "count": "public"},
    })
}

async fn publish(server: &Server, members: Value) -> Value {
    let draft = server.api(Method::POST, PATH, Some(members)).await;
    let draft = draft.expect(201);
    let name = draft["name"].as_str().expect("a name");
    let path = format!("{PATH}/{name}/publish");
    server.api(Method::POST, &path, None).await.expect(200)
}

async fn a_meeting_is_shown_changed_and_taken_back_everywhere(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    let object = hub.publish("free-them").await;
    away.endorse(&object, "Away").await.expect(202);
    hub.until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    let before = hub.state(&object).await.expect(200)["stateDigest"].clone();

    // What is no time, or lacks a zone, cannot be published; nor what has no title in one of its languages.
    for (member, value, said) in [
        ("startTime", json!("tomorrow"), "`startTime`"),
        ("timezone", json!(""), "`timezone`"),
        (
            "title",
            json!({"en": "Meeting"}),
            "`title` is missing in `ar`",
        ),
    ] {
        let mut poor = members();
        poor[member] = value;
        let draft = hub.api(Method::POST, PATH, Some(poor)).await.expect(201);
        let name = draft["name"].as_str().expect("a name");
        let refused = hub
            .api(Method::POST, &format!("{PATH}/{name}/publish"), None)
            .await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (422, "member_invalid"),
            "{member}"
        );
        let detail = refused.body["detail"].as_str().unwrap_or_default();
        assert!(detail.starts_with(said), "{detail}");
    }

    // A city names its zone, and what names none is refused before it is published.
    for (zone, known) in [
        ("Mumbai", "Asia/Kolkata"),
        ("asia/kolkata", "Asia/Kolkata"),
        ("Philippines", "Asia/Manila"),
    ] {
        let mut meeting = members();
        meeting["timezone"] = json!(zone);
        let draft = hub.api(Method::POST, PATH, Some(meeting)).await.expect(201);
        assert_eq!(draft["members"]["timezone"], known, "{zone}");
        let name = draft["name"].as_str().expect("a name");
        let mut nowhere = members();
        nowhere["timezone"] = json!("Europe/Atlantis");
        let refused = hub
            .api(Method::PUT, &format!("{PATH}/{name}"), Some(nowhere))
            .await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (422, "zone_unknown")
        );
    }

    // What is none of the words of a registration is refused before it is published.
    for (member, value) in [("count", json!(true)), ("capacity", json!(0))] {
        let mut poor = members();
        poor["registration"][member] = value;
        let refused = hub.api(Method::POST, PATH, Some(poor)).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (422, "member_invalid")
        );
        let detail = refused.body["detail"].as_str().unwrap_or_default();
        assert!(
            detail.starts_with(&format!("`registration.{member}` is ")),
            "{detail}"
        );
    }

    // As software for events reads it.
    let said = publish(&hub, members()).await;
    let id = said["id"].as_str().expect("an id").to_owned();
    let name = id.rsplit('/').next().unwrap_or_default().to_owned();
    assert_eq!(id, format!("{object}/meetings/{name}"));
    assert_eq!(said["type"], "Event");
    assert_eq!(said["startTime"], "2090-12-04T17:30:00Z");
    assert_eq!(said["timezone"], "Europe/Berlin");
    assert_eq!(said["location"]["name"], "Harbour hall");
    assert_eq!(said["location"]["address"]["streetAddress"], "Pier 1");
    assert_eq!(said["joinMode"], "external");
    assert_eq!(said["externalParticipationUrl"], format!("{id}/register"));
    assert_eq!(said["ical:status"], "CONFIRMED");
    assert_eq!(said["inReplyTo"], Value::Null, "it is no reply");
    let content = said["content"].as_str().expect("content");
    assert!(
        !content.contains("<script") && content.contains("<em>welcome</em>"),
        "{content}"
    );
    until("the meeting at a follower", || async {
        let all = peer.received_of("Create");
        let found = all.iter().any(|one| one.activity["object"]["id"] == *id);
        found.then_some(()).ok_or_else(|| "nothing yet".to_owned())
    })
    .await;

    // The other server shows it on its copy, in the time of its zone, and sends people to where they
    // register.
    let copy = format!("/appeals/{}/free-them", hub.host());
    let there = format!("{copy}/meetings/{name}");
    let page = away.until_page_says(&there, 200, "18:30–21:00").await;
    assert!(
        page.contains("Founding &lt;b&gt;meeting&lt;/b&gt;"),
        "{page}"
    );
    assert!(page.contains("Europe/Berlin") && page.contains("Ana Pérez") && page.contains("Votes"));
    assert!(page.contains(&format!("href=\"{id}/register\"")) && !page.contains("<script>alert"));
    let arabic = away.page(&format!("{there}?text=ar")).await.text;
    assert!(arabic.contains("اجتماع"));
    assert!(away.page(&copy).await.text.contains(&there), "on its page");
    let all = away.fetch(&format!("{copy}/meetings")).await.expect(200);
    assert_eq!(all["orderedItems"], json!([id]));
    assert_eq!(away.fetch(&there).await.expect(200), said);
    for file in [
        format!("{there}/calendar.ics"),
        format!("{copy}/meetings.ics"),
    ] {
        let calendar = away.page(&file).await.text;
        assert!(calendar.contains("DTSTART:20901204T173000Z"), "{calendar}");
        assert!(calendar.contains("STATUS:CONFIRMED"), "{calendar}");
        let whole = calendar.replace("\r\n ", "");
        for part in [
            "CONFERENCE;VALUE=URI:https://meet.example/founding",
            "X-WR-TIMEZONE:Europe/Berlin",
            "18:30 Welcome",
        ] {
            assert!(whole.contains(part), "{part}: {whole}");
        }
    }
    let none = away
        .page(&format!("{copy}/meetings/none/calendar.ics"))
        .await;
    assert_eq!(none.status, 404);

    // It does not take place, and everybody sees so.
    let at = format!("{PATH}/{name}");
    let mut changed = members();
    changed["status"] = json!("cancelled");
    changed["minutes"] = json!({"en": "Nobody *came*."});
    hub.api(Method::PUT, &at, Some(changed)).await.expect(200);
    let path = format!("{at}/publish");
    let again = hub.api(Method::POST, &path, None).await.expect(200);
    assert_eq!(again["ical:status"], "CANCELLED");
    assert_eq!(again["published"], said["published"]);
    let page = away.until_page_says(&there, 200, "Cancelled").await;
    assert!(page.contains("<em>came</em>") && page.contains("Registration is not open"));

    let deleted = hub.api(Method::DELETE, &at, None).await;
    assert_eq!(deleted.status, 204);
    away.until_page_says(&there, 410, "taken back").await;
    let tombstone = away.fetch(&there).await;
    assert_eq!(tombstone.status, 410);
    assert!(!tombstone.text.contains("Founding"), "{}", tombstone.text);
    assert!(tombstone.text.contains("\"Event\""), "{}", tombstone.text);
    let after = hub.state(&object).await.expect(200)["stateDigest"].clone();
    assert_eq!(before, after, "no list depends on a meeting");
}

async fn at_the_desk_a_meeting_is_written_in_the_time_of_its_zone(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/free-them/meetings";
    let new = format!("{base}/new");
    let page = desk.get(&new).await;
    let csrf = field(&page, "csrf");
    let typed = [
        ("csrf", csrf.as_str()),
        ("date", "2090-12-04"),
        ("time", "18:30"),
        ("end-time", "21:00"),
        ("zone", "Nowhere"),
        ("status", "planned"),
        ("language-1", "en"),
        ("title-1", "Founding meeting"),
        ("venue-1", "Harbour hall"),
        ("agenda-1", "18:30 Welcome\r\nVotes"),
        ("speakers-1", "Ana Pérez, docker"),
        ("do", "check"),
    ];
    // What is wrong is said beside its field, and what was typed is kept.
    let (status, page) = desk.post(&new, &typed).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(page.contains("href=\"#zone\""), "{page}");
    assert!(page.contains("Harbour hall") && page.contains("18:30 Welcome"));
    let list = desk.get(base).await;
    assert!(!list.contains("Founding meeting"), "no draft of it: {list}");

    // All mistakes are said at once: an hour that the clocks leave out, no title, no place.
    let mut poor = typed;
    for (at, field) in [
        (1, ("date", "2030-03-31")),
        (2, ("time", "02:30")),
        (3, ("end-time", "")),
        (4, ("zone", "berlin")),
        (7, ("title-1", "")),
        (8, ("venue-1", "")),
    ] {
        poor[at] = field;
    }
    let (status, page) = desk.post(&new, &poor).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    for field in ["time", "title-1", "venue-1"] {
        assert!(
            page.contains(&format!("href=\"#{field}\"")),
            "{field}: {page}"
        );
    }
    assert!(page.contains("Clocks are put forward"), "{page}");
    // What is to come has not taken place.
    let mut early = typed;
    early[4] = ("zone", "berlin");
    early[5] = ("status", "held");
    let (status, page) = desk.post(&new, &early).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(page.contains("href=\"#status\""), "{page}");
    assert!(
        hub.page(PATH)
            .await
            .text
            .contains("No meeting has been announced")
    );

    let mut right = typed;
    right[4] = ("zone", "berlin");
    let (status, check) = desk.post(&new, &right).await;
    assert!(status.is_redirection(), "{check}");
    let page = desk.get(&check).await;
    assert!(
        page.contains("18:30–21:00") && page.contains("Europe/Berlin"),
        "{page}"
    );
    let read = field(&page, "read");
    let (status, to) = desk.post(&check, &[("csrf", &csrf), ("read", &read)]).await;
    assert!(
        status.is_redirection() && to.contains("done=meeting-published"),
        "{to}"
    );
    let public = hub.page(PATH).await.text;
    assert!(public.contains("Founding meeting") && public.contains("18:30–21:00"));

    // Its form shows what was published, in the time of its zone.
    let here = check.trim_end_matches("/publish");
    let page = desk.get(here).await;
    assert_eq!(field(&page, "date"), "2090-12-04");
    assert_eq!(field(&page, "time"), "18:30");
    assert_eq!(field(&page, "zone"), "Europe/Berlin");
    assert!(page.contains("Ana Pérez, docker"), "{page}");

    // A line that one language lacks is pointed out before it is published.
    let mut two = right.to_vec();
    two.extend([
        ("language-2", "ar"),
        ("title-2", "اجتماع"),
        ("agenda-2", "18:30 ترحيب"),
    ]);
    let (status, check) = desk.post(&new, &two).await;
    assert!(status.is_redirection(), "{check}");
    let page = desk.get(&check).await;
    assert!(page.contains("Agenda: 1 of 2 points"), "{page}");
}
