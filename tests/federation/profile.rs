//! How an organisation presents itself: on its page, at its desk, and to those who follow it.

use crate::PROGRAM;
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{
    Answer, Backend, Desk, ForeignServer, Peer, Server,
    desk::{PASSWORD, between, field},
    media::picture,
    on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_profile_reaches_followers_and_stands_on_the_page
    a_profile_that_somebody_else_saved_meanwhile_is_not_overwritten
}

on_either_database! {
    a_pale_colour_and_a_picture_without_words_are_refused
    at_the_desk_a_profile_is_saved_by_form
    who_is_meant_is_shown_with_a_picture_from_here
}

async fn present(server: &Server, changes: Value) -> Answer {
    let path = format!("/orgs/{}", server.name);
    server.api(Method::PATCH, &path, Some(changes)).await
}

async fn page(server: &Server, path: &str) -> String {
    server.page(path).await.text
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
        let updates = peer.different_of("Update");
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
    let told = peer.different_of("Update").len();
    present(&hub, json!({"accent": "#8a1538"}))
        .await
        .expect(200);
    let gone = present(&hub, json!({"picture": null, "accent": null}))
        .await
        .expect(200);
    assert!(gone.get("picture").is_none());
    until("one more update", || async {
        let updates = peer.different_of("Update");
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
        ("link-href-1", "www.hub.example"),
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

async fn a_profile_that_somebody_else_saved_meanwhile_is_not_overwritten(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let (mut ana, mut ben) = (Desk::of(&hub).await, Desk::nobody(&hub));
    let (status, to) = ben.sign_in("hub@unions.example", PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
    let (of_ana, of_ben) = (
        ana.get("/desk/profile").await,
        ben.get("/desk/profile").await,
    );
    let fields = |form: &str, otherwise: &[(&'static str, &'static str)]| {
        let mut fields = vec![
            ("csrf", field(form, "csrf")),
            ("was", field(form, "was")),
            ("language-1", "en".to_owned()),
            ("name-1", "Hub Union".to_owned()),
        ];
        let otherwise = otherwise.iter();
        fields.extend(otherwise.map(|(name, value)| (*name, (*value).to_owned())));
        fields
    };
    let send = async |desk: &mut Desk, fields: Vec<(&'static str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        desk.send("/desk/profile", &fields, &[]).await
    };
    let hers = [("about-1", "We load ships."), ("country", "TN")];
    let (status, to) = send(&mut ana, fields(&of_ana, &hers)).await;
    assert!(status.is_redirection(), "{to}");
    let his = [("about-1", "We strike."), ("accent", "#1e6b3a")];
    let (status, again) = send(&mut ben, fields(&of_ben, &his)).await;
    assert_eq!(status.as_u16(), 409, "{again}");
    assert!(
        again.contains("It was changed since you opened this page"),
        "{again}"
    );
    let (theirs, typed) = again
        .split_once("action=\"/desk/profile\"")
        .expect("the form is shown again");
    for part in ["load ships", "Country", "Colour"] {
        assert!(theirs.contains(part), "{part}: {theirs}");
    }
    for part in [">We strike.</textarea>", "value=\"#1e6b3a\""] {
        assert!(typed.contains(part), "{part}: {typed}");
    }
    let shown = page(&hub, "/orgs/hub").await;
    assert!(
        shown.contains("We load ships.") && !shown.contains("We strike."),
        "{shown}"
    );
    // Sent again it is meant.
    let both = [
        ("about-1", "We load ships, and we strike."),
        ("country", "TN"),
    ];
    let (status, to) = send(&mut ben, fields(&again, &both)).await;
    assert!(status.is_redirection(), "{to}");
    assert!(page(&hub, "/orgs/hub").await.contains("and we strike."));
    // What cannot be saved was not saved, though it is nowhere in theirs.
    let twice = [
        ("about-1", "We load ships, and we strike."),
        ("country", "TN"),
        ("language-2", "en"),
        ("name-2", "Dockers"),
    ];
    let (status, again) = send(&mut ana, fields(&of_ana, &twice)).await;
    assert_eq!(status.as_u16(), 409, "{again}");
    assert!(again.contains("Dockers"), "{again}");
    // Of two at the same moment one is told.
    let (of_ana, of_ben) = (
        ana.get("/desk/profile").await,
        ben.get("/desk/profile").await,
    );
    let ((first, _), (second, _)) = futures::join!(
        send(&mut ana, fields(&of_ana, &[("about-1", "At")])),
        send(&mut ben, fields(&of_ben, &[("about-1", "Once")])),
    );
    let mut both = [first.as_u16(), second.as_u16()];
    both.sort_unstable();
    assert_eq!(both, [303, 409]);
}

async fn who_is_meant_is_shown_with_a_picture_from_here(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let elsewhere = ForeignServer::start().await;
    let host = elsewhere.base.trim_start_matches("http://").to_owned();
    let address = format!("{}/pictures/cranes.png", elsewhere.base);
    let cranes = elsewhere.organization("cranes");
    let mut document = cranes.document();
    document["icon"] = json!({"type": "Image", "url": address});
    elsewhere.serve(&cranes.id, document);
    let file = picture(600, 200, image::ImageFormat::Png);
    elsewhere.serve_as(&address, "image/png", file);
    // What is no picture is none, whatever its server calls it.
    let ropes = elsewhere.organization("ropes");
    let mut document = ropes.document();
    let address = format!("{}/pictures/ropes.png", elsewhere.base);
    document["icon"] = json!({"type": "Image", "url": address});
    elsewhere.serve(&ropes.id, document);
    elsewhere.serve_as(&address, "image/png", "<svg onload=alert(1)>");

    let mut desk = Desk::of(&hub).await;
    let typed = format!("@cranes@{host}\n@ropes@{host}\n@nobody@{host}");
    let fields = [
        ("do", "look-up"),
        ("language-1", "en"),
        ("title-1", "A beginning"),
        ("initiators", typed.as_str()),
    ];
    let (status, page) = desk.submit("/desk/appeals/new", &fields).await;
    assert_eq!(status.as_u16(), 200, "{page}");
    for part in ["Foreign cranes", "Foreign ropes", "@cranes@", "A beginning"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(page.matches("<img ").count(), 1, "only one has a picture");
    assert!(!page.contains("/pictures/"), "no page asks another server");
    let href = between(&page, "<img src=\"", "\"");
    assert_eq!(desk.look(&href).await.0.as_u16(), 200);
    // Whoever uses the browser after somebody has signed out finds nobody in what it kept.
    assert_eq!(desk.kept(&href).await, "no-store");
    let other = format!("/desk/portraits?actor={}", ropes.id);
    assert_eq!(desk.look(&other).await.0.as_u16(), 404);
    let (status, _) = Desk::nobody(&hub).look(&href).await;
    assert!(status.is_redirection(), "only who is signed in sees it");
    let found = hub
        .get("/actors", &[("account", &format!("@cranes@{host}"))])
        .await;
    let found = found.expect(200);
    assert_eq!(
        (&found["id"], &found["names"]["und"]),
        (&json!(cranes.id), &json!("Foreign cranes"))
    );
    let nobody = hub
        .get("/actors", &[("account", &format!("@nobody@{host}"))])
        .await;
    assert_eq!(
        (nobody.status.as_u16(), nobody.code()),
        (404, "actor_unknown")
    );
    // Fetched once a day, however often it is looked at.
    desk.submit("/desk/appeals/new", &fields).await;
    let asked = elsewhere.asked();
    let pictures = asked.iter().filter(|path| path.ends_with("cranes.png"));
    assert_eq!(pictures.count(), 1, "{asked:?}");
}
