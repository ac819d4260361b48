//! What an organisation said of appeals, and has not reached the servers of those who call for them.

use super::OwnEndorsement;
use crate::{Instance, error::Result, views::Organization};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use undersigned_store::{deliveries, remote_actors};

/// By what an activity is known that carries an endorsement, or says that one is withdrawn.
const ENDORSEMENT: &str = "\"type\":\"Endorsement\"";

impl Instance {
    /// Of what an organisation said last of appeals, that which their organisers' servers do not take, or which waits since these
    /// do not answer: by the statements' ids.
    ///
    /// # Errors
    /// The database.
    pub async fn undelivered(
        &self,
        organization: &Organization,
        said: &[OwnEndorsement],
    ) -> Result<HashSet<String>> {
        let db = self.database.conn();
        let mut by_host: BTreeMap<String, Vec<&OwnEndorsement>> = BTreeMap::new();
        for (own, hosts) in self.with_hosts(said).await? {
            for host in hosts {
                by_host.entry(host).or_default().push(own);
            }
        }
        let mut undelivered = HashSet::new();
        for (host, said) in by_host {
            let waiting = deliveries::naming(db, &host, &organization.ap_id, ENDORSEMENT).await?;
            let waiting: Vec<Value> = waiting.iter().filter_map(|text| carried(text)).collect();
            // What was said before, and waits behind others, is another statement under the same id.
            let waits = |own: &&OwnEndorsement| {
                let newest: Option<Value> = serde_json::from_str(&own.statement).ok();
                newest.is_some_and(|newest| waiting.contains(&newest))
            };
            let found = said.into_iter().filter(waits);
            undelivered.extend(found.map(|own| own.id.clone()));
        }
        Ok(undelivered)
    }

    /// The same of one of them: whether it waits.
    ///
    /// # Errors
    /// The database.
    pub async fn is_undelivered(
        &self,
        organization: &Organization,
        own: &OwnEndorsement,
    ) -> Result<bool> {
        let undelivered = self
            .undelivered(organization, std::slice::from_ref(own))
            .await?;
        Ok(undelivered.contains(&own.id))
    }

    /// Each appeal of another server with the hosts for which what is said of it may be queued: of its address, and of its
    /// organiser's inbox, which may lie elsewhere.
    async fn with_hosts<'a>(
        &self,
        said: &'a [OwnEndorsement],
    ) -> Result<Vec<(&'a OwnEndorsement, HashSet<String>)>> {
        let elsewhere = said.iter();
        let elsewhere: Vec<&OwnEndorsement> = elsewhere
            .filter(|own| !self.addresses.is_ours(&own.view.appeal.organiser))
            .collect();
        let organisers = elsewhere.iter();
        let organisers: Vec<&str> = organisers
            .map(|own| own.view.appeal.organiser.as_str())
            .collect();
        let known = remote_actors::inboxes(self.database.conn(), &organisers).await?;
        let hosts: HashMap<String, String> = known
            .into_iter()
            .filter_map(|(id, inbox, shared)| {
                let host = deliveries::host_of(&shared.unwrap_or(inbox)).ok()?;
                Some((id, host))
            })
            .collect();
        let each = elsewhere.into_iter().map(|own| {
            let appeal = &own.view.appeal;
            let inbox = hosts.get(&appeal.organiser).cloned();
            let hosts: HashSet<String> = inbox.into_iter().chain([appeal.host.clone()]).collect();
            (own, hosts)
        });
        Ok(each.collect())
    }
}

/// What an activity carries.
fn carried(activity: &str) -> Option<Value> {
    let mut activity: Value = serde_json::from_str(activity).ok()?;
    activity.get_mut("object").map(Value::take)
}
