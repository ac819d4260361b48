//! Notes whose appeal says what it must not, or leaves out what it must say.

use super::All;
use crate::common::*;
use serde_json::json;

pub(super) fn notes(all: &mut All) {
    let note = rich_note(&root(), 1);
    for (pointer, value) in [
        ("/appeal/title/en", json!("Free some")),
        ("/appeal/demands/0/text/en", json!("Release some.")),
        ("/appeal/addressees/1/office", json!("President")),
    ] {
        all.each("text_digest", &note, pointer, [value]);
    }
    all.each(
        "unknown_language",
        &note,
        "/appeal/title/de",
        [json!("Freiheit")],
    );
    all.each(
        "unknown_language",
        &note,
        "/appeal/body/de",
        [json!("Freiheit")],
    );
    all.each(
        "unknown_language",
        &note,
        "/appeal/demands/0/text/de",
        [json!("Freiheit")],
    );
    all.each(
        "unknown_language",
        &note,
        "/appeal/languages",
        [json!(["en", "fr", "no such language"])],
    );
    all.each(
        "unknown_language",
        &note,
        "/appeal/translations",
        [json!(["de"])],
    );
    all.each(
        "field_too_long",
        &note,
        "/appeal/languages",
        [json!(vec!["en"; 41])],
    );
    all.each(
        "member_invalid",
        &note,
        "/appeal/languages",
        [json!([]), json!("en")],
    );
    all.each(
        "member_invalid",
        &note,
        "/appeal/translations",
        [json!(["en", "fr"]), json!("fr"), json!(null)],
    );
    all.each(
        "member_invalid",
        &note,
        "/appeal/title",
        [
            json!({"fr": "Libérez-les"}),
            json!({"en": " "}),
            json!("Free them now"),
            json!({"en": null}),
        ],
    );
    all.each(
        "field_too_long",
        &note,
        "/appeal/title/fr",
        [json!("é".repeat(301))],
    );
    all.each(
        "member_invalid",
        &note,
        "/appeal/body",
        [json!(null), json!("We ask for it.")],
    );
    all.each(
        "member_invalid",
        &note,
        "/appeal/kind",
        [json!("letter"), json!({"petition": null})],
    );
    all.each("member_invalid", &note, "/appeal/state", [json!("paused")]);
    all.each(
        "member_invalid",
        &note,
        "/appeal/demands",
        [
            json!(null),
            json!({}),
            json!([{"id": "1"}]),
            json!([{"text": {}}]),
            json!([["1", {"en": "Release."}]]),
            json!([{"id": "1", "text": {}}, {"id": "1", "text": {}}]),
            json!([{"id": "", "text": {}}]),
        ],
    );
    all.each(
        "field_too_long",
        &note,
        "/appeal/demands/0/id",
        [json!("x".repeat(65)), json!("é".repeat(33))],
    );
    all.each(
        "member_invalid",
        &note,
        "/appeal/addressees",
        [
            json!([["Minister"]]),
            json!([{"holder": "N. N."}]),
            json!([{"office": ["Minister"]}]),
            json!([{"office": "Minister", "email": 5}]),
        ],
    );
    all.each(
        "member_invalid",
        &note,
        "/appeal/initiators",
        [json!(seafarers().actor), json!([5])],
    );
    all.each("member_invalid", &note, "/appeal/deadline", [json!(5)]);
    all.each(
        "field_too_long",
        &note,
        "/appeal/demands",
        [json!(
            (0..101)
                .map(|n| json!({"id": n.to_string(), "text": {}}))
                .collect::<Vec<_>>()
        )],
    );
    all.each("number_range", &note, "/appeal/revision", [json!(0)]);
    all.each("seq_range", &note, "/appeal/seq", [json!(0)]);
    all.each(
        "digest_format",
        &note,
        "/appeal/textDigest",
        [json!("md5-00")],
    );
    all.each("member_invalid", &note, "/appeal", [json!([]), json!(null)]);
    all.each("member_invalid", &note, "/about", [json!(ORGANISER)]);
    for name in [
        "key",
        "root",
        "seq",
        "state",
        "revision",
        "textDigest",
        "kind",
        "title",
        "body",
        "languages",
    ] {
        all.signed(
            "member_invalid",
            &format!("a note without {name}"),
            &note,
            &|d| {
                drop(d["appeal"].as_object_mut().expect("an object").remove(name));
            },
        );
    }
}
