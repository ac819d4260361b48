//! Which of several is kept, and what is read from it: the order in which things come leaves no
//! trace.

use crate::{common::*, said::*};
use proptest::{prelude::*, sample::Index};
use std::sync::LazyLock;
use undersigned_domain::{
    Author, Digest, Proceeding,
    proceedings::{
        Amendment, AmendmentState,
        Answer::{Abstain, No, Yes},
        Ballot, Change, MAX_CONFLICTS, Position, Question, Unopened, digest_of_all,
        register_of_vote, settle,
    },
};

fn position(by: &Author, about: &str, seq: u64, seconds: bool) -> Proceeding {
    let position = Position {
        about: about.to_owned(),
        withdrawn: false,
        seconds,
        comment: [("en".to_owned(), format!("Said at {seq}."))].into(),
        reservation: Default::default(),
    };
    let kind = ("Position", position.state());
    speak(by, kind, "position", seq, position.members()).expect("a sound position")
}

fn withdrawn(by: &Author, name: &str, seq: u64) -> Proceeding {
    let gone = Amendment {
        state: AmendmentState::Withdrawn,
        text: Default::default(),
        reasons: Default::default(),
        ..amendment(Change::Change, "d1", "")
    };
    propose(by, name, seq, &gone)
}

/// Everything that may be said, much of it twice and against the rules.
static POOL: LazyLock<Vec<Proceeding>> = LazyLock::new(|| {
    let wage = amendment(Change::Change, "d1", "Wages.");
    let hours = amendment(Change::Change, "d1", "Hours.");
    let first = propose(&dockers(), "a", 10, &wage);
    let opened = open(&root(), "ballot", 20, &terms());
    let sealed = open(
        &seafarers(),
        "sealed",
        20,
        &under_seal(Unopened::Abstention),
    );
    let other = Ballot {
        quorum: 9,
        ..terms()
    };
    let mut pool = vec![
        first.clone(),
        propose(&dockers(), "a", 11, &hours),
        propose(&dockers(), "a", 11, &wage),
        withdrawn(&dockers(), "a", 12),
        propose(&teachers(), "b", 10, &hours),
        propose(&stranger(), "c", 10, &hours),
        position(&teachers(), &first.id, 30, true),
        position(&teachers(), &first.id, 31, false),
        position(&keeper(), &first.id, 30, true),
        open(&root(), "ballot", 21, &other),
        open(&dockers(), "no-right", 21, &other),
        cancel(&root(), "ballot", 40),
        cancel(&root(), "ballot", CLOSES + 5),
        opening(&dockers(), &sealed, CLOSES + 5, Yes),
        opening(&dockers(), &sealed, CLOSES + 6, Yes),
    ];
    for voter in voters() {
        for seq in [50, 51, CLOSES + 1] {
            pool.extend([Yes, No, Abstain].map(|answer| vote(&voter, &opened, seq, answer)));
        }
        pool.push(recount(&voter, &opened, CLOSES + 1, opened.digest, &[]));
    }
    pool.extend([opened, sealed]);
    pool
});

fn digests(said: &[Proceeding]) -> Vec<Digest> {
    said.iter().map(|one| one.digest).collect()
}

/// As a server keeps them: one comes after the other.
fn one_by_one(said: &[Proceeding]) -> Vec<Proceeding> {
    said.iter().fold(Vec::new(), |held: Vec<Proceeding>, one| {
        settle(held.into_iter().chain([one.clone()]))
    })
}

fn some() -> impl Strategy<Value = (Vec<Proceeding>, Vec<Proceeding>)> {
    proptest::collection::vec(any::<Index>(), 0..40).prop_flat_map(|chosen| {
        let said: Vec<_> = chosen.iter().map(|one| one.get(&POOL).clone()).collect();
        let twice: Vec<_> = said.iter().chain(&said).cloned().collect();
        (Just(said), Just(twice).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_arrival_leaves_no_trace((said, disordered) in some()) {
        let kept = settle(said.iter().cloned());
        let later = one_by_one(&disordered);
        prop_assert_eq!(digest_of_all(&digests(&kept)), digest_of_all(&digests(&later)));
        let state = state(&let_in());
        prop_assert_eq!(record(&state, &said), record(&state, &disordered));
        prop_assert_eq!(record(&state, &kept), record(&state, &said));
    }

    #[test]
    fn what_two_servers_hold_joins_to_the_same((one, other) in (some(), some())) {
        let (one, other) = (one.0, other.0);
        let all = settle(one.iter().chain(&other).cloned());
        let (ours, theirs) = (settle(one), settle(other));
        let joined = settle(theirs.iter().chain(&ours).cloned());
        prop_assert_eq!(digests(&joined), digests(&all));
        prop_assert_eq!(digests(&settle(joined)), digests(&all));
    }

    #[test]
    fn no_voter_counts_twice((said, _) in some()) {
        for entry in record(&state(&let_in()), &said).ballots {
            prop_assert!(entry.result.part <= entry.result.roll);
            prop_assert_eq!(entry.counted().len(), entry.result.part);
            prop_assert!(!entry.cancelled || !entry.result.adopted);
        }
    }
}

#[test]
fn two_at_one_time_are_kept_and_a_third_is_not() {
    let opened = open(&root(), "ballot", 20, &terms());
    let three = [Yes, No, Abstain].map(|answer| vote(&dockers(), &opened, 50, answer));
    let mut smallest = digests(&three);
    smallest.sort_unstable();
    smallest.truncate(2);
    let kept = settle(three);
    assert_eq!(digests(&kept), smallest);
    let later = vote(&dockers(), &opened, 51, No);
    let kept = settle(kept.into_iter().chain([later.clone()]));
    assert_eq!(digests(&kept), [later.digest]);
}

#[test]
fn a_second_cancellation_does_not_undo_the_first() {
    let (first, second) = (cancel(&root(), "b", 40), cancel(&root(), "b", 5_000));
    let kept = settle([second, first.clone()]);
    assert_eq!(digests(&kept), [first.digest]);
}

#[test]
fn an_opening_finds_the_register_of_its_vote() {
    let opened = open(&root(), "ballot", 20, &terms());
    let cast = vote(&dockers(), &opened, 30, Yes);
    let (author, key) = (cast.author.as_str(), cast.key.to_string());
    let found = register_of_vote(author, &key, &opened.id, author);
    assert_eq!(found, cast.register());
}

#[test]
fn of_very_many_amendments_about_one_clause_each_names_a_few_others() {
    let wage = amendment(Change::Change, "d1", "Wages.");
    let said: Vec<_> = (0..MAX_CONFLICTS + 5)
        .map(|place| propose(&dockers(), &format!("a{place:02}"), 10, &wage))
        .collect();
    let known = record(&state(&let_in()), &said);
    assert_eq!(known.amendments.len(), said.len());
    let ids: Vec<&str> = said.iter().map(|one| one.id.as_str()).collect();
    for entry in &known.amendments {
        let others = ids.iter().filter(|id| **id != entry.id);
        let smallest: Vec<&str> = others.take(MAX_CONFLICTS).copied().collect();
        assert_eq!(entry.conflicts, smallest);
    }
}

#[test]
fn an_amendment_is_as_its_author_said_last() {
    let wage = amendment(Change::Change, "d1", "Wages.");
    let first = propose(&dockers(), "a", 10, &wage);
    let rival = propose(&teachers(), "b", 11, &amendment(Change::Strike, "d1", ""));
    let apart = propose(&keeper(), "c", 12, &amendment(Change::Strike, "d2", ""));
    // Made for another wording, it changes another clause.
    let other = Amendment {
        text_digest: Digest::of(&[b"another wording"]),
        ..amendment(Change::Strike, "d1", "")
    };
    let mut said = vec![
        first.clone(),
        rival.clone(),
        apart,
        propose(&seafarers(), "d", 13, &other),
        position(&teachers(), &first.id, 30, true),
        position(&keeper(), &first.id, 29, false),
    ];
    let state = state(&let_in());
    let known = record(&state, &said);
    let entry = known.amendment(&first.id).expect("it is there");
    assert!(entry.amendment.stands());
    assert_eq!(entry.conflicts, [rival.id.as_str()]);
    let seconds: Vec<_> = entry
        .positions
        .iter()
        .map(|one| one.position.seconds)
        .collect();
    assert_eq!(seconds, [false, true]);
    said.push(withdrawn(&dockers(), "a", 20));
    let known = record(&state, &said);
    let entry = known.amendment(&first.id).expect("it is there");
    assert!(!entry.amendment.stands() && entry.amendment.text.is_empty());
    let rival = known.amendment(&rival.id).expect("it is there");
    assert!(rival.conflicts.is_empty() && entry.conflicts.is_empty());
}

#[test]
fn a_ballot_keeps_the_words_that_are_voted_on() {
    let wage = propose(
        &dockers(),
        "a",
        10,
        &amendment(Change::Change, "d1", "Wages."),
    );
    let ballot = Ballot {
        question: Question::about(&wage).expect("it is on the table"),
        ..terms()
    };
    let opened = open(&root(), "ballot", 20, &ballot);
    let hours = amendment(Change::Change, "d1", "Hours.");
    let said = [
        opened.clone(),
        wage.clone(),
        vote(&teachers(), &opened, 100, Yes),
        propose(&dockers(), "a", 500, &hours),
    ];
    let known = record(&state(&let_in()), &said);
    let entry = known.ballot(&opened.id).expect("it is there");
    assert_eq!(entry.adopted_amendment(CLOSES), None, "it goes on");
    let adopted = entry.adopted_amendment(CLOSES + 1).expect("it is adopted");
    assert_eq!(adopted.text["en"], "Wages.");
    assert!(entry.is_cut_off(Some(CLOSES)) && !entry.is_cut_off(Some(CLOSES + 1)));
    // What is cut off is not told as adopted, whatever was voted.
    assert!(entry.reported(Some(CLOSES))["adopted"].is_null());
    assert_eq!(entry.reported(Some(CLOSES + 1))["adopted"], true);
    let amended = known.amendment(&wage.id).expect("it is there");
    assert_eq!(amended.ballots, [opened.id.as_str()]);
    // A key of the initiator's own making speaks in nobody's name.
    let made_up = author(&dockers().actor, 99);
    let words = amendment(Change::Change, "d1", "Fewer wages.");
    let forged = Ballot {
        question: Question::about(&propose(&made_up, "a", 10, &words)).expect("it is an amendment"),
        ..terms()
    };
    let forged = open(&root(), "forged", 20, &forged);
    assert!(record(&state(&let_in()), &[forged]).ballots.is_empty());
    assert!(Question::about(&withdrawn(&dockers(), "a", 600)).is_none());
    assert!(Question::about(&opened).is_none());
}
