//! Small things that strangers' requests have written down: a like, a follow, who holds a copy, a check that is spent.
//! A commit waits for the disk, and SQLite has one writer: those of the same moment are one transaction, so
//! that many of them do not keep everything else waiting.

use crate::{FederationError, Instance, error::Result, outgoing::Outgoing, together::Together};
use std::{slice, sync::Arc};
use undersigned_store::{
    StoreError, Transaction, acting, appeals, blockers,
    followers::{self, NewFollower},
    organizations, person_requests,
    reactions::{self, NewReaction},
    remote_actors::{self, RemoteActor},
    replicas::{self, SeenReplica},
};

/// What waits to be written down.
#[derive(Default)]
pub(crate) struct SmallWrites {
    /// What is about appeals. On PostgreSQL it waits while somebody changes its appeal, which may be long: a list that is
    /// imported, or sealed.
    about_appeals: Arc<Together<SmallWrite, Result<bool>>>,
    /// All else: no follower and no visitor waits for an appeal.
    others: Arc<Together<SmallWrite, Result<bool>>>,
}

/// One of them.
#[derive(Debug, Clone)]
pub(crate) enum SmallWrite {
    /// A server holds an appeal.
    Holds(SeenReplica),
    /// An account boosted or likes an appeal.
    Reacted(NewReaction),
    /// An account takes back what it said of an appeal with one activity.
    TookBack {
        appeal_id: i64,
        actor: String,
        activity: String,
    },
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
    /// An actor of another server, as its origin has just described it: whoever signs, likes or follows is met first.
    Met(Box<RemoteActor>),
    /// A check was used up.
    Spent { hash: String, expires_at: i64 },
}

impl SmallWrite {
    /// Whether it takes what belongs to an appeal, and waits for whoever has that.
    fn is_about_an_appeal(&self) -> bool {
        matches!(
            self,
            Self::Holds(_) | Self::Reacted(_) | Self::TookBack { .. } | Self::TookBackOf { .. }
        )
    }

    /// Where it stands in its transaction: by its appeal, then by whom it is of.
    fn place(&self) -> (u8, i64, &str) {
        match self {
            Self::Spent { hash, .. } => (0, 0, hash.as_str()),
            // Before what the same account does: another process may have both the other way round.
            Self::Met(actor) => (0, 0, actor.ap_id.as_str()),
            Self::Follows { follower, .. } => (1, 0, follower.actor.as_str()),
            Self::Left { actor, .. } | Self::LeftBy { actor, .. } => (1, 0, actor.as_str()),
            Self::Reacted(reaction) => (2, reaction.appeal_id, reaction.actor.as_str()),
            Self::TookBack {
                appeal_id, actor, ..
            }
            | Self::TookBackOf {
                appeal_id, actor, ..
            } => (2, *appeal_id, actor.as_str()),
            Self::Holds(seen) => (3, seen.appeal_id, seen.base_url.as_str()),
        }
    }

    /// Writes it; says whether that changed anything.
    async fn write(&self, instance: &Instance, db: &Transaction) -> Result<bool> {
        let changed = match self {
            Self::Holds(seen) => {
                replicas::upsert_seen(db, seen.clone()).await?;
                true
            }
            Self::Reacted(reaction) => {
                // Its organisation may have been deleted since it was read. Whoever forgets what is around the appeal
                // has done so by then, or comes after this.
                appeals::hold(db, reaction.appeal_id).await?;
                let now = instance.clock.millis();
                let stands = organizations::stands_behind(db, reaction.appeal_id, now).await?;
                if stands {
                    reactions::upsert(db, reaction.clone()).await?;
                }
                stands
            }
            Self::TookBack {
                appeal_id,
                actor,
                activity,
            } => reactions::delete_activity(db, *appeal_id, actor, activity).await? > 0,
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
            Self::Met(actor) => {
                remote_actors::upsert(db, (**actor).clone()).await?;
                true
            }
            Self::Spent { hash, expires_at } => {
                person_requests::spend_check(db, hash, *expires_at).await?
            }
        };
        Ok(changed)
    }
}

impl Instance {
    /// Writes something down with what others have written down at the same moment, and says whether that changed
    /// anything. It has been committed by then.
    ///
    /// # Errors
    /// The database; what was to be written may last all the same where its answer was lost.
    pub(crate) async fn write_down(&self, write: SmallWrite) -> Result<bool> {
        let queue = match write.is_about_an_appeal() {
            true => &self.small_writes.about_appeals,
            false => &self.small_writes.others,
        };
        let here = self.clone();
        let work = move |some| write_all(here.clone(), some);
        let written = match queue.add(write.clone(), work).await {
            Some(written) => written,
            // The task broke off, and its transaction with it.
            None => write_alone(self, &write).await,
        };
        let may_last = match &written {
            Ok(changed) => *changed,
            Err(FederationError::Store(error)) => error.leaves_open(),
            Err(_) => false,
        };
        if may_last {
            // Another task has committed it.
            acting::lasts();
        }
        written
    }
}

/// Writes them together; where one is refused, one after the other, so that a fault of one undoes no other. Of what may
/// last, or would meet the same, nothing is written again.
async fn write_all(instance: Instance, writes: Vec<SmallWrite>) -> Vec<Result<bool>> {
    let error = match write_in_one(&instance, &writes).await {
        Ok(changed) => return changed.into_iter().map(Ok).collect(),
        Err(error) => error,
    };
    if is_unanswered(&error) {
        return writes.iter().map(|_| Err(again(&error))).collect();
    }
    let mut all: Vec<Result<bool>> = Vec::with_capacity(writes.len());
    for write in &writes {
        let ended = ended(&all);
        let written = match ended {
            Some(error) => Err(error),
            None => write_alone(&instance, write).await,
        };
        all.push(written);
    }
    all
}

async fn write_alone(instance: &Instance, write: &SmallWrite) -> Result<bool> {
    let changed = write_in_one(instance, slice::from_ref(write)).await?;
    Ok(changed.contains(&true))
}

async fn write_in_one(instance: &Instance, writes: &[SmallWrite]) -> Result<Vec<bool>> {
    let transaction = instance.database.begin().await?;
    let mut changed = Vec::with_capacity(writes.len());
    for (at, write) in in_one_order(writes) {
        changed.push((at, write.write(instance, &transaction).await?));
    }
    transaction.commit().await?;
    changed.sort_unstable();
    Ok(changed.into_iter().map(|(_, changed)| changed).collect())
}

/// The order in which all processes write them, so that no two wait for each other crosswise, and where each stood
/// before. What one account says of one appeal stays in the order in which it came.
fn in_one_order(writes: &[SmallWrite]) -> Vec<(usize, &SmallWrite)> {
    let mut ordered: Vec<(usize, &SmallWrite)> = writes.iter().enumerate().collect();
    ordered.sort_by(|(_, one), (_, other)| one.place().cmp(&other.place()));
    ordered
}

/// Whether whatever is asked next would meet the same, and wait as long for it.
pub(crate) fn is_unanswered(error: &FederationError) -> bool {
    matches!(error, FederationError::Store(error) if error.is_unanswered())
}

/// The same error for one more who was to be written down.
pub(crate) fn again(error: &FederationError) -> FederationError {
    let error = match error {
        FederationError::Store(StoreError::Database(error)) => StoreError::Database(error.clone()),
        FederationError::Store(StoreError::Lost(lost)) => StoreError::Lost(lost.clone()),
        _ => StoreError::Silent,
    };
    error.into()
}

/// What whoever is next after these comes to, where the last of them was not answered: nothing more is asked.
pub(crate) fn ended<T>(outcomes: &[Result<T>]) -> Option<FederationError> {
    match outcomes.last() {
        Some(Err(error)) if is_unanswered(error) => Some(again(error)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likes(appeal_id: i64, actor: &str) -> SmallWrite {
        SmallWrite::Reacted(NewReaction {
            appeal_id,
            kind: reactions::LIKE.to_owned(),
            actor: actor.to_owned(),
            host: "social.example".to_owned(),
            activity_id: format!("{actor}/likes/{appeal_id}"),
            created_at: 0,
        })
    }

    fn holds(appeal_id: i64, base_url: &str) -> SmallWrite {
        SmallWrite::Holds(SeenReplica {
            appeal_id,
            base_url: base_url.to_owned(),
            inbox: format!("{base_url}/inbox"),
            state_digest: None,
            seen_at: 0,
        })
    }

    fn took_back(appeal_id: i64, actor: &str) -> SmallWrite {
        SmallWrite::TookBackOf {
            appeal_id,
            kind: reactions::LIKE,
            actor: actor.to_owned(),
        }
    }

    fn spent() -> SmallWrite {
        SmallWrite::Spent {
            hash: "hash".to_owned(),
            expires_at: 1,
        }
    }

    fn left(actor: &str) -> SmallWrite {
        SmallWrite::LeftBy {
            follow: "https://a.example/follows/1".to_owned(),
            actor: actor.to_owned(),
        }
    }

    fn met(actor: &str) -> SmallWrite {
        SmallWrite::Met(Box::new(RemoteActor {
            ap_id: actor.to_owned(),
            origin: "https://a.example".to_owned(),
            kind: "Organization".to_owned(),
            inbox: format!("{actor}/inbox"),
            shared_inbox: None,
            preferred_username: None,
            names: None,
            document: "{}".to_owned(),
            fetched_at: 0,
            met_at: 0,
            gone_at: None,
        }))
    }

    #[test]
    fn all_processes_write_by_appeal_and_account_and_an_account_in_the_order_it_spoke() {
        let writes = [
            holds(1, "https://b.example"),
            likes(2, "https://a.example/1"),
            took_back(1, "https://b.example/1"),
            likes(1, "https://b.example/1"),
            holds(1, "https://a.example"),
            took_back(2, "https://a.example/1"),
            likes(1, "https://a.example/1"),
            left("https://a.example/1"),
            met("https://b.example/1"),
            met("https://a.example/1"),
        ];
        let ordered = in_one_order(&writes);
        let places: Vec<usize> = ordered.into_iter().map(|(at, _)| at).collect();
        assert_eq!(places, [9, 8, 7, 6, 2, 3, 1, 5, 4, 0]);
    }

    #[test]
    fn nobody_else_waits_for_an_appeal() {
        for write in [
            likes(1, "https://a.example/1"),
            took_back(1, "https://a.example/1"),
            holds(1, "https://a.example"),
        ] {
            assert!(write.is_about_an_appeal(), "{write:?}");
        }
        let actor = "https://a.example/1";
        for write in [left(actor), met(actor), spent()] {
            assert!(!write.is_about_an_appeal(), "{write:?}");
        }
    }
}
