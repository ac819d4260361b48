//! `setup` and `token create`.

use crate::{PROGRAM, assert_usage, code, stderr, stdout};
use reqwest::StatusCode;
use serde_json::json;
use undersigned_tests::{Backend, Desk, Server, on_both_databases, on_either_database};

on_both_databases! {
    an_organisation_made_beside_a_running_server_is_there_at_once
    a_set_up_link_that_nobody_saw_is_made_anew
}

on_either_database! {
    what_cannot_be_an_organisation_is_refused
    a_token_for_reading_changes_nothing
}

async fn an_organisation_made_beside_a_running_server_is_there_at_once(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let made = hub.command_json(&[
        "setup",
        "--org",
        "clerks",
        "--name",
        "en=Tidewater Clerks",
        "--name",
        "zh-Hant=潮水文員會",
        "--email",
        "desk@clerks.example",
        "--json",
    ]);
    let id = format!("{}/orgs/clerks", hub.url);
    assert_eq!(made["org"], json!({"id": id, "handle": "clerks"}));
    let link = made["signInLink"].as_str().expect("there is a link");
    assert!(link.starts_with(&format!("{}/", hub.url)), "{link}");

    let actor = hub.fetch("/orgs/clerks").await.expect(200);
    assert_eq!(
        (&actor["id"], &actor["type"]),
        (&json!(id), &json!("Organization"))
    );
    assert_eq!(
        actor["nameMap"],
        json!({"en": "Tidewater Clerks", "zh-Hant": "潮水文員會"})
    );
    let resource = format!("/.well-known/webfinger?resource=acct:clerks@{}", hub.host());
    assert!(
        hub.fetch(&resource)
            .await
            .expect(200)
            .to_string()
            .contains(&id)
    );

    let output = hub.command(&["token", "create", "--org", &id]);
    assert_eq!(code(&output), 0);
    let token = stdout(&output).trim().to_owned();
    let mut draft = hub.petition("by-the-clerks");
    draft["organiser"] = json!("clerks");
    let address = format!("{}/api/v1/appeals", hub.url);
    let request = hub.client.post(address).bearer_auth(&token).json(&draft);
    assert_eq!(
        request.send().await.expect("an answer").status().as_u16(),
        201
    );
}

async fn what_cannot_be_an_organisation_is_refused(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let set_up = |org: &str, name: &str, email: &str| {
        hub.command(&[
            "setup", "--org", org, "--name", name, "--email", email, "--json",
        ])
    };
    assert_usage(&set_up("hub", "en=Again", "a@b.example"), "hub");
    assert_usage(&set_up("Not A Handle", "en=X", "a@b.example"), "handle");
    assert_usage(&set_up("clerks", "no language", "a@b.example"), "LANG=TEXT");
    assert_usage(&set_up("clerks", "office=X", "a@b.example"), "no language");
    for (again, said) in [("English=Tidewater Clerks", "`en`"), ("EN=Clerks", "`en`")] {
        let twice = [
            "setup",
            "--org",
            "clerks",
            "--name",
            "en=Clerks",
            "--name",
            again,
            "--email",
            "a@b.example",
        ];
        let said = format!("two names are given in {said}");
        assert_usage(&hub.command(&twice), &said);
    }
    assert_usage(&set_up("clerks", "en=Clerks", "no-address"), "e-mail");
    assert_eq!(hub.fetch("/orgs/clerks").await.status.as_u16(), 404);
    assert_usage(
        &hub.command(&["token", "create", "--org", "nobody"]),
        "organisation",
    );
}

async fn a_token_for_reading_changes_nothing(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("free-them").await;
    // Who waits is for those who decide about it: another organisation of the server does not see it.
    hub.command_json(&[
        "setup",
        "--org",
        "clerks",
        "--name",
        "en=Clerks",
        "--email",
        "a@clerks.example",
        "--json",
    ]);
    let token = hub.command_json(&[
        "token", "create", "--org", "clerks", "--scope", "read", "--json",
    ]);
    hub.token = token["token"]
        .as_str()
        .expect("a token is printed")
        .to_owned();
    for path in ["/pending", "/suggestions", "/signers"] {
        let asked = [("org", "clerks"), ("object", appeal.as_str())];
        let refused = hub.get(path, &asked).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (404, "appeal_unknown"),
            "{path}"
        );
    }
    let token = hub.command_json(&[
        "token", "create", "--org", "hub", "--scope", "read", "--json",
    ]);
    hub.token = token["token"]
        .as_str()
        .expect("a token is printed")
        .to_owned();
    assert_eq!(
        hub.get("/pending", &[("object", &appeal)])
            .await
            .status
            .as_u16(),
        200
    );
    let refused = hub.endorse(&appeal, "The Hub").await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "token_scope")
    );
    hub.token = "us_made-up".to_owned();
    let refused = hub.endorse(&appeal, "The Hub").await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (401, "token_invalid")
    );
}

/// As where a pipe took the first line of what the start said, and nothing of the second.
async fn a_set_up_link_that_nobody_saw_is_made_anew(backend: Backend) {
    let hub = Server::bare(PROGRAM, "hub", backend).await;
    let unseen = hub.set_up_link().await;
    let home = hub.page("/").await.text;
    assert!(home.contains("undersigned admin set-up-link"), "{home}");
    let command = ["admin", "set-up-link", "--json"];
    let made = hub.command_json(&command);
    let link = made["setUpLink"].as_str().expect("a link").to_owned();
    assert_ne!(link, unseen);
    let path_of = |link: &str| link.trim_start_matches(hub.url.as_str()).to_owned();
    let mut nobody = Desk::nobody(&hub);
    assert_eq!(nobody.look(&path_of(&link)).await.0, StatusCode::OK);
    assert!(nobody.look(&path_of(&unseen)).await.0.is_redirection());
    // For people it is the link alone.
    let printed = hub.command(&command[..2]);
    assert_eq!(code(&printed), 0, "{}", stderr(&printed));
    let printed = stdout(&printed);
    let path = path_of(printed.trim());
    assert_eq!(nobody.look(&path).await.0, StatusCode::OK, "{printed}");
    // Once there is an organisation, no link makes whoever has it an owner.
    let (name, email) = ("en=Hub Union", "ana@hub.example");
    let set_up = ["setup", "--org", "hub", "--name", name, "--email", email];
    hub.command_json(&[&set_up[..], &["--json"]].concat());
    assert_usage(&hub.command(&command), "sign-in-link");
    assert!(nobody.look(&path).await.0.is_redirection());
}
