//! The keys of our own actors: an RSA key for HTTP signatures, an Ed25519 key for proofs. Private
//! halves are sealed at rest.

mod making;

use crate::{FederationError, Instance, error::Result, signatures::SigningKey};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use undersigned_domain::{Author, Multikey, SecretKey, Statement};
use undersigned_store::{ConnectionTrait, StoreError, keys as store};

const RSA: &str = "rsa";

/// How long a replaced HTTP key still signs for servers that know no other, in milliseconds.
pub const HTTP_OVERLAP_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;

/// Why a key is not used any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retired {
    /// Another one took its place.
    Rotated,
    /// Its private half is gone.
    Lost,
    /// Somebody else has it.
    Compromised,
}

impl Retired {
    /// The name in the database and in what commands print.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rotated => "rotated",
            Self::Lost => "lost",
            Self::Compromised => "compromised",
        }
    }

    /// Reads that name; what is not known was replaced.
    pub(crate) fn read(name: Option<&str>) -> Self {
        match name {
            Some("lost") => Self::Lost,
            Some("compromised") => Self::Compromised,
            _ => Self::Rotated,
        }
    }
}

/// An Ed25519 key of ours, as it stands now.
#[derive(Debug, Clone)]
pub struct ProofKey {
    /// The key's id.
    pub id: String,
    /// The public half.
    pub public: Multikey,
    /// Set once it is not listed in the actor's document any more.
    pub retired: Option<Retired>,
    /// Signs with it, while the private half is here.
    pub author: Option<Author>,
}

/// The keys of one of our actors.
#[derive(Debug, Clone)]
pub struct ActorKeys {
    /// Signs HTTP requests.
    pub http: SigningKey,
    /// Public half of `http`, SPKI PEM.
    pub http_public_pem: String,
    /// HTTP keys that were replaced, newest first, each with the time of that, in milliseconds.
    http_before: Vec<(SigningKey, i64)>,
    /// Signs statements: the newest Ed25519 key in use, or, after [`ActorKeys::speaking_in`], the
    /// one that speaks in an appeal.
    pub author: Author,
    /// Every Ed25519 key that has not been retired: id and public half.
    pub assertion: Vec<(String, Multikey)>,
    /// Every Ed25519 key this actor has ever had here, oldest first.
    pub proof: Vec<ProofKey>,
}

impl ActorKeys {
    /// What signs with one of these keys, if its private half is here.
    pub fn author_of(&self, key: &Multikey) -> Option<&Author> {
        let found = self.proof.iter().find(|held| held.public == *key);
        found.and_then(|held| held.author.as_ref())
    }

    /// Whether a key is, or once was, this actor's.
    pub fn knows(&self, key: &Multikey) -> bool {
        self.proof.iter().any(|held| held.public == *key)
    }

    /// Whether a statement is this actor's word under one of these keys, in use or not, that nobody
    /// else may have.
    pub(crate) fn has_signed(&self, statement: &Statement) -> bool {
        statement.author == self.author.actor && self.has_alone(&statement.key)
    }

    /// Whether a key is, or once was, this actor's, and nobody else may have it.
    pub(crate) fn has_alone(&self, key: &Multikey) -> bool {
        self.proof
            .iter()
            .any(|held| held.public == *key && held.retired != Some(Retired::Compromised))
    }

    /// Public halves of all its Ed25519 keys, oldest first.
    pub fn all_public(&self) -> Vec<Multikey> {
        self.proof.iter().map(|held| held.public.clone()).collect()
    }

    /// The newest Ed25519 key in use.
    pub fn newest(&self) -> Option<&ProofKey> {
        self.proof.iter().rev().find(|held| held.retired.is_none())
    }

    /// The HTTP keys to sign with, one after the other, where a host answers that it does not
    /// believe a signature: it may still hold the key from before.
    pub fn http_keys_to_try(&self, now: i64) -> Vec<&SigningKey> {
        let before = self
            .http_before
            .iter()
            .filter(|(_, retired_at)| now - retired_at < HTTP_OVERLAP_MILLIS);
        std::iter::once(&self.http)
            .chain(before.map(|(key, _)| key))
            .collect()
    }
}

/// Opened keys, kept in memory so that each is parsed once. The mark tells when another process
/// has changed them.
#[derive(Default)]
pub(crate) struct KeyRing {
    opened: Mutex<HashMap<String, (store::Mark, Arc<ActorKeys>)>>,
    /// The actor elsewhere whose keys were looked at last.
    pub(crate) looked_at: Mutex<String>,
}

/// As [`ActorKeys::has_alone`]; nobody has a key of whom there is not.
fn has_alone(keys: Result<Arc<ActorKeys>>, key: &Multikey) -> Result<bool> {
    match keys {
        Ok(keys) => Ok(keys.has_alone(key)),
        Err(FederationError::NotFound { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

impl Instance {
    /// Whether what is under a key is the word of one of our actors, that nobody else can have given. An
    /// initiator may let in any key as that of an actor of ours.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn is_own_word(&self, author: &str, key: &Multikey) -> Result<bool> {
        if !self.addresses.is_ours(author) {
            return Ok(false);
        }
        has_alone(self.keys_of(author).await, key)
    }

    /// The same, as a transaction sees it.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn is_own_word_within(
        &self,
        db: &impl ConnectionTrait,
        author: &str,
        key: &Multikey,
    ) -> Result<bool> {
        if !self.addresses.is_ours(author) {
            return Ok(false);
        }
        has_alone(self.keys_within(db, author).await, key)
    }

    /// The keys of one of our actors, as they stand now, whichever process changed them last.
    ///
    /// # Errors
    /// [`FederationError::NotFound`] where there is none of that id.
    pub async fn keys_of(&self, actor: &str) -> Result<Arc<ActorKeys>> {
        let mark = self.mark_of_keys(actor).await?;
        self.keys_marked(self.database.conn(), actor, mark).await
    }

    /// The same, as a transaction sees them.
    ///
    /// # Errors
    /// As [`Instance::keys_of`].
    pub async fn keys_within(
        &self,
        db: &impl ConnectionTrait,
        actor: &str,
    ) -> Result<Arc<ActorKeys>> {
        let mark = store::mark(db, actor).await?;
        self.keys_marked(db, actor, mark).await
    }

    /// The keys that have this mark.
    async fn keys_marked(
        &self,
        db: &impl ConnectionTrait,
        actor: &str,
        mark: store::Mark,
    ) -> Result<Arc<ActorKeys>> {
        let held = self
            .keys
            .opened
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(actor)
            .filter(|(held, _)| *held == mark)
            .map(|(_, keys)| keys.clone());
        if let Some(keys) = held {
            return Ok(keys);
        }
        let keys = Arc::new(self.open_keys(db, actor).await?);
        let mut ring = self
            .keys
            .opened
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        ring.insert(actor.to_owned(), (mark, keys.clone()));
        Ok(keys)
    }

    async fn open_keys(&self, db: &impl ConnectionTrait, actor: &str) -> Result<ActorKeys> {
        let mut http = None;
        let mut http_before = Vec::new();
        let mut proof = Vec::new();
        for row in store::all_for(db, actor).await? {
            let private = match row.private_key_sealed.as_slice() {
                [] => None,
                sealed => Some(self.secret.open(sealed, row.key_id.as_bytes())?),
            };
            if row.kind == RSA {
                let Some(private) = private else { continue };
                let key = SigningKey::from_pkcs8(row.key_id, &private)?;
                match row.retired_at {
                    None => http = Some((key, row.public_key)),
                    Some(at) => http_before.insert(0, (key, at)),
                }
                continue;
            }
            let Ok(public) = row.public_key.parse() else {
                return Err(StoreError::Sealed.into());
            };
            let author = match private {
                None => None,
                Some(private) => {
                    let seed = <[u8; 32]>::try_from(private.as_slice());
                    Some(Author {
                        actor: actor.to_owned(),
                        key: SecretKey::from_seed(&seed.map_err(|_| StoreError::Sealed)?),
                        key_id: row.key_id.clone(),
                    })
                }
            };
            proof.push(ProofKey {
                id: row.key_id,
                public,
                retired: row
                    .retired_at
                    .map(|_| Retired::read(row.retired_as.as_deref())),
                author,
            });
        }
        let used = || {
            proof
                .iter()
                .filter(|held: &&ProofKey| held.retired.is_none())
        };
        let assertion = used()
            .map(|held| (held.id.clone(), held.public.clone()))
            .collect();
        let author = used().filter_map(|held| held.author.clone()).next_back();
        match (http, author) {
            (Some((http, http_public_pem)), Some(author)) => Ok(ActorKeys {
                http,
                http_public_pem,
                http_before,
                author,
                assertion,
                proof,
            }),
            _ => Err(FederationError::not_found(
                "actor_unknown",
                format!("{actor} is no actor here"),
            )),
        }
    }
}
