//! Meetings in feeds: announced, and anew whenever something about one has changed.

use super::{beside, instant, link, moment, words};
use crate::{
    pages::cards,
    pages::shell::Shell,
    state::WebState,
    views::{escaped, meetings::Meeting},
};
use atom_syndication::{Content, Entry};
use undersigned_federation::{reconcile::replicate::slug, views::AppealView};

/// The meetings of an appeal as entries.
pub(super) fn meetings(web: &WebState, view: &AppealView, shell: &Shell) -> Vec<Entry> {
    let address = cards::address(web, &view.appeal);
    let beside = beside(view, &address, shell);
    let shown = beside.meetings().into_iter();
    shown
        .filter_map(|shown| {
            let name = slug(&shown.href);
            let mut all = view.dispatches.shown.iter();
            let said = all.find(|said| {
                said.kind == undersigned_domain::dispatch::Kind::Event && slug(&said.id) == name
            })?;
            let language = shown.title.language.clone();
            let page = web.instance.addresses.path(&shown.href);
            Some(Entry {
                id: said.id.clone(),
                updated: moment(said.seq),
                published: instant(said.published.as_deref()),
                title: words(&language, &shown.title.words),
                content: Some(Content {
                    lang: Some(language),
                    value: Some(content(shell, &shown)),
                    content_type: Some("html".to_owned()),
                    ..Default::default()
                }),
                links: vec![link("alternate", "text/html", &page)],
                ..Entry::default()
            })
        })
        .collect()
}

/// Whether it takes place, when and where, and what it is about.
fn content(shell: &Shell, shown: &Meeting) -> String {
    let mut lines = vec![shown.when.clone()];
    if shown.status != "planned" {
        lines.insert(0, shell.page.word("meeting-status", &shown.status));
    }
    lines.extend(shown.venue.iter().map(|venue| venue.words.clone()));
    lines.extend(shown.online.clone());
    let lines: String = lines
        .iter()
        .map(|line| format!("<p>{}</p>", escaped(line)))
        .collect();
    format!("{lines}{}", shown.body.as_str())
}
