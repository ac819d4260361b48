//! What changed between two bundles of one appeal, line by line, and what was left out of the newer.

use super::{
    codes,
    gone::{self, Gone},
    sums, words,
};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_domain::{
    Bundle, CoSignerList, Digest, Entry, State, Statement, Totals, list::Vacancy,
};

/// Most lines that are named of those that came, of those that changed, and of those that went.
const MOST_NAMED: usize = 20;
/// That a line has other names.
const NAMES: &str = "its names";

/// Ids of the lines that came, changed and went.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// Only in the new list.
    pub added: Vec<String>,
    /// In both, with another statement behind it.
    pub changed: Vec<String>,
    /// Only in the old list.
    pub gone: Vec<String>,
    /// Those of `gone` for which no signed word says why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gone_without_a_word: Vec<String>,
    /// Those of `gone` that stand in another line now, as one signer with it, by id: the id of that line.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub joined: BTreeMap<String, String>,
    /// How each of these lines is called, by id; not those that were taken off the list.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// What of each line of `changed` is another, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub what: BTreeMap<String, Vec<&'static str>>,
    /// The names then and now of those that are called otherwise, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub renamed: BTreeMap<String, [String; 2]>,
    /// Of those of `gone` that were withdrawn or removed, which of it, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub went: BTreeMap<String, Gone>,
    /// The numbers of those that went.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<String, u64>,
    /// The number of the current wording then and now, where it changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<[u64; 2]>,
    /// The sums then and now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totals: Option<[Totals; 2]>,
}

impl Changes {
    /// The changes from `old` to `new`, each sorted by id. `left_out` are the statements that the
    /// new bundle lacks ([`left_out`]).
    pub fn between(old: &CoSignerList, new: &CoSignerList, left_out: &[Arc<Statement>]) -> Self {
        let wording = |list: &CoSignerList| list.current().map(|note| note.revision);
        let mut changes = Self {
            wording: wording(old)
                .zip(wording(new))
                .filter(|(was, is)| was != is)
                .map(<[u64; 2]>::from),
            totals: Some([old.totals.clone(), new.totals.clone()]),
            ..Self::default()
        };
        let joined = new.entries.iter();
        let joined =
            joined.flat_map(|one| one.same_as.iter().map(move |id| (id.as_str(), &one.id)));
        let joined: BTreeMap<&str, &String> = joined.collect();
        let (old, new) = (by_id(old), by_id(new));
        for (id, entry) in &new {
            match old.get(id) {
                None => changes.added.push((*id).to_owned()),
                Some(before) if before != entry => {
                    changes.changed.push((*id).to_owned());
                    let what = differences(before, entry);
                    changes.what.insert((*id).to_owned(), what);
                    let names = [before, entry].map(|entry| words::in_full(entry));
                    if names[0] != names[1] {
                        changes.renamed.insert((*id).to_owned(), names);
                    }
                }
                Some(_) => continue,
            }
            changes.names.insert((*id).to_owned(), words::name(entry));
        }
        let digests: BTreeSet<Digest> = left_out.iter().map(|said| said.digest).collect();
        let about = left_out.iter().flat_map(|said| &said.about);
        let about: BTreeSet<&str> = about.map(String::as_str).collect();
        for (id, entry) in old.iter().filter(|(id, _)| !new.contains_key(*id)) {
            if digests.contains(&entry.digest) || about.contains(id) {
                changes.gone_without_a_word.push((*id).to_owned());
                changes.names.insert((*id).to_owned(), words::name(entry));
            } else if let Some(with) = joined.get(id) {
                changes.joined.insert((*id).to_owned(), (*with).clone());
            }
            changes.gone.push((*id).to_owned());
            let number = entry.number.map(|number| ((*id).to_owned(), number));
            changes.numbers.extend(number);
        }
        changes
    }

    /// The same, with what the newer bundle says of those that went.
    pub fn explained(mut self, new: &Bundle, list: &CoSignerList) -> Self {
        let taken_off = self.gone.iter().filter(|id| {
            !self.joined.contains_key(*id) && self.gone_without_a_word.binary_search(id).is_err()
        });
        let taken_off: Vec<String> = taken_off.cloned().collect();
        self.went = gone::whys(new, list, &taken_off, &self.numbers);
        self
    }

    /// The changes for people; of many of one kind the first.
    pub fn in_words(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some([was, is]) = self.wording {
            lines.push(format!(
                "The appeal had wording {was} in the older file, and has wording {is} now."
            ));
        }
        lines.extend(bounded(&self.added, "added", |id| self.named(id)));
        lines.extend(bounded(&self.changed, "changed", |id| {
            let what = self.what.get(id).into_iter().flatten();
            let what: Vec<String> = what.map(|what| self.differs(id, what)).collect();
            format!("{}: {}", self.named(id), what.join(", "))
        }));
        let (left_out, taken_off): (Vec<String>, Vec<String>) = self
            .gone
            .iter()
            .cloned()
            .partition(|id| self.gone_without_a_word.binary_search(id).is_ok());
        lines.extend(bounded(&left_out, "gone", |id| {
            let what = "LEFT OUT: nothing signed in the newer file takes it off the list";
            format!("{}; {what}", self.named(id))
        }));
        let (joined, taken_off): (Vec<String>, Vec<String>) = taken_off
            .into_iter()
            .partition(|id| self.joined.contains_key(id));
        lines.extend(bounded(&joined, "joined", |id| {
            let with = self.joined.get(id).map(|with| self.named(with));
            let with = with.unwrap_or_default();
            format!("{}; {}", self.number(id), gone::one_signer_with(&with))
        }));
        // Who took its name back is not named again.
        let why = |id: &String| self.went.get(id).map(|gone| gone.why);
        let what_of = |id: &String| match why(id) {
            Some(Vacancy::Withdrawn | Vacancy::TakenBack) => "withdrawn",
            Some(Vacancy::Removed) => "removed",
            Some(Vacancy::Joined) | None => "gone",
        };
        for what in ["withdrawn", "removed", "gone"] {
            let ids = taken_off.iter().filter(|id| what_of(id) == what);
            let ids: Vec<String> = ids.cloned().collect();
            lines.extend(bounded(&ids, what, |id| {
                let became = self.went.get(id).map(Gone::in_words);
                let became = became.unwrap_or_else(|| {
                    "taken off by a signed statement in the newer file".to_owned()
                });
                format!("{}; {became}", self.number(id))
            }));
        }
        if lines.is_empty() {
            lines.push("No line came, changed or went since the older file.".to_owned());
        }
        lines.extend(self.totals.as_ref().map(sums::then_and_now));
        lines
    }

    /// What of a line is another; of its names, which they were and are.
    fn differs(&self, id: &str, what: &str) -> String {
        match self.renamed.get(id) {
            Some([was, is]) if what == NAMES => format!("{what} ({was} → {is})"),
            _ => what.to_owned(),
        }
    }

    /// An entry of the older list, by its number.
    fn number(&self, id: &str) -> String {
        match self.numbers.get(id) {
            Some(number) => format!("number {number}"),
            None => "an entry without a number".to_owned(),
        }
    }

    /// An entry of either list, by its name where it may be said.
    fn named(&self, id: &str) -> String {
        match self.names.get(id) {
            Some(name) if name != id => format!("{name} ({id})"),
            _ => id.to_owned(),
        }
    }
}

/// The first of many lines, and how many more there are.
fn bounded(ids: &[String], what: &str, say: impl Fn(&str) -> String) -> Vec<String> {
    let first = ids.iter().take(MOST_NAMED);
    let mut lines: Vec<String> = first
        .map(|id| format!("{what} since: {}", say(id)))
        .collect();
    if let Some(more @ 1..) = ids.len().checked_sub(MOST_NAMED) {
        lines.push(format!(
            "{what} since: and {more} more (all of them with --json)"
        ));
    }
    lines
}

/// What two lines of one id say differently, in words.
fn differences(was: &Entry, is: &Entry) -> Vec<&'static str> {
    let parts = [
        (NAMES, was.names != is.names),
        (
            "whether its names are confirmed",
            was.name_confirmed != is.name_confirmed,
        ),
        ("which wording it signed", was.pin != is.pin),
        (
            "whether that is the current wording",
            was.current_wording != is.current_wording,
        ),
        ("its number", was.number != is.number),
        (
            "whether another entry has the same number",
            was.number_shared != is.number_shared,
        ),
        (
            "how it signed",
            (was.origin, &was.account, &was.signed_at) != (is.origin, &is.account, &is.signed_at),
        ),
        ("who let it in", was.admitted_by != is.admitted_by),
        (
            "its reservations",
            (&was.reservations, &was.reserved) != (&is.reservations, &is.reserved),
        ),
        ("on what it rests", was.mandate != is.mandate),
        ("what kind of signer it is", was.kind != is.kind),
        (
            "whether it called for the appeal",
            was.initiated != is.initiated,
        ),
        ("whether it is contested", was.contested != is.contested),
        ("whether it is disputed", was.disputed != is.disputed),
        (
            "which entries are the same signer",
            (&was.same_as, was.same_disputed) != (&is.same_as, is.same_disputed),
        ),
    ];
    let mut found: Vec<&str> = parts
        .into_iter()
        .filter_map(|(what, differs)| differs.then_some(what))
        .collect();
    if found.is_empty() {
        found.push("signed anew");
    }
    found
}

fn by_id(list: &CoSignerList) -> BTreeMap<&str, &Entry> {
    list.entries
        .iter()
        .map(|entry| (entry.id.as_str(), entry))
        .collect()
}

/// The statements that `new` would hold beside its own if it had been given `older` too: neither
/// in it, nor superseded by a newer one of their register, nor ended.
pub fn left_out<'a>(
    new: &'a Bundle,
    older: impl IntoIterator<Item = &'a Arc<Statement>>,
) -> Vec<Arc<Statement>> {
    let own = new.state.statements();
    let all: Vec<Arc<Statement>> = own.chain(older).cloned().collect();
    let (whole, _) = State::gather(new.appeal.clone(), &all);
    let missing = whole
        .statements()
        .filter(|statement| !new.state.digests().contains(&statement.digest));
    let mut missing: Vec<_> = missing.cloned().collect();
    missing.sort_by(|a, b| (&a.id, a.digest).cmp(&(&b.id, b.digest)));
    missing
}

/// Names of the entries of a list, by entry.
pub fn names(list: &CoSignerList) -> BTreeMap<String, String> {
    let entries = list.entries.iter();
    entries
        .map(|entry| (entry.id.clone(), words::name(entry)))
        .collect()
}

/// What a statement is, and of whom, by the names of the list that has it.
pub fn called(statement: &Statement, names: &BTreeMap<String, String>) -> String {
    let about = statement.about.first().unwrap_or(&statement.author);
    let name = names
        .get(&statement.id)
        .or_else(|| names.get(about))
        .unwrap_or(about);
    let kind = statement.kind();
    match codes::kind_in_words(kind.name()) {
        Some(what) => format!("{kind}, {what}, of {name}"),
        None => format!("{kind} of {name}"),
    }
}
