//! What hostile hosts do. Here is what they do it with; [`Villain::endorse`] is the one honest thing.
//!
//! `forging` writes what is not so; `relaying` takes what others wrote, and what nobody can read.

mod forging;
mod relaying;

use crate::{
    answer,
    hostile::Hostile,
    plot::Carried,
    wire::{Reply, Request},
    world::World,
};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use undersigned_domain::{AppealKey, Author, Digest, Envelope, Names, Verified, endorsement::Pin};

/// What every name that a hostile host writes begins with.
pub const EVIL: &str = "Evil";
/// Most statements in one hostile message.
const BATCH: usize = 100;

/// A hostile host at work on the appeal.
pub struct Villain<'a> {
    world: &'a Arc<World>,
    host: &'a Hostile,
    appeal: AppealKey,
}

impl<'a> Villain<'a> {
    /// A hostile host; none before the appeal is published.
    pub fn of(world: &'a Arc<World>, number: usize) -> Option<Self> {
        Some(Self {
            world,
            host: world.hostile.get(number)?,
            appeal: world.appeal()?.clone(),
        })
    }

    fn envelope(&self, id: String, ahead: i64) -> Envelope {
        let mut mood = self.host.mood();
        let mut seq = (mood.seq + 1).max(self.world.millis());
        if ahead > 0 {
            seq += ahead;
        } else {
            mood.seq = seq;
        }
        Envelope {
            id,
            appeal: self.appeal.clone(),
            seq: u64::try_from(seq).unwrap_or(1),
            published: "2026-12-01T00:00:00Z".into(),
        }
    }

    fn pin(&self) -> Pin {
        Pin {
            revision: 1,
            text_digest: Digest::of(&[b"another text"]),
        }
    }

    /// Sends a request to a server.
    async fn send(&self, server: usize, sender: &str, path: &str, body: &Value) -> Option<Reply> {
        let target = self.world.servers.get(server)?;
        let url = format!("{}{path}", target.base).parse().ok()?;
        let signature = u64::from(self.host.name());
        let body = body.to_string();
        let request = Request {
            sender: Some(sender),
            url: &url,
            body: Some(body.as_bytes()),
            signature,
        };
        let reply = answer::answer(self.world, &request).await;
        let status = reply.as_ref().map(|reply| reply.status);
        self.world
            .note(|| format!("h{} > s{server}{path}: {status:?}", self.host.number));
        reply
    }

    fn activity(&self, kind: &str, object: Value) -> Map<String, Value> {
        let mut activity = Map::new();
        activity.insert(
            "@context".into(),
            json!("https://www.w3.org/ns/activitystreams"),
        );
        activity.insert(
            "id".into(),
            json!(format!(
                "{}/activities/{}",
                self.host.base,
                self.host.name()
            )),
        );
        activity.insert("type".into(), json!(kind));
        activity.insert("actor".into(), json!(self.host.author.actor));
        activity.insert("object".into(), object);
        activity
    }

    /// Sends statements in one of the ways there are.
    async fn carry(&self, server: usize, statements: &[Value], carried: Carried) {
        let actor = &self.host.author.actor;
        match carried {
            Carried::Create => {
                for statement in statements {
                    let activity = self.activity("Create", statement.clone());
                    self.send(server, actor, "/inbox", &activity.into()).await;
                }
            }
            Carried::Accept => {
                for statement in statements {
                    let mut activity = self.activity("Accept", statement.clone());
                    activity.insert("result".into(), statement.clone());
                    self.send(server, actor, "/inbox", &activity.into()).await;
                }
            }
            Carried::Push => {
                for batch in statements.chunks(BATCH) {
                    let push = json!({
                        "object": self.appeal.object,
                        "root": self.appeal.root.as_str(),
                        "statements": batch,
                    });
                    let sender = self.host.instance_actor();
                    self.send(server, &sender, "/sync/v1/push", &push).await;
                }
            }
        }
    }

    /// What a server shows to everybody: the statements of its bundle.
    async fn statements_of(&self, server: usize) -> Vec<Value> {
        let Some(instance) = self
            .world
            .servers
            .get(server)
            .and_then(|server| server.instance())
        else {
            return Vec::new();
        };
        let Ok(Some(view)) = instance.view_by_id(&self.appeal.object).await else {
            return Vec::new();
        };
        let texts = instance
            .statement_texts(view.appeal.id)
            .await
            .unwrap_or_default();
        texts
            .iter()
            .filter_map(|text| serde_json::from_str(text).ok())
            .collect()
    }

    fn endorsement(&self, author: &Author, ahead: i64) -> Verified {
        self.endorsement_named(author, ahead, None)
    }

    fn endorsement_named(&self, author: &Author, ahead: i64, seq: Option<u64>) -> Verified {
        let base = author.actor.split("/orgs/").next().unwrap_or_default();
        let mut envelope =
            self.envelope(format!("{base}/endorsements/{}", self.host.name()), ahead);
        envelope.seq = seq.unwrap_or(envelope.seq);
        author
            .endorse(&envelope, &self.pin(), &self.names(), &[])
            .expect("a sound endorsement of a hostile host")
    }

    fn names(&self) -> Names {
        let name = format!("{EVIL} no {} of h{}", self.host.name(), self.host.number);
        Names {
            name_map: [("en".to_owned(), name)].into(),
            ..Names::default()
        }
    }

    /// Its own endorsement, as it should be.
    pub async fn endorse(&self, server: usize) {
        let endorsement = self.endorsement(&self.host.author, 0).value();
        self.carry(server, &[endorsement], Carried::Create).await;
    }

    fn victim(&self, victim: usize) -> Option<String> {
        let actor = self.world.servers.get(victim)?.actor();
        self.world
            .model()
            .victims
            .entry(self.host.number)
            .or_default()
            .insert(victim);
        Some(actor)
    }
}
