//! What becomes of a signature when its reply is edited or deleted.

use super::{
    AS_ORGANISATION, AS_PERSON, appeal, confirm, individuals, listed, page, send_form, take_people,
    token,
};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use std::time::Duration;
use undersigned_tests::{
    Backend, Desk, Mastodon, Server, on_both_databases, on_either_database, open_database, until,
};

on_both_databases! {
    deleting_the_reply_takes_the_signature_back
    an_account_that_is_gone_has_not_signed
    an_account_that_is_known_by_a_hash_alone_is_heard_when_it_is_gone
}

on_either_database! {
    an_edit_without_the_phrase_takes_the_signature_back
    who_has_a_second_reply_is_told_that_the_first_one_was_it
    a_reply_is_looked_at_once_more
    who_is_taken_off_the_list_is_named_by_no_collection
    row_622_who_takes_it_back_while_no_key_speaks_is_heard
}

/// Has each change of a reply that is noted take so long that another one begins meanwhile.
const SLOWLY: &str = "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ \
    BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$; \
    CREATE TRIGGER slowly BEFORE UPDATE ON co_sign_intents FOR EACH ROW EXECUTE FUNCTION slowly()";

async fn deleting_the_reply_takes_the_signature_back(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let reply = listed(&hub, &mastodon, &appeal).await;
    let id = hub.list(&appeal).await[0]["id"].clone();
    // Nobody else can take it back.
    let other = Mastodon::start().await;
    let foreign = other.delete_of(&hub.org, &reply).await;
    assert_eq!(foreign.status, 403, "{}", foreign.text);
    assert_eq!(hub.list(&appeal).await.len(), 1);

    mastodon.delete(&hub.org, &reply).await.expect(202);
    assert!(hub.list(&appeal).await.is_empty());
    let told = mastodon.message(2).await;
    assert!(told.contains("was taken off"), "{told}");
    let path = id
        .as_str()
        .unwrap()
        .strip_prefix(&hub.url)
        .unwrap()
        .to_owned();
    let attestation = hub.fetch(&path).await.expect(200);
    assert_eq!(attestation["state"], "withdrawn");
    for gone in ["nameMap", "alsoKnownAs", "account"] {
        assert!(attestation.get(gone).is_none(), "{gone}: {attestation}");
    }
    let replies = hub.fetch("/appeals/brakes/replies").await.expect(200);
    assert_eq!(replies["totalItems"], 0);
    // Nor does the database say in clear who it was.
    let kept = kept(&hub).await;
    assert!(kept.starts_with("withdrawn "), "{kept}");
    let host = mastodon.account().rsplit('@').next().map(str::to_owned);
    for gone in [mastodon.actor.clone(), host.expect("a host")] {
        assert!(!kept.contains(&gone), "{gone}: {kept}");
    }

    // Whoever replies again is asked again, and keeps the place.
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(3).await);
    // What was not confirmed goes as well.
    mastodon.delete(&hub.org, &reply).await.expect(202);
    assert_eq!(page(&hub, &link).await.status, 410);
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(4).await);
    let done = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(hub.list(&appeal).await[0]["id"], id);

    // Deleted while it is being confirmed, it is taken back all the same.
    mastodon.delete(&hub.org, &reply).await.expect(202);
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(6).await);
    if backend == Backend::Postgres {
        let database = open_database(hub.database_url()).await;
        let slow = database.execute_unprepared(SLOWLY).await;
        slow.expect("it can be slowed");
        database.close().await.expect("it can be closed");
    }
    let deleted = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        mastodon.delete(&hub.org, &reply).await
    };
    let (_, deleted) = tokio::join!(confirm(&hub, &link, &AS_ORGANISATION), deleted);
    deleted.expect(202);
    assert!(hub.list(&appeal).await.is_empty());
}

/// What is kept of the only account that co-signed.
async fn kept(hub: &Server) -> String {
    let database = open_database(hub.database_url()).await;
    let query = "SELECT state, actor, reply, host FROM co_sign_intents";
    let query = Statement::from_string(database.get_database_backend(), query);
    let row = database.query_one_raw(query).await;
    let row = row.expect("it can be asked").expect("a row");
    database.close().await.expect("it can be closed");
    let texts = (0..4).map(|at| row.try_get_by_index::<String>(at).expect("a text"));
    texts.collect::<Vec<_>>().join(" ")
}

async fn an_edit_without_the_phrase_takes_the_signature_back(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let mut reply = listed(&hub, &mastodon, &appeal).await;
    reply["content"] = json!("<p>A crane without brakes! #WeCoSign</p>");
    mastodon.edit(&hub.org, &reply).await.expect(202);
    assert_eq!(
        hub.list(&appeal).await.len(),
        1,
        "the words are still there"
    );
    let mut silent = reply.clone();
    silent["content"] = json!("<p>A crane without brakes!</p>");
    silent["tag"] = json!([]);
    mastodon.edit(&hub.org, &silent).await.expect(202);
    assert!(hub.list(&appeal).await.is_empty());

    // The words are back: another link, and then the post is hidden.
    let told = mastodon.message(2).await;
    assert!(told.contains("was taken off"), "{told}");
    mastodon.edit(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(3).await);
    let done = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(hub.list(&appeal).await.len(), 1);
    reply["to"] = json!([format!("{}/followers", mastodon.actor)]);
    reply["cc"] = json!([]);
    mastodon.edit(&hub.org, &reply).await.expect(202);
    assert!(hub.list(&appeal).await.is_empty());
}

async fn who_has_a_second_reply_is_told_that_the_first_one_was_it(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let first = listed(&hub, &mastodon, &appeal).await;
    let second = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &second).await.expect(202);
    mastodon.delete(&hub.org, &first).await.expect(202);
    assert!(hub.list(&appeal).await.is_empty());
    let told = mastodon.message(2).await;
    for part in ["was taken off", &format!("{appeal}/sign\"")] {
        assert!(told.contains(part), "{part}: {told}");
    }
    // The other one signs by its address, as the message says.
    let id = second["id"].as_str().expect("an id");
    let pasted = send_form(&hub, "/appeals/brakes/sign/reply", &[("reply", id)]).await;
    assert_eq!(pasted.status(), 303);
    let link = token(&hub, &mastodon.message(3).await);
    let done = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(hub.list(&appeal).await.len(), 1);
}

async fn a_reply_is_looked_at_once_more(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    take_people(&hub, "brakes").await;
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(1).await);
    // Its server does not answer: the link still works later.
    mastodon.answer_fetches(Some(503));
    let away = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(away.status, 502, "{}", away.text);
    let words = "The other server did not answer";
    assert!(away.text.contains(words), "{}", away.text);
    mastodon.answer_fetches(None);
    // It was edited, and nobody told us.
    let mut silent = reply.clone();
    silent["content"] = json!("<p>No.</p>");
    silent["tag"] = json!([]);
    mastodon.write(&silent);
    let changed = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(changed.status, 409, "{}", changed.text);
    // Another's words in its place.
    let mut foreign = reply.clone();
    foreign["attributedTo"] = json!(format!("{}x", mastodon.actor));
    mastodon.write(&foreign);
    assert_eq!(confirm(&hub, &link, &AS_PERSON).await.status, 409);
    assert!(hub.list(&appeal).await.is_empty());
    assert_eq!(individuals(&hub, &appeal).await, 0);
    mastodon.erase(&reply);
    assert_eq!(confirm(&hub, &link, &AS_PERSON).await.status, 410);
    assert_eq!(page(&hub, &link).await.status, 410);
}

async fn an_account_that_is_gone_has_not_signed(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    listed(&hub, &mastodon, &appeal).await;
    mastodon
        .tell(&hub.org, "Like", json!(appeal))
        .await
        .expect(202);
    mastodon
        .send("delete-actor", &hub.org, &hub.org)
        .await
        .expect(202);
    until("an empty list", || async {
        match hub.list(&appeal).await.len() {
            0 => Ok(()),
            left => Err(format!("{left} listed")),
        }
    })
    .await;
    let answer = hub
        .get("/appeals", &[("object", &appeal)])
        .await
        .expect(200);
    assert_eq!(answer["reactions"], json!({"boosts": 0, "likes": 0}));

    // Nothing of it is kept, and the key that it had speaks no more.
    mastodon.erase(&json!({"id": mastodon.actor}));
    let database = open_database(hub.database_url()).await;
    let query = "SELECT COUNT(*) FROM remote_actors WHERE ap_id LIKE '%/users/mei'";
    until("nothing kept of it", || async {
        let query = Statement::from_string(database.get_database_backend(), query);
        let kept = database.query_one_raw(query).await.expect("an answer");
        let kept: i64 = kept.expect("a row").try_get_by_index(0).expect("a number");
        match kept {
            0 => Ok(()),
            kept => Err(format!("{kept} rows")),
        }
    })
    .await;
    database.close().await.expect("it can be closed");
    for (kind, object) in [("Like", &appeal), ("Follow", &hub.org)] {
        let refused = mastodon.tell(&hub.org, kind, json!(object)).await;
        assert_eq!(refused.status.as_u16(), 401, "{kind}: {}", refused.text);
    }
}

async fn an_account_that_is_known_by_a_hash_alone_is_heard_when_it_is_gone(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    take_people(&hub, "brakes").await;
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(1).await);
    let done = confirm(&hub, &link, &AS_PERSON).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(individuals(&hub, &appeal).await, 1);
    // Long after, nothing else of the account is needed here.
    let database = open_database(hub.database_url()).await;
    let forget = "DELETE FROM remote_actors WHERE ap_id LIKE '%/users/mei'";
    let forgotten = database.execute_unprepared(forget).await;
    assert_eq!(forgotten.expect("it can be deleted").rows_affected(), 1);
    database.close().await.expect("it can be closed");
    mastodon.erase(&json!({"id": mastodon.actor}));
    mastodon
        .send("delete-actor", &hub.org, &hub.org)
        .await
        .expect(202);
    hub.until_state(&appeal, "/coSigners/individuals", &json!(0))
        .await;
}

async fn who_is_taken_off_the_list_is_named_by_no_collection(backend: Backend) {
    let (mut hub, one, appeal) = appeal(backend).await;
    let two = Mastodon::start().await;
    let (mut ids, mut replies) = (Vec::new(), Vec::new());
    for (mastodon, name) in [(&one, "Crane Drivers"), (&two, "Lamp Lighters")] {
        let reply = mastodon.reply(&hub.org, &appeal);
        mastodon.publish(&hub.org, &reply).await.expect(202);
        replies.push(reply);
        let link = token(&hub, &mastodon.message(1).await);
        let called = AS_ORGANISATION.map(|(field, value)| match field {
            "name-1" => (field, name),
            _ => (field, value),
        });
        let done = confirm(&hub, &link, &called).await;
        assert_eq!(done.status, 200, "{}", done.text);
        let mut why = mastodon.reply(&hub.org, &appeal);
        why["content"] = json!("<p>Nobody brakes alone.</p>");
        why["tag"] = json!([]);
        mastodon.publish(&hub.org, &why).await.expect(202);
        let list = hub.list(&appeal).await;
        let entry = list
            .iter()
            .find(|entry| entry["account"] == mastodon.actor.as_str());
        let id = entry.expect("it is listed")["id"].as_str();
        ids.push(id.expect("an id").to_owned());
    }
    let said = async |hub: &Server| {
        let query = [("org", hub.org.as_str()), ("object", &appeal)];
        let held = hub.get("/comments", &query).await.expect(200);
        held["waiting"].as_array().map(Vec::len)
    };
    let named = async |hub: &Server| {
        let replies = hub.fetch("/appeals/brakes/replies").await.expect(200);
        (replies["totalItems"].as_u64(), replies.to_string())
    };
    assert_eq!((named(&hub).await.0, said(&hub).await), (Some(2), Some(2)));

    // Its own people take it back for them, as they asked by telephone.
    let mut desk = Desk::of(&hub).await;
    let path = "/desk/appeals/brakes/signers/withdraw";
    let fields = [("id", ids[0].as_str()), ("sure", "yes")];
    let (status, to) = desk.submit(path, &fields).await;
    assert!(status.is_redirection(), "{status} {to}");
    let (total, text) = named(&hub).await;
    assert_eq!((total, said(&hub).await), (Some(1), Some(1)));
    assert!(!text.contains(&one.actor), "{text}");
    // An initiator removes the other.
    hub.decide(&appeal, &ids[1], "removed").await.expect(201);
    assert!(hub.list(&appeal).await.is_empty());
    let (total, text) = named(&hub).await;
    assert_eq!(total, Some(0));
    assert!(!text.contains(&two.actor), "{text}");

    // By the reply for which they were listed nobody is asked once more.
    one.edit(&hub.org, &replies[0]).await.expect(202);
    let pasted = [("reply", replies[0]["id"].as_str().expect("an id"))];
    let answer = send_form(&hub, "/appeals/brakes/sign/reply", &pasted).await;
    assert_eq!(answer.status(), 303);
    // Who pasted it did not wait for that; whoever stops the server does.
    hub.stop().await;
    hub.run().await;
    // Whoever was taken off may reply again, and is asked again.
    let reply = one.reply(&hub.org, &appeal);
    one.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &one.message(2).await);
    let done = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(named(&hub).await.0, Some(1));
    assert_eq!(one.messages().len(), 2);
}

/// Changes the keys with which a server speaks for its organisations.
async fn change_keys(hub: &Server, how: &str) {
    let database = open_database(hub.database_url()).await;
    let change = format!("UPDATE actor_keys SET {how} WHERE kind = 'ed25519'");
    let changed = database.execute_unprepared(&change).await;
    assert!(changed.expect("they can be changed").rows_affected() > 0);
    database.close().await.expect("it can be closed");
}

async fn row_622_who_takes_it_back_while_no_key_speaks_is_heard(backend: Backend) {
    let (mut hub, one, appeal) = appeal(backend).await;
    take_people(&hub, "brakes").await;
    let entered = listed(&hub, &one, &appeal).await;
    let two = Mastodon::start().await;
    let counted = two.reply(&hub.org, &appeal);
    two.publish(&hub.org, &counted).await.expect(202);
    let link = token(&hub, &two.message(1).await);
    let done = confirm(&hub, &link, &AS_PERSON).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(individuals(&hub, &appeal).await, 1);

    change_keys(&hub, "retired_at = 1, retired_as = 'rotated'").await;
    // What needs a key is to come again: with a refusal the other server would drop it.
    let tombstone = json!({"id": entered["id"], "type": "Tombstone"});
    let deletion = one.activity("Delete", tombstone);
    let later = one.deliver(&hub.org, &deletion).await;
    assert_eq!(later.status, 503, "{}", later.text);
    // What needs none is done at once.
    two.delete(&hub.org, &counted).await.expect(202);
    let database = open_database(hub.database_url()).await;
    let query = "SELECT COUNT(*) FROM co_sign_intents WHERE state = 'counted' \
        UNION ALL SELECT COUNT(*) FROM person_signatures";
    let query = Statement::from_string(database.get_database_backend(), query);
    let rows = database.query_all_raw(query).await;
    let rows = rows.expect("it can be asked");
    let kept = rows.iter().map(|row| row.try_get_by_index::<i64>(0));
    let kept: Vec<i64> = kept.map(|count| count.expect("a number")).collect();
    assert_eq!(kept, [0, 0]);
    database.close().await.expect("it can be closed");

    hub.stop().await;
    change_keys(&hub, "retired_at = NULL, retired_as = NULL").await;
    hub.run().await;
    one.deliver(&hub.org, &deletion).await.expect(202);
    assert!(hub.list(&appeal).await.is_empty());
    until("the number is lowered", || async {
        match individuals(&hub, &appeal).await {
            number if number == 0 => Ok(()),
            number => Err(number.to_string()),
        }
    })
    .await;
}
