//! A software authenticator: makes passkeys and uses them, as a browser with one would, and can be told to
//! do it wrong.

use crate::desk::between;
use aws_lc_rs::{
    digest::{SHA256, digest},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ciborium::Value;
use serde_json::json;

/// User present and verified.
const SEEN: u8 = 0x05;
/// A new passkey follows.
const MADE: u8 = 0x40;

/// A passkey on a device, and the page on which it is used.
#[derive(Debug)]
pub struct Passkey {
    pair: EcdsaKeyPair,
    credential: Vec<u8>,
    user: String,
    /// How often it says that it was used; it stays 0 where it does not count.
    pub counter: u32,
    /// Where the page is that uses it.
    pub origin: String,
    /// For which domain the device holds it.
    pub relying: String,
    /// What it says of its owner: that they were there, and were checked.
    pub flags: u8,
}

/// Fields of a form.
pub type Fields = Vec<(&'static str, String)>;

impl Passkey {
    /// A new one, for what a page asks for: the form of `/desk/account/passkeys`.
    ///
    /// # Panics
    /// Where the page asks for none.
    pub fn asked_for(page: &str, origin: &str) -> Self {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key");
        // Each device has ids of its own.
        let credential = digest(&SHA256, pair.public_key().as_ref());
        Self {
            credential: credential.as_ref()[..16].to_vec(),
            pair,
            user: between(page, "data-user=\"", "\""),
            counter: 0,
            origin: origin.to_owned(),
            relying: between(page, "data-relying=\"", "\""),
            flags: SEEN,
        }
    }

    /// The form that adds it.
    pub fn made(&self, page: &str) -> Fields {
        let point = self.pair.public_key().as_ref();
        let key = Value::Map(vec![
            (1.into(), 2.into()),
            (3.into(), (-7).into()),
            ((-1).into(), 1.into()),
            ((-2).into(), point[1..33].to_vec().into()),
            ((-3).into(), point[33..].to_vec().into()),
        ]);
        let mut data = self.data(self.flags | MADE);
        data.extend([0; 16]);
        data.extend(
            u16::try_from(self.credential.len())
                .expect("short")
                .to_be_bytes(),
        );
        data.extend(&self.credential);
        data.extend(written(&key));
        let object = Value::Map(vec![
            ("fmt".into(), "none".into()),
            ("attStmt".into(), Value::Map(Vec::new())),
            ("authData".into(), data.into()),
        ]);
        vec![
            (
                "client-data",
                encoded(&self.client("webauthn.create", page)),
            ),
            ("attestation-object", encoded(&written(&object))),
        ]
    }

    /// The form that uses it on a page that asks for one.
    pub fn used(&self, page: &str) -> Fields {
        let client = self.client("webauthn.get", page);
        let data = self.data(self.flags);
        let mut signed = data.clone();
        signed.extend(digest(&SHA256, &client).as_ref());
        let signature = self.pair.sign(&SystemRandom::new(), &signed);
        let hidden = |name: &str| between(page, &format!("name=\"{name}\" value=\""), "\"");
        vec![
            ("half", hidden("half")),
            ("next", hidden("next")),
            ("credential", encoded(&self.credential)),
            ("client-data", encoded(&client)),
            ("authenticator-data", encoded(&data)),
            (
                "signature",
                encoded(signature.expect("a signature").as_ref()),
            ),
            ("user-handle", self.user.clone()),
        ]
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = digest(&SHA256, self.relying.as_bytes()).as_ref().to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, page: &str) -> Vec<u8> {
        let challenge = between(page, "data-challenge=\"", "\"");
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false})
            .to_string()
            .into_bytes()
    }
}

/// Fields as a desk sends them.
pub fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    let pairs = fields.iter();
    pairs.map(|(name, value)| (*name, value.as_str())).collect()
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn written(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).expect("memory takes it");
    bytes
}
