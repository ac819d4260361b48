//! NodeInfo 2.1 and 2.0: what this server is.

use crate::{Instance, error::Result};
use serde_json::{Value, json};
use undersigned_store::{appeals, organizations};

/// A version of NodeInfo. There are readers that know the older one alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 2.1, which also says where the source code is.
    TwoOne,
    /// 2.0.
    TwoZero,
}

impl Version {
    /// All that there are, the newest first.
    pub const ALL: [Self; 2] = [Self::TwoOne, Self::TwoZero];

    /// What it is called, in addresses too.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TwoOne => "2.1",
            Self::TwoZero => "2.0",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.name() == name)
    }

    /// The schema that its documents follow.
    #[must_use]
    pub const fn schema(self) -> &'static str {
        match self {
            Self::TwoOne => "http://nodeinfo.diaspora.software/ns/schema/2.1",
            Self::TwoZero => "http://nodeinfo.diaspora.software/ns/schema/2.0",
        }
    }
}

impl Instance {
    /// The document behind `/.well-known/nodeinfo`.
    pub fn nodeinfo_links(&self) -> Value {
        let links = Version::ALL.map(|version| {
            let path = format!("/nodeinfo/{}", version.name());
            json!({"rel": version.schema(), "href": self.addresses.path(&path)})
        });
        json!({ "links": links })
    }

    /// The document behind `/nodeinfo/2.1` or `/nodeinfo/2.0`; `source` is where the source code of
    /// this server is. Drafts are not counted.
    ///
    /// # Errors
    /// The database.
    pub async fn nodeinfo(&self, version: Version, source: Option<&str>) -> Result<Value> {
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
        let mut software = json!({"name": "undersigned", "version": env!("CARGO_PKG_VERSION")});
        // The older version knows no such member, and allows no other.
        if let (Version::TwoOne, Some(source)) = (version, source) {
            software["repository"] = json!(source);
        }
        Ok(json!({
            "version": version.name(),
            "software": software,
            "protocols": ["activitypub"],
            "services": {"inbound": [], "outbound": ["atom1.0"]},
            "openRegistrations": false,
            "usage": {"users": {"total": organizations}, "localPosts": local},
            "metadata": {"features": ["appeals", "cosign"]},
        }))
    }
}
