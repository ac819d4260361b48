//! What other software sends, in its own shapes and signed its own way; and the same things in
//! every other shape that JSON-LD allows.

mod software;
mod variants;

use crate::PROGRAM;
use serde_json::{Value, json};
use software::{ALL, Account, Software, text};
use undersigned_tests::{Backend, Picture, Server, picture::column};

/// Everything one account of a program does, from its first `Follow` to its `Delete`.
async fn a_life(hub: &Server, appeal: &str, software: Software) -> Result<(), String> {
    let account = Account::start(software, &hub.org, appeal).await;
    let before = hub.state(appeal).await.expect(200);
    let sent = |what: &str, status: u16, text: &str| match status {
        202 => Ok(()),
        _ => Err(format!("{what}: {status} {text}")),
    };
    let tell = async |name: &str| {
        let answer = account.send(&account.activity(name)).await;
        sent(name, answer.status.as_u16(), &answer.text)
    };

    let follow = account.activity("follow");
    tell("follow").await?;
    let accept = account.accepted(&follow).await;
    same("who accepts", &accept["actor"], &json!(hub.org))?;
    let mut actor = account.document("actor", "");
    let shared = actor["endpoints"]["sharedInbox"].clone();
    same(
        "followers",
        &rows(hub, "actor").await,
        &json!([actor["id"]]),
    )?;
    same("inbox", &rows(hub, "inbox").await, &json!([actor["inbox"]]))?;
    same(
        "shared inbox",
        &rows(hub, "shared_inbox").await,
        &json!([shared]),
    )?;

    for name in ["create-reply", "announce", "like", "emoji-react"] {
        if account.has(name) {
            tell(name).await?;
        }
    }
    let after = hub.state(appeal).await.expect(200);
    same("the list", &after["stateDigest"], &before["stateDigest"])?;

    // Its profile has another name, and another inbox.
    actor["name"] = json!("NEW NAME");
    actor["inbox"] = json!(format!("{}-2", text(&actor["inbox"])));
    account.serve(&actor);
    tell("update-actor").await?;
    let names = column(hub, "remote_actors", "names").await;
    if !names.contains(&json!("{\"und\":\"NEW NAME\"}")) {
        return Err(format!("not renamed: {names:?}"));
    }
    same(
        "moved inbox",
        &rows(hub, "inbox").await,
        &json!([actor["inbox"]]),
    )?;

    tell("undo-follow").await?;
    same("unfollowed", &rows(hub, "actor").await, &json!([]))?;

    account.come_back();
    let mut again = follow.clone();
    again["id"] = json!(format!("{}-2", text(&follow["id"])));
    let answer = account.send(&again).await;
    sent("a second follow", answer.status.as_u16(), &answer.text)?;
    account.accepted(&again).await;
    Picture::at_rest(hub, None).await;
    account.vanish();
    tell("delete-actor").await?;
    Picture::at_rest(hub, None).await;
    same("deleted", &rows(hub, "actor").await, &json!([]))
}

async fn rows(hub: &Server, name: &str) -> Value {
    column(hub, "followers", name).await.into()
}

fn same(what: &str, got: &Value, wanted: &Value) -> Result<(), String> {
    match got == wanted {
        true => Ok(()),
        false => Err(format!("{what}: {got} instead of {wanted}")),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_program_is_understood_from_follow_to_delete() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = hub.publish("free-them").await;
    let mut faults = Vec::new();
    for software in ALL {
        if let Err(fault) = a_life(&hub, &appeal, software).await {
            faults.push(format!(
                "{} ({:?}): {fault}",
                software.name, software.manner
            ));
        }
    }
    assert!(faults.is_empty(), "\n  {}\n", faults.join("\n  "));
}
