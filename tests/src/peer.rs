//! A peer that does what a test tells it: an actor on a loopback port whose inbox notes every
//! request, and answers as told, slowly, not at all, or with any status.

use crate::{Answer, port, spare_keys::Share};
use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    future::pending,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{net::TcpListener, task::JoinHandle, time::sleep};
use undersigned_federation::{
    Clock,
    signatures::{Scheme, SigningKey, sign},
};
use url::Url;

/// How a peer's inbox answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behaviour {
    /// With this status, at once.
    Status(u16),
    /// With 202, after a while.
    Slow(Duration),
    /// Never: the connection stays open.
    Silent,
}

/// A request to a peer's inbox.
#[derive(Debug, Clone)]
pub struct Request {
    /// The headers.
    pub headers: HeaderMap,
    /// The activity.
    pub activity: Value,
}

impl Request {
    /// The activity's type.
    pub fn kind(&self) -> &str {
        self.activity["type"].as_str().unwrap_or_default()
    }
}

/// The peer.
pub struct Peer {
    /// The actor's id.
    pub actor: String,
    key: SigningKey,
    _keys: Share,
    client: reqwest::Client,
    /// How often it has followed somebody.
    follows: AtomicUsize,
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

struct Shared {
    document: Value,
    behaviour: Mutex<Behaviour>,
    received: Mutex<Vec<Request>>,
}

impl Peer {
    /// Starts a peer that answers 202.
    pub async fn start() -> Self {
        let port = port::free();
        let url = format!("http://localhost:{port}");
        let actor = format!("{url}/actor");
        let keys = Share::take();
        let (der, pem) = keys.rsa();
        let key_id = format!("{actor}#main-key");
        let key = SigningKey::from_pkcs8(key_id.as_str(), &der).expect("the key can be read");
        let document = json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "id": actor,
            "type": "Service",
            "preferredUsername": "peer",
            "inbox": format!("{url}/inbox"),
            "publicKey": {"id": key_id, "owner": actor, "publicKeyPem": pem},
        });
        let shared = Arc::new(Shared {
            document,
            behaviour: Mutex::new(Behaviour::Status(202)),
            received: Mutex::new(Vec::new()),
        });
        let routes = Router::new()
            .route("/actor", get(document_of))
            .route("/inbox", post(receive))
            .with_state(shared.clone());
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .expect("the port is free");
        let serving = tokio::spawn(async move {
            axum::serve(listener, routes)
                .await
                .expect("the peer serves");
        });
        Self {
            actor,
            key,
            _keys: keys,
            client: reqwest::Client::builder()
                .pool_idle_timeout(crate::IDLE)
                .build()
                .expect("a client can be made"),
            follows: AtomicUsize::new(0),
            shared,
            serving,
        }
    }

    /// How the inbox answers from now on.
    pub fn behave(&self, behaviour: Behaviour) {
        *self
            .shared
            .behaviour
            .lock()
            .expect("no test panics with it") = behaviour;
    }

    /// Closes the port: connections are refused from now on.
    pub async fn vanish(&mut self) {
        self.serving.abort();
        // Only when the task is gone is the listener.
        let _ = (&mut self.serving).await;
    }

    /// What came, in the order in which it came.
    pub fn received(&self) -> Vec<Request> {
        self.shared
            .received
            .lock()
            .expect("no test panics with it")
            .clone()
    }

    /// What came of one type.
    pub fn received_of(&self, kind: &str) -> Vec<Request> {
        self.received()
            .into_iter()
            .filter(|request| request.kind() == kind)
            .collect()
    }

    /// What came of one type, each activity once: one whose answer was lost comes again.
    pub fn different_of(&self, kind: &str) -> Vec<Request> {
        let mut seen = BTreeSet::new();
        let mut received = self.received_of(kind);
        received.retain(|request| seen.insert(request.activity["id"].to_string()));
        received
    }

    /// Sends a signed activity.
    pub async fn send(&self, inbox: &str, activity: &Value) -> Answer {
        let url = Url::parse(inbox).expect("an inbox is a URL");
        let body = activity.to_string();
        let now = Clock::system().now();
        let headers = sign(
            Scheme::Cavage,
            "POST",
            &url,
            Some(body.as_bytes()),
            &self.key,
            now,
        )
        .expect("the request can be signed");
        let request = self
            .client
            .post(url)
            .headers(headers)
            .header(header::CONTENT_TYPE, "application/activity+json")
            .body(body);
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// Follows an organisation, each time anew: two requests that are the same to the second are one.
    pub async fn follow(&self, org: &str) {
        let number = self.follows.fetch_add(1, Ordering::Relaxed);
        let follow = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}#follow-{number}", self.actor),
            "type": "Follow",
            "actor": self.actor,
            "object": org,
        });
        self.send(&format!("{org}/inbox"), &follow)
            .await
            .expect(202);
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn document_of(State(shared): State<Arc<Shared>>) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/activity+json")];
    (kind, Json(shared.document.clone()).0.to_string()).into_response()
}

async fn receive(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let activity = serde_json::from_slice(&body).unwrap_or_default();
    let behaviour = *shared.behaviour.lock().expect("no test panics with it");
    shared
        .received
        .lock()
        .expect("no test panics with it")
        .push(Request { headers, activity });
    match behaviour {
        Behaviour::Status(status) => {
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
        }
        Behaviour::Slow(pause) => {
            sleep(pause).await;
            StatusCode::ACCEPTED
        }
        Behaviour::Silent => pending().await,
    }
}
