//! Activities on their way out: stored with their deliveries in the transaction that caused them.

use crate::{Instance, actions::suspend, error::Result, moderation::Rules, site};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, btree_map::Entry};
use undersigned_domain::{Verified, context::PUBLIC};
use undersigned_store::{
    ConnectionTrait, blockers, deliveries, followers,
    organizations::Organization,
    outbox, remote_actors,
    replicas::{self, Replica},
};

/// Most inboxes of one registered domain that are told of a changed appeal because somebody there
/// boosted, liked, quoted or answered it: each is a delivery of its own.
const MAX_AROUND_OF_DOMAIN: usize = 200;
/// Most that are told so.
const MAX_AROUND: usize = 10_000;
/// Most that are looked at for it.
const LOOKED_AT: u64 = 50_000;

/// Who holds a list and was not heard from for so long, in milliseconds, is not told at once whom this server lets
/// in by itself: a week. It finds that by comparing, once it does.
const HEARD_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;
/// The same of who has been out of reach for so long: a day. When it is back, it compares, and is compared with.
const AWAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// The same of a host for which so many deliveries wait.
const MANY_AT_A_HOST: u64 = 1_000;

/// An activity of one of our actors, and to whom it goes.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The actor's id.
    pub actor: String,
    /// Its organisation; absent for the instance actor.
    pub organization_id: Option<i64>,
    /// The activity, complete but for what it carries.
    pub activity: Map<String, Value>,
    /// Statements that it carries, each with the member in which it stands. They are written as they are held, and
    /// not read for it.
    pub carried: Vec<(&'static str, Verified)>,
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
            carried: Vec::new(),
            public: false,
            inboxes: inboxes.into_iter().collect(),
        }
    }

    /// The same with a statement in one of its members.
    #[must_use]
    pub fn carrying(mut self, member: &'static str, statement: &Verified) -> Self {
        self.carried.push((member, statement.clone()));
        self
    }
}

/// The text of an activity that has members, with the statements that it carries behind these.
fn written(activity: Map<String, Value>, carried: &[(&'static str, Verified)]) -> String {
    let mut text = Value::Object(activity).to_string();
    for (member, statement) in carried {
        text.truncate(text.len() - 1);
        for part in [",\"", *member, "\":", statement.text(), "}"] {
            text.push_str(part);
        }
    }
    text
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
        let mut activity = self.bare_activity(kind, actor, audience)?;
        activity.insert("object".into(), object);
        Ok(activity)
    }

    /// The same without its object: for one that carries it ([`Outgoing::carrying`]).
    ///
    /// # Errors
    /// As [`Instance::activity`].
    pub(crate) fn bare_activity(
        &self,
        kind: &str,
        actor: &str,
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
        Ok(activity)
    }

    /// Stores an activity with its deliveries; nothing goes to whom this server has blocked, and
    /// nothing at all leaves in the name of an organisation that is suspended. Call
    /// [`Instance::wake_delivery`] after the commit.
    ///
    /// # Errors
    /// The database.
    pub async fn enqueue(&self, db: &impl ConnectionTrait, outgoing: Outgoing) -> Result<()> {
        // On the heap: many handlers nest deeply by the time they come here.
        Box::pin(self.enqueue_all(db, vec![outgoing])).await
    }

    /// The same of several activities at once.
    ///
    /// # Errors
    /// The database.
    pub async fn enqueue_all(
        &self,
        db: &impl ConnectionTrait,
        outgoing: Vec<Outgoing>,
    ) -> Result<()> {
        let rules = self.rules_within(db).await?;
        self.enqueue_by(db, &rules, outgoing).await
    }

    /// The same by rules that the transaction has looked at already.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn enqueue_by(
        &self,
        db: &impl ConnectionTrait,
        rules: &Rules,
        outgoing: Vec<Outgoing>,
    ) -> Result<()> {
        let now = self.clock.millis();
        // What each organisation may say, and to whom not.
        let mut closed: BTreeMap<Option<i64>, Option<HashSet<String>>> = BTreeMap::new();
        let mut rows = Vec::new();
        let mut all_inboxes = Vec::new();
        for outgoing in outgoing {
            let organization = outgoing.organization_id;
            if let Entry::Vacant(place) = closed.entry(organization) {
                place.insert(self.closed_to(db, organization).await?);
            }
            // Nothing leaves in the name of one that is suspended; copies are still compared.
            let Some(Some(closed)) = closed.get(&organization) else {
                continue;
            };
            let wanted = |inbox: &String| {
                !self.addresses.is_ours(inbox)
                    && !rules.is_blocked(inbox)
                    && !closed.contains(inbox)
            };
            let inboxes: Vec<String> = outgoing.inboxes.into_iter().filter(wanted).collect();
            if inboxes.is_empty() && !outgoing.public {
                continue;
            }
            let ap_id = outgoing.activity.get("id").and_then(Value::as_str);
            all_inboxes.push(inboxes);
            rows.push(outbox::NewActivity {
                ap_id: ap_id.unwrap_or_default().to_owned(),
                organization_id: organization,
                actor: outgoing.actor,
                public: outgoing.public,
                body: written(outgoing.activity, &outgoing.carried),
                created_at: now,
            });
        }
        let named: Vec<(String, String)> = rows
            .iter()
            .map(|row| (row.ap_id.clone(), row.actor.clone()))
            .collect();
        let ids = outbox::insert_many(db, rows).await?;
        let target = |((ap_id, actor), inboxes): (&(String, String), Vec<String>)| {
            Some(deliveries::Target {
                activity_id: *ids.get(ap_id)?,
                actor: actor.clone(),
                inboxes,
            })
        };
        let targets: Vec<_> = named.iter().zip(all_inboxes).filter_map(target).collect();
        deliveries::enqueue(db, &targets, now).await?;
        Ok(())
    }

    /// The inboxes of those who have blocked one of our organisations, and hear nothing more of it;
    /// none where the organisation is suspended, and nobody hears of it.
    async fn closed_to(
        &self,
        db: &impl ConnectionTrait,
        organization: Option<i64>,
    ) -> Result<Option<HashSet<String>>> {
        let Some(organization) = organization else {
            return Ok(Some(HashSet::new()));
        };
        let (suspended, inboxes) = blockers::suspended_and_inboxes(db, organization).await?;
        let is_silent = suspended && !suspend::leaves(organization);
        Ok((!is_silent).then(|| inboxes.into_iter().collect()))
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

    /// Inboxes of those of them that take at once what they are sent: the others find it by comparing.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn prompt_replica_inboxes(
        &self,
        db: &impl ConnectionTrait,
        appeal_id: i64,
    ) -> Result<BTreeSet<String>> {
        let now = self.clock.millis();
        let replicas = replicas::list(db, appeal_id).await?.into_iter();
        let prompt = replicas.filter(|replica| is_prompt(replica, now));
        let with_host = |replica: Replica| {
            let host = deliveries::host_of(&replica.inbox).ok()?;
            Some((replica.inbox, host))
        };
        let mut inboxes: BTreeMap<String, String> = prompt.filter_map(with_host).collect();
        let hosts: BTreeSet<String> = inboxes.values().cloned().collect();
        let crowded = deliveries::crowded(db, &hosts, MANY_AT_A_HOST).await?;
        inboxes.retain(|_, host| !crowded.contains(host.as_str()));
        Ok(inboxes.into_keys().collect())
    }

    /// Inboxes of servers on which somebody boosted, liked, quoted or answered an appeal: these show a
    /// copy of it, and need not have anybody who follows.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn inboxes_around(
        &self,
        db: &impl ConnectionTrait,
        appeal_id: i64,
    ) -> Result<BTreeSet<String>> {
        let inboxes = remote_actors::inboxes_around(db, appeal_id, LOOKED_AT).await?;
        Ok(some_of_each(inboxes))
    }
}

/// Whether who holds a list was heard from and reached of late. A time ahead of the clock was written before that
/// was set right.
fn is_prompt(replica: &Replica, now: i64) -> bool {
    let is_away = |since: i64| now - since > AWAY_MILLIS;
    now - replica.seen_at <= HEARD_MILLIS && !replica.failing_since.is_some_and(is_away)
}

/// So many of each registered domain as are told.
fn some_of_each(inboxes: Vec<String>) -> BTreeSet<String> {
    let mut of_domain: HashMap<String, usize> = HashMap::new();
    let has_room = |inbox: &String| {
        let count = of_domain.entry(site::of(inbox)).or_default();
        *count += 1;
        *count <= MAX_AROUND_OF_DOMAIN
    };
    let told = inboxes.into_iter().filter(has_room);
    told.take(MAX_AROUND).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::{AppealKey, Author, Envelope, SecretKey};

    #[test]
    fn what_an_activity_carries_stands_in_it_as_it_is_held() {
        let actor = "https://hub.example/orgs/hub".to_owned();
        let hub = Author {
            key: SecretKey::from_seed(&[1; 32]),
            key_id: format!("{actor}#key"),
            actor,
        };
        let envelope = Envelope {
            id: "https://hub.example/endorsements/1".to_owned(),
            appeal: AppealKey {
                object: "https://hub.example/appeals/a".to_owned(),
                root: hub.key.public(),
            },
            seq: 1,
            published: "2026-12-02T00:00:00Z".to_owned(),
        };
        let said = hub.withdraw_endorsement(&envelope).expect("sound");
        let activity = json!({"id": "https://hub.example/activities/1", "to": [PUBLIC]});
        let members = activity.as_object().expect("an object");
        let text = written(
            members.clone(),
            &[("object", said.clone()), ("result", said.clone())],
        );
        assert_eq!(text.matches(said.text()).count(), 2);
        let mut read: Value = serde_json::from_str(&text).expect("JSON");
        let carried = ["object", "result"].map(|member| read[member].take());
        assert_eq!(carried, [said.value(), said.value()]);
        assert_eq!(read["id"], activity["id"]);
        assert_eq!(written(members.clone(), &[]), activity.to_string());
    }

    #[test]
    fn row_831_who_holds_a_list_and_is_away_or_silent_is_not_told_at_once() {
        let now = 100 * AWAY_MILLIS;
        let told = |seen_at: i64, failing_since: Option<i64>| {
            let replica = Replica {
                id: 1,
                appeal_id: 1,
                base_url: "https://union.example".into(),
                inbox: "https://union.example/inbox".into(),
                state_digest: None,
                seen_at,
                failing_since,
            };
            is_prompt(&replica, now)
        };
        assert!(told(now, None) && told(now - HEARD_MILLIS, Some(now - AWAY_MILLIS)));
        assert!(!told(now - HEARD_MILLIS - 1, None));
        assert!(!told(now, Some(now - AWAY_MILLIS - 1)));
        assert!(told(now + 1, Some(now + 1)), "the clock was set back");
    }

    #[test]
    fn row_645_many_inboxes_of_one_domain_are_not_all_told() {
        let farm = (0..1_000).map(|n| format!("https://h{n}.farm.example/inbox"));
        let union = "https://union.example/inbox".to_owned();
        let told = some_of_each(farm.chain([union.clone()]).collect());
        assert_eq!(told.len(), MAX_AROUND_OF_DOMAIN + 1);
        assert!(told.contains(&union));
        let many = (0..MAX_AROUND + 1).map(|n| format!("https://h{n}.example/inbox"));
        assert_eq!(some_of_each(many.collect()).len(), MAX_AROUND);
    }
}
