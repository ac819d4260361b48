//! Passkeys in a browser, with an authenticator that Chromium itself plays.

use crate::{browser, harbour, look, team};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_sign_in_with_a_passkey_in_a_browser() {
    let Some((folder, chromium)) = browser() else {
        return;
    };
    let server = harbour().await;
    let world = json!({"passkeys": team(&server)});
    look(&folder, &chromium, &world, &["passkeys.mjs"]).await;
}
