//! The people at the desk.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Form, Page};

/// `/desk/team`. Fields: `email`, `person`, `role` (several). Each person posts `id` and `role` to
/// `{action}/roles`, or `id` to `{action}/remove`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/team.html")]
pub struct TeamPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form that invites.
    pub form: Form,
    /// E-mail address as typed.
    pub email: String,
    /// Name as typed.
    pub person: String,
    /// Roles to choose from.
    pub roles: Vec<Choice>,
    /// An invitation made just now: the address of whom, the link, and whether it is mailed; shown this once.
    pub fresh: Option<(String, String, bool)>,
    /// Whether this server sends mails.
    pub mails: bool,
    /// Everybody there is.
    pub people: Vec<PersonRow>,
    /// What each role may do: the name of the permission, and for each role whether it may.
    pub table: Vec<(&'static str, Vec<bool>)>,
}

impl TeamPage {
    /// The role of a column of the table.
    fn role_name(&self, column: &usize) -> &str {
        self.roles.get(*column).map_or("", |role| &role.value)
    }
}

/// One person at the desk.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// Id posted to change or remove.
    pub id: i64,
    /// What they are called.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Whether it is who looks at the page.
    pub is_you: bool,
    /// Names of their roles.
    pub roles: Vec<&'static str>,
    /// All roles, theirs chosen.
    pub choices: Vec<Choice>,
    /// Since when they are here; none while they are invited.
    pub joined_at: Option<DateTime<Utc>>,
    /// Until when the invitation holds.
    pub invited_until: Option<DateTime<Utc>>,
}
