//! The report in plain sentences: what it proves, and what it does not.

use super::{
    decided::Decided,
    number::Became,
    policy::{Judged, WhyNot},
    report::{Named, Report},
    sums,
    text::Text,
    witnesses::servers,
};
use crate::commands::{Failure, print, words::counted};
use std::cmp::Ordering;
use undersigned_domain::{Entry, Namesakes, attestation::SignerKind, mandate::Body, nearest};
use undersigned_proof::strict_json::turns_text;

/// The code of an entry that the server which published a list does not show.
pub const HIDES: &str = "list_hides";
/// The code of a published list that is another appeal's.
pub const OTHER_LIST: &str = "list_of_another_appeal";
/// Most faults that are named: the first.
pub const MOST_FAULTS: usize = 100;

impl Report {
    /// Prints the report for people; `pinned` says whether the root was given by them.
    pub fn print(&self, pinned: bool) -> Result<(), Failure> {
        for line in self.lines(pinned) {
            print(&printable(&line))?;
        }
        Ok(())
    }

    pub(super) fn lines(&self, pinned: bool) -> Vec<String> {
        let mut lines = self.of_two_appeals();
        lines.extend(self.the_list());
        lines.extend(self.nothing_left_out());
        lines.extend(self.policy.iter().flat_map(policy));
        lines.extend(self.decided.iter().flat_map(Decided::in_words));
        if self.compared_with_older {
            lines.extend(self.since.in_words());
        }
        lines.extend(self.the_published_list());
        lines.extend(self.answers());
        lines.extend(self.what_is_wrong());
        lines.push(format!("Root key: {}", self.root));
        lines.extend(self.what_it_rests_on(pinned));
        lines.push(self.verdict());
        lines
    }

    /// What the root key proves, and what it does not.
    fn what_it_rests_on(&self, pinned: bool) -> Option<String> {
        let says = match (pinned, &self.appeal_given) {
            (false, _) => {
                "Everything above follows from this key, and is only as good as the place where \
                 you got it. Compare it with the appeal as printed, or give it with --root."
            }
            // An organisation may begin several appeals with one key.
            (true, None) => {
                "This key may be that of other appeals of the same organisation as well: compare the line \
                 \"Appeal:\" with the address of the one that you mean, or give that with --appeal."
            }
            (true, Some(_)) => return None,
        };
        Some(says.to_owned())
    }

    /// That the older file is no older one of this appeal, so that nothing was compared.
    fn of_two_appeals(&self) -> Vec<String> {
        let Some(older) = &self.other_appeal else {
            return Vec::new();
        };
        let which = match older.object == self.object {
            true => "begins at another root key for the same address",
            false => "is of another appeal",
        };
        vec![format!(
            "NOT COMPARED: the file given with --since {which}, {} (root key {}). The file that is \
             checked is of {} (root key {}).",
            older.object, older.root, self.object, self.root
        )]
    }

    fn the_list(&self) -> Vec<String> {
        let mut lines = vec![format!("Appeal: {}", self.object)];
        let copy = self.appeal_given.iter().filter(|_| self.copy_given);
        lines.extend(copy.map(|given| {
            format!("The address that you gave, {given}, is that of another server's copy of this appeal.")
        }));
        lines.extend(self.text.iter().flat_map(Text::in_words));
        lines.extend(self.two_texts());
        lines.push(format!("Digest of the list: {}", self.state_digest));
        if self.digest_given {
            lines.push(
                "That is the digest that you gave: it is the list of which you have it, to the last name."
                    .to_owned(),
            );
        }
        if self.has_lines_at_fault {
            lines.push(
                "This digest, and the sums and lines below, are of the sound lines that remain only, and not of \
                 all that the file says: what is at fault is named below."
                    .to_owned(),
            );
        }
        lines.extend(sums::in_words(&self.totals, &self.whole));
        lines.extend(self.origins.in_words());
        let current = self.text.as_ref().map(|text| text.revision);
        let namesakes = Namesakes::of(&self.whole);
        let shown = self.list.iter();
        lines.extend(shown.map(|entry| line(entry, current, &namesakes)));
        lines.extend(self.vacated.iter().map(Became::in_words));
        lines
    }

    /// That there are several texts where there should be one. No fault of the file: it shows what was
    /// signed. It may be the trace of an organiser who showed different texts to different people.
    fn two_texts(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.note_contested {
            lines.push(
                "TWO TEXTS: the organiser said two different things about the appeal at one time. \
                 Which of them stands here says nothing about which is meant."
                    .to_owned(),
            );
        }
        lines.extend(self.text_conflicts.iter().map(|(revision, digests)| {
            let digests: Vec<String> = digests.iter().map(ToString::to_string).collect();
            format!(
                "TWO TEXTS: wording {revision} has {} of them. Either the organiser published different \
                 ones under one number, or somebody signed one that nobody published: {}",
                digests.len(),
                digests.join(", ")
            )
        }));
        lines
    }

    /// Whether a published list says the same, and whom it leaves out.
    fn the_published_list(&self) -> Vec<String> {
        let wrong: Vec<&Named> = self.faults.iter().filter(|one| is_of_list(one)).collect();
        let hidden: Vec<&&Named> = wrong.iter().filter(|fault| fault.fault == HIDES).collect();
        if !self.compared_with_list {
            return Vec::new();
        }
        if wrong.is_empty() {
            return vec!["The published list says the same as the file, line by line.".to_owned()];
        }
        if hidden.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![format!(
            "The published list gives a place, and no name, to {} of the file. Whoever shows the \
             list leaves them out, as a server does with servers that it blocks:",
            counted(hidden.len(), "entry", "entries")
        )];
        lines.extend(hidden.iter().take(MOST_FAULTS).map(|fault| {
            let entry = self.whole.iter().find(|entry| entry.id == fault.statement);
            match entry {
                Some(entry) => format!("  {}{} ({})", number(entry), name(entry), entry.id),
                None => format!("  {}", fault.statement),
            }
        }));
        lines.extend(more_than(hidden.len()));
        lines
    }

    fn answers(&self) -> Vec<String> {
        let Some(findings) = &self.online else {
            return Vec::new();
        };
        let mut lines = vec!["Asked over the network:".to_owned()];
        for answer in &findings.answers {
            lines.push(format!("  {} {}", answer.server, answer.says));
        }
        // Who cuts off the end would else always have it taken for an older file.
        if !findings.outdated.is_empty() && !self.seen_more().is_empty() {
            lines.push(
                "Age alone does not explain what this file lacks: it carries a server's word, said above, for \
                 more statements than it has."
                    .to_owned(),
            );
        }
        if !findings.unreached.is_empty() {
            lines.push(format!(
                "Not reached, so that what they hold now is not known: {}",
                findings.unreached.join(", ")
            ));
        }
        lines
    }
}

/// That there are more than are named.
pub fn more_than(count: usize) -> Option<String> {
    let more = count.checked_sub(MOST_FAULTS).filter(|more| *more > 0)?;
    Some(format!(
        "and {more} more, of {count}: the first {MOST_FAULTS} are named"
    ))
}

/// Whether it is a fault of the published list, not of the file.
pub fn is_of_list(fault: &Named) -> bool {
    fault.fault.starts_with("list_")
}

fn policy(judged: &Judged) -> Vec<String> {
    let heard = judged
        .servers
        .iter()
        .filter(|server| server.why_not.is_none())
        .count();
    let mut lines = vec![format!(
        "Your policy asks for {} of {}: {heard} saw this whole list. {}",
        judged.needed,
        servers(judged.servers.len()),
        if judged.met {
            "That is enough."
        } else {
            "That is not enough: `needed` is not met."
        }
    )];
    for server in &judged.servers {
        let at = server.at.as_deref().unwrap_or("a time that cannot be read");
        let why = match server.why_not {
            None => format!("saw this whole list at {at}"),
            Some(WhyNot::Missing) => "has no word in this file".to_owned(),
            Some(WhyNot::OtherKey) => {
                "has a word in this file, but under another key than its `key` in your policy"
                    .to_owned()
            }
            Some(WhyNot::OtherList) => format!("saw another list at {at}"),
            Some(WhyNot::TooOld) => format!(
                "saw this whole list, but at {at}: longer ago than `max_age` allows, which is {}",
                judged.max_age.as_deref().unwrap_or_default()
            ),
            Some(WhyNot::AheadOfTime) => {
                format!("has a word in this file that is dated ahead of now: {at}")
            }
        };
        lines.push(format!("  {} {why}", server.instance));
    }
    lines
}

/// How an entry is called: its names, or its id where none may be shown.
pub fn name(entry: &Entry) -> String {
    let mut names: Vec<_> = entry.names.name_map.iter().collect();
    names.sort_by_key(|(language, _)| nearest::distance(language, |_| false));
    let names: Vec<String> = names
        .into_iter()
        .map(|(language, name)| match language.as_str() {
            // Nobody said which language it is.
            "und" => name.clone(),
            _ => format!("{name} ({language})"),
        })
        .collect();
    // Who has only further names is called by these, as on pages.
    let further = &entry.names.also_known_as;
    match (names.is_empty(), further.is_empty()) {
        (false, _) => names.join(" / "),
        (true, false) => further.join(" / "),
        (true, true) => entry.id.clone(),
    }
}

/// All names of an entry and its country, for whoever compares them.
pub fn in_full(entry: &Entry) -> String {
    match entry.name_confirmed {
        true => format!("{}{}", name(entry), further(entry)),
        false => "a name that no initiator has confirmed".to_owned(),
    }
}

/// What an entry is called besides, and its country.
fn further(entry: &Entry) -> String {
    // Whoever has no other names is called by these already.
    let further = match (entry.names.name_map.is_empty(), &entry.names.also_known_as) {
        (false, further) if !further.is_empty() => format!("; also {}", further.join(" / ")),
        _ => String::new(),
    };
    let country = entry.names.country.as_ref();
    let country = country.map_or_else(String::new, |code| format!("; country {code}"));
    format!("{further}{country}")
}

fn number(entry: &Entry) -> String {
    let number = entry.number.map(|number| format!("{number}. "));
    number.unwrap_or_default()
}

/// What an entry does not sign, with its own words where it has any.
fn reservations(entry: &Entry) -> Vec<String> {
    let own = |demand: &String| {
        let mut reserved = entry.reserved.iter();
        let own = reserved.find(|one| one.demand == *demand)?.text.as_ref()?;
        Some(format!("{demand} (“{own}”)"))
    };
    let all = entry.reservations.iter();
    all.map(|demand| own(demand).unwrap_or_else(|| demand.clone()))
        .collect()
}

/// An entry in a line; `current` is the number of the current wording. Who is called as another entry is, is told from it by
/// an address of its own.
fn line(entry: &Entry, current: Option<u64>, namesakes: &Namesakes) -> String {
    let number = number(entry);
    let address = entry.own_address().filter(|_| namesakes.has(entry));
    let address = address.map_or_else(String::new, |address| format!(" ({address})"));
    let pin = entry.pin.as_ref().filter(|_| !entry.current_wording);
    let wording = pin.map_or_else(String::new, |pin| {
        let revision = pin.revision;
        match current.map(|current| revision.cmp(&current)) {
            Some(Ordering::Equal) => format!("; signed another text of wording {revision}"),
            Some(Ordering::Greater) => format!("; signed another wording ({revision})"),
            _ => format!("; signed an earlier wording ({revision})"),
        }
    });
    let contested = if entry.contested {
        "; contested, not counted"
    } else {
        ""
    };
    let shared = if entry.number_shared {
        "; another entry has the same number"
    } else {
        ""
    };
    let admitted = match entry.admitted_by.is_empty() {
        true => String::new(),
        false => format!("; let in by {}", entry.admitted_by.join(", ")),
    };
    let provenance = entry.origin.name();
    let further = further(entry);
    let capacity = match entry.kind {
        SignerKind::Individual => "; in personal capacity",
        SignerKind::Organisation => "",
    };
    let reservations = match entry.reservations.is_empty() {
        true => String::new(),
        false => format!("; does not sign {}", reservations(entry).join(", ")),
    };
    let mandate = entry
        .mandate
        .map_or_else(String::new, |mandate| match mandate.by {
            Body::Other => format!("; decided by another body on {}", mandate.on),
            body => format!("; decided by its {} on {}", body.name(), mandate.on),
        });
    format!(
        "{number}{}{address} [{provenance}]{further}{capacity}{reservations}{mandate}{wording}{shared}{admitted}{contested}",
        name(entry)
    )
}

/// Without control characters, by which a foreign name could take over the terminal, and without
/// those that begin a new line or turn the order of one around.
pub fn printable(text: &str) -> String {
    let is_mark = |c: char| {
        matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
        )
    };
    text.chars()
        .filter(|c| !c.is_control() && !turns_text(*c) && !is_mark(*c))
        .collect()
}
