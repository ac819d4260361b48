//! What the answers mean for the file.

use super::{
    Answer, Findings,
    ask::{Everybody, Heard},
};
use crate::commands::{
    verify::{
        compare::{called, left_out, names},
        report::Named,
    },
    words::counted,
};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use undersigned_domain::{Bundle, CoSignerList, Multikey, SeenBy, admission::Role, fold};

/// While the organiser's server shows the file's list as its present one, a line older than this is
/// not merely under way.
const UNDER_WAY: TimeDelta = TimeDelta::hours(1);
/// Most missing lines named in one sentence.
const MAX_NAMED: usize = 20;

/// Holds what everybody answered against the file.
pub fn judge(
    bundle: &Bundle,
    list: &CoSignerList,
    heard: &Everybody,
    now: DateTime<Utc>,
) -> Findings {
    let mut findings = Findings::default();
    organiser(bundle, list, heard, &mut findings);
    let made_at = made_at(bundle, heard, now);
    for server in &heard.servers {
        holds(bundle, server, made_at, &mut findings);
        word(bundle, server, &mut findings);
    }
    let unreached = heard.servers.iter().filter(|server| server.state.is_err());
    findings.unreached = unreached.map(|server| server.server.clone()).collect();
    if findings.unreached.len() == heard.servers.len() {
        // Else a script would take a check that did not happen for one that found nothing.
        findings.fault("--online", "nobody_asked");
    }
    let mut left_out = BTreeMap::new();
    for fault in std::mem::take(&mut findings.faults) {
        // Several servers miss the same line.
        left_out.insert((fault.statement.clone(), fault.fault), fault);
    }
    findings.faults = left_out.into_values().collect();
    findings
}

/// Up to which `seq` the file should have everything: that of its newest statement; an hour ago,
/// where the organiser's server shows it as its list of now.
fn made_at(bundle: &Bundle, heard: &Everybody, now: DateTime<Utc>) -> u64 {
    let newest = bundle
        .state
        .statements()
        .map(|statement| statement.seq)
        .max();
    let digest = bundle.state.digest().to_string();
    let current = heard.servers.first().is_some_and(|home| {
        home.state
            .as_ref()
            .is_ok_and(|state| state.state_digest == digest)
    });
    let settled = u64::try_from((now - UNDER_WAY).timestamp_millis()).unwrap_or_default();
    newest
        .unwrap_or_default()
        .max(if current { settled } else { 0 })
}

/// Does the organiser's own server list the root, or a key that the root let in for it? Where it has changed its key
/// since the file was made, what servers hold by now says so, by the same root.
fn organiser(bundle: &Bundle, list: &CoSignerList, heard: &Everybody, findings: &mut Findings) {
    let Some((id, actor)) = &heard.organiser else {
        return;
    };
    let says = match actor {
        Err(why) => format!("(the organiser) could not be asked for its keys: {why}."),
        Ok(actor) => {
            let lists = |key: &Multikey| actor.assertion.iter().any(|(_, listed)| listed == key);
            let lets_in = |list: &CoSignerList| {
                list.initiators.iter().any(|initiator| {
                    initiator.actor == *id
                        && initiator.role == Role::Organiser
                        && initiator.keys.iter().any(lists)
                })
            };
            let held = heard
                .servers
                .iter()
                .filter_map(|server| match &server.bundle {
                    Some(Ok(other)) if other.appeal == bundle.appeal => Some(other),
                    _ => None,
                });
            if lists(&bundle.appeal.root) {
                "(the organiser) lists the root key as its own.".to_owned()
            } else if lets_in(list) {
                "(the organiser) lists a key that the root key let in.".to_owned()
            } else if held
                .map(|other| fold(&other.state))
                .any(|list| lets_in(&list))
            {
                "(the organiser) lists a key that the root key let in after this file was made."
                    .to_owned()
            } else {
                findings.fault(id, "root_not_listed");
                "(the organiser) lists no key that leads to this appeal's root.".to_owned()
            }
        }
    };
    findings.say(id, says);
}

/// What a server holds now, beside what the file holds.
fn holds(bundle: &Bundle, heard: &Heard, made_at: u64, findings: &mut Findings) {
    let server = &heard.server;
    let state = match &heard.state {
        Ok(state) => state,
        Err(why) => {
            return findings.say(server, format!("could not be asked what it holds: {why}."));
        }
    };
    if state.object != bundle.appeal.object || state.root != bundle.appeal.root.as_str() {
        findings.fault(server, "root_mismatch");
        return findings.say(
            server,
            "follows another root key for this appeal.".to_owned(),
        );
    }
    if state.state_digest == bundle.state.digest().to_string() {
        findings.confirmed.push(server.clone());
        return findings.say(server, "holds this very list now.".to_owned());
    }
    let (theirs, here) = (state.count, bundle.state.digests().len());
    let differs = format!(
        "holds another list now, of {}; here are {here}",
        counted(theirs, "statement", "statements")
    );
    let other = match &heard.bundle {
        Some(Ok(other)) if other.appeal == bundle.appeal => other,
        // What cannot be compared is taken at its word.
        other => {
            if theirs > here {
                findings.outdated.push(server.clone());
            }
            let why = match other {
                Some(Err(why)) => format!(" They could not be compared: {why}."),
                _ => String::new(),
            };
            return findings.say(server, format!("{differs}.{why}"));
        }
    };
    let before: Vec<_> = other
        .state
        .statements()
        .filter(|s| s.seq <= made_at)
        .cloned()
        .collect();
    // What is old but was let in by something newer is no omission: so only the old is added.
    let missing = left_out(bundle, &before);
    let newer = left_out(bundle, other.state.statements()).len();
    if missing.is_empty() && newer == 0 {
        findings.confirmed.push(server.clone());
        return findings.say(
            server,
            format!("{differs}. It has nothing that is missing here."),
        );
    }
    if missing.is_empty() {
        findings.outdated.push(server.clone());
        return findings.say(
            server,
            format!(
                "{differs}. What this file lacks is newer than anything in it, or was let in only later: either \
                 the file is older, or its end was cut off. Fetch it anew, and compare."
            ),
        );
    }
    let names = names(&fold(&other.state));
    let named: Vec<String> = missing
        .iter()
        .take(MAX_NAMED)
        .map(|s| called(s, &names))
        .collect();
    let more = match missing.len() > MAX_NAMED {
        true => ", and more",
        false => "",
    };
    for statement in &missing {
        findings.fault(&statement.id, "left_out");
        let called = called(statement, &names);
        findings.called.insert(statement.id.clone(), called);
    }
    findings.say(
        server,
        format!(
            "{differs}. It holds what this file lacks although the file has newer lines: \
             {}{more}. Either it was left out, or it reached the file's maker late: fetch the file \
             again, and compare.",
            named.join("; ")
        ),
    );
}

/// Whether the word in the file is under a key of its server, and what that server says by now.
fn word(bundle: &Bundle, heard: &Heard, findings: &mut Findings) {
    let server = &heard.server;
    let Ok(actor) = &heard.actor else {
        return;
    };
    let lists = |word: &SeenBy| {
        word.actor == actor.id && actor.assertion.iter().any(|(_, key)| *key == word.key)
    };
    let in_file = bundle.seen_by.iter().find(|word| word.instance == *server);
    match in_file {
        Some(word) if lists(word) => findings.say(
            server,
            format!("confirms the key of its word in this file ({}).", word.at),
        ),
        Some(word) => {
            findings.fault(&word.actor, "seen_by_key");
            findings.say(
                server,
                "does not list the key of its word in this file.".to_owned(),
            );
        }
        None => {}
    }
    let told = heard.state.as_ref().map(|state| state.seen_by.as_slice());
    let newest = told
        .unwrap_or_default()
        .iter()
        .filter_map(|value| SeenBy::check_value(value).ok())
        .filter(|word| word.instance == *server && word.appeal == bundle.appeal && lists(word))
        .max_by(|a, b| a.at.cmp(&b.at));
    if let Some(word) = newest.filter(|word| in_file.is_none_or(|held| word.outranks(held))) {
        let what = match word.state_digest == bundle.state.digest() {
            true => "this whole list",
            false => "another list",
        };
        findings.say(
            server,
            format!(
                "has since signed that at {} it saw {what}, of {}.",
                word.at,
                counted(word.count, "statement", "statements")
            ),
        );
    }
}

impl Findings {
    fn say(&mut self, server: &str, says: String) {
        self.answers.push(Answer {
            server: server.to_owned(),
            says,
        });
    }

    fn fault(&mut self, statement: &str, fault: &'static str) {
        self.faults.push(Named {
            statement: statement.to_owned(),
            fault,
        });
    }
}
