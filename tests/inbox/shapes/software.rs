//! Servers of other software: the documents of `tests/fixtures`, and how each signs.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use std::{path::Path, time::SystemTime};
use undersigned_federation::signatures::{Scheme, SigningKey, digest, generate_rsa_2048, sign};
use undersigned_tests::{Answer, ForeignServer, Letter, now};
use url::{Position, Url};

/// How a program signs what it sends.
#[derive(Debug, Clone, Copy)]
pub enum Manner {
    /// draft-cavage: the covered headers in their order, and what is said of the algorithm.
    Cavage(&'static str, &'static str),
    /// RFC 9421.
    Messages,
}

/// A program, and one way in which it signs.
#[derive(Debug, Clone, Copy)]
pub struct Software {
    /// The folder of its fixtures.
    pub name: &'static str,
    /// The address in them.
    pub host: &'static str,
    /// How it signs.
    pub manner: Manner,
}

const fn of(name: &'static str, host: &'static str, manner: Manner) -> Software {
    Software { name, host, manner }
}

/// All of them.
pub const ALL: [Software; 10] = [
    of(
        "mastodon",
        "https://social.example",
        Manner::Cavage(
            "(request-target) host date digest content-type",
            "rsa-sha256",
        ),
    ),
    of("mastodon", "https://social.example", Manner::Messages),
    of(
        "gotosocial",
        "https://gotosocial.example",
        Manner::Cavage("(request-target) host date digest", "hs2019"),
    ),
    of(
        "pleroma",
        "https://pleroma.example",
        Manner::Cavage(
            "(request-target) content-length date digest host",
            "rsa-sha256",
        ),
    ),
    of(
        "misskey",
        "https://misskey.example",
        Manner::Cavage("(request-target) date host digest", "rsa-sha256"),
    ),
    of(
        "pixelfed",
        "https://pixelfed.example",
        Manner::Cavage(
            "(request-target) date host digest content-type",
            "rsa-sha256",
        ),
    ),
    of(
        "lemmy",
        "https://lemmy.example",
        Manner::Cavage("(request-target) content-type date digest host", "hs2019"),
    ),
    of(
        "mobilizon",
        "https://mobilizon.example",
        Manner::Cavage(
            "(request-target) content-length date digest host",
            "rsa-sha256",
        ),
    ),
    of(
        "wordpress",
        "https://wordpress.example",
        Manner::Cavage("(request-target) host date digest", "rsa-sha256"),
    ),
    of("wordpress", "https://wordpress.example", Manner::Messages),
];

/// A server of it with one account, and perhaps a community.
pub struct Account {
    software: Software,
    server: ForeignServer,
    der: Vec<u8>,
    pem: String,
    organisation: String,
    appeal: String,
}

impl Account {
    /// Starts the server.
    pub async fn start(software: Software, organisation: &str, appeal: &str) -> Self {
        let (der, pem) = generate_rsa_2048().expect("an RSA key can be made");
        let account = Self {
            software,
            server: ForeignServer::start().await,
            der,
            pem,
            organisation: organisation.to_owned(),
            appeal: appeal.to_owned(),
        };
        account.come_back();
        account
    }

    /// Serves every document as it is in the fixtures.
    pub fn come_back(&self) {
        for name in ["actor", "community"].into_iter().filter(|it| self.has(it)) {
            let document = self.document(name, "");
            self.serve(&document);
        }
        if self.has("main-key") {
            let document = self.document("main-key", "");
            let address = text(&document["publicKey"]["id"]).to_owned();
            self.server.serve(&address, document);
        }
    }

    /// Serves a document at its id.
    pub fn serve(&self, document: &Value) {
        self.server.serve(text(&document["id"]), document.clone());
    }

    /// Answers 410 for the account from now on, and for its key.
    pub fn vanish(&self) {
        let actor = self.document("actor", "");
        self.server.remove(text(&actor["id"]));
        if self.has("main-key") {
            self.server.remove(text(&actor["publicKey"]["id"]));
        }
    }

    /// Whether there is such a fixture.
    pub fn has(&self, name: &str) -> bool {
        self.file(name).exists()
    }

    fn file(&self, name: &str) -> std::path::PathBuf {
        let path = format!("fixtures/{}/{name}.json", self.software.name);
        Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
    }

    /// A fixture, moved to this server.
    pub fn document(&self, name: &str, object: &str) -> Value {
        let file = self.file(name);
        let text = std::fs::read_to_string(&file);
        let text = text.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let pem = Value::from(self.pem.clone()).to_string();
        let text = text
            .replace(self.software.host, &self.server.base)
            .replace("PUBLIC_KEY_PEM", pem.trim_matches('"'))
            .replace("ORGANISATION", &self.organisation)
            .replace("OBJECT", object);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// The activity of a fixture: about the organisation where it is about accounts, else about
    /// the appeal.
    pub fn activity(&self, name: &str) -> Value {
        let about_accounts = name.contains("follow") || name.contains("block");
        let object = match about_accounts {
            true => &self.organisation,
            false => &self.appeal,
        };
        self.document(name, object)
    }

    /// Sends an activity, signed by its actor.
    pub async fn send(&self, activity: &Value) -> Answer {
        let inbox: Url = format!("{}/inbox", self.organisation)
            .parse()
            .expect("the inbox is sound");
        let key = self.key_of(text(&activity["actor"]));
        let body = activity.to_string().into_bytes();
        self.letter(inbox, &key, body).send().await
    }

    /// Waits for the answer to a `Follow`.
    pub async fn accepted(&self, follow: &Value) -> Value {
        let arrival = self.server.arrival("Accept", text(&follow["id"])).await;
        arrival.body
    }

    fn key_of(&self, actor: &str) -> SigningKey {
        let names = ["actor", "community"].into_iter();
        let document = names
            .filter(|name| self.has(name))
            .map(|name| self.document(name, ""))
            .find(|document| document["id"] == actor);
        let document = document.unwrap_or_else(|| panic!("nobody here is {actor}"));
        SigningKey::from_pkcs8(text(&document["publicKey"]["id"]), &self.der)
            .expect("the key was made just now")
    }

    fn letter(&self, url: Url, key: &SigningKey, body: Vec<u8>) -> Letter {
        let (covered, algorithm) = match self.software.manner {
            Manner::Cavage(covered, algorithm) => (covered, algorithm),
            Manner::Messages => {
                let headers = sign(Scheme::Rfc9421, "POST", &url, Some(&body), key, now());
                return Letter::new(url, headers.expect("it can be signed"), body);
            }
        };
        let host = url[Position::BeforeHost..Position::AfterPort].to_owned();
        let date = httpdate::fmt_http_date(SystemTime::from(now()));
        let digest = digest(&body);
        let lines: Vec<String> = covered
            .split(' ')
            .map(|name| {
                let value = match name {
                    "(request-target)" => format!("post {}", url.path()),
                    "host" => host.clone(),
                    "date" => date.clone(),
                    "digest" => digest.clone(),
                    "content-length" => body.len().to_string(),
                    "content-type" => "application/activity+json".to_owned(),
                    other => panic!("{other} is not sent"),
                };
                format!("{name}: {value}")
            })
            .collect();
        let signature = key.sign(lines.join("\n").as_bytes());
        let signature = STANDARD.encode(signature.expect("it can be signed"));
        let header = format!(
            "keyId=\"{}\",algorithm=\"{algorithm}\",headers=\"{covered}\",signature=\"{signature}\"",
            key.key_id()
        );
        let length = body.len().to_string();
        let letter = Letter::unsigned(url.as_str(), body)
            .with("host", &host)
            .with("date", &date)
            .with("digest", &digest)
            .with("signature", &header);
        match covered.contains("content-length") {
            true => letter.with("content-length", &length),
            false => letter,
        }
    }
}

/// A value that must be a text.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}
