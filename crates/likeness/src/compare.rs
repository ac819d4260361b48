//! How alike two names are.

use crate::{
    Code,
    prepare::Form,
    vocabulary::{Kind, Vocabulary},
};

/// From this on a term counts as met by one of the other name.
const MET: f64 = 0.5;

/// How alike two names are, and what is left over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alike {
    /// From 0 to 1.
    pub score: f64,
    /// By what.
    pub code: Code,
    /// What share of each name has nothing like it in the other.
    pub left: [f64; 2],
}

/// What one name has in another.
struct Coverage {
    /// Share of its weight, by likeness.
    share: f64,
    /// The same without translation.
    written: f64,
    /// Share of its weight that nothing meets.
    left: f64,
}

fn coverage(vocabulary: &Vocabulary, one: &[u32], other: &[u32], known: Option<u32>) -> Coverage {
    let mut met: Vec<(f64, f64)> = one
        .iter()
        .map(|term| {
            let (mut best, mut by_hand) = (0.0_f64, 0.0_f64);
            for candidate in other {
                let (alike, translated) = vocabulary.alike(*term, *candidate);
                best = best.max(alike);
                if !translated {
                    by_hand = by_hand.max(alike);
                }
            }
            (best, by_hand)
        })
        .collect();
    // Without spaces, two letters may be the end of one word and the beginning of the next: met
    // where the words on both sides are.
    for at in 1..one.len().saturating_sub(1) {
        let between = vocabulary.get(one[at]).kind == Kind::Letters;
        let sides = f64::min(met[at - 1].0, met[at + 1].0);
        if between && met[at].0 < MET && sides >= MET && met[at - 1].1 < MET {
            met[at].0 = sides;
        }
    }
    let (mut all, mut share, mut written, mut left) = (0.0, 0.0, 0.0, 0.0);
    for (term, (best, by_hand)) in one.iter().zip(met) {
        // The country that the other entry gives beside its name is no further word.
        if known == Some(*term) {
            continue;
        }
        let weight = vocabulary.get(*term).weight;
        all += weight;
        share += weight * best;
        written += weight * by_hand;
        if best < MET {
            left += weight;
        }
    }
    if all == 0.0 {
        return Coverage {
            share: 0.0,
            written: 0.0,
            left: 0.0,
        };
    }
    Coverage {
        share: share / all,
        written: written / all,
        left: left / all,
    }
}

/// Jaccard's coefficient of two names, from the share of each that the other has.
fn jaccard(a: f64, b: f64) -> f64 {
    if a == 0.0 || b == 0.0 {
        return 0.0;
    }
    a * b / (a + b - a * b)
}

/// Compares two names. `known` are the terms of the countries that the *other* entry gives.
pub(crate) fn compare(
    vocabulary: &Vocabulary,
    one: &Form,
    other: &Form,
    known: [Option<u32>; 2],
) -> Alike {
    let same = |score, code| Alike {
        score,
        code,
        left: [0.0; 2],
    };
    if one.folded == other.folded || one.joined == other.joined {
        return same(1.0, Code::SameName);
    }
    let a = coverage(vocabulary, &one.terms, &other.terms, known[0]);
    let b = coverage(vocabulary, &other.terms, &one.terms, known[1]);
    let left = [a.left, b.left];
    let words = jaccard(a.share, b.share);
    let written = jaccard(a.written, b.written);
    let mut alike = Alike {
        // A name that is alike in every word is not quite an equal one.
        score: 0.98 * words,
        code: if words - written > 0.15 {
            Code::Translation
        } else if one.writing == other.writing {
            Code::SimilarName
        } else {
            Code::Romanised
        },
        left,
    };
    // Words may be learned by chance: translation alone is never strong.
    if alike.code == Code::Translation {
        alike.score = alike.score.min(0.75);
    }
    if one.writing == other.writing {
        let unspaced = one.is_unspaced();
        let letters = if unspaced || one.terms.len() != other.terms.len() {
            edit(&one.joined, &other.joined)
        } else {
            0.0
        };
        let score = if unspaced {
            (words + letters) / 2.0
        } else if letters >= 0.9 {
            // Words parted in another way: "Foodworkers", "Food Workers".
            0.95 * letters
        } else {
            0.0
        };
        if score > alike.score {
            alike.score = score;
            alike.code = Code::SimilarName;
            if !unspaced {
                alike.left = [0.0; 2];
            }
        }
    } else {
        let letters = edit(&one.roman, &other.roman);
        let heard = if one.bones == other.bones && one.bones.len() >= 4 {
            0.85
        } else if letters >= 0.75 {
            0.92 * letters
        } else {
            0.0
        };
        if heard > alike.score {
            alike = Alike {
                score: heard,
                code: Code::Romanised,
                left: [0.0; 2],
            };
        }
    }
    alike
}

/// Share of letters that need no change.
fn edit(one: &str, other: &str) -> f64 {
    let (a, b) = (one.chars().count(), other.chars().count());
    let (short, long) = (a.min(b), a.max(b));
    // Too different in length to matter; saves the work.
    if short < 4 || long * 2 > short * 3 {
        return 0.0;
    }
    strsim::normalized_damerau_levenshtein(one, other)
}
