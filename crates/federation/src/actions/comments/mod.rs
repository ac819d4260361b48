//! Why signers sign, in their own words.
//!
//! A comment is a note in reply to an appeal by somebody on its list. Whoever has a server **says**
//! it there, and the organiser's server is told; a reply from other software is **taken** alike;
//! who signed by form says it by the link that manages the entry. It is shown once the organiser
//! has **decided** so, at the organiser's server alone, and goes with the signature.
//! docs/adr/0021-signers-comments.md says why.

mod answered;
mod decide;
mod say;
mod take;
mod words;

pub(crate) use answered::answered;
pub use decide::{Listed, STATES, Verdict, decide, listed};
pub(crate) use say::say_when_listed;
pub use say::{Said, say, say_for, unsay, unsay_for, write_down};
pub(crate) use take::{actor_gone, note_gone, take};
pub use words::MAX_CHARS;
pub(crate) use words::{of_html, typed};

use crate::{Instance, error::Result, objects::note::escape};
use chrono::{DateTime, SecondsFormat};
use serde_json::{Value, json};
use std::collections::HashMap;
use undersigned_domain::{Entry, State, Statement, StatementType, context::PUBLIC};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    comments::{self, SENT, SENT_REFUSED, SENT_SHOWN, SHOWN},
};

pub use undersigned_store::comments::Comment;

/// Most comments that wait under one appeal.
const MAX_WAITING: u64 = 1_000;

/// Whether an entry is somebody's who is known by this id: the actor, the attestation, or the
/// account that signed.
#[must_use]
pub fn is_of(entry: &Entry, author: &str) -> bool {
    entry.id == author
        || entry.account.as_deref() == Some(author)
        || entry.same_as.iter().any(|id| id == author)
}

/// The ids by which what an entry says can be found.
pub fn authors_of(entry: &Entry) -> impl Iterator<Item = &str> {
    std::iter::once(entry.id.as_str())
        .chain(entry.account.as_deref())
        .chain(entry.same_as.iter().map(String::as_str))
}

/// Forgets what somebody said under an appeal where a statement takes their name back, and they say
/// nothing else there under another key.
pub(crate) async fn forget_with(
    transaction: &Transaction,
    appeal: &Appeal,
    state: &State,
    statement: &Statement,
) -> Result<()> {
    let Some(author) = statement.takes_name_back_of() else {
        return Ok(());
    };
    let mut own = state.registers_of_type(author, StatementType::Endorsement);
    let stands = own.any(|(_, held)| held.value().is_some_and(|said| said.endorses()));
    if !stands {
        comments::delete_of(transaction, appeal.id, author).await?;
    }
    Ok(())
}

/// Whether somebody stands on an appeal's list, of which nobody is taken until the transaction ends: whoever withdraws waits
/// for that, and takes along what is said in it.
async fn stands_within(
    instance: &Instance,
    transaction: &Transaction,
    appeal_id: i64,
    author: &str,
) -> Result<bool> {
    appeals::hold(transaction, appeal_id).await?;
    let Some(appeal) = appeals::by_id(transaction, appeal_id).await? else {
        return Ok(false);
    };
    let snapshot = Box::pin(instance.snapshot_within(transaction, &appeal)).await?;
    let mut listed = snapshot.list().entries.iter();
    Ok(listed.any(|entry| is_of(entry, author)))
}

/// A comment as a note, for other servers.
pub fn note(comment: &Comment, appeal: &Appeal) -> Value {
    let paragraphs: String = comment
        .words
        .split("\n\n")
        .map(|text| format!("<p>{}</p>", escape(text).replace('\n', "<br>")))
        .collect();
    let time = |millis: i64| {
        DateTime::from_timestamp_millis(millis)
            .unwrap_or_default()
            .to_rfc3339_opts(SecondsFormat::Secs, true)
    };
    let mut note = json!({
        "id": comment.note_id,
        "type": "Note",
        "attributedTo": comment.author,
        "inReplyTo": appeal.ap_id,
        "to": [PUBLIC],
        "cc": [appeal.organiser],
        "content": paragraphs,
        "published": time(comment.created_at),
    });
    if !comment.language.is_empty() {
        note["contentMap"] = json!({(comment.language.as_str()): paragraphs});
    }
    if comment.updated_at != comment.created_at {
        note["updated"] = json!(time(comment.updated_at));
    }
    note
}

impl Instance {
    /// A note of ours that others may see: one that was let in, or sent to another server.
    ///
    /// # Errors
    /// The database.
    pub async fn comment_note(&self, id: &str) -> Result<Option<(Value, Comment, Appeal)>> {
        let db = self.database.conn();
        let found = comments::by_note(db, id).await?;
        let said = [SENT, SENT_SHOWN, SENT_REFUSED, SHOWN];
        let Some(found) = found.filter(|one| said.contains(&one.state.as_str())) else {
            return Ok(None);
        };
        let appeal = appeals::by_id(db, found.appeal_id).await?;
        Ok(appeal.map(|appeal| {
            let mut note = note(&found, &appeal);
            note["@context"] = json!("https://www.w3.org/ns/activitystreams");
            (note, found, appeal)
        }))
    }

    /// Number and author of all comments that the organiser let in, the newest first. Who of them is still
    /// on the list is another question.
    ///
    /// # Errors
    /// The database.
    pub async fn comments_let_in(&self, appeal_id: i64) -> Result<Vec<(i64, String)>> {
        Ok(comments::authors(self.database.conn(), appeal_id, SHOWN).await?)
    }

    /// Some comments by their numbers, the newest first.
    ///
    /// # Errors
    /// The database.
    pub async fn comments_by_ids(&self, ids: &[i64]) -> Result<Vec<Comment>> {
        Ok(comments::by_ids(self.database.conn(), ids).await?)
    }

    /// How many were let in, and when the newest was: for validators of pages.
    ///
    /// # Errors
    /// The database.
    pub async fn comments_version(&self, appeal_id: i64) -> Result<(u64, i64)> {
        Ok(comments::version(self.database.conn(), appeal_id).await?)
    }

    /// Comments that the organiser let in of these entries, by the ids of the entries.
    ///
    /// # Errors
    /// The database.
    pub async fn comments_of(
        &self,
        appeal_id: i64,
        entries: &[&Entry],
    ) -> Result<HashMap<String, Comment>> {
        let authors: HashMap<&str, &Entry> = entries
            .iter()
            .flat_map(|entry| authors_of(entry).map(|author| (author, *entry)))
            .collect();
        let ids: Vec<&str> = authors.keys().copied().collect();
        let found = comments::of_authors(self.database.conn(), appeal_id, &ids, SHOWN).await?;
        let of_entry = |comment: Comment| {
            let entry = authors.get(comment.author.as_str())?;
            Some((entry.id.clone(), comment))
        };
        Ok(found.into_iter().filter_map(of_entry).collect())
    }

    /// How many comments wait for the organiser.
    ///
    /// # Errors
    /// The database.
    pub async fn comments_waiting(&self, appeal_id: i64) -> Result<u64> {
        Ok(comments::count(self.database.conn(), appeal_id, comments::WAITING).await?)
    }

    /// What somebody says under an appeal, whatever its state.
    ///
    /// # Errors
    /// The database.
    pub async fn comment_by(&self, appeal_id: i64, author: &str) -> Result<Option<Comment>> {
        Ok(comments::of(self.database.conn(), appeal_id, author).await?)
    }
}
