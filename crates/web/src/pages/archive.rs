//! All appeals that this server knows, its own and copies of others'.

use super::{cards::cards, problem, shell::Shell};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
    views::{Choice, Link, archive::ArchivePage},
};
use axum::{
    Router,
    extract::{Request, State},
    response::Response,
    routing::get,
};
use url::form_urlencoded;

/// Appeals of one page, unless asked otherwise.
const PAGE: usize = 50;
/// Most appeals of one page.
const MAX_PAGE: usize = 1_000;
/// Longest text that is searched for, in characters.
const MAX_TEXT: usize = 200;
/// What an appeal that the world may see can be.
const STATUSES: [&str; 4] = ["open", "closed", "delivered", "withdrawn"];

/// `/appeals`.
pub fn routes() -> Router<WebState> {
    Router::new().route("/appeals", get(show))
}

async fn show(State(web): State<WebState>, request: Request) -> Response {
    let shell = Shell::of(&web, &request).await;
    match archive(&web, &shell).await {
        Ok(page) => shell.show(&page),
        Err(what) => problem::page(&shell, what),
    }
}

/// A number in the query within bounds.
///
/// # Errors
/// A problem that names the parameter.
pub fn bounded(shell: &Shell, name: &str, usual: usize, most: usize) -> Answer<usize> {
    let Some(text) = shell.query.get(name) else {
        return Ok(usual);
    };
    text.parse()
        .ok()
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| Problem::malformed("page_invalid", format!("`{name}` is from 1 to {most}")))
}

async fn archive(web: &WebState, shell: &Shell) -> Answer<ArchivePage> {
    let text: String = shell
        .query
        .get("q")
        .unwrap_or_default()
        .trim()
        .chars()
        .take(MAX_TEXT)
        .collect();
    let status = shell
        .query
        .get("status")
        .filter(|status| STATUSES.contains(status));
    let size = bounded(shell, "per_page", PAGE, MAX_PAGE)?;
    let number = bounded(shell, "page", 1, usize::MAX)?;
    let found = (!text.is_empty()).then_some(text.as_str());
    let mut appeals = web.instance.public_appeals(found).await?;
    appeals.retain(|appeal| status.is_none_or(|status| appeal.status == status));
    let matching = appeals.len();
    let from = size.saturating_mul(number - 1).min(matching);
    let to = from.saturating_add(size).min(matching);
    let shown = appeals.get(from..to).unwrap_or_default();
    let page = shell.page.clone();
    let link = |number: usize, key: &str| Link {
        href: address(shell, number),
        words: page.t(key),
    };
    Ok(ArchivePage {
        statuses: std::iter::once(Choice::new("", page.t("archive-any"), status.is_none()))
            .chain(
                STATUSES.iter().map(|code| {
                    Choice::new(*code, page.word("status", code), status == Some(*code))
                }),
            )
            .collect(),
        appeals: cards(web, page.language, shown).await?,
        matching: u64::try_from(matching).unwrap_or(u64::MAX),
        earlier: (number > 1).then(|| link(number - 1, "archive-before")),
        later: (to < matching).then(|| link(number + 1, "archive-after")),
        query: text,
        page,
    })
}

/// The same search at another page.
fn address(shell: &Shell, number: usize) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["q", "status", "per_page", "lang"] {
        if let Some(value) = shell.query.get(name) {
            query.append_pair(name, value);
        }
    }
    query.append_pair("page", &number.to_string());
    format!("/appeals?{}", query.finish())
}
