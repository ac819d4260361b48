//! `admin organization`: several organisations on one server, suspended, invited, asked for, deleted.

use crate::{PROGRAM, assert_usage, code};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, MailServer, Peer, Server, Signer, WrongClock, desk::PASSWORD, on_both_databases,
    until,
};

on_both_databases! {
    a_suspended_organisation_publishes_nothing_and_no_list_falls
    a_link_sets_an_organisation_up_once
    who_asks_for_a_place_confirms_it_and_is_answered
    a_deleted_organisation_withdraws_and_is_gone
    an_owner_deletes_in_seven_days_and_can_undo_it
}

const DAY: i64 = 24 * 60 * 60;

fn organization(server: &Server, arguments: &[&str]) -> Value {
    server.command_json(&[&["admin", "organization"], arguments, &["--json"]].concat())
}

async fn until_listed(at: &Server, object: &str, who: &str, listed: bool) {
    until(
        &format!("{who} listed: {listed} at {}", at.name),
        || async {
            let entry = at.entry(object, who).await;
            match entry.is_some() == listed {
                true => Ok(()),
                false => Err(format!("{entry:?}")),
            }
        },
    )
    .await;
}

async fn a_suspended_organisation_publishes_nothing_and_no_list_falls(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let dockers = Server::start(PROGRAM, "dockers", backend).await;
    let nurses = Server::start(PROGRAM, "nurses", backend).await;
    let object = hub.publish("brakes").await;
    for (server, name) in [(&dockers, "Dockers"), (&nurses, "Nurses")] {
        server.endorse(&object, name).await.expect(202);
        until_listed(&hub, &object, &server.org, true).await;
        until_listed(server, &object, &server.org, true).await;
    }
    let mut owner = Desk::of(&hub).await;
    let told = organization(&hub, &["suspend", "hub", "--reason", "Unasked letters"]);
    assert!(told["suspendedAt"].is_string(), "{told}");

    // Nothing is published by its people or programs; they read and take along.
    let refused = hub.post("/appeals", hub.petition("more")).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "suspended")
    );
    let refused = hub.end("brakes", "close").await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "suspended")
    );
    let (status, page) = owner.submit("/desk/appeals/brakes/close", &[]).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{page}");
    assert!(page.contains("is suspended"), "{page}");
    let (status, home) = owner.look("/desk").await;
    assert_eq!(status, StatusCode::OK);
    assert!(home.contains("Unasked letters"), "{home}");
    let (status, _) = owner.submit("/desk/account", &[("person", "Ana")]).await;
    assert!(
        status.is_redirection(),
        "people look after their own accounts"
    );
    // Everybody reads, and is told.
    for path in ["/appeals/brakes", "/orgs/hub"] {
        let page = hub.page(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("uspended"), "{}", page.text);
    }
    let actor = hub.fetch("/orgs/hub").await.expect(200);
    assert_eq!(actor["suspended"], true);
    assert_eq!(actor["nameMap"], json!({"en": "Hub Union"}));
    assert!(actor["assertionMethod"].is_array());

    // Nobody new is let in, and who takes a name back is heard everywhere.
    let clerks = Server::start(PROGRAM, "clerks", backend).await;
    clerks.endorse(&object, "Clerks").await.expect(202);
    hub.until_pending(&object, &[&clerks.org]).await;
    nurses.withdraw(&object).await;
    for server in [&hub, &dockers] {
        until_listed(server, &object, &nurses.org, false).await;
        until_listed(server, &object, &dockers.org, true).await;
    }
    assert!(hub.entry(&object, &clerks.org).await.is_none());
    assert_eq!(
        hub.page("/appeals/brakes/bundle").await.status,
        StatusCode::OK
    );

    // Hidden: pages and the post say 403, what copies are checked and compared by stays.
    organization(&hub, &["suspend", "hub", "--hide"]);
    for path in ["/appeals/brakes", "/appeals/brakes/cosigners", "/orgs/hub"] {
        let page = hub.page(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        assert!(
            page.text.contains("This organisation is suspended"),
            "{}",
            page.text
        );
    }
    let refused = hub.fetch("/appeals/brakes").await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "suspended")
    );
    let stub = hub.fetch("/orgs/hub").await.expect(200);
    assert_eq!(stub["name"], "hub");
    assert!(stub.get("nameMap").is_none() && stub.get("attachment").is_none());
    assert_eq!(stub["publicKey"], actor["publicKey"]);
    hub.fetch("/appeals/brakes/state").await.expect(200);
    let home = hub.page("/").await.text;
    assert!(
        !home.contains("/appeals/brakes") && !home.contains("/orgs/hub"),
        "{home}"
    );
    // Nor by another way to it: as if it were a copy, in a widget, or by its id.
    for path in [
        format!("/appeals/{}/brakes", hub.host()),
        format!("/appeals/{}/brakes/cosigners", hub.host()),
        format!("/oembed?url={object}"),
    ] {
        assert_eq!(
            hub.page(&path).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    for call in ["/appeals", "/cosigners", "/amendments", "/ballots"] {
        let answer = hub.get(call, &[("object", &object)]).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (403, "suspended"),
            "{call}"
        );
    }
    hub.get("/state", &[("object", &object)]).await.expect(200);
    until_listed(&dockers, &object, &dockers.org, true).await;

    // It goes on where it stopped.
    organization(&hub, &["resume", "hub"]);
    assert_eq!(hub.page("/appeals/brakes").await.status, StatusCode::OK);
    until_listed(&hub, &object, &clerks.org, true).await;
    until_listed(&dockers, &object, &clerks.org, true).await;
    hub.end("brakes", "close").await.expect(200);
    let again = hub.command(&["admin", "organization", "resume", "hub"]);
    assert_usage(&again, "is not suspended");
    let nobody = hub.command(&["admin", "organization", "suspend", "nobody"]);
    assert_usage(&nobody, "organisation");
}

/// The fields of the set-up.
fn fields<'a>(handle: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("handle", handle),
        ("language-1", "en"),
        ("name-1", "Tidewater Clerks"),
        ("email", email),
        ("person", "Ana"),
        ("password", PASSWORD),
        ("password-again", PASSWORD),
    ]
}

async fn a_link_sets_an_organisation_up_once(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let mut hub = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    // Closed is what nobody has changed.
    let closed = hub.command(&["admin", "organization", "invite"]);
    assert_usage(&closed, "new_organizations");
    assert_eq!(
        hub.page("/new-organisation").await.status,
        StatusCode::NOT_FOUND
    );
    hub.set("UNDERSIGNED_NEW_ORGANIZATIONS", "invitation");
    hub.stop().await;
    hub.run().await;
    let made = organization(&hub, &["invite", "--mail", "ana@clerks.example"]);
    let link = made["setUpLink"].as_str().expect("a link").to_owned();
    let mail = mails.until("ana@clerks.example", 1).await;
    assert_eq!(mail.link(&hub.url), link);
    let path = link.trim_start_matches(hub.url.as_str()).to_owned();
    let mut ana = Desk::nobody(&hub);
    assert_eq!(ana.look(&path).await.0, StatusCode::OK);
    // A handle that is taken, or could be taken for another, is none; the link goes on working.
    for handle in ["hub", "h_ub", "support", "Not a handle"] {
        let (status, page) = ana.post(&path, &fields(handle, "ana@clerks.example")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{handle}: {page}");
    }
    // Two browsers with one link set up one organisation.
    let mut other = Desk::nobody(&hub);
    let (first, second) = (
        fields("clerks", "ana@clerks.example"),
        fields("typists", "bo@clerks.example"),
    );
    let (one, two) = futures::join!(ana.post(&path, &first), other.post(&path, &second));
    let made = [&one, &two]
        .iter()
        .filter(|(status, _)| *status == StatusCode::OK)
        .count();
    assert_eq!(made, 1, "{one:?} {two:?}");
    let there = [
        hub.fetch("/orgs/clerks").await,
        hub.fetch("/orgs/typists").await,
    ];
    let there = there
        .iter()
        .filter(|answer| answer.status == StatusCode::OK)
        .count();
    assert_eq!(there, 1);
    assert!(ana.look(&path).await.0.is_redirection());

    // A link that was handed out leads nowhere once the server is closed.
    let late = organization(&hub, &["invite"])["setUpLink"]
        .as_str()
        .expect("a link")
        .to_owned();
    hub.set("UNDERSIGNED_NEW_ORGANIZATIONS", "closed");
    hub.stop().await;
    hub.run().await;
    let path = late.trim_start_matches(hub.url.as_str());
    assert!(Desk::nobody(&hub).look(path).await.0.is_redirection());
    let (status, _) = Desk::nobody(&hub)
        .post(path, &fields("late", "l@late.example"))
        .await;
    assert!(status.is_redirection());
    assert_eq!(hub.fetch("/orgs/late").await.status, StatusCode::NOT_FOUND);
    let shown = organization(&hub, &["list"]);
    assert_eq!(shown.as_array().map(Vec::len), Some(2), "{shown}");
}

/// Fills the form in and sends it.
async fn ask(signer: &Signer, with: &[(&str, &str)]) -> undersigned_tests::Shown {
    let page = signer.open("/new-organisation").await.expect(200);
    let check = signer.checked(&page);
    let mut all = vec![
        ("name", "Tidewater Clerks"),
        ("handle", "clerks"),
        ("website", "clerks.example"),
        ("email", "ana@clerks.example"),
        ("words", "We are forty\nand write letters."),
    ];
    all.retain(|(name, _)| !with.iter().any(|(given, _)| given == name));
    all.extend_from_slice(with);
    all.extend(check.iter().map(|(name, value)| (*name, value.as_str())));
    signer.post("/new-organisation", &all).await
}

async fn who_asks_for_a_place_confirms_it_and_is_answered(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [
        ("UNDERSIGNED_SMTP_URL", smtp.as_str()),
        ("UNDERSIGNED_NEW_ORGANIZATIONS", "request"),
        ("UNDERSIGNED_OPERATOR_MAIL", "operator@hub.example"),
    ];
    let hub = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    assert!(hub.page("/").await.text.contains("/new-organisation"));
    let mut signer = Signer::of(&hub);
    // What is missing or cannot be is said beside the field, and nothing is sent.
    for wrong in [
        ("name", ""),
        ("handle", "hub"),
        ("handle", "hu_b"),
        ("handle", "admin"),
        ("email", "nobody"),
        ("website", "ftp://x"),
        ("words", ""),
    ] {
        let shown = ask(&signer, &[wrong]).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    signer.effort = undersigned_tests::Effort::None;
    ask(&signer, &[]).await.expect(422);
    signer.effort = undersigned_tests::Effort::Answer;
    ask(&signer, &[]).await.expect(200);
    let mail = mails.until("ana@clerks.example", 1).await;
    assert_eq!(mails.received().len(), 1);
    let requests = || organization(&hub, &["requests"]);
    assert_eq!(requests(), json!([]), "nobody has confirmed");

    // Looking at the link changes nothing; the button does, once.
    let link = mail.link(&hub.url);
    let page = signer.open(&link).await.expect(200);
    assert_eq!(requests(), json!([]));
    let token = undersigned_tests::desk::field(&page, "token");
    for _ in 0..2 {
        let fields = [("token", token.as_str())];
        signer
            .post("/new-organisation/confirm", &fields)
            .await
            .expect(200);
    }
    mails.until("operator@hub.example", 1).await;
    let told = requests();
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(told[0]["name"], "Tidewater Clerks");
    assert_eq!(told[0]["website"], "https://clerks.example/");
    assert_eq!(told[0]["words"], "We are forty\nand write letters.");
    // Asking again changes nothing while it waits.
    ask(&signer, &[]).await.expect(200);
    let number = told[0]["number"].to_string();
    let made = organization(&hub, &["accept", &number]);
    let link = made["setUpLink"].as_str().expect("a link").to_owned();
    let mail = mails.until("ana@clerks.example", 2).await;
    assert_eq!(mail.link(&hub.url), link);
    let path = link.trim_start_matches(hub.url.as_str());
    let mut ana = Desk::nobody(&hub);
    let (status, page) = ana
        .post(path, &fields("clerks", "ana@clerks.example"))
        .await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let decided = hub.command(&["admin", "organization", "accept", &number]);
    assert_usage(&decided, "no request waits");

    // Another is refused, and told why.
    let other = [("handle", "typists"), ("email", "bo@typists.example")];
    ask(&signer, &other).await.expect(200);
    let mail = mails.until("bo@typists.example", 1).await;
    let token = mail.link(&hub.url);
    let token = token
        .split("token=")
        .nth(1)
        .and_then(|rest| rest.split('&').next());
    let fields = [("token", token.expect("a token"))];
    signer
        .post("/new-organisation/confirm", &fields)
        .await
        .expect(200);
    let number = requests()[0]["number"].to_string();
    let silent = hub.command(&["admin", "organization", "refuse", &number, "--reason", " "]);
    assert_usage(&silent, "why");
    organization(
        &hub,
        &["refuse", &number, "--reason", "We know only dockers."],
    );
    let mail = mails.until("bo@typists.example", 2).await;
    assert!(
        mail.text().contains("We know only dockers."),
        "{}",
        mail.text()
    );
    assert_eq!(requests(), json!([]));
    let unknown = [("token", "made-up")];
    let shown = signer.post("/new-organisation/confirm", &unknown).await;
    assert_eq!(shown.status, StatusCode::NOT_FOUND);
    let log = hub.log();
    assert!(!log.contains("ana@") && !log.contains("Tidewater"), "{log}");
}

async fn a_deleted_organisation_withdraws_and_is_gone(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let dockers = Server::start(PROGRAM, "dockers", backend).await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    // What the hub calls for, and what it signed.
    let own = hub.publish("brakes").await;
    dockers.endorse(&own, "Dockers").await.expect(202);
    until_listed(&hub, &own, &dockers.org, true).await;
    let theirs = dockers.publish("wages").await;
    hub.endorse(&theirs, "The Hub").await.expect(202);
    until_listed(&dockers, &theirs, &hub.org, true).await;
    hub.post("/appeals", hub.petition("draft"))
        .await
        .expect(201);
    // What it said beside the list is held by the other server.
    let update =
        json!({"languages": ["en"], "title": {"en": "News"}, "body": {"en": "They are out."}});
    let draft = hub.post("/appeals/brakes/updates", update).await;
    let draft = draft.expect(201);
    let name = draft["name"].as_str().expect("a name");
    let path = format!("/appeals/brakes/updates/{name}/publish");
    let said = hub.api(Method::POST, &path, None).await.expect(200);
    let copy = format!("/appeals/{}/brakes/updates/{name}", hub.host());
    let until_page = async |wanted: u16| {
        until("the update at the other server", || async {
            let status = dockers.page(&copy).await.status;
            match status == wanted {
                true => Ok(()),
                false => Err(status.to_string()),
            }
        })
        .await;
    };
    until_page(200).await;

    let unsure = ["admin", "organization", "delete", "hub", "--confirm", "hbu"];
    assert_usage(&hub.command(&unsure), "--confirm hub");
    let told = organization(&hub, &["delete", "hub", "--confirm", "hub", "--now"]);
    assert_eq!(told["deleted"], hub.org.as_str());
    // Others hear of it by signed statements, and followers by a Delete.
    dockers
        .until_appeal(&own, "status", &json!("withdrawn"))
        .await;
    until_listed(&dockers, &theirs, &hub.org, false).await;
    let deletes = until("the Delete", || async {
        let deletes = peer.received_of("Delete");
        let last = deletes.last().map(|last| last.activity["object"].clone());
        match last == Some(json!(hub.org)) {
            true => Ok(deletes),
            false => Err(format!("{last:?}")),
        }
    })
    .await;
    for deleted in &deletes {
        assert_eq!(deleted.activity["actor"], hub.org.as_str());
    }
    // What stood beside the list is taken back before, also at servers that hold the list.
    assert_eq!(deletes[0].activity["object"]["id"], said["id"]);
    until_page(410).await;

    // Gone, for programs and for people; copies elsewhere can still be compared.
    let tombstone = hub.fetch("/orgs/hub").await.expect(410);
    assert_eq!(tombstone["type"], "Tombstone");
    assert_eq!(tombstone["id"], hub.org.as_str());
    assert_eq!(
        hub.fetch("/appeals/brakes").await.expect(410)["formerType"],
        "Note"
    );
    for path in ["/orgs/hub", "/appeals/brakes", "/orgs/hub/outbox"] {
        assert_eq!(hub.page(path).await.status, StatusCode::GONE, "{path}");
    }
    hub.fetch("/appeals/brakes/state").await.expect(200);
    let resource = format!("/.well-known/webfinger?resource=acct:hub@{}", hub.host());
    hub.fetch(&resource).await.expect(410);
    let refused = hub.endorse(&theirs, "The Hub").await;
    assert_eq!(
        refused.status,
        StatusCode::UNAUTHORIZED,
        "its token is gone"
    );
    assert_eq!(organization(&hub, &["list"]), json!([]));
    // Nobody gets the handle again, and another organisation can be there.
    let set_up = |handle: &str| {
        let name = "en=Another Union";
        hub.command(&[
            "setup",
            "--org",
            handle,
            "--name",
            name,
            "--email",
            "a@b.example",
        ])
    };
    assert_usage(&set_up("hub"), "is taken");
    assert_eq!(code(&set_up("quay")), 0);
    let gone = hub.command(&["admin", "sign-in-link", "--email", "hub@unions.example"]);
    assert_usage(&gone, "nobody here has the address");
    // What comes in about its appeals is still taken: whoever signed takes a name back.
    dockers.withdraw(&own).await;
    until("the withdrawal at the hub", || async {
        let state = hub.fetch("/appeals/brakes/state").await;
        let theirs = dockers
            .fetch(&format!("/appeals/{}/brakes/state", hub.host()))
            .await;
        match state.body["stateDigest"] == theirs.body["stateDigest"] {
            true => Ok(()),
            false => Err(format!("{} {}", state.text, theirs.text)),
        }
    })
    .await;
    if backend == Backend::Sqlite {
        its_name_is_in_the_file_of_keys(&hub);
    }
}

/// Whoever has lost all but the file of keys gives nobody a handle that was deleted, and nobody who is
/// suspended is let go.
fn its_name_is_in_the_file_of_keys(hub: &Server) {
    organization(hub, &["suspend", "quay", "--reason", "Unasked letters"]);
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let file = place.path().join("keys.json").display().to_string();
    let kept = hub.command_json(&["admin", "keys", "export", &file, "--json"]);
    assert_eq!(kept["organizations"], json!([{"handle": "quay"}]));
    let data = place.path().join("data").display().to_string();
    let within = |arguments: &[&str]| hub.command(&[arguments, &["--data-dir", &data]].concat());
    let over = hub.command(&["admin", "keys", "export", &file]);
    assert_usage(&over, "exists already; choose another name");
    let misspelt = place.path().join("misspelt.json").display().to_string();
    let text = std::fs::read_to_string(&file).expect("the keys are there");
    let text = text.replace("deletedAt", "deletedat");
    std::fs::write(&misspelt, text).expect("the file can be written");
    let misspelt = within(&["admin", "keys", "import", &misspelt]);
    assert_usage(&misspelt, "unknown field `deletedat`");
    // Who acts for them may be said later, once.
    let import = ["admin", "keys", "import", file.as_str()];
    let nobody = within(&import);
    assert_eq!(code(&nobody), 0, "{nobody:?}");
    let words = format!("undersigned admin keys import {file} --email");
    let said = String::from_utf8_lossy(&nobody.stdout);
    assert!(
        said.contains("Nobody can sign in yet") && said.contains(&words),
        "{said}"
    );
    let import = [&import[..], &["--email", "a@b.example"]].concat();
    let back = within(import.as_slice());
    assert_eq!(code(&back), 0, "{back:?}");
    assert!(
        String::from_utf8_lossy(&back.stdout).contains("/sign-in?token="),
        "{back:?}"
    );
    assert_usage(
        &within(import.as_slice()),
        "there is an organisation here already",
    );
    let again = ["setup", "--org", "hub", "--name", "en=Another Union"];
    let again = [&again[..], &["--email", "a@b.example"]].concat();
    assert_usage(&within(again.as_slice()), "is taken");
    let list = within(&["admin", "organization", "list", "--json"]);
    let list: Value = serde_json::from_slice(&list.stdout).expect("it prints JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
    assert!(list[0]["suspendedAt"].is_string(), "{list}");
    assert_eq!(list[0]["reason"], "Unasked letters");
}

async fn an_owner_deletes_in_seven_days_and_can_undo_it(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let mut hub = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let clock = WrongClock::of(&mut hub);
    hub.stop().await;
    hub.run().await;
    hub.publish("brakes").await;
    let mut owner = Desk::of(&hub).await;
    let path = "/desk/organisation/delete";
    assert!(
        owner.get(path).await.contains("/appeals/brakes/bundle"),
        "first take it along"
    );
    for (handle, password) in [
        ("", PASSWORD),
        ("hbu", PASSWORD),
        ("hub", "wrong"),
        ("hub", ""),
    ] {
        let fields = [("handle", handle), ("password-now", password)];
        let (status, page) = owner.submit(path, &fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{handle} {page}");
    }
    let sure = [
        ("handle", "@Hub"),
        ("password-now", PASSWORD),
        ("signatures", "withdraw"),
    ];
    let (status, to) = owner.submit(path, &sure).await;
    assert!(
        status.is_redirection() && to.contains("organisation-delete"),
        "{to}"
    );
    let mail = mails.until("hub@unions.example", 1).await;
    assert!(
        mail.text().contains(&format!("{}{path}", hub.url)),
        "{}",
        mail.text()
    );
    assert!(owner.get("/desk").await.contains("is to be deleted"));
    // Undone: nothing happens when the time has come.
    let (status, _) = owner.submit(&format!("{path}/undo"), &[]).await;
    assert!(status.is_redirection());
    clock.set(8 * DAY);
    assert!(!owner.get("/desk").await.contains("is to be deleted"));
    hub.fetch("/orgs/hub").await.expect(200);

    let (status, to) = owner.submit(path, &sure).await;
    assert!(status.is_redirection(), "{to}");
    mails.until("hub@unions.example", 2).await;
    // The server is down when the time comes.
    hub.stop().await;
    clock.set(16 * DAY);
    hub.run().await;
    until("the end", || async {
        let answer = hub.fetch("/orgs/hub").await;
        match answer.status {
            StatusCode::GONE => Ok(()),
            _ => Err(answer.text),
        }
    })
    .await;
    let (status, _) = Desk::nobody(&hub)
        .sign_in("hub@unions.example", PASSWORD)
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(hub.page("/appeals/brakes").await.status, StatusCode::GONE);
}
