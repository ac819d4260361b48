//! `…/cosigners/changes`: what changed of the list, month by month; and each change as its feed tells it too.

use crate::{
    activitypub::objects::{self, Which},
    language::Language,
    pages::{
        appeal::{self, letter, notices::Copy, roll},
        archive::{bounded, window},
        cards,
        entry::entry_path,
        names::{People, plain_address},
        problem,
        shell::{Query, Shell},
    },
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    survey::{Changed, recorded},
    validate::tagged,
    views::{
        Link, Text,
        list_changes::{ChangesOfMonth, ListChange, ListChanged, ListChangesPage},
    },
};
use axum::{
    Router,
    extract::{Path, Request, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use undersigned_domain::{
    Entry,
    admission::is_telling,
    list::{Vacancy, Vacated},
};
use undersigned_federation::views::AppealView;
use url::form_urlencoded;

/// What the page reads of a query.
pub(crate) const PARAMETERS: [&str; 3] = ["month", "lang", "page"];
/// Changes of one page.
const PAGE: usize = 100;
/// Most months to which there are links; what is older stands behind those.
const MONTHS: usize = 60;

/// `…/cosigners/changes`.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/cosigners/changes", get(show))
        .route("/appeals/{host}/{slug}/cosigners/changes", get(show))
}

async fn show(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Response {
    let shell = Shell::of(&web, &request).await;
    problem::or_page(&shell, answer(&web, &which, &shell).await)
}

async fn answer(web: &WebState, which: &Which, shell: &Shell) -> Answer {
    let view = objects::view(web, which.host.as_deref(), &which.slug).await?;
    let number = bounded(shell, "page", 1, 1_000_000)?;
    let copy = Copy::of(web, &view).await?;
    let tag = shell.tag(&[&view.tag(), &Copy::tag(copy.as_ref())]);
    if let Some(unchanged) = shell.unchanged(&tag) {
        return Ok(unchanged);
    }
    let page = page(web, shell, &view, number, copy.as_ref()).await?;
    Ok(tagged(shell.show(&page), &tag))
}

async fn page(
    web: &WebState,
    shell: &Shell,
    view: &AppealView,
    number: usize,
    copy: Option<&Copy>,
) -> Answer<ListChangesPage> {
    let (note, _) = appeal::current(view).ok_or_else(Problem::not_found)?;
    let survey = recorded(web, view).await?;
    let record = survey.record(view.snapshot.state());
    let address = cards::address(web, &view.appeal);
    let asked = shell.query.get("month");
    let months = || record.months().iter();
    let all = match asked {
        None => 0..record.count(),
        Some(asked) => months()
            .find(|month| in_address(month.at) == asked)
            .map_or(0..0, |month| month.places.clone()),
    };
    let (number, part) = window(all.len(), PAGE, number);
    let (from, to) = (all.start + part.start, all.start + part.end);
    let mut page = shell.page.clone();
    page.feed = Some(feed(&address));
    // A part of what stands elsewhere.
    page.noindex = asked.is_some() || number > 1;
    let people = People::of(web, page.language, view, &survey);
    let link = |number: usize, key: &str| Link {
        href: href(&shell.query, &address, asked, number),
        words: page.t(key),
    };
    Ok(ListChangesPage {
        title: letter::title(&note.text, page.language),
        notices: copy
            .map(|copy| copy.notice(&page, &view.list, &people))
            .into_iter()
            .collect(),
        changes: record
            .some(from..to)
            .map(|(at, changed)| told(view, &address, page.language, at, changed))
            .collect(),
        months: months()
            .take(MONTHS)
            .map(|month| {
                let name = in_address(month.at);
                ChangesOfMonth {
                    at: month.at,
                    href: (asked != Some(name.as_str()))
                        .then(|| href(&shell.query, &address, Some(name.as_str()), 1)),
                }
            })
            .collect(),
        earlier: (number > 1).then(|| link(number - 1, "archive-before")),
        later: (to < all.end).then(|| link(number + 1, "archive-after")),
        address,
        page,
    })
}

/// A month as an address names it.
fn in_address(at: DateTime<Utc>) -> String {
    at.format("%Y-%m").to_string()
}

/// The feed of the changes of an appeal's list.
#[must_use]
pub fn feed(address: &str) -> String {
    format!("{address}/cosigners/changes/updates.atom")
}

/// A page of one month, or of all that changed, in the language that was asked for.
fn href(asked: &Query, address: &str, month: Option<&str>, number: usize) -> String {
    let number = (number > 1).then(|| number.to_string());
    let values = [month, asked.get("lang"), number.as_deref()];
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in PARAMETERS.iter().zip(values) {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    let (page, query) = (format!("{address}/cosigners/changes"), query.finish());
    match query.is_empty() {
        true => page,
        false => format!("{page}?{query}"),
    }
}

/// A change as this server shows it, of an appeal at this path.
#[must_use]
pub fn told(
    view: &AppealView,
    address: &str,
    reader: Language,
    at: DateTime<Utc>,
    changed: Changed<'_>,
) -> ListChange {
    let of = |what, entry: &Entry| of_entry(view, address, reader, at, what, entry);
    match changed {
        Changed::Joined(entry) => of(ListChanged::Joined, entry),
        Changed::Again(entry) => of(ListChanged::Again, entry),
        Changed::Corrected(entry) => of(ListChanged::Corrected, entry),
        Changed::Left(gone) => ListChange {
            number: Some(gone.number),
            ..of_nobody(at, left(gone), None)
        },
        Changed::Worded(wording) => {
            let page = format!("{address}/revisions/{}", wording.revision);
            of_nobody(at, ListChanged::Worded(wording.revision), Some(page))
        }
    }
}

fn of_nobody(at: DateTime<Utc>, what: ListChanged, href: Option<String>) -> ListChange {
    ListChange {
        at,
        what,
        number: None,
        who: None,
        hidden: false,
        href,
    }
}

fn of_entry(
    view: &AppealView,
    address: &str,
    reader: Language,
    at: DateTime<Utc>,
    what: ListChanged,
    entry: &Entry,
) -> ListChange {
    let hidden = view.hidden.contains(&entry.id);
    let called = || {
        let name = roll::names(entry, reader).into_iter().next();
        name.unwrap_or_else(|| Text::new("", plain_address(&entry.id)))
    };
    ListChange {
        number: entry.number,
        who: (!hidden).then(called),
        hidden,
        ..of_nobody(at, what, (!hidden).then(|| entry_path(address, &entry.id)))
    }
}

/// How somebody left; whoever was joined with another is in no record.
fn left(gone: &Vacated) -> ListChanged {
    match gone.why {
        Vacancy::Removed => ListChanged::Removed(gone.reason.filter(|code| is_telling(code))),
        Vacancy::Withdrawn | Vacancy::TakenBack | Vacancy::Joined => ListChanged::Withdrawn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_a_month_is_called_by_it() {
        let at = "2026-11-02T09:00:00Z".parse().unwrap();
        let month = in_address(at);
        let of = |asked: &str, month, number| {
            href(&Query::read(Some(asked)), "/appeals/brakes", month, number)
        };
        let page = "/appeals/brakes/cosigners/changes";
        let month = Some(month.as_str());
        let second = format!("{page}?month=2026-11&page=2");
        assert_eq!(of("page=9", month, 2), second);
        assert_eq!(of("", None, 1), page);
        let in_spanish = format!("{page}?month=2026-11&lang=es");
        assert_eq!(of("lang=es&page=2", month, 1), in_spanish);
    }

    #[test]
    fn a_reason_that_tells_nothing_is_left_out() {
        let gone = |why, reason| {
            left(&Vacated {
                number: 3,
                why,
                at: None,
                reason,
            })
        };
        let removed = gone(Vacancy::Removed, Some("duplicate"));
        assert_eq!(removed, ListChanged::Removed(Some("duplicate")));
        let removed = gone(Vacancy::Removed, Some("other"));
        assert_eq!(removed, ListChanged::Removed(None));
        assert_eq!(gone(Vacancy::TakenBack, None), ListChanged::Withdrawn);
    }
}
