//! `/appeals/{slug}/claim/{key}`: an organisation that others entered comes with a server of its
//! own. `/sign-by-form/claim?token=…` is the link that is mailed to the confirmed address.

use super::{count, done, typed, view_of};
use crate::{
    activitypub::objects,
    pages::{
        desk::words,
        entry::entry_key,
        own_server,
        session::{Posted, Visitor},
        signing::{self, frame, used},
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Form, Page,
        sign_by_form::{ClaimConfirmPage, ClaimPage},
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use undersigned_domain::{Entry, attestation::SignerKind, list::Origin};
use undersigned_federation::{
    FederationError,
    actions::sign_by_form::{self, Claim, Outcome},
    views::{AppealView, takes_signatures},
};

/// Whether an entry is one that somebody else made, and nobody has claimed.
pub fn may_be_claimed(entry: &Entry) -> bool {
    entry.origin != Origin::OwnServer
        && entry.kind == SignerKind::Organisation
        && entry.same_as.is_empty()
        && !entry.contested
}

pub async fn show(
    State(state): State<WebState>,
    Path((slug, key)): Path<(String, String)>,
    visitor: Visitor,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let entry = claimable(&state, &view, &key).await?;
    let page = page(&state, &visitor, &view, &entry, String::new(), Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

pub async fn back(Path((slug, key)): Path<(String, String)>, visitor: Visitor) -> Answer {
    Ok(visitor.go(&format!("/appeals/{slug}/claim/{key}")))
}

/// Has the link mailed. The answer is the same whether there is an address or not.
pub async fn mail(
    State(state): State<WebState>,
    Path((slug, key)): Path<(String, String)>,
    visitor: Visitor,
    _posted: Posted,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let entry = claimable(&state, &view, &key).await?;
    count(&state, &visitor)?;
    let asker = visitor.asker();
    sign_by_form::mail_link(&state.instance, &view.appeal, &entry.id, asker).await?;
    done(&state, &visitor, &view, "claim-mailed", None).await
}

/// Tells the organiser, or joins where that is proof.
pub async fn say(
    State(state): State<WebState>,
    Path((slug, key)): Path<(String, String)>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let entry = claimable(&state, &view, &key).await?;
    count(&state, &visitor)?;
    let account = posted.fields.text("account");
    match sign_by_form::say(&state.instance, &view.appeal, &entry.id, &account).await {
        Ok(outcome) => finish(&state, &visitor, &view, outcome).await,
        Err(error) => {
            let wrong = wrong(&visitor.private_page(""), error)?;
            let page = page(&state, &visitor, &view, &entry, account, vec![wrong]).await?;
            visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

pub async fn open(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token");
    let claim = opened(&state, token).await?;
    let page = confirm_page(&state, &visitor, &claim, token, String::new(), Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

pub async fn claim(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let claim = opened(&state, token).await?;
    count(&state, &visitor)?;
    let account = posted.fields.text("account");
    match sign_by_form::claim(&state.instance, &claim, &account).await {
        Ok(outcome) => {
            let view = view_of(&state, &claim.appeal).await?;
            finish(&state, &visitor, &view, outcome).await
        }
        Err(error) if error.code() == "token_used" => Err(used(&state, &claim.appeal)),
        Err(error) => {
            let wrong = wrong(&visitor.private_page(""), error)?;
            let page = confirm_page(&state, &visitor, &claim, token, account, vec![wrong]).await?;
            visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

async fn finish(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    outcome: Outcome,
) -> Answer {
    let outcome = match outcome {
        Outcome::Joined => "joined",
        Outcome::Suggested => "suggested",
    };
    done(state, visitor, view, outcome, None).await
}

/// What is said beside the field for the account.
fn wrong(page: &Page, error: FederationError) -> Answer<FieldError> {
    match error.code() {
        "claim_not_endorsed" => Ok(words::wrong(page, "account", "claim-not-endorsed")),
        "too_many_claims" => Ok(words::wrong(page, "account", "claims-full")),
        "entry_unknown" => Err(Problem::not_found()),
        _ => words::beside(page, "account", error),
    }
}

async fn claimable(state: &WebState, view: &AppealView, key: &str) -> Answer<Entry> {
    let shown = |entry: &&Entry| may_be_claimed(entry) && !view.hidden.contains(&entry.id);
    let survey = state.surveys.of(view).await;
    let entry = survey.entry(key).filter(shown).cloned();
    entry.ok_or_else(Problem::not_found)
}

async fn opened(state: &WebState, token: &str) -> Answer<Claim> {
    let link = sign_by_form::open_claim(&state.instance, token).await?;
    Ok(*signing::opened(state, link)?)
}

async fn page(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    entry: &Entry,
    account: String,
    errors: Vec<FieldError>,
) -> Answer<ClaimPage> {
    let (mut page, _, title) = frame(state, visitor, view).await?;
    let key = entry_key(&entry.id);
    let path = format!("{}/claim/{key}", page.path);
    let at = format!("{}/cosigners/{key}", page.path);
    page.path.clone_from(&path);
    let by_form = state.instance.by_form(&entry.id).await?;
    Ok(ClaimPage {
        form: Form {
            action: visitor.with_language(&path),
            csrf: String::new(),
            errors,
        },
        mail: visitor.with_language(&format!("{path}/mail")),
        entry: visitor.with_language(&at),
        listing: typed::listing(&entry.names, visitor.language),
        number: entry.number,
        own_server: visitor.with_language(&own_server::address(state, view)),
        by_form: by_form.is_some(),
        domain: by_form
            .filter(|known| known.own_domain)
            .map(|known| known.domain),
        account,
        is_open: takes_signatures(&view.appeal),
        title,
        page,
    })
}

async fn confirm_page(
    state: &WebState,
    visitor: &Visitor,
    claim: &Claim,
    token: &str,
    account: String,
    errors: Vec<FieldError>,
) -> Answer<ClaimConfirmPage> {
    let view = view_of(state, &claim.appeal).await?;
    let (mut page, address, title) = frame(state, visitor, &view).await?;
    page.path = format!("/sign-by-form/claim?token={token}");
    Ok(ClaimConfirmPage {
        form: Form {
            action: visitor.with_language("/sign-by-form/claim"),
            csrf: String::new(),
            errors,
        },
        token: token.to_owned(),
        listing: typed::listing(&claim.names, visitor.language),
        account,
        address,
        title,
        page,
    })
}
