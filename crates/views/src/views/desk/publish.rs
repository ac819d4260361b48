//! The last look before an appeal leaves the house.

use askama::{Template, filters::HtmlSafe};

use super::{Desk, appeal_editor::NotNamed, schedule::Schedule};
use crate::views::{Digest, Form, Page, Text, changes::Changes};

/// `/desk/appeals/{slug}/publish`. The form has one button; `was` and `draft` (hidden) say what
/// was read. Another for each of `not_named` goes to `{action}/without` with `typed`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/publish.html")]
pub struct PublishCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form; its errors are what forbids publishing.
    pub form: Form,
    /// Titles.
    pub titles: Vec<Text>,
    /// Number of the wording that would be published.
    pub wording: u32,
    /// Digest of the text that is published now; empty before there is one.
    pub was: String,
    /// Digest of the whole draft, and not of its text alone.
    pub draft: String,
    /// Digest of the text that would be published.
    pub digest: Digest,
    /// Whether a translation lacks something, which whoever publishes it agrees to by the field `incomplete` (`yes`).
    pub incomplete: bool,
    /// What was looked at; those that are not well only warn.
    pub checks: Vec<Check>,
    /// Whom somebody typed, and the text does not name.
    pub not_named: Vec<NotNamed>,
    /// Who would receive it.
    pub recipients: Vec<Recipient>,
    /// What it does to what was signed; none where nothing is published yet.
    pub verdict: Option<Verdict>,
    /// The draft as readers would see it.
    pub preview_href: String,
    /// Back to the editor.
    pub edit_href: String,
    /// Publishing it later; only before it is published.
    pub schedule: Option<Schedule>,
}

/// Changes of a published appeal that are saved and not published yet.
#[derive(Debug, Clone)]
pub struct Unpublished {
    /// The languages in which something changed; none where only what stands around the text did.
    pub languages: Vec<String>,
    /// Where they are looked at and published.
    pub href: String,
}

/// That they are: a template of its own, as what stands around every page is (see [`crate::views::frame`]).
#[derive(Debug, Template)]
#[template(path = "components/unpublished.html")]
pub struct UnpublishedNotice<'a> {
    page: &'a Page,
    saved: &'a Unpublished,
}

impl HtmlSafe for UnpublishedNotice<'_> {}

impl Page {
    /// That changes are saved and not published yet.
    #[must_use]
    pub fn unpublished<'a>(&'a self, saved: &'a Unpublished) -> UnpublishedNotice<'a> {
        UnpublishedNotice { page: self, saved }
    }
}

/// What a change does to a published appeal.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Whether it changes what was signed.
    pub substance: bool,
    /// Number of the wording afterwards.
    pub wording: u32,
    /// How many of the list signed the text as it stands.
    pub signed: u64,
    /// How many of these were entered by an initiator, and cannot be asked by a server.
    pub attested: u64,
    /// How many more signed by form, and are asked by mail; 0 where nobody has looked.
    pub by_form: u64,
    /// How many people are counted, who signed no wording in particular.
    pub people: u64,
    /// What changes.
    pub changes: Changes,
}

impl Verdict {
    /// Whether publishing it would change nothing that anybody reads.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.substance && self.changes.is_empty()
    }
}

/// One line of the check-list.
#[derive(Debug, Clone)]
pub struct Check {
    /// Code: `languages`, `demands`, `addressees`, `deadline`, `keeper`, `pictures`, `answered`,
    /// `reachable`, `length`, `translations`, `left-out`; before it is published, `address`, `contact`; before another wording also `ballots` that go on, what was `adopted` and is not
    /// in it, and texts that do not say the change: `signed-texts`, `translations-behind`.
    pub what: String,
    /// Whether it is well.
    pub well: bool,
    /// What was found, where it has more to say than the code.
    pub said: Option<String>,
    /// Where it is mended.
    pub mend_href: Option<String>,
}

/// Somebody to whom it would be sent.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// Who or which host.
    pub who: String,
    /// Code: `followers`, `initiators`, `replicas`, `signers`.
    pub why: String,
    /// How many accounts or servers that is.
    pub count: u64,
}

impl PublishCheckPage {
    /// Whether it says what is published already.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.verdict.as_ref().is_some_and(Verdict::is_nothing)
    }

    /// Whether it changes what was signed.
    #[must_use]
    pub fn is_substance(&self) -> bool {
        self.verdict
            .as_ref()
            .is_some_and(|verdict| verdict.substance)
    }
}
