//! A text beside its translation.

use super::{Desk, meanwhile::Meanwhile, publish::Unpublished};
use crate::{
    assets::WRITING,
    translation::{Beside, Part, Standing, short},
    views::{Form, Link, Page, Text},
};
use askama::{Template, filters::HtmlSafe};
use chrono::{DateTime, Utc};

/// `/desk/appeals/{slug}/translate`. Field, by GET: `language`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/translations.html")]
pub struct TranslationsPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The appeal.
    pub title: Text,
    /// Its languages.
    pub rows: Vec<LanguageRow>,
    /// The form that begins another one.
    pub form: Form,
    /// The language as typed.
    pub asked: String,
    /// What is saved of a published appeal and not published yet.
    pub unpublished: Option<Unpublished>,
    /// Back to the editor.
    pub back_href: String,
}

/// A language, and how far it is.
#[derive(Debug, Clone)]
pub struct LanguageRow {
    /// Its page.
    pub href: String,
    /// BCP 47 tag.
    pub tag: String,
    /// Whether it is what is signed.
    pub authoritative: bool,
    /// What it is translated from.
    pub source: String,
    /// How many parts there are.
    pub parts: usize,
    /// How many of them are translated as they are now.
    pub done: usize,
}

/// `/desk/appeals/{slug}/translate/{language}`. Fields: `source`, `was`, and for each part `title`,
/// `body-N`, `demand-N`, `office-N`, `holder-N` the translation, with `source-…` (what it is shown beside), `was-…` and
/// `old-…` (hidden, where it is out of date), `still-…` (`yes`), `id-demand-N`. The buttons send `do`
/// = `save`, `discard`; a script `keep`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/translate.html")]
pub struct TranslatePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The appeal.
    pub title: Text,
    /// The language that is written.
    pub language: String,
    /// The language that it is translated from.
    pub source: String,
    /// Other languages to translate from; their words are tags.
    pub others: Vec<Link>,
    /// Whether this language is what is signed.
    pub authoritative: bool,
    /// Whether the appeal has been published.
    pub published: bool,
    /// What is saved of it and not published yet, in whatever language.
    pub unpublished: Option<Unpublished>,
    /// Which content the form was made from.
    pub was: String,
    /// Source and translation.
    pub beside: Beside,
    /// How many parts there are.
    pub parts: usize,
    /// How many of them are translated as they are now.
    pub done: usize,
    /// When what stands in the form was kept, where it was never saved.
    pub restored: Option<DateTime<Utc>>,
    /// What somebody else saved while the form was open.
    pub meanwhile: Option<Meanwhile>,
    /// All languages.
    pub overview_href: String,
}

impl TranslatePage {
    /// Whether whoever looks at it may save it: what is signed is no translation.
    #[must_use]
    pub fn may_write(&self) -> bool {
        self.desk.may("translate") && (!self.authoritative || self.desk.may("draft"))
    }

    /// The address of the script that keeps what is written.
    #[must_use]
    pub fn script(&self) -> String {
        WRITING.address()
    }

    /// A part beside its translation.
    #[must_use]
    pub fn facing<'a>(
        &'a self,
        name: &'a str,
        part: &'a Part,
        label: String,
        rows: usize,
    ) -> PartBeside<'a> {
        PartBeside {
            page: &self.page,
            form: &self.form,
            name,
            part,
            label,
            language: &self.language,
            source: &self.source,
            rows,
        }
    }

    /// Lines of a field that holds this much text.
    #[must_use]
    pub fn lines(&self, part: &Part) -> usize {
        (part.source.chars().count() / 45 + 2).clamp(2, 14)
    }
}

/// A part of a text beside its translation: a template of its own, as what stands around every page is (see
/// [`crate::views::frame`]).
#[derive(Debug, Template)]
#[template(path = "components/translated_part.html", block = "part")]
pub struct PartBeside<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    part: &'a Part,
    label: String,
    language: &'a str,
    source: &'a str,
    rows: usize,
}

impl HtmlSafe for PartBeside<'_> {}

impl PartBeside<'_> {
    /// Tells the translation that stands in it from another.
    #[must_use]
    pub fn old(&self) -> String {
        short(&self.part.target)
    }
}

impl Part {
    /// Whether there is neither source nor translation.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.standing == Standing::Nothing
    }

    /// Whether the source has changed since.
    #[must_use]
    pub fn is_out_of_date(&self) -> bool {
        self.standing == Standing::OutOfDate
    }
}
