//! Ways out over real HTTP: feeds, widget, badge, oEmbed, card, calendar, QR code, sheet, PDF.

mod paper;

use crate::{PROGRAM, table::Scene};
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Coalition, Server, until};

/// Status, headers and body of what is at an address, asked for in English.
async fn get(server: &Server, path: &str) -> (u16, HeaderMap, Vec<u8>) {
    get_with(server, path, &[]).await
}

async fn get_with(
    server: &Server,
    path: &str,
    headers: &[(&str, &str)],
) -> (u16, HeaderMap, Vec<u8>) {
    let mut request = server.client.get(format!("{}{path}", server.url));
    request = request.header("accept-language", "en");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.send().await.expect("the server answers");
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let body = answer.bytes().await.expect("a body").to_vec();
    (status, headers, body)
}

async fn text(server: &Server, path: &str) -> String {
    let (status, _, body) = get(server, path).await;
    let text = String::from_utf8(body).expect("text");
    assert_eq!(status, 200, "{path}: {text}");
    text
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// A server with an appeal that has a last day.
async fn hub() -> Server {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mut draft = hub.petition("free-them");
    draft["deadline"] = json!("2099-12-31T23:59:59Z");
    hub.publish_draft(draft).await;
    hub
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_has_its_type_and_a_tag_and_nothing_is_there_for_others() {
    let hub = hub().await;
    for (name, kind) in [
        ("updates.atom", "application/atom+xml; charset=utf-8"),
        ("embed", "text/html; charset=utf-8"),
        ("badge.svg", "image/svg+xml"),
        ("card.png", "image/png"),
        ("deadline.ics", "text/calendar; charset=utf-8"),
        ("qr.svg", "image/svg+xml"),
    ] {
        let path = format!("/appeals/free-them/{name}");
        let (status, headers, _) = get(&hub, &path).await;
        assert_eq!(status, 200, "{path}");
        assert_eq!(header(&headers, "content-type"), kind, "{path}");
        let tag = header(&headers, "etag").to_owned();
        assert!(!tag.is_empty(), "{path}");
        let (status, headers, body) = get_with(&hub, &path, &[("if-none-match", &tag)]).await;
        assert_eq!((status, body.len()), (304, 0), "{path}");
        assert_eq!(header(&headers, "etag"), tag, "{path}");
    }
    for name in [
        "updates.atom",
        "embed",
        "badge.svg",
        "card.png",
        "deadline.ics",
        "qr.svg",
        "sheet",
        "share",
        "letter.pdf",
        "cosigners.pdf",
    ] {
        for appeal in [
            "nothing",
            "elsewhere.example/free-them",
            "%00",
            "..%2f..%2fdesk",
        ] {
            let path = format!("/appeals/{appeal}/{name}");
            let (status, _, _) = get(&hub, &path).await;
            assert_eq!(status, 404, "{path}");
        }
    }
    let (status, _, _) = get(&hub, "/orgs/nobody/updates.atom").await;
    assert_eq!(status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn feeds_keep_their_ids_and_name_their_languages() {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], Backend::Sqlite).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let id = hub.publish("free-them").await;
    dockers.endorse(&id, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &id, 1).await;
    let own = text(hub, "/orgs/hub/updates.atom").await;
    let appeal = text(hub, "/appeals/free-them/updates.atom").await;
    for feed in [&own, &appeal] {
        assert!(feed.contains("Free the eleven dockers"), "{feed}");
        assert!(feed.contains("xml:lang=\"en\""), "{feed}");
    }
    let chinese = text(hub, "/orgs/hub/updates.atom?lang=zh-Hant").await;
    assert!(chinese.contains("釋放十一名碼頭工人"), "{chinese}");
    let entry_id = |feed: &str| {
        let entry = feed.split_once("<entry>").expect("an entry").1.to_owned();
        let id = entry.split_once("<id>").expect("an id").1.to_owned();
        id.split_once("</id>").expect("its end").0.to_owned()
    };
    assert_eq!(entry_id(&own), entry_id(&appeal));
    assert_eq!(entry_id(&own), entry_id(&chinese));
    let signed = text(dockers, "/orgs/dockers/updates.atom").await;
    assert!(signed.contains("/endorsements/"), "{signed}");

    let (_, headers, _) = get(hub, "/orgs/hub/updates.atom").await;
    // The tag says whether anything changed; the date of the newest entry does not, and is not given out as if.
    assert!(!headers.contains_key("last-modified"), "{headers:?}");
    let tag = header(&headers, "etag").to_owned();
    let asked = [("if-none-match", tag.as_str())];
    let (status, _, _) = get_with(hub, "/orgs/hub/updates.atom", &asked).await;
    assert_eq!(status, 304);

    let page = text(hub, "/orgs/hub").await;
    assert!(page.contains("type=\"application/atom+xml\" href=\"/orgs/hub/updates.atom\""));

    // A copy has all of it too, under its own address.
    let copy = format!("/appeals/{}/free-them", hub.host());
    let embed = text(dockers, &format!("{copy}/embed")).await;
    assert!(
        embed.contains(&format!("{}{copy}", dockers.address())),
        "{embed}"
    );
    for name in [
        "badge.svg",
        "card.png",
        "qr.svg",
        "sheet",
        "share",
        "updates.atom",
    ] {
        let (status, _, _) = get(dockers, &format!("{copy}/{name}")).await;
        assert_eq!(status, 200, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_widget_stands_in_frames_and_nothing_can_be_done_on_it() {
    let hub = hub().await;
    let (_, headers, body) = get(&hub, "/appeals/free-them/embed?size=large").await;
    let policy = header(&headers, "content-security-policy");
    assert!(policy.contains("frame-ancestors *"), "{policy}");
    assert!(policy.contains("form-action 'none'"), "{policy}");
    assert!(!policy.contains("script-src"), "{policy}");
    assert!(!headers.contains_key("x-frame-options"));
    assert!(!headers.contains_key("set-cookie"));
    let page = String::from_utf8(body).expect("text");
    for bad in ["<script", "<form", "<button", "<input", "onclick"] {
        assert!(!page.contains(bad), "{bad}: {page}");
    }
    assert!(page.contains("content=\"noindex\""), "{page}");
    // Whatever the reader's language, the widget is in one of the letter's, and says so twice.
    let (_, headers, french) = get(&hub, "/appeals/free-them/embed?lang=fr").await;
    let language = header(&headers, "content-language");
    let begins = format!("<html lang=\"{language}\"");
    let french = String::from_utf8(french).expect("text");
    assert!(language != "fr" && french.contains(&begins), "{french}");
    for link in page.split("<a ").skip(1) {
        assert!(
            link.contains("target=\"_blank\" rel=\"noopener\""),
            "{link}"
        );
        assert!(
            link.contains(&format!("href=\"{}/", hub.address())),
            "{link}"
        );
    }
    for path in [
        "/appeals/free-them",
        "/appeals/free-them/sheet",
        "/appeals/free-them/share",
        "/appeals/nothing/embed",
        "/appeals/free-them/embed?size=huge",
        "/sign-in",
    ] {
        let (_, headers, _) = get(&hub, path).await;
        let policy = header(&headers, "content-security-policy");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert_eq!(header(&headers, "x-frame-options"), "DENY", "{path}");
    }
    let (status, _, _) = get(&hub, "/appeals/free-them/embed?size=huge").await;
    assert_eq!(status, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_withdrawn_is_put_on_no_other_page_and_says_so_where_it_stands() {
    let hub = hub().await;
    let share = text(&hub, "/appeals/free-them/share").await;
    assert!(share.contains("<textarea"), "{share}");
    hub.end("free-them", "withdraw").await.expect(200);
    let share = text(&hub, "/appeals/free-them/share").await;
    for (words, stand) in [
        ("Withdrawn by its organiser on", true),
        ("<textarea", false),
        ("qr.svg", false),
    ] {
        assert_eq!(share.contains(words), stand, "{words}: {share}");
    }
    for (size, says_when) in [("small", false), ("medium", true), ("large", true)] {
        let widget = text(&hub, &format!("/appeals/free-them/embed?size={size}")).await;
        for (words, stand) in [
            ("<strong>Withdrawn</strong>", true),
            ("Withdrawn by its organiser on", says_when),
            ("Read and sign", false),
            ("class=\"begins\"", false),
        ] {
            assert_eq!(widget.contains(words), stand, "{size}: {words}: {widget}");
        }
    }
    let badge = text(&hub, "/appeals/free-them/badge.svg").await;
    assert!(badge.contains(">Withdrawn</text>"), "{badge}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn oembed_knows_our_appeals_and_nothing_else() {
    let hub = hub().await;
    let address = format!("{}/appeals/free-them", hub.address());
    let ask = async |query: String| {
        let (status, headers, body) = get(&hub, &format!("/oembed?{query}")).await;
        let kind = header(&headers, "content-type").to_owned();
        (status, kind, String::from_utf8(body).expect("text"))
    };
    let (status, kind, body) = ask(format!("url={address}&maxwidth=500")).await;
    assert_eq!((status, kind.as_str()), (200, "application/json"), "{body}");
    let answer: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(answer["version"], "1.0");
    assert_eq!(answer["type"], "rich");
    assert_eq!(answer["width"], 480);
    assert_eq!(answer["title"], "Free the eleven dockers");
    let html = answer["html"].as_str().expect("html");
    assert!(html.starts_with("<iframe src=\""), "{html}");
    assert!(
        html.contains(&format!("{address}/embed?size=medium")),
        "{html}"
    );
    assert!(answer["thumbnail_url"].is_null(), "larger than asked for");

    let (status, kind, body) = ask(format!("url={address}?lang=zh-Hant&format=xml")).await;
    assert_eq!((status, kind.as_str()), (200, "text/xml; charset=utf-8"));
    assert!(body.contains("<title>釋放十一名碼頭工人</title>"), "{body}");
    assert!(body.contains("&lt;iframe src=&quot;"), "{body}");

    for (query, expected) in [
        (format!("url={address}&format=yaml"), 501),
        (format!("url={address}&maxwidth=-1"), 400),
        (format!("url={address}&maxheight=many"), 400),
        (String::new(), 400),
        (format!("url={}/appeals/nothing", hub.address()), 404),
        ("url=https://evil.example/appeals/free-them".to_owned(), 404),
        ("url=file:///etc/passwd".to_owned(), 404),
        (format!("url={}/desk", hub.address()), 404),
    ] {
        let (status, kind, body) = ask(query.clone()).await;
        assert_eq!(status, expected, "{query}: {body}");
        assert_eq!(kind, "application/problem+json", "{query}");
    }
    let page = text(&hub, "/appeals/free-them").await;
    assert!(page.contains("type=\"application/json+oembed\""));
    for meta in ["og:image\"", "og:image:alt", "og:locale\"", "twitter:card"] {
        assert!(page.contains(meta), "{meta}");
    }
    let picture = format!("content=\"{address}/card.png?lang=en\"");
    assert!(page.contains(&picture), "{picture}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_day_is_a_whole_day_and_there_is_none_without() {
    let hub = hub().await;
    let calendar = text(&hub, "/appeals/free-them/deadline.ics").await;
    for line in [
        "BEGIN:VCALENDAR",
        "DTSTART;VALUE=DATE:20991231",
        "DTEND;VALUE=DATE:21000101",
        "STATUS:CONFIRMED",
        "LAST-MODIFIED:",
        "SUMMARY:Last day to sign: Free the eleven dockers",
    ] {
        assert!(calendar.contains(line), "{line}: {calendar}");
    }
    let uid = |calendar: &str| {
        let line = calendar.lines().find(|line| line.starts_with("UID:"));
        line.expect("a UID").to_owned()
    };
    let chinese = text(&hub, "/appeals/free-them/deadline.ics?lang=zh-Hant").await;
    assert_eq!(uid(&calendar), uid(&chinese));
    let page = text(&hub, "/appeals/free-them").await;
    assert!(page.contains("/appeals/free-them/deadline.ics"));

    // Whoever has it in a calendar hears that it is over before that day.
    let number = |calendar: &str| -> u64 {
        let mut lines = calendar.lines();
        let number = lines.find_map(|line| line.strip_prefix("SEQUENCE:"));
        number.expect("a number").parse().expect("it is one")
    };
    hub.end("free-them", "close").await.expect(200);
    let over = text(&hub, "/appeals/free-them/deadline.ics").await;
    assert!(over.contains("STATUS:CANCELLED"), "{over}");
    assert_eq!(uid(&over), uid(&calendar));
    assert!(number(&over) >= number(&calendar) && number(&calendar) > 1_000_000);

    hub.publish("for-ever").await;
    let (status, _, _) = get(&hub, "/appeals/for-ever/deadline.ics").await;
    assert_eq!(status, 404);
    let page = text(&hub, "/appeals/for-ever").await;
    assert!(!page.contains("deadline.ics"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sheet_has_blank_rows_in_every_language_of_the_text() {
    let hub = hub().await;
    let people = text(&hub, "/appeals/free-them/sheet").await;
    assert_eq!(people.matches("<tr><td").count(), 15);
    assert!(people.contains("<th class=\"broad\" scope=\"col\">Signature</th>"));
    assert!(people.contains("Release all eleven."), "{people}");
    assert!(people.contains("/appeals/free-them/qr.svg"));
    assert!(people.contains("sha-256"), "which wording was signed");
    let read = "Those there who look after signatures can read";
    assert!(people.contains(read), "{people}");
    let organisations = text(&hub, "/appeals/free-them/sheet?for=organisations").await;
    assert!(organisations.contains("Signed by (name and role)"));
    let chinese = text(&hub, "/appeals/free-them/sheet?lang=zh-Hant").await;
    assert!(chinese.contains("釋放全部十一人。"), "{chinese}");
    assert!(chinese.contains("<html lang=\"zh-Hant\""));
    let (status, _, _) = get(&hub, "/appeals/free-them/sheet?for=robots").await;
    assert_eq!(status, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn titles_that_want_to_be_more_stay_titles() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let bad =
        "\"></iframe></title></text><script>alert(1)</script><image href=\"file:///etc/passwd\"/>";
    let mut draft = hub.petition("words");
    draft["title"] = json!({"en": bad, "zh-Hant": bad});
    draft["demands"][0]["text"]["en"] = json!(bad);
    draft["deadline"] = json!("2099-12-31T14:00:00Z");
    hub.publish_draft(draft).await;
    for name in [
        "embed?size=large",
        "badge.svg",
        "share",
        "sheet",
        "updates.atom",
    ] {
        let page = text(hub, &format!("/appeals/words/{name}")).await;
        for bad in ["<script", "<image", "\"></iframe></title>"] {
            assert!(!page.contains(bad), "{name}: {bad}: {page}");
        }
    }
    let address = format!("{}/appeals/words", hub.address());
    let answer = text(hub, &format!("/oembed?url={address}")).await;
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    let html = answer["html"].as_str().expect("html");
    assert!(
        !html.contains("<script") && html.ends_with("></iframe>"),
        "{html}"
    );
    let (status, _, png) = get(hub, "/appeals/words/card.png").await;
    assert_eq!((status, png.get(1..4)), (200, Some(&b"PNG"[..])));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cards_are_drawn_once_for_all_who_ask_at_the_same_time() {
    let hub = hub().await;
    let ask = |lang: &'static str| {
        let hub = &hub;
        // On a busy machine, who waits too long for a turn is told to ask again.
        async move {
            until("the card", || async {
                match get(hub, &format!("/appeals/free-them/card.png?lang={lang}")).await {
                    (503, ..) => Err("still 503".to_owned()),
                    drawn => Ok(drawn),
                }
            })
            .await
        }
    };
    let (a, b, c, d) = tokio::join!(ask("en"), ask("zh-Hant"), ask("en"), ask("nonsense"));
    for (status, headers, body) in [&a, &b, &c, &d] {
        assert_eq!(*status, 200);
        assert_eq!(header(headers, "content-type"), "image/png");
        assert_eq!(body.get(16..24), Some(&[0, 0, 4, 176, 0, 0, 2, 118][..]));
    }
    assert_eq!(a.2, c.2);
    assert_eq!(a.2, d.2, "an unknown language is that of the reader");
    assert_ne!(a.2, b.2);
}
