//! Work that many ask for at the same time, done in one go: whoever comes while something is being
//! stored is stored with the next, in one transaction. Alone, nobody waits for anybody, unless it is
//! known that others are about to come.
//!
//! The work runs in a task of its own, so that nobody's going away leaves the others without an
//! answer.

use futures::FutureExt as _;
use std::{
    fmt,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{sync::oneshot, task::yield_now, time::sleep};

/// Most that is done in one go: what comes later is not to wait for ever.
const MOST: usize = 128;

/// Items that wait, and whether somebody is at them.
pub struct Together<T, A> {
    queue: Mutex<Queue<T, A>>,
}

struct Queue<T, A> {
    waiting: Vec<(T, oneshot::Sender<A>)>,
    running: bool,
}

impl<T, A> Default for Together<T, A> {
    fn default() -> Self {
        let queue = Queue {
            waiting: Vec::new(),
            running: false,
        };
        Self {
            queue: Mutex::new(queue),
        }
    }
}

impl<T, A> fmt::Debug for Together<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Together").finish_non_exhaustive()
    }
}

impl<T: Send + 'static, A: Send + 'static> Together<T, A> {
    /// Has an item done with whatever else waits, and says what came of it. `work` gets items in the
    /// order in which they came, and answers in that order; nothing is answered where it broke off.
    pub async fn add<W, F>(self: &Arc<Self>, item: T, work: W) -> Option<A>
    where
        W: Fn(Vec<T>) -> F + Send + 'static,
        F: Future<Output = Vec<A>> + Send + 'static,
    {
        self.add_within(|| Duration::ZERO, item, work).await
    }

    /// The same where others are about to come: what comes within `patience`, which is asked before each
    /// go, is done with it.
    pub async fn add_within<P, W, F>(self: &Arc<Self>, patience: P, item: T, work: W) -> Option<A>
    where
        P: Fn() -> Duration + Send + 'static,
        W: Fn(Vec<T>) -> F + Send + 'static,
        F: Future<Output = Vec<A>> + Send + 'static,
    {
        let (sender, answer) = oneshot::channel();
        let first = {
            let mut queue = self.queue();
            queue.waiting.push((item, sender));
            !std::mem::replace(&mut queue.running, true)
        };
        if first {
            tokio::spawn(self.clone().work_off(patience, work));
        }
        answer.await.ok()
    }

    async fn work_off<P, W, F>(self: Arc<Self>, patience: P, work: W)
    where
        P: Fn() -> Duration,
        W: Fn(Vec<T>) -> F,
        F: Future<Output = Vec<A>> + Send + 'static,
    {
        while self.goes_on() {
            let wait = patience();
            match wait.is_zero() {
                // Whoever can ask already does so first: what would be done at once is done in one go.
                true => yield_now().await,
                false => sleep(wait).await,
            }
            let (items, senders): (Vec<_>, Vec<_>) = self.next().into_iter().unzip();
            // Should it break off, those after it still have their turn.
            let done = AssertUnwindSafe(work(items)).catch_unwind().await;
            let answers = done.unwrap_or_default();
            for (sender, answer) in senders.into_iter().zip(answers) {
                // Who has gone away needs no answer.
                let _ = sender.send(answer);
            }
        }
    }

    /// Whether anything waits; where nothing does, nobody is at it any longer, and whoever comes next begins anew.
    fn goes_on(&self) -> bool {
        let mut queue = self.queue();
        queue.running = !queue.waiting.is_empty();
        queue.running
    }

    /// What is done in the next go.
    fn next(&self) -> Vec<(T, oneshot::Sender<A>)> {
        let mut queue = self.queue();
        let count = queue.waiting.len().min(MOST);
        queue.waiting.drain(..count).collect()
    }

    fn queue(&self) -> MutexGuard<'_, Queue<T, A>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Together};
    use std::{
        future::ready,
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
        time::Duration,
    };
    use tokio::{sync::Semaphore, task::yield_now};

    #[tokio::test]
    async fn who_comes_meanwhile_is_done_with_the_next() {
        let together = Arc::new(Together::<usize, usize>::default());
        let (goes, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
        let work = {
            let (goes, gate) = (goes.clone(), gate.clone());
            move |items: Vec<usize>| {
                let (goes, gate) = (goes.clone(), gate.clone());
                async move {
                    goes.fetch_add(1, Ordering::SeqCst);
                    gate.acquire().await.unwrap().forget();
                    items.iter().map(|item| item * 2).collect()
                }
            }
        };
        let count = 2 * MOST;
        let asked = (0..count).map(|item| together.add(item, work.clone()));
        gate.add_permits(count);
        let answers = futures::future::join_all(asked).await;
        let expected: Vec<_> = (0..count).map(|item| Some(item * 2)).collect();
        assert_eq!(answers, expected);
        let goes = goes.load(Ordering::SeqCst);
        assert!((2..=3).contains(&goes), "{goes} goes");
    }

    #[tokio::test]
    async fn who_comes_within_the_patience_is_done_in_the_same_go() {
        for (patience, expected) in [(Duration::from_secs(1), 1), (Duration::ZERO, 2)] {
            let together = Arc::new(Together::<u8, u8>::default());
            let goes = Arc::new(AtomicUsize::new(0));
            let work = {
                let goes = goes.clone();
                move |items: Vec<u8>| {
                    goes.fetch_add(1, Ordering::SeqCst);
                    ready(items)
                }
            };
            let patience = move || patience;
            let first = together.add_within(patience, 1, work.clone());
            let second = async {
                // The first would be done by then.
                for _ in 0..9 {
                    yield_now().await;
                }
                together.add_within(patience, 2, work.clone()).await
            };
            let answers = futures::future::join(first, second).await;
            assert_eq!(answers, (Some(1), Some(2)));
            assert_eq!(goes.load(Ordering::SeqCst), expected);
        }
    }

    #[tokio::test]
    async fn how_long_others_are_waited_for_is_asked_before_each_go() {
        let together = Arc::new(Together::<usize, usize>::default());
        let asked = Arc::new(AtomicUsize::new(0));
        let count = 2 * MOST;
        let added = (0..count).map(|item| {
            let asked = asked.clone();
            let patience = move || {
                asked.fetch_add(1, Ordering::SeqCst);
                Duration::ZERO
            };
            together.add_within(patience, item, ready::<Vec<usize>>)
        });
        let answers = futures::future::join_all(added).await;
        assert_eq!(answers.len(), count);
        assert!(asked.load(Ordering::SeqCst) >= 2);
    }

    #[tokio::test]
    async fn work_that_breaks_off_leaves_the_next_its_turn() {
        let together = Arc::new(Together::<u8, u8>::default());
        assert_eq!(together.add(1, break_off).await, None);
        assert_eq!(together.add(2, ready_with).await, Some(2));
    }

    #[tokio::test]
    async fn who_goes_away_keeps_nobody_from_the_answer() {
        let together = Arc::new(Together::<u8, u8>::default());
        let mut gone = Box::pin(together.add(1, ready_with));
        assert!(futures::poll!(&mut gone).is_pending());
        drop(gone);
        assert_eq!(together.add(2, ready_with).await, Some(2));
    }

    async fn break_off(_: Vec<u8>) -> Vec<u8> {
        panic!("as it was told")
    }

    fn ready_with(items: Vec<u8>) -> std::future::Ready<Vec<u8>> {
        ready(items)
    }
}
