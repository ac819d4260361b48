//! Turns by name: what takes long to work out is worked out once, for all who come meanwhile. Who takes a turn
//! looks first whether it is there already, because somebody had the turn before.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

/// Who is at what. A name is remembered only as long as somebody has its turn, or waits for it.
#[derive(Debug)]
pub struct InTurn<K>(Mutex<HashMap<K, Weak<Turn<()>>>>);

impl<K> Default for InTurn<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash> InTurn<K> {
    /// The turn at something, which ends when this is dropped: whoever has the work done elsewhere gives it along.
    pub async fn take(&self, name: K) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let there = turns.get(&name).and_then(Weak::upgrade);
            there.unwrap_or_else(|| {
                turns.retain(|_, turn| turn.strong_count() > 0);
                let turn = Arc::default();
                turns.insert(name, Arc::downgrade(&turn));
                turn
            })
        };
        turn.lock_owned().await
    }
}

#[cfg(test)]
mod tests {
    use super::InTurn;
    use futures::FutureExt as _;

    #[tokio::test]
    async fn one_is_at_it_and_the_others_wait_and_nothing_is_left() {
        let turns = InTurn::default();
        let first = turns.take("a").await;
        let mut second = Box::pin(turns.take("a"));
        assert!(second.as_mut().now_or_never().is_none());
        let other = turns.take("b").await;
        drop(first);
        let second = second.await;
        assert!(turns.take("a").now_or_never().is_none());
        drop((second, other));
        drop(turns.take("c").await);
        assert_eq!(turns.0.lock().unwrap().len(), 1);
    }
}
