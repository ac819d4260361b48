//! The keys of our own actors: an RSA key for HTTP signatures, an Ed25519 key for proofs. Private
//! halves are sealed at rest.

use crate::{FederationError, Instance, error::Result, signatures::SigningKey};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use undersigned_domain::{Author, Multikey, SecretKey};
use undersigned_store::{ConnectionTrait, StoreError, keys as store};

const RSA: &str = "rsa";
const ED25519: &str = "ed25519";

/// The keys of one of our actors.
#[derive(Debug)]
pub struct ActorKeys {
    /// Signs HTTP requests.
    pub http: SigningKey,
    /// Public half of `http`, SPKI PEM.
    pub http_public_pem: String,
    /// Signs statements: the newest Ed25519 key.
    pub author: Author,
    /// Every Ed25519 key that has not been retired: id and public half.
    pub assertion: Vec<(String, Multikey)>,
}

/// Opened keys, kept in memory so that each is parsed once.
#[derive(Default)]
pub(crate) struct KeyRing(Mutex<HashMap<String, Arc<ActorKeys>>>);

impl Instance {
    /// The keys of one of our actors.
    ///
    /// # Errors
    /// [`FederationError::NotFound`] where there is none of that id.
    pub async fn keys_of(&self, actor: &str) -> Result<Arc<ActorKeys>> {
        let held = self
            .keys
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(actor)
            .cloned();
        if let Some(keys) = held {
            return Ok(keys);
        }
        let keys = Arc::new(self.open_keys(actor).await?);
        let mut ring = self.keys.0.lock().unwrap_or_else(PoisonError::into_inner);
        ring.insert(actor.to_owned(), keys.clone());
        Ok(keys)
    }

    async fn open_keys(&self, actor: &str) -> Result<ActorKeys> {
        let rows = store::active(self.database.conn(), actor).await?;
        let mut http = None;
        let mut author = None;
        let mut assertion = Vec::new();
        for row in rows {
            let private = self
                .secret
                .open(&row.private_key_sealed, row.key_id.as_bytes())?;
            if row.kind == RSA {
                http = Some((
                    SigningKey::from_pkcs8(row.key_id, &private)?,
                    row.public_key,
                ));
                continue;
            }
            let seed = <[u8; 32]>::try_from(private.as_slice()).map_err(|_| StoreError::Sealed)?;
            let key = SecretKey::from_seed(&seed);
            assertion.push((row.key_id.clone(), key.public()));
            author = Some(Author {
                actor: actor.to_owned(),
                key,
                key_id: row.key_id,
            });
        }
        match (http, author) {
            (Some((http, http_public_pem)), Some(author)) => Ok(ActorKeys {
                http,
                http_public_pem,
                author,
                assertion,
            }),
            _ => Err(FederationError::not_found(
                "actor_unknown",
                format!("{actor} is no actor here"),
            )),
        }
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
