mod appeal;
mod decided;
mod files;
mod list;
mod many;
mod namesakes;
mod number;
mod origins;
mod policy;
mod refused;
mod seen_by;
mod since;
mod sums;
mod texts;
mod unknown;
mod unsound;
mod verdicts;

use super::*;
use serde_json::{Map, Value, json};
use undersigned_domain::{
    AppealKey, AppealKind, AppealText, Author, Envelope, Names, SecretKey, SeenBy, State, Verified,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
    author::{AdmissionOf, AttestationOf},
    endorsement::Pin,
};

const NOW: &str = "2026-12-02T00:00:00Z";
const APPEAL: &str = "https://hub.example/appeals/brakes";

fn organiser() -> Author {
    at_server("hub", 1)
}

/// An organisation on a server of its own.
fn at_server(server: &str, seed: u8) -> Author {
    let actor = format!("https://{server}.example/orgs/{server}");
    Author {
        key: SecretKey::from_seed(&[seed; 32]),
        key_id: format!("{actor}#ed25519"),
        actor,
    }
}

fn text() -> AppealText {
    AppealText {
        kind: AppealKind::OpenLetter,
        title: [("en".to_owned(), "Working brakes".to_owned())].into(),
        body: [("en".to_owned(), "We ask for them.".to_owned())].into(),
        languages: vec!["en".to_owned()],
        translations: Vec::new(),
        demands: Vec::new(),
        addressees: Vec::new(),
        initiators: Vec::new(),
        deadline: None,
        topics: Vec::new(),
    }
}

fn envelope(id: String, seq: u64) -> Envelope {
    Envelope {
        id,
        appeal: AppealKey {
            object: APPEAL.to_owned(),
            root: organiser().key.public(),
        },
        seq,
        published: NOW.to_owned(),
    }
}

pub(super) fn note() -> Verified {
    note_in("open", 1, None)
}

/// The note as it says in a state, and where it does, when.
fn note_in(state: &str, seq: u64, updated: Option<&str>) -> Verified {
    let mut appeal = serde_json::to_value(text()).unwrap();
    appeal["revision"] = json!(1);
    appeal["textDigest"] = json!(text().digest().to_string());
    appeal["state"] = json!(state);
    let mut note = Map::from_iter([("appeal".to_owned(), appeal)]);
    note.extend(updated.map(|updated| ("updated".to_owned(), json!(updated))));
    organiser()
        .publish(&envelope(APPEAL.to_owned(), seq), note)
        .unwrap()
}

pub(super) fn signer(ordinal: u64, seq: u64, name: &str) -> Verified {
    let id = format!("https://hub.example/attestations/{ordinal}");
    signer_at(&id, ordinal, seq, name)
}

fn signer_at(id: &str, ordinal: u64, seq: u64, name: &str) -> Verified {
    let names = Names {
        name_map: [("en".to_owned(), name.to_owned())].into(),
        ..Names::default()
    };
    let pin = Pin {
        revision: 1,
        text_digest: text().digest(),
    };
    let attestation = AttestationOf {
        pin: &pin,
        names: &names,
        kind: SignerKind::Organisation,
        provenance: Provenance::Paper,
        initiated: false,
        ordinal: Some(ordinal),
        signed_at: None,
        since: 50,
        account: None,
        evidence: None,
    };
    organiser()
        .attest(&envelope(id.to_owned(), seq), &attestation)
        .unwrap()
}

fn removed(ordinal: u64, seq: u64) -> Verified {
    removed_by(&organiser(), ordinal, seq, "on-request")
}

fn removed_by(by: &Author, ordinal: u64, seq: u64, reason: &str) -> Verified {
    let about = format!("https://hub.example/attestations/{ordinal}");
    let removal = AdmissionOf {
        about: &about,
        role: Role::Signer,
        admits: None,
        state: AdmissionState::Removed,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: Some(reason),
        overrules: &[],
    };
    let id = format!("{}/admissions/{ordinal}", by.actor);
    by.admit(&envelope(id, seq), &removal).unwrap()
}

/// Somebody who signs on a server of its own, and is let in by the organiser.
fn member(server: &str, seed: u8, seq: u64) -> [Verified; 2] {
    let names = Names {
        name_map: [("en".to_owned(), format!("Union of {server}"))].into(),
        ..Names::default()
    };
    let by = at_server(server, seed);
    let pin = Pin {
        revision: 1,
        text_digest: text().digest(),
    };
    let at = envelope(format!("https://{server}.example/endorsements/1"), seq);
    let endorsed = by.endorse(&at, &pin, &names, &[]).unwrap();
    let key = by.key.public();
    let admission = AdmissionOf {
        about: &by.actor,
        role: Role::Signer,
        admits: Some(&key),
        state: AdmissionState::Admitted,
        names_digest: Some(names.digest()),
        ordinal: None,
        since: None,
        reason: None,
        overrules: &[],
    };
    let at = envelope(format!("https://hub.example/admissions/{server}"), seq);
    [organiser().admit(&at, &admission).unwrap(), endorsed]
}

/// Another key of the organiser's, which the root lets in.
pub(super) fn next_key(key: &Multikey, seq: u64) -> Verified {
    let root = organiser();
    let admission = AdmissionOf {
        about: &root.actor,
        role: Role::Organiser,
        admits: Some(key),
        state: AdmissionState::Admitted,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: None,
        overrules: &[],
    };
    let at = envelope("https://hub.example/admissions/key".to_owned(), seq);
    root.admit(&at, &admission).unwrap()
}

/// That the first two signers are one.
fn joined(seq: u64) -> Verified {
    let id = "https://hub.example/same-signers/1".to_owned();
    let both = [
        "https://hub.example/attestations/1",
        "https://hub.example/attestations/2",
    ];
    let same = organiser().same_signer(&envelope(id, seq), both, true, None);
    same.unwrap()
}

pub(super) fn bundle(said: &[Verified]) -> String {
    seen(said, &[])
}

/// A server's word that it held these statements.
pub(super) fn word(server: &str, seed: u8, said: &[Verified], at: &str) -> String {
    let actor = format!("https://{server}.example/actor");
    let author = Author {
        key: SecretKey::from_seed(&[seed; 32]),
        key_id: format!("{actor}#ed25519-key"),
        actor,
    };
    let word = SeenBy::write(&author, &state(said), at).unwrap();
    word.text().to_owned()
}

fn state(said: &[Verified]) -> State {
    let statements: Vec<_> = said
        .iter()
        .map(|verified| verified.statement().clone())
        .collect();
    State::gather(envelope(String::new(), 1).appeal, &statements).0
}

/// A bundle beside which the organiser's server says that it is whole.
pub(super) fn confirmed(said: &[Verified]) -> String {
    seen(said, &[word("hub", 1, said, NOW)])
}

/// A bundle with these words beside it.
pub(super) fn seen(said: &[Verified], words: &[String]) -> String {
    let statements: Vec<_> = said
        .iter()
        .map(|verified| verified.statement().clone())
        .collect();
    let (state, waiting) = State::gather(envelope(String::new(), 1).appeal, &statements);
    assert_eq!(waiting, Vec::new());
    let texts: Vec<_> = said.iter().map(Verified::text).collect();
    Bundle::write_seen(&state, &texts, words)
}

fn since(new: &Bundle, old: &Bundle) -> Report {
    let questions = Questions {
        old: Some(old),
        ..Questions::default()
    };
    Report::of(new, &questions)
}

fn at(text: &str) -> DateTime<Utc> {
    time(text).unwrap()
}

fn report(text: &str) -> Report {
    with_strict(text, false)
}

fn with_strict(text: &str, strict: bool) -> Report {
    let questions = Questions {
        strict,
        ..Questions::default()
    };
    Report::of(&Bundle::read(text.as_bytes()).unwrap(), &questions)
}

fn faults(report: &Report) -> Vec<&'static str> {
    report.faults.iter().map(|fault| fault.fault).collect()
}

fn exit(text: &str, root: Option<&str>) -> Result<ExitCode, Failure> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let options = Options {
        file: file.path().to_owned(),
        root: root.map(str::to_owned),
        json: true,
        ..Options::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(run(&options, &Global::default()))
}

#[test]
fn a_bundle_as_written_is_sound() {
    let text = bundle(&[note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")]);
    let answer = serde_json::to_value(report(&text)).unwrap();
    assert_eq!(answer["sound"], true);
    assert_eq!(answer["root"], organiser().key.public().as_str());
    assert_eq!(answer["totals"]["organisations"]["current"], 2);
    assert_eq!(answer["faults"], json!([]));
    assert_eq!(exit(&text, None).unwrap(), ExitCode::SUCCESS);
}

#[test]
fn altered_missing_and_unsigned_things_are_named() {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let altered = text.replace("Dockers", "Doctors");
    assert_eq!(
        report(&altered).faults[0].statement,
        "https://hub.example/attestations/1"
    );
    assert_eq!(faults(&report(&altered)).last(), Some(&"digest_mismatch"));
    assert_eq!(exit(&altered, None).unwrap(), ExitCode::FAILURE);

    let mut shorter: Value = serde_json::from_str(&text).unwrap();
    shorter["statements"].as_array_mut().unwrap().pop();
    assert_eq!(faults(&report(&shorter.to_string())), ["digest_mismatch"]);
}

#[test]
fn a_pinned_root_must_be_the_bundles() {
    let text = bundle(&[note()]);
    let own = organiser().key.public();
    assert_eq!(exit(&text, Some(own.as_str())).unwrap(), ExitCode::SUCCESS);
    let other = SecretKey::from_seed(&[2; 32]).public();
    assert_eq!(
        exit(&text, Some(other.as_str())).unwrap(),
        ExitCode::FAILURE
    );
    assert!(matches!(
        exit(&text, Some("nonsense")),
        Err(Failure::Usage(_))
    ));
}

#[test]
fn what_is_no_bundle_is_unreadable() {
    for text in ["", "{}", "[]", "{\"format\":\"other\"}", "not json"] {
        assert!(matches!(exit(text, None), Err(Failure::Usage(_))), "{text}");
    }
}

#[test]
fn who_has_only_further_names_is_called_by_these() {
    let read = Bundle::read(bundle(&[note(), signer(1, 2, "Dockers")]).as_bytes()).unwrap();
    let mut list = undersigned_domain::fold(&read.state);
    let entry = &mut list.entries[0];
    entry.names.name_map = Default::default();
    entry.names.also_known_as = vec!["DU".to_owned(), "Dockers' Union".to_owned()];
    assert_eq!(words::name(entry), "DU / Dockers' Union");
    entry.names = Names::default();
    assert_eq!(words::name(entry), "https://hub.example/attestations/1");
}

#[test]
fn a_line_has_further_names_and_the_country_and_no_language_that_nobody_said() {
    let read = Bundle::read(bundle(&[note(), signer(1, 2, "Bakers")]).as_bytes()).unwrap();
    let mut report = Report::of(&read, &Questions::default());
    let mut entry = report.list[0].clone();
    entry.names.name_map = [("und".to_owned(), "Gewerkschaft der Bäcker".to_owned())].into();
    entry.names.also_known_as = vec!["GdB".to_owned(), "Bakers".to_owned()];
    entry.names.country = Some("DE".to_owned());
    report.list[0] = entry;
    let lines = report.lines(true).join("\n");
    let says = "\n1. Gewerkschaft der Bäcker [paper]; also GdB / Bakers; country DE";
    assert!(lines.contains(says), "{lines}");
}

#[test]
fn one_entry_can_be_asked_for() {
    let text = bundle(&[note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")]);
    let read = Bundle::read(text.as_bytes()).unwrap();
    let entry = |number| {
        let questions = Questions {
            entry: Some(number),
            ..Questions::default()
        };
        Report::of(&read, &questions)
    };
    let answer = serde_json::to_value(entry(2)).unwrap();
    assert_eq!(answer["entries"][0]["names"]["nameMap"]["en"], "Nurses");
    assert_eq!(answer["entries"].as_array().unwrap().len(), 1);
    assert_eq!(faults(&entry(9)), ["no_such_entry"]);
}

#[test]
fn every_fault_is_explained() {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let mut forged: Value = serde_json::from_str(&text).unwrap();
    for statement in forged["statements"].as_array_mut().unwrap() {
        if statement["type"] == "Attestation" {
            statement["proof"]["verificationMethod"] = json!("https://b.example/actor#key");
        }
    }
    let report = report(&forged.to_string());
    let lines = report.lines(true);
    let fault = lines
        .iter()
        .position(|line| line.starts_with("FAULT proof_owner"));
    let words = &lines[fault.expect("the fault is named") + 1];
    assert!(
        words.contains("a key of another server than its author's"),
        "{words}"
    );
    for (at, _) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.starts_with("FAULT"))
    {
        assert!(lines[at + 1].starts_with("  "), "{lines:?}");
    }
}
