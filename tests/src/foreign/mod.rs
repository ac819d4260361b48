//! A server of somebody else, scripted: it has actors with keys, answers WebFinger, serves what a
//! test gives it, and writes down whatever reaches its inboxes.

mod actor;
mod letter;

pub use actor::ForeignActor;
pub use letter::Letter;

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
};
use tokio::{net::TcpListener, task::JoinHandle};

/// Largest body that is read, in bytes.
const MAX_BODY: usize = 4 * 1024 * 1024;

/// A request that arrived.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// `GET` or `POST`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as it came.
    pub raw: Vec<u8>,
    /// Its body, where that is JSON.
    pub body: Value,
}

impl Arrival {
    /// The activity's type.
    pub fn kind(&self) -> &str {
        self.body["type"].as_str().unwrap_or_default()
    }

    /// A header, as text.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

/// How a server answers a request before anything else happens: with this status, or, for `None`,
/// as usual.
pub type Manner = Arc<dyn Fn(Arrival) -> Answering + Send + Sync>;
/// See [`Manner`].
pub type Answering = Pin<Box<dyn Future<Output = Option<StatusCode>> + Send>>;

/// The server. It ends with this value.
pub struct ForeignServer {
    /// Its public URL without a slash at the end.
    pub base: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    documents: Mutex<BTreeMap<String, Option<Value>>>,
    accounts: Mutex<BTreeMap<String, String>>,
    links: Mutex<BTreeMap<String, Value>>,
    arrivals: Mutex<Vec<Arrival>>,
    manner: Mutex<Option<Manner>>,
    raw: Mutex<BTreeMap<String, (&'static str, Vec<u8>)>>,
    date: Mutex<Option<String>>,
    asked: Mutex<Vec<String>>,
}

impl ForeignServer {
    /// Starts a server without actors on a port of its own.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let shared = Arc::new(Shared::default());
        let app = Router::new().fallback(answer).with_state(shared.clone());
        let task = tokio::spawn(async move {
            axum::serve(listener, app)
                .await
                .expect("the foreign server runs");
        });
        Self {
            base: format!("http://localhost:{port}"),
            shared,
            task,
        }
    }

    /// Adds an organisation with fresh keys.
    pub fn organization(&self, handle: &str) -> ForeignActor {
        let actor = ForeignActor::new(&self.base, handle);
        self.serve(&actor.id, actor.document());
        self.give_account(handle, &actor.id);
        actor
    }

    /// Adds the actor that speaks for the server itself.
    pub fn instance_actor(&self) -> ForeignActor {
        let actor = ForeignActor::instance(&self.base);
        self.serve(&actor.id, actor.document());
        actor
    }

    /// Lets WebFinger find an actor.
    pub fn give_account(&self, handle: &str, actor: &str) {
        let account = format!("acct:{handle}@{}", self.base.trim_start_matches("http://"));
        self.shared
            .accounts
            .lock()
            .expect("unpoisoned")
            .insert(account, actor.to_owned());
    }

    /// Has WebFinger answer with these links for a resource, whatever it is.
    pub fn give_links(&self, resource: &str, links: Value) {
        let mut held = self.shared.links.lock().expect("unpoisoned");
        held.insert(resource.to_owned(), links);
    }

    /// Serves a document at its address.
    pub fn serve(&self, address: &str, document: Value) {
        let path = address
            .strip_prefix(&self.base)
            .expect("the address is of this server");
        self.shared
            .documents
            .lock()
            .expect("unpoisoned")
            .insert(path.to_owned(), Some(document));
    }

    /// Serves anything at an address, as any type.
    pub fn serve_as(&self, address: &str, kind: &'static str, body: impl Into<Vec<u8>>) {
        let path = address
            .strip_prefix(&self.base)
            .expect("the address is of this server");
        self.shared
            .raw
            .lock()
            .expect("unpoisoned")
            .insert(path.to_owned(), (kind, body.into()));
    }

    /// Shows another time than it is, in every answer.
    pub fn show_date(&self, date: &str) {
        *self.shared.date.lock().expect("unpoisoned") = Some(date.to_owned());
    }

    /// The paths that were asked for with GET, in order.
    pub fn asked(&self) -> Vec<String> {
        self.shared.asked.lock().expect("unpoisoned").clone()
    }

    /// Answers 410 at an address from now on.
    pub fn remove(&self, address: &str) {
        let path = address
            .strip_prefix(&self.base)
            .expect("the address is of this server");
        self.shared
            .documents
            .lock()
            .expect("unpoisoned")
            .insert(path.to_owned(), None);
    }

    /// Has every request answered in a manner of its own from now on.
    pub fn behave(&self, manner: Manner) {
        *self.shared.manner.lock().expect("unpoisoned") = Some(manner);
    }

    /// What reached its inboxes and was answered 2xx, in order.
    pub fn received(&self) -> Vec<Arrival> {
        self.shared.arrivals.lock().expect("unpoisoned").clone()
    }

    /// Waits for an activity of a type about an object (its id, embedded or not).
    pub async fn arrival(&self, kind: &str, object: &str) -> Arrival {
        crate::until(&format!("{kind} of {object} at {}", self.base), || async {
            let received = self.received();
            let found = received.iter().find(|arrival| {
                let of = &arrival.body["object"];
                arrival.kind() == kind && (of == object || of["id"] == object)
            });
            found.cloned().ok_or_else(|| {
                let kinds: Vec<&str> = received.iter().map(Arrival::kind).collect();
                format!("{kinds:?} arrived")
            })
        })
        .await
    }
}

impl Drop for ForeignServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let date = shared.date.lock().expect("unpoisoned").clone();
    let mut response = reply(shared, request).await;
    if let Some(date) = date {
        let date = HeaderValue::from_str(&date).expect("a date fits a header");
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

async fn reply(shared: Arc<Shared>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(raw) = to_bytes(body, MAX_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let arrival = Arrival {
        method: parts.method.as_str().to_owned(),
        path: parts
            .uri
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default(),
        headers: parts.headers,
        body: serde_json::from_slice(&raw).unwrap_or(Value::Null),
        raw: raw.to_vec(),
    };
    if arrival.method == "GET" {
        let path = arrival.path.clone();
        shared.asked.lock().expect("unpoisoned").push(path);
    }
    let manner = shared.manner.lock().expect("unpoisoned").clone();
    let status = match manner {
        Some(manner) => manner(arrival.clone()).await,
        None => None,
    };
    if arrival.method == "POST" {
        let status = status.unwrap_or(StatusCode::ACCEPTED);
        if status.is_success() {
            shared.arrivals.lock().expect("unpoisoned").push(arrival);
        }
        return status.into_response();
    }
    match status {
        Some(status) => status.into_response(),
        None => shared.document(&arrival.path),
    }
}

impl Shared {
    fn document(&self, path: &str) -> Response {
        if let Some(query) = path.strip_prefix("/.well-known/webfinger?") {
            return self.webfinger(query);
        }
        if let Some((kind, body)) = self.raw.lock().expect("unpoisoned").get(path) {
            return ([(header::CONTENT_TYPE, *kind)], body.clone()).into_response();
        }
        match self.documents.lock().expect("unpoisoned").get(path) {
            Some(Some(document)) => json_answer(document, "application/activity+json"),
            Some(None) => StatusCode::GONE.into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        }
    }

    fn webfinger(&self, query: &str) -> Response {
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        let resource = pairs
            .find(|(name, _)| name == "resource")
            .map(|(_, value)| value);
        let resource = resource.unwrap_or_default().into_owned();
        if let Some(links) = self.links.lock().expect("unpoisoned").get(&resource) {
            let document = json!({"subject": resource, "links": links});
            return json_answer(&document, "application/jrd+json");
        }
        let accounts = self.accounts.lock().expect("unpoisoned");
        let Some(actor) = accounts.get(&resource) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let link = json!({"rel": "self", "type": "application/activity+json", "href": actor});
        json_answer(
            &json!({"subject": resource, "links": [link]}),
            "application/jrd+json",
        )
    }
}

fn json_answer(document: &Value, kind: &'static str) -> Response {
    let mut response = Response::new(Body::from(document.to_string()));
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
