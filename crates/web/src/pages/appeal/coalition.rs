//! The coalition as a picture: who let whom in.

use super::held::Held;
use crate::{
    pages::names::People,
    views::{Branch, Coalition, Page, appeal::ReplicaState},
};
use std::collections::BTreeMap;
use undersigned_domain::{CoSignerList, attestation::SignerKind, list::Origin};

/// More branches than this are no picture any more.
const MOST_BRANCHES: usize = 40;

/// The picture, where there is something to draw.
#[must_use]
pub fn coalition(page: &Page, held: &Held<'_>, people: &People) -> Option<Coalition> {
    let mut actors: Vec<&str> = Vec::new();
    for initiator in &held.list.initiators {
        if !actors.contains(&initiator.actor.as_str()) {
            actors.push(&initiator.actor);
        }
    }
    if actors.is_empty() || actors.len() > MOST_BRANCHES || held.list.entries.is_empty() {
        return None;
    }
    let mut let_in = let_in(held.list, &actors);
    Some(Coalition {
        root: page.t("branch-root"),
        branches: actors
            .iter()
            .map(|actor| {
                let strokes = let_in.remove(actor).unwrap_or_default();
                let state = held.state_at(actor).unwrap_or(ReplicaState::Unknown);
                Branch {
                    name: people.name(actor).words,
                    note: format!(
                        "{} · {}",
                        page.t1("branch-let-in", "count", strokes.len()),
                        page.t(words(&state))
                    ),
                    same_list: matches!(state, ReplicaState::Same { .. }),
                    let_in: strokes,
                }
            })
            .collect(),
    })
}

fn words(state: &ReplicaState) -> &'static str {
    match state {
        ReplicaState::Same { .. } => "branch-same",
        ReplicaState::Behind { .. } => "branch-behind",
        ReplicaState::OutOfReach { .. } | ReplicaState::Refuses { .. } => "branch-out-of-reach",
        ReplicaState::Unknown => "branch-unknown",
    }
}

/// Each organisation once, under the first initiator that let it in, in the order of the list.
/// An initiator needs nobody to let it in: it stands under the organiser, who named it.
fn let_in<'a>(list: &'a CoSignerList, actors: &[&'a str]) -> BTreeMap<&'a str, Vec<bool>> {
    let mut strokes: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for entry in &list.entries {
        if entry.kind != SignerKind::Organisation || entry.contested {
            continue;
        }
        let by = actors
            .iter()
            .find(|actor| entry.admitted_by.iter().any(|by| by == *actor));
        if let Some(by) = by.or(actors.first()) {
            strokes
                .entry(by)
                .or_default()
                .push(entry.origin == Origin::OwnServer);
        }
    }
    strokes
}

#[cfg(test)]
mod tests {
    use super::{super::held::tests as samples_of_held, *};
    use crate::{language::ENGLISH, pages::samples};
    use undersigned_domain::attestation::Provenance;

    #[test]
    fn everybody_is_drawn_once() {
        let mut list = samples::list(6);
        list.initiators = samples_of_held::initiators();
        list.entries[0].admitted_by.clear();
        list.entries[1].admitted_by = vec![
            "https://b.example/orgs/b".into(),
            "https://c.example/orgs/c".into(),
        ];
        list.entries[1].origin = Origin::Attested(Provenance::Paper);
        let appeal = samples_of_held::appeal();
        let rows = [samples_of_held::row(
            "https://b.example",
            Some("sha-256:2"),
            None,
        )];
        let held = Held {
            appeal: &appeal,
            list: &list,
            digest: "sha-256:1".into(),
            rows: &rows,
            seen: &[],
            base: "https://a.example",
            now: chrono::DateTime::default(),
        };
        let page = Page::new(ENGLISH, "A", "a.example", "/");
        let people = People::known(ENGLISH, "https://a.example", BTreeMap::new());
        let picture = coalition(&page, &held, &people).unwrap();
        let strokes: Vec<usize> = picture
            .branches
            .iter()
            .map(|branch| branch.let_in.len())
            .collect();
        assert_eq!(strokes, [5, 1, 0]);
        assert_eq!(picture.branches[1].let_in, [false]);
        assert!(picture.branches[0].same_list && !picture.branches[1].same_list);
    }
}
