//! What the check found.

use super::compare::Changes;
use crate::commands::{Failure, print};
use serde::Serialize;
use undersigned_domain::{Bundle, Entry, Multikey, Totals, bundle::BundleFault, fold};

/// The answer of `verify`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Whether nothing is wrong.
    pub sound: bool,
    object: String,
    root: String,
    state_digest: String,
    totals: Totals,
    /// Other servers' word on what they hold. None is read yet.
    seen_by: Vec<SeenBy>,
    since: Changes,
    #[serde(skip_serializing_if = "Option::is_none")]
    entries: Option<Vec<Entry>>,
    /// What is wrong.
    pub faults: Vec<Named>,
    #[serde(skip)]
    list: Vec<Entry>,
}

/// A server's word that it held this state.
#[derive(Debug, Serialize)]
struct SeenBy {
    instance: String,
    at: String,
}

/// A fault, and where it is.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The statement's id, or a member of the bundle.
    pub statement: String,
    /// A stable code.
    pub fault: &'static str,
}

impl From<&BundleFault> for Named {
    fn from(fault: &BundleFault) -> Self {
        Self {
            statement: fault.statement.clone(),
            fault: fault.fault,
        }
    }
}

impl Report {
    /// Looks at a bundle; also whether it has the root and the entry that were asked for, and
    /// what came since an older one.
    pub fn of(
        bundle: &Bundle,
        old: Option<&Bundle>,
        root: Option<&Multikey>,
        entry: Option<u64>,
    ) -> Self {
        let mut list = fold(&bundle.state);
        let mut faults: Vec<Named> = bundle.faults.iter().map(Named::from).collect();
        let mut add = |statement: String, fault| faults.push(Named { statement, fault });
        if root.is_some_and(|root| *root != bundle.appeal.root) {
            add("root".to_owned(), "root_mismatch");
        }
        if old.is_some_and(|old| old.appeal != bundle.appeal) {
            add("object".to_owned(), "other_appeal");
        }
        // A comparison with an unsound list says nothing.
        if old.is_some_and(|old| !old.faults.is_empty()) {
            add("--since".to_owned(), "old_bundle_unsound");
        }
        let since = old
            .map(|old| Changes::between(&fold(&old.state), &list))
            .unwrap_or_default();
        if let Some(number) = entry {
            list.entries.retain(|entry| entry.number == Some(number));
            if list.entries.is_empty() {
                add(format!("#{number}"), "no_such_entry");
            }
        }
        Self {
            sound: faults.is_empty(),
            object: bundle.appeal.object.clone(),
            root: bundle.appeal.root.to_string(),
            state_digest: bundle.state.digest().to_string(),
            totals: list.totals,
            seen_by: Vec::new(),
            since,
            entries: entry.map(|_| list.entries.clone()),
            faults,
            list: list.entries,
        }
    }

    /// Prints the report for people; `pinned` says whether the root was given by them.
    pub fn print(&self, pinned: bool) -> Result<(), Failure> {
        print(&format!("Appeal: {}", self.object))?;
        print(&format!("State: {}", self.state_digest))?;
        let totals = &self.totals;
        print(&format!(
            "{} organisations by name, {} people in personal capacity, {} organisations unnamed, \
             {} people counted",
            totals.organisations.current + totals.organisations.earlier,
            totals.personal.current + totals.personal.earlier,
            totals.unnamed,
            totals.individuals
        ))?;
        for entry in &self.list {
            print(&line(entry))?;
        }
        for (what, ids) in [
            ("added", &self.since.added),
            ("changed", &self.since.changed),
            ("gone", &self.since.gone),
        ] {
            for id in ids {
                print(&format!("{what} since: {id}"))?;
            }
        }
        for fault in &self.faults {
            print(&format!("FAULT {}: {}", fault.fault, fault.statement))?;
            if let Some(words) = in_words(fault.fault) {
                print(&format!("  {words}"))?;
            }
        }
        if pinned {
            print(&format!("Root key: {}", self.root))?;
        } else {
            print(&format!(
                "Root key: {}\nEverything above follows from this key, and is only as good as the \
                 place where you got it. Compare it with the appeal as printed, or give it with \
                 --root.",
                self.root
            ))?;
        }
        print(if self.sound { "Sound." } else { "Not sound." })
    }
}

fn line(entry: &Entry) -> String {
    let number = entry
        .number
        .map(|number| format!("{number}. "))
        .unwrap_or_default();
    let names: Vec<_> = entry
        .names
        .name_map
        .iter()
        .map(|(language, name)| format!("{name} ({language})"))
        .collect();
    let names = if names.is_empty() {
        entry.id.clone()
    } else {
        names.join(" / ")
    };
    let contested = if entry.contested {
        "; contested, not counted"
    } else {
        ""
    };
    let admitted = match entry.admitted_by.is_empty() {
        true => String::new(),
        false => format!("; let in by {}", entry.admitted_by.join(", ")),
    };
    let provenance = entry.origin.name();
    printable(&format!(
        "{number}{names} [{provenance}]{admitted}{contested}"
    ))
}

/// Without control characters, by which a foreign name could take over the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control())
        .collect()
}

/// What a fault means, for those who do not know its code.
fn in_words(code: &str) -> Option<&'static str> {
    Some(match code {
        "proof_invalid" => "the statement was altered, or made by another key than it says",
        "proof_required" => "the statement has no proof",
        "not_let_in" => "no chain of admissions leads from the root key to the key that made it",
        "contested" => "its author signed two different things at once; it is not counted",
        "stale" => "a newer statement of the same kind is in the file",
        "ended" => "its key had been given up",
        "other_appeal" => "it belongs to another appeal",
        "digest_mismatch" => "lines were left out of the file, or added to it",
        "rules" => "the file follows other rules than this program knows",
        "root_mismatch" => "the appeal begins with another key than the one you gave",
        "no_such_entry" => "no entry has that number",
        "old_bundle_unsound" => "the older file has faults of its own: check it by itself first",
        _ => return None,
    })
}
