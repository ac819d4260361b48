//! What went wrong, for people: the same status as for programs, and words instead of a code.

use super::shell::Shell;
use crate::{
    activitypub::wants_activity,
    problem::{Answer, NO_ROOM, Problem, TIMEOUT},
    state::WebState,
    views::{Link, Template, problem::ProblemPage},
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;
use undersigned_federation::error::DATABASE_DOWN;

/// U+0000 as it is written in addresses.
const NUL: &str = "%00";

/// The answer to every address that leads nowhere.
pub async fn nothing_here(State(web): State<WebState>, request: Request) -> Response {
    refuse(&web, request, Problem::not_found()).await
}

/// Refuses an address that is no text once it is decoded: what handlers take out of it is. Below `/media/`, where
/// every address is the digest of a picture, there is simply nothing there; and nothing is called by U+0000, which
/// PostgreSQL does not even look for.
pub async fn readable(State(web): State<WebState>, request: Request, next: Next) -> Response {
    let (path, query) = (request.uri().path(), request.uri().query());
    let is_text = percent_decode_str(path).decode_utf8().is_ok();
    let problem = if path.contains(NUL) || !is_text && path.starts_with("/media/") {
        Problem::not_found()
    } else if !is_text {
        let detail = "the address is no text: what is written with % in it is UTF-8";
        Problem::malformed("address_invalid", detail)
    } else if query.is_some_and(|query| query.contains(NUL)) {
        Problem::malformed("query_invalid", "U+0000 stands in the query")
    } else {
        return next.run(request).await;
    };
    refuse(&web, request, problem).await
}

/// What is wrong with an address: JSON for programs, a page for people.
async fn refuse(web: &WebState, request: Request, problem: Problem) -> Response {
    if is_for_programs(request.uri().path())
        || wants_activity(request.headers())
        || !request.method().is_safe()
    {
        return problem.into_response();
    }
    page(&Shell::of(web, &request).await, problem)
}

/// Whether nobody but programs asks for what is below an address.
pub(crate) fn is_for_programs(path: &str) -> bool {
    let prefixes = ["/api/", "/sync/", "/.well-known/"];
    let is_inbox = path == "/inbox" || path.starts_with("/orgs/") && path.ends_with("/inbox");
    is_inbox || prefixes.iter().any(|prefix| path.starts_with(prefix))
}

/// Whether whoever asks reads pages, as browsers say of themselves.
#[must_use]
pub fn is_reader(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter();
    accepted
        .filter_map(|accept| accept.to_str().ok())
        .any(|accept| accept.contains("text/html"))
}

/// An answer, or its problem as a page.
#[must_use]
pub fn or_page(shell: &Shell, answer: Answer) -> Response {
    answer.unwrap_or_else(|problem| page(shell, problem))
}

/// A page, or its problem as one.
#[must_use]
pub fn or_shown(shell: &Shell, page: Answer<impl Template>) -> Response {
    or_page(shell, page.map(|page| shell.show(&page)))
}

/// A problem as a page.
#[must_use]
pub fn page(shell: &Shell, problem: Problem) -> Response {
    // Of a database that is away the log says so once.
    let is_in_log = problem.status.is_server_error() && problem.code != DATABASE_DOWN;
    let reference = is_in_log.then(|| reference(&problem));
    let mut page = shell.page.clone();
    // There is nothing at this address to be found again.
    page.origin = None;
    let word = match problem.code {
        "entry_gone" => "entry-gone",
        "suspended" => "suspended",
        "not_open" => "signing-ended",
        "filter_invalid" | "page_invalid" => "filter",
        _ => word(problem.status, problem.code),
    };
    let mut view = ProblemPage::of(page, word, reference);
    if let Some(about) = &problem.about {
        let path = &about.path;
        view.links = [("problem-list", "/cosigners"), ("problem-letter", "")]
            .map(|(key, end)| Link {
                href: format!("{path}{end}?lang={}", shell.page.language.tag),
                words: shell.page.t(key),
            })
            .into();
    }
    let mut response = match view.render() {
        Ok(html) => shell.html(html),
        Err(error) => {
            tracing::error!(%error, "the page for a problem could not be rendered");
            return problem.into_response();
        }
    };
    *response.status_mut() = problem.status;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = problem.retry_after() {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
    }
    response
}

/// The family of sentences for a status, and for what keeps the server itself from answering.
pub(super) fn word(status: StatusCode, code: &str) -> &'static str {
    match status {
        _ if code == NO_ROOM => "no-room",
        _ if code == DATABASE_DOWN => "no-database",
        _ if code == TIMEOUT => "late",
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => "forbidden",
        StatusCode::GONE => "gone",
        StatusCode::TOO_MANY_REQUESTS => "too-many",
        StatusCode::MISDIRECTED_REQUEST => "misdirected",
        StatusCode::BAD_GATEWAY => "not-reached",
        StatusCode::SERVICE_UNAVAILABLE => "unavailable",
        status if status.is_client_error() => "bad-request",
        _ => "internal",
    }
}

/// A reference that is shown and logged. It need not be hard to guess, only different each time.
fn reference(problem: &Problem) -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed).to_string();
    let process = std::process::id().to_string();
    let parts = [
        count.as_bytes(),
        b"\0",
        process.as_bytes(),
        b"\0",
        problem.detail.as_bytes(),
    ];
    let digest = undersigned_domain::Digest::of(&parts).hex();
    let reference = digest.get(..10).unwrap_or(&digest).to_owned();
    tracing::error!(
        reference,
        code = problem.code,
        "a page answered with a problem"
    );
    reference
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_words_of_its_own_kind() {
        assert_eq!(word(StatusCode::NOT_FOUND, ""), "not-found");
        assert_eq!(word(StatusCode::UNPROCESSABLE_ENTITY, ""), "bad-request");
        assert_eq!(word(StatusCode::INTERNAL_SERVER_ERROR, ""), "internal");
        let unavailable = |code: &str| word(StatusCode::SERVICE_UNAVAILABLE, code);
        assert_eq!(unavailable("busy"), "unavailable");
        assert_eq!(unavailable(DATABASE_DOWN), "no-database");
    }
}
