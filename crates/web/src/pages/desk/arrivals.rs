//! `/desk/appeals/{slug}/people/arrivals`: how many signed by the form, by domain and time, and all of a row deleted
//! once somebody is sure. Nobody is named. It tells from where people signed, also who is not named: for whoever may open
//! what they wrote.

use super::{own, words};
use crate::{
    audited::looked,
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
use axum::{Router, extract::Path, routing::get};
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::people::arrivals::{self, AT_A_TIME, Arrivals, FEWEST, Group, MOST_READ, Row, Window},
    views::Appeal,
};

/// What the log calls counting.
const COUNTED: &str = "people-arrivals";

/// Both pages are opened by an address, so that one can go back to them in the browser. It holds times and, for a domain,
/// what stands for it here alone.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/desk/appeals/{slug}/people/arrivals", get(show))
        .route(
            "/desk/appeals/{slug}/people/arrivals/delete",
            get(ask).post(delete),
        )
}

fn path_of(slug: &str) -> String {
    format!("/desk/appeals/{slug}/people/arrivals")
}

/// Counts, once a time is chosen.
async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let Some(window) = Window::from_name(signed.visitor.query("window")) else {
        return signed.show(&page(&signed, &appeal, Window::Day, None));
    };
    let counting = arrivals::count(signed.instance(), &appeal, window);
    let counted = looked(&signed, COUNTED, counting).await?;
    signed.show(&page(&signed, &appeal, window, Some(counted)))
}

/// Asks whether they are sure.
async fn ask(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let (instance, visitor) = (signed.instance(), &signed.visitor);
    let Some((since, until)) = time(|name| visitor.query(name)) else {
        return signed.go(&path_of(&slug));
    };
    let group = Group::meant(since, until, None)?;
    let row = match visitor.query("row") {
        "" => Some(looked(&signed, COUNTED, arrivals::see(instance, &appeal, group)).await?),
        marked => {
            let seeing = arrivals::see_marked(instance, &appeal, group, marked);
            let row = looked(&signed, COUNTED, seeing).await?;
            // A domain of very few is named nowhere, also where there were more of them a moment ago.
            row.filter(|row| row.people() >= FEWEST)
        }
    };
    let Some(row) = row else {
        return signed.done(&path_of(&slug), "arrivals-nobody");
    };
    let back = match Window::from_name(visitor.query("window")) {
        Some(window) => format!("{}?window={}", path_of(&slug), window.name()),
        None => path_of(&slug),
    };
    sure(&signed, &row, (path_of(&slug), back), 0)
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
        (_, deleted) => {
            let row = arrivals::see(signed.instance(), &appeal, group).await?;
            let path = path_of(&slug);
            sure(&signed, &row, (path.clone(), path), deleted)
        }
    }
}

/// Whether they are sure; `deleted` of them have gone just now.
fn sure(signed: &SignedIn, row: &Row, (path, back): (String, String), deleted: usize) -> Answer {
    let asked = ArrivalsSurePage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form(format!("{path}/delete")),
        back,
        row: of_domain(row, String::new()),
        deleted,
        at_a_time: AT_A_TIME,
    };
    signed.show(&asked)
}

/// From when to when, as an address or a form says it.
fn time<'a>(said: impl Fn(&str) -> &'a str) -> Option<(i64, i64)> {
    let of = |name: &str| said(name).parse::<i64>().ok();
    of("since").zip(of("until"))
}

/// Whom a form is about.
fn meant(fields: &Fields) -> Answer<Group> {
    let Some((since, until)) = time(|name| fields.get(name)) else {
        return Err(Problem::malformed(
            "form_expected",
            "the form does not say which signatures are meant",
        ));
    };
    let domain = Some(fields.text("domain")).filter(|domain| !domain.is_empty());
    Ok(Group::meant(since, until, domain.as_deref())?)
}

/// Where it is asked whether a row is to go.
fn ask_href(signed: &SignedIn, appeal: &Appeal, window: Window, group: &Group) -> String {
    let Group { since, until, .. } = group;
    let (path, window) = (path_of(&appeal.slug), window.name());
    let marked = |domain: &String| format!("&row={}", arrivals::mark(signed.instance(), domain));
    let row = group.domain.as_ref().map(marked).unwrap_or_default();
    format!("{path}/delete?since={since}&until={until}&window={window}{row}")
}

/// A row that shows its whole time.
fn of_time(row: &Row, ask: String) -> ArrivalRow {
    let group = &row.group;
    ArrivalRow {
        ask,
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
fn of_domain(row: &Row, ask: String) -> ArrivalRow {
    ArrivalRow {
        from: times::stored(row.first),
        to: times::stored(row.last),
        ..of_time(row, ask)
    }
}

fn counted(found: &Arrivals, window: Window, ask: impl Fn(&Row) -> String) -> Counted {
    // Deleting all of an appeal at once is no help against a program.
    let whole = (window != Window::All && found.by_time.len() > 1).then_some(&found.all);
    Counted {
        domains: found
            .by_domain
            .iter()
            .map(|row| of_domain(row, ask(row)))
            .collect(),
        times: whole
            .into_iter()
            .chain(&found.by_time)
            .map(|row| of_time(row, ask(row)))
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
    let ask = |row: &Row| ask_href(signed, appeal, window, &row.group);
    ArrivalsPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(path_of(&appeal.slug)),
        back: format!("/desk/appeals/{}/people", appeal.slug),
        title: words::title(appeal, signed.visitor.language),
        windows: Window::ALL.map(|one| choice(&page, one, window)).to_vec(),
        counted: found.map(|found| counted(&found, window, ask)),
        page,
    }
}

fn choice(page: &Page, one: Window, chosen: Window) -> Choice {
    let label = page.word("arrivals-window", one.name());
    Choice::new(one.name(), label, one == chosen)
}
