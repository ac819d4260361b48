//! `/orgs/{handle}/updates.atom`: the wordings of an organisation's own appeals, and the appeals of
//! others that it signed.

use super::{
    handovers, link,
    meetings::meetings,
    moment, updates, wordings, words,
    written::{self, Head, Part},
};
use crate::{
    pages::{appeal::letter, names, shell::Shell},
    problem::{Answer, Problem},
    state::WebState,
};
use atom_syndication::Entry;
use axum::extract::{Path, Request, State};
use undersigned_federation::views::{AppealView, Organization};

/// One organisation's feed.
pub(super) async fn show(
    State(web): State<WebState>,
    Path(handle): Path<String>,
    request: Request,
) -> Answer {
    let found = web.instance.organization_by_handle(&handle).await?;
    let organisation = found.ok_or_else(Problem::not_found)?;
    let shell = Shell::read(&web, request.uri(), request.headers()).await;
    let name =
        names::first(&names::read(&organisation.names), shell.page.language).unwrap_or_default();
    let part = Part::asked(&shell)?;
    let entries = entries(&web, &organisation, &shell, part.most()).await?;
    let began = u64::try_from(organisation.created_at).unwrap_or_default();
    let head = Head {
        title: words(&name.language, &name.words),
        subtitle: None,
        id: organisation.ap_id.clone(),
        author: (name.words, organisation.ap_id.clone()),
        began: moment(began),
        page: &organisation.ap_id,
    };
    Ok(written::paged(head, entries, part, &shell))
}

async fn entries(
    web: &WebState,
    of: &Organization,
    shell: &Shell,
    most: usize,
) -> Answer<Vec<Entry>> {
    let mut entries = Vec::new();
    let spoken = web.instance.spoken_about(of).await?;
    for appeal in web.instance.public_appeals(None).await? {
        if appeal.organization_id != Some(of.id) && !spoken.contains(&appeal.id) {
            continue;
        }
        let Some(view) = web.instance.view_by_id(&appeal.ap_id).await? else {
            continue;
        };
        let page = web
            .instance
            .addresses
            .appeal_page(&view.appeal.host, &view.appeal.slug);
        if appeal.organization_id == Some(of.id) {
            let known = undersigned_domain::wordings(view.snapshot.state(), &view.list);
            entries.extend(wordings(&known, &page, shell, most));
            entries.extend(updates(web, &view, shell, most));
            entries.extend(handovers(web, &view, shell));
            entries.extend(meetings(web, &view, shell));
        } else {
            entries.extend(signed(&view, of, &page, shell));
        }
    }
    Ok(entries)
}

/// That it stands on somebody else's list. The id is that of the statement by which it does.
fn signed(view: &AppealView, of: &Organization, page: &str, shell: &Shell) -> Option<Entry> {
    let place = view.entry(&of.ap_id)?;
    let note = view.list.current()?;
    let title = letter::title(&note.text, shell.page.language);
    let sentence = shell.page.t("feed-signed");
    Some(Entry {
        title: words(&title.language, &title.words),
        id: place.statement.clone(),
        updated: moment(place.since),
        summary: Some(words(shell.page.language.tag, &sentence)),
        links: vec![link("alternate", "text/html", page)],
        ..Entry::default()
    })
}
