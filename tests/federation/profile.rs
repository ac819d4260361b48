//! How an organisation presents itself: on its page, at its desk, and to those who follow it.

use crate::PROGRAM;
use reqwest::{Method, header::ACCEPT};
use serde_json::{Value, json};
use undersigned_tests::{
    Answer, Backend, Desk, Peer, Server, desk::field, media::picture, on_both_databases, until,
};

on_both_databases! {
    a_profile_reaches_followers_and_stands_on_the_page
    a_pale_colour_and_a_picture_without_words_are_refused
    at_the_desk_a_profile_is_saved_by_form
}

async fn present(server: &Server, changes: Value) -> Answer {
    let path = format!("/orgs/{}", server.name);
    server.api(Method::PATCH, &path, Some(changes)).await
}

async fn page(server: &Server, path: &str) -> String {
    let request = server.client.get(format!("{}{path}", server.url));
    let answer = request.header(ACCEPT, "text/html").send().await;
    answer
        .expect("the server answers")
        .text()
        .await
        .expect("a page")
}

async fn a_profile_reaches_followers_and_stands_on_the_page(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    let (icon, header) = (
        hub.photograph(500, 500).await,
        hub.photograph(1_500, 500).await,
    );
    let changes = json!({
        "summary": {"en": "We load *ships*.<script>alert(1)</script>", "ar": "نحمّل السفن."},
        "picture": {"media": icon, "alt": {"en": "A crane"}},
        "header": {"media": header, "alt": {"en": "The harbour at night"}},
        "links": [{"name": "Web site", "href": "https://dockers.example/?a=1&b=2"}],
        "accent": "#8A1538",
    });
    let now = present(&hub, changes).await.expect(200);
    assert_eq!(now["accent"], "#8a1538");
    assert_eq!(now["picture"]["width"], 500);

    let actor = hub.fetch("/orgs/hub").await.expect(200);
    assert_eq!(actor["icon"]["type"], "Image");
    assert_eq!(actor["icon"]["url"], format!("{}/media/{icon}", hub.url));
    assert_eq!(actor["image"]["name"], "The harbour at night");
    assert!(
        !actor["summary"]
            .as_str()
            .expect("a summary")
            .contains("<script")
    );
    let links = actor["attachment"].as_array().expect("fields");
    let site = links.iter().find(|one| one["name"] == "Web site");
    let site = site.expect("the link is there");
    assert_eq!(site["type"], "PropertyValue");
    assert_eq!(
        site["value"],
        "<a href=\"https://dockers.example/?a=1&amp;b=2\" rel=\"me nofollow noopener\">dockers.example/?a=1&amp;b=2</a>"
    );
    let update = until("the new profile at a follower", || async {
        let updates = peer.received_of("Update");
        updates
            .last()
            .cloned()
            .ok_or_else(|| "nothing yet".to_owned())
    })
    .await;
    assert_eq!(update.activity["object"], actor, "as it is served");

    let shown = page(&hub, "/orgs/hub").await;
    for there in [
        "<em>ships</em>",
        "alt=\"The harbour at night\"",
        "rel=\"me nofollow noopener\"",
        "href=\"/theme.css?org=hub&#38;v=8a1538\"",
    ] {
        assert!(shown.contains(there), "{there} in {shown}");
    }
    assert!(!shown.contains("<script"));
    let sheet = hub
        .client
        .get(format!("{}/theme.css", hub.url))
        .send()
        .await;
    let sheet = sheet.expect("the server answers");
    assert_eq!(sheet.headers()["content-type"], "text/css; charset=utf-8");
    let sheet = sheet.text().await.expect("a style sheet");
    assert!(sheet.contains("--accent: #8a1538"), "{sheet}");

    // Saying the same again is no news.
    let told = peer.received_of("Update").len();
    present(&hub, json!({"accent": "#8a1538"}))
        .await
        .expect(200);
    let gone = present(&hub, json!({"picture": null, "accent": null}))
        .await
        .expect(200);
    assert!(gone.get("picture").is_none());
    until("one more update", || async {
        let updates = peer.received_of("Update");
        match updates.len() {
            count if count == told + 1 => Ok(()),
            count => Err(format!("{count} after {told}")),
        }
    })
    .await;
    assert!(
        hub.fetch("/orgs/hub")
            .await
            .expect(200)
            .get("icon")
            .is_none()
    );
}

async fn a_pale_colour_and_a_picture_without_words_are_refused(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let media = hub.photograph(40, 40).await;
    for (changes, code) in [
        (json!({"accent": "#ffd54a"}), "member_invalid"),
        (json!({"accent": "red"}), "member_invalid"),
        (
            json!({"picture": {"media": media, "alt": {"de": "Ein Kran"}}}),
            "alt_missing",
        ),
        (
            json!({"picture": {"media": "x.svg", "alt": {"en": "A"}}}),
            "media_unknown",
        ),
        (
            json!({"links": [{"name": "x", "href": "javascript:alert(1)"}]}),
            "link_invalid",
        ),
        (json!({"names": {}}), "member_invalid"),
    ] {
        let what = changes.to_string();
        let names = json!({"names": {"en": null}});
        let changes = if code == "member_invalid" && changes["names"].is_object() {
            names
        } else {
            changes
        };
        let refused = present(&hub, changes).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (422, code),
            "{what}: {}",
            refused.text
        );
    }
    let refused = present(&hub, json!({"accent": "#ffd54a"})).await;
    assert!(refused.text.contains("1.3 to 1"), "{}", refused.text);
    let other = hub.api(Method::PATCH, "/orgs/other", Some(json!({}))).await;
    assert_eq!(other.status.as_u16(), 404);
    assert_eq!(
        hub.client
            .get(format!("{}/theme.css", hub.url))
            .send()
            .await
            .expect("an answer")
            .status(),
        404
    );
}

async fn at_the_desk_a_profile_is_saved_by_form(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&hub).await;
    let form = desk.get("/desk/profile").await;
    let csrf = field(&form, "csrf");
    let file = picture(300, 200, image::ImageFormat::Png);
    let words = [
        ("csrf", csrf.as_str()),
        ("language-1", "en"),
        ("name-1", "Hub Union"),
        ("about-1", "We *meet*."),
    ];
    let files: &[(&str, &str, &[u8])] = &[("picture", "../../x.php", &file)];
    let (status, again) = desk.send("/desk/profile", &words, files).await;
    assert_eq!(status.as_u16(), 422);
    assert!(again.contains("href=\"#picture-alt-1\""), "{again}");
    let media = field(&again, "picture-media");
    let mut words = words.to_vec();
    words.extend([
        ("picture-media", media.as_str()),
        ("picture-alt-1", "Two hands"),
        ("accent", "#1e6b3a"),
        ("link-name-1", "Site"),
        ("link-href-1", "https://hub.example"),
        ("country", "TN"),
    ]);
    let (status, to) = desk.send("/desk/profile", &words, &[]).await;
    assert!(status.is_redirection(), "{to}");
    let actor = hub.fetch("/orgs/hub").await.expect(200);
    assert_eq!(actor["icon"]["width"], 200, "cut to a square");
    assert_eq!(actor["icon"]["name"], "Two hands");
    let form = desk.get("/desk/profile").await;
    assert!(form.contains("Two hands") && form.contains("#1e6b3a"));
    let shown = page(&hub, "/orgs/hub").await;
    assert!(shown.contains("<em>meet</em>") && shown.contains("Hub Union"));
    // Somebody else's page cannot send this form.
    let (status, _) = desk.send("/desk/profile", &[("csrf", "guess")], &[]).await;
    assert_eq!(status.as_u16(), 403);
}
