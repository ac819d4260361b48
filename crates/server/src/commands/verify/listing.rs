//! `--list`: a published list, held against the bundle it should come from.

mod cells;
mod differences;
mod shifts;

use super::{report::Named, words::OTHER_LIST};
use crate::commands::words::counted;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Bundle, CoSignerList, Content, Entry};
use undersigned_web::exports;

/// A list as it was published.
#[derive(Debug, Default)]
pub struct Published {
    /// The first row of a table; none of a JSON file.
    head: Option<String>,
    /// The appeal that a JSON file says it is about.
    object: Option<String>,
    /// The digest of the state that a JSON file says it was made from.
    state_digest: Option<String>,
    /// The lines that say whose they are, by id.
    shown: BTreeMap<String, Line>,
    /// Those that its server hides, with their numbers.
    hidden: Vec<(Option<u64>, Line)>,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq)]
enum Line {
    /// A row of a table, without its end.
    Row(String),
    /// An item of a JSON file.
    Item(Value),
}

impl Line {
    /// Whether it says what it should. An item from before there were some members lacks them.
    fn says(&self, right: &Self) -> bool {
        let (Self::Item(Value::Object(said)), Self::Item(Value::Object(right))) = (self, right)
        else {
            return self == right;
        };
        said.keys().all(|name| right.contains_key(name))
            && right.iter().all(|(name, value)| match said.get(name) {
                Some(said) => said == value,
                None => exports::LATER_MEMBERS.contains(&name.as_str()),
            })
    }
}

impl Published {
    /// Reads the CSV or JSON file that a server publishes.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
        // A table from before tables began with it lacks it.
        let text = text.trim_start_matches(exports::MARK);
        if let Some(separator) = cells::separator(text) {
            return Ok(Self::table(text, separator));
        }
        let value: Value = serde_json::from_str(text)
            .map_err(|_| "neither the CSV nor the JSON list of an appeal".to_owned())?;
        // The list of an appeal as JSON is no JSON-LD; as that it comes for search engines, and as a collection.
        if value.get("@context").is_some() || value.get("itemListElement").is_some() {
            return Err(
                "it is the list as JSON-LD, which says too little of each entry to be compared: \
                 get it as CSV or JSON, at the appeal's address with /cosigners.csv or /cosigners.json"
                    .to_owned(),
            );
        }
        let items = value.get("items").and_then(Value::as_array);
        let items = items.ok_or("the JSON list of an appeal has `items`")?;
        let member = |name: &str| Some(value.get(name)?.as_str()?.to_owned());
        let mut published = Self {
            object: member("object"),
            state_digest: member("stateDigest"),
            ..Self::default()
        };
        for (place, item) in (1_usize..).zip(items) {
            let mut item = item.clone();
            if item["hidden"] == true {
                let number = item["ordinal"].as_u64();
                published.hidden.push((number, Line::Item(item)));
                continue;
            }
            // What the server thinks of the name, which is no part of the list.
            if let Some(members) = item.as_object_mut() {
                members.remove(exports::LOOK_ALIKE);
            }
            let id = item.get("id").and_then(Value::as_str).map(str::to_owned);
            let id = id.ok_or_else(|| format!("item {place} has no `id`"))?;
            let fault = format!("item {place} has the `id` of another: {id}");
            if published.shown.insert(id, Line::Item(item)).is_some() {
                return Err(fault);
            }
        }
        Ok(published)
    }

    /// The id stands in the last cell, and in those that the server hides nothing. A row that stands
    /// twice differs from one that stands once.
    fn table(text: &str, separator: char) -> Self {
        let rows = rows(text).into_iter();
        let mut rows = rows.map(|row| cells::plain(&row, separator));
        let mut published = Self {
            head: rows.next(),
            ..Self::default()
        };
        let mut shown: BTreeMap<String, String> = BTreeMap::new();
        for row in rows.filter(|row| !row.is_empty()) {
            match parted(&row).1 {
                "" => {
                    let number = row.split(',').next().and_then(|cell| cell.parse().ok());
                    published.hidden.push((number, Line::Row(row)));
                }
                id => shown.entry(id.to_owned()).or_default().push_str(&row),
            }
        }
        let lines = shown.into_iter().map(|(id, row)| (id, Line::Row(row)));
        published.shown = lines.collect();
        published
    }

    /// What of it is not as the bundle says: of which appeal and state it is; and each entry that is
    /// missing, hidden, differs, or is of nowhere. Of each that differs also what does, in words, by id.
    pub fn faults(
        &self,
        bundle: &Bundle,
        list: &CoSignerList,
    ) -> (Vec<Named>, BTreeMap<String, Vec<&'static str>>) {
        let named = |statement: &str, fault| Named {
            statement: statement.to_owned(),
            fault,
        };
        let (mut faults, mut differing) = (Vec::new(), BTreeMap::new());
        let differs =
            |said: &Option<String>, right: String| said.as_ref().is_some_and(|said| *said != right);
        if differs(&self.object, bundle.appeal.object.clone()) {
            faults.push(named("object", OTHER_LIST));
        }
        if differs(&self.state_digest, bundle.state.digest().to_string()) {
            faults.push(named("stateDigest", "list_of_another_state"));
        }
        let (head, right) = self.lines(list, false);
        if self.head.is_some() && self.head != head {
            faults.push(named("the first row", "list_differs"));
        }
        let lines = || list.entries.iter().zip(&right);
        let shown = lines().filter(|(one, line)| self.shown.contains_key(key(one, line)));
        let shown: BTreeSet<&str> = shown.map(|(one, _)| one.id.as_str()).collect();
        let (hides, made_up) = self.match_hidden(list, &shown);
        let mut of_entries = Vec::new();
        let expected: BTreeSet<&str> = lines().map(|(one, line)| key(one, line)).collect();
        // A table does not say whose it is.
        let is_foreign = !self.shown.is_empty() && shown.is_empty() && !self.names_any(bundle);
        if self.head.is_some() && is_foreign {
            faults.push(named("the rows of the list", OTHER_LIST));
        }
        for id in self
            .shown
            .keys()
            .filter(|id| !expected.contains(id.as_str()))
        {
            of_entries.push(named(id, "list_invents"));
        }
        let mut renumbered = Vec::new();
        for (entry, right) in lines() {
            match self.shown.get(key(entry, right)) {
                Some(said)
                    if said.says(right)
                        || self.says_without(said, entry, &hides)
                        || self.says_as_before(said, entry, false) => {}
                Some(said) => {
                    let what = differences::between(said, right, self.head.as_deref());
                    if what == [differences::NUMBER] {
                        renumbered.push((entry, said));
                        continue;
                    }
                    if !what.is_empty() {
                        differing.insert(entry.id.clone(), what);
                    }
                    of_entries.push(named(&entry.id, "list_differs"));
                }
                None if hides.contains(&entry.id) => {
                    of_entries.push(named(&entry.id, "list_hides"));
                }
                None => of_entries.push(named(&entry.id, "list_lacks")),
            }
        }
        let is_missing = |one: &&Named| ["list_lacks", "list_invents"].contains(&one.fault);
        let missing = of_entries.iter().chain(&made_up).filter(is_missing).count();
        let printed = shifts::printed(bundle);
        let (shifted, others): (Vec<_>, Vec<_>) = renumbered
            .into_iter()
            .partition(|(entry, said)| shifts::is_one(entry, said, missing, &printed));
        for (entry, _) in others {
            differing.insert(entry.id.clone(), vec![differences::NUMBER]);
            of_entries.push(named(&entry.id, "list_differs"));
        }
        of_entries.sort_by(|a, b| a.statement.cmp(&b.statement));
        faults.extend(of_entries);
        faults.extend(made_up);
        // One that is missing moves all that are behind it: that is said once, after what caused it.
        if !shifted.is_empty() {
            let which = counted(shifted.len(), "entry", "entries");
            faults.push(named(&which, "list_shifted"));
        }
        (faults, differing)
    }

    /// Whether anybody on it has signed in the file, or was attested there, listed or not.
    fn names_any(&self, bundle: &Bundle) -> bool {
        let mut said = bundle.state.statements();
        said.any(|one| match &one.content {
            Content::Endorsement(_) => self.shown.contains_key(&one.author),
            Content::Attestation(_) => self.shown.contains_key(&one.id),
            _ => false,
        })
    }

    /// Whether a line says what it should but for those whom its server hides: it does not name them
    /// beside others either.
    fn says_without(&self, said: &Line, entry: &Entry, hides: &BTreeSet<String>) -> bool {
        let mut beside = entry.clone();
        beside.same_as.retain(|id| !hides.contains(id));
        let fewer = beside.same_as.len() < entry.same_as.len();
        fewer && self.head.is_none() && said.says(&Line::Item(exports::entry(&beside)))
    }

    /// Whether a line is from before lists said when somebody signed who has changed its key since: they
    /// had the day of that change. Or from before they left out the day of what was typed in without one.
    fn says_as_before(&self, said: &Line, entry: &Entry, hidden: bool) -> bool {
        let mut before = entry.clone();
        before.published = None;
        before.signed_at = before.signed_at.take().or_else(|| exports::dated(&before));
        let list = CoSignerList {
            entries: [before].into_iter().collect(),
            ..CoSignerList::default()
        };
        let (_, lines) = self.lines(&list, hidden);
        lines.iter().any(|right| said.says(right))
    }

    /// The entries that stand hidden in it, and what it hides that is none: each such line stands for
    /// one entry that is not `shown`, and says no more than such a line does.
    fn match_hidden(
        &self,
        list: &CoSignerList,
        shown: &BTreeSet<&str>,
    ) -> (BTreeSet<String>, Vec<Named>) {
        let (mut hides, mut faults) = (BTreeSet::new(), Vec::new());
        if self.hidden.is_empty() {
            return (hides, faults);
        }
        let mut rest = list.clone();
        rest.entries
            .retain(|entry| !shown.contains(entry.id.as_str()));
        let (_, lines) = self.lines(&rest, true);
        let mut missing: BTreeMap<Option<u64>, Vec<(&Entry, Line)>> = BTreeMap::new();
        for (entry, line) in rest.entries.iter().zip(lines) {
            missing.entry(entry.number).or_default().push((entry, line));
        }
        for (number, line) in &self.hidden {
            let candidates = missing.get_mut(number);
            let found = candidates.and_then(|candidates| {
                let place = candidates.iter().position(|(entry, right)| {
                    line.says(right) || self.says_as_before(line, entry, true)
                })?;
                Some(candidates.swap_remove(place))
            });
            match found {
                Some((entry, _)) => {
                    hides.insert(entry.id.clone());
                }
                None => faults.push(Named {
                    statement: number
                        .map_or("a hidden entry".to_owned(), |number| format!("#{number}")),
                    fault: "list_invents",
                }),
            }
        }
        (hides, faults)
    }

    /// What such a list should say, with all of its entries shown or hidden: the first row, where it is
    /// a table, and a line for each entry.
    fn lines(&self, list: &CoSignerList, hide: bool) -> (Option<String>, Vec<Line>) {
        let item = if hide {
            exports::hidden
        } else {
            exports::entry
        };
        let entries = list.entries.iter();
        let Some(head) = &self.head else {
            return (None, entries.map(|one| Line::Item(item(one))).collect());
        };
        let hidden = entries.filter(|_| hide).map(|one| one.id.clone()).collect();
        let rows = as_it_was(head, list, &hidden).into_iter();
        // As those of the table that was read.
        let mut rows = rows.map(|row| cells::plain(&row, ','));
        (rows.next(), rows.map(Line::Row).collect())
    }
}

/// Whether a text begins as the table of a list does.
pub fn is_table(text: &str) -> bool {
    cells::separator(text).is_some()
}

/// No cell holds a line end: names are on one line.
fn rows(csv: &str) -> Vec<String> {
    let lines = csv.trim_start_matches(exports::MARK).lines();
    lines.map(str::to_owned).collect()
}

/// One of each two columns that tables did not have from the start, the latest first: all of them stand
/// before the id.
const LATER_COLUMNS: [&str; 3] = [",contested,", ",reservations,", ",signed_at,"];

/// The table of a list with as many columns as one that begins with `head`.
fn as_it_was(head: &str, list: &CoSignerList, hidden: &BTreeSet<String>) -> Vec<String> {
    let table = match head.contains(",reservations,") {
        true => exports::csv(list, hidden),
        false => exports::csv(&without_reservations(list), hidden),
    };
    let lacking = LATER_COLUMNS.iter().filter(|name| !head.contains(**name));
    lacking.fold(rows(&table), |rows, _| {
        rows.iter().map(|row| as_before(row)).collect()
    })
}

/// The same list with nothing in the columns `reservations` and `mandate`, so that no comma stands in
/// them and they can be cut out.
fn without_reservations(list: &CoSignerList) -> CoSignerList {
    let mut list = list.clone();
    list.entries.for_each_mut(|entry| {
        entry.reservations.clear();
        entry.reserved.clear();
        entry.mandate = None;
    });
    list
}

/// A row without the two columns before the id, as it was before the table had them.
fn as_before(row: &str) -> String {
    let (before, id) = parted(row);
    match before.rsplitn(3, ',').nth(2) {
        Some(rest) => format!("{rest},{id}"),
        None => row.to_owned(),
    }
}

/// A row before its last cell, and that cell as it is written. Whoever signs chooses their id: where a
/// comma stands in it, the cell is quoted.
fn parted(row: &str) -> (&str, &str) {
    let begins = match row.strip_suffix('"') {
        Some(quoted) => quoted.rfind(",\""),
        None => row.rfind(','),
    };
    begins.map_or(("", row), |at| (&row[..at], &row[at + 1..]))
}

/// Where an entry stands in a published list: under its id, or under that as a table writes it.
fn key<'a>(entry: &'a Entry, line: &'a Line) -> &'a str {
    match line {
        Line::Row(row) => parted(row).1,
        Line::Item(_) => &entry.id,
    }
}
