//! Long answers: whatever shows hundreds of entries takes a processor for tens of milliseconds. They are made apart
//! from the threads that answer requests, as many at a time as there are cores, and count for whoever asks for
//! them by how much is on them. What is given out again, because it was made for somebody else, is one request.

use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::http::StatusCode;
use std::{net::IpAddr, sync::Arc, thread, time::Duration};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
    time::timeout,
};

/// What has more entries is long.
const LONG: usize = 200;
/// So many entries are as much work as any other request.
const A_REQUEST: usize = 100;
/// As many requests as an answer counts for at most.
const MOST: usize = 50;
/// Most that wait or are made for each core.
const PLACES: usize = 64;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where long answers are made.
#[derive(Debug)]
pub struct Apart {
    /// Those that are made.
    turns: Arc<Semaphore>,
    /// Those, and those that wait.
    places: Arc<Semaphore>,
}

impl Default for Apart {
    fn default() -> Self {
        Self::with(thread::available_parallelism().map_or(1, usize::from))
    }
}

impl Apart {
    fn with(cores: usize) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(cores)),
            places: Arc::new(Semaphore::new(cores * PLACES)),
        }
    }

    /// Makes something when it is its turn. It goes on where nobody waits for it any longer: the turn ends with
    /// the work, and not before.
    ///
    /// # Errors
    /// Those of the work; 503 `busy` where too many wait.
    pub(crate) async fn make<T, F>(&self, work: impl FnOnce() -> F + Send + 'static) -> Answer<T>
    where
        F: Future<Output = Answer<T>>,
        T: Send + 'static,
    {
        let turn = self.turn().await?;
        let runtime = Handle::current();
        let made = spawn_blocking(move || {
            let _turn = turn;
            runtime.block_on(work())
        });
        made.await.map_err(|_| {
            let detail = "the answer could not be written";
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
        })?
    }

    async fn turn(&self) -> Answer<[OwnedSemaphorePermit; 2]> {
        let place = self.places.clone().try_acquire_owned();
        let place = place.map_err(|_| busy())?;
        let turn = timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        match turn {
            Ok(Ok(turn)) => Ok([turn, place]),
            _ => Err(busy()),
        }
    }
}

fn busy() -> Problem {
    let detail = "too many long answers are being made just now; ask again in half a minute";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail)
}

/// Whether an answer with so many entries is long.
pub(crate) const fn is_long(entries: usize) -> bool {
    entries > LONG
}

/// Counts an answer with so many entries for the network that asks for it, beside the request itself.
///
/// # Errors
/// 429 where that is more than it may ask for.
pub(crate) fn count(web: &WebState, client: Option<IpAddr>, entries: usize) -> Answer<()> {
    let Some(client) = client.filter(|_| is_long(entries)) else {
        return Ok(());
    };
    let more = u32::try_from((entries / A_REQUEST).min(MOST)).unwrap_or(u32::MAX);
    match web.limits.allows_more(client, more) {
        true => Ok(()),
        false => {
            let detail = "this address asks for more long lists than it may; wait as long as Retry-After says";
            Err(Problem::too_many_requests(detail))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::future::join_all;
    use tokio::task::yield_now;

    /// Work that goes on until it is let through.
    fn work(gate: &Arc<Semaphore>) -> impl Future<Output = Answer<()>> + use<> {
        let gate = gate.clone();
        async move {
            gate.acquire().await.unwrap().forget();
            Ok(())
        }
    }

    async fn broken() -> Answer<()> {
        panic!("as it was told")
    }

    #[tokio::test]
    async fn row_871_only_so_many_are_made_and_wait_and_the_rest_is_told_so() {
        let apart = Arc::new(Apart::with(1));
        let gate = Arc::new(Semaphore::new(0));
        let make = || {
            let (apart, gate) = (apart.clone(), gate.clone());
            tokio::spawn(async move { apart.make(move || work(&gate)).await })
        };
        let waiting: Vec<_> = (0..PLACES).map(|_| make()).collect();
        while apart.places.available_permits() > 0 {
            yield_now().await;
        }
        let refused = make().await.unwrap().unwrap_err();
        assert_eq!((refused.status.as_u16(), refused.code), (503, "busy"));
        gate.add_permits(PLACES + 1);
        for made in join_all(waiting).await {
            made.unwrap().unwrap();
        }
        make().await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn a_turn_ends_with_the_work_and_not_with_who_waits_for_it() {
        let apart = Arc::new(Apart::with(1));
        let gate = Arc::new(Semaphore::new(0));
        let (one, held) = (apart.clone(), gate.clone());
        let gone = tokio::spawn(async move { one.make(move || work(&held)).await });
        while apart.turns.available_permits() > 0 {
            yield_now().await;
        }
        // The turn is with the work before anything waits again.
        gone.abort();
        assert!(gone.await.unwrap_err().is_cancelled());
        assert_eq!(apart.turns.available_permits(), 0);
        gate.add_permits(2);
        apart.make(move || work(&gate)).await.unwrap();
    }

    #[tokio::test]
    async fn what_breaks_off_leaves_the_next_its_turn() {
        let apart = Apart::with(1);
        assert_eq!(apart.make(broken).await.unwrap_err().code, "internal");
        apart.make(|| async { Ok(()) }).await.unwrap();
    }
}
