//! Whose key an HTTP signature names: found at the owner's own server, no oftener than need be.

use crate::{
    FederationError, Instance,
    actors::RemoteActor,
    error::Result,
    http_client::HttpError,
    key_lookups::Missing,
    property,
    signatures::{PublicKey, SignatureFault, document_of},
};
use serde_json::Value;
use std::net::IpAddr;
use undersigned_domain::ids;

/// Whose a key is that an HTTP signature names.
pub(crate) struct KeyOwner {
    /// The actor.
    pub actor: RemoteActor,
    /// The key.
    pub key: PublicKey,
    /// On whose account it was looked up, to be paid back if the signature holds.
    pub paid: Option<String>,
    /// Whether its server says that the actor is no more: then nothing but its farewell is heard.
    pub gone: bool,
}

impl Instance {
    /// The actor whose key an HTTP signature names, and that key. Where it is not here, its server
    /// is asked, on behalf of the address `client`.
    ///
    /// # Errors
    /// [`SignatureFault::KeyUnresolvable`], [`SignatureFault::KeyOwner`], [`SignatureFault::KeyUnknown`] or
    /// [`SignatureFault::KeyRejected`]; [`FederationError::Gone`] where the actor is no more;
    /// [`FederationError::TooMany`] where too many were looked up.
    pub(crate) async fn http_key(&self, key_id: &str, client: Option<IpAddr>) -> Result<KeyOwner> {
        let here = self.stored_actor(document_of(key_id)).await?;
        self.http_key_by(key_id, here, client).await
    }

    /// The same where it is known whether the actor in whose document the key would stand is `here`.
    ///
    /// # Errors
    /// As [`Instance::http_key`].
    pub(crate) async fn http_key_by(
        &self,
        key_id: &str,
        here: Option<RemoteActor>,
        client: Option<IpAddr>,
    ) -> Result<KeyOwner> {
        // An actor that is known may have a new key, and soon another; it is asked a few times and not without end.
        let known = here.is_some();
        if let Some(actor) = self.known_owner(key_id, here).await? {
            let (actor, paid) = self.of_today(actor, client).await?;
            let key = self.http_key_of(&actor, key_id)?;
            let gone = self.key_lookups.is_gone(&actor.id, self.clock.millis());
            return Ok(KeyOwner {
                actor,
                key,
                paid,
                gone,
            });
        }
        let document = document_of(key_id);
        let now = self.clock.millis();
        match self.key_lookups.missing(document, now) {
            Some(Missing::Gone) => return Err(FederationError::Gone(document.to_owned())),
            Some(Missing::Unusable(SignatureFault::KeyUnresolvable(why))) => {
                let when = self.key_lookups.when_asked(document, now);
                return Err(SignatureFault::key_unresolvable(&format!("{why}{when}")).into());
            }
            Some(Missing::Unusable(fault)) => return Err(fault.into()),
            None => {}
        }
        // Paid first: who may not have it asked must not use up the leave of those who may.
        let host = ids::host(document);
        // Where a private network is allowed, all stand on a few machines of one owner, who knows.
        match known || self.allow_private_network {
            true => self.key_lookups.pay(client, &host, now)?,
            false => self.key_lookups.meet(client, document, now)?,
        }
        if known && !self.key_lookups.may_seek_key(document, now) {
            self.key_lookups.pay_back(client, &host);
            return Err(SignatureFault::KeyUnknown.into());
        }
        // With that it is fetched again for bad signatures as well.
        let first = known && self.key_lookups.may_fetch_again(document, now);
        let found = self.find_owner(key_id).await;
        match &found {
            Err(error) if known && first && error.is_retryable() => {
                self.key_lookups.not_fetched_again(document);
            }
            Err(FederationError::Gone(gone)) if known && gone == document => {
                self.key_lookups.note_gone(document);
            }
            Err(error) if !known => self.note_missing(document, error, now),
            _ => {}
        }
        let actor = found.map_err(unresolvable)?;
        let key = actor.http_key(key_id)?;
        Ok(KeyOwner {
            actor,
            key,
            paid: Some(host),
            gone: false,
        })
    }

    /// The actor as its server describes it now, and its key of that id, because a signature does
    /// not hold with the one that is stored; none where that was asked a short time ago.
    ///
    /// # Errors
    /// As [`Instance::http_key`].
    pub(crate) async fn http_key_again(
        &self,
        actor: &RemoteActor,
        key_id: &str,
        client: Option<IpAddr>,
    ) -> Result<Option<KeyOwner>> {
        let now = self.clock.millis();
        // Paid first, as above.
        let host = ids::host(&actor.id);
        self.key_lookups.pay(client, &host, now)?;
        if !self.key_lookups.may_fetch_again(&actor.id, now) {
            self.key_lookups.pay_back(client, &host);
            return Ok(None);
        }
        let fresh = self.refetch_actor(&actor.id).await;
        match &fresh {
            Err(FederationError::Gone(_)) => self.key_lookups.note_gone(&actor.id),
            Err(error) if error.is_retryable() => self.key_lookups.not_fetched_again(&actor.id),
            _ => {}
        }
        let fresh = fresh.map_err(unresolvable)?;
        let key = fresh.http_key(key_id)?;
        Ok(Some(KeyOwner {
            actor: fresh,
            key,
            paid: Some(host),
            gone: false,
        }))
    }

    /// The actor as its server described it within a day: a key that was taken back there counts here
    /// no longer than that. As it was, where its server cannot be asked, or has it no more, which is
    /// remembered: whoever says farewell is heard.
    ///
    /// # Errors
    /// As [`Instance::http_key`].
    async fn of_today(
        &self,
        actor: RemoteActor,
        client: Option<IpAddr>,
    ) -> Result<(RemoteActor, Option<String>)> {
        let now = self.clock.millis();
        if actor.is_fresh(now) || self.key_lookups.was_fetched_again(&actor.id, now) {
            return Ok((actor, None));
        }
        // Paid first: who may not have it asked has to wait, and neither is believed with a key that may
        // have been taken back nor keeps others from having it asked.
        // Not from what the host has for keys that nobody here knows: anybody can spend that.
        let host = format!("{} (known)", ids::host(&actor.id));
        self.key_lookups.pay(client, &host, now)?;
        let paid = Some(host);
        if !self.key_lookups.may_fetch_again(&actor.id, now) {
            return Ok((actor, paid));
        }
        match Box::pin(self.refetch_actor(&actor.id)).await {
            Err(FederationError::Gone(_)) => {
                self.key_lookups.note_gone(&actor.id);
                Ok((actor, paid))
            }
            Err(error) if error.is_retryable() => Ok((actor, paid)),
            fetched => Ok((fetched.map_err(unresolvable)?, paid)),
        }
    }

    /// A stored actor that lists the key: the one in whose document it would stand, or its owner.
    async fn known_owner(
        &self,
        key_id: &str,
        here: Option<RemoteActor>,
    ) -> Result<Option<RemoteActor>> {
        // An actor may name a key without writing it down.
        let lists = |actor: &RemoteActor| {
            let mut keys = actor.http_keys.iter();
            keys.any(|(id, pem)| id == key_id && !pem.is_empty())
        };
        match (here.filter(lists), self.key_lookups.owner(key_id)) {
            (None, Some(owner)) => Ok(self.stored_actor(&owner).await?.filter(lists)),
            (here, _) => Ok(here),
        }
    }

    /// Asks the server of a key whose it is. A document that is no actor names the key's owner,
    /// who is asked at its own origin, and must list the key too.
    async fn find_owner(&self, key_id: &str) -> Result<RemoteActor> {
        let (found, url) = self.fetch_document(document_of(key_id)).await?;
        let id = found.get("id").and_then(Value::as_str).unwrap_or_default();
        if id == url.as_str() && RemoteActor::read(&found, 0).is_ok() {
            return self.keep_actor(&found).await;
        }
        let key = found.as_object().map(|members| {
            let inner = property::first(members.get("publicKey")).and_then(Value::as_object);
            inner.unwrap_or(members)
        });
        let owner = key.and_then(|key| property::id(key.get("owner")));
        let owner = owner.map(str::to_owned);
        let owner = owner.ok_or_else(|| SignatureFault::key_unresolvable(NEITHER))?;
        let pem = key.and_then(|key| key.get("publicKeyPem")?.as_str());
        let pem = pem.unwrap_or_default().to_owned();
        // However much else stands in it, that waits for no other server.
        drop(found);
        if self.addresses.is_ours(&owner) {
            let why = "its `owner` is an actor of the server that was sent this";
            return Err(SignatureFault::key_owner(why).into());
        }
        let names = |actor: &RemoteActor| actor.http_keys.iter().any(|(id, _)| id == key_id);
        let mut actor = self.actor(&owner).await?;
        if !names(&actor) {
            actor = self.refetch_actor(&owner).await?;
        }
        for (id, named) in &mut actor.http_keys {
            if id == key_id && named.is_empty() && ids::same_origin(key_id, &owner) {
                named.clone_from(&pem);
                // With the key, the actor is as its server describes it now.
                actor.fetched_at = self.clock.millis();
            }
        }
        actor.http_key(key_id)?;
        self.key_lookups.note_owner(key_id, &owner);
        Ok(actor)
    }

    /// Remembers what asking again would not change: the answer was there, and of no use. A server
    /// that did not answer may do so the next time.
    fn note_missing(&self, document: &str, error: &FederationError, now: i64) {
        let missing = match error {
            FederationError::Gone(_) => Missing::Gone,
            FederationError::Signature(fault) => Missing::Unusable(fault.clone()),
            FederationError::Invalid { .. } | FederationError::Malformed { .. } => {
                Missing::Unusable(no_document(error))
            }
            FederationError::Unreachable { source, .. } if !source.is_retryable() => {
                Missing::Unusable(SignatureFault::key_unresolvable(key_fault(source)))
            }
            _ => return,
        };
        self.key_lookups.note_missing(document, missing, now);
    }
}

/// What is said of a document that is neither an actor nor a key.
const NEITHER: &str = "what stands there is neither an actor (`id`, `type`, `inbox`) under that address nor a key with an `owner`";

/// What is said of a document that is of no use, with the reason.
fn no_document(error: &FederationError) -> SignatureFault {
    SignatureFault::key_unresolvable(&format!("no usable document stands there: {error}"))
}

/// Whatever keeps a key from being had is a fault of the signature that names it.
fn unresolvable(error: FederationError) -> FederationError {
    match error {
        FederationError::Unreachable { source, .. } => {
            SignatureFault::key_unresolvable(key_fault(&source)).into()
        }
        FederationError::Invalid { .. } | FederationError::Malformed { .. } => {
            no_document(&error).into()
        }
        other => other,
    }
}

fn key_fault(error: &HttpError) -> &'static str {
    match error {
        HttpError::AddressForbidden => "its address is not one this server may connect to",
        HttpError::Timeout => "its server does not answer in time",
        _ => "its server cannot be asked",
    }
}
