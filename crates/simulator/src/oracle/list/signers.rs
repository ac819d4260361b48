//! Nobody who signed and stayed is lost, nobody who left or was removed is there, and all stand
//! under the name that they signed with.

use super::Judge;
use crate::{excuses::Excuse, model::Model};
use std::collections::BTreeSet;
use undersigned_domain::{Content, Digest, Entry, appeal::AdmissionPolicy};

impl Judge<'_> {
    pub(super) fn organisation(&self, model: &Model, server: usize, wrong: &mut Vec<String>) {
        let id = self.world.servers[server].actor();
        if model.is_usurped(server) {
            return;
        }
        let listed = self.entry(&id);
        let Some(word) = model.endorsements.get(&server) else {
            if listed.is_some() {
                wrong.push(format!("{id} is listed and never endorsed"));
            }
            return;
        };
        if !word.sure || model.unheard.contains(&server) {
            return;
        }
        let (admitted, removed, known) = self.said(model, &id);
        match (&word.what, listed) {
            (None, Some(_)) => wrong.push(format!("{id} has withdrawn and is listed")),
            (None, None) => {}
            (Some(name), listed) => {
                let by_itself = self.admits_by_itself() && !self.anybody_removed(&id);
                let admitted = admitted && !model.crossed.contains_key(&server);
                let must = self.counts(server) || (known && !removed && (admitted || by_itself));
                let must_not = known && removed && !self.counts(server);
                let forgotten = Excuse::WithdrawalForgottenWithABackup.holds()
                    && model.is_below_a_withdrawal(server, &word.written)
                    && self.has_withdrawn_last(&id);
                if must && listed.is_none() && !forgotten {
                    wrong.push(format!("{id} endorsed as `{name}` and is lost"));
                }
                if must_not && listed.is_some() {
                    wrong.push(format!("{id} was removed and is listed"));
                }
                // What it said under a key that is lost stands until a person lets the new one in.
                let before =
                    model.keyless.contains_key(&server) && model.crossed.contains_key(&server);
                let alone = |entry: &&Entry| entry.id == id && entry.same_as.is_empty();
                if let Some(entry) = listed.filter(|entry| !before && alone(entry)) {
                    self.name(entry, name, by_itself, wrong);
                }
            }
        }
    }

    pub(super) fn attestation(&self, model: &Model, id: &str, wrong: &mut Vec<String>) {
        let Some(word) = model.attestations.get(id).filter(|word| word.sure) else {
            return;
        };
        let by = word.what.by;
        if model.grouped.contains(id) || model.unheard.contains(&by) || !self.counts(by) {
            return;
        }
        let (_, removed, known) = self.said(model, id);
        match self.entry(id) {
            None if known && !removed => wrong.push(format!("{id} was attested and is lost")),
            Some(_) if known && removed => wrong.push(format!("{id} was removed and is listed")),
            Some(entry) => {
                let shown: Vec<&String> = entry.names.name_map.values().collect();
                if shown != [&word.what.name] {
                    wrong.push(format!("{id} shows {shown:?}, not `{}`", word.what.name));
                }
            }
            None => {}
        }
    }

    /// Whether anybody has ever removed somebody, as the state has it.
    fn anybody_removed(&self, about: &str) -> bool {
        self.view.snapshot.state().statements().any(|statement| {
            statement.about.first().is_some_and(|id| id == about) && statement.removal().is_some()
        })
    }

    /// What initiators whose word counts say of somebody: admitted, removed, and whether all of
    /// that is known. Removals that the organiser has set aside do not count.
    fn said(&self, model: &Model, about: &str) -> (bool, bool, bool) {
        let overruled: BTreeSet<Digest> = self
            .view
            .snapshot
            .state()
            .statements()
            .filter(|statement| statement.author == self.world.servers[0].actor())
            .filter_map(|statement| match &statement.content {
                Content::Admission(admission) => Some(admission.overrules.clone()),
                _ => None,
            })
            .flatten()
            .collect();
        let set_aside = |by: usize| {
            let author = self.world.servers[by].actor();
            self.view.snapshot.state().statements().any(|statement| {
                statement.author == author
                    && statement.about.first().is_some_and(|id| id == about)
                    && overruled.contains(&statement.digest)
            })
        };
        let hostile_removal = self.view.snapshot.state().statements().any(|statement| {
            self.world.server_of(&statement.author).is_none()
                && statement.about.first().is_some_and(|id| id == about)
                && matches!(statement.content, Content::Admission(_))
        });
        let (mut admitted, mut removed, mut known) = (false, false, !hostile_removal);
        for ((by, id), word) in &model.decisions {
            if id != about || !self.counts(*by) {
                continue;
            }
            known &= word.sure && !model.unheard.contains(by);
            admitted |= word.what;
            removed |= !word.what && !set_aside(*by);
        }
        (admitted, removed, known)
    }

    /// Whether the newest endorsement of an organisation in the state is a withdrawal.
    fn has_withdrawn_last(&self, id: &str) -> bool {
        let said = self.view.snapshot.state().statements();
        let newest = said
            .filter(|said| said.author == id)
            .filter_map(|said| match &said.content {
                Content::Endorsement(endorsement) => Some((said.seq, !endorsement.endorsed)),
                _ => None,
            })
            .max();
        newest.is_some_and(|(_, withdrawn)| withdrawn)
    }

    fn admits_by_itself(&self) -> bool {
        self.list
            .current()
            .is_some_and(|note| note.admission == AdmissionPolicy::Open && note.takes_signatures())
    }

    fn name(&self, entry: &Entry, name: &str, by_itself: bool, wrong: &mut Vec<String>) {
        if entry.contested {
            wrong.push(format!(
                "{} is contested, and signed one thing only",
                entry.id
            ));
        }
        let shown: Vec<&String> = entry.names.name_map.values().collect();
        if !shown.is_empty() && shown != [name] {
            wrong.push(format!(
                "{} shows {shown:?}, and signed as `{name}`",
                entry.id
            ));
        }
        if by_itself && !entry.name_confirmed {
            wrong.push(format!(
                "the name `{name}` of {} was not confirmed",
                entry.id
            ));
        }
    }
}
