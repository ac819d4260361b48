//! draft-cavage-http-signatures-12, read strictly.
//!
//! `http-signature-normalization` builds the signing string. Its parser and its time checks are
//! not used: it splits at every comma, takes the last of repeated parameters, drops repeated
//! header names, does not look for times in the future and reads the system clock.

use std::{
    collections::{BTreeMap, HashSet},
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use http_signature_normalization::{Config, PrepareVerifyError};

use super::{
    Algorithm, Claim, RequestParts, SignatureFault, check_time, request::field_value, unix_time,
};

const REQUEST_TARGET: &str = "(request-target)";
const CREATED: &str = "(created)";
const EXPIRES: &str = "(expires)";

/// How old a `Date` may be. Queues of other servers retry for hours without signing anew.
const MAX_AGE: TimeDelta = TimeDelta::hours(12);

/// How old a signature may be that says itself when it was made, as in RFC 9421.
const MAX_CREATED_AGE: TimeDelta = TimeDelta::hours(1);

/// The most header names one signature may cover.
const NAME_LIMIT: usize = 32;

/// The parameters of a `Signature` header that mean something to us.
#[derive(Debug, Default)]
struct Parameters {
    key_id: Option<String>,
    algorithm: Option<String>,
    headers: Option<String>,
    signature: Option<String>,
    created: Option<i64>,
    expires: Option<i64>,
}

/// Reads a `Signature` header and checks all that needs no key.
pub(super) fn parse(
    request: &RequestParts<'_>,
    value: &str,
    body: &[u8],
    now: DateTime<Utc>,
) -> Result<Claim, SignatureFault> {
    let parameters = Parameters::parse(value)?;
    let names = parameters.names()?;
    let covers = |name: &str| names.iter().any(|covered| covered == name);

    if !covers(REQUEST_TARGET) {
        return Err(SignatureFault::Coverage("(request-target)"));
    }
    if !covers("host") {
        return Err(SignatureFault::Coverage("host"));
    }
    request.check_digest_coverage(body, covers)?;

    let created = parameters.created.map(unix_time).transpose()?;
    let expires = parameters.expires.map(unix_time).transpose()?;
    let date = if covers("date") { date(request)? } else { None };
    let created = created.filter(|_| covers(CREATED));
    let made_at = date.or(created).ok_or(SignatureFault::Coverage("a date"))?;
    check_time(made_at, expires, MAX_AGE, now)?;
    if let Some(created) = created {
        check_time(created, None, MAX_CREATED_AGE, now)?;
    }

    let algorithm = match parameters.algorithm.as_deref() {
        Some("rsa-sha256") => Some(Algorithm::RsaSha256),
        Some("ed25519") => Some(Algorithm::Ed25519),
        Some("hs2019") | None => None,
        Some(_) => return Err(SignatureFault::Invalid("the algorithm is not accepted")),
    };
    let signature = parameters.signature.as_deref().unwrap_or_default();
    let signature = STANDARD
        .decode(signature)
        .ok()
        .filter(|bytes| !bytes.is_empty())
        .ok_or(SignatureFault::Malformed("the signature is not base64"))?;
    let message = signing_string(request, &names, parameters.created, parameters.expires)?;
    Ok(Claim {
        label: "signature".to_owned(),
        key_id: parameters
            .key_id
            .ok_or(SignatureFault::Malformed("no keyId"))?,
        algorithm,
        covered: names,
        message: message.into_bytes(),
        signature,
        made_at,
    })
}

/// The `keyId` of a `Signature` header, nothing else checked but the grammar.
pub(super) fn key_id(value: &str) -> Result<String, SignatureFault> {
    Parameters::parse(value)?
        .key_id
        .ok_or(SignatureFault::Malformed("no keyId"))
}

/// The signing string over the named headers, in their order (cavage-12 §2.3).
pub(super) fn signing_string(
    request: &RequestParts<'_>,
    names: &[String],
    created: Option<i64>,
    expires: Option<i64>,
) -> Result<String, SignatureFault> {
    let mut values = BTreeMap::new();
    for name in names {
        let value = match name.as_str() {
            REQUEST_TARGET => continue,
            CREATED => created.map(|seconds| seconds.to_string()),
            EXPIRES => expires.map(|seconds| seconds.to_string()),
            // The library would take the header to be the signature it is to read.
            "signature" | "authorization" => {
                return Err(SignatureFault::Component("a header that holds signatures"));
            }
            // HTTP/2 has no Host; the signature then has to be made for our name.
            "host" => {
                Some(field_value(request.headers, name)?.unwrap_or(request.normal_authority()))
            }
            _ => field_value(request.headers, name)?,
        };
        let value = value.ok_or(SignatureFault::Invalid("it covers a header that is absent"))?;
        values.insert(name.clone(), value);
    }
    // The library reads the list of names from a header; nothing else in it is used. Its own
    // check of the date is made harmless by an age no date of HTTP can reach.
    let list = format!(
        "keyId=\"-\",headers=\"{}\",signature=\"-\"",
        names.join(" ")
    );
    values.insert("signature".to_owned(), list);
    const CENTURIES: Duration = Duration::from_secs(400 * 366 * 86_400);
    Config::new()
        .set_expiration(CENTURIES)
        .begin_verify(request.method, request.path_and_query, values)
        .map(|unverified| unverified.signing_string().to_owned())
        .map_err(|error| match error {
            PrepareVerifyError::Required(_) => {
                SignatureFault::Invalid("it covers a header that is absent")
            }
            PrepareVerifyError::Parse(_) | PrepareVerifyError::Validate(_) => {
                SignatureFault::Malformed("the covered headers cannot be read")
            }
        })
}

fn date(request: &RequestParts<'_>) -> Result<Option<DateTime<Utc>>, SignatureFault> {
    let Some(value) = field_value(request.headers, "date")? else {
        return Ok(None);
    };
    httpdate::parse_http_date(&value)
        .map(|time| Some(DateTime::<Utc>::from(time)))
        .map_err(|_| SignatureFault::Malformed("Date is not an HTTP date"))
}

impl Parameters {
    /// Reads `name="text"` and `name=number` separated by commas. Unknown parameters are passed
    /// over, repeated ones are not.
    fn parse(value: &str) -> Result<Self, SignatureFault> {
        let mut parameters = Self::default();
        let mut seen = HashSet::new();
        let mut rest = value.trim();
        loop {
            let (name, after) = rest
                .split_once('=')
                .ok_or(SignatureFault::Malformed("a parameter without a value"))?;
            let name = name.trim();
            if name.is_empty() || !name.bytes().all(is_token) {
                return Err(SignatureFault::Malformed("a parameter without a name"));
            }
            if !seen.insert(name) {
                return Err(SignatureFault::Malformed("a parameter is repeated"));
            }
            let (text, after) = take_value(after.trim_start())?;
            parameters.set(name, text)?;
            rest = match after.trim_start().strip_prefix(',') {
                Some(rest) => rest.trim_start(),
                None if after.trim().is_empty() => return Ok(parameters),
                None => return Err(SignatureFault::Malformed("text after a value")),
            };
        }
    }

    fn set(&mut self, name: &str, text: &str) -> Result<(), SignatureFault> {
        let number = || {
            text.parse()
                .map_err(|_| SignatureFault::Malformed("a time is not a whole number"))
        };
        match name {
            "keyId" => self.key_id = Some(text.to_owned()),
            "algorithm" => self.algorithm = Some(text.to_ascii_lowercase()),
            "headers" => self.headers = Some(text.to_owned()),
            "signature" => self.signature = Some(text.to_owned()),
            "created" => self.created = Some(number()?),
            "expires" => self.expires = Some(number()?),
            _ => {}
        }
        Ok(())
    }

    /// The covered names in lower case, in order and without repetition.
    fn names(&self) -> Result<Vec<String>, SignatureFault> {
        let list = match (&self.headers, self.created) {
            (Some(list), _) => list.as_str(),
            (None, Some(_)) => CREATED,
            (None, None) => "date",
        };
        let mut names: Vec<String> = Vec::new();
        for name in list.split_ascii_whitespace() {
            let name = name.to_ascii_lowercase();
            let is_special = matches!(name.as_str(), REQUEST_TARGET | CREATED | EXPIRES);
            if !is_special && name.starts_with('(') {
                return Err(SignatureFault::Component("an unknown special header"));
            }
            if !is_special && !name.bytes().all(is_token) {
                return Err(SignatureFault::Malformed("a covered header has no name"));
            }
            if names.contains(&name) || names.len() == NAME_LIMIT {
                return Err(SignatureFault::Malformed(
                    "too many covered headers, or one of them twice",
                ));
            }
            names.push(name);
        }
        Ok(names)
    }
}

/// Splits a value, quoted or bare, from what follows it.
fn take_value(text: &str) -> Result<(&str, &str), SignatureFault> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text
            .find(|c: char| c == ',' || c.is_ascii_whitespace())
            .unwrap_or(text.len());
        let (value, after) = text.split_at(end);
        return if value.bytes().all(is_token) {
            Ok((value, after))
        } else {
            Err(SignatureFault::Malformed("a bare value is not a token"))
        };
    };
    let (value, after) = quoted
        .split_once('"')
        .ok_or(SignatureFault::Malformed("the quotes do not balance"))?;
    if value.contains('\\') {
        return Err(SignatureFault::Malformed("a backslash in a value"));
    }
    Ok((value, after))
}

/// `tchar` of RFC 9110 §5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
