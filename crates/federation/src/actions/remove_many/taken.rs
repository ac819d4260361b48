//! Whom a removal of many took away: noted for a while, so that all of them can be let in again at once.

use super::{
    kept::{KEPT, Kind, below, head_of, text},
    part::Job,
};
use crate::{
    FederationError, Instance,
    error::Result,
    signers::{Signer, Standing},
    views::AppealView,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_store::{ConnectionTrait, StoreResult, organizations::Organization, settings};

/// With what the names begin under which it is noted: below an appeal and an organisation when the removal was decided, and
/// below that its parts.
const TAKEN: &str = "signers-left:";
/// How long it can be undone at once, in milliseconds: thirty days, as a refusal.
const KEPT_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;
/// Most removals of an organisation from one appeal that are noted.
const MOST_KEPT: usize = 10;
/// By how much what is signed may be dated after it was noted, in milliseconds: no two statements of an author have one time.
const AHEAD_MILLIS: i64 = 60_000;

/// What one removal of many took away.
#[derive(Debug, Clone)]
pub struct Taken {
    /// When it was decided, in milliseconds since 1970.
    pub begun_at: i64,
    /// How many left the list by it.
    pub of: usize,
    /// Those of them who can be let in again: they have not withdrawn, nobody has let them in or removed them since, and they
    /// are not blocked.
    pub back: Vec<Signer>,
}

/// Those of one part who have left.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Left {
    /// When that was noted, in milliseconds since 1970.
    at: i64,
    abouts: Vec<String>,
}

/// Whom an organisation has had removed from a list by decisions about many, and can let in again: the newest decision first.
///
/// # Errors
/// The database.
pub async fn taken_away(
    instance: &Instance,
    organization: &Organization,
    view: &AppealView,
) -> Result<Vec<Taken>> {
    let db = instance.database.conn();
    let head = head_of(&view.appeal, organization.id);
    let names = settings::names_below(db, &below_all(&head)).await?;
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let oldest = instance.clock.millis().saturating_sub(KEPT_MILLIS);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut left: BTreeMap<i64, BTreeMap<String, i64>> = BTreeMap::new();
    for (name, text) in settings::values(db, &names).await? {
        let Some(begun_at) = begun_at(&name).filter(|begun_at| *begun_at > oldest) else {
            continue;
        };
        let some = of_text(&text)?;
        let abouts = some.abouts.into_iter().map(|about| (about, some.at));
        left.entry(begun_at).or_default().extend(abouts);
    }
    let removed = instance.signers(view, Standing::Removed, &[]).await?;
    let able = |abouts: &BTreeMap<String, i64>| -> Vec<Signer> {
        let theirs = removed.iter().filter(|one| {
            let noted = abouts.get(&one.about);
            // Whoever was removed once more has been decided about since.
            let is_it = noted.is_some_and(|at| one.at <= at.saturating_add(AHEAD_MILLIS));
            is_it && comes_back(view, organization, one)
        });
        theirs.cloned().collect()
    };
    let each = left.into_iter().rev();
    Ok(each
        .map(|(begun_at, abouts)| Taken {
            begun_at,
            of: abouts.len(),
            back: able(&abouts),
        })
        .collect())
}

/// Whether somebody comes back by an organisation's decision about many: it alone has removed it, and this server has to do
/// with where it comes from. What another initiator removed is decided about one by one.
pub(super) fn comes_back(view: &AppealView, organization: &Organization, signer: &Signer) -> bool {
    let ours = signer.by.iter().all(|by| *by == organization.ap_id);
    ours && !view.rules.is_blocked(&signer.about)
}

/// Notes who of a part has left. Call it in a transaction that holds the appeal.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    job: &Job<'_>,
    removed: &[String],
    now: i64,
) -> Result<()> {
    if job.head.kind != Kind::Removal || removed.is_empty() {
        return Ok(());
    }
    let number = job.part.strip_prefix(&below(job.name)).unwrap_or_default();
    let name = format!("{}{number}", below_one(job.name, job.head.begun_at));
    // Some of a part may have been left for another round.
    let mut left = match settings::get(db, &name).await? {
        Some(text) => of_text(&text)?,
        None => Left::default(),
    };
    left.at = now;
    left.abouts.extend_from_slice(removed);
    Ok(settings::set(db, &name, &text(&left)?).await?)
}

/// Forgets whom one removal took away.
pub(super) async fn forget(db: &impl ConnectionTrait, head: &str, begun_at: i64) -> Result<()> {
    Ok(settings::delete_below(db, &below_one(head, begun_at)).await?)
}

/// Forgets whom any removal took away.
pub(super) async fn forget_all(db: &impl ConnectionTrait) -> StoreResult<()> {
    settings::delete_below(db, TAKEN).await
}

/// Forgets the oldest removals of an appeal, so that another one can be noted.
pub(super) async fn make_room(db: &impl ConnectionTrait, head: &str) -> Result<()> {
    let names = settings::names_below(db, &below_all(head)).await?;
    let begun: BTreeSet<i64> = names.iter().filter_map(|name| begun_at(name)).collect();
    for old in begun.into_iter().rev().skip(MOST_KEPT - 1) {
        forget(db, head, old).await?;
    }
    Ok(())
}

/// Forgets whom removals took away that were decided too long ago to be undone at once.
///
/// # Errors
/// The database.
pub async fn forget_old(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    let oldest = instance.clock.millis().saturating_sub(KEPT_MILLIS);
    for name in settings::names_below(db, TAKEN).await? {
        if begun_at(&name).is_none_or(|begun_at| begun_at <= oldest) {
            settings::delete(db, &name).await?;
        }
    }
    Ok(())
}

/// With what the names of all removals begin that have this head.
fn below_all(head: &str) -> String {
    let of = head.strip_prefix(KEPT).unwrap_or(head);
    format!("{TAKEN}{of}-")
}

/// The same of the one that was decided then.
fn below_one(head: &str, begun_at: i64) -> String {
    format!("{}{begun_at}:", below_all(head))
}

/// When the removal was decided to which a name belongs.
fn begun_at(name: &str) -> Option<i64> {
    let (of, _) = name.strip_prefix(TAKEN)?.split_once(':')?;
    let (_, begun_at) = of.rsplit_once('-')?;
    begun_at.parse().ok()
}

fn of_text(text: &str) -> Result<Left> {
    serde_json::from_str(text)
        .map_err(|_| FederationError::Internal("who left a list cannot be read".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removal_is_known_by_its_appeal_its_organisation_and_its_time() {
        let head = "signers-leave:7-1795165200000-3";
        let one = below_one(head, 1_795_165_300_000);
        assert_eq!(one, "signers-left:7-1795165200000-3-1795165300000:");
        assert!(one.starts_with(&below_all(head)));
        let other = below_all("signers-leave:7-1795165200000-31");
        assert!(!other.starts_with(&below_all(head)));
        assert_eq!(begun_at(&format!("{one}00001")), Some(1_795_165_300_000));
        for none in ["signers-left:7-1", "signers-leave:7-1-3:00001"] {
            assert_eq!(begun_at(none), None, "{none}");
        }
    }
}
