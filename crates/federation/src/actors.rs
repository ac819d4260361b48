//! Actors of other servers, and the keys found at their origins.

use crate::{
    FederationError, Instance,
    error::Result,
    http_client::HttpError,
    signatures::{PublicKey, SignatureFault},
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use undersigned_domain::{Multikey, ids};
use undersigned_store::remote_actors as store;

/// How old a stored actor may be before it is fetched again, in milliseconds.
const FRESH_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How soon after a fetch a doubtful key is worth another one, in milliseconds.
const REFETCH_MILLIS: i64 = 10 * 60 * 1_000;
/// Most keys read from one actor.
const MAX_KEYS: usize = 20;
/// Longest name kept, in characters.
const MAX_NAME: usize = 300;

/// The types of actors.
const ACTOR_TYPES: [&str; 5] = ["Application", "Group", "Organization", "Person", "Service"];

/// An actor of another server, as its own origin describes it.
#[derive(Debug, Clone)]
pub struct RemoteActor {
    /// Its id.
    pub id: String,
    /// The AS2 type.
    pub kind: String,
    /// Where activities for it go.
    pub inbox: String,
    /// Where activities for its whole server go.
    pub shared_inbox: Option<String>,
    /// The name before the `@`.
    pub preferred_username: Option<String>,
    /// Language to name; `und` for a bare `name`.
    pub names: BTreeMap<String, String>,
    /// HTTP signature keys: id and SPKI PEM.
    pub http_keys: Vec<(String, String)>,
    /// Ed25519 keys in `assertionMethod`: id and key.
    pub assertion: Vec<(String, Multikey)>,
    /// The collection of pinned objects.
    pub featured: Option<String>,
    /// When it was fetched, in milliseconds since 1970.
    pub fetched_at: i64,
}

impl RemoteActor {
    /// Reads an actor's document.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] where it is no actor, or its inbox is on another server.
    pub fn read(document: &Value, fetched_at: i64) -> Result<Self> {
        let invalid = |what: &str| {
            FederationError::invalid("actor_invalid", format!("the actor's {what} is unusable"))
        };
        let members = document.as_object().ok_or_else(|| invalid("document"))?;
        let id = text(members, "id").ok_or_else(|| invalid("id"))?;
        let kind = one(members.get("type"))
            .and_then(Value::as_str)
            .filter(|kind| ACTOR_TYPES.contains(kind))
            .ok_or_else(|| invalid("type"))?;
        let inbox = text(members, "inbox").ok_or_else(|| invalid("inbox"))?;
        if !ids::same_origin(&inbox, &id) {
            return Err(invalid("inbox"));
        }
        let shared_inbox = members
            .get("endpoints")
            .and_then(Value::as_object)
            .and_then(|endpoints| text(endpoints, "sharedInbox"))
            .filter(|shared| ids::same_origin(shared, &id));
        Ok(Self {
            kind: kind.to_owned(),
            inbox,
            shared_inbox,
            preferred_username: text(members, "preferredUsername"),
            names: names(members),
            http_keys: http_keys(members, &id),
            assertion: assertion_keys(members, &id),
            featured: text(members, "featured").filter(|url| ids::same_origin(url, &id)),
            fetched_at,
            id,
        })
    }

    /// Where to send what concerns its whole server.
    pub fn server_inbox(&self) -> &str {
        self.shared_inbox.as_deref().unwrap_or(&self.inbox)
    }

    /// `@name@host`.
    pub fn handle(&self) -> String {
        let host = ids::host(&self.id);
        match &self.preferred_username {
            Some(name) => format!("@{name}@{host}"),
            None => host,
        }
    }
}

fn one(value: Option<&Value>) -> Option<&Value> {
    match value? {
        Value::Array(items) => items.first(),
        other => Some(other),
    }
}

fn text(members: &Map<String, Value>, name: &str) -> Option<String> {
    one(members.get(name))
        .and_then(Value::as_str)
        .filter(|text| text.len() <= ids::MAX_ID_BYTES)
        .map(str::to_owned)
}

fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let items = match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(other) => std::slice::from_ref(other),
        None => &[],
    };
    items.iter().take(MAX_KEYS)
}

fn names(members: &Map<String, Value>) -> BTreeMap<String, String> {
    let short = |name: &str| name.chars().take(MAX_NAME).collect::<String>();
    let mut names: BTreeMap<String, String> = members
        .get("nameMap")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .take(undersigned_domain::names::MAX_NAMES)
        .filter_map(|(language, name)| Some((language.clone(), short(name.as_str()?))))
        .collect();
    if names.is_empty()
        && let Some(name) = text(members, "name")
    {
        names.insert("und".into(), short(&name));
    }
    names
}

/// Keys that the actor lists as its own. `owner`, where it is there, must be the actor.
fn http_keys(members: &Map<String, Value>, id: &str) -> Vec<(String, String)> {
    each(members.get("publicKey"))
        .filter_map(Value::as_object)
        .filter(|key| text(key, "owner").is_none_or(|owner| owner == id))
        .filter_map(|key| {
            let pem = key.get("publicKeyPem")?.as_str()?.to_owned();
            Some((text(key, "id")?, pem))
        })
        .collect()
}

fn assertion_keys(members: &Map<String, Value>, id: &str) -> Vec<(String, Multikey)> {
    each(members.get("assertionMethod"))
        .filter_map(Value::as_object)
        .filter(|key| one(key.get("type")).and_then(Value::as_str) == Some("Multikey"))
        .filter(|key| text(key, "controller").is_none_or(|controller| controller == id))
        .filter_map(|key| {
            let multibase = key.get("publicKeyMultibase")?.as_str()?;
            Some((text(key, "id")?, multibase.parse().ok()?))
        })
        .collect()
}

impl Instance {
    /// An actor of another server: stored if fresh enough, else fetched from its origin.
    ///
    /// # Errors
    /// As [`Instance::fetch_object`].
    pub async fn actor(&self, id: &str) -> Result<RemoteActor> {
        match self.stored_actor(id).await? {
            Some(actor) if self.clock.millis() - actor.fetched_at < FRESH_MILLIS => Ok(actor),
            Some(stale) => match self.refetch_actor(id).await {
                Err(error) if error.is_retryable() => Ok(stale),
                other => other,
            },
            None => self.refetch_actor(id).await,
        }
    }

    /// An actor of another server, if it is stored.
    ///
    /// # Errors
    /// The database.
    pub async fn stored_actor(&self, id: &str) -> Result<Option<RemoteActor>> {
        let Some(row) = store::by_ap_id(self.database.conn(), id).await? else {
            return Ok(None);
        };
        let document: Value = serde_json::from_str(&row.document).unwrap_or_default();
        Ok(RemoteActor::read(&document, row.fetched_at).ok())
    }

    /// Fetches an actor from its origin and stores it.
    ///
    /// # Errors
    /// As [`Instance::fetch_object`].
    pub async fn refetch_actor(&self, id: &str) -> Result<RemoteActor> {
        let document = self.fetch_object(id).await?;
        let actor = RemoteActor::read(&document, self.clock.millis())?;
        store::upsert(
            self.database.conn(),
            store::RemoteActor {
                ap_id: actor.id.clone(),
                origin: ids::origin(&actor.id)
                    .map(|origin| origin.ascii_serialization())
                    .unwrap_or_default(),
                kind: actor.kind.clone(),
                inbox: actor.inbox.clone(),
                shared_inbox: actor.shared_inbox.clone(),
                preferred_username: actor.preferred_username.clone(),
                names: serde_json::to_string(&actor.names).ok(),
                document: document.to_string(),
                fetched_at: actor.fetched_at,
                gone_at: None,
            },
        )
        .await?;
        Ok(actor)
    }

    /// Whether a key stands in the `assertionMethod` of an actor, as this server sees it at the
    /// actor's own origin. A key that is not there is looked for once more at the origin itself.
    ///
    /// # Errors
    /// Where the origin cannot be asked.
    pub async fn holds_assertion_key(&self, actor: &str, key: &Multikey) -> Result<bool> {
        if self.addresses.is_ours(actor) {
            let keys = self.keys_of(actor).await?;
            return Ok(keys.assertion.iter().any(|(_, held)| held == key));
        }
        let holds = |actor: &RemoteActor| actor.assertion.iter().any(|(_, held)| held == key);
        let known = self.actor(actor).await?;
        if holds(&known) {
            return Ok(true);
        }
        if self.clock.millis() - known.fetched_at < REFETCH_MILLIS / 60 {
            return Ok(false);
        }
        Ok(holds(&self.refetch_actor(actor).await?))
    }

    /// The actor whose key an HTTP signature names, and that key.
    ///
    /// # Errors
    /// [`SignatureFault::KeyUnresolvable`], [`SignatureFault::KeyOwner`] or
    /// [`SignatureFault::KeyRejected`]; [`FederationError::Gone`] where the actor is no more.
    pub(crate) async fn http_key(
        &self,
        key_id: &str,
        refetch: bool,
    ) -> Result<(RemoteActor, PublicKey)> {
        let actor = self.owner_of_key(key_id, refetch).await?;
        let pem = actor
            .http_keys
            .iter()
            .find(|(id, _)| id == key_id)
            .map(|(_, pem)| pem.clone())
            .ok_or(SignatureFault::KeyOwner)?;
        Ok((actor, PublicKey::from_pem(&pem)?))
    }

    async fn owner_of_key(&self, key_id: &str, refetch: bool) -> Result<RemoteActor> {
        let unresolvable = |error: FederationError| match error {
            FederationError::Unreachable { source, .. } => {
                FederationError::Signature(SignatureFault::KeyUnresolvable(key_fault(&source)))
            }
            FederationError::Invalid { .. } | FederationError::Malformed { .. } => {
                FederationError::Signature(SignatureFault::KeyUnresolvable("no usable document"))
            }
            other => other,
        };
        let document = key_id.split('#').next().unwrap_or(key_id);
        let lists = |actor: &RemoteActor| actor.http_keys.iter().any(|(id, _)| id == key_id);
        if document != key_id || self.stored_actor(document).await?.is_some() {
            let known = self.stored_actor(document).await?.filter(lists);
            return match known {
                Some(actor) if !refetch => Ok(actor),
                Some(actor) if self.clock.millis() - actor.fetched_at < REFETCH_MILLIS => Ok(actor),
                _ => self.refetch_actor(document).await.map_err(unresolvable),
            };
        }
        // A key with an address of its own: it names its owner, who must list it too.
        let (key, _) = self.fetch_document(document).await.map_err(unresolvable)?;
        let owner = key
            .as_object()
            .and_then(|members| {
                text(members, "owner")
                    .or_else(|| text(members.get("publicKey")?.as_object()?, "owner"))
            })
            .ok_or(SignatureFault::KeyUnresolvable("the key names no owner"))?;
        let actor = self.actor(&owner).await.map_err(unresolvable)?;
        if lists(&actor) {
            return Ok(actor);
        }
        self.refetch_actor(&owner).await.map_err(unresolvable)
    }
}

fn key_fault(error: &HttpError) -> &'static str {
    match error {
        HttpError::AddressForbidden => "its address is not one this server may connect to",
        HttpError::Timeout => "its server does not answer in time",
        _ => "its server cannot be asked",
    }
}
