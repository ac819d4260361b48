//! The page of one co-signer.

mod chain;
mod sources;

use super::{
    appeal::{
        self, letter,
        notices::Copy,
        roll::{self, Roll, aliases, names},
    },
    cards, comments,
    desk::same_signers,
    names::{People, plain_address},
    problem,
    revisions::Wordings,
    shell::Shell,
    sign_by_form,
    signing::gone,
    times,
};
use crate::{
    activitypub::objects,
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    survey::Survey,
    validate::tagged,
    views::{
        Digest,
        co_signers::{Like, Mark, Presence},
        desk::same_signers::Decided,
        entry::{EntryPage, KeySeen},
    },
};
use axum::{
    Router,
    extract::{Path, Request, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use std::collections::HashSet;
use undersigned_domain::{Content, Entry, Statement, StatementType, list::Origin};
use undersigned_federation::views::{AppealView, HeldStatement};

/// Most entries of one name that are named beside one of them.
const MOST_NAMESAKES: usize = 20;

/// `…/cosigners/{key}`.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/cosigners/{key}", get(show))
        .route("/appeals/{host}/{slug}/cosigners/{key}", get(show))
}

/// The end of an entry's address: as short as may be, and the same on every server. The first
/// half of SHA-256 of its id.
#[must_use]
pub fn entry_key(id: &str) -> String {
    let digest = undersigned_domain::Digest::of(&[id.as_bytes()]).hex();
    digest.get(..32).unwrap_or(&digest).to_owned()
}

/// The page of an entry, of an appeal at this path.
#[must_use]
pub fn entry_path(appeal: &str, id: &str) -> String {
    format!("{appeal}/cosigners/{}", entry_key(id))
}

/// The address of an entry.
#[derive(Debug, serde::Deserialize)]
struct Place {
    host: Option<String>,
    slug: String,
    key: String,
}

async fn show(State(web): State<WebState>, Path(place): Path<Place>, request: Request) -> Response {
    let shell = Shell::of(&web, &request).await;
    problem::or_page(&shell, answer(&web, &place, &shell).await)
}

async fn answer(web: &WebState, place: &Place, shell: &Shell) -> Answer {
    let view = objects::view(web, place.host.as_deref(), &place.slug).await?;
    let survey = web.surveys.of(&view).await;
    let Some(entry) = survey.entry(&place.key) else {
        return Err(missing(&view, &place.key).about(cards::address(web, &view.appeal)));
    };
    let copy = Copy::of(web, &view).await?;
    let whys = web.instance.comments_version(view.appeal.id).await?;
    let held = web
        .instance
        .held_statement(view.appeal.id, entry.digest)
        .await?;
    let statement = chain::signed(view.snapshot.state(), entry);
    let own_server = entry.origin == Origin::OwnServer;
    let key_seen = key_seen(web, own_server, statement, held.as_ref()).await?;
    let tag = shell.tag(&[
        &format!("{whys:?}"),
        // Not a part of the list: keys are looked at again and again.
        &format!("{key_seen:?}"),
        &view.tag(),
        &Copy::tag(copy.as_ref()),
    ]);
    if let Some(unchanged) = shell.unchanged(&tag) {
        return Ok(unchanged);
    }
    let seen = Seen {
        held,
        statement,
        key_seen,
    };
    let mut page = page(web, shell, &view, entry, copy.as_ref(), seen).await?;
    if view.hidden.contains(&entry.id) {
        conceal(&mut page);
    }
    Ok(tagged(shell.show(&page), &tag))
}

/// Why there is no entry under a key: nobody was ever there, or somebody is not on the list any
/// more. The page that says so names nobody.
fn missing(view: &AppealView, key: &str) -> Problem {
    let listed: HashSet<&str> = view
        .list
        .entries
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    let held = view.snapshot.state().registers();
    let was_there = held
        .filter_map(|(register, _)| match register.kind {
            StatementType::Endorsement => Some(register.author),
            StatementType::Attestation => register.about.first().map(String::as_str),
            _ => None,
        })
        .any(|id| !listed.contains(id) && entry_key(id) == key);
    if was_there {
        return gone("entry_gone", "what stood here is not on the list any more");
    }
    Problem::not_found()
}

/// Leaves number, place and wording of an entry that this server does not show.
fn conceal(page: &mut EntryPage) {
    page.presence = Presence::Hidden;
    page.names.clear();
    page.aliases.clear();
    page.signer.clear();
    page.sources.clear();
    page.claim_href = None;
    page.why = None;
    page.country = None;
    page.mandate = None;
    page.let_in_by.clear();
    page.joined.clear();
    page.marks.clear();
    page.key = None;
    page.chain.clear();
    page.history.clear();
    page.attested_by = None;
    page.statement.clear();
    page.statement_href = None;
}

/// What this server has of the statement by which an entry is listed.
struct Seen<'a> {
    held: Option<HeldStatement>,
    statement: Option<&'a Statement>,
    key_seen: KeySeen,
}

async fn page(
    web: &WebState,
    shell: &Shell,
    view: &AppealView,
    entry: &Entry,
    copy: Option<&Copy>,
    seen: Seen<'_>,
) -> Answer<EntryPage> {
    let (note, note_statement) = appeal::current(view).ok_or_else(Problem::not_found)?;
    let page = shell.page.clone();
    let survey = web.surveys.of(view).await;
    let people = People::of(web, page.language, view, &survey);
    let address = cards::address(web, &view.appeal);
    let wordings = Wordings::surveyed(&survey, &address);
    let roll = Roll {
        page: &page,
        address: &address,
        survey: &survey,
        hidden: &view.hidden,
        look_alikes: &view.look_alikes,
        people: &people,
        text: &note.text,
        closed_at: note.closed_at(note_statement.seq),
        wordings: Some(&wordings),
        beside: &roll::Beside::default(),
    };
    let shown = roll.entry(entry);
    let same_name = same_name(view, &survey, entry, &address);
    let Seen {
        held,
        statement,
        key_seen,
    } = seen;
    let (chain, chain_holds) = chain::chain(web, view, entry, statement, &people).await?;
    let wording = entry.pin.as_ref().map_or(0, |pin| pin.revision);
    // What may not be shown by name is not shown in the statement either.
    let may_be_shown = entry.name_confirmed && !entry.contested;
    Ok(EntryPage {
        title: letter::title(&note.text, page.language),
        organiser: people.party(&view.appeal.organiser),
        notices: copy
            .map(|copy| copy.notice(&page, &view.list, &people))
            .into_iter()
            .collect(),
        number: entry.number,
        names: names(entry, page.language),
        aliases: aliases(entry),
        signer: plain_address(entry.address()),
        country: entry.names.country.clone(),
        mandate: mandate(statement.filter(|_| may_be_shown)),
        why: comments::beside(web, view, &[entry])
            .await?
            .remove(&entry.id),
        sources: sources::sources(web, view, entry, statement, &people).await?,
        claim_href: claim_href(web, view, entry),
        how: entry.origin.name().to_owned(),
        at: shown.at,
        entered: shown.entered,
        presence: Presence::Listed,
        wording: u32::try_from(wording).unwrap_or(u32::MAX),
        wording_href: entry.pin.as_ref().map(|pin| wordings.href(pin.revision)),
        current_wording: entry.current_wording,
        text_digest: entry
            .pin
            .as_ref()
            .map(|pin| Digest::new(pin.text_digest.to_string())),
        let_in_by: entry
            .admitted_by
            .iter()
            .map(|actor| people.party(actor))
            .collect(),
        joined: joined(web, view, entry, &people),
        marks: shown.marks.into_iter().chain(same_name).collect(),
        key: statement.map(|statement| Digest::new(statement.key.as_str())),
        key_seen,
        chain_holds,
        chain,
        history: chain::history(view.snapshot.state(), entry, &people, &page),
        attested_by: statement
            .filter(|statement| matches!(statement.content, Content::Attestation(_)))
            .map(|statement| people.name(&statement.author).words),
        statement: match &held {
            Some(held) if may_be_shown => readable(&held.text),
            _ => String::new(),
        },
        statement_href: may_be_shown.then(|| entry.statement.clone()),
        bundle_file: format!("{}.bundle.json", view.appeal.slug),
        root_key: view.appeal.root.clone().map(Digest::new),
        address: address.clone(),
        page: page.clone(),
    })
}

/// The first of those who have one of its names: whoever comes to this page does not see them beside it.
fn same_name(view: &AppealView, survey: &Survey, entry: &Entry, address: &str) -> Option<Mark> {
    let entries = view.list.entries.iter();
    let shown = entries.filter(|one| !view.hidden.contains(&one.id));
    let others = survey.namesakes.others(entry, shown).into_iter();
    let likes = others.take(MOST_NAMESAKES).map(|one| Like {
        number: one.number,
        address: plain_address(one.address()),
        href: Some(entry_path(address, &one.id)),
    });
    let likes: Vec<Like> = likes.collect();
    (!likes.is_empty()).then_some(Mark::SameName(likes))
}

/// Where an organisation that others entered makes the entry its own: at the appeal's origin.
fn claim_href(web: &WebState, view: &AppealView, entry: &Entry) -> Option<String> {
    let what = format!("claim/{}", entry_key(&entry.id));
    let may = sign_by_form::claim::may_be_claimed(entry);
    may.then(|| sign_by_form::at_origin(web, &view.appeal, &what))?
}

/// The decisions that made this entry of several.
fn joined(web: &WebState, view: &AppealView, entry: &Entry, people: &People) -> Vec<Decided> {
    if entry.same_as.is_empty() {
        return Vec::new();
    }
    let is_here = |id: &String| *id == entry.id || entry.same_as.contains(id);
    web.instance
        .decided(view)
        .iter()
        .filter(|(decision, _)| decision.same && decision.entries.iter().all(is_here))
        .map(|(decision, names)| same_signers::shown(decision, names, people))
        .collect()
}

/// Who in the organisation decided, and when.
fn mandate(statement: Option<&Statement>) -> Option<(String, DateTime<Utc>)> {
    let Content::Endorsement(said) = &statement?.content else {
        return None;
    };
    let mandate = said.mandate?;
    let on = times::written(&mandate.on.to_string())?;
    Some((mandate.by.name().to_owned(), on))
}

/// What this server saw at the signer's own server.
pub(in crate::pages) async fn key_seen(
    web: &WebState,
    own_server: bool,
    statement: Option<&Statement>,
    held: Option<&HeldStatement>,
) -> Answer<KeySeen> {
    if !own_server {
        return Ok(KeySeen::NoServer);
    }
    let Some(statement) = statement else {
        return Ok(KeySeen::NotLooked);
    };
    let seen = held.filter(|held| held.origin_checked);
    if let Some(at) = seen.and_then(|held| times::stored(held.received_at)) {
        return Ok(KeySeen::Same(at));
    }
    let Some(actor) = web.instance.stored_actor(&statement.author).await? else {
        return Ok(KeySeen::NotLooked);
    };
    let Some(at) = times::stored(actor.fetched_at) else {
        return Ok(KeySeen::NotLooked);
    };
    if actor.assertion.iter().any(|(_, key)| *key == statement.key) {
        return Ok(KeySeen::Same(at));
    }
    // A server that names no key at all has not named another one.
    Ok(if actor.assertion.is_empty() {
        KeySeen::NotLooked
    } else {
        KeySeen::Other(at)
    })
}

/// A statement indented for reading; its proof is a page of its own.
fn readable(text: &str) -> String {
    let Some(mut value) = undersigned_proof::strict_json::kept(text) else {
        return String::new();
    };
    if let Some(members) = value.as_object_mut() {
        members.remove("proof");
        members.remove("@context");
    }
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_short_and_its_own() {
        let key = entry_key("https://a.example/orgs/a");
        assert_eq!(key.len(), 32);
        assert_ne!(key, entry_key("https://a.example/orgs/b"));
        assert!(key.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }

    #[test]
    fn a_statement_is_shown_without_its_proof() {
        let text = readable(r#"{"@context":[],"nameMap":{"en":"<b>"},"proof":{"x":1}}"#);
        assert!(text.contains("<b>") && !text.contains("proof"));
        assert!(readable("no json").is_empty());
    }
}
