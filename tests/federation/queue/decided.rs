//! Who is decided about by programs as well, and what becomes of whom was decided about.

use super::{QUEUE, all, filled, scene, send};
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Server,
    desk::{at_the_quay, between},
    on_both_databases, on_either_database,
};

on_both_databases! {
    who_was_refused_and_takes_it_back_is_forgotten
}

on_either_database! {
    programs_decide_about_several_as_people_do
    a_neighbour_on_this_server_sees_that_it_was_refused_and_withdraws
    who_is_one_signer_leaves_and_comes_back_with_every_entry
    who_calls_for_an_appeal_is_not_said_to_have_left_it
}

async fn programs_decide_about_several_as_people_do(backend: Backend) {
    let scene = scene(backend).await;
    let (hub, object) = (&scene.hub, scene.object.as_str());
    let (dockers, _) = scene.endorse("dockers", "Dockers", "TN").await;
    let (nurses, _) = scene.endorse("nurses", "Nurses", "").await;
    hub.until_pending(object, &[&dockers.id, &nurses.id]).await;
    let waiting = scene.signers("waiting").await;
    let of = |id: &str| {
        let items = waiting["items"].as_array().expect("items");
        items
            .iter()
            .find(|one| one["about"] == id)
            .cloned()
            .expect("waits")
    };
    let one = of(&dockers.id);
    assert_eq!(one["stance"], "open");
    assert_eq!(one["country"], "TN");
    assert_eq!(one["why"], "awaits_admission");
    assert_eq!(one["key"], dockers.author.key.public().as_str());
    assert!(one["met"]["first"].is_string(), "{one}");
    let body = |act: &str, signers: Value| json!({"org": hub.org, "object": object, "act": act, "signers": signers});
    let decided = async |act: &str, signers: Value| -> Value {
        let answer = hub.post("/signers/decide", body(act, signers)).await;
        answer.expect(200)["outcomes"].clone()
    };
    let both = json!([
        {"about": dockers.id, "seen": one["seen"]},
        {"about": nurses.id, "seen": "0000000000000000"},
        {"about": dockers.id},
        {"about": "https://nowhere.example/orgs/x"},
    ]);
    let outcomes = decided("admit", both).await;
    let names: Vec<&str> = outcomes
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["outcome"].as_str())
        .collect();
    assert_eq!(
        names,
        ["done", "changed", "elsewhere", "elsewhere"],
        "{outcomes}"
    );
    let gone = decided("restore", json!([{"about": dockers.id}])).await;
    assert_eq!(
        gone[0]["outcome"], "elsewhere",
        "it was not removed: {gone}"
    );

    let many: Vec<Value> = (0..101)
        .map(|number| json!({"about": format!("https://x.example/{number}")}))
        .collect();
    let refused = hub
        .post("/signers/decide", body("admit", json!(many)))
        .await;
    assert_eq!((refused.status.as_u16(), refused.code()), (422, "too_many"));
    let refused = hub.post("/signers/decide", body("burn", json!([]))).await;
    assert_eq!(refused.status.as_u16(), 422);
    let query = [
        ("org", hub.org.as_str()),
        ("object", object),
        ("standing", "sleeping"),
    ];
    hub.get("/signers", &query).await.expect(400);
}

async fn who_was_refused_and_takes_it_back_is_forgotten(backend: Backend) {
    let scene = scene(backend).await;
    let (dockers, said) = scene.endorse("dockers", "Dockers", "").await;
    let (nurses, _) = scene.endorse("nurses", "Nurses", "").await;
    let who = [dockers.id.as_str(), nurses.id.as_str()];
    scene.hub.until_pending(&scene.object, &who).await;
    let body = |act: &str| {
        json!({"org": scene.hub.org, "object": scene.object, "act": act,
            "signers": [{"about": dockers.id}, {"about": nurses.id}]})
    };
    let refused = scene.hub.post("/signers/decide", body("refuse")).await;
    assert_eq!(refused.expect(200)["outcomes"][1]["outcome"], "done");
    // A newer word is decided about anew; the older one is not kept beside it.
    scene.say(&dockers, "Dockers’ Union", "", Some(&said)).await;
    scene.hub.until_pending(&scene.object, &who[..1]).await;
    assert_eq!(scene.abouts("refused").await, [nurses.id.as_str()]);
    let again = scene.hub.post("/signers/decide", body("reconsider")).await;
    let again = again.expect(200)["outcomes"].clone();
    assert_eq!(again[0]["outcome"], "elsewhere", "{again}");
    assert_eq!(again[1]["outcome"], "done", "{again}");
    let waiting = scene.signers("waiting").await;
    assert!(waiting.to_string().contains("Dockers’ Union"), "{waiting}");
}

async fn a_neighbour_on_this_server_sees_that_it_was_refused_and_withdraws(backend: Backend) {
    let mut scene = scene(backend).await;
    let mut quay = at_the_quay(&scene.hub).await;
    let made = ["token", "create", "--org", "quay", "--json"];
    let made = scene.hub.command_json(&made);
    let theirs = made["token"].as_str().expect("a token").to_owned();
    let ours = scene.hub.token.clone();
    let actor = format!("{}/orgs/quay", scene.hub.url);
    let said = json!({"org": actor, "object": scene.object, "names": {"en": "Quay Union"}});
    scene.hub.token.clone_from(&theirs);
    scene
        .hub
        .post("/endorsements", said.clone())
        .await
        .expect(202);

    scene.hub.token.clone_from(&ours);
    assert_eq!(scene.abouts("waiting").await, [actor.as_str()]);
    let body = |act: &str| {
        json!({"org": scene.hub.org, "object": scene.object, "act": act,
            "signers": [{"about": actor}]})
    };
    let (refuse, reconsider) = (body("refuse"), body("reconsider"));
    let outcome = async |hub: &Server, body: &Value| -> Value {
        let decided = hub.post("/signers/decide", body.clone()).await.expect(200);
        decided["outcomes"][0]["outcome"].clone()
    };
    assert_eq!(outcome(&scene.hub, &refuse).await, "done");
    // Nobody decides about it any more, and its own people see what became of it.
    assert_eq!(scene.hub.pending(&scene.object).await, [""; 0]);
    assert_eq!(scene.abouts("refused").await, [actor.as_str()]);
    assert_eq!(outcome(&scene.hub, &refuse).await, "elsewhere");
    let refusal = "Those who call for it refused your signature on ";
    let page = quay.get("/desk").await;
    assert!(page.contains(refusal), "{page}");
    // Opened for all, the list does not let in whom a person has refused.
    let open = json!({"admission": "open"});
    scene.hub.revise("free-them", open).await.expect(200);
    let listed = scene.hub.list(&scene.object).await;
    assert!(listed.is_empty(), "{listed:?}");
    let let_in = "The initiators let signers in";
    let page = scene.hub.page("/appeals/free-them").await.text;
    assert!(!page.contains(let_in), "{page}");
    let moderated = json!({"admission": "moderated"});
    scene.hub.revise("free-them", moderated).await.expect(200);
    let page = scene.hub.page("/appeals/free-them").await.text;
    assert!(page.contains(let_in), "{page}");

    assert_eq!(outcome(&scene.hub, &reconsider).await, "done");
    assert_eq!(scene.hub.pending(&scene.object).await, [actor.as_str()]);
    let page = quay.get("/desk").await;
    assert!(
        page.contains("</bdi> · sent, not on the list yet</span>"),
        "{page}"
    );
    // What it says anew waits, and that refusal is not undone any more.
    assert_eq!(outcome(&scene.hub, &refuse).await, "done");
    scene.hub.token.clone_from(&theirs);
    scene.hub.post("/endorsements", said).await.expect(202);
    scene.hub.token.clone_from(&ours);
    assert_eq!(scene.hub.pending(&scene.object).await, [actor.as_str()]);
    assert_eq!(outcome(&scene.hub, &reconsider).await, "elsewhere");

    assert_eq!(outcome(&scene.hub, &refuse).await, "done");
    scene.hub.token.clone_from(&theirs);
    let query = format!("/endorsements?org={actor}&object={}", scene.object);
    let gone = scene.hub.api(Method::DELETE, &query, None).await;
    gone.expect(202);
    let page = quay.get("/desk").await;
    assert!(!page.contains(refusal), "{page}");
}

async fn who_is_one_signer_leaves_and_comes_back_with_every_entry(backend: Backend) {
    let scene = scene(backend).await;
    let (hub, object) = (&scene.hub, scene.object.as_str());
    let paper = json!({"names": {"en": "Harbour Pilots League"}});
    let paper = hub.attest(object, paper).await;
    let (pilots, _) = scene.endorse("pilots", "Harbour Pilots", "").await;
    hub.until_pending(object, &[&pilots.id]).await;
    let let_in = hub.decide(object, &pilots.id, "admitted").await;
    let_in.expect(201);
    let same = json!({
        "org": hub.org, "object": object, "entries": [paper, pilots.id], "state": "same",
    });
    hub.post("/same-signer", same).await.expect(201);
    let ids = async || -> Vec<(Value, Value)> {
        let list = hub.list(object).await;
        let ids = |entry: &Value| (entry["id"].clone(), entry["sameAs"].clone());
        list.iter().map(ids).collect()
    };
    let before = ids().await;
    assert_eq!(before.len(), 1, "{before:?}");

    // At the desk: the name is gone when the page says so, and back when it says that.
    let mut desk = Desk::of(hub).await;
    let (_, done) = all(&mut desk, "listed", "remove", "on-request").await;
    assert_eq!(done.matches("Has left the list.").count(), 1, "{done}");
    assert!(ids().await.is_empty(), "another entry stands for it");
    let only = between(&done, "name=\"only\" value=\"", "\"");
    let fields = filled(&done, &[("do", "restore"), ("only", &only)]);
    let (_, done) = send(&mut desk, &format!("{QUEUE}/decide"), &fields).await;
    let again = done.matches("Stands on the list again.").count();
    assert_eq!(again, 1, "{done}");
    assert_eq!(ids().await, before, "it is one signer as before");

    // By programs, whichever of the two ids they bring back.
    let decide = async |act: &str, about: &Value| {
        let body = json!({
            "org": hub.org, "object": object, "act": act, "signers": [{"about": about}],
        });
        let answer = hub.post("/signers/decide", body).await.expect(200);
        assert_eq!(answer["outcomes"][0]["outcome"], "done", "{act}: {answer}");
    };
    decide("remove", &before[0].0).await;
    assert!(ids().await.is_empty());
    assert_eq!(scene.abouts("removed").await.len(), 2);
    decide("restore", &before[0].1[0]).await;
    assert_eq!(ids().await, before);

    // Said to be two, each goes by itself.
    let distinct = json!({
        "org": hub.org, "object": object, "entries": [paper, pilots.id], "state": "distinct",
    });
    hub.post("/same-signer", distinct).await.expect(201);
    decide("remove", &json!(paper)).await;
    let left = ids().await;
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(left[0].0, pilots.id.as_str());
}

async fn who_calls_for_an_appeal_is_not_said_to_have_left_it(backend: Backend) {
    let scene = scene(backend).await;
    let (hub, object) = (&scene.hub, scene.object.as_str());
    hub.endorse(object, "Hub Union").await.expect(202);
    assert!(hub.entry(object, &hub.org).await.is_some());
    let before = scene.count().await;
    let body = json!({
        "org": hub.org, "object": object, "act": "remove", "signers": [{"about": hub.org}],
    });
    let answer = hub.post("/signers/decide", body).await.expect(200);
    let outcome = &answer["outcomes"][0];
    assert_eq!(outcome["outcome"], "failed", "{answer}");
    assert_eq!(outcome["code"], "initiator_stands", "{answer}");
    assert!(hub.entry(object, &hub.org).await.is_some());
    assert_eq!(scene.count().await, before, "nothing was signed");
}
