//! Registers: slots that only one key may write, and how two copies of one are joined.

use crate::{
    Content, Statement, StatementType,
    admission::{AdmissionState, Role},
};
use serde_json::json;
use std::sync::Arc;
use undersigned_proof::{Digest, Multikey, canonical::canonical};

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
    pub(crate) fn of(statement: &Statement) -> Self {
        let about = match &statement.content {
            Content::Note(note) => vec![note.revision.to_string()],
            Content::Attestation(_) => vec![statement.id.clone()],
            _ => statement.about.clone(),
        };
        let (role, admits) = match &statement.content {
            Content::Admission(admission) => (Some(admission.role), admission.admits.clone()),
            _ => (None, None),
        };
        Self {
            author: statement.author.clone(),
            key: statement.key.clone(),
            kind: statement.kind(),
            about,
            role,
            admits,
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
        let value = json!([
            self.author,
            self.key.as_str(),
            self.kind.name(),
            self.about,
            self.role.map(Role::name),
            self.admits.as_ref().map(Multikey::as_str),
        ]);
        Digest::of(&[b"undersigned:register:v1\0", &canonical(&value)])
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
        use std::cmp::Ordering::{Equal, Greater, Less};
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
    let ended = matches!(
        &statement.content,
        Content::Admission(admission) if admission.state == AdmissionState::Ended
    );
    (ended, statement.seq)
}
