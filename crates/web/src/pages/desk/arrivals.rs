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
    routing::{boxed, get},
    state::WebState,
    views::{
        Choice, Page,
        desk::{
            Tab,
            arrivals::{ArrivalRow, ArrivalsPage, ArrivalsSurePage, Counted},
        },
    },
};
use axum::{Router, extract::Path};
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::people::arrivals::{self, AT_A_TIME, Arrivals, Group, MOST_READ, Row, Window},
    views::Appeal,
};

/// Counting is asked for by a form, and is in the log. It leads to an address of the same time, to which one can go back in
/// the browser, and which counts for nobody else: so a link from elsewhere, which anybody may follow, opens nothing and
/// leaves nothing. The question before a deletion lies below it, also once a part was deleted. For a domain the address
/// holds what stands for it here alone.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/desk/appeals/{slug}/people/arrivals",
            get(show).post(boxed(count)),
        )
        .route(
            "/desk/appeals/{slug}/people/arrivals/delete",
            get(ask).post(boxed(delete)),
        )
}

/// How many have gone just now, in the address that asks about the others.
const DELETED: &str = "deleted";

fn path_of(slug: &str) -> String {
    format!("/desk/appeals/{slug}/people/arrivals")
}

/// A time that somebody counted, and how far back that was.
#[derive(Debug)]
struct Noted {
    window: Window,
    time: Group,
}

impl Noted {
    /// What the address says; none where the log does not say of whoever opens it that they counted that.
    fn read(signed: &SignedIn, appeal: &Appeal) -> Option<Self> {
        let query = |name: &str| signed.visitor.query(name);
        let window = Window::from_name(query("window"))?;
        let (since, until) = time(("since", "until"), query)?;
        let time = Group::meant(since, until, None).ok()?;
        let (instance, account) = (signed.instance(), signed.account.id);
        arrivals::is_noted(instance, appeal, account, &time, query("noted"))
            .then_some(Self { window, time })
    }

    /// What an address says.
    fn query(&self, signed: &SignedIn, appeal: &Appeal) -> String {
        let proof = arrivals::proof(signed.instance(), appeal, signed.account.id, &self.time);
        let (window, Group { since, until, .. }) = (self.window.name(), &self.time);
        format!("window={window}&since={since}&until={until}&noted={proof}")
    }
}

/// Says to the log that a time is counted, and leads to where it is.
async fn count(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let Some(window) = Window::from_name(fields.get("window")) else {
        return signed.go(&path_of(&slug));
    };
    let time = window.time(signed.instance().clock.millis());
    arrivals::note(signed.instance(), &time).await?;
    let query = Noted { window, time }.query(&signed, &appeal);
    signed.go(&format!("{}?{query}", path_of(&slug)))
}

/// Counts what whoever opens it asked to be counted.
async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let Some(noted) = Noted::read(&signed, &appeal) else {
        return signed.show(&page(&signed, &appeal, None));
    };
    let (time, window) = (noted.time.clone(), noted.window);
    let counted = arrivals::count_noted(signed.instance(), &appeal, time, window).await?;
    signed.show(&page(&signed, &appeal, Some((noted, counted))))
}

/// Asks whether they are sure, of a part of what was counted.
async fn ask(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let query = |name: &str| signed.visitor.query(name);
    let (noted, part) = (Noted::read(&signed, &appeal), time(("from", "to"), query));
    let (Some(noted), Some((from, to))) = (noted, part) else {
        return signed.go(&path_of(&slug));
    };
    let part = Group::meant(from, to, None)?;
    if !noted.time.encloses(&part) {
        return signed.go(&path_of(&slug));
    }
    let marked = Some(query("row")).filter(|marked| !marked.is_empty());
    let instance = signed.instance();
    let row = match arrivals::see_noted(instance, &appeal, part.clone(), marked).await {
        Ok(row) => row.map(|row| (of_domain(&row, String::new()), true)),
        // Nobody is counted any more, but whoever is there still can be deleted.
        Err(error) if error.code() == "people_over" => {
            let group = arrivals::name_noted(instance, &appeal, part, marked).await?;
            group.map(|group| (uncounted(group), false))
        }
        Err(error) => return Err(error.into()),
    };
    let deleted = query(DELETED).parse().unwrap_or(0);
    match row {
        Some(row) => sure(&signed, &appeal, &noted, row, deleted),
        None if deleted > 0 => signed.done(&path_of(&slug), "arrivals-deleted"),
        None => signed.done(&path_of(&slug), "arrivals-nobody"),
    }
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
            let noted = Noted::read(&signed, &appeal).filter(|noted| noted.time.encloses(&group));
            let noted = match noted {
                Some(noted) => noted,
                // The form stood at no such address: this very time is counted.
                None => counted_anew(&signed, &group).await?,
            };
            let ask = ask_href(&signed, &appeal, &noted, &group);
            signed.go(&format!("{ask}&{DELETED}={deleted}"))
        }
    }
}

/// Says to the log that the time of a group is counted.
async fn counted_anew(signed: &SignedIn, group: &Group) -> Answer<Noted> {
    let time = Group::meant(group.since, group.until, None)?;
    arrivals::note(signed.instance(), &time).await?;
    let window = Window::Day;
    Ok(Noted { window, time })
}

/// Whether they are sure, of a row that says whether it is counted; `deleted` of them have gone just now. Where the form
/// stands goes along with it, so that whoever has deleted a part is asked there once more.
fn sure(
    signed: &SignedIn,
    appeal: &Appeal,
    noted: &Noted,
    (row, is_counted): (ArrivalRow, bool),
    deleted: usize,
) -> Answer {
    let (path, query) = (path_of(&appeal.slug), noted.query(signed, appeal));
    let asked = ArrivalsSurePage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form(format!("{path}/delete?{query}")),
        back: format!("{path}?{query}"),
        row,
        is_counted,
        deleted,
        at_a_time: AT_A_TIME,
    };
    signed.show(&asked)
}

/// From when to when, as an address or a form says it.
fn time<'a>((since, until): (&str, &str), said: impl Fn(&str) -> &'a str) -> Option<(i64, i64)> {
    let of = |name: &str| said(name).parse::<i64>().ok();
    of(since).zip(of(until))
}

/// Whom a form is about.
fn meant(fields: &Fields) -> Answer<Group> {
    let Some((since, until)) = time(("since", "until"), |name| fields.get(name)) else {
        return Err(Problem::malformed(
            "form_expected",
            "the form does not say which signatures are meant",
        ));
    };
    let domain = Some(fields.text("domain")).filter(|domain| !domain.is_empty());
    Ok(Group::meant(since, until, domain.as_deref())?)
}

/// Where it is asked whether a row of what was counted is to go.
fn ask_href(signed: &SignedIn, appeal: &Appeal, noted: &Noted, group: &Group) -> String {
    let Group { since, until, .. } = group;
    let (path, query) = (path_of(&appeal.slug), noted.query(signed, appeal));
    let marked = |domain: &String| format!("&row={}", arrivals::mark(signed.instance(), domain));
    let row = group.domain.as_ref().map(marked).unwrap_or_default();
    format!("{path}/delete?{query}&from={since}&to={until}{row}")
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

/// A row of which nobody says any more how many they are.
fn uncounted(group: Group) -> ArrivalRow {
    ArrivalRow {
        ask: String::new(),
        since: group.since,
        until: group.until,
        from: times::stored(group.since),
        to: times::stored(group.until),
        domain: group.domain.unwrap_or_default(),
        signed: 0,
        waiting: 0,
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

fn page(signed: &SignedIn, appeal: &Appeal, found: Option<(Noted, Arrivals)>) -> ArrivalsPage {
    let page = signed.page();
    let window = found
        .as_ref()
        .map_or(Window::Day, |(noted, _)| noted.window);
    let counted = found.map(|(noted, found)| {
        let ask = |row: &Row| ask_href(signed, appeal, &noted, &row.group);
        counted(&found, window, ask)
    });
    ArrivalsPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(path_of(&appeal.slug)),
        back: format!("/desk/appeals/{}/people", appeal.slug),
        title: words::title(appeal, signed.visitor.language),
        windows: Window::ALL.map(|one| choice(&page, one, window)).to_vec(),
        counted,
        page,
    }
}

fn choice(page: &Page, one: Window, chosen: Window) -> Choice {
    let label = page.word("arrivals-window", one.name());
    Choice::new(one.name(), label, one == chosen)
}
