//! One host's turn: what waits for it is sent in order, until something fails or others have theirs.

use super::{
    Body, LEASE_MILLIS,
    attempt::{Outcome, send},
    patience::{GIVE_UP_MILLIS, is_lost, millis, pause, takes_its_time},
};
use crate::{
    Instance, acknowledgement, actions::say_again, error::Result, keys::ActorKeys, schemes,
    signatures::Scheme,
};
use serde_json::Value;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    deliveries::{self, Waiting},
    delivery_hosts::{self, Claimed},
    followers, replicas, topic_followers,
};

/// Deliveries sent to a host before others have their turn.
const BATCH: u64 = 20;
/// For how long it is sent to before others have theirs: one that takes everything and takes its time would else keep
/// a place for minutes.
const LASTS: Duration = Duration::from_secs(5);
/// For how long what was read of the queue and of keys is believed, in milliseconds: somebody may block
/// the host or suspend the sender meanwhile.
const BELIEVED_MILLIS: u64 = 1_000;
/// How long one delivery may take: a few requests, where a host does not believe the first.
const ONE_DELIVERY: Duration = Duration::from_secs(24);
/// A lease that lasts for less than this is renewed before something is sent: longer than
/// [`ONE_DELIVERY`], so that it lasts until that is written down.
const RENEW_MILLIS: i64 = 26_000;
/// After so many tries of a delivery that its host chokes on, others go first.
const BEFORE_OTHERS: i64 = 3;

/// What was sent of what was read.
enum Sent {
    /// All that waits.
    All,
    /// So many; there may be more.
    Some(u64),
    /// Nothing more is to be sent in this turn.
    NoMore,
}

/// A host's turn. What is known of the host came with the claim; whose keys sign, and whom an activity is
/// for, is read once for each few deliveries.
pub(super) struct Turn<'a> {
    pub(super) instance: &'a Instance,
    pub(super) host: &'a str,
    /// In which scheme to sign first.
    pub(super) scheme: Scheme,
    holder: &'a str,
    leased_until: i64,
    /// How often it failed in a row before.
    failures: i64,
    /// Whether it took anything, or said what will do as an answer.
    is_well: bool,
    /// Whether it took its time the last time.
    was_slow: bool,
    /// How many deliveries it was sent, and since when.
    sent: u32,
    began: Instant,
    /// Whose deliveries went last, and their keys.
    keys: Option<(String, Arc<ActorKeys>)>,
    /// What went last: most of what waits is the same for many.
    body: Option<Arc<Body>>,
    /// When the queue was read; long ago where it is known to have changed.
    read: i64,
}

impl<'a> Turn<'a> {
    /// The turn of a host that was `claimed` in the name of `holder` at this time.
    pub(super) fn new(
        instance: &'a Instance,
        claimed: &'a Claimed,
        holder: &'a str,
        at: i64,
    ) -> Self {
        Self {
            instance,
            host: &claimed.host,
            holder,
            scheme: schemes::named(claimed.signature_scheme.as_deref()),
            leased_until: at + LEASE_MILLIS,
            failures: claimed.failures,
            is_well: false,
            was_slow: claimed.slow,
            sent: 0,
            began: Instant::now(),
            keys: None,
            body: None,
            read: i64::MIN,
        }
    }

    /// Sends the host what waits for it, in order, until something fails or the worker is to stop.
    ///
    /// # Errors
    /// The database.
    pub(super) async fn send(mut self, stop: &CancellationToken) -> Result<()> {
        let (instance, host) = (self.instance, self.host);
        let db = instance.database.conn();
        // Queued before it was blocked, by whichever process.
        if instance.rules().await?.is_host_blocked(host) {
            deliveries::drop_host(db, host).await?;
        }
        let mut left = BATCH;
        while left > 0 && self.began.elapsed() < LASTS {
            match self.send_some(left, stop).await? {
                Sent::All => break,
                Sent::Some(number) => left = left.saturating_sub(number),
                Sent::NoMore => return Ok(()),
            }
        }
        self.note_pace(false).await?;
        if !self.is_well {
            // It stumbled over all that there was: that tells nothing new of it.
            let now = instance.clock.millis();
            delivery_hosts::nothing_sent(db, host, self.holder, now).await?;
            return Ok(());
        }
        if self.failures > 0 {
            replicas::host_reachable(db, host).await?;
        }
        instance.host_took_all(host, self.holder).await
    }

    /// Reads what waits, at most so many, and sends it for as long as that is believed.
    async fn send_some(&mut self, limit: u64, stop: &CancellationToken) -> Result<Sent> {
        let instance = self.instance;
        self.read = instance.clock.millis();
        let db = instance.database.conn();
        let some = deliveries::batch(db, self.host, self.read, limit).await?;
        let was_all = (some.len() as u64) < limit;
        // They may have changed since.
        self.keys = None;
        let mut number = 0;
        for delivery in some {
            if stop.is_cancelled() {
                self.release().await?;
                return Ok(Sent::NoMore);
            }
            let age = instance.clock.millis().abs_diff(self.read);
            if age > BELIEVED_MILLIS && number > 0 {
                return Ok(Sent::Some(number));
            }
            if !self.renew().await? || !self.send_one(&delivery).await? {
                return Ok(Sent::NoMore);
            }
            number += 1;
            self.sent += 1;
        }
        Ok(match was_all {
            true => Sent::All,
            false => Sent::Some(number),
        })
    }

    /// Notes whether the host takes its time, where that is not known yet, and whether it `failed` in the end.
    async fn note_pace(&self, failed: bool) -> Result<()> {
        let is_slow = takes_its_time(self.was_slow, self.began.elapsed(), self.sent, failed);
        if is_slow != self.was_slow {
            let db = self.instance.database.conn();
            delivery_hosts::set_slow(db, self.host, is_slow).await?;
        }
        Ok(())
    }

    /// Ends the turn without a word on the host.
    async fn release(&self) -> Result<()> {
        let db = self.instance.database.conn();
        delivery_hosts::release(db, self.host, self.holder).await?;
        Ok(())
    }

    /// The keys of whoever has something to deliver.
    ///
    /// # Errors
    /// As [`Instance::keys_of`].
    pub(super) async fn keys_of(&mut self, actor: &str) -> Result<Arc<ActorKeys>> {
        if let Some((of, keys)) = &self.keys
            && of == actor
        {
            return Ok(keys.clone());
        }
        let keys = self.instance.keys_of(actor).await?;
        self.keys = Some((actor.to_owned(), keys.clone()));
        Ok(keys)
    }

    /// Has the lease last until one more delivery is written down. Answers false where the host is
    /// somebody else's.
    async fn renew(&mut self) -> Result<bool> {
        let now = self.instance.clock.millis();
        // More than all of it is left where the clock was set back: then it is nobody's.
        if (RENEW_MILLIS..=LEASE_MILLIS).contains(&(self.leased_until - now)) {
            return Ok(true);
        }
        self.leased_until = now + LEASE_MILLIS;
        let db = self.instance.database.conn();
        Ok(delivery_hosts::renew(db, self.host, self.holder, self.leased_until).await?)
    }

    /// Sends one delivery and writes down what became of it. Answers whether the host is well; one
    /// that is not is left alone for a while.
    async fn send_one(&mut self, delivery: &Waiting) -> Result<bool> {
        let (instance, host) = (self.instance, self.host);
        let db = instance.database.conn();
        let age = instance.clock.millis() - delivery.created_at;
        if age > GIVE_UP_MILLIS && !instance.is_time_in_doubt() {
            deliveries::done(db, delivery.id).await?;
            return Ok(true);
        }
        let Some(body) = instance.body_of(delivery.activity_id).await? else {
            deliveries::done(db, delivery.id).await?;
            return Ok(true);
        };
        self.body = Some(body.clone());
        let began = Instant::now();
        let outcome = match timeout(ONE_DELIVERY, send(self, delivery, &body)).await {
            Ok(outcome) => outcome?,
            Err(_) => Outcome::Failed("it took too long".into(), None),
        };
        self.count(&outcome, began);
        // Only hosts are named in the log: the inbox may be a person's.
        match outcome {
            Outcome::Done => {
                acknowledgement::of_delivery(instance, host, &body).await?;
                instance.delivered(delivery.id).await?;
            }
            // It counts there from its time on; a comparison will tell that it does.
            Outcome::Early => instance.delivered(delivery.id).await?,
            Outcome::Stale(held) => {
                tracing::info!(host, "answered with something newer");
                if let Err(error) = answered_stale(instance, delivery, &body, &held).await {
                    tracing::warn!(%error, "the newer statement was not taken");
                }
                deliveries::done(db, delivery.id).await?;
            }
            Outcome::Refused(why) => {
                tracing::info!(host, why, "a delivery was refused");
                deliveries::done(db, delivery.id).await?;
            }
            Outcome::Gone => {
                tracing::info!(host, "an inbox is gone");
                deliveries::drop_inbox(db, &delivery.inbox).await?;
                followers::delete_inbox(db, &delivery.inbox).await?;
                topic_followers::delete_inbox(db, &delivery.inbox).await?;
                self.read = i64::MIN;
            }
            Outcome::Choked(why) => {
                deliveries::failed(db, delivery.id, &why).await?;
                let attempts = delivery.attempts + 1;
                if attempts < BEFORE_OTHERS {
                    self.back_off(&why, None).await?;
                    return Ok(false);
                }
                self.put_off(delivery, &why, attempts).await?;
                return Ok(true);
            }
            Outcome::NoRoom(why) => {
                deliveries::failed(db, delivery.id, &why).await?;
                self.put_off(delivery, &why, delivery.attempts + 1).await?;
            }
            Outcome::Busy(why, pause) => {
                deliveries::not_reached(db, delivery.id, &why).await?;
                self.back_off(&why, pause).await?;
                return Ok(false);
            }
            Outcome::Failed(why, pause) => {
                deliveries::not_reached(db, delivery.id, &why).await?;
                replicas::host_unreachable(db, host, instance.clock.millis()).await?;
                self.back_off(&why, pause).await?;
                return Ok(false);
            }
        }
        self.is_well = true;
        Ok(true)
    }

    /// Counts what became of a delivery that began then.
    fn count(&self, outcome: &Outcome, began: Instant) {
        let figures = &self.instance.watch.figures;
        match outcome {
            Outcome::Done | Outcome::Early => figures.delivered.since(began),
            Outcome::Failed(..) | Outcome::Busy(..) | Outcome::Choked(_) | Outcome::NoRoom(_) => {
                figures.delivery_failed.since(began)
            }
            _ => figures.delivery_refused.since(began),
        }
    }

    /// The host is there: only this one has to wait.
    async fn put_off(&self, delivery: &Waiting, why: &str, attempts: i64) -> Result<()> {
        let (instance, host) = (self.instance, self.host);
        tracing::info!(host, why, attempts, "a delivery is put off");
        let not_before = instance.clock.millis() + millis(pause(attempts, None));
        deliveries::put_off(instance.database.conn(), delivery.id, not_before).await?;
        Ok(())
    }

    /// Leaves the host alone for a while; for good where it has taken nothing for so long, until it
    /// contacts us.
    async fn back_off(&self, why: &str, asked: Option<Duration>) -> Result<()> {
        let (instance, host) = (self.instance, self.host);
        let (db, now) = (instance.database.conn(), instance.clock.millis());
        // Who takes something each time and then never answers begins with the shortest pause each time: not all places are for
        // such hosts.
        self.note_pace(true).await?;
        // Read anew: a host that wrote to us meanwhile begins with the shortest pause, and so does one that
        // took something just now.
        let row = delivery_hosts::by_host(db, host).await?;
        let row = row.filter(|row| !self.is_well && !row.was_left_alone(now));
        let failures = row.as_ref().map_or(0, |row| row.failures);
        if row.is_some_and(|row| is_lost(&row, now)) && !instance.is_time_in_doubt() {
            return self.give_up(why).await;
        }
        let pause = millis(pause(failures, asked));
        tracing::info!(host, why, failures, "deliveries are put off");
        let (anew, next) = (self.is_well, now + pause);
        delivery_hosts::host_failed(db, host, self.holder, now, anew, next, why).await?;
        Ok(())
    }

    /// Sends the host nothing more until it contacts us.
    async fn give_up(&self, why: &str) -> Result<()> {
        let (instance, host) = (self.instance, self.host);
        let transaction = instance.database.begin().await?;
        let now = instance.clock.millis();
        let dropped = delivery_hosts::give_up(&transaction, host, self.holder, now).await?;
        transaction.commit().await?;
        match dropped {
            Some(dropped) => tracing::warn!(
                host,
                why,
                dropped,
                "a host is given up until it contacts us"
            ),
            // It has just contacted us.
            None => self.release().await?,
        }
        Ok(())
    }
}

/// Takes the newer statement; what was delivered may be said again above it.
async fn answered_stale(
    instance: &Instance,
    delivery: &Waiting,
    body: &Body,
    held: &Value,
) -> Result<()> {
    let later = instance.is_later_activity(delivery.activity_id).await?;
    let activity: Value = serde_json::from_slice(body.bytes()).unwrap_or_default();
    let objects = match &activity["object"] {
        Value::Array(many) => many.as_slice(),
        one => std::slice::from_ref(one),
    };
    // Its register is known by its id, which is the same for all `seq`s.
    let said = objects
        .iter()
        .chain([&activity["result"]])
        .find(|said| said.is_object() && said["id"] == held["id"])
        .unwrap_or(&Value::Null);
    say_again::answered_stale(instance, said, held, later).await
}
