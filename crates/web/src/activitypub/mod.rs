//! What other servers fetch from us and send to us.

mod accept;
pub mod actors;
pub mod discovery;
pub mod inbox;
pub mod objects;
pub mod sync;

pub use accept::{names_page, wants_activity};

use crate::problem::{Answer, Problem};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use serde_json::Value;

/// The last page of a collection that can be asked for.
const MAX_PAGE: u64 = 100_000;

/// The media type of ActivityPub documents.
pub const ACTIVITY_JSON: &str = "application/activity+json";

/// Which page of a collection is asked for, from 1; none for the collection itself.
///
/// # Errors
/// [`Problem`] `page_invalid`.
pub fn page_number(asked: &str) -> Answer<Option<u64>> {
    if asked.is_empty() {
        return Ok(None);
    }
    let number = asked.parse().ok();
    let number = number.filter(|number| (1..=MAX_PAGE).contains(number));
    let wrong = || Problem::malformed("page_invalid", "`page` is a number from 1");
    number.map(Some).ok_or_else(wrong)
}

/// Answers with an ActivityPub document.
pub fn activity(document: &Value) -> Response {
    activity_text(document.to_string())
}

/// Answers with an ActivityPub document that is text already.
pub fn activity_text(text: String) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(ACTIVITY_JSON),
    );
    headers.insert(
        header::VARY,
        HeaderValue::from_static("Accept, Accept-Language"),
    );
    response
}

/// Leads a browser on to a page from an address that has none of its own.
fn to_page(page: &str) -> Response {
    let mut response = Redirect::to(page).into_response();
    let varies = HeaderValue::from_static("Accept");
    response.headers_mut().insert(header::VARY, varies);
    response
}
