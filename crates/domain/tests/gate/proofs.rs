//! A statement has one proof, of one kind, by its author's key, and everything in it is covered; ids and owners have one
//! spelling and one origin.

use super::{code_of, endorsed, relayed, set, sound};
use crate::common::*;
use serde_json::{Map, Value, json};
use undersigned_domain::{Verified, admission::Role};

/// Whoever signs does not check its own signature, so it is checked here.
#[test]
fn whatever_is_signed_here_passes_as_if_it_came_from_elsewhere() {
    let (ours, theirs) = (root(), dockers());
    for said in [
        note(&ours, 1, 1, "Free them now"),
        endorse(&theirs, 2, "Union of Dockers"),
        withdraw(&theirs, 3),
        admit_named(&ours, 4, &theirs, "Union of Dockers"),
        remove(&ours, 5, &theirs, Role::Signer),
        attest(&ours, 6, 1, "Union of Teachers"),
        withdraw_attestation(&ours, 7, 1, None),
        tally(&ours, 8, 12),
        same(&ours, 9, [&theirs.actor, &teachers().actor], true),
        theirs
            .sign_again(&endorse(&theirs, 2, "Union of Dockers"), 10, NOW)
            .unwrap(),
    ] {
        let elsewhere = Verified::check(said.text().as_bytes()).unwrap();
        assert_eq!(elsewhere.statement(), said.statement());
    }
}

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
