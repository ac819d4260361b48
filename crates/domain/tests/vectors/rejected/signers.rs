//! What signers say of themselves, and what is attested of them.

use super::{All, sound, without};
use crate::common::*;
use serde_json::json;

pub(super) fn signers(all: &mut All) {
    let (sound, withdrawn) = (sound(), withdraw(&dockers(), 11));
    all.each(
        "member_invalid",
        &sound,
        "/state",
        [json!("admitted"), json!(null)],
    );
    all.each(
        "member_invalid",
        &sound,
        "/about",
        [json!([ORGANISER]), json!(ORGANISER), json!(null)],
    );
    all.each(
        "member_invalid",
        &sound,
        "/nameMap",
        [
            json!({}),
            json!("Dockers"),
            json!({"en": 5}),
            json!({"en": " \u{a0}"}),
            json!({"en": "two\nlines"}),
            json!(null),
        ],
    );
    all.each(
        "field_too_long",
        &sound,
        "/nameMap/en",
        [json!("勞".repeat(301))],
    );
    all.each(
        "unknown_language",
        &sound,
        "/nameMap",
        [
            json!({"klingon speak": "x"}),
            json!({"e": "x"}),
            json!({"en-": "x"}),
            json!({"abcdefghi": "x"}),
            json!({"en_GB": "x"}),
        ],
    );
    let names = |count: usize| json!((0..count).map(|n| format!("Name {n}")).collect::<Vec<_>>());
    all.each(
        "field_too_long",
        &sound,
        "/alsoKnownAs",
        [names(16), names(17)],
    );
    all.each(
        "member_invalid",
        &sound,
        "/alsoKnownAs",
        [json!("Dockers"), json!([5]), json!([""])],
    );
    all.each(
        "member_invalid",
        &sound,
        "/country",
        [json!("cl"), json!("C"), json!(5), json!(null)],
    );
    all.each("field_too_long", &sound, "/country", [json!("CHL")]);
    all.each(
        "member_invalid",
        &sound,
        "/capacity",
        [json!("private"), json!("x".repeat(33)), json!(null)],
    );
    all.signed(
        "member_invalid",
        "no revision",
        &sound,
        &without("revision"),
    );
    all.signed(
        "member_invalid",
        "no text digest",
        &sound,
        &without("textDigest"),
    );
    all.each(
        "number_range",
        &sound,
        "/revision",
        [json!(0), json!(10_001)],
    );
    all.each("number_range", &sound, "/revision", [json!("1")]);
    let hex = pin().text_digest.hex();
    all.each(
        "digest_format",
        &sound,
        "/textDigest",
        [
            json!(hex),
            json!(format!("sha-256:{}", hex.to_uppercase())),
            json!(format!("SHA-256:{hex}")),
            json!(format!("sha-256:{}", &hex[..62])),
            json!(""),
        ],
    );
    all.each(
        "member_invalid",
        &sound,
        "/reservations",
        [
            json!({}),
            json!([5]),
            json!([{"text": "no demand"}]),
            json!([{"demand": "1", "text": null}]),
        ],
    );
    all.each(
        "field_too_long",
        &sound,
        "/reservations",
        [
            json!(vec![json!({"demand": "1"}); 33]),
            json!([{"demand": "1", "text": "x".repeat(1_001)}]),
        ],
    );
    all.each("id_not_canonical", &sound, "/claims", [json!("paper 1")]);
    all.each("member_invalid", &sound, "/claims", [json!(null)]);
    all.each(
        "withdrawn_with_name",
        &sound,
        "/state",
        [json!("withdrawn")],
    );
    all.each(
        "withdrawn_with_name",
        &withdrawn,
        "/alsoKnownAs",
        [json!(["D"])],
    );
    all.each(
        "withdrawn_with_name",
        &withdrawn,
        "/name",
        [json!("Dockers"), json!(null)],
    );
    let attested = attest(&seafarers(), 5, 1, "Bakers");
    all.each(
        "withdrawn_with_name",
        &attested,
        "/state",
        [json!("withdrawn")],
    );
    for name in [
        "kind",
        "provenance",
        "revision",
        "textDigest",
        "nameMap",
        "state",
    ] {
        all.signed(
            "member_invalid",
            &format!("an attestation without {name}"),
            &attested,
            &without(name),
        );
    }
    all.each("member_invalid", &attested, "/kind", [json!("person")]);
    all.each(
        "member_invalid",
        &attested,
        "/provenance",
        [json!("hearsay")],
    );
    all.each(
        "member_invalid",
        &attested,
        "/role",
        [json!("signer"), json!(null)],
    );
    all.each(
        "digest_format",
        &attested,
        "/evidenceDigest",
        [json!("sha-256:0")],
    );
    all.each(
        "number_range",
        &attested,
        "/ordinal",
        [json!(0), json!(10_000_001)],
    );
    all.each("number_range", &attested, "/since", [json!(0)]);
    all.each(
        "field_too_long",
        &attested,
        "/signedAt",
        [json!("x".repeat(41))],
    );
}
