//! The one HTTP client for everything the server asks of others.
//!
//! Every request goes through the same guards: the URL is checked, every address a name resolves
//! to must be allowed (checked when connecting, so that a second answer of the DNS changes
//! nothing), redirects are followed by hand and checked again, and time, size and the number of
//! requests at once are bounded. It knows nothing of proxies, cookies or compression: a peer that
//! sends a compressed body unasked is refused, so no decompression can be turned against us.

mod answer_headers;
mod error;
mod options;
mod permits;
mod resolver;
#[cfg(test)]
mod tests;
mod url_check;

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use reqwest::{Client, RequestBuilder, Response, redirect::Policy};
use url::Url;

use crate::{
    peer_clocks::PeerClocks,
    signatures::{Scheme, sign},
    transport::Signer,
};

pub use error::HttpError;
pub use options::Options;
pub use url_check::{check_url, parse_url};

use answer_headers::{check_headers, redirect_target, retry_after};
use permits::{Permit, Permits};
use resolver::GuardedResolver;

/// The most redirects one `get` follows.
const REDIRECT_LIMIT: usize = 3;

/// The most bytes of header fields in an answer.
const HEADER_LIMIT: u32 = 64 * 1024;

/// The answer to a `get`, whatever its status.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// The status.
    pub status: StatusCode,
    /// Where the answer came from, after redirects.
    pub url: Url,
    /// The `Content-Type` as sent.
    pub content_type: Option<String>,
    /// All header fields.
    pub headers: HeaderMap,
    /// The body, no longer than [`Options::max_body`].
    pub body: Vec<u8>,
    /// The scheme it was signed in when it was answered, where it was signed.
    pub scheme: Option<Scheme>,
}

/// The answer to a `post`, whatever its status.
#[derive(Debug, Clone)]
pub struct Posted {
    /// The status. Redirects are not followed: a 3xx stands here.
    pub status: StatusCode,
    /// How long the peer asks us to wait.
    pub retry_after: Option<Duration>,
    /// The beginning of the body, no longer than [`Options::max_answer`].
    pub body: Vec<u8>,
}

/// The guarded client. Cloning is cheap and shares connections and limits.
#[derive(Debug, Clone)]
pub struct HttpClient {
    client: Client,
    options: Arc<Options>,
    permits: Arc<Permits>,
    post_permits: Arc<Permits>,
    clocks: Arc<PeerClocks>,
}

impl HttpClient {
    /// A client with these options. Fails if the TLS library finds no usable configuration.
    pub fn new(options: Options) -> Result<Self, HttpError> {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .dns_resolver(Arc::new(GuardedResolver::new(
                options.allow_private_network,
            )))
            .https_only(!options.allow_private_network)
            .http2_max_header_list_size(HEADER_LIMIT)
            .connect_timeout(options.idle)
            .read_timeout(options.idle)
            .pool_max_idle_per_host(2)
            // Servers of this kind keep a connection for ten seconds: on one that is just being closed,
            // what is sent is lost.
            .pool_idle_timeout(Duration::from_secs(8))
            .user_agent(&options.user_agent)
            .build()
            .map_err(HttpError::from_reqwest)?;
        let permits = Permits::new(options.concurrency, options.concurrency_per_host);
        let post_permits = Permits::new(options.concurrent_posts, options.concurrency_per_host);
        let clocks = PeerClocks::beside(&options.own);
        Ok(Self {
            client,
            options: Arc::new(options),
            permits: Arc::new(permits),
            post_permits: Arc::new(post_permits),
            clocks: Arc::new(clocks),
        })
    }

    /// The options the client was made with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What the clocks of other servers showed.
    pub(crate) fn clocks(&self) -> &PeerClocks {
        &self.clocks
    }

    /// Whether this client would ask `url` at all; the address behind a name is seen only later.
    pub fn check_url(&self, url: &Url) -> Result<(), HttpError> {
        check_url(url, &self.options)
    }

    /// Reads and checks a URL from outside.
    pub fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        parse_url(text, &self.options)
    }

    /// Fetches `url`, following up to three redirects.
    ///
    /// With a signer the request is signed and, if that is answered by 400, 401 or 403, once more
    /// in the other scheme. A redirect to another origin is followed unsigned: the signature is
    /// for the peer that was asked and for nobody it may point at.
    pub async fn get(
        &self,
        url: &Url,
        accept: &str,
        signer: Option<Signer<'_>>,
    ) -> Result<Fetched, HttpError> {
        self.within_time(self.follow(url, accept, signer)).await
    }

    /// Sends `body` to `url` with these headers (those of [`sign`] and a `Content-Type`).
    pub async fn post(
        &self,
        url: &Url,
        headers: HeaderMap,
        body: Bytes,
    ) -> Result<Posted, HttpError> {
        let until = tokio::time::Instant::now() + self.options.timeout;
        let sent = self.send_body(url, headers, body);
        let (mut response, _permit) = self.within_time(sent).await?;
        let now = self.options.clock.now();
        let retry_after = response
            .headers()
            .get(header::RETRY_AFTER)
            .and_then(|value| retry_after(value.to_str().ok()?, now));
        // The status has decided already: what was taken is not sent again because its answer goes on
        // without end.
        let mut answer = Vec::new();
        let read = async {
            while answer.len() < self.options.max_answer {
                match response.chunk().await {
                    Ok(Some(chunk)) => answer.extend_from_slice(&chunk),
                    Ok(None) | Err(_) => break,
                }
            }
        };
        let _ = tokio::time::timeout_at(until, read).await;
        answer.truncate(self.options.max_answer);
        Ok(Posted {
            status: response.status(),
            retry_after,
            body: answer,
        })
    }

    /// Sends `body` to `url` and reads the whole answer, bounded as in [`HttpClient::get`]: for
    /// questions whose answer matters.
    pub async fn exchange(
        &self,
        url: &Url,
        headers: HeaderMap,
        body: Bytes,
    ) -> Result<Fetched, HttpError> {
        self.within_time(async {
            check_url(url, &self.options)?;
            let _permit = self.permits.acquire(url).await?;
            let request = self.client.request(Method::POST, url.clone());
            let request = request.headers(without_host(headers)).body(body);
            let response = self.send(request).await?;
            self.read(response, url.clone(), None).await
        })
        .await
    }

    async fn within_time<T>(
        &self,
        work: impl Future<Output = Result<T, HttpError>>,
    ) -> Result<T, HttpError> {
        tokio::time::timeout(self.options.timeout, work)
            .await
            .unwrap_or(Err(HttpError::Timeout))
    }

    async fn follow(
        &self,
        url: &Url,
        accept: &str,
        signer: Option<Signer<'_>>,
    ) -> Result<Fetched, HttpError> {
        let mut at = url.clone();
        at.set_fragment(None);
        for _ in 0..=REDIRECT_LIMIT {
            check_url(&at, &self.options)?;
            let _permit = self.permits.acquire(&at).await?;
            let signer = signer.filter(|_| at.origin() == url.origin());
            let (response, scheme) = self.ask(&at, accept, signer).await?;
            let Some(next) = redirect_target(&response) else {
                return self.read(response, at, scheme).await;
            };
            at = url_check::redirect(&at, next, &self.options)?;
        }
        Err(HttpError::TooManyRedirects)
    }

    async fn ask(
        &self,
        url: &Url,
        accept: &str,
        signer: Option<Signer<'_>>,
    ) -> Result<(Response, Option<Scheme>), HttpError> {
        let Some(Signer { key, first }) = signer else {
            let response = self.ask_once(url, accept, HeaderMap::new()).await?;
            return Ok((response, None));
        };
        let now = self.options.clock.now();
        let signed = sign(first, "GET", url, None, key, now)?;
        let response = self.ask_once(url, accept, signed).await?;
        if !matches!(response.status().as_u16(), 400 | 401 | 403) {
            return Ok((response, Some(first)));
        }
        let second = first.other();
        let signed = sign(second, "GET", url, None, key, now)?;
        let response = self.ask_once(url, accept, signed).await?;
        Ok((response, Some(second)))
    }

    async fn ask_once(
        &self,
        url: &Url,
        accept: &str,
        mut headers: HeaderMap,
    ) -> Result<Response, HttpError> {
        let accept = HeaderValue::from_str(accept)
            .map_err(|_| HttpError::UrlInvalid("the accepted type is not a header value"))?;
        headers.insert(header::ACCEPT, accept);
        let request = self.client.request(Method::GET, url.clone());
        self.send(request.headers(without_host(headers))).await
    }

    /// Sends what has been checked, and looks at the peer's clock.
    async fn send(&self, request: RequestBuilder) -> Result<Response, HttpError> {
        let response = request.send().await.map_err(HttpError::from_reqwest)?;
        let date = response.headers().get(header::DATE);
        if let Some(date) = date.and_then(|date| date.to_str().ok()) {
            let now = self.options.clock.now();
            self.clocks.note(response.url().as_str(), date, now);
        }
        Ok(response)
    }

    async fn read(
        &self,
        mut response: Response,
        url: Url,
        scheme: Option<Scheme>,
    ) -> Result<Fetched, HttpError> {
        check_headers(response.headers())?;
        let limit = self.options.max_body;
        if response
            .content_length()
            .is_some_and(|length| length > limit as u64)
        {
            return Err(HttpError::TooLarge);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(HttpError::from_reqwest)? {
            if body.len() + chunk.len() > limit {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        let headers = response.headers().clone();
        Ok(Fetched {
            status: response.status(),
            url,
            content_type: headers
                .get(header::CONTENT_TYPE)
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned),
            headers,
            body,
            scheme,
        })
    }

    async fn send_body(
        &self,
        url: &Url,
        headers: HeaderMap,
        body: Bytes,
    ) -> Result<(Response, Permit), HttpError> {
        check_url(url, &self.options)?;
        let permit = self.post_permits.acquire(url).await?;
        let request = self.client.request(Method::POST, url.clone());
        let request = request.headers(without_host(headers)).body(body);
        Ok((self.send(request).await?, permit))
    }
}

/// What is sent of signed headers: all but `Host`. The HTTP library says the host by itself, the same
/// that was signed, and as the version asks for it: in HTTP/2 it is `:authority`, and nginx before
/// 1.29.1 answers 400 to a `Host` beside that.
fn without_host(mut headers: HeaderMap) -> HeaderMap {
    headers.remove(header::HOST);
    headers
}
