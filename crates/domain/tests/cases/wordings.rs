//! Which wordings there are, and which text each of them is.

use crate::common::*;
use undersigned_domain::{KnownWording, State, Verified, fold, wordings};

fn known(said: &[Verified]) -> Vec<(u64, Option<String>)> {
    let state: State = state(said);
    let title = |one: &KnownWording| Some(one.note()?.text.title["en"].clone());
    wordings(&state, &fold(&state))
        .iter()
        .map(|one| (one.revision, title(one)))
        .collect()
}

fn text(title: &str) -> Option<String> {
    Some(title.to_owned())
}

#[test]
fn every_wording_stays_with_its_newest_note() {
    let said = and(
        &with_dockers(),
        [
            note(&root(), 9, 2, "Free them all"),
            note(&root(), 12, 2, "Free them all"),
        ],
    );
    assert_eq!(
        known(&said),
        [(1, text("Free them now")), (2, text("Free them all"))]
    );
    let state = state(&said);
    let list = fold(&state);
    let second = &wordings(&state, &list)[1];
    assert_eq!(second.statement.as_ref().map(|note| note.seq), Some(12));
}

#[test]
fn two_texts_under_one_revision_are_both_there_the_current_one_first() {
    let split = and(
        &[],
        [
            note(&root(), 1, 1, "Free them now"),
            note(&root(), 1, 1, "Free some"),
        ],
    );
    let state = state(&split);
    let list = fold(&state);
    let known = wordings(&state, &list);
    assert_eq!(known.len(), 2);
    let digests: Vec<_> = known
        .iter()
        .map(|one| one.statement.as_ref().map(|note| note.digest))
        .collect();
    assert_eq!(digests[0], list.note_digest);
    assert!(digests[1].is_some() && digests[1] != digests[0]);
}

/// The text was replaced under its own number: who signed the old one still pins its digest.
#[test]
fn a_text_that_only_its_signers_know_is_named_without_being_there() {
    let said = and(&with_dockers(), [note(&root(), 9, 1, "Free some")]);
    assert_eq!(known(&said), [(1, text("Free some")), (1, None)]);
}

/// A signer may pin the current text under an earlier number.
#[test]
fn what_was_published_under_a_number_stands_before_what_a_signer_says_of_it() {
    let said = and(&with_dockers(), [note(&root(), 9, 2, "Free them all")]);
    let mut list = fold(&state(&said));
    let current = list.current().expect("a note").text_digest;
    let mut entries = list.entries.iter();
    let entry = entries.find(|entry| entry.pin.is_some());
    let mut entry = entry.expect("dockers have signed").clone();
    let pin = entry.pin.as_mut().expect("a pin");
    std::sync::Arc::make_mut(pin).text_digest = current;
    list.entries = [entry].into_iter().collect();
    let known = wordings(&state(&said), &list);
    let held: Vec<_> = known
        .iter()
        .map(|one| (one.revision, one.statement.is_some()))
        .collect();
    assert_eq!(held, [(1, true), (1, false), (2, true)]);
}

#[test]
fn a_stranger_publishes_no_wording() {
    // Not even from the organiser's own server; another's does not pass the gate.
    let neighbour = author("https://hub.example/orgs/neighbour", 91);
    let said = and(&with_dockers(), [note(&neighbour, 9, 2, "Free nobody")]);
    assert_eq!(known(&said), [(1, text("Free them now"))]);
}
