//! Initiators who go, disagree, or were robbed of a key.

use crate::{common::*, is_listed};
use undersigned_domain::{
    Verified,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
    list::{Vacancy, Vacated},
};

/// The organiser parts with the co-initiator that had let the dockers in.
#[test]
fn whom_a_removed_co_initiator_let_in_leaves_unless_somebody_keeps_it() {
    let removal = remove(&root(), 12, &seafarers(), Role::CoInitiator);
    let without = and(&with_dockers(), [removal]);
    assert!(!is_listed(&without, &dockers().actor));
    assert!(
        list(&without)
            .initiators
            .iter()
            .all(|i| i.actor != seafarers().actor)
    );

    let kept = and(&without, [admit(&root(), 12, &dockers(), Role::Signer)]);
    assert!(is_listed(&kept, &dockers().actor));

    // Nothing has left the state: naming it again is one statement.
    let again = and(
        &without,
        [admit(&root(), 13, &seafarers(), Role::CoInitiator)],
    );
    assert!(is_listed(&again, &dockers().actor));
}

/// The keeper removes; the co-initiator, cut off, admits two seconds later.
#[test]
fn a_late_admission_does_not_undo_a_removal_it_has_not_seen() {
    let removal = remove(&keeper(), 300, &dockers(), Role::Signer);
    let late = admit_named(&seafarers(), 500, &dockers(), "Union of Dockers");
    let disagreed = and(&with_dockers(), [removal.clone(), late]);
    assert!(!is_listed(&disagreed, &dockers().actor));

    let changed_its_mind = and(
        &disagreed,
        [admit(&keeper(), 600, &dockers(), Role::Signer)],
    );
    assert!(is_listed(&changed_its_mind, &dockers().actor));

    assert!(!is_listed(
        &and(&disagreed, [overrule(&seafarers(), &removal)]),
        &dockers().actor
    ));
    let overruled = and(&disagreed, [overrule(&root(), &removal)]);
    assert!(is_listed(&overruled, &dockers().actor));

    // The next removal has another digest.
    let once_more = and(
        &overruled,
        [remove(&keeper(), 700, &dockers(), Role::Signer)],
    );
    assert!(!is_listed(&once_more, &dockers().actor));
}

fn overrule(by: &undersigned_domain::Author, removal: &Verified) -> Verified {
    let (whom, overrules) = (dockers(), [removal.statement().digest]);
    let key = whom.key.public();
    let admission = AdmissionOf {
        overrules: &overrules,
        ..of(
            &whom.actor,
            Some(&key),
            Role::Signer,
            AdmissionState::Admitted,
        )
    };
    say(by, 9_000, &admission)
}

#[test]
fn a_keeper_cannot_overrule_the_organiser() {
    let removal = remove(&root(), 300, &dockers(), Role::Signer);
    let said = and(
        &with_dockers(),
        [removal.clone(), overrule(&keeper(), &removal)],
    );
    assert!(!is_listed(&said, &dockers().actor));
}

#[test]
fn an_actor_removed_with_all_its_keys_stays_off_under_the_next_one() {
    let said = and(
        &with_dockers(),
        [
            remove_actor(&keeper(), 20, &dockers(), Role::Signer),
            endorse(&dockers_anew(), 21, "Union of Dockers"),
            admit_named(&seafarers(), 22, &dockers_anew(), "Union of Dockers"),
        ],
    );
    let list = list(&said);
    assert!(entry(&list, &dockers().actor).is_none());
    assert_eq!(
        list.vacated,
        [Vacated {
            number: 1,
            why: Vacancy::Removed,
            at: Some(20),
            reason: None,
        }]
    );
}

/// Two organiser's keys turn on each other; a stolen one turns on the root.
#[test]
fn only_the_root_decides_about_organisers_keys() {
    let second = author(ORGANISER, 3);
    let mut said = and(
        &with_dockers(),
        [
            admit(&root(), 3, &working_key(), Role::Organiser),
            admit(&root(), 3, &second, Role::Organiser),
        ],
    );
    let before = state(&said).digest();
    let fight = [
        remove(&working_key(), 20, &second, Role::Organiser),
        remove(&second, 20, &working_key(), Role::Organiser),
        remove(&second, 20, &root(), Role::Organiser),
        end(&second, 20, &root(), Role::Organiser),
    ];
    said.extend(fight);
    assert_eq!(state(&said).digest(), before);

    // Words that it may write have no power over the root either.
    let said = and(
        &said,
        [
            end(&second, 21, &root(), Role::Signer),
            end(&seafarers(), 21, &root(), Role::Signer),
        ],
    );
    assert!(!state(&said).has_ended(ORGANISER, Some(&root().key.public())));
    let organiser_keys = &list(&said).initiators[0].keys;
    assert_eq!(organiser_keys.len(), 3);

    let settled = and(&said, [remove(&root(), 22, &second, Role::Organiser)]);
    assert_eq!(list(&settled).initiators[0].keys.len(), 2);
}

/// The root names a working key, which signs everything anew, and goes.
#[test]
fn the_list_stays_whole_when_the_root_retires() {
    let named = and(
        &with_dockers(),
        [admit(&root(), 20, &working_key(), Role::Organiser)],
    );
    let whole = and(
        &named,
        [
            note(&working_key(), 21, 1, "Free them now"),
            admit(&working_key(), 21, &seafarers(), Role::CoInitiator),
            admit(&working_key(), 21, &keeper(), Role::Keeper),
        ],
    );
    let retired = and(&whole, [end(&root(), 22, &root(), Role::Organiser)]);
    let (before, after) = (list(&whole), list(&retired));
    assert_eq!(before.entries, after.entries);
    assert_eq!(after.organiser.as_deref(), Some(ORGANISER));
    assert_eq!(after.initiators.len(), 3);

    // And it still decides about organiser's keys.
    let theft = and(
        &retired,
        [remove(&root(), 30, &working_key(), Role::Organiser)],
    );
    assert!(list(&theft).initiators.is_empty());
}

/// Two servers with one key remove the dockers for two reasons at one moment.
#[test]
fn a_contested_removal_counts_as_removed() {
    let because = |reason| {
        let whom = dockers();
        let key = whom.key.public();
        let admission = AdmissionOf {
            reason: Some(reason),
            ..of(
                &whom.actor,
                Some(&key),
                Role::Signer,
                AdmissionState::Removed,
            )
        };
        say(&keeper(), 20, &admission)
    };
    let said = and(&with_dockers(), [because("abuse"), because("on-request")]);
    assert!(!is_listed(&said, &dockers().actor));
    let mixed = and(
        &with_dockers(),
        [
            because("abuse"),
            admit(&keeper(), 20, &dockers(), Role::Signer),
        ],
    );
    assert!(!is_listed(&mixed, &dockers().actor));
    // Two different admissions are no removal, and no admission either.
    let unclear = and(
        &with_dockers(),
        [
            admit(&seafarers(), 20, &dockers(), Role::Signer),
            admit_named(&seafarers(), 20, &dockers(), "X"),
        ],
    );
    assert!(!is_listed(&unclear, &dockers().actor));
}
