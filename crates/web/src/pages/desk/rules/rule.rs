//! What the table says of one address.

use undersigned_domain::team::Permission as May;

/// An address of the desk.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// As in the route.
    pub path: &'static str,
    /// What opening it needs.
    pub see: May,
    /// What sending a form to it needs, and the action in the log (`audit-…`).
    pub act: Option<(May, &'static str)>,
}

/// An address that is only opened.
pub(super) const fn page(path: &'static str, see: May) -> Rule {
    Rule {
        path,
        see,
        act: None,
    }
}

/// An address that takes forms.
pub(super) const fn form(path: &'static str, see: May, act: May, action: &'static str) -> Rule {
    let act = Some((act, action));
    Rule { path, see, act }
}
