//! The signers' desk: several are decided about at once, each by itself, and everything can be undone.

use crate::PROGRAM;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use undersigned_domain::SecretKey;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, Desk, ForeignActor, ForeignServer, Server,
    desk::{at_the_quay, between, field},
    millis, on_both_databases, until,
};

on_both_databases! {
    several_are_let_in_refused_and_removed_and_all_of_it_is_undone
    what_changed_since_it_was_looked_at_is_left_alone
    lists_are_narrowed_in_the_address
    programs_decide_about_several_as_people_do
    who_was_refused_and_takes_it_back_is_forgotten
    a_neighbour_on_this_server_sees_that_it_was_refused_and_withdraws
    what_is_ticked_stays_ticked_on_other_pages
    who_waits_under_two_keys_waits_once
    who_is_one_signer_leaves_and_comes_back_with_every_entry
    who_calls_for_an_appeal_is_not_said_to_have_left_it
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

async fn lists_are_narrowed_in_the_address(backend: Backend) {
    let scene = scene(backend).await;
    let (hub, object) = (&scene.hub, scene.object.as_str());
    let paper =
        json!({"names": {"en": "Harbour Pilots League"}, "provenance": "paper", "country": "TN"});
    hub.attest(object, paper).await;
    let (lodz, _) = scene.endorse("lodz", "Związek z Łodzi", "PL").await;
    let (pilots, _) = scene.endorse("pilots", "Harbour Pilots League", "TN").await;
    hub.until_pending(object, &[&lodz.id, &pilots.id]).await;
    let mut desk = Desk::of(hub).await;
    for (query, found) in [
        ("q=zwiazek%20Z%20LODZI", vec!["lodz"]),
        ("country=TN", vec!["pilots"]),
        ("country=none", vec![]),
        ("alike=with", vec!["pilots"]),
        ("alike=without", vec!["lodz"]),
        ("how=own-server", vec!["lodz", "pilots"]),
        ("how=paper", vec![]),
        ("kind=personal", vec![]),
        ("show=listed&how=paper", vec![]),
        (
            "show=nothing&country=%3Cb%3E&page=-1&alike=x",
            vec!["lodz", "pilots"],
        ),
    ] {
        let page = desk.get(&format!("{QUEUE}?{query}")).await;
        for (handle, actor) in [("lodz", &lodz), ("pilots", &pilots)] {
            let shown = page.contains(&format!("value=\"{}\"", actor.id));
            assert_eq!(shown, found.contains(&handle), "{query} {handle}: {page}");
        }
    }
    let page = desk.get(&format!("{QUEUE}?country=TN&q=pilots")).await;
    assert!(page.contains("The same name"), "{page}");
    assert_eq!(
        unescaped(&page, "here"),
        format!("{QUEUE}?show=waiting&q=pilots&country=TN")
    );
    // One button lets one in at once, and comes back to the same page.
    let fields = filled(&page, &[("one", "admit 1")]);
    let (status, to) = send(&mut desk, QUEUE, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(
        to.starts_with(&format!("{QUEUE}?show=waiting&q=pilots")),
        "{to}"
    );
    // It says whom, and offers to undo it; so does undoing it.
    let page = desk.get(&to).await;
    assert!(
        page.contains("Harbour Pilots League has been let in."),
        "{page}"
    );
    let undo = [("do", "remove"), ("one", "undo")];
    let path = format!("{QUEUE}/decide");
    let (status, to) = send(&mut desk, &path, &filled(&page, &undo)).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(hub.entry(object, &pilots.id).await.is_none());
    let page = desk.get(&to).await;
    assert!(
        page.contains("Harbour Pilots League has left the list."),
        "{page}"
    );
    assert_eq!(field(&page, "do"), "restore");
    let log = desk.get("/desk/log.csv").await;
    for action in ["admit", "remove"] {
        let rows = log.matches(&format!(",{action},")).count();
        assert_eq!(rows, 1, "{action}: {log}");
    }
    // Nobody is sent elsewhere.
    let mut fields = filled(&desk.get(QUEUE).await, &[("one", "admit 1")]);
    for (name, value) in &mut fields {
        if name == "here" {
            "//evil.example/desk".clone_into(value);
        }
    }
    let (_, to) = send(&mut desk, QUEUE, &fields).await;
    assert!(to.starts_with(QUEUE), "{to}");
    let page = desk.get(&format!("{QUEUE}?show=listed&how=paper")).await;
    assert!(
        page.contains("Harbour Pilots League") && !page.contains(&pilots.id),
        "{page}"
    );
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
    let page = quay.get("/desk").await;
    assert!(page.contains("</bdi> · refused</span>"), "{page}");
    // Opened for all, the list does not let in whom a person has refused.
    let open = json!({"admission": "open"});
    scene.hub.revise("free-them", open).await.expect(200);
    let listed = scene.hub.list(&scene.object).await;
    assert!(listed.is_empty(), "{listed:?}");
    let let_in = "The organisers let signers in";
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
        page.contains("</bdi> · waits for an initiator</span>"),
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
    assert!(!page.contains("</bdi> · refused</span>"), "{page}");
}

async fn what_is_ticked_stays_ticked_on_other_pages(backend: Backend) {
    let scene = scene(backend).await;
    let (dockers, said) = scene.endorse("dockers", "Dockers", "").await;
    let (nurses, _) = scene.endorse("nurses", "Night Nurses", "").await;
    let both = [dockers.id.as_str(), nurses.id.as_str()];
    scene.hub.until_pending(&scene.object, &both).await;
    let mut desk = Desk::of(&scene.hub).await;
    let page = desk.get(QUEUE).await;
    let row = (1..=2).find(|row| field(&page, &format!("id-{row}")) == dockers.id);
    let tick = format!("tick-{}", row.expect("the dockers wait"));
    let ticked = format!("id=\"{tick}\" value=\"yes\" checked");
    assert!(!page.contains(&ticked), "{page}");

    // Another filter: who is ticked does not fit it, and stays ticked below.
    let narrow = |page: &str, tick: &str, text: &str| {
        let looked = [("show", "waiting"), ("q", text), ("do", "narrow")];
        let mut fields = filled(page, &looked);
        fields.push((tick.to_owned(), "yes".to_owned()));
        fields
    };
    let fields = narrow(&page, &tick, "night");
    let (status, to) = send(&mut desk, QUEUE, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.contains("&q=night&ticked="), "{to}");
    let page = desk.get(&to).await;
    assert!(page.contains("One more is ticked that is not"), "{page}");
    assert_eq!(field(&page, "id-51"), dockers.id);
    assert_eq!(field(&page, "id-1"), nurses.id);

    // Everybody again, and after loading it anew.
    let (_, to) = send(&mut desk, QUEUE, &narrow(&page, "tick-51", "")).await;
    for _ in 0..2 {
        let page = desk.get(&to).await;
        assert!(page.contains(&ticked), "{page}");
    }
    // Whoever looks what would happen and does nothing finds it ticked as well.
    let page = desk.get(&to).await;
    let fields = filled(&page, &[(tick.as_str(), "yes"), ("do", "admit")]);
    let (check, _) = look_ahead(&mut desk, &fields).await;
    assert!(
        check.contains("Dockers") && !check.contains("Night Nurses"),
        "{check}"
    );
    let back = desk.get(&unescaped(&check, "here")).await;
    assert!(back.contains(&ticked), "{back}");
    // One of them is let in; the other stays ticked beside the word of it.
    let other = format!("admit {}", if tick == "tick-1" { 2 } else { 1 });
    let fields = filled(&back, &[(tick.as_str(), "yes"), ("one", other.as_str())]);
    let (_, to) = send(&mut desk, QUEUE, &fields).await;
    let page = desk.get(&to).await;
    assert!(page.contains("Night Nurses has been let in."), "{page}");
    assert!(page.contains("value=\"yes\" checked"), "{page}");
    // What changes meanwhile is ticked no longer.
    scene.say(&dockers, "Quay Owners", "", Some(&said)).await;
    until("the new name", async || {
        let waiting = scene.signers("waiting").await.to_string();
        match waiting.contains("Quay Owners") {
            true => Ok(()),
            false => Err(waiting),
        }
    })
    .await;
    let page = desk.get(&to).await;
    assert!(!page.contains("value=\"yes\" checked"), "{page}");
}

async fn who_waits_under_two_keys_waits_once(backend: Backend) {
    let scene = scene(backend).await;
    let (dockers, _) = scene.endorse("dockers", "Dockers", "").await;
    let once = [dockers.id.as_str()];
    scene.hub.until_pending(&scene.object, &once).await;
    // Another key of theirs, which their server lists as well.
    let mut anew = dockers.clone();
    anew.author.key = SecretKey::from_seed(&[7; 32]);
    anew.author.key_id = format!("{}#ed25519-key-2", dockers.id);
    let mut document = dockers.document();
    let keys = [&dockers, &anew].map(|of| of.document()["assertionMethod"][0].clone());
    document["assertionMethod"] = json!(keys);
    scene.foreign.serve(&dockers.id, document.clone());
    let news = dockers.activity("Update", document);
    let inbox = format!("{}/inbox", scene.hub.org);
    let letter = dockers.letter(Scheme::Rfc9421, &inbox, &news);
    letter.send().await.expect(202);
    scene.say(&anew, "Dockers", "", None).await;
    let twice = [dockers.id.as_str(), dockers.id.as_str()];
    scene.hub.until_pending(&scene.object, &twice).await;
    let mut desk = Desk::of(&scene.hub).await;
    for path in ["/desk", "/desk/appeals/free-them", QUEUE] {
        let page = desk.get(path).await;
        let lines = page.matches("value=\"admit 1\"").count();
        assert_eq!(lines, 1, "{path}: {page}");
    }
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
