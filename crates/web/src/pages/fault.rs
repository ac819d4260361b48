//! Problems of the signed-in side, shown as pages.

mod given_back;
mod words;

pub(crate) use given_back::without_database;

use super::{
    in_language::carried,
    session::{InHand, Visitor, Written, cookie},
};
use crate::{
    audited::MayBeDone,
    problem::{About, Problem, Since},
    slow_uploads::Time,
    state::WebState,
    views::{Link, Template as _, problem::ProblemPage},
};
use axum::{
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse as _, Response},
};
use given_back::give_back;
use serde_json::Value;
use std::time::Duration;
use undersigned_domain::admission::is_telling;
use undersigned_federation::error::DATABASE_DOWN;
use words::{form_word, news_word, word};

/// How long a form is waited for: a little less than the thirty seconds that the server gives a request.
const PATIENCE: Duration = Duration::from_secs(28);
/// The code of what took longer.
const TIMEOUT: &str = "answer_timeout";
/// The words of what failed, and may be done all the same.
const BEGUN: &str = "begun";

/// Turns every problem document that a handler answers into a page in the reader's language.
pub async fn as_page(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let program = is_program(&parts.headers);
    let mut visitor = Visitor::of(&parts, &state);
    if parts.uri.path().starts_with("/desk") {
        // The language that was chosen for the session, as on every other page there.
        let known = cookie::read(&parts.headers, state.instance.addresses.base());
        visitor.prefer(known.and_then(|(_, language)| language).as_deref());
    }
    let by_form = parts.uri.path().starts_with("/sign-by-form/");
    let path = parts.uri.path();
    let by_person = path == "/sign/confirm" || path.starts_with("/signature");
    let by_reader = path == "/news" || path.starts_with("/news/");
    let by_reply = path == "/co-sign";
    // Whoever has signed already finds the way to their own signature from where they sign.
    let own_link = match by_person || path.ends_with("/sign/person") {
        true => OwnLink::Person,
        false if by_form || path.ends_with("/sign/organisation") => OwnLink::Organisation,
        false => OwnLink::None,
    };
    let was_form = !parts.method.is_safe();
    let at = path.to_owned();
    let time = parts.extensions.get::<Time>().cloned().unwrap_or_default();
    let in_hand = InHand::default();
    let mut request = Request::from_parts(parts, body);
    request.extensions_mut().insert(in_hand.clone());
    let written = Written::default();
    request.extensions_mut().insert(written.clone());
    let answer = in_time(next.run(request), &time, &in_hand, PATIENCE).await;
    let response = answer.unwrap_or_else(|| {
        let detail = "the answer took too long; nothing of it is done unless it was done by then";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT, detail).into_response()
    });
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind == "application/problem+json");
    // Whoever asks for JSON reads the problem as it is.
    if !is_problem || program {
        return response;
    }
    let (head, body) = response.into_parts();
    let bytes = to_bytes(body, 64 * 1024).await.unwrap_or_default();
    let problem: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let code = problem
        .get("code")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if let Some(onward) = leads_on(code, &at).filter(|_| !was_form) {
        return visitor.go(&onward);
    }
    let visitor = visitor.with_foot(&state).await;
    let mut frame = visitor.private_page(state.instance.addresses.host());
    frame.sets_cookie = false;
    let own = match (by_form, by_reader) {
        (true, _) => form_word(code),
        (_, true) => news_word(code),
        _ => None,
    };
    let own = own.or((code == "not_open" && !by_reply).then_some("signing-ended"));
    let begun = head.extensions.get::<MayBeDone>().is_some();
    let word = match begun {
        true => BEGUN,
        false => own.unwrap_or_else(|| word(head.status, code, by_person)),
    };
    let mut page = ProblemPage::of(frame, word, None);
    // Where whoever sent a form of an appeal's desk goes on is the same desk.
    let desk = match code {
        "form_of_another" => Some("/desk".to_owned()),
        code => leads_on(code, &at),
    };
    if let Some(desk) = desk {
        page.links.insert(
            0,
            Link {
                href: visitor.with_language(&desk),
                words: page.page.t("layout-desk"),
            },
        );
    }
    if let Some(About {
        path,
        since,
        reason,
    }) = head.extensions.get()
    {
        // The words for everything else are for the organisation's own people.
        if code == "suspended" {
            page.what = page.page.t("notice-suspended-what");
        }
        if let Some(since) = since {
            let (key, at) = match since {
                Since::Closed(at) => ("notice-closed", at),
                Since::Withdrawn(at) => ("notice-withdrawn", at),
            };
            page.what = page.page.t1(key, "at", page.page.day_words(at));
        }
        if let Some(reason) = reason.as_deref().filter(|code| is_telling(code)) {
            let reason = page.page.word("reason", reason);
            let because = page.page.t1("letter-refused-reason", "reason", reason);
            page.what = format!("{}{}{because}", page.what, page.page.gap());
        }
        let sign = if by_form {
            "/sign/organisation"
        } else {
            "/sign"
        };
        page.links = ways_on(&visitor, (path, sign), (code, own_link), &page);
        if was_form {
            // What was posted cannot be looked at again in another language.
            page.page.path.clone_from(path);
        }
    }
    // Whoever sent it did nothing wrong, and is not to write it again.
    if is_taken_later(head.status)
        && let Some(form) = in_hand.take()
    {
        page.give_back(form, begun || may_be_done(head.status, code));
    } else if code == DATABASE_DOWN
        && let Some(form) = written.take()
    {
        give_back(&mut page, form, begun);
    } else if is_taken_no_more(head.status, code)
        && let Some(form) = in_hand.take()
    {
        page.show_written(form);
    }
    let retry_after = head.headers.get(header::RETRY_AFTER);
    let shown = shown(&page, &visitor, head.status, retry_after);
    shown.unwrap_or_else(|| Response::from_parts(head, bytes.into()))
}

/// Whether whoever asks reads problems as JSON.
fn is_program(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT);
    accepted
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| accepted.contains("json") && !accepted.contains("html"))
}

/// The page as an answer; none where it does not render.
fn shown(
    page: &ProblemPage,
    visitor: &Visitor,
    status: StatusCode,
    retry_after: Option<&HeaderValue>,
) -> Option<Response> {
    let html = carried(page.render().ok()?, visitor.asked_language.as_deref());
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    if let Some(after) = retry_after {
        headers.insert(header::RETRY_AFTER, after.clone());
    }
    super::session::private_headers(headers);
    let language = HeaderValue::from_static(visitor.language.tag);
    headers.insert(header::CONTENT_LANGUAGE, language);
    Some(response)
}

/// Whether the same form may be taken a while later.
fn is_taken_later(status: StatusCode) -> bool {
    status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS
}

/// Whether a form came too late: somebody closed, withdrew or threw away what it is about, or suspended the organisation,
/// while its words were written.
fn is_taken_no_more(status: StatusCode, code: &str) -> bool {
    status == StatusCode::NOT_FOUND || ["not_open", "suspended", "withdrawn"].contains(&code)
}

/// Whether what was sent may have been done before it went wrong, or was broken off.
fn may_be_done(status: StatusCode, code: &str) -> bool {
    status == StatusCode::INTERNAL_SERVER_ERROR || code == TIMEOUT
}

/// What is answered; none where a form is in hand and it takes so long that the connection is about to be closed:
/// it is broken off here, so that the form is given back.
async fn in_time(
    answer: impl Future<Output = Response> + Send,
    time: &Time,
    in_hand: &InHand,
    patience: Duration,
) -> Option<Response> {
    let mut answer = Box::pin(answer);
    if let Some(response) = time.within(patience, &mut answer).await {
        return Some(response);
    }
    match in_hand.is_held() {
        true => None,
        false => Some(answer.await),
    }
}

/// Where a page of an appeal's desk leads that is not for the appeal as it stands.
fn leads_on(code: &str, path: &str) -> Option<String> {
    let (slug, _) = path.strip_prefix("/desk/appeals/")?.split_once('/')?;
    match code {
        "withdrawn" => Some(format!("/desk/appeals/{slug}?done=withdrawn-for-good")),
        "not_published" => Some(format!("/desk/appeals/{slug}/edit")),
        _ => None,
    }
}

/// Where whoever has signed has the link to their own signature sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OwnLink {
    Person,
    Organisation,
    None,
}

impl OwnLink {
    /// Its words and its path.
    fn way(self, appeal: &str) -> Option<(&'static str, String)> {
        match self {
            Self::Person => Some(("people-link-again", "/signature/link".to_owned())),
            Self::Organisation => {
                let again = format!("{appeal}/sign/organisation/again");
                Some(("form-again-title", again))
            }
            Self::None => None,
        }
    }
}

/// Where somebody can go on whose signature under an appeal came to nothing.
fn ways_on(
    visitor: &Visitor,
    (appeal, sign): (&str, &str),
    (code, own_link): (&str, OwnLink),
    page: &ProblemPage,
) -> Vec<Link> {
    let beside = code.starts_with("news_") || code.starts_with("registration_");
    let ended = ["not_open", "suspended"].contains(&code);
    let removed = code == "form_removed";
    let over = ended || beside || removed || code == "people_over";
    let sign = (!over).then(|| ("problem-sign", format!("{appeal}{sign}")));
    let letter = ("problem-letter", appeal.to_owned());
    let list = ended.then(|| ("problem-list", format!("{appeal}/cosigners")));
    let own_link = (ended || removed).then(|| own_link.way(appeal)).flatten();
    let link = |(key, path): (&str, String)| Link {
        href: visitor.with_language(&path),
        words: page.page.t(key),
    };
    let ways = sign.into_iter().chain([letter]).chain(list);
    ways.chain(own_link).map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::LANGUAGES,
        problem::NO_ROOM,
        views::{Page, desk::KeptForm},
    };

    #[test]
    fn what_an_appeal_is_past_or_short_of_leads_on_to_where_it_stands() {
        let edit = "/desk/appeals/brakes/edit";
        let manage = "/desk/appeals/brakes?done=withdrawn-for-good";
        assert_eq!(leads_on("withdrawn", edit).as_deref(), Some(manage));
        let updates = "/desk/appeals/brakes/updates/new";
        assert_eq!(leads_on("not_published", updates).as_deref(), Some(edit));
        for (code, path) in [
            ("withdrawn", "/desk/appeals/brakes"),
            ("withdrawn", "/desk/amendments/take"),
            ("conflict", edit),
        ] {
            assert_eq!(leads_on(code, path), None, "{code} {path}");
        }
    }

    fn kept(value: &str) -> KeptForm {
        KeptForm {
            at: chrono::DateTime::UNIX_EPOCH,
            action: "/desk/appeals/new".to_owned(),
            page: "/desk/appeals/new".to_owned(),
            files: true,
            late: true,
            fields: vec![("title-1".to_owned(), value.to_owned())],
        }
    }

    #[tokio::test]
    async fn a_form_that_nobody_answers_in_time_is_given_back() {
        let soon = Duration::from_millis(1);
        let held = InHand::of(kept("Sound ropes"));
        let never = std::future::pending::<Response>();
        let time = Time::default();
        assert!(in_time(never, &time, &held, soon).await.is_none());
        assert!(held.take().is_some());
        let later = async {
            tokio::time::sleep(soon * 20).await;
            StatusCode::OK.into_response()
        };
        // Where there is nothing to give back, it has all the time that the server gives it.
        let answer = in_time(later, &time, &InHand::default(), soon).await;
        assert_eq!(answer.expect("an answer").status(), StatusCode::OK);
        let at_once = async { StatusCode::OK.into_response() };
        assert!(in_time(at_once, &time, &held, PATIENCE).await.is_some());
        assert!(is_taken_later(StatusCode::TOO_MANY_REQUESTS));
        assert!(is_taken_later(StatusCode::SERVICE_UNAVAILABLE));
        assert!(!is_taken_later(StatusCode::CONFLICT));
    }

    #[test]
    fn a_form_that_could_not_be_taken_stands_on_the_page_that_says_so() {
        for language in LANGUAGES {
            let frame = Page::new(*language, "Dockers", "d.example", "/desk/appeals/new");
            let mut page = ProblemPage::of(frame, "no-room", None);
            let before = page.advice.clone();
            page.give_back(kept("Sound \"ropes\""), false);
            assert_ne!(page.advice, before, "nobody has to go back");
            let html = page.render().expect("it renders");
            let form = "<form method=\"post\" action=\"/desk/appeals/new\"";
            assert!(html.contains(form), "{html}");
            assert!(html.contains("name=\"title-1\""), "{html}");
            assert!(
                html.contains("Sound ") && !html.contains("\"ropes\""),
                "{html}"
            );
            assert!(html.contains(&page.page.t("kept-form-files")), "{html}");
            assert!(html.contains(&page.page.t("problem-send-again")), "{html}");
        }
    }

    #[test]
    fn what_was_written_for_a_form_that_is_taken_no_more_stands_on_the_page_to_be_copied() {
        for (status, code, is_so) in [
            (StatusCode::NOT_FOUND, "appeal_unknown", true),
            (StatusCode::FORBIDDEN, "suspended", true),
            (StatusCode::CONFLICT, "withdrawn", true),
            (StatusCode::CONFLICT, "not_open", true),
            (StatusCode::FORBIDDEN, "csrf", false),
            (StatusCode::FORBIDDEN, "form_of_another", false),
            (StatusCode::CONFLICT, "draft_changed", false),
        ] {
            assert_eq!(is_taken_no_more(status, code), is_so, "{code}");
        }
        for language in LANGUAGES {
            let frame = Page::new(*language, "Dockers", "d.example", "/desk/appeals/new");
            let mut page = ProblemPage::of(frame.clone(), "withdrawn", None);
            let before = page.advice.clone();
            page.show_written(kept(""));
            assert_eq!(page.advice, before, "nothing was written");
            page.show_written(kept("Sound ropes"));
            assert!(page.advice.contains(&frame.t("written-copy")));
            let html = page.render().expect("it renders");
            assert!(html.contains("Sound ropes"), "{html}");
            // Nobody is to send it once more.
            assert!(!html.contains("name=\"title-1\""), "{html}");
        }
    }

    #[test]
    fn who_gets_a_form_back_that_may_be_done_is_told_to_look_first() {
        let (busy, internal) = (
            StatusCode::SERVICE_UNAVAILABLE,
            StatusCode::INTERNAL_SERVER_ERROR,
        );
        assert_eq!(word(busy, TIMEOUT, false), "late");
        for (status, code, may_be) in [
            (busy, TIMEOUT, true),
            (internal, "internal", true),
            (busy, "busy", false),
            (busy, NO_ROOM, false),
            (StatusCode::TOO_MANY_REQUESTS, "too_many", false),
        ] {
            assert_eq!(may_be_done(status, code), may_be, "{code}");
        }
        for language in LANGUAGES {
            let frame = Page::new(*language, "Dockers", "d.example", "/desk/appeals/new");
            let look = frame.t("problem-advice-late");
            let mut late = ProblemPage::of(frame.clone(), "late", None);
            let lost_nothing =
                ["unavailable", "no-room"].map(|word| frame.word("problem-what", word));
            let begun = ProblemPage::of(frame.clone(), BEGUN, None);
            for page in [&late, &begun] {
                assert!(!lost_nothing.contains(&page.what), "{}", language.tag);
                assert_eq!(page.advice, [look.as_str()], "{}", language.tag);
            }
            assert_ne!(begun.title, frame.t("problem-title-internal"));
            late.give_back(kept("Sound ropes"), true);
            assert_eq!(late.advice.first(), Some(&look), "{}", language.tag);
            assert_eq!(late.advice.len(), 2, "{}", language.tag);
        }
    }
}
