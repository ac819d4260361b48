//! Signers without a server of their own: attested, numbered as printed, joined, and counted.

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Coalition, Server, on_both_databases, on_either_database, until};

const ALL: [&str; 3] = ["hub", "dockers", "nurses"];

on_both_databases! {
    printed_numbers_stay_with_their_gaps
}

on_either_database! {
    who_may_not_attest_is_told_so
    a_country_is_written_in_one_way
    two_entries_become_one_signer_and_part_again
    an_attested_signer_can_be_taken_off_the_list
}

/// Number and first name of each entry, as listed.
fn numbered(list: &[Value]) -> Vec<(Option<u64>, &str)> {
    list.iter()
        .map(|entry| {
            let first = entry["names"]
                .as_object()
                .and_then(|names| names.values().next());
            (
                entry["ordinal"].as_u64(),
                first.and_then(Value::as_str).unwrap_or_default(),
            )
        })
        .collect()
}

/// An appeal that dockers and nurses follow, so that they hold its list.
async fn followed(backend: Backend) -> (Coalition, String) {
    let coalition = Coalition::without_timer(PROGRAM, &ALL, backend).await;
    let hub = &coalition["hub"];
    coalition["dockers"].follow(&hub.org).await;
    coalition["nurses"].follow(&hub.org).await;
    hub.until_followers(2).await;
    let appeal = hub.publish("brakes").await;
    coalition.settle(&ALL, &appeal, 0).await;
    (coalition, appeal)
}

async fn printed_numbers_stay_with_their_gaps(backend: Backend) {
    let (coalition, appeal) = followed(backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let printed = [
        (
            4,
            json!({"names": {"zh-Hant": "碼頭工友社"}, "country": "HK"}),
        ),
        (
            1,
            json!({"names": {"en": "Tidewater Clerks", "fr": "Commis de la marée"}}),
        ),
        (
            9,
            json!({"names": {"ar": "اتحاد عمال الميناء"}, "alsoKnownAs": ["UTP"]}),
        ),
    ];
    for (ordinal, mut signer) in printed {
        signer["ordinal"] = json!(ordinal);
        hub.attest(&appeal, signer).await;
    }
    let person =
        json!({"names": {"en": "Ada Quill"}, "kind": "individual", "provenance": "web-form"});
    hub.attest(&appeal, person).await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&ALL, &appeal, 4).await;

    let list = hub.list(&appeal).await;
    assert_eq!(list, coalition["nurses"].list(&appeal).await);
    assert_eq!(
        numbered(&list),
        [
            (Some(1), "Tidewater Clerks"),
            (Some(4), "碼頭工友社"),
            (Some(9), "اتحاد عمال الميناء"),
            // Later ones are numbered after the highest that was printed.
            (Some(10), "Ada Quill"),
            (Some(11), "Dockers"),
        ]
    );
    assert_eq!(list[1]["country"], "HK");
    assert_eq!(list[2]["alsoKnownAs"], json!(["UTP"]));
    assert_eq!(list[2]["provenance"], "paper");
    assert_eq!(
        (&list[3]["kind"], &list[3]["provenance"]),
        (&json!("individual"), &json!("web-form"))
    );
    let totals = dockers.state(&appeal).await.expect(200)["coSigners"].clone();
    assert_eq!(
        totals,
        json!({"organisations": 4, "unnamed": 0, "personal": 1, "individuals": 0})
    );

    // A number whose holder has left is not given to anybody else.
    dockers.withdraw(&appeal).await.expect(202);
    coalition.settle(&ALL, &appeal, 3).await;
    coalition["nurses"]
        .endorse(&appeal, "Nurses")
        .await
        .expect(202);
    coalition.settle(&ALL, &appeal, 4).await;
    assert_eq!(numbered(&hub.list(&appeal).await)[4], (Some(12), "Nurses"));
}

async fn same(hub: &Server, appeal: &str, entries: [&str; 2], state: &str) -> (u16, String) {
    let body = json!({"org": hub.org, "object": appeal, "entries": entries, "state": state});
    let answer = hub.post("/same-signer", body).await;
    (answer.status.as_u16(), answer.code().to_owned())
}

async fn two_entries_become_one_signer_and_part_again(backend: Backend) {
    let (coalition, appeal) = followed(backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let signer = json!({"names": {"zh-Hant": "碼頭業職工會"}, "ordinal": 7});
    let paper = hub.attest(&appeal, signer).await;
    dockers
        .endorse(&appeal, "Union of Dockers")
        .await
        .expect(202);
    coalition.settle(&ALL, &appeal, 2).await;

    assert_eq!(
        same(hub, &appeal, [&dockers.org, &paper], "same").await,
        (201, String::new())
    );
    coalition.settle(&ALL, &appeal, 1).await;
    let list = coalition["nurses"].list(&appeal).await;
    assert_eq!(list.len(), 1);
    assert_eq!(list[0]["id"], paper.as_str(), "its lowest-numbered member");
    assert_eq!(list[0]["ordinal"], 7);
    assert_eq!(
        list[0]["names"],
        json!({"en": "Union of Dockers", "zh-Hant": "碼頭業職工會"})
    );
    assert_eq!(list[0]["sameAs"], json!([dockers.org]));

    assert_eq!(
        same(hub, &appeal, [&paper, &dockers.org], "distinct").await,
        (201, String::new())
    );
    coalition.settle(&ALL, &appeal, 2).await;
    assert_eq!(
        same(hub, &appeal, [&paper, &dockers.org], "same").await,
        (201, String::new())
    );
    coalition.settle(&ALL, &appeal, 1).await;

    // Beside a name on paper a changed name of its own is confirmed like any other.
    dockers.endorse(&appeal, "Docks United").await.expect(202);
    until("both names", || async {
        match coalition["nurses"].list(&appeal).await.first() {
            Some(entry)
                if entry["names"] == json!({"en": "Docks United", "zh-Hant": "碼頭業職工會"}) =>
            {
                Ok(())
            }
            other => Err(format!("{other:?}")),
        }
    })
    .await;

    // Who withdraws takes along what was attested of it.
    dockers.withdraw(&appeal).await.expect(202);
    coalition.settle(&ALL, &appeal, 0).await;

    for (entries, state, refused) in [
        ([paper.as_str(), paper.as_str()], "same", 422),
        ([paper.as_str(), "https://nobody.example/x"], "same", 422),
        ([paper.as_str(), dockers.org.as_str()], "alike", 422),
    ] {
        assert_eq!(
            same(hub, &appeal, entries, state).await.0,
            refused,
            "{entries:?} {state}"
        );
    }
}

async fn who_may_not_attest_is_told_so(backend: Backend) {
    let (coalition, appeal) = followed(backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let signer = |server: &Server, changes: Value| {
        let mut body = json!({
            "org": server.org, "object": appeal, "names": {"en": "A Union"}, "provenance": "paper",
        });
        for (name, value) in changes.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        body
    };
    let refused = dockers
        .post("/attestations", signer(dockers, json!({})))
        .await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "not_initiator")
    );
    let refused = hub.post("/attestations", signer(dockers, json!({}))).await;
    assert_eq!(
        refused.status.as_u16(),
        404,
        "another's organisation: {}",
        refused.text
    );
    for changes in [
        json!({"names": {}}),
        json!({"names": {"en": " "}}),
        json!({"names": {"not a tag": "A"}}),
        json!({"names": {"en": "A".repeat(301)}}),
        json!({"country": "ZZ"}),
        json!({"country": "Hongkong"}),
        json!({"kind": "robot"}),
        json!({"provenance": "hearsay"}),
        json!({"ordinal": 0}),
        json!({"ordinal": -4}),
        json!({"signedAt": "yesterday"}),
    ] {
        let refused = hub
            .post("/attestations", signer(hub, changes.clone()))
            .await;
        assert_eq!(refused.status.as_u16(), 422, "{changes}: {}", refused.text);
    }
    assert_eq!(
        hub.state(&appeal).await.expect(200)["count"],
        1,
        "nothing was signed"
    );
}

async fn a_country_is_written_in_one_way(backend: Backend) {
    let (coalition, appeal) = followed(backend).await;
    let hub = &coalition["hub"];
    for (number, (said, code)) in [("uk", "GB"), (" el ", "GR"), ("HK", "HK")]
        .into_iter()
        .enumerate()
    {
        let names = json!({"en": format!("Union {number}")});
        let id = hub
            .attest(&appeal, json!({"names": names, "country": said}))
            .await;
        let entry = hub.entry(&appeal, &id).await.expect("it is listed");
        assert_eq!(entry["country"], code);
    }
    let body = json!({"org": hub.org, "object": appeal, "names": {"en": "Hub"}, "country": "ZZ"});
    let refused = hub.post("/endorsements", body).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "country_unknown")
    );

    // Whoever got no answer asks again, and lists nobody twice.
    let asked = json!({"names": {"en": "Rope Makers"}, "once": "row 7"});
    let first = hub.attest(&appeal, asked.clone()).await;
    assert_eq!(hub.attest(&appeal, asked).await, first);
    assert_eq!(hub.list(&appeal).await.len(), 4);
}

async fn an_attested_signer_can_be_taken_off_the_list(backend: Backend) {
    let (coalition, appeal) = followed(backend).await;
    let hub = &coalition["hub"];
    let kept = hub
        .attest(&appeal, json!({"names": {"en": "Kept"}, "ordinal": 1}))
        .await;
    let wrong = hub
        .attest(&appeal, json!({"names": {"en": "Wrong"}, "ordinal": 2}))
        .await;
    coalition.settle(&ALL, &appeal, 2).await;
    hub.decide(&appeal, &wrong, "removed").await.expect(201);
    coalition.settle(&ALL, &appeal, 1).await;
    assert!(coalition["nurses"].entry(&appeal, &kept).await.is_some());
    hub.decide(&appeal, &wrong, "admitted").await.expect(201);
    coalition.settle(&ALL, &appeal, 2).await;
}
