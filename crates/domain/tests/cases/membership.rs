//! Who gets in, and who stays outside.

use crate::{common::*, in_every_order, is_listed};
use undersigned_domain::{Insertion, State, Verified, admission::Role, fold};

/// A stranger writes in the dockers' name, under a key of his own.
#[test]
fn a_forgery_under_another_key_changes_nothing_at_any_seq() {
    let forger = author(&dockers().actor, 66);
    for seq in [10, 11, 9_000] {
        let mut state = state(&with_dockers());
        let before = (state.digest(), bytes(&state));
        let forged = withdraw(&forger, seq);
        assert_eq!(state.insert(forged.statement()), Insertion::NotLetIn);
        assert_eq!((state.digest(), bytes(&state)), before);
    }
}

/// The dockers' endorsement comes first, then the co-initiator's word, then the organiser's.
#[test]
fn what_comes_before_what_it_needs_is_taken_once_the_chain_is_there() {
    in_every_order(&with_dockers());
    let mut backwards = with_dockers();
    backwards.reverse();
    assert!(is_listed(&backwards, &dockers().actor));
}

/// Everybody dropped the endorsement before the admission came; its author offers it again.
#[test]
fn an_endorsement_offered_again_after_the_admission_is_taken() {
    let endorsement = endorse(&dockers(), 10, "Union of Dockers");
    let mut state = state(&beginning());
    assert_eq!(state.insert(endorsement.statement()), Insertion::NotLetIn);
    let admission = admit(&seafarers(), 11, &dockers(), Role::Signer);
    assert!(matches!(
        state.insert(admission.statement()),
        Insertion::Taken { grew: true, .. }
    ));
    assert!(matches!(
        state.insert(endorsement.statement()),
        Insertion::Taken { .. }
    ));
    assert!(entry(&fold(&state), &dockers().actor).is_some());
}

#[test]
fn a_flood_of_strangers_waits_outside() {
    let mut state = state(&with_dockers());
    let before = state.digest();
    for seed in 100..150 {
        let host = author(&format!("https://flood{seed}.example/orgs/a"), seed);
        let endorsement = endorse(&host, 5, "Flood");
        assert_eq!(state.insert(endorsement.statement()), Insertion::NotLetIn);
    }
    assert_eq!(state.digest(), before);
}

/// A let-in signer uses its own key, but other people's names and other roles' words.
#[test]
fn a_signer_writes_only_as_itself_and_only_what_signers_write() {
    let mut state = state(&with_dockers());
    let before = state.digest();
    let impostor = |actor: &str| undersigned_domain::Author {
        key: dockers().key,
        ..author(actor, 30)
    };
    let refused = [
        endorse(
            &impostor("https://dockers.example/orgs/invented"),
            5,
            "Invented",
        ),
        endorse(&impostor(&teachers().actor), 5, "Teachers"),
        attest(&dockers(), 5, 1, "Bakers"),
        same(&dockers(), 5, [&dockers().actor, &teachers().actor], true),
        admit(&dockers(), 5, &teachers(), Role::Signer),
        end(&dockers(), 5, &teachers(), Role::Signer),
        remove(&dockers(), 5, &dockers(), Role::Signer),
    ];
    for statement in &refused {
        assert_eq!(state.insert(statement.statement()), Insertion::NotLetIn);
    }
    assert_eq!(state.digest(), before);
}

#[test]
fn roles_grow_downwards_only() {
    let mut state = state(&beginning());
    for (by, role) in [
        (seafarers(), Role::Organiser),
        (seafarers(), Role::CoInitiator),
        (keeper(), Role::Keeper),
    ] {
        let admission = admit(&by, 5, &teachers(), role);
        assert_eq!(
            state.insert(admission.statement()),
            Insertion::NotLetIn,
            "{role:?}"
        );
    }
}

/// What waits is looked at by how its key is written: the root's counts at the appeal's own server alone.
#[test]
fn a_key_that_is_written_is_let_in_where_one_that_is_read_is() {
    let state = state(&with_dockers());
    let known = [root(), seafarers(), dockers(), dockers_anew(), stranger()];
    let mut let_in = Vec::new();
    for author in &known {
        for other in &known {
            let key = other.key.public();
            let is_let_in = state.is_let_in(&author.actor, &key);
            let as_written = state.is_let_in_as_written(&author.actor, key.as_str());
            assert_eq!(as_written, is_let_in, "{} {key}", author.actor);
            if is_let_in {
                let_in.push((author.actor.as_str(), key));
            }
        }
    }
    for one in [root(), seafarers(), dockers()] {
        assert!(let_in.contains(&(one.actor.as_str(), one.key.public())));
    }
    assert!(!state.is_let_in_as_written(&root().actor, "no key"));
}

/// Everybody may say of itself that it has ended, in whatever role. That makes it nothing.
#[test]
fn who_ends_itself_as_organiser_is_not_let_in_as_one() {
    for role in [Role::Organiser, Role::CoInitiator, Role::Keeper] {
        let said = and(
            &with_dockers(),
            [
                endorse(&teachers(), 20, "Teachers"),
                admit_named(&seafarers(), 21, &teachers(), "Teachers"),
                end(&dockers(), 22, &dockers(), role),
                end(&dockers(), 23, &teachers(), Role::Signer),
                end(&dockers(), 24, &seafarers(), Role::CoInitiator),
                admit(&dockers(), 26, &stranger(), Role::Signer),
                endorse(&stranger(), 27, "Stranger"),
            ],
        );
        let state = state(&said);
        let list = fold(&state);
        assert_eq!(ids(&list), [teachers().actor], "{role:?}");
        assert!(state.has_ended(&dockers().actor, Some(&dockers().key.public())));
        assert_eq!(list.initiators.len(), 3, "{role:?}");
        assert!(!state.is_let_in(&stranger().actor, &stranger().key.public()));
    }
    in_every_order(&[
        admit(&root(), 2, &seafarers(), Role::CoInitiator),
        admit_named(&seafarers(), 11, &dockers(), "Union of Dockers"),
        endorse(&teachers(), 20, "Teachers"),
        admit_named(&seafarers(), 21, &teachers(), "Teachers"),
        end(&dockers(), 22, &dockers(), Role::Organiser),
        end(&dockers(), 23, &teachers(), Role::Signer),
    ]);
}

#[test]
fn another_appeal_or_root_is_another_state() {
    let mut elsewhere = State::new(undersigned_domain::AppealKey {
        root: stranger().key.public(),
        ..appeal()
    });
    let note = note(&root(), 1, 1, "Free them now");
    assert_eq!(elsewhere.insert(note.statement()), Insertion::OtherAppeal);
    assert_ne!(elsewhere.digest(), State::new(appeal()).digest());
}

/// A relay spoils the proof of a genuine statement.
#[test]
fn a_copy_with_a_broken_proof_does_not_bar_the_good_one() {
    let good = endorse(&dockers(), 10, "Union of Dockers");
    let mut spoilt = good.value();
    let other = endorse(&dockers(), 11, "Union of Dockers").value();
    spoilt["proof"]["proofValue"] = other["proof"]["proofValue"].clone();
    let refusal = Verified::check_value(&spoilt).unwrap_err();
    assert_eq!(refusal.code(), "proof_invalid");
    let later = Verified::check_value(&good.value()).unwrap();
    assert_eq!(later.statement().digest, good.statement().digest);
}

/// One statement with two good proofs is one statement.
#[test]
fn of_two_proofs_either_will_do() {
    let first = endorse(&dockers(), 10, "Union of Dockers");
    let mut other_key_id = dockers();
    other_key_id.key_id = format!("{}#main", dockers().actor);
    let second = sign(&other_key_id, document(&first)).unwrap();
    assert_ne!(first.text(), second.text());
    let mut state = state(&with_dockers());
    assert_eq!(state.insert(second.statement()), Insertion::Duplicate);
}
