//! Actors of other servers as they are stored here, and fetched anew where that was long ago.

use super::{REFETCH_MILLIS, RemoteActor, kept};
use crate::{
    FederationError, Instance, activities::follow, error::Result, site, small_writes::SmallWrite,
};
use serde_json::Value;
use std::collections::BTreeMap;
use undersigned_domain::{Multikey, ids};
use undersigned_store::{followers, remote_actors as store, topic_followers};

/// Longest document of an actor that is read, in bytes.
const MAX_DOCUMENT: usize = 64 * 1024;
/// Most that is kept of it, in bytes: every stranger who signs a request has a row, as often as they make
/// up another name.
const MAX_KEPT: usize = 16 * 1024;

impl RemoteActor {
    /// An actor as its row has it.
    pub(crate) fn stored(row: &store::RemoteActor) -> Option<Self> {
        let document: Value = serde_json::from_str(&row.document).unwrap_or_default();
        let actor = Self::read(&document, row.fetched_at).ok()?;
        let gone = row.gone_at.is_some();
        Some(Self { gone, ..actor })
    }
}

impl Instance {
    /// An actor of another server: stored if fresh enough, else fetched from its origin.
    ///
    /// # Errors
    /// As [`Instance::fetch_object`].
    pub async fn actor(&self, id: &str) -> Result<RemoteActor> {
        self.refuse_blocked(id).await?;
        match self.stored_actor(id).await? {
            Some(actor) if actor.is_fresh(self.clock.millis()) => Ok(actor),
            Some(stale) => match self.refetch_actor(id).await {
                Err(error) if error.is_retryable() => Ok(stale),
                other => other,
            },
            None => self.refetch_actor(id).await,
        }
    }

    /// Where nothing goes but what is for this actor, if there is such a place. Some programs have one inbox
    /// for all of their actors, and an actor may name one of another host of its site.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn inbox_of_its_own<'a>(
        &self,
        db: &impl undersigned_store::ConnectionTrait,
        actor: &'a RemoteActor,
    ) -> Result<Option<&'a str>> {
        let inbox = actor.inbox.as_str();
        if actor.shared_inbox.as_deref() == Some(inbox) || !ids::same_origin(inbox, &actor.id) {
            return Ok(None);
        }
        let origin = ids::origin(&actor.id)
            .map(|origin| origin.ascii_serialization())
            .unwrap_or_default();
        let shared = store::is_inbox_of_another(db, &actor.id, &origin, inbox).await?;
        Ok((!shared).then_some(inbox))
    }

    /// An actor of another server, if it is stored.
    ///
    /// # Errors
    /// The database.
    pub async fn stored_actor(&self, id: &str) -> Result<Option<RemoteActor>> {
        let row = self.actor_row(id).await?;
        Ok(row.and_then(|row| RemoteActor::stored(&row)))
    }

    /// Where to send what concerns the whole servers of some actors, of those that are stored.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn server_inboxes(
        &self,
        db: &impl undersigned_store::ConnectionTrait,
        actors: &[&str],
    ) -> Result<BTreeMap<String, String>> {
        let known = store::inboxes(db, actors).await?.into_iter();
        let inbox =
            |(id, inbox, shared): (String, String, Option<String>)| (id, shared.unwrap_or(inbox));
        Ok(known.map(inbox).collect())
    }

    /// `@name@host` of an actor, ours or one that is stored.
    ///
    /// # Errors
    /// The database.
    pub async fn account_of(&self, actor: &str) -> Result<Option<String>> {
        if let Some(handle) = self.addresses.handle_of(actor) {
            return Ok(Some(format!("@{handle}@{}", self.addresses.host())));
        }
        let stored = self.stored_actor(actor).await?;
        Ok(stored
            .filter(|actor| actor.preferred_username.is_some())
            .map(|actor| actor.handle()))
    }

    /// Fetches an actor from its origin and stores it. Where it follows one of our organisations,
    /// what is sent to it goes to its new inboxes from then on.
    ///
    /// # Errors
    /// As [`Instance::fetch_object`].
    pub async fn refetch_actor(&self, id: &str) -> Result<RemoteActor> {
        let document = self.fetch_object(id).await?;
        self.keep_actor(&document).await
    }

    /// Stores an actor as its origin has just described it.
    pub(crate) async fn keep_actor(&self, document: &Value) -> Result<RemoteActor> {
        let actor = RemoteActor::read(document, self.clock.millis())?;
        // Whoever's address leads back here would have this server send to itself, and compare with itself.
        if self.addresses.is_ours(&actor.id) {
            return Err(FederationError::invalid(
                "actor_invalid",
                "the address leads back to an actor of this server",
            ));
        }
        let kept = kept(document).to_string();
        if document.to_string().len() > MAX_DOCUMENT || kept.len() > MAX_KEPT {
            return Err(FederationError::invalid(
                "actor_invalid",
                format!(
                    "the actor's document is longer than {MAX_DOCUMENT} bytes, or what is kept of it than {MAX_KEPT}"
                ),
            ));
        }
        let row = store::RemoteActor {
            ap_id: actor.id.clone(),
            origin: ids::origin(&actor.id)
                .map(|origin| origin.ascii_serialization())
                .unwrap_or_default(),
            kind: actor.kind.clone(),
            inbox: actor.inbox.clone(),
            shared_inbox: actor.shared_inbox.clone(),
            preferred_username: actor.preferred_username.clone(),
            names: serde_json::to_string(&actor.names).ok(),
            document: kept,
            fetched_at: actor.fetched_at,
            met_at: actor.fetched_at,
            gone_at: None,
        };
        self.write_down(SmallWrite::Met(Box::new(row))).await?;
        self.move_follower(&actor).await?;
        let shared = actor.shared_inbox.as_deref();
        topic_followers::set_inboxes(self.database.conn(), &actor.id, &actor.inbox, shared).await?;
        Ok(actor)
    }

    /// Has a follower told at its new inboxes. Where there is no room for one more, it stays with those
    /// that it had: else many would follow by a shared one, and each have its own afterwards.
    async fn move_follower(&self, actor: &RemoteActor) -> Result<()> {
        let db = self.database.conn();
        let (inbox, shared) = (actor.inbox.as_str(), actor.shared_inbox.as_deref());
        for held in followers::of_actor(db, &actor.id).await? {
            let changed = held.inbox != inbox || held.shared_inbox.as_deref() != shared;
            let to = actor.server_inbox();
            if changed
                && (held.told_at() == to
                    || follow::has_room(self, held.organization_id, to).await?)
            {
                followers::set_inboxes(db, held.id, inbox, shared, &site::of(to)).await?;
            }
        }
        Ok(())
    }

    /// Whether a key stands in the `assertionMethod` of an actor, as this server saw it at the
    /// actor's own origin within a day: what was there before says nothing of a key that was taken back
    /// since. A key that is not there is looked for once more at the origin itself. Whom the actor's
    /// address leads on to speaks for itself alone.
    ///
    /// # Errors
    /// Where the origin cannot be asked.
    pub async fn holds_assertion_key(&self, actor: &str, key: &Multikey) -> Result<bool> {
        if self.addresses.is_ours(actor) {
            let keys = self.keys_of(actor).await?;
            return Ok(keys.assertion.iter().any(|(_, held)| held == key));
        }
        let holds = |found: &RemoteActor| {
            found.id == actor && found.assertion.iter().any(|(_, held)| held == key)
        };
        self.refuse_blocked(actor).await?;
        let now = self.clock.millis();
        if let Some(known) = self.stored_actor(actor).await?
            && known.is_fresh(now)
        {
            if holds(&known) {
                return Ok(true);
            }
            if known.was_fetched_within(REFETCH_MILLIS, now) {
                return Ok(false);
            }
        }
        Ok(holds(&self.refetch_actor(actor).await?))
    }

    /// The fault of a key for statements that the actor's own origin does not list, with what was read there and when:
    /// whoever has listed it since sees that it was not read again yet.
    pub(crate) async fn unlisted_key(&self, actor: &str) -> FederationError {
        let known = match self.stored_actor(actor).await {
            Ok(known) => known,
            Err(error) => return error,
        };
        let mut detail = format!("the key does not stand in the assertionMethod of {actor}");
        if let Some(known) = known {
            let age = self.clock.millis().saturating_sub(known.fetched_at);
            detail.push_str(&format!(
                ", as this server read it {} s ago, with {} keys of use: whole Multikeys with an `id`, and none that is \
                 named by its address alone. It is read again for a statement that comes more than {} s later, and at \
                 once on an `Update` of the actor",
                age.max(0) / 1_000,
                known.assertion.len(),
                REFETCH_MILLIS / 1_000,
            ));
        }
        FederationError::invalid("proof_key_role", detail)
    }
}
