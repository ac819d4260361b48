//! People act while servers are killed, paused and started again at random. When all is quiet,
//! everybody's last word stands on every server, and nothing else.
//!
//! The plot follows from a seed, the timing does not: it has to hold whatever happens when.
//! `UNDERSIGNED_TEST_SEEDS=7,8,9` plays other plots.

use crate::PROGRAM;
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use tokio::time::sleep;
use undersigned_tests::{Answer, Backend, Coalition, Server, on_both_databases, until};

const ALL: [&str; 5] = ["hub", "harbour", "dockers", "nurses", "rail"];
const STEPS: usize = 30;
const SEEDS_VARIABLE: &str = "UNDERSIGNED_TEST_SEEDS";

on_both_databases! {
    whatever_dies_everybodys_last_word_stands_everywhere
}

async fn whatever_dies_everybodys_last_word_stands_everywhere(backend: Backend) {
    let chosen = std::env::var(SEEDS_VARIABLE).unwrap_or_else(|_| match backend {
        Backend::Sqlite => "1".into(),
        Backend::Postgres => "2".into(),
    });
    for seed in chosen.split(',') {
        let seed: u64 = seed.trim().parse().expect("a seed is a number");
        Plot::begin(seed, backend).await.play().await;
    }
}

/// A small generator of the numbers a plot is made of (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let sides = u64::try_from(sides).expect("few sides");
        usize::try_from((z ^ (z >> 31)) % sides).expect("less than the sides")
    }
}

/// How a server is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Health {
    Up,
    Paused,
    Dead,
}

/// What happens, and what people have said so far.
struct Plot {
    seed: u64,
    dice: Dice,
    coalition: Coalition,
    appeal: String,
    health: BTreeMap<&'static str, Health>,
    /// The last word of each organisation: its name while it endorses.
    words: BTreeMap<&'static str, Option<String>>,
    /// Names of those who signed on paper.
    attested: BTreeSet<String>,
}

impl Plot {
    /// Servers that hold one open appeal, with a keeper.
    async fn begin(seed: u64, backend: Backend) -> Self {
        let coalition = Coalition::of(PROGRAM, &ALL, backend).await;
        let hub = &coalition["hub"];
        for name in &ALL[1..] {
            coalition[name].follow(&hub.org).await;
        }
        hub.until_followers(4).await;
        let appeal = hub.publish("free-them").await;
        coalition.settle(&ALL, &appeal, 0).await;
        let keeper = &coalition["harbour"];
        let invitation =
            json!({"org": hub.org, "object": appeal, "about": keeper.org, "as": "keeper"});
        hub.post("/invitations", invitation).await.expect(202);
        let acceptance = json!({"org": keeper.org, "object": appeal});
        keeper
            .post("/invitations/accept", acceptance)
            .await
            .expect(202);
        let two = json!(2);
        for name in ALL {
            // The note, and the keeper's admission.
            coalition[name].until_state(&appeal, "/count", &two).await;
        }
        Self {
            seed,
            dice: Dice(seed),
            coalition,
            appeal,
            health: ALL.map(|name| (name, Health::Up)).into(),
            words: BTreeMap::new(),
            attested: BTreeSet::new(),
        }
    }

    async fn play(mut self) {
        for step in 0..STEPS {
            let name = ALL[self.dice.roll(ALL.len())];
            match self.dice.roll(10) {
                0 | 1 => self.kill(name).await,
                2 => self.pause(name),
                3 | 4 => self.restore(name).await,
                5..=7 => self.speak(name, Some(format!("{name} {step}"))).await,
                8 => self.speak(name, None).await,
                _ => self.attest(["hub", "harbour"][step % 2], step).await,
            }
        }
        for name in ALL {
            self.restore(name).await;
        }
        self.check().await;
    }

    async fn kill(&mut self, name: &'static str) {
        if self.health[name] == Health::Dead {
            return;
        }
        self.coalition.server(name).kill().await;
        self.health.insert(name, Health::Dead);
    }

    fn pause(&mut self, name: &'static str) {
        if self.health[name] == Health::Up {
            self.coalition[name].pause();
            self.health.insert(name, Health::Paused);
        }
    }

    async fn restore(&mut self, name: &'static str) {
        match self.health[name] {
            Health::Up => {}
            Health::Paused => self.coalition[name].resume(),
            Health::Dead => self.coalition.server(name).run().await,
        }
        self.health.insert(name, Health::Up);
    }

    /// An organisation endorses under a name, or withdraws. Now and then its server dies during
    /// that; then the person does it again, as one whose page did not load.
    async fn speak(&mut self, name: &'static str, word: Option<String>) {
        self.restore(name).await;
        let server = &self.coalition[name];
        let request = match &word {
            Some(said) => {
                let body = json!({"org": server.org, "object": self.appeal, "names": {"en": said}});
                call(server, Method::POST, "/endorsements", &[], Some(body))
            }
            None => {
                let query = [("org", &*server.org), ("object", &*self.appeal)];
                call(server, Method::DELETE, "/endorsements", &query, None)
            }
        };
        let never_endorsed = word.is_none() && !self.words.contains_key(name);
        let dies_after = (self.dice.roll(3) == 0).then(|| self.dice.roll(40));
        self.carry_out(name, request, dies_after, &|status| {
            matches!(status, 202) || never_endorsed && status == 404
        })
        .await;
        if !never_endorsed {
            self.words.insert(name, word);
        }
    }

    async fn attest(&mut self, name: &'static str, step: usize) {
        self.restore(name).await;
        let server = &self.coalition[name];
        let signer = format!("Paper signer {step}");
        let body = json!({
            "org": server.org, "object": self.appeal, "provenance": "paper",
            "names": {"en": signer},
        });
        let request = call(server, Method::POST, "/attestations", &[], Some(body));
        self.carry_out(name, request, None, &|status| status == 201)
            .await;
        self.attested.insert(signer);
    }

    /// Sends a request until the server says that it is done.
    async fn carry_out(
        &mut self,
        name: &'static str,
        request: reqwest::RequestBuilder,
        dies_after: Option<usize>,
        done: &dyn Fn(u16) -> bool,
    ) {
        if let Some(millis) = dies_after {
            let sent = request.try_clone().expect("the body is in memory").send();
            let sent = tokio::spawn(sent);
            sleep(Duration::from_millis(
                millis.try_into().expect("a short while"),
            ))
            .await;
            self.kill(name).await;
            // Whether it was heard before it died, nobody knows.
            let _answer = sent.await;
            self.restore(name).await;
        }
        until("the answer", || async {
            let again = request.try_clone().expect("the body is in memory");
            let answer = again.send().await.map_err(|error| error.to_string())?;
            let answer = Answer::read(answer).await;
            match done(answer.status.as_u16()) {
                true => Ok(()),
                false => Err(answer.text),
            }
        })
        .await;
    }

    async fn check(&self) {
        let listed = self.words.values().flatten().count() + self.attested.len();
        let listed = u64::try_from(listed).expect("few");
        eprintln!(
            "seed {}: {listed} on the list, words {:?}",
            self.seed, self.words
        );
        until("everybody's last word everywhere", || async {
            self.coalition.settle(&ALL, &self.appeal, listed).await;
            for name in ALL {
                self.compare(name).await?;
            }
            Ok(())
        })
        .await;
    }

    /// Whether a server shows exactly what people said last.
    async fn compare(&self, name: &str) -> Result<(), String> {
        let mut expected: BTreeMap<String, String> = BTreeMap::new();
        for (signer, word) in &self.words {
            if let Some(word) = word {
                expected.insert(word.clone(), self.coalition[signer].org.clone());
            }
        }
        let mut attested = self.attested.clone();
        for entry in self.coalition[name].list(&self.appeal).await {
            let shown = entry["names"]["en"].as_str().unwrap_or_default().to_owned();
            let known = expected.remove(&shown).is_some_and(|id| entry["id"] == id)
                || attested.remove(&shown);
            if !known {
                return Err(format!("{name} shows {entry}"));
            }
        }
        match (expected.is_empty(), attested.is_empty()) {
            (true, true) => Ok(()),
            _ => Err(format!("{name} lacks {expected:?} {attested:?}")),
        }
    }
}

fn call(
    server: &Server,
    method: Method,
    path: &str,
    query: &[(&str, &str)],
    body: Option<Value>,
) -> reqwest::RequestBuilder {
    let address = format!("{}/api/v1{path}", server.address());
    let mut address = url::Url::parse(&address).expect("the server's address is sound");
    address.query_pairs_mut().extend_pairs(query);
    let request = server
        .client
        .request(method, address)
        .bearer_auth(&server.token);
    match body {
        Some(body) => request.json(&body),
        None => request,
    }
}
