//! Farewells: an actor deletes itself.
//!
//! Servers tell everybody of every account that is deleted, and nobody is to learn from the answer whether
//! an account is known here: who was counted as a person may be. So each is written down and answered alike,
//! before anything is looked up; whether it holds is looked at afterwards. What a process that ended has left
//! is looked at by the next.

use crate::{
    FederationError, Instance,
    actions::co_sign,
    activities::{Received, delete},
    error::Result,
    signatures::{SignatureFault, Unverified, document_of},
    together::Together,
};
use futures::{FutureExt as _, StreamExt as _, stream};
use std::{
    collections::VecDeque,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::Notify, time::sleep};
use tokio_util::sync::CancellationToken;
use undersigned_domain::ids;
use undersigned_proof::Digest;
use undersigned_store::farewells::{self as store, Farewell};

/// Most that wait in one process. Beyond that whoever sends one is to come again.
const MAX_WAITING: usize = 1_000;
/// How many are looked at at a time: each may have another server asked.
const AT_ONCE: usize = 8;
/// Longest signature that is written down, in bytes, with all that it is over.
const MAX_SIGNED: usize = 64 * 1024;
/// How soon those are looked at again that could not be decided.
const AGAIN: Duration = Duration::from_secs(60 * 60);
/// For how long, in milliseconds: three days.
const KEPT_MILLIS: i64 = 3 * 24 * 60 * 60 * 1_000;
/// Most that are kept for that.
const MAX_KEPT: u64 = 2_000;
/// How many are read at a time.
const PAGE: u64 = 100;

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
            return Err(SignatureFault::KeyOwner.into());
        }
        let signed = serde_json::to_string(unverified)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        if signed.len() > MAX_SIGNED {
            return Err(SignatureFault::Malformed("what it covers is too long").into());
        }
        let body = std::str::from_utf8(body)
            .map_err(|_| FederationError::malformed("json_invalid", "JSON is UTF-8"))?;
        if self.farewells.is_full() {
            return Err(FederationError::TooMany {
                code: "too_many_requests",
                detail: "too many actors say farewell at once; send it again later".into(),
            });
        }
        let farewell = Farewell {
            fingerprint: Digest::of(&[signed.as_bytes(), b"\0", body.as_bytes()]).hex(),
            signed,
            body: body.to_owned(),
            came_at: self.clock.millis(),
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
        let heard = self.heard(farewell, client).await;
        let db = self.database.conn();
        if let Err(error) = heard {
            tracing::debug!(%error, "a farewell was not taken");
            let age = self.clock.millis().saturating_sub(farewell.came_at);
            let is_old = age > KEPT_MILLIS && !self.is_deleting_in_doubt();
            if !is_final(&error) && !is_old && store::count(db).await? <= MAX_KEPT {
                return Ok(());
            }
        }
        Ok(store::delete(db, &farewell.fingerprint).await?)
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
        sleep(AGAIN).await;
    }
}

/// Looks at all that are written down, one after the other: what a process left that ended, and what could
/// not be decided before.
///
/// # Errors
/// The database.
pub async fn hear_left(instance: &Instance) -> Result<()> {
    let mut after = String::new();
    loop {
        let left = store::after(instance.database.conn(), &after, PAGE).await?;
        let Some(last) = left.last() else {
            return Ok(());
        };
        after.clone_from(&last.fingerprint);
        for farewell in &left {
            instance.hear(farewell, None).boxed().await?;
        }
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
