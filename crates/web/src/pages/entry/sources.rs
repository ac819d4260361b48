//! How an entry came: each of those that were joined into it by its own way.

use crate::{
    pages::{names::plain_address, times},
    problem::Answer,
    state::WebState,
    views::entry::Source,
};
use undersigned_domain::{Content, Entry, Statement, StatementType, list::Origin};
use undersigned_federation::views::AppealView;

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
) -> Answer<Vec<Source>> {
    let mut found = Vec::new();
    let own = statement.map(|statement| statement.seq);
    found.push(
        source(
            web,
            &entry.id,
            entry.origin,
            own,
            entry.signed_at.as_deref(),
        )
        .await?,
    );
    for id in &entry.same_as {
        let Some((origin, seq, signed_at)) = joined(view, id) else {
            continue;
        };
        found.push(source(web, id, origin, Some(seq), signed_at.as_deref()).await?);
    }
    Ok(found)
}

async fn source(
    web: &WebState,
    id: &str,
    origin: Origin,
    seq: Option<u64>,
    signed_at: Option<&str>,
) -> Answer<Source> {
    let by_form = web.instance.by_form(id).await?;
    let signed = signed_at.and_then(times::written);
    Ok(Source {
        how: origin.name().to_owned(),
        at: match &by_form {
            Some(known) => times::stored(known.confirmed_at),
            None => signed.or_else(|| seq.and_then(times::signed)),
        },
        own_domain: by_form.as_ref().is_some_and(|known| known.own_domain),
        domain: by_form.map(|known| known.domain),
        signer: (origin == Origin::OwnServer).then(|| plain_address(id)),
    })
}

/// How another entry came that was joined into one, from the state: when, and what its source says.
fn joined(view: &AppealView, id: &str) -> Option<(Origin, u64, Option<String>)> {
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
    match &newest.content {
        Content::Attestation(said) => Some((
            Origin::Attested(said.provenance),
            newest.seq,
            said.signed_at.clone(),
        )),
        Content::Endorsement(_) => Some((Origin::OwnServer, newest.seq, None)),
        _ => None,
    }
}
