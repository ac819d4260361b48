//! NodeInfo 2.1: what this server is.

use crate::{Instance, error::Result};
use serde_json::{Value, json};
use undersigned_store::{appeals, organizations};

/// The schema that [`document`](Instance::nodeinfo) follows.
pub const SCHEMA: &str = "http://nodeinfo.diaspora.software/ns/schema/2.1";

impl Instance {
    /// The document behind `/.well-known/nodeinfo`.
    pub fn nodeinfo_links(&self) -> Value {
        json!({"links": [{"rel": SCHEMA, "href": self.addresses.path("/nodeinfo/2.1")}]})
    }

    /// The document behind `/nodeinfo/2.1`. Drafts are not counted.
    ///
    /// # Errors
    /// The database.
    pub async fn nodeinfo(&self) -> Result<Value> {
        let db = self.database.conn();
        let organizations = organizations::count(db).await?;
        let statuses = ["open", "closed", "delivered", "withdrawn"]
            .map(str::to_owned)
            .to_vec();
        let filter = appeals::AppealFilter {
            statuses,
            ..Default::default()
        };
        let appeals = appeals::list(db, &filter).await?;
        let local = appeals
            .iter()
            .filter(|appeal| appeal.organization_id.is_some())
            .count();
        Ok(json!({
            "version": "2.1",
            "software": {"name": "undersigned", "version": env!("CARGO_PKG_VERSION")},
            "protocols": ["activitypub"],
            "services": {"inbound": [], "outbound": ["atom1.0"]},
            "openRegistrations": false,
            "usage": {"users": {"total": organizations}, "localPosts": local},
            "metadata": {"features": ["appeals", "cosign"]},
        }))
    }
}
