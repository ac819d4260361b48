//! Reading a bundle item by item, so that of each no more is kept than what was checked: the tree of its JSON
//! takes five times as much memory as its text.

#[cfg(test)]
mod tests;

use super::{Bundle, BundleFault, FORMAT, NotABundle, calls_itself};
use crate::{
    AppealKey, Fault, Insertion, Proceeding, RULES, SeenBy, State, Statement, Verified, fold,
    ids::canonical_id,
    proceedings::{MAX_READ, Refusal, judge, settle},
    seen_by::MAX_SEEN_BY,
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_proof::{Digest, Multikey, strict_json, strict_json::Numbers};

const STATEMENTS: &str = "statements";
const PROCEEDINGS: &str = "proceedings";
const SEEN_BY: &str = "seenBy";
/// The lists of a bundle.
const LISTS: [&str; 3] = [STATEMENTS, PROCEEDINGS, SEEN_BY];

/// A bundle holds each statement two levels deeper than it stands alone.
const MAX_DEPTH: usize = strict_json::MAX_DEPTH + 2;

/// Most values of one item. A text of 1 MiB, in which the longest statement may come, has at most 2^19.
const MAX_VALUES: usize = 600_000;

/// Reads a bundle whose items are not too many for its size.
pub(super) fn read(bytes: &[u8]) -> Result<Bundle, NotABundle> {
    // Twice, because reading is much faster than checking proofs: whoever has a file that broke off on its way
    // is told so before the first of them.
    let head = Head::of(&give_items(bytes, &mut |_, _| {})?)?;
    let mut items = Items::new();
    give_items(bytes, &mut |list, item| items.take(list, &item))?;
    Ok(items.into_bundle(head))
}

/// Hands over each item of the lists, and returns what stands around them.
///
/// A bundle may hold more statements than a message may hold members. Statements are held to their own bounds
/// one by one.
fn give_items(
    bytes: &[u8],
    take: &mut dyn FnMut(&str, Value),
) -> Result<Value, undersigned_proof::JsonFault> {
    let numbers = Numbers::Integers;
    let members = usize::MAX;
    strict_json::parse_items(bytes, numbers, MAX_DEPTH, members, MAX_VALUES, &LISTS, take)
}

/// What stands around the lists.
struct Head {
    appeal: AppealKey,
    rules: Option<u64>,
    claimed: Option<Digest>,
}

impl Head {
    /// Reads it. Of the lists only is asked whether they are lists.
    fn of(bundle: &Value) -> Result<Self, NotABundle> {
        let member = |name: &'static str| bundle.get(name).ok_or(NotABundle::Member(name));
        let text = |name| member(name)?.as_str().ok_or(NotABundle::Member(name));
        if text("format")? != FORMAT {
            return Err(NotABundle::Member("format"));
        }
        let root: Multikey = text("root")?
            .parse()
            .map_err(|_| NotABundle::Member("root"))?;
        let object = text("object")?;
        canonical_id("object", object).map_err(|_| NotABundle::Member("object"))?;
        if !member(STATEMENTS)?.is_array() {
            return Err(NotABundle::Member(STATEMENTS));
        }
        let claimed = text("stateDigest")?.parse().ok();
        for name in [SEEN_BY, PROCEEDINGS] {
            if bundle.get(name).is_some_and(|list| !list.is_array()) {
                return Err(NotABundle::Member(name));
            }
        }
        Ok(Self {
            appeal: AppealKey {
                object: object.to_owned(),
                root,
            },
            rules: bundle.get("rules").and_then(Value::as_u64),
            claimed,
        })
    }
}

/// One list, as far as it has been read: what was checked, and what is wrong with the other items.
struct List<T> {
    /// Most items that are looked at.
    most: usize,
    items: Vec<Result<T, BundleFault>>,
    is_longer: bool,
}

impl<T> List<T> {
    fn up_to(most: usize) -> Self {
        Self {
            most,
            items: Vec::new(),
            is_longer: false,
        }
    }

    /// Checks the next item. One that is wrong is called by this member or, where it has none, by its place
    /// in the list, behind this name.
    fn take(
        &mut self,
        item: &Value,
        (member, name): (&str, &str),
        check: impl FnOnce(&Value) -> Result<T, Fault>,
    ) {
        let index = self.items.len();
        if index == self.most {
            self.is_longer = true;
            return;
        }
        self.items.push(check(item).map_err(|error| {
            let called = item.get(member).and_then(Value::as_str);
            let called = called.map_or_else(|| format!("{name}#{index}"), str::to_owned);
            BundleFault {
                calls_itself: calls_itself::by_item(item),
                kind: calls_itself::kind(item),
                ..fault(&called, error.code())
            }
        }));
    }

    /// What was checked; what is wrong with the others goes to the faults.
    fn sound(self, faults: &mut Vec<BundleFault>) -> Vec<T> {
        let kept = |item: Result<T, BundleFault>| item.map_err(|fault| faults.push(fault)).ok();
        self.items.into_iter().filter_map(kept).collect()
    }
}

/// The items of all lists, as far as they have been read.
struct Items {
    statements: List<Arc<Statement>>,
    proceedings: List<Proceeding>,
    seen_by: List<SeenBy>,
}

impl Items {
    fn new() -> Self {
        Self {
            statements: List::up_to(usize::MAX),
            proceedings: List::up_to(MAX_READ),
            seen_by: List::up_to(MAX_SEEN_BY),
        }
    }

    /// Checks the next item of a list.
    fn take(&mut self, list: &str, item: &Value) {
        match list {
            STATEMENTS => self.statements.take(item, ("id", ""), |item| {
                Ok(Verified::check_value(item)?.statement().clone())
            }),
            PROCEEDINGS => {
                let called = ("id", PROCEEDINGS);
                self.proceedings.take(item, called, Proceeding::check_value);
            }
            SEEN_BY => {
                let called = ("attributedTo", SEEN_BY);
                self.seen_by.take(item, called, SeenBy::check_value);
            }
            _ => {}
        }
    }

    /// Puts together what was checked: the chain from the root, and the digest.
    fn into_bundle(self, head: Head) -> Bundle {
        let mut faults = Vec::new();
        if head.rules != Some(RULES) {
            faults.push(fault("rules", "rules"));
        }
        let state = gather(&head.appeal, self.statements, &mut faults);
        if head.claimed != Some(state.digest()) {
            faults.push(fault("stateDigest", "digest_mismatch"));
        }
        let seen_by = gather_seen_by(&head.appeal, self.seen_by, &mut faults);
        let proceedings = gather_proceedings(&state, self.proceedings, &mut faults);
        Bundle {
            appeal: head.appeal,
            state,
            claimed: head.claimed,
            seen_by,
            proceedings,
            faults,
        }
    }
}

fn gather(
    appeal: &AppealKey,
    statements: List<Arc<Statement>>,
    faults: &mut Vec<BundleFault>,
) -> State {
    let checked = statements.sound(faults);
    let (state, waiting) = State::gather(appeal.clone(), &checked);
    for statement in &waiting {
        faults.push(of_line(statement, "not_let_in"));
    }
    let mut probe = state.clone();
    for statement in &checked {
        let code = match probe.insert(statement) {
            Insertion::Stale(_) => "stale",
            Insertion::Ended => "ended",
            Insertion::OtherAppeal => {
                faults.push(of_line(statement, "other_appeal"));
                continue;
            }
            Insertion::Overflow => "overflow",
            Insertion::Taken { .. } | Insertion::Duplicate | Insertion::NotLetIn => continue,
        };
        // What went with something newer may be of somebody who took its name back: it is not named.
        faults.push(of_statement(statement, code));
    }
    leave_unnamed(faults, &checked);
    for (_, register) in state
        .registers()
        .filter(|(_, register)| register.is_contested())
    {
        faults.push(of_statement(register.first(), "contested"));
    }
    state
}

/// Who took its name back, or was taken off the list, is named by no line that is at fault either.
fn leave_unnamed(faults: &mut [BundleFault], checked: &[Arc<Statement>]) {
    let taken_back = checked
        .iter()
        .filter_map(|said| calls_itself::taken_back(said));
    let taken_back: BTreeSet<&str> = taken_back.collect();
    for fault in faults {
        if taken_back.contains(fault.statement.as_str()) {
            fault.calls_itself = None;
        }
    }
}

fn gather_proceedings(
    state: &State,
    said: List<Proceeding>,
    faults: &mut Vec<BundleFault>,
) -> Vec<Proceeding> {
    if said.is_longer {
        faults.push(fault(PROCEEDINGS, "json_limits"));
    }
    let checked = said.sound(faults);
    if checked.is_empty() {
        return checked;
    }
    let held = settle(checked.iter().cloned());
    let kept: BTreeSet<Digest> = held.iter().map(|held| held.digest).collect();
    for proceeding in &checked {
        if !kept.contains(&proceeding.digest) {
            faults.push(of_proceeding(proceeding, "stale"));
        }
    }
    let verdicts = judge(&held, state, &fold(state));
    let mut sound = Vec::new();
    for (proceeding, verdict) in held.into_iter().zip(verdicts) {
        match verdict {
            Ok(()) => sound.push(proceeding),
            Err(Refusal::NotAdmitted) => faults.push(of_proceeding(&proceeding, "not_let_in")),
            Err(refusal) => faults.push(of_proceeding(&proceeding, refusal.code())),
        }
    }
    sound
}

fn gather_seen_by(
    appeal: &AppealKey,
    words: List<SeenBy>,
    faults: &mut Vec<BundleFault>,
) -> Vec<SeenBy> {
    if words.is_longer {
        faults.push(fault(SEEN_BY, "json_limits"));
    }
    let mut newest: BTreeMap<String, SeenBy> = BTreeMap::new();
    for word in words.items {
        let seen = match word {
            Ok(seen) => seen,
            Err(fault) => {
                faults.push(of_word(fault));
                continue;
            }
        };
        if seen.appeal != *appeal {
            faults.push(of_word(fault(&seen.actor, "other_appeal")));
        } else if seen.rules != RULES {
            faults.push(of_word(fault(&seen.actor, "rules")));
        } else {
            if let Some(held) = newest.get(&seen.instance) {
                faults.push(of_word(fault(&seen.actor, "seen_by_twice")));
                if held.outranks(&seen) {
                    continue;
                }
            }
            newest.insert(seen.instance.clone(), seen);
        }
    }
    newest.into_values().collect()
}

fn fault(statement: &str, fault: &'static str) -> BundleFault {
    BundleFault {
        statement: statement.to_owned(),
        fault,
        of_seen_by: false,
        calls_itself: None,
        kind: None,
    }
}

/// The same of a statement that was signed as it stands, with its type.
fn of_statement(statement: &Statement, code: &'static str) -> BundleFault {
    BundleFault {
        kind: Some(statement.kind().name()),
        ..fault(&statement.id, code)
    }
}

/// The same of what belongs to an amendment or a ballot.
fn of_proceeding(proceeding: &Proceeding, code: &'static str) -> BundleFault {
    BundleFault {
        kind: Some(proceeding.content.type_name()),
        ..fault(&proceeding.id, code)
    }
}

/// The same of a statement, with what it calls itself.
fn of_line(statement: &Statement, code: &'static str) -> BundleFault {
    BundleFault {
        calls_itself: calls_itself::by_statement(statement),
        ..of_statement(statement, code)
    }
}

/// The same fault, of a server's word of what it saw.
fn of_word(fault: BundleFault) -> BundleFault {
    BundleFault {
        of_seen_by: true,
        ..fault
    }
}
