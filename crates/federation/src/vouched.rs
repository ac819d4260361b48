//! Which servers are named as holding a list.
//!
//! Whoever signs one request that names the digest which `/state` tells everybody is remembered: a follower's
//! server compares its copy with ours by that. No question proves that it holds anything, since all of a list is
//! public. So what is remembered decides with whom this server compares and to whom it delivers. On pages, in
//! `/state` and in bundles only those servers are named that the list itself vouches for, or somebody who runs
//! this one: else anybody could put any name on an appeal's page (ADR 57).

use crate::{
    Instance,
    error::Result,
    moderation::Rules,
    replica::{Homes, Summary},
    views::{AppealView, Replica},
};
use std::sync::Arc;
use undersigned_store::appeals::Appeal;

/// For which servers an appeal's list vouches, and this server's people.
pub(crate) struct Vouched {
    homes: Homes,
    rules: Arc<Rules>,
    ours: String,
}

impl Vouched {
    /// Whether a server is named to others, by its public URL.
    pub fn is_for(&self, base_url: &str) -> bool {
        let on_the_list = self.homes.get().is_some_and(|all| all.contains(base_url));
        on_the_list || base_url == self.ours || self.rules.is_allowed(base_url)
    }
}

impl Instance {
    /// For which servers the list of an appeal vouches.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn vouched(&self, appeal: &Appeal, held: &Summary) -> Result<Vouched> {
        if held.homes.get().is_none() {
            let found = self.snapshot(appeal).await?.homes();
            let found = found.get().cloned().unwrap_or_default();
            // Where another was quicker, it is the same.
            held.homes.get_or_init(|| found);
        }
        self.vouched_by(held.homes.clone()).await
    }

    /// The same, by the list as it is now.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn vouched_now(&self, appeal: &Appeal) -> Result<Vouched> {
        let held = self.summary(appeal).await?;
        self.vouched(appeal, &held).await
    }

    async fn vouched_by(&self, homes: Homes) -> Result<Vouched> {
        Ok(Vouched {
            homes,
            rules: self.rules().await?,
            ours: self.addresses.base().to_owned(),
        })
    }

    /// Servers that hold an appeal, as they are named to readers: of those that are known
    /// ([`Instance::replicas_of`]), those for which its list vouches, or this server's people.
    ///
    /// # Errors
    /// The database.
    pub async fn named_replicas(&self, view: &AppealView) -> Result<Vec<Replica>> {
        let vouched = self.vouched_by(view.snapshot.homes()).await?;
        let mut replicas = self.replicas_of(view.appeal.id).await?;
        replicas.retain(|replica| vouched.is_for(&replica.base_url));
        Ok(replicas)
    }
}
