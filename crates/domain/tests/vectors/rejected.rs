//! What the gate refuses, with the code that each gets.

mod envelopes;
mod initiators;
mod notes;
mod proofs;
mod signers;
mod texts;

use crate::{
    common::*,
    files::{in_parts, json_is_current},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use undersigned_domain::{Author, Fault, Verified};
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

/// Sets the member that a pointer names.
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

/// A Multikey of 32 bytes that no honest key has.
fn multikey(first: u8, middle: u8, last: u8) -> Value {
    let mut bytes = [middle; 34];
    bytes[..3].copy_from_slice(&[0xed, 0x01, first]);
    bytes[33] = last;
    json!(format!("z{}", bs58::encode(bytes).into_string()))
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
        texts::json_texts,
        texts::texts,
        proofs::proofs,
        envelopes::envelopes,
        signers::signers,
        initiators::initiators,
        notes::notes,
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
