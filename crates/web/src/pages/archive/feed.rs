//! New appeals as Atom (RFC 4287), page by page (RFC 5005): all, or those about a topic, with what else is under it by
//! the time at which it was said.

use super::{
    MAX_ASKED, bounded, gathered,
    shelf::{Shelf, Wanted},
};
use crate::{
    feeds,
    pages::{
        appeal::{current, letter},
        cards, names,
        shell::Shell,
        times,
    },
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
};
use atom_syndication::{Entry, Feed, FixedDateTime, Person, Text};
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, Uri},
};
use undersigned_domain::{Dispatch, Status, dispatch::Kind};
use undersigned_federation::{
    addresses::{dispatch_folder, topic_path},
    reconcile::replicate::slug,
    topics,
    views::{Appeal, AppealView},
};

/// Entries in one page of a feed, unless fewer are asked for.
const NEWEST: usize = 50;
/// Appeals that are read side by side.
const AT_A_TIME: usize = 4;
/// Where all of them are.
const ALL: &str = "/appeals.atom";
/// Where those about a topic are, below its page.
const UPDATES: &str = "updates.atom";

/// What an entry is made of.
enum Item<'a> {
    Appeal(&'a Appeal),
    /// What stands beside its list.
    Beside(&'a AppealView, &'a Dispatch),
}

/// `/appeals.atom` and `/topics/{topic}/updates.atom`.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route(ALL, get(all))
        .route("/topics/{topic}/updates.atom", get(about))
}

async fn all(State(web): State<WebState>, uri: Uri, headers: HeaderMap) -> Answer {
    let shell = Shell::read(&web, &uri, &headers).await;
    let wanted = Wanted::read(&shell.query, None);
    feed(&web, &wanted, "/appeals", &shell).await
}

async fn about(
    State(web): State<WebState>,
    Path(topic): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Answer {
    let shell = Shell::read(&web, &uri, &headers).await;
    let page = topic_path(&topic);
    let wanted = Wanted {
        topic: Some(topic),
        ..Wanted::default()
    };
    feed(&web, &wanted, &page, &shell).await
}

async fn feed(web: &WebState, wanted: &Wanted, page: &str, shell: &Shell) -> Answer {
    let shelf = Shelf::of(web).await?;
    let gathered = match &wanted.topic {
        Some(topic) => {
            let gathered = topics::gather(&web.instance, topic).await?;
            Some(gathered.ok_or_else(Problem::not_found)?)
        }
        None => None,
    };
    let addresses = &web.instance.addresses;
    let whose = shell.page.name.as_str();
    let title = match &gathered {
        Some(gathered) => {
            let topic = gathered.name.as_str();
            shell.page.t2("feed-topic", "topic", topic, "name", whose)
        }
        None => shell.page.t1("feed-all", "name", whose),
    };
    let appeals = shelf.find(wanted).into_iter();
    let mut items: Vec<(i64, Item<'_>)> = appeals
        .map(|appeal| (published(appeal), Item::Appeal(appeal)))
        .chain(gathered.iter().flat_map(beside))
        .collect();
    items.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let size = bounded(shell, "per_page", NEWEST, MAX_ASKED)?.min(NEWEST);
    let last = items.len().div_ceil(size).max(1);
    let number = bounded(shell, "page", 1, usize::MAX)?.min(last);
    let from = (number - 1).saturating_mul(size);
    let (mut found, mut entries) = (Vec::new(), Vec::new());
    for (_, item) in items.into_iter().skip(from).take(size) {
        match item {
            Item::Appeal(appeal) => found.push(appeal),
            Item::Beside(view, one) => entries.push(entry_beside(web, view, one, shell)),
        }
    }
    for some in found.chunks(AT_A_TIME) {
        let ids: Vec<&str> = some.iter().map(|appeal| appeal.ap_id.as_str()).collect();
        let views = web.instance.views_by_ids(&ids).await?;
        for (appeal, view) in some.iter().zip(&views) {
            let page = addresses.path(&cards::address(web, appeal));
            let organiser = shelf.organiser(appeal, shell.page.language);
            let entry = entry(appeal, organiser, &page, shell);
            entries.push(match view {
                Some(view) => as_it_stands(entry, view, shell),
                None => entry,
            });
        }
    }
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    let own = match &gathered {
        Some(_) => format!("{page}/{UPDATES}"),
        None => ALL.to_owned(),
    };
    let feed = Feed {
        title: Text::plain(title),
        id: addresses.path(page),
        updated: entries.first().map(|one| one.updated).unwrap_or_default(),
        entries,
        authors: vec![Person {
            name: whose.to_owned(),
            ..Person::default()
        }],
        links: feeds::other_pages(shell, &addresses.path(&own), number, number < last),
        ..Feed::default()
    };
    let (own, page) = (
        addresses.path(shell.page.path.as_str()),
        addresses.path(page),
    );
    Ok(feeds::answer(feed, &own, &page, shell))
}

fn entry(appeal: &Appeal, organiser: String, page: &str, shell: &Shell) -> Entry {
    let title = names::title(&names::titles(appeal), shell.page.language);
    let title = title.map(|title| title.words);
    Entry {
        title: Text::plain(title.unwrap_or_else(|| appeal.slug.clone())),
        id: appeal.ap_id.clone(),
        updated: moment(appeal),
        published: Some(moment(appeal)),
        authors: vec![Person {
            name: organiser,
            uri: Some(appeal.organiser.clone()),
            ..Person::default()
        }],
        links: vec![feeds::link("alternate", "text/html", page)],
        ..Entry::default()
    }
}

/// What stands beside the lists of appeals about a topic, by when it was said: updates, letters, meetings, cases.
fn beside(gathered: &topics::Gathered) -> impl Iterator<Item = (i64, Item<'_>)> {
    let kinds = topics::KINDS.into_iter().chain([Kind::Update]);
    let found = kinds.flat_map(move |kind| gathered.of_kind(kind));
    found.map(|(view, one)| {
        let at = feeds::moment(one.seq).timestamp_millis();
        (at, Item::Beside(view, one))
    })
}

fn entry_beside(web: &WebState, view: &AppealView, one: &Dispatch, shell: &Shell) -> Entry {
    let title = gathered::title(one, shell.page.language).map(|title| title.words);
    let appeal = gathered::appeal_title(view, shell.page.language).words;
    let title = title.unwrap_or_else(|| shell.page.t("case-unnamed"));
    let page = format!(
        "{}/{}/{}",
        cards::address(web, &view.appeal),
        dispatch_folder(one.kind),
        slug(&one.id)
    );
    Entry {
        title: Text::plain(title),
        id: one.id.clone(),
        updated: feeds::moment(one.seq),
        summary: Some(Text::plain(appeal)),
        links: vec![feeds::link(
            "alternate",
            "text/html",
            &web.instance.addresses.path(&page),
        )],
        ..Entry::default()
    }
}

/// An entry with what the appeal asks for and where it stands: changed when the wording that stands was published,
/// or when it ended, as its note says; never later than that was signed.
fn as_it_stands(mut entry: Entry, view: &AppealView, shell: &Shell) -> Entry {
    let Some((note, statement)) = current(view) else {
        return entry;
    };
    let reworded = note.wording_published.as_deref().and_then(times::written);
    let ended = match note.status {
        Status::Open => None,
        _ => times::stands_since(note, statement.seq),
    };
    let signed = feeds::moment(statement.seq);
    for changed in [reworded, ended].into_iter().flatten() {
        let changed = changed.fixed_offset().min(signed);
        entry.updated = entry.updated.max(changed);
    }
    let language = letter::title(&note.text, shell.page.language).language;
    entry.content = feeds::asks(&note.text, &language);
    entry.summary = Some(feeds::stands(note, shell));
    entry
}

fn published(appeal: &Appeal) -> i64 {
    appeal.published_at.unwrap_or(appeal.created_at)
}

fn moment(appeal: &Appeal) -> FixedDateTime {
    times::stored(published(appeal))
        .unwrap_or_default()
        .fixed_offset()
}
