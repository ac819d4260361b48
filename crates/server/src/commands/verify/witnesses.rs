//! Which servers signed that they hold this list, as far as a bundle can say.
//!
//! Anybody can make up a server, and have it sign that it saw more. So only those words count for which the list
//! in the file vouches itself, or the reader's policy; the others are named apart.

use super::{
    policy::Policy,
    report::{Named, Report, SEEN_BY_NOBODY, SEEN_MORE},
};
use crate::commands::words::counted;
use serde::Serialize;
use std::cmp::Ordering;
use undersigned_domain::{Bundle, CoSignerList, ids};

/// Most servers that are named of those that do not count.
const MOST_UNKNOWN: usize = 20;
/// Why nobody may have confirmed a list.
const LATER: &str = "That is normal for a list that is new or changed lately: servers that hold it \
                     sign about once an hour what they hold.";

/// A server's word, beside the list in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// The server.
    pub instance: String,
    /// When it says it held it.
    pub at: String,
    /// The key under which it says so.
    pub key: String,
    /// The digest of what it held.
    pub state_digest: String,
    /// How many statements that had.
    pub count: u64,
    /// Whether that is the whole list of the file.
    pub whole_list: bool,
    /// Whether it is the organiser's own server.
    pub organiser: bool,
    /// Whether somebody on the list is at home there, or the reader's policy names the server and its key.
    pub vouched: bool,
}

/// Every server's word, those for the whole list first, the newest first.
pub fn of(bundle: &Bundle, list: &CoSignerList, policy: Option<&Policy>) -> Vec<Seen> {
    let digest = bundle.state.digest();
    let homes = list.homes(&bundle.appeal.object);
    let mut seen: Vec<Seen> = bundle
        .seen_by
        .iter()
        .map(|word| Seen {
            instance: word.instance.clone(),
            at: word.at.clone(),
            key: word.key.to_string(),
            state_digest: word.state_digest.to_string(),
            count: word.count,
            whole_list: word.state_digest == digest,
            organiser: ids::same_origin(&word.actor, &bundle.appeal.object),
            vouched: homes.contains(&word.instance)
                || policy.is_some_and(|policy| policy.names(word)),
        })
        .collect();
    seen.sort_by(|a, b| {
        (b.whole_list, &b.at, &a.instance).cmp(&(a.whole_list, &a.at, &b.instance))
    });
    seen
}

/// Those who signed that they held more statements than the `count` that are here, the newest first. What
/// was seen before another server than the organiser's confirmed this very list was superseded by it.
pub fn with_more(seen: &[Seen], count: u64) -> Vec<&Seen> {
    let vouched = || seen.iter().filter(|one| one.vouched);
    let others = vouched().filter(|one| one.whole_list && !one.organiser);
    let confirmed = others.map(|one| one.at.as_str()).max();
    let is_later = |one: &Seen| confirmed.is_none_or(|at| at < one.at.as_str());
    let more = vouched().filter(|one| !one.whole_list);
    more.filter(|one| one.count > count && is_later(one))
        .collect()
}

/// Whether somebody whose word counts signed that this very list is what it saw.
fn is_confirmed(seen: &[Seen]) -> bool {
    seen.iter().any(|one| one.vouched && one.whole_list)
}

/// Why there may be more than is in the file: whose word says so, or that nobody's tells.
pub(super) fn doubts(seen_by: &[Seen], count: u64, of_digest: bool) -> Vec<Named> {
    let more = with_more(seen_by, count).into_iter();
    let more = more.map(|seen| Named {
        statement: seen.instance.clone(),
        fault: SEEN_MORE,
    });
    let mut doubts: Vec<Named> = more.collect();
    // A digest that the reader has from elsewhere says of the list what a server's word would.
    if doubts.is_empty() && !of_digest && !is_confirmed(seen_by) {
        doubts.push(Named {
            statement: "seenBy".to_owned(),
            fault: SEEN_BY_NOBODY,
        });
    }
    doubts
}

impl Report {
    /// Who else signed that it saw this very list. That nobody has is normal for a list that changed
    /// lately; that somebody saw more than there is here is not.
    pub(super) fn nothing_left_out(&self) -> Vec<String> {
        let (vouched, unknown): (Vec<&Seen>, Vec<&Seen>) =
            self.seen_by.iter().partition(|seen| seen.vouched);
        let (whole, other): (Vec<&Seen>, Vec<&Seen>) =
            vouched.iter().copied().partition(|seen| seen.whole_list);
        let others_saw_it = whole.iter().any(|seen| !seen.organiser);
        let longer = self.seen_more().len();
        let was_asked = self.online.is_some();
        let mut lines = Vec::new();
        match whole.first() {
            Some(last) => lines.push(format!(
                "This whole list was seen by {} of {}, last at {}:",
                whole.len(),
                servers(vouched.len()),
                last.at
            )),
            None if vouched.is_empty() => {
                let is_any = !unknown.is_empty() || !self.of_seen_by.is_empty();
                lines.push(no_word(is_any, was_asked));
            }
            None => lines.push(format!(
                "No server has confirmed this very list yet. {}",
                match longer {
                    0 => LATER,
                    _ => "What each of them saw last:",
                }
            )),
        }
        lines.extend(whole.iter().map(|seen| self.saw(seen)));
        lines.extend(other.iter().map(|seen| self.saw(seen)));
        if longer > 0 {
            let ask = match was_asked {
                true => "",
                false => ", or ask the servers (--online)",
            };
            lines.push(format!(
                "CAREFUL: {} saw more statements than this file has. Either this file is the older \
                 one, or something was left out of it. Get it anew, from another server if you can{ask}.",
                servers(longer)
            ));
        }
        if !others_saw_it {
            if !whole.is_empty() {
                lines.push(
                    "So far only the organiser's own server has signed that. Others that hold the \
                     list follow within hours."
                        .to_owned(),
                );
            }
            let ask = match was_asked {
                true => "or compare it with an older one (--since)",
                false => {
                    "compare it with an older one (--since), or ask the servers now (--online)"
                }
            };
            lines.push(format!(
                "Each line above is checked by itself. That no line is missing, this file cannot \
                 show by itself: get a new one in a few hours and check that, {ask}."
            ));
        }
        // Whoever cuts a file may sign a word in any server's name, the organiser's as well.
        if !whole.is_empty() && self.policy.is_none() && !was_asked {
            lines.push(
                "That these keys are those servers', this file cannot show: name the keys you know \
                 in a --policy, or ask the servers with --online."
                    .to_owned(),
            );
        }
        lines.extend(self.unknown_servers(&unknown));
        lines
    }

    /// Words that count for nothing.
    fn unknown_servers(&self, unknown: &[&Seen]) -> Vec<String> {
        if unknown.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![format!(
            "Not counted: the words of {} behind which nobody on the list stands. Anybody can make up \
             servers.",
            servers(unknown.len())
        )];
        let said_more = |seen: &&&Seen| !seen.whole_list && seen.count > self.count;
        let more = unknown.iter().filter(said_more).count();
        if more > 0 {
            lines.push(format!(
                "Unknown servers said more ({more} of them, than this file has); nobody on the list stands \
                 behind them."
            ));
        }
        lines.extend(unknown.iter().take(MOST_UNKNOWN).map(|seen| self.saw(seen)));
        if let Some(rest @ 1..) = unknown.len().checked_sub(MOST_UNKNOWN) {
            lines.push(format!("  and {rest} more (all of them with --json)"));
        }
        lines
    }

    /// What a server saw, in a line.
    fn saw(&self, seen: &Seen) -> String {
        let own = match seen.organiser {
            true => ", the organiser's own server,",
            false => "",
        };
        let (instance, at, key) = (&seen.instance, &seen.at, &seen.key);
        if seen.whole_list && seen.vouched {
            return format!("  {instance}{own} at {at} (key {key})");
        }
        if seen.whole_list {
            return format!("  {instance} saw this very list at {at} (key {key})");
        }
        format!(
            "  {instance}{own} saw {} list at {at}: {} then, {} in this file (key {key})",
            match seen.count.cmp(&self.count) {
                Ordering::Less => "a shorter, probably earlier",
                Ordering::Equal => "another",
                Ordering::Greater => "a longer",
            },
            counted(seen.count, "signed statement", "signed statements"),
            self.count,
        )
    }
}

/// That nobody's word counts, or is there at all: whoever takes all of them out of a file leaves nothing by which it
/// shows that there was more.
fn no_word(is_any: bool, was_asked: bool) -> String {
    let what = match is_any {
        true => "no server's word that counts",
        false => "no server's word",
    };
    let ask = match was_asked {
        true => "",
        false => ", or ask it what it holds (--online)",
    };
    format!(
        "This file carries {what} of which list it saw, not even that of the organiser's own server. Servers put \
         theirs in when they are asked for the bundle: get it anew from the organiser's server{ask}."
    )
}

/// So many servers.
pub(super) fn servers(count: usize) -> String {
    counted(count, "server", "servers")
}
