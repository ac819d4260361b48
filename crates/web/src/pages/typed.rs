//! Addresses as people type them off paper: with a slash at the end, or with capitals. There is one right
//! address of everything, and who asks for its page by another spelling is led there.

use crate::{
    activitypub::{objects, wants_activity},
    state::WebState,
};
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, Uri},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};

/// Answers 308 where the address that was asked for leads nowhere, and its other spelling to an appeal or an
/// organisation. Programs are told that there is nothing: an id is exact.
pub async fn lead(State(web): State<WebState>, request: Request, next: Next) -> Response {
    let reads = request.method() == Method::GET && !wants_activity(request.headers());
    let meant = reads.then(|| meant(request.uri())).flatten();
    let query = request.uri().query().map(|query| format!("?{query}"));
    let response = next.run(request).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let Some(meant) = meant else {
        return response;
    };
    match is_there(&web, &meant).await {
        true => {
            let to = format!("{meant}{}", query.unwrap_or_default());
            Redirect::permanent(&to).into_response()
        }
        false => response,
    }
}

/// The path that is probably meant, where it is another than the one that was asked for. Nothing below an
/// appeal or an organisation has capitals.
fn meant(uri: &Uri) -> Option<String> {
    let path = uri.path();
    let meant = path.trim_end_matches('/').to_ascii_lowercase();
    let below = ["/appeals/", "/orgs/"]
        .iter()
        .any(|at| meant.starts_with(at));
    (below && meant != path).then_some(meant)
}

/// Whether there is the appeal or the organisation that a path names.
async fn is_there(web: &WebState, path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    match (parts.next(), parts.next(), parts.next()) {
        (Some("orgs"), Some(handle), _) => {
            let found = web.instance.organization_by_handle(handle).await;
            found.is_ok_and(|found| found.is_some())
        }
        (Some("appeals"), Some(slug), None) => objects::view(web, None, slug).await.is_ok(),
        (Some("appeals"), Some(first), Some(second)) => {
            objects::view(web, None, first).await.is_ok()
                || objects::view(web, Some(first), second).await.is_ok()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn only_another_spelling_of_an_appeal_or_an_organisation_is_meant() {
        let of = |path: &'static str| meant(&path.parse().expect("a path"));
        for path in [
            "/appeals/Free-Them",
            "/appeals/free-them/",
            "/Appeals/FREE-THEM//?a=B",
        ] {
            assert_eq!(of(path).as_deref(), Some("/appeals/free-them"), "{path}");
        }
        assert_eq!(of("/orgs/Hub/").as_deref(), Some("/orgs/hub"));
        for path in [
            "/appeals/free-them",
            "/appeals/",
            "/",
            "//evil.example/",
            "//evil.example/appeals/x/",
            "/desk/Appeals/x",
        ] {
            assert_eq!(of(path), None, "{path}");
        }
    }
}
