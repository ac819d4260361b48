//! Who may write and who has written: of each actor its keys, what each was let in as, and how many
//! registers it holds.

use super::Roles;
use crate::{RegisterName, StatementType, admission::Role};
use equivalent::{Comparable, Equivalent};
use imbl::{OrdMap, OrdSet};
use std::{cmp::Ordering, sync::Arc};
use undersigned_proof::Multikey;

/// What is known of one key of an actor.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Written {
    /// What it has been let in as. Only grows.
    pub roles: Roles,
    /// How many admission registers it holds.
    pub admissions: u32,
    /// How many other registers it holds.
    pub others: u32,
}

impl Written {
    fn count(&mut self, kind: StatementType) -> &mut u32 {
        match kind {
            StatementType::Admission => &mut self.admissions,
            _ => &mut self.others,
        }
    }

    fn is_nothing(&self) -> bool {
        self.admissions + self.others == 0
    }
}

/// An actor and one of its keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Writer(Arc<str>, Multikey);

/// The same to look for; without a key it stands before all that have one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Name<'a>(&'a str, Option<&'a Multikey>);

impl Writer {
    fn name(&self) -> Name<'_> {
        Name(&self.0, Some(&self.1))
    }
}

impl Equivalent<Writer> for Name<'_> {
    fn equivalent(&self, writer: &Writer) -> bool {
        *self == writer.name()
    }
}

impl Comparable<Writer> for Name<'_> {
    fn compare(&self, writer: &Writer) -> Ordering {
        self.cmp(&writer.name())
    }
}

/// Keys by actor. A copy shares what it is made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Writers {
    /// In one tree: nearly every actor has one key, for which nothing of its own would be small enough.
    by_actor: OrdMap<Writer, Written>,
    /// Actors that hold registers under the appeal's root key.
    by_root: OrdSet<Arc<str>>,
    /// Pairs that have ever been let in as more than a signer.
    initiators: OrdSet<(Arc<str>, Multikey)>,
}

impl Writers {
    /// What is known of a key of an actor.
    pub fn written(&self, actor: &str, key: &Multikey) -> Written {
        let written = self.by_actor.get(&Name(actor, Some(key)));
        written.copied().unwrap_or_default()
    }

    /// All keys of an actor that were let in or have written.
    pub fn keys(&self, actor: &str) -> impl Iterator<Item = &Multikey> {
        self.of(actor).map(|(key, _)| key)
    }

    /// The keys of an actor that admissions have let in.
    pub fn let_in(&self, actor: &str) -> impl Iterator<Item = &Multikey> {
        self.of(actor)
            .filter(|(_, written)| !written.roles.is_empty())
            .map(|(key, _)| key)
    }

    /// What is known of each key of an actor.
    fn of(&self, actor: &str) -> impl Iterator<Item = (&Multikey, &Written)> {
        let written = self.by_actor.range(Name(actor, None)..);
        let own = written.take_while(move |(writer, _)| *writer.0 == *actor);
        own.map(|(writer, written)| (&writer.1, written))
    }

    /// Actors that hold registers under the root key.
    pub fn of_root(&self) -> impl Iterator<Item = &Arc<str>> {
        self.by_root.iter()
    }

    /// Whether an actor is one of these.
    pub fn is_of_root(&self, actor: &str) -> bool {
        self.by_root.contains(actor)
    }

    /// Pairs that have ever been let in as more than a signer.
    pub fn initiators(&self) -> impl Iterator<Item = &(Arc<str>, Multikey)> {
        self.initiators.iter()
    }

    /// Lets a key in; `false` where it was let in as this already.
    pub fn grant(&mut self, actor: &str, key: &Multikey, role: Role) -> bool {
        let mut roles = self.written(actor, key).roles;
        if !roles.grant(role) {
            return false;
        }
        if role != Role::Signer {
            self.initiators.insert((actor.into(), key.clone()));
        }
        self.entry(actor, key).roles = roles;
        true
    }

    /// A register more.
    pub fn add(&mut self, register: RegisterName<'_>, root: &Multikey) {
        *self
            .entry(register.author, register.key)
            .count(register.kind) += 1;
        if register.key == root {
            self.by_root.insert(register.author.into());
        }
    }

    /// A register less.
    pub fn remove(&mut self, register: RegisterName<'_>, root: &Multikey) {
        let written = self.entry(register.author, register.key);
        let count = written.count(register.kind);
        *count = count.saturating_sub(1);
        if written.is_nothing() && register.key == root {
            self.by_root.remove(register.author);
        }
    }

    fn entry(&mut self, actor: &str, key: &Multikey) -> &mut Written {
        let writer = Writer(actor.into(), key.clone());
        self.by_actor.entry(writer).or_default()
    }
}
