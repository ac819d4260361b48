//! `…/cosigners/changes/updates.atom`: what changed of an appeal's list. Of whoever left it has what the list's page has:
//! a number, a day and a reason.

use super::{
    link, title, words,
    written::{self, Head, Part},
};
use crate::{
    activitypub::objects::{self, Which},
    pages::{cards, co_signers::changes::told, names::People, shell::Shell},
    problem::Answer,
    state::WebState,
    survey::{Changed, recorded},
};
use atom_syndication::{Entry, FixedDateTime};
use axum::extract::{Path, Request, State};
use chrono::{DateTime, Utc};
use undersigned_federation::views::AppealView;

/// The feed of one list.
pub(super) async fn show(
    State(web): State<WebState>,
    Path(which): Path<Which>,
    request: Request,
) -> Answer {
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    let shell = Shell::read(&web, request.uri(), request.headers()).await;
    let part = Part::asked(&shell)?;
    let survey = recorded(&web, &view).await?;
    let record = survey.record(view.snapshot.state());
    let (places, cut) = part.of(record.count());
    let entries = record.some(places);
    let address = cards::address(&web, &view.appeal);
    let entries = entries.map(|(at, changed)| entry(&web, &view, &address, &shell, at, changed));
    let people = People::of(&web, shell.page.language, &view, &survey);
    let organiser = people.name(&view.appeal.organiser);
    let what = shell.page.t("list-changes-title");
    let title = format!("{what} · {}", shell.page.apart(&title(&view, &shell).words));
    let page = web
        .instance
        .addresses
        .path(&format!("{address}/cosigners/changes"));
    let head = Head {
        title: words(shell.page.language.tag, &title),
        subtitle: None,
        id: format!("{}#changes", view.appeal.ap_id),
        author: (organiser.words, view.appeal.organiser.clone()),
        began: FixedDateTime::default(),
        page: &page,
    };
    Ok(written::paged(head, entries.collect(), cut, &shell))
}

fn entry(
    web: &WebState,
    view: &AppealView,
    address: &str,
    shell: &Shell,
    at: DateTime<Utc>,
    changed: Changed<'_>,
) -> Entry {
    let change = told(view, address, shell.page.language, at, changed);
    let page = change.href.clone();
    let page = page.unwrap_or_else(|| format!("{address}/cosigners"));
    let page = web.instance.addresses.path(&page);
    Entry {
        id: id(&view.appeal.ap_id, at, changed, change.hidden),
        title: words(shell.page.language.tag, &change.line(&shell.page)),
        updated: at.fixed_offset(),
        links: vec![link("alternate", "text/html", &page)],
        ..Entry::default()
    }
}

/// The same on every server. Who is not shown is not told by it either.
fn id(object: &str, at: DateTime<Utc>, changed: Changed<'_>, hidden: bool) -> String {
    let at = at.timestamp_millis();
    match changed {
        Changed::Left(gone) => format!("{object}#left-{}-{at}", gone.number),
        Changed::Worded(wording) => format!("{object}#wording-{}", wording.revision),
        Changed::Joined(entry) | Changed::Again(entry) | Changed::Corrected(entry) if hidden => {
            format!("{object}#hidden-{}-{at}", entry.number.unwrap_or_default())
        }
        Changed::Joined(entry) => format!("{}#joined", entry.statement),
        Changed::Again(entry) => format!("{}#again-{at}", entry.statement),
        Changed::Corrected(entry) => format!("{}#corrected-{at}", entry.statement),
    }
}
