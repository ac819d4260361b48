//! One small bundle for each turn of the rules that an implementation could miss. Statements that
//! are no members are left in, so that what drops them is seen, too.

mod counting;
mod numbers;
mod one_signer;
mod seen_by;
mod state;

use crate::{
    bundles::{expected, is_current},
    common::*,
};
use serde_json::Value;
use undersigned_domain::{Author, Bundle, Verified, admission::Role};

/// A bundle of everything that was said, with the list, faults or sums that must follow from it:
/// JSON pointers into what is expected, and the values there.
fn edge(name: &str, said: &[Verified], says: &[(&str, Value)]) {
    let texts: Vec<&str> = said.iter().map(Verified::text).collect();
    edge_of(name, &Bundle::write(&state(said), &texts), says);
}

fn edge_of(name: &str, bundle: &str, says: &[(&str, Value)]) {
    let found = expected(bundle);
    for (pointer, value) in says {
        let there = match *pointer {
            "faults" => codes(&found),
            "entries" => entries(&found),
            "numbers" => members(&found, "number"),
            "names" => members(&found, "names"),
            pointer => found.pointer(pointer).cloned().unwrap_or_default(),
        };
        assert_eq!(there, *value, "{name}: {pointer} in {found:#}");
    }
    is_current(name, bundle);
}

/// The codes of all faults, sorted.
fn codes(found: &Value) -> Value {
    let faults = found["faults"].as_array().expect("a list");
    let mut codes: Vec<_> = faults.iter().map(|fault| fault["fault"].clone()).collect();
    codes.sort_by_key(Value::to_string);
    codes.into()
}

/// The hosts of the entries' ids without `.example`, in the order of the list.
fn entries(found: &Value) -> Value {
    let ids = members(found, "id");
    let ids = ids.as_array().expect("a list").iter();
    ids.map(|id| {
        let id = id.as_str().expect("an id");
        let host = id.trim_start_matches("https://").split('.').next();
        match id.rsplit_once("/orgs/") {
            Some((_, name)) if host == Some("hub") => name.to_owned(),
            Some(_) => host.unwrap_or_default().to_owned(),
            None => format!("{} on paper", host.unwrap_or_default()),
        }
    })
    .collect()
}

fn members(found: &Value, name: &str) -> Value {
    let entries = found["list"]["entries"].as_array().expect("a list");
    entries.iter().map(|entry| entry[name].clone()).collect()
}

/// Somebody, let in as a signer by the co-initiator, and its endorsement.
fn listed(whom: &Author, name: &str, seq: u64) -> [Verified; 2] {
    [
        endorse(whom, seq, name),
        admit_named(&seafarers(), seq + 1, whom, name),
    ]
}

/// A second key of the co-initiator.
fn seafarers_anew() -> Author {
    author(&seafarers().actor, 11)
}

/// Another actor on the organiser's own server.
fn on_the_hub(name: &str, seed: u8) -> Author {
    author(&format!("https://hub.example/orgs/{name}"), seed)
}

/// What an initiator names another one as, with more said.
fn name_as(by: &Author, seq: u64, whom: &Author, role: Role, ordinal: u64, since: u64) -> Verified {
    let key = whom.key.public();
    let admission = undersigned_domain::author::AdmissionOf {
        ordinal: Some(ordinal),
        since: Some(since),
        ..of(
            &whom.actor,
            Some(&key),
            role,
            undersigned_domain::admission::AdmissionState::Admitted,
        )
    };
    say(by, seq, &admission)
}
