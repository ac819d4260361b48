//! Files that show that something was handed over, and that stay with the organiser: encrypted
//! here, opened at the desk; the world sees their digests.

use crate::{FederationError, Instance, error::Result};
use undersigned_domain::Digest;
use undersigned_store::{
    appeals::{self, Appeal},
    kept_files::{self, EVIDENCE, NewKeptFile},
};

/// Largest file, in bytes.
pub const MAX_FILE: usize = 10 * 1024 * 1024;
/// Most of them that are kept for one appeal, in bytes.
const MOST: i64 = 200 * 1024 * 1024;
/// Largest part that one row holds, in bytes.
const PART: usize = 512 * 1024;

/// Keeps a file of a handover; answers its digest and what it is, by its content.
///
/// # Errors
/// [`FederationError::Invalid`] `file_too_large`; [`FederationError::TooMany`].
pub async fn keep_file(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
    bytes: Vec<u8>,
) -> Result<(Digest, &'static str)> {
    if bytes.len() > MAX_FILE || bytes.is_empty() {
        return Err(FederationError::invalid(
            "file_too_large",
            "a file of evidence is not empty and has at most 10 MB",
        ));
    }
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let digest = Digest::of(&[&bytes]);
    let media_type = media_type(&bytes);
    let mut parts = Vec::new();
    for (part, chunk) in bytes.chunks(PART).enumerate() {
        let sealed = instance
            .secret
            .seal(chunk, place(appeal, &digest, part).as_bytes())?;
        parts.push(sealed);
    }
    let transaction = instance.database.begin().await?;
    // Of two that come at once, the second finds the first.
    appeals::lock(&transaction, appeal.id).await?;
    let kept = kept_files::bytes_of(&transaction, appeal.id, EVIDENCE).await?;
    if kept.saturating_add(size) > MOST {
        return Err(FederationError::too_many(
            "too_many_files",
            "200 MB of evidence are kept for an appeal; take something away first",
        ));
    }
    let new = NewKeptFile {
        appeal_id: appeal.id,
        owner: name.to_owned(),
        purpose: EVIDENCE.to_owned(),
        digest: digest.to_string(),
        media_type: media_type.to_owned(),
        bytes: size,
        state_digest: None,
        entries: None,
        created_at: instance.clock.millis(),
    };
    kept_files::put(&transaction, new, parts).await?;
    transaction.commit().await?;
    Ok((digest, media_type))
}

/// Whether a file of a handover is kept here.
///
/// # Errors
/// The database.
pub async fn has_file(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
    digest: &str,
) -> Result<bool> {
    let rows = kept_files::list(instance.database.conn(), appeal.id, name, EVIDENCE).await?;
    Ok(rows.iter().any(|row| row.digest == digest))
}

/// A file of a handover with its media type, for the organiser's own people.
///
/// # Errors
/// The database; bytes that were not sealed here.
pub async fn file(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
    digest: &str,
) -> Result<Option<(String, Vec<u8>)>> {
    let db = instance.database.conn();
    let rows = kept_files::list(db, appeal.id, name, EVIDENCE).await?;
    let Some(row) = rows.into_iter().find(|row| row.digest == digest) else {
        return Ok(None);
    };
    let Ok(digest) = row.digest.parse::<Digest>() else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let sealed = kept_files::content(db, row.id).await?;
    for (part, sealed) in sealed.iter().enumerate() {
        let place = place(appeal, &digest, part);
        bytes.extend(instance.secret.open(sealed, place.as_bytes())?);
    }
    Ok(Some((row.media_type, bytes)))
}

/// Where sealed bytes belong: they open nowhere else.
fn place(appeal: &Appeal, digest: &Digest, part: usize) -> String {
    format!("evidence:{}:{digest}:{part}", appeal.id)
}

/// What a file is by its first bytes: what its sender calls it says nothing.
fn media_type(bytes: &[u8]) -> &'static str {
    let known: [(&[u8], &'static str); 5] = [
        (b"%PDF-", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"PK\x03\x04", "application/zip"),
        (b"OggS", "application/ogg"),
    ];
    let found = known.iter().find(|(begin, _)| bytes.starts_with(begin));
    let text = || std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'));
    match found {
        Some((_, kind)) => kind,
        None if text() => "text/plain",
        None => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        assert_eq!(media_type(b"%PDF-1.7 ..."), "application/pdf");
        assert_eq!(media_type(b"<script>alert(1)</script>"), "text/plain");
        assert_eq!(media_type(b"\xff\xd8\xff\xe0"), "image/jpeg");
        assert_eq!(media_type(b"\x00\x01"), "application/octet-stream");
    }
}
