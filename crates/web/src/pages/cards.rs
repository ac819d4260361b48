//! Appeals in lists.

use super::{names, times};
use crate::{
    language::Language,
    problem::Answer,
    state::WebState,
    views::{AppealCard, Besides, Status, Text},
};
use std::collections::BTreeMap;
use undersigned_federation::{replica::Summary, views::Appeal};

/// Path of an appeal on this server.
#[must_use]
pub fn address(web: &WebState, appeal: &Appeal) -> String {
    if appeal.host == web.instance.addresses.host() {
        format!("/appeals/{}", appeal.slug)
    } else {
        format!("/appeals/{}/{}", appeal.host, appeal.slug)
    }
}

/// Appeals as cards, in the order given, but for drafts. Nobody's list is read for one while what is kept of each is up to
/// date.
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
    for appeal in appeals.iter().filter(|appeal| appeal.root.is_some()) {
        let summary = web.instance.summary(appeal).await?;
        cards.push(card(web, reader, appeal, &summary, &known));
    }
    Ok(cards)
}

fn card(
    web: &WebState,
    reader: Language,
    appeal: &Appeal,
    summary: &Summary,
    known: &BTreeMap<String, names::ByLanguage>,
) -> AppealCard {
    let glance = &summary.glance;
    let strange = |tag: &str| names::strangeness(tag, reader);
    let titles = names::titles(appeal);
    let own = titles.pairs().map(|(tag, _)| strange(tag)).min();
    let own = own.filter(|own| *own < names::STRANGE);
    let mut titles: Vec<Text> = titles
        .pairs()
        .filter(|(tag, _)| glance.authoritative.contains(tag) || Some(strange(tag)) == own)
        .map(|(tag, words)| Text::new(tag, words))
        .collect();
    titles.sort_by_key(|title| strange(&title.language));
    // Three languages beside each other are too many for a card.
    titles.truncate(2);
    let host = web.instance.addresses.host();
    AppealCard {
        href: address(web, appeal),
        titles,
        status: Status::from_code(&appeal.status),
        kind: glance.kind.to_owned(),
        organiser: known
            .get(&appeal.organiser)
            .and_then(|names| names::first(names, reader)),
        host: (appeal.host != host).then(|| appeal.host.clone()),
        organisations: glance.organisations.current,
        earlier: glance.organisations.earlier,
        besides: Besides {
            any_wording: glance.is_reworded,
            unnamed: glance.unnamed,
            personal: glance.personal,
            people: glance.people,
        },
        deadline: times::open_until(summary.deadline.as_deref(), glance.takes_signatures),
        closed: glance.closed.and_then(times::signed),
    }
}
