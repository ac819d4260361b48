//! Whether anything can be written. A write that hangs says as much as one that fails: PostgreSQL may wait
//! for a standby that is away, SQLite for another program that holds the file.

use super::{Trouble, unwritten};
use std::time::Duration;
use tokio::{
    sync::Mutex,
    task::JoinHandle,
    time::{Instant, timeout},
};
use undersigned_store::StoreResult;

/// How long a long transaction may be before us: that is work, and no fault.
const HELD_UP: Duration = Duration::from_secs(30);

/// The write on its way, if any. It is left to end by itself: one more at each look would take one
/// connection after the other.
#[derive(Debug, Default)]
pub(super) struct Writing(Mutex<Option<Held>>);

#[derive(Debug)]
struct Held {
    /// Since when nothing was seen to get through.
    since: Instant,
    write: JoinHandle<StoreResult<()>>,
}

impl Writing {
    /// What is wrong, seen by a write that is waited for no longer than `patience`.
    pub(super) async fn trouble(
        &self,
        patience: Duration,
        write: impl Future<Output = StoreResult<()>> + Send + 'static,
    ) -> Option<Trouble> {
        let mut last = self.0.lock().await;
        let held = match last.take() {
            Some(held) if !held.write.is_finished() => held,
            Some(held) => {
                // How it ended is old by now, but for that nothing got through since.
                let since = match held.write.await {
                    Ok(Ok(())) => Instant::now(),
                    Ok(Err(_)) | Err(_) => held.since,
                };
                Held::begin(since, write)
            }
            None => Held::begin(Instant::now(), write),
        };
        // It is there for the next look also where whoever asks goes away meanwhile.
        let held = last.insert(held);
        let trouble = match timeout(patience, &mut held.write).await {
            Ok(Ok(Ok(()))) => None,
            Ok(Ok(Err(error))) => Some(unwritten(&error)),
            Ok(Err(_)) => Some(Trouble::Database),
            Err(_) => return Some(held_up(held.since.elapsed())),
        };
        *last = None;
        trouble
    }
}

impl Held {
    fn begin(
        since: Instant,
        write: impl Future<Output = StoreResult<()>> + Send + 'static,
    ) -> Self {
        Self {
            since,
            write: tokio::spawn(write),
        }
    }
}

fn held_up(time: Duration) -> Trouble {
    match time < HELD_UP {
        true => Trouble::Slow,
        false => Trouble::Database,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::ready;
    use tokio::sync::oneshot;

    #[test]
    fn a_write_that_hangs_is_slow_at_first_and_then_a_database_that_takes_nothing() {
        assert_eq!(held_up(Duration::from_secs(3)), Trouble::Slow);
        assert_eq!(held_up(HELD_UP), Trouble::Database);
    }

    #[tokio::test]
    async fn one_write_at_a_time_is_on_its_way_until_it_gets_through() {
        let writing = Writing::default();
        let soon = Duration::from_millis(1);
        let long = Duration::from_secs(60);
        assert_eq!(writing.trouble(long, ready(Ok(()))).await, None);
        let (let_through, waits) = oneshot::channel::<()>();
        let hangs = async move {
            let _ = waits.await;
            Ok(())
        };
        assert_eq!(writing.trouble(soon, hangs).await, Some(Trouble::Slow));
        let again = writing.trouble(soon, ready(Ok(()))).await;
        assert_eq!(again, Some(Trouble::Slow), "another one was begun");
        let_through.send(()).unwrap();
        assert_eq!(writing.trouble(long, ready(Ok(()))).await, None);
    }
}
