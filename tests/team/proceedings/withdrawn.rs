//! What becomes of amendments and ballots where their appeal is withdrawn.

use super::{address, id_in, propose, signed_by_the_quay};
use crate::{at_the_quay, deciding::clocked};
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Server, WrongClock, millis, on_either_database, open_database, until,
};

on_either_database! {
    of_what_was_withdrawn_nothing_is_decided_any_more
}

/// How long a ballot is open, in milliseconds.
const HOUR: u64 = 3_600_000;
const WITHDRAWN: &str = "Withdrawn by its organiser on";

async fn of_what_was_withdrawn_nothing_is_decided_any_more(backend: Backend) {
    const OVER: &str = "<strong>The appeal was withdrawn: nothing is decided any more</strong>";
    let (server, clock) = clocked(backend).await;
    let object = server.publish("brakes").await;
    let mut hub = Desk::of(&server).await;
    let mut quay = at_the_quay(&server).await;
    signed_by_the_quay(&server, &mut quay, &object).await;
    let amendment = propose(&mut quay, &object, "Release all eleven today.").await;
    let closes = millis() + HOUR;
    let terms = json!({
        "org": server.org, "object": object, "closes": closes, "quorum": 50,
        "question": {"kind": "text"},
        "majority": {"of": "votes", "percent": 50, "more": true},
    });
    let made: Value = server.post("/ballots", terms.clone()).await.expect(202);
    let ballot = made["id"].as_str().expect("a ballot has an id");
    let sealed = two_more(&server, &object, &amendment, closes).await;
    let overview = address("amendments", &object, "");
    let one = address("amendments/one", &object, &amendment);
    let asked = address("ballots/one", &object, ballot);
    let offers = [
        (&overview, "/desk/amendments/new"),
        (&overview, "/desk/ballots/new"),
        (&one, "action=\"/desk/amendments/position\""),
        (&asked, "action=\"/desk/ballots/vote\""),
    ];
    for (path, offer) in offers {
        let page = hub.get(path).await;
        assert!(page.contains(offer), "{offer}: {page}");
        assert!(!page.contains(WITHDRAWN), "{page}");
    }
    let page = hub.get("/desk/appeals/brakes").await;
    assert!(page.contains("and would end undecided: 3."), "{page}");
    server.end("brakes", "withdraw").await.expect(200);
    for (path, offer) in offers {
        let page = hub.get(path).await;
        assert!(!page.contains(offer), "{offer}: {page}");
        assert!(page.contains(WITHDRAWN), "{page}");
    }
    // What was said can still be read, at the desk and by everybody.
    let page = hub.get(&one).await;
    assert!(page.contains("They have families."), "{page}");
    let page = server.page("/appeals/brakes/proceedings").await.text;
    for (words, stand) in [
        (WITHDRAWN, true),
        ("Nobody has seconded it yet.", false),
        ("Nobody seconded it.", true),
        ("id=\"take-part\"", false),
        (OVER, true),
        ("<strong>Open</strong>", false),
        ("Organisations on the list proposed changes", true),
        ("Organisations on the list propose changes", false),
    ] {
        assert_eq!(page.contains(words), stand, "{words}: {page}");
    }
    // So do the pages beside them, and the appeal's own counts every ballot.
    for below in ["cosigners", "updates"] {
        let page = server.page(&format!("/appeals/brakes/{below}")).await.text;
        assert!(page.contains(WITHDRAWN), "{below}: {page}");
    }
    let page = server.page("/appeals/brakes").await.text;
    for words in ["Open ballots: 0", "Closed ballots: 0", "Not decided: 3"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // The ballot was open, and says so no more: to readers, at the desk and to programs.
    let (_, name) = ballot.rsplit_once('/').expect("an address");
    let page = server
        .page(&format!("/appeals/brakes/ballots/{name}"))
        .await;
    let page = page.text;
    assert!(page.contains(OVER), "{page}");
    assert!(page.contains("Was to close on"), "{page}");
    assert!(page.contains("Votes cast"), "{page}");
    assert!(!page.contains("So far"), "{page}");
    assert!(!page.contains("<strong>Open</strong>"), "{page}");
    for path in [&overview, &asked] {
        let page = hub.get(path).await;
        assert!(
            page.contains("Not decided: the appeal was withdrawn"),
            "{page}"
        );
        assert!(!page.contains("Votes until"), "{page}");
    }
    let listed = server.get("/ballots", &[("object", &object)]).await;
    let listed = listed.expect(200);
    assert_eq!(listed["items"][0]["appealWithdrawn"], true, "{listed}");
    let page = hub.get("/desk").await;
    assert!(!page.contains("vote to cast"), "{page}");
    let nothing = !page.contains("/desk/amendments?object=");
    assert!(nothing, "nothing is to be done there: {page}");
    // Who does not call for it is not advised what nobody can do any more.
    let new = address("ballots/new", &object, "");
    assert_eq!(quay.look(&new).await.0, StatusCode::SEE_OTHER);
    for form in ["amendments/new", "ballots/new", "amendments/take"] {
        let (status, page) = hub.look(&address(form, &object, "")).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{form}: {page}");
    }
    let vote = json!({
        "org": server.org, "object": object, "ballot": ballot, "choices": "yes",
    });
    let position = json!({
        "org": server.org, "object": object, "amendment": amendment, "seconds": true,
    });
    for (path, body) in [
        ("/votes", vote),
        ("/positions", position),
        ("/ballots", terms),
    ] {
        let refused = server.post(path, body).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (409, "withdrawn"),
            "{path}"
        );
    }
    // A form that was open says why.
    let fields = [
        ("object", object.as_str()),
        ("about", ballot),
        ("voter", server.org.as_str()),
        ("choice", "yes"),
    ];
    let (status, page) = hub.submit("/desk/ballots/vote", &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(
        page.contains("has been withdrawn by its organiser"),
        "{page}"
    );
    // What was written meanwhile is there to be read, and not to be sent again.
    let change = [
        ("object", object.as_str()),
        ("change", "change"),
        ("clause", "release"),
        ("language-1", "en"),
        ("text-1", "Release all of them."),
        ("language-2", "zh-Hant"),
        ("text-2", "立即釋放全部十一人。"),
        ("reasons-1", "It is time."),
    ];
    let ask = [("object", object.as_str()), ("question", "text")];
    for (form, fields, typed, button) in [
        ("amendments", &change[..], "It is time.", "Sign and send"),
        ("ballots", &ask[..], "What is voted on", "A last look"),
    ] {
        let path = format!("/desk/{form}/new");
        let (status, page) = hub.submit(&path, fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        assert!(page.contains(WITHDRAWN) && page.contains(typed), "{page}");
        assert!(!page.contains(button), "{page}");
    }
    // Taking back and calling off go on.
    let sure = |about| {
        [
            ("object", object.as_str()),
            ("about", about),
            ("sure", "yes"),
        ]
    };
    let (_, to) = hub.submit("/desk/ballots/cancel", &sure(ballot)).await;
    id_in(&to, "deciding-cancelled");
    let page = quay.get(&one).await;
    assert!(page.contains("Ballots on it keep its words"), "{page}");
    let (_, to) = quay
        .submit("/desk/amendments/withdraw", &sure(amendment.as_str()))
        .await;
    id_in(&to, "deciding-withdrawn");
    let page = server.page("/appeals/brakes/proceedings").await.text;
    for words in ["Amendments: 1", "Of these taken back: 1"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    stays_sealed(&server, &clock, &object, &sealed).await;
}

/// Two more ballots of the hub's that go on as long as the first: one under seal about the amendment, in which it votes,
/// and an election. Gives the sealed one.
async fn two_more(server: &Server, object: &str, amendment: &str, closes: u64) -> String {
    let ends = closes + HOUR;
    let asks = json!({
        "org": server.org, "object": object, "closes": closes, "quorum": 50,
        "question": {"kind": "amendment", "amendment": amendment},
        "majority": {"of": "votes", "percent": 50, "more": true},
        "sealed": {"opensUntil": ends, "unopened": "abstention"},
    });
    let made = server.post("/ballots", asks).await.expect(202);
    let sealed = made["id"].as_str().expect("a ballot has an id").to_owned();
    let vote = json!({
        "org": server.org, "object": object, "ballot": sealed, "choices": "yes",
    });
    server.post("/votes", vote).await.expect(202);
    let elects = json!({
        "org": server.org, "object": object, "closes": closes, "quorum": 0,
        "question": {
            "kind": "committee", "seats": 1, "mandate": {"en": "Speaks for us."},
            "candidates": [{"name": "I. Marek"}, {"name": "O. Sora"}],
            "term": {"from": "2026-12-01", "until": "2027-11-30"},
        },
    });
    server.post("/ballots", elects).await.expect(202);
    sealed
}

/// Nothing comes of a sealed ballot, so that nobody is to know how anybody voted: when it has closed, votes in it are not
/// opened, and are no abstentions.
async fn stays_sealed(server: &Server, clock: &WrongClock, object: &str, sealed: &str) {
    clock.set(3_660);
    // The election has closed as well. Who counts it has looked at what is sealed before.
    let ballots = until("the election is counted", || async {
        let listed = server.get("/ballots", &[("object", object)]).await;
        let listed = listed.expect(200);
        let mut ballots = listed["items"].as_array().into_iter().flatten();
        let counted = |one: &Value| {
            one["terms"]["question"]["kind"] == "committee" && one["recomputedBy"] != 0
        };
        match ballots.any(counted) {
            true => Ok(listed),
            false => Err(listed.to_string()),
        }
    })
    .await;
    let mut ballots = ballots["items"].as_array().into_iter().flatten();
    let ballot = ballots.find(|one| one["id"] == sealed);
    let ballot = ballot.expect("the sealed ballot is there");
    let vote = &ballot["votes"][0];
    assert!(vote["choices"].is_null(), "{ballot}");
    assert_eq!(vote["standing"], "unopened", "it could be opened: {ballot}");
    let result = &ballot["result"];
    assert_eq!(
        (&result["abstain"], &result["unopened"], &result["adopted"]),
        (&json!(0), &json!(1), &Value::Null),
        "{ballot}"
    );
    // What it would be opened with is kept until then: a later note may say that the appeal is open.
    let database = open_database(server.database_url()).await;
    let query = "SELECT COUNT(*) FROM vote_seals";
    let query = Statement::from_string(database.get_database_backend(), query);
    let row = database.query_one_raw(query).await;
    let row = row.expect("it can be asked").expect("a row");
    let kept: i64 = row.try_get_by_index(0).expect("a number");
    assert_eq!(kept, 1);
    let (_, name) = sealed.rsplit_once('/').expect("an address");
    let page = server
        .page(&format!("/appeals/brakes/ballots/{name}"))
        .await;
    let page = page.text;
    for (words, stand) in [
        ("Votes cast", true),
        ("Still sealed: 1.", true),
        ("They could be opened until", true),
        ("They can be opened until", false),
    ] {
        assert_eq!(page.contains(words), stand, "{words}: {page}");
    }
}
