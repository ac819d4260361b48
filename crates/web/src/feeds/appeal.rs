//! `…/updates.atom`: each wording of an appeal, and where the appeal stands.

use super::{
    MOST, case, handovers,
    meetings::meetings,
    updates, wording, words,
    written::{self, Head},
};
use crate::{
    activitypub::objects::{self, Which},
    pages::{appeal::letter, names::People, shell::Shell},
    problem::Answer,
    state::WebState,
};
use atom_syndication::FixedDateTime;
use axum::extract::{Path, Request, State};
use undersigned_domain::{Content, Note, Statement};

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
    let statements = view.snapshot.state().statements();
    let mut notes: Vec<(&Statement, &Note)> = statements
        .filter_map(|statement| match &statement.content {
            Content::Note(note) => Some((statement.as_ref(), note.as_ref())),
            _ => None,
        })
        .collect();
    notes.sort_by_key(|(statement, _)| std::cmp::Reverse(statement.seq));
    notes.truncate(MOST);
    let people = People::of(&web, shell.page.language, &view, &web.surveys.of(&view));
    let organiser = people.name(&view.appeal.organiser);
    let title = notes
        .first()
        .map(|(_, note)| letter::title(&note.text, shell.page.language))
        .unwrap_or_default();
    let others = web.instance.other_cases(&view).await?;
    let entries: Vec<_> = notes
        .iter()
        .map(|(statement, note)| wording(statement, note, &page, &shell))
        .chain(updates(&web, &view, &shell))
        .chain(handovers(&web, &view, &shell))
        .chain(meetings(&web, &view, &shell))
        .chain(case::of_others(&web, &others, &shell))
        .collect();
    let head = Head {
        title: words(&title.language, &title.words),
        subtitle: None,
        id: view.appeal.ap_id.clone(),
        author: (organiser.words, view.appeal.organiser.clone()),
        began: FixedDateTime::default(),
        page: &page,
    };
    Ok(written::newest(head, entries, &shell))
}
