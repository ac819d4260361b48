//! What the desk can do about one person who signed: a name that should not be public, and a letter that
//! asks for deletion.

use crate::{PROGRAM, at_the_quay, member, signatures::foretold};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, MailServer, Mastodon, Server, Signer,
    co_sign::{AS_PERSON, confirm, take_people, token},
    desk::{between, field},
    in_days, on_both_databases,
};

const SLUG: &str = "free-them";
const FIND: &str = "/desk/appeals/free-them/people/find";

on_both_databases! {
    a_name_is_hidden_and_shown_again
    a_hidden_name_stays_hidden_when_its_person_signs_anew
    everything_of_one_person_is_deleted
    nobody_is_called_deleted_who_has_confirmed_meanwhile
    who_signed_with_an_account_is_deleted_with_it
    programs_and_commands_do_the_same
}

/// A server with a mail server, and an appeal that people sign by name.
struct Campaign {
    server: Server,
    mails: MailServer,
    object: String,
}

impl Campaign {
    async fn start(backend: Backend) -> Self {
        let mails = MailServer::start().await;
        let smtp = mails.url();
        let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
        let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
        let object = server.publish(SLUG).await;
        let terms = json!({
            "open": true, "keeper": "Hub Union", "contact": "privacy@hub.example", "shown": "full",
            "keptUntil": in_days(90),
        });
        let path = format!("/appeals/{SLUG}/people");
        let set = server.api(Method::PUT, &path, Some(terms));
        set.await.expect(200);
        Self {
            server,
            mails,
            object,
        }
    }

    /// Somebody asks to sign; answers the link that confirms.
    async fn ask(&self, name: &str, email: &str, shown: &str) -> String {
        let wish = [("name", name), ("email", email), ("shown", shown)];
        let sent = Signer::of(&self.server).sign(SLUG, &wish).await;
        sent.expect(303);
        self.mails.until(email, 1).await.link(&self.server.url)
    }

    /// Somebody signs; answers the link to what is kept of them.
    async fn sign(&self, name: &str, email: &str, shown: &str) -> String {
        let link = self.ask(name, email, shown).await;
        let signed = Signer::of(&self.server).confirm(&link).await;
        signed.expect(200);
        self.mails.until(email, 2).await.link(&self.server.url)
    }

    /// The page with the names.
    async fn names(&self) -> String {
        let path = format!("/appeals/{SLUG}/people");
        let page = Signer::of(&self.server).open(&path).await;
        page.expect(200)
    }

    async fn count(&self) -> Value {
        let path = format!("/appeals/{SLUG}/people");
        let answer = self.server.get(&path, &[]).await.expect(200);
        answer["count"].clone()
    }

    /// Waits until the signed list says so many people.
    async fn until_listed(&self, people: u64) {
        let (pointer, people) = ("/coSigners/individuals", json!(people));
        self.server
            .until_state(&self.object, pointer, &people)
            .await;
    }
}

/// Where the desk's page leads for something about the one who was found.
fn place(page: &str, act: &str) -> String {
    let start = format!("href=\"{FIND}/");
    let person = between(page, &start, "/");
    let place = format!("{FIND}/{person}/{act}");
    assert!(page.contains(&format!("href=\"{place}\"")), "{page}");
    place
}

async fn found(desk: &mut Desk, sought: (&str, &str)) -> String {
    let (status, page) = desk.submit(FIND, &[sought]).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page
}

async fn a_name_is_hidden_and_shown_again(backend: Backend) {
    let campaign = Campaign::start(backend).await;
    let server = &campaign.server;
    let nasty = ("Nasty Wörds", "nasty@post.example");
    let own = campaign.sign(nasty.0, nasty.1, "full").await;
    let quiet = ("Quiet Quill", "quiet@post.example");
    campaign.sign(quiet.0, quiet.1, "never").await;
    assert!(campaign.names().await.contains("Nasty Wörds"));
    // Behind the last page is the last one: nobody has a million rows skipped for it.
    let behind = format!("/appeals/{SLUG}/people?page=99999999999999");
    let last = Signer::of(server).open(&behind).await.expect(200);
    assert!(last.contains("Nasty Wörds"), "{last}");

    let mut owner = Desk::of(server).await;
    let mut viewer = member(server, &mut owner, "v@hub.example", &["viewer"]).await;
    assert_eq!(viewer.look(FIND).await.0, StatusCode::FORBIDDEN);
    // Whoever decides about signers: by what is public alone.
    let mut editor = member(server, &mut owner, "e@hub.example", &["editor"]).await;
    for desk in [&mut owner, &mut editor] {
        let people = desk.get("/desk/appeals/free-them/people").await;
        assert!(people.contains(&format!("href=\"{FIND}\"")), "{people}");
        let page = found(desk, ("name", "words NASTY")).await;
        assert!(page.contains("Nasty Wörds"), "{page}");
        assert!(!page.contains("post.example"), "{page}");
        let page = found(desk, ("name", "Quill")).await;
        assert!(page.contains("Nobody was found"), "{page}");
    }
    let page = found(&mut editor, ("name", "nasty")).await;
    let hide = place(&page, "hide");
    let sure = editor.get(&hide).await;
    assert!(sure.contains("Hide this name?"), "{sure}");
    assert!(sure.contains("Nasty Wörds"), "{sure}");
    assert!(campaign.names().await.contains("Nasty Wörds"));
    for _ in 0..2 {
        assert!(editor.submit(&hide, &[]).await.0.is_redirection());
    }
    assert!(!campaign.names().await.contains("Nasty Wörds"));
    assert_eq!(campaign.count().await, 2);
    let signer = Signer::of(server);
    let page = signer.open(&own).await.expect(200);
    let hidden = "The organiser does not show your name";
    assert!(page.contains(hidden), "{page}");
    // They are told whom to ask.
    assert!(page.contains("mailto:privacy@hub.example"), "{page}");
    // What the person changes shows nothing.
    let token = field(&page, "token");
    let fields = [
        ("token", token.as_str()),
        ("name", "Nasty Wörds II"),
        ("shown", "full"),
    ];
    let corrected = signer.post("/signature/correct", &fields).await;
    corrected.expect(303);
    assert!(!campaign.names().await.contains("Nasty"));

    let page = found(&mut owner, ("name", "nasty")).await;
    assert!(page.contains("You do not show this name"), "{page}");
    let show = place(&page, "show");
    assert!(owner.submit(&show, &[]).await.0.is_redirection());
    assert!(campaign.names().await.contains("Nasty Wörds II"));
    let page = signer.open(&own).await.expect(200);
    assert!(!page.contains(hidden), "{page}");

    let (_, log) = owner.look("/desk/log.csv").await;
    for action in ["person-hide", "person-show"] {
        let row = format!("{action},/appeals/{SLUG},,done");
        assert!(log.contains(&row), "{row}: {log}");
    }
    assert!(!log.contains("Nasty"), "{log}");
}

async fn a_hidden_name_stays_hidden_when_its_person_signs_anew(backend: Backend) {
    let campaign = Campaign::start(backend).await;
    let (server, mails) = (&campaign.server, &campaign.mails);
    let (name, email) = ("Nasty Wörds", "nasty@post.example");
    let own = campaign.sign(name, email, "full").await;
    let mut owner = Desk::of(server).await;
    let hide = place(&found(&mut owner, ("name", "nasty")).await, "hide");
    assert!(owner.submit(&hide, &[]).await.0.is_redirection());
    let signer = Signer::of(server);
    let token = field(&signer.open(&own).await.expect(200), "token");
    let form = [("token", token.as_str())];
    signer.post("/signature/withdraw", &form).await.expect(200);
    mails.until(email, 3).await;
    assert_eq!(campaign.count().await, 0);

    let wish = [("name", name), ("email", email), ("shown", "full")];
    signer.sign(SLUG, &wish).await.expect(303);
    let link = mails.until(email, 4).await.link(&server.url);
    signer.confirm(&link).await.expect(200);
    let own = mails.until(email, 5).await.link(&server.url);
    assert_eq!(campaign.count().await, 1);
    assert!(!campaign.names().await.contains(name));
    let page = signer.open(&own).await.expect(200);
    let hidden = "The organiser does not show your name";
    assert!(page.contains(hidden), "{page}");
    // Whoever decides about signers shows it again.
    let show = place(&found(&mut owner, ("name", "nasty")).await, "show");
    assert!(owner.submit(&show, &[]).await.0.is_redirection());
    assert!(campaign.names().await.contains(name));
}

async fn everything_of_one_person_is_deleted(backend: Backend) {
    let campaign = Campaign::start(backend).await;
    let (server, mails) = (&campaign.server, &campaign.mails);
    let own = campaign
        .sign("Quiet Quill", "q@post.example", "never")
        .await;
    campaign.sign("Rosa", "rosa@post.example", "full").await;
    let waits = campaign.ask("Late Lou", "lou@post.example", "full").await;
    campaign.until_listed(2).await;

    let mut owner = Desk::of(server).await;
    let mut steward = member(server, &mut owner, "s@hub.example", &["steward"]).await;
    // Who is not named is found by the address alone, and that tells who signed.
    let address = ("email", "q@post.example");
    let (status, page) = owner.submit(FIND, &[address]).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{page}");
    let (status, page) = steward.submit(FIND, &[("email", "q@@x")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let page = found(&mut steward, ("email", "nobody@post.example")).await;
    assert!(page.contains("Nobody was found"), "{page}");
    let page = found(&mut steward, ("email", "Q+x@post.example")).await;
    let otherwise = "another spelling of the address";
    assert!(page.contains(otherwise), "{page}");
    let page = found(&mut steward, address).await;
    assert!(page.contains("Not named"), "{page}");
    for other in ["Quill", otherwise] {
        assert!(!page.contains(other), "{other}: {page}");
    }
    let delete = place(&page, "delete");
    // Numbers lead others to nobody either; nor to another organisation's people.
    assert_eq!(owner.look(&delete).await.0, StatusCode::NOT_FOUND);
    assert_eq!(owner.submit(&delete, &[]).await.0, StatusCode::NOT_FOUND);
    let mut quay = at_the_quay(server).await;
    assert_eq!(quay.submit(&delete, &[]).await.0, StatusCode::NOT_FOUND);
    assert_eq!(campaign.count().await, 2);

    let (status, sure) = steward.look(&delete).await;
    assert_eq!(status, StatusCode::OK, "{sure}");
    assert!(sure.contains("Delete everything of this person?"), "{sure}");
    // Twice is as good as once.
    for _ in 0..2 {
        assert!(steward.submit(&delete, &[]).await.0.is_redirection());
        assert_eq!(campaign.count().await, 1);
    }
    campaign.until_listed(1).await;
    let signer = Signer::of(server);
    assert_eq!(signer.open(&own).await.status, 410);
    let page = found(&mut steward, address).await;
    assert!(page.contains("Nobody was found"), "{page}");

    // Who has not confirmed is found and forgotten too.
    let page = found(&mut steward, ("email", "lou@post.example")).await;
    assert!(page.contains("Asked to sign"), "{page}");
    assert!(!page.contains("Late Lou"), "{page}");
    let delete = place(&page, "delete");
    assert_eq!(owner.submit(&delete, &[]).await.0, StatusCode::NOT_FOUND);
    assert!(steward.submit(&delete, &[]).await.0.is_redirection());
    assert_eq!(signer.open(&waits).await.status, 410);
    // No list brings back either of them.
    for email in ["q@post.example", "lou@post.example"] {
        let shown = foretold(&mut steward, email).await;
        assert!(shown.contains("withdrew their signature"), "{shown}");
    }

    let (_, log) = owner.look("/desk/log.csv").await;
    let done = |action: &str| {
        let rows = log.lines().filter(|row| row.contains(action));
        rows.filter(|row| row.ends_with(",done")).count()
    };
    let counts = (done("person-find"), done("person-delete"));
    assert_eq!(counts, (5, 2), "{log}");
    for personal in ["Quill", "Lou", "post.example"] {
        assert!(!log.contains(personal), "{log}");
    }
    // They can sign again themselves.
    let wish = [("name", "Quill"), ("email", "q@post.example")];
    signer.sign(SLUG, &wish).await.expect(303);
    let link = mails.until("q@post.example", 3).await.link(&server.url);
    signer.confirm(&link).await.expect(200);
    assert_eq!(campaign.count().await, 2);
}

async fn nobody_is_called_deleted_who_has_confirmed_meanwhile(backend: Backend) {
    let campaign = Campaign::start(backend).await;
    let server = &campaign.server;
    let mut owner = Desk::of(server).await;
    let mut steward = member(server, &mut owner, "s@hub.example", &["steward"]).await;
    let link = campaign.ask("Late Lou", "lou@post.example", "full").await;
    let sought = ("email", "lou@post.example");
    let page = found(&mut steward, sought).await;
    let delete = place(&page, "delete");
    Signer::of(server).confirm(&link).await.expect(200);
    let (status, page) = steward.submit(&delete, &[]).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "{page}");
    assert_eq!(campaign.count().await, 1);
    let page = found(&mut steward, sought).await;
    let delete = place(&page, "delete");
    assert!(steward.submit(&delete, &[]).await.0.is_redirection());
    assert_eq!(campaign.count().await, 0);
}

async fn who_signed_with_an_account_is_deleted_with_it(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let object = server.publish(SLUG).await;
    take_people(&server, SLUG).await;
    let mastodon = Mastodon::start().await;
    let reply = mastodon.reply(&server.org, &object);
    mastodon.publish(&server.org, &reply).await.expect(202);
    let link = token(&server, &mastodon.message(1).await);
    let done = confirm(&server, &link, &AS_PERSON).await;
    assert_eq!(done.status, 200, "{}", done.text);
    let individuals = "/coSigners/individuals";
    server.until_state(&object, individuals, &json!(1)).await;
    let mut owner = Desk::of(&server).await;
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    // Whoever opens what is kept of all finds the way to each.
    let opened = "/desk/appeals/free-them/people/signatures";
    let why = [("reason", "somebody asked to be deleted"), ("do", "open")];
    let (_, page) = steward.submit(opened, &why).await;
    let delete = place(&page, "delete");
    assert!(steward.submit(&delete, &[]).await.0.is_redirection());
    server.until_state(&object, individuals, &json!(0)).await;
    let (_, page) = steward.submit(opened, &why).await;
    assert!(!page.contains(&mastodon.actor), "{page}");
}

async fn programs_and_commands_do_the_same(backend: Backend) {
    let campaign = Campaign::start(backend).await;
    let server = &campaign.server;
    let ada = ("Ada Lovelace", "ada@post.example");
    campaign.sign(ada.0, ada.1, "full").await;
    let at = |rest: &str| format!("/appeals/{SLUG}/people/{rest}");
    let search = at("find");
    let find = |sought: Value| server.post(&search, sought);
    let told = find(json!({"name": "ada"})).await.expect(200);
    let person = told["items"][0]["person"].as_str();
    let person = person.expect("somebody").to_owned();
    assert_eq!(told["items"][0]["name"], "Ada Lovelace");
    assert!(!told.to_string().contains("post.example"), "{told}");
    for wrong in [json!({}), json!({"name": "a", "email": "ada@post.example"})] {
        find(wrong).await.expect(422);
    }

    let run = |act: &[&str]| {
        let line = [&["admin", "people"][..], act, &["--json"]].concat();
        server.command_json(&line)
    };
    assert_eq!(run(&["hide", SLUG, &person])["state"], "hidden");
    assert!(!campaign.names().await.contains("Ada"));
    let told = find(json!({"email": "Ada@post.example"})).await;
    assert_eq!(told.expect(200)["items"][0]["hidden"], true);
    let show = at(&format!("{person}/show"));
    assert_eq!(server.post(&show, json!({})).await.status, 204);
    assert!(campaign.names().await.contains("Ada"));
    let told = run(&["find", SLUG, "--email", "ada@post.example"]);
    assert_eq!(told["items"][0]["person"], person.as_str());
    // The same without the address among the arguments, which everybody on the machine can list.
    let line = ["admin", "people", "find", SLUG, "--email", "-", "--json"];
    let typed = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(typed.path(), "ada@post.example\n").expect("written");
    let input = typed.reopen().expect("it is there");
    let found = server.prepare(&line).stdin(input).output();
    let found = found.expect("the command can be run").stdout;
    let found: Value = serde_json::from_slice(&found).expect("JSON");
    assert_eq!(found, told);
    let nothing = server.command(&line);
    assert_eq!(nothing.status.code(), Some(2));

    let unsure = server.command(&["admin", "people", "delete", SLUG, &person]);
    assert_eq!(unsure.status.code(), Some(2));
    assert_eq!(campaign.count().await, 1);
    assert_eq!(run(&["delete", SLUG, &person, "--yes"])["state"], "deleted");
    assert_eq!(campaign.count().await, 0);
    let again = server.api(Method::DELETE, &at(&person), None).await;
    assert_eq!(again.status, 204);
    let nobody = server.post(&at(&format!("{person}/hide")), json!({})).await;
    assert_eq!(nobody.code(), "person_unknown");

    let mut owner = Desk::of(server).await;
    let (_, log) = owner.look("/desk/log.csv").await;
    for command in ["hide", "find", "delete"] {
        let row = format!("admin people {command},/appeals/free-them,done");
        assert!(log.contains(&row), "{row}: {log}");
    }
    // Also where the address came by standard input.
    let found = log.matches("admin people find,/appeals/free-them,done");
    assert_eq!(found.count(), 2, "{log}");
    for personal in ["Ada", "post.example"] {
        assert!(!log.contains(personal), "{log}");
    }
}
