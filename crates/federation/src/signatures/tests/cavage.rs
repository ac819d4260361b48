//! draft-cavage-http-signatures-12.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::*;
use crate::signatures::cavage::signing_string;

/// Signs `case` over `list`, with `extra` parameters in the header.
fn sign_over(case: &mut Case, list: &str, extra: &str) {
    sign_over_as(case, list, list, extra);
}

/// Signs `case` over `signed` while the header says `listed`.
fn sign_over_as(case: &mut Case, signed: &str, listed: &str, extra: &str) {
    let names: Vec<String> = signed.split(' ').map(str::to_owned).collect();
    let created = Some(now().timestamp());
    let message = signing_string(&case.parts(), &names, created, created).unwrap();
    let signature = STANDARD.encode(KEY.0.sign(message.as_bytes()).unwrap());
    let value = format!("keyId=\"{KEY_ID}\",headers=\"{listed}\",{extra}signature=\"{signature}\"");
    case.set("signature", &value);
}

fn code_over(list: &str, extra: &str) -> &'static str {
    let mut case = Case::unsigned();
    case.headers.remove("content-digest");
    sign_over(&mut case, list, extra);
    case.code()
}

#[test]
fn any_order_and_more_headers_are_accepted() {
    assert_eq!(code_over("(request-target) host date digest", ""), "ok");
    assert_eq!(code_over("digest date host (request-target)", ""), "ok");
    let mut case = Case::unsigned();
    case.set("content-type", "application/activity+json");
    let list = "(request-target) host date digest content-digest content-type";
    sign_over(&mut case, list, "");
    assert_eq!(case.code(), "ok");
}

#[test]
fn the_usual_algorithm_names_are_accepted_and_others_not() {
    let list = "(request-target) host date digest";
    for name in ["rsa-sha256", "hs2019", "RSA-SHA256"] {
        assert_eq!(code_over(list, &format!("algorithm=\"{name}\",")), "ok");
    }
    for name in ["rsa-sha1", "hmac-sha256", "ed25519", "none", ""] {
        let extra = format!("algorithm=\"{name}\",");
        assert_eq!(code_over(list, &extra), "signature_invalid", "{name}");
    }
}

#[test]
fn row_7_a_digest_that_is_not_covered() {
    assert_eq!(
        code_over("(request-target) host date", ""),
        "signature_coverage"
    );
    let mut case = Case::unsigned();
    sign_over(&mut case, "(request-target) host date digest", "");
    assert_eq!(case.code(), "signature_coverage");
}

#[test]
fn a_body_without_any_digest() {
    let mut case = Case::unsigned();
    case.headers.remove("digest");
    case.headers.remove("content-digest");
    sign_over(&mut case, "(request-target) host date", "");
    assert_eq!(case.code(), "signature_coverage");
}

#[test]
fn row_8_and_9_target_and_host_must_be_covered() {
    assert_eq!(code_over("host date digest", ""), "signature_coverage");
    assert_eq!(
        code_over("(request-target) date digest", ""),
        "signature_coverage"
    );
}

#[test]
fn row_10_a_created_that_was_not_signed() {
    let mut case = Case::unsigned();
    case.headers.remove("content-digest");
    let signed = "(request-target) host date digest";
    let listed = "(request-target) (created) host date digest";
    let extra = format!("created={},", now().timestamp());
    sign_over_as(&mut case, signed, listed, &extra);
    assert_eq!(case.code(), "signature_invalid");
    sign_over_as(&mut case, listed, listed, &extra);
    assert_eq!(case.code(), "ok");
    sign_over_as(&mut case, signed, listed, "");
    assert_eq!(case.code(), "signature_invalid");
}

#[test]
fn row_13_created_and_expires_are_honoured() {
    let created = now().timestamp();
    let list = "(request-target) (created) (expires) host digest";
    let extra = format!("created={created},expires={created},");
    let mut case = Case::unsigned();
    case.headers.remove("content-digest");
    sign_over(&mut case, list, &extra);
    assert_eq!(case.code(), "ok");
    assert_eq!(
        case.later(TimeDelta::seconds(1)).code(),
        "signature_expired"
    );
    assert_eq!(
        case.later(-TimeDelta::minutes(6)).code(),
        "signature_future"
    );
    let mut case = Case::unsigned();
    case.headers.remove("content-digest");
    let list = "(request-target) (created) host date digest";
    sign_over(&mut case, list, &format!("created={created},"));
    assert_eq!(case.later(TimeDelta::hours(1)).code(), "ok");
    assert_eq!(
        case.later(TimeDelta::minutes(61)).code(),
        "signature_expired"
    );
    for time in ["-1", "99999999999999", "9223372036854775808", "1.5", "x"] {
        let extra = format!("created={time},");
        assert_eq!(
            code_over("(request-target) host date digest", &extra),
            "signature_malformed",
            "{time}"
        );
    }
}

#[test]
fn row_14_no_time_at_all() {
    assert_eq!(
        code_over("(request-target) host digest", ""),
        "signature_coverage"
    );
    // A time that is named but not covered could be put there by anybody.
    let extra = format!("created={},", now().timestamp());
    assert_eq!(
        code_over("(request-target) host digest", &extra),
        "signature_coverage"
    );
    assert_eq!(
        code_over("(request-target) host digest (expires)", "expires=1,"),
        "signature_coverage"
    );
}

#[test]
fn a_date_that_is_none() {
    let mut case = Case::unsigned();
    case.headers.remove("content-digest");
    case.set("date", "yesterday");
    sign_over_as(&mut case, "host", "(request-target) host date digest", "");
    assert_eq!(case.code_without_key(), "signature_malformed");
}

#[test]
fn lists_that_hide_something_are_refused() {
    let mut case = Case::unsigned();
    case.headers.remove("content-digest");
    for (listed, expected) in [
        (
            "(request-target) host host date digest",
            "signature_malformed",
        ),
        (
            "(request-target) host date digest a,b",
            "signature_malformed",
        ),
        (
            "(request-target) host date digest (unknown)",
            "signature_component",
        ),
        (
            "(request-target) host date digest authorization",
            "signature_component",
        ),
        (
            "(request-target) host date digest x-absent",
            "signature_invalid",
        ),
    ] {
        sign_over_as(&mut case, "host", listed, "");
        assert_eq!(case.code_without_key(), expected, "{listed}");
    }
}
