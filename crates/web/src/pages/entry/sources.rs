//! How an entry came: each of those that were joined into it by its own way.

use super::entry_key;
use crate::{
    pages::{
        names::{People, plain_address},
        sign_by_form, times,
    },
    problem::Answer,
    state::WebState,
    views::entry::Source,
};
use chrono::{DateTime, Utc};
use undersigned_domain::{
    Content, Entry, Statement, StatementType, attestation::Provenance, ids::same_origin,
    list::Origin,
};
use undersigned_federation::views::{Appeal, AppealView};

/// The ways of an entry and of all that were joined into it, its own first. Nothing for one that
/// was not joined and of which there is nothing more to tell than the list does.
///
/// # Errors
/// The database.
pub async fn sources(
    web: &WebState,
    view: &AppealView,
    entry: &Entry,
    statement: Option<&Statement>,
    people: &People,
) -> Answer<Vec<Source>> {
    let own = Came {
        origin: entry.origin,
        said: statement.and_then(times::said),
        otherwise: statement.and_then(|statement| otherwise(statement, people)),
        signed_at: entry.signed_at.clone(),
        account: entry.account.clone(),
    };
    let mut found = vec![source(web, view, &entry.id, own, people).await?];
    for id in &entry.same_as {
        if let Some(came) = joined(view, id, people) {
            found.push(source(web, view, id, came, people).await?);
        }
    }
    Ok(found)
}

/// How one of them came.
struct Came {
    origin: Origin,
    /// When its statement was signed.
    said: Option<DateTime<Utc>>,
    /// Who has said it otherwise since it was listed, and when.
    otherwise: Option<(String, DateTime<Utc>)>,
    /// When it was signed, as the statement says.
    signed_at: Option<String>,
    /// With which account, as the statement says.
    account: Option<String>,
}

fn otherwise(statement: &Statement, people: &People) -> Option<(String, DateTime<Utc>)> {
    let at = times::said_otherwise(statement)?;
    Some((people.name(&statement.author).words, at))
}

async fn source(
    web: &WebState,
    view: &AppealView,
    id: &str,
    came: Came,
    people: &People,
) -> Answer<Source> {
    let by_form = web.instance.by_form(id).await?;
    let signed = came.signed_at.as_deref().and_then(times::written);
    let signer = match came.origin {
        Origin::OwnServer => Some(id),
        Origin::Attested(_) => came.account.as_deref(),
    };
    let is_by_form = came.origin == Origin::Attested(Provenance::WebForm);
    let confirmed = by_form.as_ref().map(|known| known.confirmed_at);
    Ok(Source {
        how: came.origin.name().to_owned(),
        // Of all others nothing is said that their signer would have confirmed.
        otherwise: came.otherwise.filter(|_| is_by_form),
        // What the statement says goes before what this server alone knows: readers find the same day on every server.
        at: signed
            .or_else(|| confirmed.and_then(times::stored))
            .or(came.said),
        there: match is_by_form {
            true => there(web, &view.appeal, id),
            false => None,
        },
        own_domain: by_form.as_ref().is_some_and(|known| known.own_domain),
        domain: by_form.map(|known| known.domain),
        signer: signer.map(plain_address),
        signer_href: signer.and_then(|signer| people.href(signer)),
    })
}

/// The page of an entry that came by form at the server that keeps the form, where that is the appeal's own and another one than
/// this.
fn there(web: &WebState, appeal: &Appeal, id: &str) -> Option<String> {
    let keeps_it = same_origin(id, &appeal.ap_id) && !web.instance.addresses.is_ours(id);
    let page = format!("cosigners/{}", entry_key(id));
    keeps_it.then(|| sign_by_form::at_origin(web, appeal, &page))?
}

/// How another entry came that was joined into one, from the state.
fn joined(view: &AppealView, id: &str, people: &People) -> Option<Came> {
    let newest = view
        .snapshot
        .state()
        .registers()
        .filter(|(key, _)| match key.kind {
            StatementType::Attestation => key.about == [id],
            StatementType::Endorsement => key.author == id,
            _ => false,
        })
        .filter_map(|(_, register)| register.value())
        .max_by_key(|statement| statement.seq)?;
    let (origin, signed_at, account) = match &newest.content {
        Content::Attestation(said) => (
            Origin::Attested(said.provenance),
            said.signed_at.clone(),
            said.account.clone(),
        ),
        Content::Endorsement(_) => (Origin::OwnServer, None, None),
        _ => return None,
    };
    Some(Came {
        origin,
        said: times::said(newest),
        otherwise: otherwise(newest, people),
        signed_at,
        account,
    })
}
