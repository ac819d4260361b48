//! `…/revisions` and `…/revisions/{n}`: every wording stays readable, with who signed it and what
//! changed since.

mod compare;
mod wordings;

pub use wordings::{Wordings, counts, date, signers};

use self::wordings::Counts;
use super::{
    appeal::{current, letter, notices::Copy, roll::Beside, roll::Place, roll::Roll},
    cards,
    names::People,
    problem,
    shell::Shell,
    times,
};
use crate::{
    activitypub::objects,
    problem::{Answer, Problem},
    state::WebState,
    survey::Survey,
    validate::tagged,
    views::{
        Digest, Page,
        appeal::Notice,
        revision::{RevisionPage, RevisionRow, RevisionText, RevisionsPage},
    },
};
use axum::{
    extract::Request,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use undersigned_domain::{KnownWording, Note, Status};
use undersigned_federation::views::AppealView;

/// Names of one text that stand on its page; the others are on the list.
const NAMES: usize = 60;
/// Most wordings in the list of them. A signer may pin what was never published.
const ROWS: usize = 1_000;
/// Most texts under one number that are shown, those first that this server holds.
pub const MOST_TEXTS: usize = 5;

/// `…/revisions`. One alone needs no list.
pub async fn list(web: &WebState, host: Option<&str>, slug: &str, request: Request) -> Response {
    let shell = Shell::of(web, &request).await;
    problem::or_page(&shell, all(web, host, slug, &shell).await)
}

async fn all(web: &WebState, host: Option<&str>, slug: &str, shell: &Shell) -> Answer {
    let view = objects::view(web, host, slug).await?;
    let address = cards::address(web, &view.appeal);
    let survey = web.surveys.of(&view).await;
    let wordings = Wordings::surveyed(&survey, &address);
    if let [only] = wordings.revisions().as_slice() {
        let query = match shell.query.get("lang") {
            Some(_) => format!("?lang={}", shell.page.language.tag),
            None => String::new(),
        };
        return Ok(Redirect::to(&format!("{}{query}", wordings.href(*only))).into_response());
    }
    let copy = Copy::of(web, &view).await?;
    let tag = tag(&view, shell, copy.as_ref());
    if let Some(unchanged) = shell.unchanged(&tag) {
        return Ok(unchanged);
    }
    let page = rows(shell, &view, &wordings, &address, None)?;
    Ok(tagged(shell.show(&page), &tag))
}

/// `…/revisions/{n}`.
pub async fn show(
    web: &WebState,
    host: Option<&str>,
    slug: &str,
    number: &str,
    request: Request,
) -> Response {
    let shell = Shell::of(web, &request).await;
    problem::or_page(&shell, one(web, host, slug, number, &shell).await)
}

async fn one(
    web: &WebState,
    host: Option<&str>,
    slug: &str,
    number: &str,
    shell: &Shell,
) -> Answer {
    let view = objects::view(web, host, slug).await?;
    let address = cards::address(web, &view.appeal);
    let survey = web.surveys.of(&view).await;
    let wordings = Wordings::surveyed(&survey, &address);
    let Some(revision) = existing(&wordings, number) else {
        return missing(shell, &view, &wordings, &address, number);
    };
    let against = match shell.query.get("against") {
        None => compare::usual(&wordings, revision),
        Some(against) => match existing(&wordings, against) {
            Some(against) => Some(against),
            None => return missing(shell, &view, &wordings, &address, against),
        },
    };
    let copy = Copy::of(web, &view).await?;
    let tag = tag(&view, shell, copy.as_ref());
    if let Some(unchanged) = shell.unchanged(&tag) {
        return Ok(unchanged);
    }
    let survey = web.surveys.of(&view).await;
    let people = People::of(web, shell.page.language, &view, &survey);
    let shown = Shown {
        shell,
        view: &view,
        wordings: &wordings,
        people: &people,
        survey: &survey,
        copy: copy.as_ref(),
        address: &address,
    };
    let page = shown.page(revision, against)?;
    Ok(tagged(shell.show(&page), &tag))
}

/// A number as it is written in an address, where there is such a wording.
fn existing(wordings: &Wordings, number: &str) -> Option<u64> {
    let revisions = wordings.revisions();
    revisions.into_iter().find(|one| one.to_string() == number)
}

fn tag(view: &AppealView, shell: &Shell, copy: Option<&Copy>) -> String {
    shell.tag(&[&view.tag(), &Copy::tag(copy)])
}

/// 404, with what there is.
fn missing(
    shell: &Shell,
    view: &AppealView,
    wordings: &Wordings,
    address: &str,
    number: &str,
) -> Answer {
    let asked: String = number.chars().take(20).collect();
    let mut page = rows(shell, view, wordings, address, Some(asked))?;
    page.page.origin = None;
    page.page.noindex = true;
    let mut response = shell.show(&page);
    *response.status_mut() = StatusCode::NOT_FOUND;
    Ok(response)
}

fn rows(
    shell: &Shell,
    view: &AppealView,
    wordings: &Wordings,
    address: &str,
    missing: Option<String>,
) -> Answer<RevisionsPage> {
    let note = view.list.current().ok_or_else(Problem::not_found)?;
    let mut revisions = wordings.revisions();
    revisions.reverse();
    revisions.truncate(ROWS);
    let counts = counts(&view.list.entries);
    Ok(RevisionsPage {
        title: letter::title(&note.text, shell.page.language),
        rows: revisions
            .into_iter()
            .map(|revision| row(&counts, wordings, revision))
            .collect(),
        missing,
        address: address.to_owned(),
        page: shell.page.clone(),
    })
}

fn row(counts: &Counts, wordings: &Wordings, revision: u64) -> RevisionRow {
    let texts = wordings.texts(revision);
    let signed = texts.iter().map(|text| count(counts, text));
    RevisionRow {
        wording: small(revision),
        href: wordings.href(revision),
        at: wordings.date(revision),
        current: wordings.current() == Some(revision),
        replaced: wordings.is_replaced(revision),
        digests: texts
            .iter()
            .take(MOST_TEXTS)
            .map(|text| digest(text))
            .collect(),
        more: texts.len().saturating_sub(MOST_TEXTS),
        signers: signed.sum(),
        changes_href: wordings
            .before(revision)
            .filter(|_| !wordings.held(revision).is_empty())
            .map(|before| format!("{}?against={before}#changes", wordings.href(revision))),
    }
}

/// How many signed a wording.
fn count(counts: &Counts, wording: &KnownWording) -> u64 {
    let counted = counts.get(&(wording.revision, wording.text_digest));
    counted.copied().unwrap_or_default()
}

fn digest(wording: &KnownWording) -> Digest {
    Digest::new(wording.text_digest.to_string())
}

/// A number as the pages carry it.
pub(super) fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What the page of one wording is made from.
struct Shown<'a> {
    shell: &'a Shell,
    view: &'a AppealView,
    wordings: &'a Wordings,
    people: &'a People,
    survey: &'a Survey,
    copy: Option<&'a Copy>,
    address: &'a str,
}

impl Shown<'_> {
    fn page(&self, revision: u64, against: Option<u64>) -> Answer<RevisionPage> {
        let now = self.view.list.current().ok_or_else(Problem::not_found)?;
        let reader = self.shell.page.language;
        let query = &self.shell.query;
        let known = self.wordings.texts(revision);
        let first = known.iter().find_map(|text| text.note());
        let here = self.wordings.href(revision);
        let tags = first.map(|note| letter::shown(&note.text, query, reader));
        let tags = tags.unwrap_or_default();
        let mut page = self.shell.page.clone();
        page.activity_json =
            first.map(|_| format!("{}/revisions/{revision}", self.view.appeal.ap_id));
        // The comparisons of a wording are the same text in other clothes.
        page.noindex = query.get("against").is_some();
        let counts = counts(&self.view.list.entries);
        let texts: Vec<RevisionText> = known
            .iter()
            .take(MOST_TEXTS)
            .enumerate()
            .map(|(place, text)| RevisionText {
                signers: count(&counts, text),
                ..self.text(&page, now, text, place + 1)
            })
            .collect();
        Ok(RevisionPage {
            wording: small(revision),
            current: self.wordings.current() == Some(revision),
            replaced: self.wordings.is_replaced(revision),
            withdrawn: now.status == Status::Withdrawn,
            kind: first.map(|note| note.text.kind.name().to_owned()),
            at: self.wordings.date(revision),
            notices: self.notices(revision, &known),
            titles: match first {
                Some(note) => letter::titles(&note.text, &tags),
                None => vec![letter::title(&now.text, reader)],
            },
            signers: known.iter().map(|text| count(&counts, text)).sum(),
            list_href: format!("{}/cosigners?wording={revision}", self.address),
            all_href: (self.wordings.revisions().len() > 1)
                .then(|| format!("{}/revisions", self.address)),
            languages: first
                .map(|note| letter::languages(&note.text, &here, query))
                .unwrap_or_default(),
            both_href: first.and_then(|note| letter::both_href(&note.text, &tags, &here, query)),
            choices: compare::choices(self.wordings, revision, against),
            changes: against.and_then(|against| compare::changes(self.wordings, revision, against)),
            texts,
            more: known.len().saturating_sub(MOST_TEXTS),
            address: self.address.to_owned(),
            page,
        })
    }

    fn notices(&self, revision: u64, texts: &[&KnownWording]) -> Vec<Notice> {
        let copy = |copy: &Copy| copy.notice(&self.shell.page, &self.view.list, self.people);
        let mut notices: Vec<Notice> = self.copy.map(copy).into_iter().collect();
        if let Some((note, statement)) = current(self.view)
            && note.status == Status::Withdrawn
        {
            let since = times::stands_since(note, statement.seq);
            notices.extend(since.map(Notice::Withdrawn));
        }
        if self.wordings.is_replaced(revision) {
            notices.push(Notice::EarlierWording {
                wording: small(revision),
                current_href: self.address.to_owned(),
            });
        }
        if texts.len() > 1 {
            notices.push(Notice::TextConflict {
                wording: small(revision),
                digests: texts
                    .iter()
                    .take(MOST_TEXTS)
                    .map(|text| digest(text))
                    .collect(),
                href: None,
            });
        }
        notices
    }

    fn text(&self, page: &Page, now: &Note, wording: &KnownWording, place: usize) -> RevisionText {
        let query = &self.shell.query;
        let reader = self.shell.page.language;
        let note = wording.note();
        let tags = note.map(|note| letter::shown(&note.text, query, reader));
        let tags = tags.unwrap_or_default();
        let here = self.wordings.href(wording.revision);
        let roll = Roll {
            page,
            address: self.address,
            survey: self.survey,
            hidden: &self.view.hidden,
            look_alikes: &self.view.look_alikes,
            people: self.people,
            // Reservations name demands of the text that was signed.
            text: note.map_or(&now.text, |note| &note.text),
            closed_at: None,
            wordings: None,
            beside: &Beside::default(),
        };
        // A withdrawn letter shows its names on request only.
        let names = if now.status == Status::Withdrawn {
            0
        } else {
            NAMES
        };
        RevisionText {
            place,
            mark: if place == 1 {
                String::new()
            } else {
                format!("{place}-")
            },
            digest: digest(wording),
            current: self.wordings.is_current(wording),
            held: note.is_some(),
            addressees: note
                .map(|note| letter::addressees(&note.text, &tags, reader))
                .unwrap_or_default(),
            tongues: note
                .map(|note| {
                    let tongues = letter::tongues(&note.text, &tags, &here, query);
                    letter::dated(tongues, note, self.wordings)
                })
                .unwrap_or_default(),
            signers: 0,
            roll: signers(&self.view.list.entries, wording)
                .take(names)
                .map(|entry| roll.place(Place::Listed(entry)))
                .collect(),
        }
    }
}
