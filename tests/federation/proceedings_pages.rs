//! What anybody reads of amendments and ballots, on every server that holds the appeal: each change in
//! its place in the text, each vote with what it is worth.

use crate::{PROGRAM, proceedings::until_same};
use serde_json::json;
use undersigned_tests::{Backend, Coalition, millis, on_either_database};

on_either_database! {
    amendments_stand_in_their_place_on_every_server
    a_ballot_shows_every_vote_and_who_has_not_voted
    a_sealed_ballot_says_how_many_votes_came_in_and_who_may_cast_which
}

/// A platform that three organisations have signed, each from its own server.
async fn platform(coalition: &Coalition) -> String {
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let mut draft = hub.petition("free-them");
    draft["demands"][0]["part"] = json!("aims");
    let object = hub.publish_draft(draft).await;
    for (server, name) in [(hub, "Hub"), (away, "Away"), (third, "Third")] {
        server.endorse(&object, name).await.expect(202);
    }
    coalition
        .settle(&["hub", "away", "third"], &object, 3)
        .await;
    object
}

fn name(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or_default()
}

async fn amendments_stand_in_their_place_on_every_server(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = platform(&coalition).await;
    let own = "/appeals/free-them";
    let copy = format!("/appeals/{}/free-them", hub.host());

    // The part is a heading, the clause has an address, and nothing is said of what nobody proposed.
    let page = hub.page(own).await.text;
    assert!(page.contains(">Aims<"), "{page}");
    assert!(page.contains("id=\"clause-release\""), "{page}");
    assert!(!page.contains("id=\"proceedings\""), "{page}");
    let empty = hub.page(&format!("{own}/proceedings")).await;
    assert_eq!(empty.status.as_u16(), 200, "{}", empty.text);

    let body = json!({
        "org": away.org, "object": object, "change": "change", "clause": "release",
        "text": {"en": "Release all eleven <b>today</b>.", "zh-Hant": "今天就釋放全部十一人。"},
        "reasons": {"en": "They *wait*."},
    });
    let change = away.say("/amendments", body).await;
    let body = json!({
        "org": third.org, "object": object, "change": "strike", "clause": "release",
        "reasons": {"en": "Somebody else asks for that."},
    });
    third.say("/amendments", body).await;
    until_same(hub, &[away, third]).await;
    let body = json!({
        "org": third.org, "object": object, "amendment": change, "seconds": true,
        "reservation": {"en": "Not on a Sunday."},
    });
    third.say("/positions", body).await;
    until_same(hub, &[away, third]).await;

    for (server, address) in [(hub, own), (third, copy.as_str())] {
        let text = server
            .until_page(&format!("{address}/proceedings"), |answer| {
                answer.text.contains("Seconded by")
            })
            .await;
        for words in ["Change clause 1", "Strike clause 1"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(text.contains("<ins>") && text.contains("<del>"), "{text}");
        assert!(
            text.contains("&lt;b&gt;") || text.contains("&#60;b&#62;"),
            "{text}"
        );
        assert!(!text.contains("<b>today"), "{text}");
        assert!(text.contains("Others on the same clause"), "{text}");
        let one = format!("{address}/amendments/{}", name(&change));
        let alone = server.page(&one).await;
        assert_eq!(alone.status.as_u16(), 200, "{one}");
        for words in [
            "<em>wait</em>",
            "Not on a Sunday.",
            "With a reservation:",
            "Change a clause · Release all eleven",
        ] {
            assert!(alone.text.contains(words), "{words}: {}", alone.text);
        }
        let arabic = server.page(&format!("{one}?lang=ar")).await.text;
        assert!(
            arabic.contains("<html lang=\"ar\" dir=\"rtl\">"),
            "{arabic}"
        );
        let signed = server.fetch(&one).await.expect(200);
        assert_eq!(signed["id"], change.as_str());
        let all = server.fetch(&format!("{address}/proceedings")).await;
        let all = all.expect(200);
        let items = all["orderedItems"].as_array().cloned().unwrap_or_default();
        assert_eq!(items.len(), 3, "{all}");
        let appeal = server.page(address).await.text;
        assert!(
            appeal.contains(&format!("{address}/proceedings\"")),
            "{appeal}"
        );
        let nothing = server.page(&format!("{address}/amendments/nothing")).await;
        assert_eq!(nothing.status.as_u16(), 404);
    }

    let listed = third.get("/amendments", &[("object", &object)]).await;
    let listed = listed.expect(200);
    assert_eq!(
        listed["items"][0]["conflicts"].as_array().map(Vec::len),
        Some(1)
    );
    let page = [("object", object.as_str()), ("per_page", "2")];
    let first = third.get("/proceedings", &page).await.expect(200);
    assert_eq!(first["items"].as_array().map(Vec::len), Some(2), "{first}");
    assert_eq!(first["next"], "2");
    let page = [("object", object.as_str()), ("after", "2")];
    let rest = third.get("/proceedings", &page).await.expect(200);
    assert_eq!(rest["items"].as_array().map(Vec::len), Some(1), "{rest}");
    assert!(rest["next"].is_null(), "{rest}");
}

/// What a browser says that it reads.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

async fn a_ballot_shows_every_vote_and_who_has_not_voted(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away) = (&coalition["hub"], &coalition["away"]);
    let object = platform(&coalition).await;
    let body = json!({
        "org": hub.org, "object": object, "quorum": 0, "closes": millis() + 3_600_000,
        "timezone": "India", "roll": [{"voter": hub.org}, {"voter": away.org}],
        "question": {
            "kind": "committee", "seats": 1, "mandate": {"en": "Speaks for us."},
            "candidates": [{"name": "I. Marek"}, {"name": "O. Sora", "of": away.org}],
            "term": {"from": "2026-12-01", "until": "2027-11-30"},
        },
    });
    let ballot = hub.say("/ballots", body).await;
    let fixed = json!({"org": hub.org, "object": object, "id": ballot});
    let refused = hub.post("/ballots", fixed).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "ballot_fixed")
    );
    let path = format!(
        "/appeals/{}/free-them/ballots/{}",
        hub.host(),
        name(&ballot)
    );
    away.until_page(&path, |answer| answer.status.as_u16() == 200)
        .await;
    let body = json!({"org": away.org, "object": object, "ballot": ballot, "choices": [1]});
    away.say("/votes", body).await;
    let text = away
        .until_page(&path, |answer| answer.text.contains("Counted"))
        .await;
    for words in [
        "I. Marek",
        "Not cast",
        "Speaks for us.",
        "Election of a committee",
        "So far",
        // Where the hub is, and not this server or the reader.
        "(Asia/Kolkata; ",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let own = format!("/appeals/free-them/ballots/{}", name(&ballot));
    hub.until_page(&own, |answer| answer.text.contains("Counted"))
        .await;
    // Its id, opened in a browser, leads to that page; a program is given what was signed.
    let id = ballot.strip_prefix(&hub.url).expect("it is the hub's");
    let opened = hub.client.get(&ballot).header("accept", BROWSER);
    let opened = opened.send().await.expect("the server answers");
    assert_eq!(opened.status().as_u16(), 303);
    let header = |name: &str| {
        let value = opened.headers().get(name);
        value.and_then(|value| value.to_str().ok())
    };
    let led = (header("location"), header("vary"));
    assert_eq!(led, (Some(own.as_str()), Some("Accept")));
    let signed = hub.fetch(id).await;
    assert_eq!(signed.content_type, "application/activity+json");
    assert_eq!(signed.expect(200)["id"], ballot.as_str());
    // Who names no kind is a program, too.
    let any = hub.client.get(&ballot).header("accept", "*/*").send().await;
    assert_eq!(any.expect("the server answers").status().as_u16(), 200);
}

async fn a_sealed_ballot_says_how_many_votes_came_in_and_who_may_cast_which(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = platform(&coalition).await;
    let actor = away.fetch(&format!("/orgs/{}", away.name)).await;
    let actor = actor.expect(200);
    let key = &actor["assertionMethod"][0]["publicKeyMultibase"];
    let closes = millis() + 3_600_000;
    let body = json!({
        "org": hub.org, "object": object, "quorum": 0, "closes": closes,
        "roll": [
            {"voter": hub.org},
            {"voter": away.org},
            {"voter": third.org, "by": away.org, "key": key},
        ],
        "majority": {"of": "votes", "percent": 50, "more": true},
        "sealed": {"opensUntil": closes + 3_600_000, "unopened": "abstention"},
        "question": {"kind": "text"},
    });
    let ballot = hub.say("/ballots", body).await;
    let path = format!("/appeals/free-them/ballots/{}", name(&ballot));
    let none = hub.page(&path).await.text;
    assert!(none.contains("have come in: 0"), "{none}");
    assert!(none.contains("delegate:"), "{none}");
    let body = json!({"org": hub.org, "object": object, "ballot": ballot, "choices": "yes"});
    hub.say("/votes", body).await;
    let text = hub
        .until_page(&path, |answer| answer.text.contains("have come in: 1"))
        .await;
    assert!(!text.contains("Took part:"), "{text}");
    let listed = hub.page("/appeals/free-them/proceedings").await.text;
    assert!(listed.contains("have come in: 1"), "{listed}");
}
