//! How an organisation presents itself.

use askama::Template;

use super::{Desk, meanwhile::Meanwhile};
use crate::views::{Form, Page, Text, picture::Picture};

/// `/desk/profile`. Posted as `multipart/form-data`: for each language `language-N`, `name-N`,
/// `about-N`, `picture-alt-N`, `header-alt-N`; the files `picture` and `header`, what is kept of
/// them (`picture-media`), and `picture-remove` = `yes`; `link-name-N` and `link-href-N`; `country`,
/// `accent` and `was`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/profile.html")]
pub struct ProfilePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// What the form was made from, by which it is noticed that somebody else changed it.
    pub was: String,
    /// What somebody else saved while the form was open.
    pub meanwhile: Option<Meanwhile>,
    /// Its public page.
    pub public_href: String,
    /// Appeals that it signed under another name than it has now, and where each is corrected.
    pub signed_under: Vec<(Text, String)>,
    /// Where the pages of this server are written, for those who may.
    pub pages_href: Option<String>,
    /// One for each language, and an empty one.
    pub languages: Vec<LanguageRow>,
    /// The two pictures: `picture` and `header`.
    pub pictures: [PictureField; 2],
    /// Its places on the web, and empty rows.
    pub links: Vec<LinkRow>,
    /// Country as chosen.
    pub country: String,
    /// Colour as typed.
    pub accent: String,
}

/// Its words in one language.
#[derive(Debug, Clone, Default)]
pub struct LanguageRow {
    /// Number of the row.
    pub row: usize,
    /// BCP 47 tag.
    pub language: String,
    /// Name.
    pub name: String,
    /// Markdown.
    pub about: String,
    /// What the picture shows.
    pub picture_alt: String,
    /// What the header picture shows.
    pub header_alt: String,
}

/// A place on the web.
#[derive(Debug, Clone, Default)]
pub struct LinkRow {
    /// Number of the row.
    pub row: usize,
    /// What it is.
    pub name: String,
    /// Its address.
    pub href: String,
}

/// A picture that may be sent, kept or taken away.
#[derive(Debug, Clone, Default)]
pub struct PictureField {
    /// `picture` or `header`.
    pub name: &'static str,
    /// Key of its label.
    pub key: &'static str,
    /// The file that is kept; empty for none.
    pub media: String,
    /// It, as it is shown.
    pub shown: Option<Picture>,
}
