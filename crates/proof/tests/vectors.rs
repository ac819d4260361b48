//! Published vectors; their sources are named in `vectors/README.md`.

use serde_json::{Map, Value};
use std::{fs, path::PathBuf};
use undersigned_proof::{Multikey, ProofError, SecretKey, canonical::canonical, eddsa_jcs_2022};

fn vector(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn object(name: &str) -> Map<String, Value> {
    serde_json::from_str(&vector(name)).unwrap()
}

#[test]
fn jcs_documents_of_rfc_8785() {
    for name in [
        "arrays",
        "french",
        "structures",
        "unicode",
        "values",
        "weird",
    ] {
        let input: Value =
            serde_json::from_str(&vector(&format!("jcs/input/{name}.json"))).unwrap();
        let expected: String = vector(&format!("jcs/outhex/{name}.txt"))
            .split_whitespace()
            .collect();
        assert_eq!(hex::encode(canonical(&input)), expected, "{name}");
    }
}

#[test]
fn jcs_numbers_of_rfc_8785() {
    for line in vector("jcs/numbers.txt").lines().filter(|l| !l.is_empty()) {
        let (bits, expected) = line.split_once(',').unwrap();
        let number = f64::from_bits(u64::from_str_radix(bits, 16).unwrap());
        let value = serde_json::json!(number);
        assert_eq!(String::from_utf8(canonical(&value)).unwrap(), expected);
    }
}

fn w3c_key() -> (Multikey, SecretKey) {
    let pair = object("vc-di-eddsa/keyPair.json");
    let public = pair["publicKeyMultibase"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let secret = pair["privateKeyMultibase"]
        .as_str()
        .or(pair.get("secretKeyMultibase").and_then(Value::as_str))
        .unwrap();
    let bytes = bs58::decode(&secret[1..]).into_vec().unwrap();
    let seed: [u8; 32] = bytes[2..34].try_into().unwrap();
    (public, SecretKey::from_seed(&seed))
}

#[test]
fn w3c_credential_signs_to_the_published_value_and_verifies() {
    let (public, secret) = w3c_key();
    assert_eq!(secret.public(), public);
    let config = object("vc-di-eddsa/proofConfigJCS.json");
    let signed = eddsa_jcs_2022::sign(
        object("vc-di-eddsa/unsigned.json"),
        &secret,
        config["verificationMethod"].as_str().unwrap(),
        config["created"].as_str().unwrap(),
    );
    assert_eq!(
        signed["proof"]["proofValue"].as_str().unwrap(),
        vector("vc-di-eddsa/sigBTC58JCS.txt").trim()
    );
    let published = object("vc-di-eddsa/signedJCS.json");
    assert_eq!(eddsa_jcs_2022::verify(&published, &public), Ok(()));
}

#[test]
fn anything_changed_is_refused() {
    let (public, _) = w3c_key();
    let published = object("vc-di-eddsa/signedJCS.json");
    let with = |change: &dyn Fn(&mut Map<String, Value>)| {
        let mut document = published.clone();
        change(&mut document);
        eddsa_jcs_2022::verify(&document, &public)
    };
    let value = published["proof"]["proofValue"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        with(&|d| drop(d.insert("id".into(), "x".into()))),
        Err(ProofError::Invalid)
    );
    assert_eq!(
        with(&|d| drop(d.remove("proof"))),
        Err(ProofError::Required)
    );
    assert_eq!(
        with(&|d| d["proof"] = Value::Array(vec![d["proof"].clone()])),
        Err(ProofError::Required)
    );
    assert_eq!(
        with(&|d| d["proof"]["proofPurpose"] = "authentication".into()),
        Err(ProofError::Purpose)
    );
    assert_eq!(
        with(&|d| d["proof"]["cryptosuite"] = "eddsa-rdfc-2022".into()),
        Err(ProofError::Suite)
    );
    // A relay that appends a term to the document's context, which W3C's "starts with" would allow.
    assert_eq!(
        with(&|d| d["@context"]
            .as_array_mut()
            .unwrap()
            .push("https://evil.example".into())),
        Err(ProofError::Context)
    );
    for wrong in [
        format!("u{}", &value[1..]),
        format!("z1{}", &value[1..]),
        value[..value.len() - 2].to_owned(),
        format!("{value}1"),
        String::new(),
    ] {
        let refused = with(&|d| d["proof"]["proofValue"] = wrong.clone().into());
        assert_eq!(refused, Err(ProofError::Invalid), "{wrong}");
    }
}

#[test]
fn a_signature_with_the_group_order_added_is_refused() {
    // S + L: the same equation, another spelling; a malleable signature would give one statement
    // two proofs that compare differently.
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let (public, _) = w3c_key();
    let mut document = object("vc-di-eddsa/signedJCS.json");
    let value = document["proof"]["proofValue"].as_str().unwrap();
    let mut bytes = bs58::decode(&value[1..]).into_vec().unwrap();
    let mut carry = 0u16;
    for (byte, order) in bytes[32..].iter_mut().zip(ORDER) {
        carry += u16::from(*byte) + u16::from(order);
        *byte = carry.to_le_bytes()[0];
        carry >>= 8;
    }
    document["proof"]["proofValue"] = format!("z{}", bs58::encode(bytes).into_string()).into();
    assert_eq!(
        eddsa_jcs_2022::verify(&document, &public),
        Err(ProofError::Invalid)
    );
}
