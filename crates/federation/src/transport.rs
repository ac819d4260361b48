//! How requests leave this server: over the guarded HTTP client, or through a simulated network.
//!
//! A request is signed in here and not before, so that it carries the time of its sending.

use crate::{
    http_client::{Fetched, HttpClient, HttpError, Posted},
    signatures::{self, BodyDigest, Scheme, SigningKey},
    synchronization,
};
use async_trait::async_trait;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use std::time::Duration;
use url::Url;

/// A request with a body, to be signed and sent.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// Where to.
    pub url: &'a Url,
    /// What: in memory once, however many it is sent to at a time.
    pub body: &'a Bytes,
    /// Its digest.
    pub digest: &'a BodyDigest,
    /// Of which type.
    pub content_type: &'static str,
    /// Who signs.
    pub signer: &'a SigningKey,
    /// How.
    pub scheme: Scheme,
    /// What it says of the followers behind the inbox ([`crate::synchronization`]).
    pub synchronization: Option<&'a str>,
}

/// Who signs a fetch.
#[derive(Debug, Clone, Copy)]
pub struct Signer<'a> {
    /// With which key.
    pub key: &'a SigningKey,
    /// In which scheme first; the other is tried where that is not taken.
    pub first: Scheme,
}

/// How a way to other servers is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How many servers are asked at a time.
    pub at_a_time: usize,
    /// How long whoever signs waits for what others hold of its words.
    pub patience: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            at_a_time: 8,
            patience: Duration::from_secs(3),
        }
    }
}

/// A way to reach other servers.
#[async_trait]
pub trait Transport: Send + Sync + 'static {
    /// How it is used. A simulation asks one at a time and waits for as long as it takes, so that
    /// a run can be repeated.
    fn pace(&self) -> Pace {
        Pace::default()
    }

    /// Reads and checks an address from outside.
    ///
    /// # Errors
    /// Why this server would not ask there.
    fn parse_url(&self, text: &str) -> Result<Url, HttpError>;

    /// Fetches a document.
    ///
    /// # Errors
    /// As [`HttpClient::get`].
    async fn get(
        &self,
        url: &Url,
        accept: &str,
        signer: Option<Signer<'_>>,
    ) -> Result<Fetched, HttpError>;

    /// Sends something; of the answer, the status matters.
    ///
    /// # Errors
    /// As [`HttpClient::post`].
    async fn post(&self, letter: Letter<'_>) -> Result<Posted, HttpError>;

    /// Asks something; the answer matters.
    ///
    /// # Errors
    /// As [`HttpClient::exchange`].
    async fn exchange(&self, letter: Letter<'_>) -> Result<Fetched, HttpError>;

    /// By how many seconds our clock is ahead of other servers', in the middle of at least `few`; none
    /// where too few were heard.
    fn clock_difference(&self, _few: usize) -> Option<i64> {
        None
    }

    /// Our clock was set: what was heard of others before it says nothing any more.
    fn forget_clocks(&self) {}

    /// Sends something to a program that is no server of the fediverse, with headers of its own. A
    /// network of servers alone has nobody there.
    ///
    /// # Errors
    /// As [`HttpClient::post`].
    async fn notify(
        &self,
        _url: &Url,
        _headers: HeaderMap,
        _body: Vec<u8>,
    ) -> Result<Posted, HttpError> {
        Err(HttpError::AddressForbidden)
    }
}

#[async_trait]
impl Transport for HttpClient {
    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        Self::parse_url(self, text)
    }

    async fn get(
        &self,
        url: &Url,
        accept: &str,
        signer: Option<Signer<'_>>,
    ) -> Result<Fetched, HttpError> {
        Self::get(self, url, accept, signer).await
    }

    async fn post(&self, letter: Letter<'_>) -> Result<Posted, HttpError> {
        let headers = self.headers(&letter)?;
        Self::post(self, letter.url, headers, letter.body.clone()).await
    }

    async fn exchange(&self, letter: Letter<'_>) -> Result<Fetched, HttpError> {
        let headers = self.headers(&letter)?;
        Self::exchange(self, letter.url, headers, letter.body.clone()).await
    }

    fn clock_difference(&self, few: usize) -> Option<i64> {
        self.clocks().difference(few)
    }

    fn forget_clocks(&self) {
        self.clocks().forget();
    }

    async fn notify(
        &self,
        url: &Url,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Posted, HttpError> {
        Self::post(self, url, headers, body.into()).await
    }
}

impl HttpClient {
    fn headers(&self, letter: &Letter<'_>) -> Result<HeaderMap, HttpError> {
        let now = self.options().clock.now();
        let Letter {
            url,
            digest,
            signer,
            scheme,
            synchronization: claim,
            ..
        } = *letter;
        let mut also = HeaderMap::new();
        if let Some(claim) = claim
            && let Ok(claim) = HeaderValue::from_str(claim)
        {
            also.insert(synchronization::HEADER, claim);
        }
        let mut headers =
            signatures::sign_with(scheme, "POST", url, Some(digest), signer, now, also)?;
        let kind = HeaderValue::from_static(letter.content_type);
        headers.insert(header::CONTENT_TYPE, kind);
        Ok(headers)
    }
}
