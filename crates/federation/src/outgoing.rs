//! Activities on their way out: stored with their deliveries in the transaction that caused them.

use crate::{Instance, error::Result};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use undersigned_domain::context::PUBLIC;
use undersigned_store::{
    ConnectionTrait, blockers, deliveries, followers, organizations::Organization, outbox, replicas,
};

/// An activity of one of our actors, and to whom it goes.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The actor's id.
    pub actor: String,
    /// Its organisation; absent for the instance actor.
    pub organization_id: Option<i64>,
    /// The activity, complete.
    pub activity: Map<String, Value>,
    /// Whether the outbox shows it.
    pub public: bool,
    /// Where it is delivered to.
    pub inboxes: BTreeSet<String>,
}

impl Outgoing {
    /// An organisation's activity for these inboxes, which its outbox does not show.
    pub fn to(
        inboxes: impl IntoIterator<Item = String>,
        organization: &Organization,
        activity: Map<String, Value>,
    ) -> Self {
        Self {
            actor: organization.ap_id.clone(),
            organization_id: Some(organization.id),
            activity,
            public: false,
            inboxes: inboxes.into_iter().collect(),
        }
    }
}

/// To whom an activity is addressed.
#[derive(Debug, Clone, Copy)]
pub enum Audience<'a> {
    /// Everybody; the actor's followers are told.
    Public,
    /// One actor.
    One(&'a str),
}

impl Instance {
    /// A new activity of one of our actors around an object.
    ///
    /// # Errors
    /// [`crate::FederationError::Internal`] without randomness.
    pub fn activity(
        &self,
        kind: &str,
        actor: &str,
        object: Value,
        audience: Audience<'_>,
    ) -> Result<Map<String, Value>> {
        let name = self.entropy.name(self.clock.millis())?;
        let id = self.addresses.activity(&name);
        let mut activity = Map::new();
        for (name, value) in [
            ("@context", json!("https://www.w3.org/ns/activitystreams")),
            ("id", json!(id)),
            ("type", json!(kind)),
            ("actor", json!(actor)),
            ("published", json!(self.clock.rfc3339())),
        ] {
            activity.insert(name.into(), value);
        }
        match audience {
            Audience::Public => {
                activity.insert("to".into(), json!([PUBLIC]));
                activity.insert("cc".into(), json!([format!("{actor}/followers")]));
            }
            Audience::One(other) => {
                activity.insert("to".into(), json!([other]));
            }
        }
        activity.insert("object".into(), object);
        Ok(activity)
    }

    /// Stores an activity with its deliveries; nothing goes to whom this server has blocked, and
    /// nothing at all leaves in the name of an organisation that is suspended. Call
    /// [`Instance::wake_delivery`] after the commit.
    ///
    /// # Errors
    /// The database.
    pub async fn enqueue(&self, db: &impl ConnectionTrait, outgoing: Outgoing) -> Result<()> {
        let now = self.clock.millis();
        // Nothing leaves in the name of one that is suspended; copies are still compared.
        if self.is_suspended(db, outgoing.organization_id).await? {
            return Ok(());
        }
        let ap_id = outgoing
            .activity
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let rules = self.rules_within(db).await?;
        // Whoever has blocked the organisation hears nothing more of it.
        let closed = match outgoing.organization_id {
            Some(organization) => blockers::inboxes(db, organization).await?,
            None => Vec::new(),
        };
        let wanted = |inbox: &String| {
            !self.addresses.is_ours(inbox) && !rules.is_blocked(inbox) && !closed.contains(inbox)
        };
        let inboxes: Vec<String> = outgoing.inboxes.into_iter().filter(wanted).collect();
        if inboxes.is_empty() && !outgoing.public {
            return Ok(());
        }
        let row = outbox::insert(
            db,
            outbox::NewActivity {
                ap_id: ap_id.to_owned(),
                organization_id: outgoing.organization_id,
                actor: outgoing.actor.clone(),
                public: outgoing.public,
                body: Value::Object(outgoing.activity).to_string(),
                created_at: now,
            },
        )
        .await?;
        deliveries::enqueue(db, row.id, &outgoing.actor, &inboxes, now).await?;
        Ok(())
    }

    /// Inboxes of an organisation's followers, one for each server that shares one.
    ///
    /// # Errors
    /// The database.
    pub async fn follower_inboxes(
        &self,
        db: &impl ConnectionTrait,
        organization_id: i64,
    ) -> Result<BTreeSet<String>> {
        Ok(followers::inboxes(db, organization_id)
            .await?
            .into_iter()
            .collect())
    }

    /// Inboxes of the servers that hold an appeal's state.
    ///
    /// # Errors
    /// The database.
    pub async fn replica_inboxes(
        &self,
        db: &impl ConnectionTrait,
        appeal_id: i64,
    ) -> Result<BTreeSet<String>> {
        let replicas = replicas::list(db, appeal_id).await?;
        Ok(replicas.into_iter().map(|replica| replica.inbox).collect())
    }
}
