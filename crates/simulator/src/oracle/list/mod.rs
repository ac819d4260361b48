//! The list that all servers show, against what people said.

mod signers;
mod traced;

use crate::{
    model::{Model, Published, Word},
    world::World,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{CoSignerList, Entry, appeal::AdmissionPolicy};
use undersigned_federation::views::AppealView;

/// Judges the list of one server, which is that of all.
pub(super) fn judge(world: &World, view: &AppealView) {
    let judge = Judge {
        world,
        list: view.snapshot.list(),
        view,
    };
    judge.judge();
}

/// The list that all show, against what people said.
struct Judge<'a> {
    world: &'a World,
    list: &'a CoSignerList,
    view: &'a AppealView,
}

impl Judge<'_> {
    fn judge(&self) {
        let model = self.world.model();
        let mut wrong = Vec::new();
        self.numbers(&mut wrong);
        self.initiators(&model, &mut wrong);
        self.note(&model, &mut wrong);
        for server in 0..self.world.servers.len() {
            self.organisation(&model, server, &mut wrong);
        }
        for id in &model.attested {
            self.attestation(&model, id, &mut wrong);
        }
        for entry in &self.list.entries {
            self.traced(&model, entry, &mut wrong);
        }
        drop(model);
        for what in wrong {
            self.world.violate(what);
        }
    }

    fn numbers(&self, wrong: &mut Vec<String>) {
        let mut seen = BTreeMap::new();
        for entry in &self.list.entries {
            if let Some(number) = entry.number
                && let Some(other) = seen.insert(number, &entry.id)
                && !entry.number_shared
            {
                wrong.push(format!(
                    "{} and {other} are both number {number}, unmarked",
                    entry.id
                ));
            }
        }
    }

    fn initiators(&self, model: &Model, wrong: &mut Vec<String>) {
        let organiser = self.world.servers[0].actor();
        let listed: BTreeSet<&str> = self
            .list
            .initiators
            .iter()
            .map(|i| i.actor.as_str())
            .collect();
        for actor in &listed {
            if *actor != organiser && !model.invited.contains(*actor) {
                wrong.push(format!("{actor} is an initiator and was never invited"));
            }
        }
        if model.unheard.contains(&0) {
            return;
        }
        if !listed.contains(organiser.as_str()) {
            wrong.push("the organiser is no initiator".into());
        }
        for (actor, word) in &model.initiators {
            if word.sure && word.what != listed.contains(actor.as_str()) {
                wrong.push(format!("{actor}: initiator should be {}", word.what));
            }
        }
    }

    fn note(&self, model: &Model, wrong: &mut Vec<String>) {
        let known = |word: &&Word<Published>| word.sure && !model.unheard.contains(&0);
        let Some(word) = model.published.as_ref().filter(known) else {
            return;
        };
        let title = self
            .list
            .current()
            .and_then(|note| note.text.title.get("en").cloned());
        let shown = self
            .list
            .current()
            .map(|note| (note.status, note.admission == AdmissionPolicy::Open));
        if title.as_ref() != Some(&word.what.title)
            || shown != Some((word.what.status, word.what.open))
        {
            wrong.push(format!(
                "the note says {title:?} {shown:?}, the organiser said {:?}",
                word.what
            ));
        }
    }

    fn counts(&self, server: usize) -> bool {
        let actor = self.world.servers[server].actor();
        self.list
            .initiators
            .iter()
            .any(|initiator| initiator.actor == actor)
    }

    fn entry(&self, id: &str) -> Option<&Entry> {
        self.list
            .entries
            .iter()
            .find(|entry| entry.id == id || entry.same_as.iter().any(|other| other == id))
    }
}
