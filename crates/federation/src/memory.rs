//! How far back this server's memory of its own words reaches: whether it was put back to an
//! earlier state, and whether somebody else signs with its keys.

use crate::{
    Instance,
    actions::{closing::UNDO_MILLIS, remove_many, schedule::RESTORED_SINCE},
    clock::from_millis,
    error::Result,
};
use serde::{Deserialize, Serialize};
use undersigned_domain::Statement;
use undersigned_store::{
    ConnectionTrait, Database, StoreResult, invitees, mails, news, organizations, outbox,
    schedules, sessions, settings, sign_in_links, statements,
};

/// When this data was last put back from a backup or from a file of keys.
const RESTORED: &str = "restored";
/// What was last seen to be signed elsewhere with a key of this server's.
const ELSEWHERE: &str = "signed_elsewhere";
/// How long that is said after it was last seen, in milliseconds: a week.
const SAID_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;

/// The highest row ids at a moment. What has higher ones came later, whatever the clock says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    activity: i64,
    statement: i64,
}

impl Mark {
    /// The mark of now.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn now(db: &impl ConnectionTrait) -> StoreResult<Self> {
        Ok(Self {
            activity: outbox::highest_id(db).await?,
            statement: statements::highest_id(db).await?,
        })
    }

    /// Whether a statement with this row id was stored later.
    pub(crate) const fn is_before(self, statement: i64) -> bool {
        statement > self.statement
    }
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Restored {
    at: i64,
    mark: Mark,
}

/// What was due by the time of a restore, and is left to people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PutBack {
    /// Appeals, updates and cases that were to be published, and stay drafts.
    pub unpublished: u64,
    /// Organisations that were to be deleted, and can be kept for a week more.
    pub deletions_put_off: u64,
    /// News that was on its way to readers, and goes no further.
    pub news_stopped: u64,
    /// Mails with news that waited to be sent, and are not.
    pub news_mails_dropped: u64,
    /// Invitations to sign that were still to be written, and are not.
    pub invitations_stopped: u64,
    /// Mails in an organisation's name that waited to be sent, and are not: invitations, to sign or to a desk,
    /// and links by which a registration for a meeting is confirmed.
    pub mails_dropped: u64,
}

/// A statement under one of this server's keys that this server did not sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// Whose word it is.
    pub actor: String,
    /// The key.
    pub key: String,
    /// The statement's id.
    pub statement: String,
    /// When it was seen, in milliseconds since 1970.
    pub at: i64,
}

/// Notes that the data of a server has just been put back from a copy: what others know of its
/// words beyond that is no surprise, and what the copy holds is no person's last word.
///
/// Who signed out, or was signed out since, and whose link was used, would be let in once more: all
/// sessions end, and all links by which people come in to the desk.
///
/// Whatever came due between the copy and now may have been done, changed since, or called off. Said
/// once more it would stand over that, so people look first: what was to be published is stopped, and
/// a deletion can be undone for a week. News that was on its way has gone out since, perhaps to its
/// end, and who wanted none since is a reader again: it is not sent once more. So it is with invitations,
/// with who wants no more of these, and with what else was written in an organisation's name. Signers who were still to
/// be taken off a list stay: some may have been let in again. Answers how many there were.
///
/// # Errors
/// The database.
pub async fn mark_restored(database: &Database, now: i64) -> StoreResult<PutBack> {
    let transaction = database.begin().await?;
    let restored = Restored {
        at: now,
        mark: Mark::now(&transaction).await?,
    };
    let text = serde_json::to_string(&restored).unwrap_or_default();
    settings::set(&transaction, RESTORED, &text).await?;
    // What was seen until now was this server's own.
    settings::delete(&transaction, ELSEWHERE).await?;
    remove_many::forget(&transaction).await?;
    let news_mails_dropped = mails::drop_bulk(&transaction).await?;
    let mails_dropped = mails::drop_of_all(&transaction).await?;
    let left = PutBack {
        unpublished: schedules::stop_due(&transaction, now, RESTORED_SINCE).await?,
        deletions_put_off: organizations::put_off_deletions(&transaction, now, now + UNDO_MILLIS)
            .await?,
        news_stopped: news::finish_all(&transaction, now).await?,
        news_mails_dropped,
        invitations_stopped: invitees::stop_waiting(&transaction, now).await?,
        mails_dropped,
    };
    sessions::delete_all(&transaction).await?;
    sign_in_links::revoke_all(&transaction).await?;
    transaction.commit().await?;
    Ok(left)
}

async fn restored(db: &impl ConnectionTrait) -> StoreResult<Option<Restored>> {
    let text = settings::get(db, RESTORED).await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// When this data was last put back, if ever, in milliseconds since 1970.
pub(crate) async fn restored_at(db: &impl ConnectionTrait) -> StoreResult<Option<i64>> {
    Ok(restored(db).await?.map(|restored| restored.at))
}

fn forgotten(key: &str) -> String {
    format!("signed_and_forgotten:{key}")
}

/// Remembers that a key has signed up to a `seq`, although the statement is deleted.
pub(crate) async fn note_forgotten(
    db: &impl ConnectionTrait,
    key: &str,
    seq: i64,
) -> StoreResult<()> {
    match highest_forgotten(db, key).await? {
        known if known > seq => Ok(()),
        _ => settings::set(db, &forgotten(key), &seq.to_string()).await,
    }
}

async fn highest_forgotten(db: &impl ConnectionTrait, key: &str) -> StoreResult<i64> {
    let noted = settings::get(db, &forgotten(key)).await?;
    Ok(noted.and_then(|noted| noted.parse().ok()).unwrap_or(0))
}

/// Of statements of our own organisations that came in from outside just now and were not known
/// here, one that this server cannot have signed itself: it is beyond all others that it knows
/// under that key, and beyond the time at which it was put back and may have forgotten some.
pub(crate) async fn signed_elsewhere<'a>(
    db: &impl ConnectionTrait,
    fresh: &[&'a Statement],
) -> StoreResult<Option<&'a Statement>> {
    let Some(newest) = fresh.iter().max_by_key(|statement| statement.seq) else {
        return Ok(None);
    };
    let (author, key) = (newest.author.as_str(), newest.key.as_str());
    let seq = i64::try_from(newest.seq).unwrap_or(i64::MAX);
    let restored = restored(db).await?.map_or(0, |restored| restored.at);
    let explained = restored.max(highest_forgotten(db, key).await?);
    // What is explained by that needs no look at all that was said.
    if seq <= explained {
        return Ok(None);
    }
    let digests: Vec<String> = fresh.iter().map(|one| one.digest.to_string()).collect();
    let digests: Vec<&str> = digests.iter().map(String::as_str).collect();
    let known = statements::highest_seq(db, author, key, &digests).await?;
    Ok((seq > known).then_some(*newest))
}

impl Instance {
    /// Whether an activity with this row id was sent since this data was put back; where nobody
    /// said that it was, since this process began.
    pub(crate) async fn is_later_activity(&self, row: i64) -> Result<bool> {
        Ok(row > self.reaches_back_to().await?.activity)
    }

    /// As [`Instance::is_later_activity`], for a statement.
    pub(crate) async fn is_later_statement(&self, row: i64) -> Result<bool> {
        Ok(self.reaches_back_to().await?.is_before(row))
    }

    /// Back to where this server remembers all that it has said.
    pub(crate) async fn reaches_back_to(&self) -> Result<Mark> {
        let restored = restored(self.database.conn()).await?;
        Ok(restored.map_or(self.began, |restored| restored.mark))
    }

    /// Says that somebody else signed a statement with a key of this server.
    pub(crate) async fn say_signed_elsewhere(&self, statement: &Statement) -> Result<()> {
        let db = self.database.conn();
        let elsewhere = Elsewhere {
            actor: statement.author.clone(),
            key: statement.key.to_string(),
            statement: statement.id.clone(),
            at: self.clock.millis(),
        };
        tracing::warn!(
            actor = elsewhere.actor,
            statement = elsewhere.statement,
            seq = statement.seq,
            "another server signs with a key of this one; never run two from one backup"
        );
        let text = serde_json::to_string(&elsewhere).unwrap_or_default();
        settings::set(db, ELSEWHERE, &text).await?;
        Ok(())
    }

    /// Whether somebody else was lately seen to sign with a key of this server's.
    ///
    /// # Errors
    /// The database.
    pub async fn signed_elsewhere(&self) -> Result<Option<Elsewhere>> {
        let text = settings::get(self.database.conn(), ELSEWHERE).await?;
        let seen: Option<Elsewhere> = text.and_then(|text| serde_json::from_str(&text).ok());
        Ok(seen.filter(|seen| self.clock.millis() - seen.at < SAID_MILLIS))
    }
}

impl Elsewhere {
    /// One sentence for the operator.
    pub fn words(&self) -> String {
        format!(
            "another server signed as {} ({}, seen {}): stop the copy that should not run. If this \
             server was put back to an earlier state, and no copy runs, this is what it had forgotten: \
             stop it and say so with `undersigned admin restored`; the notice goes by itself, too",
            self.actor,
            self.statement,
            from_millis(self.at)
        )
    }
}
