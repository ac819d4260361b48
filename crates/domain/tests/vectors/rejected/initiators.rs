//! What initiators say: admissions, decisions about who is the same, and counts.

use super::{All, multikey, without};
use crate::common::*;
use serde_json::{Map, json};
use undersigned_domain::admission::Role;

pub(super) fn initiators(all: &mut All) {
    let admission = admit(&seafarers(), 5, &dockers(), Role::Signer);
    all.each(
        "member_invalid",
        &admission,
        "/as",
        [json!("owner"), json!(null)],
    );
    all.each("member_invalid", &admission, "/state", [json!("endorsed")]);
    all.each(
        "member_invalid",
        &admission,
        "/reason",
        [
            json!("We do not like them."),
            json!("We do not like them, and we say so."),
            json!(null),
        ],
    );
    all.each(
        "member_invalid",
        &admission,
        "/about",
        [
            json!([]),
            json!([ORGANISER, dockers().actor]),
            json!(ORGANISER),
        ],
    );
    all.each(
        "id_not_canonical",
        &admission,
        "/about",
        [json!(["dockers"])],
    );
    all.each(
        "field_too_long",
        &admission,
        "/about",
        [json!([ORGANISER, dockers().actor, teachers().actor])],
    );
    all.each(
        "member_invalid",
        &admission,
        "/admits",
        [json!("z6Mk"), multikey(1, 0, 0), json!(null)],
    );
    all.each(
        "digest_format",
        &admission,
        "/namesDigest",
        [json!("md5-00")],
    );
    all.each(
        "digest_format",
        &admission,
        "/overrules",
        [json!(["sha-256:0"])],
    );
    all.each(
        "field_too_long",
        &admission,
        "/overrules",
        [json!(vec![pin().text_digest.to_string(); 65])],
    );
    all.each("number_range", &admission, "/ordinal", [json!(0)]);
    all.each("number_range", &admission, "/since", [json!(0)]);
    all.signed(
        "member_invalid",
        "an admission without as",
        &admission,
        &without("as"),
    );
    let (a, b) = (
        attestation_id(&seafarers(), 1),
        attestation_id(&seafarers(), 2),
    );
    let decision = same(&seafarers(), 5, [&a, &b], true);
    all.each(
        "member_invalid",
        &decision,
        "/about",
        [json!([b, a]), json!([a, a]), json!([a])],
    );
    all.each("member_invalid", &decision, "/state", [json!("similar")]);
    all.each(
        "field_too_long",
        &decision,
        "/reason",
        [json!("x".repeat(65))],
    );
    let counted = tally(&dockers(), 5, 500);
    for pointer in ["/individuals", "/unnamedOrganisations"] {
        all.each(
            "number_range",
            &counted,
            pointer,
            [json!(-5), json!(1_000_000_001), json!("many"), json!(null)],
        );
    }
    all.each(
        "number_range",
        &counted,
        "/byRegion",
        [json!({"CL": -1}), json!({"CL": "many"})],
    );
    all.each("member_invalid", &counted, "/byRegion", [json!([])]);
    let regions: Map<_, _> = (0..501).map(|n| (format!("R{n}"), json!(1))).collect();
    all.each("field_too_long", &counted, "/byRegion", [json!(regions)]);
    all.each(
        "field_too_long",
        &counted,
        "/method",
        [json!("x".repeat(65))],
    );
}
