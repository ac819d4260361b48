//! What is wrong with one organisation or one appeal alone holds up no other.

use crate::{alone, fetched};
use async_trait::async_trait;
use http::HeaderMap;
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Notify, time::timeout};
use tokio_util::sync::CancellationToken;
use undersigned_domain::{
    Digest, SecretKey,
    admission::{AdmissionState, Role},
};
use undersigned_federation::{
    Clock, Instance,
    actions::{
        admit::{self, Decision},
        draft::{self, Draft},
        inviting,
        organization::{self, NewOrganization},
        publish, webhook,
    },
    http_client::{Fetched, HttpError, Posted},
    reconcile::worker,
    transport::{Letter, Signer, Transport},
    views::{Appeal, Organization},
};
use undersigned_store::{
    appeals,
    invitees::{self, Invitee},
    remote_actors,
    webhooks::{self, Webhook},
};
use url::Url;

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

/// A network in which one program answers only once another was told something.
#[derive(Default)]
struct Slow {
    told: Mutex<Vec<String>>,
    other_is_told: Notify,
}

#[async_trait]
impl Transport for Slow {
    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        text.parse()
            .map_err(|_| HttpError::UrlInvalid("no address"))
    }

    async fn get(&self, _: &Url, _: &str, _: Option<Signer<'_>>) -> Result<Fetched, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn post(&self, _: Letter<'_>) -> Result<Posted, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn exchange(&self, _: Letter<'_>) -> Result<Fetched, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn notify(&self, url: &Url, _: HeaderMap, _: Vec<u8>) -> Result<Posted, HttpError> {
        let host = url.host_str().unwrap_or_default().to_owned();
        let is_slow = host == "slow.example";
        self.told.lock().expect("nobody panicked").push(host);
        match is_slow {
            true => self.other_is_told.notified().await,
            false => self.other_is_told.notify_one(),
        }
        Err(HttpError::AddressForbidden)
    }
}

#[tokio::test]
async fn a_webhook_that_answers_slowly_holds_up_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let network = Arc::new(Slow::default());
    let instance = alone::server_over(folder.path(), "hub", Clock::system(), network.clone()).await;
    let db = instance.database.conn();
    for name in ["slow", "other"] {
        let organization = organisation(&instance, name).await;
        let url = format!("https://{name}.example/hook");
        let set = webhook::set(&instance, &organization, &url).await;
        set.expect("a webhook");
        for number in 0..2 {
            let id = format!("msg_{name}_{number}");
            let waits = webhooks::enqueue(db, organization.id, &id, "{}", 0).await;
            waits.expect("a message");
        }
    }
    let stop = CancellationToken::new();
    let round = timeout(Duration::from_secs(60), webhook::send_due(&instance, &stop)).await;
    round.expect("nobody waits for the slow one").expect("sent");
    // Whoever took one not is asked again in another round.
    let mut told = network.told.lock().expect("nobody panicked").clone();
    told.sort();
    assert_eq!(told, ["other.example", "slow.example"]);
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

/// A network in which, once it is silent, nobody's actor is answered for until all five were asked for.
#[derive(Default)]
struct Silent {
    is_silent: AtomicBool,
    asked: Mutex<BTreeSet<String>>,
    all_are: Notify,
}

#[async_trait]
impl Transport for Silent {
    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        text.parse()
            .map_err(|_| HttpError::UrlInvalid("no address"))
    }

    async fn get(&self, url: &Url, _: &str, _: Option<Signer<'_>>) -> Result<Fetched, HttpError> {
        if !self.is_silent.load(Ordering::Relaxed) {
            return Err(HttpError::AddressForbidden);
        }
        let is_last = {
            let mut asked = self.asked.lock().expect("nobody panicked");
            asked.insert(url.to_string());
            asked.len() == 5
        };
        if !is_last {
            self.all_are.notified().await;
        }
        // Whoever waits, and whoever comes later.
        self.all_are.notify_one();
        Err(HttpError::AddressForbidden)
    }

    async fn post(&self, _: Letter<'_>) -> Result<Posted, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn exchange(&self, _: Letter<'_>) -> Result<Fetched, HttpError> {
        Err(HttpError::AddressForbidden)
    }
}

/// Has somebody of another server call for an appeal.
async fn called_for(instance: &Instance, hub: &Organization, appeal: &Appeal, actor: &str) {
    let seed = Digest::of(&[actor.as_bytes()]);
    let key = SecretKey::from_seed(seed.bytes()).public();
    fetched::fetched(instance, actor, (&format!("{actor}#key"), &key)).await;
    let decision = Decision {
        about: actor,
        role: Role::CoInitiator,
        state: AdmissionState::Admitted,
        reason: None,
        overrules: Vec::new(),
        key: None,
        names: None,
    };
    let decided = admit::decide(instance, hub, &appeal.ap_id, &decision).await;
    decided.expect("decided");
}

#[tokio::test]
async fn looking_up_who_calls_for_an_appeal_holds_up_no_errand_and_asks_all_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let network = Arc::new(Silent::default());
    let instance = alone::server_over(folder.path(), "hub", Clock::system(), network.clone()).await;
    let hub = organisation(&instance, "hub").await;
    let appeal = published(&instance, &hub, "brakes").await;
    let mut actors = BTreeSet::new();
    for number in 0..5 {
        let actor = format!("https://far{number}.example/orgs/a");
        called_for(&instance, &hub, &appeal, &actor).await;
        actors.insert(actor);
    }
    // Their word came by way of others.
    for actor in &actors {
        let forgotten = remote_actors::delete(instance.database.conn(), actor).await;
        assert!(forgotten.expect("the database answers"));
    }
    network.is_silent.store(true, Ordering::Relaxed);
    let asked = || network.asked.lock().expect("nobody panicked").clone();

    instance.reconcile_soon(appeal.id);
    let errands = timeout(Duration::from_secs(60), worker::run_errands(&instance)).await;
    errands.expect("nobody is waited for");
    assert!(asked().is_empty(), "{:?}", asked());

    // One after the other they would all be waited for.
    let round = timeout(Duration::from_secs(60), worker::round(&instance)).await;
    round.expect("nobody waits for good").expect("a round");
    assert!(asked().is_superset(&actors), "{:?}", asked());
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
