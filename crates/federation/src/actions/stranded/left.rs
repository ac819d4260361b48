//! Who may be let in anew, and what is due of them.

use super::Due;
use crate::{
    Entropy,
    actions::{admission_register, admit},
    error::Result,
    moderation::Stance,
    reconcile::holders::turn,
    replica::Snapshot,
};
use std::collections::BTreeSet;
use undersigned_domain::{
    Author, CoSignerList, Content, Register, State, Statement, StatementType,
    admission::{AdmissionState, Role},
    list::Unconfirmed,
    rotation,
};

/// Who may be let in anew.
pub(super) struct Left<'a> {
    snapshot: &'a Snapshot,
    /// Authors who are not listed.
    unlisted: Vec<&'a str>,
    /// Endorsements of those who are.
    unconfirmed: Vec<&'a Unconfirmed>,
}

impl<'a> Left<'a> {
    pub fn first(snapshot: &'a Snapshot, most: usize) -> Self {
        Self {
            snapshot,
            unlisted: snapshot.unlisted().take(most).collect(),
            unconfirmed: snapshot.list().unconfirmed.iter().take(most).collect(),
        }
    }

    /// The next time it begins elsewhere.
    pub fn turned(snapshot: &'a Snapshot, entropy: &Entropy, most: usize) -> Result<Self> {
        let mut left = Self::first(snapshot, usize::MAX);
        turn(entropy, &mut left.unlisted)?;
        turn(entropy, &mut left.unconfirmed)?;
        left.unlisted.truncate(most);
        left.unconfirmed.truncate(most);
        Ok(left)
    }

    pub fn of(snapshot: &'a Snapshot, authors: &BTreeSet<String>) -> Self {
        let mut left = Self::first(snapshot, usize::MAX);
        left.unlisted.retain(|author| authors.contains(*author));
        left.unconfirmed.retain(|one| authors.contains(&one.author));
        left
    }

    /// What is due of them, by an initiator of ours, of authors to whom this server is open.
    pub fn due(&self, initiator: &Author, stance: impl Fn(&str) -> Stance) -> Vec<Due> {
        let state = self.snapshot.state();
        let is_open = |author: &str| stance(author) == Stance::Open;
        let mut due = Vec::new();
        for author in self.unlisted.iter().filter(|author| is_open(author)) {
            if admit::was_removed(state, author) {
                continue;
            }
            let said = state.registers_of_type(author, StatementType::Endorsement);
            let said = said.filter_map(|(_, register)| register.value());
            let said = said.filter(|said| said.endorses() && admit::can_be_read(said));
            let said = said.filter(|said| admission(state, initiator, said).is_none());
            due.extend(said.map(|said| Due {
                statement: said.clone(),
                since: said.seq,
                is_known: false,
            }));
        }
        let list = self.snapshot.list();
        let unconfirmed = self.unconfirmed.iter();
        let unconfirmed = unconfirmed.filter(|one| is_open(&one.author));
        due.extend(unconfirmed.filter_map(|one| renewed(state, list, initiator, one)));
        due
    }
}

/// The endorsement of somebody who is listed, if its names are to be let in.
fn renewed(
    state: &State,
    list: &CoSignerList,
    initiator: &Author,
    unconfirmed: &Unconfirmed,
) -> Option<Due> {
    let mut said = state
        .registers_of_type(&unconfirmed.author, StatementType::Endorsement)
        .flat_map(|(_, register)| register.statements());
    let said = said.find(|said| said.digest == unconfirmed.digest)?;
    let names = admit::names_digest(said).filter(|_| admit::can_be_read(said))?;
    let is_known = match admission(state, initiator, said).map(Register::value) {
        // With the same names it is not confirmed for another reason, and signing again would never
        // end; and whom a person took off comes back only by a person.
        Some(value) => match &value?.content {
            Content::Admission(held)
                if held.state == AdmissionState::Admitted && held.names_digest != Some(names) =>
            {
                true
            }
            _ => return None,
        },
        None if list.role_of(&said.author, &said.key).is_some() => true,
        None if rotation::is_barred(state, &said.author, &said.key) => return None,
        None => false,
    };
    Some(Due {
        statement: said.clone(),
        since: unconfirmed.since,
        is_known,
    })
}

/// What an initiator has said of the key of a statement as that of a signer. Where it has let it in,
/// its author is not on the list for another reason, and signing again would never end.
fn admission<'a>(
    state: &'a State,
    initiator: &Author,
    statement: &Statement,
) -> Option<&'a Register> {
    let (about, key) = (&statement.author, &statement.key);
    state.register(&admission_register(
        initiator,
        about,
        Role::Signer,
        Some(key),
    ))
}
