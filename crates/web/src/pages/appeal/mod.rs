//! The page of an appeal: one of ours, or our copy of another's.
//!
//! One file for each part of the page; all of them are functions from what the fold says to what
//! the template shows.

mod around;
mod coalition;
pub mod figures;
pub mod held;
pub mod letter;
pub mod notices;
pub mod roll;
mod standing;
mod timeline;

pub(crate) use around::{Around, tag};
pub use standing::{besides, next_mark, standing};

use super::{
    beside::{Beside, day_of},
    cards,
    co_signers::countries,
    comments,
    names::People,
    news, own_server, pictures, problem,
    proceedings::Reading,
    revisions::Wordings,
    shared_cases,
    shell::Shell,
    times,
};
use crate::{
    activitypub::objects,
    apart, markdown,
    problem::{Answer, Problem},
    rate_limit,
    state::WebState,
    validate::tagged,
    views::{
        Digest, Page, Status,
        appeal::{AppealPage, Figures, Initiator, Party, Ways},
        comments::Why,
    },
};
use around::now;
use axum::{extract::Request, response::Response};
use held::Held;
use std::net::IpAddr;
use undersigned_domain::{Note, Statement, appeal::AdmissionPolicy, ids};
use undersigned_federation::views::AppealView;

/// What the page reads of a query.
pub(crate) const PARAMETERS: [&str; 3] = ["text", "names", "lang"];
/// Longest summary for search engines and link previews, in characters.
const SUMMARY: usize = 200;

/// `/appeals/{slug}` and `/appeals/{host}/{slug}`.
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
    let around = Around::of(web, &view).await?;
    let today = web.instance.clock.now().date_naive().to_string();
    let tag = tag(shell, &view, &around, &today, web.instance.clock.millis());
    if let Some(unchanged) = shell.unchanged(&tag) {
        return Ok(unchanged);
    }
    let entries = view.list.entries.len().min(roll::most(is_whole(shell)));
    let answer = match apart::is_long(entries) {
        false => shown(web, shell, &view, &around).await?,
        true => {
            apart::count(web, client, entries)?;
            let (maker, shell) = (web.clone(), shell.clone());
            let make = move || async move { shown(&maker, &shell, &view, &around).await };
            web.apart.make(make).await?
        }
    };
    Ok(tagged(answer, &tag))
}

async fn shown(web: &WebState, shell: &Shell, view: &AppealView, around: &Around) -> Answer {
    let page = page(web, shell, view, around).await?;
    Ok(shell.show(&page))
}

/// Whether all names are asked for on one page.
fn is_whole(shell: &Shell) -> bool {
    shell.query.get("names") == Some("all")
}

/// What the page shows.
///
/// # Errors
/// The database; where there is no note, nothing can be shown.
pub(crate) async fn page(
    web: &WebState,
    shell: &Shell,
    view: &AppealView,
    around: &Around,
) -> Answer<AppealPage> {
    let list = view.list.as_ref();
    // Without a note there is nothing to show, whoever signed.
    let (note, statement) = current(view).ok_or_else(Problem::not_found)?;
    let survey = web.surveys.of(view).await;
    let people = People::of(web, shell.page.language, view, &survey);
    let address = cards::address(web, &view.appeal);
    let shown = letter::shown(&note.text, &shell.query, shell.page.language);
    let held = Held {
        appeal: &view.appeal,
        list,
        digest: view.digest.to_string(),
        changed_at: around.changed_at,
        rows: &around.replicas,
        apart: held::apart(view),
        seen: &around.seen,
        base: web.instance.addresses.base(),
        now: web.instance.clock.now(),
    };
    let mut frame = frame(shell, view, note, &shown, &address);
    frame.creator = web.instance.account_of(&view.appeal.organiser).await?;
    let status = Status::from_code(note.status.name());
    let organiser = list.organiser.as_deref().unwrap_or(&view.appeal.organiser);
    let deadline = times::deadline(note);
    let published = statement.published.as_deref().and_then(times::written);
    let changed = times::stands_since(note, statement.seq);
    let wordings = Wordings::surveyed(&survey, &address);
    let whole = is_whole(shell);
    let listed = survey
        .places()
        .filter(|place| matches!(place, roll::Place::Listed(_)));
    let said = roll::beside(web, view, listed.take(roll::most(whole)), whole).await?;
    let beside = Beside {
        dispatches: &view.dispatches.shown,
        address: &address,
        reader: shell.page.language,
        asked: shell.query.get("text"),
    };
    let record = &around.record.0;
    let decided = Reading::of(record, view, note, &survey, &people, &address, now(web)).summary();
    let roll_parts = roll::Roll {
        page: &frame,
        address: &address,
        survey: &survey,
        hidden: &view.hidden,
        look_alikes: &view.look_alikes,
        people: &people,
        text: &note.text,
        closed_at: note.closed_at(statement.seq),
        wordings: Some(&wordings),
        beside: &said,
    };
    let initiators = initiators(view, &people);
    let (also_calling, other_initiators) = Party::in_one_line(others_than(organiser, &initiators));
    Ok(AppealPage {
        ways_out: Some(crate::ways_out::links(web, view, shell).await?),
        preview: false,
        status,
        kind: note.text.kind.name().to_owned(),
        wording: u32::try_from(note.revision).unwrap_or(u32::MAX),
        wording_at: wordings.date(note.revision),
        wordings_href: (wordings.revisions().len() > 1).then(|| format!("{address}/revisions")),
        notices: notices::suspended(shell, &view.appeal)
            .into_iter()
            .chain(notices::notices(
                &frame,
                &held,
                &people,
                note,
                changed,
                beside.first_handed_over(),
                &wordings,
            ))
            .collect(),
        titles: letter::titles(&note.text, &shown),
        addressees: letter::addressees(&note.text, &shown, frame.language),
        standing: standing::on_day(
            standing(list, note.takes_signatures()),
            note.takes_signatures(),
            published,
            deadline,
            web.instance.clock.now(),
        ),
        pictures: pictures::of_appeal(web, &view.appeal, note, shell.page.language).await?,
        goal: pictures::goal(note, list),
        deadline,
        closed: times::closed(note, statement.seq),
        published,
        organiser: Party {
            name: people.name(organiser),
            href: people.href(organiser),
        },
        also_calling,
        other_initiators,
        languages: letter::languages(&note.text, &address, &shell.query),
        topics: letter::topics(&note.text),
        tongues: letter::dated(
            letter::tongues(&note.text, &shown, &address, &shell.query),
            note,
            &wordings,
        ),
        both_href: letter::both_href(&note.text, &shown, &address, &shell.query),
        initiators: initiators.into_iter().map(|(_, shown)| shown).collect(),
        // A withdrawn letter shows its names on request only.
        roll: match status {
            Status::Withdrawn => Vec::new(),
            _ if whole => roll_parts.whole(),
            _ => roll_parts.beginning(),
        },
        roll_total: count(list.entries.len()),
        roll_hidden: count(view.hidden.len()),
        next_number: Some(survey.next_number),
        ways: match note.takes_signatures() && !shell.is_suspended(view.appeal.organization_id) {
            true => ways(web, shell, view, around).await?,
            false => Ways::default(),
        },
        timeline: timeline::timeline(
            (view, &survey.days),
            note,
            published,
            changed,
            &around.replicas,
            &wordings,
            beside,
        ),
        proceedings: decided,
        cases: {
            let today = day_of(web.instance.clock.now());
            let mut board = today.map_or_else(Vec::new, |today| beside.board(today));
            shared_cases::add_others(web, &mut board, &around.others, shell.page.language);
            board
        },
        letters: super::letters::shown::cards(
            &view.dispatches.shown,
            &address,
            shell.page.language,
        ),
        meetings: super::meetings::coming(&beside, web.instance.clock.millis()),
        figures: Figures {
            boosts: around.reactions.boosts,
            likes: around.reactions.likes,
            people_named: around.people_named,
            people_page: around
                .people_page
                .then(|| shell.with_language(&format!("{address}/people"))),
            countries: countries::bars(&survey, &frame, &address, shell),
            ..figures::figures(&survey, &people)
        },
        replicas: held.replicas(),
        coalition: coalition::coalition(&frame, &held, &people, &survey),
        digest: Some(Digest::new(view.digest.to_string())),
        root_key: view.appeal.root.clone().map(Digest::new),
        bundle_file: format!("{}.bundle.json", view.appeal.slug),
        bundle_size: None,
        // Nor does it say why they signed what was taken back.
        why: match status {
            Status::Withdrawn => Why::default(),
            _ => comments::why(web, view, shell.page.language).await?,
        },
        news: news::action(web, view, &frame).await?,
        address,
        page: frame,
    })
}

/// How an appeal can be signed that takes signatures.
async fn ways(web: &WebState, shell: &Shell, view: &AppealView, around: &Around) -> Answer<Ways> {
    let address = cards::address(web, &view.appeal);
    let person = around.person.as_ref();
    let fediverse = super::sign::fediverse(web, view, shell.page.language).await?;
    Ok(Ways {
        address: Some(view.appeal.ap_id.clone()),
        own_server: Some(shell.with_language(&own_server::address(web, view))),
        fediverse: fediverse.map(|mut way| {
            way.href = shell.with_language(&way.href);
            way
        }),
        people: person
            .filter(|way| way.is_here)
            .map(|_| shell.with_language(&format!("{address}/people"))),
        person_named: person.is_some_and(|way| way.named),
        person: person.map(|way| shell.with_language(&way.href)),
        form: super::sign_by_form::address(web, view).map(|href| shell.with_language(&href)),
        moderated: view
            .list
            .current()
            .is_some_and(|note| note.admission == AdmissionPolicy::Moderated),
    })
}

/// The current note, read and as a statement.
#[must_use]
pub fn current(view: &AppealView) -> Option<(&Note, &Statement)> {
    Some((view.list.current()?, view.list.note.as_deref()?))
}

fn frame(shell: &Shell, view: &AppealView, note: &Note, shown: &[String], address: &str) -> Page {
    let mut page = shell.page.clone();
    page.activity_json = Some(view.appeal.ap_id.clone());
    page.feed = Some(format!("{address}/updates.atom"));
    page.theme = shell.theme_of(view.appeal.organization_id);
    page.summary = shown
        .first()
        .and_then(|tag| note.text.body.get(tag))
        .map(|body| markdown::plain(body, SUMMARY));
    page
}

/// Each initiator once, in its first role, with its actor id.
fn initiators(view: &AppealView, people: &People) -> Vec<(String, Initiator)> {
    let mut initiators: Vec<(String, Initiator)> = Vec::new();
    for initiator in &view.list.initiators {
        if initiators
            .iter()
            .any(|(actor, _)| *actor == initiator.actor)
        {
            continue;
        }
        let shown = Initiator {
            names: people.names(&initiator.actor),
            role: initiator.role.name().to_owned(),
            host: ids::host(&initiator.actor),
            href: people.href(&initiator.actor),
        };
        initiators.push((initiator.actor.clone(), shown));
    }
    initiators
}

/// Keepers only keep the list: they did not call for anything.
fn others_than(organiser: &str, initiators: &[(String, Initiator)]) -> Vec<Party> {
    initiators
        .iter()
        .filter(|(actor, initiator)| actor != organiser && initiator.role != "keeper")
        .map(|(_, initiator)| Party {
            name: initiator.names.first().cloned().unwrap_or_default(),
            href: initiator.href.clone(),
        })
        .collect()
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// A row, for the tests of others.
#[cfg(test)]
pub(crate) fn sample_row() -> undersigned_federation::views::Appeal {
    held::tests::appeal()
}
