//! Keys are made, taken in, given up and forgotten.

use super::{HTTP_OVERLAP_MILLIS, RSA, Retired};
use crate::{FederationError, Instance, error::Result};
use undersigned_domain::{Multikey, SecretKey};
use undersigned_store::{ConnectionTrait, StoreError, keys as store};

const ED25519: &str = "ed25519";

impl Instance {
    /// Makes one more Ed25519 key for an actor, under a fragment of its own. Answers its id.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn add_proof_key(
        &self,
        db: &impl ConnectionTrait,
        actor: &str,
    ) -> Result<String> {
        let seed: [u8; 32] = self.entropy.bytes()?;
        let public = SecretKey::from_seed(&seed).public().to_string();
        let fragment = next_fragment(db, actor, ED25519, "ed25519-key").await?;
        self.insert_key(db, actor, &fragment, ED25519, public, &seed)
            .await?;
        Ok(format!("{actor}#{fragment}"))
    }

    /// Takes in an Ed25519 key that does no daily work: a root, with its private half, or a lost key
    /// without. Answers its id.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn add_retired_key(
        &self,
        db: &impl ConnectionTrait,
        actor: &str,
        public: &Multikey,
        private: Option<&SecretKey>,
        why: Retired,
    ) -> Result<String> {
        let fragment = next_fragment(db, actor, ED25519, "ed25519-key").await?;
        let seed = private.map(SecretKey::seed).unwrap_or_default();
        self.insert_key(db, actor, &fragment, ED25519, public.to_string(), &seed)
            .await?;
        let id = format!("{actor}#{fragment}");
        store::retire(db, &id, why.name(), self.clock.millis()).await?;
        if private.is_none() {
            store::forget_private(db, &id).await?;
        }
        Ok(id)
    }

    /// Makes another RSA key for an actor; the one before signs only for those that know no other.
    /// Answers the ids of both.
    ///
    /// # Errors
    /// The database or the cryptographic library.
    pub(crate) async fn replace_http_key(
        &self,
        db: &impl ConnectionTrait,
        actor: &str,
    ) -> Result<(String, String)> {
        let before = self.keys_within(db, actor).await?;
        let before = before.http.key_id().to_owned();
        let (private, public) = self.entropy.rsa_2048()?;
        let fragment = next_fragment(db, actor, RSA, "main-key").await?;
        let why = Retired::Rotated.name();
        store::retire(db, &before, why, self.clock.millis()).await?;
        self.insert_key(db, actor, &fragment, RSA, public, &private)
            .await?;
        Ok((before, format!("{actor}#{fragment}")))
    }

    /// Forgets HTTP keys that nobody can need any more.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn forget_old_http_keys(&self) -> Result<()> {
        let before = self.clock.millis() - HTTP_OVERLAP_MILLIS;
        store::forget_retired(self.database.conn(), RSA, before).await?;
        Ok(())
    }

    /// Makes both keys for a new actor.
    ///
    /// # Errors
    /// The database or the cryptographic library.
    pub async fn create_keys(&self, db: &impl ConnectionTrait, actor: &str) -> Result<()> {
        let (private, public) = self.entropy.rsa_2048()?;
        self.insert_key(db, actor, "main-key", RSA, public, &private)
            .await?;
        let seed: [u8; 32] = self.entropy.bytes()?;
        let public = SecretKey::from_seed(&seed).public().to_string();
        self.insert_key(db, actor, "ed25519-key", ED25519, public, &seed)
            .await
    }

    /// Takes a private half back that was given away, for one of an actor's Ed25519 keys.
    ///
    /// # Errors
    /// [`FederationError::NotFound`] where it belongs to none of them.
    pub(crate) async fn restore_proof_key(
        &self,
        db: &impl ConnectionTrait,
        actor: &str,
        key: &SecretKey,
    ) -> Result<String> {
        let public = key.public();
        let keys = self.keys_within(db, actor).await?;
        let held = keys.proof.iter().find(|held| held.public == public);
        let held = held.ok_or_else(|| {
            FederationError::not_found("key_unknown", "the organisation has never had that key")
        })?;
        let sealed = self.secret.seal(&key.seed(), held.id.as_bytes())?;
        store::restore_private(db, &held.id, sealed).await?;
        Ok(held.id.clone())
    }

    async fn insert_key(
        &self,
        db: &impl ConnectionTrait,
        actor: &str,
        fragment: &str,
        kind: &str,
        public_key: String,
        private: &[u8],
    ) -> Result<()> {
        let key_id = format!("{actor}#{fragment}");
        let private_key_sealed = self.secret.seal(private, key_id.as_bytes())?;
        store::insert(
            db,
            store::NewActorKey {
                owner: actor.to_owned(),
                kind: kind.to_owned(),
                key_id,
                public_key,
                private_key_sealed,
                created_at: self.clock.millis(),
            },
        )
        .await?;
        Ok(())
    }

    pub(crate) async fn ensure_instance_keys(&self) -> Result<()> {
        let actor = self.addresses.instance_actor();
        if !store::active(self.database.conn(), &actor)
            .await?
            .is_empty()
        {
            return Ok(());
        }
        let transaction = self.database.begin().await?;
        match self.create_keys(&transaction, &actor).await {
            Ok(()) => Ok(transaction.commit().await?),
            // Another process was first.
            Err(FederationError::Store(StoreError::Conflict(_))) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// A fragment that no key of this kind has had: the first key's name, then with a number.
async fn next_fragment(
    db: &impl ConnectionTrait,
    actor: &str,
    kind: &str,
    first: &str,
) -> Result<String> {
    let rows = store::all_for(db, actor).await?;
    let mut number = rows.iter().filter(|row| row.kind == kind).count() + 1;
    // A file of keys leaves out those that were given up, so that there may be fewer than numbers.
    loop {
        let fragment = match number {
            1 => first.to_owned(),
            number => format!("{first}-{number}"),
        };
        let id = format!("{actor}#{fragment}");
        if rows.iter().all(|row| row.key_id != id) {
            return Ok(fragment);
        }
        number += 1;
    }
}
