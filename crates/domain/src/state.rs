//! The state of an appeal: the joined registers of the keys that a chain of admissions from the
//! root lets in. States merge by union; equal sets of statements give equal states.

mod crowds;
mod ends;
mod looking_up;
mod roles;
mod writers;

use crate::{
    AppealKey, Content, RULES, Statement, StatementType,
    admission::{Admission, Role},
    ids::same_origin,
    register::{ByRegister, Join, Register, RegisterKey, RegisterName},
};
use crowds::Crowds;
use ends::Ends;
use imbl::{OrdMap, OrdSet};
use roles::Roles;
use serde_json::json;
use std::sync::Arc;
use undersigned_proof::{Digest, Multikey, canonical::canonical};
use writers::Writers;

/// An actor and one of its keys.
pub type Pair = (String, Multikey);

/// Most admission registers of one key: a circuit breaker.
pub const MAX_ADMISSIONS_PER_KEY: usize = 1_000_000;
/// Most other registers of one key: a circuit breaker.
pub const MAX_OTHERS_PER_KEY: usize = 100_000;

/// What inserting a statement did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Insertion {
    /// It is a member of the state now.
    Taken {
        /// Statements that are no members any more.
        dropped: Vec<Digest>,
        /// Whether keys have been let in, so that what waits should be tried again.
        grew: bool,
    },
    /// It was a member already.
    Duplicate,
    /// A newer one is held: this one.
    Stale(Arc<Statement>),
    /// Its key has not been let in, or not for such a statement.
    NotLetIn,
    /// Its key, or the attestation itself, has ended.
    Ended,
    /// Its key has written more than anybody needs to.
    Overflow,
    /// It is about another appeal, or follows another root.
    OtherAppeal,
}

/// The state of one appeal.
///
/// A copy shares what it is made of with the original, and parts from it where either is changed:
/// readers keep the state that they began with, and nobody waits for a copy of a million statements.
#[derive(Debug, Clone)]
pub struct State {
    appeal: AppealKey,
    pub(crate) registers: OrdMap<ByRegister, Register>,
    /// Registers that may bear on more than one line of the list, so that nobody looks for them
    /// among all others; each by a statement that stood there once.
    rulings: OrdSet<ByRegister>,
    /// Registers that take a signer off the list, for the same reason.
    removals: OrdSet<ByRegister>,
    digests: OrdSet<Digest>,
    writers: Writers,
    crowds: Crowds,
    ends: Ends,
}

impl State {
    /// The empty state of an appeal: only its root is let in.
    pub fn new(appeal: AppealKey) -> Self {
        Self {
            appeal,
            registers: OrdMap::new(),
            rulings: OrdSet::new(),
            removals: OrdSet::new(),
            digests: OrdSet::new(),
            writers: Writers::default(),
            crowds: Crowds::default(),
            ends: Ends::default(),
        }
    }

    /// A state and what is left over when statements are inserted in any order until nothing
    /// more is let in.
    pub fn gather<'a>(
        appeal: AppealKey,
        statements: impl IntoIterator<Item = &'a Arc<Statement>>,
    ) -> (Self, Vec<Arc<Statement>>) {
        let mut state = Self::new(appeal);
        let waiting = statements.into_iter().cloned().collect();
        let left = state.insert_waiting(waiting);
        (state, left)
    }

    /// Inserts statements that wait, again and again while that lets in more, and gives back
    /// those that still wait.
    pub fn insert_waiting(&mut self, mut waiting: Vec<Arc<Statement>>) -> Vec<Arc<Statement>> {
        loop {
            let mut grew = false;
            waiting.retain(|statement| match self.insert(statement) {
                Insertion::Taken { grew: more, .. } => {
                    grew |= more;
                    false
                }
                insertion => insertion == Insertion::NotLetIn,
            });
            if !grew {
                return waiting;
            }
        }
    }

    /// Which appeal.
    pub fn appeal(&self) -> &AppealKey {
        &self.appeal
    }

    /// Every register.
    pub fn registers(&self) -> impl Iterator<Item = (RegisterName<'_>, &Register)> {
        self.registers.values().map(|held| (held.name(), held))
    }

    /// The registers that may bear on more than one line of the list: notes, decisions about
    /// roles and about same signers, and admissions that overrule others. Few, however many sign.
    pub fn rulings(&self) -> impl Iterator<Item = (RegisterName<'_>, &Register)> {
        self.named_by(&self.rulings)
    }

    /// The registers of admissions that say of a signer that it is removed, or that and something else at once. Few,
    /// however many sign.
    pub fn removals(&self) -> impl Iterator<Item = (RegisterName<'_>, &Register)> {
        self.named_by(&self.removals)
    }

    fn named_by<'a>(
        &'a self,
        some: &'a OrdSet<ByRegister>,
    ) -> impl Iterator<Item = (RegisterName<'a>, &'a Register)> {
        some.iter()
            .filter_map(|one| self.registers.get(one))
            .map(|held| (held.name(), held))
    }

    /// Whether a register is one of [`State::rulings`], also where what it says now bears on one line alone.
    pub fn is_ruling(&self, register: RegisterName<'_>) -> bool {
        self.rulings.contains(&register)
    }

    /// Actors of the appeal's own server that have written under the root key.
    pub(crate) fn authors_by_root(&self) -> impl Iterator<Item = &str> {
        let authors = self.writers.of_root().map(AsRef::as_ref);
        authors.filter(|author| same_origin(author, &self.appeal.object))
    }

    /// Whether an actor is one of these.
    pub(crate) fn is_author_by_root(&self, actor: &str) -> bool {
        self.writers.is_of_root(actor) && same_origin(actor, &self.appeal.object)
    }

    /// Every statement.
    pub fn statements(&self) -> impl Iterator<Item = &Arc<Statement>> {
        self.registers.values().flat_map(Register::statements)
    }

    /// Every statement digest, sorted.
    pub fn digests(&self) -> &OrdSet<Digest> {
        &self.digests
    }

    /// Whether a pair has been let in, as whatever.
    pub fn is_let_in(&self, actor: &str, key: &Multikey) -> bool {
        !self.roles(actor, key).is_empty()
    }

    /// The same by a key as it is written, which need not be read for it: to read one is dear, and strangers may
    /// have written any number.
    pub fn is_let_in_as_written(&self, actor: &str, key: &str) -> bool {
        let mut let_in = self.keys_let_in(actor);
        let is_root =
            || key == self.appeal.root.as_str() && same_origin(actor, &self.appeal.object);
        let_in.any(|known| known.as_str() == key) || is_root()
    }

    /// Keys of an actor that admissions have let in, as whatever; the root needs none.
    pub fn keys_let_in<'a>(&'a self, actor: &'a str) -> impl Iterator<Item = &'a Multikey> {
        self.writers.let_in(actor)
    }

    /// Whether a pair has ended.
    pub fn has_ended(&self, actor: &str, key: Option<&Multikey>) -> bool {
        self.ends.has_ended(actor, key)
    }

    /// SHA-256 over rules version, object, root and the sorted statement digests:
    /// SHA-256("undersigned:state:v1\0" + JCS of {object, root, rules} + for each digest a line
    /// feed and its written form).
    pub fn digest(&self) -> Digest {
        let head = canonical(&json!({
            "object": self.appeal.object,
            "root": self.appeal.root.as_str(),
            "rules": RULES,
        }));
        Digest::of_lines(&[b"undersigned:state:v1\0", &head], &self.digests)
    }

    /// Inserts one statement.
    pub fn insert(&mut self, statement: &Arc<Statement>) -> Insertion {
        if *statement.appeal != self.appeal {
            return Insertion::OtherAppeal;
        }
        if self.digests.contains(&statement.digest) {
            return Insertion::Duplicate;
        }
        if !self.may_write(statement) {
            return Insertion::NotLetIn;
        }
        if self.is_silenced(statement) {
            return Insertion::Ended;
        }
        let mut dropped = match self.place(statement) {
            Ok(dropped) => dropped,
            Err(insertion) => return insertion,
        };
        let mut grew = false;
        if let Content::Admission(admission) = &statement.content {
            grew = self.let_in_by(statement, admission);
            if grew && admission.role == Role::Organiser {
                dropped.extend(self.hear_again(statement, admission));
            }
            dropped.extend(self.end_by(statement, admission));
        }
        Insertion::Taken { dropped, grew }
    }

    fn place(&mut self, statement: &Arc<Statement>) -> Result<Vec<Digest>, Insertion> {
        let name = RegisterName::of(statement);
        let (held, dropped) = match self.registers.get(&name).cloned() {
            Some(mut register) => match register.join(statement.clone()) {
                Join::Taken { superseded } => (register, superseded),
                Join::Duplicate => return Err(Insertion::Duplicate),
                Join::Stale => return Err(Insertion::Stale(register.first().clone())),
            },
            None => {
                let evicted = self.make_room(name)?;
                self.writers.add(name, &self.appeal.root);
                self.crowds.add(name);
                (Register::new(statement.clone()), evicted)
            }
        };
        // The key goes as well where a statement is superseded: it is that statement.
        self.registers
            .insert(ByRegister(held.first().clone()), held);
        self.note_removal(statement);
        if is_ruling(statement) {
            self.rulings.insert(ByRegister(statement.clone()));
        }
        self.digests.insert(statement.digest);
        for digest in &dropped {
            self.digests.remove(digest);
        }
        Ok(dropped)
    }

    /// Keeps [`State::removals`] after a statement has come to a register.
    fn note_removal(&mut self, statement: &Arc<Statement>) {
        let name = RegisterName::of(statement);
        if !is_removal(statement) && !self.removals.contains(&name) {
            return;
        }
        let register = self.registers.get(&name);
        let removes = register.is_some_and(|held| held.statements().any(|held| is_removal(held)));
        match removes {
            true => self.removals.insert(ByRegister(statement.clone())),
            false => self.removals.remove(&name),
        };
    }

    /// The circuit breaker: past the bound, the registers with the smallest key digests stay.
    fn make_room(&mut self, new: RegisterName<'_>) -> Result<Vec<Digest>, Insertion> {
        let is_admission = new.kind == StatementType::Admission;
        let bound = if is_admission {
            MAX_ADMISSIONS_PER_KEY
        } else {
            MAX_OTHERS_PER_KEY
        };
        let written = self.writers.written(new.author, new.key);
        let count = match is_admission {
            true => written.admissions,
            false => written.others,
        };
        if (count as usize) < bound {
            return Ok(Vec::new());
        }
        if !self.crowds.knows(new) {
            let held = self.registers_of(new.author, new.key);
            let crowd: Vec<_> = held.map(|(key, _)| Arc::new(key.to_key())).collect();
            self.crowds.learn(new, crowd);
        }
        match self.crowds.largest(new) {
            Some((largest, key)) if largest > new.digest() => Ok(self.drop_register(&key)),
            _ => Err(Insertion::Overflow),
        }
    }

    /// Whom a dropped admission let in stays so: past the circuit breaker states need not be equal.
    fn drop_register(&mut self, key: &RegisterKey) -> Vec<Digest> {
        let key = key.name();
        let Some(register) = self.registers.remove(&key) else {
            return Vec::new();
        };
        self.rulings.remove(&key);
        self.removals.remove(&key);
        self.writers.remove(key, &self.appeal.root);
        self.crowds.remove(key);
        let digests: Vec<_> = register.statements().map(|held| held.digest).collect();
        for digest in &digests {
            self.digests.remove(digest);
        }
        digests
    }

    fn roles(&self, author: &str, key: &Multikey) -> Roles {
        let mut roles = self.writers.written(author, key).roles;
        // Whoever holds the root key speaks for the organiser, from the appeal's own server only.
        roles.root = *key == self.appeal.root && same_origin(author, &self.appeal.object);
        roles
    }

    /// Pair, role and type decide whether a statement can be a member.
    pub fn may_write(&self, statement: &Statement) -> bool {
        let roles = self.roles(&statement.author, &statement.key);
        match &statement.content {
            Content::Note(_) => roles.root || roles.organiser,
            Content::Admission(admission) => {
                roles.may_admit(admission.role) || (!roles.is_empty() && statement.ends_itself())
            }
            Content::Endorsement(_) | Content::Tally(_) => !roles.is_empty(),
            Content::Attestation(_) | Content::SameSigner(_) => roles.is_initiator(),
        }
    }

    /// What has ended keeps only its admissions and notes.
    fn is_silenced(&self, statement: &Statement) -> bool {
        match statement.content {
            Content::Note(_) | Content::Admission(_) => false,
            Content::Attestation(_) => {
                self.has_ended(&statement.id, None)
                    || self
                        .ends
                        .is_said_of_attestation(&statement.id, &statement.author)
                    || self.has_ended(&statement.author, Some(&statement.key))
            }
            _ => self.has_ended(&statement.author, Some(&statement.key)),
        }
    }

    /// Lets in whom an admission names, whatever its register says later.
    fn let_in_by(&mut self, statement: &Statement, admission: &Admission) -> bool {
        let by = self.roles(&statement.author, &statement.key);
        let (Some(key), Some(about)) = (&admission.admits, statement.about.first()) else {
            return false;
        };
        by.may_admit(admission.role) && self.writers.grant(about, key, admission.role)
    }
}

/// Whether the register of a statement is one of [`State::rulings`].
fn is_ruling(statement: &Statement) -> bool {
    match &statement.content {
        Content::Note(_) | Content::SameSigner(_) => true,
        Content::Admission(admission) => {
            admission.role != Role::Signer || !admission.overrules.is_empty()
        }
        Content::Endorsement(_) | Content::Attestation(_) | Content::Tally(_) => false,
    }
}

/// Whether a statement takes a signer off the list.
fn is_removal(statement: &Statement) -> bool {
    let removal = statement.removal();
    removal.is_some_and(|said| said.role == Role::Signer)
}
