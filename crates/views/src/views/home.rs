//! The first page of an instance.

use askama::Template;

use super::{AppealCard, Html, Page, Text};

/// `/`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/home.html")]
pub struct HomePage {
    /// The frame.
    pub page: Page,
    /// The instance's own words about itself, if its people wrote any.
    pub about: Option<Html>,
    /// Organisations at home here.
    pub organisations: Vec<OrganisationCard>,
    /// Appeals that may be signed, this server's own first, newest first.
    pub open: Vec<AppealCard>,
    /// Appeals that are closed, delivered or withdrawn, newest first.
    pub closed: Vec<AppealCard>,
    /// Where all appeals are listed, when there are more than shown.
    pub all_href: Option<String>,
    /// Where anybody asks for a place for an organisation, if anybody may.
    pub ask_href: Option<String>,
    /// There is no organisation: none has been set up yet, or all were deleted.
    pub fresh: bool,
}

/// An organisation in a list.
#[derive(Debug, Clone)]
pub struct OrganisationCard {
    /// Its page.
    pub href: String,
    /// Its names.
    pub names: Vec<Text>,
    /// Its account, such as `@dockers@harbour.example`.
    pub account: String,
}
