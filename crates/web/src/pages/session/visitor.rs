//! Who asks, as far as the frame of a page needs to know.

use super::{device, known::Marks, private_headers, standing};
use crate::{
    language::{Language, negotiate, try_t},
    pages::{in_language::carried, site_pages},
    problem::{Answer, Problem},
    rate_limit,
    state::{Source, WebState},
    views::{Page, Template},
};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};
use undersigned_federation::networks::Asker;

/// Whether a parameter is no part of what a page shows: the language, and what is said once.
fn is_passing(name: &str) -> bool {
    name == "lang" || name == "done" || name.starts_with("done-")
}

/// A request for a page.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Language of the interface.
    pub language: Language,
    /// `lang`, where it was asked for in the address.
    pub asked_language: Option<String>,
    /// Path and query, without `lang` and without what is said once.
    pub path: String,
    /// Where the request comes from, for limits.
    pub network: Option<IpAddr>,
    /// The same, but none for this machine itself where it speaks for nobody else.
    pub client: Option<IpAddr>,
    /// Browser and system in two words.
    pub device: String,
    /// To which accounts somebody came in before in this browser.
    pub marks: Marks,
    /// On which page of the desk the forms of the answer stand, where somebody is signed in there.
    pub(super) stands_on: Option<String>,
    query: Vec<(String, String)>,
    accept_language: Option<String>,
    host: String,
    /// Imprint, privacy, contact and terms, as far as they are written: at the foot of every page,
    /// and most of all where people say who they are.
    written: Vec<&'static str>,
    /// Where the source code is, for the same place.
    source: Option<Source>,
    /// Whether no e-mail leaves this server.
    without_mail: bool,
}

impl FromRequestParts<WebState> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Infallible> {
        Ok(Self::of(parts, state).with_foot(state).await)
    }
}

impl Visitor {
    /// Reads a request, without what its page has at the foot.
    pub fn of(parts: &Parts, state: &WebState) -> Self {
        let query: Vec<(String, String)> =
            url::form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes())
                .into_owned()
                .collect();
        let kept = query.iter().filter(|(name, _)| !is_passing(name));
        let mut rest = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in kept {
            rest.append_pair(name, value);
        }
        let rest = rest.finish();
        let path = parts.uri.path();
        let asked = query
            .iter()
            .find(|(name, _)| name == "lang")
            .map(|(_, tag)| tag.clone());
        // Only languages that exist are carried on in addresses and cookies.
        let asked_language = asked
            .as_deref()
            .and_then(Language::from_tag)
            .map(|language| language.tag.to_owned());
        let accept_language = parts
            .headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        Self {
            language: negotiate(asked.as_deref(), accept_language.as_deref()),
            asked_language,
            path: if rest.is_empty() {
                path.to_owned()
            } else {
                format!("{path}?{rest}")
            },
            network: network(parts),
            client: client(parts).map(rate_limit::network),
            device: device::of(&parts.headers),
            marks: Marks::read(&parts.headers, state.instance.addresses.base()),
            stands_on: None,
            query,
            accept_language,
            host: state.instance.addresses.host(),
            written: Vec::new(),
            source: state.source.clone(),
            without_mail: !state.mails,
        }
    }

    /// Looks up what stands at the foot of every page; only for requests that are answered with one.
    pub async fn with_foot(mut self, state: &WebState) -> Self {
        self.written = site_pages::written(state).await;
        self
    }

    /// Takes a language that was chosen before, unless this request asks for one.
    pub fn prefer(&mut self, language: Option<&str>) {
        if self.asked_language.is_none() && language.is_some() {
            self.language = negotiate(language, self.accept_language.as_deref());
        }
    }

    /// From where mails are asked for, for what is counted of them.
    pub fn asker(&self) -> Asker {
        Asker::at(self.client)
    }

    /// A parameter of the query; empty where there is none.
    pub fn query(&self, name: &str) -> &str {
        let found = self.query.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// What was just done, as a sentence.
    pub fn done(&self) -> Option<String> {
        let code = self.query("done");
        let plain = !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        plain
            .then(|| try_t(self.language, &format!("done-{code}"), &[]))
            .flatten()
    }

    /// The frame of a page that only this visitor sees.
    pub fn private_page(&self, name: impl Into<String>) -> Page {
        let mut page = Page::new(self.language, name, &self.host, &self.path);
        page.noindex = true;
        page.sets_cookie = true;
        page.without_mail = self.without_mail;
        page.links = site_pages::links_to(&self.written, self.source.as_ref(), self.language);
        page.program = self.source.as_ref().map(|source| source.url.clone());
        page
    }

    /// A path with the language that was asked for.
    pub fn with_language(&self, path: &str) -> String {
        match &self.asked_language {
            None => path.to_owned(),
            Some(tag) => {
                let separator = if path.contains('?') { '&' } else { '?' };
                format!("{path}{separator}lang={tag}")
            }
        }
    }

    /// On to another page of this server, by GET.
    pub fn go(&self, path: &str) -> Response {
        let mut response = Redirect::to(&self.with_language(path)).into_response();
        private_headers(response.headers_mut());
        response
    }

    /// On to where one signs in to go on at a page of this server. `why` is the code of what is said there.
    pub fn go_to_sign_in(&self, next: &str, why: Option<&str>) -> Response {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("next", next);
        if let Some(why) = why {
            query.append_pair("why", why);
        }
        self.go(&format!("/sign-in?{}", query.finish()))
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A template that does not render.
    pub fn show(&self, status: StatusCode, page: &impl Template) -> Answer {
        let html = page.render().map_err(|error| {
            tracing::error!(%error, "a page does not render");
            let detail = "this page cannot be shown just now";
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
        })?;
        let html = carried(html, self.asked_language.as_deref());
        let html = standing::noted(html, self.stands_on.as_deref());
        let mut response = (status, Html(html)).into_response();
        private_headers(response.headers_mut());
        let language = HeaderValue::from_static(self.language.tag);
        response
            .headers_mut()
            .insert(header::CONTENT_LANGUAGE, language);
        Ok(response)
    }
}

/// The network a request comes from, as far as this server can tell.
fn network(parts: &Parts) -> Option<IpAddr> {
    let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    Some(rate_limit::network(client(parts).unwrap_or(peer.ip())))
}

fn client(parts: &Parts) -> Option<IpAddr> {
    let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    rate_limit::client(peer.ip(), &parts.headers)
}
