//! Two long texts: which paragraphs stand in both, which were changed, and inside these the words.

use super::{
    Passage, Piece,
    words::{Budget, Counted, words_within},
};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Most paragraphs of two texts together that are compared one with another, without those with which both begin
/// and end.
const MOST_PARAGRAPHS: usize = 3_000;
/// Most pairs among which those that belong together are looked for.
const MOST_PAIRS: usize = 400;
/// Paragraphs that have less than this in common, in hundredths, are not one that was changed.
const ALIKE: usize = 35;

/// A paragraph with the line breaks behind it.
#[derive(Debug, Clone, Copy)]
struct Paragraph<'a> {
    text: &'a str,
    tail: &'a str,
}

/// What changed from one text to another, paragraph by paragraph.
#[must_use]
pub fn paragraphs(before: &str, after: &str) -> Vec<Passage> {
    paragraphs_within(before, after, &mut Budget::default())
}

/// The same as one of several comparisons.
pub(super) fn paragraphs_within(before: &str, after: &str, budget: &mut Budget) -> Vec<Passage> {
    let (old, new) = (split(before), split(after));
    // One word of a long text is mended more often than all of it.
    let head = equal(old.iter().zip(&new));
    let (head_of_old, old) = old.split_at(head);
    let (head_of_new, new) = new.split_at(head);
    let tail = equal(old.iter().rev().zip(new.iter().rev()));
    let (old, tail_of_old) = old.split_at(old.len() - tail);
    let (new, tail_of_new) = new.split_at(new.len() - tail);
    let mut passages = Vec::new();
    unchanged(head_of_old, head_of_new, budget, &mut passages);
    between(old, new, budget, &mut passages);
    unchanged(tail_of_old, tail_of_new, budget, &mut passages);
    passages
}

/// With how many pairs of the same text these begin.
fn equal<'a>(pairs: impl Iterator<Item = (&'a Paragraph<'a>, &'a Paragraph<'a>)>) -> usize {
    pairs.take_while(|(was, is)| was.text == is.text).count()
}

/// Paragraphs whose text stayed; the line breaks behind them may have changed.
fn unchanged(
    old: &[Paragraph<'_>],
    new: &[Paragraph<'_>],
    budget: &mut Budget,
    passages: &mut Vec<Passage>,
) {
    let pairs = old.iter().zip(new);
    passages.extend(pairs.map(|(was, is)| changed(*was, *is, budget)));
}

/// What stands between the paragraphs with which both texts begin and end.
fn between(
    old: &[Paragraph<'_>],
    new: &[Paragraph<'_>],
    budget: &mut Budget,
    passages: &mut Vec<Passage>,
) {
    if old.len() + new.len() > MOST_PARAGRAPHS {
        replaced(old, new, passages);
        return;
    }
    let texts = |paragraphs: &[Paragraph<'_>]| -> Vec<String> {
        let texts = paragraphs.iter();
        texts.map(|paragraph| paragraph.text.to_owned()).collect()
    };
    for op in capture_diff_slices(Algorithm::Myers, &texts(old), &texts(new)) {
        let was = part(old, op.old_range());
        let is = part(new, op.new_range());
        match op {
            DiffOp::Equal { .. } => unchanged(was, is, budget, passages),
            _ if was.len() * is.len() <= MOST_PAIRS => aligned(was, is, budget, passages),
            _ => replaced(was, is, passages),
        }
    }
}

/// A text as paragraphs: what stands between empty lines.
fn split(text: &str) -> Vec<Paragraph<'_>> {
    let mut paragraphs = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find("\n\n").unwrap_or(rest.len());
        let (text, more) = rest.split_at(end);
        let tail = more.len() - more.trim_start_matches('\n').len();
        let (tail, more) = more.split_at(tail);
        paragraphs.push(Paragraph { text, tail });
        rest = more;
    }
    paragraphs
}

fn part<'a, 'b>(all: &'a [Paragraph<'b>], range: Range<usize>) -> &'a [Paragraph<'b>] {
    all.get(range).unwrap_or_default()
}

fn whole(paragraph: Paragraph<'_>) -> String {
    format!("{}{}", paragraph.text, paragraph.tail)
}

fn replaced(old: &[Paragraph<'_>], new: &[Paragraph<'_>], passages: &mut Vec<Passage>) {
    passages.extend(old.iter().map(|one| Passage::removed(&whole(*one))));
    passages.extend(new.iter().map(|one| Passage::added(&whole(*one))));
}

/// One paragraph that became another, or stayed.
fn changed(was: Paragraph<'_>, is: Paragraph<'_>, budget: &mut Budget) -> Passage {
    let mut passage = words_within(was.text, is.text, budget);
    if was.tail == is.tail {
        passage.pieces.push(Piece::Same(was.tail.to_owned()));
    } else {
        passage.pieces.push(Piece::Removed(was.tail.to_owned()));
        passage.pieces.push(Piece::Added(is.tail.to_owned()));
    }
    Passage::of(passage.pieces)
}

/// Finds which of the new paragraphs came from which of the old ones, in order: the pairs that
/// together have most in common.
fn aligned(
    old: &[Paragraph<'_>],
    new: &[Paragraph<'_>],
    budget: &mut Budget,
    passages: &mut Vec<Passage>,
) {
    let (rows, columns) = (old.len(), new.len());
    let counted: Vec<Counted<'_>> = new.iter().map(|is| Counted::of(is.text)).collect();
    let alike: Vec<Vec<usize>> = old
        .iter()
        .map(|was| {
            let was = Counted::of(was.text);
            let with = counted.iter().map(|is| was.likeness(is));
            with.map(|alike| if alike < ALIKE { 0 } else { alike })
                .collect()
        })
        .collect();
    let at = |table: &[Vec<usize>], row: usize, column: usize| -> usize {
        let cell = table.get(row).and_then(|cells| cells.get(column));
        cell.copied().unwrap_or(0)
    };
    // `best[row][column]`: the most that what follows from there can have in common.
    let mut best = vec![vec![0_usize; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let pair = match at(&alike, row, column) {
                0 => 0,
                alike => alike + at(&best, row + 1, column + 1),
            };
            let without = at(&best, row + 1, column).max(at(&best, row, column + 1));
            if let Some(cell) = best.get_mut(row).and_then(|cells| cells.get_mut(column)) {
                *cell = pair.max(without);
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    while let (Some(was), Some(is)) = (old.get(row), new.get(column)) {
        let here = at(&best, row, column);
        let alike = at(&alike, row, column);
        if alike > 0 && here == alike + at(&best, row + 1, column + 1) {
            passages.push(changed(*was, *is, budget));
            row += 1;
            column += 1;
        } else if here == at(&best, row + 1, column) {
            passages.push(Passage::removed(&whole(*was)));
            row += 1;
        } else {
            passages.push(Passage::added(&whole(*is)));
            column += 1;
        }
    }
    replaced(part(old, row..rows), part(new, column..columns), passages);
}
