//! Which servers signed that they hold this list, as far as a bundle can say.

use serde::Serialize;
use undersigned_domain::{Bundle, ids};

/// A server's word, beside the list in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// The server.
    pub instance: String,
    /// When it says it held it.
    pub at: String,
    /// The key under which it says so.
    pub key: String,
    /// The digest of what it held.
    pub state_digest: String,
    /// How many statements that had.
    pub count: u64,
    /// Whether that is the whole list of the file.
    pub whole_list: bool,
    /// Whether it is the organiser's own server.
    pub organiser: bool,
}

/// Every server's word, those for the whole list first, the newest first.
pub fn of(bundle: &Bundle) -> Vec<Seen> {
    let digest = bundle.state.digest();
    let mut seen: Vec<Seen> = bundle
        .seen_by
        .iter()
        .map(|word| Seen {
            instance: word.instance.clone(),
            at: word.at.clone(),
            key: word.key.to_string(),
            state_digest: word.state_digest.to_string(),
            count: word.count,
            whole_list: word.state_digest == digest,
            organiser: ids::same_origin(&word.actor, &bundle.appeal.object),
        })
        .collect();
    seen.sort_by(|a, b| {
        (b.whole_list, &b.at, &a.instance).cmp(&(a.whole_list, &a.at, &b.instance))
    });
    seen
}

/// Those who signed that they held more statements than the `count` that are here, the newest first. What
/// was seen before another server than the organiser's confirmed this very list was superseded by it.
pub fn with_more(seen: &[Seen], count: u64) -> Vec<&Seen> {
    let others = seen.iter().filter(|one| one.whole_list && !one.organiser);
    let confirmed = others.map(|one| one.at.as_str()).max();
    let is_later = |one: &Seen| confirmed.is_none_or(|at| at < one.at.as_str());
    let more = seen.iter().filter(|one| !one.whole_list);
    more.filter(|one| one.count > count && is_later(one))
        .collect()
}
