//! What stands beside the list, at the desk and for readers.

use crate::{browser, harbour, look, team};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn updates_and_cases_are_told_in_a_browser() {
    let Some((folder, chromium)) = browser() else {
        return;
    };
    let server = harbour().await;
    server.publish("brakes").await;
    let world = json!({"updates": team(&server)});
    look(&folder, &chromium, &world, &["updates.mjs"]).await;
}
