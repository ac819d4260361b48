//! Why signers sign, in their own words: said at one server, shown at the organiser's once it was
//! let in, and gone with the signature.

mod later;

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{
    Answer, Backend, Desk, Mastodon, Server, Signer,
    co_sign::{AS_ORGANISATION, confirm, token},
    on_both_databases, on_either_database, until,
};

on_both_databases! {
    what_an_endorser_says_is_shown_once_it_was_let_in
}

on_either_database! {
    a_co_signing_account_says_why_in_a_reply
    only_those_on_the_list_are_heard
    who_was_taken_off_the_list_is_not_counted
}

const WORDS: &str = "We load these <b>ships</b> every day.";

async fn list(hub: &Server, object: &str) -> Value {
    let query = [("org", hub.org.as_str()), ("object", object)];
    let mut listed = hub.get("/comments", &query).await.expect(200);
    let next = listed["next"].take();
    let last = json!({"waiting": null, "shown": null, "refused": null});
    assert_eq!(next, last, "nothing here fills a page: {listed}");
    listed
        .as_object_mut()
        .map(|lists| lists.remove("next"))
        .expect("lists by state");
    listed
}

async fn waiting(hub: &Server, object: &str, count: usize) -> Vec<Value> {
    until("comments wait", async || {
        let held = list(hub, object).await;
        let waiting = held["waiting"].as_array().cloned().unwrap_or_default();
        match waiting.len() == count {
            true => Ok(waiting),
            false => Err(held.to_string()),
        }
    })
    .await
}

async fn decide(hub: &Server, object: &str, comment: &Value, state: &str) -> Answer {
    let body = json!({
        "org": hub.org, "object": object, "id": comment["id"],
        "updatedAt": comment["updatedAt"], "state": state,
    });
    hub.post("/comments/decide", body).await
}

async fn read(server: &Server, path: &str) -> String {
    Signer::of(server).open(path).await.expect(200)
}

/// Waits until the desk says this of what the organisation said.
async fn until_desk_says(desk: &mut Desk, object: &str, words: &str) {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let path = format!(
        "/desk/endorse/why?{}",
        query.append_pair("object", object).finish()
    );
    let desk = tokio::sync::Mutex::new(desk);
    until("the desk says what became of the words", async || {
        let page = desk.lock().await.get(&path).await;
        match page.contains(words) {
            true => Ok(()),
            false => Err(page),
        }
    })
    .await;
}

async fn what_an_endorser_says_is_shown_once_it_was_let_in(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let quay = Server::start(PROGRAM, "quay", backend).await;
    let object = hub.publish("brakes").await;
    let say =
        |words: &str| json!({"org": quay.org, "object": object, "text": words, "language": "en"});
    assert_eq!(
        quay.post("/comments", say(WORDS)).await.status,
        404,
        "not yet"
    );
    quay.endorse(&object, "Quay Union").await.expect(202);
    hub.until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    let too_long = "x".repeat(501);
    assert_eq!(quay.post("/comments", say(&too_long)).await.status, 422);
    let said = quay.post("/comments", say(WORDS)).await.expect(202);
    assert_eq!(said["state"], "sent");
    let note = said["id"].as_str().unwrap();
    let own = quay
        .fetch(note.strip_prefix(&quay.url).unwrap())
        .await
        .expect(200);
    assert_eq!(own["inReplyTo"], json!(object));
    assert_eq!(own["attributedTo"], json!(quay.org));

    let waits = waiting(&hub, &object, 1).await.remove(0);
    assert_eq!(
        (&waits["text"], &waits["about"]),
        (&json!(WORDS), &json!(quay.org))
    );
    let escaped = "We load these &#60;b&#62;ships&#60;/b&#62; every day.";
    let pages = ["", "/cosigners", "/comments"].map(|end| format!("/appeals/brakes{end}"));
    for path in &pages {
        assert!(!read(&hub, path).await.contains("We load these"), "{path}");
    }
    assert_eq!(
        decide(&quay, &object, &waits, "shown").await.status,
        404,
        "nobody else's"
    );
    let mut desk = Desk::of(&quay).await;
    until_desk_says(&mut desk, &object, "It was sent to the organiser").await;
    decide(&hub, &object, &waits, "shown").await.expect(200);
    // Whoever said it hears what became of it, and shows it nowhere else.
    until_desk_says(&mut desk, &object, "The organiser shows it").await;
    assert_eq!(
        quay.fetch(note.strip_prefix(&quay.url).unwrap())
            .await
            .status,
        200
    );
    for path in &pages {
        let page = read(&hub, path).await;
        assert!(
            page.contains(escaped) && !page.contains("<b>ships"),
            "{path}: {page}"
        );
    }
    let entry = quay.org.as_bytes();
    let key = undersigned_proof::Digest::of(&[entry]).hex();
    let entry = format!("/appeals/brakes/cosigners/{}", &key[..32]);
    assert!(read(&hub, &entry).await.contains(escaped));
    let collection = hub
        .fetch("/appeals/brakes/comments?page=1")
        .await
        .expect(200);
    assert_eq!(
        collection["orderedItems"][0]["id"],
        json!(note),
        "{collection}"
    );
    let copy = format!("/appeals/{}/brakes", hub.host());
    let copy = read(&quay, &copy).await;
    assert!(copy.contains(&format!("{object}/comments")) && !copy.contains("We load these"));

    // Said otherwise, it is looked at anew; what was looked at before is not let in for it.
    quay.post("/comments", say("Because.")).await.expect(202);
    until_desk_says(&mut desk, &object, "It was sent to the organiser").await;
    let changed = waiting(&hub, &object, 1).await.remove(0);
    assert_eq!(changed["text"], "Because.");
    assert!(!read(&hub, &pages[0]).await.contains("Because."));
    assert_eq!(decide(&hub, &object, &waits, "shown").await.status, 409);
    decide(&hub, &object, &changed, "shown").await.expect(200);
    assert!(read(&hub, &pages[0]).await.contains("Because."));
    let shown = list(&hub, &object).await["shown"][0].clone();
    decide(&hub, &object, &shown, "refused").await.expect(200);
    until_desk_says(&mut desk, &object, "The organiser does not show it").await;
    assert!(!read(&hub, &pages[0]).await.contains("Because."));
    let refused = list(&hub, &object).await["refused"][0].clone();
    decide(&hub, &object, &refused, "shown").await.expect(200);

    // Whoever signed for itself speaks for itself.
    let instead = json!({
        "org": hub.org, "object": object, "about": quay.org, "text": "We sign because we were told to.",
    });
    assert_eq!(hub.post("/comments", instead).await.status, 404);

    // Of an organisation that is hidden, its own server shows no words.
    let note = note.strip_prefix(&quay.url).unwrap();
    for (act, status) in [
        (&["suspend", "quay", "--hide"][..], 403),
        (&["resume", "quay"][..], 200),
    ] {
        quay.command_json(&[&["admin", "organization"], act, &["--json"]].concat());
        assert_eq!(quay.fetch(note).await.status, status, "{act:?}");
    }

    // Of a withdrawn letter, names and words stand on request only.
    let withdrawn = hub.publish("winches").await;
    quay.endorse(&withdrawn, "Quay Union").await.expect(202);
    hub.until_state(&withdrawn, "/coSigners/organisations", &json!(1))
        .await;
    let words = json!({"org": quay.org, "object": withdrawn, "text": WORDS, "language": "en"});
    quay.post("/comments", words).await.expect(202);
    let waits = waiting(&hub, &withdrawn, 1).await.remove(0);
    decide(&hub, &withdrawn, &waits, "shown").await.expect(200);
    assert!(read(&hub, "/appeals/winches").await.contains(escaped));
    hub.end("winches", "withdraw").await.expect(200);
    let page = read(&hub, "/appeals/winches").await;
    assert!(!page.contains(escaped), "{page}");

    // It goes with the name.
    quay.withdraw(&object).await.expect(202);
    hub.until_state(&object, "/coSigners/organisations", &json!(0))
        .await;
    let left = list(&hub, &object).await;
    assert_eq!(left, json!({"waiting": [], "shown": [], "refused": []}));
    assert_eq!(
        Signer::of(&hub).open(&entry).await.status,
        410,
        "and so does its page"
    );
    assert_eq!(quay.fetch(note).await.status, 404);
}

async fn a_co_signing_account_says_why_in_a_reply(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mastodon = Mastodon::start().await;
    let object = hub.publish("brakes").await;
    let reply = mastodon.reply(&hub.org, &object);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(1).await);
    assert_eq!(confirm(&hub, &link, &AS_ORGANISATION).await.status, 200);
    // Whoever quotes the letter recommends it to others, and has said nothing yet of why they sign.
    let mut quote = mastodon.reply(&hub.org, &object);
    quote["inReplyTo"] = Value::Null;
    quote["quote"] = json!(object);
    quote["content"] = json!(format!(
        "<p class=\"quote-inline\">RE: <a href=\"{object}\">{object}</a></p><p>Read this!</p>"
    ));
    mastodon.publish(&hub.org, &quote).await.expect(202);
    waiting(&hub, &object, 0).await;
    let mut why = mastodon.reply(&hub.org, &object);
    why["content"] = json!(
        "<p><span class=\"h-card\">@<span>hub</span></span> Our crews<br>are tired.</p><script>x</script>"
    );
    mastodon.publish(&hub.org, &why).await.expect(202);
    let waits = waiting(&hub, &object, 1).await.remove(0);
    assert_eq!(waits["text"], "Our crews\nare tired.");
    decide(&hub, &object, &waits, "shown").await.expect(200);
    assert!(
        read(&hub, "/appeals/brakes")
            .await
            .contains("Our crews\nare tired.")
    );

    why["content"] = json!("<p>Our crews are very tired.</p>");
    mastodon.edit(&hub.org, &why).await.expect(202);
    waiting(&hub, &object, 1).await;
    assert!(!read(&hub, "/appeals/brakes").await.contains("Our crews"));
    // For their followers alone, it is for this page no more; for everybody again, it waits again.
    let public = why["to"].clone();
    why["to"] = json!([format!("{}/followers", mastodon.actor)]);
    why["cc"] = json!([hub.org]);
    mastodon.edit(&hub.org, &why).await.expect(202);
    waiting(&hub, &object, 0).await;
    why["to"] = public;
    mastodon.edit(&hub.org, &why).await.expect(202);
    waiting(&hub, &object, 1).await;
    mastodon.delete(&hub.org, &why).await.expect(202);
    waiting(&hub, &object, 0).await;
}

async fn only_those_on_the_list_are_heard(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mastodon = Mastodon::start().await;
    let object = hub.publish("brakes").await;
    let empty = json!({"waiting": [], "shown": [], "refused": []});
    let mut note = mastodon.reply(&hub.org, &object);
    for content in ["<p>First.</p>", "<p></p>", "<p>@hub</p>"] {
        note["content"] = json!(content);
        mastodon.publish(&hub.org, &note).await;
        assert_eq!(list(&hub, &object).await, empty, "{content}");
    }
    // On the list, but too long, for its followers only, or another's.
    let reply = mastodon.reply(&hub.org, &object);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(1).await);
    assert_eq!(confirm(&hub, &link, &AS_ORGANISATION).await.status, 200);
    let mut long = mastodon.reply(&hub.org, &object);
    long["content"] = json!(format!("<p>{}</p>", "long ".repeat(200)));
    mastodon.publish(&hub.org, &long).await;
    let mut private = mastodon.private_reply(&hub.org, &object);
    private["content"] = json!("<p>Between us.</p>");
    mastodon.publish(&hub.org, &private).await;
    let mut anothers = mastodon.reply(&hub.org, &object);
    anothers["attributedTo"] = json!("https://else.example/users/mei");
    anothers["content"] = json!("<p>Not mine.</p>");
    assert_eq!(mastodon.publish(&hub.org, &anothers).await.status, 403);
    assert_eq!(list(&hub, &object).await, empty);
    // The first comment stands; another is no other.
    let mut first = mastodon.reply(&hub.org, &object);
    first["content"] = json!("<p>First.</p>");
    mastodon.publish(&hub.org, &first).await.expect(202);
    let mut second = mastodon.reply(&hub.org, &object);
    second["content"] = json!("<p>Second.</p>");
    mastodon.publish(&hub.org, &second).await;
    let waits = waiting(&hub, &object, 1).await;
    assert_eq!(waits[0]["text"], "First.");
}

async fn who_was_taken_off_the_list_is_not_counted(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("brakes").await;
    let mut said = Vec::new();
    for number in 1..=5 {
        let names = json!({"names": {"en": format!("Crew {number}")}});
        let about = hub.attest(&object, names).await;
        let text = format!("Reason {number}.");
        let body = json!({"org": hub.org, "object": object, "about": about, "text": text});
        hub.post("/comments", body).await.expect(202);
        said.push(about);
    }
    let total = async || {
        let whole = hub.fetch("/appeals/brakes/comments").await.expect(200);
        whole["totalItems"].clone()
    };
    assert_eq!(total().await, json!(5));
    assert!(read(&hub, "/appeals/brakes").await.contains("/comments\""));
    // The newest is taken off the list by the organiser; what it said is kept all the same.
    hub.decide(&object, &said[4], "removed").await.expect(201);
    assert!(hub.entry(&object, &said[4]).await.is_none());
    let held = list(&hub, &object).await;
    assert_eq!(held["shown"].as_array().map(Vec::len), Some(5), "{held}");
    assert_eq!(total().await, json!(4));
    let first = hub
        .fetch("/appeals/brakes/comments?page=1")
        .await
        .expect(200);
    assert_eq!(first["orderedItems"].as_array().map(Vec::len), Some(4));
    // All four stand on the appeal's page, so there is no more to see elsewhere.
    let letter = read(&hub, "/appeals/brakes").await;
    for number in 1..=4 {
        assert!(letter.contains(&format!("Reason {number}.")), "{letter}");
    }
    assert!(!letter.contains("/comments\""), "{letter}");
}
