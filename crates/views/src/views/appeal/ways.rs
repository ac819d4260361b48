//! Ways to put one's name to the appeal.

use crate::views::Text;

/// Ways to put one's name to the appeal. What is `None` is not shown.
#[derive(Debug, Clone, Default)]
pub struct Ways {
    /// The appeal's address, to be pasted at the desk of one's own server.
    pub address: Option<String>,
    /// From the organisation's own server: a form that posts `handle` here.
    pub own_server: Option<String>,
    /// By an account in the fediverse.
    pub fediverse: Option<FediverseWay>,
    /// By form, e-mail or paper: the page that explains it.
    pub form: Option<String>,
    /// As a person: the page with the form, or at the organiser's own server.
    pub person: Option<String>,
    /// Whether a person may choose to be shown by name there.
    pub person_named: bool,
    /// Who signed as a person: numbers, and the names that may be shown.
    pub people: Option<String>,
    /// Whether an initiator decides who comes onto the list.
    pub moderated: bool,
}

impl Ways {
    /// Whether there is any way at all.
    #[must_use]
    pub fn any(&self) -> bool {
        self.address.is_some()
            || self.own_server.is_some()
            || self.fediverse.is_some()
            || self.form.is_some()
            || self.person.is_some()
    }
}

/// What to reply from an account elsewhere.
#[derive(Debug, Clone)]
pub struct FediverseWay {
    /// The account that must be mentioned, such as `@letters@harbour.example`.
    pub account: String,
    /// The phrase, exactly as it must be written.
    pub phrase: Text,
    /// The page that says how it goes.
    pub href: String,
}
