//! Ways out of the page of an appeal, in its head and at its end.

/// What leads out of a page.
#[derive(Debug, Clone)]
pub struct WaysOut {
    /// Path of the appeal, below which everything is.
    pub address: String,
    /// The picture for previews of links.
    pub picture: Picture,
    /// Address of the oEmbed answer, without its format.
    pub oembed: String,
    /// The language of the title, as Open Graph writes it.
    pub locale: Option<&'static str>,
    /// Other languages of the text, in the same form.
    pub other_locales: Vec<&'static str>,
    /// Whether there is a last day for calendars.
    pub deadline: bool,
    /// Whether there is a PDF of the letter.
    pub letter_pdf: bool,
    /// Whether there is a PDF of the list.
    pub list_pdf: bool,
}

/// A picture with all that readers of a preview need to know.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Where it is, in full.
    pub address: String,
    /// What it says, in words.
    pub alt: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}
