//! Looking up registers by who wrote them and what they are about, without reading all others.

use super::State;
use crate::{Register, RegisterKey, RegisterName, StatementType};
use std::collections::BTreeSet;
use undersigned_proof::Multikey;

impl State {
    /// One register.
    pub fn register(&self, key: &RegisterKey) -> Option<&Register> {
        self.named(key.name())
    }

    /// The same by its key as it stands elsewhere.
    pub fn named(&self, register: RegisterName<'_>) -> Option<&Register> {
        self.registers.get(&register)
    }

    /// The registers of one key.
    pub(super) fn registers_of<'a>(
        &'a self,
        author: &'a str,
        key: &'a Multikey,
    ) -> impl Iterator<Item = (RegisterName<'a>, &'a Register)> {
        let least = RegisterKey::about(author, key, StatementType::Note, &[]);
        self.from(least.name())
            .take_while(move |(register, _)| register.author == author && register.key == key)
    }

    /// The registers from one on, whether it is there or not, in their order.
    fn from<'a>(
        &'a self,
        least: RegisterName<'_>,
    ) -> impl Iterator<Item = (RegisterName<'a>, &'a Register)> + use<'a> {
        let registers = self.registers.range(least..);
        registers.map(|(_, held)| (held.name(), held))
    }

    /// The registers of one type that an actor has written, under whichever keys.
    pub fn registers_of_type<'a>(
        &'a self,
        author: &'a str,
        kind: StatementType,
    ) -> impl Iterator<Item = (RegisterName<'a>, &'a Register)> {
        let keys = self.writers.keys(author);
        keys.flat_map(move |key| self.registers_about(author, key, kind, &[]))
    }

    /// Whether an actor has said anything about signing for itself, under whichever key.
    pub fn has_endorsed(&self, actor: &str) -> bool {
        let mut said = self.registers_of_type(actor, StatementType::Endorsement);
        said.next().is_some()
    }

    /// The registers of one type of one key that are about these, and about whatever else; all of
    /// that type for none. In the order in which they are held.
    pub fn registers_about<'a>(
        &'a self,
        author: &str,
        key: &Multikey,
        kind: StatementType,
        about: &[String],
    ) -> impl Iterator<Item = (RegisterName<'a>, &'a Register)> + use<'a> {
        let least = RegisterKey::about(author, key, kind, about);
        self.from(least.name()).take_while(move |(register, _)| {
            register.kind == kind
                && register.about.starts_with(&least.about)
                && *register.key == least.key
                && register.author == least.author
        })
    }

    /// Whatever anybody says of an actor or attestation in any role, whether it counts or not.
    pub fn admissions_of<'a>(
        &'a self,
        about: &'a str,
    ) -> impl Iterator<Item = (RegisterName<'a>, &'a Register)> {
        // Whoever was let in may say of itself that its key has ended.
        let itself = self.writers.keys(about).map(move |key| (about, key));
        let pairs: BTreeSet<(&str, &Multikey)> = self.initiators().chain(itself).collect();
        let about = [about.to_owned()];
        pairs.into_iter().flat_map(move |(author, key)| {
            self.registers_about(author, key, StatementType::Admission, &about)
        })
    }

    /// The attestations with one id, whoever wrote them.
    pub fn attestations_of<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Register> {
        let about = [id.to_owned()];
        self.initiators().filter_map(move |(author, key)| {
            let register = RegisterName::about(author, key, StatementType::Attestation, &about);
            self.named(register)
        })
    }

    /// Pairs that have ever been let in as more than a signer, and all that have written under the
    /// root key. One that is both comes twice.
    pub(super) fn initiators(&self) -> impl Iterator<Item = (&str, &Multikey)> {
        let let_in = self.writers.initiators();
        let by_root = self.writers.of_root();
        let by_root = by_root.map(|actor| (actor.as_ref(), &self.appeal.root));
        let_in
            .map(|(actor, key)| (actor.as_ref(), key))
            .chain(by_root)
    }
}
