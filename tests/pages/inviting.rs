//! Inviting organisations, and endorsing with a mandate.

use crate::{LETTER, PROGRAM, browser, look};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server};

/// A server with a link that signs the organisation's people in.
fn desk(server: &Server) -> Value {
    json!({"url": server.url, "link": server.sign_in_link()})
}

/// Two servers; the first one's letter.
async fn pair(names: [&str; 2]) -> (Server, Server, String) {
    let one = Server::start(PROGRAM, names[0], Backend::Sqlite).await;
    let other = Server::start(PROGRAM, names[1], Backend::Sqlite).await;
    let mut letter: Value = serde_json::from_str(LETTER).expect("the letter is JSON");
    letter["organiser"] = json!(one.org);
    letter["initiators"] = json!([]);
    let object = one.publish_draft(letter).await;
    (one, other, object)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn organisations_are_invited_in_a_browser() {
    let Some((folder, chromium)) = browser() else {
        return;
    };
    let (quay, cranes, one) = pair(["quay", "cranes"]).await;
    let (pier, ropes, two) = pair(["pier", "ropes"]).await;
    let invited = json!({"invitees": [{"contact": "x@winches.example", "language": "ar"}]});
    let path = "/appeals/the-nineteen/invitees";
    pier.post(path, invited).await.expect(202);
    let rows = pier.get(path, &[]).await.expect(200);
    let world = json!({
        "inviting": {
            "javaScriptOff": {"desk": desk(&quay), "other": desk(&cranes), "object": one},
            "javaScriptOn": {"desk": desk(&pier), "other": desk(&ropes), "object": two},
            "link": rows["items"][0]["link"],
        },
    });
    look(&folder, &chromium, &world, &["inviting.mjs"]).await;
}
