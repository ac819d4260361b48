//! All who match a search leave the list, or are refused, by one decision; and come back by another.

use super::{QUEUE, Scene, scene};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use undersigned_tests::{
    Backend, Desk, WrongClock,
    desk::{between, field},
    on_both_databases, on_either_database, until,
};

on_both_databases! {
    all_who_match_leave_once_somebody_is_sure
    all_who_wait_and_match_are_refused_once_somebody_is_sure
}

on_either_database! {
    all_who_left_by_one_decision_are_let_in_again
    the_last_hour_is_the_one_before_somebody_looked
    programs_have_many_leave_as_well
    programs_refuse_many_as_well
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

    /// Until a decision about many is over; gives how far it came.
    async fn until_over(&self) -> Value {
        let query = [
            ("org", self.hub.org.as_str()),
            ("object", self.object.as_str()),
        ];
        until("the end", || async {
            let progress = self.hub.get("/signers/remove", &query).await.expect(200);
            match progress["isOver"] == true {
                true => Ok(progress),
                false => Err(progress.to_string()),
            }
        })
        .await
    }

    async fn names(&self) -> Vec<Value> {
        let list = self.hub.list(&self.object).await;
        list.iter().map(|one| one["names"]["en"].clone()).collect()
    }
}

/// What the page that asks is answered, with what it says itself.
fn answer(page: &str, sure: &str) -> [(&'static str, String); 6] {
    answer_of("listed", page, sure)
}

fn answer_of(standing: &str, page: &str, sure: &str) -> [(&'static str, String); 6] {
    [
        ("show", standing.to_owned()),
        ("q", "invented".to_owned()),
        ("at", field(page, "at")),
        ("seen", field(page, "seen")),
        ("reason", "duplicate".to_owned()),
        ("sure", sure.to_owned()),
    ]
}

async fn send(desk: &mut Desk, fields: &[(&'static str, String); 6]) -> (StatusCode, String) {
    send_to(desk, &format!("{QUEUE}/all"), fields).await
}

async fn send_to(
    desk: &mut Desk,
    path: &str,
    fields: &[(&'static str, String); 6],
) -> (StatusCode, String) {
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    desk.submit(path, &fields).await
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
    // What is looked for is found inside words as well: so it is said, and whom it has found.
    assert!(page.contains("also inside other words"), "{page}");
    assert!(page.contains("Invented Circle 0"), "{page}");
    assert!(page.contains("… and 42 more"), "{page}");
    let unsure = answer(&page, "");
    let (status, again) = send(&mut desk, &unsure).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{again}");
    let chosen = r#"<option value="duplicate" selected>"#;
    assert!(again.contains(chosen), "the reason is kept: {again}");
    let mut others = answer(&page, "yes");
    others[3].1 = "0".repeat(64);
    let (status, again) = send(&mut desk, &others).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{again}");
    assert!(again.contains("They are others by now"), "{again}");
    // One more has come since, and stays: nobody has seen it.
    scene.enter("Invented Latecomers").await;
    assert_eq!(scene.names().await.len(), MANY + 2, "nobody has left");

    let sure = answer(&page, "yes");
    let (status, to) = send(&mut desk, &sure).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    // Pressed twice, it is begun once.
    let (status, again) = send(&mut desk, &sure).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{again}");
    assert!(!again.contains("done="), "{again}");
    let page = desk.get(&to).await;
    assert!(page.contains("They leave the list part by part."), "{page}");
    let (mut desk, page) = until_all_left(desk).await;
    assert!(page.contains("Begun: "), "{page}");
    assert!(page.contains("by: hub@unions.example"), "{page}");
    let names = scene.names().await;
    assert_eq!(names, ["Harbour Pilots League", "Invented Latecomers"]);
    let removed = scene.signers("removed").await;
    assert_eq!(removed["items"][0]["reason"], "duplicate", "{removed}");
    let log = desk.get("/desk/log.csv").await;
    assert!(log.contains(",remove-all,"), "{log}");
    assert_eq!(log.matches(",remove,").count(), MANY, "{log}");

    // It is said until somebody puts it away; there is nothing to stop any more.
    let stop = format!("{all}/stop");
    let (_, to) = desk.submit(&stop, &[]).await;
    let page = desk.get(&to).await;
    assert!(page.contains("52 of 52 have left the list."), "{page}");
    let (_, to) = desk.submit(&stop, &[("do", "forget")]).await;
    let page = desk.get(&to).await;
    assert!(!page.contains("have left the list."), "{page}");
    let said = "How it ended is not shown any more.";
    assert!(page.contains(said), "{page}");
}

/// Until all have left the list; gives back the desk, and what it says of them.
async fn until_all_left(desk: Desk) -> (Desk, String) {
    let desk = Mutex::new(desk);
    until("the end", || async {
        let page = desk.lock().await.get(&format!("{QUEUE}?show=listed")).await;
        let said = "52 of 52 have left the list.";
        page.contains(said).then_some(()).ok_or(page)
    })
    .await;
    let mut desk = desk.into_inner();
    let page = desk.get(&format!("{QUEUE}?show=listed")).await;
    (desk, page)
}

async fn all_who_left_by_one_decision_are_let_in_again(backend: Backend) {
    let scene = Scene::with_many(backend).await;
    let mut desk = Desk::of(&scene.hub).await;
    let question = format!("{QUEUE}/all?show=listed&q=invented");
    let sure = answer(&desk.get(&question).await, "yes");
    let (status, to) = send(&mut desk, &sure).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let (mut desk, page) = until_all_left(desk).await;
    assert!(page.contains("Let all of them in again…"), "{page}");
    let page = desk.get(&format!("{QUEUE}?show=removed")).await;
    assert!(page.contains("Let all 52 in again"), "{page}");
    let again = format!("{QUEUE}/all/again");
    let begun = between(&page, "/all/again?begun=", "\"");
    let page = desk.get(&format!("{again}?begun={begun}")).await;
    assert!(page.contains("52 signers left the list"), "{page}");
    assert!(page.contains("… and 42 more"), "{page}");
    let [at, seen] = ["at", "seen"].map(|name| field(&page, name));
    let fields = |sure: &'static str| {
        [
            ("begun", begun.as_str()),
            ("at", at.as_str()),
            ("seen", seen.as_str()),
            ("sure", sure),
        ]
    };
    let (status, page) = desk.submit(&again, &fields("")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert_eq!(scene.names().await.len(), 1, "nobody has come back");
    let (status, to) = desk.submit(&again, &fields("yes")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    // Pressed twice, it is begun once.
    let (status, twice) = desk.submit(&again, &fields("yes")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{twice}");
    assert!(!twice.contains("done="), "{twice}");
    let page = desk.get(&to).await;
    let said = "They are let in again part by part.";
    assert!(page.contains(said), "{page}");
    let desk = Mutex::new(desk);
    until("all to be back", || async {
        let page = desk
            .lock()
            .await
            .get(&format!("{QUEUE}?show=removed"))
            .await;
        let said = "52 of 52 stand on the list again.";
        page.contains(said).then_some(()).ok_or(page)
    })
    .await;
    let mut desk = desk.into_inner();
    assert_eq!(scene.names().await.len(), MANY + 1);
    // There is nothing left to undo.
    let page = desk.get(&format!("{QUEUE}?show=removed")).await;
    assert!(!page.contains("/all/again?"), "{page}");
    let (status, to) = desk.look(&format!("{again}?begun={begun}")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let log = desk.get("/desk/log.csv").await;
    assert!(log.contains(",restore-all,"), "{log}");
    assert_eq!(log.matches(",restore,").count(), MANY, "{log}");
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
    let [seen, at] = ["seen", "at"].map(|name| field(&page, name));
    let fields = [
        ("show", "listed"),
        ("q", "invented"),
        ("came", "hour"),
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
    assert_eq!(none["code"], "signers_none");
    let begun = hub.post("/signers/remove", body(&chosen)).await.expect(202);
    assert_eq!(begun["of"], MANY);
    assert_eq!(begun["act"], "remove");
    let progress = scene.until_over().await;
    assert_eq!(progress["removed"], MANY - 1, "{progress}");
    assert_eq!(progress["left"], 1, "{progress}");
    assert_eq!(scene.names().await.len(), 2);
    let path = format!("/signers/remove?org={}&object={object}", hub.org);
    let gone = hub.api(Method::DELETE, &path, None).await;
    assert_eq!(gone.status, 204, "{}", gone.text);
    let after = hub.get("/signers/remove", &query).await.expect(200);
    assert_eq!(after, progress, "there was nothing to stop any more");
    assert_eq!(after["end"], "done", "{after}");

    // The same of those who were removed.
    let removed = scene.signers("removed").await;
    let items = removed["items"].as_array().expect("a list");
    let chosen: Vec<Value> = items
        .iter()
        .map(|one| json!({"about": one["about"], "seen": one["seen"]}))
        .collect();
    let begun = hub
        .post("/signers/restore", body(&chosen))
        .await
        .expect(202);
    assert_eq!(begun["act"], "restore");
    scene.until_over().await;
    assert_eq!(scene.names().await.len(), MANY + 1);

    // At the desk it is offered as long as somebody can come back, and the token is called by what is known of it.
    let listed = scene.signers("listed").await;
    let one = json!({"about": listed["items"][0]["about"]});
    let begun = hub
        .post("/signers/remove", body(std::slice::from_ref(&one)))
        .await;
    begun.expect(202);
    scene.until_over().await;
    let mut desk = Desk::of(hub).await;
    let page = desk.get(QUEUE).await;
    let offer = "Let all of them in again…";
    assert!(page.contains("1 of 1 have left the list."), "{page}");
    assert!(page.contains(offer), "{page}");
    assert!(page.contains("Token: made on the server · "), "{page}");
    let back = json!({"org": hub.org, "object": object, "act": "restore", "signers": [one]});
    hub.post("/signers/decide", back).await.expect(200);
    let page = desk.get(QUEUE).await;
    assert!(page.contains("1 of 1 have left the list."), "{page}");
    assert!(!page.contains(offer), "{page}");
}

/// Those who wait, of whom three are none.
async fn with_waiting(backend: Backend) -> Scene {
    let scene = scene(backend).await;
    for (handle, name) in [
        ("one", "Invented Circle One"),
        ("two", "Invented Circle Two"),
        ("three", "Invented Circle Three"),
        ("pilots", "Harbour Pilots League"),
    ] {
        scene.endorse(handle, name, "").await;
    }
    until("four to wait", || async {
        let count = scene.abouts("waiting").await.len();
        (count == 4).then_some(()).ok_or_else(|| count.to_string())
    })
    .await;
    scene
}

async fn all_who_wait_and_match_are_refused_once_somebody_is_sure(backend: Backend) {
    let scene = with_waiting(backend).await;
    let before = scene.count().await;
    let mut desk = Desk::of(&scene.hub).await;
    let all = format!("{QUEUE}/all/refuse");
    // Neither all who wait, nor those of another place.
    for nothing in ["?show=waiting", "?show=listed&q=invented"] {
        let (status, to) = desk.look(&format!("{all}{nothing}")).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    }
    let page = desk.get(&format!("{all}?show=waiting&q=invented")).await;
    assert!(page.contains("3 signers who wait match"), "{page}");
    assert!(page.contains("the last 1,000 who were refused"), "{page}");
    let unsure = answer_of("waiting", &page, "");
    let (status, again) = send_to(&mut desk, &all, &unsure).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{again}");
    assert_eq!(scene.abouts("waiting").await.len(), 4, "nobody is refused");

    let sure = answer_of("waiting", &again, "yes");
    let (status, to) = send_to(&mut desk, &all, &sure).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let page = desk.get(&to).await;
    assert!(page.contains("They are refused part by part."), "{page}");
    let desk = Mutex::new(desk);
    until("the end", || async {
        let page = desk.lock().await.get(QUEUE).await;
        let said = "3 of 3 have been refused.";
        page.contains(said).then_some(()).ok_or(page)
    })
    .await;
    let mut desk = desk.into_inner();
    let waiting = scene.signers("waiting").await;
    assert_eq!(waiting["items"][0]["names"]["en"], "Harbour Pilots League");
    let refused = scene.signers("refused").await;
    assert_eq!(
        refused["items"].as_array().map(Vec::len),
        Some(3),
        "{refused}"
    );
    assert_eq!(refused["items"][0]["reason"], "duplicate", "{refused}");
    assert_eq!(scene.count().await, before, "nothing is signed");
    let log = desk.get("/desk/log.csv").await;
    assert!(log.contains(",refuse-all,"), "{log}");
    assert_eq!(log.matches(",refuse,").count(), 3, "{log}");
}

async fn programs_refuse_many_as_well(backend: Backend) {
    let scene = with_waiting(backend).await;
    let (hub, object) = (&scene.hub, scene.object.as_str());
    let waiting = scene.signers("waiting").await;
    let items = waiting["items"].as_array().expect("a list");
    let mut chosen: Vec<Value> = items
        .iter()
        .filter(|one| one["names"]["en"] != "Harbour Pilots League")
        .map(|one| json!({"about": one["about"], "seen": one["seen"]}))
        .collect();
    // Somebody looked at another name.
    chosen[0]["seen"] = json!("0123456789abcdef");
    let body = json!({"org": hub.org, "object": object, "signers": chosen});
    let begun = hub.post("/signers/refuse", body).await.expect(202);
    assert_eq!((&begun["act"], &begun["of"]), (&json!("refuse"), &json!(3)));
    let progress = scene.until_over().await;
    assert_eq!(progress["act"], "refuse", "{progress}");
    assert_eq!(progress["removed"], 2, "{progress}");
    assert_eq!(progress["left"], 1, "{progress}");
    assert_eq!(scene.abouts("waiting").await.len(), 2);
}
