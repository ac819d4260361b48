//! What every statement has: id, type, author, key, appeal, root and `seq`.

use super::{All, multikey, sound, without};
use serde_json::json;

pub(super) fn envelopes(all: &mut All) {
    let sound = sound();
    for name in ["id", "type", "attributedTo", "key", "object", "root", "seq"] {
        all.signed(
            "member_invalid",
            &format!("no {name}"),
            &sound,
            &without(name),
        );
    }
    for name in ["id", "attributedTo", "key", "object", "root", "type"] {
        all.signed(
            "member_invalid",
            &format!("a list of {name}"),
            &sound,
            &|d| d[name] = json!([d[name]]),
        );
    }
    all.each(
        "member_invalid",
        &sound,
        "/type",
        [json!("Vote"), json!(null)],
    );
    all.each(
        "member_invalid",
        &sound,
        "/published",
        [json!(5), json!(null)],
    );
    all.each(
        "field_too_long",
        &sound,
        "/published",
        [json!("2026-12-02T00:00:00.0000000000000000000000Z")],
    );
    all.each(
        "member_invalid",
        &sound,
        "/key",
        [
            json!("z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"),
            json!("z6Mk"),
            // Of small order; beyond the field's size; no point of the curve.
            multikey(1, 0, 0),
            multikey(0xf0, 0xff, 0x7f),
            multikey(2, 0, 0),
        ],
    );
    // No signature is checked under it.
    all.each("member_invalid", &sound, "/root", [multikey(1, 0, 0)]);
    all.each("seq_range", &sound, "/seq", [json!(0), json!(-1)]);
    all.each(
        "number_range",
        &sound,
        "/seq",
        [json!("5"), json!([5]), json!(null), json!(true)],
    );
    for id in [
        "https://DOCKERS.example/a",
        "https://dockers.example:443/a",
        "https://dockers.example./a",
        "https://dockers.example/%7Ea",
        "https://dockers.example/a%",
        "https://dockers.example/a/../b",
        "https://good@dockers.example/a",
        "dockers",
    ] {
        for pointer in ["/id", "/attributedTo", "/object"] {
            all.each("id_not_canonical", &sound, pointer, [json!(id)]);
        }
    }
    let endless = |length: usize| {
        json!(format!(
            "https://dockers.example/{}",
            "a".repeat(length - 24)
        ))
    };
    all.each("field_too_long", &sound, "/id", [endless(2_049)]);
}
