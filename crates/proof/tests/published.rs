//! More published vectors: the ES6 number file in part, every intermediate value of the W3C's
//! example, its other keys, and the examples of FEP-8b32 and FEP-521a. Sources are named in
//! `vectors/README.md`.

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use std::{fmt::Write as _, fs, path::PathBuf};
use undersigned_proof::{Multikey, SecretKey, canonical::canonical, eddsa_jcs_2022};

fn vector(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn object(name: &str) -> Map<String, Value> {
    serde_json::from_str(&vector(name)).unwrap()
}

fn numbers(name: &str) -> Vec<u64> {
    let text = vector(name);
    let words = text.split_whitespace();
    words
        .map(|word| u64::from_str_radix(word, 16).unwrap())
        .collect()
}

/// The numbers of the file in their order: chosen ones, two thousand in a row, and then the bytes
/// of SHA-256 over SHA-256, beginning with 32 zeros.
fn es6_numbers() -> impl Iterator<Item = u64> {
    const SIGN: u64 = 1 << 63;
    const LEAST_NORMAL: u64 = 0x0010_0000_0000_0000;
    let series = numbers("jcs/es6-series.txt");
    let negative: Vec<u64> = series.iter().map(|bits| bits | SIGN).collect();
    let chosen = [
        vec![0, SIGN, 1, SIGN | 1],
        negative,
        series,
        numbers("jcs/es6-edges.txt"),
    ];
    let mut block = [0; 32];
    let random = std::iter::repeat_with(move || {
        block = Sha256::digest(block).into();
        let (words, _) = block.as_chunks::<8>();
        <[u64; 4]>::try_from(
            words
                .iter()
                .map(|word| u64::from_le_bytes(*word))
                .collect::<Vec<_>>(),
        )
        .unwrap()
    });
    let usable = |bits: &u64| f64::from_bits(*bits) != 0.0 && f64::from_bits(*bits).is_finite();
    chosen
        .concat()
        .into_iter()
        .chain(LEAST_NORMAL..LEAST_NORMAL + 2_000)
        .chain(random.flatten().filter(usable))
}

/// The digests of the file's first lines are published, so no download is needed.
#[test]
fn es6_numbers_of_rfc_8785_in_part() {
    let published = [
        (
            1_000,
            "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
        ),
        (
            10_000,
            "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
        ),
        (
            100_000,
            "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7",
        ),
    ];
    let mut lines = String::new();
    for (index, bits) in es6_numbers().take(100_000).enumerate() {
        let written = canonical(&json!(f64::from_bits(bits)));
        writeln!(lines, "{bits:x},{}", String::from_utf8(written).unwrap()).unwrap();
        if let Some((_, digest)) = published.iter().find(|(count, _)| *count == index + 1) {
            assert_eq!(
                hex::encode(Sha256::digest(&lines)),
                *digest,
                "{} lines",
                index + 1
            );
        }
    }
}

#[test]
fn every_intermediate_value_of_the_w3c_example() {
    let text = |name: &str| vector(&format!("vc-di-eddsa/{name}")).trim().to_owned();
    let document = canonical(&object("vc-di-eddsa/unsigned.json"));
    let configuration = canonical(&object("vc-di-eddsa/proofConfigJCS.json"));
    assert_eq!(
        String::from_utf8(document.clone()).unwrap(),
        text("canonDocJCS.txt")
    );
    assert_eq!(
        String::from_utf8(configuration.clone()).unwrap(),
        text("proofCanonJCS.txt")
    );
    let [document, configuration] =
        [document, configuration].map(|form| hex::encode(Sha256::digest(form)));
    assert_eq!(document, text("docHashJCS.txt"));
    assert_eq!(configuration, text("proofHashJCS.txt"));
    assert_eq!(configuration + &document, text("combinedHashJCS.txt"));
    let signature = bs58::decode(&text("sigBTC58JCS.txt")[1..])
        .into_vec()
        .unwrap();
    assert_eq!(hex::encode(signature), text("sigHexJCS.txt"));
}

fn secret(multibase: &str) -> SecretKey {
    let bytes = bs58::decode(multibase.strip_prefix('z').unwrap())
        .into_vec()
        .unwrap();
    // 0x1300 as a varint: an Ed25519 private key.
    let seed = bytes.strip_prefix(&[0x80, 0x26]).unwrap();
    SecretKey::from_seed(seed.try_into().unwrap())
}

#[test]
fn the_w3cs_other_keys() {
    let pairs = object("vc-di-eddsa/multiKeyPairs.json");
    assert_eq!(pairs.len(), 4);
    for (name, pair) in pairs {
        let public: Multikey = pair["publicKeyMultibase"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap();
        let secret = secret(pair["privateKeyMultibase"].as_str().unwrap());
        assert_eq!(secret.public(), public, "{name}");
    }
}

/// The texts between `"""` of a feature file, and those between quotes.
fn feature(name: &str) -> (Vec<Map<String, Value>>, String) {
    let text = vector(name);
    let documents = text.split("\"\"\"").skip(1).step_by(2);
    let documents = documents
        .map(|json| serde_json::from_str(json).unwrap())
        .collect();
    (documents, text)
}

fn quoted<'a>(text: &'a str, before: &str) -> &'a str {
    let (_, rest) = text.split_once(&format!("{before} \"")).unwrap();
    rest.split_once('"').unwrap().0
}

#[test]
fn fep_8b32_signs_to_the_published_value_and_verifies() {
    let (documents, text) = feature("fep/fep-8b32.feature");
    let [document, signed, given, actor] = documents.as_slice() else {
        panic!("four documents");
    };
    let made = eddsa_jcs_2022::sign(
        document.clone(),
        &secret(quoted(&text, "secret key")),
        quoted(&text, "for key"),
        quoted(&text, "current time"),
    );
    assert_eq!(made, *signed);
    let key = actor["assertionMethod"][0]["publicKeyMultibase"]
        .as_str()
        .unwrap();
    assert_eq!(eddsa_jcs_2022::verify(given, &key.parse().unwrap()), Ok(()));
}

#[test]
fn fep_521a_writes_ed25519_keys_as_we_do_and_rsa_keys_are_none_of_ours() {
    let (documents, text) = feature("fep/fep-521a.feature");
    let [ed25519, rsa] = documents.as_slice() else {
        panic!("two documents");
    };
    let written = ed25519["publicKeyMultibase"].as_str().unwrap();
    let raw = hex::decode(quoted(&text, "Ed25519 public key as a hex string")).unwrap();
    assert_eq!(written.parse::<Multikey>().unwrap().as_str(), written);
    assert_eq!(bs58::decode(&written[1..]).into_vec().unwrap()[2..], raw);
    assert!(
        rsa["publicKeyMultibase"]
            .as_str()
            .unwrap()
            .parse::<Multikey>()
            .is_err()
    );
}
