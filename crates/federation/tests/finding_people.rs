//! Names are opened one by one to find one: for one question only so many.

use crate::{alone, dockers};
use serde_json::json;
use undersigned_domain::people::{Shown, Terms};
use undersigned_federation::{
    Clock, Instance,
    actions::people::{
        Person,
        look_up::{self, PAGE},
        terms,
    },
    clock::from_millis,
    views::Appeal,
};
use undersigned_store::{
    ConnectionTrait as _, SecretKey,
    persons::{self, NewPersonSignature},
};

/// An appeal that people sign by name.
async fn appeal(instance: &Instance) -> Appeal {
    let organization = dockers::hub(instance).await;
    let appeal = dockers::published(instance, &organization, "brakes").await;
    let in_a_month = from_millis(instance.clock.millis() + 30 * 24 * 60 * 60 * 1_000);
    let promised: Terms = serde_json::from_value(json!({
        "open": true, "keeper": "Hub Union", "contact": "privacy@hub.example", "shown": "full",
        "keptUntil": &in_a_month[..10],
    }))
    .expect("terms");
    let set = terms::set(instance, &organization, &appeal, &promised).await;
    set.expect("terms that hold");
    appeal
}

/// Somebody signs, by name.
async fn sign(instance: &Instance, appeal: &Appeal, name: &str, source: &str) {
    let person = Person {
        name: name.to_owned(),
        shown: Shown::Full,
        promised: Shown::Full,
        ..Person::default()
    };
    let plain = serde_json::to_vec(&person).expect("JSON");
    let aad = format!("signature under appeal {}", appeal.id);
    // As `alone` has it.
    let secret = SecretKey::from_bytes([7; 32]);
    let new = NewPersonSignature {
        appeal_id: appeal.id,
        email_hash: format!("{name} {source}"),
        sealed: secret.seal(&plain, aad.as_bytes()).expect("sealed"),
        created_at: instance.clock.millis(),
        source: source.to_owned(),
        shown: Shown::Full.rank(),
        revision: 1,
    };
    let stored = persons::insert(instance.database.conn(), new, "").await;
    assert!(stored.expect("the database answers"));
}

/// Pages of a search, by how many stood on each.
async fn pages(instance: &Instance, appeal: &Appeal, name: &str) -> Vec<usize> {
    let (mut pages, mut before) = (Vec::new(), None);
    loop {
        let page = look_up::by_name(instance, appeal, name, before).await;
        let page = page.expect("a page");
        pages.push(page.found.len());
        before = page.next;
        if before.is_none() || pages.len() > 9 {
            return pages;
        }
    }
}

#[tokio::test]
async fn one_question_opens_so_many_names_and_the_next_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let appeal = appeal(&instance).await;
    sign(&instance, &appeal, "Ana Árbol", "first").await;
    sign(&instance, &appeal, "Bo", "seed").await;
    // Each time as many again.
    for round in 0..14 {
        let again = format!(
            "INSERT INTO person_signatures \
             (appeal_id, email_hash, sealed, created_at, source, shown) \
             SELECT appeal_id, email_hash || '-{round}.' || id, sealed, created_at, source, shown \
             FROM person_signatures WHERE source = 'seed'"
        );
        let done = instance.database.conn().execute_unprepared(&again).await;
        done.expect("the database answers");
    }
    assert_eq!(pages(&instance, &appeal, "arbol ANA").await, [0, 1]);
    let many = look_up::by_name(&instance, &appeal, "bo", None).await;
    let many = many.expect("a page");
    assert_eq!(many.found.len(), PAGE);
    assert!(many.next.is_some());
    // Nothing is looked for, or too much.
    for name in ["", " ", "\u{301}", "a".repeat(201).as_str()] {
        let refused = look_up::by_name(&instance, &appeal, name, None).await;
        assert_eq!(refused.expect_err("refused").code(), "name_needed");
    }
}
