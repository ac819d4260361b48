//! One person who signed: found, hidden, shown again, deleted.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Form, Page, Text};

/// `/desk/appeals/{slug}/people/find`. Fields: `name`, `email`, `before`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/people_find.html")]
pub struct FindPersonPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Page of the appeal's people at the desk.
    pub back: String,
    /// Title of the appeal.
    pub title: Text,
    /// As typed.
    pub name: String,
    /// As typed.
    pub email: String,
    /// Who was found; none before anybody was looked for.
    pub found: Option<Vec<PersonFound>>,
    /// From where the search goes on, where there may be more.
    pub next: Option<i64>,
}

/// `/desk/appeals/{slug}/people/find/{person}/…`: asked before anything is done; a button does it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/people_sure.html")]
pub struct SurePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Where people are looked for.
    pub back: String,
    /// Code of what is to be done: `hide`, `show`, `delete`.
    pub act: &'static str,
    /// Who it is about.
    pub one: PersonFound,
}

/// Somebody who was found.
#[derive(Debug, Clone)]
pub struct PersonFound {
    /// Address of what can be done about them, to which `/hide`, `/show` or `/delete` is added.
    pub href: String,
    /// The name as it is public, or would be were it not hidden.
    pub name: Option<String>,
    /// Place or region, where the name is public.
    pub region: Option<String>,
    /// Country, in words, where the name is public.
    pub country: Option<String>,
    /// Whether the name is hidden.
    pub hidden: bool,
    /// Whether they asked to sign, and have not confirmed yet.
    pub waits: bool,
    /// When they signed, or asked to.
    pub signed_at: Option<DateTime<Utc>>,
    /// When they followed the link in the e-mail.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Code of how it came: `web-form`, `fediverse-account`, `import`.
    pub source: String,
    /// Whether they signed with another spelling of the address that was looked for.
    pub spelt_otherwise: bool,
}
