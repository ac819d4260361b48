//! The coalition as a picture: who let whom in.

use super::held::Held;
use crate::{
    pages::names::People,
    survey::Survey,
    views::{Branch, Coalition, Page, appeal::ReplicaState},
};

/// More branches than this are no picture any more.
const MOST_BRANCHES: usize = 40;

/// The picture, where there is something to draw.
#[must_use]
pub fn coalition(
    page: &Page,
    held: &Held<'_>,
    people: &People,
    survey: &Survey,
) -> Option<Coalition> {
    let mut actors: Vec<&str> = Vec::new();
    for initiator in &held.list.initiators {
        if !actors.contains(&initiator.actor.as_str()) {
            actors.push(&initiator.actor);
        }
    }
    if actors.is_empty() || actors.len() > MOST_BRANCHES || held.list.entries.is_empty() {
        return None;
    }
    Some(Coalition {
        root: page.t("branch-root"),
        branches: actors
            .iter()
            .map(|actor| {
                let strokes = survey.let_in.get(*actor).cloned().unwrap_or_default();
                let state = held.state_at(actor).unwrap_or(ReplicaState::Unknown);
                Branch {
                    name: people.name(actor).words,
                    note: format!(
                        "{} · {}",
                        page.t1("branch-let-in", "count", strokes.len()),
                        page.t(words(&state))
                    ),
                    place: page.t(words(&state)),
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
        ReplicaState::Changed { .. } => "branch-changed",
        ReplicaState::OutOfReach { .. } | ReplicaState::Refuses { .. } => "branch-out-of-reach",
        ReplicaState::Apart => "branch-apart",
        ReplicaState::Unknown => "branch-unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::{super::held::tests as samples_of_held, *};
    use crate::{language::ENGLISH, pages::samples};
    use std::collections::BTreeMap;
    use undersigned_domain::{attestation::Provenance, list::Origin};

    #[test]
    fn everybody_is_drawn_once() {
        let mut list = samples::list(6);
        list.initiators = samples_of_held::initiators();
        list.entries[0].admitted_by = Vec::<String>::new().into();
        list.entries[1].admitted_by = [
            "https://b.example/orgs/b".to_owned(),
            "https://c.example/orgs/c".to_owned(),
        ]
        .into();
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
            apart: Vec::new(),
            seen: &[],
            base: "https://a.example",
            changed_at: Some(rows[0].seen_at + 1),
            now: chrono::DateTime::default(),
        };
        let page = Page::new(ENGLISH, "A", "a.example", "/");
        let people = People::known(ENGLISH, "https://a.example", BTreeMap::new());
        let survey = Survey::of(list.clone().into(), Vec::new());
        let picture = coalition(&page, &held, &people, &survey).unwrap();
        let strokes: Vec<usize> = picture
            .branches
            .iter()
            .map(|branch| branch.let_in.len())
            .collect();
        assert_eq!(strokes, [5, 1, 0]);
        assert_eq!(picture.branches[1].let_in, [false]);
        assert!(picture.branches[0].same_list && !picture.branches[1].same_list);
        // As the table beside it says.
        let place = &picture.branches[1].place;
        assert_eq!(place, "list has changed since compared");
    }
}
