//! What this server asks of others because somebody else gives cause for it, and whom it believes then.

mod followed;
mod together;

use crate::pair::{
    appeal_key, author, endorsed_and_admitted, endorsement_at, fill, name, open, signer, the_note,
};
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    net::IpAddr,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
    time::Duration,
};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use undersigned_domain::{Author, Envelope, Verified, ids};
use undersigned_federation::{
    Clock, Entropy, FederationError, Instance, Parts,
    actions::{
        organization::{self, NewOrganization},
        rotate,
    },
    activities::{
        Received, profile,
        statement::{self, Carried},
    },
    actors::RemoteActor,
    http_client::{Fetched, HttpError, Posted},
    lookups,
    moderation::Mode,
    reconcile::{
        replicate::{self, Wish},
        worker,
    },
    replica::Standing,
    signatures::{RequestParts, Scheme, SigningKey, generate_rsa_2048, parse, sign},
    transport::{Letter, Signer, Transport},
};
use undersigned_store::{
    SecretKey as Seal, appeal_lookups,
    appeals::{self, NewAppeal},
    following::{self, NewFollowing},
    seen_by::{self, NewSeenBy},
    statements,
    topic_followers::{self, NewTopicFollower},
};
use url::Url;

/// What is found at an address.
#[derive(Clone)]
enum Page {
    /// A document, after being led on to that address.
    At(String, Value),
    /// A server that never answers.
    Never,
    /// A server that is away.
    Away,
}

/// A network of documents. Where there is none, the answer is 404.
#[derive(Default)]
struct Web {
    pages: Mutex<BTreeMap<String, Page>>,
    asked: Mutex<usize>,
}

impl Web {
    fn put(&self, address: &str, page: Page) {
        let mut pages = self.pages.lock().expect("no test panics with it");
        pages.insert(address.to_owned(), page);
    }

    fn serve(&self, address: &str, document: Value) {
        self.put(address, Page::At(address.to_owned(), document));
    }

    fn remove(&self, address: &str) {
        let mut pages = self.pages.lock().expect("no test panics with it");
        pages.remove(address);
    }

    /// How often anything was asked for.
    fn asked(&self) -> usize {
        *self.asked.lock().expect("no test panics with it")
    }
}

#[async_trait]
impl Transport for Web {
    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        Url::parse(text).map_err(|_| HttpError::UrlInvalid("not an address"))
    }

    async fn get(&self, url: &Url, _: &str, _: Option<Signer<'_>>) -> Result<Fetched, HttpError> {
        *self.asked.lock().expect("no test panics with it") += 1;
        let page = {
            let pages = self.pages.lock().expect("no test panics with it");
            pages.get(url.as_str()).cloned()
        };
        let (status, url, body) = match page {
            Some(Page::At(at, document)) => (
                StatusCode::OK,
                at.parse().expect("an address"),
                document.to_string(),
            ),
            Some(Page::Never) => std::future::pending().await,
            Some(Page::Away) => return Err(HttpError::Timeout),
            None => (StatusCode::NOT_FOUND, url.clone(), String::new()),
        };
        Ok(Fetched {
            status,
            url,
            content_type: Some("application/activity+json".to_owned()),
            headers: HeaderMap::new(),
            body: body.into_bytes(),
            scheme: None,
        })
    }

    async fn post(&self, _: Letter<'_>) -> Result<Posted, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn exchange(&self, _: Letter<'_>) -> Result<Fetched, HttpError> {
        Err(HttpError::AddressForbidden)
    }
}

/// The server of the appeal's organiser, which holds its note, in a network without anybody else.
struct Hub {
    instance: Instance,
    web: Arc<Web>,
    minutes: Arc<AtomicI64>,
    _folder: TempDir,
}

impl Hub {
    async fn new() -> Self {
        Self::holding([the_note()]).await
    }

    async fn holding(members: impl IntoIterator<Item = Verified>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("hub");
        fill(&file, members).await;
        let begun: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
        let minutes = Arc::new(AtomicI64::new(0));
        let passed = minutes.clone();
        let clock = Clock::new(move || begun + TimeDelta::minutes(passed.load(Relaxed)));
        let web = Arc::new(Web::default());
        Self {
            instance: server(&file, clock, web.clone()).await,
            web,
            minutes,
            _folder: folder,
        }
    }

    /// The number of the appeal.
    async fn appeal(&self) -> i64 {
        let address = "https://hub.example/appeals/free-them";
        let found = appeals::by_ap_id(self.instance.database.conn(), address).await;
        found.expect("the database").expect("the appeal").id
    }

    /// When this server last signed what it holds of the appeal.
    async fn own_word(&self) -> i64 {
        let words = self.instance.seen_by(self.appeal().await).await;
        let words = words.expect("the database");
        words.first().expect("its own word").seen_at
    }

    /// Who sent a request from an address, by its signature.
    async fn asks(&self, key: &SigningKey, from: u8) -> Result<String, &'static str> {
        let url: Url = "https://hub.example/orgs/hub".parse().expect("an address");
        let now = self.instance.clock.now();
        let headers = sign(Scheme::Cavage, "GET", &url, None, key, now).expect("signed");
        let unverified = parse(&parts("GET", &url, &headers), b"", now).expect("sound");
        let from = Some(IpAddr::from([203, 0, 113, from]));
        match self.instance.authenticate(&unverified, from).await {
            Ok((actor, _)) => Ok(actor.id),
            Err(error) => Err(error.code()),
        }
    }

    /// What becomes of an activity of an actor about something.
    async fn says(
        &self,
        key: &SigningKey,
        kind: &str,
        object: impl Serialize,
    ) -> Result<Received, FederationError> {
        let url: Url = "https://hub.example/inbox".parse().expect("an address");
        let actor = owner(key);
        let id = format!("{actor}/{kind}/{}", self.minutes.load(Relaxed));
        let body = json!({"id": id, "type": kind, "actor": actor, "object": object}).to_string();
        let body = body.as_bytes();
        let now = self.instance.clock.now();
        let headers = sign(Scheme::Cavage, "POST", &url, Some(body), key, now).expect("signed");
        let request = parts("POST", &url, &headers);
        self.instance.receive(&request, body, None).await
    }

    /// Has an address spend all lookups that it may cause in vain.
    async fn spends_all(&self, der: &[u8], from: u8) {
        let hour = self.minutes.load(Relaxed);
        for number in 0..60 {
            let nobody = format!("https://nobody.example/{hour}/{number}#main-key");
            let key = SigningKey::from_pkcs8(nobody, der).expect("a key");
            assert_ne!(self.asks(&key, from).await, Err("key_lookups"));
        }
    }
}

async fn server(file: &Path, clock: Clock, web: Arc<Web>) -> Instance {
    let parts = Parts {
        database: open(file).await,
        secret: Seal::generate().expect("a secret"),
        public_url: "https://hub.example".parse().expect("an address"),
        allow_private_network: false,
        sync_interval: Duration::from_secs(300),
        mode: Mode::Open,
        clock,
        entropy: Entropy::system(),
        media_dir: file.with_extension("media"),
    };
    Instance::over(parts, web).await.expect("a server")
}

fn parts<'a>(method: &'a str, url: &'a Url, headers: &'a HeaderMap) -> RequestParts<'a> {
    RequestParts {
        method,
        path_and_query: url.path(),
        authority: "hub.example",
        scheme: "https",
        headers,
    }
}

/// A new key for HTTP signatures under an id.
fn new_key(id: &str) -> SigningKey {
    let (der, _) = generate_rsa_2048().expect("an RSA key can be made");
    SigningKey::from_pkcs8(id, &der).expect("the key was made just now")
}

/// The actor in whose document a key is.
fn owner(key: &SigningKey) -> &str {
    key.key_id().split('#').next().unwrap_or_default()
}

/// The document of an actor with that key.
fn document(key: &SigningKey) -> Value {
    let id = owner(key);
    json!({
        "id": id,
        "type": "Person",
        "inbox": format!("{id}/inbox"),
        "publicKey": {
            "id": key.key_id(),
            "owner": id,
            "publicKeyPem": key.public_pem().expect("a key has a PEM"),
        },
    })
}

/// The document of an organisation with that key for statements.
fn listing(author: &Author) -> Value {
    json!({
        "id": author.actor,
        "type": "Organization",
        "inbox": format!("{}/inbox", author.actor),
        "assertionMethod": [{
            "id": author.key_id,
            "type": "Multikey",
            "controller": author.actor,
            "publicKeyMultibase": author.key.public().as_str(),
        }],
    })
}

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
    let farewell = hub.says(&key, "Delete", id).await;
    assert_eq!(farewell.expect("it is heard"), Received::Taken);
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
        let farewell = hub.says(&key, "Delete", &id).await;
        assert_eq!(farewell.expect("it is heard"), Received::Taken, "{id}");
        // It may have come back.
        hub.minutes.fetch_add(1, Relaxed);
        assert!(like().await.is_ok(), "{id}");
        let farewell = hub.says(&key, "Delete", &id).await;
        assert_eq!(farewell.expect("it is heard"), Received::Taken, "{id}");
        hub.web.remove(&id);
        for _ in 0..2 {
            hub.minutes.fetch_add(1, Relaxed);
            let error = like().await.expect_err("it is gone");
            assert_eq!(error.code(), "key_unresolvable", "{id}");
        }
    }
}

#[tokio::test]
async fn what_is_handed_over_has_a_host_asked_no_oftener_than_it_may_be_in_vain() {
    let hub = Hub::new().await;
    let said = |number: u64, seq: u64| endorsement_at(number, &name("Crane Drivers"), seq);
    let first = said(1, 1_764_000_000_000);
    for expected in [Standing::Mailbox, Standing::Duplicate] {
        let taken = statement::take(&hub.instance, &first, Carried::Along).await;
        assert_eq!(taken.expect("it waits"), expected);
        assert_eq!(hub.web.asked(), 1, "what waits is not asked about again");
    }
    let many: Vec<Verified> = (0..300)
        .map(|number| said(2, 1_764_000_000_000 + number))
        .collect();
    let outcomes = statement::take_all(&hub.instance, &many, Carried::Along).await;
    assert_eq!(outcomes.expect("they are looked at").len(), 300);
    assert_eq!(hub.web.asked(), 1 + 240);
}

#[tokio::test]
async fn a_profile_that_leads_elsewhere_has_others_asked_no_oftener_than_in_vain() {
    let hub = Hub::new().await;
    let key = new_key("https://docks.example/users/dockers#main-key");
    let sender = RemoteActor::read(&document(&key), 0).expect("an actor");
    let other = new_key("https://victim.example/users/v#main-key");
    let led_on = Page::At(owner(&other).to_owned(), document(&other));
    hub.web.put(&sender.id, led_on);
    for number in 0..300 {
        let changed = profile::changed(&hub.instance, &sender).await;
        let code = if number < 240 {
            "id_mismatch"
        } else {
            "key_lookups"
        };
        assert_eq!(changed.expect_err("another's").code(), code, "{number}");
    }
    assert_eq!(hub.web.asked(), 240);
    // Whoever changes its own as often as it likes is heard.
    let busy = RemoteActor::read(&document(&other), 0).expect("an actor");
    hub.web.serve(&busy.id, document(&other));
    for _ in 0..300 {
        let changed = profile::changed(&hub.instance, &busy).await;
        assert_eq!(changed.expect("it is read"), Received::Taken);
    }
}

#[tokio::test]
async fn a_server_that_changes_its_own_keys_signs_anew_what_it_holds() {
    let hub = Hub::new().await;
    let own = "https://hub.example/actor";
    worker::round(&hub.instance).await.expect("a round");
    let keys = hub.instance.keys_of(own).await.expect("its keys");
    let (old, old_http) = (keys.author.key.public(), keys.http.key_id().to_owned());
    hub.minutes.store(1, Relaxed);
    let (new, replaced) = rotate::server(&hub.instance).await.expect("new keys");
    assert_eq!((new.len(), replaced.len()), (2, 2));
    assert!(replaced.contains(&old_http));
    let keys = hub.instance.keys_of(own).await.expect("its keys");
    let newest = keys.author.key.public();
    assert_ne!(newest, old);
    assert_eq!(keys.assertion.len(), 1, "the old one is not listed");
    assert!(new.contains(&keys.http.key_id().to_owned()));

    worker::round(&hub.instance).await.expect("a round");
    let words = hub.instance.seen_by(hub.appeal().await).await;
    let words = words.expect("the database");
    assert_eq!(words.len(), 1);
    assert!(words[0].body.contains(newest.as_str()), "{}", words[0].body);
    assert!(!words[0].body.contains(old.as_str()));
}

/// Signed while keys changed, when old and new statements stood side by side: every file from then on would seem to
/// have something left out.
#[tokio::test]
async fn a_word_for_more_than_is_held_is_outdone_at_once() {
    let hub = Hub::new().await;
    let db = hub.instance.database.conn();
    worker::round(&hub.instance).await.expect("a round");
    let first = hub.own_word().await;
    for (minute, statements, outdone) in [(2, 0, false), (4, 64, true)] {
        let seen_at = first + (minute - 1) * 60_000;
        let word = NewSeenBy {
            appeal_id: hub.appeal().await,
            instance: "https://hub.example".to_owned(),
            seen_at,
            state_digest: format!("sha-256:{}", "0".repeat(64)),
            statements,
            body: "{}".to_owned(),
        };
        seen_by::keep_newest(db, word).await.expect("the database");
        hub.minutes.store(minute, Relaxed);
        worker::round(&hub.instance).await.expect("a round");
        assert_eq!(hub.own_word().await > seen_at, outdone, "{statements}");
    }
}

#[tokio::test]
async fn who_is_followed_by_several_is_asked_once_in_a_round() {
    let hub = Hub::new().await;
    let actor = "https://docks.example/users/dockers";
    for handle in ["one", "two"] {
        let new = NewOrganization {
            handle: handle.to_owned(),
            names: BTreeMap::from([("en".to_owned(), handle.to_owned())]),
            summary: BTreeMap::new(),
            country: None,
        };
        let organization = organization::create(&hub.instance, new).await;
        let follow = NewFollowing {
            organization_id: organization.expect("founded").id,
            actor: actor.to_owned(),
            follow_activity_id: format!("https://hub.example/follows/{handle}"),
            state: "accepted".to_owned(),
            created_at: 0,
        };
        let stored = following::upsert(hub.instance.database.conn(), follow).await;
        stored.expect("the database");
    }
    hub.web.put(actor, Page::Away);
    let before = hub.web.asked();
    worker::round(&hub.instance).await.expect("a round");
    assert_eq!(hub.web.asked(), before + 1);
}

/// Followers of a topic are told what went from it while a server that is asked does not answer; and
/// whoever stops this server does not wait for it.
#[tokio::test]
async fn a_server_that_never_answers_holds_up_no_news_and_no_stop() {
    let hub = Hub::new().await;
    let db = hub.instance.database.conn();
    let slow = "https://slow.example/appeals/a";
    hub.web.put(slow, Page::Never);
    appeal_lookups::add(db, slow, 0).await.expect("added");
    let follower = NewTopicFollower {
        topic: "docksafety".to_owned(),
        actor: "https://docks.example/users/dockers".to_owned(),
        inbox: "https://docks.example/users/dockers/inbox".to_owned(),
        shared_inbox: None,
        follow_activity_id: "https://docks.example/follows/1".to_owned(),
        created_at: 0,
    };
    topic_followers::upsert(db, follower).await.expect("stored");
    topic_followers::add_item(db, "docksafety", "https://hub.example/appeals/gone", 0)
        .await
        .expect("stored");
    let stop = CancellationToken::new();
    let worker = tokio::spawn(lookups::run(hub.instance.clone(), stop.clone()));
    until("the slow server is asked", || async { hub.web.asked() > 0 }).await;
    until("it is said to have gone", || async {
        let items = topic_followers::items(db, "docksafety").await;
        items.expect("the database").is_empty()
    })
    .await;
    stop.cancel();
    let ended = tokio::time::timeout(Duration::from_secs(30), worker).await;
    ended.expect("it stops").expect("it does not panic");
}

/// Whose wish it is that an appeal is held, or why it is not.
async fn wish_of(hub: &Hub, object: &str, sender: &str) -> Result<Wish, &'static str> {
    let wish = replicate::wish_of(&hub.instance, object, sender).await;
    wish.map_err(|error| error.code())
}

#[tokio::test]
async fn row_482_one_owner_of_many_hosts_has_few_appeals_held_for_which_nobody_asked() {
    let hub = Hub::new().await;
    let db = hub.instance.database.conn();
    let hold = async |ap_id: String| {
        let new = NewAppeal {
            root: Some(appeal_key().root.to_string()),
            host: ids::host(&ap_id),
            slug: "a".to_owned(),
            organization_id: None,
            organiser: format!("{ap_id}/organiser"),
            status: "open".to_owned(),
            titles: None,
            draft: None,
            created_at: 0,
            published_at: Some(0),
            unasked: true,
            ap_id,
        };
        appeals::insert(db, new).await.expect("stored");
    };
    for number in 0..20 {
        hold(format!("https://h{number}.farm.example/appeals/a")).await;
    }
    let farm = "https://h21.farm.example/appeals/a";
    let mallory = "https://h21.farm.example/orgs/mallory";
    let union = "https://union.example/appeals/a";
    assert_eq!(wish_of(&hub, farm, mallory).await, Err("appeal_limit"));
    assert_eq!(wish_of(&hub, union, union).await, Ok(Wish::Theirs));
    assert!(
        hub.instance
            .public_appeals(None)
            .await
            .is_ok_and(|all| all.len() == 1)
    );

    let new = NewOrganization {
        handle: "one".to_owned(),
        names: BTreeMap::from([("en".to_owned(), "One".to_owned())]),
        summary: BTreeMap::new(),
        country: None,
    };
    let organization = organization::create(&hub.instance, new).await;
    let follow = NewFollowing {
        organization_id: organization.expect("founded").id,
        actor: mallory.to_owned(),
        follow_activity_id: "https://hub.example/follows/one".to_owned(),
        state: "accepted".to_owned(),
        created_at: 0,
    };
    following::upsert(db, follow).await.expect("the database");
    assert_eq!(wish_of(&hub, farm, mallory).await, Ok(Wish::Ours));

    for number in 20..200 {
        hold(format!("https://s{number}.example/appeals/a")).await;
    }
    assert_eq!(wish_of(&hub, union, union).await, Err("appeal_limit"));
}

async fn until<F: Future<Output = bool>>(what: &str, holds: impl Fn() -> F) {
    for _ in 0..6_000 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{what}: not within a minute");
}
