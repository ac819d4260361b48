//! Appeals in lists.

use super::{
    appeal::{besides, current},
    names, times,
};
use crate::{
    language::Language,
    problem::Answer,
    state::WebState,
    views::{AppealCard, Status},
};
use std::collections::BTreeMap;
use undersigned_federation::views::{Appeal, AppealView};

/// Path of an appeal on this server.
#[must_use]
pub fn address(web: &WebState, appeal: &Appeal) -> String {
    if appeal.host == web.instance.addresses.host() {
        format!("/appeals/{}", appeal.slug)
    } else {
        format!("/appeals/{}/{}", appeal.host, appeal.slug)
    }
}

/// Appeals as cards, in the order given.
///
/// # Errors
/// The database.
pub async fn cards(
    web: &WebState,
    reader: Language,
    appeals: &[Appeal],
) -> Answer<Vec<AppealCard>> {
    let organisers: Vec<&str> = appeals
        .iter()
        .map(|appeal| appeal.organiser.as_str())
        .collect();
    let known = web.instance.actor_names(&organisers).await?;
    let mut cards = Vec::with_capacity(appeals.len());
    for appeal in appeals {
        if let Some(view) = web.instance.view_by_id(&appeal.ap_id).await? {
            cards.push(card(web, reader, &view, &known));
        }
    }
    Ok(cards)
}

fn card(
    web: &WebState,
    reader: Language,
    view: &AppealView,
    known: &BTreeMap<String, names::ByLanguage>,
) -> AppealCard {
    let appeal = &view.appeal;
    let note = view.list.current();
    let authoritative = note
        .map(|note| note.text.authoritative())
        .unwrap_or_default();
    let mut titles = names::read(appeal.titles.as_deref().unwrap_or_default());
    // Three languages beside each other are too many for a card.
    let strange = |tag: &String| names::strangeness(tag, reader);
    let own = titles.keys().map(strange).min();
    let own = own.filter(|own| *own < names::STRANGE);
    titles.retain(|tag, _| authoritative.contains(tag) || Some(strange(tag)) == own);
    let mut titles = names::texts(&titles, reader);
    titles.truncate(2);
    let host = web.instance.addresses.host();
    AppealCard {
        href: address(web, appeal),
        titles,
        status: Status::from_code(&appeal.status),
        kind: note
            .map(|note| note.text.kind.name().to_owned())
            .unwrap_or_default(),
        organiser: known
            .get(&appeal.organiser)
            .and_then(|names| names::first(names, reader)),
        host: (appeal.host != host).then(|| appeal.host.clone()),
        organisations: view.list.totals.organisations.current,
        earlier: view.list.totals.organisations.earlier,
        besides: besides(&view.list),
        deadline: note.and_then(times::deadline),
        closed: current(view).and_then(|(note, statement)| times::closed(note, statement.seq)),
    }
}
