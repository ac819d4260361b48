//! Farewells: an actor deletes itself.
//!
//! Servers tell everybody of every account that is deleted, and nobody is to learn from the answer whether
//! an account is known here: who was counted as a person may be. So each is written down and answered alike,
//! before anything is looked up; whether it holds is looked at afterwards. What a process that ended has left
//! is looked at by the next.
//!
//! Anybody may send one that cannot be decided, without any key. What waits like that is bounded for each actor and
//! each registered domain, so that nobody drives out the farewells of all others.

use crate::{
    FederationError, Instance,
    actions::co_sign,
    activities::{Received, delete},
    error::Result,
    inbox::activity::bare_farewell,
    signatures::{SignatureFault, Unverified, document_of},
    site,
    together::Together,
};
use futures::{FutureExt as _, StreamExt as _, stream};
use std::{
    borrow::Cow,
    collections::VecDeque,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::Notify,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use undersigned_domain::ids;
use undersigned_proof::Digest;
use undersigned_store::farewells::{self as store, Farewell};

/// Most that wait in one process. Beyond that whoever sends one is to come again.
const MAX_WAITING: usize = 1_000;
/// How many are looked at at a time: each may have another server asked.
const AT_ONCE: usize = 8;
/// Longest signature that is written down, in bytes, with all that it is over.
const MAX_SIGNED: usize = 8 * 1024;
/// Longest that one look takes: it is at most a few questions to other servers.
const LONGEST_LOOK: Duration = Duration::from_secs(2 * 60);
/// What is said of one that took longer.
const TOO_SLOW: SignatureFault =
    SignatureFault::KeyUnresolvable(Cow::Borrowed("looking at it took too long"));
/// How often those are looked for that are left.
const ROUND: Duration = Duration::from_secs(10 * 60);
/// For how long, in milliseconds, one is left to the process that answered it: ten minutes.
const OWN_MILLIS: i64 = 10 * 60 * 1_000;
/// How soon, in milliseconds, those are looked at again that could not be decided: an hour.
const AGAIN_MILLIS: i64 = 60 * 60 * 1_000;
/// For how long, in milliseconds: three days.
const KEPT_MILLIS: i64 = 3 * 24 * 60 * 60 * 1_000;
/// Most that are kept for that of what anybody may have sent.
const MAX_KEPT: i64 = 2_000;
/// Most of one registered domain.
const MAX_OF_DOMAIN: i64 = 100;
/// Most of one actor. Not one: a stranger's would take the place of its own. As many keys as it may be asked for at a
/// time, so that the next look decides them all.
const MAX_OF_ACTOR: i64 = 3;
/// How many are read at a time.
const PAGE: i64 = 100;

/// Those that were answered and are yet to be looked at. Each is in the database, too.
#[derive(Default)]
pub(crate) struct Farewells {
    waiting: Mutex<VecDeque<(Farewell, Option<IpAddr>)>>,
    bell: Notify,
    written: Arc<Together<Farewell, bool>>,
}

impl Farewells {
    fn is_full(&self) -> bool {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.len() >= MAX_WAITING
    }

    fn add(&self, farewell: Farewell, client: Option<IpAddr>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push_back((farewell, client));
        drop(waiting);
        self.bell.notify_one();
    }

    fn take(&self) -> Option<(Farewell, Option<IpAddr>)> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.pop_front()
    }

    async fn next(&self) -> (Farewell, Option<IpAddr>) {
        loop {
            if let Some(next) = self.take() {
                return next;
            }
            self.bell.notified().await;
        }
    }
}

impl Instance {
    /// Writes the farewell of an actor down, to be looked at once it was answered.
    ///
    /// # Errors
    /// The same for all, whatever is known of them: [`FederationError::Signature`] where it cannot hold,
    /// [`FederationError::TooMany`] where too many wait, or the database.
    pub(super) async fn note_farewell(
        &self,
        actor: &str,
        unverified: &Unverified,
        body: &[u8],
        client: Option<IpAddr>,
    ) -> Result<Received> {
        // Else whoever has a key at an address of its own would see by it being fetched that the actor is known.
        if !ids::same_origin(document_of(unverified.key_id()), actor) {
            let why = "who deletes itself signs with a key of its own origin";
            return Err(SignatureFault::key_owner(why).into());
        }
        let signed = serde_json::to_string(unverified)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        if signed.len() > MAX_SIGNED {
            return Err(SignatureFault::Malformed("what it covers is too long").into());
        }
        let body = bare_farewell(actor, body)?;
        if self.farewells.is_full() {
            return Err(FederationError::too_many(
                "too_many_requests",
                "too many actors say farewell at once; send it again later",
            ));
        }
        let now = self.clock.millis();
        let farewell = Farewell {
            fingerprint: Digest::of(&[signed.as_bytes(), b"\0", body.as_bytes()]).hex(),
            signed,
            body,
            came_at: now,
            next_at: now.saturating_add(OWN_MILLIS),
            actor: None,
            domain: None,
        };
        let here = self.clone();
        let work = move |some| write_all(here.clone(), some);
        let written = self.farewells.written.add(farewell.clone(), work).await;
        if written != Some(true) {
            let db = self.database.conn();
            store::insert_many(db, std::slice::from_ref(&farewell)).await?;
        }
        self.farewells.add(farewell, client);
        Ok(Received::Later)
    }

    /// Looks at a farewell, and forgets it, unless it is to be looked at again.
    async fn hear(&self, farewell: &Farewell, client: Option<IpAddr>) -> Result<()> {
        let heard = timeout(LONGEST_LOOK, self.heard(farewell, client)).await;
        if let Err(error) = heard.unwrap_or_else(|_| Err(TOO_SLOW.into())) {
            // Not in its own words: the address of a person may stand in them.
            tracing::debug!(code = error.code(), "a farewell was not taken");
            let age = self.clock.millis().saturating_sub(farewell.came_at);
            let is_old = age > KEPT_MILLIS && !self.is_deleting_in_doubt();
            if !is_final(&error) && !is_old {
                return self.put_off(farewell, is_of_anybody(&error)).await;
            }
        }
        let db = self.database.conn();
        Ok(store::delete(db, &farewell.fingerprint).await?)
    }

    /// Has a farewell looked at again later. Where anybody may have sent it, it waits on the account of the actor.
    async fn put_off(&self, farewell: &Farewell, of_anybody: bool) -> Result<()> {
        let db = self.database.conn();
        let next_at = self.clock.millis().saturating_add(AGAIN_MILLIS);
        let whose = super::farewell(farewell.body.as_bytes())
            .filter(|_| of_anybody)
            .map(|actor| (site::of(&actor), actor));
        let Some((domain, actor)) = whose else {
            return Ok(store::put_off(db, &farewell.fingerprint, None, next_at).await?);
        };
        let account = Some((actor.clone(), domain.clone()));
        store::put_off(db, &farewell.fingerprint, account, next_at).await?;
        store::keep_of_actor(db, &actor, MAX_OF_ACTOR).await?;
        store::keep_of_domain(db, &domain, MAX_OF_DOMAIN).await?;
        Ok(store::make_room(db, MAX_KEPT).await?)
    }

    async fn heard(&self, farewell: &Farewell, client: Option<IpAddr>) -> Result<Received> {
        let body = farewell.body.as_bytes();
        let (Some(actor), Ok(unverified)) = (
            super::farewell(body),
            serde_json::from_str::<Unverified>(&farewell.signed),
        ) else {
            return Ok(Received::Ignored);
        };
        // Of whom we know nothing there is nothing to forget, so nobody is asked for a key either. Who was
        // counted is known by a hash alone once nothing else of it is needed here.
        if self.stored_actor(&actor).await?.is_none()
            && co_sign::of_actor(self, &actor).await?.is_empty()
        {
            return Ok(Received::Ignored);
        }
        match self.signer(&unverified, client).await {
            // Its key may be anybody's by now: nothing is heard but its own farewell.
            Ok((sender, _, true)) if sender.id != actor => Ok(Received::Ignored),
            Ok((sender, proof, _)) => self.receive_from(sender, &proof.signature_hash, body).await,
            // An actor that is gone cannot be asked for its key.
            Err(FederationError::Gone(gone)) => {
                delete::without_key(self, &actor, &gone, client).await
            }
            Err(error) => Err(error),
        }
    }
}

/// Looks at farewells until stopped: at those that this process has answered, and now and then at all that
/// are left.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let here = &instance;
    let next = move |()| async move { Some((here.farewells.next().await, ())) };
    let come = stream::unfold((), next).for_each_concurrent(AT_ONCE, move |(farewell, client)| {
        async move { noted(here.hear(&farewell, client).await) }.boxed()
    });
    tokio::select! {
        () = stop.cancelled() => {}
        () = come => {}
        () = hear_left_again(here) => {}
    }
}

async fn hear_left_again(instance: &Instance) {
    loop {
        noted(hear_left(instance).await);
        sleep(ROUND).await;
    }
}

/// Looks at all that this process has answered and not looked at, one after the other.
///
/// # Errors
/// The database.
pub async fn hear_new(instance: &Instance) -> Result<()> {
    while let Some((farewell, client)) = instance.farewells.take() {
        instance.hear(&farewell, client).boxed().await?;
    }
    Ok(())
}

/// Looks at all that are written down and due, a few at a time: what a process left that ended, and what could not be
/// decided before. One that cannot be looked at keeps no other from it.
///
/// # Errors
/// The database, where it does not say which are due.
pub async fn hear_left(instance: &Instance) -> Result<()> {
    loop {
        let now = instance.clock.millis();
        let again = now.saturating_add(AGAIN_MILLIS);
        let due = store::take_due(instance.database.conn(), now, again, PAGE).await?;
        if due.is_empty() {
            return Ok(());
        }
        let look = move |farewell: Farewell| {
            async move { noted(instance.hear(&farewell, None).await) }.boxed()
        };
        stream::iter(due).for_each_concurrent(AT_ONCE, look).await;
    }
}

/// Whether looking at it again would come to the same.
fn is_final(error: &FederationError) -> bool {
    match error {
        // Its server may have been away, or was asked too often of late.
        FederationError::Signature(
            SignatureFault::KeyUnresolvable(_) | SignatureFault::KeyUnknown,
        ) => false,
        FederationError::Signature(_)
        | FederationError::Malformed { .. }
        | FederationError::Forbidden { .. }
        | FederationError::Invalid { .. } => true,
        _ => false,
    }
}

/// Whether whoever has no key at all can bring it about. The rest comes of what an actor has signed, or of this server.
fn is_of_anybody(error: &FederationError) -> bool {
    matches!(
        error,
        FederationError::Signature(_) | FederationError::TooMany { .. } | FederationError::Busy
    )
}

/// It is written down, and looked at again later.
fn noted(heard: Result<()>) {
    if let Err(error) = heard {
        tracing::warn!(%error, "a farewell could not be looked at");
    }
}

async fn write_all(instance: Instance, farewells: Vec<Farewell>) -> Vec<bool> {
    let written = store::insert_many(instance.database.conn(), &farewells).await;
    vec![written.is_ok(); farewells.len()]
}
