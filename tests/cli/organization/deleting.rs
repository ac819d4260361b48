//! An organisation is deleted: at once by the command, or in seven days by its owner.

use super::{organization, until_listed};
use crate::{PROGRAM, assert_usage, code};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Letter, MailServer, Peer, Server, WrongClock, desk::PASSWORD, on_both_databases,
    until,
};

on_both_databases! {
    a_deleted_organisation_withdraws_and_is_gone
    an_owner_deletes_in_seven_days_and_can_undo_it
}

const DAY: i64 = 24 * 60 * 60;

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
    // Whoever delivers is a program, whatever it accepts.
    let inbox = format!("{}/inbox", hub.org);
    let letter = Letter::unsigned(&inbox, "{}").with("accept", "*/*");
    assert_eq!(letter.send().await.expect(410)["code"], "gone");
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
