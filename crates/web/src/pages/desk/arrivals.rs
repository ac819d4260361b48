//! `/desk/appeals/{slug}/people/arrivals`: how many signed by the form, by domain and time, and all of a row deleted
//! once somebody is sure. Nobody is named. It tells from where people signed, also who is not named: for whoever may open
//! what they wrote.

use super::{own, words};
use crate::{
    pages::{
        session::{Fields, SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Choice, Page,
        desk::{
            Tab,
            arrivals::{ArrivalRow, ArrivalsPage, ArrivalsSurePage, Counted},
        },
    },
};
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::people::arrivals::{self, AT_A_TIME, Arrivals, FEWEST, Group, MOST_READ, Row, Window},
    views::Appeal,
};

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/desk/appeals/{slug}/people/arrivals",
            get(show).post(count),
        )
        .route(
            "/desk/appeals/{slug}/people/arrivals/delete",
            post(delete).get(super::back),
        )
}

fn path_of(slug: &str) -> String {
    format!("/desk/appeals/{slug}/people/arrivals")
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    signed.show(&page(&signed, &appeal, Window::Day, None))
}

/// Counts; or, after a button of a row, asks whether they are sure.
async fn count(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    if fields.get("do") == "ask" {
        return ask(&signed, &appeal, meant(&fields)?, 0).await;
    }
    let window = Window::from_name(fields.get("window")).unwrap_or(Window::Day);
    let counted = arrivals::count(signed.instance(), &appeal, window).await?;
    signed.show(&page(&signed, &appeal, window, Some(counted)))
}

async fn delete(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    // What one person's deletion needs, too.
    if !signed.may(Permission::Admit) {
        return signed.forbidden(Permission::Admit).await;
    }
    let group = meant(&fields)?;
    let deleting = arrivals::delete(signed.instance(), &appeal, &group, AT_A_TIME);
    let gone = Box::pin(deleting).await?;
    match (gone.left, gone.deleted) {
        (0, 0) => signed.done(&path_of(&slug), "arrivals-nobody"),
        (0, _) => signed.done(&path_of(&slug), "arrivals-deleted"),
        (_, deleted) => ask(&signed, &appeal, group, deleted).await,
    }
}

/// Whether they are sure; `deleted` of them have gone just now.
async fn ask(signed: &SignedIn, appeal: &Appeal, group: Group, deleted: usize) -> Answer {
    let mut row = arrivals::see(signed.instance(), appeal, group).await?;
    // No row has a button for so few: somebody has written the domain themselves.
    if deleted == 0 && row.group.domain.is_some() && row.people() < FEWEST {
        (row.signed, row.waiting) = (0, 0);
    }
    let path = path_of(&appeal.slug);
    let asked = ArrivalsSurePage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form(format!("{path}/delete")),
        back: path,
        row: of_domain(&row),
        deleted,
        at_a_time: AT_A_TIME,
    };
    signed.show(&asked)
}

/// Whom a form is about.
fn meant(fields: &Fields) -> Answer<Group> {
    let time = |name: &str| fields.get(name).parse::<i64>().ok();
    let (Some(since), Some(until)) = (time("since"), time("until")) else {
        return Err(Problem::malformed(
            "form_expected",
            "the form does not say which signatures are meant",
        ));
    };
    let domain = Some(fields.text("domain")).filter(|domain| !domain.is_empty());
    Ok(Group::meant(since, until, domain.as_deref())?)
}

/// A row that shows its whole time.
fn of_time(row: &Row) -> ArrivalRow {
    let group = &row.group;
    ArrivalRow {
        domain: group.domain.clone().unwrap_or_default(),
        since: group.since,
        until: group.until,
        from: times::stored(group.since),
        to: times::stored(group.until),
        signed: row.signed,
        waiting: row.waiting,
    }
}

/// A row that shows when the first and the last of them came, as the page before the deletion does.
fn of_domain(row: &Row) -> ArrivalRow {
    ArrivalRow {
        from: times::stored(row.first),
        to: times::stored(row.last),
        ..of_time(row)
    }
}

fn counted(window: Window, found: &Arrivals) -> Counted {
    // Deleting all of an appeal at once is no help against a program.
    let whole = (window != Window::All && found.by_time.len() > 1).then_some(&found.all);
    Counted {
        domains: found.by_domain.iter().map(of_domain).collect(),
        times: whole
            .into_iter()
            .chain(&found.by_time)
            .map(of_time)
            .collect(),
        elsewhere: found.elsewhere,
        only: (!found.are_all).then_some(MOST_READ),
    }
}

fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    window: Window,
    found: Option<Arrivals>,
) -> ArrivalsPage {
    let page = signed.page();
    ArrivalsPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(path_of(&appeal.slug)),
        back: format!("/desk/appeals/{}/people", appeal.slug),
        title: words::title(appeal, signed.visitor.language),
        windows: Window::ALL.map(|one| choice(&page, one, window)).to_vec(),
        counted: found.map(|found| counted(window, &found)),
        page,
    }
}

fn choice(page: &Page, one: Window, chosen: Window) -> Choice {
    let label = page.word("arrivals-window", one.name());
    Choice::new(one.name(), label, one == chosen)
}
