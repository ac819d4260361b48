//! `/desk/appeals/{slug}/letters`: letters that readers may send, their addressees, and how many did.

mod addressees;
mod check;
mod faults;
mod form;
mod writing;

use super::{
    beside::shared::{is_withdrawn, list_of, published, rows_of_drafts},
    words,
};
use crate::{
    pages::{letters::shown, session::SignedIn},
    problem::Answer,
    routing::{boxed, get},
    state::WebState,
    views::desk::{Tab, beside::Row, letters::LettersPage},
};
use axum::{Router, extract::Path};
use undersigned_domain::dispatch::Kind;
use undersigned_federation::actions::dispatch;

pub fn routes() -> Router<WebState> {
    let base = "/desk/appeals/{slug}/letters";
    Router::new()
        .route(base, get(list))
        .route(
            &format!("{base}/new"),
            get(writing::start).post(boxed(writing::create)),
        )
        .route(
            &format!("{base}/{{name}}"),
            get(writing::open).post(boxed(writing::change)),
        )
        .route(
            &format!("{base}/{{name}}/publish"),
            get(check::check).post(boxed(check::say)),
        )
}

async fn list(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let page = signed.page();
    let address = format!("/appeals/{slug}");
    let drafts = dispatch::drafts_of(signed.instance(), &appeal, Kind::Letter).await?;
    let cards = shown::cards(&view.dispatches.shown, &address, signed.visitor.language);
    let letters = cards.into_iter().map(|one| Row {
        href: format!("/desk{}", one.href),
        words: one.title,
        more: one
            .sent
            .map(|sent| page.t1("write-sent-count", "count", sent.count)),
        public_href: Some(one.href),
    });
    let shown = LettersPage {
        desk: signed.desk(Tab::Overview),
        title: words::title(&appeal, signed.visitor.language),
        manage: format!("/desk/appeals/{slug}"),
        withdrawn: is_withdrawn(&appeal),
        drafts: rows_of_drafts(&signed, &slug, &drafts, |_| None),
        letters: letters.collect(),
        page,
    };
    signed.show(&shown)
}

/// Where letters are listed.
fn base(slug: &str) -> String {
    list_of(slug, Kind::Letter)
}
