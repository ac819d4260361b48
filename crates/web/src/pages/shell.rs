//! The frame of a page, made from a request: which language, which name, and the headers that
//! every page answers with.

use super::{in_language::carried, names, problem, site_pages, theme};
use crate::{
    activitypub::wants_activity,
    language::{negotiate, spoken},
    problem::Problem,
    state::WebState,
    validate::{Held, tagged, weak_tag},
    views::{Page, Template},
};
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use url::form_urlencoded;

/// What of a request a page depends on.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The frame, still without what is known of its content.
    pub page: Page,
    /// The query.
    pub query: Query,
    held: Held,
    /// Style sheets of organisations that have chosen a colour, by row id.
    themes: Vec<(i64, String)>,
    /// Row ids of organisations that are suspended.
    suspended: Vec<i64>,
}

/// The pairs of a query, decoded.
#[derive(Debug, Clone, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads what stands behind the question mark.
    #[must_use]
    pub fn read(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        Self(pairs.into_owned().collect())
    }

    /// The first value of a name that is not empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }
}

impl Query {
    /// Sets a value, as if it had been asked for.
    pub fn put(&mut self, name: &str, value: &str) {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.to_owned()));
    }
}

impl Shell {
    /// A path with the language that was asked for: for what is signed or written from here, in the
    /// middle of which the page must not speak another one.
    #[must_use]
    pub fn with_language(&self, path: &str) -> String {
        match self.query.get("lang") {
            Some(_) => self.page.with_language(path, self.page.language.tag),
            None => path.to_owned(),
        }
    }

    /// The frame for a request. Where the database cannot be asked for the instance's name, its
    /// host stands in, so that even the page saying so has a frame.
    ///
    /// The request is not held while the database answers: its body could not be.
    pub fn of<'a>(web: &'a WebState, request: &Request) -> impl Future<Output = Self> + use<'a> {
        let (uri, headers) = (request.uri().clone(), request.headers().clone());
        async move { Self::read(web, &uri, &headers).await }
    }

    /// The same; none where the request asks for ActivityPub rather than for a page.
    pub fn unless_activity<'a>(
        web: &'a WebState,
        request: &Request,
    ) -> impl Future<Output = Option<Self>> + use<'a> {
        let shell = (!wants_activity(request.headers())).then(|| Self::of(web, request));
        async move {
            match shell {
                Some(shell) => Some(shell.await),
                None => None,
            }
        }
    }

    /// The same from the parts of a request.
    pub async fn read(web: &WebState, uri: &Uri, headers: &HeaderMap) -> Self {
        let query = Query::read(uri.query());
        let accepted = text(headers, header::ACCEPT_LANGUAGE);
        let language = negotiate(query.get("lang"), accepted.as_deref());
        let host = web.instance.addresses.host();
        let organisations = web.instance.organizations().await.unwrap_or_default();
        let name = match organisations.as_slice() {
            [only] => names::first(&names::read(&only.names), language).map(|text| text.words),
            _ => None,
        };
        let name = name.unwrap_or_else(|| host.clone());
        let mut page = Page::new(language, name, host, address_without_language(uri));
        page.origin = Some(web.instance.addresses.base().to_owned());
        let themes = theme::addresses(&organisations);
        if organisations.len() == 1 {
            page.theme = themes.first().map(|(_, address)| address.clone());
        }
        page.links = site_pages::links(web, language).await;
        page.program = web.source.as_ref().map(|source| source.url.clone());
        page.without_mail = !web.mails;
        let suspended = organisations.iter();
        let suspended = suspended.filter(|one| one.suspended_at.is_some());
        Self {
            suspended: suspended.map(|one| one.id).collect(),
            themes,
            page,
            query,
            held: Held::of(headers),
        }
    }

    /// A weak `ETag` of a page that is made of these parts, for this reader.
    #[must_use]
    pub fn tag(&self, parts: &[&str]) -> String {
        let frame = self.frame_tag();
        let asked = self.query.get("lang").unwrap_or_default();
        let own: [&str; 4] = [self.page.language.tag, asked, &self.page.path, &frame];
        weak_tag(&[&own[..], parts].concat())
    }

    /// What the frame shows, for an `ETag`: name, colours, and links at the foot; and which
    /// organisations are suspended.
    fn frame_tag(&self) -> String {
        let themes = self.themes.iter().map(|(_, address)| address.as_str());
        let links = self.page.links.iter().map(|link| link.href.as_str());
        let parts = std::iter::once(self.page.name.as_str())
            .chain(themes)
            .chain(links);
        let parts = parts.collect::<Vec<_>>().join("\n");
        let without_mail = self.page.without_mail;
        format!("{parts}\n{:?}\n{without_mail}", self.suspended)
    }

    /// Whether one of our organisations is suspended.
    #[must_use]
    pub fn is_suspended(&self, organization_id: Option<i64>) -> bool {
        organization_id.is_some_and(|id| self.suspended.contains(&id))
    }

    /// The style sheet of one of our organisations, or else of the only one there is.
    #[must_use]
    pub fn theme_of(&self, organization_id: Option<i64>) -> Option<String> {
        let own = |id| self.themes.iter().find(|(of, _)| *of == id);
        let own = organization_id
            .and_then(own)
            .map(|(_, address)| address.clone());
        own.or_else(|| self.page.theme.clone())
    }

    /// A page as an answer.
    pub fn show(&self, template: &impl Template) -> Response {
        match template.render() {
            Ok(html) => self.html(html),
            Err(error) => {
                tracing::error!(%error, "a page could not be rendered");
                let detail = "the page could not be written";
                let problem = Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail);
                problem::page(self, problem)
            }
        }
    }

    /// HTML with the headers of a page.
    pub fn html(&self, html: String) -> Response {
        let chosen = self.query.get("lang").and_then(spoken);
        let html = carried(html, chosen.map(|language| language.tag));
        let mut response = html.into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
        self.describe(headers);
        response
    }

    /// The answer 304, where the reader has this version already.
    #[must_use]
    pub fn unchanged(&self, tag: &str) -> Option<Response> {
        self.held.is(tag).then(|| {
            let mut response = StatusCode::NOT_MODIFIED.into_response();
            self.describe(response.headers_mut());
            tagged(response, tag)
        })
    }

    fn describe(&self, headers: &mut HeaderMap) {
        headers.insert(
            header::CONTENT_LANGUAGE,
            HeaderValue::from_static(self.page.language.tag),
        );
        headers.insert(
            header::VARY,
            HeaderValue::from_static("Accept, Accept-Language"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    let values: Vec<&str> = headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    (!values.is_empty()).then(|| values.join(","))
}

/// Path and query without `lang`. A path that begins with two slashes would be read as another
/// host in a link.
fn address_without_language(uri: &Uri) -> String {
    let path = format!("/{}", uri.path().trim_start_matches('/'));
    let kept: Vec<&str> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|part| !part.is_empty() && *part != "lang" && !part.starts_with("lang="))
        .collect();
    if kept.is_empty() {
        path
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(uri: &str) -> String {
        address_without_language(&uri.parse().unwrap())
    }

    #[test]
    fn the_query_stays_without_the_language() {
        assert_eq!(
            address("/appeals?q=a&lang=en&page=2"),
            "/appeals?q=a&page=2"
        );
        assert_eq!(address("/appeals?lang=en"), "/appeals");
        assert_eq!(address("/appeals?language=x"), "/appeals?language=x");
    }

    #[test]
    fn no_path_reads_as_another_host() {
        assert_eq!(address("//evil.example/x"), "/evil.example/x");
    }

    #[test]
    fn empty_values_are_as_good_as_none() {
        let query = Query::read(Some("q=&q=%E5%8B%9E&kind="));
        assert_eq!(query.get("q"), Some("勞"));
        assert_eq!(query.get("kind"), None);
    }
}
