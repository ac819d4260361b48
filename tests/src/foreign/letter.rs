//! One HTTP request, complete, that a test can spoil before it is sent.

use crate::Answer;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use std::{error::Error as _, io};
use url::Url;

/// How often a letter is sent while whoever gets it hangs up.
const TRIES: u8 = 5;

/// A POST with signature, body and all.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Where to.
    pub url: Url,
    /// Every header that is sent, `Host` among them.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Letter {
    /// A letter of activity JSON with these further headers.
    pub fn new(url: Url, mut headers: HeaderMap, body: Vec<u8>) -> Self {
        let kind = HeaderValue::from_static("application/activity+json");
        headers.insert(header::CONTENT_TYPE, kind);
        Self { url, headers, body }
    }

    /// A letter that nobody signed.
    pub fn unsigned(address: &str, body: impl Into<Vec<u8>>) -> Self {
        let url = address.parse().expect("the address is sound");
        Self::new(url, HeaderMap::new(), body.into())
    }

    /// The letter with a header changed.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_str(value).expect("the value fits a header");
        self.headers.insert(HeaderName::from_static(name), value);
        self
    }

    /// The letter without a header.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    /// The letter with another body, and every header as it was.
    pub fn saying(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The letter to another path or query of the same server, and every header as it was.
    pub fn to(mut self, path_and_query: &str) -> Self {
        self.url = self.url.join(path_and_query).expect("the path is sound");
        self
    }

    /// The letter to another address, and every header as it was.
    pub fn sent_to(mut self, address: &str) -> Self {
        self.url = address.parse().expect("the address is sound");
        self
    }

    /// Sends it. A server that refuses what is too long hangs up while that is still being written, and whether its answer
    /// is read before is chance (RFC 9112, section 9.6): then it is sent once more.
    pub async fn send(&self) -> Answer {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build();
        let client = client.expect("a client can be made");
        let mut left = TRIES;
        loop {
            let request = client
                .request(Method::POST, self.url.clone())
                .headers(self.headers.clone())
                .body(self.body.clone());
            left -= 1;
            match request.send().await {
                Err(error) if left > 0 && was_hung_up(&error) => {}
                answer => return Answer::read(answer.expect("the server answers")).await,
            }
        }
    }
}

/// Whether the server hung up while a body was being written to it.
fn was_hung_up(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(fault) = cause.downcast_ref::<io::Error>() {
            return matches!(
                fault.kind(),
                io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset
            );
        }
        source = cause.source();
    }
    false
}
