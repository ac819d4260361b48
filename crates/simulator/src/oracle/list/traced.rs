//! Nothing forged counts: every entry goes back to somebody who said so.

use super::Judge;
use crate::{mischief::EVIL, model::Model};
use undersigned_domain::{Entry, list::Origin};

impl Judge<'_> {
    /// Every entry traces back to somebody who said so.
    pub(super) fn traced(&self, model: &Model, entry: &Entry, wrong: &mut Vec<String>) {
        let Some(server) = self.world.server_of(&entry.id) else {
            return self.foreign(model, entry, wrong);
        };
        let attested = model.attestations.contains_key(&entry.id);
        let own = entry.id == self.world.servers[server].actor();
        if !attested && !own {
            wrong.push(format!("{} is listed, and nobody said so", entry.id));
        }
        if own && !model.is_usurped(server) {
            let ever = model.names.get(&server).cloned().unwrap_or_default();
            let group = !entry.same_as.is_empty();
            for name in entry.names.name_map.values() {
                if !group && (name.starts_with(EVIL) || !ever.contains(name)) {
                    wrong.push(format!("{} shows the forged name `{name}`", entry.id));
                }
            }
        }
    }

    /// An entry of a hostile host: an actor that is there and signed, or the word of a hostile
    /// initiator.
    fn foreign(&self, model: &Model, entry: &Entry, wrong: &mut Vec<String>) {
        let genuine = self
            .world
            .hostile
            .iter()
            .any(|host| host.author.actor == entry.id);
        let named = !model.hostile_initiators.is_empty();
        if !(genuine || named) {
            wrong.push(format!("{} is listed, and no such actor exists", entry.id));
        }
        if matches!(entry.origin, Origin::Attested(_)) && !named {
            wrong.push(format!(
                "{} was attested by nobody with the right to",
                entry.id
            ));
        }
    }
}
