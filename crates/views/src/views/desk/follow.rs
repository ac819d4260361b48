//! Following other organisations, and who follows us.

use askama::Template;

use super::Desk;
use crate::views::{Form, Page, Text};

/// `/desk/follow`. Field: `account`. Each row posts `id` to `{action}/end`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/follow.html")]
pub struct FollowPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Account as typed.
    pub account: String,
    /// Whom we follow.
    pub following: Vec<Followed>,
    /// How many follow us.
    pub followers: u64,
}

/// Somebody we follow.
#[derive(Debug, Clone)]
pub struct Followed {
    /// Actor id.
    pub id: String,
    /// Its name, as far as known.
    pub name: Text,
    /// Its account.
    pub account: String,
    /// Code: `asked`, `accepted`, `refused`.
    pub state: String,
}
