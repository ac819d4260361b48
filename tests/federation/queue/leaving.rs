//! All who match a search leave the list by one decision.

use super::{QUEUE, Scene, scene};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use undersigned_tests::{Backend, Desk, WrongClock, desk::field, on_both_databases, until};

on_both_databases! {
    all_who_match_leave_once_somebody_is_sure
    the_last_hour_is_the_one_before_somebody_looked
    programs_have_many_leave_as_well
}

/// More than one page shows.
const MANY: usize = 52;

impl Scene {
    async fn enter(&self, name: &str) -> String {
        let paper = json!({"names": {"en": name}, "provenance": "paper"});
        self.hub.attest(&self.object, paper).await
    }

    /// A list on which many stand who are none, and one who is.
    async fn with_many(backend: Backend) -> Self {
        let scene = scene(backend).await;
        for number in 0..MANY {
            scene.enter(&format!("Invented Circle {number}")).await;
        }
        scene.enter("Harbour Pilots League").await;
        scene
    }

    async fn names(&self) -> Vec<Value> {
        let list = self.hub.list(&self.object).await;
        list.iter().map(|one| one["names"]["en"].clone()).collect()
    }
}

/// What the page that asks is answered, with what it says itself.
fn answer(page: &str, sure: &str) -> [(&'static str, String); 6] {
    [
        ("show", "listed".to_owned()),
        ("q", "invented".to_owned()),
        ("count", field(page, "count")),
        ("seen", field(page, "seen")),
        ("reason", "duplicate".to_owned()),
        ("sure", sure.to_owned()),
    ]
}

async fn send(desk: &mut Desk, fields: &[(&'static str, String); 6]) -> (StatusCode, String) {
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    desk.submit(&format!("{QUEUE}/all"), &fields).await
}

async fn all_who_match_leave_once_somebody_is_sure(backend: Backend) {
    let scene = Scene::with_many(backend).await;
    let mut desk = Desk::of(&scene.hub).await;
    // The whole list is not meant by mistake.
    let page = desk.get(&format!("{QUEUE}?show=listed")).await;
    assert!(!page.contains("/queue/all?"), "{page}");
    let (status, to) = desk.look(&format!("{QUEUE}/all?show=listed")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let page = desk.get(&format!("{QUEUE}?show=listed&q=pilots")).await;
    assert!(!page.contains("/queue/all?"), "one fits on a page: {page}");
    let page = desk.get(&format!("{QUEUE}?show=listed&q=invented")).await;
    assert!(page.contains("Remove all 52 that match"), "{page}");

    let all = format!("{QUEUE}/all");
    let question = format!("{all}?show=listed&q=invented");
    let page = desk.get(&question).await;
    assert!(page.contains("52 signers on the list match"), "{page}");
    let unsure = answer(&page, "");
    let (status, again) = send(&mut desk, &unsure).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{again}");
    // One more has come since.
    scene.enter("Invented Latecomers").await;
    let sure = answer(&page, "yes");
    let (status, again) = send(&mut desk, &sure).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{again}");
    assert!(again.contains("1 more came since; look again"), "{again}");
    assert_eq!(scene.names().await.len(), MANY + 2, "nobody has left");

    let sure = answer(&again, "yes");
    let (status, to) = send(&mut desk, &sure).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let page = desk.get(&to).await;
    assert!(page.contains("They leave the list part by part."), "{page}");
    let desk = Mutex::new(desk);
    until("the end", || async {
        let page = desk.lock().await.get(&format!("{QUEUE}?show=listed")).await;
        let said = "53 of 53 have left the list.";
        page.contains(said).then_some(()).ok_or(page)
    })
    .await;
    let mut desk = desk.into_inner();
    assert_eq!(scene.names().await, ["Harbour Pilots League"]);
    let removed = scene.signers("removed").await;
    assert_eq!(removed["items"][0]["reason"], "duplicate", "{removed}");
    let log = desk.get("/desk/log.csv").await;
    assert!(log.contains(",remove-all,"), "{log}");
    assert_eq!(log.matches(",remove,").count(), MANY + 1, "{log}");

    // It is said until somebody puts it away.
    let (_, to) = desk.submit(&format!("{all}/stop"), &[]).await;
    let page = desk.get(&to).await;
    assert!(!page.contains("have left the list."), "{page}");
}

async fn the_last_hour_is_the_one_before_somebody_looked(backend: Backend) {
    let mut scene = scene(backend).await;
    let clock = WrongClock::of(&mut scene.hub);
    scene.hub.stop().await;
    scene.hub.run().await;
    scene.enter("Invented Circle").await;
    let mut desk = Desk::of(&scene.hub).await;
    let question = format!("{QUEUE}/all?show=listed&q=invented&came=hour");
    let page = desk.get(&question).await;
    let [count, seen, at] = ["count", "seen", "at"].map(|name| field(&page, name));
    let fields = [
        ("show", "listed"),
        ("q", "invented"),
        ("came", "hour"),
        ("count", count.as_str()),
        ("seen", seen.as_str()),
        ("at", at.as_str()),
        ("sure", "yes"),
    ];
    clock.set(3_660);
    let (status, to) = desk.look(&question).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "nobody fits now: {to}");
    let (status, to) = desk.submit(&format!("{QUEUE}/all"), &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.contains("done=signers-leaving"), "{to}");
}

async fn programs_have_many_leave_as_well(backend: Backend) {
    let scene = Scene::with_many(backend).await;
    let (hub, object) = (&scene.hub, scene.object.as_str());
    let query = [("org", hub.org.as_str()), ("object", object)];
    hub.get("/signers/remove", &query).await.expect(404);
    let listed = scene.signers("listed").await;
    let items = listed["items"].as_array().expect("a list");
    let mut chosen: Vec<Value> = items
        .iter()
        .filter(|one| one["names"]["en"] != "Harbour Pilots League")
        .map(|one| json!({"about": one["about"], "seen": one["seen"]}))
        .collect();
    // Somebody looked at another name.
    chosen[0]["seen"] = json!("0123456789abcdef");
    let body = |signers: &[Value]| json!({"org": hub.org, "object": object, "signers": signers});
    let none = hub.post("/signers/remove", body(&[])).await.expect(422);
    assert_eq!(none["code"], "too_many");
    let begun = hub.post("/signers/remove", body(&chosen)).await.expect(202);
    assert_eq!(begun["of"], MANY);
    until("the end", || async {
        let progress = hub.get("/signers/remove", &query).await.expect(200);
        let is_over = progress["isOver"] == true;
        is_over.then_some(()).ok_or_else(|| progress.to_string())
    })
    .await;
    let progress = hub.get("/signers/remove", &query).await.expect(200);
    assert_eq!(progress["removed"], MANY - 1, "{progress}");
    assert_eq!(progress["left"], 1, "{progress}");
    assert_eq!(scene.names().await.len(), 2);
    let path = format!("/signers/remove?org={}&object={object}", hub.org);
    let gone = hub.api(Method::DELETE, &path, None).await;
    assert_eq!(gone.status, 204, "{}", gone.text);
    hub.get("/signers/remove", &query).await.expect(404);
}
