//! `…/updates`, `…/cases`, `…/handovers`, `…/meetings`, `…/letters` and each of what is there: what
//! the organiser says beside the list, of our appeals and of our copies of others'.

use super::{
    appeal::{current, letter, notices::Copy},
    beside::{Beside, day_of},
    cards,
    letters::{Typed, shown as written},
    meetings,
    names::People,
    news, problem, shared_cases,
    shell::Shell,
    signing::withdrawn_at,
};
use crate::{
    activitypub::{self, objects},
    pdf::MAX_ROWS,
    problem::{Answer, Problem},
    state::WebState,
    validate::tagged,
    views::{
        Form, Page, Text,
        appeal::Notice,
        beside::{CasesPage, Handover, HandoversPage, UpdatesPage},
        letters::{LetterPage, LettersPage},
        meetings::MeetingsPage,
    },
};
use axum::{
    extract::Request,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use undersigned_domain::dispatch::{Kind, Words};
use undersigned_federation::{
    actions::handover, objects::collection, reconcile::replicate::slug, views::AppealView,
};

/// Which page below an appeal.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Where the appeal is from; here where there is none.
    pub host: Option<&'a str>,
    /// The last part of its address.
    pub slug: &'a str,
    /// Updates, cases or handovers.
    pub kind: Kind,
    /// One of them, or all.
    pub name: Option<&'a str>,
}

/// The page, or the ActivityPub object or collection.
pub async fn show(web: &WebState, asked: Asked<'_>, request: Request) -> Response {
    let shell = Shell::unless_activity(web, &request).await;
    match shell {
        Some(shell) => problem::or_page(&shell, answer(web, asked, &shell).await),
        None => object(web, asked).await.into_response(),
    }
}

async fn answer(web: &WebState, asked: Asked<'_>, shell: &Shell) -> Answer {
    let view = objects::view(web, asked.host, asked.slug).await?;
    let gone = match asked.name {
        Some(name) if shown(&view, asked.kind, name).is_none() => {
            // What stands in another folder was not taken back.
            let mut all = view.dispatches.shown.iter();
            if all.any(|dispatch| slug(&dispatch.id) == name) {
                return Err(Problem::not_found());
            }
            let held = web.instance.dispatch_text(view.appeal.id, name).await?;
            // Whether it was taken back, or signed with a key that does not count.
            held.ok_or_else(Problem::not_found)?;
            true
        }
        _ => false,
    };
    let copy = Copy::of(web, &view).await?;
    let now = web.instance.clock.now();
    let tag = shell.tag(&[
        &view.tag(),
        &Copy::tag(copy.as_ref()),
        &now.date_naive().to_string(),
        &offered(web, &view, asked).await?,
    ]);
    if let (false, Some(unchanged)) = (gone, shell.unchanged(&tag)) {
        return Ok(unchanged);
    }
    let address = cards::address(web, &view.appeal);
    let beside = Beside {
        dispatches: &view.dispatches.shown,
        address: &address,
        reader: shell.page.language,
        asked: shell.query.get("text"),
    };
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    let title: Text = letter::title(&note.text, shell.page.language);
    let survey = web.surveys.of(&view).await;
    let people = People::of(web, shell.page.language, &view, &survey);
    let notices: Vec<Notice> = copy
        .iter()
        .map(|copy| copy.notice(&shell.page, &view.list, &people))
        .chain(withdrawn_at(&view).map(Notice::Withdrawn))
        .collect();
    let mut page = shell.page.clone();
    page.feed = Some(format!("{address}/updates.atom"));
    page.theme = shell.theme_of(view.appeal.organization_id);
    let own = |href: &str| {
        asked
            .name
            .is_none_or(|name| href.rsplit('/').next() == Some(name))
    };
    let document = asked.name.and_then(|name| shown(&view, asked.kind, name));
    let document = document.map(|dispatch| dispatch.id.clone());
    let response = match asked.kind {
        Kind::Update => {
            let mut updates = beside.updates();
            let cases = !beside.stories().is_empty();
            updates.retain(|update| own(&update.href));
            if let (Some(_), Some(update)) = (asked.name, updates.first()) {
                page.summary = Some(update.summary.clone());
                page.activity_json = document;
            }
            shell.show(&UpdatesPage {
                one: asked.name.is_some(),
                gone,
                notices,
                updates,
                cases,
                others: match asked.name {
                    Some(_) => Vec::new(),
                    None => shared_cases::of_others(web, &view, page.language).await?,
                },
                news: news::action(web, &view, &page).await?,
                title,
                page,
                address,
            })
        }
        Kind::Handover => {
            let mut handovers = beside.handovers();
            handovers.retain(|handover| own(&handover.href));
            for handover in &mut handovers {
                at_home(web, &view, handover).await?;
            }
            shell.show(&HandoversPage {
                one: asked.name.is_some(),
                gone,
                notices,
                handovers,
                title,
                page,
                address,
            })
        }
        Kind::Event => {
            let mut shown = beside.meetings();
            shown.retain(|meeting| own(&meeting.href));
            for meeting in &mut shown {
                meetings::with_registration(web, &view, meeting).await?;
            }
            page.activity_json = document;
            let now = now.timestamp_millis();
            let (mut coming, past): (Vec<_>, Vec<_>) = shown
                .into_iter()
                .partition(|meeting| meeting.over_at >= now);
            coming.reverse();
            shell.show(&MeetingsPage {
                one: asked.name.is_some(),
                gone,
                notices,
                coming,
                past,
                title,
                page,
                address,
            })
        }
        Kind::Letter => {
            let frame = Frame {
                page,
                title,
                notices,
            };
            letters(web, &view, asked, shell, frame)?
        }
        Kind::Case => {
            let today = day_of(now).ok_or_else(Problem::not_found)?;
            let mut cases = match asked.name {
                Some(name) => beside.case(name, today).into_iter().collect(),
                None => beside.board(today),
            };
            shared_cases::complete(web, &view, &mut cases, page.language).await?;
            if let (Some(_), Some(case)) = (asked.name, cases.first()) {
                page.feed.clone_from(&case.feed);
                page.activity_json = document;
            }
            shell.show(&CasesPage {
                one: asked.name.is_some(),
                gone,
                notices,
                cases,
                title,
                page,
                address,
            })
        }
    };
    if gone {
        let mut response = response;
        *response.status_mut() = StatusCode::GONE;
        return Ok(response);
    }
    Ok(tagged(response, &tag))
}

/// What every page beside a list has.
struct Frame {
    page: Page,
    title: Text,
    notices: Vec<Notice>,
}

/// Letters that readers send: all of them, or one to be filled in.
fn letters(
    web: &WebState,
    view: &AppealView,
    asked: Asked<'_>,
    shell: &Shell,
    frame: Frame,
) -> Answer {
    let Frame {
        mut page,
        title,
        notices,
    } = frame;
    let address = cards::address(web, &view.appeal);
    let reader = shell.page.language;
    let Some(name) = asked.name else {
        return Ok(shell.show(&LettersPage {
            letters: written::cards(&view.dispatches.shown, &address, reader),
            page,
            address,
            title,
            notices,
        }));
    };
    let href = format!("{address}/letters/{name}");
    let today = day_of(web.instance.clock.now()).ok_or_else(Problem::not_found)?;
    let found = shown(view, Kind::Letter, name);
    let said = found.and_then(|dispatch| match &dispatch.words {
        Words::Letter(letter) => Some(letter.as_ref()),
        _ => None,
    });
    let letter = said.map(|said| {
        let language = written::chosen(said, shell.query.get("text"), reader);
        let typed = Typed::proposed(said, &language);
        let mut letter = written::letter(said, &typed, &href, reader, today);
        for (_, href) in &mut letter.others {
            *href = shell.with_language(href);
        }
        letter
    });
    page.activity_json = found.map(|dispatch| dispatch.id.clone());
    let form = Form {
        action: shell.with_language(&format!("{href}/ready")),
        csrf: String::new(),
        errors: Vec::new(),
    };
    Ok(shell.show(&LetterPage {
        page,
        form,
        address,
        title,
        notices,
        letter,
    }))
}

/// What of a handover's list is offered now, which no digest of what was said can tell.
async fn offered(web: &WebState, view: &AppealView, asked: Asked<'_>) -> Answer<String> {
    if asked.kind == Kind::Event {
        return meetings::tag(web, view).await;
    }
    if matches!(asked.kind, Kind::Case | Kind::Update) {
        let others = web.instance.other_cases(view).await?;
        return Ok(undersigned_federation::shared_cases::tag(&others));
    }
    if asked.kind != Kind::Handover || view.appeal.organization_id.is_none() {
        return Ok(String::new());
    }
    let mut offered = String::new();
    for dispatch in view.dispatches.shown.iter() {
        if dispatch.kind == Kind::Handover {
            let name = slug(&dispatch.id);
            let kept = handover::sealed(&web.instance, &view.appeal, &name).await?;
            offered.push(if kept.is_some() { '+' } else { '-' });
        }
    }
    Ok(offered)
}

/// What is there of a handover where this server is the organiser's: the list as it was, as long as
/// it is offered, and pictures of ours.
async fn at_home(web: &WebState, view: &AppealView, handover: &mut Handover) -> Answer<()> {
    if view.appeal.organization_id.is_none() {
        return Ok(());
    }
    let base = web.instance.addresses.path("/media/");
    for one in &mut handover.evidence {
        let file = one.href.as_deref().and_then(|url| url.strip_prefix(&base));
        one.picture = file.map(|file| format!("/media/{file}"));
    }
    let Some(list) = &mut handover.list else {
        return Ok(());
    };
    list.elsewhere = false;
    let name = slug(&handover.href);
    let kept = handover::sealed(&web.instance, &view.appeal, &name).await?;
    list.withdrawn = match &kept {
        Some(kept) => {
            let gone = handover::gone_since(&web.instance, kept, view).await?;
            gone.entries
        }
        None => 0,
    };
    let offered = kept.as_ref().filter(|_| list.withdrawn == 0);
    list.bundle_href = offered.map(|_| format!("{}/bundle", handover.href));
    let printed =
        web.makers.pdf.is_some() && kept.is_some_and(|kept| kept.entries <= MAX_ROWS as u64);
    list.pdf_href = printed.then(|| format!("{}/cosigners.pdf", handover.href));
    Ok(())
}

/// One that may be shown.
fn shown<'a>(
    view: &'a AppealView,
    kind: Kind,
    name: &str,
) -> Option<&'a undersigned_domain::Dispatch> {
    let mut all = view.dispatches.shown.iter();
    all.find(|dispatch| dispatch.kind == kind && slug(&dispatch.id) == name)
}

async fn object(web: &WebState, asked: Asked<'_>) -> Answer {
    let view = objects::view(web, asked.host, asked.slug).await?;
    let Some(name) = asked.name else {
        let folder = undersigned_federation::addresses::dispatch_folder(asked.kind);
        let id = format!("{}/{folder}", objects::here(web, &view));
        let mut of_kind: Vec<_> = view
            .dispatches
            .shown
            .iter()
            .filter(|dispatch| dispatch.kind == asked.kind)
            .collect();
        of_kind.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| b.id.cmp(&a.id)));
        let items: Vec<_> = of_kind.iter().map(|one| one.id.clone().into()).collect();
        return Ok(activitypub::activity(&collection::whole(&id, &items)));
    };
    if let Some(dispatch) = shown(&view, asked.kind, name) {
        return Ok(activitypub::activity_text(dispatch.text().to_owned()));
    }
    let tombstone = web.instance.dispatch_text(view.appeal.id, name).await?;
    let tombstone = tombstone.flatten().ok_or_else(Problem::not_found)?;
    let mut response = activitypub::activity_text(tombstone);
    *response.status_mut() = StatusCode::GONE;
    Ok(response)
}
