//! Who says that what has ended. Whether that is enough depends on what the speakers have been
//! let in as, which may become known later than their word; so words are kept, not verdicts only.

use super::{Pair, State};
use crate::{
    RegisterKey, Statement, StatementType,
    admission::{Admission, AdmissionState},
    ids::same_origin,
};
use imbl::{OrdMap, OrdSet};
use std::collections::BTreeSet;
use undersigned_proof::{Digest, Multikey};

/// What may end: a pair, or an attestation by its id.
pub(super) type Target = (String, Option<Multikey>);

/// Words that something has ended, and what they have ended. Only grows.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends {
    words: OrdMap<Target, BTreeSet<Pair>>,
    ended: OrdSet<Target>,
}

impl Ends {
    /// Remembers that a pair says so.
    pub fn say(&mut self, target: &Target, by: Pair) {
        self.words.entry(target.clone()).or_default().insert(by);
    }

    /// What a pair has said, and what has not ended yet.
    pub fn open_words_of(&self, by: &Pair) -> Vec<Target> {
        self.words
            .iter()
            .filter(|(target, words)| words.contains(by) && !self.ended.contains(*target))
            .map(|(target, _)| target.clone())
            .collect()
    }

    /// Who says that a target has ended.
    pub fn words(&self, target: &Target) -> impl Iterator<Item = &Pair> {
        self.words.get(target).into_iter().flatten()
    }

    /// Whether a pair says so.
    pub fn is_said_by(&self, target: &Target, by: &Pair) -> bool {
        self.words
            .get(target)
            .is_some_and(|words| words.contains(by))
    }

    /// Whether pairs of at least two actors say so.
    pub fn is_said_by_two(&self, target: &Target) -> bool {
        let actors: BTreeSet<&str> = self
            .words(target)
            .map(|(actor, _)| actor.as_str())
            .collect();
        actors.len() > 1
    }

    /// Marks a target as ended; `false` where it was already.
    pub fn end(&mut self, target: &Target) -> bool {
        self.ended.insert(target.clone()).is_none()
    }

    /// Whether a target has ended.
    pub fn has_ended(&self, actor: &str, key: Option<&Multikey>) -> bool {
        !self.ended.is_empty() && self.ended.contains(&(actor.to_owned(), key.cloned()))
    }

    /// Whether an actor says of an attestation that it has ended. Its own attestations need
    /// nobody else's word.
    pub fn is_said_of_attestation(&self, id: &str, by: &str) -> bool {
        !self.words.is_empty()
            && self
                .words(&(id.to_owned(), None))
                .any(|(actor, _)| actor == by)
    }
}

impl State {
    /// Somebody was let in as an organiser: what it said before has more weight now.
    pub(super) fn hear_again(
        &mut self,
        statement: &Statement,
        admission: &Admission,
    ) -> Vec<Digest> {
        let (Some(key), Some(about)) = (&admission.admits, statement.about.first()) else {
            return Vec::new();
        };
        self.ends
            .open_words_of(&(about.clone(), key.clone()))
            .iter()
            .flat_map(|target| self.settle(target))
            .collect()
    }

    /// Hears that something has ended. An author's word about its own attestation is enough for
    /// that author's, whichever of the two arrives first.
    pub(super) fn end_by(&mut self, statement: &Statement, admission: &Admission) -> Vec<Digest> {
        let Some(about) = statement.about.first() else {
            return Vec::new();
        };
        if admission.state != AdmissionState::Ended {
            return Vec::new();
        }
        let target: Target = (about.clone(), admission.admits.clone());
        self.ends
            .say(&target, (statement.author.clone(), statement.key.clone()));
        let mut dropped = self.settle(&target);
        if target.1.is_none() {
            dropped.extend(self.drop_attestations(about, Some(&statement.author)));
        }
        dropped
    }

    /// Ends a target once those say so who may: itself, an organiser, or initiators of two
    /// different actors. The root ends only itself.
    fn settle(&mut self, target: &Target) -> Vec<Digest> {
        let (about, admits) = target;
        let itself = admits
            .as_ref()
            .is_some_and(|key| self.ends.is_said_by(target, &(about.clone(), key.clone())));
        let by_organiser = self.ends.words(target).any(|(actor, key)| {
            let roles = self.roles(actor, key);
            roles.root || roles.organiser
        });
        let is_root =
            admits.as_ref() == Some(&self.appeal.root) && same_origin(about, &self.appeal.object);
        let enough = by_organiser || self.ends.is_said_by_two(target);
        if !(itself || enough && !is_root) || !self.ends.end(target) {
            return Vec::new();
        }
        match admits {
            Some(key) => self.drop_pair(about, key),
            None => self.drop_attestations(about, None),
        }
    }

    /// Drops what a pair wrote, but for admissions and notes.
    fn drop_pair(&mut self, author: &str, key: &Multikey) -> Vec<Digest> {
        let silenced: Vec<RegisterKey> = self
            .registers_of(author, key)
            .map(|(register, _)| register.clone())
            .filter(|register| {
                !matches!(
                    register.kind,
                    StatementType::Note | StatementType::Admission
                )
            })
            .collect();
        self.drop_registers(&silenced)
    }

    /// Drops the attestations of one id, all of them or one author's.
    fn drop_attestations(&mut self, id: &str, author: Option<&str>) -> Vec<Digest> {
        let about = [id.to_owned()];
        let silenced: Vec<RegisterKey> = self
            .initiators()
            .filter(|(actor, _)| author.is_none_or(|author| *actor == author))
            .map(|(actor, key)| RegisterKey::about(actor, key, StatementType::Attestation, &about))
            .collect();
        self.drop_registers(&silenced)
    }

    fn drop_registers(&mut self, keys: &[RegisterKey]) -> Vec<Digest> {
        keys.iter()
            .flat_map(|register| self.drop_register(register))
            .collect()
    }
}
