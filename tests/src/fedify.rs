//! The peer on Fedify in `tests/peers/fedify`, driven by its control calls.

use serde_json::{Value, json};
use std::{path::Path, process::Stdio};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};

/// The peer. It ends with this value.
pub struct Fedify {
    /// Its actor's id.
    pub actor: String,
    control: String,
    client: reqwest::Client,
    _process: Child,
}

impl Fedify {
    /// Starts it; `None`, with a word about why, where its packages are not installed. `scheme` is
    /// the HTTP signature that it tries first.
    pub async fn start(scheme: &str) -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/fedify");
        if !folder.join("node_modules/@fedify/fedify").exists() {
            eprintln!(
                "skipped: no node_modules in {}; run `npm ci` there",
                folder.display()
            );
            return None;
        }
        let mut process = Command::new("node")
            .args(["peer.mjs", "--end-with-stdin", "--first-knock", scheme])
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("node can be started");
        let output = process.stdout.take().expect("its output is piped");
        let line = BufReader::new(output).lines().next_line().await;
        let line = line
            .expect("its output can be read")
            .expect("it says where it is");
        let ready: Value = serde_json::from_str(&line).expect("it says so in JSON");
        let text = |name: &str| ready[name].as_str().expect("a text").to_owned();
        Some(Self {
            actor: text("actor"),
            control: text("control"),
            client: reqwest::Client::builder()
                .build()
                .expect("a client can be made"),
            _process: process,
        })
    }

    /// Makes it do something.
    ///
    /// # Panics
    /// Where it could not, with what it says.
    pub async fn tell(&self, what: &str, wish: Value) -> Value {
        let request = self
            .client
            .post(format!("{}/{what}", self.control))
            .json(&wish);
        let answer = request.send().await.expect("the peer answers");
        let status = answer.status();
        let body: Value = answer.json().await.expect("in JSON");
        assert!(status.is_success(), "{what} {wish}: {status} {body}");
        body
    }

    /// Makes it follow an account.
    pub async fn follow(&self, account: &str) {
        self.tell("follow", json!({"account": account})).await;
    }

    /// What Fedify says of a document's proof.
    pub async fn verify_proof(&self, document: &Value) -> Value {
        self.tell("verify-proof", document.clone()).await
    }

    /// One of its lists: `received`, `refused`, `followers` or `refused-fetches`.
    pub async fn list(&self, name: &str) -> Vec<Value> {
        let answer = self
            .client
            .get(format!("{}/{name}", self.control))
            .send()
            .await;
        answer
            .expect("the peer answers")
            .json()
            .await
            .expect("a list in JSON")
    }

    /// Waits for an activity of a type about an object (its id, embedded or not).
    pub async fn received(&self, kind: &str, object: &str) -> Value {
        crate::until(&format!("{kind} of {object} at Fedify"), || async {
            let received = self.list("received").await;
            let found = received.iter().rev().find(|activity| {
                let of = &activity["raw"]["object"];
                activity["type"] == kind && (of == object || of["id"] == object)
            });
            match found {
                Some(found) => Ok(found.clone()),
                None => Err(format!(
                    "{received:?}, refused {:?}",
                    self.list("refused").await
                )),
            }
        })
        .await
    }
}
