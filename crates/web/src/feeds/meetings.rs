//! Meetings in feeds: announced, and anew whenever something about one has changed.

use super::{
    beside, instant, link, words,
    written::{Item, Making},
};
use crate::{
    pages::cards,
    pages::shell::Shell,
    state::WebState,
    views::{escaped, meetings::Meeting},
};
use atom_syndication::{Content, Entry};
use undersigned_domain::dispatch::Words;
use undersigned_federation::views::AppealView;

/// The meetings of an appeal.
pub(super) fn meetings<'a>(
    web: &'a WebState,
    view: &'a AppealView,
    shell: &'a Shell,
) -> Vec<Item<Making<'a>>> {
    let all = view.dispatches.shown.iter();
    all.filter_map(|dispatch| match &dispatch.words {
        Words::Event(said) => Some((dispatch, said)),
        _ => None,
    })
    .map(|(dispatch, said)| {
        Item::made(dispatch.seq, dispatch.id.clone(), move || {
            let address = cards::address(web, &view.appeal);
            let shown = beside(view, &address, shell).meeting(dispatch, said)?;
            let language = shown.title.language.clone();
            let page = web.instance.addresses.path(&shown.href);
            Some(Entry {
                published: instant(dispatch.published.as_deref()),
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
