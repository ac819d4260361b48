//! Something went wrong: what happened, what to do, and a reference that is also in the log.

use askama::Template;

use super::{Link, Page};

/// Any page with a status of 4xx or 5xx.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/problem.html")]
pub struct ProblemPage {
    /// The frame.
    pub page: Page,
    /// What happened, as a heading.
    pub title: String,
    /// What happened, in one or two sentences.
    pub what: String,
    /// What the reader can do, each a sentence.
    pub advice: Vec<String>,
    /// Where to go on.
    pub links: Vec<Link>,
    /// Reference that is also in the log.
    pub reference: Option<String>,
}

impl ProblemPage {
    /// The usual words for a code: `not-found`, `forbidden`, `gone`, `too-many`, `expired`,
    /// `bad-request`, `misdirected`, `unavailable`, `internal`; other codes read as `internal`.
    #[must_use]
    pub fn of(page: Page, code: &str, reference: Option<String>) -> Self {
        const KNOWN: &[&str] = &[
            "not-found",
            "forbidden",
            "gone",
            "too-many",
            "expired",
            "bad-request",
            "misdirected",
            "unavailable",
            "internal",
            "co-sign-used",
            "co-sign-expired",
            "co-sign-unknown",
            "co-sign-gone",
            "co-sign-changed",
            "co-sign-closed",
        ];
        let code = if KNOWN.contains(&code) {
            code
        } else {
            "internal"
        };
        let mut page = page;
        page.noindex = true;
        Self {
            title: page.word("problem-title", code),
            what: page.word("problem-what", code),
            advice: vec![page.word("problem-advice", code)],
            links: vec![Link {
                href: "/".to_owned(),
                words: page.t("problem-home"),
            }],
            reference,
            page,
        }
    }
}
