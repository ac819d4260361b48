//! A server with Mastodon's documented habits, as far as they concern us. It
//!
//! - answers nothing that is not signed, in one of the schemes it is told to understand, and signs
//!   what it fetches;
//! - reads of a status `content`, `contentMap`, `url`, `attributedTo`, `to` and `cc`; a `summary`
//!   is a content warning, and the first plain link of the text gets a preview card unless there
//!   are pictures in `attachment`;
//! - finds the pinned posts of a profile in `featured`, and never reads the outbox's items;
//! - drops activities and objects of types that it does not know, and answers 202 all the same.
//!
//! Its documents are in `tests/fixtures/mastodon`.

mod post;
mod status;

pub use status::Status;

use crate::{Answer, ForeignServer, Letter, foreign::Arrival, settle::now, spare_keys::Share};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::Value;
use status::{PUBLIC, status};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex},
};
use undersigned_federation::signatures::{
    PublicKey, RequestParts, Scheme, SigningKey, parse, sign,
};
use url::Url;

/// The handle of its one account.
const HANDLE: &str = "mei";
/// Where the documents in the fixtures live.
const FIXTURE_HOST: &str = "https://social.example";

/// One try of another server to reach an inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knock {
    /// The activity's type.
    pub kind: String,
    /// How it was signed.
    pub scheme: Option<Scheme>,
    /// What it was answered.
    pub status: u16,
}

/// The server, with one account.
pub struct Mastodon {
    /// The account's id.
    pub actor: String,
    server: ForeignServer,
    mind: Arc<Mind>,
    _keys: Share,
}

struct Mind {
    key: SigningKey,
    client: reqwest::Client,
    memory: Mutex<Memory>,
}

struct Memory {
    base: String,
    understands: Vec<Scheme>,
    answers: Option<u16>,
    answers_fetches: Option<u16>,
    timeline: Vec<Status>,
    dropped: Vec<String>,
    knocks: Vec<Knock>,
    unsigned_fetches: Vec<String>,
    /// Actors as they were when it first saw them, if it never looks again.
    remembered: Option<BTreeMap<String, Value>>,
}

impl Mastodon {
    /// Starts it. It understands both signature schemes until told otherwise.
    pub async fn start() -> Self {
        let server = ForeignServer::start().await;
        let actor = format!("{}/users/{HANDLE}", server.base);
        let keys = Share::take();
        let (der, pem) = keys.rsa();
        let key = SigningKey::from_pkcs8(format!("{actor}#main-key"), &der);
        let mut document = fixture("actor", &server.base, "", "");
        document["publicKey"]["publicKeyPem"] = pem.into();
        server.serve(&actor, document);
        server.give_account(HANDLE, &actor);
        let client = reqwest::Client::builder()
            .pool_idle_timeout(crate::IDLE)
            .redirect(reqwest::redirect::Policy::none())
            .build();
        let mind = Arc::new(Mind {
            key: key.expect("the key was made just now"),
            client: client.expect("a client can be made"),
            memory: Mutex::new(Memory {
                base: server.base.clone(),
                understands: vec![Scheme::Cavage, Scheme::Rfc9421],
                answers: None,
                answers_fetches: None,
                timeline: Vec::new(),
                dropped: Vec::new(),
                knocks: Vec::new(),
                unsigned_fetches: Vec::new(),
                remembered: None,
            }),
        });
        let hers = mind.clone();
        server.behave(Arc::new(move |arrival| {
            let mind = hers.clone();
            Box::pin(async move { mind.answer(&arrival).await })
        }));
        Self {
            actor,
            server,
            mind,
            _keys: keys,
        }
    }

    /// `@name@host:port`.
    pub fn account(&self) -> String {
        format!(
            "@{HANDLE}@{}",
            self.server.base.trim_start_matches("http://")
        )
    }

    /// Which signatures it understands from now on; others are answered 401.
    pub fn understand(&self, schemes: &[Scheme]) {
        self.mind.memory().understands = schemes.to_vec();
    }

    /// Keeps an actor's key as it saw it first from now on, and never fetches it again.
    pub fn remember_keys(&self) {
        self.mind.memory().remembered = Some(BTreeMap::new());
    }

    /// Answers every delivery with this status from now on, or as usual.
    pub fn answer(&self, status: Option<u16>) {
        self.mind.memory().answers = status;
    }

    /// Its timeline, oldest first.
    pub fn timeline(&self) -> Vec<Status> {
        self.mind.memory().timeline.clone()
    }

    /// What it was sent and had no use for, as `Activity/Object`.
    pub fn dropped(&self) -> Vec<String> {
        self.mind.memory().dropped.clone()
    }

    /// Every delivery that was tried.
    pub fn knocks(&self) -> Vec<Knock> {
        self.mind.memory().knocks.clone()
    }

    /// What was fetched from it without a signature that holds.
    pub fn unsigned_fetches(&self) -> Vec<String> {
        self.mind.memory().unsigned_fetches.clone()
    }

    /// Waits for a post on the timeline.
    pub async fn sees(&self, what: &str, is_it: impl Fn(&Status) -> bool) -> Status {
        crate::until(&format!("{what} on the timeline"), || async {
            let timeline = self.timeline();
            let found = timeline.iter().rev().find(|status| is_it(status)).cloned();
            found.ok_or_else(|| format!("{timeline:?}, dropped {:?}", self.dropped()))
        })
        .await
    }

    /// Sends one of the fixtures to an organisation's inbox; `object` is what it is about.
    pub async fn send(&self, name: &str, organisation: &str, object: &str) -> Answer {
        let activity = fixture(name, &self.server.base, organisation, object);
        self.deliver(organisation, &activity).await
    }

    /// Sends an activity of its account to an organisation's inbox.
    pub async fn deliver(&self, organisation: &str, activity: &Value) -> Answer {
        let inbox: Url = format!("{organisation}/inbox")
            .parse()
            .expect("the inbox is sound");
        let body = activity.to_string().into_bytes();
        let key = &self.mind.key;
        let headers = sign(Scheme::Cavage, "POST", &inbox, Some(&body), key, now());
        Letter::new(inbox, headers.expect("the request can be signed"), body)
            .send()
            .await
    }

    /// Looks a profile up, as a search for its address would: the actor, then its pinned posts.
    pub async fn profile(&self, actor: &str) -> (Value, Vec<Status>) {
        let actor = self
            .mind
            .fetch(actor)
            .await
            .expect("the actor can be fetched");
        let featured = actor["featured"]
            .as_str()
            .expect("the actor names what it features");
        let featured = self
            .mind
            .fetch(featured)
            .await
            .expect("featured can be fetched");
        let mut pinned = Vec::new();
        for item in featured["orderedItems"].as_array().expect("a list") {
            let uri = item.as_str().expect("a pinned post is an address");
            let note = self
                .mind
                .fetch(uri)
                .await
                .expect("a pinned post can be fetched");
            pinned.push(status(&note, None).expect("a pinned post is a status"));
        }
        (actor, pinned)
    }

    /// How many posts a profile says it has.
    pub async fn post_count(&self, actor: &Value) -> u64 {
        let outbox = actor["outbox"].as_str().expect("the actor has an outbox");
        let outbox = self
            .mind
            .fetch(outbox)
            .await
            .expect("the outbox can be fetched");
        outbox["totalItems"]
            .as_u64()
            .expect("the outbox has a size")
    }
}

impl Mind {
    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().expect("nobody panicked here")
    }

    async fn answer(&self, arrival: &Arrival) -> Option<StatusCode> {
        let scheme = scheme(&arrival.headers);
        if arrival.method != "POST" {
            if !arrival.path.starts_with("/.well-known/") && !self.is_signed(arrival).await {
                self.memory().unsigned_fetches.push(arrival.path.clone());
                return Some(StatusCode::UNAUTHORIZED);
            }
            let forced = self.memory().answers_fetches;
            let forced = forced.filter(|_| arrival.path.contains("/statuses/"));
            return forced.and_then(|status| StatusCode::from_u16(status).ok());
        }
        let (forced, understood) = {
            let memory = self.memory();
            (
                memory.answers,
                scheme.is_some_and(|scheme| memory.understands.contains(&scheme)),
            )
        };
        let status = match forced {
            Some(status) => status,
            None if understood && self.is_signed(arrival).await => 202,
            None => 401,
        };
        let kind = arrival.kind().to_owned();
        self.memory().knocks.push(Knock {
            kind,
            scheme,
            status,
        });
        if status == 202 {
            self.read(arrival).await;
        }
        StatusCode::from_u16(status).ok()
    }

    /// Whether the signature holds under a key that is found at its address.
    async fn is_signed(&self, arrival: &Arrival) -> bool {
        let base = self.memory().base.clone();
        let request = RequestParts {
            method: &arrival.method,
            path_and_query: &arrival.path,
            authority: base.trim_start_matches("http://"),
            scheme: "http",
            headers: &arrival.headers,
        };
        let Ok(unverified) = parse(&request, &arrival.raw, now()) else {
            return false;
        };
        let key_id = unverified.key_id();
        let document = key_id.split('#').next().unwrap_or(key_id);
        let remembered = self.memory().remembered.clone();
        let known = remembered.as_ref().and_then(|known| known.get(document));
        let fetched = match known {
            Some(actor) => Some(actor.clone()),
            None => self.fetch(document).await,
        };
        let Some(actor) = fetched else {
            return false;
        };
        if let Some(remembered) = &mut self.memory().remembered {
            remembered.insert(document.to_owned(), actor.clone());
        }
        let pem = actor["publicKey"]["publicKeyPem"]
            .as_str()
            .unwrap_or_default();
        let fits = actor["publicKey"]["id"] == key_id && actor["publicKey"]["owner"] == document;
        let named = arrival.method == "GET" || arrival.body["actor"] == document;
        fits && named && PublicKey::from_pem(pem).is_ok_and(|key| unverified.verify(&key).is_ok())
    }

    async fn read(&self, arrival: &Arrival) {
        let object = &arrival.body["object"];
        let kind = arrival.kind();
        let seen = match kind {
            // What comes again, because its sender did not hear that it had come, is there already.
            "Create" if self.knows(object) => return,
            "Create" => status(object, None),
            "Update" => status(object, None).map(|new| self.replace(new)),
            "Announce" => {
                let note = match object.as_str() {
                    Some(uri) => self.fetch(uri).await,
                    None => None,
                };
                note.and_then(|note| status(&note, arrival.body["actor"].as_str()))
            }
            "Accept" | "Reject" | "Follow" | "Undo" | "Delete" => return,
            _ => None,
        };
        let mut memory = self.memory();
        match seen {
            Some(seen) => memory.timeline.push(seen),
            None => {
                let of = object["type"].as_str().unwrap_or("?");
                memory.dropped.push(format!("{kind}/{of}"));
            }
        }
    }

    fn knows(&self, note: &Value) -> bool {
        let memory = self.memory();
        let mut own = memory
            .timeline
            .iter()
            .filter(|old| old.boosted_by.is_none());
        own.any(|old| note["id"] == old.uri.as_str())
    }

    fn replace(&self, new: Status) -> Status {
        self.memory().timeline.retain(|old| old.uri != new.uri);
        new
    }

    async fn fetch(&self, address: &str) -> Option<Value> {
        let url: Url = address.parse().ok()?;
        let mut headers = sign(Scheme::Cavage, "GET", &url, None, &self.key, now()).ok()?;
        let accept = "application/activity+json, application/ld+json";
        headers.insert(header::ACCEPT, accept.parse().ok()?);
        let answer = self.client.get(url).headers(headers).send().await.ok()?;
        let kind = answer
            .headers()
            .get(header::CONTENT_TYPE)?
            .to_str()
            .ok()?
            .to_owned();
        let sound = answer.status().is_success() && kind.starts_with("application/activity+json");
        let document: Value = answer.json().await.ok()?;
        (sound && document["id"] == address).then_some(document)
    }
}

fn scheme(headers: &HeaderMap) -> Option<Scheme> {
    if headers.contains_key("signature-input") {
        return Some(Scheme::Rfc9421);
    }
    headers.contains_key("signature").then_some(Scheme::Cavage)
}

/// A document of the fixtures, moved to a server's address.
fn fixture(name: &str, base: &str, organisation: &str, object: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/mastodon/{name}.json"));
    let text = std::fs::read_to_string(&file);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let text = text
        .replace(FIXTURE_HOST, base)
        .replace("ORGANISATION", organisation)
        .replace("OBJECT", object);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
