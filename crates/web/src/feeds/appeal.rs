//! `…/updates.atom`: each wording of an appeal, and where the appeal stands.

use super::{
    case, dispatches, title, wordings, words,
    written::{self, Head, Part},
};
use crate::{
    activitypub::objects::{self, Which},
    pages::{names::People, shell::Shell},
    problem::Answer,
    state::WebState,
};
use atom_syndication::FixedDateTime;
use axum::extract::{Path, Request, State};

/// One appeal's feed.
pub(super) async fn show(
    State(web): State<WebState>,
    Path(which): Path<Which>,
    request: Request,
) -> Answer {
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    let shell = Shell::read(&web, request.uri(), request.headers()).await;
    let page = web
        .instance
        .addresses
        .appeal_page(&view.appeal.host, &view.appeal.slug);
    let survey = web.surveys.of(&view).await;
    let people = People::of(&web, shell.page.language, &view, &survey);
    let organiser = people.name(&view.appeal.organiser);
    let title = title(&view, &shell);
    let others = web.instance.other_cases(&view).await?;
    let part = Part::asked(&shell)?;
    let mut items = wordings(&survey.wordings, &page, &shell);
    items.extend(dispatches::all(&web, &view, &shell));
    items.extend(case::of_others(&web, &others, &shell));
    let (entries, cut) = written::entries(items, part);
    let head = Head {
        title: words(&title.language, &title.words),
        subtitle: None,
        id: view.appeal.ap_id.clone(),
        author: (organiser.words, view.appeal.organiser.clone()),
        began: FixedDateTime::default(),
        page: &page,
    };
    Ok(written::paged(head, entries, cut, &shell))
}
