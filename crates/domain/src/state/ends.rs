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
    /// The same by who says so.
    said: OrdSet<(Pair, Target)>,
    ended: OrdSet<Target>,
}

impl Ends {
    /// Remembers that a pair says so.
    pub fn say(&mut self, target: &Target, by: Pair) {
        self.said.insert((by.clone(), target.clone()));
        self.words.entry(target.clone()).or_default().insert(by);
    }

    /// What a pair has said, and what has not ended yet.
    pub fn open_words_of(&self, by: &Pair) -> Vec<Target> {
        let least = (by.clone(), (String::new(), None));
        let said = self.said.range(least..);
        said.take_while(|(speaker, _)| speaker == by)
            .map(|(_, target)| target)
            .filter(|target| !self.ended.contains(*target))
            .cloned()
            .collect()
    }

    /// Whether a pair says so.
    pub fn is_said_by(&self, target: &Target, by: &Pair) -> bool {
        self.words
            .get(target)
            .is_some_and(|words| words.contains(by))
    }

    /// Whether pairs of at least two actors say so.
    pub fn is_said_by_two(&self, target: &Target) -> bool {
        let words = self.words.get(target);
        // Pairs are sorted by their actors.
        let ends = words.and_then(|words| Some((words.first()?, words.last()?)));
        ends.is_some_and(|((first, _), (last, _))| first != last)
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
        if self.words.is_empty() {
            return false;
        }
        let words = self.words.get(&(id.to_owned(), None));
        words.is_some_and(|words| words.iter().any(|(actor, _)| actor == by))
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
        let speaker = (about.clone(), key.clone());
        let open = self.ends.open_words_of(&speaker);
        open.iter()
            .flat_map(|target| self.settle(target, &speaker))
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
        let speaker = (statement.author.clone(), statement.key.clone());
        self.ends.say(&target, speaker.clone());
        let mut dropped = self.settle(&target, &speaker);
        if target.1.is_none() {
            dropped.extend(self.drop_attestations(about, Some(&statement.author)));
        }
        dropped
    }

    /// Ends a target once those say so who may: itself, an organiser, or initiators of two
    /// different actors. The root ends only itself.
    ///
    /// Asked whenever somebody says so, or has become an organiser since: of all that say so, only this
    /// speaker can be the organiser for whom it was open.
    fn settle(&mut self, target: &Target, (actor, key): &Pair) -> Vec<Digest> {
        let (about, admits) = target;
        let itself = admits
            .as_ref()
            .is_some_and(|key| self.ends.is_said_by(target, &(about.clone(), key.clone())));
        let roles = self.roles(actor, key);
        let is_root =
            admits.as_ref() == Some(&self.appeal.root) && same_origin(about, &self.appeal.object);
        let enough = roles.root || roles.organiser || self.ends.is_said_by_two(target);
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
            .filter(|(register, _)| {
                !matches!(
                    register.kind,
                    StatementType::Note | StatementType::Admission
                )
            })
            .map(|(register, _)| register.to_key())
            .collect();
        self.drop_registers(&silenced)
    }

    /// Drops the attestations of one id, all of them or one author's.
    fn drop_attestations(&mut self, id: &str, author: Option<&str>) -> Vec<Digest> {
        let about = [id.to_owned()];
        let register = |(actor, key): (&str, &Multikey)| {
            RegisterKey::about(actor, key, StatementType::Attestation, &about)
        };
        let silenced: Vec<RegisterKey> = match author {
            None => self.initiators().map(register).collect(),
            Some(author) => {
                let keys = self.writers.keys(author);
                keys.map(|key| register((author, key))).collect()
            }
        };
        self.drop_registers(&silenced)
    }

    fn drop_registers(&mut self, keys: &[RegisterKey]) -> Vec<Digest> {
        keys.iter()
            .flat_map(|register| self.drop_register(register))
            .collect()
    }
}
