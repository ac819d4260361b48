//! Writing an appeal, and changing its wording.

mod preview;
mod rows;

pub use preview::{Card, Mode, Post, Preview};
pub use rows::{AddresseeCell, AddresseeRow, DemandCell, DemandRow, Version};

use askama::Template;
use chrono::{DateTime, Utc};

use super::{Desk, publish::Unpublished, schedule::Planned};
use crate::assets::WRITING;
use crate::views::{Choice, FieldError, Form, Page, Text, changes::Changes};
use undersigned_domain::AppealKind;

/// `/desk/appeals/new`, `/desk/appeals/{slug}/edit`. Fields: `slug`, `kind`, for each version `labelled-N` (hidden:
/// the language with which the fields of demands and addressees are labelled), `language-N`, `authoritative-N`
/// (`yes`), `title-N`, `body-N`, for each demand `demand-id-N`, `part-N` and in each version V `demand-V-N`, for each
/// addressee `office-N`, `holder-N`, `postal-N`, `email-N` and in each further version V `office-V-N`, `holder-V-N`,
/// then `initiators`, `later` and `left-out` (one per line), `admission`, `deadline` (`YYYY-MM-DD`). The buttons send
/// `do` = one of [`Mode`], `save`, `check` (save, and on to the check before publishing), `more-languages`,
/// `more-demands`, `more-addressees`, `demand-up-N`, `demand-down-N`, `demand-remove-N` and the same with
/// `addressee`, `not-later:` and who is taken out of those whom nothing names, `discard` (what was kept and never
/// saved), `keep` (a script's: answers 204).
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/appeal_editor.html")]
pub struct EditorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Which content the form was made from (hidden, `was`): another means that somebody else
    /// changed it meanwhile.
    pub was: String,
    /// When what stands in the form was kept, where it was never saved.
    pub restored: Option<DateTime<Utc>>,
    /// Whether it was refused, and is kept for whoever wrote it.
    pub is_kept: bool,
    /// What the form would change in what somebody else saved meanwhile.
    pub meanwhile: Option<Changes>,
    /// When it is to be published by itself.
    pub planned: Option<Planned>,
    /// What is saved of it since it was published, and not published yet.
    pub unpublished: Option<Unpublished>,
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
    /// Demands, with empty ones.
    pub demands: Vec<DemandRow>,
    /// Rows of addressees, with empty ones.
    pub addressees: Vec<AddresseeRow>,
    /// Actor ids or accounts, one per line, as typed.
    pub initiators: String,
    /// Those who are asked once their servers answer, one per line.
    pub later: String,
    /// Those who were left out because nobody was found, one per line.
    pub left_out: String,
    /// Those two, and who was noted so before.
    pub not_named: Vec<NotNamed>,
    /// Who was found under them, once they were looked up.
    pub looked: Vec<Looked>,
    /// `open` or `moderated`.
    pub admissions: Vec<Choice>,
    /// `YYYY-MM-DD` as typed.
    pub deadline: String,
    /// Whether that day has passed before it was published, which the form says where nothing else is said of it.
    pub is_deadline_past: bool,
    /// Topics as typed.
    pub topics: String,
    /// The letter as readers would see it, after `preview`.
    pub preview: Option<Preview>,
}

impl EditorPage {
    /// The address of the script that keeps what is written and shows it meanwhile.
    #[must_use]
    pub fn script(&self) -> String {
        WRITING.address()
    }

    /// Whether whoever looks at it may not change a text: what is signed is no translation.
    #[must_use]
    pub fn is_fixed(&self, version: &Version) -> bool {
        version.authoritative && !self.desk.may("draft")
    }

    /// Whether the form asks in which part of a platform a demand stands: in joint statements alone, among which founding
    /// statements are, and where some demand stands in one.
    #[must_use]
    pub fn has_parts(&self) -> bool {
        let statement = AppealKind::JointStatement.name();
        let mut kinds = self.kinds.iter();
        kinds.any(|kind| kind.chosen && kind.value == statement)
            || self.demands.iter().any(|demand| !demand.part.is_empty())
    }

    /// What is wrong, with the name of the field in front, and the language or the addressee that
    /// it belongs to.
    #[must_use]
    pub fn error_in(&self, error: &FieldError) -> String {
        let page = &self.page;
        let parts = error.field.rsplit_once('-');
        let Some((name, row)) =
            parts.and_then(|(name, row)| Some((name, row.parse::<usize>().ok()?)))
        else {
            return page.error_in(error);
        };
        let addressee = || page.t1("editor-addressee-n", "number", row);
        // A field of one language has that before its row: `demand-2-1`.
        let name = name.trim_end_matches(|c: char| c == '-' || c.is_ascii_digit());
        let (label, place) = match name {
            "language" => {
                let field = self.numbered(row);
                return page.t2("form-error-in", "field", field, "error", &error.message);
            }
            "authoritative" => ("editor-authoritative", self.tongue(row)),
            "title" => ("editor-field-title", self.tongue(row)),
            "body" => ("editor-field-body", self.tongue(row)),
            "office" => ("editor-field-office", addressee()),
            "holder" => ("editor-field-holder", addressee()),
            "postal" => ("editor-field-postal", addressee()),
            "email" => ("editor-field-email", addressee()),
            "demand" => {
                let field = page.t1("translate-demand", "number", row);
                return page.t2("form-error-in", "field", field, "error", &error.message);
            }
            _ => return page.error_in(error),
        };
        let field = page.t2("editor-field-in", "field", page.t(label), "place", place);
        page.t2("form-error-in", "field", field, "error", &error.message)
    }

    /// The name of a field in the language of a version.
    #[must_use]
    pub fn label_in(&self, key: &str, version: &usize) -> String {
        let (field, place) = (self.page.t(key), self.tongue(*version));
        self.page
            .t2("editor-field-in", "field", field, "place", place)
    }

    /// The name of a version's language; its number while it has none, or the one of another version.
    fn tongue(&self, row: usize) -> String {
        match self.labelled(&row) {
            "" => self.numbered(row),
            tag => self.page.native(tag).to_owned(),
        }
    }

    /// The language with which the fields of a version are labelled; empty where that is its number, since it has none
    /// or the one of another version.
    #[must_use]
    pub fn labelled(&self, row: &usize) -> &str {
        let version = self.versions.iter().find(|version| version.row == *row);
        let tag = version.map_or("", |version| version.language.as_str());
        let mut others = self.versions.iter().filter(|version| version.row != *row);
        match others.any(|other| other.language.eq_ignore_ascii_case(tag)) {
            true => "",
            false => tag,
        }
    }

    fn numbered(&self, row: usize) -> String {
        self.page.t1("editor-language-n", "number", row)
    }
}

/// Somebody whom the text does not name, though somebody typed them.
#[derive(Debug, Clone)]
pub struct NotNamed {
    /// As it was typed.
    pub typed: String,
    /// Whether somebody asks them: `later`, `not-reached`, `not-found`, `left-out`.
    pub asking: &'static str,
}

/// An account that was looked up, so that one sees whether it is the one that is meant.
#[derive(Debug, Clone)]
pub struct Looked {
    /// What was typed.
    pub typed: String,
    /// Who it is; a sentence about why nobody was found otherwise.
    pub found: Result<Account, String>,
}

/// An account elsewhere.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its names.
    pub names: Vec<Text>,
    /// `@name@host`.
    pub handle: String,
    /// Its id.
    pub id: String,
    /// Its picture, as this server made it anew.
    pub picture: Option<String>,
}
