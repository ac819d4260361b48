//! `/appeals/{slug}/people`: how many, from where, and the names that may be shown.

use crate::{
    activitypub::objects,
    pages::{
        appeal::{current, letter},
        cards,
        revisions::Wordings,
        session::Visitor,
        signing::frame_at,
        times,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Link,
        people::{PeoplePage, PersonRow},
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use undersigned_federation::actions::people::{names, regions, terms, wording};

/// Names on one page.
const A_PAGE: u64 = 100;

/// The organiser has never said on which terms people sign.
fn unset(address: String) -> Problem {
    let detail = "the organiser has not said on which terms people sign this appeal";
    Problem::new(StatusCode::NOT_FOUND, "people_unset", detail).about(address)
}

pub async fn show(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let instance = &state.instance;
    let appeal = &view.appeal;
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    let promised = terms::get(instance, appeal.id).await?;
    let promised = promised.ok_or_else(|| unset(cards::address(&state, appeal)))?;
    let number = match visitor.query("page") {
        "" => 1,
        text => text
            .parse()
            .ok()
            .filter(|number: &u64| *number > 0)
            .ok_or_else(|| Problem::malformed("page_invalid", "`page` is a number from 1"))?,
    };
    let total = terms::count(instance, appeal.id).await?;
    // Behind the last page is the last one: people may have gone since somebody came by.
    let number = number.min(total.div_ceil(A_PAGE).max(1));
    let address = cards::address(&state, appeal);
    let path = |number: u64| match number {
        1 => format!("{address}/people"),
        number => format!("{address}/people?page={number}"),
    };
    let page = frame_at(&state, &visitor, &path(number)).await?;
    let skip = (number - 1) * A_PAGE;
    let (names, is_more) = names::shown_names(instance, appeal.id, skip, A_PAGE).await?;
    let regions = regions::said(instance, appeal.id).await?;
    let wordings = Wordings::here(&state, &view);
    let link = |number: u64, key: &str| Link {
        href: visitor.with_language(&path(number)),
        words: page.t(key),
    };
    let shown = PeoplePage {
        address: visitor.with_language(&address),
        title: letter::title(&note.text, visitor.language),
        total,
        earlier_wording: wording::earlier(instance, appeal.id, note.revision).await?,
        countries: regions.at_least,
        others: regions.others,
        as_of: regions.as_of.and_then(times::stored),
        shown: promised.shown.name().to_owned(),
        names: names
            .into_iter()
            .map(|name| PersonRow {
                name: name.name,
                region: name.region,
                country: name.country.map(|code| page.country(&code)),
                marks: wordings.mark(name.revision).into_iter().collect(),
            })
            .collect(),
        earlier: (number > 1).then(|| link(number - 1, "people-newer")),
        later: is_more.then(|| link(number + 1, "people-older")),
        sign: super::way(&state, &view).await?.map(|way| way.href),
        page,
    };
    visitor.show(StatusCode::OK, &shown)
}
