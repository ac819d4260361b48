//! Two short texts, word by word. Words are found as Unicode does it (UAX #29), with dictionaries
//! for scripts that write no spaces between them: Chinese, Japanese, Thai, Lao, Khmer, Burmese.

use super::{Passage, Piece};
use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;

/// Most words of two texts together that are compared word by word. The time it takes grows with
/// their product; texts come from other servers.
const MOST_WORDS: usize = 3_000;
/// Most pairs of words that are compared within everything that changed between two wordings: some
/// hundred paragraphs of a letter, or a few of the longest that are compared at all.
const MOST_PAIRS: usize = 10_000_000;
/// Two texts with less than this in common, in hundredths, are two texts and not one that changed.
const ALIKE: usize = 25;

/// How many pairs of words may still be compared. A wording from elsewhere may have as many long
/// paragraphs, demands and languages as it likes.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST_PAIRS)
    }
}

impl Budget {
    /// Whether so many may be compared; they are taken off.
    fn allows(&mut self, pairs: usize) -> bool {
        let left = self.0.checked_sub(pairs);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// What changed from one text to another.
#[must_use]
pub fn words(before: &str, after: &str) -> Passage {
    words_within(before, after, &mut Budget::default())
}

/// The same as one of several comparisons: where the budget is used up, both are shown whole.
pub(super) fn words_within(before: &str, after: &str, budget: &mut Budget) -> Passage {
    if before == after {
        return Passage::same(before);
    }
    let (old, new) = (split(before), split(after));
    let whole = || {
        Passage::of([
            Piece::Removed(before.to_owned()),
            Piece::Added(after.to_owned()),
        ])
    };
    if old.len() + new.len() > MOST_WORDS || !budget.allows(old.len() * new.len()) {
        return whole();
    }
    let passage = joined(&old, &new);
    let kept: usize = passage.pieces.iter().map(kept_length).sum();
    let longer = before.len().max(after.len());
    if kept.saturating_mul(100) < longer.saturating_mul(ALIKE) {
        return whole();
    }
    passage
}

/// How often a text says each word. Counted once for each text, however many it is compared with.
#[derive(Debug)]
pub(super) struct Counted<'a> {
    words: HashMap<&'a str, usize>,
    all: usize,
}

impl<'a> Counted<'a> {
    /// The words of a text.
    pub fn of(text: &'a str) -> Self {
        let mut words: HashMap<&str, usize> = HashMap::new();
        for word in split(text).into_iter().filter(|word| is_word(word)) {
            *words.entry(word).or_default() += 1;
        }
        let all = words.values().sum();
        Self { words, all }
    }

    /// How much two texts have in common, in hundredths of what they say together: words that both
    /// have, in whatever order.
    pub fn likeness(&self, other: &Self) -> usize {
        let (few, many) = match self.words.len() <= other.words.len() {
            true => (self, other),
            false => (other, self),
        };
        let common: usize = few
            .words
            .iter()
            .map(|(word, count)| *count.min(many.words.get(word).unwrap_or(&0)))
            .sum();
        let all = self.all + other.all;
        (2 * common * 100).checked_div(all).unwrap_or(100)
    }
}

/// A text as its words and what stands between them; put together they are the text again.
pub(super) fn split(text: &str) -> Vec<&str> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    ends.windows(2)
        .filter_map(|ends| text.get(*ends.first()?..*ends.last()?))
        .collect()
}

fn is_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Of a piece that is the same, its length without what stands between words.
fn kept_length(piece: &Piece) -> usize {
    match piece {
        Piece::Same(text) => text.len(),
        Piece::Removed(_) | Piece::Added(_) => 0,
    }
}

/// Pieces of a comparison. A space or comma that happens to stand in both between two changes
/// goes with them: whole phrases are easier to read than every other word.
fn joined(old: &[&str], new: &[&str]) -> Passage {
    let mut pieces = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    for (place, op) in ops.iter().enumerate() {
        let text = |words: &[&str], range: std::ops::Range<usize>| {
            words.get(range).unwrap_or_default().concat()
        };
        match op {
            DiffOp::Equal { .. } => {
                let same = text(old, op.old_range());
                let between = place > 0 && place + 1 < ops.len();
                if between && !is_word(&same) && !same.contains('\n') {
                    removed.push_str(&same);
                    added.push_str(&same);
                    continue;
                }
                pieces.push(Piece::Removed(std::mem::take(&mut removed)));
                pieces.push(Piece::Added(std::mem::take(&mut added)));
                pieces.push(Piece::Same(same));
            }
            _ => {
                removed.push_str(&text(old, op.old_range()));
                added.push_str(&text(new, op.new_range()));
            }
        }
    }
    pieces.push(Piece::Removed(removed));
    pieces.push(Piece::Added(added));
    Passage::of(pieces)
}
