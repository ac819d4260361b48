//! Who holds the list, and how each server's copy stands to ours.

use crate::{
    pages::times,
    views::appeal::{Replica, ReplicaState},
};
use chrono::{DateTime, Utc};
use std::iter;
use undersigned_domain::{CoSignerList, ids};
use undersigned_federation::{
    seen_by::SeenByRow,
    views::{Appeal, AppealView, Replica as Row},
};

/// What is known of the servers that hold an appeal.
#[derive(Debug)]
pub struct Held<'a> {
    /// The appeal.
    pub appeal: &'a Appeal,
    /// Its list.
    pub list: &'a CoSignerList,
    /// The digest of our state, as written.
    pub digest: String,
    /// When that changed last, in milliseconds since 1970.
    pub changed_at: Option<i64>,
    /// What this server knows of the others.
    pub rows: &'a [Row],
    /// The appeal and those who call for it, as far as this server's rules keep it from comparing with their servers.
    pub apart: Vec<String>,
    /// What servers have signed that they saw.
    pub seen: &'a [SeenByRow],
    /// Our own public URL.
    pub base: &'a str,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Held<'_> {
    /// Whether the appeal is at home here.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        ids::same_origin(&self.appeal.ap_id, self.base)
    }

    /// Whether this server does not compare with the one at an address, by its own rules.
    #[must_use]
    pub fn is_apart_from(&self, id: &str) -> bool {
        self.apart.iter().any(|one| ids::same_origin(one, id))
    }

    /// Since when the origin has been out of reach.
    #[must_use]
    fn origin_lost(&self) -> Option<DateTime<Utc>> {
        self.appeal.origin_unreachable_since.and_then(times::stored)
    }

    /// This server first, then the origin, then the others as they were heard of.
    #[must_use]
    pub fn replicas(&self) -> Vec<Replica> {
        let here = Replica {
            host: ids::host(self.base),
            href: None,
            role: self.role(self.base),
            this_server: true,
            state: ReplicaState::Same {
                entries: super::count(self.list.entries.len()),
                at: self.now,
            },
            seen_at: self.seen_at(self.base),
        };
        let mut others: Vec<&Row> = self
            .rows
            .iter()
            .filter(|row| !ids::same_origin(&row.base_url, self.base))
            .collect();
        others.sort_by_key(|row| !self.is_origin(&row.base_url));
        let mut replicas = vec![here];
        if !self.is_ours() && !others.iter().any(|row| self.is_origin(&row.base_url)) {
            replicas.push(self.unheard_origin());
        }
        replicas.extend(others.into_iter().map(|row| self.other(row)));
        replicas
    }

    /// Whether the server at an address holds the same list.
    #[must_use]
    pub fn state_at(&self, id: &str) -> Option<ReplicaState> {
        if ids::same_origin(id, self.base) {
            return Some(ReplicaState::Same {
                entries: super::count(self.list.entries.len()),
                at: self.now,
            });
        }
        self.rows
            .iter()
            .find(|row| ids::same_origin(&row.base_url, id))
            .map(|row| self.state(row))
            .or_else(|| self.is_apart_from(id).then_some(ReplicaState::Apart))
    }

    fn is_origin(&self, base: &str) -> bool {
        ids::same_origin(base, &self.appeal.ap_id)
    }

    fn unheard_origin(&self) -> Replica {
        Replica {
            host: ids::host(&self.appeal.ap_id),
            href: Some(self.appeal.ap_id.clone()),
            role: self.role(&self.appeal.ap_id),
            this_server: false,
            state: match self.origin_lost() {
                _ if self.is_apart_from(&self.appeal.ap_id) => ReplicaState::Apart,
                Some(since) => ReplicaState::OutOfReach {
                    since,
                    entries: None,
                },
                None => ReplicaState::Unknown,
            },
            seen_at: self.seen_at(&self.appeal.ap_id),
        }
    }

    fn other(&self, row: &Row) -> Replica {
        let base = row.base_url.trim_end_matches('/');
        let web = base.starts_with("https://") || base.starts_with("http://");
        let href = if self.is_origin(base) {
            self.appeal.ap_id.clone()
        } else {
            format!("{base}/appeals/{}/{}", self.appeal.host, self.appeal.slug)
        };
        Replica {
            host: ids::host(&row.base_url),
            href: web.then_some(href),
            role: self.role(base),
            this_server: false,
            state: self.state(row),
            seen_at: self.seen_at(base),
        }
    }

    /// When the server at an address signed that it saw this very list.
    fn seen_at(&self, id: &str) -> Option<DateTime<Utc>> {
        self.seen
            .iter()
            .find(|word| ids::same_origin(&word.instance, id))
            .filter(|word| word.state_digest == self.digest)
            .and_then(|word| times::stored(word.seen_at))
    }

    fn state(&self, row: &Row) -> ReplicaState {
        let lost = match self.is_origin(&row.base_url) {
            true => self
                .origin_lost()
                .or_else(|| row.failing_since.and_then(times::stored)),
            false => row.failing_since.and_then(times::stored),
        };
        if let Some(since) = lost {
            return ReplicaState::OutOfReach {
                since,
                entries: None,
            };
        }
        let entries = super::count(self.list.entries.len());
        compared(row, &self.digest, self.changed_at, entries)
    }

    /// The highest role of those who are at home there.
    fn role(&self, base: &str) -> String {
        let role = self
            .list
            .initiators
            .iter()
            .filter(|initiator| ids::same_origin(&initiator.actor, base))
            .map(|initiator| initiator.role)
            .min();
        match role {
            Some(role) => role.name(),
            None if self.is_origin(base) => "organiser",
            None => "copy",
        }
        .to_owned()
    }
}

/// The appeal and those who call for it, as far as this server's rules keep it from comparing with their servers.
#[must_use]
pub fn apart(view: &AppealView) -> Vec<String> {
    let initiators = view.list.initiators.iter().map(|one| &one.actor);
    let ids = iter::once(&view.appeal.ap_id).chain(initiators);
    ids.filter(|id| view.rules.is_apart_from(id))
        .cloned()
        .collect()
}

/// How what a server in reach said last compares with our list of so many entries, which has this digest since `changed_at`.
#[must_use]
pub fn compared(row: &Row, digest: &str, changed_at: Option<i64>, entries: u64) -> ReplicaState {
    let (Some(said), Some(at)) = (&row.state_digest, times::stored(row.seen_at)) else {
        return ReplicaState::Unknown;
    };
    if said == digest {
        return ReplicaState::Same { entries, at };
    }
    match changed_at.is_some_and(|changed_at| row.seen_at < changed_at) {
        true => ReplicaState::Changed { at },
        false => ReplicaState::Behind { missing: None, at },
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::pages::samples;
    use undersigned_domain::{admission::Role, list::Initiator};

    pub fn appeal() -> Appeal {
        Appeal {
            id: 1,
            ap_id: "https://a.example/appeals/x".into(),
            root: None,
            host: "a.example".into(),
            slug: "x".into(),
            organization_id: None,
            organiser: "https://a.example/orgs/a".into(),
            status: "open".into(),
            titles: None,
            draft: None,
            list_version: 1,
            kind: None,
            topics: None,
            closed: false,
            origin_unreachable_since: None,
            unasked: false,
            created_at: 0,
            published_at: None,
        }
    }

    pub fn row(base: &str, digest: Option<&str>, failing: Option<i64>) -> Row {
        Row {
            id: 1,
            appeal_id: 1,
            base_url: base.into(),
            inbox: format!("{base}/inbox"),
            state_digest: digest.map(str::to_owned),
            seen_at: 1_792_000_000_000,
            failing_since: failing,
        }
    }

    pub fn initiators() -> Vec<Initiator> {
        [
            (Role::Organiser, "a"),
            (Role::CoInitiator, "b"),
            (Role::Keeper, "c"),
        ]
        .into_iter()
        .map(|(role, name)| Initiator {
            actor: format!("https://{name}.example/orgs/{name}"),
            role,
            keys: Vec::new(),
        })
        .collect()
    }

    pub fn word(base: &str, digest: &str) -> SeenByRow {
        SeenByRow {
            id: 1,
            appeal_id: 1,
            instance: base.into(),
            seen_at: 1_792_000_000_000,
            state_digest: digest.into(),
            statements: 9,
            body: String::new(),
        }
    }

    #[test]
    fn each_server_is_compared_with_ours() {
        let mut list = samples::list(2);
        list.initiators = initiators();
        let rows = [
            row("https://c.example", Some("sha-256:2"), None),
            row("https://d.example", None, None),
            row("https://a.example", Some("sha-256:1"), None),
            row(
                "https://e.example",
                Some("sha-256:1"),
                Some(1_792_000_000_000),
            ),
        ];
        let appeal = appeal();
        let held = Held {
            appeal: &appeal,
            list: &list,
            digest: "sha-256:1".into(),
            changed_at: None,
            rows: &rows,
            apart: Vec::new(),
            seen: &[
                word("https://a.example", "sha-256:1"),
                word("https://c.example", "sha-256:2"),
            ],
            base: "https://b.example",
            now: DateTime::default(),
        };
        let replicas = held.replicas();
        let seen: Vec<(&str, &str)> = replicas
            .iter()
            .map(|held| (held.host.as_str(), held.role.as_str()))
            .collect();
        assert_eq!(
            seen,
            [
                ("b.example", "co-initiator"),
                ("a.example", "organiser"),
                ("c.example", "keeper"),
                ("d.example", "copy"),
                ("e.example", "copy"),
            ]
        );
        let signed = replicas.iter().map(|held| held.seen_at.is_some());
        assert_eq!(
            signed.collect::<Vec<_>>(),
            [false, true, false, false, false],
            "only a word for this very list counts"
        );
        assert!(replicas[0].this_server);
        assert_eq!(
            replicas[1].href.as_deref(),
            Some("https://a.example/appeals/x")
        );
        assert_eq!(
            replicas[2].href.as_deref(),
            Some("https://c.example/appeals/a.example/x")
        );
        assert!(matches!(
            replicas[1].state,
            ReplicaState::Same { entries: 2, .. }
        ));
        assert!(matches!(replicas[2].state, ReplicaState::Behind { .. }));
        assert!(matches!(replicas[3].state, ReplicaState::Unknown));
        assert!(matches!(replicas[4].state, ReplicaState::OutOfReach { .. }));
    }

    #[test]
    fn what_this_server_does_not_compare_with_is_not_said_to_be_in_reach() {
        let mut list = samples::list(2);
        list.initiators = initiators();
        let appeal = appeal();
        let held = Held {
            appeal: &appeal,
            list: &list,
            digest: "sha-256:1".into(),
            changed_at: None,
            rows: &[],
            apart: vec!["https://a.example/orgs/a".into()],
            seen: &[],
            base: "https://b.example",
            now: DateTime::default(),
        };
        let replicas = held.replicas();
        assert!(matches!(replicas[1].state, ReplicaState::Apart));
        let organiser = held.state_at("https://a.example/orgs/a");
        assert!(matches!(organiser, Some(ReplicaState::Apart)));
        assert!(held.state_at("https://c.example/orgs/c").is_none());
    }

    #[test]
    fn what_a_server_said_before_our_list_changed_was_said_of_another() {
        let row = row("https://a.example", Some("sha-256:1"), None);
        let compared = |digest: &str, after: i64| {
            let changed_at = Some(row.seen_at + after);
            compared(&row, digest, changed_at, 2)
        };
        let other = "sha-256:2";
        assert!(matches!(compared(other, 1), ReplicaState::Changed { .. }));
        assert!(matches!(compared(other, 0), ReplicaState::Behind { .. }));
        // Whatever became of it in between, it is the same list.
        let same = compared("sha-256:1", 1);
        assert!(matches!(same, ReplicaState::Same { entries: 2, .. }));
    }
}
