//! One instance, run as operators run it: a process with a data folder.

use crate::{
    Backend,
    database::Postgres,
    settle::until,
};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;
use tokio::process::Child;

/// A server of one organisation.
pub struct Server {
    /// The organisation's handle.
    pub name: String,
    /// The public URL without a slash at the end.
    pub url: String,
    /// The organisation's actor id.
    pub org: String,
    /// An API token of the organisation.
    pub token: String,
    /// Speaks HTTP with it. Redirects are not followed.
    pub client: Client,
    program: PathBuf,
    folder: TempDir,
    environment: Vec<(String, String)>,
    process: Option<Child>,
    _database: Option<Postgres>,
}

/// An HTTP answer, read.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The body as JSON; `null` where it is none.
    pub body: Value,
}

impl Answer {
    /// The body, if the status is the expected one.
    ///
    /// # Panics
    /// With the answer, where it is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self.body
    }

    /// The stable code of a problem.
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
}

impl Server {
    /// Makes data folder, organisation and token, and starts the server. `program` is the binary,
    /// `env!("CARGO_BIN_EXE_undersigned-under-test")`.
    pub async fn start(program: impl AsRef<Path>, name: &str, backend: Backend) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let port = free_port();
        let url = format!("http://localhost:{port}");
        let database = (backend == Backend::Postgres).then(|| Postgres::create(name));
        let mut environment: Vec<(String, String)> = [
            ("UNDERSIGNED_PUBLIC_URL", url.clone()),
            ("UNDERSIGNED_LISTEN", format!("127.0.0.1:{port}")),
            ("UNDERSIGNED_DATA_DIR", folder.path().display().to_string()),
            ("UNDERSIGNED_ALLOW_PRIVATE_NETWORK", "true".to_owned()),
            ("UNDERSIGNED_SYNC_INTERVAL", "1s".to_owned()),
            ("UNDERSIGNED_LOG", "info".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec();
        if let Some(database) = &database {
            environment.push(("UNDERSIGNED_DATABASE_URL".to_owned(), database.url()));
        }
        let mut server = Self {
            name: name.to_owned(),
            url,
            org: String::new(),
            token: String::new(),
            client: Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .expect("a client can be made"),
            program: program.as_ref().to_owned(),
            folder,
            environment,
            process: None,
            _database: database,
        };
        let label = format!("en={} Union", capitalised(name));
        let email = format!("{name}@unions.example");
        let arguments = ["setup", "--org", name, "--name", &label, "--email", &email, "--json"];
        let set_up = server.command_json(&arguments);
        server.org = set_up["org"]["id"].as_str().expect("setup names the organisation").to_owned();
        let token = server.command_json(&["token", "create", "--org", name, "--json"]);
        server.token = token["token"].as_str().expect("a token is printed").to_owned();
        server.run().await;
        server
    }

    /// Starts the process, and waits until it answers.
    pub async fn run(&mut self) {
        let log = self.folder.path().join("server.log");
        let log = std::fs::OpenOptions::new().create(true).append(true).open(log);
        let log = log.expect("the log can be opened");
        let errors = log.try_clone().expect("the log can be opened twice");
        let child = tokio::process::Command::new(&self.program)
            .arg("serve")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors)
            .kill_on_drop(true)
            .spawn();
        self.process = Some(child.expect("the server can be started"));
        let address = format!("{}/healthz", self.url);
        until("the server's start", || async {
            match self.client.get(&address).send().await {
                Ok(answer) if answer.status().is_success() => Ok(()),
                Ok(answer) => Err(format!("{}", answer.status())),
                Err(error) => Err(format!("{error}; log: {}", self.log())),
            }
        })
        .await;
    }

    /// Ends the process at once, as a power cut would (SIGKILL).
    pub async fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().await.expect("the server can be killed");
        }
    }

    /// What the server has logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("server.log")).unwrap_or_default()
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A command on the same data, ready to be run.
    pub fn prepare(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }

    /// Runs a command on the same data.
    pub fn command(&self, arguments: &[&str]) -> Output {
        self.prepare(arguments).output().expect("the command can be run")
    }

    /// Runs a command that prints JSON and must succeed.
    pub fn command_json(&self, arguments: &[&str]) -> Value {
        let output = self.command(arguments);
        let text = String::from_utf8_lossy(&output.stdout);
        serde_json::from_str(&text).unwrap_or_else(|error| {
            let errors = String::from_utf8_lossy(&output.stderr);
            panic!("{arguments:?}: {error}: {text} {errors}")
        })
    }

    /// A call to the API below `/api/v1`, with the token.
    pub async fn api(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let address = format!("{}/api/v1{path}", self.url);
        let mut request = self.client.request(method, address).bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        read(request.send().await.expect("the server answers")).await
    }

    /// A POST to the API.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.api(Method::POST, path, Some(body)).await
    }

    /// A GET from the API, with query parameters.
    pub async fn get(&self, path: &str, query: &[(&str, &str)]) -> Answer {
        let mut address = url::Url::parse(&format!("{}/api/v1{path}", self.url))
            .expect("the server's address is sound");
        address.query_pairs_mut().extend_pairs(query);
        let request = self.client.get(address).bearer_auth(&self.token);
        read(request.send().await.expect("the server answers")).await
    }

    /// What `GET /api/v1/state` says of an appeal.
    pub async fn state(&self, object: &str) -> Answer {
        self.get("/state", &[("object", object)]).await
    }

    /// The whole folded list of an appeal.
    pub async fn list(&self, object: &str) -> Vec<Value> {
        let query = [("object", object), ("per_page", "1000")];
        let body = self.get("/cosigners", &query).await.expect(200);
        body["items"].as_array().cloned().unwrap_or_default()
    }

    /// Publishes a small open petition in two languages and gives its id.
    pub async fn publish(&self, slug: &str) -> String {
        let draft = self.petition(slug);
        let made = self.post("/appeals", draft).await.expect(201);
        let path = format!("/appeals/{slug}/publish");
        self.api(Method::POST, &path, None).await.expect(200);
        made["id"].as_str().expect("an appeal has an id").to_owned()
    }

    /// A small open petition in two languages.
    pub fn petition(&self, slug: &str) -> Value {
        json!({
            "slug": slug,
            "kind": "petition",
            "organiser": self.org,
            "languages": ["en", "zh-Hant"],
            "title": {"en": "Free the eleven dockers", "zh-Hant": "釋放十一名碼頭工人"},
            "body": {"en": "They stopped a crane with **no brakes**.", "zh-Hant": "他們停下了一台沒有煞車的吊機。"},
            "demands": [
                {"id": "release", "text": {"en": "Release all eleven.", "zh-Hant": "釋放全部十一人。"}},
                {"id": "inspect", "text": {"en": "Inspect every crane.", "zh-Hant": "檢查每台吊機。"}},
            ],
            "addressees": [{"office": "Minister of the Interior"}],
            "initiators": [],
            "admission": "open",
        })
    }

    /// Endorses an appeal under one English name.
    pub async fn endorse(&self, object: &str, name: &str) -> Answer {
        let body = json!({"org": self.org, "object": object, "names": {"en": name}});
        self.post("/endorsements", body).await
    }

    /// Withdraws from an appeal.
    pub async fn withdraw(&self, object: &str) -> Answer {
        let mut address = url::Url::parse(&format!("{}/api/v1/endorsements", self.url))
            .expect("the server's address is sound");
        address.query_pairs_mut().extend_pairs([("org", self.org.as_str()), ("object", object)]);
        let request = self.client.delete(address).bearer_auth(&self.token);
        read(request.send().await.expect("the server answers")).await
    }
}

/// Reads an answer whole.
pub(crate) async fn read(response: reqwest::Response) -> Answer {
    let status = response.status();
    let bytes = response.bytes().await.unwrap_or_default();
    let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    Answer { status, body }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
