//! What has arrived, written down. Many hosts take something at the same time: their rows go in few
//! writes, and each is sent the next only after its own is gone.
//!
//! A write alone costs more processor time than the signature on a request, and hardly more with
//! twenty rows: so what arrives waits for a moment while other hosts are sent to.

use crate::{Instance, error::Result, together::Together};
use std::{sync::Arc, time::Duration};
use undersigned_store::{deliveries, delivery_hosts};

/// For how long what has arrived waits for what else arrives. Several hosts answer within it where the
/// processor is the bound, and it is nothing beside the way to another server.
const PATIENCE: Duration = Duration::from_millis(2);

/// What waits to be written down.
#[derive(Default)]
pub(crate) struct Settled {
    /// Deliveries that were taken.
    done: Arc<Together<i64, bool>>,
    /// Hosts that took all that they were sent.
    succeeded: Arc<Together<Lease, bool>>,
    /// Kept once by each host's turn.
    turns: Arc<()>,
}

/// A host, and who sends to it.
struct Lease {
    host: String,
    holder: String,
}

impl Settled {
    /// A host has its turn for as long as what this answers is kept.
    pub(super) fn turn(&self) -> Arc<()> {
        Arc::clone(&self.turns)
    }

    /// For how long a host that has its turn waits for others: not at all where there is none.
    fn patience(&self) -> Duration {
        // One is kept here, and one by whoever asks.
        match Arc::strong_count(&self.turns) > 2 {
            true => PATIENCE,
            false => Duration::ZERO,
        }
    }
}

impl Instance {
    /// A delivery was taken: its row goes.
    pub(super) async fn delivered(&self, delivery: i64) -> Result<()> {
        let here = self.clone();
        let work = move |some| delete(here.clone(), some);
        let settled = &self.settled;
        let gone = settled.done.add_within(settled.patience(), delivery, work);
        if gone.await != Some(true) {
            deliveries::done(self.database.conn(), delivery).await?;
        }
        Ok(())
    }

    /// A host took what it was sent: its lease and its back-off end.
    pub(super) async fn host_took_all(&self, host: &str, holder: &str) -> Result<()> {
        let here = self.clone();
        let work = move |some| end(here.clone(), some);
        let lease = Lease {
            host: host.to_owned(),
            holder: holder.to_owned(),
        };
        let settled = &self.settled;
        let ended = settled
            .succeeded
            .add_within(settled.patience(), lease, work);
        if ended.await != Some(true) {
            let (db, now) = (self.database.conn(), self.clock.millis());
            delivery_hosts::host_succeeded(db, host, holder, now).await?;
        }
        Ok(())
    }
}

async fn delete(instance: Instance, done: Vec<i64>) -> Vec<bool> {
    let gone = deliveries::done_many(instance.database.conn(), &done).await;
    vec![gone.is_ok(); done.len()]
}

async fn end(instance: Instance, mut leases: Vec<Lease>) -> Vec<bool> {
    // Two processes never wait for each other's rows crosswise.
    leases.sort_unstable_by(|a, b| a.host.cmp(&b.host));
    let ended = end_in_one(&instance, &leases).await;
    vec![ended.is_ok(); leases.len()]
}

async fn end_in_one(instance: &Instance, leases: &[Lease]) -> Result<()> {
    let now = instance.clock.millis();
    if let [Lease { host, holder }] = leases {
        let db = instance.database.conn();
        delivery_hosts::host_succeeded(db, host, holder, now).await?;
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    for Lease { host, holder } in leases {
        delivery_hosts::host_succeeded(&transaction, host, holder, now).await?;
    }
    transaction.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{PATIENCE, Settled};
    use std::time::Duration;

    #[test]
    fn a_host_that_has_its_turn_alone_waits_for_nobody() {
        let settled = Settled::default();
        let one = settled.turn();
        assert_eq!(settled.patience(), Duration::ZERO);
        let other = settled.turn();
        assert_eq!(settled.patience(), PATIENCE);
        drop(other);
        assert_eq!(settled.patience(), Duration::ZERO);
        drop(one);
    }
}
