//! What is no JSON that all read alike, and texts that are not clean.

use super::{All, sound};
use crate::common::*;
use serde_json::json;

pub(super) fn json_texts(all: &mut All) {
    let text = sound().text().to_owned();
    let first = |member: &str| text.replacen('{', &format!("{{{member},"), 1);
    let nested = |depth: usize| format!("\"a\":{}1{}", "[".repeat(depth), "]".repeat(depth));
    let many = format!("\"a\":[{}1]", "1,".repeat(10_000));
    for (code, name, text) in [
        ("json_invalid", "nothing at all", String::new()),
        ("json_invalid", "a list", "[]".into()),
        ("json_invalid", "null", "null".into()),
        (
            "json_invalid",
            "something after the value",
            format!("{text}x"),
        ),
        ("json_invalid", "a second value", format!("{text}{text}")),
        (
            "json_invalid",
            "a byte order mark",
            format!("\u{feff}{text}"),
        ),
        (
            "json_invalid",
            "a lone surrogate",
            first("\"a\":\"\\ud800\""),
        ),
        (
            "json_invalid",
            "a control character as it is",
            first("\"a\":\"\u{1}\""),
        ),
        ("json_invalid", "NaN", first("\"a\":NaN")),
        ("json_invalid", "a leading zero", first("\"a\":01")),
        (
            "json_invalid",
            "a trailing comma",
            format!("{},}}", &text[..text.len() - 1]),
        ),
        ("json_invalid", "cut short", text[..text.len() - 1].into()),
        ("json_duplicate_key", "one key twice", first("\"seq\":9")),
        (
            "json_duplicate_key",
            "one key twice, escaped",
            first("\"\\u0073eq\":9"),
        ),
        (
            "json_duplicate_key",
            "one key twice inside",
            first("\"a\":{\"b\":1,\"b\":1}"),
        ),
        ("json_depth", "33 levels", first(&nested(32))),
        ("json_limits", "10,001 items", first(&many)),
        ("number_range", "a fraction", first("\"a\":1.5")),
        ("number_range", "a fraction of zero", first("\"a\":1.0")),
        ("number_range", "an exponent", first("\"a\":1e3")),
        (
            "number_range",
            "an exponent beyond every double",
            first("\"a\":1e400"),
        ),
        ("number_range", "minus zero", first("\"a\":-0")),
        ("number_range", "2^53", first("\"a\":9007199254740992")),
        ("number_range", "-2^53", first("\"a\":-9007199254740992")),
        ("number_range", "2^64", first("\"a\":18446744073709551616")),
        (
            "field_too_long",
            "65,537 bytes, most of them white space",
            format!("{}{text}", " ".repeat(65_537 - text.len())),
        ),
        (
            "field_too_long",
            "1 MiB and a byte",
            format!("{}{text}", " ".repeat(1_048_577 - text.len())),
        ),
    ] {
        all.text(code, name, text);
    }
    let mut broken = text.into_bytes();
    broken[10] = 0xff;
    all.text("json_invalid", "not UTF-8", broken);
}

pub(super) fn texts(all: &mut All) {
    let sound = sound();
    for (name, text) in [
        ("decomposed", "e\u{301}"),
        ("a bidirectional override", "abc\u{202E}fed"),
        ("a bidirectional isolate", "a\u{2066}b"),
        ("NUL", "a\u{0}"),
        ("delete", "\u{7f}"),
        ("a C1 control", "\u{85}"),
        ("a carriage return", "a\r\nb"),
        ("a line separator", "\u{2028}"),
        ("a character that is not assigned", "\u{378}"),
        ("a character that never will be", "\u{FFFF}"),
    ] {
        all.signed(
            "text_invalid",
            &format!("a name with {name}"),
            &sound,
            &|d| {
                d["nameMap"]["en"] = json!(text);
            },
        );
        all.signed(
            "text_invalid",
            &format!("a key with {name}"),
            &sound,
            &|d| {
                d["extra"] = json!({text: 1});
            },
        );
    }
    for keyword in ["@graph", "@id", "@anything"] {
        all.signed(
            "jsonld_keyword",
            &format!("{keyword} at the top"),
            &sound,
            &|d| {
                d[keyword] = json!([]);
            },
        );
        all.signed(
            "jsonld_keyword",
            &format!("{keyword} inside"),
            &sound,
            &|d| {
                d["extra"] = json!([{keyword: 1}]);
            },
        );
        all.relayed(
            "jsonld_keyword",
            &format!("{keyword} in the proof"),
            &sound,
            &|d| {
                d["proof"][keyword] = json!(1);
            },
        );
    }
    all.signed("jsonld_keyword", "@context inside", &sound, &|d| {
        d["extra"] = json!({"@context": []});
    });
    let filler =
        16 * 1024 + 1 - undersigned_proof::canonical::canonical(&document(&sound)).len() - 11;
    all.signed(
        "field_too_long",
        "a canonical form of 16 KiB and a byte",
        &sound,
        &|d| {
            d["extra"] = json!("x".repeat(filler));
        },
    );
}
