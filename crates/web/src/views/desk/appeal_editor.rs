//! Writing an appeal, and changing its wording.

use askama::Template;

use super::{Desk, publish::Verdict};
use crate::views::appeal::Tongue;
use crate::views::{Choice, Form, Page, Text};

/// `/desk/appeals/new`, `/desk/appeals/{slug}/edit`. Fields: `slug`, `kind`, for each version
/// `language-N`, `authoritative-N` (`yes`), `title-N`, `body-N`, `demands-N` (one per line), for
/// each addressee `office-N`, `holder-N`, then `initiators` (one per line), `admission`, `deadline`
/// (`YYYY-MM-DD`). The buttons send `do` = `preview`, `save`, `more-languages`, `more-addressees`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/appeal_editor.html")]
pub struct EditorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Whether it has been published: then saving makes a new wording, and the slug is fixed.
    pub published: bool,
    /// The number the next wording gets, where it has been published.
    pub next_wording: u32,
    /// How many of the list signed the text as it stands.
    pub signed: u64,
    /// Last part of its address, as typed.
    pub slug: String,
    /// Address in front of the slug, such as `harbour.example/appeals/`.
    pub slug_prefix: String,
    /// Kinds to choose from.
    pub kinds: Vec<Choice>,
    /// One block per language, with at least one empty one.
    pub versions: Vec<Version>,
    /// Rows of addressees, with at least two empty ones.
    pub addressees: Vec<AddresseeRow>,
    /// Actor ids or accounts, one per line, as typed.
    pub initiators: String,
    /// `open` or `moderated`.
    pub admissions: Vec<Choice>,
    /// `YYYY-MM-DD` as typed.
    pub deadline: String,
    /// Topics as typed.
    pub topics: String,
    /// The letter as readers would see it, after `preview`.
    pub preview: Option<Preview>,
    /// Where the check before publishing is; none until a draft has been saved.
    pub check_href: Option<String>,
}

/// The appeal in one language, as typed; `row` counts from 1.
#[derive(Debug, Clone, Default)]
pub struct Version {
    /// Number of the block, the end of its field names.
    pub row: usize,
    /// BCP 47 tag.
    pub language: String,
    /// Whether this text is what is signed.
    pub authoritative: bool,
    /// Title.
    pub title: String,
    /// Body as Markdown.
    pub body: String,
    /// Demands, one per line.
    pub demands: String,
}

/// One addressee, as typed.
#[derive(Debug, Clone, Default)]
pub struct AddresseeRow {
    /// Number of the row.
    pub row: usize,
    /// The office.
    pub office: String,
    /// Who holds it.
    pub holder: String,
}

/// What readers would see.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Titles.
    pub titles: Vec<Text>,
    /// Texts, in order of the form.
    pub tongues: Vec<Tongue>,
    /// What publishing it would do to what was signed; none where nothing is published yet.
    pub verdict: Option<Verdict>,
}
