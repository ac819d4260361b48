use super::*;
use crate::language::ENGLISH;
use std::collections::BTreeMap;
use undersigned_domain::{
    AppealKey, Author, Envelope, Names, SecretKey, Verified,
    attestation::SignerKind,
    author::{AdmissionOf, AttestationOf},
    endorsement::Pin,
    fold,
};

const APPEAL: &str = "https://hub.example/appeals/free-them-now";

fn author(name: &str, seed: u8) -> Author {
    let actor = format!("https://{name}.example/orgs/{name}");
    Author {
        key: SecretKey::from_seed(&[seed; 32]),
        key_id: format!("{actor}#ed25519-{seed}"),
        actor,
    }
}

fn appeal() -> AppealKey {
    AppealKey {
        object: APPEAL.to_owned(),
        root: author("hub", 1).key.public(),
    }
}

fn envelope(by: &Author, seq: u64) -> Envelope {
    Envelope {
        id: format!("{}/said/{seq}", by.actor),
        appeal: appeal(),
        seq,
        published: "2026-12-02T00:00:00Z".to_owned(),
    }
}

fn says(by: &Author, seq: u64, whom: &Author, role: Role, state: AdmissionState) -> Verified {
    let key = whom.key.public();
    let admission = AdmissionOf {
        about: &whom.actor,
        role,
        // Who is removed is so with all its keys.
        admits: (state == AdmissionState::Admitted).then_some(&key),
        state,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: None,
        overrules: &[],
    };
    let said = by.admit(&envelope(by, seq), &admission);
    said.expect("a sound admission")
}

fn pin() -> Pin {
    Pin {
        revision: 1,
        text_digest: undersigned_domain::Digest::of(&[b"text"]),
    }
}

fn names() -> Names {
    Names {
        name_map: [("en".to_owned(), "Dockers".to_owned())].into(),
        ..Names::default()
    }
}

fn endorses(by: &Author, seq: u64) -> Verified {
    let said = by.endorse(&envelope(by, seq), &pin(), &names(), &[]);
    said.expect("a sound endorsement")
}

/// Attests a form that was first listed at a time.
fn attests(by: &Author, seq: u64, since: u64, signed_at: Option<&str>) -> Verified {
    attests_from(Provenance::WebForm, by, (seq, since), signed_at)
}

/// Attests what came in one of these ways; `times` are its `seq`, and when it was first listed.
fn attests_from(
    provenance: Provenance,
    by: &Author,
    times: (u64, u64),
    signed_at: Option<&str>,
) -> Verified {
    let (seq, since) = times;
    let (pin, names) = (pin(), names());
    let attestation = AttestationOf {
        pin: &pin,
        names: &names,
        kind: SignerKind::Organisation,
        provenance,
        initiated: false,
        ordinal: None,
        signed_at,
        since,
        account: None,
        evidence: None,
    };
    let said = by.attest(&envelope(by, seq), &attestation);
    said.expect("a sound attestation")
}

/// Who admitted by each step of the one entry's chain, and whether it begins at the root.
fn let_in_by(said: &[&Verified]) -> (Vec<(String, Role)>, bool) {
    let said: Vec<_> = said.iter().map(|said| said.statement().clone()).collect();
    let (state, _) = State::gather(appeal(), &said);
    let list = fold(&state);
    let signed = signed(&state, &list.entries[0]).expect("it is there");
    let (found, whole) = admissions(&state, &list.initiators, signed);
    let by = |(statement, role): (&Statement, Role)| (statement.author.clone(), role);
    (found.into_iter().map(by).collect(), whole)
}

#[test]
fn a_chain_leads_through_those_whose_word_counts() {
    let (hub, nurses, dockers) = (author("hub", 1), author("nurses", 2), author("dockers", 3));
    let as_initiator =
        |seq: u64, state: AdmissionState| says(&hub, seq, &nurses, Role::CoInitiator, state);
    let named = as_initiator(10, AdmissionState::Admitted);
    let first = says(
        &nurses,
        20,
        &dockers,
        Role::Signer,
        AdmissionState::Admitted,
    );
    let signed = endorses(&dockers, 21);
    let second = says(&hub, 30, &dockers, Role::Signer, AdmissionState::Admitted);
    let through_nurses = vec![
        (hub.actor.clone(), Role::CoInitiator),
        (nurses.actor.clone(), Role::Signer),
    ];
    let before = let_in_by(&[&named, &first, &signed, &second]);
    assert_eq!(before, (through_nurses, true));
    // The nurses' admission stays in the state, and lets nobody in any more.
    let gone = as_initiator(40, AdmissionState::Removed);
    let after = let_in_by(&[&named, &first, &signed, &second, &gone]);
    let by_hub = vec![(hub.actor.clone(), Role::Signer)];
    assert_eq!(after, (by_hub, true));
}

#[test]
fn what_is_said_again_under_another_key_stands_in_the_history_once() {
    let (hub, changed, dockers) = (author("hub", 1), author("hub", 4), author("dockers", 3));
    let admitted = AdmissionState::Admitted;
    let said = [
        says(&hub, 10, &changed, Role::Organiser, admitted),
        says(&hub, 20, &dockers, Role::Signer, admitted),
        endorses(&dockers, 21),
        says(&changed, 20, &dockers, Role::Signer, admitted),
    ];
    let said: Vec<_> = said.iter().map(|one| one.statement().clone()).collect();
    let (state, _) = State::gather(appeal(), &said);
    let list = fold(&state);
    let people = People::known(ENGLISH, "https://hub.example", BTreeMap::new());
    let page = Page::new(ENGLISH, "A", "hub.example", "/");
    let told = history(&state, &list.entries[0], &people, &page);
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn the_history_lets_nobody_in_whom_the_chain_does_not() {
    let hub = author("hub", 1);
    let said = [
        says(&hub, 10, &hub, Role::Signer, AdmissionState::Admitted),
        endorses(&hub, 11),
    ];
    let said: Vec<_> = said.iter().map(|one| one.statement().clone()).collect();
    let (state, _) = State::gather(appeal(), &said);
    let list = fold(&state);
    let people = People::known(ENGLISH, "https://hub.example", BTreeMap::new());
    let page = Page::new(ENGLISH, "A", "hub.example", "/");
    let told = history(&state, &list.entries[0], &people, &page);
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn who_changed_what_it_attests_stands_in_the_history() {
    let hub = author("hub", 1);
    let told = |said: Verified| {
        let said = [said.statement().clone()];
        let (state, _) = State::gather(appeal(), &said);
        let list = fold(&state);
        let people = People::known(ENGLISH, "https://hub.example", BTreeMap::new());
        let page = Page::new(ENGLISH, "A", "hub.example", "/");
        let told = history(&state, &list.entries[0], &people, &page).into_iter();
        told.map(|(at, words)| (at.timestamp_millis(), words))
            .collect::<Vec<_>>()
    };
    let signed = "The statement that stands here was signed.".to_owned();
    let first = told(attests(&hub, 1_000, 1_000, None));
    assert_eq!(first, [(1_000, signed.clone())]);
    let confirmed = Some("1970-01-01T00:00:00Z");
    let changed = told(attests(&hub, 1_500, 1_000, confirmed));
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(changed[0].0 == 1_500 && changed[0].1.contains(" changed it"));
    assert!(changed[1].0 == 1_000 && changed[1].1.contains("came onto the list"));
    // By the link in its e-mail it signed a later wording then.
    let anew = told(attests(&hub, 90_500, 1_000, Some("1970-01-01T00:01:30Z")));
    assert_eq!(anew, [(90_500, signed)]);
    // A sheet was signed on another day than it was entered.
    let sheet = attests_from(Provenance::Paper, &hub, (90_500, 90_500), confirmed);
    let entered = told(sheet);
    assert_eq!(entered.len(), 1, "{entered:?}");
    assert!(entered[0].0 == 90_500 && entered[0].1.contains(" entered it, and signed"));
}

#[test]
fn what_does_not_begin_at_the_root_is_not_whole() {
    let (hub, dockers) = (author("hub", 1), author("dockers", 3));
    let let_in = says(&hub, 10, &dockers, Role::Signer, AdmissionState::Admitted);
    let signed = endorses(&dockers, 11);
    let said = [let_in.statement().clone(), signed.statement().clone()];
    let (state, _) = State::gather(appeal(), &said);
    let (found, whole) = admissions(&state, &[], signed.statement());
    assert!(found.is_empty() && !whole);
}

#[test]
fn a_digest_is_told_by_its_ends() {
    assert_eq!(ends("0123456789abcdef"), "012345…abcdef");
}
