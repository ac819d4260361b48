//! Digests of request bodies: the old `Digest` header (RFC 3230) and `Content-Digest` (RFC 9530).

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::HeaderMap;
use sfv::{BareItem, Dictionary, ListEntry, Parser};
use sha2::{Digest as _, Sha256, Sha512};
use subtle::ConstantTimeEq as _;

use super::{SignatureFault, request::field_value};

/// Most digests of kinds that are known in one header. Each is another look at the whole body, on behalf of somebody who has
/// shown nothing yet.
const MAX_KNOWN: usize = 4;

/// The SHA-256 of a body that is to be sent: worked out once, however many get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyDigest {
    base64: String,
}

impl BodyDigest {
    /// That of `body`.
    pub fn of(body: &[u8]) -> Self {
        Self {
            base64: STANDARD.encode(Sha256::digest(body)),
        }
    }

    /// `SHA-256=<base64>`, the value of a `Digest` header.
    pub(super) fn legacy(&self) -> String {
        format!("SHA-256={}", self.base64)
    }

    /// `sha-256=:<base64>:`, the value of a `Content-Digest` header.
    pub(super) fn structured(&self) -> String {
        format!("sha-256=:{}:", self.base64)
    }
}

/// The value of a `Digest` header for `body`.
pub fn digest(body: &[u8]) -> String {
    BodyDigest::of(body).legacy()
}

/// The value of a `Content-Digest` header for `body`.
pub fn content_digest(body: &[u8]) -> String {
    BodyDigest::of(body).structured()
}

/// Checks every digest the headers name. All of a known kind must match, and a header that is
/// present must name at least one of sha-256 and sha-512, and no more than [`MAX_KNOWN`]. No digest
/// header at all is no fault here; whether one is needed is a question of coverage.
pub(super) fn check(headers: &HeaderMap, body: &[u8]) -> Result<(), SignatureFault> {
    if headers.contains_key("digest") {
        let value = field_value(headers, "digest")?.unwrap_or_default();
        check_all(legacy_entries(&value)?, body)?;
    }
    if headers.contains_key("content-digest") {
        let value = field_value(headers, "content-digest")?.unwrap_or_default();
        check_all(structured_entries(&value)?, body)?;
    }
    Ok(())
}

/// An algorithm name in lower case, and the digest it claims.
type Entry = (String, Vec<u8>);

fn legacy_entries(value: &str) -> Result<Vec<Entry>, SignatureFault> {
    value
        .split(',')
        .map(|part| {
            let (name, encoded) = part
                .trim()
                .split_once('=')
                .ok_or(SignatureFault::DigestMismatch("Digest is malformed"))?;
            let name = name.trim().to_ascii_lowercase();
            // Other algorithms may be encoded otherwise (UNIXsum is decimal): never read them.
            let claimed = if is_known(&name) {
                STANDARD
                    .decode(encoded.trim())
                    .map_err(|_| SignatureFault::DigestMismatch("Digest is not base64"))?
            } else {
                Vec::new()
            };
            Ok((name, claimed))
        })
        .collect()
}

fn structured_entries(value: &str) -> Result<Vec<Entry>, SignatureFault> {
    let malformed = || SignatureFault::DigestMismatch("Content-Digest is malformed");
    let dictionary: Dictionary = Parser::new(value).parse().map_err(|_| malformed())?;
    dictionary
        .into_iter()
        .map(|(name, entry)| match entry {
            ListEntry::Item(item) => match item.bare_item {
                BareItem::ByteSequence(claimed) => Ok((name.as_str().to_owned(), claimed)),
                _ => Err(malformed()),
            },
            ListEntry::InnerList(_) => Err(malformed()),
        })
        .collect()
}

fn is_known(name: &str) -> bool {
    matches!(name, "sha-256" | "sha-512")
}

fn check_all(entries: Vec<Entry>, body: &[u8]) -> Result<(), SignatureFault> {
    let named = entries.iter().filter(|(name, _)| is_known(name)).count();
    if named > MAX_KNOWN {
        return Err(SignatureFault::DigestMismatch("too many are given"));
    }
    if named == 0 {
        return Err(SignatureFault::DigestMismatch(
            "neither sha-256 nor sha-512 is given",
        ));
    }
    for (name, claimed) in entries {
        let matches: bool = match name.as_str() {
            "sha-256" => Sha256::digest(body).as_slice().ct_eq(&claimed).into(),
            "sha-512" => Sha512::digest(body).as_slice().ct_eq(&claimed).into(),
            _ => continue,
        };
        if !matches {
            return Err(SignatureFault::DigestMismatch("the body is another one"));
        }
    }
    Ok(())
}
