//! One instance, run as operators run it: a process with a data folder.

mod process;

use crate::{
    Backend,
    database::{self, Postgres},
    founding::may_end_links,
    port,
    spare_keys::Share,
    tables,
};
use reqwest::{
    Client,
    header::{HOST, HeaderMap, HeaderValue},
};
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::{Arc, Mutex},
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
    /// Where the process listens. Differs from the public URL where several share one.
    pub(crate) connect: String,
    pub(crate) program: PathBuf,
    /// Ended before its folder goes: it would save in another one what was in that.
    process: Option<Child>,
    pub(crate) folder: TempDir,
    environment: Vec<(String, String)>,
    keys: Arc<Share>,
    pub(crate) database: Option<Arc<Postgres>>,
    /// The link that was made with the organisation, until it is used.
    pub(crate) unused_link: Mutex<Option<String>>,
}

impl Server {
    /// Makes data folder, organisation and token, and starts the server. `program` is the binary,
    /// `env!("CARGO_BIN_EXE_undersigned-under-test")`.
    pub async fn start(program: impl AsRef<Path>, name: &str, backend: Backend) -> Self {
        Self::start_with(program, name, backend, &[]).await
    }

    /// As [`Server::start`], with further variables in the environment.
    pub async fn start_with(
        program: impl AsRef<Path>,
        name: &str,
        backend: Backend,
        variables: &[(&str, &str)],
    ) -> Self {
        Self::prepared(program.as_ref(), name, backend, variables)
            .set_up()
            .await
    }

    /// A server that believes to be on the public internet: it answers to this URL, which leads
    /// nowhere, and connects to nothing on this machine.
    pub async fn start_public(
        program: impl AsRef<Path>,
        name: &str,
        backend: Backend,
        public_url: &str,
    ) -> Self {
        let variables = [
            ("UNDERSIGNED_PUBLIC_URL", public_url),
            ("UNDERSIGNED_ALLOW_PRIVATE_NETWORK", "false"),
        ];
        let mut server = Self::prepared(program.as_ref(), name, backend, &variables);
        server.url = public_url.to_owned();
        server.client = client(public_url.strip_prefix("https://"));
        server.set_up().await
    }

    /// Starts a server on which nobody has set anything up: no organisation, no token. See
    /// [`Server::set_up_link`].
    pub async fn bare(program: impl AsRef<Path>, name: &str, backend: Backend) -> Self {
        let mut server = Self::prepared(program.as_ref(), name, backend, &[]);
        server.run().await;
        server
    }

    /// Data folder, database and environment of a server that does not run yet.
    fn prepared(program: &Path, name: &str, backend: Backend, variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let port = port::free();
        let url = format!("http://localhost:{port}");
        let database = (backend == Backend::Postgres).then(|| tables::copied(program, name));
        let database = database.map(Arc::new);
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
            // Each is a process of PostgreSQL's, which costs more to start than a test asks of it.
            environment.push((
                "UNDERSIGNED_DATABASE_CONNECTIONS".to_owned(),
                "3".to_owned(),
            ));
        }
        let keys = Share::take();
        environment.extend(keys.variables());
        let mut server = Self {
            name: name.to_owned(),
            connect: url.clone(),
            url,
            org: String::new(),
            token: String::new(),
            client: client(None),
            program: program.to_owned(),
            folder,
            environment,
            keys: Arc::new(keys),
            process: None,
            database,
            unused_link: Mutex::default(),
        };
        for (name, value) in variables {
            server.set(name, value);
        }
        server
    }

    /// A second process on the same database and for the same public URL, with a data folder of
    /// its own, as behind a load balancer. Only for PostgreSQL.
    ///
    /// # Panics
    /// On SQLite.
    pub async fn start_beside(&self) -> Self {
        assert!(
            self.database.is_some(),
            "processes share a PostgreSQL, never a SQLite file"
        );
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let key = self.folder().join("secret.key");
        let connect = format!("http://localhost:{}", port::free());
        let mut environment = self.environment.clone();
        environment.retain(|(name, _)| {
            !["UNDERSIGNED_LISTEN", "UNDERSIGNED_DATA_DIR"].contains(&name.as_str())
        });
        environment.extend(
            [
                (
                    "UNDERSIGNED_LISTEN",
                    connect.replace("http://localhost", "127.0.0.1"),
                ),
                ("UNDERSIGNED_DATA_DIR", folder.path().display().to_string()),
                ("UNDERSIGNED_SECRET_KEY_FILE", key.display().to_string()),
            ]
            .map(|(name, value)| (name.to_owned(), value)),
        );
        let mut server = Self {
            name: self.name.clone(),
            url: self.url.clone(),
            org: self.org.clone(),
            token: self.token.clone(),
            client: client(Some(&self.host())),
            connect,
            program: self.program.clone(),
            folder,
            environment,
            keys: self.keys.clone(),
            process: None,
            database: self.database.clone(),
            unused_link: Mutex::default(),
        };
        server.run().await;
        server
    }

    /// Sets a variable of the environment for the next start and for commands.
    pub fn set(&mut self, name: &str, value: &str) {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// Host and port of the public URL, as addresses of replicas name them.
    pub fn host(&self) -> String {
        self.url.trim_start_matches("http://").to_owned()
    }

    /// Where the process listens, without a slash at the end.
    pub fn address(&self) -> &str {
        &self.connect
    }

    /// The address of the database.
    pub fn database_url(&self) -> String {
        match &self.database {
            Some(database) => database.url(),
            None => format!("sqlite://{}", self.folder().join(tables::FILE).display()),
        }
    }

    /// A server on what another version of the program has left: the public URL, the secret key,
    /// and a database, as SQL. It does not run yet, and has neither organisation nor token here.
    pub async fn left_behind(
        program: impl AsRef<Path>,
        backend: Backend,
        public_url: &str,
        key: &str,
        sql: &str,
    ) -> Self {
        let variables = [
            ("UNDERSIGNED_PUBLIC_URL", public_url),
            ("UNDERSIGNED_ALLOW_PRIVATE_NETWORK", "false"),
        ];
        let mut server = Self::prepared(program.as_ref(), "left", backend, &variables);
        server.url = public_url.to_owned();
        server.client = client(public_url.strip_prefix("https://"));
        let file = server.folder().join("secret.key");
        std::fs::write(file, key).expect("the key can be written");
        if server.database.is_some() {
            server.empty_database();
        }
        database::fill(&server.database_url(), sql).await;
        server
    }

    /// Gives a server on PostgreSQL, which does not run, a new database without any table.
    ///
    /// # Panics
    /// On SQLite.
    pub fn empty_database(&mut self) {
        assert!(self.database.is_some(), "it is on PostgreSQL");
        self.take_link();
        let database = Arc::new(Postgres::create(&self.name));
        self.set("UNDERSIGNED_DATABASE_URL", &database.url());
        self.database = Some(database);
    }

    /// Lets nobody into the database, and sends those away who are in; or lets them in again. Only
    /// for PostgreSQL.
    ///
    /// # Panics
    /// On SQLite.
    pub fn open_database(&self, open: bool) {
        let database = self.database.as_ref().expect("it is a PostgreSQL");
        database.open(open);
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
        if may_end_links(arguments) {
            self.take_link();
        }
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }

    /// Runs a command on the same data.
    pub fn command(&self, arguments: &[&str]) -> Output {
        self.prepare(arguments)
            .output()
            .expect("the command can be run")
    }

    /// Runs a command that prints JSON.
    pub fn command_json(&self, arguments: &[&str]) -> Value {
        let output = self.command(arguments);
        let text = String::from_utf8_lossy(&output.stdout);
        serde_json::from_str(&text).unwrap_or_else(|error| {
            let errors = String::from_utf8_lossy(&output.stderr);
            panic!("{arguments:?}: {error}: {text} {errors}")
        })
    }

    /// What `doctor` says of one thing that it looks at, by its name.
    pub fn doctor(&self, name: &str) -> Value {
        let report = self.command_json(&["doctor", "--json"]);
        let mut checks = report["checks"].as_array().into_iter().flatten();
        let found = checks.find(|check| check["name"] == name);
        let found = found.unwrap_or_else(|| panic!("{name} is not in {report}"));
        found.clone()
    }
}

/// A client; `host` is what it says as `Host`, where that is not the address it connects to.
fn client(host: Option<&str>) -> Client {
    let mut headers = HeaderMap::new();
    if let Some(host) = host {
        headers.insert(
            HOST,
            HeaderValue::from_str(host).expect("a host fits a header"),
        );
    }
    Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .pool_idle_timeout(crate::IDLE)
        .default_headers(headers)
        .build()
        .expect("a client can be made")
}
