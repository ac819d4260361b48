//! Two servers that disagree on who follows whom agree again with the next thing that is sent
//! (FEP-8fcf).

use crate::PROGRAM;
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, Statement};
use serde_json::json;
use undersigned_tests::{Backend, Coalition, Server, on_both_databases, until};

on_both_databases! {
    a_follow_that_one_side_has_lost_ends_on_the_other
}

async fn a_follow_that_one_side_has_lost_ends_on_the_other(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    dockers.follow(&hub.org).await;
    hub.until_followers(1).await;
    // A second organisation of the same server follows too, and keeps its shared inbox in use.
    let arguments = [
        "setup",
        "--org",
        "cooks",
        "--name",
        "en=Cooks",
        "--email",
        "cooks@unions.example",
        "--json",
    ];
    let cooks = dockers.command_json(&arguments);
    let cooks = cooks["org"]["id"].as_str().expect("an id").to_owned();
    let token = dockers.command_json(&["token", "create", "--org", "cooks", "--json"]);
    let token = token["token"].as_str().expect("a token").to_owned();
    let asked = json!({"org": cooks, "account": hub.org});
    let request = dockers
        .client
        .post(format!("{}/api/v1/follows", dockers.url))
        .bearer_auth(&token)
        .json(&asked);
    let answer = request.send().await.expect("the server answers");
    assert_eq!(answer.status().as_u16(), 202);
    hub.until_followers(2).await;

    // The hub loses one of the two.
    execute(
        hub,
        &format!("DELETE FROM followers WHERE actor = '{cooks}'"),
    )
    .await;
    hub.until_followers(1).await;
    hub.publish("free-them").await;
    until("the cooks follow no longer", || async {
        match standing(dockers, "cooks").await.as_str() {
            "rejected" => Ok(()),
            state => Err(state.to_owned()),
        }
    })
    .await;
    assert_eq!(standing(dockers, "dockers").await, "accepted");

    // The other way round: dockers lose that they follow, and tell the hub so.
    execute(dockers, "DELETE FROM following").await;
    hub.publish("free-them-again").await;
    hub.until_followers(0).await;
}

async fn open(server: &Server) -> DatabaseConnection {
    let connection = Database::connect(server.database_url()).await;
    connection.expect("the database can be opened")
}

async fn execute(server: &Server, sql: &str) {
    let db = open(server).await;
    db.execute_unprepared(sql).await.expect("it can be changed");
    db.close().await.expect("it can be closed");
}

/// How one of a server's organisations stands with the only actor that it follows.
async fn standing(server: &Server, handle: &str) -> String {
    let db = open(server).await;
    let query = format!(
        "SELECT state FROM following JOIN organizations ON organizations.id = organization_id \
         WHERE handle = '{handle}'"
    );
    let query = Statement::from_string(db.get_database_backend(), query);
    let row = db.query_one_raw(query).await.expect("it can be read");
    let state = row.map(|row| row.try_get_by_index(0).expect("a text"));
    db.close().await.expect("it can be closed");
    state.unwrap_or_default()
}
