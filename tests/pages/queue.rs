//! For each story of the signers' desk a moderated letter, with organisations of another server that
//! wait; another letter for a list to be taken over; and links that sign the organiser's people in.

use serde_json::{Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{ForeignServer, Server, millis};

/// What the stories need. The other server has to go on answering meanwhile.
pub async fn world(server: &Server, foreign: &ForeignServer) -> Value {
    let mut world = json!({"url": server.url});
    for story in ["javaScriptOff", "javaScriptOn"] {
        let slug = format!("crews-{}", story.to_lowercase());
        let mut draft = server.petition(&slug);
        draft["admission"] = json!("moderated");
        let object = server.publish_draft(draft).await;
        let query = [("object", object.as_str())];
        let appeal = server.get("/appeals", &query).await.expect(200);
        let mut who = Vec::new();
        for number in 1..=4 {
            let actor = foreign.organization(&format!("{}-{number}", story.to_lowercase()));
            let name = format!("Crew {number}");
            let endorsement = actor.sign(actor.endorsement(&appeal, &name, millis()));
            let create = actor.activity("Create", endorsement);
            let inbox = format!("{}/inbox", server.org);
            let letter = actor.letter(Scheme::Rfc9421, &inbox, &create);
            letter.send().await.expect(202);
            who.push(actor.id);
        }
        let who: Vec<&str> = who.iter().map(String::as_str).collect();
        server.until_pending(&object, &who).await;
        server.publish(&format!("{slug}-list")).await;
        world[story] = json!({"slug": slug, "link": server.sign_in_link(), "importing": server.sign_in_link()});
    }
    world
}
