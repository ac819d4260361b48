//! What is said again under a new key, and what is not.

use super::{keys, seafarers_anew};
use crate::common::*;
use serde_json::json;
use undersigned_domain::{
    Content, Multikey, Statement, Verified,
    admission::{AdmissionState, Role},
    rotation::{named_by_root, to_sign_again},
};

fn again(
    said: &[Verified],
    actor: &str,
    new: &Multikey,
) -> Vec<undersigned_domain::rotation::Again> {
    to_sign_again(&state(said), &[], actor, new, |_| true)
}

#[test]
fn the_newest_word_over_all_keys_is_said_again_and_only_once() {
    let newest = author(&dockers().actor, 32);
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 20, &dockers_anew(), Role::Signer),
            withdraw(&dockers_anew(), 21),
            admit(&seafarers(), 22, &newest, Role::Signer),
        ],
    );
    let due = again(&said, &dockers().actor, &newest.key.public());
    assert_eq!(due.len(), 1);
    assert!(!due[0].keeps_seq);
    assert!(
        matches!(&due[0].statement.content, Content::Endorsement(e) if !e.endorsed),
        "the withdrawal, not the older endorsement under the first key"
    );
    let done = and(&said, [withdraw(&newest, 23)]);
    assert!(again(&done, &dockers().actor, &newest.key.public()).is_empty());
    // What waits counts as said, too: a lost key's successor is let in later.
    let waiting = statements(&[withdraw(&newest, 23)]);
    let new = newest.key.public();
    let due = to_sign_again(&state(&said), &waiting, &dockers().actor, &new, |_| true);
    assert!(due.is_empty());
}

#[test]
fn nothing_is_said_again_where_the_new_key_has_said_ended() {
    let anew = seafarers_anew();
    let teachers_key = teachers().key.public();
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 20, &teachers(), Role::Signer),
            admit(&root(), 21, &anew, Role::CoInitiator),
        ],
    );
    let about_teachers = |due: &[undersigned_domain::rotation::Again]| {
        due.iter()
            .filter(|one| matches!(&one.statement.content, Content::Admission(it) if it.admits.as_ref() == Some(&teachers_key)))
            .count()
    };
    let due = again(&said, &seafarers().actor, &anew.key.public());
    assert_eq!(about_teachers(&due), 1, "the new key has to say it");
    // Somebody lets the new key end what the old one let in: that ranks above whatever it would say again.
    let said = and(&said, [end(&anew, 22, &teachers(), Role::Signer)]);
    let due = again(&said, &seafarers().actor, &anew.key.public());
    assert_eq!(about_teachers(&due), 0);
}

#[test]
fn what_a_thief_said_is_not_said_again() {
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 20, &dockers_anew(), Role::Signer),
            withdraw(&dockers(), 99),
        ],
    );
    let new = dockers_anew().key.public();
    let ours = |statement: &Statement| statement.seq < 50;
    let due = to_sign_again(&state(&said), &[], &dockers().actor, &new, ours);
    assert!(due.is_empty());
}

#[test]
fn what_was_said_under_a_key_that_had_ended_is_not_said_again() {
    let actor = root().actor;
    let third = author(&actor, 77);
    let said = and(
        &beginning(),
        [
            admit(&root(), 20, &working_key(), Role::Organiser),
            note(&working_key(), 21, 1, "Free them"),
            end(&root(), 22, &root(), Role::Organiser),
            note(&root(), 50, 1, "A dead wording"),
            admit(&root(), 51, &stranger(), Role::Signer),
            admit(&root(), 60, &third, Role::Organiser),
        ],
    );
    let said_again: Vec<(String, u64)> = again(&said, &actor, &third.key.public())
        .iter()
        .map(|again| (again.statement.kind().to_string(), again.statement.seq))
        .collect();
    assert_eq!(said_again, [("Note".to_owned(), 21)]);
    // The root still says which keys are the organiser's.
    let named = named_by_root(&state(&said), &actor);
    assert_eq!(named, keys(&[working_key(), third]).into_iter().collect());
}

#[test]
fn an_initiator_says_all_its_decisions_again_but_ends_and_overruled_removals() {
    let other = author(&teachers().actor, 42);
    let removal = remove_actor(&seafarers(), 30, &teachers(), Role::Signer);
    let overruling = say(
        &root(),
        31,
        &undersigned_domain::author::AdmissionOf {
            overrules: &[removal.statement().digest],
            ..of(
                &teachers().actor,
                Some(&other.key.public()),
                Role::Signer,
                AdmissionState::Admitted,
            )
        },
    );
    let said = and(
        &with_dockers(),
        [
            removal,
            overruling,
            remove(&seafarers(), 32, &stranger(), Role::Signer),
            end(&seafarers(), 33, &other, Role::Signer),
            attest_as(&seafarers(), 34, 1, "Bakers", Some(7)),
            admit(&root(), 40, &seafarers_anew(), Role::CoInitiator),
        ],
    );
    let due = again(&said, &seafarers().actor, &seafarers_anew().key.public());
    let kinds: Vec<(String, u64)> = due
        .iter()
        .map(|again| (again.statement.kind().to_string(), again.statement.seq))
        .collect();
    let expected = [("Admission", 11), ("Admission", 32), ("Attestation", 34)];
    let mut sorted = kinds.clone();
    sorted.sort();
    assert_eq!(sorted, expected.map(|(kind, seq)| (kind.to_owned(), seq)));
    // A removal goes on since when it was said: ballots that closed before or after look at that.
    let admissions = due.iter();
    let mut admissions = admissions.filter(|again| is_admission(&again.statement));
    assert!(admissions.all(|again| again.keeps_seq));
}

#[test]
fn signing_again_makes_no_old_word_the_newest_of_several_authors() {
    let said = and(
        &beginning(),
        [
            attest(&seafarers(), 5, 1, "Bakers"),
            attest(&seafarers(), 5, 2, "The Bakers"),
            same(&seafarers(), 6, [1, 2], true),
            note(&root(), 7, 2, "Free all of them"),
            admit(&root(), 8, &working_key(), Role::Organiser),
            admit(&root(), 8, &seafarers_anew(), Role::CoInitiator),
        ],
    );
    let due = again(&said, &seafarers().actor, &seafarers_anew().key.public());
    let decision = due
        .iter()
        .find(|again| again.statement.kind().name() == "SameSigner");
    assert!(decision.is_some_and(|again| again.keeps_seq));
    let notes = again(&said, ORGANISER, &working_key().key.public());
    let mut notes: Vec<(u64, bool)> = notes
        .iter()
        .filter(|again| again.statement.kind().name() == "Note")
        .map(|again| (again.statement.seq, again.keeps_seq))
        .collect();
    notes.sort_unstable();
    assert_eq!(
        notes,
        [(1, true), (7, false)],
        "only the current note rises"
    );
}

fn same(by: &undersigned_domain::Author, seq: u64, numbers: [u64; 2], same: bool) -> Verified {
    let ids = numbers.map(|number| attestation_id(&seafarers(), number));
    let envelope = undersigned_domain::Envelope {
        id: by.actor.replace("/orgs/", "/same-signers/"),
        appeal: appeal(),
        seq,
        published: NOW.to_owned(),
    };
    by.same_signer(&envelope, [&ids[0], &ids[1]], same, None)
        .expect("a sound decision")
}

#[test]
fn a_statement_signed_again_keeps_everything_but_key_and_seq() {
    let mut unknown = document(&attest_as(&seafarers(), 5, 1, "Bakers", Some(3)));
    unknown.insert("colour".into(), json!("red"));
    unknown.remove("since");
    let said = sign(&seafarers(), unknown).expect("sound");
    let anew = seafarers_anew().sign_again(&said, 9, NOW).expect("sound");
    let (old, new) = (document(&said), document(&anew));
    for name in [
        "id",
        "colour",
        "ordinal",
        "nameMap",
        "revision",
        "textDigest",
        "published",
    ] {
        assert_eq!(old[name], new[name], "{name}");
    }
    assert_eq!((&new["seq"], &new["since"]), (&json!(9), &json!(5)));
    assert_eq!(new["key"], json!(seafarers_anew().key.public().as_str()));
    assert!(Verified::check(anew.text().as_bytes()).is_ok());
    let noted = working_key()
        .sign_again(&note(&root(), 1, 1, "Free"), 2, NOW)
        .expect("sound");
    assert_eq!(noted.statement().seq, 2);
    assert_eq!(noted.statement().key, working_key().key.public());
    assert!(
        dockers().sign_again(&said, 9, NOW).is_err(),
        "another's words"
    );
}
