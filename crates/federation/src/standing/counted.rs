//! Numbers that take long to find out, and are asked for by machines every few seconds.

use crate::error::Result;
use std::time::Duration;
use tokio::{sync::Mutex, time::Instant};

/// What was counted stands for so many times as long as it took: whoever asks often has no more than a
/// hundredth of the time spent on counting, and where there is little to count the number is a new one.
const STANDS_FOR: u32 = 100;

/// A number, or several, with when they were counted. Who asks meanwhile waits, and gets the same.
#[derive(Debug, Default)]
pub(super) struct Counted<N>(Mutex<Option<Count<N>>>);

#[derive(Debug, Clone, Copy)]
struct Count<N> {
    number: N,
    began: Instant,
    took: Duration,
}

impl<N> Count<N> {
    fn stands(&self, now: Instant) -> bool {
        now < self.began + self.took.saturating_mul(1 + STANDS_FOR)
    }
}

impl<N: Copy> Counted<N> {
    /// The number, counted anew where the last one is too old.
    pub(super) async fn or_count(&self, count: impl Future<Output = Result<N>>) -> Result<N> {
        let mut last = self.0.lock().await;
        let began = Instant::now();
        if let Some(last) = last.filter(|last| last.stands(began)) {
            return Ok(last.number);
        }
        let number = count.await?;
        let took = began.elapsed();
        *last = Some(Count {
            number,
            began,
            took,
        });
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::ready;

    #[test]
    fn what_took_long_to_count_stands_for_long_and_what_took_no_time_does_not() {
        let began = Instant::now();
        let count = |took| Count {
            number: 1_u64,
            began,
            took,
        };
        assert!(!count(Duration::ZERO).stands(began));
        let slow = count(Duration::from_millis(200));
        let after = |millis| began + Duration::from_millis(millis);
        assert!(slow.stands(after(20_199)));
        assert!(!slow.stands(after(20_200)));
    }

    #[tokio::test]
    async fn nobody_counts_while_a_number_stands() {
        let counted = Counted::<u64>::default();
        let hour = Duration::from_secs(60 * 60);
        *counted.0.lock().await = Some(Count {
            number: 1,
            began: Instant::now(),
            took: hour,
        });
        assert_eq!(counted.or_count(ready(Ok(2))).await.unwrap(), 1);
        *counted.0.lock().await = None;
        assert_eq!(counted.or_count(ready(Ok(2))).await.unwrap(), 2);
    }
}
