//! The list as it stood when it was handed over: the sealed bundle, and the same for printing.

use crate::{
    activitypub::objects,
    downloads,
    pdf::{MAX_ROWS, Parts},
    problem::{Answer, Problem},
    state::WebState,
    validate::{Held, tagged, weak_tag},
    ways_out::made_of,
};
use axum::{
    Router,
    extract::{OriginalUri, Path, State},
    http::{HeaderMap, StatusCode, Uri},
    response::IntoResponse as _,
    routing::get,
};
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{
    actions::handover::{self, Sealed},
    reconcile::replicate::slug,
    views::Appeal,
};

/// Both files below a handover of ours.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/handovers/{name}/bundle", get(bundle))
        .route("/appeals/{slug}/handovers/{name}/cosigners.pdf", get(list))
}

async fn bundle(
    State(web): State<WebState>,
    Path((slug, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let (_, sealed) = published(&web, &slug, &name).await?;
    // The content never changes under its digest.
    let tag = weak_tag(&[&sealed.digest]);
    if Held::of(&headers).is(&tag) {
        return Ok(tagged(StatusCode::NOT_MODIFIED.into_response(), &tag));
    }
    let text = handover::sealed_text(&web.instance, &sealed).await?;
    Ok(tagged(downloads::sealed(text, &slug), &tag))
}

async fn list(
    State(web): State<WebState>,
    Path((slug, name)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Answer {
    let (appeal, sealed) = published(&web, &slug, &name).await?;
    pdf(&web, &appeal, &sealed, (&uri, &headers)).await
}

/// The list of a handover that everybody may see, as long as it is offered.
async fn published(web: &WebState, of: &str, name: &str) -> Answer<(Appeal, Sealed)> {
    let view = objects::view(web, None, of).await?;
    let mut shown = view.dispatches.shown.iter();
    let said = shown.any(|one| one.kind == Kind::Handover && slug(&one.id) == name);
    let kept = match said {
        true => handover::sealed(&web.instance, &view.appeal, name).await?,
        false => None,
    };
    Ok((view.appeal, kept.ok_or_else(Problem::not_found)?))
}

/// The list for printing.
///
/// # Errors
/// 422 where it is too long; as [`made_of`].
pub(crate) async fn pdf(
    web: &WebState,
    appeal: &Appeal,
    sealed: &Sealed,
    request: (&Uri, &HeaderMap),
) -> Answer {
    let view = handover::sealed_view(&web.instance, appeal, sealed, MAX_ROWS).await?;
    let view = view.ok_or_else(|| {
        let detail = format!(
            "the list has {} entries, and a PDF holds at most {MAX_ROWS}: use the bundle",
            sealed.entries
        );
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "list_too_long", detail)
    })?;
    let name = format!("{}-handed-over.pdf", appeal.slug);
    made_of(web, &view, request, Parts::Both, &name).await
}
