//! What one version of a sequence has and another has not, found by what the two do not share.

use super::{Sequence, node::Node};
use std::{collections::BTreeSet, sync::Arc};

/// Nodes of one height.
type Nodes<'a, T> = Vec<&'a Arc<Node<T>>>;

impl<T> Sequence<T> {
    /// Those that another version does not share, in their order: what one more change costs does not depend on how many
    /// there are. An item that was made anew is another, though it be the same.
    pub fn not_in<'a>(&'a self, other: &'a Self) -> Vec<&'a Arc<T>> {
        let (mut own, mut others) = (vec![&self.root], vec![&other.root]);
        let (mut height, mut of_others) = (self.root.height(), other.root.height());
        loop {
            if height == of_others {
                part(&mut own, &mut others);
            }
            if own.is_empty() {
                return Vec::new();
            }
            if (height, of_others) == (1, 1) {
                break;
            }
            let (down, others_down) = (height >= of_others, height <= of_others);
            if down {
                own = below(&own);
                height -= 1;
            }
            if others_down {
                others = below(&others);
                of_others -= 1;
            }
        }
        let known: BTreeSet<*const T> = items(&others).map(Arc::as_ptr).collect();
        items(&own)
            .filter(|item| !known.contains(&Arc::as_ptr(item)))
            .collect()
    }
}

/// Leaves out the nodes that both have.
fn part<T>(own: &mut Nodes<'_, T>, others: &mut Nodes<'_, T>) {
    let (mine, theirs) = (addresses(own), addresses(others));
    own.retain(|node| !theirs.contains(&Arc::as_ptr(node)));
    others.retain(|node| !mine.contains(&Arc::as_ptr(node)));
}

fn addresses<T>(nodes: &[&Arc<Node<T>>]) -> BTreeSet<*const Node<T>> {
    nodes.iter().map(|node| Arc::as_ptr(node)).collect()
}

/// The nodes right below some branches.
fn below<'a, T>(nodes: &[&'a Arc<Node<T>>]) -> Nodes<'a, T> {
    let mut found = Vec::new();
    for node in nodes {
        if let Node::Branch(nodes) = &***node {
            found.extend(nodes.iter().map(|(_, node)| node));
        }
    }
    found
}

/// The items of some leaves.
fn items<'a, T>(nodes: &[&'a Arc<Node<T>>]) -> impl Iterator<Item = &'a Arc<T>> {
    nodes.iter().flat_map(|node| match &***node {
        Node::Leaf(items) => items.as_slice(),
        Node::Branch(_) => &[],
    })
}

#[cfg(test)]
mod tests {
    use super::Sequence;
    use proptest::prelude::*;
    use std::sync::Arc;

    /// The same, by a look at all.
    fn one_by_one(own: &Sequence<u32>, other: &Sequence<u32>) -> Vec<u32> {
        let shared = |sequence: &Sequence<u32>| -> Vec<Arc<u32>> {
            let all = (0..sequence.len()).filter_map(|at| sequence.shared(at).cloned());
            all.collect()
        };
        let others = shared(other);
        let is_known = |item: &Arc<u32>| others.iter().any(|other| Arc::ptr_eq(item, other));
        let own = shared(own).into_iter().filter(|item| !is_known(item));
        own.map(|item| *item).collect()
    }

    fn found(own: &Sequence<u32>, other: &Sequence<u32>) -> Vec<u32> {
        own.not_in(other).into_iter().map(|item| **item).collect()
    }

    #[test]
    fn only_what_has_changed_is_found() {
        let before: Sequence<u32> = (0..20_000).collect();
        assert!(before.not_in(&before.clone()).is_empty());
        let mut after = before.clone();
        after.set(7_000, 1.into());
        after.remove(0);
        after.push(2.into());
        assert_eq!(found(&after, &before), [1, 2]);
        assert_eq!(found(&before, &after), [0, 7_000]);
        let nothing = Sequence::default();
        assert_eq!(before.not_in(&nothing).len(), 20_000);
        assert!(nothing.not_in(&before).is_empty());
    }

    proptest! {
        #[test]
        fn two_versions_differ_by_what_they_do_not_share(
            length in 0..300_usize,
            steps in proptest::collection::vec((0..3_u8, any::<proptest::sample::Index>()), 0..200),
        ) {
            let before: Sequence<u32> = (0..length as u32).collect();
            let mut after = before.clone();
            for (number, (what, place)) in steps.into_iter().enumerate() {
                let number = 1_000 + number as u32;
                match what {
                    0 => after.insert(place.index(after.len() + 1), number.into()),
                    _ if after.is_empty() => {}
                    1 => drop(after.remove(place.index(after.len()))),
                    _ => after.set(place.index(after.len()), number.into()),
                }
            }
            prop_assert_eq!(found(&after, &before), one_by_one(&after, &before));
            prop_assert_eq!(found(&before, &after), one_by_one(&before, &after));
        }
    }
}
