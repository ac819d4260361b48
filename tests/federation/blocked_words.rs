//! What whoever is blocked proposed and said about a wording: it is held and counted as everywhere, and
//! its words are shown to nobody.

use crate::{
    PROGRAM,
    blocks::rule,
    deciding::{open, until_shown, vote},
    proceedings::{signed_by_three, until_same},
};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Coalition, Server, millis, on_either_database};

on_either_database! {
    who_is_blocked_is_not_read_in_amendments_or_ballots
}

/// Addresses of what was said about the appeal, by the last parts of the ids.
fn addresses(appeal: &str, amendments: [&str; 2], ballot: &str) -> Vec<String> {
    let name = |id: &str| id.rsplit('/').next().unwrap_or_default().to_owned();
    vec![
        format!("{appeal}/amendments/{}", name(amendments[0])),
        format!("{appeal}/amendments/{}", name(amendments[1])),
        format!("{appeal}/ballots/{}", name(ballot)),
    ]
}

/// All that anybody reads of it at a server: pages, documents, and what the API answers.
async fn all_of(server: &Server, object: &str, appeal: &str, addresses: &[String]) -> String {
    let mut read = server.page(&format!("{appeal}/proceedings")).await.text;
    for address in addresses {
        let page = server.page(address).await;
        assert_eq!(page.status.as_u16(), 200, "{address}: {}", page.text);
        read.push_str(&page.text);
        read.push_str(&server.fetch(address).await.expect(200).to_string());
    }
    for path in ["/proceedings", "/amendments", "/ballots"] {
        let answer = server.get(path, &[("object", object)]).await;
        read.push_str(&answer.expect(200).to_string());
    }
    read
}

async fn who_is_blocked_is_not_read_in_amendments_or_ballots(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "away", "third"], backend).await;
    let (hub, away, third) = (&coalition["hub"], &coalition["away"], &coalition["third"]);
    let object = signed_by_three(&coalition).await;
    let body = json!({
        "org": away.org, "object": object, "change": "change", "clause": "release",
        "text": {"en": "Rude demand.", "zh-Hant": "粗話。"}, "reasons": {"en": "Rude reasons."},
    });
    let rude = away.say("/amendments", body).await;
    let body = json!({
        "org": third.org, "object": object, "change": "strike", "clause": "inspect",
        "reasons": {"en": "They wait."},
    });
    let kind = third.say("/amendments", body).await;
    until_same(hub, &[away, third]).await;
    let body = json!({
        "org": away.org, "object": object, "amendment": kind, "seconds": true,
        "comment": {"en": "Rude comment."}, "reservation": {"en": "Rude reservation."},
    });
    away.post("/positions", body).await.expect(202);
    let terms = json!({
        "question": {"kind": "amendment", "amendment": rude},
        "closes": millis() + 3_600_000,
    });
    let ballot = open(hub, &object, terms).await;
    until_shown(away, &object, &ballot, |shown| !shown.is_null()).await;
    let body = vote(away, &object, &ballot, json!("yes"));
    away.post("/votes", body).await.expect(202);
    until_same(hub, &[away, third]).await;

    let (own, copy) = (
        "/appeals/free-them".to_owned(),
        format!("/appeals/{}/free-them", hub.host()),
    );
    let at_hub = addresses(&own, [&rude, &kind], &ballot);
    let at_third = addresses(&copy, [&rude, &kind], &ballot);
    let before = all_of(third, &object, &copy, &at_third).await;
    for words in ["demand", "reasons", "comment", "reservation"] {
        assert!(
            before.contains(&format!("Rude {words}.")),
            "{words}: {before}"
        );
    }

    // While it stands on the list, and once it has left: nothing of what it says is shown.
    rule(third, &["add", &away.host()]);
    let listed = all_of(third, &object, &copy, &at_third).await;
    away.withdraw(&object).await.expect(202);
    coalition.settle(&["hub", "third"], &object, 2).await;
    let left = all_of(third, &object, &copy, &at_third).await;
    for read in [listed, left] {
        assert!(!read.contains("Rude") && !read.contains("粗話"), "{read}");
        assert!(read.contains("They wait."), "{read}");
    }
    let amendments = third.get("/amendments", &[("object", &object)]).await;
    let amendments = amendments.expect(200);
    let items = amendments["items"].as_array().cloned().unwrap_or_default();
    let of = |id: &str| items.iter().find(|one| one["id"] == id).cloned();
    let hidden = of(&rude).expect("it is still there");
    assert_eq!(
        (&hidden["hidden"], &hidden["text"]),
        (&json!(true), &json!({}))
    );
    let other = of(&kind).expect("it is there");
    assert_eq!(other["hidden"], Value::Null, "{other}");
    assert_eq!(other["positions"][0]["comment"], json!({}), "{other}");
    let document = third.fetch(&at_third[0]).await.expect(200);
    assert_eq!(document["id"], rude.as_str());
    assert_eq!(document["proof"], Value::Null, "{document}");
    // What was voted is counted here as everywhere.
    let shown = until_shown(third, &object, &ballot, |shown| shown["hidden"] == true).await;
    assert_eq!(shown["votes"][0]["choices"], "yes", "{shown}");
    assert_eq!(shown["result"]["yes"], 1, "{shown}");

    // What belongs to the protocol is as it was signed, and others show what they show.
    let bundle = third.page(&format!("{copy}/bundle")).await.text;
    assert!(bundle.contains("Rude reasons."), "{bundle}");
    assert!(
        all_of(hub, &object, &own, &at_hub)
            .await
            .contains("Rude reasons.")
    );
    rule(third, &["remove", &away.host()]);
    let again = all_of(third, &object, &copy, &at_third).await;
    assert!(again.contains("Rude reasons."), "{again}");
}
