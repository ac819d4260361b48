//! Forms that came after a session had been ended, or from nobody knows whom: whoever sent one gets it back, and sends
//! it again from there once they have signed in. Where the server could not take one, as with a full disk or without
//! its database, the page that says so gives it back; without its database also a form that needs no session.

use super::{
    Fields, Visitor,
    kept::{PAGE, Sent, path_of},
    origin,
    standing::{FROM, stood_on},
};
use crate::{
    guard::announced,
    pages::desk::words,
    state::WebState,
    views::{desk::KeptForm, sign_in::SignedOutPage},
};
use axum::{
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use std::sync::{Arc, Mutex, PoisonError};
use undersigned_federation::{Instance, actions::session};

/// The form that a request brought, among its extensions, for whoever answers it: of the desk, or one in which somebody
/// signs and that is taken no more. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub(crate) struct InHand(Arc<Mutex<Option<KeptForm>>>);

impl InHand {
    /// Holds a form that was read.
    pub(super) fn hold(&self, instance: &Instance, sent: &Sent, fields: &Fields) {
        self.put(as_it_came(sent, fields, instance.clock.now()));
    }

    /// Holds a form of a page that knows no session, for the page that says that it is taken no more: it is shown there,
    /// and not sent again.
    pub(super) fn hold_written(&self, form: KeptForm) {
        self.put(Some(form));
    }

    fn put(&self, form: Option<KeptForm>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = form;
    }

    /// Whether there is one.
    pub(crate) fn is_held(&self) -> bool {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.is_some()
    }

    /// One that holds a form.
    #[cfg(test)]
    pub(crate) fn of(form: KeptForm) -> Self {
        Self(Arc::new(Mutex::new(Some(form))))
    }

    /// Lets go of it, to be given back.
    pub(crate) fn take(&self) -> Option<KeptForm> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.take()
    }
}

/// A form of a page that knows no session, as it came.
pub(super) fn without_session(
    at: DateTime<Utc>,
    action: &str,
    page: &str,
    fields: &Fields,
) -> KeptForm {
    let said = fields.with_prefix("");
    KeptForm {
        at,
        action: action.to_owned(),
        page: page.to_owned(),
        files: false,
        late: true,
        fields: said
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    }
}

/// Below which paths no form is held that needs no session: those of the desk are held by whoever asks for the session,
/// and of the others passwords and codes are no page's to show.
const NOT_HELD: [&str; 3] = ["/desk", "/setup", "/sign-in"];

/// A form that needs no session, among the extensions of its request, for whoever answers that the database is away, or
/// that there was no answer in time: such as those by which people and organisations sign. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written(InHand);

impl Written {
    /// Holds a form that was read, where the browser says that it comes from a page of this server: nothing proves it.
    /// What comes from elsewhere, filled in by somebody else, must not stand on a page of ours with a button beside it.
    pub(super) fn hold(&self, parts: &Parts, state: &WebState, fields: &Fields) {
        let path = parts.uri.path();
        let is_held = !NOT_HELD.iter().any(|at| path.starts_with(at))
            && origin::is_surely_ours(&parts.headers, state.instance.addresses.base());
        if !is_held {
            return;
        }
        let action = parts.uri.path_and_query();
        let action = action.map_or(path, |action| action.as_str());
        let at = state.instance.clock.now();
        self.0.put(Some(without_session(at, action, path, fields)));
    }

    /// Whether there is one.
    pub(crate) fn is_held(&self) -> bool {
        self.0.is_held()
    }

    /// One that holds a form.
    #[cfg(test)]
    pub(crate) fn of(form: KeptForm) -> Self {
        Self(InHand::of(form))
    }

    /// Lets go of it, to be given back.
    pub(crate) fn take(&self) -> Option<KeptForm> {
        self.0.take()
    }
}

/// Whether a request says that its body is no larger than this.
pub(super) fn announces_at_most(parts: &Parts, most: usize) -> bool {
    announced(&parts.headers).is_some_and(|length| length <= most)
}

/// Answers a form with itself, to be sent again after signing in: then it comes as one of an earlier session does.
/// Nothing of it is stored, so that nobody can leave words with an account whose session was ended.
pub(super) async fn give_back(
    state: &WebState,
    visitor: Visitor,
    sent: &Sent,
    fields: &Fields,
    refusal: Response,
) -> Response {
    let Some(form) = as_it_came(sent, fields, state.instance.clock.now()) else {
        return refusal;
    };
    let visitor = visitor.with_foot(state).await;
    let Ok(name) = words::instance_name(state, visitor.language).await else {
        return refusal;
    };
    let mut page = visitor.private_page(name);
    // What was posted cannot be looked at again in another language.
    page.path = "/sign-in".to_owned();
    let shown = SignedOutPage { page, form };
    let shown = visitor.show(StatusCode::FORBIDDEN, &shown);
    shown.unwrap_or_else(IntoResponse::into_response)
}

/// A form with all that it said, to be sent again; none where nothing was written in it.
fn as_it_came(sent: &Sent, fields: &Fields, at: DateTime<Utc>) -> Option<KeptForm> {
    // Only what came from a page of a session, and not what a page keeps while somebody writes.
    let is_from_page = session::account_of_form(fields.get("csrf")).is_some();
    let wrote = !fields.encoded(&["csrf", "do", PAGE, FROM]).is_empty();
    if !is_from_page || !wrote || fields.get("do") == "keep" {
        return None;
    }
    let mut written: Vec<(String, String)> = fields
        .with_prefix("")
        .filter(|(name, _)| *name != FROM)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let from = stood_on(fields).unwrap_or(&sent.page).to_owned();
    written.push((FROM.to_owned(), from));
    Some(KeptForm {
        at,
        page: path_of(&sent.action).to_owned(),
        action: sent.action.clone(),
        files: sent.files,
        late: true,
        fields: written,
    })
}
