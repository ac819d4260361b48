//! Signing in.

use askama::Template;

use super::{Form, Page};

/// `/sign-in`. Fields: `email`, `password`, `next`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_in.html")]
pub struct SignInPage {
    /// The frame.
    pub page: Page,
    /// The form; a wrong pair is an error of the field `email`, without saying which was wrong.
    pub form: Form,
    /// E-mail address as typed.
    pub email: String,
    /// Path to go to afterwards, if any.
    pub next: String,
    /// Why the page is shown.
    pub notice: Option<SignInNotice>,
}

/// `/sign-in?token=…`: a button, so that programs that look into e-mails do not use the link up.
/// Fields: `token`, hidden; `password`, `password-again`, both empty to keep the old one.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_in_link.html")]
pub struct SignInLinkPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Whom the link signs in.
    pub email: String,
    /// The link's secret.
    pub token: String,
}

/// What is said above the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInNotice {
    /// Signed out just now.
    SignedOut,
    /// The session ran out.
    Expired,
    /// The page asked for needs it.
    Needed,
    /// The link was used before or is too old.
    LinkUsed,
    /// The set-up link was used before or is too old.
    SetUpUsed,
}
