//! Whose keys are believed, and for how long.

use super::{Hub, Page, document, listing, new_key, owner};
use crate::pair::{author, endorsed_and_admitted, endorsement_at, name, signer, the_note};
use std::sync::atomic::Ordering::Relaxed;
use undersigned_domain::Author;
use undersigned_federation::{
    activities::{
        Received,
        statement::{self, Carried},
    },
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
