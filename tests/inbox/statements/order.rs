//! What is older than what is held, the same, or ahead of its time.

use super::{MINUTE, carried, endorse};
use crate::table::{Scene, letter, refuse_all};
use serde_json::json;
use undersigned_tests::{ForeignServer, Picture, millis, picture::column, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_endorsement_that_is_older_the_same_or_early() {
    let scene = Scene::new().await;
    let now = millis();
    let (_, answer) = endorse(&scene, "Dokcers", now).await;
    answer.expect(202);
    let (newest, answer) = endorse(&scene, "Dockers", now + 1).await;
    answer.expect(202);
    let listed = scene.hub.list(scene.object()).await;
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0]["names"], json!({"en": "Dockers"}));

    let before = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    let (_, stale) = endorse(&scene, "Dokcers", now).await;
    assert_eq!(stale.code(), "stale", "{stale:?}");
    assert_eq!(
        stale.body["held"], newest,
        "the newer statement comes along"
    );
    stale.expect(409);
    let (_, again) = endorse(&scene, "Dockers", now + 1).await;
    assert_eq!(again.expect(200)["code"], "duplicate");
    let after = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    assert!(
        before.changed(&after).is_empty(),
        "left behind{}",
        before.difference(&after)
    );

    // Half an hour ahead: kept apart, and nothing of it is seen.
    let (early, answer) = endorse(&scene, "Dockers of tomorrow", now + 30 * MINUTE).await;
    answer.expect(202);
    let later = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    let changed: Vec<String> = before.changed(&later).into_iter().collect();
    assert_eq!(changed, ["statements"], "{}", before.difference(&later));
    assert_eq!(later.count("statements"), before.count("statements") + 1);
    let kept = column(&scene.hub, "statements", "standing || ' ' || ap_id").await;
    let id = early["id"].as_str().expect("an id");
    assert!(kept.contains(&json!(format!("early {id}"))), "{kept:?}");
    assert_eq!(
        scene.hub.list(scene.object()).await[0]["names"],
        json!({"en": "Dockers"})
    );
    let bundle = scene
        .hub
        .client
        .get(format!("{}/bundle", scene.object()))
        .send()
        .await;
    let bundle = bundle.expect("an answer").text().await.expect("a body");
    assert!(!bundle.contains("of tomorrow"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_very_same_request_is_told_from_another_with_the_same_statement() {
    let scene = Scene::new().await;
    let said = scene
        .dockers
        .endorsement(&scene.appeal, "Dockers", millis());
    let said = scene.dockers.sign(said);
    let request = carried(&scene, &scene.dockers, said.clone());
    request.send().await.expect(202);
    let before = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    request.send().await.expect(202);
    let another = carried(&scene, &scene.dockers, said).send().await;
    assert_eq!(another.expect(200)["code"], "duplicate");
    let after = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    assert!(
        before.changed(&after).is_empty(),
        "left behind{}",
        before.difference(&after)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_in_one_an_unsound_statement_keeps_no_other_out() {
    let scene = Scene::new().await;
    let said = |name: &str| {
        let said = scene.dockers.endorsement(&scene.appeal, name, millis());
        scene.dockers.sign(said)
    };
    let mut unsound = said("Dockers");
    unsound["nameMap"]["en"] = json!("Others");
    let nothing = carried(&scene, &scene.dockers, json!([unsound, unsound]));
    refuse_all(
        &scene.hub,
        Some(scene.object()),
        vec![letter("unsound alone", nothing, 422, "proof_invalid")],
    )
    .await;
    let both = carried(&scene, &scene.dockers, json!([unsound, said("Dockers")]));
    both.send().await.expect(202);
    let listed = scene.hub.list(scene.object()).await;
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0]["names"], json!({"en": "Dockers"}));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawal_stays_and_only_the_author_withdraws() {
    let scene = Scene::new().await;
    let evil = ForeignServer::start().await;
    let mallory = evil.organization("mallory");
    let now = millis();
    let (signed, answer) = endorse(&scene, "Dockers", now).await;
    answer.expect(202);
    until("the dockers on the list", || async {
        let listed = scene.hub.list(scene.object()).await.len();
        if listed == 1 {
            Ok(())
        } else {
            Err(format!("{listed} listed"))
        }
    })
    .await;
    let withdrawal = |seq: u64| {
        let mut members = scene.dockers.endorsement(&scene.appeal, "", seq);
        members.insert("id".into(), signed["id"].clone());
        members.insert("state".into(), json!("withdrawn"));
        for name in ["nameMap", "revision", "textDigest"] {
            members.remove(name);
        }
        members
    };
    let mut forger = mallory.clone();
    forger.author.key_id = scene.dockers.author.key_id.clone();
    let mut forged = withdrawal(now + 5);
    forged.insert("key".into(), json!(mallory.author.key.public().as_str()));
    let under_victims_key = forger.sign(withdrawal(now + 5));
    let refused = vec![
        letter(
            "withdrawn by another key",
            carried(&scene, &mallory, forger.sign(forged)),
            403,
            "not_author",
        ),
        letter(
            "withdrawn under the author's key",
            carried(&scene, &mallory, under_victims_key),
            422,
            "proof_invalid",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;

    let withdrawn = scene.dockers.sign(withdrawal(now + 10));
    carried(&scene, &scene.dockers, withdrawn.clone())
        .send()
        .await
        .expect(202);
    assert!(scene.hub.list(scene.object()).await.is_empty());
    let (_, old) = endorse(&scene, "Dockers", now).await;
    assert_eq!(old.code(), "stale");
    let names = column(&scene.hub, "statements", "body").await;
    assert!(
        !names
            .iter()
            .any(|body| body.to_string().contains("Dockers")),
        "the name is gone"
    );

    // Endorsed again; then the old withdrawal comes by once more.
    let (_, again) = endorse(&scene, "Dockers", now + 20).await;
    again.expect(202);
    let replayed = carried(&scene, &scene.dockers, withdrawn).send().await;
    assert_eq!((replayed.status.as_u16(), replayed.code()), (409, "stale"));
    assert_eq!(scene.hub.list(scene.object()).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_words_at_one_time_are_both_kept_and_neither_is_believed() {
    let scene = Scene::new().await;
    let now = millis();
    let (one, answer) = endorse(&scene, "Dockers", now).await;
    answer.expect(202);
    let (other, answer) = endorse(&scene, "Bosses", now).await;
    answer.expect(202);
    let bodies = column(&scene.hub, "statements", "body").await;
    for said in [&one, &other] {
        assert!(
            bodies
                .iter()
                .any(|body| body.as_str() == Some(&said.to_string())),
            "both are kept: {bodies:?}"
        );
    }
    let listed = scene.hub.list(scene.object()).await;
    let shown = serde_json::to_string(&listed).expect("JSON");
    assert!(!shown.contains("Bosses"), "neither name is shown: {shown}");
    let (_, answer) = endorse(&scene, "Dockers", now + 1).await;
    answer.expect(202);
    let listed = scene.hub.list(scene.object()).await;
    assert_eq!(listed[0]["names"], json!({"en": "Dockers"}));
}
