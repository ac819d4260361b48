//! Peers made of other people's code, driven by control calls: `tests/peers/fedify` and
//! `tests/peers_python`. Both take the same calls; their READMEs list them.

use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    process::Stdio,
};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};

/// A peer with one account. It ends with this value.
pub struct ScriptedPeer {
    /// Its actor's id.
    pub actor: String,
    /// `@name@host:port`.
    pub account: String,
    control: String,
    client: reqwest::Client,
    _process: Child,
}

impl ScriptedPeer {
    /// Starts the peer on Fedify; `options` are those of its `peer.mjs`.
    ///
    /// # Panics
    /// Where its packages are not installed.
    pub async fn fedify(options: &[&str]) -> Self {
        Self::start(
            "peers/fedify",
            "node_modules/@fedify/fedify",
            |_| "node".into(),
            "peer.mjs",
            options,
        )
        .await
    }

    /// Starts the peer on apkit; `options` are those of its `peer.py`.
    ///
    /// # Panics
    /// Where its packages are not installed.
    pub async fn apkit(options: &[&str]) -> Self {
        let python = ".venv/bin/python";
        Self::start(
            "peers_python",
            python,
            |folder| folder.join(python),
            "peer.py",
            options,
        )
        .await
    }

    async fn start(
        folder: &str,
        installed: &str,
        interpreter: impl Fn(&Path) -> PathBuf,
        program: &str,
        options: &[&str],
    ) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        assert!(
            folder.join(installed).exists(),
            "{} is missing in {}; `cargo xtask test` installs it",
            installed,
            folder.display()
        );
        let mut process = Command::new(interpreter(&folder))
            .args([program, "--end-with-stdin"])
            .args(options)
            .current_dir(&folder)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("its program can be started");
        let output = process.stdout.take().expect("its output is piped");
        let line = BufReader::new(output).lines().next_line().await;
        let line = line
            .expect("its output can be read")
            .expect("it says where it is");
        let ready: Value = serde_json::from_str(&line).expect("it says so in JSON");
        let text = |name: &str| ready[name].as_str().expect("a text").to_owned();
        Self {
            actor: text("actor"),
            account: text("account"),
            control: text("control"),
            client: reqwest::Client::builder()
                .pool_idle_timeout(crate::IDLE)
                .build()
                .expect("a client can be made"),
            _process: process,
        }
    }

    /// Makes it do something.
    ///
    /// # Panics
    /// Where it could not, with what it says.
    pub async fn tell(&self, what: &str, wish: Value) -> Value {
        let (status, body) = self.ask(what, &wish).await;
        assert!(
            (200..300).contains(&status),
            "{what} {wish}: {status} {body}"
        );
        body
    }

    /// Asks it to do something; gives the status and what it says.
    pub async fn ask(&self, what: &str, wish: &Value) -> (u16, Value) {
        let request = self
            .client
            .post(format!("{}/{what}", self.control))
            .json(wish);
        let answer = request.send().await.expect("the peer answers");
        let status = answer.status().as_u16();
        (status, answer.json().await.expect("in JSON"))
    }

    /// Makes it follow an account.
    pub async fn follow(&self, account: &str) {
        self.tell("follow", json!({"account": account})).await;
    }

    /// Makes it reply publicly; gives the note's id.
    pub async fn reply(&self, object: &str, text: &str) -> String {
        let wish = json!({"inReplyTo": object, "text": text});
        let sent = self.tell("reply", wish).await;
        sent["note"]
            .as_str()
            .expect("the note has an id")
            .to_owned()
    }

    /// What its code says of a document's proof.
    pub async fn verify_proof(&self, document: &Value) -> Value {
        self.tell("verify-proof", document.clone()).await
    }

    /// One of its lists, such as `received`, `refused`, `arrivals` or `knocks`.
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

    /// Waits for an activity that its inbox let through.
    pub async fn receives(&self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        crate::until(&format!("{what} at the peer"), || async {
            let received = self.list("received").await;
            match received.iter().rev().find(|activity| is_it(activity)) {
                Some(found) => Ok(found.clone()),
                None => Err(format!(
                    "{received:?}, refused {:?}",
                    self.list("refused").await
                )),
            }
        })
        .await
    }

    /// Waits for an activity of a type about an object (its id, embedded or not).
    pub async fn received(&self, kind: &str, object: &str) -> Value {
        self.receives(&format!("{kind} of {object}"), |activity| {
            let of = &activity["raw"]["object"];
            activity["type"] == kind && (of == object || of["id"] == object)
        })
        .await
    }

    /// Waits for so many direct messages to its account, and gives the last one's text.
    pub async fn message(&self, count: usize) -> String {
        crate::until(&format!("message {count} at the peer"), || async {
            let received = self.list("received").await;
            let messages: Vec<&Value> = received
                .iter()
                .map(|activity| &activity["raw"]["object"])
                .filter(|note| note["type"] == "Note" && is_only(&note["to"], &self.actor))
                .collect();
            match messages.last() {
                Some(last) if messages.len() >= count => {
                    Ok(last["content"].as_str().unwrap_or_default().to_owned())
                }
                _ => Err(format!(
                    "{received:?}, refused {:?}",
                    self.list("refused").await
                )),
            }
        })
        .await
    }
}

/// Whether a property holds this address alone.
fn is_only(property: &Value, address: &str) -> bool {
    property == address || *property == json!([address])
}
