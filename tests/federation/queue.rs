//! The signers' desk: several are decided about at once, each by itself, and everything can be undone.

mod decided;
mod leaving;
mod lists;

use crate::PROGRAM;
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, Desk, ForeignActor, ForeignServer, Server,
    desk::{between, field},
    millis, on_both_databases, until,
};

on_both_databases! {
    several_are_let_in_refused_and_removed_and_all_of_it_is_undone
    what_changed_since_it_was_looked_at_is_left_alone
}

const QUEUE: &str = "/desk/appeals/free-them/queue";

struct Scene {
    hub: Server,
    object: String,
    appeal: Value,
    foreign: ForeignServer,
}

async fn scene(backend: Backend) -> Scene {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = hub.petition("free-them");
    draft["admission"] = json!("moderated");
    let object = hub.publish_draft(draft).await;
    let appeal = hub
        .get("/appeals", &[("object", &object)])
        .await
        .expect(200);
    let foreign = ForeignServer::start().await;
    Scene {
        hub,
        object,
        appeal,
        foreign,
    }
}

impl Scene {
    /// An organisation elsewhere endorses under a name; gives it and the endorsement's id.
    async fn endorse(&self, handle: &str, name: &str, country: &str) -> (ForeignActor, String) {
        let actor = self.foreign.organization(handle);
        let id = self.say(&actor, name, country, None).await;
        (actor, id)
    }

    async fn say(
        &self,
        actor: &ForeignActor,
        name: &str,
        country: &str,
        id: Option<&str>,
    ) -> String {
        let mut members = actor.endorsement(&self.appeal, name, millis());
        if !country.is_empty() {
            members.insert("country".into(), json!(country));
        }
        if let Some(id) = id {
            members.insert("id".into(), json!(id));
        }
        let endorsement = actor.sign(members);
        let id = endorsement["id"].as_str().expect("an id").to_owned();
        let create = actor.activity("Create", endorsement);
        let inbox = format!("{}/inbox", self.hub.org);
        let letter = actor.letter(Scheme::Rfc9421, &inbox, &create);
        letter.send().await.expect(202);
        id
    }

    async fn signers(&self, standing: &str) -> Value {
        let query = [
            ("org", self.hub.org.as_str()),
            ("object", self.object.as_str()),
            ("standing", standing),
        ];
        self.hub.get("/signers", &query).await.expect(200)
    }

    async fn abouts(&self, standing: &str) -> Vec<String> {
        let found = self.signers(standing).await;
        let items = found["items"].as_array().cloned().unwrap_or_default();
        let about = |one: &Value| one["about"].as_str().unwrap_or_default().to_owned();
        items.iter().map(about).collect()
    }

    async fn count(&self) -> u64 {
        let state = self.hub.state(&self.object).await.expect(200);
        state["count"].as_u64().unwrap_or_default()
    }
}

fn unescaped(page: &str, name: &str) -> String {
    field(page, name).replace("&#38;", "&")
}

/// The fields of the page's rows, and of the buttons that are pressed.
fn filled(page: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = ["csrf", "here"]
        .map(|name| (name.to_owned(), unescaped(page, name)))
        .to_vec();
    for row in 1..=100 {
        for name in [format!("id-{row}"), format!("seen-{row}")] {
            if page.contains(&format!("name=\"{name}\" value=\"")) {
                fields.push((name.clone(), field(page, &name)));
            }
        }
    }
    let more = more
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    fields.extend(more);
    fields
}

async fn send(desk: &mut Desk, path: &str, fields: &[(String, String)]) -> (StatusCode, String) {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let (status, to) = desk.post(path, &fields).await;
    // What became of several has an address of its own, at which it can be looked at again.
    if !to.starts_with(&format!("{QUEUE}/done?")) {
        return (status, to);
    }
    assert_eq!(status, StatusCode::SEE_OTHER);
    let once = desk.look(&to).await;
    assert_eq!(desk.look(&to).await.0, once.0);
    once
}

/// Asks what will happen to those who are ticked; gives the page, and its address, to which one can go back.
async fn look_ahead(desk: &mut Desk, fields: &[(String, String)]) -> (String, String) {
    let (status, to) = send(desk, QUEUE, fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.starts_with(&format!("{QUEUE}/decide?")), "{to}");
    let (status, check) = desk.look(&to).await;
    assert_eq!(status, StatusCode::OK, "{check}");
    (check, to)
}

/// Ticks all on a page, looks at what will happen, and carries it out. Gives both pages.
async fn all(desk: &mut Desk, standing: &str, act: &str, reason: &str) -> (String, String) {
    let page = desk.get(&format!("{QUEUE}?show={standing}")).await;
    let fields = filled(&page, &[("all", "yes"), ("do", act)]);
    let (check, _) = look_ahead(desk, &fields).await;
    let fields = filled(&check, &[("do", act), ("reason", reason)]);
    let (status, done) = send(desk, &format!("{QUEUE}/decide"), &fields).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    (check, done)
}

async fn several_are_let_in_refused_and_removed_and_all_of_it_is_undone(backend: Backend) {
    let scene = scene(backend).await;
    let (hub, object) = (&scene.hub, scene.object.as_str());
    let (dockers, said) = scene.endorse("dockers", "Dockers", "TN").await;
    let (nurses, _) = scene.endorse("nurses", "Night Nurses", "").await;
    hub.until_pending(object, &[&dockers.id, &nurses.id]).await;
    let mut desk = Desk::of(hub).await;

    // Nothing ticked, nothing done.
    let page = desk.get(QUEUE).await;
    assert!(page.contains("@dockers@localhost"), "{page}");
    assert!(
        page.contains("This server looked at its account first"),
        "{page}"
    );
    let (status, again) = send(&mut desk, QUEUE, &filled(&page, &[("do", "admit")])).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.contains("Tick somebody first"), "{again}");

    // Refused with a reason: told as ever, kept here, nothing signed.
    let before = scene.count().await;
    let (check, done) = all(&mut desk, "waiting", "refuse", "duplicate").await;
    assert!(
        check.contains("Its server is told, without a reason."),
        "{check}"
    );
    // That server may hold the list as well.
    let nothing = "No statement goes to the servers that hold the list.";
    assert!(check.contains(nothing), "{check}");
    assert!(check.contains("Nobody else is told the reason."), "{check}");
    assert_eq!(done.matches("No longer waits here.").count(), 2, "{done}");
    // The answer to the form leads there.
    let (status, to) = desk.look(&format!("{QUEUE}/done?do=refuse")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "nobody is named: {to}");
    let reject = scene.foreign.arrival("Reject", &said).await;
    assert_eq!(reject.body["to"], json!([dockers.id]));
    assert_eq!(scene.abouts("waiting").await, [] as [&str; 0]);
    assert_eq!(scene.count().await, before, "nothing was signed");
    let refused = scene.signers("refused").await;
    assert_eq!(refused["items"][0]["reason"], "duplicate", "{refused}");
    assert_eq!(refused["counts"]["refused"], 2);

    // Undone, all at once, from the page that says what was done.
    let fields = filled(&done, &[("do", "reconsider")]);
    let (_, done) = send(&mut desk, &format!("{QUEUE}/decide"), &fields).await;
    assert_eq!(done.matches("Waits again.").count(), 2, "{done}");
    assert_eq!(scene.abouts("refused").await, [] as [&str; 0]);
    let mut waiting = scene.abouts("waiting").await;
    waiting.sort();
    assert_eq!(waiting, [dockers.id.as_str(), nurses.id.as_str()]);

    let (check, done) = all(&mut desk, "waiting", "admit", "").await;
    assert!(check.contains("Will be let in."), "{check}");
    assert_eq!(done.matches("Has been let in.").count(), 2, "{done}");
    assert_eq!(hub.list(object).await.len(), 2);
    // Undoing that is public, and asked about first, of all as of one.
    let two = |number: usize| (format!("tick-{number}"), "yes".to_owned());
    let mut undo = filled(&done, &[("do", "remove")]);
    undo.extend([1, 2].map(two));
    let only = between(&done, "name=\"one\" value=\"", "\"");
    let one = filled(&done, &[("one", &only)]);
    for (fields, able) in [(undo, "Remove 2"), (one, "Remove one")] {
        let (check, _) = look_ahead(&mut desk, &fields).await;
        assert!(check.contains(able), "{check}");
    }
    assert_eq!(hub.list(object).await.len(), 2);
    let number = hub.entry(object, &dockers.id).await.expect("listed")["number"].clone();

    // Removed with a reason, and let in again: another statement each time, at the same place.
    let count = scene.count().await;
    let (check, done) = all(&mut desk, "listed", "remove", "on-request").await;
    assert!(check.contains("asked to leave"), "{check}");
    assert_eq!(done.matches("Has left the list.").count(), 2, "{done}");
    assert_eq!(hub.list(object).await.len(), 0);
    let removed = scene.signers("removed").await;
    assert_eq!(removed["items"][0]["reason"], "on-request", "{removed}");
    assert!(scene.count().await > count, "a removal is signed");
    let only = between(&done, "name=\"only\" value=\"", "\"");
    let fields = filled(&done, &[("do", "restore"), ("only", &only)]);
    let (_, done) = send(&mut desk, &format!("{QUEUE}/decide"), &fields).await;
    assert_eq!(
        done.matches("Stands on the list again.").count(),
        1,
        "{done}"
    );
    // Pressed twice, it says what is so.
    let (_, twice) = send(&mut desk, &format!("{QUEUE}/decide"), &fields).await;
    assert!(
        twice.contains("Stands on the list again.") && !twice.contains("it is not there any more"),
        "{twice}"
    );
    let (_, done) = all(&mut desk, "removed", "restore", "").await;
    assert_eq!(
        done.matches("Stands on the list again.").count(),
        1,
        "{done}"
    );
    assert_eq!(hub.list(object).await.len(), 2);
    let back = hub.entry(object, &dockers.id).await.expect("listed");
    assert_eq!(back["number"], number, "its place is its own");
    assert!(scene.count().await > count, "nothing is erased");

    let log = desk.get("/desk/log.csv").await;
    for action in ["refuse", "reconsider", "admit", "remove", "restore"] {
        assert!(log.contains(&format!(",{action},")), "{action}: {log}");
    }
    assert!(!log.contains(",decide"), "each is told once: {log}");
    assert!(!log.contains(&dockers.id), "the log names no signer: {log}");
}

async fn what_changed_since_it_was_looked_at_is_left_alone(backend: Backend) {
    let scene = scene(backend).await;
    let (dockers, said) = scene.endorse("dockers", "Dockers", "").await;
    let (nurses, _) = scene.endorse("nurses", "Nurses", "").await;
    let (clerks, _) = scene.endorse("clerks", "Clerks", "").await;
    scene
        .hub
        .until_pending(&scene.object, &[&clerks.id, &dockers.id, &nurses.id])
        .await;
    let mut desk = Desk::of(&scene.hub).await;
    let page = desk.get(QUEUE).await;
    let fields = filled(&page, &[("all", "yes"), ("do", "admit")]);
    let (check, asked) = look_ahead(&mut desk, &fields).await;
    // One takes another name meanwhile, and one has been decided about by somebody else.
    scene
        .say(&dockers, "Quay Owners’ Association", "", Some(&said))
        .await;
    until("the new name waits", async || {
        let waiting = scene.signers("waiting").await;
        match waiting.to_string().contains("Quay Owners") {
            true => Ok(()),
            false => Err(waiting.to_string()),
        }
    })
    .await;
    scene
        .hub
        .decide(&scene.object, &nurses.id, "admitted")
        .await
        .expect(201);
    let fields = filled(&check, &[("do", "admit")]);
    let (_, done) = send(&mut desk, &format!("{QUEUE}/decide"), &fields).await;
    assert!(
        done.contains("it says something else than when you looked"),
        "{done}"
    );
    assert!(done.contains("it is not there any more"), "{done}");
    assert_eq!(done.matches("Has been let in.").count(), 1, "{done}");
    // Whoever goes back in the browser sends no form again, and is asked nothing about those who were decided about.
    let (status, _) = desk.look(&asked).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(
        scene.hub.entry(&scene.object, &dockers.id).await.is_none(),
        "nobody is let in under a name that nobody looked at"
    );
}
