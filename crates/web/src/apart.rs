//! Long answers: whatever shows hundreds of entries takes a processor for tens of milliseconds. They are made apart
//! from the threads that answer requests, as many at a time as there are cores, and count for whoever asks for
//! them by how much is on them. What is given out again, because it was made for somebody else, is one request.

use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::http::StatusCode;
use std::{net::IpAddr, thread, time::Duration};
use tokio::runtime::Handle;
use undersigned_federation::{FederationError, turns::Turns};

/// What has more entries is long.
const LONG: usize = 200;
/// So many entries are as much work as any other request.
const A_REQUEST: usize = 100;
/// As many requests as an answer counts for at most.
const MOST: usize = 50;
/// Most that wait for each core.
const PLACES: usize = 64;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where long answers are made.
#[derive(Debug)]
pub struct Apart(Turns);

impl Default for Apart {
    fn default() -> Self {
        Self::with(thread::available_parallelism().map_or(1, usize::from))
    }
}

impl Apart {
    fn with(cores: usize) -> Self {
        let turns = Turns::of(cores).with_waiting(cores * PLACES);
        Self(turns.with_patience(PATIENCE))
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
        let runtime = Handle::current();
        let made = self.0.work(move || runtime.block_on(work())).await;
        made.map_err(|error| match error {
            FederationError::Busy => busy(),
            _ => {
                let detail = "the answer could not be written";
                Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
            }
        })?
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
    use futures::{FutureExt as _, future::join_all};
    use std::sync::Arc;
    use tokio::sync::Semaphore;

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
        let apart = Apart::with(1);
        let gate = Arc::new(Semaphore::new(0));
        let make = || {
            let gate = gate.clone();
            apart.make(move || work(&gate))
        };
        // One is made, and the others wait.
        let mut waiting: Vec<_> = (0..=PLACES).map(|_| Box::pin(make())).collect();
        for one in &mut waiting {
            assert!(one.now_or_never().is_none());
        }
        let refused = make().await.unwrap_err();
        assert_eq!((refused.status.as_u16(), refused.code), (503, "busy"));
        gate.add_permits(PLACES + 2);
        for made in join_all(waiting).await {
            made.unwrap();
        }
        make().await.unwrap();
    }

    #[tokio::test]
    async fn what_breaks_off_leaves_the_next_its_turn() {
        let apart = Apart::with(1);
        assert_eq!(apart.make(broken).await.unwrap_err().code, "internal");
        apart.make(|| async { Ok(()) }).await.unwrap();
    }
}
