//! Answers are sent small: brotli or gzip, whichever the client takes. What is long is packed less tightly, in a
//! fraction of the time.
//!
//! Only what anybody may read. Compressing a page that holds a secret beside something that a
//! stranger chose tells the stranger of the secret by its length (BREACH), and pages with forms
//! hold one.

use crate::validate::is_private;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::compression::{
    CompressionLayer, CompressionLevel,
    predicate::{And, DefaultPredicate, Predicate as _, SizeAbove},
};

/// Below so many bytes nothing is gained: it all fits one packet.
const SHORTEST: u64 = 860;
/// From so many bytes on, packing tightly would take tens of milliseconds for each reader.
const LONG: u64 = 256 * 1024;

type Anybodys = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;
type Layer = CompressionLayer<And<And<DefaultPredicate, SizeAbove>, Anybodys>>;

/// The layer that compresses.
#[must_use]
pub fn layer() -> Layer {
    from(SHORTEST, CompressionLevel::default())
}

/// The layer that compresses what is long, or comes in pieces, before [`layer`] sees it.
#[must_use]
pub fn long() -> Layer {
    from(LONG, CompressionLevel::Precise(1))
}

/// Compresses from so many bytes on.
fn from(shortest: u64, level: CompressionLevel) -> Layer {
    let anybodys: Anybodys = |_, _, headers, _| !is_private(headers);
    CompressionLayer::new().quality(level).compress_when(
        DefaultPredicate::new()
            .and(SizeAbove::new(shortest))
            .and(anybodys),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{
        Router,
        body::{Body, to_bytes},
        http::{Request, header},
        routing::get,
    };
    use std::io::Read as _;
    use tower::ServiceExt as _;

    #[tokio::test]
    async fn what_is_long_is_packed_once_and_read_back() {
        let text = |length: u64| "a long list of names ".repeat(length as usize / 21 + 1);
        for length in [SHORTEST, LONG] {
            let app = Router::new()
                .route("/", get(move || async move { text(length) }))
                .layer(long())
                .layer(layer());
            let request = Request::get("/").header(header::ACCEPT_ENCODING, "br");
            let request = request.body(Body::empty()).unwrap();
            let answer = app.oneshot(request).await.unwrap();
            let packing = answer.headers().get_all(header::CONTENT_ENCODING);
            assert_eq!(packing.iter().collect::<Vec<_>>(), ["br"], "{length}");
            let packed = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            let mut unpacked = String::new();
            brotli::Decompressor::new(&packed[..], 4_096)
                .read_to_string(&mut unpacked)
                .unwrap();
            assert_eq!(unpacked, text(length));
        }
    }
}
