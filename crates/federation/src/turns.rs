//! Turns at what takes a processor or much memory for a while: so many at a time, apart from the threads that answer
//! requests, and no more behind them than have their turn soon.

use crate::{FederationError, error::Result};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
    time::timeout,
};

/// How much is done at a time, and how much waits for that.
#[derive(Debug)]
pub struct Turns {
    at_once: usize,
    running: Arc<Semaphore>,
    /// Those that are done, and those that wait.
    places: Arc<Semaphore>,
    patience: Duration,
}

impl Turns {
    /// So many at a time. However many wait, and however long, unless it is said.
    #[must_use]
    pub fn of(at_once: usize) -> Self {
        Self {
            at_once,
            running: Arc::new(Semaphore::new(at_once)),
            places: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
            patience: Duration::MAX,
        }
    }

    /// So many wait at most.
    #[must_use]
    pub fn with_waiting(mut self, most: usize) -> Self {
        self.places = Arc::new(Semaphore::new(self.at_once.saturating_add(most)));
        self
    }

    /// Each waits for so long at most.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// A turn, once there is one.
    ///
    /// # Errors
    /// [`FederationError::Busy`] where too many wait, or it has waited for too long.
    pub async fn take(&self) -> Result<Turn> {
        let place = self.places.clone().try_acquire_owned();
        let place = place.map_err(|_| FederationError::Busy)?;
        let running = timeout(self.patience, self.running.clone().acquire_owned()).await;
        match running {
            Ok(Ok(running)) => Ok(Turn {
                _running: running,
                _place: place,
            }),
            _ => Err(FederationError::Busy),
        }
    }

    /// Does something in its turn.
    ///
    /// # Errors
    /// As [`Self::take`]; [`FederationError::Internal`] where the work broke off.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        self.take().await?.work(work).await
    }
}

/// Somebody's turn, which ends when this is dropped.
#[derive(Debug)]
pub struct Turn {
    _running: OwnedSemaphorePermit,
    _place: OwnedSemaphorePermit,
}

impl Turn {
    /// Does something. The turn ends with the work: who asked may have gone away, and nothing ends work that has begun.
    ///
    /// # Errors
    /// [`FederationError::Internal`] where it broke off.
    pub async fn work<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let done = spawn_blocking(move || {
            let _turn = self;
            work()
        });
        Ok(done.await?)
    }
}

#[cfg(test)]
mod tests {
    use super::Turns;
    use crate::FederationError;
    use futures::FutureExt as _;
    use std::{sync::mpsc, time::Duration};
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn row_857_a_turn_ends_with_the_work_and_few_wait_for_one() {
        let turns = Turns::of(1).with_waiting(1);
        let (begins, begun) = oneshot::channel();
        let (end, may_end) = mpsc::channel::<()>();
        let mut gone = Box::pin(turns.work(move || {
            begins.send(()).unwrap();
            let _ = may_end.recv();
        }));
        assert!((&mut gone).now_or_never().is_none());
        begun.await.unwrap();
        drop(gone);
        // Nobody waits for it any longer, and it runs still.
        let mut next = Box::pin(turns.work(|| "done"));
        assert!((&mut next).now_or_never().is_none());
        let refused = turns.work(|| ()).await;
        assert!(matches!(refused, Err(FederationError::Busy)));
        end.send(()).unwrap();
        assert_eq!(next.await.unwrap(), "done");
        turns.work(|| ()).await.unwrap();
    }

    #[tokio::test]
    async fn nobody_waits_longer_than_is_said() {
        let turns = Turns::of(1).with_patience(Duration::ZERO);
        let turn = turns.take().await.unwrap();
        assert!(matches!(turns.take().await, Err(FederationError::Busy)));
        drop(turn);
        turns.take().await.unwrap();
    }

    #[tokio::test]
    async fn what_breaks_off_leaves_the_next_its_turn() {
        let turns = Turns::of(1).with_waiting(0);
        let broken: Result<(), _> = turns.work(|| panic!("as it was told")).await;
        assert!(matches!(broken, Err(FederationError::Internal(_))));
        turns.work(|| ()).await.unwrap();
    }
}
