//! Pictures and goal of an appeal.

use askama::Template;

use super::{Desk, meanwhile::Meanwhile};
use crate::views::{Form, Page, Text, picture::Picture};

/// `/desk/appeals/{slug}/pictures`. Posted as `multipart/form-data`: for each picture
/// `media-N`, `credit-N`, `remove-N` = `yes` and for each language `alt-N-TAG`; the file `file`
/// with the number after the last; `goal`; `was`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/pictures.html")]
pub struct AroundPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Where the appeal is looked after.
    pub back_href: String,
    /// Whether it is public, so that saving shows at once.
    pub published: bool,
    /// The pictures there are.
    pub pictures: Vec<PictureRow>,
    /// Words for one that is added; none where there are as many as there may be.
    pub new: Option<PictureRow>,
    /// Goal as typed.
    pub goal: String,
    /// What stood there when the form was opened.
    pub was: String,
    /// What somebody else saved while it was open.
    pub meanwhile: Option<Meanwhile>,
}

/// One picture.
#[derive(Debug, Clone, Default)]
pub struct PictureRow {
    /// Number of the row.
    pub row: usize,
    /// The file that is kept; empty for one to be sent.
    pub media: String,
    /// It, as it is shown.
    pub shown: Option<Picture>,
    /// For each language of the appeal, also those of its next wording, what is to be seen.
    pub alts: Vec<Text>,
    /// Whose picture it is.
    pub credit: String,
}
