//! One file for each activity that we receive: what it must look like, and what it does.

pub mod accept;
pub mod block;
pub mod co_sign;
pub mod create;
pub mod delete;
pub mod dispatch;
pub mod flag;
pub mod follow;
pub mod moving;
pub mod offer;
pub mod proceeding;
pub mod profile;
pub mod quote_request;
pub mod reaction;
pub mod refusal;
pub mod statement;
pub mod undo;

use crate::{Instance, error::Result};
use undersigned_store::{appeals, remote_actors, statements};

/// Whether something is known here to be another's than the sender's. That both are of one server
/// gives no right: its users are not each other's keepers.
async fn is_anothers(instance: &Instance, object: &str, sender: &str) -> Result<bool> {
    let db = instance.database.conn();
    if remote_actors::by_ap_id(db, object).await?.is_some() {
        return Ok(object != sender);
    }
    if let Some(appeal) = appeals::by_ap_id(db, object).await? {
        return Ok(appeal.organiser != sender);
    }
    // Whoever hands a statement over may have written it in a neighbour's name, to keep the sender from
    // taking back what is its own.
    let author = statements::author_seen_at(db, object).await?;
    Ok(author.is_some_and(|author| author != sender))
}

/// What became of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// It had its effect.
    Taken,
    /// Of no use here; said kindly.
    Ignored,
    /// The very same request came before.
    Repeated,
    /// The statement in it is held already.
    Duplicate,
    /// The statement in it is dated ahead of this server's clock: it is kept apart, and counts from its
    /// time on.
    Early,
    /// It was written down, and is looked at once it was answered.
    Later,
}

/// What became of something that may not have been there.
fn taken_if(there: bool) -> Received {
    match there {
        true => Received::Taken,
        false => Received::Ignored,
    }
}
