//! The list as it stood when it was handed over: the sealed bundle, and the same for printing; for
//! everybody as long as all who stand on it stand by it (docs/adr/0047).

use crate::{
    activitypub::objects,
    apart, downloads,
    pages::{beside, problem, shell::Shell, times},
    pdf::{MAX_ROWS, Parts},
    problem::{Answer, Problem},
    rate_limit::{self, Client},
    routing::get,
    state::WebState,
    validate::{Held, tagged, weak_tag},
    views::{Digest, Link, Template as _, document::HandedOver, problem::ProblemPage},
    ways_out::{has_renderer, made_of},
};
use axum::{
    Router,
    body::Bytes,
    extract::{OriginalUri, Path, State},
    http::{Extensions, HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};
use chrono::{DateTime, Utc};
use std::net::IpAddr;
use tokio::runtime::Handle;
use undersigned_domain::dispatch::{Kind, Words};
use undersigned_federation::{
    actions::handover::{self, Gone, Sealed},
    reconcile::replicate::slug,
    views::{Appeal, AppealView},
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
    OriginalUri(uri): OriginalUri,
    Client(client): Client,
    headers: HeaderMap,
) -> Answer {
    let (view, sealed) = published(&web, &slug, &name).await?;
    // Looked at before what the reader holds: who has the file is told, too, that it is no more.
    let gone = handover::gone_since(&web.instance, &sealed, &view).await?;
    if gone.entries > 0 {
        let problem = withdrawn(&view, &sealed, &gone);
        if !problem::is_reader(&headers) {
            return Err(problem);
        }
        let shell = Shell::read(&web, &uri, &headers).await;
        let handover = format!("/appeals/{slug}/handovers/{name}");
        return Ok(page(&shell, problem, &handover, (&sealed, &gone)));
    }
    // The content never changes under its digest.
    let tag = weak_tag(&[&sealed.digest]);
    if Held::of(&headers).is(&tag) {
        return Ok(tagged(StatusCode::NOT_MODIFIED.into_response(), &tag));
    }
    let entries = usize::try_from(sealed.entries).unwrap_or(usize::MAX);
    apart::count(&web, client, entries)?;
    let (instance, runtime) = (web.instance.clone(), Handle::current());
    let make = move || -> Answer<Bytes> {
        let text = runtime.block_on(handover::sealed_text(&instance, &sealed))?;
        Ok(text.into())
    };
    let whole = web.files.get(&tag, client, make).await?;
    Ok(tagged(downloads::sealed(whole.answer(), &slug), &tag))
}

/// Why the sealed file is not given out any more, and what there is in its place.
fn withdrawn(view: &AppealView, sealed: &Sealed, gone: &Gone) -> Problem {
    let object = &view.appeal.ap_id;
    let detail = format!(
        "of the entries of this list, {} withdrew or were taken off since: the file as it was handed \
         over is with whoever took it, and has the digest {}; the list as it is now is at \
         {object}/cosigners, with every proof at {object}/bundle",
        gone.entries, sealed.digest
    );
    Problem::new(StatusCode::GONE, "names_withdrawn", detail)
}

/// The same for people.
fn page(
    shell: &Shell,
    problem: Problem,
    handover: &str,
    (sealed, gone): (&Sealed, &Gone),
) -> Response {
    let frame = shell.page.clone();
    let link = |path: &str, words: String| Link {
        href: format!("{path}?lang={}", frame.language.tag),
        words,
    };
    let appeal = handover.split("/handovers/").next().unwrap_or_default();
    let links = vec![
        link(&format!("{appeal}/cosigners"), frame.t("problem-list")),
        link(handover, frame.t("event-handover-more")),
    ];
    let counted = frame.t1("handover-gone-since", "count", gone.entries);
    let mut page = ProblemPage::of(frame, "names-withdrawn", None);
    page.advice
        .insert(0, std::mem::replace(&mut page.what, counted));
    page.digest = Some(Digest::new(sealed.digest.clone()));
    page.links = links;
    let Ok(html) = page.render() else {
        return problem.into_response();
    };
    let mut response = shell.html(html);
    *response.status_mut() = problem.status;
    let kept = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    response
}

async fn list(
    State(web): State<WebState>,
    Path((slug, name)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    extensions: Extensions,
) -> Answer {
    let (view, sealed) = published(&web, &slug, &name).await?;
    // Nothing is unpacked for what cannot be made.
    has_renderer(&web)?;
    let gone = handover::gone_since(&web.instance, &sealed, &view).await?;
    let mut then = sealed_view(&web, &view.appeal, &sealed).await?;
    then.list = gone.leave_out_of(&then.list, &view.list).into();
    let handed = HandedOver {
        at: said_at(&view, &name).unwrap_or(sealed_at(&sealed)),
        said: true,
        gone: gone.entries,
        by: Some(view.digest),
    };
    let client = rate_limit::of(&extensions, &headers);
    print(&web, &then, handed, (&uri, &headers, client)).await
}

/// When a list was handed over, as is said of it.
fn said_at(view: &AppealView, name: &str) -> Option<DateTime<Utc>> {
    let mut shown = view.dispatches.shown.iter();
    let said = shown.find(|one| one.kind == Kind::Handover && slug(&one.id) == name)?;
    match &said.words {
        Words::Handover(handover) => beside::handed_over(said, handover),
        _ => None,
    }
}

fn sealed_at(sealed: &Sealed) -> DateTime<Utc> {
    times::stored(sealed.at).unwrap_or_default()
}

/// The list of a handover that everybody may see, as long as it is offered, and its appeal.
async fn published(web: &WebState, of: &str, name: &str) -> Answer<(AppealView, Sealed)> {
    let view = objects::view(web, None, of).await?;
    let mut shown = view.dispatches.shown.iter();
    let said = shown.any(|one| one.kind == Kind::Handover && slug(&one.id) == name);
    let kept = match said {
        true => handover::sealed(&web.instance, &view.appeal, name).await?,
        false => None,
    };
    Ok((view, kept.ok_or_else(Problem::not_found)?))
}

/// The whole list for printing, for those who handed it over, or are about to.
///
/// # Errors
/// 422 where it is too long; as [`made_of`].
pub(crate) async fn pdf(
    web: &WebState,
    appeal: &Appeal,
    (name, sealed): (&str, &Sealed),
    request: (&Uri, &HeaderMap, Option<IpAddr>),
) -> Answer {
    has_renderer(web)?;
    let now = web.instance.view_by_id(&appeal.ap_id).await?;
    let said = now.as_ref().and_then(|view| said_at(view, name));
    let handed = HandedOver {
        at: said.unwrap_or(sealed_at(sealed)),
        said: said.is_some(),
        gone: 0,
        by: None,
    };
    let view = sealed_view(web, appeal, sealed).await?;
    print(web, &view, handed, request).await
}

async fn sealed_view(web: &WebState, appeal: &Appeal, sealed: &Sealed) -> Answer<AppealView> {
    let view = handover::sealed_view(&web.instance, appeal, sealed, MAX_ROWS).await?;
    view.ok_or_else(|| {
        let detail = format!(
            "the list has {} entries, and a PDF holds at most {MAX_ROWS}: use the bundle",
            sealed.entries
        );
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "list_too_long", detail)
    })
}

/// A list as it was handed over, of which some entries may be gone since.
async fn print(
    web: &WebState,
    view: &AppealView,
    handed: HandedOver,
    request: (&Uri, &HeaderMap, Option<IpAddr>),
) -> Answer {
    let name = format!("{}-handed-over.pdf", view.appeal.slug);
    made_of(web, view, request, Parts::HandedOver(handed), &name).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samples;
    use undersigned_domain::list::{Vacancy, Vacated};

    #[test]
    fn who_is_gone_leaves_a_number_and_is_still_counted() {
        let mut sealed = samples::list(3);
        sealed.totals.organisations.current = 3;
        let ids = sealed.entries.iter().map(|entry| vec![entry.id.clone()]);
        let signers: Vec<Vec<String>> = ids.collect();
        let mut now = sealed.clone();
        assert_eq!(Gone::between(signers.clone(), &now), Gone::default());
        // The second was joined with the first, and the third removed: only that one is gone.
        now.entries[0].same_as = signers[1].clone();
        now.entries.remove(2);
        now.entries.remove(1);
        let number = sealed.entries[2].number.expect("a number");
        now.vacated = vec![Vacated {
            number,
            why: Vacancy::Removed,
            at: None,
            reason: None,
        }]
        .into();
        let gone = Gone::between(signers, &now);
        assert_eq!(gone.entries, 1);
        let left = gone.leave_out_of(&sealed, &now);
        let ids = |list: &undersigned_domain::CoSignerList| {
            let ids = list.entries.iter().map(|entry| entry.id.clone());
            ids.collect::<Vec<String>>()
        };
        assert_eq!(ids(&left), ids(&sealed)[..2]);
        assert_eq!(left.vacated, now.vacated);
        assert_eq!(left.totals, sealed.totals);
    }

    #[test]
    fn a_name_that_only_somebody_had_who_is_gone_does_not_stand_beside_another() {
        let now = samples::list(1);
        let mut sealed = now.clone();
        let other = "https://gone.example/orgs/g".to_owned();
        // Both were taken for one signer; they were parted, and one of them withdrew.
        let one = &mut sealed.entries[0];
        one.same_as = vec![other.clone()];
        one.names
            .name_map
            .insert("es".to_owned(), "Gremio".to_owned());
        one.names.also_known_as = vec!["GU".to_owned()];
        one.reservations = vec!["d3".to_owned()];
        let gone = Gone::between(vec![vec![one.id.clone(), other]], &now);
        assert_eq!(gone.entries, 1);
        let left = gone.leave_out_of(&sealed, &now);
        assert_eq!(left.entries[0], now.entries[0]);
    }
}
