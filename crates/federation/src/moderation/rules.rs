//! Rules about hosts and actors, and how this server stands to somebody by them.

use super::leaving::Leaving;
use crate::{Addresses, FederationError, error::Result};
use std::{collections::HashMap, fmt, str::FromStr};
use undersigned_domain::{email_address::EmailAddress, ids};
use url::{Host, Url};

/// What a rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Nothing is taken from it, sent to it or shown of it.
    Block,
    /// It is heard, and a person decides about what it says.
    Limit,
    /// It is welcome, whatever is said of the domain above it; on an allow-list, it is on it.
    Allow,
}

impl Severity {
    /// The word by which commands and the database name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Limit => "limit",
            Self::Allow => "allow",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        [Self::Block, Self::Limit, Self::Allow]
            .into_iter()
            .find(|severity| severity.name() == text)
            .ok_or_else(|| "block, limit or allow".to_owned())
    }
}

/// Whom this server federates with where no rule says anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// With everybody.
    #[default]
    Open,
    /// With nobody: a closed coalition.
    AllowList,
}

impl FromStr for Mode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "open" => Ok(Self::Open),
            "allow-list" => Ok(Self::AllowList),
            _ => Err("neither open nor allow-list".to_owned()),
        }
    }
}

/// How this server stands to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// As to everybody.
    Open,
    /// A person decides.
    Limited,
    /// It has nothing to do with it.
    Blocked,
}

/// All rules, to be asked.
#[derive(Debug)]
pub struct Rules {
    /// Goes up with every change, in every process.
    pub version: i64,
    pub(super) mode: Mode,
    pub(super) ours: Addresses,
    pub(super) by_subject: HashMap<String, Severity>,
    /// Who is taken back, and is shown no more until that is signed.
    pub(super) leaving: Leaving,
}

impl Rules {
    /// How this server stands to an actor, or to whatever else has an address, by that address.
    /// What is ours is always welcome; what is no address is nobody's.
    pub fn stance(&self, id: &str) -> Stance {
        self.stance_in(self.mode, id)
    }

    /// The rules as they would be after changes: a subject without a severity has no rule any more.
    pub(crate) fn changed(&self, changes: &[(String, Option<Severity>)]) -> Self {
        let mut by_subject = self.by_subject.clone();
        for (subject, severity) in changes {
            match severity {
                Some(severity) => by_subject.insert(subject.clone(), *severity),
                None => by_subject.remove(subject),
            };
        }
        Self {
            version: self.version,
            mode: self.mode,
            ours: self.ours.clone(),
            by_subject,
            leaving: self.leaving.clone(),
        }
    }

    fn stance_in(&self, mode: Mode, id: &str) -> Stance {
        if self.by_subject.is_empty() && mode == Mode::Open || self.ours.is_ours(id) {
            return Stance::Open;
        }
        let Ok(url) = Url::parse(id) else {
            return without_rule(mode);
        };
        let mut covering = self.by_subject.get(id).into_iter().chain(
            hosts_above(&url)
                .filter_map(|host| self.by_subject.get(&host))
                .collect::<Vec<_>>(),
        );
        let Some(nearest) = covering.next() else {
            return without_rule(mode);
        };
        let allowed = *nearest == Severity::Allow || covering.any(|one| *one == Severity::Allow);
        match nearest {
            Severity::Block => Stance::Blocked,
            _ if mode == Mode::AllowList && !allowed => Stance::Blocked,
            Severity::Limit => Stance::Limited,
            Severity::Allow => Stance::Open,
        }
    }

    /// How this server stands to whoever fills in a form: to the domain of their e-mail address and to their
    /// website, where one is asked for; to whichever of the two it keeps further away. An allow-list says
    /// which servers take part, and no mailbox is a server: what no rule is about is welcome.
    pub fn stance_to_form(&self, address: &EmailAddress, website: Option<&str>) -> Stance {
        let mailbox = self.stance_in(Mode::Open, &site_of(address));
        website.map_or(mailbox, |website| {
            mailbox.max(self.stance_in(Mode::Open, website))
        })
    }

    /// The same where an organisation signs by it: on an allow-list only from a domain that is named there.
    pub fn stance_to_signer(&self, address: &EmailAddress, website: Option<&str>) -> Stance {
        let as_a_server = self.stance(&site_of(address));
        as_a_server.max(self.stance_to_form(address, website))
    }

    /// Whether an entry of an appeal is taken back, by a word that waits to be signed.
    pub(crate) fn is_leaving(&self, appeal_id: i64, id: &str) -> bool {
        let ids = self.leaving.get(&appeal_id);
        ids.is_some_and(|ids| ids.contains(id))
    }

    /// Whether this server has nothing to do with whatever has that address.
    pub fn is_blocked(&self, id: &str) -> bool {
        self.stance(id) == Stance::Blocked
    }

    /// Whether this server has nothing to do with the server at which something has its address, and so does not compare
    /// with it what both hold.
    pub fn is_apart_from(&self, id: &str) -> bool {
        ids::origin(id).is_some_and(|origin| self.is_blocked(&origin.ascii_serialization()))
    }

    /// Whether somebody who runs this server has named whatever has that address as welcome, or the domain
    /// above it.
    pub fn is_allowed(&self, id: &str) -> bool {
        let Ok(url) = Url::parse(id) else {
            return false;
        };
        let named = hosts_above(&url).find_map(|host| self.by_subject.get(&host));
        self.by_subject.get(id).or(named) == Some(&Severity::Allow)
    }

    /// The same for a host, with its port where that is not the default.
    pub fn is_host_blocked(&self, host: &str) -> bool {
        // Of which scheme makes no difference, but this server may be on a port of its own.
        self.is_blocked(&format!("https://{host}/")) && self.ours.host() != host
    }

    /// # Errors
    /// [`FederationError::Forbidden`] `blocked` for what this server has nothing to do with.
    pub fn refuse_blocked(&self, id: &str) -> Result<()> {
        match self.is_blocked(id) {
            true => Err(FederationError::forbidden(
                "blocked",
                "this server does not federate with that one",
            )),
            false => Ok(()),
        }
    }
}

fn without_rule(mode: Mode) -> Stance {
    match mode {
        Mode::Open => Stance::Open,
        Mode::AllowList => Stance::Blocked,
    }
}

/// The domain of an e-mail address, as rules read it.
fn site_of(address: &EmailAddress) -> String {
    format!("https://{}/", address.domain())
}

/// The host of an address and every domain above it, each with the port first, the nearest first.
/// A rule that names no port is about every port of the host.
fn hosts_above(url: &Url) -> impl Iterator<Item = String> {
    let port = url.port().map(|port| format!(":{port}"));
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_end_matches('.').to_owned();
    let labels = match url.host() {
        Some(Host::Domain(_)) => host.matches('.').count(),
        _ => 0,
    };
    (0..=labels).flat_map(move |skip| {
        let above = host.splitn(skip + 1, '.').last().unwrap_or_default();
        let with_port = port.as_ref().map(|port| format!("{above}{port}"));
        with_port.into_iter().chain([above.to_owned()])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::subject;

    fn rules(mode: Mode, said: &[(&str, Severity)]) -> Rules {
        let said = said.iter().map(|(about, severity)| {
            let about = subject(about).expect("a subject");
            (about, *severity)
        });
        Rules {
            version: 1,
            mode,
            ours: Addresses::new(&"https://ours.example/".parse().expect("an address")),
            by_subject: said.collect(),
            leaving: Leaving::new(),
        }
    }

    #[test]
    fn a_rule_covers_what_lies_under_its_domain_and_nothing_beside_it() {
        let rules = rules(Mode::Open, &[("Evil.example", Severity::Block)]);
        for id in [
            "https://evil.example/orgs/a",
            "https://a.b.evil.example/x",
            "https://evil.example:8443/x",
            "https://evil.example./x",
        ] {
            assert_eq!(rules.stance(id), Stance::Blocked, "{id}");
        }
        for id in ["https://notevil.example/x", "https://example/x", "evil"] {
            assert_eq!(rules.stance(id), Stance::Open, "{id}");
        }
        assert!(rules.is_host_blocked("www.evil.example:81"));
    }

    #[test]
    fn who_is_named_as_welcome_is_allowed_and_nobody_else() {
        let said = [
            ("union.example", Severity::Allow),
            ("bad.union.example", Severity::Block),
        ];
        let rules = rules(Mode::Open, &said);
        assert!(rules.is_allowed("https://union.example"));
        assert!(rules.is_allowed("https://a.union.example"));
        for id in [
            "https://bad.union.example",
            "https://other.example",
            "union.example",
        ] {
            assert!(!rules.is_allowed(id), "{id}");
        }
    }

    #[test]
    fn changes_are_looked_at_without_being_made() {
        let before = rules(Mode::Open, &[("evil.example", Severity::Block)]);
        let after = before.changed(&[
            ("evil.example".to_owned(), None),
            ("loud.example".to_owned(), Some(Severity::Limit)),
        ]);
        for (id, was, is) in [
            ("https://evil.example/x", Stance::Blocked, Stance::Open),
            ("https://loud.example/x", Stance::Open, Stance::Limited),
            ("https://union.example/x", Stance::Open, Stance::Open),
        ] {
            assert_eq!((before.stance(id), after.stance(id)), (was, is), "{id}");
        }
    }

    #[test]
    fn a_port_is_part_of_a_host() {
        let rules = rules(Mode::Open, &[("localhost:8081", Severity::Block)]);
        assert!(rules.is_blocked("http://localhost:8081/x"));
        assert!(!rules.is_blocked("http://localhost:8082/x"));
        assert!(rules.is_host_blocked("localhost:8081"));
        assert!(!rules.is_host_blocked("localhost"));
    }

    #[test]
    fn the_nearest_rule_decides() {
        let rules = rules(
            Mode::Open,
            &[
                ("evil.example", Severity::Block),
                ("good.evil.example", Severity::Allow),
                ("https://good.evil.example/orgs/loud", Severity::Limit),
            ],
        );
        assert_eq!(
            rules.stance("https://good.evil.example/orgs/a"),
            Stance::Open
        );
        assert_eq!(
            rules.stance("https://good.evil.example/orgs/loud"),
            Stance::Limited
        );
        assert!(rules.is_blocked("https://other.evil.example/orgs/a"));
    }

    #[test]
    fn row_586_a_form_is_looked_at_by_its_mailbox_and_by_its_website() {
        let said = [
            ("evil.example", Severity::Block),
            ("loud.example", Severity::Limit),
            ("friends.example", Severity::Allow),
        ];
        let address = |text: &str| EmailAddress::parse(text).expect("an address");
        for mode in [Mode::Open, Mode::AllowList] {
            let rules = rules(mode, &said);
            for (form, stance) in [
                ("a@evil.example", Stance::Blocked),
                ("a@m.Evil.example http://friends.example", Stance::Blocked),
                ("a@gmail.com https://www.evil.example/us", Stance::Blocked),
                ("a@gmail.com http://loud.example", Stance::Limited),
                ("a@loud.example http://evil.example", Stance::Blocked),
                ("a@friends.example http://union.example", Stance::Open),
                ("a@gmail.com", Stance::Open),
            ] {
                let (email, website) = match form.split_once(' ') {
                    Some((email, website)) => (email, Some(website)),
                    None => (form, None),
                };
                let found = rules.stance_to_form(&address(email), website);
                assert_eq!(found, stance, "{form}");
            }
        }
        // Who signs on a server of a closed coalition is named there.
        let rules = rules(Mode::AllowList, &said);
        for (email, stance) in [
            ("a@union.example", Stance::Blocked),
            ("a@friends.example", Stance::Open),
        ] {
            let found = rules.stance_to_signer(&address(email), None);
            assert_eq!(found, stance, "{email}");
        }
    }

    #[test]
    fn on_an_allow_list_only_what_is_allowed_is_welcome() {
        let rules = rules(
            Mode::AllowList,
            &[
                ("friends.example", Severity::Allow),
                ("https://friends.example/orgs/loud", Severity::Limit),
                ("limited.example", Severity::Limit),
            ],
        );
        assert_eq!(rules.stance("https://a.friends.example/x"), Stance::Open);
        assert_eq!(
            rules.stance("https://friends.example/orgs/loud"),
            Stance::Limited
        );
        for id in ["https://limited.example/x", "https://other.example/x", ""] {
            assert!(rules.is_blocked(id), "{id}");
        }
        assert_eq!(rules.stance("https://ours.example/orgs/a"), Stance::Open);
        assert!(!rules.is_host_blocked("ours.example"));
    }
}
