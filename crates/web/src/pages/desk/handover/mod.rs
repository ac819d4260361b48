//! `/desk/appeals/{slug}/handovers`: the list is sealed, handed over, and it is said when and to whom,
//! what shows it, and what was answered.

mod check;
mod editor;
mod faults;
mod files;
mod form;
mod uploads;
mod writing;

use super::{
    beside::shared::{beside, is_withdrawn, list_of, published, rows_of_drafts},
    words,
};
use crate::{
    pages::session::SignedIn,
    problem::Answer,
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError,
        desk::{Tab, beside::Row, handover::HandoversPage},
    },
};
use axum::{Router, extract::Path};
use undersigned_domain::dispatch::Kind;
use undersigned_federation::actions::dispatch;

pub fn routes() -> Router<WebState> {
    let base = "/desk/appeals/{slug}/handovers";
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
        .route(&format!("{base}/{{name}}/bundle"), get(files::bundle))
        .route(&format!("{base}/{{name}}/cosigners.pdf"), get(files::pdf))
        .route(
            &format!("{base}/{{name}}/evidence/{{digest}}"),
            get(files::evidence),
        )
}

async fn list(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let page = page(&signed, &slug, Vec::new()).await?;
    signed.show(&page)
}

/// The page again, asking whether somebody is sure that it was handed over.
pub(super) async fn unsure(signed: &SignedIn, slug: &str) -> Answer {
    let wrong = words::wrong(&signed.page(), "sure-deliver", "sure");
    let mut page = page(signed, slug, vec![wrong]).await?;
    page.page.path = base(slug);
    signed.show_again(&page)
}

async fn page(signed: &SignedIn, slug: &str, errors: Vec<FieldError>) -> Answer<HandoversPage> {
    let (appeal, view) = published(signed, slug).await?;
    let page = signed.page();
    let address = format!("/appeals/{slug}");
    let drafts = dispatch::drafts_of(signed.instance(), &appeal, Kind::Handover).await?;
    let shown = beside(signed, &view.dispatches.shown, &address).handovers();
    let handovers = shown.into_iter().map(|one| Row {
        href: format!("/desk{}", one.href),
        words: one.to.unwrap_or_default(),
        more: Some(page.day_words(&one.at)),
        public_href: Some(one.href),
    });
    Ok(HandoversPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("/desk/appeals/{slug}/deliver"), errors),
        title: words::title(&appeal, signed.visitor.language),
        manage: format!("/desk/appeals/{slug}"),
        delivered: appeal.status == "delivered",
        withdrawn: is_withdrawn(&appeal),
        drafts: rows_of_drafts(signed, slug, &drafts, |_| None),
        handovers: handovers.collect(),
        page,
    })
}

/// Where handovers are listed.
fn base(slug: &str) -> String {
    list_of(slug, Kind::Handover)
}
