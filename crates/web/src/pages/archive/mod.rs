//! All appeals that this server knows, its own and copies of others'; by topic too, and as feeds.

mod feed;
pub mod gathered;
mod shelf;

use super::{cards::cards, problem, shell::Shell};
use crate::{
    activitypub::{self, wants_activity},
    apart,
    problem::{Answer, Problem},
    rate_limit,
    routing::get,
    state::WebState,
    views::{Choice, Link, Page, archive::ArchivePage, topics::TopicsPage},
};
use axum::{
    Router,
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};
use shelf::{ENDED, STATUSES, Shelf, Wanted};
use std::{net::IpAddr, ops::Range};
use undersigned_domain::AppealKind;
use undersigned_federation::{addresses::topic_path, topics, views::Appeal};
use url::form_urlencoded;

/// What the page reads of a query.
pub(crate) const PARAMETERS: [&str; 7] =
    ["q", "status", "kind", "topic", "per_page", "lang", "page"];
/// Appeals of one page, unless asked otherwise.
const PAGE: usize = 50;
/// Most that may be asked for in one page, of any list.
pub(crate) const MAX_ASKED: usize = 1_000;
/// Topics shown beside the list.
const TOPICS: usize = 40;

/// `/appeals` and what is like it.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals", get(all))
        .route("/topics", get(index))
        .route("/topics/{topic}", get(about))
        .merge(feed::routes())
}

async fn all(State(web): State<WebState>, request: Request) -> Response {
    show(&web, None, request).await
}

async fn about(
    State(web): State<WebState>,
    Path(topic): Path<String>,
    request: Request,
) -> Response {
    if wants_activity(request.headers()) {
        let collection = collection(&web, &topic).await;
        return collection.unwrap_or_else(IntoResponse::into_response);
    }
    show(&web, Some(topic), request).await
}

/// A topic as other servers read and follow it.
async fn collection(web: &WebState, topic: &str) -> Answer {
    let gathered = topics::gather(&web.instance, topic).await?;
    let gathered = gathered.ok_or_else(Problem::not_found)?;
    let document = topics::collection(&web.instance, &gathered);
    Ok(activitypub::activity(&document))
}

/// Which topics there are.
async fn index(State(web): State<WebState>, request: Request) -> Response {
    let shell = Shell::of(&web, &request).await;
    match topics::all(&web.instance).await {
        Ok(all) => {
            let page = shell.page.clone();
            let link = |(topic, count): (String, usize)| Link {
                href: topic_path(&topic),
                words: match count {
                    0 => topic,
                    count => page.t2("archive-topic-count", "topic", topic, "count", count),
                },
            };
            shell.show(&TopicsPage {
                topics: all.into_iter().map(link).collect(),
                page,
            })
        }
        Err(error) => problem::page(&shell, error.into()),
    }
}

async fn show(web: &WebState, topic: Option<String>, request: Request) -> Response {
    let client = rate_limit::of(request.extensions(), request.headers());
    let shell = Shell::of(web, &request).await;
    problem::or_page(&shell, archive(web, topic, &shell, client).await)
}

/// A number in the query within bounds.
///
/// # Errors
/// A problem that names the parameter.
pub fn bounded(shell: &Shell, name: &str, usual: usize, most: usize) -> Answer<usize> {
    let Some(text) = shell.query.get(name) else {
        return Ok(usual);
    };
    text.parse()
        .ok()
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| Problem::malformed("page_invalid", format!("`{name}` is from 1 to {most}")))
}

/// Which page of so many is shown where one is asked for, and from where to where it goes. Behind the last page is
/// the last one: fewer may be found than when somebody came by.
pub(crate) fn window(matching: usize, size: usize, number: usize) -> (usize, Range<usize>) {
    let number = number.min(matching.div_ceil(size).max(1));
    let from = size.saturating_mul(number - 1).min(matching);
    (number, from..from.saturating_add(size).min(matching))
}

async fn archive(
    web: &WebState,
    topic: Option<String>,
    shell: &Shell,
    client: Option<IpAddr>,
) -> Answer {
    let wanted = Wanted::read(&shell.query, topic);
    let size = bounded(shell, "per_page", PAGE, MAX_ASKED)?;
    let number = bounded(shell, "page", 1, usize::MAX)?;
    let shelf = Shelf::of(web).await?;
    let found = shelf.find(&wanted);
    let matching = found.len();
    let (number, places) = window(matching, size, number);
    let to = places.end;
    apart::count(web, client, places.len())?;
    // Further pages of a long list, and searches, are for appeals.
    let gathered = match &wanted.topic {
        Some(topic) if number == 1 && !wanted.is_narrowed() => {
            topics::gather(&web.instance, topic).await?
        }
        _ => None,
    };
    // A page of a topic that nobody has used is no page.
    let named = match (&wanted.topic, &gathered) {
        (Some(_), Some(gathered)) => Some(gathered.name.clone()),
        (Some(topic), None) => {
            let name = topics::name(&web.instance, topic).await?;
            Some(name.ok_or_else(Problem::not_found)?)
        }
        (None, _) => None,
    };
    let shown: Vec<Appeal> = found
        .get(places)
        .unwrap_or_default()
        .iter()
        .map(|appeal| (*appeal).clone())
        .collect();
    let address = named
        .as_deref()
        .map_or_else(|| "/appeals".to_owned(), topic_path);
    let mut page = shell.page.clone();
    page.activity_json = named
        .is_some()
        .then(|| web.instance.addresses.path(&address));
    page.feed = Some(match &named {
        Some(_) => format!("{address}/updates.atom"),
        None => "/appeals.atom".to_owned(),
    });
    // Every search would be a page of its own otherwise.
    page.noindex = wanted.is_narrowed();
    let link = |number: usize, key: &str| Link {
        href: href(shell, &address, number),
        words: page.t(key),
    };
    let around = ArchivePage {
        statuses: statuses(&page, &wanted),
        kinds: kinds(&page, &wanted),
        topics: shelf
            .topics()
            .into_iter()
            .take(TOPICS)
            .map(|(topic, count)| Link {
                href: topic_path(&topic),
                words: page.t2("archive-topic-count", "topic", topic, "count", count),
            })
            .collect(),
        gathered: gathered.map(|gathered| gathered::shown(web, &gathered, page.language)),
        appeals: Vec::new(),
        matching: u64::try_from(matching).unwrap_or(u64::MAX),
        earlier: (number > 1).then(|| link(number - 1, "archive-before")),
        later: (to < matching).then(|| link(number + 1, "archive-after")),
        query: wanted.text,
        topic: named,
        address,
        page,
    };
    if !apart::is_long(shown.len()) {
        return with_cards(web, shell, around, &shown).await;
    }
    let (maker, shell) = (web.clone(), shell.clone());
    let make = move || async move { with_cards(&maker, &shell, around, &shown).await };
    web.apart.make(make).await
}

/// Where appeals stand, to choose from.
fn statuses(page: &Page, wanted: &Wanted) -> Vec<Choice> {
    let any = Choice::new("", page.t("archive-any"), wanted.status.is_none());
    let chosen = |code: &str| wanted.status.as_deref() == Some(code);
    let statuses = STATUSES
        .iter()
        .map(|code| Choice::new(*code, page.word("status", code), chosen(code)));
    let ended = Choice::new(ENDED, page.t("archive-ended"), chosen(ENDED));
    std::iter::once(any)
        .chain(statuses)
        .chain([ended])
        .collect()
}

/// Kinds of appeals, to choose from.
fn kinds(page: &Page, wanted: &Wanted) -> Vec<Choice> {
    let any = Choice::new("", page.t("archive-any-kind"), wanted.kind.is_none());
    let kinds = AppealKind::ALL.iter().map(|(code, _)| {
        let chosen = wanted.kind.as_deref() == Some(*code);
        Choice::new(*code, page.word("kind", code), chosen)
    });
    std::iter::once(any).chain(kinds).collect()
}

/// The page with the cards of these appeals.
async fn with_cards(
    web: &WebState,
    shell: &Shell,
    mut page: ArchivePage,
    appeals: &[Appeal],
) -> Answer {
    page.appeals = cards(web, page.page.language, appeals).await?;
    Ok(shell.show(&page))
}

/// The same search at another page.
pub(crate) fn href(shell: &Shell, address: &str, number: usize) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let kept = PARAMETERS
        .iter()
        .filter(|name| !["topic", "page"].contains(name));
    for name in kept {
        if let Some(value) = shell.query.get(name) {
            query.append_pair(name, value);
        }
    }
    query.append_pair("page", &number.to_string());
    format!("{address}?{}", query.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_as_many_as_are_asked_for_and_the_next_one_goes_on_there() {
        assert_eq!(window(250, PAGE, 1), (1, 0..50));
        assert_eq!(window(250, 101, 1), (1, 0..101));
        assert_eq!(window(250, 101, 2), (2, 101..202));
        for behind in [3, 4, usize::MAX] {
            assert_eq!(window(250, 101, behind), (3, 202..250));
        }
        assert_eq!(window(250, MAX_ASKED, 1), (1, 0..250));
        assert_eq!(window(0, 1, 9), (1, 0..0));
    }
}
