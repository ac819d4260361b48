//! What this server checked of an appeal before it shows it to whoever is to sign it.

use crate::{
    pages::{
        appeal::{
            self,
            held::{self, Held},
        },
        entry,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{Digest, desk::endorse::Checked},
};
use undersigned_federation::views::AppealView;

/// Where the text comes from, under which keys, and who else holds the same list.
///
/// # Errors
/// The database; an appeal whose text has not arrived.
pub async fn of(web: &WebState, view: &AppealView) -> Answer<Checked> {
    let instance = &web.instance;
    let (_, statement) = appeal::current(view).ok_or_else(Problem::not_found)?;
    let note = instance
        .held_statement(view.appeal.id, statement.digest)
        .await?;
    let rows = instance.named_replicas(view).await?;
    let seen = instance.seen_by(view.appeal.id).await?;
    let held = Held {
        appeal: &view.appeal,
        list: &view.list,
        digest: view.digest.to_string(),
        changed_at: instance.changed_at(view.appeal.id).await?,
        rows: &rows,
        apart: held::apart(view),
        seen: &seen,
        base: instance.addresses.base(),
        now: instance.clock.now(),
    };
    let ours = held.is_ours();
    let conflicts = view.list.text_conflicts.keys();
    Ok(Checked {
        host: view.appeal.host.clone(),
        ours,
        at_origin: note.as_ref().is_some_and(|note| note.origin_checked),
        key: Digest::new(statement.key.as_str()),
        key_seen: entry::key_seen(web, !ours, Some(statement), note.as_ref()).await?,
        root: Digest::new(statement.appeal.root.as_str()),
        digest: Digest::new(view.digest.to_string()),
        replicas: held.replicas(),
        conflicts: conflicts
            .map(|wording| u32::try_from(*wording).unwrap_or(u32::MAX))
            .collect(),
    })
}
