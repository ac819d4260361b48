//! Every byte of a small bundle, changed: either the check finds it, or it is harmless for a
//! reason that docs/protocol.md (section 9.3) gives.

use crate::common::*;
use std::{collections::BTreeMap, thread};
use undersigned_domain::{Bundle, Verified, bundle::in_order};

/// The smallest bundle with somebody on the list.
fn said() -> Vec<Verified> {
    vec![
        note(&root(), 1, 1, "Free them now"),
        endorse(&dockers(), 2, "Union of Dockers"),
        admit_named(&root(), 3, &dockers(), "Union of Dockers"),
    ]
}

fn written() -> String {
    let state = state(&said());
    let texts: Vec<_> = in_order(&state)
        .iter()
        .map(|statement| {
            let said = said();
            let member = said
                .iter()
                .find(|verified| verified.statement().digest == statement.digest);
            member.expect("a member was said").text().to_owned()
        })
        .collect();
    Bundle::write(&state, &texts)
}

/// Why a change means nothing, or `None` where it should have been found.
fn why_harmless(text: &str, place: usize, changed: u8) -> Option<&'static str> {
    let before = &text[..place];
    let in_string = before.matches('"').count() % 2 == 1;
    let is_space = |byte: u8| b" \t\n\r".contains(&byte);
    if !in_string && is_space(text.as_bytes()[place]) && is_space(changed) {
        return Some("white space between tokens");
    }
    let other_witnesses = text.rfind("\"seenBy\"").is_some_and(|start| place > start);
    // It stands outside the state: other servers' word on it, each with a proof of its own.
    other_witnesses.then_some("the name of a member that is not part of the state")
}

/// What became of the changes of some bytes: codes that were found, and reasons why not.
type Outcome = (BTreeMap<&'static str, u32>, BTreeMap<&'static str, u32>);

fn change_bytes(text: &str, places: impl Iterator<Item = usize>) -> Outcome {
    let (digest, list) = (state(&said()).digest(), bytes(&state(&said())));
    let (mut found, mut harmless) = Outcome::default();
    for place in places {
        let byte = text.as_bytes()[place];
        // A neighbour, and the other case or, of a line feed, another white space.
        let others = [byte ^ 1, if byte == b'\n' { b' ' } else { byte ^ 0x20 }];
        for other in others {
            let mut changed = text.to_owned().into_bytes();
            changed[place] = other;
            let Ok(bundle) = Bundle::read(&changed) else {
                *found.entry("no bundle at all").or_default() += 1;
                continue;
            };
            if let Some(fault) = bundle.faults.first() {
                *found.entry(fault.fault).or_default() += 1;
                continue;
            }
            assert_eq!(bundle.state.digest(), digest, "byte {place} to {other}");
            assert_eq!(bytes(&bundle.state), list, "byte {place} to {other}");
            assert_eq!(bundle.appeal, appeal(), "byte {place} to {other}");
            let around = &text[place.saturating_sub(20)..(place + 20).min(text.len())];
            let why = why_harmless(text, place, other)
                .unwrap_or_else(|| panic!("byte {place} to {other}, in {around:?}, is unnoticed"));
            *harmless.entry(why).or_default() += 1;
        }
    }
    (found, harmless)
}

#[test]
fn every_changed_byte_is_found_or_harmless_for_a_known_reason() {
    const THREADS: usize = 4;
    let text = written();
    let (mut found, mut harmless) = Outcome::default();
    thread::scope(|scope| {
        let text = text.as_str();
        let parts: Vec<_> = (0..THREADS)
            .map(|part| {
                let places = (part..text.len()).step_by(THREADS);
                scope.spawn(move || change_bytes(text, places))
            })
            .collect();
        for part in parts {
            let (more_found, more_harmless) = part.join().expect("no thread panics");
            for (code, count) in more_found {
                *found.entry(code).or_default() += count;
            }
            for (why, count) in more_harmless {
                *harmless.entry(why).or_default() += count;
            }
        }
    });
    println!("found: {found:#?}\nharmless: {harmless:#?}");
    assert!(found["proof_invalid"] > 1_000, "{found:?}");
    assert!(harmless.values().sum::<u32>() < 30, "{harmless:?}");
}
