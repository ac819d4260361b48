//! Keys, characters that are not assigned, and a sound statement of every type.

use crate::{common::*, files::json_is_current};
use serde_json::{Value, json};
use undersigned_domain::{
    Author, Envelope, Names, Verified,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
    author::{AdmissionOf, AttestationOf},
    endorsement::Reservation,
    text_digest::text_digest,
};
use undersigned_proof::{eddsa_jcs_2022, strict_json::is_assigned};

/// The actors of the vectors, with the seeds of their keys.
fn actors() -> Vec<(&'static str, Author, u8)> {
    vec![
        ("the root", root(), 1),
        ("the organiser's working key", working_key(), 2),
        ("a co-initiator", seafarers(), 10),
        ("a keeper", keeper(), 20),
        ("a signer", dockers(), 30),
        ("the signer's next key", dockers_anew(), 31),
        ("another signer", teachers(), 40),
        ("a stranger", stranger(), 90),
    ]
}

#[test]
fn keys() {
    let keys: Vec<_> = actors()
        .iter()
        .map(|(name, author, seed)| {
            let key = author.key.public();
            let raw = bs58::decode(&key.as_str()[1..]).into_vec().expect("base58");
            json!({
                "name": name,
                "actor": author.actor,
                "seed": format!("{seed:02x}").repeat(32),
                "publicKey": hex::encode(&raw[2..]),
                "key": key.as_str(),
            })
        })
        .collect();
    json_is_current("keys.json", &keys.into());
}

/// Which characters are not assigned, for those whose library follows another version of Unicode.
#[test]
fn unassigned() {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in (0..=u32::from(char::MAX)).filter(|code| {
        // Surrogates are no scalar values: no text has them.
        char::from_u32(*code).is_some_and(|c| !is_assigned(c))
    }) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    let ranges: Vec<_> = ranges
        .iter()
        .map(|(first, last)| json!(format!("{first:04X}..{last:04X}")))
        .collect();
    json_is_current(
        "unassigned.json",
        &json!({"unicode": "18.0.0", "unassigned": ranges}),
    );
}

fn with_names() -> Names {
    Names {
        name_map: [
            ("en".to_owned(), "Union of Dockers".to_owned()),
            ("zh-Hant".to_owned(), "碼頭業職工會".to_owned()),
        ]
        .into(),
        also_known_as: vec!["UoD".to_owned()],
        country: Some("CL".to_owned()),
        capacity: Some("organisation".to_owned()),
    }
}

fn changed(of: &Verified, by: &Author, members: &[(&str, Value)]) -> Verified {
    let mut document = document(of);
    for (name, value) in members {
        document.insert((*name).to_owned(), value.clone());
    }
    sign(by, document).expect("sound")
}

/// What passes although it looks wrong: nothing depends on it.
fn lenient() -> Vec<(&'static str, Verified)> {
    let mut unpublished = document(&endorse(&dockers(), 13, "Dockers"));
    unpublished.remove("published");
    unpublished.remove("about");
    let mut curt = text("Free them now");
    curt.languages = ["en", "fr", "en"].map(str::to_owned).into();
    curt.translations = vec!["fr".to_owned()];
    curt.title.insert("fr".to_owned(), " ".to_owned());
    curt.body.clear();
    curt.addressees =
        serde_json::from_value(json!([{"office": {"no language": ""}}])).expect("one");
    curt.initiators = vec!["no id".to_owned()];
    curt.deadline = Some("soon".to_owned());
    let mut careless = note_members(&curt, 1);
    careless.remove("content");
    careless.remove("published");
    for name in [
        "wordingPublished",
        "coSigners",
        "replicas",
        "updates",
        "coSignPhrase",
    ] {
        careless["appeal"][name] = json!(5);
    }
    careless.insert("name".into(), json!("A letter"));
    let mut spare = note_members(&text("Free them now"), 1);
    let appeal = spare["appeal"].as_object_mut().expect("an object");
    for name in ["translations", "demands", "addressees", "initiators"] {
        appeal.remove(name);
    }
    let digest = text_digest(appeal, &["en".to_owned()]).to_string();
    appeal.insert("textDigest".into(), json!(digest));
    let publish = |members| {
        let envelope = Envelope {
            id: APPEAL.to_owned(),
            ..envelope(&root(), "appeals", "", 3)
        };
        root().publish(&envelope, members).expect("sound")
    };
    let undated = eddsa_jcs_2022::sign(
        document(&endorse(&dockers(), 14, "Dockers")),
        &dockers().key,
        &dockers().key_id,
        "yesterday",
    );
    vec![
        (
            "without published and about",
            sign(&dockers(), unpublished).expect("sound"),
        ),
        (
            "a name with a tab, and of a character new in Unicode 18",
            endorse(&dockers(), 15, "Dock\ters \u{1FADD}"),
        ),
        (
            "a reservation about a demand of 1,001 letters",
            changed(
                &endorse(&dockers(), 16, "Dockers"),
                &dockers(),
                &[("reservations", json!([{"demand": "x".repeat(1_001)}]))],
            ),
        ),
        (
            "a withdrawal with a country, a capacity, and no names",
            changed(
                &withdraw(&dockers(), 17),
                &dockers(),
                &[
                    ("country", json!("CL")),
                    ("capacity", json!("personal")),
                    ("nameMap", json!({})),
                    ("alsoKnownAs", json!([])),
                    ("revision", json!("none")),
                ],
            ),
        ),
        (
            "a withdrawn tally with a name",
            changed(
                &tally(&dockers(), 18, 0),
                &dockers(),
                &[("state", json!("withdrawn")), ("name", json!("Dockers"))],
            ),
        ),
        (
            "a time in the proof that is none",
            Verified::check_value(&Value::Object(undated)).expect("sound"),
        ),
        ("a note with as little as may be", publish(spare)),
        (
            "a note with carelessly written members that nothing depends on",
            publish(careless),
        ),
    ]
}

/// A statement of every type and state, with every member that is read.
fn said() -> Vec<(&'static str, Verified)> {
    let key = dockers().key.public();
    let whom = dockers();
    let removal = remove(&keeper(), 4, &dockers(), Role::Signer);
    let overrules = [removal.statement().digest];
    let full = AdmissionOf {
        names_digest: Some(with_names().digest()),
        ordinal: Some(7),
        since: Some(1_796_169_600_000),
        overrules: &overrules,
        ..of(
            &whom.actor,
            Some(&key),
            Role::Signer,
            AdmissionState::Admitted,
        )
    };
    let reservation = Reservation {
        demand: "wages".to_owned(),
        text: Some("Not for apprentices.".to_owned()),
    };
    let endorsed = dockers()
        .endorse(
            &envelope(&dockers(), "endorsements", "1", 1_796_169_600_123),
            &pin(),
            &with_names(),
            &[reservation],
        )
        .expect("sound");
    let claims = json!(attestation_id(&seafarers(), 1));
    let attestation = AttestationOf {
        pin: &pin(),
        names: &with_names(),
        kind: SignerKind::Individual,
        provenance: Provenance::Email,
        initiated: true,
        ordinal: Some(3),
        signed_at: Some("2026-11-30"),
        since: 1_796_169_600_000,
        account: None,
        evidence: None,
    };
    let attested = seafarers()
        .attest(
            &envelope(&seafarers(), "attestations", "2", 9),
            &attestation,
        )
        .expect("sound");
    let evidence = json!(pin().text_digest.to_string());
    let [a, b] = [dockers().actor, teachers().actor];
    vec![
        ("a note", note(&root(), 1, 1, "Free them now")),
        (
            "a note in two languages, one of them a translation, with everything in it",
            rich_note(&root(), 2),
        ),
        (
            "an admission of a co-initiator",
            admit(&root(), 2, &seafarers(), Role::CoInitiator),
        ),
        (
            "an admission of an organiser's key",
            admit(&root(), 2, &working_key(), Role::Organiser),
        ),
        (
            "an admission of a signer, with every member",
            say(&root(), 5, &full),
        ),
        (
            "a removal of a key",
            changed(&removal, &keeper(), &[("reason", json!("duplicate"))]),
        ),
        (
            "a removal of an actor with all its keys",
            remove_actor(&keeper(), 4, &dockers(), Role::Signer),
        ),
        (
            "a key that ends itself",
            end(&dockers(), 6, &dockers(), Role::Signer),
        ),
        (
            "an attestation that ends",
            end_attestation(&root(), 6, &attestation_id(&seafarers(), 1)),
        ),
        (
            "an endorsement, with every member",
            changed(&endorsed, &dockers(), &[("claims", claims)]),
        ),
        ("a withdrawn endorsement", withdraw(&dockers(), 11)),
        ("an attestation", attest(&seafarers(), 5, 1, "Bakers")),
        (
            "an attestation, with every member",
            changed(&attested, &seafarers(), &[("evidenceDigest", evidence)]),
        ),
        (
            "a withdrawn attestation that keeps its number",
            withdraw_attestation(&seafarers(), 6, 1, Some(4)),
        ),
        (
            "a tally",
            changed(
                &tally(&dockers(), 5, 500),
                &dockers(),
                &[("byRegion", json!({"CL": 300, "AR": 200}))],
            ),
        ),
        (
            "a withdrawn tally",
            changed(
                &tally(&dockers(), 6, 0),
                &dockers(),
                &[("state", json!("withdrawn"))],
            ),
        ),
        ("one signer twice", same(&seafarers(), 5, [&a, &b], true)),
        ("two signers", same(&seafarers(), 6, [&a, &b], false)),
        (
            "unknown members, which are signed",
            changed(
                &endorse(&dockers(), 12, "Dockers"),
                &dockers(),
                &[(
                    "x-later",
                    json!({"z": [1, {"a": null}], "b": "é", "ﬀ": -1, "😀": true}),
                )],
            ),
        ),
    ]
}

#[test]
fn statements_of_every_type() {
    let statements: Vec<_> = [said(), lenient()]
        .iter()
        .flatten()
        .map(|(name, verified)| {
            let statement = verified.statement();
            let register = statement.register();
            json!({
                "name": name,
                "statement": verified.value(),
                "digest": statement.digest,
                "register": [
                    register.author,
                    register.key.as_str(),
                    register.kind.name(),
                    register.about,
                    register.role.map(Role::name),
                    register.admits.as_ref().map(undersigned_domain::Multikey::as_str),
                ],
                "registerDigest": register.digest(),
            })
        })
        .collect();
    json_is_current("statements.json", &statements.into());
}
