//! Who may write and who has written: of each actor its keys, what each was let in as, and how many
//! registers it holds.

use super::Roles;
use crate::{RegisterName, StatementType, admission::Role};
use imbl::{OrdMap, OrdSet};
use litemap::LiteMap;
use std::sync::Arc;
use undersigned_proof::Multikey;

/// What is known of one key of an actor.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Written {
    /// What it has been let in as. Only grows.
    pub roles: Roles,
    /// How many admission registers it holds.
    pub admissions: usize,
    /// How many other registers it holds.
    pub others: usize,
}

impl Written {
    fn count(&mut self, kind: StatementType) -> &mut usize {
        match kind {
            StatementType::Admission => &mut self.admissions,
            _ => &mut self.others,
        }
    }

    fn is_nothing(&self) -> bool {
        self.admissions + self.others == 0
    }
}

/// Keys by actor. A copy shares what it is made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Writers {
    /// Nearly every actor has one key, for which a tree's smallest node would be far too large.
    by_actor: OrdMap<Arc<str>, Arc<LiteMap<Multikey, Written>>>,
    /// Actors that hold registers under the appeal's root key.
    by_root: OrdSet<Arc<str>>,
    /// Pairs that have ever been let in as more than a signer.
    initiators: OrdSet<(Arc<str>, Multikey)>,
}

impl Writers {
    /// What is known of a key of an actor.
    pub fn written(&self, actor: &str, key: &Multikey) -> Written {
        let keys = self.by_actor.get(actor);
        keys.and_then(|keys| keys.get(key).copied())
            .unwrap_or_default()
    }

    /// All keys of an actor that were let in or have written.
    pub fn keys(&self, actor: &str) -> impl Iterator<Item = &Multikey> {
        self.by_actor
            .get(actor)
            .into_iter()
            .flat_map(|keys| keys.keys())
    }

    /// The keys of an actor that admissions have let in.
    pub fn let_in(&self, actor: &str) -> impl Iterator<Item = &Multikey> {
        let keys = self.by_actor.get(actor).into_iter();
        keys.flat_map(|keys| keys.iter())
            .filter(|(_, written)| !written.roles.is_empty())
            .map(|(key, _)| key)
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
        let one = || Arc::new(LiteMap::with_capacity(1));
        let keys = self.by_actor.entry(actor.into()).or_insert_with(one);
        Arc::make_mut(keys).entry(key.clone()).or_default()
    }
}
