//! Walking through a sequence from either end.

use super::Sequence;
use std::{iter::FusedIterator, sync::Arc};

/// A leaf, with the place of its first item.
type Leaf<'a, T> = (usize, &'a [Arc<T>]);

/// What [`Sequence::iter`] gives.
#[derive(Debug)]
pub struct Iter<'a, T> {
    sequence: &'a Sequence<T>,
    from: usize,
    to: usize,
    /// The leaves at both ends, so that the way to them is gone once for each.
    ends: [Option<Leaf<'a, T>>; 2],
}

impl<'a, T> Iter<'a, T> {
    pub(super) fn new(sequence: &'a Sequence<T>, from: usize, to: usize) -> Self {
        Self {
            sequence,
            from: from.min(to),
            to,
            ends: [None, None],
        }
    }

    fn at(&mut self, end: usize, index: usize) -> Option<&'a T> {
        let there = |(first, items): Leaf<'a, T>| items.get(index.checked_sub(first)?);
        if let Some(item) = self.ends[end].and_then(there) {
            return Some(item);
        }
        let (items, at) = self.sequence.root.leaf(index)?;
        self.ends[end] = Some((index - at, items));
        items.get(at).map(AsRef::as_ref)
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        if self.from >= self.to {
            return None;
        }
        let item = self.at(0, self.from)?;
        self.from += 1;
        Some(item)
    }

    fn nth(&mut self, count: usize) -> Option<&'a T> {
        self.from = self.from.saturating_add(count).min(self.to);
        self.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.to - self.from;
        (left, Some(left))
    }
}

impl<T> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.from >= self.to {
            return None;
        }
        let item = self.at(1, self.to - 1)?;
        self.to -= 1;
        Some(item)
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

impl<T> FusedIterator for Iter<'_, T> {}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self {
            sequence: self.sequence,
            from: self.from,
            to: self.to,
            ends: self.ends,
        }
    }
}
