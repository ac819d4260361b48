//! Pictures and a goal around an appeal: shown, described, and no part of what is signed.

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_domain::Verified;
use undersigned_tests::{
    Backend, Coalition, Desk, Peer, Server, desk::field, media::picture, on_both_databases,
    on_either_database, until,
};

on_both_databases! {
    pictures_travel_with_an_appeal_and_change_no_wording
}

on_either_database! {
    a_picture_without_words_is_refused_and_nothing_is_stored
    at_the_desk_pictures_and_a_goal_are_set_by_form
    what_was_typed_around_a_picture_outlives_its_refusal
    a_picture_is_described_in_a_language_before_that_is_published
}

async fn page(server: &Server, path: &str) -> String {
    server.page(path).await.text
}

async fn pictures_travel_with_an_appeal_and_change_no_wording(backend: Backend) {
    let names = ["hub", "dockers"];
    let coalition = Coalition::of(PROGRAM, &names, backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    let appeal = hub.publish("free-them").await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&names, &appeal, 1).await;
    let before = hub.get("/appeals/free-them", &[]).await.expect(200);

    let media = hub.photograph(2_000, 900).await;
    let described = json!([{
        "media": media, "alt": {"en": "A crane without brakes", "zh-Hant": "沒有煞車的吊機"},
        "credit": "M. Ito, CC BY 4.0",
    }]);
    let changes = json!({"pictures": described, "goal": 120});
    let after = hub.revise("free-them", changes).await.expect(200);
    for same in ["revision", "textDigest"] {
        assert_eq!(after[same], before[same], "{same}");
    }
    assert_eq!(after["goal"], 120);
    assert_eq!(after["pictures"][0]["width"], 1_600);

    let note = hub.fetch("/appeals/free-them").await.expect(200);
    Verified::check_value(&note).expect("the proof holds");
    let url = format!("{}/media/{media}", hub.url);
    let image = &note["attachment"][0];
    assert_eq!(note["image"], *image);
    assert_eq!(
        (&image["type"], &image["url"], &image["name"]),
        (
            &json!("Image"),
            &json!(url),
            &json!("A crane without brakes")
        )
    );
    assert_eq!(image["mediaType"], "image/jpeg");
    assert_eq!(image["attributedTo"]["name"], "M. Ito, CC BY 4.0");
    assert_eq!(note["appeal"]["goal"], 120);
    until("the pictures at a follower", || async {
        let updates = peer.received_of("Update");
        let last = updates
            .last()
            .map(|one| one.activity["object"]["attachment"].clone());
        match last {
            Some(Value::Array(pictures)) if pictures.len() == 1 => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;

    // The signature stands under the same wording, here and there.
    coalition.settle(&names, &appeal, 1).await;
    let entry = dockers
        .entry(&appeal, &dockers.org)
        .await
        .expect("it is listed");
    assert_eq!(entry["currentWording"], true);
    let shown = page(hub, "/appeals/free-them").await;
    assert!(
        shown.contains(&format!("src=\"/media/{media}\"")),
        "{shown}"
    );
    assert!(shown.contains("width=\"1600\" height=\"720\" alt=\"A crane without brakes\""));
    assert!(shown.contains("The organiser’s goal is 120."));
    let copied = format!("/appeals/{}/free-them", hub.host());
    let copy = page(dockers, &copied).await;
    assert!(
        !copy.contains("/media/") && !copy.contains("src=\"http"),
        "{copy}"
    );
    assert!(copy.contains("A crane without brakes") && copy.contains("See them at"));

    let none = hub
        .revise("free-them", json!({"pictures": [], "goal": null}))
        .await;
    assert_eq!(none.expect(200)["revision"], before["revision"]);
    let note = hub.fetch("/appeals/free-them").await.expect(200);
    assert!(note.get("attachment").is_none() && note.get("image").is_none());
    hub.end("free-them", "close").await.expect(200);
}

async fn a_picture_without_words_is_refused_and_nothing_is_stored(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let media = hub.photograph(40, 30).await;
    let mut draft = hub.petition("free-them");
    let english = json!([{"media": media, "alt": {"en": "A crane"}}]);
    draft["pictures"] = english.clone();
    let refused = hub.post("/appeals", draft.clone()).await;
    assert_eq!(refused.code(), "alt_missing", "{}", refused.text);
    assert!(refused.text.contains("zh-Hant"), "{}", refused.text);
    for (pictures, code) in [
        (
            json!([{"media": "../../secret.key", "alt": {"en": "A", "zh-Hant": "B"}}]),
            "media_unknown",
        ),
        (
            json!([{"media": format!("{}.jpg", "0".repeat(64)), "alt": {"en": "A", "zh-Hant": "B"}}]),
            "media_unknown",
        ),
    ] {
        draft["pictures"] = pictures;
        let refused = hub.post("/appeals", draft.clone()).await;
        assert_eq!(refused.code(), code, "{}", refused.text);
    }
    draft["pictures"] = json!([]);
    draft["goal"] = json!(0);
    assert_eq!(
        hub.post("/appeals", draft.clone()).await.code(),
        "goal_invalid"
    );
    hub.get("/appeals/free-them", &[]).await.expect(404);
}

async fn at_the_desk_pictures_and_a_goal_are_set_by_form(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let path = "/desk/appeals/free-them/pictures";
    let form = desk.get(path).await;
    let csrf = field(&form, "csrf");
    let file = picture(64, 48, image::ImageFormat::Jpeg);
    let files: &[(&str, &str, &[u8])] = &[("file", "IMG_0001.JPG", &file)];
    let fields = [
        ("csrf", csrf.as_str()),
        ("alt-1-en", "A crane"),
        ("goal", "1,000"),
    ];
    let (status, again) = desk.send(path, &fields, files).await;
    assert_eq!(status.as_u16(), 422, "{again}");
    assert!(again.contains("href=\"#alt-1-zh-Hant\""), "{again}");
    // The picture need not be sent again.
    let media = field(&again, "media-1");
    let fields = [
        ("csrf", csrf.as_str()),
        ("media-1", &media),
        ("alt-1-en", "A crane"),
        ("alt-1-zh-Hant", "吊機"),
        ("credit-1", "M. Ito"),
        ("goal", "1,000"),
    ];
    let (status, to) = desk.send(path, &fields, &[]).await;
    assert!(status.is_redirection(), "{to}");
    let shown = page(&hub, "/appeals/free-them").await;
    assert!(shown.contains(&format!("/media/{media}")) && shown.contains("M. Ito"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("media-1", &media),
        ("remove-1", "yes"),
    ];
    let (status, to) = desk.send(path, &fields, &[]).await;
    assert!(status.is_redirection(), "{to}");
    assert!(!page(&hub, "/appeals/free-them").await.contains("/media/"));
    // Of two people at once the second is shown what the first saved, and overwrites nothing unseen.
    let was = field(&desk.get(path).await, "was");
    let goal = |goal| {
        [
            ("csrf", csrf.as_str()),
            ("was", was.as_str()),
            ("goal", goal),
        ]
    };
    let (status, to) = desk.send(path, &goal("200"), &[]).await;
    assert!(status.is_redirection(), "{to}");
    let (status, beside) = desk.send(path, &goal("300"), &[]).await;
    assert_eq!(status.as_u16(), 409, "{beside}");
    assert!(
        beside.contains("It was changed since you opened this page"),
        "{beside}"
    );
    assert!(desk.get(path).await.contains("value=\"200\""));
    let was = field(&beside, "was");
    let again = [
        ("csrf", csrf.as_str()),
        ("was", was.as_str()),
        ("goal", "300"),
    ];
    let (status, to) = desk.send(path, &again, &[]).await;
    assert!(status.is_redirection(), "{to}");
    assert!(desk.get(path).await.contains("value=\"300\""));
    // Without the session's token nothing is changed: it is kept, to be sent again.
    let (status, to) = desk
        .send(path, &[("csrf", "guess"), ("goal", "5")], &[])
        .await;
    assert_eq!((status.as_u16(), to.as_str()), (303, path));
}

async fn a_picture_is_described_in_a_language_before_that_is_published(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/free-them";
    let (path, check) = (format!("{base}/pictures"), format!("{base}/publish"));
    let csrf = field(&desk.get(&path).await, "csrf");
    let media = hub.photograph(64, 48).await;
    let mut fields = vec![
        ("csrf", csrf.as_str()),
        ("media-1", media.as_str()),
        ("alt-1-en", "A crane"),
        ("alt-1-zh-Hant", "吊機"),
    ];
    let (status, to) = desk.send(&path, &fields, &[]).await;
    assert!(status.is_redirection(), "{to}");

    // The next wording adds a language, and the check sends its writer to where that is described.
    let translate = format!("{base}/translate/fr");
    let was = field(&desk.get(&translate).await, "was");
    let french = [
        ("was", was.as_str()),
        ("source", "en"),
        ("title", "Libérez les onze"),
        ("body-1", "Ils ont arrêté une grue."),
    ];
    let (_, to) = desk.submit(&translate, &french).await;
    assert!(to.contains("done=translation-saved"), "{to}");
    let lacks = "A picture lacks its description in a language.";
    let page = desk.get(&check).await;
    assert!(page.contains(lacks), "{page}");
    // What the translation lacks is named, and agreed to before it is published.
    assert!(page.contains("Demand 1, Demand 2"), "{page}");
    let (was, draft) = (field(&page, "was"), field(&page, "draft"));
    let read = [("was", was.as_str()), ("draft", draft.as_str())];
    let (status, page) = desk.submit(&check, &read).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(page.contains("href=\"#incomplete\""), "{page}");
    assert!(desk.get(&path).await.contains("name=\"alt-1-fr\""));
    // What is public has no need of it.
    let (status, to) = desk.send(&path, &fields, &[]).await;
    assert!(status.is_redirection(), "{to}");
    fields.push(("alt-1-fr", "Une grue"));
    let (status, to) = desk.send(&path, &fields, &[]).await;
    assert!(status.is_redirection(), "{to}");
    assert!(desk.get(&path).await.contains("Une grue"));
    let note = hub.fetch("/appeals/free-them").await.expect(200);
    assert!(note.to_string().contains("A crane"), "{note}");
    assert!(!note.to_string().contains("Une grue"), "{note}");

    let page = desk.get(&check).await;
    assert!(!page.contains(lacks), "{page}");
    let (was, draft) = (field(&page, "was"), field(&page, "draft"));
    let read = [
        ("was", was.as_str()),
        ("draft", draft.as_str()),
        ("incomplete", "yes"),
    ];
    let (_, to) = desk.submit(&check, &read).await;
    assert!(to.contains("done=published"), "{to}");
    let note = hub.fetch("/appeals/free-them").await.expect(200);
    assert!(note.to_string().contains("Une grue"), "{note}");
}

/// What is sent as a picture, and what is said of it.
fn refused(large: &[u8]) -> [(Vec<&[u8]>, &'static str); 3] {
    [
        (vec![large], "larger than 24 MB"),
        (vec![b"no picture".as_slice()], "no JPEG, PNG or WebP"),
        (Vec::new(), "Fill this in"),
    ]
}

async fn what_was_typed_around_a_picture_outlives_its_refusal(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let path = "/desk/appeals/free-them/pictures";
    let csrf = field(&desk.get(path).await, "csrf");
    let large = vec![0xff_u8; 24 * 1024 * 1024 + 1];
    let typed = [
        ("csrf", csrf.as_str()),
        ("alt-1-en", "A crane"),
        ("alt-1-zh-Hant", "吊機"),
        ("credit-1", "M. Ito"),
    ];
    for (files, says) in refused(&large) {
        let files = files.into_iter().map(|file| ("file", "crane.jpg", file));
        let files: Vec<(&str, &str, &[u8])> = files.collect();
        let (status, page) = desk.send(path, &typed, &files).await;
        assert_eq!(status.as_u16(), 422, "{says}: {page}");
        for part in [
            says,
            "href=\"#file\"",
            ">A crane</textarea>",
            ">吊機</textarea>",
            "value=\"M. Ito\"",
        ] {
            assert!(page.contains(part), "{says}: {part}: {page}");
        }
    }

    let case = [
        ("csrf", csrf.as_str()),
        ("kind", "person"),
        ("language-1", "en"),
        ("name-1", "A. B."),
        ("about-1", "A crane driver"),
        ("do", "save"),
    ];
    let new = "/desk/appeals/free-them/cases/new";
    let (status, to) = desk.post(new, &case).await;
    assert!(status.is_redirection(), "{to}");
    let path = to.split('?').next().unwrap_or_default();
    let path = format!("{path}/pictures");
    let typed = [
        ("csrf", csrf.as_str()),
        ("alt-1-en", "At the gate"),
        ("credit", "M. Ito"),
    ];
    for (files, says) in refused(&large) {
        let files = files.into_iter().map(|file| ("file", "gate.jpg", file));
        let files: Vec<(&str, &str, &[u8])> = files.collect();
        let (status, page) = desk.send(&path, &typed, &files).await;
        assert_eq!(status.as_u16(), 422, "{says}: {page}");
        for part in [says, ">At the gate</textarea>", "value=\"M. Ito\""] {
            assert!(page.contains(part), "{says}: {part}: {page}");
        }
    }

    let profile = [
        ("csrf", csrf.as_str()),
        ("language-1", "en"),
        ("name-1", "Dockers"),
        ("about-1", "We load ships."),
    ];
    let files: &[(&str, &str, &[u8])] = &[("picture", "mark.png", &large)];
    let (status, page) = desk.send("/desk/profile", &profile, files).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(
        page.contains("larger than 24 MB") && page.contains(">We load ships.</textarea>"),
        "{page}"
    );
}
