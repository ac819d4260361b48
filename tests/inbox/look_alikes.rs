//! Names in letters that look like another's: looked at by a person, marked for everybody, and never refused.

use crate::table::Scene;
use serde_json::{Value, json};
use undersigned_domain::ids;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{Answer, ForeignActor, millis};

/// `Amnesty` with a Cyrillic first letter.
const FORGED: &str = "\u{410}mnesty";
/// The same, in Cyrillic letters throughout.
const WHOLLY: &str = "\u{420}\u{415}\u{410}\u{421}\u{415}";

async fn endorse(scene: &Scene, actor: &ForeignActor, appeal: &Value, name: &str) {
    let signed = actor.sign(actor.endorsement(appeal, name, millis()));
    let activity = actor.activity("Create", signed);
    let letter = actor.letter(Scheme::Cavage, &scene.inbox, &activity);
    letter.send().await.expect(202);
}

async fn page(scene: &Scene, path: &str) -> String {
    let request = scene.hub.client.get(format!("{}{path}", scene.hub.url));
    let request = request.header("accept", "text/html");
    Answer::read(request.send().await.expect("a page"))
        .await
        .text
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_that_look_like_anothers_are_marked_and_not_refused() {
    let scene = Scene::new().await;
    let (hub, object) = (&scene.hub, scene.object());
    let mut ids = Vec::new();
    for name in ["Amnesty", "PEACE", "東京 Union", "Савез синдиката"] {
        let signer = json!({"names": {"en": name}, "provenance": "paper"});
        ids.push(hub.attest(object, signer).await);
    }
    endorse(&scene, &scene.dockers, &scene.appeal, FORGED).await;
    endorse(&scene, &scene.sibling, &scene.appeal, WHOLLY).await;

    // Though the appeal is open, a person looks at them, and is told why.
    let mut both = [scene.dockers.id.as_str(), scene.sibling.id.as_str()];
    both.sort_unstable();
    hub.until_pending(object, &both).await;
    let waiting = hub.get("/pending", &[("object", object)]).await.expect(200);
    for one in waiting["items"].as_array().expect("items") {
        assert_eq!(one["why"], "name_taken", "{waiting}");
    }
    let mut desk = undersigned_tests::Desk::of(hub).await;
    let queue = desk.get("/desk/appeals/free-them/queue").await;
    assert_eq!(queue.matches("or looks like it").count(), 2, "{queue}");
    assert_eq!(queue.matches("A word mixes letters").count(), 1, "{queue}");
    for name in ["Amnesty", "PEACE"] {
        assert!(queue.contains(name), "{name}: {queue}");
    }
    for id in both {
        hub.decide(object, id, "admitted").await.expect(201);
    }

    let list = hub.list(object).await;
    assert_eq!(list.len(), 6, "nobody is refused: {list:?}");
    let of = |id: &str| {
        list.iter()
            .find(|one| one["id"] == id)
            .expect("it is listed")
    };
    let remark = |id: &str| of(id)["lookAlike"].clone();
    let alike = |mixed: bool, id: &str| json!({"mixedScripts": mixed, "entries": [{"id": id, "ordinal": of(id)["ordinal"]}]});
    assert_eq!(remark(&scene.dockers.id), alike(true, &ids[0]));
    assert_eq!(remark(&ids[0]), alike(false, &scene.dockers.id));
    assert_eq!(remark(&scene.sibling.id), alike(false, &ids[1]));
    for honest in &ids[2..] {
        assert_eq!(remark(honest), Value::Null, "{}", of(honest));
    }

    let number = of(&ids[0])["ordinal"].as_u64().expect("a number");
    let looks_like = format!(">no. {number}</a>");
    for path in ["/appeals/free-them", "/appeals/free-them/cosigners"] {
        let text = page(&scene, path).await;
        assert!(text.contains(&looks_like), "{path}: {text}");
        assert_eq!(text.matches("Looks like").count(), 4, "{path}");
        assert_eq!(
            text.matches("Letters of several scripts.").count(),
            1,
            "{path}"
        );
    }
    let published = page(&scene, "/appeals/free-them/cosigners.json").await;
    assert!(published.contains("\"lookAlike\""), "{published}");

    // Before anybody is let in, the organiser is told.
    let mut draft = hub.petition("moderated");
    draft["admission"] = json!("moderated");
    let moderated = hub.publish_draft(draft).await;
    hub.attest(
        &moderated,
        json!({"names": {"en": "Amnesty"}, "provenance": "paper"}),
    )
    .await;
    let appeal = hub
        .get("/appeals", &[("object", &moderated)])
        .await
        .expect(200);
    endorse(&scene, &scene.dockers, &appeal, FORGED).await;
    hub.until_pending(&moderated, &[&scene.dockers.id]).await;
    let waiting = hub
        .get("/pending", &[("object", &moderated)])
        .await
        .expect(200);
    let remark = &waiting["items"][0]["lookAlike"];
    assert_eq!(remark["mixedScripts"], true, "{waiting}");
    assert_eq!(remark["entries"][0]["ordinal"], 1, "{waiting}");
    let text = desk.get("/desk").await;
    assert!(text.contains("Looks like no. "), "{text}");
    let text = desk.get("/desk/appeals/free-them/co-signers").await;
    assert!(text.contains("Letters of several scripts."), "{text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_is_called_by_plain_words() {
    let scene = Scene::new().await;
    let (hub, account) = (&scene.hub, &scene.dockers);
    let mut document = account.document();
    document["name"] = json!("Dock\u{202e}ers\u{1}");
    document["preferredUsername"] = json!("dockers@victim.example\u{202e}");
    scene.foreign.serve(&account.id, document);
    let asked = [("account", account.id.as_str())];
    let found = hub.get("/actors", &asked).await.expect(200);
    assert_eq!(found["names"], json!({"und": "Dockers"}));
    assert_eq!(found["handle"], json!(ids::host(&account.id)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_700_a_name_that_nobody_can_see_waits_for_a_person() {
    let scene = Scene::new().await;
    let (hub, object) = (&scene.hub, scene.object());
    // Letters, by their category, of which nothing is seen.
    endorse(&scene, &scene.dockers, &scene.appeal, "\u{3164}\u{1160}").await;
    hub.until_pending(object, &[&scene.dockers.id]).await;
    let waiting = hub.get("/pending", &[("object", object)]).await.expect(200);
    assert_eq!(waiting["items"][0]["why"], "name_unreadable", "{waiting}");
    assert!(hub.list(object).await.is_empty());
    // Whoever gives a name is let in; other names are not taken over unseen.
    let listed = async || hub.list(object).await[0]["names"].clone();
    endorse(&scene, &scene.dockers, &scene.appeal, "Dockers").await;
    assert_eq!(listed().await, json!({"en": "Dockers"}));
    endorse(&scene, &scene.dockers, &scene.appeal, "\u{ffa0}").await;
    assert_ne!(listed().await, json!({"en": "\u{ffa0}"}));
}
