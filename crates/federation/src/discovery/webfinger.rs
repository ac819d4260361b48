//! WebFinger (RFC 7033): from `@name@host` to an actor, both ways.

use crate::{
    FederationError, Instance, actors::RemoteActor, error::Result, http_client::HttpError,
    objects::actor::instance_handle,
};
use activitypub_federation::{
    FEDERATION_CONTENT_TYPE,
    fetch::webfinger::{Webfinger, WebfingerLink},
};
use undersigned_domain::ids;
use undersigned_store::organizations;
use url::Url;

/// Longest `resource` that is read.
const MAX_RESOURCE: usize = 2_048;

impl Instance {
    /// Answers a WebFinger query about one of our actors.
    ///
    /// # Errors
    /// [`FederationError::Malformed`] for what is no `acct:name@host` or address;
    /// [`FederationError::NotFound`] for whom we do not have.
    pub async fn webfinger(&self, resource: &str) -> Result<Webfinger> {
        let malformed =
            || FederationError::malformed("resource_invalid", "`resource` must be acct:name@host");
        let unknown =
            || FederationError::not_found("actor_unknown", "there is no such account here");
        if resource.is_empty() || resource.len() > MAX_RESOURCE {
            return Err(malformed());
        }
        let handle = if let Some(account) = resource.strip_prefix("acct:") {
            let account = account.strip_prefix('@').unwrap_or(account);
            let (name, host) = account.split_once('@').ok_or_else(malformed)?;
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
            if name.is_empty() || host.is_empty() || !host.chars().all(plain) {
                return Err(malformed());
            }
            if !host.eq_ignore_ascii_case(&self.addresses.host()) {
                return Err(unknown());
            }
            name.to_owned()
        } else if ids::canonical_id("resource", resource).is_ok() {
            if resource == self.addresses.instance_actor() {
                instance_handle(&self.addresses)
            } else {
                self.addresses
                    .handle_of(resource)
                    .ok_or_else(unknown)?
                    .to_owned()
            }
        } else {
            return Err(malformed());
        };
        let actor = if handle == instance_handle(&self.addresses) {
            self.addresses.instance_actor()
        } else {
            organizations::by_handle(self.database.conn(), &handle)
                .await?
                .ok_or_else(unknown)?
                .ap_id
        };
        descriptor(&handle, &self.addresses.host(), &actor)
    }

    /// Finds an actor by `@name@host`, `name@host` or its id, and fetches it. One of our own
    /// organisations is `None`.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] for what is neither; as [`Instance::fetch_object`] else.
    pub async fn find_actor(&self, account: &str) -> Result<FoundActor> {
        let account = account.trim();
        let id = if account.starts_with("http://") || account.starts_with("https://") {
            ids::canonical_id("account", account)?;
            account.to_owned()
        } else {
            self.find_account(account).await?
        };
        if self.addresses.is_ours(&id) {
            return Ok(FoundActor::Ours(id));
        }
        Ok(FoundActor::Theirs(Box::new(self.actor(&id).await?)))
    }

    async fn find_account(&self, account: &str) -> Result<String> {
        let invalid = || {
            FederationError::invalid(
                "account_invalid",
                "write an account as @name@host, or as the address of its profile",
            )
        };
        let account = account.strip_prefix("acct:").unwrap_or(account);
        let (name, host) = account
            .strip_prefix('@')
            .unwrap_or(account)
            .split_once('@')
            .ok_or_else(invalid)?;
        if name.is_empty() || host.is_empty() || host.contains(['/', '?', '#', '@', '\\']) {
            return Err(invalid());
        }
        if host.eq_ignore_ascii_case(&self.addresses.host()) {
            return organizations::by_handle(self.database.conn(), name)
                .await?
                .map(|organization| organization.ap_id)
                .ok_or_else(|| {
                    FederationError::not_found("actor_unknown", "there is no such account here")
                });
        }
        let scheme = if self.allow_private_network && is_loopback(host) {
            "http"
        } else {
            "https"
        };
        let mut url = Url::parse(&format!("{scheme}://{host}/.well-known/webfinger"))
            .map_err(|_| invalid())?;
        url.query_pairs_mut()
            .append_pair("resource", &format!("acct:{name}@{host}"));
        let unreachable = |source: HttpError| FederationError::Unreachable {
            host: host.to_owned(),
            source,
        };
        let fetched = self
            .http
            .get(&url, "application/jrd+json, application/json", None)
            .await
            .map_err(unreachable)?;
        match fetched.status.as_u16() {
            200 => {}
            404 | 410 => {
                return Err(FederationError::not_found(
                    "actor_unknown",
                    format!("{host} knows no account {name}"),
                ));
            }
            status => {
                return Err(unreachable(HttpError::Unreachable(format!(
                    "it answered {status}"
                ))));
            }
        }
        let found: Webfinger = serde_json::from_slice(&fetched.body).map_err(|_| {
            FederationError::invalid("webfinger_invalid", format!("{host} answered no WebFinger"))
        })?;
        found
            .links
            .iter()
            .filter(|link| link.rel.as_deref() == Some("self"))
            .filter(|link| {
                link.kind
                    .as_deref()
                    .is_some_and(crate::fetch::is_activity_json)
            })
            .find_map(|link| link.href.as_ref())
            .map(|href| href.to_string())
            .ok_or_else(|| {
                FederationError::invalid(
                    "webfinger_invalid",
                    format!("{host} names no ActivityPub actor for this account"),
                )
            })
    }
}

/// An actor that was looked for.
#[derive(Debug, Clone)]
pub enum FoundActor {
    /// One of our organisations, by id.
    Ours(String),
    /// One of another server.
    Theirs(Box<RemoteActor>),
}

impl FoundActor {
    /// The actor's id.
    pub fn id(&self) -> &str {
        match self {
            Self::Ours(id) => id,
            Self::Theirs(actor) => &actor.id,
        }
    }
}

fn is_loopback(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name == "localhost"
        || name.ends_with(".localhost")
        || name.starts_with("127.")
        || name == "[::1]"
}

fn descriptor(handle: &str, host: &str, actor: &str) -> Result<Webfinger> {
    let href = Url::parse(actor)
        .map_err(|_| FederationError::Internal("an actor's id is no address".into()))?;
    let link = |rel: &str, kind: &str| WebfingerLink {
        rel: Some(rel.to_owned()),
        kind: Some(kind.to_owned()),
        href: Some(href.clone()),
        ..Default::default()
    };
    Ok(Webfinger {
        subject: format!("acct:{handle}@{host}"),
        links: vec![
            link("self", FEDERATION_CONTENT_TYPE),
            link("http://webfinger.net/rel/profile-page", "text/html"),
        ],
        aliases: vec![href.clone()],
        ..Default::default()
    })
}
