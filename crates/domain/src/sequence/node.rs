//! The nodes of the tree: leaves hold items, branches hold nodes and how many items each has.

use std::sync::Arc;

/// Most items of a leaf, and most nodes of a branch: small enough to be copied in a moment, large
/// enough for four of them to lead to ten million items.
const MOST: usize = 64;

/// A leaf, or a branch. No node below the root is empty.
#[derive(Debug)]
pub(super) enum Node<T> {
    /// Items.
    Leaf(Vec<Arc<T>>),
    /// Nodes, all of one height, each with its number of items.
    Branch(Vec<(usize, Arc<Node<T>>)>),
}

// Not derived: what is shared need not be able to be copied.
impl<T> Clone for Node<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Leaf(items) => Self::Leaf(items.clone()),
            Self::Branch(nodes) => Self::Branch(nodes.clone()),
        }
    }
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Self::Leaf(Vec::new())
    }
}

impl<T> Node<T> {
    /// A tree of these items, with a little room in each node for those that come later.
    pub fn of(items: Vec<Arc<T>>) -> Arc<Self> {
        const FILLED: usize = MOST * 3 / 4;
        let leaf = |items: &[Arc<T>]| (items.len(), Arc::new(Self::Leaf(items.to_vec())));
        let mut level: Vec<_> = items.chunks(FILLED).map(leaf).collect();
        while level.len() > 1 {
            let branch = |nodes: &[(usize, Arc<Self>)]| {
                let count = nodes.iter().map(|(count, _)| count).sum();
                (count, Arc::new(Self::Branch(nodes.to_vec())))
            };
            level = level.chunks(FILLED).map(branch).collect();
        }
        level.pop().map_or_else(Arc::default, |(_, root)| root)
    }

    /// A branch above two nodes.
    pub fn above(one: Arc<Self>, other: Arc<Self>) -> Self {
        Self::Branch(vec![(one.count(), one), (other.count(), other)])
    }

    fn count(&self) -> usize {
        match self {
            Self::Leaf(items) => items.len(),
            Self::Branch(nodes) => nodes.iter().map(|(count, _)| count).sum(),
        }
    }

    /// How many nodes stand above each other.
    pub fn height(&self) -> usize {
        match self {
            Self::Leaf(_) => 1,
            Self::Branch(nodes) => 1 + nodes.first().map_or(0, |(_, node)| node.height()),
        }
    }

    /// The leaf with an item, and the item's place in it.
    pub fn leaf(&self, mut index: usize) -> Option<(&[Arc<T>], usize)> {
        let mut node = self;
        loop {
            match node {
                Self::Leaf(items) => return (index < items.len()).then_some((items, index)),
                Self::Branch(nodes) => {
                    let (at, within) = below(nodes, index)?;
                    index = within;
                    node = &nodes[at].1;
                }
            }
        }
    }

    /// An item, to be changed.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Arc<T>> {
        match self {
            Self::Leaf(items) => items.get_mut(index),
            Self::Branch(nodes) => {
                let (at, within) = below(nodes, index)?;
                Arc::make_mut(&mut nodes[at].1).get_mut(within)
            }
        }
    }

    /// Puts an item in; gives the second half where that makes two of one node.
    pub fn insert(&mut self, index: usize, item: Arc<T>) -> Option<Arc<Self>> {
        match self {
            Self::Leaf(items) => {
                items.insert(index, item);
                let half = (items.len() > MOST).then(|| items.split_off(MOST / 2))?;
                Some(Arc::new(Self::Leaf(half)))
            }
            Self::Branch(nodes) => {
                // What comes behind all goes into the last.
                let last = nodes.len() - 1;
                let (at, within) = below(nodes, index).unwrap_or_else(|| {
                    let before: usize = nodes[..last].iter().map(|(count, _)| count).sum();
                    (last, index - before)
                });
                let (count, node) = &mut nodes[at];
                let split = Arc::make_mut(node).insert(within, item);
                *count += 1;
                if let Some(other) = split {
                    let there = other.count();
                    *count -= there;
                    nodes.insert(at + 1, (there, other));
                }
                let half = (nodes.len() > MOST).then(|| nodes.split_off(MOST / 2))?;
                Some(Arc::new(Self::Branch(half)))
            }
        }
    }

    /// Takes an item out; a node that is empty then goes with it.
    pub fn remove(&mut self, index: usize) -> Option<Arc<T>> {
        match self {
            Self::Leaf(items) => (index < items.len()).then(|| items.remove(index)),
            Self::Branch(nodes) => {
                let (at, within) = below(nodes, index)?;
                let (count, node) = &mut nodes[at];
                let removed = Arc::make_mut(node).remove(within)?;
                *count -= 1;
                if *count == 0 {
                    nodes.remove(at);
                }
                // An empty branch could not take an item in.
                if nodes.is_empty() {
                    *self = Self::default();
                }
                Some(removed)
            }
        }
    }
}

/// Which of some nodes has an item, and the item's place in it.
fn below<T>(nodes: &[(usize, Arc<Node<T>>)], mut index: usize) -> Option<(usize, usize)> {
    for (at, (count, _)) in nodes.iter().enumerate() {
        if index < *count {
            return Some((at, index));
        }
        index -= count;
    }
    None
}
