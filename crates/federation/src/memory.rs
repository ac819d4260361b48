//! How far back this server's memory of its own words reaches: up to which `seq` it signed with
//! each key, whether it was put back to an earlier state, and whether somebody else signs with
//! its keys.

use crate::{Instance, clock::from_millis, error::Result};
use serde::{Deserialize, Serialize};
use undersigned_domain::{Multikey, Statement};
use undersigned_store::{ConnectionTrait, Database, StoreResult, outbox, settings, statements};

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
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Restored {
    at: i64,
    mark: Mark,
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
/// # Errors
/// The database.
pub async fn mark_restored(database: &Database, now: i64) -> StoreResult<()> {
    let restored = Restored {
        at: now,
        mark: Mark::now(database.conn()).await?,
    };
    let text = serde_json::to_string(&restored).unwrap_or_default();
    settings::set(database.conn(), RESTORED, &text).await
}

async fn restored(db: &impl ConnectionTrait) -> StoreResult<Option<Restored>> {
    let text = settings::get(db, RESTORED).await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// When this data was last put back, if ever, in milliseconds since 1970.
pub(crate) async fn restored_at(db: &impl ConnectionTrait) -> StoreResult<Option<i64>> {
    Ok(restored(db).await?.map(|restored| restored.at))
}

fn signed_up_to(key: &Multikey) -> String {
    format!("signed_up_to:{key}")
}

/// Remembers that a key has signed up to a `seq`.
pub(crate) async fn note_signed(
    db: &impl ConnectionTrait,
    key: &Multikey,
    seq: u64,
) -> StoreResult<()> {
    let name = signed_up_to(key);
    if highest_signed(db, key).await? < seq {
        settings::set(db, &name, &seq.to_string()).await?;
    }
    Ok(())
}

async fn highest_signed(db: &impl ConnectionTrait, key: &Multikey) -> StoreResult<u64> {
    let held = settings::get(db, &signed_up_to(key)).await?;
    Ok(held.and_then(|held| held.parse().ok()).unwrap_or(0))
}

impl Instance {
    /// Whether an activity with this row id was sent since this data was put back; where nobody
    /// said that it was, since this process began.
    pub(crate) async fn is_later_activity(&self, row: i64) -> Result<bool> {
        Ok(row > self.reaches_back_to().await?.activity)
    }

    /// As [`Instance::is_later_activity`], for a statement.
    pub(crate) async fn is_later_statement(&self, row: i64) -> Result<bool> {
        Ok(row > self.reaches_back_to().await?.statement)
    }

    async fn reaches_back_to(&self) -> Result<Mark> {
        let restored = restored(self.database.conn()).await?;
        Ok(restored.map_or(self.began, |restored| restored.mark))
    }

    /// Looks at a statement of one of our own organisations that came in from outside and was not
    /// known here: above everything that this server ever signed with that key, it was signed by
    /// somebody else.
    pub(crate) async fn notice_own_word(&self, statement: &Statement) -> Result<()> {
        let db = self.database.conn();
        let restored = restored(db).await?.map_or(0, |restored| restored.at);
        let known = highest_signed(db, &statement.key).await?;
        if statement.seq <= known.max(u64::try_from(restored).unwrap_or(0)) {
            return Ok(());
        }
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
             server was put back to an earlier state by other means than `undersigned restore`, \
             this is what it had forgotten, and the notice goes by itself",
            self.actor,
            self.statement,
            from_millis(self.at)
        )
    }
}
