//! Actors with fixed keys, and short ways to let them say something about one appeal.
#![allow(dead_code, reason = "each program of tests uses its part")]

use serde_json::{Map, Value, json};
use std::sync::Arc;
use undersigned_domain::{
    AppealKey, AppealKind, AppealText, Author, CoSignerList, Content, Entry, Envelope, Fault,
    Names, SecretKey, State, Statement, Verified,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
    author::{AdmissionOf, AttestationOf},
    endorsement::Pin,
    fold,
};
use undersigned_proof::eddsa_jcs_2022;

pub const NOW: &str = "2026-12-02T00:00:00Z";
pub const APPEAL: &str = "https://hub.example/appeals/free-them-now";
pub const ORGANISER: &str = "https://hub.example/orgs/labour-watch";

/// An actor with one of its keys. The seed decides the key.
pub fn author(actor: &str, seed: u8) -> Author {
    Author {
        actor: actor.to_owned(),
        key: SecretKey::from_seed(&[seed; 32]),
        key_id: format!("{actor}#ed25519-{seed}"),
    }
}

/// The organiser's root key.
pub fn root() -> Author {
    author(ORGANISER, 1)
}

/// A working key that the root may name.
pub fn working_key() -> Author {
    author(ORGANISER, 2)
}

/// Co-initiator.
pub fn seafarers() -> Author {
    author("https://seafarers.example/orgs/seafarers", 10)
}

/// Keeper.
pub fn keeper() -> Author {
    author("https://archive.example/orgs/archive", 20)
}

/// Signer.
pub fn dockers() -> Author {
    author("https://dockers.example/orgs/dockers", 30)
}

/// The dockers under a new key.
pub fn dockers_anew() -> Author {
    author("https://dockers.example/orgs/dockers", 31)
}

/// Another signer.
pub fn teachers() -> Author {
    author("https://teachers.example/orgs/teachers", 40)
}

/// Nobody lets it in.
pub fn stranger() -> Author {
    author("https://stranger.example/orgs/stranger", 90)
}

pub fn appeal() -> AppealKey {
    AppealKey {
        object: APPEAL.to_owned(),
        root: root().key.public(),
    }
}

/// A register's address, made of what tells it from the author's others.
pub fn envelope(by: &Author, kind: &str, name: &str, seq: u64) -> Envelope {
    let (site, _) = by
        .actor
        .split_once("/orgs/")
        .expect("actors live below /orgs/");
    Envelope {
        id: format!("{site}/{kind}/{name}"),
        appeal: appeal(),
        seq,
        published: NOW.to_owned(),
    }
}

pub fn text(title: &str) -> AppealText {
    AppealText {
        kind: AppealKind::OpenLetter,
        title: [("en".to_owned(), title.to_owned())].into(),
        body: [("en".to_owned(), "We ask for it.".to_owned())].into(),
        languages: vec!["en".to_owned()],
        translations: Vec::new(),
        demands: Vec::new(),
        addressees: Vec::new(),
        initiators: Vec::new(),
        deadline: None,
        topics: Vec::new(),
    }
}

/// The members of a note that `Author::publish` does not write itself.
pub fn note_members(text: &AppealText, revision: u64) -> Map<String, Value> {
    let mut appeal = serde_json::to_value(text).expect("text is JSON");
    appeal["revision"] = json!(revision);
    appeal["textDigest"] = json!(text.digest().to_string());
    appeal["state"] = json!("open");
    let note = json!({"content": "<p>We ask for it.</p>", "published": NOW, "appeal": appeal});
    note.as_object().expect("an object").clone()
}

pub fn note(by: &Author, seq: u64, revision: u64, title: &str) -> Verified {
    let envelope = Envelope {
        id: APPEAL.to_owned(),
        ..envelope(by, "appeals", "", seq)
    };
    by.publish(&envelope, note_members(&text(title), revision))
        .expect("a sound note")
}

pub fn pin() -> Pin {
    Pin {
        revision: 1,
        text_digest: text("Free them now").digest(),
    }
}

pub fn names(name: &str) -> Names {
    Names {
        name_map: [("en".to_owned(), name.to_owned())].into(),
        ..Names::default()
    }
}

pub fn endorse(by: &Author, seq: u64, name: &str) -> Verified {
    endorse_wording(by, seq, name, &pin())
}

pub fn endorse_wording(by: &Author, seq: u64, name: &str, pin: &Pin) -> Verified {
    let envelope = envelope(by, "endorsements", "1", seq);
    by.endorse(&envelope, pin, &names(name), &[])
        .expect("a sound endorsement")
}

pub fn withdraw(by: &Author, seq: u64) -> Verified {
    by.withdraw_endorsement(&envelope(by, "endorsements", "1", seq))
        .expect("a sound withdrawal")
}

/// What an admission says of a pair.
pub fn of<'a>(
    whom: &'a str,
    admits: Option<&'a undersigned_domain::Multikey>,
    role: Role,
    state: AdmissionState,
) -> AdmissionOf<'a> {
    AdmissionOf {
        about: whom,
        role,
        admits,
        state,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: None,
        overrules: &[],
    }
}

pub fn say(by: &Author, seq: u64, admission: &AdmissionOf<'_>) -> Verified {
    by.admit(&envelope(by, "admissions", "1", seq), admission)
        .expect("a sound admission")
}

/// Lets a pair in, or removes it, or ends it.
pub fn decide(by: &Author, seq: u64, whom: &Author, role: Role, state: AdmissionState) -> Verified {
    let key = whom.key.public();
    say(by, seq, &of(&whom.actor, Some(&key), role, state))
}

pub fn admit(by: &Author, seq: u64, whom: &Author, role: Role) -> Verified {
    decide(by, seq, whom, role, AdmissionState::Admitted)
}

/// Lets a signer in under the name it gave.
pub fn admit_named(by: &Author, seq: u64, whom: &Author, name: &str) -> Verified {
    admit_since(by, seq, whom, name, None)
}

/// An admission that says since when.
pub fn admit_since(
    by: &Author,
    seq: u64,
    whom: &Author,
    name: &str,
    since: Option<u64>,
) -> Verified {
    let key = whom.key.public();
    let admission = AdmissionOf {
        names_digest: Some(names(name).digest()),
        since,
        ..of(
            &whom.actor,
            Some(&key),
            Role::Signer,
            AdmissionState::Admitted,
        )
    };
    say(by, seq, &admission)
}

pub fn remove(by: &Author, seq: u64, whom: &Author, role: Role) -> Verified {
    decide(by, seq, whom, role, AdmissionState::Removed)
}

/// Removes an actor with all its keys.
pub fn remove_actor(by: &Author, seq: u64, whom: &Author, role: Role) -> Verified {
    say(
        by,
        seq,
        &of(&whom.actor, None, role, AdmissionState::Removed),
    )
}

pub fn end(by: &Author, seq: u64, whom: &Author, role: Role) -> Verified {
    decide(by, seq, whom, role, AdmissionState::Ended)
}

pub fn attestation_id(by: &Author, number: u64) -> String {
    envelope(by, "attestations", &number.to_string(), 1).id
}

pub fn attest(by: &Author, seq: u64, number: u64, name: &str) -> Verified {
    attest_as(by, seq, number, name, None)
}

pub fn attest_as(by: &Author, seq: u64, number: u64, name: &str, ordinal: Option<u64>) -> Verified {
    let attestation = AttestationOf {
        pin: &pin(),
        names: &names(name),
        kind: SignerKind::Organisation,
        provenance: Provenance::Paper,
        initiated: false,
        ordinal,
        signed_at: None,
        since: 50,
        account: None,
        evidence: None,
    };
    by.attest(
        &envelope(by, "attestations", &number.to_string(), seq),
        &attestation,
    )
    .expect("a sound attestation")
}

/// Takes an attestation back; a printed number stays.
pub fn withdraw_attestation(by: &Author, seq: u64, number: u64, ordinal: Option<u64>) -> Verified {
    let mut document = document(&attest_as(by, seq, number, "gone", ordinal));
    document.remove("nameMap");
    document.insert("state".into(), json!("withdrawn"));
    sign(by, document).expect("a sound withdrawal")
}

/// Ends an attestation for good.
pub fn end_attestation(by: &Author, seq: u64, id: &str) -> Verified {
    say(by, seq, &of(id, None, Role::Signer, AdmissionState::Ended))
}

pub fn tally(by: &Author, seq: u64, individuals: u64) -> Verified {
    by.tally(
        &envelope(by, "tallies", "1", seq),
        individuals,
        1,
        "web-form",
    )
    .expect("a sound tally")
}

pub fn same(by: &Author, seq: u64, entries: [&str; 2], same: bool) -> Verified {
    by.same_signer(&envelope(by, "same-signers", "1", seq), entries, same, None)
        .expect("a sound decision")
}

/// The document of a statement, without its proof.
pub fn document(verified: &Verified) -> Map<String, Value> {
    let mut document = verified.value().as_object().expect("an object").clone();
    document.remove("proof");
    document
}

/// Signs a document as it is, sound or not.
pub fn signed(by: &Author, document: Map<String, Value>) -> Map<String, Value> {
    eddsa_jcs_2022::sign(document, &by.key, &by.key_id, NOW)
}

/// Signs a document and passes it through the gate.
pub fn sign(by: &Author, document: Map<String, Value>) -> Result<Verified, Fault> {
    Verified::check(Value::Object(signed(by, document)).to_string().as_bytes())
}

pub fn statements<'a>(said: impl IntoIterator<Item = &'a Verified>) -> Vec<Arc<Statement>> {
    said.into_iter().map(|v| v.statement().clone()).collect()
}

/// The state of what was said, in whatever order, strangers left outside.
pub fn state<'a>(said: impl IntoIterator<Item = &'a Verified>) -> State {
    State::gather(appeal(), &statements(said)).0
}

/// The list of what was said.
pub fn list<'a>(said: impl IntoIterator<Item = &'a Verified>) -> CoSignerList {
    fold(&state(said))
}

/// The list as others see it.
pub fn bytes(state: &State) -> String {
    serde_json::to_string(&fold(state)).expect("a list is JSON")
}

pub fn entry<'a>(list: &'a CoSignerList, id: &str) -> Option<&'a Entry> {
    list.entries
        .iter()
        .find(|entry| entry.id == id || entry.same_as.iter().any(|other| other == id))
}

/// Ids on the list, in its order.
pub fn ids(list: &CoSignerList) -> Vec<&str> {
    list.entries.iter().map(|entry| entry.id.as_str()).collect()
}

pub fn is_admission(statement: &Statement) -> bool {
    matches!(statement.content, Content::Admission(_))
}

/// Note, co-initiator, keeper: how every appeal begins.
pub fn beginning() -> Vec<Verified> {
    vec![
        note(&root(), 1, 1, "Free them now"),
        admit(&root(), 2, &seafarers(), Role::CoInitiator),
        admit(&root(), 2, &keeper(), Role::Keeper),
    ]
}

/// The beginning, and the dockers, let in by the co-initiator.
pub fn with_dockers() -> Vec<Verified> {
    let mut said = beginning();
    said.push(endorse(&dockers(), 10, "Union of Dockers"));
    said.push(admit_named(
        &seafarers(),
        11,
        &dockers(),
        "Union of Dockers",
    ));
    said
}

/// All of it, and some more.
pub fn and<const N: usize>(said: &[Verified], more: [Verified; N]) -> Vec<Verified> {
    said.iter().cloned().chain(more).collect()
}

/// A note with every member that an appeal may have, and a translation.
pub fn rich_note(by: &Author, seq: u64) -> Verified {
    let rich: AppealText = serde_json::from_value(json!({
        "kind": "open-letter",
        "title": {"en": "Free them now", "fr": "Libérez-les"},
        "body": {"en": "We ask for it.", "fr": "Nous le demandons."},
        "languages": ["en", "fr"],
        "translations": ["fr"],
        "demands": [
            {"id": "release", "text": {"en": "Release.", "fr": "Libération."}},
            {"id": "wages", "text": {"en": "Wages.", "fr": "Salaires."}},
        ],
        "addressees": [
            {"office": {"en": "Minister", "fr": "Ministre"}, "holder": "N. N.", "postal": "1 Quay", "email": "m@gov.example"},
            {"office": "Governor"},
        ],
        "initiators": [seafarers().actor],
        "deadline": "2026-12-31",
    }))
    .expect("a text");
    let mut members = note_members(&rich, 1);
    let public = json!({"automaticApproval": ["https://www.w3.org/ns/activitystreams#Public"]});
    members.insert(
        "interactionPolicy".into(),
        json!({"canEndorse": public, "canQuote": public}),
    );
    let envelope = Envelope {
        id: APPEAL.to_owned(),
        ..envelope(by, "appeals", "", seq)
    };
    by.publish(&envelope, members).expect("a sound note")
}
