//! Hostile hosts: they hold keys of their own, and may send anything as themselves, but nothing as
//! anybody else. What each of them does is in [`crate::mischief`]; here is who they are, and how
//! they answer.

use crate::{
    materials::Materials,
    plot::Manner,
    random::Random,
    wire::{Reply, Request},
    world::World,
};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use undersigned_domain::{Author, Digest, RULES, SecretKey};

/// A hostile host.
#[derive(Debug)]
pub struct Hostile {
    /// Its number.
    pub number: usize,
    /// Its public URL.
    pub base: String,
    /// Its actor, with a key that stands in the actor's document.
    pub author: Author,
    rsa_public: String,
    mood: Mutex<Mood>,
}

/// What changes about a hostile host.
#[derive(Debug)]
pub struct Mood {
    /// How it answers in reconciliation.
    pub manner: Manner,
    /// What it draws from.
    pub random: Random,
    /// Statements it hands over when it spoils.
    pub loot: Vec<Value>,
    /// The `seq` of its last statement.
    pub seq: i64,
    /// How many things it has named.
    pub named: u32,
}

impl Hostile {
    /// A hostile host.
    pub fn new(number: usize, seed: u64, materials: &Materials) -> Self {
        let base = format!("https://h{number}.example");
        let mut random = Random::new(seed, &format!("hostile {number}"));
        let actor = format!("{base}/orgs/evil");
        Self {
            number,
            author: Author {
                key_id: format!("{actor}#ed25519-key"),
                actor,
                key: SecretKey::from_seed(&random.seed()),
            },
            base,
            rsa_public: materials.rsa(1).1.clone(),
            mood: Mutex::new(Mood {
                manner: Manner::Silent,
                random,
                loot: Vec::new(),
                seq: 0,
                named: 0,
            }),
        }
    }

    /// What changes about it.
    pub fn mood(&self) -> MutexGuard<'_, Mood> {
        self.mood.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its instance actor.
    pub fn instance_actor(&self) -> String {
        format!("{}/actor", self.base)
    }

    /// A number that is used nowhere else on this host.
    pub fn name(&self) -> u32 {
        let mut mood = self.mood();
        mood.named += 1;
        mood.named
    }

    fn document(&self, id: &str) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": id,
            "type": "Organization",
            "preferredUsername": "evil",
            "inbox": format!("{id}/inbox"),
            "endpoints": {"sharedInbox": format!("{}/inbox", self.base)},
            "publicKey": {"id": format!("{id}#main-key"), "owner": id, "publicKeyPem": self.rsa_public},
            "assertionMethod": [{
                "id": format!("{id}#ed25519-key"),
                "type": "Multikey",
                "controller": id,
                "publicKeyMultibase": self.author.key.public().as_str(),
            }],
        })
    }
}

/// Its answer.
pub fn answer(world: &Arc<World>, host: &Hostile, request: &Request<'_>) -> Option<Reply> {
    let path = request.url.path();
    let reply = |status, kind, body: String| {
        Some(Reply {
            status,
            kind,
            body: body.into_bytes(),
        })
    };
    if request.body.is_none() {
        let known = [host.instance_actor(), host.author.actor.clone()];
        return match known.iter().find(|id| id.as_str() == request.url.as_str()) {
            Some(id) => reply(
                200,
                "application/activity+json",
                host.document(id).to_string(),
            ),
            None => reply(404, "text/html", "<h1>no</h1>".into()),
        };
    }
    match path.strip_prefix("/sync/v1") {
        Some(question) => match sync(world, host, question, request.body.unwrap_or_default()) {
            Some(answer) => reply(200, "application/json", answer),
            None => None,
        },
        // It takes everything.
        None => reply(202, "application/json", String::new()),
    }
}

fn sync(world: &World, host: &Hostile, question: &str, body: &[u8]) -> Option<String> {
    let appeal = world.appeal()?;
    let mut guard = host.mood();
    let mood = &mut *guard;
    let digest = |random: &mut Random| Digest::of(&[&random.seed()]).to_string();
    let mut root = appeal.root.to_string();
    let mut rules = RULES;
    let mut replicas: Vec<String> = world
        .servers
        .iter()
        .map(|server| server.base.clone())
        .collect();
    match mood.manner {
        Manner::Silent => return None,
        Manner::Garbage if mood.random.chance(500) => return Some("<html>".into()),
        Manner::OtherRoot => root = host.author.key.public().to_string(),
        Manner::OtherRules => rules = RULES + 1,
        Manner::Invents => {
            replicas = (0..8)
                .map(|n| format!("https://x{n}.h{}.example", host.number))
                .collect();
            replicas.push("not an address".into());
        }
        _ => {}
    }
    let count = mood.random.below(40);
    let mut digests: Vec<String> = (0..count).map(|_| digest(&mut mood.random)).collect();
    digests.sort_unstable();
    Some(
        match (question, mood.manner) {
            ("/state", _) => json!({
                "rules": rules, "object": appeal.object, "root": root,
                "stateDigest": digest(&mut mood.random), "count": count, "replicas": replicas,
            }),
            ("/digests", Manner::Hides) => json!({"digests": [], "more": false}),
            ("/digests", Manner::Boasts) => {
                let more = mood.random.chance(700);
                json!({"digests": digests, "more": more})
            }
            ("/digests", Manner::Garbage) => {
                json!({"digests": ["sha-256:x", "", "é"], "more": true, "x": [[]]})
            }
            ("/digests", _) => json!({"digests": digests, "more": false}),
            // Ranges: the same again says that nothing differs; anything else is noise.
            ("", Manner::Hides | Manner::Invents) => {
                let asked: Value = serde_json::from_slice(body).unwrap_or_default();
                json!({"frame": asked["frame"]})
            }
            ("", Manner::Boasts) => {
                let letters: Vec<u8> = (0..400)
                    .map(|_| *mood.random.pick(b"AQgwYaz09+/"))
                    .collect();
                json!({"frame": String::from_utf8_lossy(&letters)})
            }
            ("", Manner::Garbage) => json!({"frame": "\u{fffd}", "x": 1}),
            ("/registers", Manner::Boasts | Manner::Spoils) => {
                let more = mood.random.chance(700);
                json!({"digests": digests, "more": more, "statements": mood.loot})
            }
            ("/registers", _) => json!({"digests": [], "more": false}),
            ("/statements", Manner::Spoils | Manner::Boasts) => {
                let mut loot = mood.loot.clone();
                mood.random.shuffle(&mut loot);
                loot.truncate(20);
                json!({"statements": loot})
            }
            ("/statements", Manner::Garbage) => {
                json!({"statements": [1, null, {"type": "Admission"}, [[[]]]]})
            }
            ("/statements", _) => json!({"statements": []}),
            ("/push", Manner::Spoils) => {
                let held = mood.loot.first().cloned();
                json!({"held": 1_000_000, "refused": [{"id": "x", "code": "stale", "held": held}]})
            }
            ("/push", _) => json!({"held": 0, "refused": []}),
            _ => return None,
        }
        .to_string(),
    )
}
