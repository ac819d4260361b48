//! `…/cases/{name}/updates.atom`: what is said of one person or matter, in the appeal and in others
//! that are about the same.

use super::{
    dispatches::updates_that,
    moment, words,
    written::{self, Head, Item, Making, Part},
};
use crate::{
    activitypub::objects,
    pages::{archive::gathered, cards, shell::Shell},
    problem::{Answer, Problem},
    state::WebState,
};
use axum::extract::{Path, Request, State};
use undersigned_domain::{dispatch::Kind, ids};
use undersigned_federation::{
    reconcile::replicate::slug, shared_cases::OtherCase, views::AppealView,
};

/// A case below an appeal's address.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Below {
    host: Option<String>,
    slug: String,
    name: String,
}

/// One case's feed.
pub(super) async fn show(
    State(web): State<WebState>,
    Path(below): Path<Below>,
    request: Request,
) -> Answer {
    let view = objects::view(&web, below.host.as_deref(), &below.slug).await?;
    let shell = Shell::read(&web, request.uri(), request.headers()).await;
    let mut all = view.dispatches.shown.iter();
    let case = all
        .find(|one| one.kind == Kind::Case && slug(&one.id) == below.name)
        .ok_or_else(Problem::not_found)?;
    let mut others = web.instance.other_cases(&view).await?;
    others.retain(|other| other.ours == case.id);
    let part = Part::asked(&shell)?;
    let mut items = about(&web, &view, &case.id, &shell);
    items.extend(of_others(&web, &others, &shell));
    let (entries, cut) = written::entries(items, part);
    let title = gathered::title(case, shell.page.language);
    let appeal = gathered::appeal_title(&view, shell.page.language);
    let page = web.instance.addresses.path(&format!(
        "{}/cases/{}",
        cards::address(&web, &view.appeal),
        below.name
    ));
    let title = title.unwrap_or_else(|| crate::views::Text::new("", shell.page.t("case-unnamed")));
    let head = Head {
        title: words(&title.language, &title.words),
        subtitle: Some(words(&appeal.language, &appeal.words)),
        id: case.id.clone(),
        author: (ids::host(&case.author), case.author.clone()),
        began: moment(case.seq),
        page: &page,
    };
    Ok(written::paged(head, entries, cut, &shell))
}

/// The updates of an appeal that say something of a case.
fn about<'a>(
    web: &'a WebState,
    view: &'a AppealView,
    case: &str,
    shell: &'a Shell,
) -> Vec<Item<Making<'a>>> {
    updates_that(web, view, shell, |update| {
        update.changes.iter().any(|change| change.case == case)
    })
}

/// What other appeals say of the same cases.
pub(super) fn of_others<'a>(
    web: &'a WebState,
    others: &'a [OtherCase],
    shell: &'a Shell,
) -> Vec<Item<Making<'a>>> {
    let told = |other: &'a OtherCase| about(web, &other.view, &other.case.id, shell);
    let mut items: Vec<Item<Making<'a>>> = others.iter().flat_map(told).collect();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    items.dedup_by(|a, b| a.id == b.id);
    items
}
