//! Whether a count can be relied on: what those who counted by themselves knew, and came to.

use crate::{common::*, said::*};
use undersigned_domain::{
    Author, Proceeding,
    proceedings::{
        Answer::{self, No, Yes},
        Ballot, BallotEntry, Change, Doubt, Question,
    },
};

/// When the ballot is over.
const LATER: u64 = CLOSES + 10;

/// A ballot with three votes; what its recounts name; recounts of these.
fn counted_by(voices: &[Author]) -> (Vec<Proceeding>, Vec<Proceeding>) {
    let opened = open(&root(), "ballot", 20, &terms());
    let votes = vec![
        opened.clone(),
        vote(&dockers(), &opened, 100, Yes),
        vote(&teachers(), &opened, 100, Yes),
        vote(&seafarers(), &opened, 100, No),
    ];
    let entry = count(&votes);
    let recounts = voices
        .iter()
        .map(|by| {
            recount(
                by,
                &opened,
                CLOSES + 1,
                entry.result.digest,
                &entry.counted(),
            )
        })
        .collect();
    (votes, recounts)
}

fn doubts(said: &[Proceeding], now: u64) -> Vec<Doubt> {
    count(said).doubts(now)
}

#[test]
fn a_vote_that_recounts_name_and_nobody_holds_is_missed() {
    let (mut said, recounts) = counted_by(&[dockers(), teachers()]);
    let gone = said.remove(1);
    said.extend(recounts);
    let entry = count(&said);
    assert_eq!(
        entry.missing_votes().into_iter().collect::<Vec<_>>(),
        [(gone.digest, 2)]
    );
    assert_eq!(
        entry.doubts(LATER),
        [Doubt::VotesMissing, Doubt::RecountsDisagree]
    );
    said.push(gone);
    assert_eq!(doubts(&said, LATER), [] as [Doubt; 0]);
}

#[test]
fn who_may_not_vote_makes_nobody_doubt() {
    let few = Ballot {
        roll: [dockers(), teachers()].iter().map(on_the_roll).collect(),
        ..terms()
    };
    let opened = open(&root(), "ballot", 20, &few);
    let said = [
        opened.clone(),
        vote(&dockers(), &opened, 100, Yes),
        recount(
            &seafarers(),
            &opened,
            CLOSES + 1,
            opened.digest,
            &[opened.digest],
        ),
    ];
    assert_eq!(doubts(&said, LATER), [Doubt::Unconfirmed]);
}

#[test]
fn a_count_that_nobody_confirms_is_said_once_it_is_over() {
    let (said, recounts) = counted_by(&[dockers()]);
    assert_eq!(doubts(&said, CLOSES), [] as [Doubt; 0]);
    assert_eq!(doubts(&said, LATER), [Doubt::Unconfirmed]);
    let heard = [said, recounts].concat();
    assert_eq!(doubts(&heard, LATER), [] as [Doubt; 0]);
}

#[test]
fn most_of_those_who_counted_have_to_agree() {
    let (mut said, recounts) = counted_by(&[dockers(), teachers()]);
    said.extend(recounts);
    // Dated back: it was not there when they counted.
    let opened = said.first().cloned().expect("a ballot");
    said.push(vote(&keeper(), &opened, 900, No));
    assert_eq!(doubts(&said, LATER), [Doubt::RecountsDisagree]);
    let entry = count(&said);
    for by in [seafarers(), keeper()] {
        let anew = recount(
            &by,
            &opened,
            CLOSES + 2,
            entry.result.digest,
            &entry.counted(),
        );
        said.push(anew);
    }
    assert_eq!(
        doubts(&said, LATER),
        [] as [Doubt; 0],
        "two of four are not outvoted"
    );
}

#[test]
fn an_amendment_is_decided_once_enough_have_voted_on_its_words() {
    let words = amendment(Change::Change, "release", "Release all today.");
    let proposed = propose(&dockers(), "amendment", 15, &words);
    let ballot = Ballot {
        question: Question::about(&proposed).expect("it stands"),
        quorum: 40,
        ..terms()
    };
    let opened = open(&root(), "ballot", 20, &ballot);
    let mut said = vec![
        proposed.clone(),
        opened.clone(),
        vote(&dockers(), &opened, 100, No),
    ];
    let decided = |said: &[Proceeding], now| {
        let record = record(&state(&let_in()), said);
        let by: Option<&BallotEntry> = record.decision(&proposed.id, now);
        by.map(|ballot| ballot.result.adopted)
    };
    assert_eq!(decided(&said, LATER), None, "too few took part");
    said.push(vote(&teachers(), &opened, 100, No));
    assert_eq!(decided(&said, CLOSES), None);
    assert_eq!(decided(&said, LATER), Some(false));
    let anew = amendment(Change::Change, "release", "Release all at once.");
    said.push(propose(&dockers(), "amendment", CLOSES + 5, &anew));
    assert_eq!(decided(&said, LATER), None, "these words were not voted on");
}

#[test]
fn of_several_ballots_about_the_same_words_the_last_decides() {
    let words = amendment(Change::Change, "release", "Release all today.");
    let proposed = propose(&dockers(), "amendment", 15, &words);
    let ballot = Ballot {
        question: Question::about(&proposed).expect("it stands"),
        quorum: 40,
        ..terms()
    };
    let first = open(&root(), "first", 20, &ballot);
    let second = open(&root(), "second", 21, &ballot);
    let two = |ballot: &Proceeding, answer: Answer| {
        [dockers(), teachers()].map(|by| vote(&by, ballot, 100, answer))
    };
    let mut said = vec![proposed.clone(), first.clone(), second.clone()];
    said.extend(two(&first, Yes));
    let adopted = |said: &[Proceeding], now| -> Vec<String> {
        let record = record(&state(&let_in()), said);
        let found = record.adopted(now).into_iter();
        let words = found.map(|(id, wording)| {
            assert_eq!(id, proposed.id);
            wording.text["en"].clone()
        });
        words.collect()
    };
    assert_eq!(adopted(&said, CLOSES), [""; 0], "it goes on");
    let one = ["Release all today."];
    assert_eq!(adopted(&said, LATER), one, "too few took part in the other");
    // What its author says later changes nothing about what was voted on.
    let anew = amendment(Change::Change, "release", "Release all at once.");
    let mut changed = said.clone();
    changed.push(propose(&dockers(), "amendment", CLOSES + 5, &anew));
    assert_eq!(adopted(&changed, LATER), one);
    // Put again and rejected, it is adopted no more.
    said.extend(two(&second, No));
    assert_eq!(adopted(&said, LATER), [""; 0]);
    let record = record(&state(&let_in()), &said);
    let by = record.decision(&proposed.id, LATER).expect("it is decided");
    assert_eq!(by.id, second.id);
}
