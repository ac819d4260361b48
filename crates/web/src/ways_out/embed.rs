//! `…/embed`: the widget. The one page that may stand in a frame of another site, and therefore one
//! on which nothing can be done: no form, no session, only links that open in a new tab.

use super::{brief, frames::Size};
use crate::{
    activitypub::objects::{self, Which},
    guard::Framed,
    markdown,
    pages::{appeal::current, problem, shell::Shell},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    validate::{tagged, weak_tag},
    views::embed::EmbedPage,
};
use axum::{
    Router,
    extract::{Path, Request, State},
    response::Response,
};

/// Longest beginning of the letter, in characters.
const BEGINNING: usize = 480;

/// The widget's routes.
pub(super) fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/embed", get(show))
        .route("/appeals/{host}/{slug}/embed", get(show))
}

async fn show(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Response {
    let mut shell = Shell::of(&web, &request).await;
    let mut response = match answer(&web, &which, &mut shell).await {
        Ok(response) => response,
        // What went wrong is a page of ours like any other, and stays out of frames.
        Err(what) => return problem::page(&shell, what),
    };
    response.extensions_mut().insert(Framed);
    response
}

async fn answer(web: &WebState, which: &Which, shell: &mut Shell) -> Answer {
    let size = one_of(shell, "size", Size::ALL.map(Size::code))?;
    let scheme = one_of(shell, "scheme", ["auto", "light", "dark"])?;
    let size = size.and_then(Size::of).unwrap_or(Size::Medium);
    let view = objects::view(web, which.host.as_deref(), &which.slug).await?;
    let brief = brief(web, &view, &shell.query, shell.page.language).await?;
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    // What is said of the answer is said of the widget: it speaks the language of the letter.
    shell.page.language = brief.language;
    let mut page = shell.page.clone();
    page.theme = shell.theme_of(view.appeal.organization_id);
    let tag = weak_tag(&[
        &view.tag(),
        &format!("{brief:?} {size:?} {scheme:?}"),
        crate::assets::OUTSIDE.file.as_str(),
        page.theme.as_deref().unwrap_or_default(),
        &page.name,
    ]);
    if let Some(unchanged) = shell.unchanged(&tag) {
        return Ok(unchanged);
    }
    let body = note.text.body.get(&brief.title.language);
    // What was withdrawn says nothing more on other pages.
    let begins = body.filter(|_| size == Size::Large && !brief.status.is_withdrawn());
    let shown = EmbedPage {
        begins: begins.map(|body| markdown::plain(body, BEGINNING)),
        scheme: scheme.filter(|scheme| *scheme != "auto"),
        size: size.code(),
        may_be_signed: note.takes_signatures(),
        brief,
        page,
    };
    Ok(tagged(shell.show(&shown), &tag))
}

/// A value of the query that must be one of a few.
fn one_of<const N: usize>(
    shell: &Shell,
    name: &'static str,
    allowed: [&'static str; N],
) -> Answer<Option<&'static str>> {
    let Some(given) = shell.query.get(name) else {
        return Ok(None);
    };
    let found = allowed.into_iter().find(|one| *one == given);
    found.map(Some).ok_or_else(|| {
        let detail = format!("`{name}` is one of {}", allowed.join(", "));
        Problem::malformed("query_malformed", detail)
    })
}
