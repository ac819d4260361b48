//! What this server asks of others because somebody else gives cause for it, and whom it believes then.

mod followed;
mod gone;
mod keys;
mod rounds;
mod together;

use crate::pair::{appeal_key, endorsement_at, fill, name, open, the_note};
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
use undersigned_domain::{Author, Verified, ids};
use undersigned_federation::{
    Clock, Entropy, FederationError, Instance, Parts,
    actions::organization::{self, NewOrganization},
    activities::{
        Received, profile,
        statement::{self, Carried},
    },
    actors::RemoteActor,
    http_client::{Fetched, HttpError, Posted},
    inbox::farewells,
    moderation::Mode,
    reconcile::replicate::{self, Wish},
    replica::Standing,
    signatures::{RequestParts, Scheme, SigningKey, generate_rsa_2048, parse, sign},
    transport::{Letter, Signer, Transport},
};
use undersigned_store::{
    SecretKey as Seal,
    appeals::{self, NewAppeal},
    following::{self, NewFollowing},
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
        match self.sender(key, from).await {
            Ok(actor) => Ok(actor.id),
            Err(error) => Err(error.code()),
        }
    }

    /// The same with all that is known of it.
    async fn sender(&self, key: &SigningKey, from: u8) -> Result<RemoteActor, FederationError> {
        let url: Url = "https://hub.example/orgs/hub".parse().expect("an address");
        let now = self.instance.clock.now();
        let headers = sign(Scheme::Cavage, "GET", &url, None, key, now).expect("signed");
        let unverified = parse(&parts("GET", &url, &headers), b"", now).expect("sound");
        let from = Some(IpAddr::from([203, 0, 113, from]));
        let known = self.instance.authenticate(&unverified, from).await;
        known.map(|(actor, _)| actor)
    }

    /// What becomes of an activity of an actor about something.
    async fn says(
        &self,
        key: &SigningKey,
        kind: &str,
        object: impl Serialize,
    ) -> Result<Received, FederationError> {
        let actor = owner(key);
        let id = format!("{actor}/{kind}/{}", self.minutes.load(Relaxed));
        let activity = json!({"id": id, "type": kind, "actor": actor, "object": object});
        self.sends(key, &activity).await
    }

    /// What becomes of an activity that is signed with a key.
    async fn sends(&self, key: &SigningKey, activity: &Value) -> Result<Received, FederationError> {
        let url: Url = "https://hub.example/inbox".parse().expect("an address");
        let body = activity.to_string();
        let body = body.as_bytes();
        let now = self.instance.clock.now();
        let headers = sign(Scheme::Cavage, "POST", &url, Some(body), key, now).expect("signed");
        let request = parts("POST", &url, &headers);
        self.instance.receive(&request, body, None).await
    }

    /// Sends the farewell of a key's owner, and says whether it is known here and not gone after that was looked at.
    async fn stays(&self, key: &SigningKey) -> bool {
        let id = owner(key);
        let answer = self.says(key, "Delete", id).await;
        assert_eq!(answer.expect("it is answered"), Received::Later, "{id}");
        let heard = farewells::hear_new(&self.instance).await;
        heard.expect("the database");
        let stored = self.instance.stored_actor(id).await;
        stored
            .expect("the database")
            .is_some_and(|actor| !actor.gone)
    }

    /// How many farewells are yet to be looked at.
    async fn farewells(&self) -> u64 {
        let waiting = undersigned_store::farewells::count(self.instance.database.conn()).await;
        waiting.expect("the database")
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
