//! Writing and publishing at the desk, as an organiser does it.

use crate::{PROGRAM, browser, look};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server};

/// A server with a link that signs the organisation's people in.
fn desk(server: &Server) -> Value {
    let email = format!("{}@unions.example", server.name);
    json!({"url": server.url, "email": email, "link": server.sign_in_link()})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organiser_writes_and_publishes_in_a_browser() {
    let Some((folder, chromium)) = browser() else {
        return;
    };
    let walks = [
        Server::bare(PROGRAM, "walk", Backend::Sqlite).await,
        Server::bare(PROGRAM, "stroll", Backend::Sqlite).await,
    ];
    let desks = [
        Server::start(PROGRAM, "ropes", Backend::Sqlite).await,
        Server::start(PROGRAM, "sails", Backend::Sqlite).await,
    ];
    let world = json!({
        "editor": {
            "javaScriptOff": desk(&desks[0]),
            "javaScriptOn": desk(&desks[1]),
        },
        "walk": {
            "javaScriptOff": {"url": walks[0].url, "link": walks[0].set_up_link().await},
            "javaScriptOn": {"url": walks[1].url, "link": walks[1].set_up_link().await},
        },
    });
    look(&folder, &chromium, &world, &["walk.mjs", "editor.mjs"]).await;
}
