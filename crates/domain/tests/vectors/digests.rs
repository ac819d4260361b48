//! Canonical forms, and the digests that are not of one statement.

use crate::{common::*, files::json_is_current};
use serde_json::{Value, json};
use undersigned_domain::{Names, State, text_digest::text_digest};
use undersigned_proof::{Digest, canonical::canonical};

fn canonical_forms() -> Vec<Value> {
    [
        (
            "members are sorted by UTF-16 code units",
            json!({"ﬀ": 1, "😀": 2, "z": 3, "A": 4, "é": 5}),
        ),
        (
            "only quotes, backslashes and controls are escaped",
            json!({"a": "\"\\/\n\t\u{8}\u{c}\r\u{1}\u{7f}é\u{2028}"}),
        ),
        ("integers", json!([0, -1, 9_007_199_254_740_991_u64])),
    ]
    .map(|(name, value)| {
        let form = String::from_utf8(canonical(&value)).expect("UTF-8");
        json!({"name": name, "of": "canonical form", "value": value, "canonical": form})
    })
    .into()
}

fn names_digests() -> Vec<Value> {
    [
        ("one name", json!({"nameMap": {"en": "Union of Dockers"}})),
        (
            "every member, and some that are not covered",
            json!({
                "nameMap": {"en": "Union of Dockers", "zh-Hant": "碼頭業職工會"},
                "alsoKnownAs": ["UoD", "Dockers"], "country": "CL", "capacity": "personal",
                "name": "x", "revision": 1,
            }),
        ),
        (
            "an empty list is not set",
            json!({"nameMap": {"en": "Union of Dockers"}, "alsoKnownAs": []}),
        ),
        (
            "an empty map is not set",
            json!({"nameMap": {}, "alsoKnownAs": ["UoD"]}),
        ),
    ]
    .map(|(name, value)| {
        let names: Names = serde_json::from_value(with_name_map(&value)).expect("names");
        json!({"name": name, "of": "names", "value": value, "digest": names.digest()})
    })
    .into()
}

fn with_name_map(value: &Value) -> Value {
    let mut value = value.clone();
    if value.get("nameMap").is_none() {
        value["nameMap"] = json!({});
    }
    value
}

fn text_digests() -> Vec<Value> {
    let text = json!({
        "languages": ["en", "fr"],
        "title": {"en": "Free them now"},
        "body": {"en": "We ask for it."},
        "demands": [{"id": "1", "text": {"en": "All of them."}, "x-note": "kept", "x-map": {"en": 1, "de": 2}}],
        "addressees": [{"office": {"en": "Minister"}, "holder": "N. N.", "x": [{"de": 1}]}],
    });
    let mut translated = text.clone();
    translated["translations"] = json!(["fr"]);
    translated["title"]["fr"] = json!("Libérez-les");
    translated["body"]["fr"] = json!("Nous le demandons.");
    translated["demands"][0]["text"]["fr"] = json!("Tous.");
    translated["addressees"][0]["office"]["fr"] = json!("Ministre");
    translated["updates"] = json!("not covered");
    let mut authoritative = translated.clone();
    authoritative["translations"] = json!([]);
    let mut changed = text.clone();
    changed["demands"][0]["text"]["en"] = json!("Some of them.");
    let bare = json!({"languages": ["en"], "title": {"en": "T"}, "body": {}});
    [
        ("a text", text),
        ("a translation changes nothing", translated),
        ("a second authoritative language changes it", authoritative),
        ("a changed demand changes it", changed),
        ("absent members stay absent", bare),
    ]
    .map(|(name, value)| {
        let list = |name: &str| -> Vec<String> {
            let items = value[name].as_array().cloned().unwrap_or_default();
            items
                .iter()
                .map(|tag| tag.as_str().expect("a tag").to_owned())
                .collect()
        };
        let translations = list("translations");
        let mut languages = list("languages");
        languages.retain(|tag| !translations.contains(tag));
        let digest = text_digest(value.as_object().expect("an object"), &languages);
        json!({"name": name, "of": "text", "value": value, "digest": digest})
    })
    .into()
}

fn state_digests() -> Vec<Value> {
    let vector = |name: &str, state: &State| {
        let statements: Vec<_> = state.digests().iter().map(Digest::to_string).collect();
        let value = json!({"object": APPEAL, "root": root().key.public().as_str(), "rules": 1});
        json!({"name": name, "of": "state", "value": value, "statements": statements, "digest": state.digest()})
    };
    vec![
        vector("an empty state", &State::new(appeal())),
        vector("five statements, sorted", &state(&with_dockers())),
    ]
}

fn register_digests() -> Vec<Value> {
    [
        (
            "of a note's second revision",
            json!([
                ORGANISER,
                root().key.public().as_str(),
                "Note",
                ["2"],
                null,
                null
            ]),
        ),
        (
            "of an admission of an actor with all its keys",
            json!([
                ORGANISER,
                root().key.public().as_str(),
                "Admission",
                [dockers().actor],
                "signer",
                null
            ]),
        ),
    ]
    .map(|(name, value)| {
        let digest = Digest::of(&[b"undersigned:register:v1\0", &canonical(&value)]);
        json!({"name": name, "of": "register", "value": value, "digest": digest})
    })
    .into()
}

#[test]
fn digests() {
    let all = [
        canonical_forms(),
        names_digests(),
        text_digests(),
        register_digests(),
        state_digests(),
    ];
    json_is_current("digests.json", &all.concat().into());
}
