//! Words in amendments, positions, letters, meetings and cases that want to be more than words, or
//! are awkward to show: on every page they stay words.

use crate::table::Scene;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use undersigned_domain::{AppealKey, proceedings::Envelope};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{ForeignActor, Server, millis};

const SCRIPT: &str =
    "]]></title></script><script>alert(1)</script><img src=x onerror=alert(1)>&lt;{x}{{y}}";
/// What must stand on no page, in small letters.
const BAD: [&str; 8] = [
    "<script>",
    "<img src=x",
    "<svg onload",
    "<style",
    "<base",
    "tracker.example/p.gif\"",
    "href=\"javascript",
    "alert(1)</script",
];

fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// Signs a proceeding and sends it, as its author's server does.
async fn say(
    scene: &Scene,
    who: &ForeignActor,
    appeal: &AppealKey,
    what: (&str, &str),
    said: Value,
) -> String {
    let id = who.new_id("proceedings");
    let envelope = Envelope {
        id: &id,
        appeal,
        seq: millis(),
        now: "2026-11-21T08:00:00Z",
    };
    let (kind, state) = what;
    let signed = who.author.proceeding(&envelope, kind, state, members(said));
    let document = signed.expect("it passes the gate").value();
    let activity = who.activity("Create", document);
    let letter = who.letter(Scheme::Cavage, &scene.inbox, &activity);
    letter.send().await.expect(202);
    id
}

/// Writes and publishes what stands beside the list.
async fn publish(hub: &Server, folder: &str, said: Value) {
    let path = format!("/appeals/words/{folder}");
    let draft = hub.post(&path, said).await.expect(201);
    let name = draft["name"].as_str().expect("a name");
    let path = format!("{path}/{name}/publish");
    hub.post(&path, json!({})).await.expect(200);
}

/// Opens a page and those of the same appeal to which it leads; every one is looked at.
async fn look(hub: &Server, start: &str) {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![start.to_owned()];
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) || seen.len() > 60 {
            continue;
        }
        let page = hub.page(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        let lower = page.text.to_lowercase();
        for bad in BAD {
            assert!(!lower.contains(bad), "{path}: {bad}: {}", page.text);
        }
        let folders = [
            "proceedings",
            "amendments/",
            "ballots/",
            "meetings",
            "letters/",
            "cases",
        ];
        let links = page.text.split("href=\"").skip(1);
        let links = links.filter_map(|rest| rest.split_once('"'));
        for (link, _) in links {
            let below = link.strip_prefix("/appeals/words/").unwrap_or_default();
            // Feeds, calendars and files for paper are no pages.
            let is_page = !below.contains('.') && !below.contains("pdf");
            if is_page && folders.iter().any(|folder| below.starts_with(folder)) {
                waiting.push(link.split('#').next().unwrap_or_default().to_owned());
            }
        }
    }
    assert!(seen.len() > 4, "pages were found: {seen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn proposals_meetings_and_letters_stay_words() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let id = hub.publish_draft(hub.petition("words")).await;
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    for (who, name) in [(&scene.dockers, "Dockers"), (&scene.sibling, SCRIPT)] {
        let endorsed = who.sign(who.endorsement(&appeal, name, millis()));
        let create = who.activity("Create", endorsed);
        let letter = who.letter(Scheme::Cavage, &scene.inbox, &create);
        letter.send().await.expect(202);
    }
    let key = AppealKey {
        object: id.clone(),
        root: appeal["root"]
            .as_str()
            .and_then(|root| root.parse().ok())
            .expect("a root"),
    };
    let own = hub.petition("words");
    let clause = own["demands"][0]["id"].as_str().expect("a demand");
    let long = "長".repeat(5_000);
    let unbroken = "w".repeat(5_000);
    for (change, clause, text) in [
        ("change", clause, SCRIPT),
        ("change", clause, long.as_str()),
        ("change", clause, unbroken.as_str()),
        ("add", "new\"><script>alert(1)</script>", SCRIPT),
    ] {
        let said = json!({
            "revision": appeal["revision"],
            "textDigest": appeal["textDigest"],
            "change": change,
            "clause": clause,
            "text": {"en": text, "zh-Hant": text},
            "reasons": {
                "en": format!("{SCRIPT}\n\n[x](javascript:alert(1)) ![y](https://tracker.example/p.gif)"),
                "zh-Hant": "<svg onload=alert(1)><style>*{display:none}</style><base href=//evil.example>",
            },
        });
        let amendment = say(
            &scene,
            &scene.dockers,
            &key,
            ("Amendment", "proposed"),
            said,
        )
        .await;
        let said = json!({
            "about": amendment,
            "seconds": true,
            "comment": {"en": SCRIPT},
            "reservation": {"ar": "<script>alert(1)</script>"},
        });
        say(&scene, &scene.sibling, &key, ("Position", "said"), said).await;
    }
    let both = json!({"en": SCRIPT.replace(['{', '}'], "")});
    publish(
        hub,
        "meetings",
        json!({
            "languages": ["en"], "title": both, "body": {"en": format!("{SCRIPT}\n\n<style>")},
            "startTime": "2030-01-01T10:00:00Z", "timezone": "Europe/London",
            "venue": both, "address": {"en": format!("{SCRIPT}\nATTENDEE:mailto:x@evil.example")},
            "online": "https://meet.example/?a=%22%3E%3Cscript%3E",
            "speakers": [{"name": SCRIPT, "about": both}],
            "agenda": [{"time": "10:00", "title": both}],
        }),
    )
    .await;
    publish(
        hub,
        "letters",
        json!({
            "languages": ["en"], "title": both, "words": both, "subject": both, "text": both,
            "fields": [{"name": "town", "label": both}],
            "addressees": [{"name": "office", "office": both, "holders": [{"name": both}],
                            "postal": SCRIPT, "own": both}],
        }),
    )
    .await;
    publish(
        hub,
        "cases",
        json!({"caseKind": "person", "names": {"en": SCRIPT}, "about": {"en": SCRIPT}}),
    )
    .await;
    let calendar = hub.page("/appeals/words/meetings.ics").await;
    assert_eq!(calendar.status, 200, "{}", calendar.text);
    assert!(calendar.text.contains("BEGIN:VEVENT"), "{}", calendar.text);
    let adds = |line: &str| line.starts_with("ATTENDEE");
    assert!(!calendar.text.lines().any(adds), "{}", calendar.text);
    look(hub, "/appeals/words").await;
    look(hub, "/appeals/words/proceedings?lang=ar").await;
}
