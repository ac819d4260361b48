//! A long sequence of which many versions exist at once, such as the entries of a list.
//!
//! A tree whose branches know how many items are below: what two versions have in common they share,
//! and an item that comes or goes anywhere copies the few nodes on the way to it.

mod differing;
mod iter;
mod node;

pub use iter::Iter;

use node::Node;
use serde::{Serialize, Serializer};
use std::{
    cmp::Ordering,
    fmt,
    ops::{Index, IndexMut},
    sync::Arc,
};

/// Items in their order. A copy shares them with the original, and a change of one of the two costs
/// the same however many there are.
pub struct Sequence<T> {
    root: Arc<Node<T>>,
    len: usize,
}

impl<T> Sequence<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The one at a place, counted from 0.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.shared(index).map(AsRef::as_ref)
    }

    /// As [`Sequence::get`], to be held on to.
    pub(crate) fn shared(&self, index: usize) -> Option<&Arc<T>> {
        let (leaf, at) = self.root.leaf(index)?;
        leaf.get(at)
    }

    /// The first.
    pub fn first(&self) -> Option<&T> {
        self.get(0)
    }

    /// The last.
    pub fn last(&self) -> Option<&T> {
        self.get(self.len.checked_sub(1)?)
    }

    /// All, in their order.
    pub fn iter(&self) -> Iter<'_, T> {
        self.range(0, self.len)
    }

    /// Some, from one place to before another, as far as they are there.
    pub fn range(&self, from: usize, to: usize) -> Iter<'_, T> {
        Iter::new(self, from, to.min(self.len))
    }

    /// Where something stands, or would stand, among items that are sorted by what is compared.
    pub(crate) fn search_by(&self, compare: impl Fn(&T) -> Ordering) -> Result<usize, usize> {
        let (mut from, mut to) = (0, self.len);
        while from < to {
            let middle = from + (to - from) / 2;
            match self.get(middle).map(&compare) {
                Some(Ordering::Less) => from = middle + 1,
                Some(Ordering::Equal) => return Ok(middle),
                Some(Ordering::Greater) | None => to = middle,
            }
        }
        Err(from)
    }

    /// Puts one before that at a place, or at the end.
    pub(crate) fn insert(&mut self, index: usize, item: Arc<T>) {
        let index = index.min(self.len);
        if let Some(other) = Arc::make_mut(&mut self.root).insert(index, item) {
            self.root = Arc::new(Node::above(self.root.clone(), other));
        }
        self.len += 1;
    }

    /// Puts one at the end.
    pub(crate) fn push(&mut self, item: Arc<T>) {
        self.insert(self.len, item);
    }

    /// Puts one in the place of another that is there.
    pub(crate) fn set(&mut self, index: usize, item: Arc<T>) {
        if let Some(held) = Arc::make_mut(&mut self.root).get_mut(index) {
            *held = item;
        }
    }

    /// Takes one out, if it is there.
    pub fn remove(&mut self, index: usize) -> Option<Arc<T>> {
        let removed = Arc::make_mut(&mut self.root).remove(index)?;
        self.len -= 1;
        Some(removed)
    }
}

impl<T: Clone> Sequence<T> {
    /// Leaves out the others.
    pub fn retain(&mut self, mut stays: impl FnMut(&T) -> bool) {
        let kept = (0..self.len).filter_map(|index| self.shared(index));
        *self = kept.filter(|item| stays(item)).cloned().collect();
    }

    /// Changes each item; one that others hold as well is parted from theirs.
    pub fn for_each_mut(&mut self, mut change: impl FnMut(&mut T)) {
        for index in 0..self.len {
            change(&mut self[index]);
        }
    }
}

impl<T> Clone for Sequence<T> {
    fn clone(&self) -> Self {
        Self {
            root: self.root.clone(),
            len: self.len,
        }
    }
}

impl<T> Default for Sequence<T> {
    fn default() -> Self {
        Self {
            root: Arc::new(Node::default()),
            len: 0,
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Sequence<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T> Index<usize> for Sequence<T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        match self.get(index) {
            Some(item) => item,
            None => panic!("the length is {} but the index is {index}", self.len),
        }
    }
}

impl<T: Clone> IndexMut<usize> for Sequence<T> {
    fn index_mut(&mut self, index: usize) -> &mut T {
        let len = self.len;
        match Arc::make_mut(&mut self.root).get_mut(index) {
            Some(item) => Arc::make_mut(item),
            None => panic!("the length is {len} but the index is {index}"),
        }
    }
}

impl<'a, T> IntoIterator for &'a Sequence<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> FromIterator<T> for Sequence<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        items.into_iter().map(Arc::new).collect()
    }
}

impl<T> FromIterator<Arc<T>> for Sequence<T> {
    fn from_iter<I: IntoIterator<Item = Arc<T>>>(items: I) -> Self {
        let items: Vec<Arc<T>> = items.into_iter().collect();
        let len = items.len();
        Self {
            root: Node::of(items),
            len,
        }
    }
}

impl<T> From<Vec<T>> for Sequence<T> {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: PartialEq> PartialEq for Sequence<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<T: Eq> Eq for Sequence<T> {}

impl<T: PartialEq> PartialEq<Vec<T>> for Sequence<T> {
    fn eq(&self, other: &Vec<T>) -> bool {
        self.iter().eq(other)
    }
}

impl<T: PartialEq, const N: usize> PartialEq<[T; N]> for Sequence<T> {
    fn eq(&self, other: &[T; N]) -> bool {
        self.iter().eq(other)
    }
}

impl<T: Serialize> Serialize for Sequence<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::Sequence;
    use proptest::prelude::*;

    #[test]
    fn a_copy_keeps_what_it_was() {
        let mut changed: Sequence<u32> = vec![1, 2, 3].into();
        let kept = changed.clone();
        changed.set(1, 20.into());
        changed.remove(0);
        changed.push(4.into());
        assert_eq!(changed, [20, 3, 4]);
        assert_eq!(kept, [1, 2, 3]);
        assert_eq!(
            (kept.first(), kept.last(), kept[1]),
            (Some(&1), Some(&3), 2)
        );
        let text = serde_json::to_string(&kept).ok();
        assert_eq!(text.as_deref(), Some("[1,2,3]"));
        changed[0] += 1;
        changed.retain(|item| *item != 3);
        assert_eq!(changed, [21, 4]);
    }

    #[test]
    fn it_is_found_where_it_stands() {
        let even: Sequence<u32> = (0..1_000).map(|number| number * 2).collect();
        for number in 0..2_000 {
            let found = even.search_by(|item| item.cmp(&number));
            let at = number as usize / 2;
            assert_eq!(found, if number % 2 == 0 { Ok(at) } else { Err(at + 1) });
        }
    }

    /// Many changes in the middle, of something long: the tree stays a sequence and stays flat.
    #[test]
    fn long_ones_bear_many_changes() {
        let mut model: Vec<u32> = (0..20_000).collect();
        let mut sequence: Sequence<u32> = model.clone().into();
        let mut place = 7_usize;
        for step in 0..60_000_u32 {
            place = (place * 48_271) % 0x7fff_ffff;
            let at = place % model.len();
            match step % 3 {
                0 => {
                    model.remove(at);
                    sequence.remove(at);
                }
                1 => {
                    model.insert(at, step);
                    sequence.insert(at, step.into());
                }
                _ => {
                    model[at] = step;
                    sequence[at] = step;
                }
            }
        }
        assert_eq!(sequence, model);
        assert!(sequence.root.height() <= 4, "{}", sequence.root.height());
    }

    proptest! {
        #[test]
        fn it_does_what_a_vector_does(
            length in 0..200_usize,
            steps in proptest::collection::vec((0..4_u8, any::<proptest::sample::Index>()), 0..300),
        ) {
            let mut model: Vec<usize> = (0..length).collect();
            let mut sequence: Sequence<usize> = model.clone().into();
            for (number, (what, place)) in steps.into_iter().enumerate() {
                let before = (sequence.clone(), model.clone());
                match what {
                    0 | 1 => {
                        let at = place.index(model.len() + 1);
                        model.insert(at, number);
                        sequence.insert(at, number.into());
                    }
                    _ if model.is_empty() => {}
                    2 => {
                        let at = place.index(model.len());
                        let removed = sequence.remove(at);
                        prop_assert_eq!(removed.as_deref(), Some(&model.remove(at)));
                    }
                    _ => {
                        let at = place.index(model.len());
                        model[at] = number;
                        sequence.set(at, number.into());
                    }
                }
                prop_assert_eq!(before.0, before.1, "a copy keeps what it was");
                prop_assert_eq!(&sequence, &model);
                prop_assert_eq!(sequence.len(), model.len());
                prop_assert!(sequence.iter().rev().eq(model.iter().rev()));
                let mut both = sequence.iter();
                let mut of_model = model.iter();
                for _ in 0..model.len() {
                    prop_assert_eq!(both.next(), of_model.next());
                    prop_assert_eq!(both.next_back(), of_model.next_back());
                    prop_assert_eq!(both.len(), of_model.len());
                }
            }
        }
    }
}
