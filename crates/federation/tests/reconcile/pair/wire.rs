//! The wire from one server to another: what goes over it is counted, and may be a lie.

use super::Side;
use async_trait::async_trait;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    sync::{Mutex, OnceLock},
};
use undersigned_federation::{
    FederationError, Instance,
    actors::RemoteActor,
    http_client::{Fetched, HttpError, Posted},
    transport::{Letter, Signer, Transport},
};
use url::Url;

/// What went over a wire.
#[derive(Debug, Clone, Default)]
pub struct Traffic {
    /// What was asked, by the last part of the address.
    pub questions: Vec<String>,
    /// Bytes of the questions' bodies.
    pub sent: usize,
    /// Bytes of the answers' bodies.
    pub received: usize,
    /// The longest body of all.
    pub longest: usize,
}

impl Traffic {
    /// How often something was asked.
    pub fn count(&self, what: &str) -> usize {
        self.questions.iter().filter(|asked| *asked == what).count()
    }
}

/// What a peer answers in place of the truth: the question in, the answer and its status out.
pub type Lie = Box<dyn Fn(&str, &Value) -> Option<(u16, Value)> + Send + Sync>;

/// The way from one server to another, with a counter on it.
pub struct Wire {
    asking: RemoteActor,
    answering: OnceLock<Instance>,
    lie: OnceLock<Lie>,
    traffic: Mutex<Traffic>,
}

impl Wire {
    pub(super) fn new(base: &str) -> Self {
        Self {
            asking: RemoteActor {
                id: format!("{base}/actor"),
                kind: "Application".into(),
                inbox: format!("{base}/inbox"),
                shared_inbox: None,
                preferred_username: None,
                names: BTreeMap::new(),
                http_keys: Vec::new(),
                assertion: Vec::new(),
                featured: None,
                followers: None,
                also_known_as: Vec::new(),
                fetched_at: 0,
                gone: false,
                reachable: false,
            },
            answering: OnceLock::new(),
            lie: OnceLock::new(),
            traffic: Mutex::default(),
        }
    }

    /// Has it lead to another server.
    pub fn lead_to(&self, other: &Side) {
        let _ = self.answering.set(other.instance.clone());
    }

    /// Has the other side lie.
    pub fn lie(&self, lie: impl Fn(&str, &Value) -> Option<(u16, Value)> + Send + Sync + 'static) {
        let _ = self.lie.set(Box::new(lie));
    }

    /// What went over it since this was last asked.
    pub fn take_traffic(&self) -> Traffic {
        std::mem::take(&mut *self.traffic.lock().expect("no test panics with it"))
    }

    async fn answer(&self, what: &str, body: &[u8]) -> (u16, Vec<u8>) {
        if let Some(lie) = self.lie.get()
            && let Ok(question) = serde_json::from_slice(body)
            && let Some((status, answer)) = lie(what, &question)
        {
            return (status, answer.to_string().into_bytes());
        }
        let Some(other) = self.answering.get() else {
            return (502, Vec::new());
        };
        match what {
            "" => reply(other.answer_ranges(&read(body)).await),
            "state" => reply(other.answer_state(&self.asking, &read(body)).await),
            "digests" => reply(other.answer_digests(&read(body)).await),
            "statements" => reply(other.answer_statements(&read(body)).await),
            "push" => reply(other.answer_push(read(body)).await),
            "dispatches" => reply(other.answer_dispatches(&read(body)).await),
            _ => (404, Vec::new()),
        }
    }
}

fn read<Q: DeserializeOwned>(body: &[u8]) -> Q {
    serde_json::from_slice(body).expect("a question is sound")
}

fn reply<A: Serialize>(answer: Result<A, FederationError>) -> (u16, Vec<u8>) {
    match answer {
        Ok(answer) => (200, serde_json::to_vec(&answer).expect("an answer is JSON")),
        Err(FederationError::Malformed { .. }) => (400, Vec::new()),
        Err(FederationError::NotFound { .. }) => (404, Vec::new()),
        Err(FederationError::Conflict { .. }) => (409, Vec::new()),
        Err(_) => (503, Vec::new()),
    }
}

#[async_trait]
impl Transport for Wire {
    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        Url::parse(text).map_err(|_| HttpError::UrlInvalid("not an address"))
    }

    async fn get(
        &self,
        url: &Url,
        _accept: &str,
        _signer: Option<Signer<'_>>,
    ) -> Result<Fetched, HttpError> {
        Err(HttpError::Unreachable(format!("nobody is at {url}")))
    }

    async fn post(&self, letter: Letter<'_>) -> Result<Posted, HttpError> {
        Err(HttpError::Unreachable(format!(
            "nobody is at {}",
            letter.url
        )))
    }

    async fn exchange(&self, letter: Letter<'_>) -> Result<Fetched, HttpError> {
        let path = letter.url.path().trim_start_matches("/sync/v1");
        let what = path.trim_start_matches('/').to_owned();
        let (status, body) = self.answer(&what, letter.body).await;
        let mut traffic = self.traffic.lock().expect("no test panics with it");
        traffic.questions.push(what);
        traffic.sent += letter.body.len();
        traffic.received += body.len();
        traffic.longest = traffic.longest.max(letter.body.len()).max(body.len());
        Ok(Fetched {
            status: status.try_into().expect("a status"),
            url: letter.url.clone(),
            content_type: Some("application/json".into()),
            headers: http::HeaderMap::new(),
            body,
            scheme: None,
        })
    }
}
