//! Requests that change something, and the log: around every handler of the desk and of the
//! programming interface lies an act. Whoever finds out who asks says so; the row is written with the
//! change; here its outcome is.

use crate::state::WebState;
use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use undersigned_federation::actions::audit::{self, Acting, DONE, FAILED, REFUSED};

/// Stands among the extensions of an answer that says what somebody's role does not cover. That is
/// entered in the log; what was merely filled in wrongly is not.
#[derive(Debug, Clone)]
pub struct NotCovered;

/// Stands among the extensions of an answer that something failed, although it may be done, or begun.
#[derive(Debug, Clone)]
pub struct MayBeDone;

/// Runs a request within an act of its own, unless it only reads.
pub async fn act(State(state): State<WebState>, request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let acting = Acting::default();
    let mut response = acting.run(next.run(request)).await;
    if response.status().is_server_error() && acting.may_last() {
        response.extensions_mut().insert(MayBeDone);
    }
    let outcome = outcome(response.status());
    let is_covered = response.extensions().get::<NotCovered>().is_none();
    let ended = match is_covered {
        true => audit::end(&state.instance, &acting, outcome).await,
        false => audit::end_forbidden(&state.instance, &acting).await,
    };
    if let Err(error) = ended {
        tracing::error!(%error, "how something ended is not in the log");
    }
    response
}

fn outcome(status: StatusCode) -> &'static str {
    match status {
        status if status.is_server_error() => FAILED,
        status if status.is_client_error() => REFUSED,
        _ => DONE,
    }
}

/// An address of the desk or the programming interface as the log names what it is about: the appeal
/// of ours in it, if there is one.
pub fn object_of(path: &str) -> String {
    let rest = path
        .strip_prefix("/desk/appeals/")
        .or_else(|| path.strip_prefix("/api/v1/appeals/"));
    let slug = rest.and_then(|rest| rest.split('/').next());
    match slug {
        Some(slug) if !slug.is_empty() && slug != "new" => format!("/appeals/{slug}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appeals_are_named() {
        assert_eq!(object_of("/desk/appeals/brakes/publish"), "/appeals/brakes");
        assert_eq!(object_of("/api/v1/appeals/brakes"), "/appeals/brakes");
        assert_eq!(object_of("/desk/appeals/new"), "");
        assert_eq!(object_of("/desk/tokens"), "");
    }
}
