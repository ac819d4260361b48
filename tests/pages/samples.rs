//! What `demo` loads, as readers see it.

use crate::{PROGRAM, browser, look};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_samples_of_the_demonstration_are_read_in_a_browser() {
    let Some((folder, chromium)) = browser() else {
        return;
    };
    let world = json!({"program": PROGRAM});
    look(&folder, &chromium, &world, &["samples.mjs"]).await;
}
