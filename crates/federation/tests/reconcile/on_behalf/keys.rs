//! Whose keys are believed, and for how long.

use super::{Hub, Page, document, listing, new_key, owner};
use crate::pair::{
    appeal_key, author, endorsed_and_admitted, endorsement_at, name, signer, the_note,
};
use serde_json::json;
use std::sync::atomic::Ordering::Relaxed;
use undersigned_domain::{Author, Envelope};
use undersigned_federation::{
    activities::{
        Received,
        statement::{self, Carried},
    },
    inbox::farewells,
    reconcile::worker,
    replica::Standing,
    signatures::{SigningKey, generate_rsa_2048},
};
use undersigned_store::{ConnectionTrait as _, reports, statements};

#[tokio::test]
async fn a_key_of_another_day_is_not_believed_while_its_server_is_away() {
    let hub = Hub::new().await;
    let union = signer(1);
    let key = union.key.public();
    let holds = || hub.instance.holds_assertion_key(&union.actor, &key);
    hub.web.serve(&union.actor, listing(&union));
    assert!(holds().await.expect("it answers"));

    hub.web.put(&union.actor, Page::Away);
    hub.minutes.store(23 * 60, Relaxed);
    assert!(holds().await.expect("it was asked within a day"));
    hub.minutes.store(2 * 24 * 60, Relaxed);
    let error = holds().await.expect_err("it cannot be asked");
    assert!(error.is_retryable(), "{error}");

    // What somebody hands over under it waits for that, unchecked.
    let said = endorsement_at(1, &name("Crane Drivers"), 1_764_000_000_000);
    let taken = statement::take(&hub.instance, &said, Carried::Along).await;
    assert_eq!(taken.expect("it waits"), Standing::Mailbox);
    let waiting = statements::in_mailbox(hub.instance.database.conn(), hub.appeal().await);
    let waiting = waiting.await.expect("the database");
    assert_eq!(waiting.len(), 1);
    assert!(!waiting[0].origin_checked);
}

#[tokio::test]
async fn what_a_clock_that_was_ahead_has_left_is_put_right() {
    let hub = Hub::new().await;
    let [old, new] = [1, 2].map(|number| author("https://union.example/orgs/union", number));
    let main = "https://docks.example/users/dockers#main-key";
    let [old_main, new_main] = [new_key(main), new_key(main)];
    let holds = |one: &Author| {
        let key = one.key.public();
        let (instance, actor) = (hub.instance.clone(), one.actor.clone());
        async move { instance.holds_assertion_key(&actor, &key).await }
    };
    hub.minutes.store(365 * 24 * 60, Relaxed);
    hub.web.serve(&old.actor, listing(&old));
    hub.web.serve(owner(&old_main), document(&old_main));
    assert!(holds(&old).await.expect("it answers"));
    assert!(hub.asks(&old_main, 1).await.is_ok());
    worker::round(&hub.instance).await.expect("a round");
    let ahead = hub.own_word().await;

    hub.minutes.store(0, Relaxed);
    hub.web.serve(&new.actor, listing(&new));
    hub.web.serve(owner(&new_main), document(&new_main));
    assert!(holds(&new).await.expect("it answers"));
    assert!(hub.asks(&new_main, 1).await.is_ok());
    worker::round(&hub.instance).await.expect("a round");
    let now = hub.instance.clock.millis();
    assert!(ahead > now && hub.own_word().await <= now);
}

#[tokio::test]
async fn whether_anything_is_held_back_from_a_sender_is_known_with_its_key() {
    let hub = Hub::new().await;
    let key = new_key("https://docks.example/users/dockers#main-key");
    hub.web.serve(owner(&key), document(&key));
    let sender = async || hub.sender(&key, 1).await.expect("its key is there");
    assert!(!sender().await.reachable, "nobody has looked yet");
    assert!(sender().await.reachable);
    let fails = "INSERT INTO delivery_hosts (host, next_at, failures) VALUES ('docks.example', 0, 1) \
         ON CONFLICT (host) DO UPDATE SET failures = 1";
    let noted = hub.instance.database.conn().execute_unprepared(fails).await;
    noted.expect("the database");
    assert!(!sender().await.reachable);
    let heard = hub.instance.heard_from(&sender().await).await;
    heard.expect("the database");
    assert!(sender().await.reachable);
}

#[tokio::test]
async fn whom_an_address_leads_on_to_has_no_key_of_whoever_lives_there() {
    let hub = Hub::new().await;
    let evil = author("https://evil.example/a", 1);
    let document = listing(&evil);
    let led_on = "https://victim.example/out?to=evil";
    for address in [led_on, evil.actor.as_str()] {
        hub.web
            .put(address, Page::At(evil.actor.clone(), document.clone()));
    }
    let key = evil.key.public();
    for minutes in [0, 1] {
        hub.minutes.store(minutes, Relaxed);
        let own = hub.instance.holds_assertion_key(&evil.actor, &key).await;
        assert!(own.expect("it answers"));
        let others = hub.instance.holds_assertion_key(led_on, &key).await;
        assert!(!others.expect("it answers"), "it is another's");
    }
}

#[tokio::test]
async fn row_265_an_address_that_leads_back_here_makes_nobody_of_ours_anothers() {
    let hub = Hub::new().await;
    for (number, own) in ["actor", "orgs/hub"].into_iter().enumerate() {
        let own = format!("https://hub.example/{own}");
        let ours = new_key(&format!("{own}#main-key"));
        let led_back = new_key(&format!("https://evil.example/{number}#main-key"));
        let page = Page::At(own.clone(), document(&ours));
        hub.web.put(owner(&led_back), page);
        assert_eq!(hub.asks(&led_back, 1).await, Err("key_unresolvable"));
        let found = hub.instance.actor(owner(&led_back)).await;
        assert_eq!(found.expect_err("it is ours").code(), "actor_invalid");
        let stored = hub.instance.stored_actor(&own).await;
        assert!(stored.expect("the database").is_none(), "{own}");
    }
}

#[tokio::test]
async fn whoever_has_spent_its_lookups_uses_up_nobody_elses() {
    let hub = Hub::new().await;
    let id = "https://docks.example/users/dockers";
    let main = format!("{id}#main-key");
    let (old_der, _) = generate_rsa_2048().expect("an RSA key can be made");
    let old = SigningKey::from_pkcs8(&*main, &old_der).expect("a key");
    let unlisted = SigningKey::from_pkcs8(format!("{id}#other"), &old_der).expect("a key");
    hub.web.serve(id, document(&old));
    assert_eq!(hub.asks(&old, 1).await.as_deref(), Ok(id));

    // A day later: whoever has the stolen key has its lookups spent, and names a key that is not there.
    let renewed = new_key(&main);
    hub.web.serve(id, document(&renewed));
    hub.minutes.store(25 * 60, Relaxed);
    hub.spends_all(&old_der, 2).await;
    assert_eq!(hub.asks(&unlisted, 2).await, Err("key_lookups"));
    assert_eq!(hub.asks(&old, 2).await, Err("key_lookups"));
    assert_eq!(hub.asks(&renewed, 3).await.as_deref(), Ok(id));
    assert_eq!(hub.asks(&old, 3).await, Err("signature_invalid"));

    // A signature that does not hold, from there, keeps no new key from being found.
    let newest = new_key(&main);
    hub.web.serve(id, document(&newest));
    hub.minutes.store(25 * 60 + 11, Relaxed);
    hub.spends_all(&old_der, 2).await;
    assert_eq!(hub.asks(&old, 2).await, Err("key_lookups"));
    assert_eq!(hub.asks(&newest, 3).await.as_deref(), Ok(id));
}

#[tokio::test]
async fn of_an_actor_that_its_server_has_no_more_only_the_farewell_is_heard() {
    let hub = Hub::new().await;
    let id = "https://docks.example/users/dockers";
    let key = new_key(&format!("{id}#main-key"));
    hub.web.serve(id, document(&key));
    let like = || hub.says(&key, "Like", "https://hub.example/orgs/hub");
    assert!(like().await.is_ok());

    hub.web.remove(id);
    hub.minutes.store(25 * 60, Relaxed);
    let asked = hub.web.asked();
    for _ in 0..2 {
        let error = like().await.expect_err("it is gone");
        assert_eq!(error.code(), "key_unresolvable");
        assert_eq!(hub.asks(&key, 1).await, Err("key_unresolvable"));
    }
    let another = hub.says(&key, "Delete", "https://docks.example/users/other");
    let error = another.await.expect_err("another is not its own to delete");
    assert_eq!(error.code(), "key_unresolvable");
    assert!(!hub.stays(&key).await, "it is heard");
    assert_eq!(hub.web.asked(), asked + 1, "it was asked about once");
}

#[tokio::test]
async fn what_an_actor_signed_before_it_was_gone_is_heard() {
    let [endorsement, admission] = endorsed_and_admitted(1);
    let hub = Hub::holding([the_note(), endorsement, admission]).await;
    let union = signer(1);
    let key = new_key(&format!("{}#main-key", union.actor));
    hub.web.serve(&union.actor, document(&key));
    let like = hub.says(&key, "Like", "https://hub.example/orgs/hub").await;
    like.expect("it is known");

    hub.web.remove(&union.actor);
    hub.minutes.store(25 * 60, Relaxed);
    let envelope = |seq| Envelope {
        id: "https://u1.example/endorsements/1".into(),
        appeal: appeal_key(),
        seq,
        published: "2025-12-02T00:00:00Z".into(),
    };
    let withdrawal = union.withdraw_endorsement(&envelope(1_764_633_600_000));
    let withdrawal = withdrawal.expect("sound").value();
    let taken = hub.says(&key, "Update", withdrawal).await;
    assert_eq!(taken.expect("it proves itself"), Received::Taken);
    // Under a key that nobody has let in it proves nothing.
    let other = author(&union.actor, 2);
    let forged = other.withdraw_endorsement(&envelope(1_764_633_600_001));
    let forged = forged.expect("sound").value();
    let refused = hub.says(&key, "Update", forged).await;
    assert_eq!(refused.expect_err("it is gone").code(), "key_unresolvable");
}

#[tokio::test]
async fn whoever_said_farewell_is_asked_about_before_the_old_key_is_believed() {
    let [endorsement, admission] = endorsed_and_admitted(1);
    let hub = Hub::holding([the_note(), endorsement, admission]).await;
    // One whose word is held here, and one of whom nothing is.
    for id in [
        signer(1).actor.clone(),
        "https://docks.example/users/dockers".into(),
    ] {
        let key = new_key(&format!("{id}#main-key"));
        hub.web.serve(&id, document(&key));
        let like = || hub.says(&key, "Like", "https://hub.example/orgs/hub");
        assert!(like().await.is_ok(), "{id}");
        assert!(!hub.stays(&key).await, "{id}: it is heard");
        // It may have come back.
        hub.minutes.fetch_add(1, Relaxed);
        assert!(like().await.is_ok(), "{id}");
        assert!(!hub.stays(&key).await, "{id}: it is heard");
        hub.web.remove(&id);
        for _ in 0..2 {
            hub.minutes.fetch_add(1, Relaxed);
            let error = like().await.expect_err("it is gone");
            assert_eq!(error.code(), "key_unresolvable", "{id}");
        }
    }
}

#[tokio::test]
async fn row_821_the_answer_to_a_farewell_tells_nobody_who_is_known() {
    let hub = Hub::new().await;
    let known = "https://docks.example/users/dockers";
    let key = new_key(&format!("{known}#main-key"));
    hub.web.serve(known, document(&key));
    let like = hub.says(&key, "Like", "https://hub.example/orgs/hub").await;
    like.expect("it is known");
    let evil = new_key("https://evil.example/users/eve#main-key");
    hub.web.serve(owner(&evil), document(&evil));

    hub.minutes.store(1, Relaxed);
    let asked = hub.web.asked();
    for id in [known, "https://docks.example/users/nobody"] {
        // Under a key of somebody else: nobody sees it being looked up for one of them alone.
        let farewell =
            json!({"id": format!("{id}#bye"), "type": "Delete", "actor": id, "object": id});
        let refused = hub.sends(&evil, &farewell).await;
        assert_eq!(refused.expect_err("another's").code(), "key_owner", "{id}");
        // Under one that is said to be its own.
        let forged = new_key(&format!("{id}#main-key"));
        let answer = hub.says(&forged, "Delete", id).await;
        assert_eq!(answer.expect("it is answered"), Received::Later, "{id}");
    }
    // What can be no actor is not written down: PostgreSQL would not even be asked about it.
    for id in [
        "https://docks.example/users/\0",
        "https://docks.example/%7E",
    ] {
        let forged = new_key("https://docks.example/users/any#main-key");
        let farewell = json!({"id": known, "type": "Delete", "actor": id, "object": id});
        let refused = hub.sends(&forged, &farewell).await;
        let error = refused.expect_err("no address of anybody");
        assert_eq!(error.code(), "id_not_canonical", "{id:?}");
    }
    assert_eq!(hub.web.asked(), asked, "nobody is asked before that");
    assert_eq!(hub.farewells().await, 2);
    // The timer leaves what has come just now to who answered it.
    let heard = farewells::hear_left(&hub.instance).await;
    heard.expect("the database");
    assert_eq!(hub.farewells().await, 2);
    let heard = farewells::hear_new(&hub.instance).await;
    heard.expect("the database");
    assert_eq!(hub.farewells().await, 0);
    assert_eq!(hub.web.asked(), asked + 1, "of whom nothing is known");
    let stored = hub.instance.stored_actor(known).await;
    assert!(stored.expect("the database").is_some_and(|one| !one.gone));
}

#[tokio::test]
async fn a_farewell_that_cannot_be_looked_at_yet_is_not_lost() {
    let hub = Hub::new().await;
    let id = "https://docks.example/users/dockers";
    let key = new_key(&format!("{id}#main-key"));
    hub.web.serve(id, document(&key));
    let like = hub.says(&key, "Like", "https://hub.example/orgs/hub").await;
    like.expect("it is known");

    let renewed = new_key(&format!("{id}#renewed"));
    hub.web.put(id, Page::Away);
    assert!(hub.stays(&renewed).await, "nobody knows that key yet");
    assert_eq!(hub.farewells().await, 1);
    hub.web.serve(id, document(&renewed));
    hub.minutes.store(60, Relaxed);
    let heard = farewells::hear_left(&hub.instance).await;
    heard.expect("the database");
    assert_eq!(hub.farewells().await, 0);
    let stored = hub.instance.stored_actor(id).await;
    assert!(stored.expect("the database").is_none_or(|one| one.gone));

    // For ever it is not kept either.
    let lost = new_key(&format!("{id}#lost"));
    hub.web.serve(id, document(&renewed));
    let like = hub.says(&renewed, "Like", "https://hub.example/orgs/hub");
    like.await.expect("it has come back");
    hub.web.put(id, Page::Away);
    assert!(hub.stays(&lost).await);
    assert_eq!(hub.farewells().await, 1);
    hub.minutes.store(60 + 4 * 24 * 60, Relaxed);
    let heard = farewells::hear_left(&hub.instance).await;
    heard.expect("the database");
    assert_eq!(hub.farewells().await, 0);
}

#[tokio::test]
async fn farewells_that_strangers_make_up_drive_out_nobody_elses() {
    let hub = Hub::new().await;
    let (der, _) = generate_rsa_2048().expect("an RSA key can be made");
    let under = |id: &str, name: &str| {
        let key = SigningKey::from_pkcs8(format!("{id}#{name}"), &der);
        key.expect("the key was made just now")
    };
    let [victim, leaving] =
        ["victim", "leaving"].map(|name| format!("https://docks.example/{name}"));
    for id in [&victim, &leaving] {
        let key = under(id, "main-key");
        hub.web.serve(id, document(&key));
        let like = hub.says(&key, "Like", "https://hub.example/orgs/hub").await;
        like.expect("it is known");
        hub.web.put(id, Page::Away);
    }
    let renewed = under(&leaving, "renewed");
    assert!(hub.stays(&renewed).await, "nobody knows that key yet");
    for number in 0..20 {
        assert!(hub.stays(&under(&victim, &format!("no{number}"))).await);
    }
    assert_eq!(hub.farewells().await, 1 + 3);

    // They come to nothing as soon as somebody can be asked, and the other is heard.
    hub.web
        .serve(&victim, document(&under(&victim, "main-key")));
    hub.web.serve(&leaving, document(&renewed));
    hub.minutes.store(60, Relaxed);
    let heard = farewells::hear_left(&hub.instance).await;
    heard.expect("the database");
    assert_eq!(hub.farewells().await, 0);
    for (id, stays) in [(&victim, true), (&leaving, false)] {
        let stored = hub.instance.stored_actor(id).await;
        let here = stored.expect("the database").is_some_and(|one| !one.gone);
        assert_eq!(here, stays, "{id}");
    }
}

#[tokio::test]
async fn row_823_who_reported_is_not_kept() {
    let [endorsement, admission] = endorsed_and_admitted(1);
    let hub = Hub::holding([the_note(), endorsement, admission]).await;
    hub.minutes.store(17 * 60 + 3, Relaxed);
    let appeal = "https://hub.example/appeals/free-them";
    let key = new_key("https://docks.example/users/dockers#main-key");
    hub.web.serve(owner(&key), document(&key));
    // Also where the very same report comes twice.
    for expected in [Received::Taken, Received::Repeated] {
        let received = hub.says(&key, "Flag", appeal).await;
        assert_eq!(received.expect("it is counted"), expected);
        let stored = hub.instance.stored_actor(owner(&key)).await;
        assert!(stored.expect("the database").is_none(), "{expected:?}");
    }
    let kept = reports::list(hub.instance.database.conn(), false).await;
    let kept = kept.expect("the database");
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(kept[0].reporter_host, "docks.example");
    for at in [kept[0].first_at, kept[0].last_at] {
        assert_eq!(at % (24 * 60 * 60 * 1_000), 0, "{kept:?}");
    }

    // Nor where the report is refused, because the same actor has sent too much.
    let mut likes = 0;
    while hub
        .says(&key, "Like", "https://hub.example/orgs/hub")
        .await
        .is_ok()
    {
        likes += 1;
        assert!(likes < 1_000);
    }
    let stored = hub.instance.stored_actor(owner(&key)).await;
    assert!(stored.expect("the database").is_some());
    let refused = hub.says(&key, "Flag", appeal).await;
    let error = refused.expect_err("too many");
    assert_eq!(error.code(), "too_many_requests");
    let stored = hub.instance.stored_actor(owner(&key)).await;
    assert!(stored.expect("the database").is_none());

    // Who has said something else that is held here stays known.
    let union = signer(1);
    let key = new_key(&format!("{}#main-key", union.actor));
    hub.web.serve(&union.actor, document(&key));
    let received = hub.says(&key, "Flag", appeal).await;
    assert_eq!(received.expect("it is counted"), Received::Taken);
    let stored = hub.instance.stored_actor(&union.actor).await;
    assert!(stored.expect("the database").is_some());
}
