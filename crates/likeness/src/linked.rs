//! Pairs that a third entry links: it gives one name in each of two languages, and each of the
//! two others gives one of them.

use crate::{Code, Grade, Reason, Suggestion, judge::Judge, prepare::List};
use std::collections::{BTreeMap, BTreeSet};

/// From this score on an entry links others.
const STRONG: f64 = 0.85;
/// Most neighbours of an entry that are linked.
const MOST: usize = 8;

/// Adds the pairs that are linked and were not found by themselves.
pub(crate) fn add(list: &List<'_>, judge: &mut Judge<'_>, found: &mut Vec<Suggestion>) {
    let mut near: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for pair in found.iter().filter(|pair| pair.score >= STRONG) {
        if pair.grade == Grade::Possible {
            continue;
        }
        let [a, b] = pair.entries;
        near.entry(a).or_default().push((b, pair.score));
        near.entry(b).or_default().push((a, pair.score));
    }
    let known: BTreeMap<[usize; 2], usize> = found
        .iter()
        .enumerate()
        .map(|(at, pair)| (pair.entries, at))
        .collect();
    let mut linked: BTreeSet<[usize; 2]> = BTreeSet::new();
    for neighbours in near.values_mut() {
        neighbours.sort_by_key(|(at, _)| *at);
        neighbours.truncate(MOST);
        for (place, (a, to_a)) in neighbours.iter().enumerate() {
            for (b, to_b) in &neighbours[place + 1..] {
                let pair = [*a, *b];
                let score = (0.95 * to_a * to_b * 1000.0).round() / 1000.0;
                let better = known.get(&pair).is_none_or(|at| found[*at].score < score);
                // What speaks against the two themselves is not outweighed by a third.
                // That their words differ is no wonder: they are of two languages.
                let against = judge.pair(*a, *b).is_some_and(|pair| {
                    pair.why.iter().map(|reason| reason.code).any(|code| {
                        code.is_against() && !matches!(code, Code::Words | Code::MoreWords)
                    })
                });
                if !better || against || !comparable(list, pair) || !linked.insert(pair) {
                    continue;
                }
                let first = |at: usize| &list.entries[at].names[list.prepared[at].forms[0].name];
                let names = pair.map(first);
                let suggestion = Suggestion {
                    entries: pair,
                    score,
                    grade: if score >= STRONG {
                        Grade::Likely
                    } else {
                        Grade::Possible
                    },
                    why: vec![Reason {
                        code: Code::Linked,
                        texts: names.map(|name| name.text.clone()),
                        languages: names.map(|name| name.language.clone()),
                    }],
                };
                match known.get(&pair) {
                    Some(at) => found[*at] = suggestion,
                    None => found.push(suggestion),
                }
            }
        }
    }
}

/// Whether nothing beside the names parts two entries.
fn comparable(list: &List<'_>, [a, b]: [usize; 2]) -> bool {
    let countries = (list.prepared[a].country, list.prepared[b].country);
    let same_country = match countries {
        (Some(x), Some(y)) => x == y,
        _ => true,
    };
    same_country && list.entries[a].person == list.entries[b].person
}
