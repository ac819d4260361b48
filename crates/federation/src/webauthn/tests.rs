use super::*;
use aws_lc_rs::{
    rand::SystemRandom,
    signature::{
        ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _,
        RSA_PKCS1_SHA256, RsaKeyPair,
    },
};
use serde_json::json;

const CHALLENGE: &str = "Y2hhbGxlbmdl";

/// An authenticator of a few lines.
enum Keys {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Rs256(RsaKeyPair),
}

impl Keys {
    fn all() -> [Self; 3] {
        [
            Self::Es256(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap()),
            Self::EdDsa(Ed25519KeyPair::generate().unwrap()),
            Self::Rs256(RsaKeyPair::generate(aws_lc_rs::rsa::KeySize::Rsa2048).unwrap()),
        ]
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match self {
            Self::Es256(pair) => pair.sign(&random, message).unwrap().as_ref().to_vec(),
            Self::EdDsa(pair) => pair.sign(message).as_ref().to_vec(),
            Self::Rs256(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .unwrap();
                signature
            }
        }
    }

    fn members(&self) -> Vec<(i32, Value)> {
        match self {
            Self::Es256(pair) => {
                let point = pair.public_key().as_ref();
                vec![
                    (1, 2.into()),
                    (3, (-7).into()),
                    (-1, 1.into()),
                    (-2, point[1..33].to_vec().into()),
                    (-3, point[33..].to_vec().into()),
                ]
            }
            Self::EdDsa(pair) => vec![
                (1, 1.into()),
                (3, (-8).into()),
                (-1, 6.into()),
                (-2, pair.public_key().as_ref().to_vec().into()),
            ],
            Self::Rs256(pair) => {
                let key = pair.public_key();
                let n = key.modulus().big_endian_without_leading_zero().to_vec();
                let e = key.exponent().big_endian_without_leading_zero().to_vec();
                vec![
                    (1, 3.into()),
                    (3, (-257).into()),
                    (-1, n.into()),
                    (-2, e.into()),
                ]
            }
        }
    }

    fn cose(&self) -> Vec<u8> {
        written(self.members())
    }
}

fn written(members: Vec<(i32, Value)>) -> Vec<u8> {
    let members = members.into_iter();
    bytes(&Value::Map(
        members.map(|(name, value)| (name.into(), value)).collect(),
    ))
}

fn bytes(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

fn harbour() -> Relying {
    Relying::of("https://harbour.example").unwrap()
}

fn client(kind: &str, origin: &str) -> Vec<u8> {
    let data =
        json!({"type": kind, "challenge": CHALLENGE, "origin": origin, "crossOrigin": false});
    data.to_string().into_bytes()
}

fn data(id: &str, flags: u8, counter: u32) -> Vec<u8> {
    let mut data = digest(&SHA256, id.as_bytes()).as_ref().to_vec();
    data.push(flags);
    data.extend(counter.to_be_bytes());
    data
}

fn made(flags: u8, cose: &[u8], behind: &[u8]) -> Vec<u8> {
    let mut data = data("harbour.example", flags, 0);
    data.extend([0; 16]);
    data.extend([0, 4]);
    data.extend(b"abcd");
    data.extend(cose);
    data.extend(behind);
    data
}

fn object(data: Vec<u8>) -> Vec<u8> {
    bytes(&Value::Map(vec![
        ("fmt".into(), "none".into()),
        ("attStmt".into(), Value::Map(Vec::new())),
        ("authData".into(), data.into()),
    ]))
}

fn register(object: &[u8]) -> Result<Registered, Fault> {
    let client = client("webauthn.create", "https://harbour.example");
    registered(&harbour(), |said| said == CHALLENGE, &client, object)
}

/// The use of a passkey, with one thing or another wrong.
fn used(keys: &Keys, client: &[u8], data: &[u8]) -> Result<Asserted, Fault> {
    let mut signed = data.to_vec();
    signed.extend(digest(&SHA256, client).as_ref());
    let signature = keys.sign(&signed);
    let assertion = Assertion {
        client_data: client,
        authenticator_data: data,
        signature: &signature,
    };
    let is_ours = |said: &str| said == CHALLENGE;
    asserted(&harbour(), is_ours, &keys.cose(), assertion)
}

#[test]
fn three_kinds_of_keys_are_registered_and_used() {
    for keys in Keys::all() {
        let cose = keys.cose();
        let made = register(&object(made(0x45, &cose, &[]))).unwrap();
        assert_eq!(made.credential, "YWJjZA");
        assert_eq!((made.public_key, made.counter), (cose, 0));
        assert_eq!(made.challenge, CHALLENGE);
        let client = client("webauthn.get", "https://harbour.example");
        let data = data("harbour.example", 0x1d, 7);
        assert_eq!(used(&keys, &client, &data).unwrap().counter, 7);
    }
}

#[test]
fn each_thing_that_is_wrong_has_its_own_code() {
    let keys = Keys::EdDsa(Ed25519KeyPair::generate().unwrap());
    let ours = client("webauthn.get", "https://harbour.example");
    let sound = data("harbour.example", 0x05, 1);
    assert!(used(&keys, &ours, &sound).is_ok());
    let mut framed: serde_json::Value = serde_json::from_slice(&ours).unwrap();
    framed["crossOrigin"] = json!(true);
    let mut below: serde_json::Value = serde_json::from_slice(&ours).unwrap();
    below["topOrigin"] = json!("https://evil.example");
    let mut asked: serde_json::Value = serde_json::from_slice(&ours).unwrap();
    asked["challenge"] = json!("YW5vdGhlcg");
    let text = |value: serde_json::Value| value.to_string().into_bytes();
    for (client, fault) in [
        (
            client("webauthn.get", "https://evil.example"),
            Fault::Origin,
        ),
        (
            client("webauthn.get", "http://harbour.example"),
            Fault::Origin,
        ),
        (
            client("webauthn.get", "https://harbour.example:8443"),
            Fault::Origin,
        ),
        (text(framed), Fault::Origin),
        (text(below), Fault::Origin),
        (text(asked), Fault::Challenge),
        (
            client("webauthn.create", "https://harbour.example"),
            Fault::Ceremony,
        ),
        (b"[]".to_vec(), Fault::Malformed),
    ] {
        assert_eq!(used(&keys, &client, &sound).unwrap_err(), fault);
    }
    for (data, fault) in [
        (data("evil.example", 0x05, 1), Fault::RelyingParty),
        // Nobody was there; it was not asked who it is.
        (data("harbour.example", 0x04, 1), Fault::Unverified),
        (data("harbour.example", 0x01, 1), Fault::Unverified),
        // Copied, though it cannot be.
        (data("harbour.example", 0x15, 1), Fault::Malformed),
        (sound[..36].to_vec(), Fault::Malformed),
        ([sound.clone(), vec![0]].concat(), Fault::Malformed),
        // It says that extensions follow, and that a passkey follows.
        (data("harbour.example", 0x85, 1), Fault::Malformed),
        (data("harbour.example", 0x45, 1), Fault::Malformed),
    ] {
        assert_eq!(used(&keys, &ours, &data).unwrap_err(), fault);
    }
}

#[test]
fn a_signature_over_anything_else_does_not_hold() {
    for keys in Keys::all() {
        let client = client("webauthn.get", "https://harbour.example");
        let data = data("harbour.example", 0x05, 1);
        for signature in [
            keys.sign(&data),
            vec![0; 64],
            Vec::new(),
            Keys::all()[0].sign(&[data.clone(), digest(&SHA256, &client).as_ref().into()].concat()),
        ] {
            let assertion = Assertion {
                client_data: &client,
                authenticator_data: &data,
                signature: &signature,
            };
            let outcome = asserted(&harbour(), |_| true, &keys.cose(), assertion);
            assert_eq!(outcome.unwrap_err(), Fault::Signature);
        }
    }
}

#[test]
fn a_passkey_that_is_none_is_not_registered() {
    let keys = Keys::Es256(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap());
    let cose = keys.cose();
    let with = |label: i32, value: Value| {
        let mut members = keys.members();
        members.retain(|(name, _)| *name != label);
        members.push((label, value));
        written(members)
    };
    let twice = [keys.members(), vec![(3, (-7).into())]].concat();
    for (wrong, fault) in [
        (with(3, (-37).into()), Fault::Key),
        (with(1, 1.into()), Fault::Key),
        (with(-1, 2.into()), Fault::Key),
        (with(-2, vec![1; 31].into()), Fault::Key),
        // On no curve.
        (with(-3, vec![1; 32].into()), Fault::Key),
        (written(twice), Fault::Key),
        (bytes(&Value::Null), Fault::Malformed),
    ] {
        let outcome = register(&object(made(0x45, &wrong, &[])));
        assert_eq!(outcome.unwrap_err(), fault, "{wrong:?}");
    }
    // With extensions, where it says so.
    let behind = bytes(&Value::Map(vec![("credProtect".into(), 2.into())]));
    assert!(register(&object(made(0xc5, &cose, &behind))).is_ok());
    assert!(register(&object(made(0x45, &cose, &behind))).is_err());
    // Nothing was made.
    let nothing = object(data("harbour.example", 0x05, 0));
    assert_eq!(register(&nothing).unwrap_err(), Fault::Malformed);
    let mut longer = object(made(0x45, &cose, &[]));
    longer.push(0);
    assert_eq!(register(&longer).unwrap_err(), Fault::Malformed);
    // An array that says it has very many members, in very many.
    assert!(register(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]).is_err());
    assert!(register(&[0x81; 10_000]).is_err());
}

#[test]
fn passkeys_are_for_servers_with_a_name_that_browsers_trust() {
    let id = |base| Relying::of(base).map(|relying| relying.id);
    assert_eq!(
        id("https://harbour.example:8443").as_deref(),
        Some("harbour.example")
    );
    assert_eq!(id("http://localhost:8080").as_deref(), Some("localhost"));
    for none in [
        "http://harbour.example",
        "https://192.0.2.1",
        "http://127.0.0.1:8080",
        "https://[::1]",
    ] {
        assert_eq!(id(none), None, "{none}");
    }
    let relying = Relying::of("https://harbour.example:8443").unwrap();
    assert_eq!(relying.origin, "https://harbour.example:8443");
}

#[test]
fn what_a_form_carries_is_bounded() {
    assert_eq!(bytes_of("YWJjZA").unwrap(), b"abcd");
    let much = URL_SAFE_NO_PAD.encode(vec![0; MAX_BYTES + 1]);
    for bad in ["", "YWJjZA==", "a b", "+/+/", &much] {
        assert_eq!(bytes_of(bad).unwrap_err(), Fault::Malformed);
    }
}
