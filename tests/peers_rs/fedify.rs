//! Fedify's own code follows, reads, checks, answers and signs.

mod co_signs;
mod signatures;

use crate::{PROGRAM, account, assert_signed, fetch};
use serde_json::{Value, json};
use undersigned_tests::{Backend, ScriptedPeer, Server, until};

/// The names that Fedify gives the two kinds of HTTP signatures.
const SCHEMES: [(&str, &str); 2] = [
    ("rfc9421", "rfc9421"),
    ("draft-cavage-http-signatures-12", "cavage"),
];

async fn followed(fedify: &ScriptedPeer, server: &Server) {
    fedify.follow(&account(server)).await;
    let accept = fedify
        .receives("the Accept", |activity| {
            activity["type"] == "Accept" && activity["actor"] == server.org.as_str()
        })
        .await;
    assert_signed(&accept, &server.org);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_are_found_in_both_directions() {
    let fedify = ScriptedPeer::fedify(&[]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let resource = format!("acct:{}", account(&hub).trim_start_matches('@'));
    for asked in [&resource, &hub.org] {
        let found = fedify.tell("webfinger", json!({"resource": asked})).await;
        assert_eq!(found["subject"], resource.as_str(), "{found}");
        let links = found["links"].as_array().expect("there are links");
        let own = links.iter().find(|link| link["rel"] == "self");
        assert_eq!(own.expect("one is itself")["href"], hub.org.as_str());
    }
    let nobody = resource.replace("acct:hub", "acct:nobody");
    let (status, _) = fedify.ask("webfinger", &json!({"resource": nobody})).await;
    assert_eq!(status, 404);

    hub.follow(&fedify.account).await;
    let follow = fedify.received("Follow", &fedify.actor).await;
    assert_signed(&follow, &hub.org);
    until("the follow to be accepted", || async {
        let states = undersigned_tests::picture::column(&hub, "following", "state").await;
        if states == ["accepted"] {
            Ok(())
        } else {
            Err(format!(
                "{states:?}, refused {:?}",
                fedify.list("refused").await
            ))
        }
    })
    .await;
    let arrivals = fedify.list("arrivals").await;
    let asked = arrivals.iter().find(|arrival| {
        let path = arrival["path"].as_str().unwrap_or_default();
        path.starts_with("/.well-known/webfinger?")
    });
    assert_eq!(asked.expect("it was asked")["status"], 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follower_gets_appeal_update_and_endorsement() {
    let fedify = ScriptedPeer::fedify(&[]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let nurses = Server::start(PROGRAM, "nurses", Backend::Sqlite).await;
    for server in [&hub, &nurses] {
        followed(&fedify, server).await;
    }

    let appeal = hub.publish("free-them").await;
    let create = fedify.received("Create", &appeal).await;
    assert_signed(&create, &hub.org);
    let note = &create["raw"]["object"];
    assert_eq!(note["type"], "Note");
    let proof = fedify.verify_proof(note).await;
    assert_eq!(proof["verified"], true, "{proof}");
    assert_eq!(proof["controller"], hub.org.as_str(), "{proof}");
    assert_eq!(
        proof["object"]["verified"], true,
        "its stricter check, too: {proof}"
    );
    let fetched = fetch(&hub, &appeal).await;
    assert_eq!(&fetched, note, "what is served is what was sent");
    let seen = fedify.tell("lookup", json!({"object": appeal})).await;
    assert_eq!(seen["type"], "Note", "{seen}");

    let mut altered = note.clone();
    altered["content"] = json!("<p>Work harder.</p>");
    assert_eq!(fedify.verify_proof(&altered).await["verified"], false);
    let mut altered = note.clone();
    altered["appeal"]["demands"] = json!([]);
    assert_eq!(
        fedify.verify_proof(&altered).await["verified"],
        false,
        "terms of ours are covered"
    );

    let title = json!({"en": "Free all twelve dockers", "zh-Hant": "釋放十二名碼頭工人"});
    hub.revise("free-them", json!({"title": title}))
        .await
        .expect(200);
    let update = fedify.received("Update", &appeal).await;
    assert_signed(&update, &hub.org);
    assert_eq!(update["raw"]["object"]["appeal"]["revision"], 2);
    assert_eq!(
        fedify.verify_proof(&update["raw"]["object"]).await["verified"],
        true
    );

    nurses
        .endorse(&appeal, "Union of Nurses 護士工會")
        .await
        .expect(202);
    let announce = fedify.received("Announce", &appeal).await;
    assert_signed(&announce, &nurses.org);

    // Nothing that we sent was refused, and nothing made it ask the wide world for a context.
    assert_eq!(fedify.list("refused").await, Vec::<Value>::new());
    assert_eq!(fedify.list("refused-fetches").await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pictures_and_profiles_are_read_with_their_descriptions() {
    let fedify = ScriptedPeer::fedify(&[]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    followed(&fedify, &hub).await;
    let (icon, picture) = (hub.photograph(90, 90).await, hub.photograph(300, 200).await);
    let profile = json!({
        "picture": {"media": icon, "alt": {"en": "A crane"}},
        "header": {"media": picture, "alt": {"en": "The harbour"}},
        "links": [{"name": "Site", "href": "https://hub.example/"}],
    });
    let changed = hub
        .api(reqwest::Method::PATCH, "/orgs/hub", Some(profile))
        .await;
    changed.expect(200);
    let update = fedify.received("Update", &hub.org).await;
    assert_signed(&update, &hub.org);
    let read = fedify
        .tell("pictures", update["raw"]["object"].clone())
        .await;
    let url = |file: &str| format!("{}/media/{file}", hub.url);
    assert_eq!(read["icon"]["url"], url(&icon), "{read}");
    assert_eq!(read["icon"]["name"], "A crane", "{read}");
    assert_eq!(read["image"]["url"], url(&picture), "{read}");
    let site = json!({
        "name": "Site",
        "value": "<a href=\"https://hub.example/\" rel=\"me nofollow noopener\">hub.example/</a>",
    });
    let attached = read["attached"].as_array().expect("fields");
    assert!(attached.contains(&site), "{read}");

    let mut draft = hub.petition("free-them");
    draft["pictures"] = json!([{
        "media": picture, "alt": {"en": "The harbour", "zh-Hant": "港口"}, "credit": "M. Ito",
    }]);
    let appeal = hub.publish_draft(draft).await;
    let create = fedify.received("Create", &appeal).await;
    let proof = fedify.verify_proof(&create["raw"]["object"]).await;
    assert_eq!(proof["verified"], true, "{proof}");
    let read = fedify
        .tell("pictures", create["raw"]["object"].clone())
        .await;
    let first = &read["attached"][0];
    assert_eq!(
        (&first["url"], &first["width"]),
        (&json!(url(&picture)), &json!(300)),
        "{read}"
    );
    assert_eq!(first["mediaType"], "image/jpeg", "{read}");
    let names = first["names"].to_string();
    assert!(
        names.contains("港口") && names.contains("The harbour"),
        "{read}"
    );
    assert_eq!(fedify.list("refused-fetches").await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn statements_hold_for_whoever_knows_none_of_their_types() {
    let fedify = ScriptedPeer::fedify(&[]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let nurses = Server::start(PROGRAM, "nurses", Backend::Sqlite).await;
    let appeal = hub.publish("free-them").await;
    nurses
        .endorse(&appeal, "Union of Nurses 護士工會")
        .await
        .expect(202);
    until("the endorsement on the list", || async {
        match hub.list(&appeal).await {
            list if list.len() == 1 => Ok(()),
            list => Err(format!("{list:?}")),
        }
    })
    .await;
    hub.attest(&appeal, json!({"names": {"en": "Tidewater Clerks"}}))
        .await;

    let bundle = hub.fetch("/appeals/free-them/bundle").await.expect(200);
    let statements = bundle["statements"].as_array().expect("a list");
    let mut kinds = Vec::new();
    for statement in statements {
        let proof = fedify.verify_proof(statement).await;
        assert_eq!(proof["verified"], true, "{proof}: {statement}");
        assert_eq!(proof["controller"], statement["attributedTo"], "{proof}");
        let mut altered = statement.clone();
        altered["published"] = json!("2001-01-01T00:00:00Z");
        let altered = fedify.verify_proof(&altered).await;
        assert_eq!(altered["verified"], false, "{statement}");
        kinds.push(statement["type"].as_str().unwrap_or_default());
    }
    for kind in ["Note", "Endorsement", "Admission", "Attestation"] {
        assert!(kinds.contains(&kind), "{kind} is not among {kinds:?}");
    }
    assert_eq!(fedify.list("refused-fetches").await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn boosts_and_likes_are_counted_and_taken_back() {
    for (first_knock, scheme) in SCHEMES {
        let fedify = ScriptedPeer::fedify(&["--first-knock", first_knock]).await;
        let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
        let appeal = hub.publish("free-them").await;
        followed(&fedify, &hub).await;
        assert_eq!(hub.followers().await, 1, "{scheme}");
        let before = hub.state(&appeal).await.expect(200);
        let reactions = || async {
            let query = [("object", appeal.as_str())];
            hub.get("/appeals", &query).await.expect(200)["reactions"].clone()
        };
        let mut sent = Vec::new();
        for kind in ["like", "announce"] {
            sent.push(fedify.tell(kind, json!({"object": appeal})).await);
        }
        assert_eq!(reactions().await, json!({"boosts": 1, "likes": 1}));
        for activity in sent {
            let wish = json!({"activity": activity["activity"], "account": hub.org});
            fedify.tell("undo", wish).await;
        }
        assert_eq!(reactions().await, json!({"boosts": 0, "likes": 0}));
        assert_eq!(hub.state(&appeal).await.expect(200), before, "{scheme}");
        fedify.tell("unfollow", json!({"account": hub.org})).await;
        assert_eq!(hub.followers().await, 0, "{scheme}");
        assert!(!hub.log().contains("panicked"), "{}", hub.log());
    }
}
