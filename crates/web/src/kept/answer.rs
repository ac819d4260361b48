//! One answer, as it was sent.

use super::key::told;
use crate::validate::{Held, is_private, unchanged};
use axum::{
    body::{Body, Bytes, HttpBody as _},
    http::{HeaderMap, StatusCode, header, response::Parts},
    response::Response,
};
use futures::{StreamExt as _, stream};
use std::time::Instant;
use undersigned_federation::Moment;

/// Longest body that is kept, as it is sent, in bytes.
pub(super) const LONGEST: usize = 256 * 1024;
/// What an answer takes beside its body and its headers' text, in bytes, roughly.
const BESIDE: usize = 1_024;

/// An answer that was made, and when.
#[derive(Debug)]
pub(super) struct Kept {
    /// A moment before it was made.
    pub(super) moment: Moment,
    /// The same by a clock that is never set.
    pub(super) made: Instant,
    /// The same by the server's clock, in milliseconds since 1970.
    pub(super) at: i64,
    /// Its `ETag`.
    pub(super) tag: String,
    /// Status and headers.
    pub(super) head: Parts,
    /// The body, packed for the way.
    pub(super) body: Bytes,
}

impl Kept {
    /// The answer, or 304 for a reader who holds it.
    pub(super) fn answer(&self, held: &Held) -> Response {
        match held.is(&self.tag) {
            true => {
                let mut answer = unchanged(&self.head.headers);
                // What outer layers read there, as who may frame it, holds for it as well.
                answer.extensions_mut().clone_from(&self.head.extensions);
                answer
            }
            false => Response::from_parts(self.head.clone(), Body::from(self.body.clone())),
        }
    }

    /// The same answer, which is still as it would be made at a later moment; it is no younger for that.
    pub(super) fn still_at(&self, moment: Moment) -> Self {
        Self {
            moment,
            made: self.made,
            at: self.at,
            tag: self.tag.clone(),
            head: self.head.clone(),
            body: self.body.clone(),
        }
    }

    /// How much memory it takes.
    pub(super) fn size(&self) -> usize {
        let headers = self.head.headers.iter();
        let headers = headers.map(|(name, value)| name.as_str().len() + value.len());
        BESIDE + self.body.len() + headers.sum::<usize>()
    }
}

/// The tag of an answer that may be kept, as far as its head tells.
pub(super) fn tag(response: &Response) -> Option<String> {
    let headers = response.headers();
    let least = usize::try_from(response.body().size_hint().lower()).unwrap_or(usize::MAX);
    let fits = response.status() == StatusCode::OK
        && !is_private(headers)
        && !varies_otherwise(headers)
        && least <= LONGEST;
    let tag = headers.get(header::ETAG).filter(|_| fits)?;
    tag.to_str().ok().map(str::to_owned)
}

/// Whether an answer depends on headers that are in no key.
fn varies_otherwise(headers: &HeaderMap) -> bool {
    let told = told();
    let known = |name: &str| {
        told.iter()
            .any(|told| name.eq_ignore_ascii_case(told.as_str()))
    };
    headers
        .get_all(header::VARY)
        .iter()
        .any(|value| match value.to_str() {
            Ok(names) => !names.split(',').map(str::trim).all(known),
            Err(_) => true,
        })
}

/// A body as one piece.
///
/// # Errors
/// The same body, where it is too long, or breaks off.
pub(super) async fn whole(body: Body) -> Result<Bytes, Body> {
    let mut rest = body.into_data_stream();
    let mut read = Vec::new();
    while let Some(piece) = rest.next().await {
        match piece {
            Ok(piece) if read.len() + piece.len() <= LONGEST => read.extend_from_slice(&piece),
            // What was read comes first, then what did not fit, or went wrong, then the rest.
            piece => {
                let begun = stream::iter([Ok(Bytes::from(read)), piece]);
                return Err(Body::from_stream(begun.chain(rest)));
            }
        }
    }
    // No more memory than it is long.
    Ok(Bytes::from(read.into_boxed_slice()))
}
