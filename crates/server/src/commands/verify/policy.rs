//! `--policy`: whose word is asked for that the whole list is here.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, time::Duration};
use undersigned_domain::{Bundle, Multikey, SeenBy};
use url::Url;

/// Most servers in one policy.
const MAX_SERVERS: usize = 500;
/// How far ahead of now a word may be dated: clocks differ.
const AHEAD: TimeDelta = TimeDelta::minutes(10);

/// How a policy is written.
const EXAMPLE: &str = "A policy is TOML, with the line \
    `servers = [{ instance = \"https://dockers.example\", key = \"z6Mk…\" }]` naming each server and \
    its key; and, where wanted, a line `needed = 1`, how many of them have to vouch for the list, and \
    a line `max_age = \"7d\"`, how old their word may be";

/// Whose word is asked for, of how many of them, and how old it may be.
#[derive(Debug, PartialEq, Eq)]
pub struct Policy {
    servers: Vec<Server>,
    needed: usize,
    max_age: Option<MaxAge>,
}

/// How old a word may be, and how that is written.
#[derive(Debug, PartialEq, Eq)]
struct MaxAge {
    most: TimeDelta,
    written: String,
}

#[derive(Debug, PartialEq, Eq)]
struct Server {
    instance: String,
    key: Multikey,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    servers: Vec<WrittenServer>,
    needed: Option<usize>,
    max_age: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenServer {
    instance: String,
    key: String,
}

/// What came of a policy.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Judged {
    /// Whether enough servers saw the whole list.
    pub met: bool,
    /// How many were asked for.
    pub needed: usize,
    /// How old their word may be, as the policy has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_age: Option<String>,
    /// Every server of the policy.
    pub servers: Vec<JudgedServer>,
}

/// One server of a policy.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JudgedServer {
    /// The server.
    pub instance: String,
    /// Why its word does not count; none where it does.
    pub why_not: Option<WhyNot>,
    /// When it said what the file has of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// Why a server's word does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNot {
    /// The file has no word of it.
    Missing,
    /// It is under another key than the policy names.
    OtherKey,
    /// It saw another list.
    OtherList,
    /// Its word is older than the policy allows.
    TooOld,
    /// Its word is dated ahead of now.
    AheadOfTime,
}

impl Policy {
    /// Reads a policy. Nothing in it is guessed at.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
        let written: Written = toml::from_str(text).map_err(|error| misread(text, &error))?;
        let count = written.servers.len();
        if !(1..=MAX_SERVERS).contains(&count) {
            return Err(format!(
                "`servers` names {count}; it takes 1 to {MAX_SERVERS}"
            ));
        }
        let servers: Vec<Server> = written
            .servers
            .into_iter()
            .map(Server::read)
            .collect::<Result<_, _>>()?;
        let different: BTreeSet<&str> = servers.iter().map(|s| s.instance.as_str()).collect();
        if different.len() != count {
            return Err("`servers` names one server twice".to_owned());
        }
        let needed = written.needed.unwrap_or(count);
        if !(1..=count).contains(&needed) {
            return Err(format!(
                "`needed` is {needed}; it takes 1 to {count}, the number of servers"
            ));
        }
        let max_age = written.max_age.map(MaxAge::read).transpose()?;
        Ok(Self {
            servers,
            needed,
            max_age,
        })
    }

    /// The servers it names.
    pub fn instances(&self) -> impl Iterator<Item = String> {
        self.servers.iter().map(|server| server.instance.clone())
    }

    /// Whether it names the server of a word under that word's key.
    pub fn names(&self, word: &SeenBy) -> bool {
        let mut servers = self.servers.iter();
        servers.any(|server| server.instance == word.instance && server.key == word.key)
    }

    /// Holds a bundle against the policy.
    pub fn judge(&self, bundle: &Bundle, now: DateTime<Utc>) -> Judged {
        let judged = |server: &Server| JudgedServer {
            instance: server.instance.clone(),
            why_not: self.why_not(server, bundle, now),
            at: server.word(bundle).map(|word| word.at.clone()),
        };
        let servers: Vec<JudgedServer> = self.servers.iter().map(judged).collect();
        let heard = servers
            .iter()
            .filter(|server| server.why_not.is_none())
            .count();
        Judged {
            met: heard >= self.needed,
            needed: self.needed,
            max_age: self.max_age.as_ref().map(|age| age.written.clone()),
            servers,
        }
    }

    fn why_not(&self, server: &Server, bundle: &Bundle, now: DateTime<Utc>) -> Option<WhyNot> {
        let Some(word) = server.word(bundle) else {
            return Some(WhyNot::Missing);
        };
        let Ok(at) = DateTime::parse_from_rfc3339(&word.at) else {
            return Some(WhyNot::Missing);
        };
        let age = now.signed_duration_since(at);
        if word.key != server.key {
            Some(WhyNot::OtherKey)
        } else if word.state_digest != bundle.state.digest() {
            Some(WhyNot::OtherList)
        } else if age < -AHEAD {
            Some(WhyNot::AheadOfTime)
        } else if self.max_age.as_ref().is_some_and(|max| age > max.most) {
            Some(WhyNot::TooOld)
        } else {
            None
        }
    }
}

impl Server {
    /// What a file has of its word.
    fn word<'a>(&self, bundle: &'a Bundle) -> Option<&'a SeenBy> {
        let mut words = bundle.seen_by.iter();
        words.find(|word| word.instance == self.instance)
    }

    fn read(written: WrittenServer) -> Result<Self, String> {
        let WrittenServer { instance, key } = written;
        let origin = Url::parse(&instance)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"))
            .map(|url| url.origin().ascii_serialization());
        if origin.as_deref() != Some(instance.trim_end_matches('/')) {
            return Err(format!(
                "`{instance}` is no server; write it as https://dockers.example"
            ));
        }
        let key = key
            .parse()
            .map_err(|_| format!("`{key}` is no key; it begins with z6Mk"))?;
        Ok(Self {
            instance: origin.unwrap_or_default(),
            key,
        })
    }
}

/// Why a text is no policy: the line, what is wrong there, and how it is written.
fn misread(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map_or(1, |before| before.matches('\n').count() + 1);
    let what: Vec<&str> = error.message().lines().map(str::trim).collect();
    format!("line {line}: {}. {EXAMPLE}", what.join(", "))
}

impl MaxAge {
    fn read(written: String) -> Result<Self, String> {
        let most = humantime::parse_duration(&written)
            .ok()
            .filter(|age| *age > Duration::ZERO)
            .and_then(|age| TimeDelta::from_std(age).ok());
        match most {
            Some(most) => Ok(Self { most, written }),
            None => Err(format!("`max_age` is `{written}`; write it as 7d or 12h")),
        }
    }
}
