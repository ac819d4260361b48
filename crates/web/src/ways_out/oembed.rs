//! `/oembed`: how software that makes widgets of links learns ours (oEmbed 1.0).

use super::{
    brief,
    card::{HEIGHT, WIDTH},
    frames::{self, Size},
};
use crate::{
    activitypub::objects::{self, Which},
    pages::shell::{Query, Shell},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::{brief::Brief, escaped},
    withheld,
};
use axum::{
    Json, Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};
use url::Url;

/// How long others may keep the answer, in seconds.
const CACHE_AGE: u32 = 3_600;

/// The route of the interface.
pub(super) fn routes() -> Router<WebState> {
    Router::new().route("/oembed", get(show))
}

async fn show(State(web): State<WebState>, request: Request) -> Answer {
    let shell = Shell::of(&web, &request).await;
    let xml = match shell.query.get("format") {
        None | Some("json") => false,
        Some("xml") => true,
        Some(_) => {
            let detail = "`format` is json or xml";
            let status = StatusCode::NOT_IMPLEMENTED;
            return Err(Problem::new(status, "format_unknown", detail));
        }
    };
    let (width, height) = (most(&shell, "maxwidth")?, most(&shell, "maxheight")?);
    let Some(url) = shell.query.get("url") else {
        let detail = "`url` is missing: the address of an appeal on this server";
        return Err(Problem::malformed("query_malformed", detail));
    };
    let base = web.instance.addresses.base();
    let (which, query) = appeal_at(base, url).ok_or_else(Problem::not_found)?;
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    withheld::may_be_shown(&web, &view).await?;
    let brief = brief(&web, &view, &query, shell.page.language).await?;
    let answer = describe(&web, &shell, &brief, &query, (width, height));
    Ok(written(answer, xml))
}

/// A bound in CSS pixels.
fn most(shell: &Shell, name: &'static str) -> Answer<Option<u32>> {
    let Some(given) = shell.query.get(name) else {
        return Ok(None);
    };
    match given.parse() {
        Ok(pixels) if pixels > 0 => Ok(Some(pixels)),
        _ => {
            let detail = format!("`{name}` is a number of pixels");
            Err(Problem::malformed("query_malformed", detail))
        }
    }
}

/// The appeal whose page is at this address here, and the query of the address.
fn appeal_at(base: &str, url: &str) -> Option<(Which, Query)> {
    let url = Url::parse(url).ok()?;
    if url.origin().ascii_serialization() != base {
        return None;
    }
    let plain = |part: &str| {
        let simple = |letter: char| letter.is_ascii_alphanumeric() || "-._~:[]".contains(letter);
        (!part.is_empty() && part.chars().all(simple)).then(|| part.to_owned())
    };
    let parts: Vec<&str> = url.path().trim_end_matches('/').split('/').collect();
    let which = match parts.as_slice() {
        ["", "appeals", slug] => Which {
            host: None,
            slug: plain(slug)?,
        },
        ["", "appeals", host, slug] => Which {
            host: Some(plain(host)?),
            slug: plain(slug)?,
        },
        _ => return None,
    };
    Some((which, Query::read(url.query())))
}

fn describe(
    web: &WebState,
    shell: &Shell,
    brief: &Brief,
    query: &Query,
    (most_wide, most_high): (Option<u32>, Option<u32>),
) -> Map<String, Value> {
    let base = web.instance.addresses.base();
    let (size, width, height) = Size::within(most_wide, most_high);
    let language = query.get("lang").map(|_| brief.title.language.as_str());
    let frame = frames::address(base, brief, size, language);
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": brief.title.words,
        "author_name": brief.organiser.words,
        "provider_name": shell.page.name,
        "provider_url": base,
        "cache_age": CACHE_AGE,
        "html": frames::code(&frame, &brief.title.words, width, height),
        "width": width,
        "height": height,
    });
    let fits = |most: Option<u32>, is: u32| most.is_none_or(|most| is <= most);
    if fits(most_wide, WIDTH) && fits(most_high, HEIGHT) {
        answer["thumbnail_url"] = super::card::address(base, brief).into();
        answer["thumbnail_width"] = WIDTH.into();
        answer["thumbnail_height"] = HEIGHT.into();
    }
    match answer {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn written(answer: Map<String, Value>, xml: bool) -> Response {
    let mut response = match xml {
        false => Json(Value::Object(answer)).into_response(),
        true => as_xml(&answer).into_response(),
    };
    let headers = response.headers_mut();
    if xml {
        let kind = HeaderValue::from_static("text/xml; charset=utf-8");
        headers.insert(header::CONTENT_TYPE, kind);
    }
    for (name, value) in [
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::VARY, "Accept-Language"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The members as elements (oEmbed 1.0, section 2.3.4.2). Letters that XML does not know are left
/// out.
fn as_xml(answer: &Map<String, Value>) -> String {
    let known = |letter: &char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r');
    let mut out =
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>".to_owned();
    for (name, value) in answer {
        let text = match value {
            Value::String(text) => text.chars().filter(known).collect(),
            other => other.to_string(),
        };
        out.push_str(&format!("<{name}>{}</{name}>", escaped(&text)));
    }
    out.push_str("</oembed>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://a.example";

    #[test]
    fn only_pages_of_appeals_here_are_known() {
        let found = |url: &str| {
            let (which, _) = appeal_at(BASE, url)?;
            Some((which.host, which.slug))
        };
        let own = Some((None, "x".to_owned()));
        assert_eq!(found("https://a.example/appeals/x"), own);
        assert_eq!(found("https://A.example:443/appeals/x/?lang=fr#sign"), own);
        let copy = Some((Some("b.example:8080".to_owned()), "x".to_owned()));
        assert_eq!(found("https://a.example/appeals/b.example:8080/x"), copy);
        for other in [
            "http://a.example/appeals/x",
            "https://a.example.evil/appeals/x",
            "https://evil@b.example/appeals/x",
            "https://a.example/appeals",
            "https://a.example/appeals/x/y/z",
            "https://a.example/appeals/..%2fdesk",
            "https://a.example/orgs/x",
            "javascript:alert(1)",
            "/appeals/x",
            "",
        ] {
            assert_eq!(found(other), None, "{other}");
        }
    }

    #[test]
    fn markup_is_text_in_xml() {
        let members = json!({"html": "<iframe src=\"x\">\u{0}", "width": 3});
        let xml = as_xml(members.as_object().unwrap());
        assert!(
            xml.contains("<html>&lt;iframe src=&quot;x&quot;&gt;</html><width>3</width>"),
            "{xml}"
        );
    }
}
