//! The published vectors; see `tests/vectors/README.md` of this crate.

use aws_lc_rs::{
    hmac,
    signature::{RSA_PSS_2048_8192_SHA512, UnparsedPublicKey},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use sfv::{BareItem, Dictionary, InnerList, ListEntry, Parser};

use super::*;
use crate::signatures::{cavage::signing_string, rfc9421::signature_base};

fn rfc9421() -> Value {
    let text = include_str!("../../../tests/vectors/rfc9421/rfc9421.json");
    serde_json::from_str(text).unwrap()
}

fn cavage12() -> Value {
    let text = include_str!("../../../tests/vectors/cavage12/cavage12.json");
    serde_json::from_str(text).unwrap()
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap()
}

fn section(file: &Value, name: &str) -> Value {
    let vectors = file["vectors"].as_array().unwrap();
    let found = vectors.iter().find(|vector| vector["section"] == name);
    found.unwrap().clone()
}

fn headers(message: &Value) -> HeaderMap {
    let fields = message["headers"].as_object().unwrap();
    fields
        .iter()
        .map(|(name, value)| {
            let name: HeaderName = name.parse().unwrap();
            (name, value.as_str().unwrap().parse().unwrap())
        })
        .collect()
}

/// A message of the RFC's file with the signature of one vector.
struct Message {
    url: Url,
    headers: HeaderMap,
    body: Vec<u8>,
    list: InnerList,
    base: String,
    signature: Vec<u8>,
}

impl Message {
    fn read(name: &str) -> Self {
        let file = rfc9421();
        let vector = section(&file, name);
        let message = &file[text(&vector, "/message")];
        let mut headers = headers(message);
        let input = text(&vector, "/signature_input");
        let signature = text(&vector, "/signature");
        headers.insert("signature-input", input.parse().unwrap());
        headers.insert("signature", signature.parse().unwrap());
        let inputs: Dictionary = Parser::new(input).parse().unwrap();
        let signatures: Dictionary = Parser::new(signature).parse().unwrap();
        let Some((_, ListEntry::InnerList(list))) = inputs.first() else {
            panic!("not a list");
        };
        let Some((_, ListEntry::Item(item))) = signatures.first() else {
            panic!("not an item");
        };
        let BareItem::ByteSequence(bytes) = &item.bare_item else {
            panic!("not bytes");
        };
        Self {
            url: text(message, "/url").parse().unwrap(),
            headers,
            body: text(message, "/body").as_bytes().to_vec(),
            list: list.clone(),
            base: text(&vector, "/signature_base").to_owned(),
            signature: bytes.clone(),
        }
    }

    fn parts(&self) -> RequestParts<'_> {
        RequestParts {
            method: "POST",
            path_and_query: &self.url[url::Position::BeforePath..],
            authority: self.url.host_str().unwrap(),
            scheme: self.url.scheme(),
            headers: &self.headers,
        }
    }

    /// The signature base we make, which must be the printed one.
    fn our_base(&self) -> String {
        let base = signature_base(&self.parts(), &self.list).unwrap();
        assert_eq!(base, self.base);
        base
    }

    /// What the inbox policy says while the signature is fresh.
    fn policy_code(&self) -> &'static str {
        let created = self.list.params["created"].as_integer().unwrap();
        let now = DateTime::from_timestamp(created.into(), 0).unwrap();
        parse(&self.parts(), &self.body, now).map_or_else(|fault| fault.code(), |_| "ok")
    }

    fn verifies_with_pss(&self) -> bool {
        let pem = pem::parse(text(&rfc9421(), "/keys/test-key-rsa-pss-pub")).unwrap();
        UnparsedPublicKey::new(&RSA_PSS_2048_8192_SHA512, pem.contents())
            .verify(self.our_base().as_bytes(), &self.signature)
            .is_ok()
    }
}

#[test]
fn row_6_rfc9421_b_2_1_covers_nothing_and_verifies_yet_is_refused() {
    let message = Message::read("B.2.1");
    assert!(message.verifies_with_pss());
    assert_eq!(message.policy_code(), "signature_coverage");
}

#[test]
fn row_17_rfc9421_b_2_2_uses_a_query_parameter_and_is_refused() {
    let message = Message::read("B.2.2");
    assert_eq!(message.policy_code(), "signature_component");
}

#[test]
fn rfc9421_b_2_3_covers_enough_and_verifies() {
    let message = Message::read("B.2.3");
    assert!(message.verifies_with_pss());
    // The key ids of the RFC are no URLs, and that is all there is to complain about.
    assert_eq!(message.policy_code(), "key_unresolvable");
}

#[test]
fn rfc9421_b_2_5_hmac_has_the_printed_base_and_is_refused_for_its_coverage() {
    let message = Message::read("B.2.5");
    let secret = STANDARD
        .decode(text(&rfc9421(), "/keys/test-shared-secret-base64"))
        .unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, &secret);
    assert!(hmac::verify(&key, message.our_base().as_bytes(), &message.signature).is_ok());
    assert_eq!(message.policy_code(), "signature_coverage");
}

#[test]
fn rfc9421_b_2_4_is_of_an_answer_which_no_request_can_be() {
    let input = section(&rfc9421(), "B.2.4");
    let inputs: Dictionary = Parser::new(text(&input, "/signature_input"))
        .parse()
        .unwrap();
    let Some((_, ListEntry::InnerList(list))) = inputs.first() else {
        panic!("not a list");
    };
    let parts = Message::read("B.2.5");
    let fault = signature_base(&parts.parts(), list).unwrap_err();
    assert_eq!(fault.code(), "signature_component");
}

#[test]
fn rfc9421_b_2_6_ed25519_verifies_and_is_refused_for_its_coverage() {
    let message = Message::read("B.2.6");
    let key = PublicKey::from_pem(text(&rfc9421(), "/keys/test-key-ed25519-pub")).unwrap();
    assert_eq!(key.algorithm(), Algorithm::Ed25519);
    assert!(key.verifies(message.our_base().as_bytes(), &message.signature));
    assert!(!key.verifies(b"another", &message.signature));
    assert_eq!(message.policy_code(), "signature_coverage");
}

#[test]
fn rfc9421_section_4_3_rsa_verifies_and_is_reproduced() {
    let message = Message::read("4.3");
    let file = rfc9421();
    let key = PublicKey::from_pem(text(&file, "/keys/test-key-rsa-pub")).unwrap();
    let base = message.our_base();
    assert!(key.verifies(base.as_bytes(), &message.signature));
    let signing = SigningKey::from_pem("test-key-rsa", text(&file, "/keys/test-key-rsa")).unwrap();
    assert_eq!(signing.sign(base.as_bytes()).unwrap(), message.signature);
    // The query is not covered.
    assert_eq!(message.policy_code(), "signature_coverage");
}

/// Our signing string for a header of the draft, the signature, and what is printed.
fn cavage_vector(name: &str, names: &str, created: Option<i64>, expires: Option<i64>) -> bool {
    let file = cavage12();
    let vector = section(&file, name);
    let headers = headers(&file["request"]);
    let parts = RequestParts {
        method: "POST",
        path_and_query: text(&file, "/request/path"),
        authority: "example.com",
        scheme: "https",
        headers: &headers,
    };
    let names: Vec<String> = names.split(' ').map(str::to_owned).collect();
    let message = signing_string(&parts, &names, created, expires).unwrap();
    assert_eq!(message, text(&vector, "/signing_string"));
    let header = text(&vector, "/signature_header");
    let (_, signature) = header.split_once("signature=\"").unwrap();
    let signature = STANDARD.decode(signature.trim_end_matches('"')).unwrap();
    let pem = text(&file, "/public_key_pem");
    assert_eq!(
        PublicKey::from_pem(pem).unwrap_err().code(),
        "key_rejected",
        "row 12: the draft's key has 1024 bits"
    );
    let key = PublicKey::from_weak_pem(pem).unwrap();
    let verifies = key.verifies(message.as_bytes(), &signature);
    assert_eq!(vector["verifies"], verifies);
    verifies
}

#[test]
fn cavage12_c_1_c_2_and_c_3_verify() {
    assert!(cavage_vector("C.1", "date", None, None));
    assert!(cavage_vector(
        "C.2",
        "(request-target) host date",
        None,
        None
    ));
    let names = "(request-target) host date content-type digest content-length";
    assert!(cavage_vector("C.3 as printed string", names, None, None));
}

#[test]
fn row_10_cavage12_c_3_as_printed_does_not_verify() {
    let names = "(request-target) (created) (expires) host date content-type digest content-length";
    assert!(!cavage_vector(
        "C.3 as printed header",
        names,
        Some(1_402_170_695),
        Some(1_402_170_699)
    ));
}

#[test]
fn cavage12_c_1_and_c_2_cover_too_little_for_an_inbox() {
    let file = cavage12();
    for name in ["C.1", "C.2"] {
        let mut headers = headers(&file["request"]);
        let header = text(&section(&file, name), "/signature_header").to_owned();
        headers.insert("signature", header.parse().unwrap());
        let parts = RequestParts {
            method: "POST",
            path_and_query: text(&file, "/request/path"),
            authority: "example.com",
            scheme: "https",
            headers: &headers,
        };
        let now = "2014-01-05T21:31:40Z".parse().unwrap();
        let fault = parse(&parts, text(&file, "/request/body").as_bytes(), now).unwrap_err();
        assert_eq!(fault.code(), "signature_coverage", "{name}");
    }
}
