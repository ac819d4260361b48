//! `…/proceedings`, `…/amendments`, `…/ballots` and each of what is there: what organisations propose
//! to change in a text, and how they decide, for our appeals and our copies of others'.

mod amendments;
mod ballots;
mod part;
mod reading;

pub(crate) use reading::{Reading, tag};

use super::{
    appeal::{letter, notices::Copy},
    cards,
    names::People,
    problem,
    shell::Shell,
    signing::withdrawn_at,
};
use crate::{
    activitypub::{self, objects},
    hidden_words,
    problem::{Answer, Problem},
    state::WebState,
    validate::tagged,
    views::{
        appeal::Notice,
        proceedings::{AmendmentPage, BallotPage, ProceedingsPage},
    },
};
use axum::{
    extract::Request,
    response::{IntoResponse as _, Response},
};
use part::Part;
use std::collections::BTreeSet;
use undersigned_domain::proceedings::Content;
use undersigned_federation::{objects::collection, reconcile::replicate::slug};

/// Most amendments that are compared with the text on one page; of further ones it says only that
/// they are there. Each comparison takes time, and anybody on the list can add one.
const MOST_COMPARED: usize = 100;

/// Most addresses with one name that are looked at, the newest first: as a rule there is one.
const MOST_ALIKE: usize = 8;

/// What of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// Everything.
    All,
    /// Amendments.
    Amendments,
    /// Ballots.
    Ballots,
}

impl Folder {
    /// Every folder, with the last part of its address.
    pub const ALL: [(&'static str, Self); 3] = [
        ("proceedings", Self::All),
        ("amendments", Self::Amendments),
        ("ballots", Self::Ballots),
    ];

    /// The last part of its address.
    fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, one)| *one == self);
        found.map_or("proceedings", |(name, _)| name)
    }
}

/// Which page below an appeal.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Where the appeal is from; here where there is none.
    pub host: Option<&'a str>,
    /// The last part of its address.
    pub slug: &'a str,
    /// What of it.
    pub folder: Folder,
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
    let record = web.instance.record(&view.appeal, &view.snapshot).await?;
    let now = web.instance.clock.seq();
    let copy = Copy::of(web, &view).await?;
    let tag = shell.tag(&[
        &view.tag(),
        &tag(web, &view, &record, now).await?,
        &Copy::tag(copy.as_ref()),
    ]);
    let note = view.list.current().ok_or_else(Problem::not_found)?;
    let address = cards::address(web, &view.appeal);
    let survey = web.surveys.of(&view).await;
    let people = People::of(web, shell.page.language, &view, &survey);
    let reading = Reading::of(&record, &view, note, &survey, &people, &address, now);
    let mut page = shell.page.clone();
    page.feed = Some(format!("{address}/updates.atom"));
    page.theme = shell.theme_of(view.appeal.organization_id);
    let title = letter::title(&note.text, shell.page.language);
    let withdrawn = withdrawn_at(&view).map(Notice::Withdrawn);
    let desk_href = match withdrawn {
        Some(_) => None,
        None => Some(desk_href(&view.appeal.ap_id)),
    };
    let notices = copy
        .iter()
        .map(|copy| copy.notice(&shell.page, &view.list, &people))
        .chain(withdrawn)
        .collect();
    let response = match (asked.folder, asked.name) {
        (Folder::Amendments, Some(name)) => {
            let amendments = reading.amendments_called(name);
            let first = amendments.first().ok_or_else(Problem::not_found)?;
            page.activity_json = Some(first.id.clone());
            if let Some(unchanged) = shell.unchanged(&tag) {
                return Ok(unchanged);
            }
            shell.show(&AmendmentPage {
                page,
                address: address.clone(),
                title,
                notices,
                amendments,
                desk_href,
            })
        }
        (Folder::Ballots, Some(name)) => {
            let ballots = reading.ballots_called(name);
            let first = ballots.first().ok_or_else(Problem::not_found)?;
            page.activity_json = Some(first.id.clone());
            if let Some(unchanged) = shell.unchanged(&tag) {
                return Ok(unchanged);
            }
            shell.show(&BallotPage {
                page,
                address: address.clone(),
                title,
                notices,
                ballots,
                desk_href,
            })
        }
        (Folder::All, Some(_)) => return Err(Problem::not_found()),
        (_, None) => {
            if let Some(unchanged) = shell.unchanged(&tag) {
                return Ok(unchanged);
            }
            page.activity_json = Some(format!("{}/proceedings", objects::here(web, &view)));
            let below = format!("{address}/{}", asked.folder.name());
            let part = Part::of(shell, &below, record.amendments.len())?;
            let (sections, elsewhere) = reading.in_place(part.places);
            shell.show(&ProceedingsPage {
                earlier: part.earlier,
                later: part.later,
                is_over: reading.is_over(),
                wording: u32::try_from(note.revision).unwrap_or(u32::MAX),
                sections,
                elsewhere,
                amendments: reading.amendments_count(),
                taken_back: reading.taken_back(),
                ballots: reading.ballots(),
                committees: reading.committees(),
                page,
                address: address.clone(),
                title,
                notices,
                desk_href,
            })
        }
    };
    Ok(tagged(response, &tag))
}

/// Where an organisation of this server takes part.
fn desk_href(appeal: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("object", appeal);
    format!("/desk/amendments?{}", query.finish())
}

/// One document as it was signed, without words of those that this server blocks; or the addresses of
/// all.
async fn object(web: &WebState, asked: Asked<'_>) -> Answer {
    let view = objects::view(web, asked.host, asked.slug).await?;
    let held = web.instance.headings_of_proceedings(&view.appeal).await?;
    let fits = |kind: &str| match asked.folder {
        Folder::All => true,
        Folder::Amendments => kind == "Amendment",
        Folder::Ballots => kind == "Ballot",
    };
    let of_folder = held.iter().filter(|one| fits(&one.kind));
    let Some(name) = asked.name else {
        let mut ids: Vec<&str> = of_folder.map(|one| one.id.as_str()).collect();
        // A ballot that was called off is said twice, with one address.
        let mut seen = BTreeSet::new();
        ids.retain(|id| seen.insert(*id));
        let items: Vec<_> = ids.iter().map(|id| (*id).into()).collect();
        let id = format!("{}/{}", objects::here(web, &view), asked.folder.name());
        return Ok(activitypub::activity(&collection::whole(&id, &items)));
    };
    let of_name = of_folder.filter(|one| slug(&one.id) == name);
    let mut ids: Vec<&str> = of_name.rev().map(|one| one.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    let mut named = Vec::new();
    for id in ids.into_iter().take(MOST_ALIKE) {
        named.extend(web.instance.proceedings_at(&view.appeal, id).await?);
    }
    // The terms of a ballot, not that it was called off.
    let newest = named
        .iter()
        .max_by_key(|one| (one.content != Content::Cancelled, one.seq));
    let newest = newest.ok_or_else(Problem::not_found)?;
    Ok(
        match hidden_words::left(newest, &|actor| view.hides(actor)) {
            Some(left) => activitypub::activity(&left),
            None => activitypub::activity_text(newest.text().to_owned()),
        },
    )
}
