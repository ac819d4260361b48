//! Who says farewell, or is gone from its server: what is heard of it still, and what of its keys is believed.

use super::{Hub, Page, document, new_key, owner};
use crate::pair::{appeal_key, author, endorsed_and_admitted, signer, the_note};
use serde_json::json;
use std::sync::atomic::Ordering::Relaxed;
use undersigned_domain::Envelope;
use undersigned_federation::{
    activities::Received,
    inbox::farewells,
    signatures::{SigningKey, generate_rsa_2048},
};

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
