//! Which words of the page say what went wrong.

use super::{page::Fault, place::Place};
use crate::{
    problem::{NO_ROOM, TIMEOUT},
    slow_uploads::TOO_SLOW,
};
use axum::http::StatusCode;
use undersigned_federation::error::DATABASE_DOWN;

/// The words of what failed, and may be done all the same.
pub(super) const BEGUN: &str = "begun";

/// The words of the page for what went wrong at a place.
pub(super) fn word_at(place: &Place, fault: &Fault<'_>) -> &'static str {
    if fault.begun {
        return BEGUN;
    }
    let code = fault.code;
    let own = match (place.is_by_form(), place.is_by_reader()) {
        (true, _) => form_word(code),
        (_, true) => news_word(code),
        _ => None,
    };
    let own = own.or((code == "not_open" && !place.is_by_reply()).then_some("signing-ended"));
    own.unwrap_or_else(|| word(fault.status, code, place.is_by_person()))
}

/// The words of the page for the code of a link that was mailed.
fn form_word(code: &str) -> Option<&'static str> {
    Some(match code {
        "token_used" => "form-used",
        "form_withdrawn" => "form-withdrawn",
        "form_removed" => "form-removed",
        "form_refused" => "form-refused",
        "token_expired" => "form-expired",
        "token_unknown" => "form-unknown",
        _ => return None,
    })
}

/// The same for a link in a mail with news.
fn news_word(code: &str) -> Option<&'static str> {
    Some(match code {
        "token_expired" => "news-expired",
        "token_unknown" => "news-unknown",
        _ => return None,
    })
}

/// The words of the page for a status and a code.
pub(super) fn word(status: StatusCode, code: &str, by_person: bool) -> &'static str {
    match (status, code) {
        (_, "csrf") => "expired",
        (_, "form_of_another") => "form-of-another",
        (_, "suspended") => "suspended",
        (_, "not_initiator") => "not-initiator",
        (_, "moved") => "moved",
        (_, "withdrawn") => "withdrawn",
        (_, "not_published") => "not-published",
        (_, "list_too_large") => "list-large",
        (_, "signature_gone") => "people-gone",
        (_, "people_over") => "people-over",
        (_, "news_closed") => "news-closed",
        (_, "news_ended") => "news-ended",
        (_, "registration_full") => "registration-full",
        (_, "registration_closed") => "registration-closed",
        (_, "people_closed") => "people-closed",
        (_, "people_unset") => "people-unset",
        (_, "request_ended") => "people-ended",
        (_, "token_used") if by_person => "people-used",
        (_, "token_expired") if by_person => "people-expired",
        (_, "token_used") => "co-sign-used",
        (_, "token_expired") => "co-sign-expired",
        (_, "token_unknown") => "co-sign-unknown",
        (_, "reply_gone") => "co-sign-gone",
        (_, "reply_changed") => "co-sign-changed",
        (_, "not_open") => "co-sign-closed",
        (_, "limited") => "co-sign-limited",
        (_, "people_crowded") => "co-sign-crowded",
        (_, NO_ROOM) => "no-room",
        (_, DATABASE_DOWN) => "no-database",
        (_, TIMEOUT) => "late",
        (_, TOO_SLOW) => "upload-slow",
        (StatusCode::FORBIDDEN, _) => "forbidden",
        (StatusCode::NOT_FOUND, _) => "not-found",
        (StatusCode::GONE, _) => "gone",
        (StatusCode::PAYLOAD_TOO_LARGE, _) => "too-large",
        (StatusCode::TOO_MANY_REQUESTS, _) => "too-many",
        (StatusCode::BAD_GATEWAY, _) => "not-reached",
        (StatusCode::SERVICE_UNAVAILABLE, _) => "unavailable",
        (status, _) if status.is_client_error() => "bad-request",
        _ => "internal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::LANGUAGES,
        views::{Page, problem::ProblemPage},
    };

    #[test]
    fn every_problem_has_words_of_its_own() {
        let codes = [
            "csrf",
            "form_of_another",
            "token_used",
            "token_expired",
            "token_unknown",
            "signature_gone",
            "people_over",
            "request_ended",
            "news_closed",
            "news_ended",
            "registration_full",
            "registration_closed",
            "people_closed",
            "people_unset",
            "reply_gone",
            "reply_changed",
            "not_open",
            "limited",
            "people_crowded",
            NO_ROOM,
            DATABASE_DOWN,
            TIMEOUT,
            TOO_SLOW,
            "list_too_large",
            "withdrawn",
            "not_published",
        ];
        let statuses = [403, 404, 410, 413, 429, 502, 503, 409];
        let of_codes = codes.map(|code| word(StatusCode::CONFLICT, code, false));
        let of_statuses =
            statuses.map(|status| word(StatusCode::from_u16(status).expect("a status"), "", false));
        for language in LANGUAGES {
            let frame = Page::new(*language, "Dockers", "d.example", "/");
            let last_resort = frame.t("problem-title-internal");
            for word in of_codes.iter().chain(&of_statuses) {
                let page = ProblemPage::of(frame.clone(), word, None);
                assert_ne!(page.title, last_resort, "{}: {word}", language.tag);
                assert!(page.title.contains(' ') || language.tag != "en", "{word}");
            }
            for code in ["token_used", "token_expired"] {
                let [own, other] = [true, false].map(|by| word(StatusCode::GONE, code, by));
                assert_ne!(own, other, "{code}");
                let page = ProblemPage::of(frame.clone(), own, None);
                assert_ne!(page.title, last_resort, "{}: {own}", language.tag);
            }
            for code in [
                "token_used",
                "form_withdrawn",
                "form_removed",
                "form_refused",
            ] {
                let word = form_word(code).expect("a word");
                let page = ProblemPage::of(frame.clone(), word, None);
                assert_ne!(page.title, last_resort, "{}: {word}", language.tag);
            }
            let ended = ProblemPage::of(frame.clone(), "signing-ended", None);
            assert_ne!(ended.title, last_resort, "{}", language.tag);
            for code in ["token_expired", "token_unknown"] {
                for word in [form_word(code), news_word(code)] {
                    let page = ProblemPage::of(frame.clone(), word.expect("a word"), None);
                    assert_ne!(page.title, last_resort, "{}: {word:?}", language.tag);
                }
            }
        }
    }
}
