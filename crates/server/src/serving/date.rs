//! The `Date` of answers.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use undersigned_federation::Clock;

/// Says when an answer was made, by the clock as it is now. The HTTP library would say it by a time that it
/// renews once the clock has passed it: after the clock was set back that stands still, for as long as it was
/// set back, and others take what is right for wrong.
pub(super) fn dated(mut response: Response, clock: &Clock) -> Response {
    let date = httpdate::fmt_http_date(clock.now().into());
    if let Ok(date) = HeaderValue::try_from(date) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}
