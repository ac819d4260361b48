//! A network of its own for a story, in which servers have public names and addresses and port 443:
//! with nothing changed in the program, which speaks to no other. Linux makes it (`unshare`), for
//! root and, on most machines, for everybody.

use crate::{find, inside, succeed};
use rustix::process::geteuid;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use undersigned_tests::{Backend, skip};
use url::Url;

/// Tells the story where its files may lie.
const FOLDER: &str = "UNDERSIGNED_TEST_STREET";
/// Names a PostgreSQL.
const DATABASE_URL: &str = "UNDERSIGNED_TEST_DATABASE_URL";

/// The servers of the story: name, public name and address. The addresses are public ones, since the
/// program connects to no others.
pub const HOUSES: [(&str, &str, &str); 3] = [
    ("hub", "hub.example", "5.5.5.1"),
    ("nurses", "nurses.example", "5.5.5.2"),
    ("clerks", "clerks.example", "5.5.5.3"),
];

/// Where the story's files may lie.
pub fn folder() -> PathBuf {
    let folder = env::var_os(FOLDER).expect("this story is told by a test that makes its network");
    folder.into()
}

/// Where Caddy keeps its certificate authority and what that has signed.
pub fn authority(folder: &Path) -> PathBuf {
    folder.join("authority")
}

/// The certificate that has to be trusted.
pub fn root_certificate(folder: &Path) -> PathBuf {
    authority(folder).join("pki/authorities/local/root.crt")
}

#[test]
fn servers_behind_caddy_and_nginx_act_together_over_https_on_sqlite() {
    tell(inside::ON_SQLITE, Backend::Sqlite);
}

#[test]
fn servers_behind_caddy_and_nginx_act_together_over_https_on_postgresql() {
    if Backend::Postgres.is_available() {
        tell(inside::ON_POSTGRESQL, Backend::Postgres);
    }
}

/// Tells a story in a network of its own: an ignored test of this very program.
fn tell(story: &str, backend: Backend) {
    let needed = [
        ("caddy", "caddy"),
        ("nginx", "nginx"),
        ("ip", "iproute2"),
        ("unshare", "util-linux"),
    ];
    if needed
        .iter()
        .any(|(name, package)| find(name, package).is_none())
    {
        return;
    }
    let mut probe = own_network();
    probe.arg("true").stderr(Stdio::null());
    if !probe.status().is_ok_and(|status| status.success()) {
        skip("this machine lets nobody make a network of their own (unshare)");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let hosts = folder.path().join("hosts");
    let mut lines = "127.0.0.1 localhost\n".to_owned();
    for (_, name, address) in HOUSES {
        lines += &format!("{address} {name}\n");
    }
    fs::write(&hosts, lines).expect("the names can be written");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/street.sh");
    let mut command = own_network();
    command
        .arg("sh")
        .args([&script, &hosts])
        .arg(env::current_exe().expect("this program has a file"))
        .args(["--exact", story, "--ignored", "--nocapture"])
        .env(FOLDER, folder.path())
        .env("SSL_CERT_FILE", root_certificate(folder.path()));
    for variable in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(variable);
        command.env_remove(variable.to_uppercase());
    }
    if backend == Backend::Postgres {
        let Some(url) = by_socket() else { return };
        command.env(DATABASE_URL, url.as_str());
    }
    let printed = succeed(&mut command);
    assert!(printed.contains("1 passed"), "{story}: {printed}");
}

/// What begins with a network, mounts and processes of its own, all of which end with it.
fn own_network() -> Command {
    let mut command = Command::new("unshare");
    if !geteuid().is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command.args(["--net", "--mount", "--pid", "--fork", "--kill-child"]);
    command.stdin(Stdio::null());
    command
}

/// The PostgreSQL of the tests by its socket, a file: its port is in another network.
fn by_socket() -> Option<Url> {
    let mut url: Url = env::var(DATABASE_URL).ok()?.parse().ok()?;
    let ask = |url: &Url, question: &str| {
        let output = Command::new("psql")
            .args(["--no-psqlrc", "--tuples-only", "--no-align", "--dbname"])
            .args([url.as_str(), "--command", question])
            .output()
            .ok()?;
        let answer = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| answer.trim().to_owned())
    };
    let folders = ask(&url, "SHOW unix_socket_directories");
    let folder = folders.as_deref().and_then(|all| all.split(',').next());
    if let Some(folder) = folder.map(str::trim) {
        url.query_pairs_mut().append_pair("host", folder);
        if ask(&url, "SELECT 1").is_some() {
            return Some(url);
        }
    }
    eprintln!("skipped on PostgreSQL: it cannot be reached by a socket in a folder");
    None
}
