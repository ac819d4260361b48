//! What the gate refuses, with the code that each gets.

use crate::{
    common::*,
    files::{in_parts, json_is_current},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use undersigned_domain::{Author, Fault, Verified, admission::Role, context::note_context};
use undersigned_proof::{JsonFault, ProofError};

/// One refused text.
struct Refused {
    name: String,
    code: &'static str,
    text: Vec<u8>,
}

#[derive(Default)]
struct All(Vec<Refused>);

impl All {
    fn text(&mut self, code: &'static str, name: &str, text: impl Into<Vec<u8>>) {
        self.0.push(Refused {
            name: name.to_owned(),
            code,
            text: text.into(),
        });
    }

    /// A statement that was changed after it was signed.
    fn relayed(&mut self, code: &'static str, name: &str, of: &Verified, change: Change) {
        let mut value = of.value();
        change(&mut value);
        self.text(code, name, value.to_string());
    }

    /// Something that its author signed as it is.
    fn signed(&mut self, code: &'static str, name: &str, of: &Verified, change: Change) {
        let mut value = Value::Object(document(of));
        change(&mut value);
        let Value::Object(document) = value else {
            panic!("a statement is an object");
        };
        let signed = signed(&author_of(of), document);
        self.text(code, name, Value::Object(signed).to_string());
    }

    /// One member, set to each of several values.
    fn each<const N: usize>(
        &mut self,
        code: &'static str,
        of: &Verified,
        pointer: &str,
        values: [Value; N],
    ) {
        for value in values {
            let kind = of.statement().kind();
            let name = format!("{kind}: {} is {value:.60}", &pointer[1..]);
            self.signed(code, &name, of, &|document| {
                set(document, pointer, value.clone());
            });
        }
    }
}

type Change<'a> = &'a dyn Fn(&mut Value);

fn author_of(of: &Verified) -> Author {
    match of.statement().author.as_str() {
        ORGANISER => root(),
        author if author == seafarers().actor => seafarers(),
        _ => dockers(),
    }
}

/// Sets a member, or with `null` at the end of a pointer `…/-` removes it.
fn set(document: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    let parent = document.pointer_mut(parent).expect("a parent");
    parent[name] = value;
}

fn without(name: &'static str) -> impl Fn(&mut Value) {
    move |document| drop(document.as_object_mut().expect("an object").remove(name))
}

fn sound() -> Verified {
    endorse(&dockers(), 10, "Union of Dockers")
}

fn json_texts(all: &mut All) {
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

fn texts(all: &mut All) {
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

fn proofs(all: &mut All) {
    let sound = sound();
    let value = sound.value();
    let proof_value = value["proof"]["proofValue"]
        .as_str()
        .expect("text")
        .to_owned();
    all.relayed("proof_required", "no proof", &sound, &without("proof"));
    all.relayed("proof_required", "a list of proofs", &sound, &|d| {
        d["proof"] = json!([d["proof"]])
    });
    all.relayed("proof_suite", "another cryptosuite", &sound, &|d| {
        d["proof"]["cryptosuite"] = json!("eddsa-rdfc-2022")
    });
    all.relayed("proof_suite", "another type", &sound, &|d| {
        d["proof"]["type"] = json!("Ed25519Signature2020")
    });
    all.relayed("proof_purpose", "another purpose", &sound, &|d| {
        d["proof"]["proofPurpose"] = json!("authentication")
    });
    all.relayed(
        "proof_context",
        "a term appended by a relay",
        &sound,
        &|d| {
            d["@context"]
                .as_array_mut()
                .expect("a list")
                .push(json!("https://evil.example"));
        },
    );
    all.relayed("proof_context", "no context in the proof", &sound, &|d| {
        drop(
            d["proof"]
                .as_object_mut()
                .expect("an object")
                .remove("@context"),
        )
    });
    for (name, context) in [
        ("a note's context", note_context().clone()),
        (
            "one address",
            json!("https://www.w3.org/ns/activitystreams"),
        ),
        ("true", json!(true)),
    ] {
        all.signed(
            "context_unknown",
            &format!("an endorsement with {name}"),
            &sound,
            &|d| d["@context"] = context.clone(),
        );
    }
    all.signed(
        "context_unknown",
        "no context at all",
        &sound,
        &without("@context"),
    );
    all.signed(
        "context_unknown",
        "a note with the context of the others",
        &note(&root(), 1, 1, "Free them now"),
        &|d| {
            d["@context"] = value["@context"].clone();
        },
    );
    for (name, changed) in [
        (
            "of 63 bytes",
            proof_value[..proof_value.len() - 2].to_owned(),
        ),
        ("with a leading 1", format!("z1{}", &proof_value[1..])),
        ("in another base", format!("u{}", &proof_value[1..])),
        ("with an upper-case Z", format!("Z{}", &proof_value[1..])),
        ("with something after it", format!("{proof_value}1")),
        ("of zeros", format!("z{}", "1".repeat(64))),
        (
            "with the group order added to its scalar",
            with_order_added(&proof_value),
        ),
    ] {
        all.relayed(
            "proof_invalid",
            &format!("a proof value {name}"),
            &sound,
            &|d| d["proof"]["proofValue"] = json!(changed),
        );
    }
    all.relayed("proof_invalid", "no proof value", &sound, &|d| {
        drop(
            d["proof"]
                .as_object_mut()
                .expect("an object")
                .remove("proofValue"),
        )
    });
    all.relayed("proof_invalid", "a changed name", &sound, &|d| {
        d["nameMap"]["en"] = json!("Union of Bankers")
    });
    all.relayed("proof_invalid", "a member added", &sound, &|d| {
        d["extra"] = json!(1)
    });
    all.relayed(
        "proof_invalid",
        "a changed time in the proof",
        &sound,
        &|d| d["proof"]["created"] = json!("2026-12-03T00:00:00Z"),
    );
    all.relayed("proof_invalid", "another appeal's id", &sound, &|d| {
        d["object"] = json!("https://hub.example/appeals/another")
    });
    let by_stranger = Author {
        key_id: dockers().key_id,
        ..stranger()
    };
    all.text(
        "proof_invalid",
        "made by another key",
        Value::Object(signed(&by_stranger, document(&sound))).to_string(),
    );
    for (code, key_id) in [
        ("proof_owner", "https://evil.example/orgs/dockers#k"),
        ("proof_owner", "https://dockers.example:444/#k"),
        ("id_not_canonical", "HTTPS://dockers.example/orgs/dockers#k"),
        ("id_not_canonical", "did:key:z6Mk"),
    ] {
        let by = Author {
            key_id: key_id.to_owned(),
            ..dockers()
        };
        all.text(
            code,
            &format!("the verification method is {key_id}"),
            Value::Object(signed(&by, document(&sound))).to_string(),
        );
    }
    for method in [Value::Null, json!(5), json!(["https://dockers.example/k"])] {
        all.relayed(
            "member_invalid",
            &format!("the verification method is {method}"),
            &sound,
            &|d| d["proof"]["verificationMethod"] = method.clone(),
        );
    }
    all.each(
        "proof_owner",
        &sound,
        "/id",
        [
            json!("https://evil.example/endorsements/1"),
            json!("http://dockers.example/endorsements/1"),
            json!("https://dockers.example:444/endorsements/1"),
        ],
    );
}

/// S + L: the same equation in another spelling.
fn with_order_added(proof_value: &str) -> String {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut bytes = bs58::decode(&proof_value[1..]).into_vec().expect("base58");
    let mut carry = 0u16;
    for (byte, order) in bytes[32..].iter_mut().zip(ORDER) {
        carry += u16::from(*byte) + u16::from(order);
        *byte = carry.to_le_bytes()[0];
        carry >>= 8;
    }
    format!("z{}", bs58::encode(bytes).into_string())
}

/// A Multikey of 32 bytes that no honest key has.
fn multikey(first: u8, middle: u8, last: u8) -> Value {
    let mut bytes = [middle; 34];
    bytes[..3].copy_from_slice(&[0xed, 0x01, first]);
    bytes[33] = last;
    json!(format!("z{}", bs58::encode(bytes).into_string()))
}

fn envelopes(all: &mut All) {
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

fn signers(all: &mut All) {
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

fn initiators(all: &mut All) {
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

fn notes(all: &mut All) {
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

/// Every code of section 4.
fn codes() -> BTreeSet<&'static str> {
    let json = [
        JsonFault::Invalid(String::new()),
        JsonFault::DuplicateKey,
        JsonFault::Depth,
        JsonFault::Members,
        JsonFault::NumberRange,
    ];
    let proof = [
        ProofError::Required,
        ProofError::Suite,
        ProofError::Purpose,
        ProofError::Context,
        ProofError::Invalid,
    ];
    let own = [
        Fault::UnknownContext,
        Fault::Member(""),
        Fault::TooLong(""),
        Fault::Text,
        Fault::IdNotCanonical(""),
        Fault::ProofOwner,
        Fault::SeqRange,
        Fault::DigestFormat(""),
        Fault::NumberRange(""),
        Fault::WithdrawnWithName,
        Fault::JsonLdKeyword,
        Fault::TextDigest,
        Fault::UnknownLanguage(String::new()),
    ];
    let json = json.iter().map(JsonFault::code);
    let proof = proof.iter().map(|fault| fault.code());
    json.chain(proof)
        .chain(own.iter().map(Fault::code))
        .collect()
}

#[test]
fn rejected_statements() {
    let mut all = All::default();
    for add in [
        json_texts, texts, proofs, envelopes, signers, initiators, notes,
    ] {
        add(&mut all);
    }
    let mut vectors = Vec::new();
    let mut seen = BTreeSet::new();
    for Refused { name, code, text } in &all.0 {
        let found = Verified::check(text).map_or_else(|fault| fault.code(), |_| "taken");
        assert_eq!(found, *code, "{name}");
        seen.insert(*code);
        let mut vector = Map::new();
        vector.insert("name".into(), json!(name));
        vector.insert("code".into(), json!(code));
        match std::str::from_utf8(text) {
            Ok(text) => vector.insert("text".into(), in_parts(text)),
            Err(_) => vector.insert("hex".into(), json!(hex::encode(text))),
        };
        vectors.push(Value::Object(vector));
    }
    assert_eq!(seen, codes(), "every code has a vector");
    json_is_current("rejected.json", &vectors.into());
}
