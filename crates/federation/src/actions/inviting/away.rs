//! Accounts whose servers do not answer while a list is looked at: who they are is not known yet. They are asked for again,
//! and get their invitation once they are found, or are asked for no more once their server says that there is none.

use super::{
    Kept, Verdict, actor_hash, contact_hash, is_open, list::look_up, may_return, queue::returned,
};
use crate::{Instance, error::Result};
use std::collections::{BTreeMap, HashMap};
use undersigned_store::{
    ConnectionTrait,
    appeals::{self, Appeal},
    invitees::{self, Invitee},
};

/// Most of one appeal that are asked for at a time. Whoever is left out can be given once more.
const MOST: u64 = 100;
/// How many are asked for in one round.
const AT_A_TIME: u64 = 50;
/// For how long, in milliseconds: two weeks, as everything is sent that waits for another server.
const LASTS_MILLIS: i64 = 14 * 24 * 60 * 60 * 1_000;
/// The shortest and the longest pause between two times, in milliseconds.
const SHORTEST_MILLIS: i64 = 5 * 1_000;
const LONGEST_MILLIS: i64 = 3 * 60 * 60 * 1_000;
/// What is out of reach is not looked at again before the appeal takes signatures, in milliseconds.
const CLOSED_MILLIS: i64 = 60 * 60 * 1_000;

/// Under which name an account is found again that was typed, and nobody knows yet whose it is.
pub(super) fn hash(instance: &Instance, typed: &str) -> String {
    let typed = match typed.contains("://") {
        true => typed.to_owned(),
        false => typed.trim_start_matches('@').to_lowercase(),
    };
    contact_hash(instance, "account that is away", &typed)
}

/// How many more of an appeal can be asked for later.
///
/// # Errors
/// The database.
pub(super) async fn room(instance: &Instance, appeal: &Appeal) -> Result<u64> {
    let since = instance.clock.millis() - LASTS_MILLIS;
    let sought = invitees::count_sought(instance.database.conn(), appeal.id, since);
    Ok(MOST.saturating_sub(sought.await?))
}

/// Whether nobody asks for an account any more, since its server never answered. It can be given once more.
pub(super) fn is_over(row: &Invitee, now: i64) -> bool {
    row.state == invitees::SOUGHT && now.saturating_sub(row.created_at) >= LASTS_MILLIS
}

/// When an account is asked for the next time, where it was not found now: less and less often, and then not at all.
fn next_at(row: &Invitee, now: i64) -> i64 {
    if is_over(row, now) {
        return i64::MAX;
    }
    let age = now.saturating_sub(row.created_at);
    now + (age / 8).clamp(SHORTEST_MILLIS, LONGEST_MILLIS)
}

/// Forgets that somebody is asked for who was given once more and found.
///
/// # Errors
/// The database.
pub(super) async fn not_sought(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal: &Appeal,
    known_as: &[&str],
) -> Result<()> {
    for typed in known_as {
        let hash = hash(instance, typed);
        if let Some(row) = invitees::find(db, appeal.id, &hash).await? {
            invitees::delete_sought(db, row.id).await?;
        }
    }
    Ok(())
}

/// Asks for those whose turn it is, as many as fit into one round. Nobody is written to: whoever is found waits for that, as
/// whoever was found at once.
///
/// # Errors
/// The database.
pub async fn seek_due(instance: &Instance) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let mut open: BTreeMap<i64, bool> = BTreeMap::new();
    let (mut rows, mut asked) = (HashMap::new(), Vec::new());
    for row in invitees::sought_due(db, now, AT_A_TIME).await? {
        let takes_signatures = match open.get(&row.appeal_id) {
            Some(known) => *known,
            None => {
                let known = may_sign(instance, row.appeal_id).await?;
                open.insert(row.appeal_id, known);
                known
            }
        };
        // An appeal may be opened again by a later deadline.
        if !takes_signatures && !is_over(&row, now) {
            invitees::put_off(db, row.id, now + CLOSED_MILLIS).await?;
            continue;
        }
        // Before anybody is asked: whoever never answers takes no more turns than others.
        invitees::put_off(db, row.id, next_at(&row, now)).await?;
        // What does not open keeps no other from being asked for.
        let kept = Kept::open(instance, &row).ok();
        let account = kept.and_then(|kept| kept.handle);
        if let Some(account) = account.filter(|_| !is_over(&row, now)) {
            asked.push((row.id, account));
            rows.insert(row.id, row);
        }
    }
    for (id, found) in look_up(instance, asked).await {
        let Some(row) = rows.get(&id) else {
            continue;
        };
        let taken = match found {
            Ok(account) => take(instance, row, account).await,
            // It has answered.
            Err(Verdict::NotFound) => give_up(instance, row).await,
            Err(_) => continue,
        };
        match taken {
            Err(error) if error.is_of_database() => return Err(error),
            Err(error) => tracing::debug!(id, code = error.code(), "who was found is not invited"),
            Ok(()) => {}
        }
    }
    Ok(())
}

/// Whether an appeal can be signed; what is wrong with one alone keeps no other's invitations.
async fn may_sign(instance: &Instance, appeal_id: i64) -> Result<bool> {
    let Some(appeal) = appeals::by_id(instance.database.conn(), appeal_id).await? else {
        return Ok(false);
    };
    match is_open(instance, &appeal).await {
        Err(error) if !error.is_of_database() => {
            tracing::warn!(appeal_id, %error, "its invitations wait; all others are sent");
            Ok(false)
        }
        open => open,
    }
}

/// Asks no more for an account that its server does not know. It can be given once more, as whoever typed it wrongly does,
/// and whoever has made it since.
async fn give_up(instance: &Instance, row: &Invitee) -> Result<()> {
    let kept = Kept::open(instance, row)?.emptied();
    let is = Invitee {
        state: invitees::NOT_FOUND.to_owned(),
        ..kept.within(instance, row)?
    };
    // Taken back meanwhile, it is another row by now.
    invitees::update(instance.database.conn(), row, is).await?;
    Ok(())
}

/// Has somebody who was found wait to be invited, unless they were invited under another name of theirs.
async fn take(
    instance: &Instance,
    row: &Invitee,
    (actor, handle, name): (String, String, String),
) -> Result<()> {
    let kept = Kept::open(instance, row)?;
    let hash = actor_hash(instance, &actor);
    let kept = Kept {
        actor: Some(actor),
        handle: Some(handle),
        name: match kept.name.is_empty() {
            true => name,
            false => kept.name,
        },
        ..kept
    };
    let is = Invitee {
        state: invitees::WAITING.to_owned(),
        next_at: instance.clock.millis(),
        sealed: kept.seal(instance, row.appeal_id, &hash)?,
        contact_hash: hash,
        ..row.clone()
    };
    let transaction = instance.database.begin().await?;
    match invitees::find(&transaction, row.appeal_id, &is.contact_hash).await? {
        None => {
            // Taken back meanwhile, it is another row by now.
            invitees::update(&transaction, row, is).await?;
        }
        Some(before) => {
            let still_sought = invitees::delete_sought(&transaction, row.id).await?;
            if still_sought && may_return(&before, instance.clock.millis()) {
                let again = returned(&before, is);
                invitees::update(&transaction, &before, again).await?;
            }
        }
    }
    transaction.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60 * 1_000;

    #[test]
    fn row_711_who_is_away_is_asked_for_two_weeks_less_and_less_often() {
        let row = Invitee {
            id: 1,
            appeal_id: 1,
            kind: invitees::ACCOUNT.to_owned(),
            contact_hash: String::new(),
            actor: None,
            sealed: Vec::new(),
            seed: String::new(),
            link_hash: String::new(),
            state: invitees::SOUGHT.to_owned(),
            reminders: 0,
            resent: 0,
            next_at: 0,
            sent_at: None,
            last_at: None,
            answered_at: None,
            created_at: 10 * DAY,
        };
        let pause = |age: i64| next_at(&row, 10 * DAY + age) - (10 * DAY + age);
        assert_eq!(pause(0), SHORTEST_MILLIS);
        assert_eq!(pause(-DAY), SHORTEST_MILLIS, "the clock was set back since");
        assert_eq!(pause(DAY / 3), DAY / 24);
        assert_eq!(pause(13 * DAY), LONGEST_MILLIS);
        assert!(!is_over(&row, 24 * DAY - 1) && is_over(&row, 24 * DAY));
        assert_eq!(next_at(&row, 24 * DAY), i64::MAX);
        // Who is found waits for as long as it takes.
        let found = Invitee {
            state: invitees::WAITING.to_owned(),
            ..row
        };
        assert!(!is_over(&found, 100 * DAY));
    }
}
