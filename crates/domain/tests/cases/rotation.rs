//! Changing keys step by step: who speaks, what is said again, what would be lost.

mod said_again;

use crate::common::*;
use undersigned_domain::{
    Multikey, Verified,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
    rotation::{
        carried, has_ended, is_alive, is_awaited, is_barred, is_barred_as, is_replaced, roles,
        speaking, standing_since, unsaid,
    },
};

/// The co-initiator under a new key.
fn seafarers_anew() -> undersigned_domain::Author {
    author(&seafarers().actor, 11)
}

fn keys(of: &[undersigned_domain::Author]) -> Vec<Multikey> {
    of.iter().map(|author| author.key.public()).collect()
}

#[test]
fn the_old_key_speaks_until_the_new_one_counts_in_every_role() {
    let actor = seafarers().actor;
    let both = keys(&[seafarers(), seafarers_anew()]);
    let said = and(
        &with_dockers(),
        [admit(&keeper(), 12, &seafarers(), Role::Signer)],
    );
    assert_eq!(speaking(&state(&said), &actor, &both), Some(&both[0]));
    let as_signer = and(
        &said,
        [admit(&keeper(), 20, &seafarers_anew(), Role::Signer)],
    );
    assert_eq!(speaking(&state(&as_signer), &actor, &both), Some(&both[0]));
    assert!(!is_replaced(&state(&as_signer), &actor, &both[0], &both[1]));
    let as_both = and(
        &as_signer,
        [admit(&root(), 21, &seafarers_anew(), Role::CoInitiator)],
    );
    assert_eq!(speaking(&state(&as_both), &actor, &both), Some(&both[1]));
    assert!(is_replaced(&state(&as_both), &actor, &both[0], &both[1]));
    // Nobody is in: the newest. Only one: that one.
    let nobody = keys(&[teachers(), author(&teachers().actor, 41)]);
    assert_eq!(
        speaking(&state(&said), &teachers().actor, &nobody),
        Some(&nobody[1])
    );
    assert_eq!(speaking(&state(&said), &actor, &both[1..]), Some(&both[1]));
    assert_eq!(speaking(&state(&said), &actor, &[]), None);
}

#[test]
fn a_key_is_ended_by_others_only_when_nothing_is_lost() {
    let actor = dockers().actor;
    let (old, new) = (dockers().key.public(), dockers_anew().key.public());
    let admitted = and(
        &with_dockers(),
        [admit(&seafarers(), 20, &dockers_anew(), Role::Signer)],
    );
    let seen = [new];
    assert_eq!(unsaid(&state(&admitted), &[], &actor, &old, &seen).len(), 1);
    let older = and(&admitted, [endorse(&dockers_anew(), 9, "Union of Dockers")]);
    assert_eq!(unsaid(&state(&older), &[], &actor, &old, &seen).len(), 1);
    let newer = and(
        &admitted,
        [endorse(&dockers_anew(), 21, "Union of Dockers")],
    );
    assert!(unsaid(&state(&newer), &[], &actor, &old, &seen).is_empty());
    // A stolen key that was removed may have spoken last.
    let stolen = and(
        &older,
        [
            withdraw(&dockers(), 99),
            remove(&seafarers(), 100, &dockers(), Role::Signer),
        ],
    );
    assert!(unsaid(&state(&stolen), &[], &actor, &old, &seen).is_empty());
}

#[test]
fn a_further_key_carries_on_what_the_first_admission_says() {
    let actor = dockers().actor;
    let said = and(
        &with_dockers(),
        [
            admit(&keeper(), 30, &dockers(), Role::Signer),
            remove(&root(), 31, &stranger(), Role::Signer),
        ],
    );
    let state = state(&said);
    let carried = carried(&state, &actor, &keys(&[dockers()]), Role::Signer);
    assert_eq!(
        carried.names_digest,
        Some(names("Union of Dockers").digest())
    );
    assert_eq!(carried.since, Some(11));
    assert_eq!(carried.by, [keeper().actor, seafarers().actor].into());
    assert!(!is_barred(&state, &actor, &dockers_anew().key.public()));
    assert!(is_barred(
        &state,
        &stranger().actor,
        &stranger().key.public()
    ));
    let another = author(&stranger().actor, 91).key.public();
    assert!(
        !is_barred(&state, &stranger().actor, &another),
        "only that key"
    );
}

/// Whoever may remove an actor as a signer cannot keep it from changing the key with which it calls
/// for the appeal; a key that was itself removed comes back as nothing.
#[test]
fn a_removal_of_an_actor_bars_its_further_keys_as_that_alone() {
    let actor = dockers().actor;
    let new = dockers_anew().key.public();
    let whole = and(
        &with_dockers(),
        [remove_actor(&seafarers(), 30, &dockers(), Role::Signer)],
    );
    assert!(is_barred_as(&state(&whole), &actor, &new, Role::Signer));
    assert!(!is_barred_as(&state(&whole), &actor, &new, Role::Keeper));
    assert!(is_barred(&state(&whole), &actor, &new));
    let alone = and(
        &with_dockers(),
        [remove(&seafarers(), 30, &dockers_anew(), Role::Signer)],
    );
    for role in [Role::Signer, Role::Keeper] {
        assert!(is_barred_as(&state(&alone), &actor, &new, role));
    }
}

#[test]
fn an_old_key_is_awaited_while_it_alone_is_let_in() {
    let actor = dockers().actor;
    let (old, new) = (dockers().key.public(), dockers_anew().key.public());
    assert!(!is_awaited(&state(&beginning()), &actor, &old, &new));
    let let_in = with_dockers();
    assert!(is_awaited(&state(&let_in), &actor, &old, &new));
    assert!(!is_awaited(&state(&let_in), &actor, &new, &old));
    let both = and(
        &let_in,
        [admit(&seafarers(), 30, &dockers_anew(), Role::Signer)],
    );
    assert!(!is_awaited(&state(&both), &actor, &old, &new));
    let removed = and(
        &let_in,
        [remove(&seafarers(), 30, &dockers_anew(), Role::Signer)],
    );
    assert!(
        !is_awaited(&state(&removed), &actor, &old, &new),
        "a person decides"
    );
}

/// A renewal or removal says since when the place has been there, also of what is not an entry of
/// its own: joined with another, withdrawn, or removed.
#[test]
fn a_renewal_or_removal_carries_on_since_when_a_place_has_stood() {
    let since = |said: &[Verified], role| standing_since(&state(said), &dockers().actor, role);
    assert_eq!(since(&beginning(), Role::Signer), None);
    let listed = with_dockers();
    assert_eq!(since(&listed, Role::Signer), Some(11));
    assert_eq!(since(&listed, Role::CoInitiator), None);
    let attested = attestation_id(&root(), 1);
    let joined = [
        attest_as(&root(), 12, 1, "Dockers", Some(1)),
        crate::common::same(&root(), 13, [&dockers().actor, &attested], true),
        withdraw(&dockers(), 14),
    ];
    assert_eq!(since(&and(&listed, joined), Role::Signer), Some(11));
    let removed = say(
        &seafarers(),
        30,
        &AdmissionOf {
            since: Some(11),
            ..of(
                &dockers().actor,
                Some(&dockers().key.public()),
                Role::Signer,
                AdmissionState::Removed,
            )
        },
    );
    assert_eq!(since(&and(&listed, [removed]), Role::Signer), Some(11));
    let named = [
        admit(&root(), 5, &dockers(), Role::Keeper),
        admit(&root(), 7, &dockers(), Role::CoInitiator),
    ];
    assert_eq!(since(&and(&listed, named), Role::CoInitiator), Some(5));
}

#[test]
fn a_key_is_alive_until_it_has_ended_also_where_it_only_waits() {
    let actor = dockers().actor;
    let old = dockers().key.public();
    let said = with_dockers();
    assert!(is_alive(&state(&said), &[], &actor, &old));
    assert_eq!(roles(&state(&said), &actor, &old), [Role::Signer].into());
    let ended = and(&said, [end(&dockers(), 22, &dockers(), Role::Signer)]);
    assert!(!is_alive(&state(&ended), &[], &actor, &old));
    assert!(roles(&state(&ended), &actor, &old).is_empty());
    let beginning = beginning();
    let empty = state(&beginning);
    assert!(!is_alive(&empty, &[], &actor, &old));
    let waiting = statements(&[endorse(&dockers(), 10, "Dockers")]);
    assert!(is_alive(&empty, &waiting, &actor, &old));
    let done = statements(&[
        endorse(&dockers(), 10, "Dockers"),
        end(&dockers(), 11, &dockers(), Role::Signer),
    ]);
    assert!(!is_alive(&empty, &done, &actor, &old));
    assert!(has_ended(&empty, &done, &actor, &old));
    assert!(!has_ended(&empty, &waiting, &actor, &old));
}
