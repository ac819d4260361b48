//! The gate refuses what servers could read differently, under the right name, and lets the rest
//! through as it came.

mod members;
mod proofs;

use crate::common::*;
use serde_json::{Map, Value, json};
use undersigned_domain::{
    Bundle, Verified,
    admission::Role,
    bundle::in_order,
    statement::{MAX_NOTE_BYTES, MAX_STATEMENT_BYTES},
};

type Change<'a> = &'a dyn Fn(&mut Map<String, Value>);

fn sound() -> Verified {
    endorse(&dockers(), 10, "Union of Dockers")
}

fn code(text: &str) -> &'static str {
    match Verified::check(text.as_bytes()) {
        Ok(_) => "taken",
        Err(fault) => fault.code(),
    }
}

fn code_of(document: Map<String, Value>) -> &'static str {
    code(&Value::Object(document).to_string())
}

/// What the gate says of a statement that was changed after it was signed.
fn relayed(change: Change) -> &'static str {
    let mut document = sound().value().as_object().unwrap().clone();
    change(&mut document);
    code_of(document)
}

/// What the gate says of something its author signed as it is.
fn authored(of: &Verified, change: Change) -> &'static str {
    let by = match of.statement().author.as_str() {
        ORGANISER => root(),
        author if author == seafarers().actor => seafarers(),
        _ => dockers(),
    };
    let mut document = document(of);
    change(&mut document);
    code_of(signed(&by, document))
}

fn endorsed(change: Change) -> &'static str {
    authored(&sound(), change)
}

fn set(name: &str, value: Value) -> impl Fn(&mut Map<String, Value>) {
    move |document| {
        document.insert(name.to_owned(), value.clone());
    }
}

#[test]
fn what_is_sound_passes_and_keeps_its_text() {
    let text = format!("  {} \n", sound().text());
    let verified = Verified::check(text.as_bytes()).unwrap();
    assert_eq!(verified.text(), text);
    assert_eq!(verified.statement(), sound().statement());
    assert_eq!(
        Verified::stored(&text).unwrap().statement(),
        sound().statement()
    );
}

/// A library of the same program may make serde_json read such a member as the text inside it.
#[test]
fn a_member_of_whatever_name_stays_what_was_signed() {
    let mut more = document(&sound());
    let member = json!({"$serde_json::private::RawValue": "1"});
    more.insert("more".to_owned(), member);
    let text = Value::Object(signed(&dockers(), more)).to_string();
    let verified = Verified::check(text.as_bytes()).unwrap();
    let stored = Verified::stored(&text).unwrap();
    assert_eq!(stored.statement(), verified.statement());
    assert_eq!(stored.value().to_string(), text);
    let passed_on = Verified::check_value(&stored.value()).unwrap();
    assert_eq!(passed_on.statement(), verified.statement());
}

#[test]
fn json_is_strict() {
    let text = sound().text().to_owned();
    let first = |member: &str| text.replacen('{', &format!("{{{member},"), 1);
    assert_eq!(code(&first("\"seq\":9")), "json_duplicate_key");
    assert_eq!(code(&first("\"\\u0073eq\":9")), "json_duplicate_key");
    assert_eq!(
        code(&first(&format!(
            "\"a\":{}1{}",
            "[".repeat(40),
            "]".repeat(40)
        ))),
        "json_depth"
    );
    assert_eq!(code(&first("\"a\":\"\\ud800\"")), "json_invalid");
    for wrong in [
        format!("{text}x"),
        format!("\u{feff}{text}"),
        String::new(),
        "[]".into(),
        "null".into(),
    ] {
        assert_eq!(code(&wrong), "json_invalid", "{wrong:.20}");
    }
    let mut broken = text.into_bytes();
    broken.push(0xff);
    assert_eq!(Verified::check(&broken).unwrap_err().code(), "json_invalid");
}

#[test]
fn json_ld_keywords_are_refused_anywhere() {
    for keyword in [
        "@graph",
        "@reverse",
        "@included",
        "@id",
        "@type",
        "@anything",
    ] {
        assert_eq!(
            relayed(&set(keyword, json!([]))),
            "jsonld_keyword",
            "{keyword}"
        );
        assert_eq!(
            endorsed(&set("extra", json!([{keyword: 1}]))),
            "jsonld_keyword"
        );
        assert_eq!(
            relayed(&|d| d["proof"][keyword] = json!(1)),
            "jsonld_keyword"
        );
    }
    assert_eq!(
        endorsed(&set("extra", json!({"@context": []}))),
        "jsonld_keyword"
    );
}

#[test]
fn only_known_types_states_and_codes_are_read() {
    assert_eq!(endorsed(&set("type", json!("Vote"))), "member_invalid");
    assert_eq!(endorsed(&set("state", json!("admitted"))), "member_invalid");
    assert_eq!(
        endorsed(&set("about", json!([ORGANISER]))),
        "member_invalid"
    );
    assert_eq!(
        endorsed(&set(
            "key",
            json!("z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc")
        )),
        "member_invalid"
    );
    let admission = admit(&seafarers(), 5, &dockers(), Role::Signer);
    for (member, wrong) in [
        ("as", json!("owner")),
        ("reason", json!("We do not like them.")),
        ("about", json!([])),
        ("about", json!([ORGANISER, dockers().actor])),
        ("admits", json!("z6Mk")),
    ] {
        assert_eq!(
            authored(&admission, &set(member, wrong)),
            "member_invalid",
            "{member}"
        );
    }
    let (a, b) = (
        attestation_id(&seafarers(), 1),
        attestation_id(&seafarers(), 2),
    );
    let decision = same(&seafarers(), 5, [&a, &b], true);
    for wrong in [json!([b, a]), json!([a, a]), json!([a])] {
        assert_eq!(authored(&decision, &set("about", wrong)), "member_invalid");
    }
}

#[test]
fn documents_are_bounded() {
    let filled = |bytes: usize| endorsed(&set("extra", json!("x".repeat(bytes))));
    let own = sound().text().len();
    assert_eq!(filled(MAX_STATEMENT_BYTES - own), "taken");
    assert_eq!(filled(MAX_STATEMENT_BYTES), "field_too_long");
    let padded = |bytes: usize| code(&format!("{}{}", " ".repeat(bytes), sound().text()));
    assert_eq!(padded(MAX_STATEMENT_BYTES), "taken");
    assert_eq!(padded(MAX_STATEMENT_BYTES * 4), "field_too_long");
    let note = note(&root(), 1, 1, "Free them now");
    let longer = |bytes| authored(&note, &set("extra", json!("x".repeat(bytes))));
    assert_eq!(longer(MAX_STATEMENT_BYTES * 2), "taken");
    assert_eq!(longer(MAX_NOTE_BYTES), "field_too_long");
}

fn published(change: &dyn Fn(&mut Value)) -> &'static str {
    let note = note(&root(), 1, 1, "Free them now");
    authored(&note, &|document| change(&mut document["appeal"]))
}

#[test]
fn a_note_says_what_was_signed_in_languages_it_names() {
    assert_eq!(published(&|_| ()), "taken");
    assert_eq!(
        published(&|appeal| appeal["title"]["en"] = json!("Free some")),
        "text_digest"
    );
    assert_eq!(
        published(&|appeal| appeal["demands"] = json!([{"id": "1", "text": {"en": "All"}}])),
        "text_digest"
    );
    assert_eq!(
        published(&|appeal| appeal["title"]["fr"] = json!("Libérez-les")),
        "unknown_language"
    );
    assert_eq!(
        published(&|appeal| appeal["languages"] = json!(["en", "no such language"])),
        "unknown_language"
    );
    assert_eq!(
        published(&|appeal| appeal["textDigest"] = json!("md5-00")),
        "digest_format"
    );
    assert_eq!(
        published(&|appeal| appeal["languages"] = json!([])),
        "member_invalid"
    );
    assert_eq!(
        published(&|appeal| appeal["state"] = json!("paused")),
        "member_invalid"
    );
    assert_eq!(published(&|appeal| appeal["seq"] = json!(0)), "seq_range");
    assert_eq!(published(&|appeal| *appeal = json!([])), "member_invalid");
}

#[test]
fn a_translation_leaves_the_wording_as_it_was() {
    let translated = |appeal: &mut Value| {
        appeal["languages"] = json!(["en", "fr"]);
        appeal["translations"] = json!(["fr"]);
        appeal["title"]["fr"] = json!("Libérez-les");
    };
    assert_eq!(published(&translated), "taken");
}

#[test]
fn unknown_members_survive_reading_and_a_bundle() {
    let mut unknown = document(&endorse(&dockers(), 10, "Union of Dockers"));
    unknown.insert("x-later".into(), json!({"z": [1, {"a": null}], "b": "é"}));
    unknown["nameMap"]["yue"] = json!("碼頭業職工會");
    let endorsement = sign(&dockers(), unknown).unwrap();
    assert!(endorsement.text().contains("x-later"));

    let mut said = beginning();
    said.push(endorsement.clone());
    said.push(admit(&seafarers(), 11, &dockers(), Role::Signer));
    let held = state(&said);
    let texts: Vec<_> = in_order(&held)
        .iter()
        .map(|statement| {
            let said = said
                .iter()
                .find(|v| v.statement().digest == statement.digest);
            said.unwrap().text().to_owned()
        })
        .collect();
    let written = Bundle::write(&held, &texts);
    assert!(written.contains(endorsement.text()));
    let read = Bundle::read(written.as_bytes()).unwrap();
    assert_eq!(read.faults, []);
    assert!(
        read.state
            .digests()
            .contains(&endorsement.statement().digest)
    );
}
