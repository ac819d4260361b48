//! Endorsing from one's own server, correcting it, and withdrawing.

use crate::PROGRAM;
use serde_json::json;
use tokio::sync::Mutex;
use undersigned_tests::{Backend, Coalition, Desk, on_both_databases, on_either_database, until};

on_both_databases! {
    organisations_elsewhere_endorse_and_every_server_shows_one_list
    a_corrected_name_and_a_withdrawal_reach_every_server
}

on_either_database! {
    who_withdraws_shares_the_appeal_no_more
    the_address_of_a_copy_leads_to_the_appeal
}

async fn organisations_elsewhere_endorse_and_every_server_shows_one_list(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers", "nurses"], backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    let follow = json!({"org": dockers.org, "account": hub.org});
    dockers.post("/follows", follow).await.expect(202);
    let appeal = hub.publish("free-them").await;
    let endorsed = nurses.endorse(&appeal, "Union of Nurses").await.expect(202);
    assert_eq!(endorsed["state"], "endorsed");
    // Who says no names signs under its own.
    let unnamed = json!({"org": dockers.org, "object": appeal});
    dockers.post("/endorsements", unnamed).await.expect(202);
    coalition
        .settle(&["hub", "dockers", "nurses"], &appeal, 2)
        .await;

    let list = hub.list(&appeal).await;
    assert_eq!(list, dockers.list(&appeal).await);
    assert_eq!(list, nurses.list(&appeal).await);
    let nurses_entry = list.iter().find(|entry| entry["id"] == nurses.org.as_str());
    let nurses_entry = nurses_entry.expect("the nurses are listed");
    assert_eq!(nurses_entry["names"], json!({"en": "Union of Nurses"}));
    let own = dockers.fetch("/orgs/dockers").await.expect(200);
    let of_dockers = list
        .iter()
        .find(|entry| entry["id"] == dockers.org.as_str());
    let of_dockers = of_dockers.expect("the dockers are listed");
    assert_eq!(of_dockers["names"], own["nameMap"]);
    assert_eq!(nurses_entry["nameConfirmed"], true);
    assert_eq!(nurses_entry["admittedBy"], json!([hub.org]));
    assert_eq!(nurses_entry["provenance"], "own-server");
}

async fn a_corrected_name_and_a_withdrawal_reach_every_server(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers", "nurses"], backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    let appeal = hub.publish("free-them").await;
    dockers.endorse(&appeal, "Dokcers").await.expect(202);
    nurses.endorse(&appeal, "Nurses").await.expect(202);
    coalition
        .settle(&["hub", "dockers", "nurses"], &appeal, 2)
        .await;

    dockers.endorse(&appeal, "Dockers").await.expect(202);
    until("the corrected name at the nurses' server", || async {
        let list = nurses.list(&appeal).await;
        let entry = list
            .iter()
            .find(|entry| entry["id"] == dockers.org.as_str())
            .cloned();
        match entry {
            Some(entry) if entry["names"]["en"] == "Dockers" && entry["nameConfirmed"] == true => {
                Ok(())
            }
            other => Err(format!("{other:?}")),
        }
    })
    .await;

    // What it was called before is kept nowhere.
    let copy = format!("/appeals/{}/free-them", hub.host());
    for path in ["bundle", "cosigners/changes"] {
        let shown = nurses.page(&format!("{copy}/{path}")).await.text;
        assert!(shown.contains("Dockers"), "{path}: {shown}");
        assert!(!shown.contains("Dokcers"), "{path}: {shown}");
    }

    let withdrawn = dockers.withdraw(&appeal).await.expect(202);
    assert_eq!(withdrawn["state"], "withdrawn");
    assert_eq!(withdrawn["standing"], "withdrawn");
    coalition
        .settle(&["hub", "dockers", "nurses"], &appeal, 1)
        .await;
    dockers.withdraw(&appeal).await.expect(202);
    for server in [hub, dockers, nurses] {
        let bundle = server.client.get(format!(
            "{}/appeals/{}/free-them/bundle",
            server.url,
            hub.url.trim_start_matches("http://")
        ));
        let address = if server.name == "hub" {
            server
                .client
                .get(format!("{}/appeals/free-them/bundle", hub.url))
        } else {
            bundle
        };
        let text = address
            .send()
            .await
            .expect("an answer")
            .text()
            .await
            .expect("a body");
        assert!(text.contains("\"withdrawn\""), "{}", server.name);
        assert!(
            !text.contains("Dockers\""),
            "the name is gone at {}",
            server.name
        );
    }
}

async fn who_withdraws_shares_the_appeal_no_more(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    hub.follow(&dockers.org).await;
    dockers.until_followers(1).await;
    let appeal = hub.publish("free-them").await;
    let outbox = async || {
        let page = dockers.fetch("/orgs/dockers/outbox?page=true").await;
        page.expect(200)["orderedItems"].clone()
    };
    let boosts = |count: u64| json!({"boosts": count, "likes": 0});
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    hub.until_appeal(&appeal, "reactions", &boosts(1)).await;
    let shared = outbox().await[0].clone();
    let is_of = (&shared["type"], &shared["object"]);
    assert_eq!(is_of, (&json!("Announce"), &json!(appeal)));
    // The last page leads no further, and an empty number asks for none, as at every collection.
    let page = dockers.fetch("/orgs/dockers/outbox?page=true").await;
    assert_eq!(page.expect(200).get("next"), None);
    let whole = dockers.fetch("/orgs/dockers/outbox?page=").await;
    assert_eq!(whole.expect(200)["type"], "OrderedCollection");

    // Neither its followers nor whoever reads its outbox go on seeing its name beside the text.
    dockers.withdraw(&appeal).await.expect(202);
    hub.until_appeal(&appeal, "reactions", &boosts(0)).await;
    assert_eq!(outbox().await, json!([]));
    let id = shared["id"].as_str().expect("an id");
    let path = id.strip_prefix(&dockers.url).expect("at its server");
    assert_eq!(dockers.fetch(path).await.status, 404);
    // Who endorses anew shares it anew.
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    hub.until_appeal(&appeal, "reactions", &boosts(1)).await;
}

async fn the_address_of_a_copy_leads_to_the_appeal(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers", "nurses"], backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    let appeal = hub.publish("free-them").await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    let host = hub.url.trim_start_matches("http://");
    let copy = format!("{}/appeals/{host}/free-them", dockers.url);
    nurses.endorse(&copy, "Nurses").await.expect(202);
    coalition
        .settle(&["hub", "dockers", "nurses"], &appeal, 2)
        .await;

    // Where one endorses by it, one withdraws by it; so it is by that of one's own copy, which one's browser shows.
    let own = format!("{}/appeals/{host}/free-them", nurses.url);
    nurses.withdraw(&own).await.expect(202);
    nurses.endorse(&own, "Nurses").await.expect(202);
    let why = json!({"org": nurses.org, "object": own, "text": "We work there.", "language": "en"});
    nurses.post("/comments", why).await.expect(202);
    assert_eq!(nurses.state(&own).await.expect(200)["object"], appeal);
    let none = format!("{}/appeals/{host}/none", nurses.url);
    let refused = [
        nurses.endorse(&none, "Nurses").await,
        nurses.withdraw(&none).await,
        nurses.state(&none).await,
    ];
    for refused in refused {
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (404, "appeal_unknown")
        );
    }
    nurses.withdraw(&copy).await.expect(202);
    nurses.endorse(&copy, "Nurses").await.expect(202);

    // An invitation, too, is accepted by the address of a copy, and is open nowhere any more.
    let role = json!({"org": hub.org, "object": appeal, "about": nurses.org, "as": "co-initiator"});
    hub.post("/invitations", role).await.expect(202);
    let desk = Mutex::new(Desk::of(nurses).await);
    let open = "/desk/invitations/accept";
    until("the invitation", || async {
        match desk.lock().await.get("/desk").await {
            page if page.contains(open) => Ok(()),
            page => Err(page),
        }
    })
    .await;
    let accept = json!({"org": nurses.org, "object": own});
    nurses.post("/invitations/accept", accept).await.expect(202);
    let page = desk.lock().await.get("/desk").await;
    assert!(!page.contains(open), "{page}");
}
