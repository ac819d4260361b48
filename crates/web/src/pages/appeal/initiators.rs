//! Those who called for an appeal.

use crate::{
    pages::names::People,
    views::appeal::{Initiator, Party},
};
use undersigned_domain::ids;
use undersigned_federation::views::AppealView;

/// Each initiator once, in its first role, with its actor id.
pub(super) fn initiators(view: &AppealView, people: &People) -> Vec<(String, Initiator)> {
    let mut initiators: Vec<(String, Initiator)> = Vec::new();
    for initiator in &view.list.initiators {
        if initiators
            .iter()
            .any(|(actor, _)| *actor == initiator.actor)
        {
            continue;
        }
        let shown = Initiator {
            names: people.names(&initiator.actor),
            role: initiator.role.name().to_owned(),
            host: ids::host(&initiator.actor),
            href: people.href(&initiator.actor),
        };
        initiators.push((initiator.actor.clone(), shown));
    }
    initiators
}

/// Keepers only keep the list: they did not call for anything.
pub(super) fn others_than(organiser: &str, initiators: &[(String, Initiator)]) -> Vec<Party> {
    initiators
        .iter()
        .filter(|(actor, initiator)| actor != organiser && initiator.role != "keeper")
        .map(|(_, initiator)| Party {
            name: initiator.names.first().cloned().unwrap_or_default(),
            href: initiator.href.clone(),
        })
        .collect()
}
