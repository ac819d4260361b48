//! `…/share`: the code of widget, badge and link, to be copied into somebody else's page.

use super::{brief, frames, frames::Size};
use crate::{
    activitypub::objects::{self, Which},
    pages::{problem, shell::Shell},
    problem::Answer,
    routing::get,
    state::WebState,
    views::{
        escaped,
        share::{Code, SharePage},
    },
};
use axum::{
    Router,
    extract::{Path, Request, State},
    response::Response,
};

/// The page's routes.
pub(super) fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/share", get(show))
        .route("/appeals/{host}/{slug}/share", get(show))
}

async fn show(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Response {
    let shell = Shell::of(&web, &request).await;
    problem::or_shown(&shell, page(&web, &which, &shell).await)
}

async fn page(web: &WebState, which: &Which, shell: &Shell) -> Answer<SharePage> {
    let view = objects::view(web, which.host.as_deref(), &which.slug).await?;
    let brief = brief(web, &view, &shell.query, shell.page.language).await?;
    let base = web.instance.addresses.base();
    // What is copied says its language, so that it stays that of the page it stands on.
    let tag = brief.title.language.clone();
    let href = format!("{base}{}?lang={tag}", brief.path);
    let widgets = Size::ALL.map(|size| {
        let (width, height) = size.frame();
        let address = frames::address(base, &brief, size, Some(&tag));
        Code {
            name: size.code().to_owned(),
            code: frames::code(&address, &brief.title.words, width, height),
            look: address.strip_prefix(base).map(str::to_owned),
        }
    });
    let badge = format!("{}/badge.svg?lang={tag}", brief.path);
    let title = escaped(&brief.title.words);
    Ok(SharePage {
        badge_code: format!(
            "<a href=\"{}\"><img src=\"{}\" alt=\"{}\" height=\"32\"></a>",
            escaped(&href),
            escaped(&format!("{base}{badge}")),
            escaped(&format!("{}: {}", brief.title.words, brief.count())),
        ),
        link_code: format!("<a href=\"{}\">{title}</a>", escaped(&href)),
        badge_alt: format!("{}: {}", brief.kind_words(), brief.count()),
        badge,
        widgets: widgets.to_vec(),
        page: shell.page.clone(),
        brief,
    })
}
