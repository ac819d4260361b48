//! Somebody may not do what they asked for.

use askama::Template;

use super::{Desk, KeptForm};
use crate::views::Page;

/// 403 at the desk: what it needs, and who can.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/forbidden.html")]
pub struct ForbiddenPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// Name of the permission.
    pub needed: &'static str,
    /// Names of the roles that this person has.
    pub roles: Vec<&'static str>,
    /// Who can do it.
    pub can: Vec<String>,
    /// Who can give other roles.
    pub owners: Vec<String>,
    /// What they wrote in the form that they may not send, to be copied.
    pub wrote: Option<KeptForm>,
}
