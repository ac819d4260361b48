//! Actors of other servers, and the keys found at their origins.

mod stored;

use crate::{
    FederationError,
    error::Result,
    property::{self, each, text},
    signatures::{PublicKey, SignatureFault},
    site,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use undersigned_domain::{Multikey, ids, names::is_language_tag};
use undersigned_proof::strict_json::{is_assigned, turns_text};
use unicode_normalization::UnicodeNormalization as _;

/// How old a stored actor may be before it is fetched again, in milliseconds.
const FRESH_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How soon after a fetch a missing key for statements is worth another one, in milliseconds.
const REFETCH_MILLIS: i64 = 10 * 1_000;
/// What of its document is read later. Nothing else is kept.
const KEPT: [&str; 16] = [
    "alsoKnownAs",
    "assertionMethod",
    "endpoints",
    "featured",
    "followers",
    "icon",
    "id",
    "inbox",
    "movedTo",
    "name",
    "nameMap",
    "preferredUsername",
    "publicKey",
    "published",
    "sharedInbox",
    "type",
];
/// Longest name kept, in characters.
const MAX_NAME: usize = 300;
/// Longest name before the `@`, in characters.
const MAX_USERNAME: usize = 100;

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
    /// HTTP signature keys: id and SPKI PEM, which is empty where the actor only names the key.
    pub http_keys: Vec<(String, String)>,
    /// Ed25519 keys in `assertionMethod`: id and key.
    pub assertion: Vec<(String, Multikey)>,
    /// The collection of pinned objects.
    pub featured: Option<String>,
    /// The collection of followers.
    pub followers: Option<String>,
    /// Other actors that it says it is, or was.
    pub also_known_as: Vec<String>,
    /// When it was fetched, in milliseconds since 1970.
    pub fetched_at: i64,
    /// Whether it said farewell since: its origin is asked again before any key of it is believed.
    pub gone: bool,
    /// Whether nothing was held back from its own host when this was asked of the database, so that there is nothing to
    /// do once it is heard from. Not where nobody looked.
    pub reachable: bool,
}

impl RemoteActor {
    /// Reads an actor's document.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] where it is no actor, or its inbox is somebody else's.
    pub fn read(document: &Value, fetched_at: i64) -> Result<Self> {
        let invalid = |what: &str| FederationError::invalid("actor_invalid", what);
        let members = document
            .as_object()
            .ok_or_else(|| invalid("an actor is an object"))?;
        let id = text(members, "id").ok_or_else(|| invalid("the actor has no `id`"))?;
        let kind = property::kind(members, &ACTOR_TYPES)
            .filter(|kind| ACTOR_TYPES.contains(kind))
            .ok_or_else(|| {
                let known = ACTOR_TYPES.join(", ");
                invalid(&format!("the actor's `type` is none of {known}"))
            })?;
        let inbox = property::id(members.get("inbox"))
            .filter(|inbox| is_inbox_of(inbox, &id))
            .ok_or_else(|| {
                invalid(
                    "the actor has no `inbox` at its own origin, or, over https, under its own registrable domain",
                )
            })?
            .to_owned();
        // Some write it beside the others, too.
        let shared_inbox = property::first(members.get("endpoints"))
            .and_then(Value::as_object)
            .and_then(|endpoints| text(endpoints, "sharedInbox"))
            .or_else(|| text(members, "sharedInbox"))
            .filter(|shared| is_inbox_of(shared, &id));
        Ok(Self {
            kind: kind.to_owned(),
            inbox,
            shared_inbox,
            preferred_username: text(members, "preferredUsername").filter(|name| is_username(name)),
            names: names(members),
            http_keys: http_keys(members, &id),
            assertion: assertion_keys(members, &id),
            featured: collection(members, "featured", &id),
            followers: collection(members, "followers", &id),
            also_known_as: property::ids(members.get("alsoKnownAs"))
                .map(str::to_owned)
                .collect(),
            fetched_at,
            gone: false,
            reachable: false,
            id,
        })
    }

    /// Whether its origin was asked within a day; `now` in milliseconds since 1970.
    pub(crate) fn is_fresh(&self, now: i64) -> bool {
        self.was_fetched_within(FRESH_MILLIS, now)
    }

    /// Whether its origin was asked within so many milliseconds, and it was there since. Further ahead than the clocks of two
    /// processes may be apart, the time was written by a clock that has been set right since.
    pub(crate) fn was_fetched_within(&self, millis: i64, now: i64) -> bool {
        !self.gone && (-REFETCH_MILLIS..millis).contains(&now.saturating_sub(self.fetched_at))
    }

    /// Its keys for statements, if its origin was asked not long ago; `now` in milliseconds since
    /// 1970.
    pub(crate) fn listed_lately(&self, now: i64) -> &[(String, Multikey)] {
        match self.is_fresh(now) {
            true => &self.assertion,
            false => &[],
        }
    }

    /// Where to send what concerns its whole server.
    pub fn server_inbox(&self) -> &str {
        self.shared_inbox.as_deref().unwrap_or(&self.inbox)
    }

    /// The key for HTTP signatures of that id.
    ///
    /// # Errors
    /// [`SignatureFault::KeyOwner`] where the actor does not list it;
    /// [`SignatureFault::KeyRejected`] where it must not be used.
    pub fn http_key(&self, key_id: &str) -> Result<PublicKey, SignatureFault> {
        PublicKey::from_pem(self.http_key_pem(key_id)?)
    }

    /// The same, as it is written.
    pub(crate) fn http_key_pem(&self, key_id: &str) -> Result<&str, SignatureFault> {
        let listed = self.http_keys.iter().find(|(id, _)| id == key_id);
        let (_, pem) = listed.ok_or_else(|| self.unlisted(key_id))?;
        Ok(pem)
    }

    /// Why a key for HTTP signatures is none of the actor's.
    fn unlisted(&self, key_id: &str) -> SignatureFault {
        let is_assertion = self.assertion.iter().any(|(id, _)| id == key_id);
        let why = match self.http_keys.first() {
            _ if key_id == self.id => {
                "`keyId` is the id of the actor itself, and not that of a key in its `publicKey`"
                    .to_owned()
            }
            _ if is_assertion => format!(
                "{key_id} stands in the `assertionMethod` of {}, which is for proofs, and not in its `publicKey`",
                self.id
            ),
            None => format!(
                "{} has no `publicKey` with an `id`, a `publicKeyPem` and, if any, itself as `owner`",
                self.id
            ),
            Some((other, _)) => format!(
                "the `publicKey` of {} is {other}, and not {key_id}",
                self.id
            ),
        };
        SignatureFault::key_owner(&why)
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

/// What is kept of an actor's document.
fn kept(document: &Value) -> Value {
    let members = document.as_object().into_iter().flatten();
    let kept = members.filter(|(name, _)| KEPT.contains(&name.as_str()));
    Value::Object(
        kept.map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    )
}

/// Whether an address may be an inbox of an actor: of its own server, or of another one of the
/// same owner over https. Whether it may be connected to is asked when something is sent there.
fn is_inbox_of(inbox: &str, actor: &str) -> bool {
    inbox.len() <= ids::MAX_ID_BYTES && site::same(inbox, actor)
}

/// The address of a collection of the actor's, as an id or embedded.
fn collection(members: &Map<String, Value>, name: &str, actor: &str) -> Option<String> {
    property::id(members.get(name))
        .filter(|id| id.len() <= ids::MAX_ID_BYTES && ids::same_origin(id, actor))
        .map(str::to_owned)
}

/// Whether a name may stand before the `@` and read as nothing else.
fn is_username(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~');
    !name.is_empty() && name.chars().all(plain) && name.chars().nth(MAX_USERNAME).is_none()
}

/// A name as it may stand in any sentence and any document: one line of characters that there are, none
/// of which turns the text around it. None where nothing is left.
fn plain_name(name: &str) -> Option<String> {
    let plain = |c: char| match c {
        '\u{2028}' | '\u{2029}' => Some(' '),
        _ if c.is_control() => Some(' '),
        '\u{feff}' => None,
        _ => Some(c).filter(|c| is_assigned(*c) && !turns_text(*c)),
    };
    let line: String = name
        .chars()
        .filter_map(plain)
        .nfc()
        .take(MAX_NAME)
        .collect();
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

fn names(members: &Map<String, Value>) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, String> = members
        .get("nameMap")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter(|(language, _)| is_language_tag(language))
        .filter_map(|(language, name)| Some((language.clone(), plain_name(name.as_str()?)?)))
        .take(undersigned_domain::names::MAX_NAMES)
        .collect();
    if names.is_empty()
        && let Some(name) = text(members, "name").and_then(|name| plain_name(&name))
    {
        names.insert("und".into(), name);
    }
    names
}

/// Keys that the actor lists as its own. `owner`, where it is there, must be the actor.
fn http_keys(members: &Map<String, Value>, id: &str) -> Vec<(String, String)> {
    each(members.get("publicKey"))
        .filter_map(|key| match key {
            Value::String(id) => Some((id.clone(), String::new())),
            Value::Object(key) => {
                let mut owners = property::ids(key.get("owner"));
                let pem = key.get("publicKeyPem")?.as_str()?.to_owned();
                let id = text(key, "id").filter(|_| owners.all(|owner| owner == id))?;
                Some((id, pem))
            }
            _ => None,
        })
        .collect()
}

fn assertion_keys(members: &Map<String, Value>, id: &str) -> Vec<(String, Multikey)> {
    each(members.get("assertionMethod"))
        .filter_map(Value::as_object)
        .filter(|key| property::is_a(key, "Multikey"))
        .filter(|key| property::id(key.get("controller")).is_none_or(|it| it == id))
        .filter_map(|key| {
            let multibase = key.get("publicKeyMultibase")?.as_str()?;
            Some((text(key, "id")?, multibase.parse().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn actor(members: Value) -> RemoteActor {
        let id = "https://a.example/users/a";
        let mut document = json!({"id": id, "type": "Person", "inbox": format!("{id}/inbox")});
        if let (Some(document), Value::Object(members)) = (document.as_object_mut(), members) {
            document.extend(members);
        }
        RemoteActor::read(&document, 0).expect("an actor")
    }

    #[test]
    fn row_630_what_nobody_reads_of_an_actor_is_not_kept() {
        let id = "https://a.example/users/a";
        let document = json!({
            "@context": ["https://www.w3.org/ns/activitystreams"],
            "id": id, "type": ["Person"], "inbox": format!("{id}/inbox"),
            "endpoints": {"sharedInbox": "https://a.example/inbox"},
            "preferredUsername": "a", "nameMap": {"en": "A"}, "summary": "x".repeat(60_000),
            "publicKey": {"id": format!("{id}#k"), "owner": id, "publicKeyPem": "pem"},
            "assertionMethod": [{
                "id": format!("{id}#ed"), "type": "Multikey", "controller": id,
                "publicKeyMultibase": "z6MkjxQKyZdjHSQRA6yZxwwxrtJ7bMAKD5zfvrpreTnR2Q3p",
            }],
            "featured": format!("{id}/featured"), "followers": format!("{id}/followers"),
            "alsoKnownAs": ["https://b.example/users/a"],
            "attachment": [{"type": "PropertyValue", "name": "n", "value": "v"}],
        });
        let kept = kept(&document);
        assert!(kept.to_string().len() < 2_000, "{kept}");
        let read = |document| format!("{:?}", RemoteActor::read(document, 0).expect("an actor"));
        assert_eq!(read(&kept), read(&document));
        for member in ["featured", "followers", "b.example", "#ed", "pem"] {
            assert!(read(&kept).contains(member), "{member}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_key_is_said() {
        let id = "https://a.example/users/a";
        let key = |fragment: &str, owner: &str| json!({"id": format!("{id}#{fragment}"), "owner": owner, "publicKeyPem": "pem"});
        let said = |public_key: Value, key_id: &str| {
            let read = actor(json!({"publicKey": public_key, "assertionMethod": {
                "id": format!("{id}#ed"), "type": "Multikey",
                "publicKeyMultibase": "z6MkjxQKyZdjHSQRA6yZxwwxrtJ7bMAKD5zfvrpreTnR2Q3p",
            }}));
            let fault = read.http_key_pem(key_id).expect_err("it is not listed");
            assert_eq!(fault.code(), "key_owner");
            fault.to_string()
        };
        let main = format!("{id}#main");
        assert!(said(key("main", id), id).contains("the id of the actor itself"));
        assert!(said(key("main", id), &format!("{id}#ed")).contains("which is for proofs"));
        assert!(said(key("other", id), &main).contains("#other, and not"));
        for none in [json!(null), key("main", "https://b.example/users/b")] {
            assert!(said(none, &main).contains("has no `publicKey`"));
        }
    }

    #[test]
    fn names_are_plain_whatever_is_written_in_them() {
        let read = actor(json!({"nameMap": {
            "en": "\u{feff} Dock\u{202e}ers\u{2069}\n\u{0}of\u{2028}e\u{301}\u{ffff} ",
            "fr": "\u{202a}\u{7}",
            "\" lang=\"": "Dockers",
        }}));
        let expected = [("en".to_owned(), "Dockers  of \u{e9}".to_owned())];
        assert_eq!(read.names, BTreeMap::from(expected));
        let bare = actor(json!({"nameMap": {"en": "\u{202e}"}, "name": "Dock\tworkers"}));
        let expected = [("und".to_owned(), "Dock workers".to_owned())];
        assert_eq!(bare.names, BTreeMap::from(expected));
        assert!(actor(json!({"name": "\u{1}"})).names.is_empty());
    }

    #[test]
    fn a_handle_reads_as_a_handle() {
        let handle = |name: &str| actor(json!({"preferredUsername": name})).handle();
        for name in ["mei", "dock-workers_2.0~", "鋼鐵工會"] {
            assert_eq!(handle(name), format!("@{name}@a.example"));
        }
        let long = "a".repeat(MAX_USERNAME + 1);
        for name in ["", "a b", "a@b.example", "a\u{202e}b", "<b>", "a\n", &long] {
            assert_eq!(handle(name), "a.example", "{name}");
        }
    }
}
