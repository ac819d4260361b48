//! What an organiser says beside an appeal's list, in feeds: anew whenever something about it has changed.

use super::{
    instant, link, meetings, words,
    written::{Item, Making},
};
use crate::{
    pages::{
        beside::{Beside, Told},
        cards, names,
        shell::Shell,
        times,
    },
    state::WebState,
};
use atom_syndication::{Content, Entry, Text};
use undersigned_domain::{
    Dispatch,
    dispatch::{Update, Words},
};
use undersigned_federation::views::AppealView;

/// What an entry says of a dispatch.
pub(super) struct Shown {
    /// Its title.
    pub title: Text,
    /// What it says, where that is anything.
    pub content: Option<Content>,
    /// Path of its page.
    pub href: String,
}

/// All of an appeal that becomes an entry.
pub(super) fn all<'a>(
    web: &'a WebState,
    view: &'a AppealView,
    shell: &'a Shell,
) -> Vec<Item<Making<'a>>> {
    let mut items = updates_that(web, view, shell, |_| true);
    items.extend(handovers(web, view, shell));
    items.extend(meetings::meetings(web, view, shell));
    items
}

/// Those of an appeal's updates that say something.
pub(super) fn updates_that<'a>(
    web: &'a WebState,
    view: &'a AppealView,
    shell: &'a Shell,
    says: impl Fn(&Update) -> bool,
) -> Vec<Item<Making<'a>>> {
    let update = |words: &'a Words| match words {
        Words::Update(said) if says(said) => Some(said),
        _ => None,
    };
    items(web, view, shell, update, |beside, dispatch, said| {
        // Entries say neither on which day it was nor what became of whom.
        let at = times::signed(dispatch.seq).unwrap_or_default();
        let shown = beside.update(dispatch, said, at, &Told::new());
        Some(Shown {
            title: words(&shown.title.language, &shown.title.words),
            content: Some(html(shown.title.language, shown.body.as_str().to_owned())),
            href: shown.href,
        })
    })
}

/// The handovers of an appeal; an answer makes one newer.
fn handovers<'a>(
    web: &'a WebState,
    view: &'a AppealView,
    shell: &'a Shell,
) -> Vec<Item<Making<'a>>> {
    let handover = |words: &'a Words| match words {
        Words::Handover(said) => Some(said),
        _ => None,
    };
    items(web, view, shell, handover, move |beside, dispatch, said| {
        let shown = beside.handover(dispatch, said)?;
        let page = &shell.page;
        let to = shown.to.filter(|to| !to.words.is_empty());
        let language = match &to {
            // Words of ours and words of theirs, in two languages (RFC 5646, 4.1): not in that of the feed.
            Some(to) if names::foreign(&to.language, page.language) => "mul",
            _ => page.language.tag,
        };
        let title = match to {
            None => page.t("handover-title"),
            Some(to) => format!("{} {}", page.t("event-delivered-to"), to.words),
        };
        let answered = shown.answers.iter().map(|one| one.words.as_str());
        let said: String = shown
            .words
            .iter()
            .map(|words| words.as_str())
            .chain(answered)
            .collect();
        Some(Shown {
            title: Text {
                lang: Some(language.to_owned()),
                ..Text::plain(title)
            },
            content: (!said.is_empty()).then(|| html(shown.language, said)),
            href: shown.href,
        })
    })
}

/// The dispatches of an appeal in which `find` finds something, each as `show` shows it.
pub(super) fn items<'a, T: 'a>(
    web: &'a WebState,
    view: &'a AppealView,
    shell: &'a Shell,
    find: impl Fn(&'a Words) -> Option<&'a T>,
    show: impl Fn(&Beside<'_>, &'a Dispatch, &'a T) -> Option<Shown> + Copy + 'a,
) -> Vec<Item<Making<'a>>> {
    let all = view.dispatches.shown.iter();
    all.filter_map(|dispatch| Some((dispatch, find(&dispatch.words)?)))
        .map(|(dispatch, said)| {
            Item::made(dispatch.seq, dispatch.id.clone(), move || {
                let address = cards::address(web, &view.appeal);
                let beside = Beside {
                    dispatches: &view.dispatches.shown,
                    address: &address,
                    reader: shell.page.language,
                    asked: None,
                };
                let shown = show(&beside, dispatch, said)?;
                let page = web.instance.addresses.path(&shown.href);
                Some(Entry {
                    published: instant(dispatch.published.as_deref()),
                    title: shown.title,
                    content: shown.content,
                    links: vec![link("alternate", "text/html", &page)],
                    ..Entry::default()
                })
            })
        })
        .collect()
}

/// HTML in a language.
pub(super) fn html(language: String, value: String) -> Content {
    Content {
        lang: Some(language),
        value: Some(value),
        content_type: Some("html".to_owned()),
        ..Content::default()
    }
}
