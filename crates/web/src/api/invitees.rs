//! Inviting organisations to sign an appeal of one's own.

use super::{Caller, appeals, body::Body};
use crate::{
    invitation_letters::written_in,
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use undersigned_domain::inviting::{MAX_LINES, NotSent, read_cells};
use undersigned_federation::{
    FederationError,
    actions::inviting::{self, Checked, Given, Namesake, Row, Verdict},
    views::{Appeal, Organization},
};
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewInvitees {
    /// At most 500.
    invitees: Vec<NewInvitee>,
    /// The language of those who have none of their own; the appeal's first one otherwise.
    #[serde(default)]
    language: String,
    /// A few words of yours, at most 1,000 characters of plain text.
    #[serde(default)]
    words: String,
    /// Only look at them; nothing is stored and nobody is written to.
    #[serde(default)]
    dry_run: bool,
}

/// Somebody to invite.
#[derive(Deserialize, ToSchema)]
pub struct NewInvitee {
    /// `@name@host`, the address of a profile, or an e-mail address.
    contact: String,
    /// What they are called.
    #[serde(default)]
    name: String,
    /// A language tag, such as `zh-Hant`.
    #[serde(default)]
    language: String,
}

#[derive(Deserialize, ToSchema)]
pub struct Which {
    /// Numbers of those who are reminded; all who may be where it is left out.
    ids: Option<Vec<i64>>,
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals/{slug}/invitees",
    summary = "Who was invited to sign an appeal of yours, and what they answered",
    params(("slug" = String, Path, description = "the appeal's slug")),
    responses(
        (status = 200, body = super::answers::desk::Invitees, description = "`items`, oldest first; `answer` is `endorsed`, `declined`, `no-invitations` (they want none from this server) or `not-yet`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the token does not allow inviting"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`not_published`: the appeal is a draft"),
    ),
    security(("token" = [])),
)]
pub async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Answer {
    // Addresses of others are not for everybody who may read.
    caller.must(undersigned_domain::team::Permission::Invite)?;
    let (appeal, organization) = own(&state, caller, &slug).await?;
    let rows = inviting::rows(&state.instance, &organization, &appeal).await?;
    let languages = languages(&state, &appeal).await?;
    let items = rows.iter().map(|row| described(row, &languages));
    let items: Vec<Value> = items.collect();
    Ok(Json(json!({ "items": items })).into_response())
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/invitees",
    summary = "Invite organisations to sign an appeal of yours, each with a link of its own",
    params(("slug" = String, Path, description = "the appeal's slug")),
    request_body = NewInvitees,
    responses(
        (status = 200, body = super::answers::desk::InviteesInvited, description = "with `dryRun`: what would become of each; `namesake` names a co-signer, one who waits to be let in, or one who was invited before, that is called the same"),
        (status = 202, body = super::answers::desk::InviteesInvited, description = "`invited` says how many, and `later` how many are invited once their servers answer (`asked_later`); `items` what became of each. They are sent as fast as the daily limit allows"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the token does not allow inviting"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "the appeal is not published (`not_published`) or not open, or too many were invited"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn invite(
    State(state): State<WebState>,
    caller: Caller,
    Path(slug): Path<String>,
    Body(new): Body<NewInvitees>,
) -> Answer {
    let (appeal, organization) = own(&state, caller, &slug).await?;
    if new.invitees.is_empty() || new.invitees.len() > MAX_LINES {
        return Err(FederationError::invalid(
            "list_too_long",
            format!("`invitees` has from 1 to {MAX_LINES} items"),
        )
        .into());
    }
    let given: Vec<Given> = (1..).zip(&new.invitees).map(given).collect();
    let instance = &state.instance;
    let languages = languages(&state, &appeal).await?;
    let language = match new.language.is_empty() {
        true => languages.first().cloned().unwrap_or_default(),
        false => new.language.clone(),
    };
    let checked = inviting::check(instance, &organization, &appeal, &given, &language).await?;
    // A program is told of them, and says itself whom it leaves out.
    let named = inviting::namesakes(instance, &organization, &appeal, &checked).await?;
    let outcomes = |lines: &[Checked]| -> Vec<Value> {
        let lines = lines.iter();
        lines.map(|one| outcome(one, &named, &languages)).collect()
    };
    if new.dry_run {
        return Ok(Json(json!({ "items": outcomes(&checked) })).into_response());
    }
    let queued = inviting::invite(instance, &organization, &appeal, checked, &new.words).await?;
    let items = outcomes(&queued.lines);
    let body = json!({ "invited": queued.invited, "later": queued.later, "items": items });
    Ok((StatusCode::ACCEPTED, Json(body)).into_response())
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/invitees/remind",
    summary = "Remind those who were invited and have not answered",
    params(("slug" = String, Path, description = "the appeal's slug")),
    request_body = Which,
    responses(
        (status = 202, body = super::answers::desk::InviteesReminded, description = "`items`: for each `id` whether it was `reminded`, else the `code` of why not"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the token does not allow inviting"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`not_published`: the appeal is a draft"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn remind(
    State(state): State<WebState>,
    caller: Caller,
    Path(slug): Path<String>,
    Body(which): Body<Which>,
) -> Answer {
    let (appeal, organization) = own(&state, caller, &slug).await?;
    let ids = which.ids.as_deref();
    if ids.is_some_and(|ids| ids.len() > MAX_LINES) {
        return Err(FederationError::invalid(
            "list_too_long",
            format!("`ids` has at most {MAX_LINES} items"),
        )
        .into());
    }
    let outcomes = inviting::remind(&state.instance, &organization, &appeal, ids).await?;
    let items: Vec<Value> = outcomes
        .iter()
        .map(|one| match one.refused {
            None => json!({ "id": one.id, "reminded": true }),
            Some(code) => json!({ "id": one.id, "reminded": false, "code": code }),
        })
        .collect();
    let body = json!({ "items": items });
    Ok((StatusCode::ACCEPTED, Json(body)).into_response())
}

#[utoipa::path(
    delete,
    path = "/api/v1/appeals/{slug}/invitees/{id}",
    summary = "Take an invitation back",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("id" = i64, Path, description = "the number of who was invited"),
    ),
    responses(
        (status = 204, description = "its link has ended; nothing more is sent"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the token does not allow inviting"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "it was sent or answered just now; `not_published`: the appeal is a draft"),
    ),
    security(("token" = [])),
)]
pub async fn revoke(
    State(state): State<WebState>,
    caller: Caller,
    Path((slug, id)): Path<(String, String)>,
) -> Answer {
    let (appeal, organization) = own(&state, caller, &slug).await?;
    let id = id.parse().map_err(|_| Problem::not_found())?;
    inviting::revoke(&state.instance, &organization, &appeal, id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// An appeal of the caller's own, once it is published.
async fn own(state: &WebState, caller: Caller, slug: &str) -> Answer<(Appeal, Organization)> {
    let appeal = appeals::own(&state.instance, &caller, slug).await?;
    match appeal.root {
        Some(_) => Ok((appeal, caller.organization)),
        None => Err(appeals::not_published()),
    }
}

/// The languages in which an appeal is signed, its first one first.
async fn languages(state: &WebState, appeal: &Appeal) -> Answer<Vec<String>> {
    let view = state.instance.view_by_id(&appeal.ap_id).await?;
    let note = view.as_ref().and_then(|view| view.list.current());
    let languages = note.map(|note| note.text.authoritative());
    Ok(languages.unwrap_or_default())
}

/// The language of the message to somebody who reads one, by those of the appeal.
fn message_language(reads: &str, languages: &[String]) -> &'static str {
    let appeal = languages.iter().map(String::as_str);
    written_in([reads].into_iter().chain(appeal)).tag
}

fn given((number, new): (u64, &NewInvitee)) -> Given {
    let contact = read_cells(&[&new.contact]);
    Given {
        number,
        no_language: None,
        joined: None,
        typed: new.contact.clone(),
        line: contact.and_then(|line| {
            let cells = [&new.contact, &new.name, &new.language];
            match (new.name.is_empty(), new.language.is_empty()) {
                // A language alone could be taken for a name.
                (true, false) => {
                    let whole = read_cells(&[new.contact.as_str(), "-", new.language.as_str()])?;
                    Ok(undersigned_domain::inviting::Line {
                        name: String::new(),
                        ..whole
                    })
                }
                (true, true) => Ok(line),
                (false, _) => read_cells(&cells),
            }
        }),
    }
}

fn outcome(checked: &Checked, named: &BTreeMap<u64, Namesake>, languages: &[String]) -> Value {
    let mut item = json!({
        "contact": checked.typed,
        "code": checked.verdict.code(),
    });
    if let Verdict::Ready(ready) | Verdict::Later(ready) = &checked.verdict {
        item["name"] = json!(ready.name);
        item["actor"] = json!(ready.actor);
        item["language"] = json!(ready.language);
        item["messageLanguage"] = json!(message_language(&ready.language, languages));
        if let Some(other) = named.get(&checked.number) {
            item["namesake"] = json!({ "name": other.name(), "state": other.state() });
        }
    }
    item
}

fn described(row: &Row, languages: &[String]) -> Value {
    let remind_from = match row.may_remind {
        Err(NotSent::TooSoon(at)) => Some(at),
        _ => None,
    };
    json!({
        "id": row.id,
        "kind": row.kind,
        "contact": row.contact,
        "actor": row.actor,
        "name": row.name,
        "language": row.language,
        "messageLanguage": message_language(&row.language, languages),
        "state": row.state,
        "answer": row.answer.code(),
        "sentAt": row.sent_at,
        "reminders": row.reminders,
        "mayRemind": row.may_remind.is_ok(),
        "remindFrom": remind_from,
        "link": row.link,
    })
}
