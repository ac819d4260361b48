//! The page of an organisation.

use askama::Template;

use super::{AppealCard, Digest, Html, Link, Page, Text, picture::Picture};

/// `/orgs/{handle}`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/organisation.html")]
pub struct OrganisationPage {
    /// The frame.
    pub page: Page,
    /// Its names, the reader's language first.
    pub names: Vec<Text>,
    /// Its account, such as `@dockers@harbour.example`.
    pub account: String,
    /// Its actor id: the address that is signed with.
    pub id: String,
    /// Whether it is suspended on this server.
    pub suspended: bool,
    /// The actor elsewhere that it is now.
    pub moved_to: Option<String>,
    /// Actors elsewhere that it was.
    pub earlier: Vec<String>,
    /// Its own words about itself, and their language.
    pub summary: Option<(Html, String)>,
    /// ISO 3166-1 code of its country.
    pub country: Option<String>,
    /// Its other places on the web.
    pub links: Vec<Link>,
    /// A square picture.
    pub picture: Option<Picture>,
    /// A wide picture for the head of the page.
    pub header: Option<Picture>,
    /// How many follow it, when it shows that.
    pub followers: Option<u64>,
    /// Its appeals that may be signed.
    pub open: Vec<AppealCard>,
    /// Its appeals that are closed, delivered or withdrawn.
    pub closed: Vec<AppealCard>,
    /// Appeals of others that it endorses.
    pub endorsed: Vec<AppealCard>,
    /// The archive, where there are more than are shown.
    pub all_href: Option<String>,
    /// Keys it signs with, the present one first (Multikey text).
    pub keys: Vec<Digest>,
}

impl OrganisationPage {
    /// Whether the server goes by its name, so that one of them is enough.
    #[must_use]
    pub fn is_called_as_the_server(&self) -> bool {
        let first = self.names.first();
        first.is_some_and(|name| name.words == self.page.name)
    }
}
