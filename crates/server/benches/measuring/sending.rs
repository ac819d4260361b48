//! Sending prepared requests over loopback, so many at a time.

use http::{HeaderMap, HeaderValue, Method, header};
use reqwest::Client;
use serde_json::Value;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::task::JoinSet;
use undersigned_federation::{
    Clock,
    signatures::{Scheme, SigningKey, sign},
};
use url::Url;

/// A request that is ready to be sent.
#[derive(Clone)]
pub struct Prepared {
    method: Method,
    headers: HeaderMap,
    body: String,
}

impl Prepared {
    /// One that only asks for what is there.
    pub fn get() -> Self {
        Self {
            method: Method::GET,
            headers: HeaderMap::new(),
            body: String::new(),
        }
    }
}

/// What came back.
pub struct Answers {
    /// How long it took until the last answer was there.
    pub elapsed: Duration,
    /// How long each took.
    pub times: Vec<Duration>,
    /// How many were answered 2xx.
    pub taken: usize,
}

/// Signs an activity for an inbox.
pub fn prepare(inbox: &Url, activity: &Value, key: &SigningKey) -> Prepared {
    let body = activity.to_string();
    let now = Clock::system().now();
    let bytes = Some(body.as_bytes());
    let headers = sign(Scheme::Cavage, "POST", inbox, bytes, key, now);
    let mut headers = headers.expect("the request can be signed");
    let kind = HeaderValue::from_static("application/activity+json");
    headers.insert(header::CONTENT_TYPE, kind);
    Prepared {
        method: Method::POST,
        headers,
        body,
    }
}

/// Sends everything to one address, so many at a time, each on a connection that stays open.
pub async fn flood(address: &Url, requests: Vec<Prepared>, at_a_time: usize) -> Answers {
    let client = Client::builder().build().expect("a client can be made");
    let waiting = Arc::new(Mutex::new(requests.into_iter()));
    let begun = Instant::now();
    let mut senders = JoinSet::new();
    for _ in 0..at_a_time {
        let (client, address, waiting) = (client.clone(), address.clone(), waiting.clone());
        senders.spawn(async move {
            let mut answers = Vec::new();
            loop {
                let next = waiting
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .next();
                let Some(request) = next else {
                    return answers;
                };
                answers.push(send(&client, address.clone(), request).await);
            }
        });
    }
    let answers: Vec<(Duration, bool)> = senders.join_all().await.into_iter().flatten().collect();
    Answers {
        elapsed: begun.elapsed(),
        taken: answers.iter().filter(|(_, taken)| *taken).count(),
        times: answers.into_iter().map(|(time, _)| time).collect(),
    }
}

async fn send(client: &Client, address: Url, request: Prepared) -> (Duration, bool) {
    let begun = Instant::now();
    let request = client
        .request(request.method, address)
        .headers(request.headers)
        .body(request.body);
    let answer = request.send().await.expect("the server answers");
    let status = answer.status();
    // The connection is used again once the answer has been read.
    let text = answer.text().await.unwrap_or_default();
    if !status.is_success() {
        eprintln!("{status}: {text}");
    }
    (begun.elapsed(), status.is_success())
}
