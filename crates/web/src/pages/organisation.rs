//! The page of an organisation.

use super::{cards::cards, names, pictures, problem, shell::Shell};
use crate::{
    markdown,
    problem::{Answer, Problem},
    state::WebState,
    views::{Digest, Link, organisation::OrganisationPage},
};
use axum::{extract::Request, response::Response};
use undersigned_federation::{
    actions::moving,
    profile::Profile,
    views::{Appeal, Organization, takes_signatures},
};

/// Most appeals of each kind that stand on the page: each is shown with what its list counts. The
/// newest ones; all are in the archive.
const SHOWN: usize = 50;

/// `/orgs/{handle}`.
pub async fn show(web: &WebState, handle: &str, request: Request) -> Response {
    let shell = Shell::of(web, &request).await;
    problem::or_shown(&shell, organisation(web, handle, &shell).await)
}

async fn organisation(web: &WebState, handle: &str, shell: &Shell) -> Answer<OrganisationPage> {
    let instance = &web.instance;
    let found = instance.organization_by_handle(handle).await?;
    let organisation = found.ok_or_else(Problem::not_found)?;
    let language = shell.page.language;
    let all = instance.public_appeals(None).await?;
    let is_own = |appeal: &&Appeal| appeal.organization_id == Some(organisation.id);
    let (mut open, mut closed): (Vec<Appeal>, Vec<Appeal>) = all
        .iter()
        .filter(is_own)
        .cloned()
        .partition(takes_signatures);
    let mut endorsed = endorsed(web, &organisation, &all).await?;
    let is_more = [&open, &closed, &endorsed]
        .into_iter()
        .any(|appeals| appeals.len() > SHOWN);
    for appeals in [&mut open, &mut closed, &mut endorsed] {
        appeals.truncate(SHOWN);
    }
    let keys = instance.keys_of(&organisation.ap_id).await?;
    let summary = names::first(
        &names::read(organisation.summary.as_deref().unwrap_or_default()),
        language,
    );
    let profile = Profile::of(&organisation);
    let shown = |picture| pictures::shown(&picture, language);
    let mut page = shell.page.clone();
    page.theme = super::theme::address(&organisation, &profile);
    page.activity_json = Some(organisation.ap_id.clone());
    page.feed = Some(format!("/orgs/{}/updates.atom", organisation.handle));
    page.summary = summary
        .as_ref()
        .map(|words| markdown::plain(&words.words, 200));
    // The newest key comes last in the actor's document.
    let held = keys
        .assertion
        .iter()
        .rev()
        .map(|(_, key)| Digest::new(key.as_str()));
    Ok(OrganisationPage {
        names: names::each(&names::read(&organisation.names), language),
        account: format!("@{}@{}", organisation.handle, instance.addresses.host()),
        summary: summary.map(|words| (markdown::render(&words.words), words.language)),
        country: organisation.country.clone(),
        suspended: organisation.suspended_at.is_some(),
        earlier: moving::earlier(&organisation),
        moved_to: organisation.moved_to,
        links: profile
            .links
            .into_iter()
            .map(|link| Link {
                href: link.href,
                words: link.name,
            })
            .collect(),
        picture: profile.picture.map(shown),
        header: profile.header.map(shown),
        followers: Some(instance.follower_count(organisation.id).await?),
        open: cards(web, language, &open).await?,
        closed: cards(web, language, &closed).await?,
        endorsed: cards(web, language, &endorsed).await?,
        all_href: is_more.then(|| "/appeals".to_owned()),
        keys: held.collect(),
        id: organisation.ap_id,
        page,
    })
}

/// Appeals of others on whose list it stands; one more than is shown at most.
async fn endorsed(
    web: &WebState,
    organisation: &Organization,
    all: &[Appeal],
) -> Answer<Vec<Appeal>> {
    let mut endorsed = Vec::new();
    let spoken = web.instance.spoken_about(organisation).await?;
    let of_others = |appeal: &&Appeal| {
        appeal.organization_id != Some(organisation.id) && spoken.contains(&appeal.id)
    };
    for appeal in all.iter().filter(of_others) {
        if endorsed.len() > SHOWN {
            break;
        }
        let view = web.instance.view_by_id(&appeal.ap_id).await?;
        if view.is_some_and(|view| view.entry(&organisation.ap_id).is_some()) {
            endorsed.push(appeal.clone());
        }
    }
    Ok(endorsed)
}
