//! The first page.

use super::{cards::cards, names, new_organisation, problem, shell::Shell};
use crate::{
    problem::Answer,
    routing::get,
    state::WebState,
    views::home::{HomePage, OrganisationCard},
};
use axum::{
    Router,
    extract::{Request, State},
    response::Response,
};
use undersigned_federation::views::{Appeal, takes_signatures};

/// Most appeals of each kind on the first page.
const SHOWN: usize = 20;

/// `/`.
pub fn routes() -> Router<WebState> {
    Router::new().route("/", get(show))
}

async fn show(State(web): State<WebState>, request: Request) -> Response {
    let shell = Shell::of(&web, &request).await;
    problem::or_shown(&shell, home(&web, &shell).await)
}

async fn home(web: &WebState, shell: &Shell) -> Answer<HomePage> {
    let language = shell.page.language;
    let mut organisations = web.instance.organizations().await?;
    let fresh = organisations.is_empty();
    organisations.retain(|one| one.suspended_at.is_none() || !one.hidden);
    let (mut open, mut closed): (Vec<Appeal>, Vec<Appeal>) = web
        .instance
        .public_appeals(None)
        .await?
        .into_iter()
        .partition(takes_signatures);
    // What is at home here comes before copies; each newest first, as they come.
    open.sort_by_key(|appeal| appeal.organization_id.is_none());
    let more = open.len() > SHOWN || closed.len() > SHOWN;
    open.truncate(SHOWN);
    closed.truncate(SHOWN);
    let host = web.instance.addresses.host();
    let mut page = shell.page.clone();
    page.summary = Some(page.t("home-lead"));
    Ok(HomePage {
        about: None,
        fresh,
        organisations: organisations
            .iter()
            .map(|organisation| OrganisationCard {
                href: format!("/orgs/{}", organisation.handle),
                names: names::each(&names::read(&organisation.names), language),
                account: format!("@{}@{host}", organisation.handle),
            })
            .collect(),
        open: cards(web, language, &open).await?,
        closed: cards(web, language, &closed).await?,
        ask_href: new_organisation::address(web),
        all_href: more.then(|| "/appeals".to_owned()),
        page,
    })
}
