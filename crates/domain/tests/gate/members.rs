//! Texts, names, numbers and digests are within bounds, and have one spelling.

use super::{authored, code, endorsed, set, sound};
use crate::common::*;
use serde_json::json;
use undersigned_domain::admission::Role;

fn named(name: &str) -> &'static str {
    endorsed(&set("nameMap", json!({"en": name})))
}

#[test]
fn text_is_composed_and_without_tricks() {
    assert_eq!(named("勞工 Ünion عمال"), "taken");
    for trick in [
        "e\u{301}",
        "abc\u{202E}fed",
        "a\u{2066}b",
        "nul\u{0}",
        "\u{7f}",
        "\u{2028}",
    ] {
        assert_eq!(named(trick), "text_invalid", "{trick:?}");
        assert_eq!(
            endorsed(&set("extra", json!({trick: 1}))),
            "text_invalid",
            "{trick:?}"
        );
    }
    assert_eq!(named(" "), "member_invalid");
    assert_eq!(named("two\nlines"), "member_invalid");
}

#[test]
fn names_are_bounded_in_characters_and_number() {
    assert_eq!(named(&"勞".repeat(300)), "taken");
    assert_eq!(named(&"勞".repeat(301)), "field_too_long");
    let known_as = |count: usize| {
        let names: Vec<_> = (0..count).map(|n| format!("Name {n}")).collect();
        endorsed(&set("alsoKnownAs", json!(names)))
    };
    assert_eq!(known_as(15), "taken");
    assert_eq!(known_as(16), "field_too_long");
    assert_eq!(known_as(17), "field_too_long");
    assert_eq!(
        endorsed(&set("nameMap", json!({"klingon speak": "x"}))),
        "unknown_language"
    );
    assert_eq!(
        endorsed(&set("nameMap", json!("Dockers"))),
        "member_invalid"
    );
    assert_eq!(endorsed(&set("country", json!("hk"))), "member_invalid");
    assert_eq!(endorsed(&|d| drop(d.remove("nameMap"))), "member_invalid");
}

#[test]
fn what_is_withdrawn_carries_no_name() {
    assert_eq!(
        endorsed(&set("state", json!("withdrawn"))),
        "withdrawn_with_name"
    );
    let attested = attest(&seafarers(), 5, 1, "Bakers");
    assert_eq!(
        authored(&attested, &set("state", json!("withdrawn"))),
        "withdrawn_with_name"
    );
    let withdrawn = withdraw(&dockers(), 11);
    assert_eq!(
        authored(&withdrawn, &set("alsoKnownAs", json!(["D"]))),
        "withdrawn_with_name"
    );
    assert_eq!(
        authored(&withdrawn, &set("name", json!("Dockers"))),
        "withdrawn_with_name"
    );
    assert_eq!(authored(&withdrawn, &|_| ()), "taken");
}

#[test]
fn a_seq_is_an_integer_from_one_to_two_to_the_53rd() {
    let text = sound().text().to_owned();
    let with = |seq: &str| code(&text.replace("\"seq\":10", &format!("\"seq\":{seq}")));
    assert_eq!(with("10"), "taken");
    assert_eq!(with("11"), "proof_invalid");
    for below in ["0", "-1"] {
        assert_eq!(with(below), "seq_range", "{below}");
    }
    for no_integer in [
        "9007199254740992",
        "9223372036854775808",
        "1.0",
        "1e3",
        "-0",
        "1e400",
        "\"5\"",
        "[5]",
        "null",
    ] {
        assert_eq!(with(no_integer), "number_range", "{no_integer}");
    }
    assert_eq!(
        endorsed(&set("seq", json!(undersigned_domain::statement::MAX_SEQ))),
        "taken"
    );
    assert_eq!(endorsed(&|d| drop(d.remove("seq"))), "member_invalid");
}

#[test]
fn counts_are_in_range() {
    let counted = tally(&dockers(), 5, 500);
    for wrong in [json!(-5), json!(1_000_000_000_000_u64), json!(3.7)] {
        for member in ["individuals", "unnamedOrganisations"] {
            assert_eq!(
                authored(&counted, &set(member, wrong.clone())),
                "number_range",
                "{wrong}"
            );
        }
        assert_eq!(
            authored(&counted, &set("byRegion", json!({"HK": wrong}))),
            "number_range"
        );
    }
    assert_eq!(
        authored(&counted, &set("individuals", json!("many"))),
        "number_range"
    );
    assert_eq!(endorsed(&set("revision", json!(0))), "number_range");
    let attested = attest(&seafarers(), 5, 1, "Bakers");
    assert_eq!(
        authored(&attested, &set("ordinal", json!(0))),
        "number_range"
    );
}

#[test]
fn digests_have_one_spelling() {
    let digest = pin().text_digest;
    let hex = digest.hex();
    for wrong in [
        format!("sha-256:{}", hex.to_uppercase()),
        format!("md5-{hex}"),
        format!("sha-256:{}", &hex[..62]),
        format!("SHA-256:{hex}"),
        hex,
        String::new(),
    ] {
        assert_eq!(
            endorsed(&set("textDigest", json!(wrong))),
            "digest_format",
            "{wrong}"
        );
        let admission = admit(&seafarers(), 5, &dockers(), Role::Signer);
        for (member, value) in [("namesDigest", json!(wrong)), ("overrules", json!([wrong]))] {
            assert_eq!(
                authored(&admission, &set(member, value)),
                "digest_format",
                "{member}"
            );
        }
        let attested = attest(&seafarers(), 5, 1, "Bakers");
        assert_eq!(
            authored(&attested, &set("evidenceDigest", json!(wrong))),
            "digest_format"
        );
    }
}
