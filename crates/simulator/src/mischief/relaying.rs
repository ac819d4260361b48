//! What others wrote, as a hostile host passes it on: shown as held by itself, spoilt, under another
//! appeal, only some of it. And what nobody can read.

use super::Villain;
use crate::plot::{Carried, Manner};
use serde_json::{Value, json};
use undersigned_domain::{AppealKey, Digest, Envelope};

impl Villain<'_> {
    /// Shows itself as a server that holds the appeal.
    pub async fn pose(&self, server: usize, manner: Manner) {
        self.host.mood().manner = manner;
        let question = json!({
            "object": self.appeal.object,
            "root": self.appeal.root.as_str(),
            "rules": undersigned_domain::RULES,
            "stateDigest": Digest::of(&[b"anything"]).to_string(),
            "count": 1,
        });
        let sender = self.host.instance_actor();
        self.send(server, &sender, "/sync/v1/state", &question)
            .await;
        let mut loot = self.statements_of(server).await;
        let spoilt: Vec<Value> = loot
            .iter()
            .map(|statement| self.spoilt(statement))
            .collect();
        loot.extend(spoilt);
        self.host.mood().loot = loot;
    }

    /// A statement with a proof that does not hold.
    fn spoilt(&self, statement: &Value) -> Value {
        let mut spoilt = statement.clone();
        let dice = self.host.mood().random.below(4);
        match dice {
            0 => spoilt["proof"]["proofValue"] = json!("z1111111111"),
            1 => {
                // A sound proof, over other bytes.
                let proof = self.endorsement(&self.host.author, 0).value()["proof"].clone();
                spoilt["proof"] = proof;
            }
            2 => {
                spoilt
                    .as_object_mut()
                    .map(|members| members.remove("proof"));
            }
            _ => spoilt["extra"] = json!("added on the way"),
        }
        spoilt
    }

    /// Genuine statements with broken proofs.
    pub async fn break_proofs(&self, from: usize, server: usize) {
        let spoilt: Vec<Value> = self
            .statements_of(from)
            .await
            .iter()
            .map(|statement| self.spoilt(statement))
            .collect();
        self.carry(server, &spoilt, Carried::Push).await;
    }

    /// Genuine statements under another appeal's address, and genuine ones of another appeal.
    pub async fn replay(&self, from: usize, server: usize) {
        let mut statements = self.statements_of(from).await;
        for statement in &mut statements {
            statement["object"] = json!(format!("{}/appeals/another", self.host.base));
        }
        let other = AppealKey {
            object: format!("{}/appeals/another", self.host.base),
            root: self.host.author.key.public(),
        };
        // An honest organisation has signed that other appeal, too; its statement is sent here.
        if let Some(instance) = self
            .world
            .servers
            .get(from)
            .and_then(|server| server.instance())
            && let Ok(keys) = instance.keys_of(&self.world.servers[from].actor()).await
        {
            let envelope = Envelope {
                appeal: other,
                ..self.envelope(
                    format!(
                        "{}/endorsements/other{}",
                        self.world.servers[from].base,
                        self.host.name()
                    ),
                    0,
                )
            };
            if let Ok(genuine) = keys
                .author
                .endorse(&envelope, &self.pin(), &self.names(), &[])
            {
                statements.push(genuine.value());
                let mut moved = genuine.value();
                moved["object"] = json!(self.appeal.object);
                moved["root"] = json!(self.appeal.root.as_str());
                statements.push(moved);
            }
        }
        self.carry(server, &statements, Carried::Push).await;
        let mixed: Vec<Value> = statements.into_iter().rev().take(3).collect();
        self.carry(server, &mixed, Carried::Accept).await;
    }

    /// Genuine statements in a random order, and only some.
    pub async fn relay(&self, from: usize, server: usize) {
        let mut statements = self.statements_of(from).await;
        self.host.mood().random.shuffle(&mut statements);
        let keep = self.host.mood().random.below(statements.len() + 1);
        statements.truncate(keep);
        self.carry(server, &statements, Carried::Push).await;
    }

    /// Things that are of no use.
    pub async fn nonsense(&self, server: usize) {
        let dice = self.host.mood().random.below(7);
        let actor = self.host.author.actor.clone();
        let victim = self.world.servers[server].actor();
        let activity: Value = match dice {
            0 => self.activity("Delete", json!(victim)).into(),
            1 => self
                .activity("Undo", json!({"type": "Follow", "object": victim}))
                .into(),
            2 => self
                .activity("Accept", json!(format!("{victim}/nothing")))
                .into(),
            3 => self
                .activity(
                    "Create",
                    json!([1, {"type": "Endorsement"}, {"type": "Note", "appeal": {}}]),
                )
                .into(),
            4 => self
                .activity("Update", json!({"id": victim, "type": "Organization"}))
                .into(),
            5 => self
                .activity(
                    "Offer",
                    json!({
                        "type": "Relationship", "subject": victim, "object": self.appeal.object,
                        "relationship": "https://w3id.org/undersigned#co-initiator",
                    }),
                )
                .into(),
            _ => json!([actor]),
        };
        self.send(server, &actor, "/inbox", &activity).await;
    }
}
