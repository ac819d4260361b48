//! Answers are sent small: brotli or gzip, whichever the client takes.
//!
//! Only what anybody may read. Compressing a page that holds a secret beside something that a
//! stranger chose tells the stranger of the secret by its length (BREACH), and pages with forms
//! hold one.

use crate::validate::is_private;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::compression::{
    CompressionLayer,
    predicate::{And, DefaultPredicate, Predicate as _, SizeAbove},
};

/// Below so many bytes nothing is gained: it all fits one packet.
const SHORTEST: u64 = 860;

type Anybodys = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// The layer that compresses.
#[must_use]
pub fn layer() -> CompressionLayer<And<And<DefaultPredicate, SizeAbove>, Anybodys>> {
    let anybodys: Anybodys = |_, _, headers, _| !is_private(headers);
    CompressionLayer::new().compress_when(
        DefaultPredicate::new()
            .and(SizeAbove::new(SHORTEST))
            .and(anybodys),
    )
}
