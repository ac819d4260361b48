//! Noting what is new, in the change that makes it so.

use crate::{error::Result, memory, replica::Change};
use undersigned_domain::dispatch::{News, Words};
use undersigned_store::news::{self as store, NewNews};

/// What a new wording is called among what is published: nothing that is has an empty name.
pub(super) const WORDING: &str = "";
/// What stands before its number where it is for organisations that signed by form; the mark of how far it
/// came is a row of theirs then.
pub(super) const BY_FORM: &str = "by-form ";

/// Notes what is news in words that take the place of others, or of none, in the change that
/// publishes them. What was only put right stays the news that it was: who has not been written yet
/// reads it as it is now.
pub(crate) async fn announce(
    change: &Change,
    name: &str,
    before: Option<&Words>,
    now: &Words,
) -> Result<()> {
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    for (was, is) in News::put_right(before, now) {
        store::rename(db, appeal_id, name, &was.to_string(), &is.to_string()).await?;
    }
    for news in News::of(before, now) {
        let new = NewNews {
            appeal_id,
            name: name.to_owned(),
            part: news.to_string(),
            reached: 0,
            created_at: change.instance().clock.millis(),
        };
        store::insert_if_absent(db, new).await?;
    }
    Ok(())
}

/// Notes that there is a new wording, in the change that publishes it: for readers who signed an earlier one,
/// and for organisations that did so by form.
pub(crate) async fn announce_wording(change: &Change, revision: u64) -> Result<()> {
    for whom in ["", BY_FORM] {
        let new = NewNews {
            appeal_id: change.appeal.id,
            name: WORDING.to_owned(),
            part: format!("{whom}{revision}"),
            reached: 0,
            created_at: change.instance().clock.millis(),
        };
        store::insert_if_absent(&change.transaction, new).await?;
    }
    Ok(())
}

/// Goes on with news of the wording that stands, in the change that opens its appeal again: while it was
/// closed nobody could sign, and nobody was told. What ended when this server was put back from a copy stays so.
pub(crate) async fn resume_wording(change: &Change, revision: u64) -> Result<()> {
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    let restored = memory::restored_at(db).await?.unwrap_or(0);
    for whom in ["", BY_FORM] {
        let part = format!("{whom}{revision}");
        store::resume(db, appeal_id, (WORDING, part.as_str()), restored).await?;
    }
    Ok(())
}
