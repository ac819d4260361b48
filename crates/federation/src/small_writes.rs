//! Small things that strangers' requests have written down: a like, a follow, who holds a copy, a check that is spent.
//! A commit waits for the disk, and SQLite has one writer: those of the same moment are one transaction, so
//! that many of them do not keep everything else waiting.

use crate::{Instance, error::Result, outgoing::Outgoing, together::Together};
use undersigned_store::{
    Transaction, blockers,
    followers::{self, NewFollower},
    person_requests,
    reactions::{self, NewReaction},
    replicas::{self, SeenReplica},
};

/// What waits to be written down. Nothing is answered where writing all of it came to nothing.
pub(crate) type SmallWrites = Together<SmallWrite, Option<bool>>;

/// One of them.
#[derive(Debug, Clone)]
pub(crate) enum SmallWrite {
    /// A server holds an appeal.
    Holds(SeenReplica),
    /// An account boosted or likes an appeal.
    Reacted(NewReaction),
    /// An account takes back what it said with one activity.
    TookBack { actor: String, activity: String },
    /// An account takes back what it said of an appeal.
    TookBackOf {
        appeal_id: i64,
        kind: &'static str,
        actor: String,
    },
    /// An account follows an organisation, and is told that it does.
    Follows {
        follower: NewFollower,
        accept: Box<Outgoing>,
    },
    /// An account follows an organisation no longer.
    Left { organization_id: i64, actor: String },
    /// The same, by the id of its `Follow`.
    LeftBy { follow: String, actor: String },
    /// A check was used up.
    Spent { hash: String, expires_at: i64 },
}

impl SmallWrite {
    /// Writes it; says whether that changed anything.
    async fn write(&self, instance: &Instance, db: &Transaction) -> Result<bool> {
        let changed = match self {
            Self::Holds(seen) => {
                replicas::upsert_seen(db, seen.clone()).await?;
                true
            }
            Self::Reacted(reaction) => {
                reactions::upsert(db, reaction.clone()).await?;
                true
            }
            Self::TookBack { actor, activity } => {
                reactions::delete_activity(db, actor, activity).await? > 0
            }
            Self::TookBackOf {
                appeal_id,
                kind,
                actor,
            } => reactions::delete(db, *appeal_id, kind, actor).await? > 0,
            Self::Follows { follower, accept } => {
                // Whoever follows wants to hear from us again, whatever it said before.
                blockers::delete(db, follower.organization_id, &follower.actor).await?;
                followers::upsert(db, follower.clone()).await?;
                instance.enqueue(db, (**accept).clone()).await?;
                true
            }
            Self::Left {
                organization_id,
                actor,
            } => followers::delete(db, *organization_id, actor).await?,
            Self::LeftBy { follow, actor } => followers::delete_follow(db, follow, actor).await?,
            Self::Spent { hash, expires_at } => {
                person_requests::spend_check(db, hash, *expires_at).await?
            }
        };
        Ok(changed)
    }
}

impl Instance {
    /// Writes something down with what others have written down at the same moment, and says whether that changed
    /// anything. It has been committed by then. Where all together came to nothing it is written alone, so that a fault of
    /// one undoes no other.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn write_down(&self, write: SmallWrite) -> Result<bool> {
        let here = self.clone();
        let work = move |some| write_all(here.clone(), some);
        let written = self.small_writes.add(write.clone(), work).await;
        if let Some(changed) = written.flatten() {
            return Ok(changed);
        }
        let mut alone = write_in_one(self, &[write]).await?;
        Ok(alone.pop().unwrap_or_default())
    }
}

async fn write_all(instance: Instance, writes: Vec<SmallWrite>) -> Vec<Option<bool>> {
    match write_in_one(&instance, &writes).await {
        Ok(changed) => changed.into_iter().map(Some).collect(),
        Err(_) => vec![None; writes.len()],
    }
}

async fn write_in_one(instance: &Instance, writes: &[SmallWrite]) -> Result<Vec<bool>> {
    let transaction = instance.database.begin().await?;
    let mut changed = Vec::with_capacity(writes.len());
    for write in writes {
        changed.push(write.write(instance, &transaction).await?);
    }
    transaction.commit().await?;
    Ok(changed)
}
