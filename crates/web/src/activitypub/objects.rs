//! Appeals and statements at their own addresses, and what an appeal's state is.

use super::{activity_text, names_page, page_number, to_page};
use crate::{
    pages::cards,
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    withheld,
};
use axum::{
    Json, Router,
    extract::{OriginalUri, Path, State},
    http::{HeaderMap, StatusCode, Uri},
    response::IntoResponse,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Digest, Entry, Sequence, wordings};
use undersigned_federation::{
    activities::reaction::Reactions,
    objects::collection,
    reconcile::{answer::Told, replicate::slug},
    views::AppealView,
};
use undersigned_proof::strict_json;
use url::form_urlencoded;

/// Entries in one page of a list, and in a list that stands in one document.
const A_PAGE: usize = 1_000;

/// Routes of statements and of what belongs to an appeal but is no page.
pub fn routes() -> Router<WebState> {
    let mut routes = Router::new()
        .route("/appeals/{slug}/state", get(state))
        .route("/appeals/{host}/{slug}/state", get(state))
        .route("/appeals/{slug}/replies", get(replies))
        .route("/appeals/{slug}/likes", get(likes))
        .route("/appeals/{slug}/shares", get(shares))
        .route("/quote-authorizations/{id}", get(quote_authorization))
        .route("/proceedings/{id}", get(proceeding));
    for folder in [
        "endorsements",
        "admissions",
        "attestations",
        "tallies",
        "same-signers",
        "activities",
    ] {
        routes = routes.route(&format!("/{folder}/{{id}}"), get(statement));
    }
    routes
}

/// The appeal that an address names: `/appeals/{slug}/…` or `/appeals/{host}/{slug}/…`.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Which {
    /// Where the appeal is from; here where there is none.
    pub host: Option<String>,
    /// The last part of its address.
    pub slug: String,
}

/// The view behind a host and slug; our own host where there is none.
pub async fn view(web: &WebState, host: Option<&str>, slug: &str) -> Answer<AppealView> {
    let ours = web.instance.addresses.host();
    let host = host.unwrap_or(&ours);
    web.instance
        .view_by_slug(host, slug)
        .await?
        .ok_or_else(Problem::not_found)
}

/// The address of an appeal as this server shows it, where what this server says of it stands: others believe
/// a collection only at the origin of its `id`, and a copy is read above all when the appeal's own origin is gone.
pub fn here(web: &WebState, view: &AppealView) -> String {
    let path = cards::address(web, &view.appeal);
    web.instance.addresses.path(&path)
}

/// The appeal as its note.
pub async fn appeal(web: &WebState, host: Option<&str>, slug: &str) -> Answer {
    let view = view(web, host, slug).await?;
    let digest = view.list.note_digest.ok_or_else(Problem::not_found)?;
    let text = web.instance.statement_text(view.appeal.id, digest).await?;
    Ok(activity_text(text.ok_or_else(Problem::not_found)?))
}

/// The addresses of an appeal's wordings, as an AS2 collection.
pub async fn revisions(web: &WebState, host: Option<&str>, slug: &str) -> Answer {
    let view = view(web, host, slug).await?;
    let id = format!("{}/revisions", here(web, &view));
    let items: Vec<_> = published(&view)
        .keys()
        .map(|revision| format!("{id}/{revision}").into())
        .collect();
    Ok(super::activity(&collection::whole(&id, &items)))
}

/// One wording as its note, as it was signed. Where two texts stand under its number, a
/// collection of both notes.
pub async fn revision(web: &WebState, host: Option<&str>, slug: &str, number: &str) -> Answer {
    let view = view(web, host, slug).await?;
    let published = published(&view);
    let there = published.iter().find(|(one, _)| one.to_string() == number);
    let Some((revision, digests)) = there else {
        let numbers: Vec<String> = published.keys().map(ToString::to_string).collect();
        let detail = format!("there is no such wording; there is {}", numbers.join(", "));
        return Err(Problem::new(StatusCode::NOT_FOUND, "not_found", detail));
    };
    let mut notes = Vec::new();
    for digest in digests {
        notes.extend(web.instance.statement_text(view.appeal.id, *digest).await?);
    }
    match notes.as_slice() {
        [] => Err(Problem::not_found()),
        [only] => Ok(activity_text(only.clone())),
        several => {
            let read = |text: &String| strict_json::kept(text);
            let items: Vec<_> = several.iter().filter_map(read).collect();
            let id = format!("{}/revisions/{revision}", here(web, &view));
            Ok(super::activity(&collection::whole(&id, &items)))
        }
    }
}

/// The notes of each wording that was published, by number.
fn published(view: &AppealView) -> BTreeMap<u64, Vec<Digest>> {
    let mut published: BTreeMap<u64, Vec<Digest>> = BTreeMap::new();
    for wording in wordings(view.snapshot.state(), &view.list) {
        if let Some(note) = &wording.statement {
            let notes = published.entry(wording.revision).or_default();
            notes.push(note.digest);
        }
    }
    published
}

/// The list as an AS2 collection of the statements' ids: whole where it is short, otherwise where its
/// pages begin; or the page of it that is asked for.
pub async fn co_signers(web: &WebState, host: Option<&str>, slug: &str, uri: &Uri) -> Answer {
    let query = uri.query().unwrap_or_default().as_bytes();
    let asked = form_urlencoded::parse(query).find(|(name, _)| name == "page");
    let number = page_number(asked.as_ref().map_or("", |(_, value)| value))?;
    let view = view(web, host, slug).await?;
    let id = format!("{}/cosigners", here(web, &view));
    let collection = listed(&id, &view.list.entries, &view.hidden, number, A_PAGE);
    Ok(super::activity(&collection))
}

/// The collection of a list, or a page of it by its number; `most` entries stand in one document. Who is
/// hidden here is counted and not named: the address of a statement says whose it is.
fn listed(
    id: &str,
    entries: &Sequence<Entry>,
    hidden: &BTreeSet<String>,
    number: Option<u64>,
    most: usize,
) -> Value {
    let at = |number: u64| format!("{id}?page={number}");
    let ids = |from: usize, to: usize| -> Vec<Value> {
        let entries = entries.range(from, to);
        entries
            .filter(|entry| !hidden.contains(&entry.id))
            .map(|entry| entry.statement.clone().into())
            .collect()
    };
    let total = entries.len();
    match number {
        Some(number) => {
            let before = usize::try_from(number - 1).unwrap_or(usize::MAX);
            let from = before.saturating_mul(most).min(total);
            let to = from.saturating_add(most);
            let next = (to < total).then(|| at(number + 1));
            collection::page(&at(number), id, next.as_deref(), &ids(from, to))
        }
        None if total <= most => {
            let mut whole = collection::whole(id, &ids(0, total));
            whole["totalItems"] = total.into();
            whole
        }
        None => collection::paged(id, total as u64, &at(1)),
    }
}

/// The replies by which an appeal of ours was co-signed.
async fn replies(State(web): State<WebState>, Path(slug): Path<String>) -> Answer {
    let view = view(&web, None, &slug).await?;
    let (total, replies) = web.instance.co_sign_replies(&view.appeal).await?;
    let items: Vec<_> = replies.into_iter().map(Into::into).collect();
    let id = format!("{}/replies", view.appeal.ap_id);
    Ok(super::activity(&collection::beginning(&id, total, &items)))
}

/// How many accounts like an appeal of ours, as far as this server was told; nobody is named.
async fn likes(State(web): State<WebState>, Path(slug): Path<String>) -> Answer {
    reactions(&web, &slug, "likes", |all| all.likes).await
}

/// How many passed it on, in the same way.
async fn shares(State(web): State<WebState>, Path(slug): Path<String>) -> Answer {
    reactions(&web, &slug, "shares", |all| all.boosts).await
}

async fn reactions(web: &WebState, slug: &str, name: &str, of: fn(Reactions) -> u64) -> Answer {
    let view = view(web, None, slug).await?;
    let count = of(web.instance.reactions_to(view.appeal.id).await?);
    let id = format!("{}/{name}", view.appeal.ap_id);
    Ok(super::activity(&collection::counted(&id, count)))
}

async fn quote_authorization(State(web): State<WebState>, OriginalUri(uri): OriginalUri) -> Answer {
    let id = web.instance.addresses.path(uri.path());
    let found = web.instance.quote_authorization(&id).await?;
    Ok(super::activity(&found.ok_or_else(Problem::not_found)?))
}

async fn statement(State(web): State<WebState>, OriginalUri(uri): OriginalUri) -> Answer {
    let id = web.instance.addresses.path(uri.path());
    let text = match uri.path().split('/').nth(1) {
        Some("activities") => match web.instance.public_activity(&id).await? {
            Some((text, sender)) => {
                sender
                    .as_ref()
                    .map_or(Ok(()), withheld::shows_what_it_sent)?;
                Some(text)
            }
            None => None,
        },
        _ => web.instance.own_statement(&id).await?,
    };
    Ok(activity_text(text.ok_or_else(Problem::not_found)?))
}

/// What one of ours proposed, opened or said. Whoever opens the address of an amendment or a ballot in a browser, as
/// pages and bundles name it, is led to its page, as at the address of an appeal.
async fn proceeding(
    State(web): State<WebState>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Answer {
    let id = web.instance.addresses.path(uri.path());
    let found = web.instance.own_proceeding(&id).await?;
    let (text, author) = found.ok_or_else(Problem::not_found)?;
    // Votes are counted again by comparison and bundles, which stay.
    withheld::shows_what_it_said(&web, &author).await?;
    let page = match names_page(&headers) {
        true => page_of(&web, &id, &text).await?,
        false => None,
    };
    Ok(match page {
        Some(page) => to_page(&page),
        None => activity_text(text),
    })
}

/// The page of an amendment or a ballot; none of what is neither, or stands on no record any more.
async fn page_of(web: &WebState, id: &str, text: &str) -> Answer<Option<String>> {
    let said = strict_json::kept(text);
    let appeal = said.as_ref().and_then(|said| said["object"].as_str());
    let view = match appeal {
        Some(appeal) => web.instance.view_by_id(appeal).await?,
        None => None,
    };
    let Some(view) = view else {
        return Ok(None);
    };
    let record = web.instance.record(&view.appeal, &view.snapshot).await?;
    let folder = if record.ballots.iter().any(|entry| entry.id == id) {
        "ballots"
    } else if record.amendments.iter().any(|entry| entry.id == id) {
        "amendments"
    } else {
        return Ok(None);
    };
    let address = cards::address(web, &view.appeal);
    Ok(Some(format!("{address}/{folder}/{}", slug(id))))
}

async fn state(State(web): State<WebState>, Path(which): Path<Which>) -> Answer {
    let view = view(&web, which.host.as_deref(), &which.slug).await?;
    let answer = web
        .instance
        .state_answer(&view.appeal, &view.snapshot.summary(), Told::Reader)
        .await?;
    Ok(Json(answer).into_response())
}

#[cfg(test)]
mod tests {
    use super::{A_PAGE, listed};
    use crate::pages::samples;
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn a_long_list_is_read_page_by_page_to_its_end() {
        let entries = samples::list(5).entries;
        let id = "https://a.example/appeals/a/cosigners";
        let none = BTreeSet::new();
        let read = |number| listed(id, &entries, &none, number, 2);
        let whole = listed(id, &entries, &none, None, 5);
        let first = read(None);
        assert_eq!(
            (&first["totalItems"], whole.get("first")),
            (&5.into(), None)
        );
        assert_eq!(first.get("orderedItems"), None);
        let (mut next, mut items) = (first["first"].clone(), Vec::new());
        for number in 1..=3 {
            let page = read(Some(number));
            assert_eq!((&page["id"], &page["partOf"]), (&next, &id.into()));
            items.extend(page["orderedItems"].as_array().cloned().unwrap_or_default());
            next = page["next"].clone();
        }
        assert_eq!(
            (next, Value::Array(items)),
            (Value::Null, whole["orderedItems"].clone())
        );
        assert_eq!(read(Some(4))["orderedItems"], Value::Array(Vec::new()));
        assert_eq!(
            read(Some(100_000))["orderedItems"],
            Value::Array(Vec::new())
        );
    }

    #[test]
    fn a_list_of_a_whole_page_stands_in_one_document_and_one_more_in_a_chain() {
        // As a copy says it: the pages are at the server that is asked.
        let id = "https://copy.example/appeals/hub.example/a/cosigners";
        let none = BTreeSet::new();
        let entries = samples::list(A_PAGE as u64).entries;
        let whole = listed(id, &entries, &none, None, A_PAGE);
        assert_eq!(
            (
                whole.get("first"),
                whole["orderedItems"].as_array().map(Vec::len)
            ),
            (None, Some(A_PAGE))
        );
        let page = listed(id, &entries, &none, Some(1), A_PAGE);
        assert_eq!(page.get("next"), None, "it is the last as well");
        let entries = samples::list(A_PAGE as u64 + 1).entries;
        let read = |number| listed(id, &entries, &none, number, A_PAGE);
        assert_eq!(read(None)["first"], format!("{id}?page=1"));
        assert_eq!(read(Some(1))["next"], format!("{id}?page=2"));
        let [first, last] = [1, 2].map(|number| {
            let page = read(Some(number));
            page["orderedItems"].as_array().map(Vec::len)
        });
        assert_eq!((first, last), (Some(A_PAGE), Some(1)));
        assert_eq!(read(Some(2)).get("next"), None);
    }

    #[test]
    fn who_is_hidden_is_counted_and_not_named() {
        let entries = samples::list(3).entries;
        let [first, second, third] = [0, 1, 2].map(|place| entries[place].clone());
        let hidden = BTreeSet::from([second.id]);
        let whole = listed("https://a.example/c", &entries, &hidden, None, 5);
        assert_eq!(whole["totalItems"], 3);
        let shown = [first.statement, third.statement].map(Value::from);
        assert_eq!(whole["orderedItems"], Value::from(shown.to_vec()));
    }
}
