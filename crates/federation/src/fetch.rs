//! Fetching ActivityPub documents from other servers: always through the guarded client, signed
//! by the instance actor, and believed only where content type, id and origin fit (FEP-fe34).

use crate::{FederationError, Instance, error::Result, http_client::HttpError, transport::Signer};
use serde_json::Value;
use undersigned_domain::ids;
use undersigned_proof::{strict_json, strict_json::Numbers};
use url::Url;

/// What we ask for. The bare type stands first because some servers look at nothing else.
pub const ACCEPT: &str = "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

impl Instance {
    /// Fetches an object by its id.
    ///
    /// # Errors
    /// [`FederationError::Unreachable`]; [`FederationError::Gone`] on 404 and 410;
    /// [`FederationError::Invalid`] where type, id or JSON do not fit;
    /// [`FederationError::Forbidden`] `blocked`.
    pub async fn fetch_object(&self, id: &str) -> Result<Value> {
        let (document, url) = self.fetch_document(id).await?;
        let declared = document
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default();
        // Whoever an address leads on to speaks for its own server alone.
        let at_home = |url: &Url| ids::same_origin(declared, url.as_str());
        if at_home(&url) && (declared == url.as_str() || declared == id) {
            return Ok(document);
        }
        // It may live under another address of the same server: then ask there, once.
        if at_home(&url) {
            let (document, url) = self.fetch_document(declared).await?;
            if at_home(&url) && document.get("id").and_then(Value::as_str) == Some(declared) {
                return Ok(document);
            }
        }
        Err(FederationError::invalid(
            "id_mismatch",
            format!("{id} answered with an object of another id"),
        ))
    }

    /// Fetches a JSON document that is no ActivityPub object, unsigned.
    ///
    /// # Errors
    /// [`FederationError::Unreachable`]; [`FederationError::Gone`] on 404 and 410;
    /// [`FederationError::Malformed`] for what is no JSON.
    pub async fn fetch_json(&self, address: &str) -> Result<Value> {
        let unreachable = |source: HttpError| FederationError::Unreachable {
            host: ids::host(address),
            source,
        };
        let url = self.http.parse_url(address).map_err(unreachable)?;
        self.refuse_blocked(address).await?;
        let fetched = self.http.get(&url, "application/json", None).await;
        let fetched = fetched.map_err(unreachable)?;
        match fetched.status.as_u16() {
            200 => Ok(strict_json::parse_message_without_nul(
                &fetched.body,
                Numbers::Any,
            )?),
            404 | 410 => Err(FederationError::Gone(address.to_owned())),
            status => Err(unreachable(HttpError::Status(status))),
        }
    }

    /// Fetches an ActivityPub document, whatever its id.
    ///
    /// # Errors
    /// As [`Instance::fetch_object`].
    pub async fn fetch_document(&self, id: &str) -> Result<(Value, Url)> {
        let host = ids::host(id);
        let unreachable = |source: HttpError| FederationError::Unreachable {
            host: host.clone(),
            source,
        };
        let url = self.http.parse_url(id).map_err(unreachable)?;
        self.refuse_blocked(id).await?;
        let keys = self.keys_of(&self.addresses.instance_actor()).await?;
        let signer = Signer {
            key: &keys.http,
            first: self.scheme_for(&host).await?,
        };
        let fetched = self
            .http
            .get(&url, ACCEPT, Some(signer))
            .await
            .map_err(unreachable)?;
        // It may have led elsewhere.
        self.refuse_blocked(fetched.url.as_str()).await?;
        match fetched.status.as_u16() {
            200 => {
                if let Some(scheme) = fetched.scheme.filter(|taken| *taken != signer.first) {
                    self.remember_scheme(&host, scheme).await?;
                }
            }
            404 | 410 => return Err(FederationError::Gone(id.to_owned())),
            status => {
                return Err(unreachable(HttpError::Status(status)));
            }
        }
        if !is_activity_json(fetched.content_type.as_deref().unwrap_or_default()) {
            return Err(FederationError::invalid(
                "content_type",
                format!("{id} is not served as an ActivityPub document"),
            ));
        }
        let document = strict_json::parse_message_without_nul(&fetched.body, Numbers::Any)?;
        Ok((document, fetched.url))
    }
}

/// Whether a `Content-Type` is that of ActivityPub documents: `application/activity+json`, or
/// `application/ld+json` with the ActivityStreams profile.
pub fn is_activity_json(content_type: &str) -> bool {
    let content_type = content_type.to_ascii_lowercase();
    let mut parts = content_type.split(';').map(str::trim);
    match parts.next() {
        Some("application/activity+json") => true,
        Some("application/ld+json") => parts.any(|part| {
            part.strip_prefix("profile=").is_some_and(|profile| {
                profile
                    .trim_matches('"')
                    .split_whitespace()
                    .any(|iri| iri == "https://www.w3.org/ns/activitystreams")
            })
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_activity_json;

    #[test]
    fn only_activity_streams_counts() {
        assert!(is_activity_json("application/activity+json; charset=utf-8"));
        assert!(is_activity_json(
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\""
        ));
        for other in ["application/json", "text/html", "application/ld+json", ""] {
            assert!(!is_activity_json(other), "{other}");
        }
    }
}
