//! Co-signing with an account in the fediverse: a reply, a direct message, a link, a signature.

mod around;
mod taken_back;
mod too_late;

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{
    Answer, Backend, Coalition, Mastodon, Server,
    co_sign::{AS_ORGANISATION, AS_PERSON, confirm, send_form, take_people, token},
    on_both_databases, on_either_database,
};

on_both_databases! {
    a_public_reply_with_the_phrase_is_listed_after_the_link_is_confirmed
    a_used_link_is_gone
    a_person_is_only_counted
}

on_either_database! {
    a_private_reply_is_no_signature
    who_comes_too_late_is_told_so_once
    a_reply_that_is_named_by_its_id_is_fetched
    a_poll_vote_is_never_a_signature
}

/// A server with an open appeal, and an account elsewhere.
async fn appeal(backend: Backend) -> (Server, Mastodon, String) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mastodon = Mastodon::start().await;
    let appeal = hub.publish("brakes").await;
    (hub, mastodon, appeal)
}

/// What the link shows.
async fn page(hub: &Server, token: &str) -> Answer {
    let address = format!("{}/co-sign?token={token}", hub.url);
    Answer::read(hub.client.get(address).send().await.expect("an answer")).await
}

/// A reply that was confirmed as an organisation.
async fn listed(hub: &Server, mastodon: &Mastodon, appeal: &str) -> Value {
    let reply = mastodon.reply(&hub.org, appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(hub, &mastodon.message(1).await);
    let done = confirm(hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(hub.list(appeal).await.len(), 1);
    reply
}

async fn individuals(hub: &Server, appeal: &str) -> Value {
    hub.state(appeal).await.expect(200)["coSigners"]["individuals"].clone()
}

async fn a_public_reply_with_the_phrase_is_listed_after_the_link_is_confirmed(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let mastodon = Mastodon::start().await;
    dockers.follow(&hub.org).await;
    hub.until_followers(1).await;
    let appeal = hub.publish("brakes").await;
    coalition.settle(&["hub", "dockers"], &appeal, 0).await;

    let mut reply = mastodon.reply(&hub.org, &appeal);
    // Unlisted is public too, and Mastodon writes hashtags like this.
    reply["cc"] = json!(["as:Public", hub.org]);
    reply["to"] = json!([format!("{}/followers", mastodon.actor)]);
    reply["content"] = json!(
        "<p><a href=\"https://x.example/tags/wecosign\" class=\"mention hashtag\">#<span>WeCoSign</span></a></p>"
    );
    reply["tag"] = json!([]);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let status = mastodon.sees("the message", |status| !status.public).await;
    assert_eq!(status.account, hub.org, "it is the organiser's");
    assert_eq!(status.language.as_deref(), Some("en"));
    assert!(status.content.contains("Free the eleven dockers"));
    assert_eq!(
        Answer::read(hub.client.get(&status.uri).send().await.unwrap())
            .await
            .status,
        404,
        "nobody can fetch the message"
    );

    let link = token(hub, &status.content);
    let shown = page(hub, &link).await;
    assert_eq!(shown.status, 200);
    for part in [
        "Mei at the docks 梅",
        &mastodon.account(),
        "Free the eleven dockers",
    ] {
        assert!(shown.text.contains(part), "{part}: {}", shown.text);
    }
    page(hub, &link).await;
    assert!(hub.list(&appeal).await.is_empty(), "looking signs nothing");

    let done = confirm(hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    let list = dockers.list(&appeal).await;
    assert_eq!(list, hub.list(&appeal).await);
    let entry = &list[0];
    assert_eq!(entry["names"], json!({"en": "Crane Drivers"}));
    assert_eq!(entry["alsoKnownAs"], json!(["CD"]));
    assert_eq!(entry["country"], "HK");
    assert_eq!(entry["provenance"], "fediverse-account");
    assert_eq!(entry["account"], json!(mastodon.actor));
    let page = hub.client.get(format!("{}/cosigners", appeal)).send().await;
    let page = page.unwrap().text().await.unwrap();
    let host = mastodon.account().rsplit('@').next().unwrap().to_owned();
    assert!(page.contains(&host), "the list names the account's host");
    let replies = hub.fetch("/appeals/brakes/replies").await.expect(200);
    assert_eq!(replies["items"], json!([reply["id"]]));
    let note = hub.fetch("/appeals/brakes").await.expect(200);
    assert_eq!(note["replies"], replies["id"]);

    // Whoever is listed is asked nothing more.
    let again = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &again).await.expect(202);
    assert_eq!(hub.list(&appeal).await.len(), 1);
    assert_eq!(mastodon.messages().len(), 1);
}

/// Waits until everything that was on its way to the account has arrived: an answer to a `Follow`
/// is sent after whatever its replies brought about.
async fn nothing_came(hub: &Server, mastodon: &Mastodon) {
    all_came(hub, mastodon).await;
    assert_eq!(mastodon.messages(), Vec::<String>::new());
}

async fn all_came(hub: &Server, mastodon: &Mastodon) {
    let follow = mastodon.activity("Follow", json!(hub.org));
    mastodon.deliver(&hub.org, &follow).await.expect(202);
    mastodon.answered(follow["id"].as_str().unwrap()).await;
}

async fn a_private_reply_is_no_signature(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let private = mastodon.private_reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &private).await.expect(202);
    let mut direct = mastodon.reply(&hub.org, &appeal);
    direct["to"] = json!([hub.org]);
    direct["cc"] = json!([]);
    mastodon.publish(&hub.org, &direct).await.expect(202);
    let mut silent = mastodon.reply(&hub.org, &appeal);
    silent["content"] = json!("<p>I was on that crane.</p>");
    silent["tag"] = json!([]);
    mastodon.publish(&hub.org, &silent).await.expect(202);
    all_came(&hub, &mastodon).await;
    // It is said once that nobody signs like that, and how it goes.
    let message = mastodon.message(1).await;
    for part in ["public or unlisted", &format!("{appeal}/sign\"")] {
        assert!(message.contains(part), "{part}: {message}");
    }
    assert!(!message.contains("token="), "{message}");
    // It counts once everybody can see it.
    mastodon
        .edit(&hub.org, &mastodon.reply(&hub.org, &appeal))
        .await
        .expect(202);
    let link = token(&hub, &mastodon.message(2).await);
    assert!(hub.list(&appeal).await.is_empty());
    // A link that is opened after the end says so at once, and not once all is filled in.
    hub.end("brakes", "close").await.expect(200);
    for answer in [
        page(&hub, &link).await,
        confirm(&hub, &link, &AS_ORGANISATION).await,
    ] {
        assert_eq!(answer.status, 409, "{}", answer.text);
        assert!(!answer.text.contains("<form"), "{}", answer.text);
    }
    assert!(hub.list(&appeal).await.is_empty());
}

async fn who_comes_too_late_is_told_so_once(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    hub.end("brakes", "close").await.expect(200);
    for _ in 0..3 {
        let reply = mastodon.reply(&hub.org, &appeal);
        mastodon.publish(&hub.org, &reply).await.expect(202);
    }
    all_came(&hub, &mastodon).await;
    let message = mastodon.message(1).await;
    for part in ["takes no signatures any more", &format!("{appeal}\"")] {
        assert!(message.contains(part), "{part}: {message}");
    }
    assert!(!message.contains("token="), "{message}");
}

async fn a_reply_that_is_named_by_its_id_is_fetched(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.write(&reply);
    let create = mastodon.activity("Create", reply["id"].clone());
    mastodon.deliver(&hub.org, &create).await.expect(202);
    token(&hub, &mastodon.message(1).await);
}

async fn a_poll_vote_is_never_a_signature(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let mut vote = mastodon.reply(&hub.org, &appeal);
    let members = vote.as_object_mut().unwrap();
    members.remove("content");
    members.remove("contentMap");
    members.insert("name".into(), json!("#WeCoSign"));
    mastodon.publish(&hub.org, &vote).await.expect(202);
    // A pasted link to the vote is of no use either.
    let id = vote["id"].as_str().unwrap();
    let answer = send_form(&hub, "/appeals/brakes/sign/reply", &[("reply", id)]).await;
    assert_eq!(answer.status(), 303);
    nothing_came(&hub, &mastodon).await;
    assert!(hub.list(&appeal).await.is_empty());
}

async fn a_used_link_is_gone(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    take_people(&hub, "brakes").await;
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(1).await);
    // A form with nothing in it does not use it up.
    let empty = confirm(&hub, &link, &[("as", "organisation")]).await;
    assert_eq!(empty.status, 422, "{}", empty.text);
    // Nor does one that was not shown what would be signed.
    let unseen = [&[("token", link.as_str())][..], &AS_ORGANISATION[..]].concat();
    let unseen = Answer::read(send_form(&hub, "/co-sign", &unseen).await).await;
    assert_eq!(unseen.status, 422, "{}", unseen.text);
    let words = "The text changed while you were reading";
    assert!(unseen.text.contains(words), "{}", unseen.text);
    let both = tokio::join!(
        confirm(&hub, &link, &AS_ORGANISATION),
        confirm(&hub, &link, &AS_PERSON)
    );
    let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410], "of two at once one signs");
    assert_eq!(page(&hub, &link).await.status, 410);
    let program = |token: String| {
        let request = hub
            .client
            .get(format!("{}/co-sign?token={token}", hub.url))
            .header("accept", "application/problem+json");
        async move { Answer::read(request.send().await.unwrap()).await }
    };
    let (used, unknown) = (program(link).await, program("nothing".to_owned()).await);
    assert_eq!((used.status.as_u16(), used.code()), (410, "token_used"));
    assert_eq!(
        (unknown.status.as_u16(), unknown.code()),
        (404, "token_unknown")
    );
    let members = |answer: &Answer| {
        let object = answer.body.as_object().expect("a problem").clone();
        object.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(members(&used), members(&unknown));
}

async fn a_person_is_only_counted(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(1).await);
    // Where the organiser takes no people, an account is no way around that.
    let closed = "takes no signatures of individual people";
    let shown = page(&hub, &link).await.text;
    assert!(shown.contains(closed), "{shown}");
    assert!(!shown.contains("Sign as a person"), "{shown}");
    let refused = confirm(&hub, &link, &AS_PERSON).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains(closed), "{}", refused.text);
    assert_eq!(individuals(&hub, &appeal).await, 0);

    // Where it does, the terms are those of the form, and are agreed to.
    take_people(&hub, "brakes").await;
    let shown = page(&hub, &link).await.text;
    for part in [
        "Amery Dockers’ Union",
        "privacy@amery.example",
        "Kept until",
        "I agree that",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let silent = confirm(&hub, &link, &[("as", "person")]).await;
    assert_eq!(silent.status, 422, "{}", silent.text);
    assert!(
        silent.text.contains("Say that you agree"),
        "{}",
        silent.text
    );
    let other = [
        ("as", "person"),
        ("agree", "yes"),
        ("consent", "other words"),
    ];
    let other = confirm(&hub, &link, &other).await;
    assert_eq!(other.status, 422, "{}", other.text);
    assert_eq!(individuals(&hub, &appeal).await, 0);
    let done = confirm(&hub, &link, &AS_PERSON).await;
    assert_eq!(done.status, 200, "{}", done.text);
    let terms = hub.get("/appeals/brakes/people", &[]).await.expect(200);
    assert_eq!(terms["promised"], true, "somebody relies on them");
    assert!(hub.list(&appeal).await.is_empty());
    assert_eq!(individuals(&hub, &appeal).await, 1);
    let bundle = hub.fetch("/appeals/brakes/bundle").await;
    // With its neighbours: three letters stand in some key or signature once in a hundred times.
    let named = |text: &str| {
        ["/mei", "@mei", "Mei "]
            .iter()
            .any(|name| text.contains(name))
    };
    assert!(!named(&bundle.text), "{}", bundle.text);
    let replies = hub.fetch("/appeals/brakes/replies").await;
    assert!(!named(&replies.text), "{}", replies.text);
    let mut silent = reply.clone();
    silent["content"] = json!("<p>No.</p>");
    silent["tag"] = json!([]);
    mastodon.edit(&hub.org, &silent).await.expect(202);
    assert_eq!(individuals(&hub, &appeal).await, 0);
}
