//! The page that says what went wrong.

use super::{place::Place, words::word_at};
use crate::{
    pages::session::Visitor,
    problem::{About, Problem, Since},
    state::WebState,
    views::{Link, Page, problem::ProblemPage},
};
use axum::http::StatusCode;
use undersigned_domain::admission::is_telling;

/// A problem, as its answer says it.
pub(super) struct Fault<'a> {
    /// The status.
    pub status: StatusCode,
    /// What it is.
    pub code: &'a str,
    /// Whether what failed had begun, and may be done all the same.
    pub begun: bool,
    /// The appeal that it is about.
    pub about: Option<&'a About>,
}

impl<'a> Fault<'a> {
    /// One that nothing was begun before.
    pub fn of(problem: &'a Problem) -> Self {
        Self {
            status: problem.status,
            code: problem.code,
            begun: false,
            about: problem.about.as_ref(),
        }
    }

    /// The page that says so to whoever asked for a place.
    pub fn page(&self, state: &WebState, visitor: &Visitor, place: &Place) -> ProblemPage {
        let mut frame = visitor.private_page(state.instance.addresses.host());
        frame.sets_cookie = false;
        let mut page = ProblemPage::of(frame, word_at(place, self), None);
        let Some(about) = self.about else {
            let mut ways = links(visitor, &page.page, self.to_desk(place));
            ways.append(&mut page.links);
            page.links = ways;
            return page;
        };
        page.what = self.what(about, &page);
        let ways = place.ways_on(&about.path, self.code);
        page.links = links(visitor, &page.page, ways);
        if place.was_form {
            // What was posted cannot be looked at again in another language.
            page.page.path.clone_from(&about.path);
        }
        page
    }

    /// Where whoever sent a form of an appeal's desk goes on is the same desk.
    fn to_desk(&self, place: &Place) -> Option<(&'static str, String)> {
        let desk = match self.code {
            "form_of_another" => Some("/desk".to_owned()),
            code => place.leads_on(code),
        };
        desk.map(|desk| ("layout-desk", desk))
    }

    /// What happened to the appeal that it is about, or to an entry of its list.
    fn what(&self, about: &About, page: &ProblemPage) -> String {
        let frame = &page.page;
        let what = match &about.since {
            Some(Since::Closed(at)) => frame.t1("notice-closed", "at", frame.day_words(at)),
            Some(Since::Withdrawn(at)) => frame.t1("notice-withdrawn", "at", frame.day_words(at)),
            // The words for everything else are for the organisation's own people.
            None if self.code == "suspended" => frame.t("notice-suspended-what"),
            None => page.what.clone(),
        };
        let reason = about.reason.as_deref().filter(|code| is_telling(code));
        let Some(reason) = reason.map(|reason| frame.word("reason", reason)) else {
            return what;
        };
        let because = frame.t1("letter-refused-reason", "reason", reason);
        format!("{what}{}{because}", frame.gap())
    }
}

/// Ways as they stand on a page, each by its words and its path.
fn links(
    visitor: &Visitor,
    page: &Page,
    ways: impl IntoIterator<Item = (&'static str, String)>,
) -> Vec<Link> {
    let link = |(key, path): (&str, String)| Link {
        href: visitor.with_language(&path),
        words: page.t(key),
    };
    ways.into_iter().map(link).collect()
}
