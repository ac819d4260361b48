//! What the lists of signers show: narrowed, ticked, and each signer once.

use super::{QUEUE, filled, look_ahead, scene, send, unescaped};
use reqwest::StatusCode;
use serde_json::json;
use undersigned_domain::SecretKey;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{Backend, Desk, desk::field, on_either_database, until};

on_either_database! {
    lists_are_narrowed_in_the_address
    what_is_ticked_stays_ticked_on_other_pages
    who_asks_for_another_name_is_compared_by_that
    who_waits_under_two_keys_waits_once
}

async fn lists_are_narrowed_in_the_address(backend: Backend) {
    let scene = scene(backend).await;
    let (hub, object) = (&scene.hub, scene.object.as_str());
    let paper =
        json!({"names": {"en": "Harbour Pilots League"}, "provenance": "paper", "country": "TN"});
    hub.attest(object, paper).await;
    let (lodz, _) = scene.endorse("lodz", "Związek z Łodzi", "PL").await;
    let (pilots, _) = scene.endorse("pilots", "Harbour Pilots League", "TN").await;
    hub.until_pending(object, &[&lodz.id, &pilots.id]).await;
    let mut desk = Desk::of(hub).await;
    for (query, found) in [
        ("q=zwiazek%20Z%20LODZI", vec!["lodz"]),
        ("country=TN", vec!["pilots"]),
        ("country=none", vec![]),
        ("alike=with", vec!["pilots"]),
        ("alike=without", vec!["lodz"]),
        ("how=own-server", vec!["lodz", "pilots"]),
        ("how=paper", vec![]),
        ("kind=personal", vec![]),
        ("came=hour", vec!["lodz", "pilots"]),
        ("show=listed&how=paper", vec![]),
        (
            "show=nothing&country=%3Cb%3E&page=-1&alike=x",
            vec!["lodz", "pilots"],
        ),
    ] {
        let page = desk.get(&format!("{QUEUE}?{query}")).await;
        for (handle, actor) in [("lodz", &lodz), ("pilots", &pilots)] {
            let shown = page.contains(&format!("value=\"{}\"", actor.id));
            assert_eq!(shown, found.contains(&handle), "{query} {handle}: {page}");
        }
    }
    let page = desk.get(&format!("{QUEUE}?country=TN&q=pilots")).await;
    assert!(page.contains("The same name"), "{page}");
    assert_eq!(
        unescaped(&page, "here"),
        format!("{QUEUE}?show=waiting&q=pilots&country=TN")
    );
    // One button lets one in at once, and comes back to the same page.
    let fields = filled(&page, &[("one", "admit 1")]);
    let (status, to) = send(&mut desk, QUEUE, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(
        to.starts_with(&format!("{QUEUE}?show=waiting&q=pilots")),
        "{to}"
    );
    // It says whom, and offers to undo it, which is asked about first: everybody will read it. So does undoing it.
    let page = desk.get(&to).await;
    assert!(
        page.contains("Harbour Pilots League has been let in."),
        "{page}"
    );
    assert!(page.contains("<button>Remove…<"), "{page}");
    let undo = filled(&page, &[("one", &field(&page, "one"))]);
    let (check, _) = look_ahead(&mut desk, &undo).await;
    assert!(check.contains("Everybody can read both"), "{check}");
    assert!(hub.entry(object, &pilots.id).await.is_some());
    let path = format!("{QUEUE}/decide");
    let sure = filled(&check, &[("do", "remove")]);
    let (status, page) = send(&mut desk, &path, &sure).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(hub.entry(object, &pilots.id).await.is_none());
    assert!(page.contains("Has left the list."), "{page}");
    assert_eq!(field(&page, "do"), "restore");
    assert!(page.contains(">Let in again<"), "{page}");
    let log = desk.get("/desk/log.csv").await;
    for action in ["admit", "remove"] {
        let rows = log.matches(&format!(",{action},")).count();
        assert_eq!(rows, 1, "{action}: {log}");
    }
    // Nobody is sent elsewhere.
    let mut fields = filled(&desk.get(QUEUE).await, &[("one", "admit 1")]);
    for (name, value) in &mut fields {
        if name == "here" {
            "//evil.example/desk".clone_into(value);
        }
    }
    let (_, to) = send(&mut desk, QUEUE, &fields).await;
    assert!(to.starts_with(QUEUE), "{to}");
    let page = desk.get(&format!("{QUEUE}?show=listed&how=paper")).await;
    assert!(
        page.contains("Harbour Pilots League") && !page.contains(&pilots.id),
        "{page}"
    );
}

async fn what_is_ticked_stays_ticked_on_other_pages(backend: Backend) {
    let scene = scene(backend).await;
    let (dockers, said) = scene.endorse("dockers", "Dockers", "").await;
    let (nurses, _) = scene.endorse("nurses", "Night Nurses", "").await;
    let both = [dockers.id.as_str(), nurses.id.as_str()];
    scene.hub.until_pending(&scene.object, &both).await;
    let mut desk = Desk::of(&scene.hub).await;
    let page = desk.get(QUEUE).await;
    let row = (1..=2).find(|row| field(&page, &format!("id-{row}")) == dockers.id);
    let tick = format!("tick-{}", row.expect("the dockers wait"));
    let ticked = format!("id=\"{tick}\" value=\"yes\" checked");
    assert!(!page.contains(&ticked), "{page}");

    // Another filter: who is ticked does not fit it, and stays ticked below.
    let narrow = |page: &str, tick: &str, text: &str| {
        let looked = [("show", "waiting"), ("q", text), ("do", "narrow")];
        let mut fields = filled(page, &looked);
        fields.push((tick.to_owned(), "yes".to_owned()));
        fields
    };
    let fields = narrow(&page, &tick, "night");
    let (status, to) = send(&mut desk, QUEUE, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.contains("&q=night&ticked="), "{to}");
    let page = desk.get(&to).await;
    assert!(page.contains("One more is ticked that is not"), "{page}");
    assert_eq!(field(&page, "id-51"), dockers.id);
    assert_eq!(field(&page, "id-1"), nurses.id);

    // Everybody again, and after loading it anew.
    let (_, to) = send(&mut desk, QUEUE, &narrow(&page, "tick-51", "")).await;
    for _ in 0..2 {
        let page = desk.get(&to).await;
        assert!(page.contains(&ticked), "{page}");
    }
    // Whoever looks what would happen and does nothing finds it ticked as well.
    let page = desk.get(&to).await;
    let fields = filled(&page, &[(tick.as_str(), "yes"), ("do", "admit")]);
    let (check, _) = look_ahead(&mut desk, &fields).await;
    assert!(
        check.contains("Dockers") && !check.contains("Night Nurses"),
        "{check}"
    );
    let back = desk.get(&unescaped(&check, "here")).await;
    assert!(back.contains(&ticked), "{back}");
    // One of them is let in; the other stays ticked beside the word of it.
    let other = format!("admit {}", if tick == "tick-1" { 2 } else { 1 });
    let fields = filled(&back, &[(tick.as_str(), "yes"), ("one", other.as_str())]);
    let (_, to) = send(&mut desk, QUEUE, &fields).await;
    let page = desk.get(&to).await;
    assert!(page.contains("Night Nurses has been let in."), "{page}");
    assert!(page.contains("value=\"yes\" checked"), "{page}");
    // What changes meanwhile is ticked no longer.
    scene.say(&dockers, "Quay Owners", "", Some(&said)).await;
    until("the new name", async || {
        let waiting = scene.signers("waiting").await.to_string();
        match waiting.contains("Quay Owners") {
            true => Ok(()),
            false => Err(waiting),
        }
    })
    .await;
    let page = desk.get(&to).await;
    assert!(!page.contains("value=\"yes\" checked"), "{page}");
}

async fn who_waits_under_two_keys_waits_once(backend: Backend) {
    let scene = scene(backend).await;
    let (dockers, _) = scene.endorse("dockers", "Dockers", "").await;
    let once = [dockers.id.as_str()];
    scene.hub.until_pending(&scene.object, &once).await;
    // Another key of theirs, which their server lists as well.
    let mut anew = dockers.clone();
    anew.author.key = SecretKey::from_seed(&[7; 32]);
    anew.author.key_id = format!("{}#ed25519-key-2", dockers.id);
    let mut document = dockers.document();
    let keys = [&dockers, &anew].map(|of| of.document()["assertionMethod"][0].clone());
    document["assertionMethod"] = json!(keys);
    scene.foreign.serve(&dockers.id, document.clone());
    let news = dockers.activity("Update", document);
    let inbox = format!("{}/inbox", scene.hub.org);
    let letter = dockers.letter(Scheme::Rfc9421, &inbox, &news);
    letter.send().await.expect(202);
    scene.say(&anew, "Dockers", "", None).await;
    let twice = [dockers.id.as_str(), dockers.id.as_str()];
    scene.hub.until_pending(&scene.object, &twice).await;
    let mut desk = Desk::of(&scene.hub).await;
    for path in ["/desk", "/desk/appeals/free-them", QUEUE] {
        let page = desk.get(path).await;
        let lines = page.matches("value=\"admit 1\"").count();
        assert_eq!(lines, 1, "{path}: {page}");
    }
}

async fn who_asks_for_another_name_is_compared_by_that(backend: Backend) {
    let scene = scene(backend).await;
    let (hub, object) = (&scene.hub, scene.object.as_str());
    let mut ids = Vec::new();
    for name in ["Harbour Pilots League", "Rope Makers Guild"] {
        let paper = json!({"names": {"en": name}, "provenance": "paper"});
        ids.push(hub.attest(object, paper).await);
    }
    let (pilots, said) = scene.endorse("pilots", "Harbour Pilots League", "").await;
    hub.until_pending(object, &[&pilots.id]).await;
    hub.decide(object, &pilots.id, "admitted").await.expect(201);
    scene
        .say(&pilots, "Rope Makers Guild", "", Some(&said))
        .await;
    hub.until_pending(object, &[&pilots.id]).await;
    let there = scene.signers("waiting").await;
    let alike = &there["items"][0]["alike"];
    assert_eq!(alike[0]["id"], ids[1].as_str(), "{there}");
    assert_eq!(alike.as_array().map(Vec::len), Some(1), "{there}");
}
