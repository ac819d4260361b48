//! The gate refuses what servers could read differently, under the right name, and lets the rest
//! through as it came.

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

fn named(name: &str) -> &'static str {
    endorsed(&set("nameMap", json!({"en": name})))
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

// The proof.

#[test]
fn a_statement_has_exactly_one_proof() {
    assert_eq!(relayed(&|d| drop(d.remove("proof"))), "proof_required");
    assert_eq!(relayed(&set("proof", Value::Null)), "proof_required");
    assert_eq!(
        relayed(&|d| d["proof"] = json!([d["proof"], d["proof"]])),
        "proof_required"
    );
}

#[test]
fn suite_type_and_purpose_are_ours() {
    for (member, value, expected) in [
        ("cryptosuite", "eddsa-rdfc-2022", "proof_suite"),
        ("type", "Ed25519Signature2020", "proof_suite"),
        ("proofPurpose", "authentication", "proof_purpose"),
    ] {
        assert_eq!(
            relayed(&|d| d["proof"][member] = json!(value)),
            expected,
            "{member}"
        );
        assert_eq!(
            relayed(&|d| drop(d["proof"].as_object_mut().unwrap().remove(member))),
            expected
        );
    }
}

#[test]
fn contexts_are_equal_and_known() {
    let more = |context: &mut Value| {
        context
            .as_array_mut()
            .unwrap()
            .push(json!({"name": "us:key"}))
    };
    assert_eq!(relayed(&|d| more(&mut d["@context"])), "proof_context");
    assert_eq!(
        relayed(&|d| more(&mut d["proof"]["@context"])),
        "proof_context"
    );
    assert_eq!(endorsed(&|d| more(&mut d["@context"])), "context_unknown");
    assert_eq!(
        endorsed(&set(
            "@context",
            json!("https://www.w3.org/ns/activitystreams")
        )),
        "context_unknown"
    );
    assert_eq!(endorsed(&|d| drop(d.remove("@context"))), "context_unknown");
    // In another order it is another context.
    assert_eq!(
        endorsed(&|d| d["@context"].as_array_mut().unwrap().reverse()),
        "context_unknown"
    );
}

#[test]
fn every_signed_member_is_covered() {
    let other = stranger().key.public();
    let changes: [(&str, Value); 8] = [
        ("seq", json!(11)),
        ("revision", json!(2)),
        ("nameMap", json!({"en": "Union of Bakers"})),
        ("object", json!("https://hub.example/appeals/another")),
        ("key", json!(other.as_str())),
        ("root", json!(other.as_str())),
        ("published", json!("2026-12-03T00:00:00Z")),
        ("extra", json!("added by a relay")),
    ];
    for (member, value) in changes {
        assert_eq!(relayed(&set(member, value)), "proof_invalid", "{member}");
    }
    for (member, value) in [("created", "2026-12-03T00:00:00Z"), ("extra", "x")] {
        assert_eq!(
            relayed(&|d| d["proof"][member] = json!(value)),
            "proof_invalid",
            "{member}"
        );
    }
    assert_eq!(
        relayed(&|d| d["proof"]["verificationMethod"] = json!("https://dockers.example/x#k")),
        "proof_invalid"
    );
}

#[test]
fn a_proof_by_another_key_than_the_one_named_is_refused() {
    let forged = signed(&stranger(), document(&sound()));
    let mut forged_at_home = forged.clone();
    forged_at_home["proof"]["verificationMethod"] = json!(dockers().key_id);
    assert_eq!(code_of(forged), "proof_owner");
    assert_eq!(code_of(forged_at_home), "proof_invalid");
}

#[test]
fn a_proof_value_has_one_spelling() {
    let sound = sound().value();
    let value = sound["proof"]["proofValue"].as_str().unwrap();
    let upper = format!("Z{}", &value[1..]);
    let wrong = [
        "",
        "z",
        &value[1..],
        &upper,
        &format!("z1{}", &value[1..]),
        &format!("u{}", &value[1..]),
        &format!("{value} "),
        &value[..value.len() - 1],
        &value[..value.len() - 2],
        &format!("{value}1"),
        &format!("z{}", "1".repeat(88)),
        &format!("z{}", "1".repeat(64)),
    ];
    for wrong in wrong {
        assert_eq!(
            relayed(&|d| d["proof"]["proofValue"] = json!(wrong)),
            "proof_invalid",
            "{wrong:?}"
        );
    }
    assert_eq!(
        relayed(&|d| d["proof"]["proofValue"] = json!(5)),
        "proof_invalid"
    );
}

// Owners.

#[test]
fn author_id_and_verification_method_are_of_one_origin() {
    for key_id in [
        "https://evil.example/orgs/dockers#k",
        "https://dockers.example:444/#k",
    ] {
        let by = undersigned_domain::Author {
            key_id: key_id.to_owned(),
            ..dockers()
        };
        assert_eq!(
            code_of(signed(&by, document(&sound()))),
            "proof_owner",
            "{key_id}"
        );
    }
    assert_eq!(
        endorsed(&set("id", json!("https://evil.example/endorsements/1"))),
        "proof_owner"
    );
    assert_eq!(
        endorsed(&set("id", json!("http://dockers.example/endorsements/1"))),
        "proof_owner"
    );
}

#[test]
fn a_verification_method_that_is_no_address_has_a_fault_of_its_own() {
    let by = undersigned_domain::Author {
        key_id: "did:key:z6Mk".to_owned(),
        ..dockers()
    };
    let by_did = code_of(signed(&by, document(&sound())));
    assert_eq!(by_did, "id_not_canonical");
    let none = relayed(&|d| d["proof"]["verificationMethod"] = json!(5));
    assert_eq!(none, "member_invalid");
}

#[test]
fn ids_have_one_spelling() {
    for id in [
        "https://DOCKERS.example/endorsements/1",
        "https://dockers.example:443/endorsements/1",
        "https://dockers.example./endorsements/1",
        "https://dockers.example/%7Eendorsements",
        "https://dockers.example/a/../endorsements/1",
        "https://good@dockers.example/endorsements/1",
        "dockers",
    ] {
        for member in ["id", "attributedTo", "object"] {
            assert_eq!(
                endorsed(&set(member, json!(id))),
                "id_not_canonical",
                "{member} {id}"
            );
        }
    }
    let endless = format!("https://dockers.example/{}", "a".repeat(3_000));
    assert_eq!(endorsed(&set("id", json!(endless))), "field_too_long");
}

#[test]
fn owners_are_single_strings() {
    for member in ["id", "attributedTo", "object", "key", "root", "type"] {
        let list = |d: &mut Map<String, Value>| d[member] = json!([d[member]]);
        assert_eq!(endorsed(&list), "member_invalid", "{member}");
        assert_eq!(
            endorsed(&|d| drop(d.remove(member))),
            "member_invalid",
            "{member}"
        );
    }
    assert_eq!(
        endorsed(&set("attributedTo", json!({"id": dockers().actor}))),
        "member_invalid"
    );
}

// Text.

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

// Numbers and digests.

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

// Form.

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

// The note.

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

// What we do not know.

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
