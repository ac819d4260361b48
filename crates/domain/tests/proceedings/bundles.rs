//! Amendments, ballots and votes in a bundle.

use crate::{common::*, said::*};
use undersigned_domain::{
    Bundle, Proceeding, Verified,
    admission::Role,
    bundle::in_order,
    proceedings::{
        Answer::{No, Yes},
        Ballot, Cast, Change, Choices, Record, standing,
    },
};

fn written(said: &[Proceeding]) -> String {
    let statements = let_in();
    let state = state(&statements);
    let texts: Vec<&str> = in_order(&state)
        .iter()
        .map(|held| {
            let found = statements
                .iter()
                .find(|one| one.statement().digest == held.digest);
            found.expect("it was said").text()
        })
        .collect();
    Bundle::write_whole(&state, &texts, said, &[])
}

fn faults(text: &str) -> Vec<&'static str> {
    let bundle = Bundle::read(text.as_bytes()).expect("a bundle");
    bundle.faults.iter().map(|fault| fault.fault).collect()
}

#[test]
fn a_bundle_is_counted_by_itself() {
    let opened = open(&root(), "ballot", 20, &terms());
    let said = [
        opened.clone(),
        vote(&dockers(), &opened, 100, Yes),
        vote(&teachers(), &opened, 100, No),
        vote(&teachers(), &opened, 100, Yes),
    ];
    let bundle = Bundle::read(written(&said).as_bytes()).expect("a bundle");
    // A contested vote is told by the count; the list is as sound as before.
    assert_eq!(bundle.faults, []);
    assert_eq!(bundle.proceedings.len(), 4);
    let list = undersigned_domain::fold(&bundle.state);
    let record = Record::of(&bundle.proceedings, &bundle.state, &list);
    assert_eq!(record.ballots, [count(&said)]);
}

#[test]
fn without_any_a_bundle_is_written_as_before() {
    let text = written(&[]);
    assert!(!text.contains("proceedings"));
    assert_eq!(faults(&text), [] as [&str; 0]);
}

/// A signer says something, and then that its key ended before it said that.
#[test]
fn what_has_lost_its_standing_spoils_no_bundle() {
    let clause = amendment(Change::Strike, "c2", "");
    let (theirs, ours) = (
        propose(&dockers(), "theirs", 50, &clause),
        propose(&teachers(), "ours", 50, &clause),
    );
    let ended = end(&dockers(), 1, &dockers(), Role::Signer);
    let statements = and(&let_in(), [ended]);
    let state = state(&statements);
    let list = undersigned_domain::fold(&state);
    let held = vec![theirs, ours.clone()];
    assert_eq!(standing(held, &state, &list), [ours]);
}

/// A co-initiator opens a ballot whose roll names a key that nobody let in, and then says that its own
/// key ended before that: servers that come later are never offered the ballot.
#[test]
fn a_ballot_that_has_lost_its_standing_names_no_delegates() {
    let ballot = Ballot {
        roll: vec![delegated(&dockers(), &stranger())],
        ..terms()
    };
    let opened = open(&seafarers(), "ballot", 20, &ballot);
    let yes = Cast::Open(Choices::Answer(Yes));
    let voted = cast(&stranger(), &dockers(), &opened, 100, yes);
    let held = vec![opened, voted];
    let standing = |statements: &[Verified]| {
        let state = state(statements);
        standing(held.clone(), &state, &undersigned_domain::fold(&state))
    };
    assert_eq!(standing(&let_in()), held);
    let ended = end(&seafarers(), 15, &seafarers(), Role::CoInitiator);
    let fallen = standing(&and(&let_in(), [ended]));
    assert_eq!(fallen, [] as [Proceeding; 0]);
}

#[test]
fn what_may_not_stand_in_a_bundle_is_named() {
    let opened = open(&root(), "ballot", 20, &terms());
    let wage = vote(&dockers(), &opened, 100, Yes);
    let later = vote(&dockers(), &opened, 101, No);
    let of = |said: &[&Proceeding]| {
        let said: Vec<Proceeding> = said.iter().copied().cloned().collect();
        faults(&written(&said))
    };
    assert_eq!(of(&[&opened, &wage, &later]), ["stale"]);
    assert_eq!(of(&[&vote(&stranger(), &opened, 100, Yes)]), ["not_let_in"]);
    let theirs = open(&dockers(), "ballot", 20, &terms());
    assert_eq!(of(&[&theirs]), ["not_initiator"]);
    let altered = written(&[wage]).replace("\"yes\"", "\"no\"");
    assert_eq!(faults(&altered), ["proof_invalid"]);
    let none = written(&[opened]).replace("\"proceedings\":[", "\"proceedings\":7,\"other\":[");
    assert!(Bundle::read(none.as_bytes()).is_err());
}
