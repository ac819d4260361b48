//! Who may say what, as the state of the appeal has it.

use super::{Content as Says, Proceeding};
use crate::{
    CoSignerList, Content, Register, State, Statement,
    admission::{Admission, AdmissionState, Role},
    ids::same_origin,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_proof::{Digest, Multikey};

/// Why a pair may not say something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has not been let in.
    #[error("the key has not been let in to this appeal")]
    NotAdmitted,
    /// It is no initiator's.
    #[error("only the organiser and co-initiators open ballots")]
    NotInitiator,
    /// It had ended when it said so.
    #[error("the key has ended")]
    Ended,
    /// It is about another appeal, or follows another root.
    #[error("it is about another appeal")]
    OtherAppeal,
}

impl Refusal {
    /// The stable snake_case code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAdmitted => "not_admitted",
            Self::NotInitiator => "not_initiator",
            Self::Ended => "ended",
            Self::OtherAppeal => "other_appeal",
        }
    }
}

/// Whether a pair may put questions to the coalition now: the organiser or a co-initiator, by a key
/// whose word counts. A keeper only keeps the list open.
pub fn may_open_ballots(list: &CoSignerList, actor: &str, key: &Multikey) -> bool {
    matches!(
        list.role_of(actor, key),
        Some(Role::Organiser | Role::CoInitiator)
    )
}

/// Whether what was said may stand on record. It depends on what the state holds and on the `seq`
/// alone: who has left since then had the right to say it, and a server that comes later takes it
/// as those did that were there. `delegated` says whether its pair votes for somebody by the roll
/// of a ballot that may stand itself, which needs no other admission.
///
/// # Errors
/// The [`Refusal`].
pub fn may_write(
    proceeding: &Proceeding,
    state: &State,
    list: &CoSignerList,
    delegated: bool,
) -> Result<(), Refusal> {
    Rights::of_one(state, list, &proceeding.author).may_write(proceeding, delegated)
}

/// For each of several, in their order, whether it may stand on record.
pub(crate) fn judge(
    held: &[Proceeding],
    state: &State,
    list: &CoSignerList,
) -> Vec<Result<(), Refusal>> {
    let authors = held.iter().map(|proceeding| proceeding.author.as_str());
    Rights::of(state, list, authors).judge(held)
}

/// What admissions say of some actors, gathered once.
pub(super) struct Rights<'a> {
    state: &'a State,
    list: &'a CoSignerList,
    said: BTreeMap<&'a str, Vec<Said<'a>>>,
    /// Removals that an organiser sets aside, whomever it admits with that, and since when.
    set_aside: BTreeMap<Digest, u64>,
}

/// An admission and the statement that holds it.
type Said<'a> = (&'a Statement, &'a Admission);

fn admission(statement: &Statement) -> Option<Said<'_>> {
    match &statement.content {
        Content::Admission(admission) => Some((statement, admission)),
        _ => None,
    }
}

impl<'a> Rights<'a> {
    /// Of many, such as a roll: one walk through the state is a fraction of looking up each.
    pub fn of<'b>(
        state: &'a State,
        list: &'a CoSignerList,
        actors: impl IntoIterator<Item = &'b str>,
    ) -> Self {
        let actors: BTreeSet<&str> = actors.into_iter().collect();
        let mut said: BTreeMap<&'a str, Vec<_>> = BTreeMap::new();
        let mut set_aside: BTreeMap<Digest, u64> = BTreeMap::new();
        for (statement, admission) in state.statements().filter_map(|held| admission(held)) {
            if admission.state == AdmissionState::Admitted
                && !admission.overrules.is_empty()
                && counts(list, statement) == Some(Role::Organiser)
            {
                for digest in &admission.overrules {
                    let since = set_aside.entry(*digest).or_insert(statement.seq);
                    *since = (*since).min(statement.seq);
                }
            }
            if let Some(about) = statement.about.first()
                && actors.contains(about.as_str())
            {
                let words = said.entry(about.as_str()).or_default();
                words.push((statement, admission));
            }
        }
        Self {
            state,
            list,
            said,
            set_aside,
        }
    }

    /// Of one, such as whoever writes now: the state may hold a million statements of others. Not for
    /// [`Rights::is_struck_off`]: what sets a removal aside may be said of anybody.
    pub fn of_one(state: &'a State, list: &'a CoSignerList, actor: &'a str) -> Self {
        let registers = state.admissions_of(actor).map(|(_, register)| register);
        let words = registers.flat_map(Register::statements);
        let words = words.filter_map(|held| admission(held)).collect();
        Self {
            state,
            list,
            said: BTreeMap::from([(actor, words)]),
            set_aside: BTreeMap::new(),
        }
    }

    fn said_of(&self, actor: &str) -> &[Said<'a>] {
        self.said.get(actor).map(Vec::as_slice).unwrap_or_default()
    }

    /// For each of several, in their order, whether it may stand on record.
    pub fn judge(&self, held: &[Proceeding]) -> Vec<Result<(), Refusal>> {
        // A ballot that may not stand names nobody: who comes later is never offered it.
        let ballots = held.iter().filter(|said| {
            matches!(said.content, Says::Ballot(_)) && self.may_write(said, false).is_ok()
        });
        let delegates = delegates(ballots);
        held.iter()
            .map(|said| {
                let votes = matches!(
                    said.content,
                    Says::Vote(_) | Says::Opening(_) | Says::Recount(_)
                );
                let delegated = votes && delegates.contains(&(said.author.as_str(), &said.key));
                match self.may_write(said, delegated) {
                    // Whether an ended key's vote counts is decided with the ballot, and is shown.
                    Err(Refusal::Ended) if votes => Ok(()),
                    verdict => verdict,
                }
            })
            .collect()
    }

    fn may_write(&self, proceeding: &Proceeding, delegated: bool) -> Result<(), Refusal> {
        if proceeding.appeal != *self.state.appeal() {
            return Err(Refusal::OtherAppeal);
        }
        let (actor, key, seq) = (&proceeding.author, &proceeding.key, proceeding.seq);
        if !delegated && !self.is_let_in(actor, key) {
            return Err(Refusal::NotAdmitted);
        }
        // Nor may words be put to the vote as somebody's that nobody let in has signed.
        if let Says::Ballot(ballot) = &proceeding.content
            && let Some((author, key)) = ballot.question.proposed_by()
            && !self.is_let_in(author, &key)
        {
            return Err(Refusal::NotAdmitted);
        }
        if proceeding.is_initiators()
            && !may_open_ballots(self.list, actor, key)
            && !self.was_initiator(actor, key, seq)
        {
            return Err(Refusal::NotInitiator);
        }
        match self.is_ended(actor, key, seq) {
            true => Err(Refusal::Ended),
            false => Ok(()),
        }
    }

    /// Whether a pair has been let in, as whatever.
    pub fn is_let_in(&self, actor: &str, key: &Multikey) -> bool {
        self.state.is_let_in(actor, key)
    }

    /// Whether a pair was organiser or co-initiator at some time: it holds the root key, or somebody
    /// else named it, and had not taken that back by then.
    fn was_initiator(&self, actor: &str, key: &Multikey, at: u64) -> bool {
        let appeal = self.state.appeal();
        let is_root = *key == appeal.root && same_origin(actor, &appeal.object);
        is_root
            || self.said_of(actor).iter().any(|(statement, admission)| {
                matches!(admission.role, Role::Organiser | Role::CoInitiator)
                    && admission.admits.as_ref() == Some(key)
                    && statement.author != actor
                    && (admission.state == AdmissionState::Admitted || statement.seq > at)
            })
    }

    /// Whether a pair had ended by some time. What it signed before stays as it was said.
    pub fn is_ended(&self, actor: &str, key: &Multikey, by: u64) -> bool {
        self.state.has_ended(actor, Some(key))
            && self.said_of(actor).iter().any(|(statement, admission)| {
                admission.state == AdmissionState::Ended
                    && admission.admits.as_ref() == Some(key)
                    && statement.seq <= by
            })
    }

    /// Whether a voter was struck off by some time: a counting initiator removed it as a signer, or
    /// from the last role that it had, and the organiser has not set that aside. `key` is the one
    /// with which it votes itself; none where a delegate votes for it.
    pub fn is_struck_off(&self, voter: &str, key: Option<&Multikey>, by: u64) -> bool {
        let said = self.said_of(voter);
        let set_aside = |digest: &Digest| {
            let since = self.set_aside.get(digest);
            since.is_some_and(|since| *since <= by)
        };
        // Renewed, it goes on since when it was first said.
        let stood = |statement: &Statement, admission: &Admission| {
            statement.seq <= by || admission.since.is_some_and(|since| since <= by)
        };
        let kept = said.iter().any(|(statement, admission)| {
            admission.state == AdmissionState::Admitted
                && stood(statement, admission)
                && counts(self.list, statement).is_some()
        });
        let removes = |admission: &Admission| match (&admission.admits, key) {
            (Some(removed), Some(key)) if removed != key => false,
            (Some(_), None) => !kept,
            _ => admission.role == Role::Signer || !kept,
        };
        said.iter().any(|(statement, admission)| {
            admission.state == AdmissionState::Removed
                && statement.seq <= by
                && removes(admission)
                && counts(self.list, statement).is_some()
                && !set_aside(&statement.digest)
        })
    }
}

/// As what the author of a statement counts among the initiators.
fn counts(list: &CoSignerList, statement: &Statement) -> Option<Role> {
    list.role_of(&statement.author, &statement.key)
}

/// The pairs that vote for somebody by the roll of a ballot.
fn delegates<'b>(
    ballots: impl Iterator<Item = &'b Proceeding>,
) -> BTreeSet<(&'b str, &'b Multikey)> {
    ballots
        .filter_map(|proceeding| match &proceeding.content {
            Says::Ballot(ballot) => Some(ballot),
            _ => None,
        })
        .flat_map(|ballot| &ballot.roll)
        .filter_map(|entry| entry.delegate.as_ref())
        .map(|delegate| (delegate.actor.as_str(), &delegate.key))
        .collect()
}

/// Those of several that may stand on record, in their order: what a bundle holds. One may have been taken
/// when it might stand, and its author's key have ended since from an earlier time on.
pub fn standing(held: Vec<Proceeding>, state: &State, list: &CoSignerList) -> Vec<Proceeding> {
    if held.is_empty() {
        return held;
    }
    let verdicts = judge(&held, state, list);
    let judged = held.into_iter().zip(verdicts);
    judged
        .filter_map(|(said, verdict)| verdict.is_ok().then_some(said))
        .collect()
}
