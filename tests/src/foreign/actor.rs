//! An actor of a scripted server: its document, its keys, what it signs.

use super::Letter;
use crate::{
    Answer,
    settle::{millis, now},
    spare_keys::Share,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use undersigned_domain::{Author, SecretKey};
use undersigned_federation::signatures::{BodyDigest, Scheme, SigningKey, sign, sign_with};
use undersigned_proof::{Digest, eddsa_jcs_2022};
use url::Url;

/// Numbers activities and statements, so that none has another's id.
static SERIAL: AtomicU64 = AtomicU64::new(1);

/// An actor with all its private keys.
#[derive(Debug, Clone)]
pub struct ForeignActor {
    /// Its id.
    pub id: String,
    /// The name before the `@`.
    pub handle: String,
    /// Signs HTTP requests.
    pub http: SigningKey,
    /// Signs statements.
    pub author: Author,
    base: String,
    keys: Arc<Share>,
}

impl ForeignActor {
    /// Makes the keys of an actor below a server's public URL.
    pub fn new(base: &str, handle: &str) -> Self {
        Self::at(base, handle, format!("{base}/orgs/{handle}"))
    }

    /// Makes the keys of a server's own actor.
    pub fn instance(base: &str) -> Self {
        Self::at(base, "instance", format!("{base}/actor"))
    }

    fn at(base: &str, handle: &str, id: String) -> Self {
        let keys = Share::take();
        let (der, _) = keys.rsa();
        let http = SigningKey::from_pkcs8(format!("{id}#main-key"), &der);
        Self {
            handle: handle.to_owned(),
            http: http.expect("the key was made just now"),
            author: Author {
                actor: id.clone(),
                key: SecretKey::from_seed(Digest::of(&[id.as_bytes()]).bytes()),
                key_id: format!("{id}#ed25519-key"),
            },
            base: base.to_owned(),
            id,
            keys: Arc::new(keys),
        }
    }

    /// The actor with another pair of HTTP keys under the same key id: an impostor.
    pub fn with_wrong_http_key(&self) -> Self {
        let (der, _) = self.keys.rsa();
        let http = SigningKey::from_pkcs8(self.http.key_id(), &der);
        Self {
            http: http.expect("the key was made just now"),
            ..self.clone()
        }
    }

    /// The actor signing statements with a key that its document does not list.
    pub fn with_unlisted_key(&self) -> Self {
        let mut other = self.clone();
        other.author.key = SecretKey::from_seed(Digest::of(&[b"unlisted"]).bytes());
        other
    }

    /// The actor's document.
    pub fn document(&self) -> Value {
        let id = &self.id;
        json!({
            "@context": [
                "https://www.w3.org/ns/activitystreams",
                "https://w3id.org/security/v1",
                "https://w3id.org/security/multikey/v1",
            ],
            "id": id,
            "type": "Organization",
            "preferredUsername": self.handle,
            "name": format!("Foreign {}", self.handle),
            "inbox": format!("{id}/inbox"),
            "outbox": format!("{id}/outbox"),
            "followers": format!("{id}/followers"),
            "endpoints": {"sharedInbox": format!("{}/inbox", self.base)},
            "publicKey": {
                "id": self.http.key_id(),
                "owner": id,
                "publicKeyPem": self.http.public_pem().expect("a key has a PEM"),
            },
            "assertionMethod": [{
                "id": self.author.key_id,
                "type": "Multikey",
                "controller": id,
                "publicKeyMultibase": self.author.key.public().as_str(),
            }],
        })
    }

    /// A new address below the actor's server.
    pub fn new_id(&self, folder: &str) -> String {
        let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
        format!("{}/{folder}/{}-{serial}", self.base, millis())
    }

    /// An activity of this actor around an object.
    pub fn activity(&self, kind: &str, object: Value) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": self.new_id("activities"),
            "type": kind,
            "actor": self.id,
            "object": object,
        })
    }

    /// An activity on its way to an inbox, properly signed.
    pub fn letter(&self, scheme: Scheme, inbox: &str, activity: &Value) -> Letter {
        self.letter_at(scheme, inbox, activity.to_string(), now())
    }

    /// The same with a further header, which the signature covers.
    pub fn letter_with(
        &self,
        scheme: Scheme,
        inbox: &str,
        activity: &Value,
        (name, value): (&'static str, &str),
    ) -> Letter {
        let body = activity.to_string().into_bytes();
        let url: Url = inbox.parse().expect("the address is sound");
        let value = HeaderValue::from_str(value).expect("the value fits a header");
        let also = HeaderMap::from_iter([(HeaderName::from_static(name), value)]);
        let digest = BodyDigest::of(&body);
        let headers = sign_with(scheme, "POST", &url, Some(&digest), &self.http, now(), also);
        Letter::new(url, headers.expect("the request can be signed"), body)
    }

    /// Any text on its way to an address, signed as of a given time.
    pub fn letter_at(
        &self,
        scheme: Scheme,
        address: &str,
        body: impl Into<Vec<u8>>,
        time: DateTime<Utc>,
    ) -> Letter {
        let body = body.into();
        let url: Url = address.parse().expect("the address is sound");
        let headers = sign(scheme, "POST", &url, Some(&body), &self.http, time);
        Letter::new(url, headers.expect("the request can be signed"), body)
    }

    /// Fetches a document, signed.
    pub async fn get(&self, address: &str) -> Answer {
        let url: Url = address.parse().expect("the address is sound");
        let headers = sign(Scheme::Cavage, "GET", &url, None, &self.http, now());
        let headers = headers.expect("the request can be signed");
        let request = reqwest::Client::new().get(url).headers(headers);
        let request = request.header("accept", "application/activity+json");
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// The members of an endorsement, unsigned: for tests to spoil before it is signed.
    pub fn endorsement(&self, appeal: &Value, name: &str, seq: u64) -> Map<String, Value> {
        let document = json!({
            "@context": undersigned_domain::context::statement_context(),
            "id": self.new_id("endorsements"),
            "type": "Endorsement",
            "attributedTo": self.id,
            "key": self.author.key.public().as_str(),
            "object": appeal["id"],
            "root": appeal["root"],
            "about": [],
            "seq": seq,
            "published": "2026-11-20T10:00:00Z",
            "state": "endorsed",
            "revision": appeal["revision"],
            "textDigest": appeal["textDigest"],
            "nameMap": {"en": name},
        });
        match document {
            Value::Object(members) => members,
            _ => Map::new(),
        }
    }

    /// Signs a statement, whatever it says.
    pub fn sign(&self, document: Map<String, Value>) -> Value {
        let created = "2026-11-20T10:00:00Z";
        let author = &self.author;
        Value::Object(eddsa_jcs_2022::sign(
            document,
            &author.key,
            &author.key_id,
            created,
        ))
    }
}
