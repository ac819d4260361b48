//! How many hosts are sent to at a time: so many as a rule, and many more that are being waited for.
//! A host that takes a connection and never answers costs no place that others need, and all hosts that took their
//! time before have no more than a part of the places together.

use std::{pin::pin, sync::Arc, time::Duration};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::yield_now,
    time::timeout,
};

/// Hosts that are sent to at a time.
const AT_A_TIME: usize = 48;
/// Hosts, beside those, that keep the worker waiting. Each costs a connection and little memory.
const WAITED_FOR: usize = 256;
/// Places of both kinds that those may have who took their time when they were sent to last: three quarters.
const FOR_SLOW: usize = (AT_A_TIME + WAITED_FOR) / 4 * 3;
// Once they are waited for, none of them has a place from which others begin.
const _: () = assert!(FOR_SLOW < WAITED_FOR);
/// Places that become free one after the other and are taken together: each claim of hosts is a write, which
/// costs hardly more for several. The other three quarters have hosts to go on with meanwhile.
const TOGETHER: u32 = 12;
/// For how long the others of them are waited for, once there is one.
const MOMENT: Duration = Duration::from_millis(10);
const _: () = assert!(TOGETHER as usize * 4 <= AT_A_TIME);
/// After this long, a host is one of those that are waited for.
const PROMPTLY: Duration = Duration::from_millis(500);

/// The places of one worker. Cloning shares them.
#[derive(Debug, Clone)]
pub(super) struct Places {
    prompt: Arc<Semaphore>,
    waited_for: Arc<Semaphore>,
    slow: Arc<Semaphore>,
}

/// A place among those that are sent to, free again when this is dropped.
#[derive(Debug)]
pub(super) struct Place {
    _permit: OwnedSemaphorePermit,
    /// Tells others that somebody is sent to in it (`settled.rs`).
    _turn: Option<Arc<()>>,
}

impl Place {
    /// The place with the turn that it is given to: what arrives waits for that no longer than the host has it.
    pub(super) fn given_to(self, turn: Arc<()>) -> Self {
        Self {
            _turn: Some(turn),
            ..self
        }
    }
}

impl Places {
    /// All places, free.
    pub(super) fn new() -> Self {
        Self {
            prompt: Arc::new(Semaphore::new(AT_A_TIME)),
            waited_for: Arc::new(Semaphore::new(WAITED_FOR)),
            slow: Arc::new(Semaphore::new(FOR_SLOW)),
        }
    }

    /// For how many hosts more there is room that took their time before.
    pub(super) fn room_for_slow(&self) -> usize {
        self.slow.available_permits()
    }

    /// Such a host's part of that room, until this is dropped.
    pub(super) fn slow(&self) -> Option<OwnedSemaphorePermit> {
        self.slow.clone().try_acquire_owned().ok()
    }

    /// At least one place, and all others that are free: so many that they are worth a claim, or what there is
    /// after a moment. Hosts whose turns are written down together end them together: whoever can go on just
    /// now gives its place back first, so that the next hosts are claimed in one write, too.
    pub(super) async fn take(&self) -> Vec<Place> {
        self.take_within(MOMENT).await
    }

    async fn take_within(&self, moment: Duration) -> Vec<Place> {
        let first = self.prompt.clone().acquire_owned().await;
        // Not kept: all that are free by then are taken below.
        let others = self.prompt.acquire_many(TOGETHER - 1);
        drop(timeout(moment, others).await);
        yield_now().await;
        // It is never closed.
        let mut permits: Vec<_> = first.into_iter().collect();
        while let Ok(further) = self.prompt.clone().try_acquire_owned() {
            permits.push(further);
        }
        let place = |permit| Place {
            _permit: permit,
            _turn: None,
        };
        permits.into_iter().map(place).collect()
    }

    /// Does the work for one host in its place. Should it take long, the place is another's, as long
    /// as there is room among those that are waited for.
    pub(super) async fn send<T>(&self, place: Place, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        if let Ok(done) = timeout(PROMPTLY, &mut work).await {
            return done;
        }
        let _place = match self.waited_for.clone().try_acquire_owned() {
            Ok(permit) => {
                drop(place);
                Place {
                    _permit: permit,
                    _turn: None,
                }
            }
            Err(_) => place,
        };
        work.await
    }
}

#[cfg(test)]
mod tests {
    use super::{FOR_SLOW, Places, TOGETHER};
    use std::{future::pending, sync::Arc, time::Duration};
    use tokio::{
        task::{JoinSet, yield_now},
        time::sleep,
    };

    /// Longer than any test.
    const HOUR: Duration = Duration::from_secs(60 * 60);

    #[test]
    fn row_833_a_part_of_the_places_is_for_hosts_that_are_not_slow() {
        let places = Places::new();
        let slow: Vec<_> = std::iter::from_fn(|| places.slow()).collect();
        assert_eq!((slow.len(), places.room_for_slow()), (FOR_SLOW, 0));
        drop(slow);
        assert_eq!(places.room_for_slow(), FOR_SLOW);
    }

    #[tokio::test]
    async fn places_that_are_given_back_together_are_taken_together() {
        let places = Places::new();
        let mut all = places.take().await;
        let several = all.len();
        let waiting = tokio::spawn({
            let places = places.clone();
            async move { places.take_within(HOUR).await.len() }
        });
        yield_now().await;
        // The first is handed to whoever waits before the others are there.
        drop(all.pop());
        let giving: JoinSet<()> = all
            .into_iter()
            .map(|place| async move { drop(place) })
            .collect();
        giving.join_all().await;
        assert_eq!(waiting.await.unwrap(), several);
    }

    #[tokio::test]
    async fn places_that_are_given_back_one_after_the_other_are_taken_together() {
        let places = Places::new();
        let mut all = places.take().await;
        let waiting = tokio::spawn({
            let places = places.clone();
            async move { places.take_within(HOUR).await.len() }
        });
        let count = TOGETHER as usize;
        for place in all.drain(..count) {
            drop(place);
            // Whoever waits would go on with this one.
            yield_now().await;
        }
        assert_eq!(waiting.await.unwrap(), count);
    }

    #[tokio::test]
    async fn a_place_that_is_given_back_alone_is_taken_alone_and_soon() {
        let places = Places::new();
        let mut all = places.take().await;
        drop(all.pop());
        assert_eq!(places.take().await.len(), 1);
    }

    #[tokio::test]
    async fn nothing_waits_for_hosts_that_never_answer() {
        let places = Places::new();
        let turn = Arc::new(());
        let place = places.take().await.pop().unwrap();
        let place = place.given_to(turn.clone());
        assert_eq!(Arc::strong_count(&turn), 2);
        let sent = tokio::spawn(async move { places.send(place, pending::<()>()).await });
        while Arc::strong_count(&turn) > 1 {
            sleep(Duration::from_millis(20)).await;
        }
        assert!(!sent.is_finished());
        sent.abort();
    }

    #[tokio::test]
    async fn hosts_that_never_answer_cost_no_place_that_others_need() {
        let places = Places::new();
        let mut silent = JoinSet::new();
        // Twice as many as have a place: the second half gets those of the first.
        for _ in 0..2 {
            let taken = places.take().await;
            assert!(!taken.is_empty());
            for place in taken {
                let places = places.clone();
                silent.spawn(async move { places.send(place, pending::<()>()).await });
            }
        }
        assert!(!places.take().await.is_empty(), "and there is one more");
        silent.abort_all();
    }
}
