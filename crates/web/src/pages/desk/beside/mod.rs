//! `/desk/appeals/{slug}/updates` and `…/cases`: what is said beside the list. Writing, a last look,
//! publishing, taking back.

mod case_pictures;
mod cases;
mod check;
pub(super) mod compared;
mod faults;
mod form;
pub(super) mod members;
mod remarks;
pub(super) mod shared;
mod updates;
mod writing;

pub(super) use form::UpdateForm;

use super::{notice::deadline, schedule, words};
use crate::{
    pages::{
        beside::day_of,
        session::{SignedForm, SignedIn, SignedUpload},
    },
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
    views::{
        Text,
        desk::{
            Tab,
            beside::{BesidePage, ByEmail, Row},
        },
    },
};
use axum::{Router, extract::Path};
use shared::{beside, list_of, published, rows_of_drafts};
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{
    actions::{
        dispatch::{self, Draft},
        news, schedule as times,
    },
    addresses::dispatch_folder,
    views::takes_signatures,
};

pub fn routes() -> Router<WebState> {
    let mut routes = Router::new().route("/desk/appeals/{slug}/updates", get(list));
    routes = routes.route("/desk/appeals/{slug}/cases", get(to_list));
    let picture = |Path((slug, name)): Path<(String, String)>, upload: SignedUpload| async move {
        case_pictures::submitted(upload, &slug, &name).await
    };
    routes = routes.route(
        "/desk/appeals/{slug}/cases/{name}/pictures",
        post(picture).get(boxed(super::back)),
    );
    for kind in [Kind::Update, Kind::Case] {
        let base = format!("/desk/appeals/{{slug}}/{}", dispatch_folder(kind));
        let start = move |Path(slug): Path<String>, signed: SignedIn| async move {
            writing::edit(signed, &slug, kind, None).await
        };
        let create = move |Path(slug): Path<String>, form: SignedForm| async move {
            writing::submitted(form, &slug, kind, None).await
        };
        let open = move |Path((slug, name)): Path<(String, String)>, signed: SignedIn| async move {
            writing::edit(signed, &slug, kind, Some(&name)).await
        };
        let change = move |Path((slug, name)): Path<(String, String)>, form: SignedForm| async move {
            writing::submitted(form, &slug, kind, Some(&name)).await
        };
        let look = move |Path((slug, name)): Path<(String, String)>, signed: SignedIn| async move {
            check::check(signed, &slug, kind, &name).await
        };
        let say = move |Path((slug, name)): Path<(String, String)>, form: SignedForm| async move {
            check::publish(form, &slug, kind, &name).await
        };
        let later = move |Path((slug, name)): Path<(String, String)>, form: SignedForm| async move {
            check::later(form, &slug, kind, &name).await
        };
        routes = routes
            .route(
                &format!("{base}/{{name}}/schedule"),
                post(later).get(boxed(super::back)),
            )
            .route(&format!("{base}/new"), get(start).post(boxed(create)))
            .route(&format!("{base}/{{name}}"), get(open).post(boxed(change)))
            .route(
                &format!("{base}/{{name}}/publish"),
                get(look).post(boxed(say)),
            );
    }
    routes
}

async fn to_list(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    signed.go(&list_of(&slug, Kind::Update))
}

async fn list(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let page = signed.page();
    let address = format!("/appeals/{slug}");
    let beside = beside(&signed, &view.dispatches.shown, &address);
    let planned = times::of_appeal(signed.instance(), &appeal).await?;
    let time = |draft: &Draft| {
        let row = planned.iter().find(|row| row.name == draft.name);
        row.map(|row| schedule::row_words(&page, row))
    };
    let instance = signed.instance();
    let update_drafts = dispatch::drafts_of(instance, &appeal, Kind::Update).await?;
    let case_drafts = dispatch::drafts_of(instance, &appeal, Kind::Case).await?;
    let today = day_of(instance.clock.now()).ok_or_else(Problem::not_found)?;
    let updates = beside.updates().into_iter().map(|update| Row {
        href: format!("/desk{}", update.href),
        words: update.title,
        more: Some(page.day_words(&update.at)),
        public_href: Some(update.href),
    });
    let cases = beside.board(today).into_iter().map(|case| Row {
        href: format!("/desk{}", case.href),
        words: case
            .name()
            .cloned()
            .unwrap_or_else(|| Text::new(page.language.tag, page.t("case-unnamed"))),
        more: case.now.map(|now| page.word("case-state", &now.state)),
        public_href: Some(case.href),
    });
    let shown = BesidePage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(list_of(&slug, Kind::Update), Vec::new()),
        title: words::title(&appeal, signed.visitor.language),
        update_drafts: rows_of_drafts(&signed, &slug, &update_drafts, time),
        updates: updates.collect(),
        case_drafts: rows_of_drafts(&signed, &slug, &case_drafts, time),
        cases: cases.collect(),
        may_remind: takes_signatures(&appeal) && deadline(&view).is_some(),
        by_email: {
            let counts = news::counts(instance, &appeal).await?;
            ByEmail {
                mails: signed.state.mails,
                reading: counts.reading,
                left: counts.left,
                bounced: counts.bounced,
            }
        },
        page,
    };
    signed.show(&shown)
}
