//! Asks whether somebody is sure to take back what is published beside an appeal.

use crate::{
    pages::{names, session::SignedIn},
    views::{
        Text,
        desk::{Tab, beside::TakeBackPage},
    },
};
use undersigned_domain::{
    Dispatch,
    dispatch::{Kind, Words},
};

/// The page; `action` is where it is written on.
pub(super) fn page(signed: &SignedIn, one: &Dispatch, action: String) -> TakeBackPage {
    let named = match &one.words {
        Words::Update(update) => Some(&update.title),
        Words::Case(case) => Some(&case.names),
        Words::Handover(handover) => Some(&handover.taken_by),
        Words::Withdrawn => None,
    };
    let page = signed.page();
    let words = named.and_then(|map| names::first(map, signed.visitor.language));
    TakeBackPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(action),
        words: words.unwrap_or_else(|| Text::new(page.language.tag, page.t("beside-untitled"))),
        kind: one.kind.name().to_owned(),
        with_files: one.kind == Kind::Handover,
        page,
    }
}
