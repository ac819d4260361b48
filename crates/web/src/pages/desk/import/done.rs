//! What became of a list.

use super::{
    at, base, begun,
    lines::{fault, named_in},
    listed, next,
    preview_page::terms_page,
};
use crate::{
    pages::{desk::words, session::SignedIn},
    problem::Answer,
    views::desk::{Tab, import::ImportPreviewPage, signers::StandsUnder},
};
use axum::extract::Path;

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, draft) = begun(&signed, &slug).await?;
    let Some(outcome) = &draft.outcome else {
        return signed.go(&at(&slug, next(&draft)));
    };
    let page = signed.page();
    let refused: Vec<_> = outcome
        .refused
        .iter()
        .map(|(line, code, reason, cells)| {
            let (line, words, mend) = fault(&page, *line, code, reason);
            (line, words, mend, named_in(draft.layout.as_ref(), cells))
        })
        .collect();
    let counts = [
        outcome.added,
        outcome.updated,
        outcome.unchanged,
        refused.len() as u64,
    ];
    signed.show(&ImportPreviewPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(at(&slug, "take")),
        title: words::title(&appeal, signed.visitor.language),
        back: base(&slug),
        listed: listed(&slug),
        mark: String::new(),
        done: true,
        is_jsonl: draft.layout.is_none(),
        counts,
        ticked_out: outcome.without,
        renumbered: 0,
        public_names: 0,
        terms: terms_page(&signed, &appeal, outcome.people).await?,
        people_like_organisations: String::new(),
        joined: Vec::new(),
        times_not_read: String::new(),
        numbers_not_taken: String::new(),
        days_read: String::new(),
        countries_not_known: String::new(),
        after_closing: String::new(),
        left_in_names: String::new(),
        of_two_names: String::new(),
        bullets: String::new(),
        left_out: None,
        is_western: false,
        changed_places: String::new(),
        asks_renamed: false,
        columns_sorted: String::new(),
        renamed_all: false,
        is_exported: false,
        asked: Vec::new(),
        refused,
        alike: Vec::new(),
        rows: Vec::new(),
        more: 0,
        stands: StandsUnder::default(),
        page,
    })
}
