//! A list that follows its state, in a crowd: many sign, are let in, change their names and their
//! keys, leave and come back, in an order that moves others' numbers. After each step it is the list
//! that is folded anew. (`properties.rs` asks the same of everything that can be said at all.)

use crate::common::*;
use proptest::{prelude::*, sample::Index};
use std::sync::{Arc, LazyLock};
use undersigned_domain::{Author, State, Statement, admission::Role, fold, fold::Folded};

/// How many sign.
const CROWD: u8 = 30;

fn signer(number: u8) -> Author {
    author(&format!("https://u{number}.example/orgs/u"), 100 + number)
}

fn let_in(by: &Author, seq: u64, whom: &Author, name: &str, since: u64) -> Arc<Statement> {
    let admission = admit_since(by, seq, whom, name, Some(since));
    admission.statement().clone()
}

/// What is said of the crowd, and by it, each thing in a place of its own.
static SAID: LazyLock<Vec<Arc<Statement>>> = LazyLock::new(|| {
    let mut said = Vec::new();
    for number in 0..CROWD {
        let who = signer(number);
        let since = 1_000 + u64::from(number) * 7 % 60;
        said.extend(statements(&[
            endorse(&who, 10, "Union"),
            endorse(&who, 20, "Union of Dockers"),
            withdraw(&who, 30),
            endorse(&who, 40, "Union"),
            tally(&who, 11, u64::from(number)),
            tally(&who, 12, u64::from(number) + 100),
            remove(&root(), 50, &who, Role::Signer),
        ]));
        said.extend([
            let_in(&root(), 10, &who, "Union", since),
            // The same place, another digest: nobody's number moves.
            let_in(&root(), 20, &who, "Union of Dockers", since),
            // An earlier place: the numbers of others move.
            let_in(&seafarers(), 10, &who, "Union", since - 500),
            let_in(&root(), 60, &who, "Union", since),
        ]);
        if number % 10 == 3 {
            said.push(end(&who, 70, &who, Role::Signer).statement().clone());
        }
        if number % 10 == 7 {
            let (one, other) = (who.actor, signer(number - 1).actor);
            let (a, b) = if one < other {
                (&one, &other)
            } else {
                (&other, &one)
            };
            said.push(same(&root(), 80, [a, b], true).statement().clone());
        }
        if number < 3 {
            let attested = attest_as(&root(), 5, u64::from(number), "On paper", Some(4));
            said.push(attested.statement().clone());
        }
    }
    said
});

/// A state in which the initiators are let in.
fn begun() -> State {
    let mut chain = statements(&beginning());
    let admission = admit(&root(), 3, &seafarers(), Role::CoInitiator);
    chain.push(admission.statement().clone());
    State::gather(appeal(), &chain).0
}

/// Who calls for the appeal may count without a place on the list: what it has counted comes with the
/// key, though no place changes.
#[test]
fn a_count_without_a_place_is_followed() {
    let counts = author(&seafarers().actor, 11);
    let said = [
        admit(&root(), 10, &counts, Role::Signer),
        tally(&counts, 11, 5),
        remove(&root(), 12, &counts, Role::Signer),
    ];
    let mut state = state(&and(&beginning(), said));
    let mut followed = Folded::of(&state);
    assert!(followed.list().totals.claims.is_empty());
    state.insert(admit(&root(), 13, &counts, Role::Signer).statement());
    followed.follow(&state);
    assert_eq!(followed.list().as_ref(), &fold(&state));
    assert_eq!(followed.list().totals.claims.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_crowd_is_followed(
        chosen in proptest::collection::vec(any::<Index>(), 1..400),
        steps in proptest::collection::vec(1..8_usize, 400),
    ) {
        let mut state = begun();
        let mut waiting = Vec::new();
        let mut followed = Folded::of(&state);
        let mut chosen = chosen.iter().map(|index| index.get(&SAID));
        for step in steps {
            let some: Vec<_> = chosen.by_ref().take(step).cloned().collect();
            if some.is_empty() {
                break;
            }
            waiting.extend(some);
            waiting = state.insert_waiting(waiting);
            followed.follow(&state);
            prop_assert_eq!(followed.list().as_ref(), &fold(&state));
            for entry in &followed.list().entries {
                let found = followed.entry(&entry.id);
                prop_assert_eq!(found.as_deref(), Some(entry));
            }
        }
    }
}
