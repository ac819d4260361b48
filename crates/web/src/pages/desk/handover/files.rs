//! Files of a handover, for the organiser's own people: the sealed list, also while the handover is
//! being written, and evidence that nobody else may open.

use crate::{
    downloads, handed_over,
    pages::{
        desk::own,
        session::{SignedIn, private_headers},
    },
    problem::{Answer, Problem},
};
use axum::{
    extract::{OriginalUri, Path},
    http::{HeaderMap, header},
    response::Response,
};
use undersigned_federation::actions::handover;

pub async fn bundle(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let sealed = handover::sealed(signed.instance(), &appeal, &name).await?;
    let sealed = sealed.ok_or_else(Problem::not_found)?;
    let text = handover::sealed_text(signed.instance(), &sealed).await?;
    let name = format!("{slug}.handed-over.bundle.json");
    Ok(downloads::private(text, "application/json", &name))
}

pub async fn pdf(
    Path((slug, name)): Path<(String, String)>,
    signed: SignedIn,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let sealed = handover::sealed(signed.instance(), &appeal, &name).await?;
    let sealed = sealed.ok_or_else(Problem::not_found)?;
    let list = (name.as_str(), &sealed);
    let request = (&uri, &headers, signed.visitor.client);
    let made = handed_over::pdf(&signed.state, &appeal, list, request).await;
    made.map(kept_nowhere)
}

/// It names those who have withdrawn since: unlike what the public gets, no copy of it stays anywhere,
/// and no page elsewhere shows it.
fn kept_nowhere(mut made: Response) -> Response {
    let headers = made.headers_mut();
    private_headers(headers);
    headers.remove(header::ETAG);
    headers.remove("cross-origin-resource-policy");
    made
}

/// A file of evidence. Whatever it is, it is downloaded and never shown here.
pub async fn evidence(
    Path((slug, name, digest)): Path<(String, String, String)>,
    signed: SignedIn,
) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let full = format!("sha-256:{digest}");
    let found = handover::file(signed.instance(), &appeal, &name, &full).await?;
    let (kind, bytes) = found.ok_or_else(Problem::not_found)?;
    let ending = match kind.as_str() {
        "application/pdf" => "pdf",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "application/zip" => "zip",
        "text/plain" => "txt",
        _ => "bin",
    };
    let short: String = digest.chars().take(12).collect();
    let name = format!("{slug}-evidence-{short}.{ending}");
    Ok(downloads::private(bytes, "application/octet-stream", &name))
}
