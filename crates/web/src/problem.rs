//! Errors as answers: RFC 9457 for programs. The only place that knows status codes.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use undersigned_federation::{
    FederationError,
    actions::audit,
    error::{DATABASE_DOWN, PROBLEM_TYPES},
};

/// What is too many as long as nobody takes something away, or it goes by itself: what nothing shows, after a
/// day.
const FULL: [&str; 4] = [
    "draft_limit",
    "pictures_too_large",
    "too_many_files",
    "too_many_pictures",
];

/// Where there is no room for what has to be stored: somebody has to make some.
pub(crate) const NO_ROOM: &str = "disk_full";

/// Where no answer was there in time: what was asked may be done all the same.
pub(crate) const TIMEOUT: &str = "answer_timeout";

/// What is said where the database does not answer.
const WITHOUT_DATABASE: &str =
    "the database of this server does not answer just now; try again later";

/// An answer that says what is wrong.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The status.
    pub status: StatusCode,
    /// Stable, snake_case.
    pub code: &'static str,
    /// A sentence that says what is wrong and what to do.
    pub detail: String,
    /// What is held instead, for `stale`.
    pub held: Option<Box<Value>>,
    /// What is missing, for `translation_incomplete`.
    pub missing: Option<Box<Value>>,
    /// The appeal it is about, for the page that people get: where they can go on.
    pub about: Option<About>,
}

/// The appeal that an answer is about, among its extensions; see [`Problem::about`].
#[derive(Debug, Clone)]
pub struct About {
    /// Path of its page.
    pub path: String,
    /// Since when it takes no signatures, where that is what is wrong.
    pub since: Option<Since>,
    /// The code of why an entry was taken off its list, where that is what is wrong.
    pub reason: Option<Box<str>>,
}

/// Since when an appeal takes no signatures, and why.
#[derive(Debug, Clone, Copy)]
pub enum Since {
    /// Its organiser closed it, or its last day passed.
    Closed(DateTime<Utc>),
    /// Its organiser withdrew it.
    Withdrawn(DateTime<Utc>),
}

/// Marks an answer, among its extensions, that says that the database does not answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NoDatabase;

/// `Result` with [`Problem`].
pub type Answer<T = Response> = Result<T, Problem>;

impl Problem {
    /// A problem.
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status,
            code,
            detail: detail.into(),
            held: None,
            missing: None,
            about: None,
        }
    }

    /// The same about an appeal, by the path of its page. Programs are not told.
    #[must_use]
    pub fn about(mut self, path: impl Into<String>) -> Self {
        self.about = Some(About {
            path: path.into(),
            since: None,
            reason: None,
        });
        self
    }

    /// The same where an entry was taken off its list, or not let in, with the code of the reason that was given.
    #[must_use]
    pub fn about_removed(mut self, path: impl Into<String>, reason: Option<String>) -> Self {
        self.about = Some(About {
            path: path.into(),
            since: None,
            reason: reason.map(String::into_boxed_str),
        });
        self
    }

    /// The same where it takes no signatures, with since when.
    #[must_use]
    pub fn about_ended(mut self, path: impl Into<String>, since: Option<Since>) -> Self {
        self.about = Some(About {
            path: path.into(),
            since,
            reason: None,
        });
        self
    }

    /// 400.
    pub fn malformed(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, detail)
    }

    /// 422: what a program says in a member breaks a rule.
    pub fn member_invalid(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "member_invalid", detail)
    }

    /// Somebody asks more often than anybody may.
    #[must_use]
    pub fn too_many_requests(detail: &str) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail)
    }

    /// 503: the database does not answer.
    pub(crate) fn no_database() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            DATABASE_DOWN,
            WITHOUT_DATABASE,
        )
    }

    /// In how many seconds to come again, where it may be otherwise then.
    pub(crate) fn retry_after(&self) -> Option<&'static str> {
        match self.status {
            StatusCode::TOO_MANY_REQUESTS if FULL.contains(&self.code) => Some("86400"),
            StatusCode::SERVICE_UNAVAILABLE if self.code == NO_ROOM => Some("120"),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => Some("30"),
            _ => None,
        }
    }

    /// 404.
    pub fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "not_found",
            "there is nothing at this address",
        )
    }

    /// 404, of an appeal that can be fetched.
    pub fn not_held() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "appeal_unknown",
            "this server does not hold that appeal; fetch it first",
        )
    }
}

impl From<FederationError> for Problem {
    fn from(error: FederationError) -> Self {
        let code = error.code();
        let status = match &error {
            FederationError::Signature(_) => StatusCode::UNAUTHORIZED,
            FederationError::Malformed { .. } => StatusCode::BAD_REQUEST,
            FederationError::Forbidden { .. } => StatusCode::FORBIDDEN,
            FederationError::NotFound { .. } | FederationError::Gone(_) => StatusCode::NOT_FOUND,
            FederationError::Conflict { .. } => StatusCode::CONFLICT,
            FederationError::Invalid { .. } | FederationError::TooLong { .. } => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            FederationError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            FederationError::Busy => StatusCode::SERVICE_UNAVAILABLE,
            FederationError::Unreachable { .. } => StatusCode::BAD_GATEWAY,
            FederationError::Store(_) | FederationError::Internal(_) => {
                // The causes are for the log; visitors never see internals.
                match error.is_of_lost_database() {
                    true => tracing::debug!(%error, "a request failed"),
                    false => tracing::error!(%error, "a request failed"),
                }
                let detail = match code {
                    // A later step failed, or nobody knows what the database made of it.
                    _ if audit::may_last() => {
                        "this server could not do that to its end just now; it may have been done all the same: \
                         look first, and ask again only where it was not"
                    }
                    NO_ROOM => {
                        "this server has no room to store anything at the moment, and nothing was stored; \
                         try again later"
                    }
                    DATABASE_DOWN => WITHOUT_DATABASE,
                    _ => "this server could not do that just now; try again later",
                };
                return Self::new(StatusCode::SERVICE_UNAVAILABLE, code, detail);
            }
        };
        let detail = error.to_string();
        let held = match error {
            FederationError::Conflict { held, .. } => held.map(Box::new),
            _ => None,
        };
        Self {
            status,
            code,
            detail,
            held,
            missing: None,
            about: None,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let retry_after = self.retry_after();
        let mut body = json!({
            "type": format!("{PROBLEM_TYPES}{}", self.code),
            "title": self.status.canonical_reason().unwrap_or("Problem"),
            "status": self.status.as_u16(),
            "code": self.code,
            "detail": self.detail,
        });
        if let Some(held) = self.held {
            body["held"] = *held;
        }
        if let Some(missing) = self.missing {
            body["missing"] = *missing;
        }
        let mut response = (self.status, Json(body)).into_response();
        if let Some(about) = self.about {
            response.extensions_mut().insert(about);
        }
        if self.code == DATABASE_DOWN {
            response.extensions_mut().insert(NoDatabase);
        }
        let headers = response.headers_mut();
        let kind = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, kind);
        // People get a page at the same address.
        headers.insert(header::VARY, HeaderValue::from_static("Accept"));
        // What a caller without a valid token should send; inboxes want an HTTP signature instead.
        if self.status == StatusCode::UNAUTHORIZED && self.code.starts_with("token") {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_too_much_is_told_when_to_come_again() {
        for (code, seconds) in [("too_many_pictures", "86400"), ("mailbox_full", "30")] {
            let error = FederationError::too_many(code, "");
            let answer = Problem::from(error).into_response();
            assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
            assert_eq!(answer.headers()[header::RETRY_AFTER], seconds, "{code}");
        }
        let busy = Problem::from(FederationError::Busy);
        assert_eq!((busy.status.as_u16(), busy.code), (503, "busy"));
        assert_eq!(busy.retry_after(), Some("30"));
    }
}
