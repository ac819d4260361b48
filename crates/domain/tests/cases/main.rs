//! Attacks and accidents that merging and folding must survive, each told as a short story.

#[path = "../common/mod.rs"]
mod common;

mod initiators;
mod joining;
mod keys;
mod membership;
mod own_word;
mod reading;
mod rotation;
mod signers;
mod withdrawal;
mod wordings;

use common::{bytes, entry, list, state};
use undersigned_domain::Verified;

/// Whether somebody is on the list of what was said.
pub fn is_listed<'a>(said: impl IntoIterator<Item = &'a Verified>, id: &str) -> bool {
    entry(&list(said), id).is_some()
}

/// Every order of a few statements gives the state and list of the first.
pub fn in_every_order(said: &[Verified]) {
    fn permute(rest: Vec<Verified>, done: Vec<Verified>, check: &dyn Fn(&[Verified])) {
        if rest.is_empty() {
            check(&done);
        }
        for index in 0..rest.len() {
            let mut rest = rest.clone();
            let mut done = done.clone();
            done.push(rest.remove(index));
            permute(rest, done, check);
        }
    }
    let expected = state(said);
    permute(said.to_vec(), Vec::new(), &|order| {
        let state = state(order);
        assert_eq!(state.digest(), expected.digest());
        assert_eq!(bytes(&state), bytes(&expected));
    });
}
