//! Whose word counts. Three steps, so that nobody decides about a key beside or above its own:
//! the root names organiser's keys; these name co-initiators and keepers; all these name signers.

use crate::{
    Content, Register, RegisterKey, RegisterName, State, Statement, StatementType,
    admission::{Admission, AdmissionState, REASONS, Role},
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
    /// Keys that are let in and not removed.
    keys: BTreeSet<&'a Multikey>,
    /// The keys that removals are about.
    removed_keys: BTreeSet<&'a Multikey>,
    /// Whether a removal is about the actor with all its keys, or about an attestation.
    removes_all: bool,
}

impl<'a> Word<'a> {
    /// Adds what a register of somebody who decides says.
    fn hear(&mut self, register: &'a Register) {
        for statement in register.statements() {
            let Content::Admission(admission) = &statement.content else {
                continue;
            };
            match admission.state {
                // A contested admission counts as removed if one of the two says so, else not.
                AdmissionState::Removed => self.removed.push((statement, admission)),
                AdmissionState::Admitted if !register.is_contested() => {
                    self.admitted.push((statement, admission));
                }
                AdmissionState::Admitted | AdmissionState::Ended => {}
            }
        }
    }

    /// Without the removals that are overruled. Which keys are left is found out once, however many
    /// statements of theirs ask: nothing bounds the keys of one actor.
    fn less(mut self, overruled: &BTreeSet<Digest>) -> Self {
        self.removed
            .retain(|(statement, _)| !overruled.contains(&statement.digest));
        self.removes_all = self.removed.iter().any(|(_, said)| said.admits.is_none());
        self.removed_keys = self.removed.iter().filter_map(admits).collect();
        let let_in = self.admitted.iter().filter_map(admits);
        self.keys = let_in.filter(|key| !self.removes(Some(key))).collect();
        self
    }

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
        let mut kept = self.admitted.iter().filter_map(admits);
        self.removes_all || kept.any(|key| self.removed_keys.contains(key))
    }

    /// Whether a removal that stands is about this key, or about the actor with all its keys.
    pub fn removes(&self, key: Option<&Multikey>) -> bool {
        self.removes_all || key.is_some_and(|key| self.removed_keys.contains(key))
    }

    /// When the first of the removals that stand was signed, and the reason that it gives.
    pub fn removal(&self) -> Option<(u64, Option<&'static str>)> {
        let signed = self.removed.iter();
        let (first, said) = signed.min_by_key(|(said, _)| (said.seq, said.digest))?;
        let mut reasons = REASONS.iter().copied();
        let reason = reasons.find(|code| said.reason.as_deref() == Some(*code));
        Some((first.seq, reason))
    }

    /// Whether a key is let in and not removed.
    pub fn lets_in(&self, key: &Multikey) -> bool {
        self.keys.contains(key)
    }
}

/// The key that an admission is about.
fn admits<'a>((_, admission): &(&'a Arc<Statement>, &'a Admission)) -> Option<&'a Multikey> {
    admission.admits.as_ref()
}

/// What is said of each actor or attestation.
pub(crate) type Words<'a> = BTreeMap<&'a str, Word<'a>>;

/// Removals that stand, by whom they are about.
pub(crate) type Removals<'a> = BTreeMap<&'a str, Vec<(&'a Arc<Statement>, &'a Admission)>>;

/// Whose word counts. What it says of a signer is asked by [`Counting::word`].
#[derive(Debug, Clone)]
pub(crate) struct Counting {
    /// By actor its keys whose word counts, and as what.
    initiators: BTreeMap<String, BTreeMap<Multikey, Role>>,
    /// Each initiator by itself, for the entries that it let in alone: nearly all of a long list.
    alone: BTreeMap<String, Arc<[String]>>,
    /// How each initiator was named, for those who sign without being admitted as signers.
    named: BTreeMap<String, Named>,
    /// The registers of organisers' admissions that overrule removals of signers.
    overruling: BTreeSet<RegisterKey>,
    /// The digests of those removals.
    overruled: BTreeSet<Digest>,
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
            removed: word.keys.is_empty(),
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

impl Counting {
    /// Whose word counts in a state: the root says who is an organiser, organisers say who is an initiator.
    pub fn of(state: &State) -> Self {
        let root = &state.appeal().root;
        let is_root = |author: &str, key: &Multikey| {
            key == root && same_origin(author, &state.appeal().object)
        };
        // The root's word about organiser's keys counts even when the root itself has ended.
        let organiser_words = words_about_roles(state, Role::Organiser, is_root);
        let mut organisers: BTreeSet<Pair> = living_pairs(state, &organiser_words);
        organisers.extend(
            state
                .authors_by_root()
                .filter(|author| !state.has_ended(author, Some(root)))
                .map(|author| (author.to_owned(), root.clone())),
        );
        let is_organiser =
            |author: &str, key: &Multikey| organisers.contains(&(author.to_owned(), key.clone()));

        let mut initiators: BTreeMap<String, BTreeMap<Multikey, Role>> = BTreeMap::new();
        let mut named = BTreeMap::new();
        for role in [Role::Keeper, Role::CoInitiator] {
            let role_words = words_about_roles(state, role, is_organiser);
            for (actor, key) in living_pairs(state, &role_words) {
                initiators.entry(actor).or_default().insert(key, role);
            }
            for (actor, word) in role_words {
                let Some(here) = Named::of(&word) else {
                    continue;
                };
                named
                    .entry(actor.to_owned())
                    .and_modify(|held: &mut Named| *held = held.or(here))
                    .or_insert(here);
            }
        }
        for (actor, key) in &organisers {
            let keys = initiators.entry(actor.clone()).or_default();
            keys.insert(key.clone(), Role::Organiser);
        }
        let alone = initiators.keys();
        let alone = alone.map(|actor| (actor.clone(), Arc::from([actor.clone()])));
        let mut overruling = BTreeSet::new();
        let mut overruled = BTreeSet::new();
        let of_signers = |key: &RegisterName<'_>| {
            key.role == Some(Role::Signer) && is_organiser(key.author, key.key)
        };
        for (key, register) in state.rulings().filter(|(key, _)| of_signers(key)) {
            if let Some(digests) = overrules(register) {
                overruling.insert(key.to_key());
                overruled.extend(digests);
            }
        }
        Self {
            alone: alone.collect(),
            initiators,
            named,
            overruling,
            overruled,
        }
    }

    /// As what a key's word counts, above that of a signer.
    fn role(&self, author: &str, key: &Multikey) -> Option<Role> {
        self.initiators.get(author)?.get(key).copied()
    }

    /// Whether a key speaks for an organiser.
    pub fn is_organiser(&self, author: &str, key: &Multikey) -> bool {
        self.role(author, key) == Some(Role::Organiser)
    }

    /// Whether a key speaks for an organiser, co-initiator or keeper.
    pub fn is_initiator(&self, author: &str, key: &Multikey) -> bool {
        self.role(author, key).is_some()
    }

    /// Whether an actor is an initiator, with whichever key.
    pub fn initiates(&self, actor: &str) -> bool {
        self.initiators.contains_key(actor)
    }

    /// Some initiators, as an entry names them.
    pub fn list(&self, actors: &BTreeSet<&str>) -> Arc<[String]> {
        let only = actors.first().filter(|_| actors.len() == 1);
        match only.and_then(|actor| self.alone.get(*actor)) {
            Some(alone) => alone.clone(),
            None => actors.iter().map(|actor| (*actor).to_owned()).collect(),
        }
    }

    /// The pairs whose word about signers counts, in their order.
    pub fn deciders(&self) -> impl Iterator<Item = (&String, &Multikey)> {
        let pairs = self.initiators.iter();
        pairs.flat_map(|(actor, keys)| keys.keys().map(move |key| (actor, key)))
    }

    /// Whether a register overrules removals.
    pub fn overrules(&self, register: RegisterName<'_>) -> bool {
        !self.overruling.is_empty() && self.overruling.contains(&register.to_key())
    }

    /// In which roles a key's word counts.
    pub fn roles(&self, state: &State, actor: &str, key: &Multikey) -> BTreeSet<Role> {
        let signs = self
            .word(state, actor)
            .is_some_and(|word| word.lets_in(key))
            && !state.has_ended(actor, Some(key));
        self.role(actor, key)
            .into_iter()
            .chain(signs.then_some(Role::Signer))
            .collect()
    }

    /// What counting initiators say of one actor or attestation as a signer. Looks only where that
    /// stands, however many signers there are.
    pub fn word<'a>(&self, state: &'a State, about: &str) -> Option<Word<'a>> {
        let about = [about.to_owned()];
        let mut word: Option<Word<'a>> = None;
        for (author, key) in self.deciders() {
            let said = state.registers_about(author, key, StatementType::Admission, &about);
            for (_, held) in said.filter(|(key, _)| key.role == Some(Role::Signer)) {
                word.get_or_insert_default().hear(held);
            }
        }
        word.map(|word| word.less(&self.overruled))
    }

    /// What they say of all signers, in one reading.
    pub fn words<'a>(&self, state: &'a State) -> Words<'a> {
        self.words_in(state.registers())
    }

    /// The removals of signers that stand, by whom they are about: of each the same, in the same order, as the `removed` of
    /// [`Self::word`]. Reads the removals alone, however many decide.
    pub fn removals<'a>(&self, state: &'a State) -> Removals<'a> {
        let words = self.words_in(state.removals()).into_iter();
        let removals = words.map(|(about, word)| (about, word.removed));
        removals.filter(|(_, said)| !said.is_empty()).collect()
    }

    /// What they say of signers in some registers.
    fn words_in<'a>(
        &self,
        registers: impl Iterator<Item = (RegisterName<'a>, &'a Register)>,
    ) -> Words<'a> {
        let mut words = Words::new();
        let decides = |author: &str, key: &Multikey| self.is_initiator(author, key);
        for (key, register) in registers {
            hear(&mut words, key, register, Role::Signer, decides);
        }
        let words = words.into_iter();
        words
            .map(|(about, word)| (about, word.less(&self.overruled)))
            .collect()
    }

    /// How an initiator was named.
    pub fn named(&self, actor: &str) -> Option<Named> {
        self.named.get(actor).copied()
    }

    /// Actors of counting initiators with their counting keys.
    pub fn initiators(&self) -> Vec<Initiator> {
        let mut by_actor: BTreeMap<(Role, &str), Vec<Multikey>> = BTreeMap::new();
        for (actor, keys) in &self.initiators {
            for (key, role) in keys {
                let held = by_actor.entry((*role, actor)).or_default();
                held.push(key.clone());
            }
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
            let keys = word.keys.iter();
            keys.map(|key| ((*actor).to_owned(), (*key).clone()))
        })
        .filter(|(actor, key)| !state.has_ended(actor, Some(key)))
        .collect()
}

/// What those who decide say about who is what, less removals that one of them overrules. Whoever
/// decides about a role above that of a signer may overrule there.
fn words_about_roles<'a>(
    state: &'a State,
    role: Role,
    decides: impl Fn(&str, &Multikey) -> bool + Copy,
) -> Words<'a> {
    let mut words = Words::new();
    let mut overruled: BTreeSet<Digest> = BTreeSet::new();
    for (key, register) in state.rulings() {
        if hear(&mut words, key, register, role, decides) {
            overruled.extend(overrules(register).unwrap_or_default());
        }
    }
    let words = words.into_iter();
    words
        .map(|(about, word)| (about, word.less(&overruled)))
        .collect()
}

/// Adds what one register says about a role, if it does and who writes it decides; says whether.
fn hear<'a>(
    words: &mut Words<'a>,
    key: RegisterName<'a>,
    register: &'a Register,
    role: Role,
    decides: impl Fn(&str, &Multikey) -> bool,
) -> bool {
    let about_it = key.kind == StatementType::Admission && key.role == Some(role);
    let Some(about) = key.about.first() else {
        return false;
    };
    if !about_it || !decides(key.author, key.key) {
        return false;
    }
    words.entry(about.as_str()).or_default().hear(register);
    true
}

/// The digests of removals that an admission overrules. A contested one overrules nothing.
fn overrules(register: &Register) -> Option<&[Digest]> {
    match &register.value()?.content {
        Content::Admission(admission) if admission.state == AdmissionState::Admitted => {
            Some(admission.overrules.as_slice()).filter(|digests| !digests.is_empty())
        }
        _ => None,
    }
}
