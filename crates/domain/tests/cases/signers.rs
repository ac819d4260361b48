//! Signers who rename themselves, leave, come back, or say two things at once.

use crate::common::*;
use undersigned_domain::{Content, Insertion, admission::Role, fold, list::Vacancy};

#[test]
fn a_name_changed_after_admission_is_not_shown_until_renewed() {
    let renamed = and(
        &with_dockers(),
        [endorse(&dockers(), 20, "Rude Words Union")],
    );
    let list_now = list(&renamed);
    let dockers_entry = entry(&list_now, &dockers().actor).unwrap();
    assert!(!dockers_entry.name_confirmed && dockers_entry.names.is_empty());
    assert_eq!(list_now.totals.organisations.current, 1);

    let renewed = and(
        &renamed,
        [admit_named(&keeper(), 21, &dockers(), "Rude Words Union")],
    );
    let list_now = list(&renewed);
    assert!(entry(&list_now, &dockers().actor).unwrap().name_confirmed);
}

/// A stranger says that a paper entry is its own.
#[test]
fn claiming_an_attestation_has_no_effect() {
    let paper = attestation_id(&seafarers(), 1);
    let said = and(
        &with_dockers(),
        [
            attest(&seafarers(), 12, 1, "Bakers"),
            admit(&seafarers(), 12, &teachers(), Role::Signer),
        ],
    );
    let mut claim = document(&endorse(&teachers(), 13, "Teachers"));
    claim.insert("claims".into(), paper.clone().into());
    let claimed = and(&said, [sign(&teachers(), claim).unwrap()]);
    let list = list(&claimed);
    assert_eq!(list.entries.len(), 3);
    assert!(entry(&list, &paper).unwrap().same_as.is_empty());
}

/// The dockers were on paper, then signed themselves, then leave.
#[test]
fn who_withdraws_leaves_the_paper_too() {
    let paper = attestation_id(&seafarers(), 1);
    let joined = and(
        &with_dockers(),
        [
            attest(&seafarers(), 5, 1, "Dockers (paper)"),
            same(&seafarers(), 12, [&dockers().actor, &paper], true),
        ],
    );
    let before = list(&joined);
    assert_eq!(before.entries.len(), 1);
    assert_eq!(before.totals.organisations.current, 1);
    let names = &before.entries[0].names;
    assert_eq!(names.name_map.len() + names.also_known_as.len(), 2);

    let left = and(&joined, [withdraw(&dockers(), 20)]);
    let after = list(&left);
    assert!(after.entries.is_empty(), "{:?}", after.entries);
    assert!(
        after
            .vacated
            .iter()
            .all(|gap| gap.why == Vacancy::Withdrawn)
    );
    // Both come back with the dockers.
    let back = and(&left, [endorse(&dockers(), 21, "Union of Dockers")]);
    assert_eq!(
        list(&back).entries,
        list(&joined)
            .entries
            .iter()
            .cloned()
            .map(|mut entry| {
                let digest = back.last().unwrap().statement().digest;
                if entry.id == dockers().actor {
                    entry.digest = digest;
                    entry.said = 21;
                }
                entry
            })
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_group_with_a_distinct_pair_inside_is_not_joined_and_says_so() {
    let (a, b, c) = (
        attestation_id(&seafarers(), 1),
        attestation_id(&seafarers(), 2),
        attestation_id(&seafarers(), 3),
    );
    let said = and(
        &beginning(),
        [
            attest(&seafarers(), 5, 1, "A"),
            attest(&seafarers(), 5, 2, "B"),
            attest(&seafarers(), 5, 3, "C"),
            same(&seafarers(), 6, [&a, &b], true),
            same(&keeper(), 6, [&b, &c], true),
        ],
    );
    assert_eq!(list(&said).entries.len(), 1);
    let disputed = and(&said, [same(&root(), 6, [&a, &c], false)]);
    let list_now = list(&disputed);
    assert_eq!(list_now.entries.len(), 3);
    assert!(list_now.entries.iter().all(|entry| entry.same_disputed));
    // For one pair the highest word decides, at a tie `distinct`.
    let tie = and(&said, [same(&keeper(), 6, [&a, &b], false)]);
    assert_eq!(list(&tie).entries.len(), 2);
    let higher = and(&tie, [same(&seafarers(), 7, [&a, &b], true)]);
    assert_eq!(list(&higher).entries.len(), 1);
}

/// The dockers' server signs different things for different servers.
#[test]
fn equivocation_is_contested_everywhere_until_a_higher_word() {
    let more: Vec<_> = (0..30)
        .map(|n| endorse(&dockers(), 10, &format!("Dockers {n}")))
        .collect();
    let mut said = with_dockers();
    said.extend(more);
    let held = state(&said);
    let of_dockers = held.statements().filter(|s| s.author == dockers().actor);
    assert_eq!(of_dockers.count(), 2);
    let mut backwards = said.clone();
    backwards.reverse();
    assert_eq!(state(&backwards).digest(), held.digest());

    let list_now = list(&said);
    let contested = entry(&list_now, &dockers().actor).unwrap();
    assert!(contested.contested && contested.names.is_empty());
    assert_eq!(
        list_now.totals.organisations,
        undersigned_domain::totals::Count::default()
    );

    said.push(endorse(&dockers(), 11, "Union of Dockers"));
    assert!(!list(&said).entries[0].contested);
    assert_eq!(list(&said).totals.organisations.current, 1);
}

#[test]
fn two_words_at_one_seq_under_two_keys_are_contested_too() {
    let said = and(
        &with_dockers(),
        [
            admit(&keeper(), 11, &dockers_anew(), Role::Signer),
            withdraw(&dockers_anew(), 10),
        ],
    );
    let list = list(&said);
    assert!(entry(&list, &dockers().actor).unwrap().contested);
}

/// An old withdrawal is replayed after the dockers signed again; a slow clock withdraws too low.
#[test]
fn a_replayed_or_backdated_withdrawal_is_stale_and_answered_with_the_newer_word() {
    let (withdrawn, again) = (
        withdraw(&dockers(), 20),
        endorse(&dockers(), 21, "Union of Dockers"),
    );
    let mut state = state(&and(&with_dockers(), [withdrawn.clone(), again.clone()]));
    for late in [withdrawn, withdraw(&dockers(), 5)] {
        match state.insert(late.statement()) {
            Insertion::Stale(newer) => assert_eq!(newer.digest, again.statement().digest),
            other => panic!("{other:?}"),
        }
    }
    assert!(entry(&fold(&state), &dockers().actor).is_some());
    let signed_above = withdraw(&dockers(), 22);
    state.insert(signed_above.statement());
    assert!(entry(&fold(&state), &dockers().actor).is_none());
}

#[test]
fn a_withdrawal_leaves_no_name_in_the_state() {
    let said = and(&with_dockers(), [withdraw(&dockers(), 20)]);
    let named = state(&said)
        .statements()
        .any(|statement| match &statement.content {
            Content::Endorsement(endorsement) => !endorsement.names.is_empty(),
            _ => false,
        });
    assert!(!named);
}
