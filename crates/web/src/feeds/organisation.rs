//! `/orgs/{handle}/updates.atom`: the wordings of an organisation's own appeals, and the appeals of
//! others that it signed.

use super::{
    dispatches, link, moment, wordings, words,
    written::{self, Cut, Head, Item, Making, Part},
};
use crate::{
    pages::{appeal::letter, names, shell::Shell},
    problem::{Answer, Problem},
    state::WebState,
};
use atom_syndication::Entry;
use axum::extract::{Path, Request, State};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::KnownWording;
use undersigned_federation::views::{Appeal, AppealView, Organization};

/// One organisation's feed.
pub(super) async fn show(
    State(web): State<WebState>,
    Path(handle): Path<String>,
    request: Request,
) -> Answer {
    let found = web.instance.organization_by_handle(&handle).await?;
    let organisation = found.ok_or_else(Problem::not_found)?;
    let shell = Shell::read(&web, request.uri(), request.headers()).await;
    let name =
        names::first(&names::read(&organisation.names), shell.page.language).unwrap_or_default();
    let part = Part::asked(&shell)?;
    let (entries, cut) = entries(&web, &organisation, &shell, part).await?;
    let began = u64::try_from(organisation.created_at).unwrap_or_default();
    let head = Head {
        title: words(&name.language, &name.words),
        subtitle: None,
        id: organisation.ap_id.clone(),
        author: (name.words, organisation.ap_id.clone()),
        began: moment(began),
        page: &organisation.ap_id,
    };
    Ok(written::paged(head, entries, cut, &shell))
}

/// The entries of the page that is asked for. Lists are held one at a time, and only of those appeals that have something
/// on the page, or of which nobody knows yet what they have.
async fn entries(
    web: &WebState,
    of: &Organization,
    shell: &Shell,
    part: Part,
) -> Answer<(Vec<Entry>, Cut)> {
    let spoken = web.instance.spoken_about(of).await?;
    let mut appeals = web.instance.public_appeals(None).await?;
    appeals.retain(|appeal| appeal.organization_id == Some(of.id) || spoken.contains(&appeal.id));
    let appeals: Vec<&Appeal> = appeals.iter().collect();
    let moments = web.instance.moments_of(&appeals).await?;
    let mut all: Vec<Item<&str>> = Vec::new();
    for (appeal, moment) in appeals.into_iter().zip(moments) {
        let read = async {
            let shown = Shown::read(web, of, &appeal.ap_id).await?;
            let items = shown.as_ref().map(|shown| shown.items(web, of, shell));
            let items = items.into_iter().flatten();
            Ok::<_, Problem>(items.map(|item| (item.seq, item.id)).collect())
        };
        let which = (of.id, appeal.id);
        let places = web.outlines.kept_or(which, moment, read).await?;
        all.extend(places.iter().map(|(seq, id)| Item {
            seq: *seq,
            id: id.clone(),
            what: appeal.ap_id.as_str(),
        }));
    }
    let (places, cut) = part.cut(all);
    let mut wanted: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for place in places {
        wanted.entry(place.what).or_default().insert(place.id);
    }
    let mut entries = Vec::new();
    for (appeal, ids) in wanted {
        let Some(shown) = Shown::read(web, of, appeal).await? else {
            continue;
        };
        let items = shown.items(web, of, shell).into_iter();
        let items = items.filter(|item| ids.contains(&item.id));
        entries.extend(items.filter_map(Item::entry));
    }
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    Ok((entries, cut))
}

/// An appeal that the organisation made or signed.
struct Shown {
    view: AppealView,
    /// Its page.
    page: String,
    /// Its wordings, where it is the organisation's own.
    own: Option<Vec<KnownWording>>,
}

impl Shown {
    async fn read(web: &WebState, of: &Organization, appeal: &str) -> Answer<Option<Self>> {
        let Some(view) = web.instance.view_by_id(appeal).await? else {
            return Ok(None);
        };
        let addresses = &web.instance.addresses;
        let page = addresses.appeal_page(&view.appeal.host, &view.appeal.slug);
        let is_own = view.appeal.organization_id == Some(of.id);
        let own = is_own.then(|| undersigned_domain::wordings(view.snapshot.state(), &view.list));
        Ok(Some(Self { view, page, own }))
    }

    /// What the feed has of it.
    fn items<'a>(
        &'a self,
        web: &'a WebState,
        of: &Organization,
        shell: &'a Shell,
    ) -> Vec<Item<Making<'a>>> {
        let view = &self.view;
        let Some(known) = &self.own else {
            return signed(view, of, &self.page, shell).into_iter().collect();
        };
        let mut items = wordings(known, &self.page, shell);
        items.extend(dispatches::all(web, view, shell));
        items
    }
}

/// That it stands on somebody else's list. The id is that of the statement by which it does.
fn signed<'a>(
    view: &'a AppealView,
    of: &Organization,
    page: &'a str,
    shell: &'a Shell,
) -> Option<Item<Making<'a>>> {
    let place = view.entry(&of.ap_id)?;
    let note = view.list.current()?;
    let id = place.statement.clone();
    Some(Item::made(place.since, id, move || {
        let title = letter::title(&note.text, shell.page.language);
        let sentence = shell.page.t("feed-signed");
        Some(Entry {
            title: words(&title.language, &title.words),
            summary: Some(words(shell.page.language.tag, &sentence)),
            links: vec![link("alternate", "text/html", page)],
            ..Entry::default()
        })
    }))
}
