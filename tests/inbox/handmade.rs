//! Signatures put together by hand, over whatever a test wants them to cover.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use undersigned_federation::signatures::{content_digest, digest};
use undersigned_tests::{ForeignActor, Letter, now};
use url::{Position, Url};

/// A request to an inbox that is not signed yet.
pub struct Draft<'a> {
    actor: &'a ForeignActor,
    url: Url,
    body: Vec<u8>,
    headers: HeaderMap,
    method: &'static str,
}

impl<'a> Draft<'a> {
    /// A POST with `Host`, `Date`, `Digest` and `Content-Digest`, all as they should be.
    pub fn new(actor: &'a ForeignActor, address: &str, body: impl Into<Vec<u8>>) -> Self {
        let url: Url = address.parse().expect("the address is sound");
        let body = body.into();
        let draft = Self {
            actor,
            headers: HeaderMap::new(),
            body: body.clone(),
            url: url.clone(),
            method: "post",
        };
        draft
            .with("host", &url[Position::BeforeHost..Position::AfterPort])
            .with("date", &httpdate::fmt_http_date(now().into()))
            .with("digest", &digest(&body))
            .with("content-digest", &content_digest(&body))
    }

    /// The request with a header of that value.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_str(value).expect("the value fits a header");
        self.headers.insert(HeaderName::from_static(name), value);
        self
    }

    /// The request signed as if it had another method.
    pub fn signed_as(self, method: &'static str) -> Self {
        Self { method, ..self }
    }

    /// The request without a header.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    fn header(&self, name: &str) -> String {
        let value = self.headers.get(name);
        let value = value.unwrap_or_else(|| panic!("there is no {name} to sign"));
        value.to_str().expect("headers are text").to_owned()
    }

    fn sign(&self, message: &str) -> String {
        let signature = self.actor.http.sign(message.as_bytes());
        STANDARD.encode(signature.expect("it can be signed"))
    }

    /// Signed in the cavage scheme over `names`; `parameters` stand in front of the signature.
    pub fn cavage(self, names: &str, parameters: &str) -> Letter {
        self.cavage_signed(names, names, parameters)
    }

    /// As [`Draft::cavage`], but what is signed is not what the header says is signed.
    pub fn cavage_signed(self, signed: &str, listed: &str, parameters: &str) -> Letter {
        let value = |name: &str| match name {
            "(request-target)" => {
                let target = &self.url[Position::BeforePath..Position::AfterQuery];
                format!("{} {target}", self.method)
            }
            "(created)" | "(expires)" => {
                let wanted = format!("{}=", name.trim_matches(['(', ')']));
                let found = parameters
                    .split(',')
                    .find_map(|it| it.strip_prefix(&wanted));
                found.expect("the parameter is there").to_owned()
            }
            name => self.header(name),
        };
        let lines: Vec<String> = signed
            .split_whitespace()
            .map(|name| format!("{name}: {}", value(name)))
            .collect();
        let signature = format!(
            "keyId=\"{}\",headers=\"{listed}\",{parameters}signature=\"{}\"",
            self.actor.http.key_id(),
            self.sign(&lines.join("\n")),
        );
        self.with("signature", &signature).letter()
    }

    /// Signed as RFC 9421 says over `components`, written as they stand in the header.
    pub fn rfc9421(self, components: &[&str], parameters: &str) -> Letter {
        let list = format!("({});{parameters}", components.join(" "));
        let mut base = String::new();
        for component in components {
            let value = match component.trim_matches('"') {
                "@method" => "POST".to_owned(),
                "@target-uri" => self.url.to_string(),
                "@path" => self.url.path().to_owned(),
                "@authority" => self.header("host"),
                name if self.headers.contains_key(name) => self.header(name),
                // Of components that we do not implement nobody will ask the value.
                _ => String::new(),
            };
            base.push_str(&format!("{component}: {value}\n"));
        }
        base.push_str(&format!("\"@signature-params\": {list}"));
        let signature = format!("sig1=:{}:", self.sign(&base));
        self.with("signature-input", &format!("sig1={list}"))
            .with("signature", &signature)
            .letter()
    }

    /// `created` and `keyid` as they should be.
    pub fn usual(&self) -> String {
        let key_id = self.actor.http.key_id();
        format!("created={};keyid=\"{key_id}\"", now().timestamp())
    }

    fn letter(self) -> Letter {
        Letter::new(self.url, self.headers, self.body)
    }
}
