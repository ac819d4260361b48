//! The whole list of co-signers: searched, narrowed, sorted, a page at a time.

mod countries;
mod filters;
mod narrow;
mod pages;
mod search;

use super::{
    appeal::{self, letter, roll::Place, roll::Roll, roll::places, standing},
    cards,
    names::People,
    problem,
    revisions::Wordings,
    shell::{Shell, tagged, weak_tag},
};
use crate::{
    activitypub::objects,
    problem::{Answer, Problem},
    state::WebState,
    views::{Digest, Status, co_signers::CoSignersPage},
};
use axum::{extract::Request, response::Response};
use narrow::Wanted;
use undersigned_federation::views::AppealView;

/// `…/cosigners`.
pub async fn show(web: &WebState, host: Option<&str>, slug: &str, request: Request) -> Response {
    let shell = Shell::of(web, &request).await;
    match answer(web, host, slug, &shell).await {
        Ok(response) => response,
        Err(what) => problem::page(&shell, what),
    }
}

async fn answer(web: &WebState, host: Option<&str>, slug: &str, shell: &Shell) -> Answer {
    let view = objects::view(web, host, slug).await?;
    let wanted = Wanted::read(shell)?;
    let tag = weak_tag(&[
        &view.tag(),
        shell.page.language.tag,
        shell.query.get("lang").unwrap_or_default(),
        &shell.page.path,
        &shell.frame_tag(),
    ]);
    if let Some(unchanged) = shell.unchanged(&tag) {
        return Ok(unchanged);
    }
    let page = page(web, shell, &view, &wanted).await?;
    Ok(tagged(shell.show(&page), &tag))
}

async fn page(
    web: &WebState,
    shell: &Shell,
    view: &AppealView,
    wanted: &Wanted,
) -> Answer<CoSignersPage> {
    let list = view.list.as_ref();
    let (note, statement) = appeal::current(view).ok_or_else(Problem::not_found)?;
    let mut page = shell.page.clone();
    // Every search would be a page of its own otherwise.
    page.noindex = wanted.is_narrowed();
    let people = People::of(web, page.language, list).await?;
    let address = cards::address(web, &view.appeal);
    let status = Status::from_code(note.status.name());
    let wordings = Wordings::of(view, &address);
    let roll = Roll {
        page: &page,
        address: &address,
        list,
        hidden: &view.hidden,
        look_alikes: &view.look_alikes,
        people: &people,
        text: &note.text,
        closed_at: (status == Status::Closed).then_some(statement.seq),
        wordings: Some(&wordings),
    };
    let mut places = places(list);
    if !wanted.text.is_empty() {
        // What is not shown is not found by its name either.
        let hidden = |place: &Place<'_>| matches!(place, Place::Listed(entry) if view.hidden.contains(&entry.id));
        places.retain(|place| !hidden(place));
    }
    let found = wanted.find(places, &page);
    let window = pages::Window::of(&found, wanted);
    let links = pages::Links::of(&page, &address, wanted, &window, shell);
    let listed = |place: &&Place<'_>| matches!(place, Place::Listed(_));
    let total = list.entries.len();
    Ok(CoSignersPage {
        title: letter::title(&note.text, page.language),
        total: u64::try_from(total).unwrap_or(u64::MAX),
        hidden: u64::try_from(view.hidden.len()).unwrap_or(u64::MAX),
        standing: standing(&list.totals, status),
        filters: wanted.filters(list, &page, &wordings),
        entries: found
            .get(window.places.clone())
            .unwrap_or_default()
            .iter()
            .map(|place| roll.place(*place))
            .collect(),
        matching: u64::try_from(found.iter().filter(listed).count()).unwrap_or(u64::MAX),
        first: window.first,
        last: window.last,
        orders: links.orders,
        earlier: links.earlier,
        later: links.later,
        all: links.all,
        countries: countries::bars(list, &page, &address, shell),
        digest: Some(Digest::new(view.digest.to_string())),
        address: address.clone(),
        page: page.clone(),
    })
}
