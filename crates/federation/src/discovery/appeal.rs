//! From what somebody pasted to the appeal that is meant: its own address, that of a copy or of a page
//! below either, or the post as another server shows it.

use crate::{FederationError, Instance, error::Result, reconcile::replicate};
use serde_json::Value;
use undersigned_domain::ids;
use undersigned_store::appeals::Appeal;
use url::Url;

/// Longest address that is read, in bytes.
const MAX_PASTED: usize = 2_048;

/// Where an address may lead that is no appeal's own.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Lead {
    /// To the appeal of which that is a page.
    Appeal(String),
    /// To a post of which Mastodon's API knows the own address.
    Status(String),
}

impl Instance {
    /// The appeal that an address means; fetched from its origin, and held from now on, where it was
    /// not.
    ///
    /// # Errors
    /// As [`replicate::ensure`], for the address itself.
    pub async fn find_appeal(&self, address: &str) -> Result<Appeal> {
        if address.len() > MAX_PASTED {
            return Err(FederationError::invalid(
                "address_invalid",
                "the address is too long",
            ));
        }
        let refused = match replicate::ensure(self, address).await {
            Ok(appeal) => return Ok(appeal),
            Err(error) => error,
        };
        // A server that does not answer is not asked three times.
        if matches!(
            refused,
            FederationError::Unreachable { .. } | FederationError::Store(_)
        ) {
            return Err(refused);
        }
        for lead in leads(address) {
            let id = match lead {
                Lead::Appeal(address) => address,
                Lead::Status(address) => match self.fetch_json(&address).await {
                    Ok(status) => match own_address(&status) {
                        Some(id) => id,
                        None => continue,
                    },
                    Err(_) => continue,
                },
            };
            if let Ok(appeal) = replicate::ensure(self, &id).await {
                return Ok(appeal);
            }
        }
        Err(refused)
    }
}

/// Other places to look, the likeliest first.
fn leads(address: &str) -> Vec<Lead> {
    let Ok(url) = Url::parse(address) else {
        return Vec::new();
    };
    let origin = url.origin().ascii_serialization();
    let path = url.path().trim_matches('/').to_owned();
    if let Some((before, after)) = path.split_once("appeals/") {
        let parts: Vec<&str> = after.split('/').collect();
        // A copy stands below the host it is of; both have pages below them.
        let shorter = (1..parts.len().min(3)).rev();
        return shorter
            .map(|count| format!("{origin}/{before}appeals/{}", parts[..count].join("/")))
            .map(Lead::Appeal)
            .collect();
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_number =
        !last.is_empty() && last.len() <= 20 && last.bytes().all(|b| b.is_ascii_digit());
    is_number
        .then(|| Lead::Status(format!("{origin}/api/v1/statuses/{last}")))
        .into_iter()
        .collect()
}

/// The own address of a post, or of that which it shares, as Mastodon's API gives it.
fn own_address(status: &Value) -> Option<String> {
    let shared = status.get("reblog").filter(|shared| shared.is_object());
    let uri = shared.unwrap_or(status).get("uri")?.as_str()?;
    ids::canonical_id("uri", uri).ok()?;
    Some(uri.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn appeals(address: &str) -> Vec<String> {
        let leads = leads(address).into_iter();
        leads
            .map(|lead| match lead {
                Lead::Appeal(address) => address,
                Lead::Status(address) => format!("status {address}"),
            })
            .collect()
    }

    #[test]
    fn pages_lead_to_their_appeal() {
        assert_eq!(
            appeals("https://h.example/appeals/x/updates/y"),
            [
                "https://h.example/appeals/x/updates",
                "https://h.example/appeals/x"
            ]
        );
        assert_eq!(
            appeals("https://r.example/appeals/h.example/x/cosigners"),
            [
                "https://r.example/appeals/h.example/x",
                "https://r.example/appeals/h.example"
            ]
        );
        assert!(appeals("https://h.example/appeals/x").is_empty());
        assert!(appeals("https://h.example/").is_empty());
        assert!(appeals("no address").is_empty());
    }

    #[test]
    fn posts_lead_to_their_own_address() {
        assert_eq!(
            appeals("https://m.example/@hub@h.example/1137"),
            ["status https://m.example/api/v1/statuses/1137"]
        );
        assert!(appeals("https://m.example/@hub").is_empty());
        let plain = json!({"uri": "https://h.example/appeals/x"});
        assert_eq!(
            own_address(&plain).as_deref(),
            Some("https://h.example/appeals/x")
        );
        let shared = json!({"uri": "https://m.example/2", "reblog": plain, "id": "2"});
        assert_eq!(
            own_address(&shared).as_deref(),
            Some("https://h.example/appeals/x")
        );
        for bad in [
            json!({}),
            json!({"uri": 7}),
            json!({"uri": "javascript:alert(1)"}),
            json!([]),
        ] {
            assert_eq!(own_address(&bad), None, "{bad}");
        }
    }
}
