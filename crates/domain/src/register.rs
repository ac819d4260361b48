//! Registers: slots that only one key may write, and how two copies of one are joined.

use crate::{Content, Statement, StatementType, admission::Role};
use equivalent::{Comparable, Equivalent};
use std::{cmp::Ordering, slice, sync::Arc};
use undersigned_proof::{
    Digest, Multikey,
    canonical::{Canonical, canonical},
};

/// Which register a statement lives in. Together with the appeal's (`object`, `root`) it names
/// the register; every part stands inside the signed bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegisterKey {
    /// `attributedTo`.
    pub author: String,
    /// The key that writes it.
    pub key: Multikey,
    /// The `type`.
    pub kind: StatementType,
    /// `about`; for a note its revision, for an attestation its `id`.
    pub about: Vec<String>,
    /// `as` of an admission.
    pub role: Option<Role>,
    /// `admits` of an admission.
    pub admits: Option<Multikey>,
}

impl RegisterKey {
    /// As it would stand in a statement.
    pub fn name(&self) -> RegisterName<'_> {
        RegisterName {
            author: &self.author,
            key: &self.key,
            kind: self.kind,
            about: &self.about,
            role: self.role,
            admits: self.admits.as_ref(),
        }
    }

    /// The register of whatever is no admission.
    pub fn about(author: &str, key: &Multikey, kind: StatementType, about: &[String]) -> Self {
        Self {
            author: author.to_owned(),
            key: key.clone(),
            kind,
            about: about.to_vec(),
            role: None,
            admits: None,
        }
    }

    /// A digest of the key, for indexes.
    pub fn digest(&self) -> Digest {
        self.name().digest()
    }
}

/// A [`RegisterKey`] as it stands in a statement: what a state is sorted by, which would be as much again as the
/// statements if it stood beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RegisterName<'a> {
    /// See [`RegisterKey::author`]. All are in the order of its members, so that both are sorted alike.
    pub author: &'a str,
    /// See [`RegisterKey::key`].
    pub key: &'a Multikey,
    /// See [`RegisterKey::kind`].
    pub kind: StatementType,
    /// See [`RegisterKey::about`].
    pub about: &'a [String],
    /// See [`RegisterKey::role`].
    pub role: Option<Role>,
    /// See [`RegisterKey::admits`].
    pub admits: Option<&'a Multikey>,
}

impl<'a> RegisterName<'a> {
    pub(crate) fn of(statement: &'a Statement) -> Self {
        let about = match &statement.content {
            Content::Note(note) => slice::from_ref(&note.numbered),
            Content::Attestation(_) => slice::from_ref(&statement.id),
            _ => statement.about.as_slice(),
        };
        let (role, admits) = match &statement.content {
            Content::Admission(admission) => (Some(admission.role), admission.admits.as_ref()),
            _ => (None, None),
        };
        Self {
            author: &statement.author,
            key: &statement.key,
            kind: statement.kind(),
            about,
            role,
            admits,
        }
    }

    /// The register of whatever is no admission.
    pub(crate) fn about(
        author: &'a str,
        key: &'a Multikey,
        kind: StatementType,
        about: &'a [String],
    ) -> Self {
        Self {
            author,
            key,
            kind,
            about,
            role: None,
            admits: None,
        }
    }

    /// A digest of the key, for indexes.
    pub fn digest(self) -> Digest {
        let (key, kind) = (self.key.as_str(), self.kind.name());
        let (role, admits) = (self.role.map(Role::name), self.admits.map(Multikey::as_str));
        let members: [&dyn Canonical; 6] = [&self.author, &key, &kind, &self.about, &role, &admits];
        let form = canonical(&members.as_slice());
        Digest::of(&[b"undersigned:register:v1\0", &form])
    }

    /// The same by itself.
    pub fn to_key(self) -> RegisterKey {
        RegisterKey {
            author: self.author.to_owned(),
            key: self.key.clone(),
            kind: self.kind,
            about: self.about.to_vec(),
            role: self.role,
            admits: self.admits.cloned(),
        }
    }
}

/// A statement in the order of the registers: all of one register are equal.
#[derive(Debug, Clone)]
pub(crate) struct ByRegister(pub Arc<Statement>);

impl ByRegister {
    /// The name by which it is ordered.
    pub fn name(&self) -> RegisterName<'_> {
        RegisterName::of(&self.0)
    }
}

impl PartialEq for ByRegister {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for ByRegister {}

impl PartialOrd for ByRegister {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ByRegister {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(&other.name())
    }
}

impl Equivalent<ByRegister> for RegisterName<'_> {
    fn equivalent(&self, held: &ByRegister) -> bool {
        *self == held.name()
    }
}

impl Comparable<ByRegister> for RegisterName<'_> {
    fn compare(&self, held: &ByRegister) -> Ordering {
        self.cmp(&held.name())
    }
}

/// The value of a register: the at most two smallest digests at the highest rank seen.
///
/// Rank is `seq`, and `ended` above every `seq`. Two digests at one rank mean that the author
/// signed two things at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    first: Arc<Statement>,
    second: Option<Arc<Statement>>,
}

/// What joining one more statement to a register did.
#[derive(Debug, PartialEq, Eq)]
pub enum Join {
    /// It is in; these are out.
    Taken { superseded: Vec<Digest> },
    /// It was in already.
    Duplicate,
    /// Something newer, or two smaller at the same rank, are held.
    Stale,
}

impl Register {
    /// A register that holds one statement.
    pub fn new(statement: Arc<Statement>) -> Self {
        Self {
            first: statement,
            second: None,
        }
    }

    /// Which register it is.
    pub fn name(&self) -> RegisterName<'_> {
        RegisterName::of(&self.first)
    }

    /// The value, or `None` where the register is contested.
    pub fn value(&self) -> Option<&Arc<Statement>> {
        match self.second {
            None => Some(&self.first),
            Some(_) => None,
        }
    }

    /// Whether its author signed two things at once.
    pub fn is_contested(&self) -> bool {
        self.second.is_some()
    }

    /// The statement with the smallest digest.
    pub fn first(&self) -> &Arc<Statement> {
        &self.first
    }

    /// The one or two statements held.
    pub fn statements(&self) -> impl Iterator<Item = &Arc<Statement>> {
        std::iter::once(&self.first).chain(&self.second)
    }

    /// Highest `seq` held.
    pub fn seq(&self) -> u64 {
        self.first.seq
    }

    /// Joins one more statement of this register. Commutative, associative and idempotent: the
    /// result is a function of the set of statements joined.
    pub fn join(&mut self, statement: Arc<Statement>) -> Join {
        use Ordering::{Equal, Greater, Less};
        match rank(&statement).cmp(&rank(&self.first)) {
            Less => Join::Stale,
            Greater => {
                let superseded = self.statements().map(|held| held.digest).collect();
                *self = Self::new(statement);
                Join::Taken { superseded }
            }
            Equal => self.join_equal(statement),
        }
    }

    fn join_equal(&mut self, statement: Arc<Statement>) -> Join {
        if self
            .statements()
            .any(|held| held.digest == statement.digest)
        {
            return Join::Duplicate;
        }
        let mut held: Vec<_> = self.statements().cloned().collect();
        held.push(statement.clone());
        held.sort_by_key(|statement| statement.digest);
        let dropped = held.get(2).map(|statement| statement.digest);
        if dropped == Some(statement.digest) {
            return Join::Stale;
        }
        let mut kept = held.into_iter();
        if let Some(first) = kept.next() {
            self.first = first;
        }
        self.second = kept.next();
        Join::Taken {
            superseded: dropped.into_iter().collect(),
        }
    }
}

/// What decides which of two statements in one register is the newer: the `seq`, but `ended` ranks
/// above every `seq`.
pub fn rank(statement: &Statement) -> (bool, u64) {
    (statement.ending().is_some(), statement.seq)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use undersigned_proof::SecretKey;

    #[test]
    fn the_digest_of_a_register_is_that_of_its_canonical_form() {
        let key = SecretKey::from_seed(&[1; 32]).public();
        let about = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let admission = (Some(Role::Signer), Some(key.clone()));
        for (about, (role, admits)) in [
            (about(&[]), (None, None)),
            (about(&["https://a.example/1"]), admission),
            (about(&["\"é\\", "https://a.example/2"]), (None, None)),
        ] {
            let register = RegisterKey {
                author: "https://hub.example/orgs/hub".to_owned(),
                key: key.clone(),
                kind: StatementType::Admission,
                about,
                role,
                admits,
            };
            let value = json!([
                register.author,
                register.key.as_str(),
                "Admission",
                register.about,
                register.role.map(Role::name),
                register.admits.as_ref().map(Multikey::as_str),
            ]);
            let form = canonical(&value);
            let digest = Digest::of(&[b"undersigned:register:v1\0", &form]);
            assert_eq!(register.digest(), digest, "{value}");
        }
    }
}
