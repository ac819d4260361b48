//! One's passkeys.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::{
    assets::PASSKEYS,
    views::{Form, Page, Text},
};

/// `/desk/account/passkeys`. Fields: `name`, `password-now`. What the browser then makes goes to
/// `{action}/add`, with the fields `name`, `client-data`, `attestation-object`; each row posts `id` to
/// `{action}/remove`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/passkeys.html")]
pub struct PasskeysPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// What the new one is called, as typed.
    pub name: String,
    /// Whether there is a password, which is asked for.
    pub has_password: bool,
    /// Whether browsers offer passkeys for this server.
    pub possible: bool,
    /// Those there are.
    pub passkeys: Vec<PasskeyRow>,
    /// Other organisations that a new one opens too.
    pub opens: Vec<Text>,
    /// A new one that the browser is about to make.
    pub making: Option<Making>,
}

/// One passkey.
#[derive(Debug, Clone)]
pub struct PasskeyRow {
    /// Posted to take it away.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When it was last used.
    pub used_at: Option<DateTime<Utc>>,
}

/// What the script needs to have a passkey made.
#[derive(Debug, Clone)]
pub struct Making {
    /// To be signed.
    pub challenge: String,
    /// The domain that it is for.
    pub relying: String,
    /// What the authenticator calls its owner.
    pub user: String,
    /// What it shows of the account: the address.
    pub account: String,
    /// And what the person is called, for which organisation.
    pub person: String,
    /// Passkeys that are there, with spaces between.
    pub known: String,
    /// Kinds of keys that are taken, with spaces between.
    pub algorithms: String,
}

impl PasskeysPage {
    /// The script's address.
    #[must_use]
    pub fn script(&self) -> String {
        PASSKEYS.address()
    }
}
