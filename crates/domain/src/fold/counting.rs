//! Whose word counts. Three steps, so that nobody decides about a key beside or above its own:
//! the root names organiser's keys; these name co-initiators and keepers; all these name signers.

use crate::{
    Content, State, Statement, StatementType,
    admission::{Admission, AdmissionState, Role},
    ids::same_origin,
    list::Initiator,
    state::Pair,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_proof::{Digest, Multikey};

/// What counting initiators say of one actor or attestation.
#[derive(Debug, Default)]
pub(crate) struct Word<'a> {
    /// `admitted` admissions with what they let in.
    pub admitted: Vec<(&'a Arc<Statement>, &'a Admission)>,
    /// `removed` admissions that stand.
    pub removed: Vec<(&'a Arc<Statement>, &'a Admission)>,
}

impl<'a> Word<'a> {
    /// Everything that stands, admitting or removing.
    pub fn said(&self) -> impl Iterator<Item = &(&'a Arc<Statement>, &'a Admission)> {
        self.admitted.iter().chain(&self.removed)
    }

    /// The earliest (`since`, digest): of what admits, or where nothing does, of what removes.
    pub fn first(&self) -> Option<(u64, Digest)> {
        let earliest = |said: &[(&Arc<Statement>, &Admission)]| {
            said.iter()
                .map(|(statement, said)| (said.since.unwrap_or(statement.seq), statement.digest))
                .min()
        };
        earliest(&self.admitted).or_else(|| earliest(&self.removed))
    }

    /// Whether initiators disagree: somebody is removed whom others keep.
    pub fn is_disputed(&self) -> bool {
        self.removed.iter().any(|(_, removal)| {
            removal.admits.is_none()
                || self
                    .admitted
                    .iter()
                    .any(|(_, kept)| kept.admits == removal.admits)
        })
    }

    /// Whether a removal that stands is about this key, or about the actor with all its keys.
    pub fn removes(&self, key: Option<&Multikey>) -> bool {
        self.removed
            .iter()
            .any(|(_, removal)| removal.admits.is_none() || removal.admits.as_ref() == key)
    }

    /// Keys that are let in and not removed.
    pub fn keys(&self) -> impl Iterator<Item = &Multikey> {
        self.admitted
            .iter()
            .filter_map(|(_, admission)| admission.admits.as_ref())
            .filter(|key| !self.removes(Some(key)))
    }
}

type Words<'a> = BTreeMap<&'a str, Word<'a>>;

/// Whose word counts, and what it says of signers.
pub(crate) struct Counting<'a> {
    organisers: BTreeSet<Pair>,
    initiators: BTreeMap<Pair, Role>,
    signers: Words<'a>,
    /// How each initiator was named, for those who sign without being admitted as signers.
    named: BTreeMap<&'a str, Named>,
}

/// What the organiser said when it named, or removed, an initiator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named {
    /// Earliest (`since`, digest).
    pub first: (u64, Digest),
    /// The smallest number given.
    pub ordinal: Option<u64>,
    /// Whether the word that stands is a removal.
    pub removed: bool,
}

impl Named {
    fn of(word: &Word<'_>) -> Option<Self> {
        Some(Self {
            first: word.first()?,
            ordinal: word.said().filter_map(|(_, said)| said.ordinal).min(),
            removed: word.keys().next().is_none(),
        })
    }

    /// Of somebody named in two roles: the earlier name, and removed only from both.
    fn or(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            ordinal: [self.ordinal, other.ordinal].into_iter().flatten().min(),
            removed: self.removed && other.removed,
        }
    }
}

impl<'a> Counting<'a> {
    pub fn of(state: &'a State) -> Self {
        let root = &state.appeal().root;
        let is_root = |author: &str, key: &Multikey| {
            key == root && same_origin(author, &state.appeal().object)
        };
        // The root's word about organiser's keys counts even when the root itself has ended.
        let organiser_words = words(state, &[Role::Organiser], is_root, is_root);
        let mut organisers: BTreeSet<Pair> = living_pairs(state, &organiser_words);
        organisers.extend(
            state
                .registers()
                .filter(|(key, _)| is_root(&key.author, &key.key))
                .filter(|(key, _)| !state.has_ended(&key.author, Some(&key.key)))
                .map(|(key, _)| (key.author.clone(), key.key.clone())),
        );
        let is_organiser =
            |author: &str, key: &Multikey| organisers.contains(&(author.to_owned(), key.clone()));

        let mut initiators = BTreeMap::new();
        let mut named = BTreeMap::new();
        for role in [Role::Keeper, Role::CoInitiator] {
            let role_words = words(state, &[role], is_organiser, is_organiser);
            for pair in living_pairs(state, &role_words) {
                initiators.insert(pair, role);
            }
            for (actor, word) in role_words {
                let Some(here) = Named::of(&word) else {
                    continue;
                };
                named
                    .entry(actor)
                    .and_modify(|held: &mut Named| *held = held.or(here))
                    .or_insert(here);
            }
        }
        for pair in &organisers {
            initiators.insert(pair.clone(), Role::Organiser);
        }
        let is_initiator = |author: &str, key: &Multikey| {
            initiators.contains_key(&(author.to_owned(), key.clone()))
        };
        let signers = words(state, &[Role::Signer], is_initiator, is_organiser);
        Self {
            organisers,
            initiators,
            signers,
            named,
        }
    }

    pub fn is_organiser(&self, author: &str, key: &Multikey) -> bool {
        self.organisers.contains(&(author.to_owned(), key.clone()))
    }

    pub fn is_initiator(&self, author: &str, key: &Multikey) -> bool {
        self.initiators
            .contains_key(&(author.to_owned(), key.clone()))
    }

    /// In which roles a key's word counts.
    pub fn roles(&self, state: &State, actor: &str, key: &Multikey) -> BTreeSet<Role> {
        let pair = (actor.to_owned(), key.clone());
        let signs = self
            .word(actor)
            .is_some_and(|word| word.keys().any(|let_in| let_in == key))
            && !state.has_ended(actor, Some(key));
        self.initiators
            .get(&pair)
            .copied()
            .into_iter()
            .chain(signs.then_some(Role::Signer))
            .collect()
    }

    /// What is said of an actor or attestation as a signer.
    pub fn word(&self, about: &str) -> Option<&Word<'a>> {
        self.signers.get(about)
    }

    /// How an initiator was named.
    pub fn named(&self, actor: &str) -> Option<Named> {
        self.named.get(actor).copied()
    }

    /// Actors of counting initiators with their counting keys.
    pub fn initiators(&self) -> Vec<Initiator> {
        let mut by_actor: BTreeMap<(Role, &str), Vec<Multikey>> = BTreeMap::new();
        for ((actor, key), role) in &self.initiators {
            by_actor
                .entry((*role, actor))
                .or_default()
                .push(key.clone());
        }
        by_actor
            .into_iter()
            .map(|((role, actor), keys)| Initiator {
                actor: actor.to_owned(),
                role,
                keys,
            })
            .collect()
    }
}

/// Pairs that are let in, not removed and not ended.
fn living_pairs(state: &State, words: &Words<'_>) -> BTreeSet<Pair> {
    words
        .iter()
        .flat_map(|(actor, word)| {
            word.keys()
                .map(move |key| ((*actor).to_owned(), key.clone()))
        })
        .filter(|(actor, key)| !state.has_ended(actor, Some(key)))
        .collect()
}

/// What those who decide say about whom, less removals that an organiser's admission overrules.
fn words<'a>(
    state: &'a State,
    roles: &[Role],
    decides: impl Fn(&str, &Multikey) -> bool,
    overrules: impl Fn(&str, &Multikey) -> bool,
) -> Words<'a> {
    let mut words = Words::new();
    let mut overruled: BTreeSet<Digest> = BTreeSet::new();
    for (key, register) in state.registers() {
        let of_role = key.role.is_some_and(|role| roles.contains(&role));
        if key.kind != StatementType::Admission || !of_role || !decides(&key.author, &key.key) {
            continue;
        }
        let Some(about) = key.about.first() else {
            continue;
        };
        let word = words.entry(about.as_str()).or_default();
        for statement in register.statements() {
            let Content::Admission(admission) = &statement.content else {
                continue;
            };
            match admission.state {
                // A contested admission counts as removed if one of the two says so, else not.
                AdmissionState::Removed => word.removed.push((statement, admission)),
                AdmissionState::Admitted if !register.is_contested() => {
                    if overrules(&key.author, &key.key) {
                        overruled.extend(&admission.overrules);
                    }
                    word.admitted.push((statement, admission));
                }
                AdmissionState::Admitted | AdmissionState::Ended => {}
            }
        }
    }
    for word in words.values_mut() {
        word.removed
            .retain(|(statement, _)| !overruled.contains(&statement.digest));
    }
    words
}
