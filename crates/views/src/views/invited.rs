//! What the link in an invitation to sign opens.

use askama::Template;

use super::appeal::FediverseWay;
use super::{Form, Page, Text};

/// `/invited?token=…`. Forms: `handle` and `invited` to `own_server`, `token` to `{action}/decline`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/invited.html")]
pub struct InvitedPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The secret of the link.
    pub token: String,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Further titles.
    pub titles: Vec<Text>,
    /// Name of the organiser.
    pub organiser: String,
    /// What the invited organisation is called, as far as somebody said.
    pub name: String,
    /// The account with which it was invited.
    pub handle: String,
    /// `endorsed`, `declined`, `no-invitations` or `not-yet`.
    pub answer: &'static str,
    /// Whether the appeal still takes signatures.
    pub open: bool,
    /// Whether they want no more invitations.
    pub stopped: bool,
    /// Where the way to their own server is looked for.
    pub own_server: String,
    /// How to sign with an account.
    pub fediverse: Option<FediverseWay>,
    /// The form for organisations without a server.
    pub form_href: Option<String>,
    /// Where no more invitations are asked for.
    pub stop_href: String,
}

/// `/invited/stop?token=…`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/invited_stop.html")]
pub struct InvitedStopPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The secret of the link.
    pub token: String,
    /// Whether it was done.
    pub stopped: bool,
    /// Back to the invitation.
    pub back_href: String,
}
