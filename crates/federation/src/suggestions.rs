//! Pairs of entries that may be one signer, for a person to decide about.

mod beyond;
mod renamed;

use crate::{
    Instance,
    actions::sign_by_form,
    desk::names_of,
    error::Result,
    turns::Turns,
    views::{AppealView, Pending},
};
use beyond::Beyond;
use renamed::{Renamed, called_anew, is_about, renamed};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use undersigned_domain::{
    Digest, Entry, Names, Sequence, attestation::SignerKind, list::Decision, nearest,
};
use undersigned_likeness as likeness;

pub use likeness::{Code, Grade, Reason};

/// Most pairs that are given.
pub const MOST_PAIRS: usize = 500;
/// Most appeals whose pairs are kept in memory.
const MOST_KEPT: usize = 64;
/// Most lists that are compared at a time, and most that wait for that: seconds of a processor for a long one.
const AT_ONCE: usize = 2;
const MOST_WAITING: usize = 32;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(30);

/// Two entries that may be one signer.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The two, in the order of the list.
    pub entries: [Candidate; 2],
    /// From 0 to 1; for the order.
    pub score: f64,
    /// How strongly to take it.
    pub grade: Grade,
    /// What speaks for and against it.
    pub why: Vec<Reason>,
}

/// One of the two.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The entry's id.
    pub id: String,
    /// Its names.
    pub names: Names,
    /// Its number on the list.
    pub number: Option<u64>,
    /// How it came onto the list: a code. None for one that waits to be let in.
    pub how: Option<&'static str>,
}

impl Candidate {
    /// Whether it waits to be let in. Nothing can be decided about it before that.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.how.is_none()
    }

    fn listed(entry: &Entry) -> Self {
        Self {
            id: entry.id.clone(),
            names: entry.names.clone(),
            number: entry.number,
            how: Some(entry.origin.name()),
        }
    }

    fn waiting(pending: &Pending) -> Self {
        Self {
            id: pending.about.clone(),
            names: pending.names.clone(),
            number: None,
            how: None,
        }
    }
}

/// Pairs by appeal, with the digest of what they were worked out from.
#[derive(Default)]
pub(crate) struct Cache(Mutex<HashMap<i64, Kept>>);

/// What was suggested for a list, and the digest of what it was worked out from.
type Kept = (Digest, Found);

/// What is suggested for a list.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// By the names that stand there, or that those have who wait to be let in.
    pub pairs: Arc<Vec<Suggestion>>,
    /// Of who stands there and asks for other names, by these.
    pub asked: Arc<Vec<Suggestion>>,
    /// Those names.
    pub renamed: Arc<Renamed>,
}

impl Cache {
    fn get(&self, appeal: i64, of: Digest) -> Option<Found> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (digest, found) = kept.get(&appeal)?;
        (*digest == of).then(|| found.clone())
    }

    fn put(&self, appeal: i64, of: Digest, found: Found) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT && !kept.contains_key(&appeal) {
            kept.clear();
        }
        kept.insert(appeal, (of, found));
    }
}

/// Turns at comparing the names of a whole list.
pub(crate) fn turns() -> Turns {
    Turns::of(AT_ONCE)
        .with_waiting(MOST_WAITING)
        .with_patience(PATIENCE)
}

impl Instance {
    /// Pairs of an appeal's entries, and of those who wait to be let in, that may be one signer
    /// and about which nobody has decided; best first, at most [`MOST_PAIRS`].
    ///
    /// # Errors
    /// The database; [`crate::FederationError::Busy`] where too many lists are being compared.
    pub async fn suggestions(&self, view: &AppealView) -> Result<Arc<Vec<Suggestion>>> {
        let waiting = self.who_waits(view.appeal.id).await?;
        Ok(self.suggestions_with(view, &waiting).await?.pairs)
    }

    /// The same by [who waits](Self::who_waits).
    pub(crate) async fn suggestions_with(
        &self,
        view: &AppealView,
        waiting: &[Pending],
    ) -> Result<Found> {
        let renamed = renamed(view, waiting);
        let listed: BTreeSet<&str> = view
            .list
            .entries
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        let new = waiting.iter();
        let mut new: Vec<&Pending> = new
            .filter(|one| !listed.contains(one.about.as_str()))
            .collect();
        new.sort_by(|one, other| one.about.cmp(&other.about));
        let claimed = sign_by_form::claimed(self, view).await?;
        let of = fingerprint(view, &new, &renamed, &claimed);
        if let Some(found) = self.suggestions.get(view.appeal.id, of) {
            return Ok(found);
        }
        let turn = self.comparing.take().await?;
        // Somebody may have worked it out meanwhile.
        if let Some(found) = self.suggestions.get(view.appeal.id, of) {
            return Ok(found);
        }
        let beyond = Beyond::of(self, view, &new).await?;
        let (instance, appeal, list) = (self.clone(), view.appeal.id, view.list.clone());
        let waiting: Vec<Candidate> = new.into_iter().map(Candidate::waiting).collect();
        let work_out = move || {
            let candidates = list.entries.iter().map(Candidate::listed).chain(waiting);
            let candidates: Vec<Candidate> = candidates.collect();
            let said = said_to_be_one(&list.entries, &claimed, &list.decisions);
            let mut asked = Vec::new();
            if !renamed.is_empty() {
                let anew = called_anew(&candidates, &renamed);
                asked = undecided(&list.entries, anew, &list.decisions, &beyond);
                asked.retain(|pair| is_about(pair, &renamed));
            }
            let others = undecided(&list.entries, candidates, &list.decisions, &beyond);
            let found = Found {
                pairs: Arc::new(with_those_said(said, others)),
                asked: Arc::new(asked),
                renamed: Arc::new(renamed),
            };
            // Kept also where nobody waits for it any longer: who went away comes again.
            instance.suggestions.put(appeal, of, found.clone());
            found
        };
        turn.work(work_out).await
    }

    /// What counting initiators decided about pairs, newest first, each with the names of the two
    /// as far as the list shows them.
    #[must_use]
    pub fn decided(&self, view: &AppealView) -> Vec<(Decision, [Names; 2])> {
        let shown: BTreeSet<&str> = view
            .list
            .entries
            .iter()
            .flat_map(|entry| texts(&entry.names))
            .collect();
        let decisions = view.list.decisions.iter();
        let abouts = decisions.flat_map(|decision| &decision.entries);
        let held = names_of(view, &abouts.map(String::as_str).collect());
        let mut decided: Vec<(Decision, [Names; 2])> = view
            .list
            .decisions
            .iter()
            .map(|decision| {
                let names = [0, 1].map(|side| {
                    let names = held.get(decision.entries[side].as_str());
                    let mut names = names.copied().cloned().unwrap_or_default();
                    // A name that nobody has let in is not shown by this way either.
                    names
                        .name_map
                        .retain(|_, name| shown.contains(name.as_str()));
                    names
                        .also_known_as
                        .retain(|name| shown.contains(name.as_str()));
                    names
                });
                (decision.clone(), names)
            })
            .collect();
        decided.sort_by_key(|(decision, _)| std::cmp::Reverse(decision.at));
        decided
    }
}

/// Every name of a signer, whatever its language.
pub(crate) fn texts(names: &Names) -> impl Iterator<Item = &str> {
    let names = names.name_map.values().chain(&names.also_known_as);
    names.map(String::as_str)
}

fn fingerprint(
    view: &AppealView,
    waiting: &[&Pending],
    renamed: &Renamed,
    claimed: &[[String; 2]],
) -> Digest {
    let mut parts = vec![view.digest.to_string()];
    parts.extend(claimed.iter().map(|pair| pair.join(" ")));
    for one in waiting {
        parts.push(one.about.clone());
        parts.push(one.names.digest().to_string());
        // A key that was seen meanwhile.
        parts.push(one.why.to_owned());
    }
    for (id, names) in renamed {
        parts.push(format!("{id} {}", names.digest()));
    }
    let joined = parts.join("\n");
    Digest::of(&[joined.as_bytes()])
}

fn undecided(
    entries: &Sequence<Entry>,
    candidates: Vec<Candidate>,
    decisions: &[Decision],
    beyond: &Beyond,
) -> Vec<Suggestion> {
    let decided: BTreeSet<(&str, &str)> = decisions
        .iter()
        .map(|one| (one.entries[0].as_str(), one.entries[1].as_str()))
        .collect();
    // An entry that was joined stands for all that it was joined of.
    let stands_for = |at: usize| {
        let entry = entries.get(at);
        let others = entry.into_iter().flat_map(|entry| &entry.same_as);
        std::iter::once(&candidates[at].id).chain(others)
    };
    let compared: Vec<likeness::Entry> = candidates
        .iter()
        .enumerate()
        .map(|(at, candidate)| likeness::Entry {
            id: candidate.id.clone(),
            names: names(&candidate.names),
            country: candidate.names.country.clone(),
            person: entries.get(at).map_or_else(
                || candidate.names.capacity.as_deref() == Some("personal"),
                |entry| entry.kind == SignerKind::Individual,
            ),
        })
        .collect();
    let options = likeness::Options {
        // Those about which somebody has decided are found again, and left out below.
        most_pairs: MOST_PAIRS + decisions.len(),
        ..likeness::Options::default()
    };
    let mut found = likeness::suggest(&compared, &options);
    beyond.add(&compared, &mut found);
    let mut found: Vec<Suggestion> = found
        .into_iter()
        .filter(|pair| {
            let [a, b] = pair.entries;
            !stands_for(a).any(|x| {
                stands_for(b).any(|y| {
                    let pair = if x < y { (x, y) } else { (y, x) };
                    decided.contains(&(pair.0.as_str(), pair.1.as_str()))
                })
            })
        })
        .map(|pair| Suggestion {
            entries: pair.entries.map(|at| candidates[at].clone()),
            score: pair.score,
            grade: pair.grade,
            why: pair.why,
        })
        .collect();
    found.truncate(MOST_PAIRS);
    found
}

/// Pairs of entries of which somebody says that they are one signer: an attested one, and the
/// actor's that is said to be the same.
fn said_to_be_one(
    entries: &Sequence<Entry>,
    claimed: &[[String; 2]],
    decisions: &[Decision],
) -> Vec<Suggestion> {
    // What a person decides is about the ids under which the two are shown, which may be others than those
    // that somebody named: an entry that was joined stands for all that it was joined of.
    let stands_for = |entry: &Entry, id: &String| entry.id == *id || entry.same_as.contains(id);
    let standing = |id: &String| entries.iter().find(|entry| stands_for(entry, id));
    let decided = |a: &Entry, b: &Entry| {
        decisions.iter().any(|one| {
            let [x, y] = &one.entries;
            (stands_for(a, x) && stands_for(b, y)) || (stands_for(a, y) && stands_for(b, x))
        })
    };
    claimed
        .iter()
        .filter_map(|pair| {
            let (attested, own) = (standing(&pair[0])?, standing(&pair[1])?);
            if attested.id == own.id || decided(attested, own) {
                return None;
            }
            let shown = |entry: &Entry, id: &String| {
                let first = nearest::to_anyone(&entry.names.name_map);
                first.map_or(("und".to_owned(), id.clone()), |(language, name)| {
                    (language.clone(), name.clone())
                })
            };
            let (one, other) = (shown(attested, &pair[0]), shown(own, &pair[1]));
            Some(Suggestion {
                entries: [Candidate::listed(attested), Candidate::listed(own)],
                score: 1.0,
                grade: Grade::Likely,
                why: vec![Reason {
                    code: Code::Claimed,
                    texts: [one.1, other.1],
                    languages: [one.0, other.0],
                }],
            })
        })
        .collect()
}

/// Those that somebody said first; what speaks for and against them by their names beside it.
fn with_those_said(mut said: Vec<Suggestion>, found: Vec<Suggestion>) -> Vec<Suggestion> {
    for one in found {
        let same = |other: &&mut Suggestion| {
            let ids = |pair: &Suggestion| {
                let mut ids = pair.entries.each_ref().map(|entry| entry.id.clone());
                ids.sort_unstable();
                ids
            };
            ids(other) == ids(&one)
        };
        match said.iter_mut().find(same) {
            Some(known) => known.why.extend(one.why),
            None => said.push(one),
        }
    }
    said.truncate(MOST_PAIRS);
    said
}

/// Names as they are compared.
pub(crate) fn names(names: &Names) -> Vec<likeness::Name> {
    let by_language = names
        .name_map
        .iter()
        .map(|(language, text)| (text, language.as_str(), false));
    let further = names.also_known_as.iter().map(|text| (text, "und", true));
    by_language
        .chain(further)
        .map(|(text, language, alias)| likeness::Name {
            text: text.clone(),
            language: language.to_owned(),
            alias,
        })
        .collect()
}
