//! What was adopted goes into the next wording, in the part in which it was written.

use super::{address, id_in, propose};
use crate::PROGRAM;
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Server, WrongClock, desk::field, millis, on_either_database, until,
};

on_either_database! {
    what_was_adopted_becomes_a_draft_of_the_next_wording
    a_clause_keeps_the_part_in_which_it_was_written
}

async fn what_was_adopted_becomes_a_draft_of_the_next_wording(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    let clock = WrongClock::of(&mut server);
    server.stop().await;
    server.run().await;
    let object = server.publish("brakes").await;
    let mut hub = Desk::of(&server).await;
    let amendment = propose(&mut hub, &object, "Release all eleven today.").await;
    let closes = millis() + 3_600_000;
    let terms = json!({
        "org": server.org, "object": object, "closes": closes, "quorum": 50,
        "question": {"kind": "amendment", "amendment": amendment},
        "majority": {"of": "votes", "percent": 50, "more": true},
    });
    let made: Value = server.post("/ballots", terms).await.expect(202);
    let ballot = made["id"].as_str().expect("a ballot has an id");
    let fields = [
        ("object", object.as_str()),
        ("about", ballot),
        ("voter", server.org.as_str()),
        ("choice", "yes"),
    ];
    let (_, to) = hub.submit("/desk/ballots/vote", &fields).await;
    id_in(&to, "deciding-voted");
    // While it goes on the author is told so, and offered nothing that is refused.
    let one = address("amendments/one", &object, &amendment);
    let page = hub.get(&one).await;
    assert!(page.contains("is under way until"), "{page}");
    assert!(offered(&page).is_empty(), "{page}");
    // An hour and a minute later it has closed.
    clock.set(3_660);
    let page = hub.get(&address("ballots/one", &object, ballot)).await;
    assert!(page.contains("Adopted."), "{page}");
    // What was decided is shown as such, told at the desk, and put to no other vote.
    let page = hub.get(&one).await;
    assert!(page.contains("<strong>Adopted</strong>"), "{page}");
    assert!(!page.contains("is under way until"), "{page}");
    let listed = server.get("/amendments", &[("object", &object)]).await;
    let listed = listed.expect(200);
    let told = &listed["items"][0];
    assert_eq!(
        (&told["state"], &told["decided"]),
        (&json!("proposed"), &json!("adopted"))
    );
    // Nor does its author take it away any more.
    assert!(offered(&page).is_empty(), "{page}");
    let withdrawal = json!({
        "org": server.org, "object": object, "id": amendment, "state": "withdrawn",
    });
    let refused = server.post("/amendments", withdrawal).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (409, "amendment_decided")
    );
    let page = hub.get("/desk").await;
    assert!(page.contains("/desk/amendments/take"), "{page}");
    let page = hub.get(&address("ballots/new", &object, "")).await;
    assert!(!page.contains(&format!("value=\"{amendment}\"")), "{page}");
    let take = address("amendments/take", &object, "");
    let page = hub.get(&address("amendments", &object, "")).await;
    assert!(page.contains("/desk/amendments/take"), "{page}");
    let page = hub.get(&take).await;
    let digest = field(&page, "digest");
    // What was not read is not taken.
    let other = [("object", object.as_str()), ("digest", "sha-256:00")];
    let (status, _) = hub.submit("/desk/amendments/take", &other).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let read = [("object", object.as_str()), ("digest", digest.as_str())];
    let (status, to) = hub.submit("/desk/amendments/take", &read).await;
    assert!(status.is_redirection(), "{to}");
    let editor = hub.get("/desk/appeals/brakes/edit").await;
    assert!(editor.contains("Release all eleven today."), "{editor}");
    assert!(editor.contains("Inspect every crane."), "{editor}");
    // Published stays what was signed until the organiser publishes the next wording.
    let published = server.get("/appeals/brakes", &[]).await.expect(200);
    assert_eq!(published["revision"], 1, "{published}");
    // The organiser's own signature goes with it: nobody's list is empty because of that.
    server.endorse(&object, "Hub").await.expect(202);
    until_signed(&server, &object, 1).await;
    let check = "/desk/appeals/brakes/publish";
    let page = hub.get(check).await;
    let (was, draft) = (field(&page, "was"), field(&page, "draft"));
    let read = [("was", was.as_str()), ("draft", draft.as_str())];
    let (status, to) = hub.submit(check, &read).await;
    assert!(status.is_redirection(), "{to}");
    until_signed(&server, &object, 2).await;
}

/// What a page of an amendment offers its author.
fn offered(page: &str) -> Vec<&'static str> {
    let offers = [
        "amendments/change?",
        "amendments/merge",
        "amendments/withdraw",
    ];
    offers
        .into_iter()
        .filter(|path| page.contains(*path))
        .collect()
}

/// Waits until the organiser stands under a wording that is the current one.
async fn until_signed(server: &Server, object: &str, wording: u64) {
    until(&format!("wording {wording} is signed"), || async {
        let entry = server.entry(object, &server.org).await;
        let entry = entry.unwrap_or_default();
        match entry["revision"] == wording && entry["currentWording"] == true {
            true => Ok(()),
            false => Err(entry.to_string()),
        }
    })
    .await;
}

async fn a_clause_keeps_the_part_in_which_it_was_written(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = server.petition("platform");
    draft["demands"][0]["part"] = json!("aims");
    server.post("/appeals", draft).await.expect(201);
    let mut hub = Desk::of(&server).await;
    let page = hub.get("/desk/appeals/platform/edit").await;
    assert!(page.contains("<option value=\"aims\" selected>"), "{page}");
    let was = field(&page, "was");
    let fields = [
        ("was", was.as_str()),
        ("kind", "petition"),
        ("admission", "open"),
        ("language-1", "en"),
        ("authoritative-1", "yes"),
        ("title-1", "A platform"),
        ("body-1", "Together."),
        ("demand-id-1", "release"),
        ("demand-1-1", "Release all eleven."),
        ("part-1", "positions"),
        ("do", "save"),
    ];
    let (status, to) = hub.submit("/desk/appeals/platform/edit", &fields).await;
    assert!(status.is_redirection(), "{to}");
    let kept = server.get("/appeals/platform", &[]).await.expect(200);
    assert_eq!(kept["demands"][0]["part"], "positions", "{kept}");
}
