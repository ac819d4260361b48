//! The inbox: who sent it, whether it is sound, and the one table of what is accepted.

mod activity;
pub mod farewells;

pub use activity::{farewell, read_activity};

use crate::{
    FederationError, Instance,
    activities::{self, Received},
    actors::RemoteActor,
    error::Result,
    http_keys::KeyOwner,
    property,
    questions::Sender,
    signatures::{self, RequestParts, SignatureFault, document_of},
    synchronization,
    topics::following,
};
use serde_json::{Map, Value, json};
use std::{borrow::Cow, collections::BTreeSet, net::IpAddr};
use undersigned_domain::ids;
use undersigned_proof::Digest;
use undersigned_store::{deliveries::host_of, delivery_hosts, received, replicas};

/// The types of [`Instance::dispatch`], for activities that have others besides.
const KNOWN: [&str; 17] = [
    "Follow",
    "Undo",
    "Block",
    "Move",
    "Accept",
    "Reject",
    "Create",
    "Update",
    "Add",
    "Remove",
    "Offer",
    "Delete",
    "Flag",
    "Announce",
    "Like",
    "EmojiReact",
    "QuoteRequest",
];

/// What is said of whatever comes from an actor that is no more.
pub(crate) const GONE: SignatureFault =
    SignatureFault::KeyUnresolvable(Cow::Borrowed("its server says that the actor is no more"));

/// An activity whose sender is known.
pub struct Incoming {
    /// Who sent it, by its HTTP signature.
    pub sender: RemoteActor,
    /// The AS2 type.
    pub kind: String,
    /// The activity's id.
    pub id: String,
    /// The whole activity.
    pub activity: Map<String, Value>,
}

impl Incoming {
    /// The object, if it is embedded.
    pub fn object(&self) -> Option<&Map<String, Value>> {
        self.activity.get("object")?.as_object()
    }

    /// The object's id, embedded or not.
    pub fn object_id(&self) -> Option<&str> {
        property::id(self.activity.get("object"))
    }

    /// The same of an `Undo`, where it can name anything here: whatever was taken in has a canonical id.
    pub(crate) fn undone_id(&self) -> Option<&str> {
        self.object_id()
            .filter(|id| ids::canonical_id("object", id).is_ok())
    }

    /// The activity as a `Follow` of `object`, to be answered: what else stands in it would be kept, and
    /// sent back, at any length.
    pub(crate) fn follow_of(&self, object: &str) -> Value {
        json!({"id": self.id, "type": "Follow", "actor": self.sender.id, "object": object})
    }
}

impl Instance {
    /// Takes one request to an inbox.
    ///
    /// Order of checks: digest, signature syntax, time, block list, key, signature, JSON, who may
    /// say it, what it says. Nothing is stored before the last has passed. `client` is the network
    /// address it came from, where that is to be limited. Of an actor that says farewell nothing is looked up
    /// before it is answered; see [`farewells`].
    ///
    /// # Errors
    /// The first fault; see [`FederationError`].
    pub async fn receive(
        &self,
        request: &RequestParts<'_>,
        body: &[u8],
        client: Option<IpAddr>,
    ) -> Result<Received> {
        let unverified = signatures::parse(request, body, self.clock.now())?;
        if let Some(actor) = farewell(body) {
            return self.note_farewell(&actor, &unverified, body, client).await;
        }
        let (sender, proof) = match self.signer(&unverified, client).await {
            // Its key may be anybody's by now: nothing is heard but what proves itself.
            Ok((sender, _, true)) => return self.last_words(sender, body).await,
            Ok((sender, proof, false)) => (sender, proof),
            Err(FederationError::Gone(address)) => return Err(self.not_there(&address)),
            Err(error) => return Err(error),
        };
        // What the signature does not cover, somebody else may have said on the way.
        let claim = synchronization::read(&sender, request.headers)
            .filter(|_| unverified.covers(synchronization::HEADER));
        let received = self.receive_from(sender, &proof.signature_hash, body).await;
        // True whatever becomes of what it came with.
        if let Some(claim) = claim {
            synchronization::look_at(self, claim).await?;
        }
        received
    }

    /// Takes what an actor that is no more had signed, and what was long on its way: whoever brings that,
    /// its own proof speaks for it.
    async fn last_words(&self, sender: RemoteActor, body: &[u8]) -> Result<Received> {
        let mut said = match read_activity(&self.addresses, body, sender) {
            Ok(Some(said)) if activities::create::proves_itself(&said) => said,
            _ => return Err(GONE.into()),
        };
        match self.dispatch(&mut said).await.map_err(unasked) {
            // Its key was never let in, and cannot be looked up any more.
            Err(FederationError::Gone(_)) => Err(GONE.into()),
            outcome => outcome,
        }
    }

    /// Takes the body of a request whose sender is known. `signature_hash` tells this request from
    /// another one with the same activity.
    ///
    /// # Errors
    /// The first fault.
    pub async fn receive_from(
        &self,
        sender: RemoteActor,
        signature_hash: &[u8],
        body: &[u8],
    ) -> Result<Received> {
        let Some(mut incoming) = read_activity(&self.addresses, body, sender)? else {
            return Ok(Received::Ignored);
        };
        let received = self.take(&mut incoming, signature_hash).await;
        if incoming.kind == "Flag" {
            // Also where it is refused, or comes too soon.
            let forgotten = activities::flag::forget_reporter(self, &incoming.sender.id).await;
            return received.and_then(|received| forgotten.map(|()| received));
        }
        received
    }

    /// Takes an activity that its sender may send.
    async fn take(&self, incoming: &mut Incoming, signature_hash: &[u8]) -> Result<Received> {
        self.keep_pace(incoming)?;
        let request = Digest::of(&[incoming.id.as_bytes(), b"\0", signature_hash]);
        let written_down = !activities::create::carries_statements(incoming);
        if self.lately.knows(&request) || written_down && self.was_received(&request.hex()).await? {
            return Ok(Received::Repeated);
        }
        self.heard_from(&incoming.sender).await?;
        let outcome = self.dispatch(incoming).await;
        let outcome = outcome.map_err(|error| not_missing(unasked(error)))?;
        match written_down && outcome != Received::Ignored {
            true => self.remember(request.hex()).await?,
            // What is of no use here is to cost no row either: anybody may send it without end.
            false => self.lately.add(request),
        }
        Ok(outcome)
    }

    /// Remembers a request; those of the same moment in one write.
    async fn remember(&self, fingerprint: String) -> Result<()> {
        let here = self.clone();
        let work = move |some| remember_all(here.clone(), some);
        let kept = self.received.add(fingerprint.clone(), work).await;
        if kept != Some(true) {
            let (db, now) = (self.database.conn(), self.clock.millis());
            received::insert(db, &fingerprint, now).await?;
        }
        Ok(())
    }

    /// A peer has contacted us, so its server is there: what was put off is sent now, and it does
    /// not count as out of reach any longer.
    ///
    /// # Errors
    /// The database.
    pub async fn heard_from(&self, peer: &RemoteActor) -> Result<()> {
        let (db, now) = (self.database.conn(), self.clock.millis());
        // What is sent to it may go to another name of the same site; seldom it does.
        let inboxes = std::iter::once(&peer.inbox).chain(&peer.shared_inbox);
        let elsewhere = inboxes.filter(|inbox| !ids::same_origin(inbox, &peer.id));
        let hosts = elsewhere.filter_map(|inbox| host_of(inbox).ok());
        let mut hosts: BTreeSet<String> = hosts.collect();
        if !peer.reachable {
            hosts.insert(ids::host(&peer.id));
        }
        for host in hosts {
            let held_back = self.delivery_host(&host).await?;
            if held_back.is_none_or(|row| !row.is_held_back(now)) {
                continue;
            }
            // Last what keeps the next request from asking again: whatever breaks off before, that one does it all. Not in
            // one transaction: others hold appeals before what waits for hosts.
            replicas::host_reachable(db, &host).await?;
            let transaction = self.database.begin().await?;
            let is_back = delivery_hosts::reset_backoff(&transaction, &host, now).await?;
            transaction.commit().await?;
            if is_back {
                self.wake_delivery();
            }
        }
        Ok(())
    }

    /// Who signed a request: the signature is checked with the key found at the signer's origin,
    /// and once more with a fresh copy of it where that fails. Of whom this server has blocked no
    /// key is fetched. `client` is the network address the request came from; it pays for lookups
    /// that come to nothing.
    ///
    /// # Errors
    /// [`FederationError::Forbidden`] `blocked`; [`FederationError::Signature`], also for an actor
    /// that its server has no more; [`FederationError::TooMany`].
    pub async fn authenticate(
        &self,
        unverified: &signatures::Unverified,
        client: Option<IpAddr>,
    ) -> Result<(RemoteActor, signatures::Verified)> {
        match self.signer(unverified, client).await {
            Ok((_, _, true)) => Err(GONE.into()),
            Err(FederationError::Gone(address)) => Err(self.not_there(&address)),
            Ok((actor, verified, false)) => Ok((actor, verified)),
            Err(error) => Err(error),
        }
    }

    /// The fault of a key whose actor is not there: where that was asked, and when it is asked again.
    fn not_there(&self, address: &str) -> FederationError {
        let when = self.key_lookups.when_asked(address, self.clock.millis());
        let why = format!("there is no such actor at {address} (404 or 410){when}");
        SignatureFault::key_unresolvable(&why).into()
    }

    /// The same, and whether its server says that the actor is no more.
    ///
    /// # Errors
    /// As [`Instance::authenticate`]; [`FederationError::Gone`] for such an actor where it is not known
    /// here.
    async fn signer(
        &self,
        unverified: &signatures::Unverified,
        client: Option<IpAddr>,
    ) -> Result<(RemoteActor, signatures::Verified, bool)> {
        let began = self.clock.millis();
        let key_id = unverified.key_id();
        let named = document_of(key_id);
        // All that is to be known of it, in one question.
        let Sender { rules, known } = self.sender_row(named).await?;
        self.rules_at(rules).await?.refuse_blocked(named)?;
        let here = known.and_then(|known| {
            let actor = RemoteActor::stored(&known.actor)?;
            let reachable = !known.is_held_back(began);
            Some(RemoteActor { reachable, ..actor })
        });
        let KeyOwner {
            mut actor,
            key,
            mut paid,
            mut gone,
        } = self.http_key_by(key_id, here, client).await?;
        // The key may have an address of its own, at another host than its owner.
        if actor.id != named {
            self.refuse_blocked(&actor.id).await?;
        }
        let mut verified = self.verify(unverified, key).await?;
        // What was fetched just now would not be another one if it were fetched again.
        if verified.is_err()
            && !(began..=self.clock.millis()).contains(&actor.fetched_at)
            && let Some(fresh) = self.http_key_again(&actor, key_id, client).await?
        {
            (actor, paid, gone) = (fresh.actor, fresh.paid, fresh.gone);
            verified = self.verify(unverified, fresh.key).await?;
        }
        let verified = verified?;
        if let Some(host) = paid {
            self.key_lookups.pay_back(client, &host);
        }
        Ok((actor, verified, gone))
    }

    /// Whether a signature holds.
    ///
    /// # Errors
    /// [`FederationError::Internal`] where checking it broke off.
    async fn verify(
        &self,
        unverified: &signatures::Unverified,
        key: signatures::PublicKey,
    ) -> Result<Result<signatures::Verified, SignatureFault>> {
        let unverified = unverified.clone();
        self.apart(move || unverified.verify(&key)).await
    }

    /// The table of what is accepted. What is not in it is answered kindly and has no effect:
    /// other software sends much that is of no use here.
    async fn dispatch(&self, incoming: &mut Incoming) -> Result<Received> {
        match incoming.kind.as_str() {
            "Follow" => activities::follow::receive(self, incoming).await,
            "Undo" => activities::undo::receive(self, incoming).await,
            "Block" => activities::block::receive(self, incoming).await,
            "Move" => activities::moving::receive(self, incoming).await,
            "Update" if activities::profile::is_own(incoming) => {
                activities::profile::changed(self, &incoming.sender).await
            }
            "Accept" | "Reject" => activities::accept::receive(self, incoming).await,
            "Add" => following::changed(self, incoming).await,
            // What goes from a topic, or a statement that its author withdraws.
            "Remove" if incoming.activity.contains_key("target") => {
                match following::changed(self, incoming).await? {
                    Received::Ignored => activities::create::receive(self, incoming).await,
                    taken => Ok(taken),
                }
            }
            "Create" | "Update" | "Remove" => activities::create::receive(self, incoming).await,
            "Offer" => activities::offer::receive(self, incoming).await,
            "Delete" => activities::delete::receive(self, incoming).await,
            "Flag" => activities::flag::receive(self, incoming).await,
            "Announce" | "Like" | "EmojiReact" => {
                activities::reaction::receive(self, incoming).await
            }
            "QuoteRequest" => activities::quote_request::receive(self, incoming).await,
            _ => Ok(Received::Ignored),
        }
    }
}

/// That a third server could not be asked is no trouble of this one: whoever sent the activity is to send
/// it again, or never, and everything else meanwhile.
fn unasked(error: FederationError) -> FederationError {
    match &error {
        FederationError::Unreachable { .. } if error.is_retryable() => {
            FederationError::too_many("origin_unreachable", error.to_string())
        }
        FederationError::Unreachable { .. } => {
            FederationError::invalid(error.code(), error.to_string())
        }
        _ => error,
    }
}

/// That something elsewhere is gone is not said as if nothing were here: after a 404 some software deletes what it holds
/// of this server.
fn not_missing(error: FederationError) -> FederationError {
    match error {
        FederationError::Gone(_) => FederationError::invalid(error.code(), error.to_string()),
        error => error,
    }
}

async fn remember_all(instance: Instance, fingerprints: Vec<String>) -> Vec<bool> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let kept = received::insert_many(db, &fingerprints, now).await;
    vec![kept.is_ok(); fingerprints.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_elsewhere_is_not_missing_here() {
        let gone = FederationError::Gone("https://a.example/users/a".to_owned());
        let said = not_missing(unasked(gone));
        assert!(matches!(said, FederationError::Invalid { .. }), "{said}");
        assert_eq!(said.code(), "gone");
        let missing = not_missing(FederationError::not_found("appeal_unknown", "none"));
        assert!(matches!(missing, FederationError::NotFound { .. }));
    }
}
