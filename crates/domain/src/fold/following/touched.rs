//! What a change of the state is about.

use super::{Anew, MOST};
use crate::{
    Content, Register, RegisterName, State, StatementType,
    admission::{AdmissionState, Role},
    fold::Folded,
    ids::same_origin,
};
use imbl::ordmap::DiffItem;
use std::collections::BTreeSet;

/// What a change is about.
#[derive(Default)]
pub(super) struct Touched {
    /// Ids of signers and attestations.
    pub ids: BTreeSet<String>,
    /// Actors that have counted.
    pub counted: BTreeSet<String>,
}

impl Folded {
    /// What differs between the state that this was folded from and another.
    pub(super) fn touched(&self, state: &State) -> Result<Touched, Anew> {
        let mut touched = Touched::default();
        for change in self.state.registers.diff(&state.registers) {
            let (key, held) = match &change {
                DiffItem::Add(_, new) => (new.name(), [None, Some(*new)]),
                DiffItem::Update { old, new } => (new.1.name(), [Some(old.1), Some(new.1)]),
                DiffItem::Remove(_, old) => (old.name(), [Some(*old), None]),
            };
            self.touch(&mut touched, state, key, held.into_iter().flatten())?;
            if touched.ids.len() + touched.counted.len() > MOST {
                return Err(Anew);
            }
        }
        Ok(touched)
    }

    fn touch<'a>(
        &self,
        touched: &mut Touched,
        state: &State,
        key: RegisterName<'_>,
        mut held: impl Iterator<Item = &'a Register>,
    ) -> Result<(), Anew> {
        let appeal = state.appeal();
        let by_root = *key.key == appeal.root && same_origin(key.author, &appeal.object);
        // Whoever holds a register under the root key is an organiser, and only as long.
        let stays = || state.is_author_by_root(key.author);
        if by_root && (!self.counting.is_organiser(key.author, key.key) || !stays()) {
            return Err(Anew);
        }
        match key.kind {
            StatementType::Note if self.counting.is_organiser(key.author, key.key) => {
                return Err(Anew);
            }
            StatementType::SameSigner if self.counting.is_initiator(key.author, key.key) => {
                return Err(Anew);
            }
            // Nobody listens to such.
            StatementType::Note | StatementType::SameSigner => {}
            StatementType::Admission => {
                let decides = match key.role {
                    Some(Role::Organiser) => by_root,
                    Some(Role::CoInitiator | Role::Keeper) => {
                        self.counting.is_organiser(key.author, key.key)
                    }
                    Some(Role::Signer) | None => self.counting.overrules(key),
                };
                if decides || held.any(|held| self.decides_more(key, held)) {
                    return Err(Anew);
                }
                touched.ids.extend(key.about.iter().cloned());
            }
            StatementType::Attestation => touched.ids.extend(key.about.iter().cloned()),
            StatementType::Endorsement => {
                touched.ids.insert(key.author.to_owned());
            }
            StatementType::Tally => {
                touched.counted.insert(key.author.to_owned());
            }
        }
        Ok(())
    }

    /// Whether an admission decides about more than the place of whom it is about: it overrules
    /// others, or ends a key of somebody whose word counts.
    fn decides_more(&self, key: RegisterName<'_>, held: &Register) -> bool {
        held.statements().any(|statement| match &statement.content {
            Content::Admission(admission) => {
                let overrules = !admission.overrules.is_empty()
                    && self.counting.is_organiser(key.author, key.key);
                let initiates = |about: &String| self.counting.initiates(about);
                overrules
                    || admission.state == AdmissionState::Ended && key.about.iter().any(initiates)
            }
            _ => false,
        })
    }
}
