//! The samples for reverse proxies.

use crate::{deploy, find, street, succeed, text};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The name that stands in the sample for nginx.
const SAMPLE_NAME: &str = "coalition.example";

/// A configuration of Caddy with some sites, which asks a certificate authority of its own in place
/// of one on the internet, and binds to one address.
pub fn caddy(folder: &Path, name: &str, address: &str, sites: &str) -> PathBuf {
    let authority = street::authority(folder);
    let configuration = format!(
        "{{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\tdefault_bind {address}\n\
         \tstorage file_system \"{}\"\n}}\n{sites}\n",
        authority.display()
    );
    let file = folder.join(format!("{name}.Caddyfile"));
    fs::write(&file, configuration).expect("a configuration can be written");
    file
}

/// What brings the sample for Caddy into a configuration.
pub fn caddy_sample() -> String {
    format!("import \"{}\"", deploy("Caddyfile").display())
}

/// A configuration of nginx around the sample, with everything that nginx writes in a folder.
/// `listen` is where http and https go, `certificate` the files of certificate and key.
pub fn nginx(
    folder: &Path,
    name: &str,
    listen: [&str; 2],
    upstream: &str,
    certificate: [&Path; 2],
) -> PathBuf {
    let [http, https] = listen;
    let [http, https] = [format!("listen {http};"), format!("listen {https} ssl")];
    let [chain, key] = certificate.map(|file| file.display().to_string());
    let logs = folder.display().to_string();
    let mut sample = text("nginx.conf");
    for (from, to) in [
        ("127.0.0.1:8080", upstream),
        ("listen 80;", http.as_str()),
        ("listen 443 ssl", https.as_str()),
        (
            "/etc/letsencrypt/live/coalition.example/fullchain.pem",
            chain.as_str(),
        ),
        (
            "/etc/letsencrypt/live/coalition.example/privkey.pem",
            key.as_str(),
        ),
        (SAMPLE_NAME, name),
        ("/var/log/nginx", logs.as_str()),
    ] {
        assert!(sample.contains(from), "the sample has no {from} any more");
        sample = sample.replace(from, to);
    }
    // Not every machine has IPv6.
    let lines: Vec<&str> = sample
        .lines()
        .filter(|line| !line.contains("[::]"))
        .collect();
    let at = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("{kind}_temp_path {at}/{kind};\n"))
        .collect();
    let configuration = format!(
        "daemon off;\nuser root;\nworker_processes 1;\npid {at}/nginx.pid;\n\
         error_log {at}/nginx.log;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{}\n}}\n",
        lines.join("\n")
    );
    let file = folder.join("nginx.conf");
    fs::write(&file, configuration).expect("a configuration can be written");
    file
}

#[test]
fn caddy_takes_its_sample() {
    let Some(caddy) = find("caddy", "caddy") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let printed = succeed(
        Command::new(caddy)
            .args(["validate", "--adapter", "caddyfile", "--config"])
            .arg(deploy("Caddyfile"))
            .env("UNDERSIGNED_DOMAIN", SAMPLE_NAME)
            .env("HOME", folder.path())
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME"),
    );
    assert!(printed.contains("Valid configuration"), "{printed}");
    assert!(!printed.contains("not formatted"), "{printed}");
}

#[test]
fn nginx_takes_its_sample() {
    let (Some(nginx_program), Some(openssl)) = (find("nginx", "nginx"), find("openssl", "openssl"))
    else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let [chain, key] = ["chain.pem", "key.pem"].map(|name| folder.path().join(name));
    succeed(
        Command::new(openssl)
            .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes"])
            .args(["-days", "1", "-subj", "/CN=coalition.example", "-keyout"])
            .arg(&key)
            .arg("-out")
            .arg(&chain),
    );
    let configuration = nginx(
        folder.path(),
        SAMPLE_NAME,
        ["127.0.0.1:18480", "127.0.0.1:18443"],
        "127.0.0.1:8080",
        [&chain, &key],
    );
    let printed = succeed(
        Command::new(nginx_program)
            .arg("-t")
            .arg("-e")
            .arg(folder.path().join("first.log"))
            .arg("-c")
            .arg(configuration),
    );
    assert!(printed.contains("test is successful"), "{printed}");
}

/// Whoever is told by the proxy that something is too large hears of the bound that it has.
#[test]
fn the_sample_for_caddy_names_its_own_bound() {
    let sample = text("Caddyfile");
    let (_, rest) = sample.split_once("max_size ").expect("it has a bound");
    let bound = rest.lines().next().unwrap_or_default();
    let said = format!("More than {} are not taken", bound.replace("MiB", " MiB"));
    assert!(sample.contains(&said), "{said}");
}
