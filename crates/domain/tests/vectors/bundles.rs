//! Bundles, and the list that must follow from each.

use crate::{common::*, files};
use serde_json::{Value, json};
use undersigned_domain::{
    Author, Bundle, Names, Verified,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
    author::{AdmissionOf, AttestationOf},
    bundle::in_order,
    endorsement::{Pin, Reservation},
    fold,
};

/// The bundle of what was said: members only, in order.
pub fn written(said: &[Verified]) -> String {
    let state = state(said);
    let texts: Vec<_> = in_order(&state)
        .iter()
        .map(|statement| {
            let member = said
                .iter()
                .find(|verified| verified.statement().digest == statement.digest);
            member.expect("a member was said").text()
        })
        .collect();
    Bundle::write(&state, &texts)
}

/// What a check of a bundle must find.
pub fn expected(bundle: &str) -> Value {
    let read = Bundle::read(bundle.as_bytes()).expect("a bundle");
    let faults: Vec<_> = read
        .faults
        .iter()
        .map(|fault| json!({"statement": fault.statement, "fault": fault.fault}))
        .collect();
    json!({
        "object": read.appeal.object,
        "root": read.appeal.root.as_str(),
        "stateDigest": read.state.digest(),
        "sound": faults.is_empty(),
        "faults": faults,
        "list": fold(&read.state),
        "seenBy": read.seen_by.iter().map(|seen| {
            serde_json::from_str(seen.text()).expect("a word is JSON")
        }).collect::<Vec<Value>>(),
    })
}

pub fn is_current(name: &str, bundle: &str) {
    files::is_current(&format!("bundles/{name}.json"), bundle);
    files::json_is_current(&format!("bundles/{name}.expected.json"), &expected(bundle));
}

fn sound(name: &str, said: &[Verified]) {
    let bundle = written(said);
    let contested = Bundle::read(bundle.as_bytes()).expect("a bundle").faults;
    assert!(
        contested.iter().all(|fault| fault.fault == "contested"),
        "{name}: {contested:?}"
    );
    is_current(name, &bundle);
}

pub fn signer(name: &str, seed: u8) -> Author {
    author(&format!("https://{name}.example/orgs/{name}"), seed)
}

fn admitted(whom: &Author) -> (String, undersigned_domain::Multikey) {
    (whom.actor.clone(), whom.key.public())
}

/// Lets a signer in under its names, with more said.
pub fn let_in(
    by: &Author,
    seq: u64,
    whom: &Author,
    name: &str,
    more: &AdmissionOf<'_>,
) -> Verified {
    let (actor, key) = admitted(whom);
    say(
        by,
        seq,
        &AdmissionOf {
            names_digest: Some(names(name).digest()),
            ordinal: more.ordinal,
            since: more.since,
            overrules: more.overrules,
            ..of(&actor, Some(&key), Role::Signer, AdmissionState::Admitted)
        },
    )
}

pub fn plain() -> AdmissionOf<'static> {
    of("", None, Role::Signer, AdmissionState::Admitted)
}

pub fn numbered(ordinal: u64) -> AdmissionOf<'static> {
    AdmissionOf {
        ordinal: Some(ordinal),
        ..plain()
    }
}

pub fn since(since: u64) -> AdmissionOf<'static> {
    AdmissionOf {
        since: Some(since),
        ..plain()
    }
}

fn person(by: &Author, seq: u64, number: u64, name: &str, initiated: bool) -> Verified {
    let attestation = AttestationOf {
        pin: &pin(),
        names: &names(name),
        kind: SignerKind::Individual,
        provenance: Provenance::Email,
        initiated,
        ordinal: None,
        signed_at: Some("2026-11-30"),
        since: 40 + number,
        account: None,
        evidence: None,
    };
    let envelope = envelope(by, "attestations", &number.to_string(), seq);
    by.attest(&envelope, &attestation).expect("sound")
}

/// A coalition in which everything has happened that the rules know.
fn everything() -> Vec<Verified> {
    let wording_2 = Pin {
        revision: 2,
        text_digest: text("Free them all").digest(),
    };
    let [bakers, cooks, weavers, miners] = [
        ("bakers", 50),
        ("cooks", 51),
        ("weavers", 52),
        ("miners", 53),
    ]
    .map(|(name, seed)| signer(name, seed));
    let seafarers_anew = author(&seafarers().actor, 11);
    let mut said = vec![
        // Two wordings; the root names a working key, which publishes the second.
        note(&root(), 1, 1, "Free them now"),
        admit(&root(), 2, &working_key(), Role::Organiser),
        note(&working_key(), 3, 2, "Free them all"),
        // Co-initiators and a keeper; one was removed again, by the organiser.
        admit(&root(), 4, &seafarers(), Role::CoInitiator),
        admit(&working_key(), 5, &keeper(), Role::Keeper),
        admit(&root(), 6, &miners, Role::CoInitiator),
        remove(&working_key(), 7, &miners, Role::CoInitiator),
        let_in(&miners, 8, &signer("potters", 60), "Potters", &plain()),
        endorse(&signer("potters", 60), 8, "Potters"),
        // The organiser and a co-initiator sign, admitted by nobody; the co-initiator has rotated.
        endorse_wording(&root(), 9, "Labour Watch", &wording_2),
        endorse(&seafarers(), 10, "Seafarers"),
        admit(&root(), 11, &seafarers_anew, Role::CoInitiator),
        endorse_wording(&seafarers_anew, 12, "Seafarers", &wording_2),
        // Rotation of a signer: the old key has ended, its withdrawal is gone.
        endorse(&dockers(), 20, "Union of Dockers"),
        let_in(&seafarers(), 21, &dockers(), "Union of Dockers", &since(15)),
        let_in(
            &keeper(),
            22,
            &dockers_anew(),
            "Union of Dockers",
            &since(15),
        ),
        endorse_wording(&dockers_anew(), 23, "Union of Dockers", &wording_2),
        end(&dockers(), 24, &dockers(), Role::Signer),
        // A printed number; an earlier wording; a changed name that nobody confirmed yet.
        endorse(&teachers(), 25, "Teachers United"),
        let_in(&root(), 26, &teachers(), "Teachers", &numbered(7)),
        // Removed by the keeper, overruled by the organiser: disputed no more.
        endorse(&bakers, 30, "Bakers"),
        let_in(&seafarers(), 31, &bakers, "Bakers", &plain()),
        // Removed, its number stays.
        endorse(&cooks, 33, "Cooks"),
        let_in(&working_key(), 34, &cooks, "Cooks", &numbered(9)),
        remove(&keeper(), 35, &cooks, Role::Signer),
        // Withdrawn.
        let_in(&seafarers(), 36, &weavers, "Weavers", &plain()),
        withdraw(&weavers, 37),
        // Contested: two words at one `seq`.
        let_in(&seafarers(), 38, &signer("smiths", 61), "Smiths", &plain()),
        endorse(&signer("smiths", 61), 39, "Smiths"),
        endorse(&signer("smiths", 61), 39, "Blacksmiths"),
        // On paper: printed numbers, one of them twice; a person; one who called for it.
        attest_as(&working_key(), 40, 1, "Dock Workers' Union", Some(1)),
        attest_as(&root(), 41, 2, "Glaziers", Some(3)),
        attest_as(&working_key(), 42, 3, "Glass Workers", Some(3)),
        withdraw_attestation(&root(), 43, 4, Some(4)),
        attest(&seafarers(), 44, 5, "Sailmakers"),
        person(&seafarers(), 45, 6, "N. N.", false),
        person(&keeper(), 46, 7, "M. M.", true),
        // An attestation that the organiser removed, and one that has ended.
        attest(&keeper(), 47, 8, "Nobody"),
        say(
            &root(),
            48,
            &of(
                &attestation_id(&keeper(), 8),
                None,
                Role::Signer,
                AdmissionState::Removed,
            ),
        ),
        end_attestation(&seafarers(), 49, &attestation_id(&seafarers(), 9)),
        // The dockers stand on paper too; two glaziers are two; a chain of three with a quarrel.
        same(
            &seafarers(),
            50,
            [&dockers().actor, &attestation_id(&working_key(), 1)],
            true,
        ),
        same(
            &seafarers(),
            51,
            [
                &attestation_id(&root(), 2),
                &attestation_id(&working_key(), 3),
            ],
            true,
        ),
        same(
            &working_key(),
            52,
            [
                &attestation_id(&root(), 2),
                &attestation_id(&working_key(), 3),
            ],
            false,
        ),
        same(
            &keeper(),
            53,
            [
                &attestation_id(&seafarers(), 5),
                &attestation_id(&seafarers(), 6),
            ],
            true,
        ),
        same(
            &keeper(),
            53,
            [&attestation_id(&seafarers(), 6), &teachers().actor],
            true,
        ),
        same(
            &seafarers_anew,
            54,
            [&attestation_id(&seafarers(), 5), &teachers().actor],
            false,
        ),
        // Counts: of a listed signer, of the same signer under its next key, of a removed one.
        tally(&dockers_anew(), 60, 500),
        tally(&seafarers(), 61, 40),
        tally(&cooks, 62, 1_000),
        tally(&keeper(), 63, 7),
        tally(&keeper(), 63, 8),
    ];
    let removal = remove(&keeper(), 32, &bakers, Role::Signer);
    let overrules = [removal.statement().digest];
    said.push(let_in(
        &root(),
        33,
        &bakers,
        "Bakers",
        &AdmissionOf {
            overrules: &overrules,
            ..plain()
        },
    ));
    said.push(removal);
    said.push(reserved(&signer("printers", 62)));
    said.push(let_in(
        &seafarers(),
        65,
        &signer("printers", 62),
        "Printers",
        &plain(),
    ));
    said
}

/// An endorsement with a reservation, of somebody who signs for themselves.
fn reserved(by: &Author) -> Verified {
    let names = Names {
        capacity: Some("personal".to_owned()),
        ..names("Printers")
    };
    let reservation = Reservation {
        demand: "wages".to_owned(),
        text: None,
    };
    by.endorse(
        &envelope(by, "endorsements", "1", 64),
        &pin(),
        &names,
        &[reservation],
    )
    .expect("sound")
}

#[test]
fn a_coalition_with_everything() {
    sound("everything", &everything());
}

#[test]
fn small_ones() {
    sound("empty", &[]);
    sound("beginning", &beginning());
    sound("one-signer", &with_dockers());
    sound(
        "a-wording-changed-under-its-revision",
        &and(&with_dockers(), [note(&root(), 9, 1, "Free some")]),
    );
    sound(
        "two-notes-at-one-seq",
        &[
            note(&root(), 1, 1, "Free them now"),
            note(&root(), 1, 1, "Free some"),
        ],
    );
    sound("a-note-with-everything", &[rich_note(&root(), 1)]);
    sound(
        "a-contested-removal",
        &and(
            &with_dockers(),
            [
                remove(&keeper(), 20, &dockers(), Role::Signer),
                admit(&keeper(), 20, &dockers(), Role::Signer),
            ],
        ),
    );
    sound(
        "a-removed-actor-stays-off-under-its-next-key",
        &and(
            &with_dockers(),
            [
                remove_actor(&keeper(), 20, &dockers(), Role::Signer),
                endorse(&dockers_anew(), 21, "Union of Dockers"),
                admit_named(&seafarers(), 22, &dockers_anew(), "Union of Dockers"),
            ],
        ),
    );
    sound(
        "the-root-has-retired",
        &and(
            &with_dockers(),
            [
                admit(&root(), 20, &working_key(), Role::Organiser),
                note(&working_key(), 21, 1, "Free them now"),
                admit(&working_key(), 21, &seafarers(), Role::CoInitiator),
                end(&root(), 22, &root(), Role::Organiser),
            ],
        ),
    );
    sound(
        "who-withdraws-leaves-the-paper-too",
        &and(
            &with_dockers(),
            [
                attest(&seafarers(), 12, 1, "Dockers"),
                same(
                    &seafarers(),
                    13,
                    [&dockers().actor, &attestation_id(&seafarers(), 1)],
                    true,
                ),
                withdraw(&dockers(), 14),
            ],
        ),
    );
    sound(
        "an-end-by-two-initiators",
        &and(
            &with_dockers(),
            [
                end(&seafarers(), 20, &dockers(), Role::Signer),
                end(&keeper(), 21, &dockers(), Role::Signer),
            ],
        ),
    );
}
