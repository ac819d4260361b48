//! Signing our own requests.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use sfv::{Dictionary, ListEntry, Parser};
use url::{Position, Url};

use super::{BodyDigest, KeyError, RequestParts, Scheme, SigningKey, cavage, rfc9421};

/// The headers to add to a request so that it is signed: `Host`, `Date`, a digest if there is a
/// body, and the signature. They hold for this method, URL and body, and for about as long as the
/// receiver's clock allows: sign every attempt anew.
///
/// - cavage covers `(request-target) host date` and `digest`, as `rsa-sha256`;
/// - RFC 9421 covers `@method @target-uri` and `content-digest`, labelled `sig1`, with `created`,
///   `keyid` and `alg="rsa-v1_5-sha256"`.
pub fn sign(
    scheme: Scheme,
    method: &str,
    url: &Url,
    body: Option<&[u8]>,
    key: &SigningKey,
    now: DateTime<Utc>,
) -> Result<HeaderMap, KeyError> {
    let digest = body.map(BodyDigest::of);
    let none = HeaderMap::new();
    sign_with(scheme, method, url, digest.as_ref(), key, now, none)
}

/// The same for a request whose body has this digest, with further headers, which the signature
/// covers too. They are among those that are given back.
pub fn sign_with(
    scheme: Scheme,
    method: &str,
    url: &Url,
    digest: Option<&BodyDigest>,
    key: &SigningKey,
    now: DateTime<Utc>,
    also: HeaderMap,
) -> Result<HeaderMap, KeyError> {
    let authority = &url[Position::BeforeHost..Position::AfterPort];
    if authority.is_empty() {
        return Err(KeyError::Request("the URL has no host"));
    }
    // Both schemes put the key id between quotes; a URL needs none of these characters.
    let fits = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
    if !key.key_id().bytes().all(fits) {
        return Err(KeyError::Request("the key id is not a URL"));
    }
    let covered: Vec<String> = also.keys().map(ToString::to_string).collect();
    let mut headers = also;
    headers.insert(header::HOST, value(authority)?);
    headers.insert(header::DATE, value(&httpdate::fmt_http_date(now.into()))?);
    if let Some(digest) = digest {
        let (name, digest) = match scheme {
            Scheme::Cavage => ("digest", digest.legacy()),
            Scheme::Rfc9421 => ("content-digest", digest.structured()),
        };
        headers.insert(HeaderName::from_static(name), value(&digest)?);
    }
    let request = RequestParts {
        method,
        path_and_query: &url[Position::BeforePath..Position::AfterQuery],
        authority,
        scheme: url.scheme(),
        headers: &headers,
    };
    let signed = match scheme {
        Scheme::Cavage => sign_cavage(&request, digest.is_some(), &covered, key)?,
        Scheme::Rfc9421 => sign_rfc9421(&request, digest.is_some(), &covered, key, now)?,
    };
    headers.extend(signed);
    Ok(headers)
}

fn sign_cavage(
    request: &RequestParts<'_>,
    has_body: bool,
    also: &[String],
    key: &SigningKey,
) -> Result<HeaderMap, KeyError> {
    let mut names = vec!["(request-target)", "host", "date"];
    if has_body {
        names.push("digest");
    }
    names.extend(also.iter().map(String::as_str));
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let message = cavage::signing_string(request, &names, None, None)
        .map_err(|_| KeyError::Request("a header is not text"))?;
    let signature = format!(
        "keyId=\"{}\",algorithm=\"rsa-sha256\",headers=\"{}\",signature=\"{}\"",
        key.key_id(),
        names.join(" "),
        STANDARD.encode(key.sign(message.as_bytes())?),
    );
    let mut headers = HeaderMap::new();
    headers.insert("signature", value(&signature)?);
    Ok(headers)
}

fn sign_rfc9421(
    request: &RequestParts<'_>,
    has_body: bool,
    also: &[String],
    key: &SigningKey,
    now: DateTime<Utc>,
) -> Result<HeaderMap, KeyError> {
    let digest = if has_body { " \"content-digest\"" } else { "" };
    let also: String = also.iter().map(|name| format!(" \"{name}\"")).collect();
    let input = format!(
        "sig1=(\"@method\" \"@target-uri\"{digest}{also});created={};keyid=\"{}\";alg=\"rsa-v1_5-sha256\"",
        now.timestamp(),
        key.key_id(),
    );
    // The base is made from what the peer will read, not from what we meant to write.
    let unfit = KeyError::Request("the parameters do not fit a structured field");
    let parsed: Dictionary = Parser::new(&input).parse().map_err(|_| unfit)?;
    let list = match parsed.first() {
        Some((_, ListEntry::InnerList(list))) if parsed.len() == 1 => list,
        _ => return Err(unfit),
    };
    let message = rfc9421::signature_base(request, list)
        .map_err(|_| KeyError::Request("a header is not text"))?;
    let signature = STANDARD.encode(key.sign(message.as_bytes())?);
    let mut headers = HeaderMap::new();
    headers.insert("signature-input", value(&input)?);
    headers.insert("signature", value(&format!("sig1=:{signature}:"))?);
    Ok(headers)
}

fn value(text: &str) -> Result<HeaderValue, KeyError> {
    HeaderValue::from_str(text).map_err(|_| KeyError::Request("a value does not fit a header"))
}
