//! What hostile hosts do.

use crate::{
    answer,
    hostile::Hostile,
    plot::{Carried, Manner},
    wire::{Reply, Request},
    world::World,
};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use undersigned_domain::{
    AppealKey, Author, Digest, Envelope, Multikey, Names, SecretKey, Verified,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
    author::{AdmissionOf, AttestationOf},
    endorsement::Pin,
};

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

    /// Its key in the name of another actor.
    fn as_actor(&self, actor: &str) -> Author {
        Author {
            actor: actor.to_owned(),
            key: self.host.author.key.clone(),
            key_id: format!("{actor}#ed25519-key"),
        }
    }

    /// Its own endorsement, as it should be.
    pub async fn endorse(&self, server: usize) {
        let endorsement = self.endorsement(&self.host.author, 0).value();
        self.carry(server, &[endorsement], Carried::Create).await;
    }

    /// `withdrawn` in a victim's name.
    pub async fn forge_withdrawal(&self, victim: usize, server: usize, carried: Carried) {
        let Some(victim) = self.victim(victim) else {
            return;
        };
        let base = victim.split("/orgs/").next().unwrap_or_default();
        let envelope = self.envelope(format!("{base}/endorsements/{}", self.host.name()), 60_000);
        let forged = self
            .as_actor(&victim)
            .withdraw_endorsement(&envelope)
            .expect("a sound withdrawal");
        self.carry(server, &[forged.value()], carried).await;
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

    /// Two endorsements at one `seq`.
    pub async fn equivocate(&self, servers: [usize; 2]) {
        let first = self.endorsement(&self.host.author, 0);
        let second = self.endorsement_named(&self.host.author, 0, Some(first.statement().seq));
        self.carry(servers[0], &[first.value()], Carried::Create)
            .await;
        self.carry(servers[1], &[second.value()], Carried::Create)
            .await;
    }

    fn admission(
        &self,
        about: &str,
        role: Role,
        key: Option<&Multikey>,
        state: AdmissionState,
        seq: Option<u64>,
    ) -> Verified {
        let mut envelope = self.envelope(
            format!("{}/admissions/{}", self.host.base, self.host.name()),
            0,
        );
        envelope.seq = seq.unwrap_or(envelope.seq);
        let admission = AdmissionOf {
            about,
            role,
            admits: key,
            state,
            names_digest: None,
            ordinal: None,
            since: Some(envelope.seq),
            reason: None,
            overrules: &[],
        };
        self.host
            .author
            .admit(&envelope, &admission)
            .expect("a sound admission")
    }

    /// Admits and removes at one `seq`.
    pub async fn equivocate_admission(
        &self,
        about: &str,
        key: Option<&Multikey>,
        servers: [usize; 2],
    ) {
        if let Some(server) = self.world.server_of(about) {
            self.victim(server);
        }
        let first = self.admission(about, Role::Signer, key, AdmissionState::Admitted, None);
        let seq = Some(first.statement().seq);
        let second = self.admission(about, Role::Signer, key, AdmissionState::Removed, seq);
        self.carry(servers[0], &[first.value()], Carried::Push)
            .await;
        self.carry(servers[1], &[second.value()], Carried::Push)
            .await;
    }

    /// Everything in everybody's name.
    pub async fn write_everything(&self, server: usize, carried: Carried) {
        let own = self.host.author.key.public();
        let mut statements = Vec::new();
        for number in 0..self.world.servers.len() {
            let Some(victim) = self.victim(number) else {
                continue;
            };
            statements.push(self.endorsement(&self.as_actor(&victim), 0).value());
            for role in [Role::Signer, Role::CoInitiator, Role::Organiser] {
                let admission =
                    self.admission(&victim, role, Some(&own), AdmissionState::Admitted, None);
                statements.push(admission.value());
            }
            let removal = self.admission(
                &victim,
                Role::CoInitiator,
                None,
                AdmissionState::Removed,
                None,
            );
            statements.push(removal.value());
        }
        for number in 0..5 {
            let invented = format!("{}/orgs/invented{number}", self.host.base);
            statements.push(self.endorsement(&self.as_actor(&invented), 0).value());
            let id = format!("{}/attestations/{}", self.host.base, self.host.name());
            let of = AttestationOf {
                pin: &self.pin(),
                names: &self.names(),
                kind: SignerKind::Organisation,
                provenance: Provenance::Paper,
                initiated: false,
                ordinal: Some(1),
                signed_at: None,
                since: 1,
                account: None,
                evidence: None,
            };
            let attestation = self.host.author.attest(&self.envelope(id, 0), &of);
            statements.push(attestation.expect("a sound attestation").value());
        }
        self.carry(server, &statements, carried).await;
    }

    /// Statements of hosts that do not exist, each with a key of its own.
    pub async fn flood(&self, server: usize, count: usize, ahead: i64) {
        let mut statements = Vec::new();
        for _ in 0..count {
            let number = self.host.name();
            let actor = format!(
                "https://f{number}.h{}.example/orgs/nobody",
                self.host.number
            );
            let seed = self.host.mood().random.seed();
            let author = Author {
                key_id: format!("{actor}#ed25519-key"),
                actor,
                key: SecretKey::from_seed(&seed),
            };
            statements.push(self.endorsement(&author, ahead).value());
        }
        self.carry(server, &statements, Carried::Push).await;
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
