//! Numbers, order and totals as readers see them.

use crate::common::*;
use undersigned_domain::{
    Verified,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
    list::{Vacancy, Vacated},
};

/// An organiser's numbers, as on the printed list.
fn numbered() -> Vec<Verified> {
    and(
        &beginning(),
        [
            attest_as(&root(), 5, 1, "One", Some(1)),
            attest_as(&root(), 5, 2, "Two", Some(2)),
            attest_as(&root(), 5, 3, "Three", Some(3)),
            endorse(&dockers(), 10, "Union of Dockers"),
            admit_named(&seafarers(), 11, &dockers(), "Union of Dockers"),
        ],
    )
}

fn numbers(said: &[Verified]) -> Vec<Option<u64>> {
    list(said)
        .entries
        .iter()
        .map(|entry| entry.number)
        .collect()
}

#[test]
fn a_withdrawn_or_removed_number_stays_a_gap() {
    let withdrawn = and(&numbered(), [withdraw_attestation(&root(), 6, 2, Some(2))]);
    assert_eq!(numbers(&withdrawn), [Some(1), Some(3), Some(4)]);
    assert_eq!(
        list(&withdrawn).vacated,
        [Vacated {
            number: 2,
            why: Vacancy::TakenBack,
            at: Some(6),
            reason: None,
        }]
    );

    let id = attestation_id(&root(), 2);
    let removal = say(
        &keeper(),
        7,
        &AdmissionOf {
            reason: Some("duplicate"),
            ..of(&id, None, Role::Signer, AdmissionState::Removed)
        },
    );
    let removed = and(&numbered(), [removal]);
    assert_eq!(numbers(&removed), [Some(1), Some(3), Some(4)]);
    assert_eq!(
        list(&removed).vacated,
        [Vacated {
            number: 2,
            why: Vacancy::Removed,
            at: Some(7),
            reason: Some("duplicate"),
        }]
    );
}

#[test]
fn a_number_given_in_an_admission_stays_when_another_initiator_removes() {
    let whom = dockers();
    let key = whom.key.public();
    let seventh = AdmissionOf {
        ordinal: Some(7),
        since: Some(11),
        ..of(
            &whom.actor,
            Some(&key),
            Role::Signer,
            AdmissionState::Admitted,
        )
    };
    let said = and(&numbered(), [say(&root(), 12, &seventh)]);
    assert_eq!(entry(&list(&said), &whom.actor).unwrap().number, Some(7));
    let removed = and(&said, [remove(&keeper(), 13, &whom, Role::Signer)]);
    assert_eq!(
        list(&removed).vacated,
        [Vacated {
            number: 7,
            why: Vacancy::Removed,
            at: Some(13),
            reason: None,
        }]
    );
}

#[test]
fn a_number_in_a_keepers_word_is_not_the_organisers() {
    let whom = dockers();
    let key = whom.key.public();
    let first = AdmissionOf {
        ordinal: Some(1),
        ..of(
            &whom.actor,
            Some(&key),
            Role::Signer,
            AdmissionState::Removed,
        )
    };
    let said = and(&numbered(), [say(&keeper(), 12, &first)]);
    assert_eq!(
        list(&said).vacated,
        [Vacated {
            number: 4,
            why: Vacancy::Removed,
            at: Some(12),
            reason: None,
        }]
    );
}

#[test]
fn two_entries_with_one_number_are_both_shown_and_marked() {
    let said = and(
        &numbered(),
        [attest_as(&root(), 5, 9, "Also three", Some(3))],
    );
    let list = list(&said);
    let shared: Vec<_> = list
        .entries
        .iter()
        .filter(|entry| entry.number_shared)
        .collect();
    assert_eq!(shared.len(), 2);
    assert!(shared.iter().all(|entry| entry.number == Some(3)));
}

#[test]
fn renewing_an_admission_moves_nobody() {
    let admitted =
        |seq, since, name: &str| admit_since(&seafarers(), seq, &dockers(), name, Some(since));
    let said = and(
        &beginning(),
        [
            endorse(&dockers(), 10, "Dockers"),
            admitted(11, 11, "Dockers"),
            endorse(&teachers(), 12, "Teachers"),
            admit(&keeper(), 13, &teachers(), Role::Signer),
        ],
    );
    let renewed = and(
        &said,
        [
            endorse(&dockers(), 20, "Dock workers"),
            admitted(21, 11, "Dock workers"),
        ],
    );
    assert_eq!(ids(&list(&said)), ids(&list(&renewed)));
    assert_eq!(list(&renewed).entries[0].since, 11);
    assert!(list(&renewed).entries[0].name_confirmed);
}

#[test]
fn the_organiser_stands_first_and_stays_there_when_it_signs_anew() {
    let said = and(&with_dockers(), [endorse(&root(), 50, "Labour Watch")]);
    assert_eq!(ids(&list(&said)), [ORGANISER, &dockers().actor]);
    let anew = and(&said, [endorse(&root(), 60, "Labour Watch International")]);
    assert_eq!(ids(&list(&anew)), [ORGANISER, &dockers().actor]);
    assert!(
        list(&anew).entries[0].name_confirmed,
        "initiators answer for their own names"
    );
}

#[test]
fn an_initiators_own_endorsement_is_listed_without_admission() {
    let said = and(
        &beginning(),
        [
            endorse(&seafarers(), 5, "Seafarers"),
            endorse(&keeper(), 6, "Archive"),
        ],
    );
    assert_eq!(list(&said).entries.len(), 2);
    let removed = and(&said, [remove(&root(), 7, &seafarers(), Role::CoInitiator)]);
    assert_eq!(ids(&list(&removed)), [keeper().actor.as_str()]);
}

#[test]
fn a_tally_counts_while_its_author_is_listed_and_of_one_group_the_larger() {
    let mut said = and(
        &with_dockers(),
        [
            tally(&dockers(), 12, 500),
            endorse(&teachers(), 12, "Teachers"),
            admit(&keeper(), 13, &teachers(), Role::Signer),
            tally(&teachers(), 14, 200),
        ],
    );
    assert_eq!(list(&said).totals.individuals, 700);
    said.push(same(
        &keeper(),
        15,
        [&dockers().actor, &teachers().actor],
        true,
    ));
    let totals = list(&said).totals;
    assert_eq!((totals.individuals, totals.claims.len()), (500, 1));
    assert_eq!(totals.claims[0].by, dockers().actor);
    said.push(withdraw(&dockers(), 20));
    assert_eq!(list(&said).totals.individuals, 200);
}
