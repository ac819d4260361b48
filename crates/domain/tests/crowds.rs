//! A key that has written as much as it may: the registers with the smallest digests of their register
//! keys stay, in whatever order they come.

use crate::common::*;
use std::{collections::BTreeSet, sync::Arc};
use undersigned_domain::{Digest, Insertion, State, Statement, state::MAX_OTHERS_PER_KEY};

/// How many more come than there is room for.
const MORE: usize = 300;

/// An attestation that differs from others in its id and digest. State and list look at no proof, and
/// signing so many would take long.
fn attested(pattern: &Statement, number: usize) -> Arc<Statement> {
    Arc::new(Statement {
        digest: Digest::of(&[&number.to_le_bytes()]),
        id: format!("https://hub.example/attestations/{number}"),
        ..pattern.clone()
    })
}

fn held(state: &State) -> BTreeSet<Digest> {
    state.digests().iter().copied().collect()
}

#[test]
fn past_the_bound_the_smallest_stay_in_whatever_order_they_come() {
    let pattern = attest(&root(), 10, 0, "On paper");
    let pattern = pattern.statement();
    let all = (0..MAX_OTHERS_PER_KEY + MORE).map(|number| attested(pattern, number));
    let all: Vec<Arc<Statement>> = all.collect();
    let mut sorted = all.clone();
    sorted.sort_by_cached_key(|said| said.register().digest());
    let went = sorted.split_off(MAX_OTHERS_PER_KEY);
    let stay: BTreeSet<Digest> = sorted.iter().map(|said| said.digest).collect();

    let mut forwards = State::new(appeal());
    let mut backwards = State::new(appeal());
    for (there, back) in all.iter().zip(all.iter().rev()) {
        forwards.insert(there);
        backwards.insert(back);
    }
    assert!(held(&forwards) == stay, "the smallest are held");
    assert!(held(&backwards) == stay, "in the other order too");

    // Whoever says again what went is refused.
    for said in &went {
        assert_eq!(forwards.insert(said), Insertion::Overflow);
    }
    assert!(held(&forwards) == stay, "and nothing went for it");

    // Where one ends, there is room for one again.
    let end = end_attestation(&root(), 20, &sorted[0].id);
    forwards.insert(end.statement());
    let taken = forwards.insert(&went[0]);
    assert!(
        matches!(taken, Insertion::Taken { ref dropped, .. } if dropped.is_empty()),
        "{taken:?}"
    );
}
