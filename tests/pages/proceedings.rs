//! Deciding together at the desk, in a browser.

use crate::{browser, harbour, look, team};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn amendments_are_proposed_and_voted_on_in_a_browser() {
    let Some((folder, chromium)) = browser() else {
        return;
    };
    let server = harbour().await;
    let object = server.publish("brakes").await;
    let mut story = team(&server);
    story["object"] = json!(object);
    story["arabic"] = team(&server)["javaScriptOff"].clone();
    let world = json!({"proceedings": story});
    look(&folder, &chromium, &world, &["proceedings.mjs"]).await;
}
