//! What an author's own server says again by itself, and what it leaves to a person.

use crate::common::*;
use undersigned_domain::{
    Envelope, Statement, Verified,
    admission::Role,
    own_word::{may_be_said_again, takes_back, to_settle},
};

/// What the dockers' and the hub's own server would say again.
fn settled(said: &[Verified]) -> Vec<Verified> {
    let mine = [root(), dockers(), seafarers()];
    let due = to_settle(&state(said), |actor, key| {
        mine.iter()
            .any(|one| one.actor == actor && one.key.public() == *key)
    });
    let digest_of = |due: &Statement| {
        said.iter()
            .find(|one| one.statement().digest == due.digest)
            .cloned()
    };
    due.iter().filter_map(|due| digest_of(due)).collect()
}

/// One author, two servers, one `seq`: the next `seq` ends it.
#[test]
fn two_endorsements_at_one_seq_are_settled_by_the_smaller_digest() {
    let (one, other) = (
        endorse(&dockers(), 20, "Dockers"),
        endorse(&dockers(), 20, "Dock workers"),
    );
    let said = and(&with_dockers(), [one.clone(), other.clone()]);
    let [due] = settled(&said).try_into().expect("one register");
    let smaller = one.statement().digest.min(other.statement().digest);
    assert_eq!(due.statement().digest, smaller);

    let envelope = Envelope {
        id: due.statement().id.clone(),
        appeal: appeal(),
        seq: 21,
        published: NOW.to_owned(),
    };
    let again = dockers()
        .sign_again(&due, envelope.seq, &envelope.published)
        .expect("it is sound");
    assert_eq!(again.statement().content, due.statement().content);
    assert_eq!(again.statement().seq, 21);
    let said = and(&said, [again]);
    assert!(!entry(&list(&said), &dockers().actor).unwrap().contested);
    assert!(settled(&said).is_empty());
}

#[test]
fn what_takes_something_back_wins_over_what_does_not() {
    let said = and(
        &with_dockers(),
        [endorse(&dockers(), 20, "Dockers"), withdraw(&dockers(), 20)],
    );
    let [due] = settled(&said).try_into().expect("one register");
    assert!(takes_back(due.statement()));

    // A removal, said twice with two reasons or against an admission.
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 30, &dockers(), Role::Signer),
            remove(&seafarers(), 30, &dockers(), Role::Signer),
        ],
    );
    let [due] = settled(&said).try_into().expect("one register");
    assert!(takes_back(due.statement()));
}

#[test]
fn what_others_contest_is_theirs_to_settle() {
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 12, &teachers(), Role::Signer),
            endorse(&teachers(), 20, "Teachers"),
            endorse(&teachers(), 20, "Schools"),
        ],
    );
    assert!(settled(&said).is_empty());
}

#[test]
fn an_end_is_not_said_again() {
    let said = and(
        &with_dockers(),
        [
            end(&seafarers(), 30, &dockers(), Role::Signer),
            say(
                &seafarers(),
                30,
                &undersigned_domain::author::AdmissionOf {
                    reason: Some("key-lost"),
                    ..of(
                        &dockers().actor,
                        Some(&dockers().key.public()),
                        Role::Signer,
                        undersigned_domain::admission::AdmissionState::Ended,
                    )
                },
            ),
        ],
    );
    assert!(settled(&said).is_empty());
}

/// Said again, an old wording would become the current one.
#[test]
fn two_texts_of_an_old_wording_are_left_as_they_are() {
    let old = [
        note(&root(), 1, 1, "Free them now"),
        note(&root(), 1, 1, "Free some"),
    ];
    assert_eq!(settled(&old).len(), 1);
    let said = and(&old, [note(&root(), 9, 2, "Free them all")]);
    assert!(settled(&said).is_empty());
}

/// A server restored from before the withdrawal; a clock that was set back before it.
#[test]
fn a_name_is_never_put_back_where_it_was_taken_away() {
    let may =
        |said: &Verified, held: &Verified| may_be_said_again(said.statement(), held.statement());
    let endorsed = endorse(&dockers(), 5, "Dockers");
    assert!(!may(&endorsed, &withdraw(&dockers(), 20)));
    assert!(may(
        &withdraw(&dockers(), 5),
        &endorse(&dockers(), 20, "Dockers")
    ));
    assert!(may(&endorsed, &endorse(&dockers(), 20, "Dokcers")));
    // Nothing would change.
    assert!(!may(&endorsed, &endorse(&dockers(), 20, "Dockers")));
    // Another register, another author.
    assert!(!may(&endorsed, &tally(&dockers(), 20, 1)));
    assert!(!may(&endorsed, &endorse(&teachers(), 20, "Teachers")));
}
