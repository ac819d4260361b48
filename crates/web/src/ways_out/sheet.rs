//! `…/sheet`: a page to print, on which people or organisations sign with a pen.

use super::{brief, qr};
use crate::pages::people::words;
use crate::{
    activitypub::objects::{self, Which},
    markdown,
    pages::{appeal::current, problem, shell::Shell, signing::check_open},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::{Digest, sheet::SheetPage},
};
use axum::{
    Router,
    extract::{Path, Request, State},
    response::Response,
};
use undersigned_federation::actions::people::terms;

/// Blank rows: with a head of usual length they fill one side of A4 or Letter.
const ROWS: usize = 15;
/// Most demands on the sheet.
const DEMANDS: usize = 6;
/// Longest demand, and longest beginning of a letter without demands, in characters.
const DEMAND: usize = 160;
const BEGINNING: usize = 420;

/// The sheet's routes.
pub(super) fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/sheet", get(show))
        .route("/appeals/{host}/{slug}/sheet", get(show))
}

async fn show(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Response {
    let shell = Shell::of(&web, &request).await;
    problem::or_shown(&shell, page(&web, &which, &shell).await)
}

async fn page(web: &WebState, which: &Which, shell: &Shell) -> Answer<SheetPage> {
    let organisations = match shell.query.get("for") {
        None | Some("people") => false,
        Some("organisations") => true,
        Some(_) => {
            let detail = "`for` is people or organisations";
            return Err(Problem::malformed("query_malformed", detail));
        }
    };
    let view = objects::view(web, which.host.as_deref(), &which.slug).await?;
    // What is signed on paper after the end is listed nowhere.
    check_open(web, &view).await?;
    let brief = brief(web, &view, &shell.query, shell.page.language).await?;
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    let tag = &brief.title.language;
    let demands = note.text.demands.iter();
    let demands: Vec<String> = demands
        .filter_map(|demand| demand.text.get(tag))
        .take(DEMANDS)
        .map(|demand| markdown::plain(demand, DEMAND))
        .collect();
    let begins = note.text.body.get(tag).filter(|_| demands.is_empty());
    let mut page = shell.page.clone();
    // Paper is in one language: that of the text, where the interface speaks it.
    page.language = brief.language;
    page.noindex = true;
    let terms = match terms::get(&web.instance, view.appeal.id).await? {
        Some(terms) => Some(words::said(web, &which.slug, &terms, page.language).await?),
        None => None,
    };
    Ok(SheetPage {
        consent: terms.map(|terms| words::consent_on_paper(&page, &terms)),
        begins: begins.map(|body| markdown::plain(body, BEGINNING)),
        demands,
        languages: note.text.languages.clone(),
        organisations,
        rows: (1..=ROWS).collect(),
        wording: note.revision,
        text_digest: Digest::new(note.text_digest.to_string()),
        sign_address: crate::pages::names::plain_address(&qr::sign_address(web, &view)),
        page,
        brief,
    })
}
