//! Three servers with public names, behind the proxies of `deploy/`: two behind Caddy, one behind
//! nginx. Told in a network of its own; see `street`.

use crate::{
    PROGRAM, find, proxies,
    street::{self, HOUSES, folder},
};
use reqwest::{
    Client,
    header::{CONTENT_TYPE, REFERER},
    redirect::Policy,
};
use serde_json::{Value, json};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Stdio,
};
use tokio::process::{Child, Command};
use undersigned_tests::{Answer, Backend, Server, media, until};

/// The names of the stories below, by which they are called.
pub const ON_SQLITE: &str = "inside::on_sqlite";
pub const ON_POSTGRESQL: &str = "inside::on_postgresql";

/// What somebody uploads, in bytes: near the largest picture that the program takes, and far more
/// than a proxy lets through that was not told.
const UPLOAD: usize = 9_000_000;
/// More than a picture may have, and less than the samples let through.
const TOO_MUCH: usize = 26_000_000;

/// Stands in the query of a link, as it does in mails.
const SECRET: &str = "hush-hush";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a network of its own: street::tell makes one and calls this in it"]
async fn on_sqlite() {
    act_together(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a network of its own: street::tell makes one and calls this in it"]
async fn on_postgresql() {
    act_together(Backend::Postgres).await;
}

async fn act_together(backend: Backend) {
    let folder = folder();
    certify(&folder).await;
    let [mut hub, nurses, mut clerks] = servers(backend).await;
    let _proxies = [
        behind_caddy(&folder, &hub, 0),
        behind_caddy(&folder, &nurses, 1),
        behind_nginx(&folder, &clerks, 2),
    ];
    let _explained = Explained::of(&folder, [&hub, &nurses, &clerks]);
    let client = Client::builder().redirect(Policy::none()).build();
    let client = client.expect("a client can be made");
    for server in [&hub, &nurses, &clerks] {
        until("an answer by way of the proxy", || async {
            let answer = client.get(format!("{}/healthz", server.url)).send().await;
            let answer = answer.map_err(|error| format!("{error:?}"))?;
            match answer.status().as_u16() {
                200 => Ok(()),
                status => Err(format!("{} answers {status}", server.url)),
            }
        })
        .await;
        let plain = server.url.replace("https://", "http://");
        let answer = client.get(format!("{plain}/about")).send().await;
        let answer = answer.expect("the proxy answers without TLS as well");
        assert_eq!(answer.status(), 308, "{plain}");
        assert_eq!(
            answer.headers()["location"],
            format!("{}/about", server.url)
        );
        large_enough(&client, server).await;
    }

    // One is found by its account, the other by its address.
    nurses.follow("@hub@hub.example").await;
    clerks.follow(&hub.org).await;
    hub.until_followers(2).await;
    let appeal = hub.publish("free-them").await;
    assert_eq!(appeal, "https://hub.example/appeals/free-them");
    settle([&hub, &nurses, &clerks], &appeal, 0).await;
    nurses.endorse(&appeal, "Nurses").await.expect(202);
    clerks.endorse(&appeal, "Clerks").await.expect(202);
    settle([&hub, &nurses, &clerks], &appeal, 2).await;
    well(&hub).await;
    well(&clerks).await;

    // While a server is away its proxy answers for it, and what is sent meanwhile arrives later.
    clerks.stop().await;
    away(&client, &format!("{}/actor?token={SECRET}", clerks.url)).await;
    no_secret_is_logged(&client, &folder, &clerks).await;
    hub.stop().await;
    away(&client, &appeal).await;
    nurses.withdraw(&appeal).await.expect(202);
    hub.run().await;
    clerks.run().await;
    settle([&hub, &nurses, &clerks], &appeal, 1).await;
}

/// The servers, with the names of the street.
async fn servers(backend: Backend) -> [Server; 3] {
    let [hub, nurses, clerks] = HOUSES.map(|(name, public, _)| async move {
        let url = format!("https://{public}");
        Server::start_public(PROGRAM, name, backend, &url).await
    });
    [hub.await, nurses.await, clerks.await]
}

/// Has Caddy make a certificate authority, which everybody on the street trusts, and a certificate
/// for the server that is not behind Caddy.
async fn certify(folder: &Path) {
    let (_, name, address) = HOUSES[2];
    let site = format!("{name} {{\n\trespond 404\n}}");
    let configuration = proxies::caddy(folder, "authority", address, &site);
    let mut caddy = run_caddy(folder, &configuration, "authority");
    let wanted = certificate(folder, name);
    until("the certificates", || async {
        let root = street::root_certificate(folder);
        match wanted.iter().chain([&root]).find(|file| !is_whole(file)) {
            None => Ok(()),
            Some(file) => Err(format!(
                "{} is not there, or not all of it; {}",
                file.display(),
                log(folder, "authority")
            )),
        }
    })
    .await;
    caddy.kill().await.expect("Caddy can be ended");
}

/// Whether all of a certificate or key is there: Caddy makes the file first and fills it then. It is ended once
/// they are there, and nginx does not start with an empty one.
fn is_whole(file: &Path) -> bool {
    let text = fs::read_to_string(file).unwrap_or_default();
    text.contains("-----END ") && text.trim_end().ends_with("-----")
}

/// Prints the end of what proxies and servers wrote, where the story breaks off: whoever told it reads that.
struct Explained(Vec<PathBuf>);

impl Explained {
    fn of(folder: &Path, servers: [&Server; 3]) -> Self {
        let proxies = [
            "hub.log",
            "nurses.log",
            "first.log",
            "nginx-printed.log",
            "nginx.log",
            "undersigned-error.log",
        ];
        let proxies = proxies.map(|name| folder.join(name));
        let servers = servers.map(|server| server.folder().join("server.log"));
        Self(proxies.into_iter().chain(servers).collect())
    }
}

impl Drop for Explained {
    fn drop(&mut self) {
        const LINES: usize = 100;
        if !std::thread::panicking() {
            return;
        }
        for file in &self.0 {
            let text = fs::read_to_string(file).unwrap_or_else(|error| error.to_string());
            let lines: Vec<&str> = text.lines().collect();
            let last = lines.len().saturating_sub(LINES);
            let last = lines.get(last..).unwrap_or_default();
            eprintln!("{}:\n{}\n", file.display(), last.join("\n"));
        }
    }
}

/// Where Caddy puts certificate and key of a name.
fn certificate(folder: &Path, name: &str) -> [PathBuf; 2] {
    let at = street::authority(folder)
        .join("certificates/local")
        .join(name);
    ["crt", "key"].map(|kind| at.join(format!("{name}.{kind}")))
}

/// Where a server listens, as a proxy is told.
fn upstream(server: &Server) -> String {
    server.address().replace("http://localhost", "127.0.0.1")
}

fn behind_caddy(folder: &Path, server: &Server, house: usize) -> Child {
    let (name, public, address) = HOUSES[house];
    let configuration = proxies::caddy(folder, name, address, &proxies::caddy_sample());
    let mut command = caddy(folder, &configuration, name);
    command
        .env("UNDERSIGNED_DOMAIN", public)
        .env("UNDERSIGNED_UPSTREAM", upstream(server));
    command.spawn().expect("Caddy can be run")
}

fn behind_nginx(folder: &Path, server: &Server, house: usize) -> Child {
    let (_, public, address) = HOUSES[house];
    let [chain, key] = certificate(folder, public);
    let configuration = proxies::nginx(
        folder,
        public,
        [&format!("{address}:80"), &format!("{address}:443")],
        &upstream(server),
        [&chain, &key],
    );
    let nginx = find("nginx", "nginx").expect("nginx was looked for");
    let mut command = Command::new(nginx);
    command
        .arg("-e")
        .arg(folder.join("first.log"))
        .arg("-c")
        .arg(configuration);
    quiet(&mut command, folder, "nginx-printed");
    command.spawn().expect("nginx can be run")
}

fn run_caddy(folder: &Path, configuration: &Path, name: &str) -> Child {
    let mut command = caddy(folder, configuration, name);
    command.spawn().expect("Caddy can be run")
}

fn caddy(folder: &Path, configuration: &Path, name: &str) -> Command {
    let caddy = find("caddy", "caddy").expect("Caddy was looked for");
    let mut command = Command::new(caddy);
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(configuration)
        .env("HOME", folder.join(name))
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME");
    quiet(&mut command, folder, name);
    command
}

/// Lets a program print into a file, and end with the story.
fn quiet(command: &mut Command, folder: &Path, name: &str) {
    let file = File::create(folder.join(format!("{name}.log")));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file.expect("a log can be made"))
        .kill_on_drop(true);
}

fn log(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(format!("{name}.log"))).unwrap_or_default()
}

/// Sends something large by way of the proxy: the program has to answer, whatever it says of it. What is
/// too large is said to be so, and not that the server is away.
async fn large_enough(client: &Client, server: &Server) {
    let answer = upload(client, server, UPLOAD).await;
    let (url, text) = (&server.url, &answer.text);
    assert_eq!(answer.code(), "picture_format", "{url}: {text}");
    let answer = upload(client, server, TOO_MUCH).await;
    let text = &answer.text;
    assert_eq!(answer.status, 413, "{url}: {text}");
}

async fn upload(client: &Client, server: &Server, bytes: usize) -> Answer {
    let content = vec![b' '; bytes];
    let (kind, body) = media::form(&[], &[("file", "blank.png", content.as_slice())]);
    let request = client
        .post(format!("{}/api/v1/media", server.url))
        .bearer_auth(&server.token)
        .header(CONTENT_TYPE, kind)
        .body(body);
    Answer::read(request.send().await.expect("the proxy answers")).await
}

/// Waits until the servers hold the same list of an appeal with so many organisations on it.
async fn settle(servers: [&Server; 3], appeal: &str, organisations: u64) {
    until("the same list everywhere", || async {
        let mut digests = Vec::new();
        for server in servers {
            let answer = server.state(appeal).await;
            let count = answer.body["coSigners"]["organisations"].as_u64();
            if count != Some(organisations) {
                return Err(format!("{}: {}", server.name, answer.text));
            }
            digests.push(answer.body["stateDigest"].to_string());
        }
        digests.dedup();
        match digests.len() {
            1 => Ok(()),
            _ => Err(format!("{digests:?}")),
        }
    })
    .await;
}

/// What `doctor` says of a server's address, certificate and account.
async fn well(server: &Server) {
    // Each check has five seconds, which a busy machine may need.
    until("doctor finds nothing wrong", || async {
        let report = server.command(&["doctor", "--json"]);
        let text = String::from_utf8_lossy(&report.stdout);
        let report: Value = serde_json::from_str(&text).expect("doctor prints JSON");
        for name in ["public URL", "TLS", "reachable", "WebFinger"] {
            let mut checks = report["checks"].as_array().into_iter().flatten();
            let check = checks.find(|check| check["name"] == name);
            let check = check.unwrap_or_else(|| panic!("{name} is looked at: {report}"));
            if check["ok"] != json!(true) || !check["notChecked"].is_null() {
                return Err(format!("{}: {check}", server.name));
            }
        }
        Ok(())
    })
    .await;
}

/// What nginx wrote, and that it holds no query: not of what it passed on or redirected, not of what its
/// server did not answer, and not of the page that somebody came from.
async fn no_secret_is_logged(client: &Client, folder: &Path, server: &Server) {
    for url in [&server.url, &server.url.replace("https://", "http://")] {
        let link = format!("{url}/signature?token={SECRET}");
        let request = client.get(&link).header(REFERER, &link);
        request.send().await.expect("the proxy answers");
    }
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    until("what was asked for to be logged", || async {
        let log = read("undersigned.log");
        match log.contains("/signature") {
            true => Ok(()),
            false => Err(log),
        }
    })
    .await;
    for name in ["undersigned.log", "undersigned-error.log", "nginx.log"] {
        let log = read(name);
        assert!(!log.contains(SECRET), "{name}: {log}");
    }
}

/// Whoever asks a server that is away is told to come back: not that there is nothing.
async fn away(client: &Client, address: &str) {
    let answer = client.get(address).send().await;
    let answer = answer.expect("the proxy answers for it");
    assert_eq!(answer.status(), 503, "{address}");
    let later = answer.headers().get("retry-after");
    let later = later.and_then(|seconds| seconds.to_str().ok()?.parse::<u64>().ok());
    assert!(later.is_some_and(|seconds| seconds > 0), "{later:?}");
}
