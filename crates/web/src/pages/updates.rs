//! `…/updates`, `…/cases`, `…/handovers`, `…/meetings`, `…/letters` and each of what is there: what
//! the organiser says beside the list, of our appeals and of our copies of others'.

mod handovers;
mod letters;
mod page;

use super::{appeal::notices::Copy, problem, shell::Shell};
use crate::{
    activitypub::{self, objects},
    pages::meetings,
    problem::{Answer, Problem},
    state::WebState,
    validate::tagged,
};
use axum::{
    extract::Request,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use page::Read;
use undersigned_domain::{Dispatch, dispatch::Kind};
use undersigned_federation::{
    actions::handover, addresses::dispatch_folder, objects::collection, reconcile::replicate::slug,
    shared_cases, views::AppealView,
};

/// Which page below an appeal.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Where the appeal is from; here where there is none.
    pub host: Option<&'a str>,
    /// The last part of its address.
    pub slug: &'a str,
    /// Updates, cases or handovers.
    pub kind: Kind,
    /// One of them, or all.
    pub name: Option<&'a str>,
}

/// The page, or the ActivityPub object or collection.
pub async fn show(web: &WebState, asked: Asked<'_>, request: Request) -> Response {
    let shell = Shell::unless_activity(web, &request).await;
    match shell {
        Some(shell) => problem::or_page(&shell, answer(web, asked, &shell).await),
        None => object(web, asked).await.into_response(),
    }
}

async fn answer(web: &WebState, asked: Asked<'_>, shell: &Shell) -> Answer {
    let view = objects::view(web, asked.host, asked.slug).await?;
    let gone = is_gone(web, &view, asked).await?;
    let copy = Copy::of(web, &view).await?;
    let now = web.instance.clock.now();
    let tag = shell.tag(&[
        &view.tag(),
        &Copy::tag(copy.as_ref()),
        &now.date_naive().to_string(),
        &offered(web, &view, asked).await?,
    ]);
    if let (false, Some(unchanged)) = (gone, shell.unchanged(&tag)) {
        return Ok(unchanged);
    }
    let read = Read::of(web, shell, &view, asked, now, gone);
    let frame = read.frame(copy.as_ref()).await?;
    let mut response = match asked.kind {
        Kind::Update => page::updates(&read, frame).await?,
        Kind::Handover => handovers::handovers(&read, frame).await?,
        Kind::Event => page::meetings(&read, frame).await?,
        Kind::Letter => letters::letters(&read, frame)?,
        Kind::Case => page::cases(&read, frame).await?,
    };
    if gone {
        *response.status_mut() = StatusCode::GONE;
        return Ok(response);
    }
    Ok(tagged(response, &tag))
}

/// Whether what is asked for was there, and is no more. What never was is not found.
async fn is_gone(web: &WebState, view: &AppealView, asked: Asked<'_>) -> Answer<bool> {
    let Some(name) = asked.name else {
        return Ok(false);
    };
    if shown(view, asked.kind, name).is_some() {
        return Ok(false);
    }
    // What stands in another folder was not taken back.
    let mut all = view.dispatches.shown.iter();
    if all.any(|dispatch| slug(&dispatch.id) == name) {
        return Err(Problem::not_found());
    }
    // Whether it was taken back, or signed with a key that does not count.
    let held = web.instance.dispatch_text(view.appeal.id, name).await?;
    held.ok_or_else(Problem::not_found)?;
    Ok(true)
}

/// What of a handover's list is offered now, which no digest of what was said can tell.
async fn offered(web: &WebState, view: &AppealView, asked: Asked<'_>) -> Answer<String> {
    if asked.kind == Kind::Event {
        return meetings::tag(web, view).await;
    }
    if matches!(asked.kind, Kind::Case | Kind::Update) {
        let others = web.instance.other_cases(view).await?;
        return Ok(shared_cases::tag(&others));
    }
    if asked.kind != Kind::Handover || view.appeal.organization_id.is_none() {
        return Ok(String::new());
    }
    let mut offered = String::new();
    for dispatch in view.dispatches.shown.iter() {
        if dispatch.kind == Kind::Handover {
            let name = slug(&dispatch.id);
            let kept = handover::sealed(&web.instance, &view.appeal, &name).await?;
            offered.push(if kept.is_some() { '+' } else { '-' });
        }
    }
    Ok(offered)
}

/// One that may be shown.
fn shown<'a>(view: &'a AppealView, kind: Kind, name: &str) -> Option<&'a Dispatch> {
    let mut all = view.dispatches.shown.iter();
    all.find(|dispatch| dispatch.kind == kind && slug(&dispatch.id) == name)
}

async fn object(web: &WebState, asked: Asked<'_>) -> Answer {
    let view = objects::view(web, asked.host, asked.slug).await?;
    let Some(name) = asked.name else {
        let folder = dispatch_folder(asked.kind);
        let id = format!("{}/{folder}", objects::here(web, &view));
        let mut of_kind: Vec<_> = view
            .dispatches
            .shown
            .iter()
            .filter(|dispatch| dispatch.kind == asked.kind)
            .collect();
        of_kind.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| b.id.cmp(&a.id)));
        let items: Vec<_> = of_kind.iter().map(|one| one.id.clone().into()).collect();
        return Ok(activitypub::activity(&collection::whole(&id, &items)));
    };
    if let Some(dispatch) = shown(&view, asked.kind, name) {
        return Ok(activitypub::activity_text(dispatch.text().to_owned()));
    }
    let tombstone = web.instance.dispatch_text(view.appeal.id, name).await?;
    let tombstone = tombstone.flatten().ok_or_else(Problem::not_found)?;
    let mut response = activitypub::activity_text(tombstone);
    *response.status_mut() = StatusCode::GONE;
    Ok(response)
}
