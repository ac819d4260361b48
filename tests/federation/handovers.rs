//! How an appeal is handed over: the list is sealed, every server that holds it is told, an answer
//! is added later, and what is taken back is gone.

mod printed;

use crate::PROGRAM;
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_proof::Digest;
use undersigned_tests::{
    Backend, Desk, Server,
    desk::{between, field},
    media::picture,
    on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_handover_is_sealed_told_answered_and_taken_back_everywhere
    in_one_step_all_of_it_or_nothing
}

on_either_database! {
    sealing_keeps_what_was_typed_and_every_field
    who_withdraws_is_no_longer_given_out_with_a_sealed_list
    at_the_desk_files_stay_private_and_pictures_do_not
}

/// Handovers of the appeal of these stories.
pub const PATH: &str = "/appeals/free-them/handovers";

/// What one says, handed over on a day.
pub fn members(date: &str) -> Value {
    json!({
        "languages": ["en", "ar"], "date": date,
        "takenBy": {"en": "The minister’s secretary", "ar": "سكرتير الوزير"},
        "place": {"en": "Gate 3"},
        "words": {"en": "She *listened*.<script>alert(1)</script>"},
    })
}

async fn a_handover_is_sealed_told_answered_and_taken_back_everywhere(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let object = hub.publish("free-them").await;
    away.endorse(&object, "Away").await.expect(202);
    hub.until_state(&object, "/coSigners/organisations", &json!(1))
        .await;

    let draft = hub
        .api(Method::POST, PATH, Some(members("2026-11-20")))
        .await;
    let draft = draft.expect(201);
    let name = draft["name"].as_str().expect("a name").to_owned();
    let at = format!("{PATH}/{name}");
    let sealed = hub.api(Method::POST, &format!("{at}/seal"), None).await;
    let sealed = sealed.expect(200);
    assert_eq!(sealed["count"], 1);
    let file = format!("{at}/bundle");
    assert_eq!(hub.page(&file).await.status, 404, "nobody sees a draft");

    // The list goes on; what was sealed does not.
    hub.attest(&object, json!({"names": {"en": "Latecomers"}}))
        .await;
    let said = hub.api(Method::POST, &format!("{at}/publish"), None).await;
    let said = said.expect(200);
    assert_eq!(said["type"], "Object");
    assert_eq!(said["dispatch"]["bundleDigest"], sealed["bundleDigest"]);
    assert_eq!(said["dispatch"]["stateDigest"], sealed["stateDigest"]);
    assert_eq!(said["dispatch"]["count"], 1);
    let appeal = hub.get("/appeals/free-them", &[]).await.expect(200);
    assert_eq!(appeal["status"], "delivered");
    assert_ne!(appeal["stateDigest"], sealed["stateDigest"]);
    let again = hub.api(Method::POST, &format!("{at}/seal"), None).await;
    assert_eq!(again.status, 404, "nothing is being written any more");

    // The file is what its digest says, and sound.
    let bundle = hub.page(&file).await;
    assert_eq!(bundle.status, 200);
    let digest = Digest::of(&[bundle.text.as_bytes()]).to_string();
    assert_eq!(sealed["bundleDigest"], digest);
    assert!(bundle.text.contains("Away") && !bundle.text.contains("Latecomers"));
    let kept = hub.folder().join("handed-over.json");
    std::fs::write(&kept, &bundle.text).expect("it can be written");
    let kept = kept.display().to_string();
    let verdict = hub.command_json(&["verify", &kept, "--json"]);
    assert_eq!(verdict["sound"], true, "{verdict}");
    assert_eq!(verdict["stateDigest"], sealed["stateDigest"]);

    // Every server that holds the list tells it.
    let copy = format!("/appeals/{}/free-them", hub.host());
    let there = format!("{copy}/handovers/{name}");
    let page = away
        .until_page_says(&there, 200, "The minister’s secretary")
        .await;
    assert!(page.contains("<em>listened</em>") && !page.contains("<script>alert"));
    assert!(page.contains(&format!("{object}/handovers/{name}/bundle")));
    let arabic = away.page(&format!("{there}?text=ar")).await.text;
    assert!(arabic.contains("سكرتير الوزير"));
    let words = "<div class=\"words\" lang=\"en\" dir=\"ltr\">";
    assert!(arabic.contains(words), "there are none in Arabic: {arabic}");
    assert!(
        away.page(&copy).await.text.contains(&there),
        "on the timeline"
    );
    let feed = away.page(&format!("{copy}/updates.atom")).await.text;
    assert!(feed.contains(said["id"].as_str().expect("an id")), "{feed}");
    let title = "<title xml:lang=\"en\">Delivered to The minister’s secretary</title>";
    assert!(feed.contains(title), "{feed}");
    // To whom is not said in the language of this reader: the title is in several.
    let chinese = format!("{copy}/updates.atom?lang=zh-Hant");
    let feed = away.page(&chinese).await.text;
    let title = "<title xml:lang=\"mul\">已遞交給 The minister’s secretary</title>";
    assert!(feed.contains(title), "{feed}");
    let all = away.fetch(&format!("{copy}/handovers")).await.expect(200);
    assert_eq!(all["orderedItems"], json!([said["id"]]));

    // Later there is an answer; the list that was handed over stays.
    let mut answered = members("2026-11-20");
    answered["answers"] = json!([{
        "date": "2026-12-20", "by": {"en": "The ministry"}, "text": {"en": "We shall see."},
    }]);
    hub.api(Method::PUT, &at, Some(answered)).await.expect(200);
    let corrected = hub.api(Method::POST, &format!("{at}/publish"), None).await;
    let corrected = corrected.expect(200);
    assert_eq!(
        corrected["dispatch"]["bundleDigest"],
        sealed["bundleDigest"]
    );
    away.until_page_says(&there, 200, "We shall see.").await;
    assert!(away.page(&copy).await.text.contains("The ministry"));

    // The file may go, for the sake of those who withdrew; its digest stays.
    let gone = hub.api(Method::DELETE, &format!("{at}/seal"), None).await;
    assert_eq!(gone.status, 204);
    assert_eq!(hub.page(&file).await.status, 404);
    let page = hub.page(&at).await.text;
    assert!(page.contains("no longer offered"), "{page}");

    let deleted = hub.api(Method::DELETE, &at, None).await;
    assert_eq!(deleted.status, 204);
    away.until_page_says(&there, 410, "taken back").await;
    assert!(!away.fetch(&there).await.text.contains("secretary"));
}

async fn sealing_keeps_what_was_typed_and_every_field(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let new = "/desk/appeals/free-them/handovers/new";
    let page = desk.get(new).await;
    let (csrf, language) = (field(&page, "csrf"), field(&page, "language-1"));
    // Sealed before anything is typed, the form is as it was.
    let first = [("csrf", csrf.as_str()), ("language-1", language.as_str())];
    let seal = [first.as_slice(), [("do", "seal")].as_slice()].concat();
    let (status, there) = desk.send(new, &seal, &[]).await;
    assert!(
        status.is_redirection() && there.contains("done=list-sealed"),
        "{there}"
    );
    let page = desk.get(&there).await;
    assert_eq!(field(&page, "language-1"), language);
    assert!(page.contains("name=\"taken-by-1\"") && page.contains("name=\"answer-by-1-1\""));

    // Sealed again, what was typed stands there.
    let here = there.split('?').next().expect("a path").to_owned();
    let typed = [("date", "2026-11-20"), ("taken-by-1", "The mayor")];
    let again = [typed.as_slice(), seal.as_slice()].concat();
    let (status, there) = desk.send(&here, &again, &[]).await;
    assert!(status.is_redirection(), "{there}");
    let page = desk.get(&there).await;
    assert_eq!(field(&page, "date"), "2026-11-20");
    assert_eq!(field(&page, "taken-by-1"), "The mayor");

    // Words without a language cannot be kept: they are shown again.
    let nameless = [("csrf", csrf.as_str()), ("language-1", ""), ("do", "seal")];
    let nameless = [typed.as_slice(), nameless.as_slice()].concat();
    let (status, page) = desk.send(&here, &nameless, &[]).await;
    assert_eq!(status.as_u16(), 422);
    assert!(page.contains("href=\"#language-1\"") && page.contains("The mayor"));
}

async fn who_withdraws_is_no_longer_given_out_with_a_sealed_list(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let object = hub.publish("free-them").await;
    away.endorse(&object, "Lightermen of Away")
        .await
        .expect(202);
    hub.until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    hub.attest(&object, json!({"names": {"en": "Those Who Stay"}}))
        .await;
    let said = hub
        .api(
            Method::POST,
            "/appeals/free-them/deliver",
            Some(members("2026-11-20")),
        )
        .await;
    said.expect(200);
    let all = hub.get(PATH, &[]).await.expect(200);
    let said = &all["published"][0];
    let name = said["id"].as_str().and_then(|id| id.rsplit('/').next());
    let at = format!("{PATH}/{}", name.expect("a name"));
    let file = format!("{at}/bundle");
    let bundle = hub.page(&file).await;
    assert_eq!(bundle.status, 200, "{}", bundle.text);
    assert!(bundle.text.contains("Lightermen of Away"));

    away.withdraw(&object).await.expect(202);
    hub.until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    let page = hub.page(&file).await;
    assert_eq!(
        (page.status.as_u16(), page.content_type.as_str()),
        (410, "text/html; charset=utf-8")
    );
    assert!(page.text.contains("1 entry of this list was withdrawn"));
    assert!(page.text.contains("/appeals/free-them/cosigners?lang=en"));
    assert!(!page.text.contains("Lightermen"), "{}", page.text);
    let told = hub.fetch(&file).await;
    assert_eq!(
        (told.status.as_u16(), told.code()),
        (410, "names_withdrawn")
    );
    let digest = said["dispatch"]["bundleDigest"].as_str().expect("a digest");
    assert!(told.text.contains(digest), "{}", told.text);
    let handover = hub.page(&at).await.text;
    assert!(handover.contains("no longer given out here"), "{handover}");
    assert!(!handover.contains(&format!("{at}/bundle")), "{handover}");

    // Those who handed it over still have it, as it was.
    let mut desk = Desk::of(&hub).await;
    let (status, kept) = desk.look(&format!("/desk{file}")).await;
    assert_eq!((status.as_u16(), kept), (200, bundle.text));
}

async fn at_the_desk_files_stay_private_and_pictures_do_not(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/free-them/handovers";
    let new = format!("{base}/new");
    let page = desk.get(&new).await;
    let csrf = field(&page, "csrf");
    let receipt = b"%PDF-1.7 stamped and signed by hand";
    let photograph = picture(300, 200, image::ImageFormat::Png);
    let typed = [
        ("csrf", csrf.as_str()),
        ("date", "2026-11-20"),
        ("language-1", "en"),
        ("taken-by-1", "The mayor"),
        ("do", "add"),
    ];
    let files: [(&str, &str, &[u8]); 2] = [
        ("file", "../../receipt.html", receipt),
        ("picture", "p.png", &photograph),
    ];
    let (status, page) = desk.send(&new, &typed, &files).await;
    assert_eq!(status.as_u16(), 200, "{page}");
    let digest = Digest::of(&[receipt]);
    assert!(page.contains(&digest.to_string()) && page.contains("application/pdf"));
    let here = format!(
        "{base}/{}",
        between(&page, &format!("action=\"{base}/"), "\"")
    );
    assert!(here.starts_with(base) && !here.ends_with("/new"), "{here}");

    // Whoever goes on at once is asked what each is, and has done nothing wrong.
    let mut at_once = typed[..4].to_vec();
    at_once.push(("do", "check"));
    let (status, asked) = desk.send(&new, &at_once, &files).await;
    assert_eq!(status.as_u16(), 200, "{asked}");
    assert!(asked.contains("href=\"#evidence-title-1-1\"") && !asked.contains("class=\"error\""));

    // What each is has to be said, and what was typed is kept.
    let shown = field(&page, "evidence-digest-2");
    let picture_url = field(&page, "evidence-url-2");
    let evidence = [
        ("evidence-digest-1", digest.to_string()),
        ("evidence-type-1", "application/pdf".to_owned()),
        ("evidence-digest-2", shown),
        ("evidence-type-2", "image/png".to_owned()),
        ("evidence-url-2", picture_url.clone()),
    ];
    let mut fields: Vec<(&str, &str)> = typed[..4].to_vec();
    fields.extend(evidence.iter().map(|(name, value)| (*name, value.as_str())));
    fields.push(("do", "check"));
    let (status, page) = desk.send(&here, &fields, &[]).await;
    assert_eq!(status.as_u16(), 422);
    assert!(page.contains("href=\"#evidence-title-1-1\"") && page.contains("The mayor"));
    fields.extend([
        ("evidence-title-1-1", "The receipt"),
        ("evidence-title-2-1", "Us before the town hall"),
    ]);
    let (status, check) = desk.send(&here, &fields, &[]).await;
    assert!(status.is_redirection(), "{check}");
    let page = desk.get(&check).await;
    assert!(page.contains("The mayor") && page.contains("sealed as it stands"));
    let private = format!("{here}/evidence/{}", digest.hex());
    let (status, content) = desk.look(&private).await;
    assert_eq!((status.as_u16(), content.as_bytes()), (200, &receipt[..]));
    assert_eq!(hub.page(&private).await.status, 303, "for the desk alone");
    let read = field(&page, "read");
    let (status, to) = desk.post(&check, &[("csrf", &csrf), ("read", &read)]).await;
    assert!(
        status.is_redirection() && to.contains("done=handover-published"),
        "{to}"
    );

    let public = hub.page("/appeals/free-them/handovers").await.text;
    assert!(public.contains("Us before the town hall") && public.contains("/media/"));
    assert!(public.contains("The receipt") && public.contains("kept by the organiser"));
    assert!(!public.contains(&digest.hex()[..12]) || !public.contains("/evidence/"));
    let media = picture_url.trim_start_matches(&hub.url).to_owned();
    assert_eq!(hub.page(&media).await.status, 200);
    // Nothing of the file lies in the database as it is.
    for file in ["undersigned.db", "undersigned.db-wal"] {
        let bytes = std::fs::read(hub.folder().join(file)).unwrap_or_default();
        let found = bytes
            .windows(23)
            .any(|part| part == b"stamped and signed by h");
        assert!(!found, "{file}");
    }
}

async fn in_one_step_all_of_it_or_nothing(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let mut poor = members("2026-11-20");
    poor["takenBy"] = json!({});
    let path = "/appeals/free-them/deliver";
    let refused = hub.api(Method::POST, path, Some(poor)).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "member_invalid")
    );
    // Nor what cannot have happened.
    let mut early = members("2026-11-20");
    early["answers"] = json!([{
        "date": "2026-11-19", "by": {"en": "The ministry"}, "text": {"en": "No."},
    }]);
    for (untrue, code) in [
        (members("2999-01-01"), "handover_ahead"),
        (early, "answer_before_handover"),
    ] {
        let refused = hub.api(Method::POST, path, Some(untrue)).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, code));
    }
    let all = hub.get(PATH, &[]).await.expect(200);
    assert_eq!(all, json!({"published": [], "drafts": []}));
    let appeal = hub.get("/appeals/free-them", &[]).await.expect(200);
    assert_eq!(appeal["status"], "open");
    let done = hub
        .api(Method::POST, path, Some(members("2026-11-20")))
        .await;
    assert_eq!(done.expect(200)["status"], "delivered");
    // The head of the page takes the day that the handover names.
    let page = hub.page("/appeals/free-them").await.text;
    let head = page.split("Delivered on").nth(1).unwrap_or_default();
    let head = head.split("</strong>").next().unwrap_or_default();
    assert!(head.contains("20 Nov 2026"), "{page}");
    let all = hub.get(PATH, &[]).await.expect(200);
    let digest = all["published"][0]["dispatch"]["bundleDigest"].as_str();
    assert!(digest.is_some_and(|digest| digest.starts_with("sha-256:")));
    // Without a word it is only marked, as ever.
    hub.publish("another").await;
    let path = "/appeals/another/deliver";
    let done = hub.api(Method::POST, path, None).await.expect(200);
    assert_eq!(done["status"], "delivered");
    // A new key of the organiser says it again, with what was sealed.
    hub.command_json(&["admin", "keys", "rotate", "--org", "hub", "--json"]);
    until("the handover under the new key", || async {
        let again = hub.get(PATH, &[]).await.expect(200);
        let key = &again["published"][0]["dispatch"]["key"];
        match key != &all["published"][0]["dispatch"]["key"] && key.is_string() {
            true => Ok(()),
            false => Err(again.to_string()),
        }
    })
    .await;
}
