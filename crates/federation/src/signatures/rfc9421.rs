//! RFC 9421, HTTP Message Signatures, with a policy of our own.
//!
//! `sfv` reads and writes the structured fields. It keeps the parameters of a signature in their
//! order, which the signature base needs; `httpsig` sorts them and drops those it does not know.

use chrono::{DateTime, TimeDelta, Utc};
use sfv::{BareItem, Dictionary, FieldType as _, InnerList, List, ListEntry, Parser};

use super::{
    Algorithm, Claim, RequestParts, SignatureFault, check_time, request::field_value, unix_time,
};

/// How old a signature may be.
const MAX_AGE: TimeDelta = TimeDelta::hours(1);

/// The most signatures one request may carry.
const LABEL_LIMIT: usize = 4;

/// The most components one signature may cover.
const COMPONENT_LIMIT: usize = 32;

/// Reads `Signature-Input` and `Signature` and checks all that needs no key. Every label has to
/// satisfy the policy: there is no telling which one another reader of the request would take.
pub(super) fn parse(
    request: &RequestParts<'_>,
    input: &str,
    signature: &str,
    body: &[u8],
    now: DateTime<Utc>,
) -> Result<Vec<Claim>, SignatureFault> {
    let inputs = dictionary(input)?;
    let mut signatures = dictionary(signature)?;
    if inputs.is_empty() || inputs.len() > LABEL_LIMIT || inputs.len() != signatures.len() {
        return Err(SignatureFault::Malformed(
            "the labels of the two headers differ, or are too many",
        ));
    }
    inputs
        .into_iter()
        .map(|(label, entry)| {
            let ListEntry::InnerList(list) = entry else {
                return Err(SignatureFault::Malformed("the input is not a list"));
            };
            let signature = match signatures.swap_remove(&label) {
                Some(ListEntry::Item(item)) => match item.bare_item {
                    BareItem::ByteSequence(bytes) if !bytes.is_empty() => bytes,
                    _ => return Err(SignatureFault::Malformed("the signature is not bytes")),
                },
                _ => return Err(SignatureFault::Malformed("a label has no signature")),
            };
            claim(request, label.as_str(), &list, signature, body, now)
        })
        .collect()
}

fn claim(
    request: &RequestParts<'_>,
    label: &str,
    list: &InnerList,
    signature: Vec<u8>,
    body: &[u8],
    now: DateTime<Utc>,
) -> Result<Claim, SignatureFault> {
    check_coverage(request, &names(list)?, body)?;
    let created = time(list, "created")?.ok_or(SignatureFault::Coverage("its time of creation"))?;
    check_time(created, time(list, "expires")?, MAX_AGE, now)?;
    let key_id = text(list, "keyid")?.ok_or(SignatureFault::Malformed("no keyid"))?;
    let algorithm = match text(list, "alg")? {
        Some("rsa-v1_5-sha256") => Some(Algorithm::RsaSha256),
        Some("ed25519") => Some(Algorithm::Ed25519),
        None => None,
        Some(_) => return Err(SignatureFault::Invalid("the algorithm is not accepted")),
    };
    Ok(Claim {
        label: label.to_owned(),
        key_id: key_id.to_owned(),
        algorithm,
        covered: names(list)?.into_iter().map(str::to_owned).collect(),
        message: signature_base(request, list)?.into_bytes(),
        signature,
        made_at: created,
    })
}

/// What a signature must cover to be of use: the method, the whole target with its host, and the
/// digest of a body. `@target-uri` may be spelled out as `@authority` with `@path` and `@query`.
fn check_coverage(
    request: &RequestParts<'_>,
    names: &[&str],
    body: &[u8],
) -> Result<(), SignatureFault> {
    let covers = |name: &str| names.contains(&name);
    if !covers("@method") {
        return Err(SignatureFault::Coverage("@method"));
    }
    if !covers("@target-uri") {
        let path = covers("@request-target")
            || covers("@path") && (request.query().is_none() || covers("@query"));
        if !path {
            return Err(SignatureFault::Coverage("@target-uri"));
        }
        if !covers("@authority") && !covers("host") {
            return Err(SignatureFault::Coverage("@authority"));
        }
    }
    request.check_digest_coverage(body, covers)
}

/// The signature base (RFC 9421 §2.5) for the components and parameters in `list`.
pub(super) fn signature_base(
    request: &RequestParts<'_>,
    list: &InnerList,
) -> Result<String, SignatureFault> {
    let mut base = String::new();
    for name in names(list)? {
        let value = component(request, name)?;
        base.push_str(&format!("\"{name}\": {value}\n"));
    }
    let parameters: List = vec![list.clone().into()];
    let parameters = parameters
        .serialize()
        .ok_or(SignatureFault::Malformed("the parameters are empty"))?;
    base.push_str("\"@signature-params\": ");
    base.push_str(&parameters);
    Ok(base)
}

/// The names of the covered components. Parameters on them (`;sf`, `;bs`, `;tr`, `;req`, `;key`,
/// `;name`) change what is signed; we implement none, so none may be passed over.
fn names(list: &InnerList) -> Result<Vec<&str>, SignatureFault> {
    if list.items.len() > COMPONENT_LIMIT {
        return Err(SignatureFault::Malformed("too many covered components"));
    }
    let mut names = Vec::with_capacity(list.items.len());
    for item in &list.items {
        let name = item
            .bare_item
            .as_string()
            .ok_or(SignatureFault::Malformed("a component is not a string"))?
            .as_str();
        if !item.params.is_empty() {
            return Err(SignatureFault::Component("a component with parameters"));
        }
        if names.contains(&name) {
            return Err(SignatureFault::Malformed("a component is repeated"));
        }
        names.push(name);
    }
    Ok(names)
}

/// The value of one component, header field or derived.
fn component(request: &RequestParts<'_>, name: &str) -> Result<String, SignatureFault> {
    let value = match name {
        "@method" => request.method.to_owned(),
        "@target-uri" => request.target_uri(),
        "@authority" => request.normal_authority(),
        "@scheme" => request.scheme.to_ascii_lowercase(),
        "@request-target" => request.path_and_query.to_owned(),
        "@path" => request.path().to_owned(),
        "@query" => format!("?{}", request.query().unwrap_or_default()),
        _ if name.starts_with('@') => {
            return Err(SignatureFault::Component("an unknown derived component"));
        }
        _ if name.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            return Err(SignatureFault::Malformed("a field name in upper case"));
        }
        _ => field_value(request.headers, name)?
            .ok_or(SignatureFault::Invalid("it covers a field that is absent"))?,
    };
    Ok(value)
}

fn dictionary(value: &str) -> Result<Dictionary, SignatureFault> {
    Parser::new(value)
        .parse()
        .map_err(|_| SignatureFault::Malformed("not a structured field"))
}

fn text<'a>(list: &'a InnerList, name: &str) -> Result<Option<&'a str>, SignatureFault> {
    list.params
        .get(name)
        .map(|value| {
            value
                .as_string()
                .map(|text| text.as_str())
                .ok_or(SignatureFault::Malformed("a parameter is not a string"))
        })
        .transpose()
}

fn time(list: &InnerList, name: &str) -> Result<Option<DateTime<Utc>>, SignatureFault> {
    list.params
        .get(name)
        .map(|value| {
            let seconds = value
                .as_integer()
                .ok_or(SignatureFault::Malformed("a time is not a whole number"))?;
            unix_time(seconds.into())
        })
        .transpose()
}
