//! Which wording is compared with which.

use super::{Wordings, small};
use crate::{
    difference::between_texts,
    views::{changes::Changes, revision::Comparison},
};

/// What a wording is compared with unless asked otherwise: the other text under its number, or
/// the wording that followed, or for the last one the wording before. Only what this server holds:
/// signers may pin what was never written.
#[must_use]
pub fn usual(wordings: &Wordings, revision: u64) -> Option<u64> {
    match wordings.held(revision).len() {
        0 => None,
        1 => wordings.after(revision).or(wordings.before(revision)),
        _ => Some(revision),
    }
}

/// The comparisons that are offered.
#[must_use]
pub fn choices(wordings: &Wordings, revision: u64, shown: Option<u64>) -> Vec<Comparison> {
    let held = wordings.held(revision).len();
    if held == 0 && shown.is_none() {
        return Vec::new();
    }
    let conflict = held > 1;
    let current = wordings.current().filter(|now| *now != revision);
    let offered = [
        (conflict.then_some(revision), "same-number"),
        (wordings.after(revision), "next"),
        (current, "current"),
        (wordings.before(revision), "before"),
        (shown, "other"),
    ];
    let mut choices: Vec<Comparison> = Vec::new();
    for (with, which) in offered {
        let Some(with) = with.filter(|with| *with != revision || conflict) else {
            continue;
        };
        if choices.iter().any(|one| one.with == small(with)) {
            continue;
        }
        choices.push(Comparison {
            href: format!("{}?against={with}#changes", wordings.href(revision)),
            with: small(with),
            which,
            shown: shown == Some(with),
        });
    }
    choices
}

/// What changed from the earlier of two wordings to the later one; of a conflict, from the other
/// text to the one that stands first. None where this server does not hold both.
#[must_use]
pub fn changes(wordings: &Wordings, revision: u64, against: u64) -> Option<Changes> {
    if revision == against {
        let held = wordings.held(revision);
        let change = between_texts(&held.get(1)?.text, &held.first()?.text);
        return Some(Changes::of(change, None, None));
    }
    let (from, to) = (revision.min(against), revision.max(against));
    let text = |revision: u64| Some(&wordings.held(revision).first().copied()?.text);
    let change = between_texts(text(from)?, text(to)?);
    Some(Changes::of(change, Some(small(from)), Some(small(to))))
}
