//! A small universe: a few actors and keys say everything they may and may not say.
#![allow(dead_code, reason = "each program of tests uses its part")]

use super::common::*;
use undersigned_domain::{
    Author, Names, Verified,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
    author::{AdmissionOf, AttestationOf},
    endorsement::Reservation,
};

const STATES: [AdmissionState; 3] = [
    AdmissionState::Admitted,
    AdmissionState::Removed,
    AdmissionState::Ended,
];

/// The co-initiator's second key.
fn seafarers_anew() -> Author {
    author(&seafarers().actor, 11)
}

/// Every statement of the universe, signed anew at each call.
pub fn pool() -> Vec<Verified> {
    let mut said = Vec::new();
    let initiators = [
        root(),
        working_key(),
        seafarers(),
        seafarers_anew(),
        keeper(),
        stranger(),
    ];
    let signers = [dockers(), dockers_anew(), teachers()];
    for by in &initiators {
        said.extend(admissions(by));
        said.extend(initiators_words(by));
    }
    for by in initiators.iter().chain(&signers) {
        said.extend(signers_words(by));
    }
    for by in [root(), working_key()] {
        for (seq, revision, title) in [
            (1, 1, "Free them now"),
            (2, 1, "Free them"),
            (2, 1, "Free us"),
            (3, 2, "Free"),
        ] {
            said.push(note(&by, seq, revision, title));
        }
    }
    said
}

/// What an initiator may say of keys, actors and attestations, allowed to it or not.
fn admissions(by: &Author) -> Vec<Verified> {
    let pairs = [
        (working_key(), Role::Organiser),
        (seafarers(), Role::Organiser),
        (seafarers(), Role::CoInitiator),
        (seafarers_anew(), Role::CoInitiator),
        (keeper(), Role::Keeper),
        (dockers(), Role::Signer),
        (dockers_anew(), Role::Signer),
        (teachers(), Role::Signer),
    ];
    let mut said = Vec::new();
    for (whom, role) in &pairs {
        for state in STATES {
            said.push(decide(by, 4, whom, *role, state));
            said.push(decide(by, 5, whom, *role, state));
        }
    }
    for whom in [dockers(), seafarers()] {
        said.push(remove_actor(by, 4, &whom, Role::Signer));
        said.push(remove_actor(by, 4, &whom, Role::CoInitiator));
    }
    let removal = remove(&seafarers(), 4, &dockers(), Role::Signer);
    let whom = dockers();
    let key = whom.key.public();
    let overrules = [removal.statement().digest];
    let overruling = AdmissionOf {
        names_digest: Some(names("Dockers").digest()),
        ordinal: Some(3),
        since: Some(4),
        overrules: &overrules,
        ..of(
            &whom.actor,
            Some(&key),
            Role::Signer,
            AdmissionState::Admitted,
        )
    };
    said.push(say(by, 6, &overruling));
    said.push(end_attestation(by, 4, &attestation_id(&seafarers(), 1)));
    said.push(end_attestation(by, 4, &attestation_id(&keeper(), 1)));
    said
}

fn initiators_words(by: &Author) -> Vec<Verified> {
    let paper = attestation_id(&seafarers(), 1);
    let (dockers, teachers) = (dockers().actor, teachers().actor);
    let mut said = vec![
        attest(by, 3, 1, "Bakers"),
        attest(by, 3, 1, "Cooks"),
        attest_as(by, 4, 1, "Bakers", Some(3)),
        withdraw_attestation(by, 5, 1, Some(3)),
        attest_as(by, 3, 2, "Weavers", Some(8)),
    ];
    let pairs = [
        [&dockers, &teachers],
        [&dockers, &paper],
        [&paper, &teachers],
    ];
    for [a, b] in pairs {
        said.push(same(by, 4, [a, b], true));
        said.push(same(by, 4, [a, b], false));
        said.push(same(by, 5, [a, b], true));
    }
    said
}

fn signers_words(by: &Author) -> Vec<Verified> {
    vec![
        endorse(by, 3, "Dockers"),
        endorse(by, 3, "Dock workers"),
        endorse(by, 4, "Dockers"),
        endorse_wording(by, 5, "Dockers", &wording("Free")),
        withdraw(by, 4),
        withdraw(by, 6),
        tally(by, 3, 5),
        tally(by, 3, 6),
        tally(by, 4, 7),
        end(by, 4, by, Role::Signer),
    ]
}

fn wording(title: &str) -> undersigned_domain::endorsement::Pin {
    undersigned_domain::endorsement::Pin {
        revision: 2,
        text_digest: text(title).digest(),
    }
}

/// The statements that let most of the universe in.
pub fn chain() -> Vec<Verified> {
    let mut said = beginning();
    said.push(admit(&root(), 2, &working_key(), Role::Organiser));
    said.push(admit(
        &working_key(),
        3,
        &seafarers_anew(),
        Role::CoInitiator,
    ));
    said.push(endorse(&dockers(), 2, "Dockers"));
    said.push(admit_named(&seafarers(), 3, &dockers(), "Dockers"));
    said.push(endorse(&teachers(), 2, "Teachers"));
    said.push(admit(&keeper(), 3, &teachers(), Role::Signer));
    said.push(attest(&seafarers(), 2, 1, "Bakers"));
    said
}

/// What is said more rarely: numbers, times, several names, people, reservations.
pub fn rarities() -> Vec<Verified> {
    let mut said = vec![rich_note(&root(), 4), rich_note(&working_key(), 3)];
    for by in [root(), working_key(), seafarers(), keeper()] {
        for (whom, role) in [
            (dockers(), Role::Signer),
            (teachers(), Role::Signer),
            (seafarers(), Role::CoInitiator),
        ] {
            let key = whom.key.public();
            for (seq, state, ordinal, since) in [
                (7, AdmissionState::Admitted, Some(3), None),
                (8, AdmissionState::Removed, Some(5), Some(1)),
                (9, AdmissionState::Admitted, None, Some(2)),
            ] {
                let admission = AdmissionOf {
                    names_digest: Some(several("Dockers").digest()),
                    ordinal,
                    since,
                    ..of(&whom.actor, Some(&key), role, state)
                };
                said.push(say(&by, seq, &admission));
            }
        }
        for (number, initiated, ordinal) in [(1, true, None), (3, true, Some(3)), (4, false, None)]
        {
            said.push(printed(&by, number, initiated, ordinal));
        }
        for [a, b] in [
            [teachers().actor, attestation_id(&keeper(), 4)],
            [
                attestation_id(&seafarers(), 1),
                attestation_id(&keeper(), 4),
            ],
            [attestation_id(&root(), 3), seafarers().actor],
        ] {
            said.push(same(&by, 6, [&a, &b], true));
        }
        said.push(tally(&by, 5, 12));
    }
    for by in [dockers(), dockers_anew(), teachers(), seafarers(), root()] {
        said.push(reserved(&by, 7, "Dockers"));
        said.push(reserved(&by, 8, "Teachers"));
        said.push(tally(&by, 5, 900));
    }
    said
}

fn several(name: &str) -> Names {
    Names {
        name_map: [
            ("en".to_owned(), name.to_owned()),
            ("fr".to_owned(), format!("{name} (fr)")),
        ]
        .into(),
        also_known_as: vec![name[..1].to_owned(), "Union".to_owned()],
        country: Some("CL".to_owned()),
        capacity: Some("personal".to_owned()),
    }
}

fn reserved(by: &Author, seq: u64, name: &str) -> Verified {
    let reservations = ["wages", "release"].map(|demand| Reservation {
        demand: demand.to_owned(),
        text: None,
    });
    let envelope = envelope(by, "endorsements", "1", seq);
    by.endorse(&envelope, &pin(), &several(name), &reservations)
        .expect("a sound endorsement")
}

fn printed(by: &Author, number: u64, initiated: bool, ordinal: Option<u64>) -> Verified {
    let attestation = AttestationOf {
        pin: &pin(),
        names: &several("Weavers"),
        kind: SignerKind::Individual,
        provenance: Provenance::WebForm,
        initiated,
        ordinal,
        signed_at: Some("2026-11-30"),
        since: 6 - number,
        account: None,
        evidence: None,
    };
    let envelope = envelope(by, "attestations", &number.to_string(), 6);
    by.attest(&envelope, &attestation)
        .expect("a sound attestation")
}
