//! Something went wrong: what happened, what to do, and a reference that is also in the log.

use askama::Template;

use super::{Digest, Link, Page, desk::KeptForm};

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
    /// What somebody sent that could not be taken, to be sent again.
    pub form: Option<KeptForm>,
    /// What somebody wrote in a form that is taken no more, to be copied.
    pub wrote: Option<KeptForm>,
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
        let advice = match code {
            // A link that corrects and withdraws was mailed to nobody, and is not.
            "people-used" | "form-used" if page.without_mail => {
                vec![page.t("no-mail"), page.t("no-mail-ask")]
            }
            _ => vec![page.word("problem-advice", code)],
        };
        Self {
            title: page.word("problem-title", code),
            what: page.word("problem-what", code),
            advice,
            digest: None,
            form: None,
            wrote: None,
            links: vec![Link {
                href: "/".to_owned(),
                words: page.t("problem-home"),
            }],
            reference,
            page,
        }
    }

    /// Gives a form of the desk back that could not be taken, to be sent again from here. Where it may have been done all
    /// the same, it says to look first.
    pub fn give_back(&mut self, form: KeptForm, may_be_done: bool) {
        let look = may_be_done.then(|| self.page.t("problem-advice-late"));
        let kept = self.page.t("problem-advice-given-back");
        self.advice = look.into_iter().chain([kept]).collect();
        // What was posted cannot be looked at again in another language.
        self.page.path = "/desk".to_owned();
        self.form = Some(form);
    }

    /// Shows what somebody wrote in a form that is taken no more, so that they can copy it.
    pub fn show_written(&mut self, form: KeptForm) {
        if form.texts(&self.page).is_empty() {
            return;
        }
        self.advice.push(self.page.t("written-copy"));
        // What was posted cannot be looked at again in another language. Forms in which people sign lead to the appeal
        // already.
        if form.action.starts_with("/desk") {
            self.page.path = "/desk".to_owned();
        }
        self.wrote = Some(form);
    }
}
