//! A key that an appeal has not let in: whether the author's own server lists it.

use super::Carried;
use crate::{FederationError, Instance, error::Result, replica::Snapshot};
use undersigned_domain::{Content, Multikey, Statement, ids};
use undersigned_store::{appeals::Appeal, statements};

/// Whether the server of an author was asked for what came together: once is enough, however many
/// statements there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Asked {
    /// Not yet.
    #[default]
    Not,
    /// It was; what it lists is kept.
    Answered,
    /// It may answer later.
    Away,
}

/// Looks at a key that has not been let in: whose own word it is must be theirs, by a key found at
/// their origin. What comes along with something else waits unchecked, unless we are among those
/// who would let it in.
pub(super) async fn check(
    instance: &Instance,
    appeal: &Appeal,
    snapshot: &Snapshot,
    statement: &Statement,
    carried: Carried<'_>,
    asked: &mut Asked,
) -> Result<bool> {
    match carried {
        Carried::By(sender, _) if sender != statement.author => Err(FederationError::forbidden(
            "not_author",
            "only its author may send a statement whose key has not been let in",
        )),
        Carried::By(..) => match Box::pin(is_listed(instance, statement, carried, asked)).await? {
            Some(true) => Ok(true),
            Some(false) => Err(instance.unlisted_key(&statement.author).await),
            None => Ok(false),
        },
        Carried::Along => {
            let ours = snapshot
                .list()
                .initiators
                .iter()
                .any(|initiator| instance.addresses.is_ours(&initiator.actor));
            if !ours || !matches!(statement.content, Content::Endorsement(_)) {
                return Ok(false);
            }
            // Whoever hands statements over chooses whose servers are asked. What waits here already,
            // and what is beyond a few at a time or too many of one host in vain, the timer asks.
            let digest = statement.digest.to_string();
            let db = instance.database.conn();
            let new = statements::missing(db, appeal.id, &[digest.as_str()]).await?;
            if new.is_empty() {
                return Ok(false);
            }
            let Some(_place) = instance.key_lookups.place_along() else {
                return Ok(false);
            };
            // Those handed over together are of many authors.
            let one = &mut Asked::Not;
            let listed = Box::pin(is_listed(instance, statement, carried, one)).await;
            Ok(matches!(listed, Ok(Some(true))))
        }
    }
}

/// Whether an author's own server lists the key of a statement; `None` where it cannot be asked just
/// now.
///
/// Its address may lead on to others, who did not wish to be asked, or to what is too large: each look
/// is paid for, and given back where the key is found.
///
/// # Errors
/// [`FederationError::TooMany`] where that host was asked in vain too often; as
/// [`Instance::holds_assertion_key`] where that is not to be tried again.
pub(super) async fn is_listed(
    instance: &Instance,
    statement: &Statement,
    carried: Carried<'_>,
    asked: &mut Asked,
) -> Result<Option<bool>> {
    let lists = |keys: &[(String, Multikey)]| keys.iter().any(|(_, key)| *key == statement.key);
    let now = instance.clock.millis();
    let account = match carried {
        Carried::By(_, listed) if lists(listed) => return Ok(Some(true)),
        Carried::By(..) => "own",
        // Not from what the host has for those who write themselves: anybody could spend that.
        Carried::Along => "handed over",
    };
    match *asked {
        Asked::Not => {}
        Asked::Answered => {
            let known = instance.stored_actor(&statement.author).await?;
            let lists_it = known.is_some_and(|known| lists(known.listed_lately(now)));
            return Ok(Some(lists_it));
        }
        Asked::Away => return Ok(None),
    }
    let host = format!("{} ({account})", ids::host(&statement.author));
    instance.key_lookups.pay(None, &host, now)?;
    *asked = Asked::Answered;
    match instance
        .holds_assertion_key(&statement.author, &statement.key)
        .await
    {
        Ok(true) => {
            instance.key_lookups.pay_back(None, &host);
            Ok(Some(true))
        }
        Ok(false) => Ok(Some(false)),
        Err(error) if error.is_retryable() => {
            *asked = Asked::Away;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
