//! Maps in memory that strangers can fill: none of them grows without end.

use std::{collections::HashMap, hash::Hash};

/// Forgets what is over, once there is as much as may be.
pub(crate) fn forget_past<K, T>(map: &mut HashMap<K, T>, most: usize, counts: impl Fn(&T) -> bool) {
    if map.len() >= most {
        map.retain(|_, entry| counts(entry));
    }
}

/// Makes room for one more, where there is as much as may be still: what weighs least gives way.
pub(crate) fn forget_least<K: Clone + Eq + Hash, T, W: Ord>(
    map: &mut HashMap<K, T>,
    most: usize,
    weight: impl Fn(&T) -> W,
) {
    if map.len() < most {
        return;
    }
    let least = map.iter().min_by_key(|(_, entry)| weight(entry));
    if let Some(least) = least.map(|(key, _)| key.clone()) {
        map.remove(&least);
    }
}
