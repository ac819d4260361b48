//! The pages below an appeal: what all of them have, and those of updates, cases and meetings.

use super::{Asked, shown};
use crate::{
    pages::{
        appeal::{current, letter, notices::Copy},
        beside::{Beside, day_of},
        cards, meetings as shown_meetings,
        names::People,
        news, shared_cases,
        shell::Shell,
        signing::withdrawn_at,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Page, Text,
        appeal::Notice,
        beside::{CasesPage, UpdatesPage},
        meetings::MeetingsPage,
    },
};
use chrono::{DateTime, Utc};
use undersigned_federation::views::AppealView;

/// What the organiser says beside the list, read for somebody who asks for a page of it.
pub(super) struct Read<'a> {
    pub web: &'a WebState,
    pub shell: &'a Shell,
    pub view: &'a AppealView,
    pub asked: Asked<'a>,
    pub now: DateTime<Utc>,
    /// Whether what is asked for was there, and is no more.
    pub gone: bool,
    /// Path of the appeal.
    pub address: String,
}

/// What every page beside a list has.
pub(super) struct Frame {
    pub page: Page,
    pub title: Text,
    pub notices: Vec<Notice>,
}

impl<'a> Read<'a> {
    pub fn of(
        web: &'a WebState,
        shell: &'a Shell,
        view: &'a AppealView,
        asked: Asked<'a>,
        now: DateTime<Utc>,
        gone: bool,
    ) -> Self {
        Self {
            address: cards::address(web, &view.appeal),
            web,
            shell,
            view,
            asked,
            now,
            gone,
        }
    }

    pub async fn frame(&self, copy: Option<&Copy>) -> Answer<Frame> {
        let (web, shell, view) = (self.web, self.shell, self.view);
        let (note, _) = current(view).ok_or_else(Problem::not_found)?;
        let survey = web.surveys.of(view).await;
        let people = People::of(web, shell.page.language, view, &survey);
        let copy = copy.map(|copy| copy.notice(&shell.page, &view.list, &people));
        let withdrawn = withdrawn_at(view).map(Notice::Withdrawn);
        let mut page = shell.page.clone();
        page.feed = Some(format!("{}/updates.atom", self.address));
        page.theme = shell.theme_of(view.appeal.organization_id);
        Ok(Frame {
            page,
            title: letter::title(&note.text, shell.page.language),
            notices: copy.into_iter().chain(withdrawn).collect(),
        })
    }

    pub fn beside(&self) -> Beside<'_> {
        Beside {
            dispatches: &self.view.dispatches.shown,
            address: &self.address,
            reader: self.shell.page.language,
            asked: self.shell.query.get("text"),
        }
    }

    /// Whether one is asked for, and not all.
    pub fn is_one(&self) -> bool {
        self.asked.name.is_some()
    }

    /// Whether what has this address is asked for.
    pub fn is_asked(&self, href: &str) -> bool {
        let name = self.asked.name;
        name.is_none_or(|name| href.rsplit('/').next() == Some(name))
    }

    /// The id of the one that is asked for.
    pub fn document(&self) -> Option<String> {
        let found = self.asked.name;
        let found = found.and_then(|name| shown(self.view, self.asked.kind, name));
        found.map(|dispatch| dispatch.id.clone())
    }
}

/// Updates: all of them, or one.
pub(super) async fn updates(read: &Read<'_>, frame: Frame) -> Answer {
    let (web, view) = (read.web, read.view);
    let mut page = frame.page;
    let mut updates = read.beside().updates();
    let cases = !read.beside().stories().is_empty();
    updates.retain(|update| read.is_asked(&update.href));
    if let (true, Some(update)) = (read.is_one(), updates.first()) {
        page.summary = Some(update.summary.clone());
        page.activity_json = read.document();
    }
    Ok(read.shell.show(&UpdatesPage {
        one: read.is_one(),
        gone: read.gone,
        notices: frame.notices,
        updates,
        cases,
        others: match read.is_one() {
            true => Vec::new(),
            false => shared_cases::of_others(web, view, page.language).await?,
        },
        news: news::action(web, view, &page).await?,
        title: frame.title,
        page,
        address: read.address.clone(),
    }))
}

/// Meetings: all of them, or one.
pub(super) async fn meetings(read: &Read<'_>, frame: Frame) -> Answer {
    let mut page = frame.page;
    let mut shown = read.beside().meetings();
    shown.retain(|meeting| read.is_asked(&meeting.href));
    for meeting in &mut shown {
        shown_meetings::with_registration(read.web, read.view, meeting).await?;
    }
    page.activity_json = read.document();
    let now = read.now.timestamp_millis();
    let (mut coming, past): (Vec<_>, Vec<_>) = shown
        .into_iter()
        .partition(|meeting| meeting.over_at >= now);
    coming.reverse();
    Ok(read.shell.show(&MeetingsPage {
        one: read.is_one(),
        gone: read.gone,
        notices: frame.notices,
        coming,
        past,
        title: frame.title,
        page,
        address: read.address.clone(),
    }))
}

/// Cases: the board, or one with all that happened.
pub(super) async fn cases(read: &Read<'_>, frame: Frame) -> Answer {
    let mut page = frame.page;
    let today = day_of(read.now).ok_or_else(Problem::not_found)?;
    let mut cases = match read.asked.name {
        Some(name) => read.beside().case(name, today).into_iter().collect(),
        None => read.beside().board(today),
    };
    shared_cases::complete(read.web, read.view, &mut cases, page.language).await?;
    if let (true, Some(case)) = (read.is_one(), cases.first()) {
        page.feed.clone_from(&case.feed);
        page.activity_json = read.document();
    }
    Ok(read.shell.show(&CasesPage {
        one: read.is_one(),
        gone: read.gone,
        notices: frame.notices,
        cases,
        title: frame.title,
        page,
        address: read.address.clone(),
    }))
}
