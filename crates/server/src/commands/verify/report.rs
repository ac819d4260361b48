//! What the check found.

use super::{
    address,
    compare::{Changes, called, left_out, names},
    decided::{self, Decided},
    listing::Published,
    number::{self, Became},
    online::Findings,
    origins::Origins,
    policy::{Judged, Policy},
    text::Text,
    witnesses::{self, Seen},
    words::MOST_FAULTS,
};
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    AppealKey, Bundle, Digest, Entry, Multikey, Sequence, Totals, bundle::BundleFault, fold,
};
use url::Url;

/// The code of what `--strict` asks for.
pub(super) const SEEN_MORE: &str = "seen_more";
/// The same of a server that was asked now.
pub(super) const OUTDATED: &str = "outdated";
/// The code of a file that no server's word shows to be whole. Whoever takes a line out can take the words out that
/// tell of it, and is not to fare better by that.
pub(super) const SEEN_BY_NOBODY: &str = "seen_by_nobody";

/// The code of a list that has another digest than was asked for.
pub(super) const OTHER_DIGEST: &str = "other_digest";

/// The answer of `verify`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Whether nothing is wrong.
    pub sound: bool,
    pub(super) object: String,
    pub(super) root: String,
    /// What was signed, where its text is in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<Text>,
    pub(super) state_digest: String,
    /// Whether the organiser said two things about the appeal at one time.
    pub(super) note_contested: bool,
    /// The wordings under whose number there is more than one text, with the digests of these.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) text_conflicts: BTreeMap<u64, Vec<Digest>>,
    /// How many statements the file holds.
    pub(super) count: u64,
    pub(super) totals: Totals,
    /// By whose signature the lines stand.
    pub(super) origins: Origins,
    /// Other servers' word on what they hold.
    pub(super) seen_by: Vec<Seen>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) policy: Option<Judged>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) online: Option<Findings>,
    pub(super) since: Changes,
    /// What was put to the vote, where anything was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decided: Option<Decided>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entries: Option<Sequence<Entry>>,
    /// What became of the number that was asked for, where nobody has it any more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) vacated: Vec<Became>,
    /// What the published list says differently of each entry that is at fault for it, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) list_differs: BTreeMap<String, Vec<&'static str>>,
    /// What is wrong; of very many the first.
    pub faults: Vec<Named>,
    /// How many faults there are beside those.
    #[serde(skip_serializing_if = "is_none")]
    more_faults: usize,
    /// What is not wrong, and cannot be relied on either.
    pub warnings: Vec<Named>,
    /// The entries that are shown.
    #[serde(skip)]
    pub(super) list: Sequence<Entry>,
    /// All entries.
    #[serde(skip)]
    pub(super) whole: Sequence<Entry>,
    #[serde(skip)]
    pub(super) compared_with_list: bool,
    #[serde(skip)]
    pub(super) compared_with_older: bool,
    /// Of which appeal the older file is, where it is of another.
    #[serde(skip)]
    pub(super) other_appeal: Option<AppealKey>,
    /// What the statements that were left out are, and of whom, by id.
    #[serde(skip)]
    pub(super) called: BTreeMap<String, String>,
    /// The root key that was asked for.
    #[serde(skip)]
    pub(super) root_given: Option<String>,
    /// Whether the list has the digest that was asked for.
    #[serde(skip)]
    pub(super) digest_given: bool,
    /// The address of the appeal that was asked for.
    #[serde(skip)]
    pub(super) appeal_given: Option<String>,
    /// Whether that is the address of a copy of this appeal.
    #[serde(skip)]
    pub(super) copy_given: bool,
    /// What lines that are at fault call themselves, by place of the fault.
    #[serde(skip)]
    pub(super) calls_itself: BTreeMap<usize, String>,
    /// Of which type they say they are, in the same way.
    #[serde(skip)]
    pub(super) kinds: BTreeMap<usize, &'static str>,
    /// Whether something in the file is at fault by which lines may be missing here: more than that somebody signed two
    /// things at once, which hides nobody.
    #[serde(skip)]
    pub(super) has_lines_at_fault: bool,
    /// Which of the faults are of servers' words of what they saw, by place.
    #[serde(skip)]
    pub(super) of_seen_by: BTreeSet<usize>,
    /// Whether it is a fault if there is more than is in the file.
    #[serde(skip)]
    pub(super) strict: bool,
}

const fn is_none(count: &usize) -> bool {
    *count == 0
}

/// A fault, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The statement's id, a member of the bundle, or the server that it is about.
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

/// What is asked of a bundle, beside whether it is sound.
#[derive(Debug, Default)]
pub struct Questions<'a> {
    /// What came, changed and went since this one?
    pub old: Option<&'a Bundle>,
    /// Does it begin with this key?
    pub root: Option<&'a Multikey>,
    /// Is it of this appeal?
    pub appeal: Option<&'a Url>,
    /// Has its list this digest?
    pub digest: Option<Digest>,
    /// Which entry has this number?
    pub entry: Option<u64>,
    /// Did those whose word is asked for see the whole of it?
    pub policy: Option<&'a Policy>,
    /// Is it a fault if somebody in the file saw more than is in it?
    pub strict: bool,
    /// Is the text to be shown in full?
    pub text: bool,
    /// Does this published list say the same?
    pub published: Option<&'a Published>,
    /// From when ages are reckoned.
    pub now: DateTime<Utc>,
}

impl Report {
    /// Looks at a bundle, and answers what is asked of it.
    pub fn of(bundle: &Bundle, questions: &Questions<'_>) -> Self {
        let mut list = fold(&bundle.state);
        let mut faults: Vec<Named> = bundle.faults.iter().map(Named::from).collect();
        let of_seen_by = by_place(bundle, |fault| fault.of_seen_by.then_some(()));
        let has_lines_at_fault = bundle
            .faults
            .iter()
            .any(|fault| !fault.of_seen_by && fault.fault != "contested");
        let object = &bundle.appeal.object;
        let of_copy = questions
            .appeal
            .is_some_and(|appeal| address::is_of_copy(appeal, object));
        let of_digest_given = questions.digest == Some(bundle.state.digest());
        faults.extend(not_as_given(bundle, questions, of_copy, of_digest_given));
        let mut add = |statement: String, fault| faults.push(Named { statement, fault });
        let given = questions.old;
        let other = given.filter(|old| old.appeal != bundle.appeal);
        if other.is_some() {
            add("--since".to_owned(), "other_appeal");
        }
        // With a list of another appeal there is nothing to compare.
        let old = given.filter(|old| old.appeal == bundle.appeal);
        // A comparison with an unsound list says nothing. That somebody signed two things at once leaves
        // every other line as it is, and any signer could else spoil all older files for good.
        let is_unsound = |old: &Bundle| old.faults.iter().any(|one| one.fault != "contested");
        if old.is_some_and(is_unsound) {
            add("--since".to_owned(), "old_bundle_unsound");
        }
        let missing = old
            .map(|old| left_out(bundle, old.state.statements()))
            .unwrap_or_default();
        for statement in &missing {
            add(statement.id.clone(), "left_out");
        }
        let gone = old.map(|old| decided::left_out(bundle, &list, old));
        for proceeding in gone.into_iter().flatten() {
            add(proceeding.id.clone(), "left_out");
        }
        let before = old.map(|old| fold(&old.state));
        let since = before
            .as_ref()
            .map(|before| Changes::between(before, &list, &missing).explained(bundle, &list))
            .unwrap_or_default();
        let known = before.as_ref().map(names).unwrap_or_default();
        let of_missing = missing.iter();
        let of_missing = of_missing.map(|one| (one.id.clone(), called(one, &known)));
        let called = of_missing.collect();
        let policy = questions
            .policy
            .map(|policy| policy.judge(bundle, questions.now));
        for server in policy
            .iter()
            .filter(|judged| !judged.met)
            .flat_map(|judged| &judged.servers)
        {
            if server.why_not.is_some() {
                add(server.instance.clone(), "policy");
            }
        }
        let (of_the_list, list_differs) = questions
            .published
            .map(|published| published.faults(bundle, &list))
            .unwrap_or_default();
        for fault in of_the_list {
            add(fault.statement, fault.fault);
        }
        let now = u64::try_from(questions.now.timestamp_millis()).unwrap_or(0);
        let decided = Decided::of(bundle, &list, now);
        for (ballot, code) in decided.iter().flat_map(|decided| decided.doubts(true)) {
            add(ballot.to_owned(), code);
        }
        let unconfirmed = decided.iter().flat_map(|decided| decided.doubts(false));
        let mut warnings: Vec<Named> = unconfirmed
            .map(|(ballot, fault)| Named {
                statement: ballot.to_owned(),
                fault,
            })
            .collect();
        let seen_by = witnesses::of(bundle, &list, questions.policy);
        let count = u64::try_from(bundle.state.digests().len()).unwrap_or(u64::MAX);
        for doubt in witnesses::doubts(&seen_by, count, of_digest_given) {
            match questions.strict {
                true => add(doubt.statement, doubt.fault),
                false => warnings.push(doubt),
            }
        }
        let whole = list.entries.clone();
        let asked = questions.entry;
        let vacated = asked.map(|number| number::of(bundle, &list, number));
        let vacated = vacated.unwrap_or_default();
        if let Some(number) = asked {
            list.entries.retain(|entry| entry.number == Some(number));
            if list.entries.is_empty() && vacated.is_empty() {
                add(format!("#{number}"), "no_such_entry");
            }
        }
        Self {
            sound: faults.is_empty(),
            object: bundle.appeal.object.clone(),
            root: bundle.appeal.root.to_string(),
            text: list.current().map(|note| Text::of(note, questions.text)),
            note_contested: list.note_contested,
            text_conflicts: list.text_conflicts,
            state_digest: bundle.state.digest().to_string(),
            count,
            totals: list.totals,
            origins: Origins::of(&whole),
            seen_by,
            policy,
            online: None,
            since,
            decided,
            entries: asked.map(|_| list.entries.clone()),
            vacated,
            list_differs,
            faults,
            more_faults: 0,
            warnings,
            list: list.entries,
            whole,
            compared_with_list: questions.published.is_some(),
            compared_with_older: old.is_some(),
            other_appeal: other.map(|old| old.appeal.clone()),
            called,
            root_given: questions.root.map(ToString::to_string),
            digest_given: of_digest_given,
            appeal_given: questions.appeal.map(ToString::to_string),
            copy_given: of_copy,
            calls_itself: by_place(bundle, |fault| fault.calls_itself.clone()),
            kinds: by_place(bundle, |fault| fault.kind),
            has_lines_at_fault,
            of_seen_by: of_seen_by.into_keys().collect(),
            strict: questions.strict,
        }
    }

    /// Who in the file signed that there is more than is in it.
    pub(super) fn seen_more(&self) -> Vec<&Seen> {
        witnesses::with_more(&self.seen_by, self.count)
    }

    /// Whether no server's word shows that the file is whole, and none tells of more either.
    pub(super) fn is_seen_by_nobody(&self) -> bool {
        let mut all = self.faults.iter().chain(&self.warnings);
        all.any(|one| one.fault == SEEN_BY_NOBODY)
    }

    /// Adds what servers answered.
    pub fn heard(&mut self, findings: Findings) {
        // What they hold now says more than that the file has no word of theirs.
        if !findings.confirmed.is_empty() || !findings.outdated.is_empty() {
            self.faults.retain(|one| one.fault != SEEN_BY_NOBODY);
            self.warnings.retain(|one| one.fault != SEEN_BY_NOBODY);
        }
        self.faults.extend(findings.faults.iter().cloned());
        let more = findings.outdated.iter().map(|server| Named {
            statement: server.clone(),
            fault: OUTDATED,
        });
        match self.strict {
            true => self.faults.extend(more),
            false => self.warnings.extend(more),
        }
        self.sound = self.faults.is_empty();
        let called = findings.called.clone();
        self.called.extend(called);
        self.online = Some(findings);
    }

    /// The same with no more faults than are printed.
    pub fn shortened(mut self) -> Self {
        self.more_faults = self.faults.len().saturating_sub(MOST_FAULTS);
        self.faults.truncate(MOST_FAULTS);
        self
    }
}

/// What some faults of a file say of what they are about, by their places.
fn by_place<T>(bundle: &Bundle, of: impl Fn(&BundleFault) -> Option<T>) -> BTreeMap<usize, T> {
    let faults = bundle.faults.iter().enumerate();
    let said = faults.filter_map(|(place, fault)| Some((place, of(fault)?)));
    said.collect()
}

/// Which of the root, the appeal and the list that were asked for it is not.
fn not_as_given(
    bundle: &Bundle,
    questions: &Questions<'_>,
    of_copy: bool,
    of_digest: bool,
) -> Vec<Named> {
    let AppealKey { object, root } = &bundle.appeal;
    let is_of = |appeal: &Url| of_copy || address::is_of(appeal, object);
    let all = [
        (
            questions.root.is_some_and(|given| given != root),
            ("root", "root_mismatch"),
        ),
        (
            questions.appeal.is_some_and(|given| !is_of(given)),
            ("object", "appeal_mismatch"),
        ),
        (
            questions.digest.is_some() && !of_digest,
            ("--digest", OTHER_DIGEST),
        ),
    ];
    let others = all.into_iter().filter(|(is_other, _)| *is_other);
    let named = others.map(|(_, (statement, fault))| Named {
        statement: statement.to_owned(),
        fault,
    });
    named.collect()
}
