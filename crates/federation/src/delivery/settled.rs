//! What has arrived, written down. Many hosts take something at the same time: their rows go in few
//! writes, and each is sent the next only after its own is gone.
//!
//! A write alone costs more processor time than the signature on a request, and hardly more with
//! twenty rows: so what arrives waits for a moment while other hosts are sent to, and for longer the
//! more there are.

use crate::{Instance, error::Result, together::Together};
use std::{sync::Arc, time::Duration};
use undersigned_store::{deliveries, delivery_hosts};

/// For how long what has arrived waits for what else arrives, for each other host that is sent to: where
/// the processor is the bound, a part of them answers within it, and enough are left to go on with.
const FOR_EACH: Duration = Duration::from_micros(100);
/// The longest that it waits: nothing beside the way to another server.
const LONGEST: Duration = Duration::from_millis(10);

/// What waits to be written down.
#[derive(Default)]
pub(crate) struct Settled {
    /// Of both kinds, since a commit costs the same for one as for two.
    waiting: Arc<Together<Event, bool>>,
    /// Kept once by each host's turn.
    turns: Arc<()>,
}

/// What is written down.
enum Event {
    /// A delivery was taken: its row.
    Taken(i64),
    /// A host took all that it was sent.
    TookAll(Lease),
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

    /// Says for how long a host that has its turn waits for others: not at all where there is none.
    fn patience(&self) -> impl Fn() -> Duration + Send + use<> {
        let turns = Arc::downgrade(&self.turns);
        move || {
            // One is kept here, and one by whoever waits.
            let others = turns.strong_count().saturating_sub(2);
            let others = u32::try_from(others).unwrap_or(u32::MAX);
            FOR_EACH.saturating_mul(others).min(LONGEST)
        }
    }
}

impl Instance {
    /// A delivery was taken: its row goes.
    pub(super) async fn delivered(&self, delivery: i64) -> Result<()> {
        if !self.is_written(Event::Taken(delivery)).await {
            deliveries::done(self.database.conn(), delivery).await?;
        }
        Ok(())
    }

    /// A host took what it was sent: its lease and its back-off end.
    pub(super) async fn host_took_all(&self, host: &str, holder: &str) -> Result<()> {
        let lease = Lease {
            host: host.to_owned(),
            holder: holder.to_owned(),
        };
        if !self.is_written(Event::TookAll(lease)).await {
            let (db, now) = (self.database.conn(), self.clock.millis());
            delivery_hosts::host_succeeded(db, host, holder, now).await?;
        }
        Ok(())
    }

    /// Writes something down with whatever else happens; false where that came to nothing, so that whoever
    /// asks does it alone and learns why.
    async fn is_written(&self, event: Event) -> bool {
        let here = self.clone();
        let work = move |some| write(here.clone(), some);
        let settled = &self.settled;
        let patience = settled.patience();
        settled.waiting.add_within(patience, event, work).await == Some(true)
    }
}

async fn write(instance: Instance, events: Vec<Event>) -> Vec<bool> {
    let count = events.len();
    let written = write_in_one(&instance, events).await;
    vec![written.is_ok(); count]
}

async fn write_in_one(instance: &Instance, events: Vec<Event>) -> Result<()> {
    let (mut taken, mut ended) = (Vec::new(), Vec::new());
    for event in events {
        match event {
            Event::Taken(delivery) => taken.push(delivery),
            Event::TookAll(lease) => ended.push(lease),
        }
    }
    // One statement is a transaction of its own.
    if ended.is_empty() {
        return Ok(deliveries::done_many(instance.database.conn(), &taken).await?);
    }
    let now = instance.clock.millis();
    if let ([], [Lease { host, holder }]) = (&taken[..], &ended[..]) {
        let db = instance.database.conn();
        delivery_hosts::host_succeeded(db, host, holder, now).await?;
        return Ok(());
    }
    let ended: Vec<(&str, &str)> = ended
        .iter()
        .map(|lease| (lease.host.as_str(), lease.holder.as_str()))
        .collect();
    let transaction = instance.database.begin().await?;
    delivery_hosts::settle(&transaction, &ended, &taken, now).await?;
    transaction.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{FOR_EACH, LONGEST, Settled};
    use std::time::Duration;

    #[test]
    fn a_host_waits_for_longer_the_more_have_their_turn_and_alone_for_nobody() {
        let settled = Settled::default();
        let patience = settled.patience();
        let one = settled.turn();
        assert_eq!(patience(), Duration::ZERO);
        let other = settled.turn();
        assert_eq!(patience(), FOR_EACH);
        let third = settled.turn();
        assert_eq!(patience(), FOR_EACH * 2);
        let many: Vec<_> = (0..1_000).map(|_| settled.turn()).collect();
        assert_eq!(patience(), LONGEST);
        drop((other, third, many));
        assert_eq!(patience(), Duration::ZERO);
        drop(one);
    }
}
