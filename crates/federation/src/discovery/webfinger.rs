//! WebFinger (RFC 7033): from `@name@host` to an actor, both ways.

use super::own_server::ENDORSE;
use crate::{
    Addresses, FederationError, Instance, actors::RemoteActor, addresses::is_here, error::Result,
    fetch::is_activity_json, http_client::HttpError, objects::actor::instance_handle, property,
};
use activitypub_federation::{
    FEDERATION_CONTENT_TYPE,
    fetch::webfinger::{Webfinger, WebfingerLink},
};
use serde_json::Value;
use undersigned_domain::{ids, typed_text::web_address};
use undersigned_proof::{strict_json, strict_json::Numbers};
use undersigned_store::organizations;
use url::Url;

/// Longest `resource` that is read.
const MAX_RESOURCE: usize = 2_048;
/// Most links read of one answer.
pub(super) const MAX_LINKS: usize = 200;

impl Instance {
    /// Answers a WebFinger query about one of our actors.
    ///
    /// # Errors
    /// [`FederationError::Malformed`] for what is no `acct:name@host` or address;
    /// [`FederationError::NotFound`] for whom we do not have, [`FederationError::Gone`] for an
    /// organisation that was deleted.
    pub async fn webfinger(&self, resource: &str) -> Result<Webfinger> {
        let handle = handle_asked_for(resource, &self.addresses)?;
        let own = instance_handle(&self.addresses);
        let (handle, actor) = if handle.eq_ignore_ascii_case(&own) {
            (own, self.addresses.instance_actor())
        } else {
            let found = organizations::ever_by_handle(self.database.conn(), &handle).await?;
            let found = found.ok_or_else(unknown)?;
            if found.deleted_at.is_some() {
                return Err(FederationError::Gone(found.ap_id));
            }
            (found.handle, found.ap_id)
        };
        let mut found = descriptor(&handle, &self.addresses.host(), &actor)?;
        found.links.push(WebfingerLink {
            rel: Some(ENDORSE.to_owned()),
            template: Some(self.endorse_template()),
            ..Default::default()
        });
        Ok(found)
    }

    /// Finds an actor by `@name@host`, `name@host` or its id, also without `https://`, and fetches it. One of our own
    /// organisations is `None`.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] for what is neither; as [`Instance::fetch_object`] else.
    pub async fn find_actor(&self, account: &str) -> Result<FoundActor> {
        let account = account.trim();
        let id = match typed_id(account)? {
            Some(id) => id,
            None => self.find_account(account).await?,
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
        let (name, host) = name_and_host(account).ok_or_else(invalid)?;
        if host.eq_ignore_ascii_case(&self.addresses.host()) {
            return organizations::by_handle(self.database.conn(), name)
                .await?
                .map(|organization| organization.ap_id)
                .ok_or_else(unknown);
        }
        let scheme = if self.allow_private_network && is_loopback(host) {
            "http"
        } else {
            "https"
        };
        let mut url = Url::parse(&format!("{scheme}://{host}/.well-known/webfinger"))
            .map_err(|_| invalid())?;
        // As servers write it: in small letters, and in ASCII.
        let resource = format!("acct:{name}@{}", ids::host(url.as_str()));
        url.query_pairs_mut().append_pair("resource", &resource);
        let unreachable = |source: HttpError| FederationError::Unreachable {
            host: host.to_owned(),
            source,
        };
        self.refuse_blocked(url.as_str()).await?;
        let fetched = self
            .http
            .get(&url, "application/jrd+json, application/json", None)
            .await
            .map_err(unreachable)?;
        match fetched.status.as_u16() {
            200 => {}
            // Some answer 400 or 422 where they know no such account.
            400 | 404 | 410 | 422 => {
                return Err(FederationError::not_found(
                    "actor_unknown",
                    format!("{host} knows no account {name}"),
                ));
            }
            status => {
                return Err(unreachable(HttpError::Status(status)));
            }
        }
        let found =
            strict_json::parse_message_without_nul(&fetched.body, Numbers::Any).map_err(|_| {
                FederationError::invalid(
                    "webfinger_invalid",
                    format!("{host} answered no WebFinger"),
                )
            })?;
        actor_named_by(&found).ok_or_else(|| {
            FederationError::invalid(
                "webfinger_invalid",
                format!("{host} names no ActivityPub actor for this account"),
            )
        })
    }
}

fn unknown() -> FederationError {
    FederationError::not_found("actor_unknown", "there is no such account here")
}

/// The handle that a `resource` asks for at the server with these addresses. Whether there is such
/// an organisation is another question.
///
/// # Errors
/// [`FederationError::Malformed`] for what is no `acct:name@host` or address, and for another port;
/// [`FederationError::NotFound`] for whom another server has.
pub fn handle_asked_for(resource: &str, addresses: &Addresses) -> Result<String> {
    let malformed =
        || FederationError::malformed("resource_invalid", "`resource` must be acct:name@host");
    if resource.is_empty() || resource.len() > MAX_RESOURCE {
        return Err(malformed());
    }
    if let Some(account) = resource.strip_prefix("acct:") {
        let account = account.strip_prefix('@').unwrap_or(account);
        let (name, host) = account.split_once('@').ok_or_else(malformed)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
        if name.is_empty() || host.is_empty() || !host.chars().all(plain) {
            return Err(malformed());
        }
        if host.eq_ignore_ascii_case(&addresses.host()) {
            return Ok(name.to_owned());
        }
        let port = host.rsplit_once(':').map(|(_, port)| port);
        return match port.is_some_and(|port| !port.contains(']')) {
            // No server is asked for the accounts of another port.
            true => Err(malformed()),
            false => Err(unknown()),
        };
    }
    let resource = in_small_letters(resource);
    let resource = resource.as_str();
    // The server's own address is written without a slash as often as with one: before an id has to be exact.
    let about_server = resource.strip_suffix('/').unwrap_or(resource) == addresses.base();
    if about_server || resource == addresses.instance_actor() {
        return Ok(instance_handle(addresses));
    }
    ids::canonical_id("resource", resource).map_err(|_| malformed())?;
    let handle = addresses.handle_of(resource).ok_or_else(unknown)?;
    Ok(handle.to_owned())
}

/// An address with scheme and host in small letters, as ids have them; the rest as it is.
fn in_small_letters(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    match scheme.is_empty() {
        true => address.to_owned(),
        false => format!(
            "{}://{}{path}",
            scheme.to_ascii_lowercase(),
            host.to_ascii_lowercase()
        ),
    }
}

/// The id that an address leads to as somebody types it; none for what is an account. An id has its host in small letters and
/// in ASCII, and where there is nothing behind that, a stroke.
fn typed_id(typed: &str) -> Result<Option<String>> {
    let typed = web_address(typed);
    if !typed.starts_with("http://") && !typed.starts_with("https://") {
        return Ok(None);
    }
    // An address leaves white space out when it is read: two would become one.
    let is_plain = !typed.contains(|c: char| c.is_whitespace() || c.is_control());
    let id = match Url::parse(&typed) {
        Ok(url) if is_plain => url.into(),
        _ => typed.into_owned(),
    };
    ids::canonical_id("account", &id)?;
    Ok(Some(id))
}

/// Name and host of an account as somebody types it: `@name@host`, `name@host`, `acct:name@host`.
pub fn name_and_host(account: &str) -> Option<(&str, &str)> {
    let account = account.strip_prefix("acct:").unwrap_or(account);
    let account = account.strip_prefix('@').unwrap_or(account);
    let (name, host) = account.split_once('@')?;
    // An address leaves white space out when it is read: what follows the host would become it.
    let odd = |c: char| c.is_whitespace() || c.is_control() || "/?#@\\".contains(c);
    (!name.is_empty() && !host.is_empty() && !host.contains(odd)).then_some((name, host))
}

/// The id of the ActivityPub actor that a WebFinger answer names. Whatever else stands in an answer, in
/// whatever shape, keeps nobody from being found.
pub fn actor_named_by(found: &Value) -> Option<String> {
    let is_actor = |link: &&Value| {
        let relation = property::first(link.get("rel")).and_then(Value::as_str);
        let kind = link.get("type").and_then(Value::as_str);
        relation == Some("self") && kind.is_some_and(is_activity_json)
    };
    let links = property::items(found.get("links")).take(MAX_LINKS);
    links.filter(is_actor).find_map(|link| {
        let address = Url::parse(link.get("href")?.as_str()?).ok()?;
        Some(address.to_string())
    })
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

/// Whether a host as somebody types it is this machine. It is read as an address would be: a name
/// that only begins like one of this machine (`127.example`) is somebody else's.
pub(super) fn is_loopback(host: &str) -> bool {
    let address = Url::parse(&format!("http://{host}/"));
    address.is_ok_and(|address| is_here(&address))
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

#[cfg(test)]
mod tests {
    use super::{actor_named_by, name_and_host, typed_id};
    use serde_json::json;

    #[test]
    fn an_actor_is_found_whatever_else_an_answer_says() {
        let id = "https://b.example/users/a";
        let own = json!({"rel": "self", "type": "application/activity+json", "href": id});
        for found in [
            json!({"subject": "acct:a@b.example", "links": [own]}),
            json!({"links": own}),
            json!({
                "subject": null,
                "aliases": ["@a@b.example", 7],
                "properties": {"name": null},
                "links": [
                    {"rel": "http://webfinger.net/rel/avatar", "type": "", "href": ""},
                    {"rel": "self", "type": "application/x-zot+json", "href": "https://b.example/a"},
                    {"rel": "self", "type": "application/activity+json", "href": "no address"},
                    "link",
                    {"rel": ["self"], "type": own["type"], "href": id, "properties": null},
                ],
            }),
        ] {
            assert_eq!(actor_named_by(&found).as_deref(), Some(id), "{found}");
        }
        for none in [
            json!([own]),
            json!({"links": null}),
            json!({"links": [{"rel": "self", "type": "text/html", "href": id}]}),
            json!({"links": [{"rel": "alternate", "type": own["type"], "href": id}]}),
        ] {
            assert_eq!(actor_named_by(&none), None, "{none}");
        }
    }

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (typed, id) in [
            ("b.example", "https://b.example/"),
            ("B.example/users/A", "https://b.example/users/A"),
            ("https://b.example", "https://b.example/"),
            ("https://碼頭.example/a", "https://xn--pezs48d.example/a"),
            ("http://localhost:9402/a", "http://localhost:9402/a"),
        ] {
            let read = typed_id(typed).expect("an address");
            assert_eq!(read.as_deref(), Some(id), "{typed}");
        }
        for account in ["@a@b.example", "a@b.example", "nobody"] {
            assert_eq!(typed_id(account).expect("an account"), None, "{account}");
        }
        for none in [
            "https://a@b.example/",
            "https://b.example/a b",
            "https://b.\texample/",
            "https://",
        ] {
            assert!(typed_id(none).is_err(), "{none:?}");
        }
    }

    #[test]
    fn an_account_names_a_host_and_nothing_more() {
        for account in ["@a@b.example", "a@b.example", "acct:a@b.example"] {
            assert_eq!(name_and_host(account), Some(("a", "b.example")));
        }
        for account in [
            "", "a", "@a", "a@", "@@b", "a@b@c", "a@b/c", "a@b\\c", "a@\t\t", "a@ b",
        ] {
            assert_eq!(name_and_host(account), None, "{account:?}");
        }
    }
}
