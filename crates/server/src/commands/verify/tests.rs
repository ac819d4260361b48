use super::*;
use serde_json::{Map, Value, json};
use undersigned_domain::{
    AppealKey, AppealKind, AppealText, Author, Envelope, Names, SecretKey, State, Verified,
    attestation::{Provenance, SignerKind},
    author::AttestationOf,
    endorsement::Pin,
};

const NOW: &str = "2026-12-02T00:00:00Z";
const APPEAL: &str = "https://hub.example/appeals/brakes";

fn organiser() -> Author {
    Author {
        actor: "https://hub.example/orgs/hub".to_owned(),
        key: SecretKey::from_seed(&[1; 32]),
        key_id: "https://hub.example/orgs/hub#ed25519".to_owned(),
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

fn note() -> Verified {
    let mut appeal = serde_json::to_value(text()).unwrap();
    appeal["revision"] = json!(1);
    appeal["textDigest"] = json!(text().digest().to_string());
    appeal["state"] = json!("open");
    let note = Map::from_iter([("appeal".to_owned(), appeal)]);
    organiser()
        .publish(&envelope(APPEAL.to_owned(), 1), note)
        .unwrap()
}

fn signer(ordinal: u64, seq: u64, name: &str) -> Verified {
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
    };
    let id = format!("https://hub.example/attestations/{ordinal}");
    organiser()
        .attest(&envelope(id, seq), &attestation)
        .unwrap()
}

fn bundle(said: &[Verified]) -> String {
    let statements: Vec<_> = said
        .iter()
        .map(|verified| verified.statement().clone())
        .collect();
    let (state, waiting) = State::gather(envelope(String::new(), 1).appeal, &statements);
    assert_eq!(waiting, Vec::new());
    let texts: Vec<_> = said.iter().map(Verified::text).collect();
    Bundle::write(&state, &texts)
}

fn report(text: &str) -> Report {
    Report::of(&Bundle::read(text.as_bytes()).unwrap(), None, None, None)
}

fn faults(report: &Report) -> Vec<&'static str> {
    report.faults.iter().map(|fault| fault.fault).collect()
}

fn exit(text: &str, root: Option<&str>) -> Result<ExitCode, Failure> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    run(&Options {
        file: file.path().to_owned(),
        entry: None,
        since: None,
        root: root.map(str::to_owned),
        json: true,
    })
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
fn one_entry_can_be_asked_for() {
    let text = bundle(&[note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")]);
    let read = Bundle::read(text.as_bytes()).unwrap();
    let answer = serde_json::to_value(Report::of(&read, None, None, Some(2))).unwrap();
    assert_eq!(answer["entries"][0]["names"]["nameMap"]["en"], "Nurses");
    assert_eq!(answer["entries"].as_array().unwrap().len(), 1);
    assert_eq!(
        faults(&Report::of(&read, None, None, Some(9))),
        ["no_such_entry"]
    );
}

#[test]
fn every_line_that_came_changed_or_went_is_named() {
    let old = bundle(&[note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")]);
    let new = bundle(&[
        note(),
        signer(2, 4, "Nurses' Union"),
        signer(3, 5, "Teachers"),
    ]);
    let [old, new] = [old, new].map(|text| Bundle::read(text.as_bytes()).unwrap());
    let answer = serde_json::to_value(Report::of(&new, Some(&old), None, None)).unwrap();
    let id = |ordinal: u64| format!("https://hub.example/attestations/{ordinal}");
    assert_eq!(
        answer["since"],
        json!({"added": [id(3)], "changed": [id(2)], "gone": [id(1)]})
    );
}

#[test]
fn an_older_bundle_with_faults_is_no_measure() {
    let text = bundle(&[note(), signer(1, 2, "Dockers")]);
    let new = Bundle::read(text.as_bytes()).unwrap();
    let old = Bundle::read(text.replace("Dockers", "Doctors").as_bytes()).unwrap();
    let report = Report::of(&new, Some(&old), None, None);
    assert_eq!(faults(&report), ["old_bundle_unsound"]);
    assert!(!report.sound);
}
