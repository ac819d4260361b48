//! The way from an appeal to the reader's own server. Somebody types an account or a host; the
//! host's WebFinger says how it takes an address from elsewhere, and the appeal is filled in.
//!
//! In this order: the desk of a server like this one ([`ENDORSE`]), the `Object` and `Create`
//! intents of FEP-3b86, and the `subscribe` template that OStatus left behind. Where there is none,
//! there is no way, which the page then explains. An address is only ever made from a template of
//! the typed host, and leads to that host.

#[cfg(test)]
mod tests;

use super::webfinger::{MAX_LINKS, is_loopback};
use crate::{FederationError, Instance, error::Result, http_client::HttpError, property, site};
use serde_json::Value;
use undersigned_domain::ids;
use undersigned_proof::{strict_json, strict_json::Numbers};
use url::{Url, form_urlencoded};

/// The relation of a link whose template leads to the page on which an appeal is endorsed, with
/// the appeal's id as `object`.
pub const ENDORSE: &str = "https://w3id.org/undersigned#endorse";
/// An object of another server is shown, to be acted on (FEP-3b86).
const OBJECT_INTENT: &str = "https://w3id.org/fep/3b86/Object";
/// A post is written, with a text to begin with (FEP-3b86).
const CREATE_INTENT: &str = "https://w3id.org/fep/3b86/Create";
/// An address of another server is looked up (OStatus; Mastodon and many others).
const SUBSCRIBE: &str = "http://ostatus.org/schema/1.0/subscribe";

/// Longest account that is read, in bytes.
const MAX_TYPED: usize = 2_048;

/// How the appeal is shown at the reader's server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// On the page where it is endorsed under the organisation's own key.
    Desk,
    /// As a post that can be replied to.
    Object,
    /// As a new post with the phrase in it.
    Create,
    /// As what a search for its address finds.
    Subscribe,
}

impl Means {
    /// A word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Object => "object",
            Self::Create => "create",
            Self::Subscribe => "subscribe",
        }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnServer {
    /// The reader's server.
    pub host: String,
    /// How it takes the appeal, and the address that leads there.
    pub way: Option<(Means, String)>,
}

/// What is to be signed.
#[derive(Debug, Clone, Copy)]
pub struct ToSign<'a> {
    /// The appeal's id.
    pub object: &'a str,
    /// What a post that co-signs says.
    pub reply: &'a str,
}

/// A server, and what to ask it.
#[derive(Debug, PartialEq, Eq)]
pub struct Typed {
    /// The address of the server.
    pub base: Url,
    /// What its WebFinger is asked about, one after the other.
    pub resources: Vec<String>,
}

impl Instance {
    /// Finds the way.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] for what is no account, address or host;
    /// [`FederationError::Forbidden`] `blocked`, [`FederationError::NotFound`] for an account that its
    /// server does not know;
    /// [`FederationError::Unreachable`].
    pub async fn own_server(&self, typed: &str, to_sign: ToSign<'_>) -> Result<OwnServer> {
        let typed = read(typed, self.allow_private_network).ok_or_else(|| {
            FederationError::invalid(
                "account_invalid",
                "write an account as @name@host, an address, or the name of a server",
            )
        })?;
        let host = ids::host(typed.base.as_str());
        if host == self.addresses.host() {
            let own = fill(&self.endorse_template(), &typed.base, to_sign);
            return Ok(OwnServer {
                host,
                way: own.map(|address| (Means::Desk, address)),
            });
        }
        self.refuse_blocked(typed.base.as_str()).await?;
        let mut answered = false;
        for resource in &typed.resources {
            let Some(document) = self.ask_webfinger(&typed.base, resource).await? else {
                continue;
            };
            answered = true;
            let way = way(&document, &typed.base, to_sign);
            // Where this server would not send a request, it sends nobody.
            let way = way.filter(|(_, address)| self.http.parse_url(address).is_ok());
            if way.is_some() {
                return Ok(OwnServer { host, way });
            }
        }
        let is_account = typed.resources.iter().any(|it| it.starts_with("acct:"));
        if !answered && is_account && typed.resources.len() == 1 {
            return Err(FederationError::not_found(
                "actor_unknown",
                format!("{host} knows no such account"),
            ));
        }
        Ok(OwnServer { host, way: None })
    }

    /// The template that our own WebFinger names.
    pub(super) fn endorse_template(&self) -> String {
        self.addresses.path("/desk/endorse?object={object}")
    }

    /// What a server's WebFinger says of a resource; none where it knows none.
    async fn ask_webfinger(&self, base: &Url, resource: &str) -> Result<Option<Value>> {
        let host = ids::host(base.as_str());
        let unreachable = |source: HttpError| FederationError::Unreachable {
            host: host.clone(),
            source,
        };
        let mut address = base.clone();
        address.set_path("/.well-known/webfinger");
        address.query_pairs_mut().append_pair("resource", resource);
        let address = self.http.parse_url(address.as_str()).map_err(unreachable)?;
        let accept = "application/jrd+json, application/json";
        let fetched = self.http.get(&address, accept, None).await;
        let fetched = fetched.map_err(unreachable)?;
        match fetched.status.as_u16() {
            200 => Ok(strict_json::parse_message_without_nul(&fetched.body, Numbers::Any).ok()),
            // Some answer 400 or 422 to a resource that is no account.
            400..=499 => Ok(None),
            status => Err(unreachable(HttpError::Status(status))),
        }
    }
}

/// Makes sense of what was typed: `@name@host`, the address of a profile, or a host.
pub fn read(typed: &str, allow_private: bool) -> Option<Typed> {
    let typed = typed.trim();
    let unfit = |c: char| c.is_whitespace() || c.is_control() || c == '\\' || c == '%';
    if typed.is_empty() || typed.len() > MAX_TYPED || typed.contains(unfit) {
        return None;
    }
    if let Some((scheme, rest)) = typed.split_once("://") {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let base = base(host, allow_private)?;
        let address = Url::parse(typed).ok()?;
        let fits = scheme.eq_ignore_ascii_case(base.scheme()) && address.origin() == base.origin();
        let resources = match address.path() {
            "/" => resources_of_server(&base),
            _ => vec![address.to_string()],
        };
        return fits.then_some(Typed { base, resources });
    }
    let account = typed.strip_prefix("acct:").unwrap_or(typed);
    let account = account.strip_prefix('@').unwrap_or(account);
    match account.split_once('@') {
        None => {
            let base = base(account, allow_private)?;
            let resources = resources_of_server(&base);
            Some(Typed { base, resources })
        }
        Some((name, host)) => {
            let base = base(host, allow_private)?;
            let plain = |c: char| c.is_alphanumeric() || "-._~".contains(c);
            let resource = format!("acct:{name}@{}", ids::host(base.as_str()));
            (!name.is_empty() && name.chars().all(plain)).then(|| Typed {
                base,
                resources: vec![resource],
            })
        }
    }
}

/// The address of a host as somebody writes it; none for what is more than a host.
fn base(host: &str, allow_private: bool) -> Option<Url> {
    let plain = |c: char| c.is_alphanumeric() || "-.:[]".contains(c);
    if host.is_empty() || !host.chars().all(plain) {
        return None;
    }
    let scheme = match allow_private && is_loopback(host) {
        true => "http",
        false => "https",
    };
    let base = Url::parse(&format!("{scheme}://{host}/")).ok()?;
    let named = base.host_str().is_some_and(|host| !host.is_empty());
    (named && base.path() == "/" && base.username().is_empty()).then_some(base)
}

/// How a server is asked about itself: by its address (FEP-d556), or as its own account.
fn resources_of_server(base: &Url) -> Vec<String> {
    let host = ids::host(base.as_str());
    vec![base.to_string(), format!("acct:{host}@{host}")]
}

/// The best way that a WebFinger answer names.
pub fn way(document: &Value, base: &Url, to_sign: ToSign<'_>) -> Option<(Means, String)> {
    let links = document.get("links")?.as_array()?;
    let ladder = [
        (ENDORSE, Means::Desk),
        (OBJECT_INTENT, Means::Object),
        (CREATE_INTENT, Means::Create),
        (SUBSCRIBE, Means::Subscribe),
    ];
    ladder.into_iter().find_map(|(rel, means)| {
        let links = links.iter().take(MAX_LINKS);
        let named = links.filter(|link| property::first(link.get("rel")) == Some(&rel.into()));
        named
            .filter_map(|link| link.get("template").or_else(|| link.get("href"))?.as_str())
            .filter(|template| takes(template, means))
            .find_map(|template| fill(template, base, to_sign))
            .map(|address| (means, address))
    })
}

/// Whether a template has the place that it is for.
fn takes(template: &str, means: Means) -> bool {
    let places: &[&str] = match means {
        Means::Create => &["{content}"],
        Means::Desk | Means::Object | Means::Subscribe => &["{object}", "{uri}"],
    };
    places.iter().any(|place| template.contains(place))
}

/// A template of a server with the appeal in it, if that leads to the same server: over https, or
/// like the server itself on loopback. Whatever else a template asks for stays empty, above all
/// where to go afterwards.
fn fill(template: &str, base: &Url, to_sign: ToSign<'_>) -> Option<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        filled.push_str(before);
        let value = match name {
            "object" | "uri" | "inReplyTo" => to_sign.object,
            "content" => to_sign.reply,
            _ if name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') => "",
            // The operators of RFC 6570 are not used by anybody here.
            _ => return None,
        };
        filled.push_str(&escaped(value));
        rest = after;
    }
    filled.push_str(rest);
    let beginning = format!("{}://", base.scheme());
    let unfit = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    if !filled.starts_with(&beginning) || filled.len() > MAX_TYPED || filled.contains(unfit) {
        return None;
    }
    let address = Url::parse(&filled).ok()?;
    let path = address.path().to_ascii_lowercase();
    let path_is_plain = !["//", "/%2f", "/%5c"]
        .iter()
        .any(|odd| path.starts_with(odd));
    let goes_on = address.query_pairs().any(|(name, value)| {
        matches!(name.as_ref(), "on-success" | "on-cancel") && !value.is_empty()
    });
    let sound = site::same(address.as_str(), base.as_str())
        && address.username().is_empty()
        && address.password().is_none()
        && path_is_plain
        && !goes_on;
    sound.then(|| address.to_string())
}

/// A value for a URL. A space is `%20`, which every reader of a path or query understands.
fn escaped(value: &str) -> String {
    let escaped: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
    escaped.replace('+', "%20")
}
