//! Something went wrong: what happened, what to do, and a reference that is also in the log.

use askama::Template;

use super::{Digest, Link, Page};

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
    /// What the advice tells to compare something by.
    pub digest: Option<Digest>,
    /// Where to go on.
    pub links: Vec<Link>,
    /// Reference that is also in the log.
    pub reference: Option<String>,
}

impl ProblemPage {
    /// The usual words for a code, such as `not-found` or `co-sign-used`: the sentences
    /// `problem-title-…`, `problem-what-…` and `problem-advice-…`. Codes without any read as
    /// `internal`.
    #[must_use]
    pub fn of(page: Page, code: &str, reference: Option<String>) -> Self {
        let known = page.perhaps("problem-title", code).is_some();
        let code = if known { code } else { "internal" };
        let mut page = page;
        page.noindex = true;
        Self {
            title: page.word("problem-title", code),
            what: page.word("problem-what", code),
            advice: vec![page.word("problem-advice", code)],
            digest: None,
            links: vec![Link {
                href: "/".to_owned(),
                words: page.t("problem-home"),
            }],
            reference,
            page,
        }
    }
}
