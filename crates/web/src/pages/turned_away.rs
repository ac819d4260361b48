//! The page that people get where a request is refused before anybody looks at what it asks, or where none is answered
//! in time. These answers are given while there is too much of everything: each page is made once, and without the
//! database.

use super::{in_language::carried, problem, shell::Query};
use crate::{
    activitypub::wants_activity,
    language::{Language, negotiate, spoken},
    problem::{NoDatabase, Problem, TIMEOUT},
    slow_uploads::Time,
    views::{Link, Page, Template, problem::ProblemPage},
};
use axum::{
    body::Bytes,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use undersigned_domain::ids;

/// How long whoever reads pages waits: a little less than the thirty seconds that the server gives a request, whose own
/// answer is for programs, and a little more than a form is waited for that is given back (`fault`).
pub(crate) const PATIENCE: Duration = Duration::from_secs(29);

/// Somebody who reads pages, as far as a refusal is made for them. Once it is known who asks, it stands among the extensions
/// of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reader {
    language: Language,
    /// Whether the address asked for that language, so that links are to keep it.
    is_chosen: bool,
}

impl Reader {
    /// Who asks; none where it is a program, which gets the problem as JSON.
    pub(crate) fn of(request: &Request) -> Option<Self> {
        let (uri, headers) = (request.uri(), request.headers());
        if !problem::is_reader(headers)
            || problem::is_for_programs(uri.path())
            || wants_activity(headers)
        {
            return None;
        }
        let query = Query::read(uri.query());
        let wanted = query.get("lang");
        let accepted = headers.get(header::ACCEPT_LANGUAGE);
        let accepted = accepted.and_then(|accepted| accepted.to_str().ok());
        Some(Self {
            language: negotiate(wanted, accepted),
            is_chosen: wanted.and_then(spoken).is_some(),
        })
    }
}

/// The pages of a server, each made when it is needed first. Cloning shares them.
#[derive(Debug, Clone)]
pub struct TurnedAway(Arc<Pages>);

#[derive(Debug)]
struct Pages {
    base: String,
    made: Mutex<HashMap<(&'static str, &'static str, bool), Bytes>>,
}

impl TurnedAway {
    /// The pages of the server with this address, which has no slash at its end.
    pub(crate) fn of(base: &str) -> Self {
        Self(Arc::new(Pages {
            base: base.to_owned(),
            made: Mutex::default(),
        }))
    }

    /// A problem as an answer: a page for whoever reads pages.
    pub(crate) fn answer(&self, reader: Option<Reader>, problem: Problem) -> Response {
        let page = reader.and_then(|reader| Some((reader.language, self.page(reader, &problem)?)));
        let Some((language, page)) = page else {
            return problem.into_response();
        };
        let mut response = (problem.status, Html(page)).into_response();
        let headers = response.headers_mut();
        for (name, value) in [
            (header::CONTENT_LANGUAGE, language.tag),
            (header::VARY, "Accept, Accept-Language"),
            (header::CACHE_CONTROL, "no-store"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Some(seconds) = problem.retry_after() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        response
    }

    fn page(&self, reader: Reader, problem: &Problem) -> Option<Bytes> {
        let Reader {
            language,
            is_chosen,
        } = reader;
        let word = problem::word(problem.status, problem.code);
        let key = (word, language.tag, is_chosen);
        let mut made = self.0.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = made.get(&key) {
            return Some(page.clone());
        }
        // The same for every address: the other languages are found where the reader is.
        let host = &ids::host(&self.0.base);
        let mut view = ProblemPage::of(Page::new(language, host, host, ""), word, None);
        if problem.status == StatusCode::MISDIRECTED_REQUEST {
            // Whoever came by another name is told the right one; the first page of the other is refused as well.
            view.links = vec![Link {
                href: self.0.base.clone(),
                words: self.0.base.clone(),
            }];
        }
        let html = view.render().ok()?;
        let page = Bytes::from(carried(html, is_chosen.then_some(language.tag)));
        made.insert(key, page.clone());
        Some(page)
    }
}

/// Gives people a page where the answer is that the database does not answer, and nobody has made one of it, or where
/// there is no answer in time: most of what makes pages asks the database first.
pub(crate) async fn unanswered(
    State((turned_away, patience)): State<(TurnedAway, Duration)>,
    request: Request,
    next: Next,
) -> Response {
    // `room::bound`, which is around this, has found it out.
    let Some(reader) = request.extensions().get::<Reader>().copied() else {
        return next.run(request).await;
    };
    let time = request.extensions().get::<Time>().cloned();
    let time = time.unwrap_or_default();
    // Whoever only looked is not told to see whether it was done.
    let late = match request.method().is_safe() {
        true => "busy",
        false => TIMEOUT,
    };
    let problem = match time.within(patience, next.run(request)).await {
        None => {
            let detail = "the answer took too long";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, late, detail)
        }
        Some(response) if response.extensions().get::<NoDatabase>().is_some() => {
            Problem::no_database()
        }
        Some(response) => return response,
    };
    turned_away.answer(Some(reader), problem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use axum::{
        Router,
        body::{Body, to_bytes},
        http::Method,
        middleware::from_fn_with_state,
    };
    use std::future::pending;
    use tower::ServiceExt as _;

    const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    fn request(address: &str, accept: &str, language: &str) -> Request {
        let request = Request::builder().uri(address);
        let request = request.header(header::ACCEPT, accept);
        let request = request.header(header::ACCEPT_LANGUAGE, language);
        request.body(Body::empty()).unwrap()
    }

    fn refused(pages: &TurnedAway, request: &Request) -> Response {
        let problem = Problem::too_many_requests("wait");
        pages.answer(Reader::of(request), problem)
    }

    #[tokio::test]
    async fn row_647_people_get_a_page_in_their_language_that_is_made_once() {
        let pages = TurnedAway::of("https://hub.example");
        for language in LANGUAGES {
            let answer = refused(&pages, &request("/appeals/x?page=2", BROWSER, language.tag));
            assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
            assert_eq!(answer.headers()[header::RETRY_AFTER], "30");
            assert_eq!(answer.headers()[header::CONTENT_LANGUAGE], language.tag);
            let html = to_bytes(answer.into_body(), 100_000).await.unwrap();
            let html = String::from_utf8(html.to_vec()).unwrap();
            let title = crate::language::t(*language, "problem-title-too-many", &[]);
            assert!(html.contains(&title), "{html}");
            assert!(html.contains("href=\"?lang="), "{html}");
            assert!(!html.contains("hreflang=\"x-default\""), "{html}");
        }
        let of = |address: &str| Reader::of(&request(address, BROWSER, "ar")).unwrap();
        let problem = Problem::too_many_requests("wait");
        let page = |address: &str| pages.page(of(address), &problem).unwrap();
        assert_eq!(page("/a").as_ptr(), page("/b?c=d").as_ptr());
        let chosen = String::from_utf8(page("/?lang=fr").to_vec()).unwrap();
        assert!(chosen.contains("href=\"/?lang=fr\""), "{chosen}");
    }

    #[tokio::test]
    async fn who_waits_in_vain_gets_a_page() {
        let pages = TurnedAway::of("https://hub.example");
        let soon = Duration::from_millis(1);
        let app = Router::new()
            .fallback(pending::<Response>)
            .layer(from_fn_with_state((pages, soon), unanswered));
        for (method, word) in [(Method::GET, "unavailable"), (Method::POST, "late")] {
            let mut request = request("/appeals/x", BROWSER, "fr");
            *request.method_mut() = method;
            let reader = Reader::of(&request).unwrap();
            request.extensions_mut().insert(reader);
            let answer = app.clone().oneshot(request).await.unwrap();
            assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(answer.headers()[header::RETRY_AFTER], "30");
            let html = to_bytes(answer.into_body(), 100_000).await.unwrap();
            let html = String::from_utf8(html.to_vec()).unwrap();
            let what = format!("problem-what-{word}");
            let what = crate::language::t(reader.language, &what, &[]);
            assert!(html.contains(&what), "{html}");
        }
    }

    #[test]
    fn whoever_came_by_another_name_is_led_to_the_right_one() {
        let base = "http://localhost:8080";
        let pages = TurnedAway::of(base);
        let misdirected = || Problem::new(StatusCode::MISDIRECTED_REQUEST, "host_unknown", "no");
        for language in LANGUAGES {
            let request = request("/desk?x=1", BROWSER, language.tag);
            let page = |problem: Problem| {
                let reader = Reader::of(&request).unwrap();
                String::from_utf8(pages.page(reader, &problem).unwrap().to_vec()).unwrap()
            };
            let link = format!("<a href=\"{base}\">{base}</a>");
            assert!(page(misdirected()).contains(&link), "{}", language.tag);
            assert!(!page(Problem::too_many_requests("wait")).contains(&link));
        }
    }

    #[test]
    fn row_647_programs_get_a_problem() {
        let pages = TurnedAway::of("https://hub.example");
        for (address, accept) in [
            ("/appeals/x", "application/activity+json"),
            ("/appeals/x", "application/json, text/html;q=0.5"),
            ("/appeals/x", "*/*"),
            ("/appeals/x", ""),
            ("/api/v1/appeals", BROWSER),
            ("/sync/v1/ranges", BROWSER),
            ("/.well-known/webfinger", BROWSER),
            ("/orgs/hub/inbox", BROWSER),
        ] {
            let answer = refused(&pages, &request(address, accept, "ar"));
            let kind = &answer.headers()[header::CONTENT_TYPE];
            assert_eq!(kind, "application/problem+json", "{address} {accept}");
        }
    }
}
