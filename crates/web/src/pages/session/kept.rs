//! Forms that were written and could not be taken, because the session had ended or another one had
//! begun meanwhile: what they say is kept for the account, and stands in the form again.
//!
//! Nothing is done with it until the person sends it again from a page of their new session.

use super::{Fields, Posted, SignedIn, Visitor, cookie};
use crate::{problem::Answer, state::WebState};
use axum::{
    extract::{FromRequest as _, Request},
    response::Response,
};
use undersigned_federation::{
    Instance,
    actions::{kept_form, session},
};

/// Fields that are no part of what was written.
const OURS: [&str; 2] = ["csrf", "do"];

/// Whether the page at a path shows again what was kept for it.
#[must_use]
pub fn shows_again(path: &str) -> bool {
    let Some(rest) = path.strip_prefix("/desk/appeals/") else {
        return false;
    };
    let parts: Vec<&str> = rest.split('/').collect();
    matches!(
        parts.as_slice(),
        ["new"] | [_, "edit"] | [_, "translate", _]
    )
}

/// Keeps what was written for an account. Says whether it did.
///
/// # Errors
/// The database.
pub async fn keep(
    instance: &Instance,
    account_id: i64,
    path: &str,
    fields: &Fields,
) -> Answer<bool> {
    let body = fields.encoded(&OURS);
    Ok(kept_form::keep(instance, account_id, path, body.as_bytes()).await?)
}

/// A form came after the session had expired: it is kept for whoever's session it was. `refusal` is
/// the answer where it cannot be.
pub(super) async fn after_expiry(
    request: Request,
    state: &WebState,
    refusal: Response,
) -> Response {
    let path = request.uri().path().to_owned();
    let base = state.instance.addresses.base();
    let kept = cookie::read(request.headers(), base);
    let Some((secret, language)) = kept.filter(|_| shows_again(&path)) else {
        return refusal;
    };
    let Ok(Some(account_id)) = session::was(&state.instance, &secret).await else {
        return refusal;
    };
    let (parts, body) = request.into_parts();
    let mut visitor = Visitor::of(&parts, state);
    visitor.prefer(language.as_deref());
    let posted = Posted::from_request(Request::from_parts(parts, body), state).await;
    let Ok(posted) = posted else {
        return refusal;
    };
    match keep(&state.instance, account_id, &path, &posted.fields).await {
        Ok(true) => {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.append_pair("next", &path).append_pair("why", "kept");
            visitor.go(&format!("/sign-in?{}", query.finish()))
        }
        _ => refusal,
    }
}

/// A form came from a page of an earlier session: somebody signed in again in another window. It is
/// shown again in this one.
pub(super) async fn of_another_session(
    signed: &SignedIn,
    fields: &Fields,
    refusal: Response,
) -> Response {
    let path = signed.visitor.path.split('?').next().unwrap_or_default();
    if !shows_again(path) {
        return refusal;
    }
    match keep(signed.instance(), signed.account.id, path, fields).await {
        Ok(true) => signed.visitor.go(path),
        _ => refusal,
    }
}

#[cfg(test)]
mod tests {
    use super::shows_again;

    #[test]
    fn only_pages_with_long_texts_are_shown_again() {
        for path in [
            "/desk/appeals/new",
            "/desk/appeals/brakes/edit",
            "/desk/appeals/brakes/translate/zh-Hant",
        ] {
            assert!(shows_again(path), "{path}");
        }
        for path in [
            "/desk",
            "/desk/appeals/brakes",
            "/desk/appeals/brakes/withdraw",
            "/sign-in",
        ] {
            assert!(!shows_again(path), "{path}");
        }
    }
}
