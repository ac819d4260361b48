//! Votes in the open.

use crate::{common::*, said::*};
use undersigned_domain::{
    admission::{AdmissionState, Role},
    author::AdmissionOf,
    proceedings::{
        Answer::{self, Abstain, No, Yes},
        Ballot, BallotEntry, Candidate, Cast, Choices, Committee, Majority, MajorityOf, Proceeding,
        Question, Standing,
    },
};

fn decided_by(of: MajorityOf, percent: u8, more: bool) -> Ballot {
    Ballot {
        majority: Some(Majority { of, percent, more }),
        ..terms()
    }
}

/// What comes of a ballot when the first voters say this.
fn came(ballot: &Ballot, answers: &[Answer]) -> BallotEntry {
    let opened = open(&root(), "ballot", 20, ballot);
    let votes = voters().into_iter().zip(answers);
    let votes = votes.map(|(voter, answer)| vote(&voter, &opened, 100, *answer));
    let mut said: Vec<Proceeding> = votes.collect();
    said.push(opened);
    count(&said)
}

#[test]
fn votes_make_the_outcome() {
    let entry = came(&terms(), &[Yes, Yes, Yes, No, Abstain]);
    let result = &entry.result;
    assert_eq!((result.roll, result.part), (5, 5));
    assert_eq!((result.yes, result.no, result.abstain), (3, 1, 1));
    assert!(result.quorum_met && result.adopted);
    assert_eq!(standings(&entry), [Standing::Counted; 5]);
    assert_eq!(entry.counted().len(), 5);
    assert_ne!(came(&terms(), &[Yes]).result.digest, result.digest);
}

#[test]
fn a_quorum_is_met_exactly() {
    let ballot = Ballot {
        quorum: 60,
        ..terms()
    };
    assert!(came(&ballot, &[Yes, Yes, Abstain]).result.adopted);
    let few = came(&ballot, &[Yes, Yes]).result;
    assert!(!few.quorum_met && !few.adopted);
}

#[test]
fn a_majority_is_of_what_the_terms_say() {
    use MajorityOf::{Present, Roll, Votes};
    for (of, percent, answers) in [
        (Votes, 50, &[Yes, No, Abstain][..]),
        (Present, 50, &[Yes, Yes, No, Abstain][..]),
        (Roll, 60, &[Yes, Yes, Yes][..]),
    ] {
        let adopted = |more| came(&decided_by(of, percent, more), answers).result.adopted;
        assert!(adopted(false), "{of:?}: as much is enough");
        assert!(!adopted(true), "{of:?}: it must be more");
    }
    assert!(
        came(&decided_by(Votes, 100, false), &[Yes, Abstain])
            .result
            .adopted
    );
    for answers in [&[][..], &[Abstain][..], &[No][..]] {
        let entry = came(&decided_by(Votes, 0, false), answers);
        assert!(!entry.result.adopted, "nothing is adopted without a yes");
    }
}

#[test]
fn a_vote_is_changed_until_the_end_and_not_after() {
    let opened = open(&root(), "ballot", 20, &terms());
    let said = [
        opened.clone(),
        vote(&dockers(), &opened, 100, No),
        vote(&dockers(), &opened, CLOSES, Yes),
        vote(&dockers(), &opened, CLOSES + 1, No),
        vote(&dockers(), &opened, CLOSES + 2, Abstain),
    ];
    let entry = count(&said);
    assert_eq!(standings(&entry), [Standing::Counted, Standing::Late]);
    assert_eq!((entry.result.yes, entry.result.part), (1, 1));
}

#[test]
fn whoever_says_two_things_at_once_says_nothing() {
    let opened = open(&root(), "ballot", 20, &terms());
    let said = [
        opened.clone(),
        vote(&dockers(), &opened, 100, Yes),
        vote(&dockers(), &opened, 100, No),
        vote(&teachers(), &opened, 100, Yes),
    ];
    let entry = count(&said);
    let double = Standing::Double;
    assert_eq!(standings(&entry), [double, double, Standing::Counted]);
    assert_eq!(entry.result.part, 1);
}

#[test]
fn two_keys_of_one_voter_have_one_voice() {
    let statements = and(
        &let_in(),
        [admit(&seafarers(), 14, &dockers_anew(), Role::Signer)],
    );
    let opened = open(&root(), "ballot", 20, &terms());
    let mut said = vec![
        opened.clone(),
        vote(&dockers(), &opened, 100, Yes),
        vote(&dockers_anew(), &opened, 101, Yes),
    ];
    let entry = count_in(&statements, &said);
    assert_eq!((entry.result.yes, entry.result.part), (1, 1));
    assert_eq!(entry.counted().len(), 1);
    said[2] = vote(&dockers_anew(), &opened, 101, No);
    let entry = count_in(&statements, &said);
    assert_eq!(standings(&entry), [Standing::Double; 2]);
    assert_eq!(entry.result.part, 0);
    // The old key is given up before the end: the new one speaks.
    let statements = and(
        &statements,
        [end(&dockers(), 500, &dockers(), Role::Signer)],
    );
    let entry = count_in(&statements, &said);
    assert_eq!(standings(&entry), [Standing::StruckOff, Standing::Counted]);
    assert_eq!((entry.result.no, entry.result.part), (1, 1));
}

#[test]
fn what_counts_for_nothing_is_not_what_somebody_has_voted() {
    let statements = and(
        &let_in(),
        [
            admit(&seafarers(), 14, &dockers_anew(), Role::Signer),
            end(&dockers(), 500, &dockers(), Role::Signer),
        ],
    );
    let opened = open(&root(), "ballot", 20, &terms());
    let voter = dockers().actor;
    let worth = |said: &[Proceeding]| {
        let entry = count_in(&statements, said);
        let vote = entry.vote_of(&voter, &voter);
        vote.map(|vote| (vote.standing, vote.standing.may_count()))
    };
    let mut said = vec![opened.clone()];
    assert_eq!(worth(&said), None);
    said.push(vote(&dockers(), &opened, 100, Yes));
    assert_eq!(worth(&said), Some((Standing::StruckOff, false)));
    // Said again under the key that speaks it counts, by whatever clock.
    said.push(vote(&dockers_anew(), &opened, 99, Yes));
    assert_eq!(worth(&said), Some((Standing::Counted, true)));
    said.push(vote(&dockers_anew(), &opened, CLOSES + 1, No));
    assert_eq!(worth(&said), Some((Standing::Counted, true)));
}

#[test]
fn whoever_is_struck_off_before_the_end_does_not_decide() {
    let opened = open(&root(), "ballot", 20, &terms());
    let said = [opened.clone(), vote(&teachers(), &opened, 100, Yes)];
    let standing = |statements: &[_]| standings(&count_in(statements, &said))[0];
    assert_eq!(standing(&let_in()), Standing::Counted);
    let before = removed(&teachers(), CLOSES);
    let after = removed(&teachers(), CLOSES + 1);
    assert_eq!(standing(&and(&let_in(), [after])), Standing::Counted);
    let statements = and(&let_in(), [before.clone()]);
    assert_eq!(standing(&statements), Standing::StruckOff);
    // The organiser sets that aside.
    let (whom, digest) = (teachers(), before.statement().digest);
    let key = whom.key.public();
    let kept = AdmissionOf {
        overrules: &[digest],
        ..of(
            &whom.actor,
            Some(&key),
            Role::Signer,
            AdmissionState::Admitted,
        )
    };
    let set_aside = and(&statements, [say(&root(), 600, &kept)]);
    assert_eq!(standing(&set_aside), Standing::Counted);
    let too_late = and(&statements, [say(&root(), CLOSES + 1, &kept)]);
    assert_eq!(standing(&too_late), Standing::StruckOff);
    // Whom it admits with that does not matter, as it does not for the list.
    let (other, overrules) = (dockers(), [digest]);
    let key = other.key.public();
    let beside = AdmissionOf {
        overrules: &overrules,
        ..of(
            &other.actor,
            Some(&key),
            Role::Signer,
            AdmissionState::Admitted,
        )
    };
    let set_aside = and(&statements, [say(&root(), 600, &beside)]);
    assert_eq!(standing(&set_aside), Standing::Counted);
    let by_another = and(&statements, [say(&seafarers(), 600, &beside)]);
    assert_eq!(standing(&by_another), Standing::StruckOff);
}

/// A voter that has given up a key changes its name long after the ballot, and is let in anew.
#[test]
fn what_is_renewed_after_the_end_strikes_nobody_off() {
    let ballot = Ballot {
        roll: vec![delegated(&dockers(), &stranger())],
        ..terms()
    };
    let opened = open(&root(), "ballot", 20, &ballot);
    let yes = Cast::Open(Choices::Answer(Yes));
    let said = [
        opened.clone(),
        cast(&stranger(), &dockers(), &opened, 100, yes),
    ];
    let standing = |seq, since| {
        let anew = admit_since(&seafarers(), seq, &dockers_anew(), "Dockers", since);
        let old = remove(&seafarers(), 500, &dockers(), Role::Signer);
        standings(&count_in(&and(&let_in(), [old, anew]), &said))[0]
    };
    assert_eq!(standing(14, None), Standing::Counted);
    assert_eq!(standing(CLOSES + 1, None), Standing::StruckOff);
    assert_eq!(standing(CLOSES + 1, Some(14)), Standing::Counted);
}

#[test]
fn only_a_delegate_votes_for_whom_it_stands() {
    let ballot = Ballot {
        roll: vec![delegated(&dockers(), &stranger()), on_the_roll(&teachers())],
        ..terms()
    };
    let opened = open(&root(), "ballot", 20, &ballot);
    let yes = || Cast::Open(Choices::Answer(Yes));
    let said = [
        opened.clone(),
        cast(&stranger(), &dockers(), &opened, 100, yes()),
        vote(&dockers(), &opened, 101, No),
        cast(&seafarers(), &teachers(), &opened, 102, yes()),
        vote(&keeper(), &opened, 103, Yes),
    ];
    let entry = count(&said);
    let not = Standing::NotOnTheRoll;
    assert_eq!(standings(&entry), [Standing::Counted, not, not, not]);
    assert_eq!(
        (entry.votes[0].voter.as_str(), entry.result.part),
        (dockers().actor.as_str(), 1)
    );
}

#[test]
fn a_vote_on_other_terms_does_not_count() {
    let opened = open(&root(), "ballot", 20, &terms());
    let other = Ballot {
        quorum: 1,
        ..terms()
    };
    let other = open(&root(), "ballot", 20, &other);
    let sealed = Cast::Sealed(opened.digest);
    let said = [
        opened.clone(),
        vote(&dockers(), &other, 100, Yes),
        elect(&teachers(), &opened, &[0]),
        cast(&keeper(), &keeper(), &opened, 100, sealed),
    ];
    let entry = count(&said);
    assert_eq!(standings(&entry), [Standing::OtherTerms; 3]);
    assert_eq!(entry.result.part, 0);
}

fn committee(seats: usize) -> Ballot {
    let candidate = |name: &str| Candidate {
        name: name.to_owned(),
        of: None,
        about: Default::default(),
    };
    Ballot {
        question: Question::Committee(Box::new(Committee {
            seats,
            candidates: ["A", "B", "C", "D"].map(candidate).to_vec(),
            from: "2026-12-01".to_owned(),
            until: "2027-11-30".to_owned(),
            mandate: [("en".to_owned(), "Speaks for all.".to_owned())].into(),
        })),
        majority: None,
        ..terms()
    }
}

/// Who is elected, and who is tied, when the voters approve of these.
fn elected(seats: usize, approvals: &[&[usize]]) -> (Vec<usize>, Vec<usize>) {
    let opened = open(&root(), "ballot", 20, &committee(seats));
    let votes = voters().into_iter().zip(approvals);
    let mut said: Vec<_> = votes
        .map(|(by, places)| elect(&by, &opened, places))
        .collect();
    said.push(opened);
    let result = count(&said).result;
    assert_eq!(result.adopted, !result.elected.is_empty());
    (result.elected, result.tied)
}

#[test]
fn a_committee_is_elected_by_approval_and_ties_are_said() {
    let two_one_one: &[&[usize]] = &[&[0, 1], &[0, 2]];
    assert_eq!(elected(1, two_one_one), (vec![0], vec![]));
    assert_eq!(elected(2, two_one_one), (vec![0], vec![1, 2]));
    assert_eq!(elected(3, two_one_one), (vec![0, 1, 2], vec![]));
    // Nobody approves of D: its seat stays empty.
    assert_eq!(elected(4, two_one_one), (vec![0, 1, 2], vec![]));
    assert_eq!(elected(1, &[&[0], &[1]]), (vec![], vec![0, 1]));
    assert_eq!(elected(2, &[&[], &[]]), (vec![], vec![]));
    let opened = open(&root(), "ballot", 20, &committee(2));
    let said = [opened.clone(), elect(&dockers(), &opened, &[4])];
    assert_eq!(standings(&count(&said)), [Standing::OtherTerms]);
}

#[test]
fn nothing_comes_of_a_ballot_that_was_called_off_in_time() {
    let opened = open(&root(), "ballot", 20, &terms());
    let voted = vote(&dockers(), &opened, 100, Yes);
    let with = |seq| {
        count(&[
            opened.clone(),
            voted.clone(),
            cancel(&root(), "ballot", seq),
        ])
    };
    let entry = with(CLOSES);
    assert!(entry.cancelled && !entry.two_terms && !entry.result.adopted);
    assert_eq!((entry.result.yes, entry.counted_before_void()), (1, 0));
    // Whoever waits for its end waits no longer, and nothing was rejected by it.
    assert!(entry.has_ended(CLOSES) && entry.reported(None)["adopted"].is_null());
    let entry = with(CLOSES + 1);
    assert!(!entry.cancelled && entry.result.adopted && !entry.has_ended(CLOSES));
    // Who had counted it shows that it was called off when it was over.
    let (result, votes) = (entry.result.digest, entry.counted());
    let said = [
        recount(&dockers(), &opened, CLOSES + 1, result, &votes),
        recount(&stranger(), &opened, CLOSES + 1, result, &votes),
        opened.clone(),
        voted,
        cancel(&root(), "ballot", CLOSES),
    ];
    assert_eq!(count(&said).counted_before_void(), 1);
}

#[test]
fn nothing_comes_of_a_ballot_on_two_sets_of_terms() {
    let opened = open(&root(), "ballot", 20, &terms());
    let earlier = Ballot {
        quorum: 100,
        ..terms()
    };
    let earlier = open(&root(), "ballot", 19, &earlier);
    let entry = count(&[vote(&dockers(), &opened, 100, Yes), opened, earlier]);
    assert!(entry.cancelled && entry.two_terms && !entry.result.adopted);
}

#[test]
fn recounts_show_what_was_dated_back() {
    let opened = open(&root(), "ballot", 20, &terms());
    let mut said = vec![
        opened.clone(),
        vote(&dockers(), &opened, 100, Yes),
        vote(&teachers(), &opened, 100, Yes),
        vote(&seafarers(), &opened, 100, No),
    ];
    let counted = count(&said);
    let (result, votes) = (counted.result.digest, counted.counted());
    for by in [dockers(), teachers()] {
        said.push(recount(&by, &opened, CLOSES + 1, result, &votes));
    }
    // Before the end nobody can have counted.
    said.push(recount(&seafarers(), &opened, CLOSES, result, &votes));
    let entry = count(&said);
    assert_eq!(entry.recounts.len(), 2);
    assert!(entry.recounts.iter().all(|one| one.agrees));
    assert!(entry.votes.iter().all(|vote| vote.recounts == 2));
    said.push(vote(&keeper(), &opened, 900, No));
    let entry = count(&said);
    assert!(!entry.recounts.iter().any(|one| one.agrees));
    let known: Vec<_> = entry.votes.iter().map(|vote| vote.recounts).collect();
    assert_eq!(known, [2, 0, 2, 2]);
}

#[test]
fn only_initiators_open_ballots_and_what_they_opened_stays() {
    for (by, there) in [
        (root(), true),
        (seafarers(), true),
        (keeper(), false),
        (dockers(), false),
        (stranger(), false),
    ] {
        let record = record(&state(&let_in()), &[open(&by, "ballot", 20, &terms())]);
        assert_eq!(!record.ballots.is_empty(), there, "{}", by.actor);
    }
    let gone = and(
        &let_in(),
        [remove(&root(), 50, &seafarers(), Role::CoInitiator)],
    );
    for (seq, there) in [(49, true), (50, false), (51, false)] {
        let opened = open(&seafarers(), "ballot", seq, &terms());
        let record = record(&state(&gone), &[opened]);
        assert_eq!(!record.ballots.is_empty(), there, "opened at {seq}");
    }
}
