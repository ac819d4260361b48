//! Requests as peers and attackers send them. Tests are named after the row of the list of hostile
//! inputs they cover, where there is one.

use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::*;

mod both;
mod cavage;
mod keys;
mod rfc9421;
mod vectors;

const BODY: &[u8] = br#"{"type":"Follow"}"#;
const KEY_ID: &str = "https://peer.example/actor#main-key";

/// One key for all tests: making one is slow.
static KEY: LazyLock<(SigningKey, PublicKey)> = LazyLock::new(|| {
    let (der, pem) = generate_rsa_2048().unwrap();
    let signing = SigningKey::from_pkcs8(KEY_ID, &der).unwrap();
    (signing, PublicKey::from_pem(&pem).unwrap())
});

fn now() -> DateTime<Utc> {
    "2026-11-20T10:00:00Z".parse().unwrap()
}

/// A request to `https://ours.example/inbox`, to be tampered with.
#[derive(Clone)]
struct Case {
    method: &'static str,
    path_and_query: String,
    headers: HeaderMap,
    body: Vec<u8>,
    now: DateTime<Utc>,
}

impl Case {
    /// A proper POST, signed by `sign`.
    fn signed(scheme: Scheme) -> Self {
        Self::signed_for(scheme, "https://ours.example/inbox")
    }

    fn signed_for(scheme: Scheme, url: &str) -> Self {
        let url: Url = url.parse().unwrap();
        let headers = sign(scheme, "POST", &url, Some(BODY), &KEY.0, now()).unwrap();
        Self {
            method: "POST",
            path_and_query: url[url::Position::BeforePath..].to_owned(),
            headers,
            body: BODY.to_vec(),
            now: now(),
        }
    }

    /// A POST with `Host`, `Date` and both digests, not yet signed.
    fn unsigned() -> Self {
        let mut case = Self::signed(Scheme::Cavage);
        case.headers.remove("signature");
        case.set("content-digest", &content_digest(BODY));
        case
    }

    fn set(&mut self, name: &'static str, value: &str) {
        let value = HeaderValue::from_str(value).unwrap();
        self.headers.insert(HeaderName::from_static(name), value);
    }

    fn append(&mut self, name: &'static str, value: &str) {
        let value = HeaderValue::from_str(value).unwrap();
        self.headers.append(HeaderName::from_static(name), value);
    }

    fn get(&self, name: &str) -> String {
        self.headers[name].to_str().unwrap().to_owned()
    }

    fn replace(&mut self, name: &'static str, from: &str, to: &str) {
        let old = self.get(name);
        assert!(old.contains(from), "{name}: {old} lacks {from}");
        self.set(name, &old.replace(from, to));
    }

    fn parts(&self) -> RequestParts<'_> {
        RequestParts {
            method: self.method,
            path_and_query: &self.path_and_query,
            authority: "ours.example",
            scheme: "https",
            headers: &self.headers,
        }
    }

    fn parse(&self) -> Result<Unverified, SignatureFault> {
        parse(&self.parts(), &self.body, self.now)
    }

    fn check(&self) -> Result<Verified, SignatureFault> {
        self.parse()?.verify(&KEY.1)
    }

    fn code(&self) -> &'static str {
        self.check().map_or_else(|fault| fault.code(), |_| "ok")
    }

    /// The code before any key is asked for.
    fn code_without_key(&self) -> &'static str {
        self.parse().map_or_else(|fault| fault.code(), |_| "ok")
    }

    fn later(&self, by: TimeDelta) -> Self {
        let mut case = self.clone();
        case.now += by;
        case
    }
}
