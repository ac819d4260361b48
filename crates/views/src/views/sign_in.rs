//! Signing in.

use askama::Template;

use super::{Form, Page, Text, desk::KeptForm};
use crate::assets::PASSKEYS;

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
    /// Asks for a passkey, where browsers offer any for this server.
    pub passkey: Option<PasskeyForm>,
}

/// A form that came after its session had been ended, with all that it said: whoever sent it signs in elsewhere and
/// sends it again from here.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/signed_out.html")]
pub struct SignedOutPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: KeptForm,
}

/// A form that a script fills in with what the browser gives, and that is hidden without it. Fields:
/// `half` and `next`; `credential`, `client-data`, `authenticator-data`, `signature`, `user-handle`.
#[derive(Debug, Clone)]
pub struct PasskeyForm {
    /// Where it is sent.
    pub action: String,
    /// To be signed.
    pub challenge: String,
    /// The domain that the passkey is for.
    pub relying: String,
    /// Passkeys that would do, with spaces between; any where there are none.
    pub known: String,
    /// Says that the password fitted, after it did.
    pub half: String,
    /// Path to go to afterwards, if any.
    pub next: String,
}

impl PasskeyForm {
    /// The script's address.
    #[must_use]
    pub fn script(&self) -> String {
        PASSKEYS.address()
    }
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
    /// For which organisation.
    pub organisation: Option<Text>,
    /// Names of the roles that they have there.
    pub roles: Vec<&'static str>,
    /// Whether they come for the first time; then there is a field `person`.
    pub joins: bool,
    /// Whether they have to set a password.
    pub needs_password: bool,
    /// Their name as typed.
    pub person: String,
}

/// `/sign-in/lost`. Field: `email`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_in_lost.html")]
pub struct LostPasswordPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// E-mail address as typed.
    pub email: String,
    /// Whether it was sent, so that there is nothing to do but wait.
    pub sent: bool,
    /// Whether mails leave this server at all.
    pub mails: bool,
    /// The short name of the organisation, where none do and the server has no other.
    pub handle: Option<String>,
}

/// The second step of signing in. Fields: `half` and `next`, hidden; `code`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_in_code.html")]
pub struct SignInCodePage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Says that the password fitted.
    pub half: String,
    /// Path to go to afterwards, if any.
    pub next: String,
    /// Asks for a passkey instead, where they have one.
    pub passkey: Option<PasskeyForm>,
}

/// What is said above the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInNotice {
    /// Signed out just now.
    SignedOut,
    /// The session ran out.
    Expired,
    /// The session ran out while something was written, which is kept.
    Kept,
    /// The page asked for needs it.
    Needed,
    /// The link was used before.
    LinkUsed,
    /// The link is too old, or another one took its place.
    LinkOver,
    /// The set-up link was used before or is too old.
    SetUpUsed,
}
