//! Proofs that are missing, of another kind, by another key, or of something else.

use super::{All, sound, without};
use crate::common::*;
use serde_json::{Value, json};
use undersigned_domain::{Author, context::note_context};

/// The proof of the sound statement, which has one only: Ed25519 draws no numbers.
const SOUND: &str =
    "z3A3PMSBMonCMUV3vzy3Jm6C5i3Vm2EbQ9V2YDUHjVcNmBw5d9ohm7CaPwscqeQv6auzd5ynWYcxoMkBogxqfzKTE";

/// R is the neutral point, and S is k·a with the signer's own a: S·B = R + k·A holds, and many
/// libraries take it. Only who has the key can make it, and it was made for that one statement.
const SMALL_ORDER: &str =
    "z2AFv15MNPuA84RmU66xw2uMzGipcVxNpzAffoacGVvjHJ8uoY9f4hRivz571FHzUnVFbzeggpZhHvUaPADrWFbB";

/// The same with y written as p + 1 in place of 1, and k of these bytes.
const SMALL_ORDER_OTHERWISE: &str =
    "z5n9TQJvwAMvb684Ed2aUeqmUznLCHKBwjZqLtwVKsCPUMgWMBVyienBjcL7mHSjpeFynv8krbKRUDx9WUQTB6sqz";

pub(super) fn proofs(all: &mut All) {
    let sound = sound();
    let value = sound.value();
    let proof_value = value["proof"]["proofValue"]
        .as_str()
        .expect("text")
        .to_owned();
    assert_eq!(
        proof_value, SOUND,
        "the statement is another one: the proofs whose R is of small order are to be made anew"
    );
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
        ("whose R is of small order", SMALL_ORDER.to_owned()),
        (
            "whose R is of small order and in another spelling",
            SMALL_ORDER_OTHERWISE.to_owned(),
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
