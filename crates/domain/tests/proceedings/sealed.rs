//! Votes under seal.

use crate::{common::*, said::*};
use serde_json::json;
use undersigned_domain::{
    Author, Proceeding,
    proceedings::{
        Answer::{self, No, Yes},
        Cast, Choices, Standing, Unopened, commitment,
    },
};

fn seal(by: &Author, ballot: &Proceeding, answer: Answer) -> Proceeding {
    let choices = Choices::Answer(answer);
    let seal = commitment(&ballot.digest, &choices, &nonce('n'), &by.actor);
    cast(by, by, ballot, 100, Cast::Sealed(seal))
}

#[test]
fn a_sealed_vote_counts_once_it_is_opened() {
    let opened = open(&root(), "ballot", 20, &under_seal(Unopened::NotCast));
    let mut said = vec![
        opened.clone(),
        seal(&dockers(), &opened, Yes),
        seal(&teachers(), &opened, No),
    ];
    let entry = count(&said);
    assert_eq!(standings(&entry), [Standing::Unopened; 2]);
    assert!(entry.votes.iter().all(|vote| vote.choices.is_none()));
    let at = |now| entry.votes[0].standing_at(&entry.ballot, now);
    assert_eq!(at(OPENS_UNTIL), Standing::Waiting);
    assert_eq!(at(OPENS_UNTIL + 1), Standing::Unopened);
    // Where nothing is decided any more, it waits for nothing.
    let told = |withdrawn| entry.reported_standing(&entry.votes[0], CLOSES, withdrawn);
    assert_eq!(told(None), Standing::Waiting);
    assert_eq!(told(Some(CLOSES)), Standing::Unopened);
    assert_eq!(entry.result.part, 0);
    said.push(opening(&dockers(), &opened, CLOSES + 1, Yes));
    said.push(opening(&teachers(), &opened, OPENS_UNTIL, No));
    let entry = count(&said);
    assert_eq!(standings(&entry), [Standing::Counted; 2]);
    assert_eq!((entry.result.yes, entry.result.no), (1, 1));
}

#[test]
fn the_terms_say_what_an_unopened_vote_is() {
    for (unopened, part) in [(Unopened::Abstention, 1), (Unopened::NotCast, 0)] {
        let opened = open(&root(), "ballot", 20, &under_seal(unopened));
        let entry = count(&[opened.clone(), seal(&dockers(), &opened, Yes)]);
        assert_eq!((entry.result.part, entry.result.abstain), (part, part));
        assert_eq!(entry.counted().len(), part);
        // Readers are told that it is sealed: nobody has said that they abstain.
        let told = entry.reported(None);
        assert_eq!(
            (&told["abstain"], &told["unopened"]),
            (&json!(0), &json!(part))
        );
    }
}

#[test]
fn a_seal_is_opened_by_what_was_sealed_and_in_time() {
    let opened = open(&root(), "ballot", 20, &under_seal(Unopened::NotCast));
    let sealed = seal(&dockers(), &opened, Yes);
    for opening in [
        opening(&dockers(), &opened, CLOSES + 1, No),
        opening(&dockers(), &opened, OPENS_UNTIL + 1, Yes),
        opening(&teachers(), &opened, CLOSES + 1, Yes),
    ] {
        let entry = count(&[opened.clone(), sealed.clone(), opening]);
        assert_eq!(standings(&entry), [Standing::Unopened]);
    }
}

#[test]
fn a_later_opening_takes_nothing_back() {
    let opened = open(&root(), "ballot", 20, &under_seal(Unopened::NotCast));
    let said = [
        opened.clone(),
        seal(&dockers(), &opened, Yes),
        opening(&dockers(), &opened, CLOSES + 1, Yes),
        opening(&dockers(), &opened, OPENS_UNTIL + 9, Yes),
        opening(&dockers(), &opened, CLOSES + 2, No),
        opening(&dockers(), &opened, 1, No),
    ];
    assert_eq!(standings(&count(&said)), [Standing::Counted]);
}

/// Whoever copies another's seal cannot open it: voter and ballot are inside.
#[test]
fn a_copied_seal_stays_shut() {
    let opened = open(&root(), "ballot", 20, &under_seal(Unopened::NotCast));
    let choices = Choices::Answer(Yes);
    let theirs = commitment(&opened.digest, &choices, &nonce('n'), &dockers().actor);
    let copied = cast(&teachers(), &teachers(), &opened, 100, Cast::Sealed(theirs));
    let said = [
        opened.clone(),
        seal(&dockers(), &opened, Yes),
        copied,
        opening(&dockers(), &opened, CLOSES + 1, Yes),
        opening(&teachers(), &opened, CLOSES + 1, Yes),
    ];
    let worth = standings(&count(&said));
    assert_eq!(worth, [Standing::Counted, Standing::Unopened]);
}
