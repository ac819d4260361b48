//! The whole list of co-signers: searched, narrowed, sorted, a page at a time.

pub(crate) mod changes;
pub(crate) mod countries;
mod filters;
mod left;
mod narrow;
mod pages;

use super::{
    appeal::{
        self, letter,
        notices::Copy,
        roll::{self, Place, Roll},
        standing,
    },
    cards,
    names::People,
    problem,
    revisions::Wordings,
    shell::Shell,
    signing::withdrawn_at,
};
use crate::{
    activitypub::objects,
    apart,
    pdf::MAX_ROWS,
    problem::{Answer, Problem},
    rate_limit,
    state::WebState,
    survey::{Survey, growth},
    validate::tagged,
    views::{Digest, Growth, appeal::Notice, co_signers::CoSignersPage},
};
use axum::{extract::Request, response::Response};
use chrono::NaiveDate;
use narrow::Wanted;
pub(crate) use pages::PARAMETERS;
use std::net::IpAddr;
use undersigned_domain::{CoSignerList, Status};
use undersigned_federation::views::AppealView;

/// Points of the picture of growth, and rows of its table.
const POINTS: u64 = 40;

/// `…/cosigners`.
pub async fn show(web: &WebState, host: Option<&str>, slug: &str, request: Request) -> Response {
    let client = rate_limit::of(request.extensions(), request.headers());
    let shell = Shell::of(web, &request).await;
    problem::or_page(&shell, answer(web, host, slug, &shell, client).await)
}

async fn answer(
    web: &WebState,
    host: Option<&str>,
    slug: &str,
    shell: &Shell,
    client: Option<IpAddr>,
) -> Answer {
    let view = objects::view(web, host, slug).await?;
    let wanted =
        Wanted::read(shell).map_err(|wrong| wrong.about(cards::address(web, &view.appeal)))?;
    let copy = Copy::of(web, &view).await?;
    let whys = web.instance.comments_version(view.appeal.id).await?;
    let tag = shell.tag(&[&format!("{whys:?}"), &view.tag(), &Copy::tag(copy.as_ref())]);
    if let Some(unchanged) = shell.unchanged(&tag) {
        return Ok(unchanged);
    }
    let entries = view.list.entries.len();
    // Of a long list all is looked at, however little of it is shown.
    let answer = match apart::is_long(entries) {
        false => shown(web, shell, &view, &wanted, copy.as_ref()).await?,
        true => {
            apart::count(web, client, entries.min(wanted.per_page))?;
            let (maker, shell) = (web.clone(), shell.clone());
            let make =
                move || async move { shown(&maker, &shell, &view, &wanted, copy.as_ref()).await };
            web.apart.make(make).await?
        }
    };
    Ok(tagged(answer, &tag))
}

async fn shown(
    web: &WebState,
    shell: &Shell,
    view: &AppealView,
    wanted: &Wanted,
    copy: Option<&Copy>,
) -> Answer {
    let page = page(web, shell, view, wanted, copy).await?;
    Ok(shell.show(&page))
}

async fn page(
    web: &WebState,
    shell: &Shell,
    view: &AppealView,
    wanted: &Wanted,
    copy: Option<&Copy>,
) -> Answer<CoSignersPage> {
    let list = view.list.as_ref();
    let (note, statement) = appeal::current(view).ok_or_else(Problem::not_found)?;
    let mut page = shell.page.clone();
    // Every search would be a page of its own otherwise.
    page.noindex = wanted.is_narrowed();
    let survey = web.surveys.of(view).await;
    let people = People::of(web, page.language, view, &survey);
    let address = cards::address(web, &view.appeal);
    page.feed = Some(changes::feed(&address));
    let wordings = Wordings::surveyed(&survey, &address);
    let found = wanted.find(&survey, &view.hidden, page.language);
    let window = pages::Window::of(&found, wanted);
    let shown = found.get(window.places.clone()).unwrap_or_default();
    let beside = roll::beside(web, view, shown.iter().copied(), true).await?;
    let roll = Roll {
        page: &page,
        address: &address,
        survey: &survey,
        hidden: &view.hidden,
        look_alikes: &view.look_alikes,
        people: &people,
        text: &note.text,
        closed_at: note.closed_at(statement.seq),
        wordings: Some(&wordings),
        beside: &beside,
    };
    let links = pages::Links::of(&page, &address, wanted, &window, shell);
    let listed = |place: &&Place<'_>| matches!(place, Place::Listed(_));
    let total = list.entries.len();
    Ok(CoSignersPage {
        title: letter::title(&note.text, page.language),
        organiser: people.name(&view.appeal.organiser).words,
        open: note.takes_signatures(),
        withdrawn: note.status == Status::Withdrawn,
        total: u64::try_from(total).unwrap_or(u64::MAX),
        named: named(list),
        hidden: u64::try_from(view.hidden.len()).unwrap_or(u64::MAX),
        gone: !list.vacated.is_empty(),
        standing: standing(list, note.takes_signatures()),
        filters: wanted.filters(&survey, &page, &wordings),
        entries: shown.iter().map(|place| roll.place(*place)).collect(),
        matching: u64::try_from(found.iter().filter(listed).count()).unwrap_or(u64::MAX),
        first: window.first,
        last: window.last,
        orders: links.orders,
        earlier: links.earlier,
        later: links.later,
        all: links.all,
        end: links.end,
        notices: copy
            .map(|copy| copy.notice(&page, list, &people))
            .into_iter()
            .chain(withdrawn_at(view).map(Notice::Withdrawn))
            .collect(),
        growth: grown(&survey),
        left: left::lately(list),
        countries: countries::bars(&survey, &page, &address, shell),
        countries_all: u64::try_from(survey.countries.len()).unwrap_or(u64::MAX),
        pdf: web.makers.pdf.is_some() && total <= MAX_ROWS,
        digest: Some(Digest::new(view.digest.to_string())),
        // In no tag: where nothing changed since, it is as true of then as of now.
        as_of: web.instance.clock.now(),
        address: address.clone(),
        page: page.clone(),
    })
}

/// How many entries stand there by name: whoever is contested is shown as an address, and does not count.
fn named(list: &CoSignerList) -> u64 {
    let counted = list.entries.iter().filter(|entry| !entry.contested);
    u64::try_from(counted.count()).unwrap_or(u64::MAX)
}

/// How the list grew. A growth of a day or two is no picture.
pub(crate) fn grown(survey: &Survey) -> Option<Growth> {
    let points = growth(&survey.days, POINTS);
    let at = |day: NaiveDate| day.and_hms_opt(0, 0, 0).map(|at| at.and_utc());
    let points = points
        .into_iter()
        .filter_map(|(day, count)| Some((at(day)?, count)));
    Growth::of(points.collect()).filter(|growth| growth.points.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::named;
    use crate::pages::samples;

    #[test]
    fn whoever_is_contested_does_not_stand_there_by_name() {
        let mut list = samples::list(2);
        assert_eq!(named(&list), 2);
        list.entries[1].contested = true;
        assert_eq!(named(&list), 1);
    }
}
