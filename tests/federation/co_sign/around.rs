//! What stands around a signature: boosts, quotes, lost messages, and who decides.

mod links;

use super::{AS_ORGANISATION, AS_PERSON, appeal, confirm, take_people, token};
use crate::PROGRAM;
use reqwest::Method;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Mastodon, Server, desk::field, on_both_databases, on_either_database,
    open_database,
};

on_both_databases! {
    a_reaction_that_was_kept_as_a_like_is_taken_back_by_its_id
    a_refusal_of_words_that_were_taken_back_is_not_undone
}

on_either_database! {
    a_boost_is_no_signature
    who_boosted_or_answered_it_hears_what_becomes_of_it
    a_quote_is_answered_and_counts_like_a_reply
    a_moderated_appeal_waits_for_a_person
    a_limited_account_waits_and_is_not_counted
}

async fn a_boost_is_no_signature(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let reactions = || async {
        let answer = hub
            .get("/appeals", &[("object", &appeal)])
            .await
            .expect(200);
        answer["reactions"].clone()
    };
    assert_eq!(reactions().await, json!({"boosts": 0, "likes": 0}));
    let boost = mastodon.activity("Announce", json!(appeal));
    let like = mastodon.activity("Like", json!(appeal));
    let smile = mastodon.activity("EmojiReact", json!(appeal));
    for activity in [&boost, &boost, &like, &smile] {
        mastodon.deliver(&hub.org, activity).await.expect(202);
    }
    let other = Mastodon::start().await;
    other
        .tell(&hub.org, "Like", json!(appeal))
        .await
        .expect(202);
    assert_eq!(reactions().await, json!({"boosts": 1, "likes": 2}));
    let note = hub.fetch("/appeals/brakes").await.expect(200);
    for (name, total) in [("likes", 2), ("shares", 1)] {
        let id = format!("{appeal}/{name}");
        let counted = hub.fetch(&format!("/appeals/brakes/{name}")).await;
        let expected = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": id,
            "type": "Collection",
            "totalItems": total,
        });
        assert_eq!(counted.expect(200), expected, "nobody is named");
        // What is signed does not change with each of them.
        assert_eq!(note[name], json!({"id": id, "type": "Collection"}));
        let nowhere = hub.fetch(&format!("/appeals/ropes/{name}")).await;
        nowhere.expect(404);
    }
    let shown = hub.client.get(&appeal).send().await.unwrap().text().await;
    let shown = shown.unwrap();
    let words = "Boosted once, liked by 2 accounts: these are not signatures.";
    assert!(shown.contains(words), "{shown}");
    let totals = hub.state(&appeal).await.expect(200)["coSigners"].clone();
    assert_eq!(
        totals,
        json!({"organisations": 0, "unnamed": 0, "personal": 0, "individuals": 0})
    );
    let query = [("object", appeal.as_str())];
    let shown = hub.get("/appeals", &query).await.expect(200);
    assert_eq!(
        shown["coSigners"], totals,
        "beside the statements that are held"
    );
    let none = json!({"organisations": 0, "personal": 0});
    assert_eq!(shown["earlierWording"], none);
    assert!(hub.list(&appeal).await.is_empty());

    // Nobody takes back what another said.
    other
        .tell(&hub.org, "Undo", boost.clone())
        .await
        .expect(202);
    assert_eq!(reactions().await, json!({"boosts": 1, "likes": 2}));
    mastodon.tell(&hub.org, "Undo", boost).await.expect(202);
    mastodon
        .tell(&hub.org, "Undo", smile["id"].clone())
        .await
        .expect(202);
    assert_eq!(reactions().await, json!({"boosts": 0, "likes": 2}));
    // A reaction stands by itself: whoever takes the like back has not taken that back.
    mastodon.deliver(&hub.org, &smile).await.expect(202);
    let smile = mastodon.activity("EmojiReact", json!(appeal));
    mastodon.deliver(&hub.org, &smile).await.expect(202);
    mastodon.tell(&hub.org, "Undo", like).await.expect(202);
    assert_eq!(reactions().await, json!({"boosts": 0, "likes": 2}));
    mastodon.tell(&hub.org, "Undo", smile).await.expect(202);
    assert_eq!(reactions().await, json!({"boosts": 0, "likes": 1}));
    // Nothing has such an id.
    let nothing = format!("{}/likes/\u{0}", mastodon.actor);
    let elsewhere = format!("{}/users/nobody", mastodon.actor);
    for undone in [
        json!(nothing),
        json!({"type": "Like", "id": nothing, "object": appeal}),
        json!({"type": "Follow", "id": nothing, "object": elsewhere}),
    ] {
        mastodon.tell(&hub.org, "Undo", undone).await.expect(400);
    }
    assert_eq!(reactions().await, json!({"boosts": 0, "likes": 1}));
    assert!(mastodon.messages().is_empty());
}

/// As earlier versions kept it, which knew no kind of its own for it: by its id it is told apart from a like.
async fn a_reaction_that_was_kept_as_a_like_is_taken_back_by_its_id(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let likes = || async {
        let answer = hub.get("/appeals", &[("object", &appeal)]).await;
        answer.expect(200)["reactions"]["likes"].clone()
    };
    for is_whole in [true, false] {
        let smile = mastodon.activity("EmojiReact", json!(appeal));
        mastodon.deliver(&hub.org, &smile).await.expect(202);
        let database = open_database(hub.database_url()).await;
        let earlier = "UPDATE reactions SET kind = 'like' WHERE kind = 'emoji'";
        let written = database.execute_unprepared(earlier).await;
        assert_eq!(written.expect("it can be written").rows_affected(), 1);
        database.close().await.expect("the database can be closed");
        // What undoes another one leaves it.
        let other = mastodon.activity("EmojiReact", json!(appeal));
        mastodon.tell(&hub.org, "Undo", other).await.expect(202);
        assert_eq!(likes().await, 1);
        let undone = match is_whole {
            true => smile,
            false => smile["id"].clone(),
        };
        mastodon.tell(&hub.org, "Undo", undone).await.expect(202);
        assert_eq!(likes().await, 0);
    }
}

async fn who_boosted_or_answered_it_hears_what_becomes_of_it(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    // Nobody on either server follows.
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let other = Mastodon::start().await;
    other
        .tell(&hub.org, "Announce", json!(appeal))
        .await
        .expect(202);
    hub.end("brakes", "withdraw").await.expect(200);
    for server in [&mastodon, &other] {
        let is_withdrawn = |content: &str| content.contains("Withdrawn by its organiser");
        server
            .sees("the letter as it is now", |status| {
                status.uri == appeal && is_withdrawn(&status.content)
            })
            .await;
    }
}

async fn a_quote_is_answered_and_counts_like_a_reply(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let mut quote = mastodon.reply(&hub.org, &appeal);
    quote["inReplyTo"] = Value::Null;
    quote["quote"] = json!(appeal);
    mastodon.write(&quote);
    let mut request = mastodon.activity("QuoteRequest", json!(appeal));
    request["instrument"] = quote["id"].clone();
    mastodon.deliver(&hub.org, &request).await.expect(202);
    let answer = mastodon.answered(request["id"].as_str().unwrap()).await;
    assert_eq!(answer["type"], "Accept");
    assert_eq!(answer["actor"], json!(hub.org));
    let result = answer["result"].as_str().expect("an authorisation");
    let path = result.strip_prefix(&hub.url).expect("at our server");
    let authorisation = hub.fetch(path).await.expect(200);
    assert_eq!(authorisation["type"], "QuoteAuthorization");
    assert_eq!(authorisation["id"], result);
    assert_eq!(authorisation["attributedTo"], json!(hub.org));
    assert_eq!(authorisation["interactingObject"], quote["id"]);
    assert_eq!(authorisation["interactionTarget"], json!(appeal));

    let link = token(&hub, &mastodon.message(1).await);
    // The quote itself arrives as well, and is the same intent.
    mastodon.publish(&hub.org, &quote).await.expect(202);
    let done = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(hub.list(&appeal).await.len(), 1);
    assert_eq!(mastodon.messages().len(), 1);
    mastodon.delete(&hub.org, &quote).await.expect(202);
    assert!(hub.list(&appeal).await.is_empty());
    assert_eq!(hub.fetch(path).await.status, 404);
    let told = mastodon.message(2).await;
    assert!(!told.contains("token="), "{told}");

    // An update may be quoted as well, as it says itself. Nobody signs by that.
    let path = "/appeals/brakes/updates";
    let news = json!({
        "languages": ["en"], "date": "2026-11-02",
        "title": {"en": "News"}, "body": {"en": "They are out."},
    });
    let draft = hub.api(Method::POST, path, Some(news)).await.expect(201);
    let path = format!("{path}/{}", draft["name"].as_str().expect("a name"));
    let publish = format!("{path}/publish");
    let said = hub.api(Method::POST, &publish, None).await.expect(200);
    let update = said["id"].clone();
    let mut quote = mastodon.reply(&hub.org, &appeal);
    quote["inReplyTo"] = Value::Null;
    quote["quote"] = update.clone();
    mastodon.write(&quote);
    let mut request = mastodon.activity("QuoteRequest", update.clone());
    request["instrument"] = quote["id"].clone();
    mastodon.deliver(&hub.org, &request).await.expect(202);
    let answer = mastodon.answered(request["id"].as_str().unwrap()).await;
    assert_eq!(
        (&answer["type"], &answer["object"]["object"]),
        (&json!("Accept"), &update)
    );
    let result = answer["result"].as_str().expect("an authorisation");
    let result = result.strip_prefix(&hub.url).expect("at our server");
    let authorisation = hub.fetch(result).await.expect(200);
    assert_eq!(authorisation["interactionTarget"], update);
    assert_eq!(authorisation["interactingObject"], quote["id"]);
    assert_eq!(mastodon.messages().len(), 2);
    // Once it is taken back, nothing is said of it any more.
    hub.api(Method::DELETE, &path, None).await.expect(204);
    assert_eq!(hub.fetch(result).await.status, 404);

    // A post of another server is nobody's to ask for.
    let mut foreign = mastodon.activity("QuoteRequest", json!(appeal));
    foreign["instrument"] = json!("https://else.example/1");
    assert_eq!(mastodon.deliver(&hub.org, &foreign).await.status, 403);
}

async fn a_moderated_appeal_waits_for_a_person(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let (one, two) = (Mastodon::start().await, Mastodon::start().await);
    let mut draft = hub.petition("brakes");
    draft["admission"] = json!("moderated");
    let appeal = hub.publish_draft(draft).await;
    for mastodon in [&one, &two] {
        let reply = mastodon.reply(&hub.org, &appeal);
        mastodon.publish(&hub.org, &reply).await.expect(202);
        let link = token(&hub, &mastodon.message(1).await);
        assert!(
            hub.pending(&appeal)
                .await
                .iter()
                .all(|who| *who != mastodon.actor)
        );
        let done = confirm(&hub, &link, &AS_ORGANISATION).await;
        assert_eq!(done.status, 200, "{}", done.text);
    }
    assert!(hub.list(&appeal).await.is_empty());
    let mut both = vec![one.actor.clone(), two.actor.clone()];
    both.sort();
    assert_eq!(hub.pending(&appeal).await, both);
    // Nobody signs another wording by having waited.
    let demands = json!([{"id": "release", "text": {"en": "Release all twelve.", "zh-Hant": "釋放全部十二人。"}}]);
    hub.revise("brakes", json!({"demands": demands}))
        .await
        .expect(200);
    hub.decide(&appeal, &one.actor, "admitted")
        .await
        .expect(201);
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 1);
    assert_eq!(list[0]["account"], json!(one.actor));
    let statement = list[0]["id"].as_str().expect("an id");
    let statement = statement.strip_prefix(&hub.url).expect("at our server");
    let signed = hub.fetch(statement).await.expect(200);
    assert_eq!(signed["revision"], 1, "{signed}");
    let mut desk = Desk::of(&hub).await;
    let home = desk.get("/desk").await;
    let csrf = field(&home, "csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("about", &two.actor),
        ("object", &appeal),
    ];
    let (status, to) = desk.post("/desk/refuse", &fields).await;
    assert!(status.is_redirection(), "{status} {to}");
    assert!(hub.pending(&appeal).await.is_empty());
    assert_eq!(hub.list(&appeal).await.len(), 1);

    // Blocked, it keeps its place, and nothing says who it is.
    let blocked = hub.command(&["admin", "blocks", "add", &one.actor]);
    assert!(blocked.status.success());
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 1);
    assert_eq!(list[0]["names"], json!({}));
    assert!(!list[0].to_string().contains(&one.actor), "{list:?}");
}

async fn a_refusal_of_words_that_were_taken_back_is_not_undone(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let (one, two) = (Mastodon::start().await, Mastodon::start().await);
    let mut draft = hub.petition("brakes");
    draft["admission"] = json!("moderated");
    let appeal = hub.publish_draft(draft).await;
    let decide = async |act: &str, about: &str| {
        let body = json!({
            "org": hub.org, "object": appeal, "act": act, "reason": "other",
            "signers": [{"about": about}],
        });
        let answer = hub.post("/signers/decide", body).await.expect(200);
        answer["outcomes"][0]["outcome"].clone()
    };
    for (mastodon, silent) in [(&one, true), (&two, false)] {
        let mut reply = mastodon.reply(&hub.org, &appeal);
        mastodon.publish(&hub.org, &reply).await.expect(202);
        let link = token(&hub, &mastodon.message(1).await);
        let done = confirm(&hub, &link, &AS_ORGANISATION).await;
        assert_eq!(done.status, 200, "{}", done.text);
        assert_eq!(decide("refuse", &mastodon.actor).await, "done");
        // The words are gone, or stand there as before.
        if silent {
            reply["content"] = json!("<p>No.</p>");
            reply["tag"] = json!([]);
            mastodon.edit(&hub.org, &reply).await.expect(202);
        }
        let undone = decide("reconsider", &mastodon.actor).await;
        assert_eq!(undone == "done", !silent, "{undone}");
    }
    assert_eq!(hub.pending(&appeal).await, [two.actor.as_str()]);
}

async fn a_limited_account_waits_and_is_not_counted(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    take_people(&hub, "brakes").await;
    let account = mastodon.actor.as_str();
    let limited = hub.command(&["admin", "blocks", "add", account, "--severity", "limit"]);
    assert!(limited.status.success());
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(1).await);
    let refused = confirm(&hub, &link, &AS_PERSON).await;
    assert_eq!(refused.status, 403, "{}", refused.text);
    let advice = "An organisation can still sign";
    assert!(refused.text.contains(advice), "{}", refused.text);
    let done = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert!(hub.list(&appeal).await.is_empty(), "a person decides");
    assert_eq!(hub.pending(&appeal).await, [account]);
    // Whoever was refused waits for a person when it replies again, limited or not.
    let refusal = json!({"org": hub.org, "object": appeal, "about": account});
    hub.post("/refusals", refusal).await.expect(200);
    let unlimited = hub.command(&["admin", "blocks", "remove", account]);
    assert!(unlimited.status.success());
    let again = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &again).await.expect(202);
    let link = token(&hub, &mastodon.message(2).await);
    let done = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert!(hub.list(&appeal).await.is_empty(), "a person decides");
    let waiting = hub.get("/pending", &[("object", &appeal)]).await;
    let waiting = waiting.expect(200);
    assert_eq!(waiting["items"][0]["why"], "refused_before", "{waiting}");
    // Nothing of whom it blocks waits here.
    let blocked = hub.command(&["admin", "blocks", "add", account]);
    assert!(blocked.status.success());
    assert!(hub.pending(&appeal).await.is_empty());
}
