//! `/desk/appeals/{slug}/meetings`: meetings are written, looked at, published and taken back; who has
//! registered is read; minutes follow.

mod check;
mod faults;
mod form;
mod guests;
mod lines;
mod writing;

use super::{
    beside::shared::{beside, is_withdrawn, published, rows_of_drafts},
    words,
};
use crate::{
    pages::session::SignedIn,
    problem::Answer,
    routing::{boxed, get},
    state::WebState,
    views::desk::{Tab, beside::Row, meetings::MeetingsDeskPage},
};
use axum::{Router, extract::Path};
use undersigned_domain::dispatch::Kind;
use undersigned_federation::actions::dispatch;

pub fn routes() -> Router<WebState> {
    let base = "/desk/appeals/{slug}/meetings";
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
        .route(&format!("{base}/{{name}}/registrations"), get(guests::show))
        .route(
            &format!("{base}/{{name}}/registrations.csv"),
            get(guests::csv),
        )
}

async fn list(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let address = format!("/appeals/{slug}");
    let drafts = dispatch::drafts_of(signed.instance(), &appeal, Kind::Event).await?;
    let shown = beside(&signed, &view.dispatches.shown, &address).meetings();
    let meetings = shown.into_iter().map(|one| Row {
        href: format!("/desk{}", one.href),
        words: one.title,
        more: Some(one.when),
        public_href: Some(one.href),
    });
    let page = MeetingsDeskPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        title: words::title(&appeal, signed.visitor.language),
        manage: format!("/desk/appeals/{slug}"),
        withdrawn: is_withdrawn(&appeal),
        drafts: rows_of_drafts(&signed, &slug, &drafts, |_| None),
        meetings: meetings.collect(),
    };
    signed.show(&page)
}
