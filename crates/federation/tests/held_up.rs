//! What is wrong with one organisation or one appeal alone holds up no other.

mod alone;

use serde_json::json;
use std::collections::BTreeMap;
use tokio_util::sync::CancellationToken;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        draft::{self, Draft},
        inviting,
        organization::{self, NewOrganization},
        publish, webhook,
    },
    views::{Appeal, Organization},
};
use undersigned_store::{
    appeals,
    invitees::{self, Invitee},
    webhooks::{self, Webhook},
};

async fn organisation(instance: &Instance, handle: &str) -> Organization {
    let new = NewOrganization {
        handle: handle.to_owned(),
        names: BTreeMap::from([("en".to_owned(), format!("The {handle}"))]),
        summary: BTreeMap::new(),
        country: None,
    };
    let made = organization::create(instance, new).await;
    made.expect("an organisation")
}

/// How a webhook stands of which nobody takes the messages.
async fn hook(instance: &Instance, organization: &Organization) -> Webhook {
    let found = webhooks::of(instance.database.conn(), organization.id).await;
    found.expect("the database answers").expect("a webhook")
}

#[tokio::test]
async fn a_webhook_that_does_not_open_keeps_no_other_from_its_messages() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let db = instance.database.conn();
    let (first, second) = (
        organisation(&instance, "first").await,
        organisation(&instance, "second").await,
    );
    for organization in [&first, &second] {
        let set = webhook::set(&instance, organization, "https://a.example/hook").await;
        set.expect("a webhook");
    }
    let broken = Webhook {
        sealed: vec![0; 40],
        ..hook(&instance, &first).await
    };
    webhooks::put(db, broken).await.expect("put");
    // Its message stands before the other's.
    let waits = webhooks::enqueue(db, first.id, "msg_first", "{}", 0).await;
    waits.expect("a message");
    webhook::test(&instance, &second).await.expect("a message");

    let sent = webhook::send_due(&instance, &CancellationToken::new()).await;
    sent.expect("all were tried");
    for organization in [&first, &second] {
        let hook = hook(&instance, organization).await;
        assert!(hook.failing_since.is_some(), "{}", organization.handle);
    }
}

async fn published(instance: &Instance, organization: &Organization, slug: &str) -> Appeal {
    let draft: Draft = serde_json::from_value(json!({
        "kind": "petition",
        "title": {"en": "Free the eleven dockers"},
        "body": {"en": "They stopped a crane with no brakes."},
        "languages": ["en"],
    }))
    .expect("a draft");
    let draft = draft::create(instance, organization, slug, draft).await;
    let published = publish::publish(instance, &draft.expect("a draft")).await;
    published.expect("published")
}

/// Somebody who is to be invited now.
fn invitee(appeal: &Appeal) -> Invitee {
    Invitee {
        id: 0,
        appeal_id: appeal.id,
        kind: invitees::EMAIL.to_owned(),
        contact_hash: format!("contact of {}", appeal.slug),
        actor: None,
        sealed: vec![0; 40],
        seed: String::new(),
        link_hash: format!("link of {}", appeal.slug),
        state: invitees::WAITING.to_owned(),
        reminders: 0,
        resent: 0,
        next_at: 0,
        sent_at: None,
        last_at: None,
        answered_at: None,
        created_at: 1,
    }
}

#[tokio::test]
async fn an_appeal_that_cannot_be_read_keeps_no_invitations_of_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let hub = organisation(&instance, "hub").await;
    let mut broken = published(&instance, &hub, "broken").await;
    let sound = published(&instance, &hub, "sound").await;
    for appeal in [&broken, &sound] {
        let new = invitees::insert_if_absent(instance.database.conn(), invitee(appeal)).await;
        assert!(new.expect("the database answers"));
    }
    broken.root = Some("no key".to_owned());
    let broke = appeals::update(instance.database.conn(), broken.clone()).await;
    broke.expect("the database answers");

    // Another process, which has nothing of it in memory.
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let round = inviting::send_due(&instance).await;
    round.expect("all were looked at");
    for appeal in [&broken, &sound] {
        let rows = invitees::of_appeal(instance.database.conn(), appeal.id, 10).await;
        let rows = rows.expect("the database answers");
        assert!(rows.iter().all(|row| row.next_at > 0), "{}", appeal.slug);
        assert_eq!(rows.len(), 1);
    }
}
