//! What is being written to stand beside the list: drafts, kept here and seen by nobody.

use super::{check_called_for, check_room};
use crate::{
    FederationError, Instance,
    actions::{
        case_pictures,
        draft::{draft_changed, nfc_value},
        handover, meeting, schedule,
    },
    error::Result,
    replica::Change,
};
use serde_json::{Map, Value};
use undersigned_domain::{
    Fault,
    dispatch::{Kind, MAX_DISPATCH_BYTES, Words, read_words},
};
use undersigned_proof::strict_json::is_clean;
use undersigned_store::{
    appeals::{self, Appeal},
    dispatch_drafts::{self as drafts, DispatchDraft, NewDispatchDraft},
    dispatches as store,
    schedules::{self, Schedule},
};

/// Most drafts of one appeal.
pub const MAX_DRAFTS: usize = 200;
/// Largest draft, in bytes of its JSON.
const MAX_DRAFT_BYTES: usize = 256 * 1024;

/// What is being written: the members of the signed document, not all of them there yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The last part of its address.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The members.
    pub inside: Map<String, Value>,
}

impl Draft {
    fn of(row: &DispatchDraft) -> Option<Self> {
        let kind = Kind::ALL.iter().find(|(name, _)| *name == row.kind)?.1;
        match serde_json::from_str(&row.content).ok()? {
            Value::Object(inside) => Some(Self {
                name: row.name.clone(),
                kind,
                inside,
            }),
            _ => None,
        }
    }

    /// What it says, where it can be published, corrected, and said to be off.
    ///
    /// # Errors
    /// As [`words`](Self::words); [`FederationError::TooLong`] `dispatch_too_long`.
    pub fn fit(&self) -> Result<Words> {
        let words = self.words()?;
        check_room(self.kind, &self.inside, &words)?;
        Ok(words)
    }

    /// What it says, however long it is.
    ///
    /// # Errors
    /// The [`Fault`] that keeps it from being published.
    pub fn words(&self) -> Result<Words, Fault> {
        match read_words(self.kind, &self.inside)? {
            // A name may be left out or taken away; of what nobody would know anything, there is
            // nothing to publish.
            Words::Case(case) if case.names.is_empty() && case.about.is_empty() => {
                Err(Fault::Member("names"))
            }
            Words::Letter(letter) => letter.check().map(|()| Words::Letter(letter)),
            Words::Event(event) => meeting::check_zone(&event).map(|()| Words::Event(event)),
            words => Ok(words),
        }
    }
}

/// Drafts of an appeal, the last one changed first.
///
/// # Errors
/// The database.
pub async fn drafts_of(instance: &Instance, appeal: &Appeal, kind: Kind) -> Result<Vec<Draft>> {
    let rows = drafts::list(instance.database.conn(), appeal.id).await?;
    let drafts = rows.iter().filter_map(Draft::of);
    Ok(drafts.filter(|draft| draft.kind == kind).collect())
}

/// The draft with a name.
///
/// # Errors
/// The database.
pub async fn draft(instance: &Instance, appeal: &Appeal, name: &str) -> Result<Option<Draft>> {
    let row = drafts::by_name(instance.database.conn(), appeal.id, name).await?;
    Ok(row.as_ref().and_then(Draft::of))
}

/// Keeps what was written, under a new name where it has none. Nothing is sent.
///
/// # Errors
/// [`FederationError::Invalid`] for text that could never be signed, [`FederationError::TooLong`] for what is much too
/// long; [`FederationError::TooMany`];
/// [`FederationError::Conflict`] `withdrawn` where a meeting, a letter or a handover is begun for what was withdrawn.
pub async fn save(
    instance: &Instance,
    appeal: &Appeal,
    name: Option<&str>,
    kind: Kind,
    inside: Map<String, Value>,
) -> Result<Draft> {
    let mut value = Value::Object(inside);
    nfc_value(&mut value);
    if !is_clean(&value) {
        return Err(Fault::Text.into());
    }
    let content = value.to_string();
    if content.len() > MAX_DRAFT_BYTES {
        let over = content.len() - MAX_DISPATCH_BYTES;
        return Err(FederationError::long_dispatch(over));
    }
    // One after the other, and all of it or nothing: what is published shows its pictures whatever
    // becomes of the draft.
    let transaction = instance.database.begin().await?;
    let db = &transaction;
    let now = appeals::lock(db, appeal.id).await?;
    if name.is_none() {
        check_called_for(now.as_ref().unwrap_or(appeal), kind)?;
    }
    let name = match name {
        Some(name) => name.to_owned(),
        None if drafts::list(db, appeal.id).await?.len() >= MAX_DRAFTS => {
            return Err(FederationError::too_many(
                "draft_limit",
                format!("an appeal has at most {MAX_DRAFTS} drafts; delete some"),
            ));
        }
        None => instance.entropy.name(instance.clock.millis())?,
    };
    let new = NewDispatchDraft {
        appeal_id: appeal.id,
        name: name.clone(),
        kind: kind.name().to_owned(),
        content,
        updated_at: instance.clock.millis(),
    };
    let Value::Object(inside) = value else {
        return Err(FederationError::Internal("a draft is an object".into()));
    };
    if kind == Kind::Handover {
        handover::keep_pictures(instance, db, appeal, &name, &inside).await?;
    }
    if kind == Kind::Case {
        case_pictures::keep(instance, db, appeal, &name, &inside).await?;
    }
    drafts::put(db, new).await?;
    transaction.commit().await?;
    Ok(Draft { name, kind, inside })
}

/// Ends a draft within the change that publishes it, and whatever was to happen to it later, or the time that came
/// for it.
///
/// # Errors
/// As [`schedule::end`];
/// [`FederationError::Conflict`] `draft_changed` where it is not what is published: somebody wrote on
/// meanwhile, and what they wrote stays.
pub(in crate::actions) async fn end(
    change: &Change,
    appeal: &Appeal,
    published: &Draft,
    due: Option<&Schedule>,
) -> Result<()> {
    let transaction = &change.transaction;
    schedule::end(change.instance(), transaction, appeal, &published.name, due).await?;
    let row = drafts::by_name(transaction, appeal.id, &published.name).await?;
    let row = row.filter(|row| Draft::of(row).as_ref() == Some(published));
    let is_ended = match &row {
        Some(row) => drafts::delete_as_read(transaction, row).await?,
        None => false,
    };
    if !is_ended {
        return Err(draft_changed());
    }
    Ok(())
}

/// Throws a draft away; says whether there was one.
///
/// # Errors
/// The database.
pub async fn discard(instance: &Instance, appeal: &Appeal, name: &str) -> Result<bool> {
    let transaction = instance.database.begin().await?;
    // One after the other: whoever publishes it takes the same rows in another order.
    appeals::lock(&transaction, appeal.id).await?;
    let deleted = drafts::delete(&transaction, appeal.id, name).await?;
    schedules::delete(&transaction, appeal.id, name).await?;
    let published = store::by_name(&transaction, appeal.id, name).await?;
    match published.filter(|row| !row.withdrawn) {
        None => {
            handover::forget(&transaction, appeal.id, name).await?;
            case_pictures::forget(&transaction, appeal.id, name).await?;
        }
        // Files of a correction that is thrown away go; those of what is published stay.
        Some(row) if row.kind == Kind::Handover.name() => {
            handover::keep_published(instance, &transaction, appeal, name).await?;
        }
        Some(row) if row.kind == Kind::Case.name() => {
            case_pictures::keep(instance, &transaction, appeal, name, &Map::new()).await?;
        }
        Some(_) => {}
    }
    transaction.commit().await?;
    Ok(deleted)
}
