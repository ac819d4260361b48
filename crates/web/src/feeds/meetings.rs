//! Meetings in feeds: announced, and anew whenever something about one has changed.

use super::{
    dispatches::{Shown, html, items},
    words,
    written::{Item, Making},
};
use crate::{
    pages::shell::Shell,
    state::WebState,
    views::{escaped, meetings::Meeting},
};
use undersigned_domain::dispatch::Words;
use undersigned_federation::views::AppealView;

/// The meetings of an appeal.
pub(super) fn meetings<'a>(
    web: &'a WebState,
    view: &'a AppealView,
    shell: &'a Shell,
) -> Vec<Item<Making<'a>>> {
    let event = |words: &'a Words| match words {
        Words::Event(said) => Some(said),
        _ => None,
    };
    items(web, view, shell, event, move |beside, dispatch, said| {
        let shown = beside.meeting(dispatch, said)?;
        let content = content(shell, &shown);
        Some(Shown {
            title: words(&shown.title.language, &shown.title.words),
            content: Some(html(shown.title.language, content)),
            href: shown.href,
        })
    })
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
