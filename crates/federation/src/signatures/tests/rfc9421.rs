//! RFC 9421.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sfv::{Dictionary, ListEntry, Parser};

use super::*;
use crate::signatures::rfc9421::signature_base;

const USUAL: &str = "\"@method\" \"@target-uri\" \"content-digest\"";

/// Signs `case` with the given list of components and parameters under `label`.
fn sign_with(case: &mut Case, label: &str, list: &str) {
    let input = format!("{label}={list}");
    let parsed: Dictionary = Parser::new(&input).parse().unwrap();
    let Some(ListEntry::InnerList(inner)) = parsed.get(label) else {
        panic!("not a list: {input}");
    };
    // Where no base can be made, the policy has to refuse before it comes to verifying.
    let base = signature_base(&case.parts(), inner).unwrap_or_default();
    let signature = STANDARD.encode(KEY.0.sign(base.as_bytes()).unwrap());
    case.append("signature-input", &input);
    case.append("signature", &format!("{label}=:{signature}:"));
}

fn usual_parameters() -> String {
    format!(";created={};keyid=\"{KEY_ID}\"", now().timestamp())
}

fn unsigned() -> Case {
    let mut case = Case::unsigned();
    case.headers.remove("digest");
    case
}

fn code_with(components: &str, parameters: &str) -> &'static str {
    let mut case = unsigned();
    sign_with(&mut case, "sig1", &format!("({components}){parameters}"));
    case.code()
}

#[test]
fn parameters_are_taken_in_any_order_and_unknown_ones_are_signed_too() {
    let created = now().timestamp();
    for parameters in [
        format!(";keyid=\"{KEY_ID}\";created={created}"),
        format!(";alg=\"rsa-v1_5-sha256\";keyid=\"{KEY_ID}\";nonce=\"n\";created={created}"),
        format!(";tag=\"a\\\"b\";created={created};x-unknown;keyid=\"{KEY_ID}\""),
    ] {
        assert_eq!(code_with(USUAL, &parameters), "ok", "{parameters}");
    }
}

#[test]
fn the_target_may_be_spelled_out() {
    let rest = "\"@method\" \"content-digest\"";
    for (target, expected) in [
        ("\"@authority\" \"@path\"", "ok"),
        ("\"host\" \"@path\" \"@query\"", "ok"),
        ("\"@authority\" \"@request-target\" \"@scheme\"", "ok"),
        ("\"@path\"", "signature_coverage"),
        ("\"@authority\"", "signature_coverage"),
        ("\"@authority\" \"@query\"", "signature_coverage"),
    ] {
        let components = format!("{rest} {target}");
        assert_eq!(
            code_with(&components, &usual_parameters()),
            expected,
            "{target}"
        );
    }
    let mut case = unsigned();
    case.path_and_query = "/inbox?x=1".to_owned();
    let list = format!("({rest} \"@authority\" \"@path\"){}", usual_parameters());
    sign_with(&mut case, "sig1", &list);
    assert_eq!(case.code(), "signature_coverage", "the query is left out");
}

#[test]
fn row_4_labels_in_one_header_only() {
    let signed = Case::signed(Scheme::Rfc9421);
    let mut case = signed.clone();
    case.replace("signature", "sig1", "sig2");
    assert_eq!(case.code_without_key(), "signature_malformed");
    let mut case = signed.clone();
    case.append("signature-input", "sig2=()");
    assert_eq!(case.code_without_key(), "signature_malformed");
    let mut case = signed.clone();
    case.append("signature", "sig2=:AAAA:");
    assert_eq!(case.code_without_key(), "signature_malformed");
    let mut case = signed;
    case.headers.remove("signature");
    assert_eq!(case.code_without_key(), "signature_malformed");
}

#[test]
fn row_6_to_9_coverage() {
    for components in [
        "",
        "\"@method\"",
        "\"@method\" \"@target-uri\"",
        "\"@target-uri\" \"content-digest\"",
        "\"@method\" \"content-digest\"",
    ] {
        assert_eq!(
            code_with(components, &usual_parameters()),
            "signature_coverage",
            "{components}"
        );
    }
    let mut case = unsigned();
    case.set("digest", &digest(BODY));
    sign_with(
        &mut case,
        "sig1",
        &format!("({USUAL}){}", usual_parameters()),
    );
    assert_eq!(case.code(), "signature_coverage", "row 7: digest beside it");
}

#[test]
fn row_13_expires_is_honoured() {
    let created = now().timestamp();
    let parameters = |expires| format!(";created={created};expires={expires};keyid=\"{KEY_ID}\"");
    assert_eq!(code_with(USUAL, &parameters(created)), "ok");
    assert_eq!(
        code_with(USUAL, &parameters(created - 1)),
        "signature_expired"
    );
    for wrong in ["-1", "999999999999999", "1.5", "\"1\"", "?1"] {
        let parameters = format!(";created={wrong};keyid=\"{KEY_ID}\"");
        assert_eq!(
            code_with(USUAL, &parameters),
            "signature_malformed",
            "{wrong}"
        );
    }
}

#[test]
fn row_14_no_time_of_creation() {
    let parameters = format!(";keyid=\"{KEY_ID}\"");
    assert_eq!(code_with(USUAL, &parameters), "signature_coverage");
}

#[test]
fn no_key_id() {
    let parameters = format!(";created={}", now().timestamp());
    assert_eq!(code_with(USUAL, &parameters), "signature_malformed");
}

#[test]
fn row_17_components_that_are_not_implemented() {
    for component in [
        "\"@query-param\";name=\"x\"",
        "\"@query-param\"",
        "\"date\";bs",
        "\"date\";sf",
        "\"date\";tr",
        "\"date\";req",
        "\"date\";key=\"a\"",
        "\"date\";unknown",
        "\"@method\";req",
        "\"@status\"",
        "\"@signature-params\"",
        "\"@new\"",
    ] {
        let components = format!("{USUAL} {component}");
        let components = components.replace(
            "\"@method\" ",
            match component {
                "\"@method\";req" => "",
                _ => "\"@method\" ",
            },
        );
        assert_eq!(
            code_with(&components, &usual_parameters()),
            "signature_component",
            "{component}"
        );
    }
    for (component, expected) in [
        ("\"@method\"", "signature_malformed"),
        ("\"Date\"", "signature_malformed"),
        ("1", "signature_malformed"),
        ("\"x-absent\"", "signature_invalid"),
    ] {
        let components = format!("{USUAL} {component}");
        assert_eq!(
            code_with(&components, &usual_parameters()),
            expected,
            "{component}"
        );
    }
}

#[test]
fn row_3_several_labels_must_name_one_document() {
    let mut case = unsigned();
    let list = format!("({USUAL}){}", usual_parameters());
    sign_with(&mut case, "first", &list);
    sign_with(
        &mut case,
        "second",
        &list.replace("#main-key", "#other-key"),
    );
    let found = case.parse().unwrap();
    let labels: Vec<_> = found.labels().map(|(label, _)| label).collect();
    assert_eq!(labels, ["first", "second"]);
    assert_eq!(case.code(), "ok");

    let evil = list.replace("peer.example", "evil.example");
    sign_with(&mut case, "third", &evil);
    assert_eq!(case.code_without_key(), "signature_ambiguous");
}

#[test]
fn every_label_must_satisfy_the_policy_and_every_one_of_a_key_must_verify() {
    let list = format!("({USUAL}){}", usual_parameters());
    let mut weak = unsigned();
    sign_with(&mut weak, "first", &list);
    sign_with(
        &mut weak,
        "second",
        &format!("(\"@method\"){}", usual_parameters()),
    );
    assert_eq!(weak.code_without_key(), "signature_coverage");

    let mut forged = unsigned();
    sign_with(&mut forged, "first", &list);
    forged.append("signature-input", &format!("second={list}"));
    forged.append("signature", "second=:AAAA:");
    assert_eq!(forged.code(), "signature_invalid");

    let mut many = unsigned();
    for label in ["a", "b", "c", "d", "e"] {
        sign_with(&mut many, label, &list);
    }
    assert_eq!(many.code_without_key(), "signature_malformed");
}

#[test]
fn algorithms_of_other_kinds_are_refused() {
    for name in [
        "rsa-pss-sha512",
        "hmac-sha256",
        "ecdsa-p256-sha256",
        "ed25519",
    ] {
        let parameters = format!("{};alg=\"{name}\"", usual_parameters());
        assert_eq!(code_with(USUAL, &parameters), "signature_invalid", "{name}");
    }
}
